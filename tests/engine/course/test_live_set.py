"""When a set is over by itself, and when it is not."""

import queue
from collections.abc import Mapping
from dataclasses import replace

import pytest

from studio.catalog.loader import load_catalog
from studio.coaching.coach import CoachStep
from studio.coaching.ledger import CueAnswered
from studio.engine.course.durable_events import DurableEvents, StorageWatch
from studio.engine.course.live_set import CAMERA_LOST_S, STEPPED_AWAY_S, STILL_S, LiveSet
from studio.engine.snapshot import Event, PraiseGiven
from studio.model.cue import CueResponse
from studio.model.landmarks import Side
from studio.model.pose import Pose
from studio.model.session import FinishReason, SetPlan
from studio.paths import resources
from tests.builders import make_pose, squat_posture
from tests.engine.fakes import FakeJournal, ScriptedCoach

PERIOD_S = 0.1


class Watched:
    """A set of one rep; the clock is set by hand."""

    def __init__(
        self,
        coach: ScriptedCoach | None = None,
        *,
        side: Side = Side.BOTH,
        events: "queue.SimpleQueue[Event] | None" = None,
        praises: Mapping[str, str] | None = None,
    ) -> None:
        self.now_s = 0.0
        self.live = LiveSet(
            SetPlan(set_id="set-1", exercise_id="goblet_squat", side=side, reps_target=1),
            exercise=load_catalog(resources()).exercise("goblet_squat"),
            coach=coach or ScriptedCoach(),
            journal=FakeJournal(),
            session_id="session-1",
            events=DurableEvents(events or queue.SimpleQueue(), storage=StorageWatch()),
            began_s=0.0,
            praises=praises or {},
        )

    def see(self, seconds: float, *, somebody: bool) -> None:
        """Pictures for so long."""
        for _ in range(round(seconds / PERIOD_S)):
            self.now_s += PERIOD_S
            pose = make_pose(squat_posture(0.0), time_s=self.now_s) if somebody else None
            self.live.watch(pose, time_s=self.now_s, now_s=self.now_s)

    def over(self, *, camera_is_lost: bool = False) -> FinishReason | None:
        return self.live.over_because(now_s=self.now_s, camera_is_lost=camera_is_lost)


@pytest.fixture
def watched() -> Watched:
    return Watched()


def test_who_is_not_in_the_pictures_has_stepped_away(watched: Watched) -> None:
    watched.see(1.0, somebody=True)
    watched.see(STEPPED_AWAY_S - 0.2, somebody=False)
    assert watched.over() is None
    watched.see(0.4, somebody=False)
    assert watched.over() is FinishReason.STEPPED_AWAY


@pytest.mark.parametrize("somebody", [True, False])
def test_a_station_that_stood_still_takes_nobody_for_gone(
    watched: Watched, *, somebody: bool
) -> None:
    watched.see(1.0, somebody=True)
    watched.now_s += 3.0 * STEPPED_AWAY_S
    assert watched.over() is None, "nobody looked"
    watched.see(1.0, somebody=somebody)
    assert watched.over() is None


def test_who_is_gone_after_a_standstill_too_has_stepped_away(watched: Watched) -> None:
    watched.see(1.0, somebody=True)
    watched.now_s += 3.0 * STEPPED_AWAY_S
    watched.see(STEPPED_AWAY_S + 0.2, somebody=False)
    assert watched.over() is FinishReason.STEPPED_AWAY


def test_a_station_that_stood_still_takes_nobody_for_still() -> None:
    watched = Watched(ScriptedCoach(0.0))
    watched.see(0.5 * STILL_S, somebody=True)
    watched.now_s += STILL_S
    assert watched.over() is None, "only half of the time was seen"
    watched.see(0.5 * STILL_S, somebody=True)
    assert watched.over() is None
    watched.see(STILL_S, somebody=True)
    assert watched.over() is FinishReason.TARGET


def test_a_lost_camera_ends_the_set_in_the_end(watched: Watched) -> None:
    watched.see(1.0, somebody=True)
    watched.now_s += CAMERA_LOST_S - 0.1
    assert watched.over(camera_is_lost=True) is None
    watched.now_s += 0.2
    assert watched.over(camera_is_lost=True) is FinishReason.CAMERA_LOST


@pytest.mark.parametrize("done", [Side.LEFT, Side.RIGHT])
def test_the_leg_that_worked_is_told_not_the_one_that_was_asked_for(done: Side) -> None:
    watched = Watched(ScriptedCoach(0.5, 1.0, 1.5, side=done), side=Side.LEFT)
    assert watched.live.plan_as_done.side is Side.LEFT
    watched.see(2.0, somebody=True)
    assert watched.live.finish(FinishReason.CLIENT, next_side=None).plan.side is done


class AnsweredCoach(ScriptedCoach):
    """Tells with the first picture what became of a cue."""

    def __init__(self, cue_id: str, response: CueResponse) -> None:
        super().__init__()
        self._answers = [CueAnswered(cue_id=cue_id, at_s=0.0, response=response)]

    def step(self, pose: Pose | None, *, time_s: float) -> CoachStep:
        step = super().step(pose, time_s=time_s)
        told, self._answers = tuple(self._answers), []
        return replace(step, facts=told)


@pytest.mark.parametrize(
    ("cue_id", "response", "words"),
    [
        ("C09", CueResponse.LEFT, ["Heels glued down"]),
        ("C09", CueResponse.STAYED, []),
        ("C05", CueResponse.LEFT, []),
    ],
)
def test_a_fault_that_left_after_its_cue_is_praised_once(
    cue_id: str, response: CueResponse, words: list[str]
) -> None:
    """C05 is an estimate: it never claims a success."""
    events: queue.SimpleQueue[Event] = queue.SimpleQueue()
    watched = Watched(
        AnsweredCoach(cue_id, response), events=events, praises={"C09": "Heels glued down"}
    )
    watched.see(1.0, somebody=True)

    told = [events.get_nowait() for _ in range(events.qsize())]
    assert [one.words for one in told if isinstance(one, PraiseGiven)] == words
