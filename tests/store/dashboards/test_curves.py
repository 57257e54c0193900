"""What is kept of a set's measure comes back as it was stored."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from studio.store.dashboards.curves import set_curve
from studio.store.owner.database import OWNER_FILE
from studio.sync.local_store import LocalStore
from tests.store.builders import make_rep
from tests.sync.stations import do_sets, ship


@pytest.fixture
def store(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    station, owner = tmp_path / "station", tmp_path / "owner"
    owner.mkdir()
    do_sets(station, sets=1, reps=3)
    with closing(LocalStore(owner)) as local:
        ship(station, local)
    connection = sqlite3.connect(owner / OWNER_FILE)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def _set_id(store: sqlite3.Connection) -> str:
    return str(store.execute("SELECT id FROM sets").fetchone()[0])


def test_the_curve_of_a_set_is_what_its_reps_were_counted_by(store: sqlite3.Connection) -> None:
    curve = set_curve(store, _set_id(store))

    assert (curve.feature, curve.unit, curve.counted, curve.damaged) == (
        "hip_fold_deg",
        "deg",
        3,
        0,
    )
    assert curve.asked == pytest.approx(120.0)  # of 8 to 120 degrees, done in full
    assert [rep.number for rep in curve.reps] == [1, 2, 3]
    for rep in curve.reps:
        wanted = make_rep(rep.number)
        assert rep.start_s == wanted.span.start_s
        assert rep.time_s == pytest.approx(wanted.trace_time_s, abs=0.001)
        np.testing.assert_allclose(rep.values, wanted.trace, atol=0.003, equal_nan=True)


def test_a_rep_without_a_trace_and_a_damaged_one_are_left_out_and_told(
    store: sqlite3.Connection,
) -> None:
    first, second, _ = store.execute("SELECT id FROM reps ORDER BY number").fetchall()
    store.execute("DELETE FROM rep_traces WHERE rep_id = ?", (first[0],))
    store.execute("UPDATE rep_traces SET samples = x'00' WHERE rep_id = ?", (second[0],))

    curve = set_curve(store, _set_id(store))

    assert [rep.number for rep in curve.reps] == [3]
    assert (curve.counted, curve.damaged) == (3, 1)


def test_a_set_that_is_gone_has_no_curve(store: sqlite3.Connection) -> None:
    curve = set_curve(store, "gone")

    assert (curve.feature, curve.unit, curve.reps, curve.counted) == ("", "", (), 0)
    assert curve.asked is None
