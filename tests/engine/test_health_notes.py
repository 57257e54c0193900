import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from studio.engine.health_notes import NOTE_EVERY_S, HealthNotes
from studio.engine.pipeline.health import Pace
from studio.errors import Reason
from studio.settings import StationSettings
from studio.store.database import open_for_reading
from studio.store.journal import Journal
from studio.sync.local_store import LocalStore
from tests.sync.stations import ship


class _Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    running = Journal(tmp_path, settings=StationSettings(), on_fault=lambda _: None)
    running.start()
    yield running
    running.stop()


def _notes(journal: Journal, folder: Path) -> list[sqlite3.Row]:
    assert journal.perform(lambda _: None).wait(timeout_s=20.0)
    with closing(open_for_reading(folder)) as connection:
        return connection.execute("SELECT * FROM health_notes ORDER BY at_utc").fetchall()


def _set(notes: HealthNotes, *, from_s: float, seconds: float, fps: float = 30.0) -> None:
    """A set of so many seconds, with one picture in ten dropped."""
    pictures = int(fps * seconds)
    for number in range(pictures + 1):
        notes.see(
            is_live=number < pictures,
            analysed=int(fps * from_s) + number,
            dropped=(int(fps * from_s) + number) // 10,
            pace=Pace(fps=fps, delay_ms=float("nan") if number == 0 else 40.0),
            now_s=from_s + number / fps,
        )


def test_a_run_that_did_not_end_is_a_crash(journal: Journal, tmp_path: Path) -> None:
    clock = _Clock()
    for ends in (True, False, True):
        notes = HealthNotes(journal, clock=clock)
        notes.started()
        if ends:
            notes.stopped()
            notes.stopped()
    found = [(row["kind"], row["what"]) for row in _notes(journal, tmp_path)]
    assert found == [
        ("start", "in_order"),
        ("stop", "in_order"),
        ("start", "in_order"),
        ("start", "crash"),
        ("stop", "in_order"),
    ]


def test_the_pace_of_a_set_is_noted_at_most_every_ten_minutes(
    journal: Journal, tmp_path: Path
) -> None:
    notes = HealthNotes(journal, clock=_Clock())
    _set(notes, from_s=100.0, seconds=40.0)
    _set(notes, from_s=300.0, seconds=30.0)
    _set(notes, from_s=100.0 + NOTE_EVERY_S + 60.0, seconds=30.0, fps=15.0)
    first, second = _notes(journal, tmp_path)
    assert (first["kind"], first["what"], first["analysed"]) == ("pace", "athlete", 1200)
    assert first["fps"] == pytest.approx(30.0, rel=0.01)
    assert first["delay_ms"] == pytest.approx(40.0)
    assert first["dropped"] == 120
    assert second["fps"] == pytest.approx((900 + 450) / 60.0, rel=0.01)


def test_a_moment_is_no_pace(journal: Journal, tmp_path: Path) -> None:
    _set(HealthNotes(journal, clock=_Clock()), from_s=0.0, seconds=1.0)
    assert _notes(journal, tmp_path) == []


def test_notes_reach_the_owners_store(journal: Journal, tmp_path: Path) -> None:
    notes = HealthNotes(journal, clock=_Clock())
    notes.started()
    notes.fault(Reason.NO_CAMERA)
    notes.stopped()
    journal.stop()
    (tmp_path / "owner").mkdir()
    with closing(LocalStore(tmp_path / "owner")) as store:
        ship(tmp_path, store)
        rows = store.change(
            lambda database: database.execute(
                "SELECT kind, what, at_utc FROM health_notes ORDER BY at_utc"
            ).fetchall()
        )
    assert [row[:2] for row in rows] == [
        ("start", "in_order"),
        ("fault", "no_camera"),
        ("stop", "in_order"),
    ]
    assert rows[0][2] == "2026-11-22T12:00:01.000Z"


def test_without_a_journal_nothing_is_kept() -> None:
    notes = HealthNotes(None)
    notes.started()
    notes.fault(Reason.NO_CAMERA)
    notes.stopped()
