from datetime import UTC, datetime
from pathlib import Path

import pytest

from studio.catalog.loader import load_catalog
from studio.engine.doctor import (
    CheckState,
    check_camera,
    check_clock,
    check_database,
    check_disk,
    check_display,
    check_model,
    check_sync,
)
from studio.errors import KnownError, Reason
from studio.paths import resources
from studio.store.database import DATABASE_FILE
from studio.vision.source import FrameSource
from tests.engine.fakes import ScriptedSource


def test_a_display_is_wanted_but_not_needed() -> None:
    assert check_display(has_display=True).state is CheckState.OK
    missing = check_display(has_display=False)
    assert missing.state is CheckState.WARNING
    assert missing.what_to_do


def test_a_camera_that_gives_pictures() -> None:
    finding = check_camera(ScriptedSource)
    assert (finding.state, finding.message) == (CheckState.OK, "scripted source: 128 x 72")


def test_a_camera_that_gives_none() -> None:
    finding = check_camera(lambda: ScriptedSource(frames=0))
    assert finding.state is CheckState.FAILED
    assert "cable" in finding.what_to_do


def test_a_busy_camera_says_so() -> None:
    def opener() -> FrameSource:
        raise KnownError(Reason.CAMERA_BUSY, "camera 0 is in use. Close the other program.")

    finding = check_camera(opener)
    assert finding.state is CheckState.FAILED
    assert (finding.message, finding.what_to_do) == (
        "camera 0 is in use",
        "Close the other program.",
    )


def test_a_missing_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUDIO_MODELS", str(tmp_path))
    finding = check_model(load_catalog(resources()).exercise("goblet_squat"))
    assert finding.state is CheckState.FAILED
    assert finding.what_to_do


def test_a_database_that_is_none(tmp_path: Path) -> None:
    (tmp_path / DATABASE_FILE).write_bytes(b"no database at all" * 100)
    finding = check_database(tmp_path)
    assert finding.state is CheckState.FAILED
    assert finding.what_to_do


def test_a_new_station_has_no_database_yet(tmp_path: Path) -> None:
    finding = check_database(tmp_path)
    assert finding.state is not CheckState.FAILED
    assert "not begun yet" in finding.message


def test_room_on_the_disk(tmp_path: Path) -> None:
    finding = check_disk(tmp_path)
    assert str(tmp_path) in finding.message
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    finding = check_disk(gone)
    assert finding.state is not CheckState.FAILED
    (gone / ".doctor-probe").mkdir()
    assert check_disk(gone).state is CheckState.FAILED


def test_a_clock_from_before_the_program_was_made() -> None:
    assert check_clock(datetime(2027, 1, 1, tzinfo=UTC)).state is CheckState.OK
    assert check_clock(datetime(1970, 1, 1, tzinfo=UTC)).state is CheckState.FAILED


def test_sync_is_told_as_it_is() -> None:
    assert "stays on this station" in check_sync().message
