"""Who trains, what they are advised, and what follows from their answers."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from studio.catalog.loader import Catalog, load_catalog
from studio.coaching.calibration import PersonalRange
from studio.coaching.planning.hinge_start import HINGE_FAMILIES
from studio.coaching.planning.pain_flow import PainAction
from studio.coaching.planning.planner import prescribe
from studio.coaching.planning.training_history import DoneSet
from studio.engine.people.desk_talk import (
    AdviceGiven,
    AnswerSet,
    CallStaff,
    ClearStop,
    ClientEdited,
    JoinClient,
    JoinRefused,
    LogOut,
    PainHeard,
    PeopleChanged,
    ProgressTold,
    SidesCompared,
    SwitchClient,
    TellLoad,
)
from studio.engine.people.training_desk import TrainingDesk
from studio.engine.snapshot import (
    Calibrate,
    ChooseExercise,
    Continue,
    CorrectCount,
    GoBack,
    Leave,
    StartSet,
    StopSet,
    WakeUp,
)
from studio.model.client import (
    Client,
    ClientFlag,
    ClientProfile,
    PainPlace,
    RepZone,
    SetAnswers,
)
from studio.model.exercise import Exercise, View
from studio.model.landmarks import Side
from studio.model.session import SetPlan, StationState
from studio.paths import resources
from studio.settings import CameraView
from studio.store.interrupted import InterruptedSet
from studio.store.people.client_history import ClientRecord
from tests.engine.course.test_conductor import SETTINGS, Visit
from tests.engine.fakes import FakeJournal, FakeReceipt, ScriptedCoach

NOW_H = 1000.0
FERN = Client(
    id="fern",
    alias="Fern",
    profile=ClientProfile(level=2, flags=frozenset({ClientFlag.KNEE_PF})),
    may_store=True,
)
MOSS = Client(id="moss", alias="Moss", profile=ClientProfile(level=2), has_pin=True)


class FakeClients:
    """Clients in memory; writes down what it is told."""

    def __init__(
        self, *clients: Client, past: tuple[DoneSet, ...] = (), is_new: bool = False
    ) -> None:
        self._clients = clients
        known = PersonalRange(range=20.0, calibrated=20.0)
        self._ranges = {} if is_new else {("clamshell", Side.LEFT): known}
        self._past = past
        self.lines: list[str] = []
        self.reasons: list[str] = []
        self._minutes = 0

    def clients(self) -> tuple[Client, ...]:
        return self._clients

    def record(self, client: Client, *, exercises: Mapping[str, Exercise]) -> ClientRecord:
        return ClientRecord(sets=self._past, ranges=self._ranges)

    def now_h(self) -> float:
        self._minutes += 1
        return NOW_H + self._minutes / 60.0

    def _write(self, line: str) -> FakeReceipt:
        self.lines.append(line)
        return FakeReceipt()

    def record_zone(self, set_id: str, zone: RepZone) -> FakeReceipt:
        return self._write(f"zone {set_id} {zone}")

    def record_load(self, set_id: str, load_kg: float | None) -> FakeReceipt:
        return self._write(f"load {set_id} {load_kg}")

    def record_answers(self, set_id: str, answers: SetAnswers, *, session_id: str) -> FakeReceipt:
        return self._write(f"answers {set_id} {answers.felt} {answers.pain} in {session_id}")

    def record_range(
        self, client_id: str, *, exercise_id: str, side: Side, known: PersonalRange
    ) -> FakeReceipt:
        return self._write(f"range {client_id} {exercise_id} {side} {known.range:.0f}")

    def stop(
        self,
        client_id: str,
        *,
        reason: str,
        family: str | None = None,
        hours: float | None = None,
    ) -> FakeReceipt:
        self.reasons.append(reason)
        return self._write(f"stop {client_id} {family} {hours}")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(resources())


def _visit(catalog: Catalog, *clients: Client, past: tuple[DoneSet, ...] = ()) -> Visit:
    return Visit(catalog, coach=ScriptedCoach(4.0), clients=FakeClients(*clients, past=past))


def _lines(visit: Visit) -> list[str]:
    store = visit.desk._clients
    assert isinstance(store, FakeClients)
    return store.lines


def _plan(visit: Visit) -> SetPlan:
    plan = visit.conductor.plan
    assert plan is not None
    return plan


def _advice(visit: Visit) -> AdviceGiven:
    return [event for event in visit.told() if isinstance(event, AdviceGiven)][-1]


def _do_set(visit: Visit) -> str:
    """The set that is planned, with one rep; returns its id."""
    visit.coach = ScriptedCoach(visit.now_s + 4.0)
    if visit.state() is StationState.REST:
        visit.say(Continue())
    visit.say(StartSet())
    visit.live(3.2)
    assert visit.state() is StationState.LIVE
    visit.live(4.0)
    set_id = _plan(visit).set_id
    visit.say(StopSet())
    assert visit.state() is StationState.SUMMARY
    return set_id


def _advised_set(visit: Visit) -> str:
    visit.say(WakeUp())
    best = visit.desk.advice().advice.best
    assert best is not None
    visit.say(ChooseExercise(exercise_id=best.exercise_id, reps_target=best.reps, is_advised=True))
    return _do_set(visit)


def test_a_touch_brings_the_coachs_advice_ahead_of_the_screen(catalog: Catalog) -> None:
    visit = _visit(catalog)

    visit.say(WakeUp())

    people, advice, changed = visit.told()
    assert isinstance(people, PeopleChanged)
    assert [person.name for person in people.here] == ["Guest"]
    assert isinstance(advice, AdviceGiven)
    assert advice.advice.best is not None
    assert not [key for key in advice.advice.best.reasons if "week" in key]
    assert not isinstance(changed, AdviceGiven)


def test_two_advised_sets_then_the_next_exercise(catalog: Catalog) -> None:
    visit = _visit(catalog)
    _advised_set(visit)
    first = _plan(visit)
    assert first.sets_target == 2
    visit.say(Continue())
    assert (_plan(visit).exercise_id, _plan(visit).number) == (first.exercise_id, 2)
    assert visit.snapshot().rest_s == first.rest_s
    _do_set(visit)

    visit.say(Continue())

    assert visit.state() is StationState.REST
    assert _plan(visit).exercise_id != first.exercise_id
    assert _plan(visit).number == 1
    assert _plan(visit).zone is not None
    zones = [line.split()[0:2] for line in _lines(visit)]
    assert zones == [["zone", "set-1"], ["zone", "set-2"]]


def test_a_set_without_a_rep_is_not_done(catalog: Catalog) -> None:
    visit = _visit(catalog)
    visit.to_live()
    visit.say(StopSet(), Continue())
    visit.say(Continue())
    exercise = _plan(visit).exercise_id
    assert exercise == "goblet_squat"
    assert not [event for event in visit.told() if isinstance(event, ProgressTold)]


def test_a_set_is_told_against_the_clients_own_last_one(catalog: Catalog) -> None:
    visit = _visit(catalog)
    _advised_set(visit)
    first = [event for event in visit.told() if isinstance(event, ProgressTold)]
    visit.say(CorrectCount(change=1), Continue())
    _do_set(visit)
    second = [event for event in visit.told() if isinstance(event, ProgressTold)]

    assert [fact.kind.value for event in first for fact in event.facts] == ["first"]
    assert [fact.kind.value for event in second for fact in event.facts] == ["same"]


def test_a_weight_told_after_the_set_is_stored_and_holds_for_the_next(catalog: Catalog) -> None:
    visit = _visit(catalog)
    set_id = _advised_set(visit)

    visit.say(TellLoad(set_id=set_id, load_kg=30.0), Continue())

    assert f"load {set_id} 30.0" in _lines(visit)
    assert _plan(visit).load_kg == 30.0
    assert _advice(visit).loads_kg[_plan(visit).exercise_id] == 30.0


def test_a_little_pain_eases_the_next_set(catalog: Catalog) -> None:
    visit = _visit(catalog)
    set_id = _advised_set(visit)
    visit.say(TellLoad(set_id=set_id, load_kg=30.0))

    visit.say(AnswerSet(set_id=set_id, answers=SetAnswers(felt=6, pain=3)), Continue())

    heard = [event for event in visit.told() if isinstance(event, PainHeard)]
    assert [event.action for event in heard] == [PainAction.EASE]
    assert (_plan(visit).load_kg, _plan(visit).range_ratio) == (27.5, 0.8)
    assert f"answers {set_id} 6 3 in session-1" in _lines(visit)


def test_more_pain_ends_the_exercise_and_offers_an_unrelated_one(catalog: Catalog) -> None:
    visit = _visit(catalog)
    set_id = _advised_set(visit)
    before = catalog.exercise(_plan(visit).exercise_id)

    answers = SetAnswers(pain=4, place=PainPlace.KNEE)
    visit.say(AnswerSet(set_id=set_id, answers=answers), Continue())

    after = catalog.exercise(_plan(visit).exercise_id)
    assert after.family != before.family
    assert not {"knee_pf", "knee_kneel"} & set(after.exclusions)


@pytest.mark.parametrize(
    ("answers", "is_alarming"),
    [(SetAnswers(pain=6), False), (SetAnswers(), True), (SetAnswers(pain=1), True)],
)
def test_strong_or_alarming_pain_stops_the_station_until_staff_come(
    catalog: Catalog, answers: SetAnswers, is_alarming: bool
) -> None:
    visit = _visit(catalog, FERN)
    visit.say(WakeUp(), JoinClient(client_id="fern"))
    set_id = _advised_set(visit)

    visit.say(AnswerSet(set_id=set_id, answers=answers, is_alarming=is_alarming))

    assert visit.state() is StationState.STOPPED
    assert "stop fern None None" in _lines(visit)
    visit.say(Leave(), Continue(), WakeUp())
    visit.dark(600.0)
    assert visit.state() is StationState.STOPPED
    visit.say(ClearStop())
    assert visit.state() is StationState.ATTRACT


def test_staff_can_be_called_in_the_middle_of_a_set_which_is_written_down(
    catalog: Catalog,
) -> None:
    visit = _visit(catalog)
    visit.to_live()
    visit.live(1.5)

    visit.say(CallStaff())

    assert visit.state() is StationState.STOPPED
    assert "finished client 1" in visit.journal.lines


def test_a_known_client_takes_the_place_of_an_idle_guest_and_is_stored_by_name(
    catalog: Catalog,
) -> None:
    visit = _visit(catalog, FERN)
    visit.say(WakeUp())

    visit.say(JoinClient(client_id="fern"))

    people = [event for event in visit.told() if isinstance(event, PeopleChanged)][-1]
    assert [(person.key, person.is_current) for person in people.here] == [("fern", True)]
    advice = visit.desk.advice()
    assert advice.name == "Fern"
    best = advice.advice.best
    assert best is not None
    assert "knee_pf" not in catalog.exercise(best.exercise_id).exclusions
    _advised_set(visit)
    assert visit.journal.lines[0] == "session of fern"


def test_who_did_not_agree_is_coached_but_not_stored_by_name(catalog: Catalog) -> None:
    shy = Client(id="ivy", alias="Ivy", profile=ClientProfile(level=2))
    visit = _visit(catalog, shy)
    visit.say(WakeUp(), JoinClient(client_id="ivy"))

    _advised_set(visit)

    assert visit.journal.lines[0] == "session"


def test_a_name_with_a_pin_needs_it(catalog: Catalog) -> None:
    visit = _visit(catalog, MOSS)
    visit.say(WakeUp())

    visit.say(JoinClient(client_id="moss"))
    assert visit.desk.current.client.is_guest
    visit.say(JoinClient(client_id="moss", is_signed_in=True))

    assert visit.desk.current.name == "Moss"


def test_two_guests_take_turns_each_with_their_own_plan_and_rest(catalog: Catalog) -> None:
    visit = _visit(catalog)
    visit.to_live("goblet_squat")
    visit.live(2.0)
    visit.say(StopSet(), Continue())
    mine = _plan(visit)
    visit.live(10.0)
    left_s = visit.snapshot().rest_left_s
    assert left_s is not None

    visit.say(JoinClient())
    assert visit.state() is StationState.CHOOSE
    visit.say(ChooseExercise(exercise_id="glute_bridge"))
    assert _plan(visit).exercise_id == "glute_bridge"
    _do_set(visit)
    visit.say(Continue())
    visit.live(5.0)
    visit.say(SwitchClient(key="guest-1"))

    assert visit.state() is StationState.REST
    assert _plan(visit) == mine
    now_left_s = visit.snapshot().rest_left_s
    assert now_left_s is not None
    assert now_left_s < left_s - 10.0
    assert visit.journal.lines.count("session") == 2
    visit.say(Leave())
    assert visit.journal.lines.count("session ended") == 2
    assert [person.name for person in visit.desk.people().here] == ["Guest"]


def test_no_more_than_three_and_no_turns_in_a_set(catalog: Catalog) -> None:
    visit = _visit(catalog)
    visit.say(WakeUp(), JoinClient(), JoinClient(), JoinClient())
    assert len(visit.desk.people().here) == 3

    visit.to_live()
    current = visit.desk.current
    visit.say(SwitchClient(key="guest-1"), JoinClient())

    assert visit.desk.current is current
    assert visit.state() is StationState.LIVE


def test_answers_to_a_set_nobody_did_come_to_nothing(catalog: Catalog) -> None:
    visit = _visit(catalog)
    visit.say(WakeUp())

    visit.say(AnswerSet(set_id="other", answers=SetAnswers(pain=9)))
    visit.say(TellLoad(set_id="other", load_kg=5.0))

    assert visit.state() is StationState.CHOOSE
    assert _lines(visit) == []


# --- who is here ---------------------------------------------------------------------------------


def _people(visit: Visit) -> PeopleChanged:
    return [event for event in visit.told() if isinstance(event, PeopleChanged)][-1]


def test_two_sign_in_and_one_logs_out_while_the_other_trains_on(catalog: Catalog) -> None:
    visit = _visit(catalog, FERN, MOSS)
    visit.say(WakeUp(), JoinClient(client_id="fern"))
    _advised_set(visit)
    visit.say(Continue(), JoinClient(client_id="moss", is_signed_in=True))
    here = _people(visit).here
    assert [(one.key, one.is_current, one.is_kept) for one in here] == [
        ("fern", False, True),
        ("moss", True, False),
    ]

    visit.say(LogOut(key="moss"))

    assert visit.state() is StationState.REST
    assert [(one.key, one.is_current) for one in _people(visit).here] == [("fern", True)]
    assert visit.journal.lines.count("session ended") == 0
    visit.say(LogOut(key="fern"))
    assert visit.state() is StationState.ATTRACT
    assert visit.journal.lines.count("session ended") == 1
    assert visit.desk.current.client.is_guest


def test_who_waits_can_log_out_and_nobody_else_notices(catalog: Catalog) -> None:
    visit = _visit(catalog, FERN, MOSS)
    visit.say(WakeUp(), JoinClient(client_id="fern"))
    visit.say(JoinClient(client_id="moss", is_signed_in=True))
    visit.told()

    visit.say(LogOut(key="fern"), LogOut(key="nobody"))

    assert [(one.key, one.is_current) for one in _people(visit).here] == [("moss", True)]
    assert visit.state() is StationState.CHOOSE


def test_signing_in_again_makes_it_their_turn(catalog: Catalog) -> None:
    visit = _visit(catalog, FERN)
    visit.say(WakeUp(), JoinClient(client_id="fern"), JoinClient())
    assert visit.desk.current.client.is_guest

    visit.say(JoinClient(client_id="fern"))

    assert visit.desk.current.key == "fern"
    assert len(visit.desk.people().here) == 2


def test_a_fourth_is_told_that_there_is_no_room(catalog: Catalog) -> None:
    visit = _visit(catalog, FERN)
    visit.to_live()
    visit.live(4.0)
    visit.say(StopSet(), Continue(), JoinClient(), JoinClient())
    _do_first(visit)
    visit.told()

    visit.say(JoinClient(client_id="fern"), JoinClient(client_id="stranger"))

    refused = [event for event in visit.told() if isinstance(event, JoinRefused)]
    assert refused == [JoinRefused(is_full=True), JoinRefused(is_full=True)]
    assert len(visit.desk.people().here) == 3


def _do_first(visit: Visit) -> None:
    visit.coach = ScriptedCoach(visit.now_s + 4.0)
    visit.say(ChooseExercise(exercise_id="goblet_squat", reps_target=5), StartSet())
    visit.live(5.0)
    visit.say(StopSet(), Continue())
    assert visit.state() is StationState.REST


def test_a_turn_leaves_no_set_behind_that_the_next_one_could_correct(catalog: Catalog) -> None:
    visit = _visit(catalog, FERN)
    visit.to_live()
    visit.live(4.0)
    visit.say(StopSet(), Continue(), JoinClient(client_id="fern"))
    before = list(visit.journal.lines)

    visit.say(CorrectCount(change=1))

    assert visit.journal.lines == before


def test_staff_change_a_client_who_is_here(catalog: Catalog) -> None:
    visit = _visit(catalog, FERN)
    visit.say(WakeUp(), JoinClient(client_id="fern"))
    _advised_set(visit)
    visit.say(Continue())
    store = visit.desk._clients
    assert isinstance(store, FakeClients)
    store._clients = (replace(FERN, may_store=False, profile=ClientProfile(level=3)),)

    visit.say(ClientEdited(client_id="fern"))
    visit.say(ClientEdited(client_id="somebody who is not here"))

    assert visit.desk.current.client.profile.level == 3
    assert isinstance(visit.told()[-1], AdviceGiven)
    assert visit.journal.lines[-1] == "session ended"
    _do_set(visit)
    assert visit.journal.lines[-1].startswith("finished")
    assert visit.journal.lines.count("session") == 1  # no longer under the name


def test_an_erased_client_leaves_at_once(catalog: Catalog) -> None:
    visit = _visit(catalog, FERN)
    visit.say(WakeUp(), JoinClient(client_id="fern"))
    store = visit.desk._clients
    assert isinstance(store, FakeClients)
    store._clients = ()

    visit.say(ClientEdited(client_id="fern"))

    assert visit.state() is StationState.ATTRACT
    assert visit.desk.current.client.is_guest


@pytest.mark.parametrize("may_store_pain", [True, False])
def test_pain_is_known_by_name_beyond_the_visit_only_of_who_agreed_to_that(
    catalog: Catalog, may_store_pain: bool
) -> None:
    visit = _visit(catalog, replace(FERN, may_store_pain=may_store_pain))
    visit.say(WakeUp(), JoinClient(client_id="fern"))
    set_id = _advised_set(visit)
    family = catalog.exercise(_plan(visit).exercise_id).family

    visit.say(AnswerSet(set_id=set_id, answers=SetAnswers(pain=4)), Continue())

    stops = [line for line in _lines(visit) if line.startswith("stop")]
    assert stops == ([f"stop fern {family} 24.0"] if may_store_pain else [])
    assert catalog.exercise(_plan(visit).exercise_id).family != family  # today it counts
    set_id = _advised_set(visit)
    visit.say(AnswerSet(set_id=set_id, answers=SetAnswers(pain=8)))
    assert visit.state() is StationState.STOPPED
    store = visit.desk._clients
    assert isinstance(store, FakeClients)
    assert store.reasons[-1] == ("pain" if may_store_pain else "called for staff")


def test_pain_of_who_did_not_agree_is_not_written_under_their_name(catalog: Catalog) -> None:
    visit = _visit(catalog, MOSS)
    visit.say(WakeUp(), JoinClient(client_id="moss", is_signed_in=True))
    set_id = _advised_set(visit)

    visit.say(AnswerSet(set_id=set_id, answers=SetAnswers(pain=7)))

    assert visit.state() is StationState.STOPPED
    assert not [line for line in _lines(visit) if line.startswith("stop")]


@pytest.mark.parametrize(
    ("client_id", "key"), [("fern", "fern"), (None, "guest-1"), ("erased", "guest-1")]
)
def test_a_set_cut_off_goes_on_with_whose_it_is(
    catalog: Catalog, client_id: str | None, key: str
) -> None:
    visit = _visit(catalog, FERN)
    plan = SetPlan(
        set_id="cut-off", exercise_id="goblet_squat", side=Side.BOTH, reps_target=5, number=1
    )
    interrupted = InterruptedSet(
        session_id="before", plan=plan, reps=(), correction=0, client_id=client_id
    )

    visit.conductor.resume(interrupted, now_s=0.0)

    assert visit.desk.current.key == key
    assert visit.desk.session_id() == "before"
    assert len(visit.desk.people().here) == 1


def test_who_agreed_keeps_their_range(catalog: Catalog) -> None:
    visit = _visit(catalog, FERN)
    visit.coach = ScriptedCoach(4.0, 5.0, 6.0)
    visit.say(WakeUp(), JoinClient(client_id="fern"))
    visit.say(ChooseExercise(exercise_id="goblet_squat"), Calibrate(), StartSet())
    visit.live(6.5)
    visit.say(StopSet())
    store = visit.desk._clients
    assert isinstance(store, FakeClients)
    assert "range fern goblet_squat both 108" in store.lines


def test_a_view_the_camera_cannot_have_is_guided_and_not_scored(catalog: Catalog) -> None:
    def guided(*views: CameraView) -> set[str]:
        desk = TrainingDesk(
            catalog.exercises,
            replace(SETTINGS, missing_views=views),
            FakeClients(),
            FakeJournal(),
            new_set_id=lambda: "set",
        )
        state = desk.current.state(0.0)
        return {
            name
            for name, exercise in catalog.exercises.items()
            if prescribe(exercise, state).is_guided
        }

    assert guided() == set()
    assert guided(CameraView.FRONT) == {
        name for name, exercise in catalog.exercises.items() if exercise.view is View.FRONT
    }


def test_a_first_weight_in_a_hinge_is_held_back_in_the_next_set(catalog: Catalog) -> None:
    visit = _visit(catalog)
    set_id = _advised_set(visit)
    exercise = catalog.exercise(_plan(visit).exercise_id)
    assert exercise.family in HINGE_FAMILIES

    visit.say(
        TellLoad(set_id=set_id, load_kg=30.0),
        AnswerSet(set_id=set_id, answers=SetAnswers(reserve=9)),
        Continue(),
    )

    # One rep and nine left are ten: 0.6 * 30 = 18, in steps of 2.5 that is 17.5.
    assert _plan(visit).load_kg == 17.5


def test_both_legs_are_compared_behind_the_second_one(catalog: Catalog) -> None:
    visit = _visit(catalog)
    visit.say(WakeUp(), ChooseExercise(exercise_id="split_squat"))
    for is_second in (False, True):
        at_s = visit.now_s + 4.0
        visit.coach = ScriptedCoach(at_s, at_s + 1.0, side=_plan(visit).side)
        visit.say(StartSet())
        visit.live(6.5)
        visit.say(StopSet())
        compared = [event for event in visit.told() if isinstance(event, SidesCompared)]
        assert len(compared) == is_second
        visit.say(Continue())

    (told,) = compared
    assert (told.match.rows[0].left, told.match.rows[0].right) == (108.0, 108.0)


def test_who_is_new_here_finds_their_range_first_and_is_asked_once(catalog: Catalog) -> None:
    clients = FakeClients(FERN, is_new=True)
    visit = Visit(catalog, coach=ScriptedCoach(4.0), clients=clients)
    visit.say(WakeUp(), JoinClient(client_id="fern"), ChooseExercise(exercise_id="box_squat"))
    assert _plan(visit).is_calibration
    assert _plan(visit).reps_target == 3

    visit.coach = ScriptedCoach(visit.now_s + 4.0, visit.now_s + 5.0, visit.now_s + 6.0)
    visit.say(StartSet())
    visit.live(6.5)
    visit.say(StopSet())
    assert visit.state() is StationState.STAND_HERE
    assert not _plan(visit).is_calibration
    assert [line for line in clients.lines if line.startswith("range")] == [
        "range fern box_squat both 108"
    ]

    visit.say(GoBack(), ChooseExercise(exercise_id="romanian_deadlift"))
    assert not _plan(visit).is_calibration
    assert visit.snapshot().may_calibrate  # offered, not asked


def test_another_choice_before_it_is_done_still_asks(catalog: Catalog) -> None:
    visit = Visit(catalog, coach=ScriptedCoach(4.0), clients=FakeClients(FERN, is_new=True))
    visit.say(WakeUp(), JoinClient(client_id="fern"), ChooseExercise(exercise_id="box_squat"))

    visit.say(GoBack(), ChooseExercise(exercise_id="romanian_deadlift"))
    assert _plan(visit).is_calibration
    visit.say(Calibrate())
    assert _plan(visit).exercise_id == "romanian_deadlift"


def test_who_is_in_a_hurry_skips_it_for_this_visit(catalog: Catalog) -> None:
    visit = Visit(catalog, coach=ScriptedCoach(4.0), clients=FakeClients(FERN, is_new=True))
    visit.say(WakeUp(), JoinClient(client_id="fern"), ChooseExercise(exercise_id="box_squat"))
    ahead = _plan(visit)

    visit.say(Calibrate())
    assert ahead.is_calibration
    assert not _plan(visit).is_calibration
    assert _plan(visit).exercise_id == "box_squat"

    visit.say(GoBack(), ChooseExercise(exercise_id="romanian_deadlift"))
    assert not _plan(visit).is_calibration


def test_a_guest_is_not_asked(catalog: Catalog) -> None:
    visit = Visit(catalog, coach=ScriptedCoach(4.0), clients=FakeClients(is_new=True))
    visit.say(WakeUp(), ChooseExercise(exercise_id="box_squat"))

    assert not _plan(visit).is_calibration
    assert visit.snapshot().may_calibrate


@pytest.mark.parametrize(("load_kg", "asks"), [(40.0, False), (20.0, True)])
def test_under_a_heavy_weight_nobody_asks_for_depth(
    catalog: Catalog, load_kg: float, asks: bool
) -> None:
    past = (
        DoneSet(
            exercise_id="goblet_squat",
            session_id="",
            at_h=NOW_H - 200.0,
            reps=8,
            reps_target=8,
            load_kg=45.0,
        ),
    )
    visit = _visit(catalog, FERN, past=past)
    watched: list[Exercise] = []

    def make_coach(exercise: Exercise, side: Side) -> ScriptedCoach:
        watched.append(exercise)
        return visit.coach

    visit.conductor._sets._make_coach = make_coach
    visit.say(WakeUp(), JoinClient(client_id="fern"))
    visit.say(ChooseExercise(exercise_id="goblet_squat", load_kg=load_kg), StartSet())
    visit.live(3.5)

    assert visit.state() is StationState.LIVE
    assert ("C17" in watched[-1].cues) is asks
