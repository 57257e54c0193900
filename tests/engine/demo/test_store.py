"""A small made-up past: believable, marked, the same for the same seed, and the real way."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from studio.catalog.loader import load_catalog
from studio.coaching.planning.volume import FRAMES
from studio.engine.demo.body import MadeRep, joint_table
from studio.engine.demo.history import DemoMade
from studio.engine.demo.judge import JudgedSet
from studio.engine.demo.store import DemoWish, make_demo, remove_demo_from
from studio.errors import KnownError, Reason
from studio.model.landmarks import Side
from studio.model.rep import MeasuredTempo
from studio.paths import resources
from studio.settings import StationSettings
from studio.store.owner.database import OWNER_FILE, open_owner_store
from studio.store.owner.totals import refresh_all_totals
from studio.sync.local_store import LocalStore
from tests.sync.stations import do_sets, ship

_CATALOG = load_catalog(resources())
_UNTIL = datetime(2026, 11, 22, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))
_WISH = DemoWish(clients=2, weeks=2, stations=1, seed=7, until=_UNTIL)


def _make(
    folder: Path,
    wish: DemoWish = _WISH,
    *,
    on_progress: Callable[[str, int], None] = lambda _what, _done: None,
) -> DemoMade:
    folder.mkdir(exist_ok=True)
    return make_demo(
        folder,
        wish,
        exercises=_CATALOG.exercises,
        cues=_CATALOG.cues,
        settings=StationSettings(),
        on_progress=on_progress,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("demo")
    _make(place)
    return place


def _numbers(folder: Path) -> list[tuple[object, ...]]:
    with closing(open_owner_store(folder)) as store:
        return [
            tuple(row)
            for row in store.execute(
                "SELECT sets.started_utc, exercise_id, load_kg, count, sets.score, reps.number, "
                "rom_ratio, eccentric_s, concentric_s, reps.score, reps.deduction "
                "FROM reps JOIN sets ON sets.id = set_id ORDER BY 1, reps.number"
            )
        ]


def test_the_same_seed_makes_the_same_numbers(folder: Path, tmp_path: Path) -> None:
    _make(tmp_path / "again")
    _make(tmp_path / "other", replace(_WISH, seed=8))
    assert _numbers(folder) == _numbers(tmp_path / "again")
    assert _numbers(folder) != _numbers(tmp_path / "other")


def test_everything_is_marked_as_demo(folder: Path) -> None:
    with closing(open_owner_store(folder)) as store:
        for table in ("stations", "clients", "sessions", "set_totals"):
            assert store.execute(
                f"SELECT count(*), min(is_demo) FROM {table} HAVING count(*) > 0"
            ).fetchone()[1]


def test_what_came_through_the_outbox_equals_what_is_summed_anew(
    folder: Path, tmp_path: Path
) -> None:
    with (
        closing(sqlite3.connect(tmp_path / "copy.db")) as copy,
        closing(sqlite3.connect(folder / OWNER_FILE)) as source,
    ):
        source.backup(copy)
        before = copy.execute("SELECT * FROM set_totals ORDER BY 1").fetchall()
        refresh_all_totals(copy)
        assert copy.execute("SELECT * FROM set_totals ORDER BY 1").fetchall() == before


def test_the_planner_was_asked(folder: Path) -> None:
    """No visit goes beyond the budget of its client, and no exercise beyond its reps."""
    with closing(open_owner_store(folder)) as store:
        rows = store.execute(
            "SELECT session_id, sum(volume * credit_ratio) FROM set_totals "
            "JOIN exercise_facts ON digest = exercise_digest GROUP BY session_id"
        ).fetchall()
        exercises = store.execute("SELECT DISTINCT exercise_id FROM sets").fetchall()
    most = max(frame.session_cap for frame in FRAMES.values())
    assert rows
    assert all(0 < row[1] <= most for row in rows)
    assert len(exercises) >= 4


def test_it_looks_like_training(folder: Path) -> None:
    with closing(open_owner_store(folder)) as store:
        row = store.execute(
            "SELECT avg(rom_ratio), min(rom_ratio), max(rom_ratio), avg(score), count(*) FROM reps"
        ).fetchone()
        assert 0.8 < row[0] < 1.1
        assert row[1] < row[2] <= 1.25
        assert 60 < row[3] < 99
        assert row[4] > 300
        given, answered = store.execute(
            "SELECT count(*), count(response) FROM cues_given"
        ).fetchone()
        assert 0 < answered <= given
        late = store.execute(
            "SELECT count(*) FROM sets WHERE started_utc > '2026-11-22T19:00:00.000Z'"
        ).fetchone()
        assert late[0] == 0


def test_a_second_time_takes_the_place_of_the_first(tmp_path: Path) -> None:
    _make(tmp_path)
    once = _numbers(tmp_path)
    _make(tmp_path)
    assert _numbers(tmp_path) == once


def test_real_rows_stay_when_demo_data_goes(tmp_path: Path) -> None:
    owner = tmp_path / "owner"
    owner.mkdir()
    do_sets(tmp_path / "station", sets=2)
    with closing(LocalStore(owner)) as store:
        ship(tmp_path / "station", store)
    before, snapshots = _numbers(owner), _snapshots(owner)
    assert snapshots
    _make(owner, replace(_WISH, clients=1, weeks=1))
    assert len(_numbers(owner)) > len(before)
    assert remove_demo_from(owner) == 1
    assert _numbers(owner) == before
    assert _snapshots(owner) == snapshots
    with closing(open_owner_store(owner)) as reading:
        for table in ("clients", "sessions", "set_totals", "cue_totals", "received"):
            column = "number" if table == "received" else "1"
            assert reading.execute(f"SELECT count({column}) FROM {table}").fetchone()[0]
        assert reading.execute("SELECT count(*) FROM stations WHERE is_demo").fetchone()[0] == 0
        assert reading.execute("PRAGMA foreign_key_check").fetchall() == []


def _snapshots(folder: Path) -> list[object]:
    with closing(open_owner_store(folder)) as store:
        return [
            row[0]
            for sql in (
                "SELECT digest FROM snapshots ORDER BY 1",
                "SELECT digest FROM exercise_facts ORDER BY 1",
            )
            for row in store.execute(sql)
        ]


def _rows_left(folder: Path) -> int:
    tables = ("stations", "clients", "sessions", "sets", "reps", "snapshots")
    with closing(open_owner_store(folder)) as store:
        return sum(store.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables)


_TWO = replace(_WISH, clients=2, weeks=1, stations=2)


@pytest.mark.parametrize("batch", [0, 1])
def test_a_demo_that_is_cut_off_leaves_nothing(tmp_path: Path, batch: int) -> None:
    batches = count()

    def stop(what: str, _done: int) -> None:
        if what == "rows" and next(batches) == batch:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _make(tmp_path, _TWO, on_progress=stop)
    assert _rows_left(tmp_path) == 0


def test_a_demo_that_was_killed_is_marked_from_its_first_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_what: str, _done: int) -> None:
        if _what == "rows":
            monkeypatch.setattr("studio.engine.demo.store.remove_demo", lambda _: 0)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _make(tmp_path, _TWO, on_progress=stop)
    monkeypatch.undo()
    assert _rows_left(tmp_path) > 10
    assert remove_demo_from(tmp_path) == 1
    assert _rows_left(tmp_path) == 0


def test_a_demo_without_room_is_refused_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    free = iter([usage.free, 1_000_000])
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage._replace(free=next(free)))
    with pytest.raises(KnownError, match="fewer clients") as caught:
        _make(tmp_path, _TWO)
    assert caught.value.reason is Reason.DISK_FULL
    assert _rows_left(tmp_path) == 0


def _judged(exercise_id: str, **changes: object) -> JudgedSet:
    exercise = _CATALOG.exercise(exercise_id)
    side = Side.LEFT if exercise.per_side else Side.BOTH
    asked = exercise.tempo
    made = MadeRep(
        start_s=0.0,
        tempo=MeasuredTempo(
            eccentric_s=asked.eccentric_s or 0.9,
            pause_long_s=max(asked.pause_long_s, 0.2),
            concentric_s=asked.concentric_s or 0.8,
            pause_short_s=max(asked.pause_short_s, 0.3),
        ),
        range_ratio=1.0,
        habits={},
    )
    judged = JudgedSet(
        exercise=exercise,
        side=side,
        table=joint_table(exercise, side=side),
        cues=_CATALOG.cues,
        random=np.random.default_rng(1),
    )
    for number in range(4):
        judged.add(replace(made, start_s=8.0 * number, **changes))  # type: ignore[arg-type]
    return judged


@pytest.mark.parametrize("exercise_id", sorted(_CATALOG.exercises))
def test_a_set_done_well_is_told_nothing(exercise_id: str) -> None:
    judged = _judged(exercise_id)
    assert judged.said == []
    assert all(rep.score > 90 for rep in judged.reps)


@pytest.mark.parametrize(
    ("cue_id", "changes"),
    [
        ("C17", {"range_ratio": 0.7}),
        ("C02", {"habits": {"C02": 1.6}}),
        ("C09", {"habits": {"C09": 1.6}}),
    ],
)
def test_the_coach_finds_what_is_done_badly(cue_id: str, changes: dict[str, object]) -> None:
    judged = _judged("goblet_squat", **changes)
    assert all(cue_id in {cue.id for cue in rep.cues} for rep in judged.reps)
    assert cue_id in {said.cue_id for said in judged.said}
