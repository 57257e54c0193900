import os
import sqlite3
from pathlib import Path

import pytest

from studio.store.database import DATABASE_FILE
from studio.store.health import has_reset_fix, look_at_database
from studio.store.journal import Journal
from tests.store.builders import goblet_squat, make_plan, make_rep


def test_a_running_database_is_whole(journal: Journal, data_folder: Path) -> None:
    plan = make_plan()
    session_id = journal.begin_session()
    journal.record_set_started(plan, session_id=session_id, exercise=goblet_squat())
    assert journal.record_rep(plan.set_id, make_rep(1)).wait(timeout_s=10)
    health = look_at_database(data_folder)
    assert (health.exists, health.problem, health.reps) == (True, "", 1)
    assert health.size_mb > 0
    assert health.free_mb > 0
    assert health.sqlite_version == sqlite3.sqlite_version


def test_before_the_first_start_there_is_nothing_to_complain_of(data_folder: Path) -> None:
    health = look_at_database(data_folder)
    assert (health.exists, health.problem, health.reps, health.size_mb) == (False, "", 0, 0.0)


def test_damage_is_told_in_one_line(journal: Journal, data_folder: Path) -> None:
    journal.stop()
    path = data_folder / DATABASE_FILE
    content = bytearray(path.read_bytes())
    content[2 * 4096 : 6 * 4096] = os.urandom(4 * 4096)
    path.write_bytes(content)
    health = look_at_database(data_folder)
    assert str(path) in health.problem
    assert "damaged" in health.problem
    assert "\n" not in health.problem
    assert path.read_bytes() == bytes(content), "it only looks"


@pytest.mark.parametrize(
    ("version", "fixed"),
    [
        ((3, 40, 1), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 0), True),
    ],
)
def test_which_sqlite_is_free_of_the_reset_bug(version: tuple[int, int, int], fixed: bool) -> None:
    assert has_reset_fix(version) is fixed
