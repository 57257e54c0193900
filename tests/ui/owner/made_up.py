"""An owner's store of made-up people: as many stations, clients and days as a test asks for."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from sqlite_utils import Database

from studio import paths
from studio.catalog.loader import Catalog, load_catalog
from studio.model.exercise import Exercise
from studio.model.landmarks import Side
from studio.model.session import SetPlan
from studio.settings import StationSettings
from studio.store.ids import new_id, utc_text
from studio.store.owner.database import open_owner_store_for_writing
from studio.store.owner.totals import refresh_all_totals
from studio.store.rows import set_rows

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
"""A Monday morning."""

_NAMES = [
    "Anna",
    "Ben",
    "Carla",
    "Dara",
    "Emil",
    "Femi",
    "Greta",
    "Hana",
    "Ines",
    "Jonas",
    "Kaya",
    "Luis",
    "Mira",
    "Nils",
    "Olga",
    "Pia",
    "Quentin",
    "Rosa",
    "Sami",
    "Tara",
    "Udo",
    "Vera",
    "Wanda",
    "Xenia",
    "Yara",
    "Zoe",
]
_FAVOURITES = (
    "goblet_squat",
    "hip_thrust",
    "kettlebell_deadlift",
    "glute_bridge",
    "split_squat",
    "clamshell",
    "good_morning",
    "side_lying_abduction",
    "reverse_lunge",
    "frog_pump",
)
_CUES = ("C17", "C01", "C19", "C05", "C12", "C20")
_REASONS = ("partial", "walking", "wrong_person", "lost")


@cache
def catalog() -> Catalog:
    """What ships."""
    return load_catalog(paths.resources())


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much of it.

    Attributes:
        stations: Stations.
        clients: Named clients.
        days: Days until `NOW`.
        every: Days from one session of a client to the next.
        is_demo: Marked as made up.
    """

    stations: int = 1
    clients: int = 6
    days: int = 1
    every: int = 3
    is_demo: bool = False


