"""Every number of every page against the raw rows, in several time zones."""

import dataclasses
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from functools import cache
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from studio.model.exercise import GluteFunction
from studio.store.dashboards.behind import reps_of_set, set_line, sets_behind
from studio.store.dashboards.charts import Bar, Line, SetsKey, SetsMark, Totals
from studio.store.dashboards.clients import clients_page
from studio.store.dashboards.coaching import coaching_page
from studio.store.dashboards.exercises import exercises_page
from studio.store.dashboards.one_client import ClientPage, client_page
from studio.store.dashboards.period import Filter
from studio.store.dashboards.shallower import LEAST_CHANGE, LEAST_SETS, SHALLOWER_DAYS
from studio.store.dashboards.stations import stations_page
from studio.store.dashboards.stored_data import data_page
from studio.store.dashboards.today import today_page
from studio.store.owner.database import open_owner_store
from studio.store.owner.totals import refresh_all_totals
from tests.store.dashboards.owner_stores import BERLIN, NOW, make_store
from tests.store.dashboards.recount import PHASES, RawSet, Recount, mean, trained

ZONES = (BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Asia/Kathmandu"), ZoneInfo("UTC"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("stores"))


@pytest.fixture(scope="module")
def store(folder: Path) -> Iterator[sqlite3.Connection]:
    connection = open_owner_store(folder)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def raw(store: sqlite3.Connection) -> Recount:
    return Recount(store)


def filters(raw: Recount, zone: tzinfo) -> Iterator[Filter]:
    """All there is, days at the changes of the clocks, one station, one client, one exercise."""
    whole = Filter(zone=zone)
    yield whole
    for first, last in (
        (date(2026, 3, 29), date(2026, 3, 29)),
        (date(2026, 10, 25), date(2026, 10, 25)),
        (date(2026, 10, 1), date(2026, 10, 26)),
        (date(2026, 1, 1), date(2026, 3, 28)),
        (date(2027, 1, 1), None),
    ):
        yield replace(whole, first_day=first, last_day=last)
    for station in raw.stations:
        yield replace(whole, station_id=station["id"])
        yield replace(whole, station_id=station["id"], first_day=date(2026, 10, 1))
    yield replace(whole, exercise_id="hip_thrust", first_day=date(2026, 3, 29))
    ada = next(row["id"] for row in raw.clients if row["alias"] == "Ada")
    yield replace(whole, client_id=ada)
    for station in raw.stations:  # also where she never was
        yield replace(whole, client_id=ada, station_id=station["id"])


@pytest.fixture(params=ZONES, ids=str)
def zone(request: pytest.FixtureRequest) -> tzinfo:
    found = request.param
    assert isinstance(found, tzinfo)
    return found


def same(shown: float | None, counted: float | None) -> None:
    assert shown == (None if counted is None else pytest.approx(counted, abs=1e-9))


def reps_of(sets: Iterable[RawSet]) -> list[sqlite3.Row]:
    return [rep for one in sets for rep in one.reps]


def check_totals(shown: Totals, sets: list[RawSet]) -> None:
    assert shown.sets == len(sets)
    assert shown.reps == sum(one.done for one in sets)
    assert shown.sessions == len({one.row["session_id"] for one in sets})
    assert shown.clients == len({one.row["client_id"] for one in sets if not one.is_guest})
    same(shown.depth_ratio, mean(rep["rom_ratio"] for rep in reps_of(sets)))
    same(shown.score, mean(rep["score"] for rep in reps_of(sets)))
    same(shown.felt, mean(one.felt for one in sets))
    same(shown.tempo_kept_ratio, kept_of(sets))


def kept_of(sets: Iterable[RawSet]) -> float | None:
    return mean(float(kept) for one in sets for kept in one.tempo_kept())


def check_keys(store: sqlite3.Connection, raw: Recount, page: object) -> None:
    """Behind every number are exactly its sets."""

    @cache
    def total(key: SetsKey) -> None:
        behind = sets_behind(store, key, limit=10_000)
        assert {line.set_id for line in behind.sets} == {one.id for one in raw.behind(key)}, key
        assert behind.total == len(behind.sets)

    for key in keys_in(page):
        total(key)


def keys_in(value: object) -> Iterator[SetsKey]:
    if isinstance(value, SetsKey):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from keys_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from keys_in(inner)


def check_line(shown: Line, raw: Recount, value_of: "Value") -> None:
    """Each point against its sets, and no set is left out."""
    for point in shown.points:
        sets = raw.behind(point.behind)
        same(point.value, value_of(sets))
    for before, after in pairwise(shown.points):
        assert after.first_day == before.last_day + timedelta(days=1)


class Value:
    """What a line shows of some sets."""

    def __init__(self, column: str = "") -> None:
        self.column = column

    def __call__(self, sets: list[RawSet]) -> float | None:
        return mean(rep[self.column] for rep in reps_of(sets))


class Felt(Value):
    def __call__(self, sets: list[RawSet]) -> float | None:
        return mean(one.felt for one in sets)


class Kept(Value):
    def __call__(self, sets: list[RawSet]) -> float | None:
        return kept_of(sets)


class HowMany(Value):
    def __call__(self, sets: list[RawSet]) -> float | None:
        return float(len(sets))


class Load(Value):
    def __call__(self, sets: list[RawSet]) -> float | None:
        return max((one.row["load_kg"] for one in sets), default=None)


def test_the_store_has_what_is_easily_counted_wrong(raw: Recount) -> None:
    sets = list(raw.sets.values())
    assert any(one.row["count"] is None for one in sets)
    assert any(one.corrections and not one.added + one.removed for one in sets)
    assert any(one.added and one.removed for one in sets)
    assert any(row["response"] is None for one in sets for row in one.cues)
    assert not any(row["alias"] == "Gone" for row in raw.clients)
    assert len({row["id"] for row in raw.clients if row["is_guest"]}) > 1
    assert any(row["is_demo"] for row in raw.clients)


def test_what_is_kept_up_to_date_equals_what_is_summed_anew(folder: Path, tmp_path: Path) -> None:
    copy = sqlite3.connect(tmp_path / "copy.db")
    source = sqlite3.connect(folder / "owner.db")
    source.backup(copy)
    source.close()
    tables = ("exercise_facts", "set_totals", "cue_totals", "reason_totals")
    before = [copy.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]
    refresh_all_totals(copy)
    after = [copy.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]
    copy.close()
    assert after == before
    assert all(after)


def test_clients(store: sqlite3.Connection, raw: Recount, zone: tzinfo) -> None:
    for chosen in filters(raw, zone):
        everybody = replace(chosen, client_id=None)
        page = clients_page(store, chosen, now=NOW)
        check_totals(page.totals, raw.of(everybody))
        check_keys(store, raw, page)
        known = [row["id"] for row in raw.clients if chosen.station_id in {None, row["station_id"]}]
        assert sorted(row.client_id for row in page.clients) == sorted(known)
        for row in page.clients:
            sets = raw.of(replace(everybody, client_id=row.client_id))
            assert (row.sets, row.reps) == (len(sets), sum(one.done for one in sets))
            assert row.sessions == len({one.row["session_id"] for one in sets})
            same(row.depth_ratio, mean(rep["rom_ratio"] for rep in reps_of(sets)))
            same(row.score, mean(rep["score"] for rep in reps_of(sets)))
            same(row.felt, mean(one.felt for one in sets))
            last = max((one.at(chosen) for one in sets), default=None)
            assert row.last_seen == (last and last.replace(microsecond=0))


def test_one_client(store: sqlite3.Connection, raw: Recount, zone: tzinfo) -> None:
    for row in raw.clients:
        for chosen in filters(raw, zone):
            own = replace(chosen, client_id=row["id"])
            page = client_page(store, own, now=NOW)
            assert page is not None
            sets = raw.of(own)
            check_totals(page.totals, sets)
            check_keys(store, raw, page)
            assert page.is_empty == (not sets)
            check_line(page.depth, raw, Value("rom_ratio"))
            check_line(page.score, raw, Value("score"))
            check_line(page.felt, raw, Felt())
            check_line(page.tempo_kept, raw, Kept())
            for phase in PHASES:
                check_line(getattr(page.tempo, phase), raw, Value(phase))
            for named in page.depth_by_exercise:
                check_line(named.line, raw, Value("rom_ratio"))
            for named in page.load_kg:
                check_line(named.line, raw, Load())
            _check_work(page, sets, own)


def _check_work(page: ClientPage, sets: list[RawSet], chosen: Filter) -> None:
    def work(some: list[RawSet], name: str | None = None) -> float:
        return sum(
            one.volume
            * float(str(one.exercise["credit_ratio"]))
            * (1.0 if name is None else trained(one, name))
            for one in some
        )

    assert sum(week.sets for week in page.weeks) == pytest.approx(work(sets))
    for week in page.weeks:
        inside = [one for one in sets if week.first_day <= one.at(chosen).date() <= week.last_day]
        assert week.sets == pytest.approx(work(inside))
        assert week.last_day - week.first_day < timedelta(days=7)
        for function in GluteFunction:
            assert week.by_function[function] == pytest.approx(work(inside, function.value))
    whole = work(sets)
    for bar in page.functions:
        same(bar.value, work(sets, bar.key) / whole if whole else None)
    for bar in page.lengths:
        same(bar.value, work(sets, f"length_{bar.key}") / whole if whole else None)
    for bar in page.positions:
        same(bar.value, work([s for s in sets if s.exercise["position"] == bar.key]) / whole)
    by_week = Counter(one.at(chosen).date().isocalendar()[:2] for one in sets)
    positions = [
        len(
            {
                one.exercise["position"]
                for one in sets
                if one.at(chosen).date().isocalendar()[:2] == week
            }
        )
        for week in by_week
    ]
    same(page.positions_per_week, mean(positions))


def test_exercises(store: sqlite3.Connection, raw: Recount, zone: tzinfo) -> None:
    for chosen in filters(raw, zone):
        page = exercises_page(store, chosen, now=NOW)
        sets = raw.of(chosen)
        check_totals(page.totals, sets)
        check_keys(store, raw, page)
        check_line(page.use, raw, HowMany())
        assert sum(point.value or 0 for point in page.use.points) == len(sets)
        assert {row.exercise_id for row in page.exercises} == {
            one.row["exercise_id"] for one in sets
        }
        for row in page.exercises:
            own = raw.of(replace(chosen, exercise_id=row.exercise_id))
            reps = reps_of(own)
            assert (row.sets, row.reps) == (len(own), sum(one.done for one in own))
            people = {one.row["client_id"] for one in own if not one.is_guest}
            assert row.clients == len(people)
            assert row.not_counted == sum(len(one.reasons) for one in own)
            full = sum(rep["status"] == "full" for rep in reps)
            same(row.full_ratio, full / len(reps) if reps else None)
            same(row.depth_ratio, mean(rep["rom_ratio"] for rep in reps))
            same(row.tempo_kept_ratio, kept_of(own))
            _check_faults(row.faults, own)
        _check_faults(page.faults, sets)
        assert {bar.key: bar.values for bar in page.not_counted} == Counter(
            reason for one in sets for reason in one.reasons
        )


def _check_faults(shown: tuple[Bar, ...], sets: list[RawSet]) -> None:
    reps: Counter[str] = Counter()
    for one in sets:
        reps.update(
            cue_id for cue_id, _ in {(row["cue_id"], row["rep_id"]) for row in one.verdicts}
        )
    counted = len(reps_of(sets))
    for bar in shown:
        assert bar.values == reps[bar.key]
        same(bar.value, reps[bar.key] / counted)
    assert [bar.values for bar in shown] == sorted(reps.values(), reverse=True)[: len(shown)]


def test_who_goes_shallower(store: sqlite3.Connection, raw: Recount, zone: tzinfo) -> None:
    chosen = Filter(zone=zone)
    last = NOW.astimezone(zone).date()
    middle = last - timedelta(days=SHALLOWER_DAYS - 1)
    first = middle - timedelta(days=SHALLOWER_DAYS)
    expected = {}
    for row in raw.clients:
        for exercise_id in {one.row["exercise_id"] for one in raw.sets.values()}:
            own = replace(chosen, client_id=row["id"], exercise_id=exercise_id)
            parts = [
                [one for one in raw.of(replace(own, first_day=a, last_day=b)) if _measured(one)]
                for a, b in ((first, middle - timedelta(days=1)), (middle, last))
            ]
            if row["is_guest"] or min(map(len, parts)) < LEAST_SETS:
                continue
            before, now = (mean(rep["rom_ratio"] for rep in reps_of(part)) for part in parts)
            assert before is not None
            assert now is not None
            if before - now >= LEAST_CHANGE:
                expected[(row["id"], exercise_id)] = (before, now)
    shown = exercises_page(store, chosen, now=NOW).shallower
    assert clients_page(store, chosen, now=NOW).shallower == shown
    assert {(row.client_id, row.exercise_id) for row in shown} == set(expected)
    for found in shown:
        before, now = expected[(found.client_id, found.exercise_id)]
        same(found.before_ratio, before)
        same(found.now_ratio, now)
        same(found.change, now - before)


def _measured(one: RawSet) -> bool:
    return any(rep["rom_ratio"] is not None for rep in one.reps)


def test_coaching(store: sqlite3.Connection, raw: Recount, zone: tzinfo) -> None:
    for chosen in filters(raw, zone):
        page = coaching_page(store, chosen, now=NOW)
        sets = raw.of(chosen)
        cues = [row for one in sets for row in one.cues]
        check_totals(page.totals, sets)
        check_keys(store, raw, page)
        assert page.given == len(cues)
        assert page.answered == sum(row["response"] is not None for row in cues)
        assert page.helped == sum(row["response"] == "left" for row in cues)
        same(page.helped_ratio, page.helped / page.answered if page.answered else None)
        same(page.tempo_kept_ratio, kept_of(sets))
        check_line(page.tempo_by_time, raw, Kept())
        for row in page.cues:
            own = [cue for cue in cues if cue["cue_id"] == row.cue_id]
            assert row.given == len(own)
            assert row.helped == sum(cue["response"] == "left" for cue in own)
            assert row.answered == sum(cue["response"] is not None for cue in own)
            verdicts = [v for one in sets for v in one.verdicts if v["cue_id"] == row.cue_id]
            assert row.reps_beyond == len({v["rep_id"] for v in verdicts})
            assert row.reps_red == len({v["rep_id"] for v in verdicts if v["level"] == "red"})
        shown_ids = {row.cue_id for row in page.cues}
        assert shown_ids == {row["cue_id"] for one in sets for row in (*one.cues, *one.verdicts)}
        for bar in page.tempo_by_exercise:
            same(bar.value, kept_of(raw.of(replace(chosen, exercise_id=bar.key))))
        told = page.corrections
        assert (told.added, told.removed) == (
            sum(one.added for one in sets),
            sum(one.removed for one in sets),
        )
        assert told.sets_corrected == sum(one.added + one.removed > 0 for one in sets)
        assert told.reps_counted == len(reps_of(sets))
        wrong = told.added + told.removed
        same(told.wrong_ratio, wrong / told.reps_counted if told.reps_counted else None)
        for point in told.by_time.points:
            inside = raw.of(point.behind.filter)
            wrong = sum(one.added + one.removed for one in inside)
            same(point.value, wrong / len(reps_of(inside)) if reps_of(inside) else None)


def test_stations(store: sqlite3.Connection, raw: Recount, zone: tzinfo) -> None:
    for chosen in filters(raw, zone):
        page = stations_page(store, chosen, now=NOW)
        sets = raw.of(chosen)
        check_totals(page.totals, sets)
        check_keys(store, raw, page)
        hours = Counter((one.at(chosen).weekday(), one.at(chosen).hour) for one in sets)
        assert {(cell.weekday, cell.hour): cell.sets for cell in page.hours if cell.sets} == hours
        assert len(page.hours) == 7 * 24
        check_line(page.use, raw, HowMany())
        for named in page.use_by_station:
            check_line(named.line, raw, HowMany())
        for row in page.stations:
            own = raw.of(replace(chosen, station_id=row.station_id))
            assert (row.sets, row.reps) == (len(own), sum(one.done for one in own))
            assert row.sessions == len({one.row["session_id"] for one in own})
            notes = [
                note
                for note in store.execute(
                    "SELECT * FROM health_notes WHERE station_id = ?", (row.station_id,)
                )
                if _is_in(note["at_utc"], chosen)
            ]
            pace = [note for note in notes if note["kind"] == "pace"]
            same(row.fps, mean(note["fps"] for note in pace))
            same(row.delay_ms, mean(note["delay_ms"] for note in pace))
            starts = [note["what"] for note in notes if note["kind"] == "start"]
            if row.starts is not None:
                assert (row.starts, row.crashes) == (len(starts), starts.count("crash"))
            faults = Counter(note["what"] for note in notes if note["kind"] == "fault")
            assert {bar.key: bar.values for bar in row.faults} == faults


def _is_in(at_utc: str, chosen: Filter) -> bool:
    day = datetime.fromisoformat(at_utc).astimezone(chosen.zone).date()
    return (chosen.first_day or day) <= day <= (chosen.last_day or day)


def test_today(store: sqlite3.Connection, raw: Recount, zone: tzinfo) -> None:
    days = (NOW, NOW - timedelta(days=1), NOW - timedelta(days=211), NOW + timedelta(days=9))
    for now in days:
        page = today_page(store, now=now, zone=zone)
        day = now.astimezone(zone).date()
        sets = raw.of(Filter(zone=zone, first_day=day, last_day=day))
        check_totals(page.totals, sets)
        check_keys(store, raw, page)
        hours = Counter(one.at(Filter(zone=zone)).hour for one in sets)
        assert {bar.hour: bar.sets for bar in page.hours if bar.sets} == hours
        assert {person.client_id: person.sets for person in page.people} == Counter(
            one.row["client_id"] for one in sets
        )
        assert {bar.key: bar.values for bar in page.exercises} == Counter(
            one.row["exercise_id"] for one in sets
        )
        for station in page.stations:
            own = [one for one in sets if one.row["station_id"] == station.station_id]
            assert (station.sets_today, station.reps_today) == (
                len(own),
                sum(one.done for one in own),
            )


def test_data(store: sqlite3.Connection, raw: Recount, folder: Path, zone: tzinfo) -> None:
    page = data_page(store, folder=folder, data_folder=folder, keep_days=100, now=NOW, zone=zone)
    sets = list(raw.sets.values())
    assert page.sets == len(sets)
    assert page.reps == len(reps_of(sets))
    assert page.cues_given == sum(len(one.cues) for one in sets)
    assert page.corrections == sum(len(one.corrections) for one in sets)
    assert page.clients == sum(not row["is_guest"] for row in raw.clients)
    assert page.stations == len(raw.stations)
    assert page.erased_clients == 1
    counted = {
        table: store.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("rep_traces", "sessions")
    }
    assert (page.traces, page.sessions) == (counted["rep_traces"], counted["sessions"])
    answers = store.execute(
        "SELECT count(*) FROM set_answers WHERE felt IS NOT NULL OR reserve IS NOT NULL"
    ).fetchone()[0]
    assert page.answers == answers
    assert sum(line.clients for line in page.consents) == page.clients
    old = [
        row["id"]
        for row in store.execute("SELECT id, started_utc FROM sessions")
        if datetime.fromisoformat(row["started_utc"]) < NOW - timedelta(days=100)
    ]
    assert page.due_sessions == len(old)
    assert page.has_demo
    assert 0 < page.demo_sets < page.sets


def test_the_reps_of_a_set_are_all_there(store: sqlite3.Connection, raw: Recount) -> None:
    for one in list(raw.sets.values())[::7]:
        line = set_line(store, one.id, zone=BERLIN)
        assert line is not None
        assert (line.reps, line.reps_counted) == (one.done, len(one.reps))
        same(line.depth_ratio, mean(rep["rom_ratio"] for rep in one.reps))
        shown = reps_of_set(store, one.id)
        assert [rep.number for rep in shown] == [rep["number"] for rep in one.reps]
        assert sum(len(rep.cues) for rep in shown) == len(one.verdicts)
    assert set_line(store, "nobody's", zone=BERLIN) is None


def test_sets_are_turned_over_in_order(store: sqlite3.Connection, raw: Recount) -> None:
    key = SetsKey(filter=Filter(zone=BERLIN), mark=SetsMark.ALL)
    pages = [sets_behind(store, key, limit=7, offset=offset) for offset in (0, 7, 14)]
    ids = [line.set_id for page in pages for line in page.sets]
    whole = sets_behind(store, key, limit=21)
    assert ids == [line.set_id for line in whole.sets]
    started = [line.started.timestamp() for line in whole.sets]
    assert started == sorted(started, reverse=True)
    assert whole.total == len(raw.sets)
