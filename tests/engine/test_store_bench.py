import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from studio.catalog.loader import load_catalog
from studio.cli.application import run_command
from studio.engine.store_bench import memory_over
from studio.paths import resources
from studio.store.made_up_store import make_up_store
from studio.store.owner.database import open_owner_store


def test_the_bench_of_the_store_tells_what_the_design_asks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in (("_REPS", 5), ("_ROUNDS", 3), ("_REP_EVERY_S", 0.0), ("CLIENTS", 12)):
        monkeypatch.setattr(f"studio.engine.store_bench.{name}", value)
    assert run_command(["bench", "store", "--reps", "1000", "--json"]) == 0
    told = capsys.readouterr()
    report = json.loads(told.out)
    assert set(report["pages_ms"]) == {
        "today",
        "clients",
        "exercises",
        "coaching",
        "stations",
        "data",
    }
    for values in (*report["pages_ms"].values(), report["rep_durable_ms"]):
        assert 0.0 < values["p50"] <= values["p95"]
    assert report["db_mb"] > 0.0
    memory = report["rss_mb"]
    assert memory["rounds"] == 3
    assert memory["first_round"] > 0.0
    assert memory["last_round"] > 0.0
    assert abs(memory["slope_a_round"]) < memory["first_round"]
    assert "pages" in told.err


def test_what_the_first_round_loads_is_no_growth() -> None:
    memory = memory_over([100.0, 150.0, 152.0, 154.0])
    assert memory == {
        "first_round": 100.0,
        "last_round": 154.0,
        "rounds": 4,
        "slope_a_round": 2.0,
    }
    unknown = memory_over([float("nan")] * 3)
    assert unknown["slope_a_round"] is None
    assert unknown["first_round"] is None


def test_the_made_up_store_is_whole(tmp_path: Path) -> None:
    written = make_up_store(
        tmp_path,
        reps=500,
        clients=5,
        stations=2,
        until=datetime(2026, 11, 22, 20, 0, tzinfo=UTC),
        seed=1,
        exercises=list(load_catalog(resources()).exercises.values()),
        on_progress=lambda _: None,
    )
    with closing(open_owner_store(tmp_path)) as store:
        assert store.execute("PRAGMA foreign_key_check").fetchall() == []
        counted = store.execute("SELECT count(*) FROM reps").fetchone()[0]
        totals = store.execute("SELECT sum(reps), min(is_demo) FROM set_totals").fetchone()
    assert written == counted == totals[0] >= 500
    assert totals[1] == 1
