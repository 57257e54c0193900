"""A set that was cut off goes on where it was."""

from dataclasses import replace

from studio.catalog.loader import Catalog, load_catalog
from studio.engine.course.resume import ResumedCoach
from studio.engine.snapshot import RepCounted, SetFinished, SetStarted, StateChanged, StopSet
from studio.model.correction import Correction, CorrectionKind
from studio.model.landmarks import Side
from studio.model.rep import NotCounted, RejectReason
from studio.model.session import SetPlan, StationState
from studio.paths import resources
from studio.store.interrupted import InterruptedSet
from tests.engine.course.test_conductor import STEP_S, Visit
from tests.engine.fakes import ScriptedCoach, rep_at

PLAN = SetPlan(
    set_id="set-cut-off", exercise_id="goblet_squat", side=Side.BOTH, reps_target=5, number=2
)
BEFORE = (rep_at(4.0, number=1), rep_at(7.0, number=2))


def cut_off(*, correction: int = 0) -> InterruptedSet:
    return InterruptedSet(session_id="session-1", plan=PLAN, reps=BEFORE, correction=correction)


def catalog() -> Catalog:
    return load_catalog(resources())


def test_numbers_and_times_go_on() -> None:
    coach = ResumedCoach(ScriptedCoach(3.0), reps=BEFORE)
    for index in range(100):
        step = coach.step(None, time_s=index * 0.05)

    assert step.count == 3
    assert [rep.span.number for rep in coach.reps] == [1, 2, 3]
    last = coach.reps[-1].span
    assert last.start_s >= BEFORE[-1].span.end_s - 2.0
    assert last.counted_at_s > BEFORE[-1].span.counted_at_s


def test_the_station_is_live_at_the_last_rep_and_counts_on() -> None:
    visit = Visit(catalog(), coach=ScriptedCoach(1.0))
    visit.conductor.resume(cut_off(correction=1), now_s=0.0)

    assert visit.state() is StationState.LIVE
    assert visit.camera.is_on
    assert visit.snapshot().count == 3
    visit.live(2.0)
    visit.say(StopSet())

    facts = visit.facts()
    assert isinstance(facts[0], SetStarted)
    assert isinstance(facts[1], StateChanged)
    (counted,) = [fact for fact in facts if isinstance(fact, RepCounted)]
    assert (counted.set_id, counted.rep.span.number) == ("set-cut-off", 3)
    (finished,) = [fact for fact in facts if isinstance(fact, SetFinished)]
    assert finished.count == 4
    assert [rep.span.number for rep in finished.reps] == [1, 2, 3]


def test_what_was_put_right_before_stands_in_the_ledger() -> None:
    said = (
        Correction(kind=CorrectionKind.REMOVED, rep_number=1, at_s=4.0, side=Side.BOTH),
        Correction(kind=CorrectionKind.COUNTED, at_s=4.5, side=Side.BOTH),
        Correction(kind=CorrectionKind.ADDED, side=Side.BOTH),
    )
    missed = NotCounted(at_s=4.5, reason=RejectReason.PARTIAL)
    visit = Visit(catalog(), coach=ScriptedCoach(1.0))
    visit.conductor.resume(replace(cut_off(), corrections=said, not_counted=(missed,)), now_s=0.0)

    # Two counted, one of them taken away, one counted after all, one added.
    assert visit.snapshot().count == 3
    visit.live(2.0)
    visit.say(StopSet())
    (finished,) = [fact for fact in visit.facts() if isinstance(fact, SetFinished)]
    kinds = [entry.correction for entry in finished.ledger]
    assert kinds == [
        CorrectionKind.REMOVED,
        CorrectionKind.COUNTED,
        None,
        None,
        CorrectionKind.ADDED,
    ]
    assert finished.count == 4


def test_the_set_is_not_begun_a_second_time_in_the_journal() -> None:
    visit = Visit(catalog())
    visit.conductor.resume(cut_off(), now_s=0.0)
    visit.live(0.5)

    assert not [line for line in visit.journal.lines if line.startswith(("session", "start"))]


def test_the_next_set_has_the_next_number() -> None:
    visit = Visit(catalog())
    visit.conductor.resume(cut_off(), now_s=0.0)
    visit.live(5 * STEP_S)
    visit.say(StopSet())

    finished = [fact for fact in visit.facts() if isinstance(fact, SetFinished)]
    assert finished[0].plan.number == 2


def test_nobody_there_any_more_ends_it() -> None:
    visit = Visit(catalog())
    visit.conductor.resume(cut_off(), now_s=0.0)
    visit.pose = visit.nobody
    visit.live(14.0)
    assert visit.state() is StationState.LIVE
    visit.live(2.0)

    assert visit.state() is StationState.SUMMARY
