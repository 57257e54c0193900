"""An owner's store with everything in it that is easily counted wrong."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import nan
from pathlib import Path
from zoneinfo import ZoneInfo

from studio.catalog.loader import load_catalog
from studio.engine.demo.store import DemoWish, make_demo
from studio.model.correction import Correction, CorrectionKind
from studio.model.cue import CueLevel, CueResponse
from studio.model.exercise import Exercise
from studio.model.landmarks import Side
from studio.model.rep import MeasuredTempo, NotCounted, RejectReason, Rep
from studio.model.session import FinishReason, SetPlan
from studio.paths import resources
from studio.settings import StationSettings
from studio.store.database import open_for_reading
from studio.store.ids import new_id, utc_text
from studio.store.journal import Journal
from studio.store.people.consent import give_consent
from studio.store.privacy.key import load_station_key
from studio.sync.local_store import LocalStore
from tests.store.builders import make_rep, with_cue
from tests.sync.stations import ship, station_id

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 10, 26, 9, 30, tzinfo=BERLIN)
"""The day after the clocks went back."""

CATALOG = load_catalog(resources())
_DURABLE_S = 20.0

MOMENTS = (
    datetime(2026, 3, 28, 22, 59, 59, 900_000, tzinfo=UTC),
    datetime(2026, 3, 28, 23, 0, 0, tzinfo=UTC),  # midnight in Berlin
    datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC),  # the last second before the clocks go on
    datetime(2026, 3, 29, 1, 0, 0, tzinfo=UTC),
    datetime(2026, 3, 29, 21, 59, 59, 999_000, tzinfo=UTC),  # that day has 23 hours
    datetime(2026, 3, 29, 22, 0, 0, tzinfo=UTC),
    datetime(2026, 10, 24, 21, 59, 59, 999_000, tzinfo=UTC),
    datetime(2026, 10, 24, 22, 0, 0, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 30, 0, tzinfo=UTC),  # the same hour of the clock, twice
    datetime(2026, 10, 25, 1, 30, 0, tzinfo=UTC),
    datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC),  # that day has 25 hours
    datetime(2026, 10, 25, 23, 0, 0, tzinfo=UTC),
    datetime(2026, 10, 26, 8, 20, 0, tzinfo=UTC),
)


class _Clock:
    def __init__(self) -> None:
        self.now = MOMENTS[0]

    def __call__(self) -> datetime:
        return self.now


class HandMade:
    """One station whose sets are written by hand."""

    def __init__(self, folder: Path, *, name: str) -> None:
        folder.mkdir(mode=0o700)
        self.folder = folder
        self.clock = _Clock()
        self._sets = 0
        self.journal = Journal(
            folder,
            settings=StationSettings(station_name=name),
            on_fault=_fail,
            clock=self.clock,
        )
        self.journal.start()

    def close(self) -> None:
        assert self.journal.stop() == 0

    def client(self, alias: str) -> str:
        """Somebody known by name, who agreed."""
        client_id = new_id()
        now = self.clock.now - timedelta(days=400)

        def add(database: object) -> None:
            database.execute(  # type: ignore[attr-defined]
                "INSERT INTO clients (id, alias, is_guest, created_utc) VALUES (?, ?, 0, ?)",
                (client_id, alias, utc_text(now)),
            )
            give_consent(database, client_id=client_id, now=now)  # type: ignore[arg-type]

        assert self.journal.perform(add).wait(timeout_s=_DURABLE_S)
        return client_id

    def note(self, kind: str, what: str, **values: float) -> None:
        """Of the station's health."""
        names = ", ".join(("id", "at_utc", "kind", "what", *values))
        marks = ", ".join("?" * (4 + len(values)))
        row = (new_id(), utc_text(self.clock.now), kind, what, *values.values())
        self.journal.perform(
            lambda database: database.execute(  # type: ignore[arg-type]
                f"INSERT INTO health_notes ({names}) VALUES ({marks})", row
            )
        )

    def visit(self, client_id: str | None, at: datetime, *sets: "str") -> None:
        """A session with a set of each exercise."""
        self.clock.now = at
        session_id = self.journal.begin_session(client_id=client_id)
        for number, exercise_id in enumerate(sets):
            self.clock.now = at + timedelta(minutes=4 * number)
            self._set(CATALOG.exercise(exercise_id), session_id=session_id, number=number)
        assert self.journal.end_session(session_id).wait(timeout_s=_DURABLE_S)

    def _set(self, exercise: Exercise, *, session_id: str, number: int) -> None:
        self._sets += 1
        seed = 7 * self._sets + number
        side = Side.LEFT if exercise.per_side else Side.BOTH
        plan = SetPlan(
            set_id=new_id(),
            exercise_id=exercise.id,
            side=side,
            reps_target=4,
            load_kg=None if seed % 3 == 0 else 10.0 + seed % 7,
        )
        journal = self.journal
        journal.record_set_started(plan, session_id=session_id, exercise=exercise)
        reps = 1 + seed % 5
        for rep_number in range(1, reps + 1):
            journal.record_measured(plan.set_id, _rep(rep_number, seed=seed, exercise=exercise))
        if seed % 2:
            movement = NotCounted(at_s=1.0, reason=list(RejectReason)[seed % 5])
            journal.record_not_counted(plan.set_id, movement)
        self._cues(plan.set_id, seed=seed)
        count = self._corrections(plan.set_id, reps=reps, seed=seed)
        if seed % 10 != 0:  # else it goes on, or was cut off
            journal.record_set_finished(
                plan.set_id,
                reason=FinishReason.CLIENT,
                count=count,
                score=nan if seed % 5 == 0 else 70.0 + seed % 29,
                coverage=0.8,
                deduction="",
            )
        if seed % 3:
            felt = None if seed % 7 == 0 else seed % 11
            values = (new_id(), plan.set_id, felt, seed % 5, utc_text(self.clock.now))
            journal.perform(
                lambda database: database.execute(  # type: ignore[arg-type]
                    "INSERT INTO set_answers (id, set_id, felt, reserve, answered_utc) "
                    "VALUES (?, ?, ?, ?, ?)",
                    values,
                )
            )

    def _cues(self, set_id: str, *, seed: int) -> None:
        for turn in range(seed % 3):
            cue_id, at_s = f"C{1 + (seed + turn) % 20:02d}", 5.0 + turn
            self.journal.record_cue(
                set_id, cue_id=cue_id, words="Sit back", level=CueLevel.AMBER, at_s=at_s
            )
            if (seed + turn) % 3:
                response = list(CueResponse)[(seed + turn) % 2]
                self.journal.record_cue_response(
                    set_id, cue_id=cue_id, at_s=at_s, response=response
                )

    def _corrections(self, set_id: str, *, reps: int, seed: int) -> int:
        """One of: none, plus one, minus one, one missed and one too many, taken back again."""
        added = Correction(kind=CorrectionKind.ADDED, at_s=3.0)
        removed = Correction(kind=CorrectionKind.REMOVED, rep_number=1)
        choices: tuple[tuple[Correction | None, ...], ...] = (
            (),
            (None,),
            (removed,),
            (added, removed),
            (added, replace(added, is_taken_back=True)),
        )
        count = reps
        for correction in choices[seed % 5]:
            change = 1 if correction is None else correction.change
            count += change
            self.journal.record_correction(
                set_id, change=change, count=count, correction=correction
            )
        return count


