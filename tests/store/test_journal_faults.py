"""The disk fails while a set runs: nothing is lost, and it is told once."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.errors import KnownError, Reason
from studio.model.session import SetPlan
from studio.settings import StationSettings
from studio.store.database import DATABASE_FILE
from studio.store.journal import Journal
from studio.store.queries import reading
from tests.store.builders import goblet_squat, make_plan, make_rep

_DURABLE_S = 20.0


class _FaultWatch:
    """Lets a test wait until a fault, or its end, is told."""

    def __init__(self) -> None:
        self.told: list[KnownError | None] = []
        self._changed = threading.Condition()

    def __call__(self, fault: KnownError | None) -> None:
        with self._changed:
            self.told.append(fault)
            self._changed.notify_all()

    def wait_for(self, count: int) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.told) >= count, _DURABLE_S)


@pytest.fixture
def watch() -> _FaultWatch:
    return _FaultWatch()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 MB of its own, where the tests may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m,mode=0700", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("this user may not mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _start(folder: Path, watch: _FaultWatch) -> tuple[Journal, SetPlan]:
    journal = Journal(folder, settings=StationSettings(), on_fault=watch, retry_s=0.01)
    journal.start()
    plan = make_plan()
    session_id = journal.begin_session()
    journal.record_set_started(plan, session_id=session_id, exercise=goblet_squat())
    assert journal.record_rep(plan.set_id, make_rep(1)).wait(timeout_s=_DURABLE_S)
    return journal, plan


def _limit_pages(journal: Journal, pages: int) -> None:
    """Let SQLite report a full disk: the file may not grow beyond so many pages."""
    assert journal._opened is not None
    journal._opened.database.conn.execute(f"PRAGMA max_page_count = {pages}")


@pytest.mark.expect_log("WARNING")
def test_when_the_disk_is_full_reps_wait_in_memory(data_folder: Path, watch: _FaultWatch) -> None:
    journal, plan = _start(data_folder, watch)
    _limit_pages(journal, 1)
    receipts = [journal.record_rep(plan.set_id, make_rep(number)) for number in range(2, 60)]
    watch.wait_for(1)
    (fault,) = watch.told
    assert fault is not None
    assert fault.reason is Reason.DISK_FULL
    assert "\n" not in fault.text
    assert not receipts[-1].wait(timeout_s=0.05)
    _limit_pages(journal, 1_000_000)
    assert all(receipt.wait(timeout_s=_DURABLE_S) for receipt in receipts)
    watch.wait_for(2)
    assert watch.told[1] is None
    assert journal.stop() == 0
    with reading(data_folder) as reader:
        assert [rep.number for rep in reader.reps_of_set(plan.set_id)] == list(range(1, 60))


@pytest.mark.expect_log("ERROR")
def test_a_disk_that_stays_full_to_the_end_is_counted(
    data_folder: Path, watch: _FaultWatch
) -> None:
    journal, plan = _start(data_folder, watch)
    _limit_pages(journal, 1)
    receipts = [journal.record_rep(plan.set_id, make_rep(number)) for number in range(2, 60)]
    lost = journal.stop(timeout_s=0.05)
    assert 0 < lost == sum(not receipt.is_durable for receipt in receipts)


@pytest.mark.expect_log("WARNING")
def test_a_really_full_disk_loses_nothing(small_disk: Path, watch: _FaultWatch) -> None:
    journal, plan = _start(small_disk, watch)
    ballast = small_disk / "ballast"
    with ballast.open("wb") as file:
        file.write(b"x" * (shutil.disk_usage(small_disk).free - 8 * 4096))
    receipts = [journal.record_rep(plan.set_id, make_rep(number)) for number in range(2, 60)]
    watch.wait_for(1)
    assert watch.told[0] is not None
    assert watch.told[0].reason is Reason.DISK_FULL
    ballast.unlink()
    assert all(receipt.wait(timeout_s=_DURABLE_S) for receipt in receipts)
    assert journal.stop() == 0
    with reading(small_disk) as reader:
        assert len(reader.reps_of_set(plan.set_id)) == 59


def test_starting_on_a_full_disk_is_told(small_disk: Path, watch: _FaultWatch) -> None:
    (small_disk / "ballast").write_bytes(b"x" * shutil.disk_usage(small_disk).free)
    journal = Journal(small_disk, settings=StationSettings(), on_fault=watch)
    with pytest.raises(KnownError, match="disk is full") as caught:
        journal.start()
    assert caught.value.reason is Reason.DISK_FULL


@pytest.mark.expect_log("WARNING")
def test_a_disk_that_turns_read_only_loses_nothing(data_folder: Path, watch: _FaultWatch) -> None:
    journal, plan = _start(data_folder, watch)
    assert journal._opened is not None
    journal._opened.database.conn.execute("PRAGMA query_only = ON")
    receipt = journal.record_rep(plan.set_id, make_rep(2))
    watch.wait_for(1)
    assert watch.told[0] is not None
    assert watch.told[0].reason is Reason.READ_ONLY
    journal._opened.database.conn.execute("PRAGMA query_only = OFF")
    assert receipt.wait(timeout_s=_DURABLE_S)
    assert journal.stop() == 0


def test_starting_on_a_read_only_disk_is_told(small_disk: Path, watch: _FaultWatch) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    journal = Journal(small_disk, settings=StationSettings(), on_fault=watch)
    with pytest.raises(KnownError, match="cannot be written") as caught:
        journal.start()
    assert caught.value.reason is Reason.READ_ONLY


@pytest.mark.expect_log("WARNING")
def test_a_database_locked_for_a_while_loses_nothing(data_folder: Path, watch: _FaultWatch) -> None:
    journal, plan = _start(data_folder, watch)
    assert journal._opened is not None
    journal._opened.database.conn.execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(data_folder / DATABASE_FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    receipt = journal.record_rep(plan.set_id, make_rep(2))
    watch.wait_for(1)
    assert watch.told[0] is not None
    assert watch.told[0].reason is Reason.DATABASE_LOCKED
    assert not receipt.is_durable
    other.execute("ROLLBACK")
    other.close()
    assert receipt.wait(timeout_s=_DURABLE_S)
    assert journal.stop() == 0


@pytest.mark.expect_log("ERROR")
def test_a_listener_that_fails_does_not_cost_a_rep(data_folder: Path) -> None:
    def fail(fault: KnownError | None) -> None:
        raise RuntimeError("nobody listens")

    journal = Journal(data_folder, settings=StationSettings(), on_fault=fail, retry_s=0.01)
    journal.start()
    plan = make_plan()
    session_id = journal.begin_session()
    journal.record_set_started(plan, session_id=session_id, exercise=goblet_squat())
    _limit_pages(journal, 1)
    receipts = [journal.record_rep(plan.set_id, make_rep(number)) for number in range(1, 60)]
    assert not receipts[-1].wait(timeout_s=0.2)
    _limit_pages(journal, 1_000_000)
    assert all(receipt.wait(timeout_s=_DURABLE_S) for receipt in receipts)
    assert journal.stop() == 0


def test_killed_at_any_moment_it_loses_no_rep_that_was_shown(data_folder: Path) -> None:
    program = [sys.executable, "-m", "tests.store.killed_station", str(data_folder), "30"]
    station = subprocess.run(
        program, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True
    )
    shown: dict[str, list[int]] = {}
    for line in station.stdout.splitlines():
        set_id, number = line.split()
        shown.setdefault(set_id, []).append(int(number))
    assert len(shown) == 30
    journal = Journal(data_folder, settings=StationSettings(), on_fault=lambda _: None)
    assert journal.start() == "", "a killed station does not damage its database"
    journal.stop()
    with reading(data_folder) as reader:
        for set_id, numbers in shown.items():
            stored = reader.reps_of_set(set_id)
            assert [rep.number for rep in stored][: len(numbers)] == numbers
            assert all(reader.trace_of_rep(rep.id) is not None for rep in stored)
    connection = sqlite3.connect(data_folder / DATABASE_FILE)
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
