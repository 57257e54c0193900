"""The station with its threads: a scripted camera, network and coach."""

import queue
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from studio.catalog.loader import Catalog, load_catalog
from studio.engine.course.durable_events import StorageWatch
from studio.engine.course.live_set import SetJournal
from studio.engine.snapshot import (
    ChooseExercise,
    Event,
    Leave,
    RepCounted,
    SetFinished,
    Snapshot,
    StartSet,
    StateChanged,
    StopSet,
    WakeUp,
)
from studio.engine.station import Station
from studio.errors import KnownError, Reason
from studio.model.session import StationState
from studio.paths import resources
from studio.settings import StationSettings
from studio.store.database import DATABASE_FILE
from studio.store.journal import Journal
from studio.vision.source import FrameSource
from tests.engine.fakes import FakeJournal, ScriptedCoach, ScriptedEstimator, ScriptedSource

LIMIT_S = 20.0


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(resources())


class Screens:
    """Polls a station as its screens would."""

    def __init__(self, station: Station) -> None:
        self.station = station
        self.events: list[Event] = []
        self.latest: Snapshot | None = None

    def until(self, condition: Callable[[], bool]) -> None:
        """Poll until it is so."""
        deadline_s = time.monotonic() + LIMIT_S
        while not condition():
            assert time.monotonic() < deadline_s, (self.latest, self.events)
            self.latest = self.station.snapshots.take(0.05) or self.latest
            while True:
                try:
                    self.events.append(self.station.events.get_nowait())
                except queue.Empty:
                    break

    def until_state(self, state: StationState) -> None:
        self.until(lambda: self.latest is not None and self.latest.state is state)

    def count_of(self, kind: type) -> int:
        return sum(isinstance(event, kind) for event in self.events)


@contextmanager
def running(
    catalog: Catalog,
    *,
    opener: Callable[[], FrameSource] | None = None,
    coach: ScriptedCoach | None = None,
    journal: SetJournal | None = None,
    storage: StorageWatch | None = None,
    estimator: Callable[[], ScriptedEstimator] = ScriptedEstimator,
) -> Iterator[Screens]:
    station = Station(
        StationSettings(count_in_s=0.0),
        catalog,
        opener or (lambda: ScriptedSource(frames=None, fps=200.0, paced=True)),
        estimator,
        journal or FakeJournal(),
        storage=storage,
        make_coach=lambda exercise, side: coach or ScriptedCoach(),
    )
    station.start()
    try:
        yield Screens(station)
    finally:
        station.stop()


def test_a_set_from_the_first_touch_to_the_summary(catalog: Catalog) -> None:
    journal = FakeJournal()
    with running(catalog, coach=ScriptedCoach(0.0, 0.0, 0.0), journal=journal) as screens:
        screens.until_state(StationState.ATTRACT)
        screens.station.commands.put(WakeUp())
        screens.station.commands.put(ChooseExercise(exercise_id="goblet_squat"))
        screens.station.commands.put(StartSet())
        screens.until(lambda: screens.count_of(RepCounted) == 3)
        screens.until(lambda: screens.latest is not None and screens.latest.count == 3)
        assert screens.latest is not None
        assert screens.latest.frame is not None
        screens.station.commands.put(StopSet())
        screens.until(lambda: screens.count_of(SetFinished) == 1)
        screens.until_state(StationState.SUMMARY)
    states = [event.state for event in screens.events if isinstance(event, StateChanged)]
    assert states == [
        StationState.CHOOSE,
        StationState.STAND_HERE,
        StationState.COUNT_IN,
        StationState.LIVE,
        StationState.SUMMARY,
    ]
    assert journal.lines[-2:] == ["finished client 3", "session ended"]


@pytest.mark.expect_log("WARNING")
def test_a_set_is_stopped_while_the_disk_takes_nothing_and_is_stored_later(
    catalog: Catalog, tmp_path: Path
) -> None:
    """A lock held by another program stands for the full disk: the journal tries again alike."""
    storage = StorageWatch()
    journal = Journal(tmp_path, settings=StationSettings(), on_fault=storage.told, retry_s=0.01)
    journal.start()
    coach = ScriptedCoach(0.0)
    blocker = closing(sqlite3.connect(tmp_path / DATABASE_FILE, isolation_level=None))
    with blocker as other, running(catalog, coach=coach, journal=journal, storage=storage) as seen:
        for command in (WakeUp(), ChooseExercise(exercise_id="goblet_squat"), StartSet()):
            seen.station.commands.put(command)
        seen.until(lambda: seen.count_of(RepCounted) == 1)
        other.execute("BEGIN IMMEDIATE")
        coach.count_now()
        seen.until(lambda: seen.latest is not None and seen.latest.storage_message != "")
        seen.station.commands.put(StopSet())
        seen.until_state(StationState.SUMMARY)
        seen.until(lambda: seen.count_of(SetFinished) == 1)
        assert seen.latest is not None
        assert str(tmp_path) not in seen.latest.storage_message
        other.execute("ROLLBACK")
        seen.until(lambda: seen.count_of(RepCounted) == 2)
        seen.until(lambda: seen.latest is not None and seen.latest.storage_message == "")
    assert journal.stop() == 0


def test_stopping_the_program_in_a_set_keeps_every_rep(catalog: Catalog) -> None:
    journal = FakeJournal()
    with running(catalog, coach=ScriptedCoach(0.0, 0.0), journal=journal) as screens:
        for command in (WakeUp(), ChooseExercise(exercise_id="goblet_squat"), StartSet()):
            screens.station.commands.put(command)
        screens.until(lambda: screens.count_of(RepCounted) == 2)
    assert journal.lines[-2:] == ["finished shutdown 2", "session ended"]


@pytest.mark.expect_log("WARNING")
def test_a_camera_that_cannot_be_opened_is_said_on_screen(catalog: Catalog) -> None:
    def opener() -> FrameSource:
        raise KnownError(Reason.CAMERA_BUSY, "camera 0 is used by another program. Close it.")

    with running(catalog, opener=opener) as screens:
        screens.station.commands.put(WakeUp())
        screens.until(lambda: screens.latest is not None and screens.latest.camera_message != "")
        assert screens.latest is not None
        assert "another program" in screens.latest.camera_message
        assert screens.latest.frame is None


def test_leaving_closes_the_camera_and_follows_nobody(catalog: Catalog) -> None:
    sources: list[ScriptedSource] = []
    estimators: list[ScriptedEstimator] = []

    def opener() -> FrameSource:
        sources.append(ScriptedSource(frames=None, fps=200.0, paced=True))
        return sources[-1]

    def estimator() -> ScriptedEstimator:
        estimators.append(ScriptedEstimator())
        return estimators[-1]

    with running(catalog, opener=opener, estimator=estimator) as screens:
        screens.until_state(StationState.ATTRACT)
        assert not sources
        screens.station.commands.put(WakeUp())
        screens.until(lambda: screens.latest is not None and screens.latest.frame is not None)
        screens.station.commands.put(Leave())
        screens.until_state(StationState.ATTRACT)
        screens.until(lambda: sources[0].read() is None)
        assert screens.latest is not None
        assert screens.latest.frame is None
        assert estimators[0].resets == 1


@pytest.mark.expect_log("ERROR")
def test_a_bug_in_analysis_is_logged_and_told(catalog: Catalog) -> None:
    def broken() -> ScriptedEstimator:
        raise RuntimeError("the network is broken")

    with running(catalog, estimator=broken) as screens:
        screens.until(lambda: screens.station.failure is not None)
        assert "broken" in str(screens.station.failure)