class _Maker:
    def __init__(self, database: Database, size: Size) -> None:
        self.database = database
        self.size = size
        self.random = np.random.default_rng(7)
        self.known: dict[str, dict[str, Any]] = {}
        known = catalog().exercises
        self.exercises: Sequence[Exercise] = [known[name] for name in _FAVOURITES if name in known]

    def put(self, table: str, values: Mapping[str, Any]) -> None:
        names = ", ".join(values)
        marks = ", ".join(f":{name}" for name in values)
        self.database.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", dict(values))

    def judged_by(self, exercise: Exercise) -> Mapping[str, Any]:
        """What every set of an exercise has in common; its snapshots are stored once."""
        if exercise.id not in self.known:
            plan = SetPlan(
                set_id="", exercise_id=exercise.id, side=Side.BOTH, reps_target=10, load_kg=None
            )
            for change in set_rows(
                plan,
                session_id="",
                exercise=exercise,
                settings=StationSettings(),
                started_utc="",
            ):
                if change.table == "sets":
                    self.known[exercise.id] = dict(change.values)
                else:
                    self.database.execute(*change.statement())
        return self.known[exercise.id]

    def station(self, number: int) -> str:
        station_id = new_id()
        late = timedelta(days=2 if number == 3 else 0, minutes=3 * number)
        self.put(
            "stations",
            {
                "id": station_id,
                "name": f"Station {number}",
                "installed_utc": utc_text(NOW - timedelta(days=self.size.days + 20)),
                "last_received_utc": utc_text(NOW - late),
                "is_demo": int(self.size.is_demo),
            },
        )
        self.note(station_id, NOW - timedelta(hours=3), "start", "in_order")
        if number == 4:
            self.note(station_id, NOW - timedelta(hours=2), "start", "crash")
            self.note(station_id, NOW - timedelta(hours=2), "fault", "no_camera")
        return station_id

    def note(self, station_id: str, at: datetime, kind: str, what: str, **more: float) -> None:
        values = {
            "id": new_id(),
            "station_id": station_id,
            "at_utc": utc_text(at),
            "kind": kind,
            "what": what,
            **more,
        }
        self.put("health_notes", values)

    def client(self, name: str, station_id: str, *, is_guest: bool = False) -> str:
        client_id = new_id()
        since = NOW - timedelta(days=self.size.days + 10)
        self.put(
            "clients",
            {
                "id": client_id,
                "station_id": station_id,
                "alias": name,
                "is_guest": int(is_guest),
                "created_utc": utc_text(since),
                "is_demo": int(self.size.is_demo),
                "tag": new_id(),
            },
        )
        if not is_guest:
            self.put(
                "consents",
                {
                    "id": new_id(),
                    "station_id": station_id,
                    "client_id": client_id,
                    "text_version": "2026-11",
                    "given_utc": utc_text(since),
                    "withdrawn_utc": None,
                },
            )
        return client_id

    def session(self, client_id: str, station_id: str, begins: datetime, *, person: int) -> None:
        session_id = new_id()
        self.put(
            "sessions",
            {
                "id": session_id,
                "station_id": station_id,
                "client_id": client_id,
                "started_utc": utc_text(begins),
                "ended_utc": utc_text(begins + timedelta(minutes=25)),
                "is_demo": int(self.size.is_demo),
            },
        )
        moment = begins
        for number in range(int(self.random.integers(3, 7))):
            chosen = self.exercises[(person + number * 3) % len(self.exercises)]
            self.set(client_id, station_id, session_id, chosen, moment, person=person)
            moment += timedelta(minutes=3)
        pace = {"fps": float(self.random.normal(29.4, 0.4)), "delay_ms": 46.0}
        counts = {"analysed": 1700, "dropped": int(self.random.integers(0, 30))}
        self.note(station_id, moment, "pace", "webcam", **pace, **counts)

    def set(
        self,
        client_id: str,
        station_id: str,
        session_id: str,
        exercise: Exercise,
        begins: datetime,
        *,
        person: int,
    ) -> None:
        weeks_ago = (NOW - begins).days / 7
        set_id = new_id()
        side = (Side.LEFT, Side.RIGHT)[person % 2] if exercise.per_side else Side.BOTH
        self.put(
            "sets",
            {
                **self.judged_by(exercise),
                "id": set_id,
                "station_id": station_id,
                "client_id": client_id,
                "session_id": session_id,
                "side": side.value,
                "load_kg": _load(exercise, weeks_ago, person),
                "started_utc": utc_text(begins),
            },
        )
        depth = 0.93 + 0.05 * (person % 3) - 0.0 * weeks_ago
        if person % 5 == 1:
            depth -= 0.16 * max(0.0, 1.0 - weeks_ago / 8)
        count = int(self.random.integers(8, 12))
        scores = [
            self.rep(set_id, station_id, number, depth, exercise) for number in range(1, count + 1)
        ]
        self.database.execute(
            "UPDATE sets SET ended_utc = ?, finish_reason = 'target', count = ?, score = ?, "
            "coverage_ratio = 0.8, deduction = 'Depth' WHERE id = ?",
            (utc_text(begins + timedelta(minutes=1)), count, float(np.mean(scores)), set_id),
        )
        self.around(set_id, station_id, begins, count)

    def rep(
        self, set_id: str, station_id: str, number: int, depth: float, exercise: Exercise
    ) -> float:
        rep_id = new_id()
        ratio = float(np.clip(self.random.normal(depth, 0.05), 0.5, 1.15))
        start_s = 4.0 * number
        tempo = exercise.tempo
        score = float(np.clip(self.random.normal(96 * min(1, ratio), 4), 30, 100))
        self.put(
            "reps",
            {
                "id": rep_id,
                "station_id": station_id,
                "set_id": set_id,
                "number": number,
                "side": "both",
                "status": "full" if ratio > 0.88 else "short",
                "start_s": start_s,
                "far_s": start_s + 1.5,
                "end_s": start_s + 3.4,
                "bottom_s": start_s + 1.5,
                "top_s": start_s + 3.4,
                "counted_at_s": start_s + 3.6,
                "driver_start": 5.0,
                "driver_far": 110 * ratio,
                "rom_ratio": ratio,
                "eccentric_s": float(self.random.normal((tempo.eccentric_s or 1.0) * 0.9, 0.4)),
                "pause_long_s": max(0.0, float(self.random.normal(tempo.pause_long_s, 0.1))),
                "concentric_s": float(self.random.normal(tempo.concentric_s or 1.0, 0.2)),
                "pause_short_s": max(0.0, float(self.random.normal(tempo.pause_short_s, 0.1))),
                "score": score,
                "coverage_ratio": 0.8,
                "deduction": "Depth" if ratio < 0.88 else "",
                "is_measured": 1,
                "stored_utc": utc_text(NOW),
            },
        )
        for place, cue in enumerate(_CUES):
            if self.random.random() < 0.09 / (place + 1) + (
                0.3 if cue == "C17" and ratio < 0.88 else 0
            ):
                self.put(
                    "cue_verdicts",
                    {
                        "id": new_id(),
                        "rep_id": rep_id,
                        "cue_id": cue,
                        "level": "amber",
                        "at_s": start_s + 1.4,
                        "shown": 1,
                    },
                )
        return score

    def around(self, set_id: str, station_id: str, begins: datetime, count: int) -> None:
        random = self.random
        common = {"station_id": station_id, "set_id": set_id}
        for place, cue in enumerate(_CUES):
            if random.random() < 0.5 / (place + 1):
                helped = random.random() < 0.8 - 0.1 * place
                self.put(
                    "cues_given",
                    {
                        "id": new_id(),
                        **common,
                        "cue_id": cue,
                        "words": "Go a little deeper",
                        "level": "amber",
                        "at_s": 9.0,
                        "rep_number": 2,
                        "wording": 0,
                        "response": "left" if helped else "stayed",
                    },
                )
        if random.random() < 0.7:
            self.put(
                "set_answers",
                {
                    "id": new_id(),
                    **common,
                    "felt": int(random.integers(4, 10)),
                    "reserve": int(random.integers(0, 4)),
                    "answered_utc": utc_text(begins),
                },
            )
        if random.random() < 0.04:
            change = 1 if random.random() < 0.7 else -1
            self.put(
                "corrections",
                {
                    "id": new_id(),
                    **common,
                    "change": change,
                    "count": count + change,
                    "corrected_utc": utc_text(begins),
                },
            )
            self.database.execute(
                "UPDATE sets SET count = ? WHERE id = ?", (count + change, set_id)
            )
        if random.random() < 0.15:
            reason = _REASONS[int(random.integers(0, len(_REASONS)))]
            self.put("not_counted", {"id": new_id(), **common, "at_s": 3.0, "reason": reason})


