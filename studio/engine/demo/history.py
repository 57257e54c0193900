"""A believable past to try the owner's pages with (`studio demo-data`).

Nobody's data: clients with made-up bodies and habits come to a station for some weeks. What they
do is decided by the real planner, visit by visit; each rep is angles over time, judged by the
real coach (the pose network is not run); and every row goes the way of a real one, through a
station's journal and outbox into the owner's store. All of it is marked as demo. The same seed
makes the same numbers, keys apart.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import numpy as np
from sqlite_utils import Database

from studio.coaching.planning.training_history import DoneSet
from studio.coaching.set_score import score_set
from studio.engine.demo.body import JointTable, joint_table
from studio.engine.demo.judge import JudgedSet
from studio.engine.demo.people import DemoClient, demo_client
from studio.engine.demo.rows import rows_of_set
from studio.engine.demo.set import SetDone
from studio.engine.people.trainee import Trainee
from studio.engine.snapshot import SetFinished
from studio.model.client import Client, SetAnswers, StationEquipment
from studio.model.cue import Cue
from studio.model.exercise import Exercise
from studio.model.landmarks import Side
from studio.model.session import SetPlan
from studio.settings import StationSettings
from studio.store.identity import ensure_identity
from studio.store.ids import new_id, utc_text
from studio.store.people.client_history import ClientRecord
from studio.store.people.consent import give_consent
from studio.store.rows import Cell, RowChange, Verb

_MOST_SETS = 16
_REMEMBERED = timedelta(weeks=10)
_LATEST_SHIFT = timedelta(hours=2)
_BETWEEN_CLIENTS = timedelta(minutes=2)
_CLOSES_H = 22
_CRASH, _FAULT = 0.01, 0.03
_FAULTS = ("no_camera", "disk_fault", "camera_silent")


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoMade:
    """How much was made up."""

    clients: int
    sessions: int
    sets: int
    reps: int


@dataclass(slots=True, kw_only=True, eq=False)
class _Known:
    """A client with what they have done so far."""

    client_id: str
    client: DemoClient
    first: datetime | None = None
    sets: list[DoneSet] = field(default_factory=list)


@dataclass(slots=True, kw_only=True, eq=False)
class DemoHistory:
    """Makes up the past of one station.

    Attributes:
        database: The journal of that station, open for writing.
        exercises: By id.
        cues: By id.
        settings: Of the station.
        random: Decides everything.
        until: This moment, with the studio's time zone; no set begins after it.
    """

    database: Database
    exercises: Mapping[str, Exercise]
    cues: Mapping[str, Cue]
    settings: StationSettings
    random: np.random.Generator
    until: datetime
    _station_id: str = ""
    _tables: dict[tuple[str, Side], JointTable] = field(default_factory=dict)
    _sessions: int = 0
    _sets: int = 0
    _reps: int = 0

    def make(
        self, *, clients: int, first_number: int, weeks: int, on_visit: Callable[[], None]
    ) -> DemoMade:
        """Write it.

        Args:
            clients: How many come.
            first_number: Of their aliases.
            weeks: For how long.
            on_visit: Called after each planned visit; how many there are tells `visits`.
        """
        begins = self.until - timedelta(weeks=weeks)
        people = self._people(clients, first_number=first_number, begins=begins)
        free_from, day = begins, None
        for at, person in self._visits(people, begins=begins, weeks=weeks):
            start = max(at, free_from)
            if start - at <= _LATEST_SHIFT and start <= self.until:
                with self.database.atomic():
                    if start.date() != day:
                        day = start.date()
                        self._switched_on(start)
                    free_from = self._visit(person, start) + _BETWEEN_CLIENTS
            on_visit()
        return DemoMade(clients=clients, sessions=self._sessions, sets=self._sets, reps=self._reps)

    def _people(self, clients: int, *, first_number: int, begins: datetime) -> list[_Known]:
        people = []
        with self.database.atomic():
            identity = ensure_identity(
                self.database, station_name=self.settings.station_name, now_utc=utc_text(begins)
            )
            self._station_id = identity.station_id
            self.database.execute("UPDATE clients SET is_demo = 1")
            for number in range(first_number, first_number + clients):
                client = demo_client(
                    number,
                    random=self.random,
                    exercises=tuple(self.exercises.values()),
                    cues=self.cues,
                )
                client_id = new_id()
                values: dict[str, Cell] = {
                    "alias": client.alias,
                    "is_guest": 0,
                    "created_utc": utc_text(begins),
                    "is_demo": 1,
                }
                self._write([_put("clients", client_id, values)])
                give_consent(self.database, client_id=client_id, now=begins)
                people.append(_Known(client_id=client_id, client=client))
        return people

    def _visits(
        self, people: list[_Known], *, begins: datetime, weeks: int
    ) -> list[tuple[datetime, _Known]]:
        """Who comes when, in order."""
        found = []
        for person in people:
            client = person.client
            for day in range(7 * weeks + 1):
                date = begins + timedelta(days=day)
                if date.weekday() not in client.weekdays:
                    continue
                stays_away = self.random.random() < client.stays_away
                hour = client.hour + float(self.random.normal(0.0, 0.5))
                at = date.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(hours=hour)
                if not stays_away and begins <= at <= self.until and at.hour < _CLOSES_H:
                    found.append((at, person))
        found.sort(key=lambda visit: visit[0])
        return found

    def _switched_on(self, at: datetime) -> None:
        """The station's own notes of a day."""
        how = "crash" if self.random.random() < _CRASH else "in_order"
        self._note(at - timedelta(minutes=5), kind="start", what=how)
        if self.random.random() < _FAULT:
            fault = _FAULTS[int(self.random.integers(len(_FAULTS)))]
            self._note(at - timedelta(minutes=4), kind="fault", what=fault)

    def _note(self, at: datetime, *, kind: str, what: str, **values: Cell) -> None:
        row: dict[str, Cell] = {"at_utc": utc_text(at), "kind": kind, "what": what, **values}
        self._write([_put("health_notes", new_id(), row)])

    def _visit(self, person: _Known, at: datetime) -> datetime:
        """One visit. Returns when it ended."""
        person.first = person.first or at
        trainee = self._trainee(person, at)
        now = at
        wish = trainee.advised(_hours(now))
        if wish is None:
            return at
        session_id = new_id()
        values: dict[str, Cell] = {
            "station_id": self._station_id,
            "client_id": person.client_id,
            "started_utc": utc_text(at),
            "is_demo": 1,
        }
        self._write([_put("sessions", session_id, values)])
        trainee.session_id = session_id
        plan: SetPlan | None = trainee.choose(wish, _hours(now))
        if trainee.plan is not plan:
            trainee.calibrate()  # made-up clients skip it: a calibration is no set
        for _ in range(_MOST_SETS):
            if plan is None or now > self.until:
                break
            now += timedelta(seconds=float(self.random.uniform(10, 25)))
            now = self._set(person, trainee, plan, session_id=session_id, at=now)
            now += timedelta(seconds=trainee.rest_s * float(self.random.uniform(0.7, 1.3)))
            plan = trainee.go_on(_hours(now))
        self._end(person, trainee, session_id=session_id, now=now)
        return now

    def _end(self, person: _Known, trainee: Trainee, *, session_id: str, now: datetime) -> None:
        ended: dict[str, Cell] = {"ended_utc": utc_text(now)}
        key: dict[str, Cell] = {"id": session_id}
        self._write([RowChange(verb=Verb.CHANGE, table="sessions", key=key, values=ended)])
        person.sets += trainee.done.values()
        self._sessions += 1
        analysed = int(self.random.integers(9_000, 20_000))
        self._note(
            now,
            kind="pace",
            what="webcam",
            fps=float(np.clip(self.random.normal(29.4, 0.5), 15.0, 30.0)),
            delay_ms=float(self.random.normal(44.0, 5.0)),
            analysed=analysed,
            dropped=int(analysed * abs(self.random.normal(0.005, 0.005))),
        )

    def _trainee(self, person: _Known, at: datetime) -> Trainee:
        client = person.client
        since_h = _hours(at - _REMEMBERED)
        person.sets = [done for done in person.sets if done.at_h >= since_h]
        weeks = (at - person.first) / timedelta(weeks=1) if person.first else 0.0
        known = Client(
            id=person.client_id, alias=client.alias, profile=client.profile, may_store=True
        )
        return Trainee(
            key=person.client_id,
            name=client.alias,
            client=known,
            record=ClientRecord(sets=tuple(person.sets), weeks_known=weeks or None),
            exercises=self.exercises,
            station=StationEquipment(items=frozenset(self.settings.equipment)),
            new_set_id=new_id,
        )

    def _set(
        self,
        person: _Known,
        trainee: Trainee,
        plan: SetPlan,
        *,
        session_id: str,
        at: datetime,
    ) -> datetime:
        """One set. Returns when it ended."""
        exercise = self.exercises[plan.exercise_id]
        if plan.load_kg is None:
            plan = trainee.plan = replace(plan, load_kg=person.client.first_load_kg(exercise))
        done = self._done(person, plan, exercise, at=at)
        judged, score = done.judged, score_set(done.judged.reps)
        answers = self._answers(person.client, score.score)
        written = rows_of_set(
            plan,
            judged,
            score,
            session_id=session_id,
            exercise=exercise,
            settings=self.settings,
            begins=at,
            ends_s=done.ends_s,
            answers=answers,
            random=self.random,
        )
        self._write(written.rows)
        finished = SetFinished(
            plan=plan,
            reps=tuple(judged.reps),
            count=written.count,
            score=score.score,
            coverage=score.coverage,
            deduction=score.deduction,
        )
        trainee.next_side = trainee.planner.finished(plan)
        trainee.set_finished(finished, _hours(at))
        trainee.answered(plan.set_id, answers, is_alarming=False)
        return at + timedelta(seconds=done.ends_s)

    def _done(self, person: _Known, plan: SetPlan, exercise: Exercise, *, at: datetime) -> SetDone:
        """The set, done and judged rep by rep."""
        judged = JudgedSet(
            exercise=exercise,
            side=plan.side,
            table=self._table(exercise, plan.side),
            cues=self.cues,
            random=self.random,
        )
        weeks = (at - (person.first or at)) / timedelta(weeks=1)
        done = SetDone(client=person.client, judged=judged, weeks=weeks, random=self.random)
        done.do(max(1, plan.reps_target - int(self.random.random() < 0.15)))
        self._sets, self._reps = self._sets + 1, self._reps + len(judged.reps)
        return done

    def _answers(self, client: DemoClient, score: float) -> SetAnswers:
        if self.random.random() > client.answers:
            return SetAnswers()
        felt = client.feels + (0.0 if np.isnan(score) else (score - 85.0) / 12.0)
        felt += float(self.random.normal(0.0, 0.8))
        return SetAnswers(
            felt=int(np.clip(round(felt), 0, 10)), reserve=int(self.random.integers(0, 5))
        )

    def _table(self, exercise: Exercise, side: Side) -> JointTable:
        key = (exercise.id, side)
        if key not in self._tables:
            self._tables[key] = joint_table(exercise, side=side)
        return self._tables[key]

    def _write(self, changes: list[RowChange]) -> None:
        for change in changes:
            self.database.execute(*change.statement())


def _put(table: str, row_id: str, values: dict[str, Cell]) -> RowChange:
    return RowChange(verb=Verb.PUT, table=table, key={"id": row_id}, values=values)


def _hours(at: datetime) -> float:
    return at.timestamp() / 3600.0