def _rep(number: int, *, seed: int, exercise: Exercise) -> Rep:
    rep = make_rep(number)
    turn = seed + number
    asked = exercise.tempo
    tempo = MeasuredTempo(
        eccentric_s=nan if turn % 6 == 0 else (asked.eccentric_s or 1.0) + 0.2 * (turn % 5),
        pause_long_s=asked.pause_long_s + 0.1 * (turn % 3),
        concentric_s=nan if turn % 4 == 0 else 1.0 + 0.15 * (turn % 7),
        pause_short_s=nan if turn % 3 == 0 else asked.pause_short_s,
    )
    rom_ratio = nan if turn % 7 == 0 else 0.7 + 0.05 * (turn % 8)
    score = nan if turn % 5 == 0 else 60.0 + turn % 40
    side = Side.LEFT if exercise.per_side else Side.BOTH
    made = replace(
        rep,
        tempo=tempo,
        rom_ratio=rom_ratio,
        score=score,
        span=replace(rep.span, side=side),
    )
    return with_cue(made, shown=True) if turn % 2 else made


def _fail(fault: object) -> None:
    assert fault is None


def make_store(folder: Path) -> Path:
    """Two stations by hand, a demo station, and somebody who was erased. Returns its folder."""
    owner = folder / "owner"
    owner.mkdir(mode=0o700)
    with closing(LocalStore(owner)) as store:
        first = HandMade(folder / "first", name="By the window")
        ada, ben = first.client("Ada"), first.client("Ben")
        for number, at in enumerate(MOMENTS):
            who = (ada, None, ben)[number % 3]
            first.visit(who, at, "goblet_squat", "clamshell", "hip_thrust")
        _notes(first)
        for week in range(10):
            at = NOW.astimezone(UTC) - timedelta(days=3 + 7 * week)
            first.visit(ada, at, "romanian_deadlift", "split_squat")
        first.close()
        ship(first.folder, store)
        second = HandMade(folder / "second", name="By the door")
        gone = second.client("Gone")
        for number, at in enumerate(MOMENTS[5:]):
            second.visit(gone if number % 2 else None, at, "hip_thrust", "lateral_band_walk")
        second.close()
        ship(second.folder, store)
        _forget(second.folder, store, gone)
    make_demo(
        owner,
        DemoWish(clients=2, weeks=2, stations=1, seed=3, until=NOW),
        exercises=CATALOG.exercises,
        cues=CATALOG.cues,
        settings=StationSettings(),
        on_progress=lambda _what, _done: None,
    )
    return owner


def _notes(station: HandMade) -> None:
    for number, at in enumerate(MOMENTS):
        station.clock.now = at
        station.note("start", "crash" if number == 4 else "in_order")
        station.note("pace", "webcam", fps=25.0 + number, delay_ms=40.0, analysed=90, dropped=10)
        if number % 4 == 0:
            station.note("fault", "no_camera")


def _forget(station: Path, store: LocalStore, client_id: str) -> None:
    with closing(open_for_reading(station)):
        tag = load_station_key(station).client_tag(client_id)
    assert store.erase(station_id=station_id(station), tag=tag)