def make_store(folder: Path, size: Size) -> None:
    """Write `owner.db`.

    Args:
        folder: An existing folder.
        size: How much of it; no days = a store without a set.
    """
    with closing(open_owner_store_for_writing(folder)) as opened, opened.database.atomic():
        maker = _Maker(opened.database, size)
        if size.days:
            _fill(maker)
        refresh_all_totals(opened.database.conn)


def _fill(maker: _Maker) -> None:
    size = maker.size
    stations = [maker.station(number + 1) for number in range(size.stations)]
    guest = maker.client("Guest", stations[0], is_guest=True)
    people = [
        maker.client(_name(number), stations[number % len(stations)])
        for number in range(size.clients)
    ]
    for day in range(size.days):
        date = NOW - timedelta(days=day)
        for person, client_id in enumerate([*people, guest]):
            if size.days > 1 and (person + day) % size.every != 0:
                continue
            if size.days > 20 and person % 9 == 8 and day < 40:
                continue
            hour = (7, 8, 12, 17, 18, 18, 19, 20)[(person * 5 + day) % 8]
            begins = date.replace(hour=hour, minute=(person * 7) % 50)
            if day == 0:
                begins = NOW - timedelta(minutes=12 + 17 * (person % 7))
            station = stations[(person + day) % len(stations)]
            maker.session(client_id, station, begins, person=person)


def _name(number: int) -> str:
    name = _NAMES[number % len(_NAMES)]
    return name if number < len(_NAMES) else f"{name} {number // len(_NAMES) + 1}"


def _load(exercise: Exercise, weeks_ago: float, person: int) -> float | None:
    if not exercise.loadable:
        return None
    return float(2 * round((24 + 2 * (person % 4) - 0.35 * weeks_ago) / 2))
