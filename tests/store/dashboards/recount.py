"""Every number again, from the raw rows alone: no totals, no SQL but plain SELECTs, one row at a
time."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from statistics import fmean

from studio.store.dashboards.charts import SetsKey, SetsMark
from studio.store.dashboards.period import Filter

PHASES = ("eccentric_s", "pause_long_s", "concentric_s", "pause_short_s")
_WIDE_DEG = 60.0


@dataclass
class RawSet:
    """A set with everything that hangs on it."""

    row: sqlite3.Row
    exercise: dict[str, object]
    is_guest: bool
    reps: list[sqlite3.Row] = field(default_factory=list)
    verdicts: list[sqlite3.Row] = field(default_factory=list)
    cues: list[sqlite3.Row] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    corrections: list[sqlite3.Row] = field(default_factory=list)
    answer: sqlite3.Row | None = None

    @property
    def id(self) -> str:
        return str(self.row["id"])

    def at(self, chosen: Filter) -> datetime:
        return datetime.fromisoformat(self.row["started_utc"]).astimezone(chosen.zone)

    @property
    def done(self) -> int:
        """Reps after corrections."""
        if self.row["count"] is not None:
            return int(self.row["count"])
        return len(self.reps) + int(sum(row["change"] for row in self.corrections))

    @property
    def added(self) -> int:
        return sum(max(0, net) for net in self._nets())

    @property
    def removed(self) -> int:
        return sum(max(0, -net) for net in self._nets())

    def _nets(self) -> Iterable[int]:
        nets: Counter[str | None] = Counter()
        for row in self.corrections:
            nets[row["kind"]] += row["change"]
        return nets.values()

    @property
    def felt(self) -> int | None:
        felt: int | None = None if self.answer is None else self.answer["felt"]
        return felt

    @property
    def volume(self) -> float:
        return 1.0 if self.row["side"] == "both" else 0.5

    def tempo_kept(self) -> list[bool]:
        """Of each rep that can be judged (coaching.md 5.2)."""
        asked = self.exercise["tempo"]
        driver = self.exercise["driver"]
        assert isinstance(asked, dict)
        assert isinstance(driver, dict)
        is_wide = driver["unit"] == "deg" and driver["rom_target"] >= _WIDE_DEG
        least, share = (0.5, 0.25) if is_wide else (0.8, 0.35)
        kept = []
        for rep in self.reps:
            pairs = [(rep[name], asked[name]) for name in PHASES]
            known = [(done, want) for done, want in pairs if done is not None and want is not None]
            if known:
                kept.append(
                    all(abs(done - want) <= max(least, share * want) for done, want in known)
                )
        return kept


def mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


class Recount:
    """The raw rows of a store."""

    def __init__(self, store: sqlite3.Connection) -> None:
        def rows(sql: str) -> list[sqlite3.Row]:
            return store.execute(sql).fetchall()

        snapshots = {
            row["digest"]: json.loads(row["json"]) for row in rows("SELECT * FROM snapshots")
        }
        guests = {row["id"] for row in rows("SELECT id FROM clients WHERE is_guest = 1")}
        self.clients = rows("SELECT * FROM clients")
        self.stations = rows("SELECT * FROM stations")
        self.sets = {
            row["id"]: RawSet(
                row=row,
                exercise=snapshots[row["exercise_digest"]],
                is_guest=row["client_id"] in guests,
            )
            for row in rows("SELECT * FROM sets ORDER BY started_utc")
        }
        set_of_rep = {}
        for row in rows("SELECT * FROM reps ORDER BY set_id, number"):
            self.sets[row["set_id"]].reps.append(row)
            set_of_rep[row["id"]] = row["set_id"]
        for row in rows("SELECT * FROM cue_verdicts WHERE rep_id IS NOT NULL"):
            self.sets[set_of_rep[row["rep_id"]]].verdicts.append(row)
        for row in rows("SELECT * FROM cues_given"):
            self.sets[row["set_id"]].cues.append(row)
        for row in rows("SELECT * FROM not_counted"):
            self.sets[row["set_id"]].reasons.append(row["reason"])
        for row in rows("SELECT * FROM corrections"):
            self.sets[row["set_id"]].corrections.append(row)
        for row in rows("SELECT * FROM set_answers"):
            self.sets[row["set_id"]].answer = row

    def of(self, chosen: Filter) -> list[RawSet]:
        """The sets of a filter."""
        return [one for one in self.sets.values() if _is_in(one, chosen)]

    def behind(self, key: SetsKey) -> list[RawSet]:
        """The sets of a key."""
        return [
            one for one in self.of(key.filter) if _fits(one, key) and _MARKS[key.mark](one, key)
        ]


def _is_in(one: RawSet, chosen: Filter) -> bool:
    day = one.at(chosen).date()
    return (
        (chosen.first_day is None or day >= chosen.first_day)
        and (chosen.last_day is None or day <= chosen.last_day)
        and chosen.client_id in {None, one.row["client_id"]}
        and chosen.station_id in {None, one.row["station_id"]}
        and chosen.exercise_id in {None, one.row["exercise_id"]}
    )


def _fits(one: RawSet, key: SetsKey) -> bool:
    at = one.at(key.filter)
    return (
        key.weekday in {None, at.weekday()}
        and key.hour in {None, at.hour}
        and (key.reason is None or key.reason in one.reasons)
        and key.position in {None, one.exercise["position"]}
        and (key.trains is None or trained(one, key.trains) > 0)
    )


def trained(one: RawSet, name: str) -> float:
    """Share of a function or a length."""
    functions = one.exercise["functions"]
    assert isinstance(functions, dict)
    if name.startswith("length_"):
        value = one.exercise[f"{name}_ratio"]
        assert isinstance(value, float)
        return value
    return float(functions.get(name, 0.0))


def _cues(one: RawSet, key: SetsKey) -> list[sqlite3.Row]:
    return [row for row in one.cues if key.cue_id in {None, row["cue_id"]}]


_MARKS: dict[SetsMark, Callable[[RawSet, SetsKey], bool]] = {
    SetsMark.ALL: lambda one, key: True,
    SetsMark.CORRECTED: lambda one, key: one.added + one.removed > 0,
    SetsMark.ANSWERED: lambda one, key: one.felt is not None,
    SetsMark.CUE_VERDICT: lambda one, key: any(
        key.cue_id in {None, row["cue_id"]} for row in one.verdicts
    ),
    SetsMark.CUE_GIVEN: lambda one, key: bool(_cues(one, key)),
    SetsMark.CUE_HELPED: lambda one, key: any(row["response"] == "left" for row in _cues(one, key)),
    SetsMark.TEMPO_JUDGED: lambda one, key: bool(one.tempo_kept()),
    SetsMark.SCORED: lambda one, key: any(rep["score"] is not None for rep in one.reps),
    SetsMark.LOADED: lambda one, key: one.row["load_kg"] is not None,
    SetsMark.MEASURED: lambda one, key: any(rep["rom_ratio"] is not None for rep in one.reps),
    SetsMark.NOT_COUNTED: lambda one, key: bool(one.reasons),
}
