import logging
import shutil
import socket
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import cv2
import numpy as np
import pytest

from studio.catalog.loader import load_catalog
from studio.engine.self_test.camera import check_camera
from studio.engine.self_test.doctor import (
    check_database,
    check_disk,
    check_display,
    check_model,
    check_speed,
)
from studio.engine.self_test.finding import CheckState
from studio.engine.self_test.machine import (
    check_clock,
    check_errors,
    check_sync,
    check_touch,
    check_version,
)
from studio.engine.self_test.permissions import check_permissions
from studio.errors import KnownError, Reason
from studio.log import FaultBook
from studio.paths import resources
from studio.settings import StationSettings
from studio.store.database import DATABASE_FILE, open_for_writing
from studio.store.journal import Journal
from studio.store.privacy.key import KEY_FILE
from studio.sync.paired import PairedHub, save_paired
from studio.vision.athlete.source import AthleteSource
from studio.vision.model_files import ModelFiles
from studio.vision.network_camera import NetworkCameraSource
from studio.vision.scene_check import tilt_deg
from studio.vision.source import FrameSource
from tests.engine.fakes import DARK, ScriptedSource
from tests.store.builders import goblet_squat, make_plan


def racks(*, lean_deg: float) -> np.ndarray:
    """A picture of upright bars, all leaning by so much."""
    image = np.full((720, 1280, 3), 110, dtype=np.uint8)
    shift_px = 600 * np.tan(np.radians(lean_deg))
    for x_px in range(200, 1100, 150):
        ends = (x_px, 660), (int(x_px + shift_px), 60)
        cv2.line(image, *ends, color=(230, 230, 230), thickness=14)
    return image


@pytest.mark.parametrize("lean_deg", [-8.0, 0.0, 2.0, 8.0])
def test_the_lean_of_upright_lines_is_measured(lean_deg: float) -> None:
    assert tilt_deg(racks(lean_deg=lean_deg)) == pytest.approx(lean_deg, abs=0.7)


def test_a_picture_without_lines_tells_no_lean() -> None:
    assert np.isnan(tilt_deg(np.full((720, 1280, 3), 90, dtype=np.uint8)))


def test_a_station_needs_a_display_or_a_screen_that_is_plugged_in(tmp_path: Path) -> None:
    assert check_display(has_display=True).state is CheckState.OK
    (tmp_path / "card1-HDMI-A-1").mkdir()
    status = tmp_path / "card1-HDMI-A-1" / "status"
    status.write_text("disconnected\n", encoding="ascii")
    missing = check_display(has_display=False, connectors=tmp_path)
    assert missing.state is CheckState.FAILED
    assert missing.what_to_do
    status.write_text("connected\n", encoding="ascii")
    found = check_display(has_display=False, connectors=tmp_path)
    assert (found.state, found.message) == (CheckState.OK, "a screen is plugged in (HDMI-A-1)")


def test_a_drawn_athlete_nobody_wished_for_is_no_camera() -> None:
    exercise = load_catalog(resources()).exercise("goblet_squat")

    def opener() -> FrameSource:
        return AthleteSource(exercise, paced=False)

    assert check_camera(opener).state is CheckState.FAILED
    assert check_camera(opener, is_athlete_wished=True).state is CheckState.WARNING


def test_a_camera_that_gives_pictures() -> None:
    finding = check_camera(ScriptedSource)
    assert finding.message.startswith("scripted source: 128 x 72")
    assert "light 120 of 255" in finding.message


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


def test_a_camera_held_by_another_program(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/video"
        finding = check_camera(lambda: NetworkCameraSource(address))
    assert finding.state is CheckState.FAILED


def test_a_dark_small_camera_is_told() -> None:
    finding = check_camera(lambda: ScriptedSource(image=DARK))
    assert finding.state is CheckState.WARNING
    assert "light" in finding.what_to_do
    assert "480 lines" in finding.what_to_do


def test_a_crooked_camera_is_told() -> None:
    finding = check_camera(lambda: ScriptedSource(image=racks(lean_deg=6.0)))
    assert finding.state is CheckState.WARNING
    assert "door frames" in finding.what_to_do


def test_a_missing_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUDIO_MODELS", str(tmp_path))
    model, speed = check_model(load_catalog(resources()).exercise("goblet_squat"))
    assert (model.state, speed.state) == (CheckState.FAILED, CheckState.FAILED)
    assert model.what_to_do


def test_a_model_with_one_byte_flipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model_files: ModelFiles
) -> None:
    for file in (model_files.detection, model_files.landmark):
        shutil.copy(file, tmp_path)
    broken = tmp_path / model_files.landmark.name
    content = bytearray(broken.read_bytes())
    content[len(content) // 2] ^= 1
    broken.write_bytes(content)
    monkeypatch.setenv("STUDIO_MODELS", str(tmp_path))

    model, _ = check_model(load_catalog(resources()).exercise("goblet_squat"))

    assert model.state is CheckState.FAILED
    assert "damaged" in model.message


def test_a_slow_machine_is_told() -> None:
    assert check_speed(15.0).state is CheckState.OK
    assert check_speed(80.0).state is CheckState.WARNING


def test_a_database_that_is_none(tmp_path: Path) -> None:
    (tmp_path / DATABASE_FILE).write_bytes(b"no database at all" * 100)
    finding = check_database(tmp_path)
    assert finding.state is CheckState.FAILED
    assert finding.what_to_do


def test_a_newer_database_may_not_open(tmp_path: Path) -> None:
    open_for_writing(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / DATABASE_FILE)) as newer:
        newer.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "SELECT migration_set, '9999_future', applied_at FROM _sqlite_migrations LIMIT 1"
        )
        newer.commit()
    finding = check_database(tmp_path)
    assert finding.state is CheckState.FAILED
    assert "newer Glute Studio (9999_future)" in finding.message
    assert "newer version" in finding.what_to_do


def test_another_programs_database_is_called_that(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / DATABASE_FILE)) as other:
        other.execute("CREATE TABLE bookmarks (x)")
        other.commit()
    finding = check_database(tmp_path)
    assert finding.state is CheckState.FAILED
    assert "another program" in finding.message
    assert "damaged" not in finding.what_to_do


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


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A real write to a device that is full, beside a folder that says so."""
    (tmp_path / ".doctor-probe").symlink_to("/dev/full")
    finding = check_disk(tmp_path)
    assert finding.state is CheckState.FAILED
    assert "No space left" in finding.message


def test_a_locked_database(tmp_path: Path) -> None:
    open_for_writing(tmp_path).close()
    with sqlite3.connect(tmp_path / DATABASE_FILE) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        finding = check_database(tmp_path, busy_timeout_ms=50)
    other.close()
    assert finding.state is CheckState.FAILED
    assert "locked" in finding.message
    assert "Close the other program" in finding.what_to_do


def test_a_clock_set_back_behind_the_newest_set(tmp_path: Path) -> None:
    now = datetime(2027, 3, 1, 12, tzinfo=UTC)
    journal = Journal(
        tmp_path, settings=StationSettings(), on_fault=lambda _fault: None, clock=lambda: now
    )
    journal.start()
    session = journal.begin_session()
    journal.record_set_started(make_plan(), session_id=session, exercise=goblet_squat())
    journal.stop()

    assert check_clock(now, data_folder=tmp_path).state is CheckState.OK
    set_back = check_clock(now - timedelta(days=30), data_folder=tmp_path)
    assert set_back.state is CheckState.FAILED
    assert "newest set" in set_back.message
    ahead = check_clock(now + timedelta(days=400), data_folder=tmp_path)
    assert ahead.state is CheckState.WARNING
    assert "since 2027-03-01" in ahead.message


def test_a_set_of_a_day_with_a_wrong_clock_does_not_close_the_station(tmp_path: Path) -> None:
    now = datetime(2027, 3, 1, 12, tzinfo=UTC)
    for moment in (now - timedelta(days=1), now + timedelta(days=3650)):
        journal = Journal(
            tmp_path,
            settings=StationSettings(),
            on_fault=lambda _fault: None,
            clock=lambda moment=moment: moment,  # type: ignore[misc]
        )
        journal.start()
        session = journal.begin_session()
        journal.record_set_started(make_plan(), session_id=session, exercise=goblet_squat())
        journal.stop()

    finding = check_clock(now, data_folder=tmp_path)
    assert finding.state is CheckState.WARNING
    assert "newest set" in finding.message


def test_a_clock_from_before_the_program_was_made() -> None:
    assert check_clock(datetime(2027, 1, 1, tzinfo=UTC)).state is CheckState.OK
    assert check_clock(datetime(1970, 1, 1, tzinfo=UTC)).state is CheckState.FAILED
    assert check_clock(datetime(2036, 11, 1, tzinfo=UTC)).state is CheckState.WARNING


def test_sync_is_told_as_it_is(tmp_path: Path) -> None:
    assert "stays on this station" in check_sync(tmp_path).message


def test_a_pairing_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    open_for_writing(tmp_path).close()
    paired = PairedHub(
        address="https://hub:8443", certificate_pem="c", credential="x", store_id="s"
    )
    save_paired(tmp_path, paired)
    (tmp_path / KEY_FILE).write_bytes(b"no key")
    assert check_sync(tmp_path).state is CheckState.FAILED


def test_data_that_others_can_read_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    open_for_writing(tmp_path).close()
    assert check_permissions(tmp_path).state is CheckState.OK
    (tmp_path / DATABASE_FILE).chmod(0o644)
    finding = check_permissions(tmp_path)
    assert finding.state is CheckState.WARNING
    assert "read by others" in finding.message


def test_errors_of_the_program_are_told(tmp_path: Path) -> None:
    assert check_errors(tmp_path).state is CheckState.OK
    try:
        raise ValueError
    except ValueError:
        record = logging.LogRecord("studio", logging.ERROR, "x", 1, "m", None, sys.exc_info())
    FaultBook(tmp_path).emit(record)
    finding = check_errors(tmp_path)
    assert finding.state is CheckState.WARNING
    assert "ValueError" in finding.message


TOUCH = """I: Bus=0003 Vendor=222a Product=0001 Version=0110
N: Name="ILITEK Multi-Touch"
H: Handlers=mouse1 event5
B: PROP=2
B: EV=1b
B: ABS=3273800000000003

I: Bus=0003 Vendor=046d
N: Name="USB Keyboard"
B: EV=120013
"""


def test_a_touch_screen_is_found_by_its_fingers(tmp_path: Path) -> None:
    listed = tmp_path / "devices"
    listed.write_text(TOUCH, encoding="utf-8")
    assert check_touch(devices=listed).message == "ILITEK Multi-Touch"
    listed.write_text(TOUCH.partition("\n\n")[2], encoding="utf-8")
    assert check_touch(devices=listed).state is CheckState.WARNING
    assert check_touch(devices=tmp_path / "gone").state is CheckState.WARNING


def test_a_package_with_another_sqlite_may_not_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = tmp_path / "_build.toml"
    build.write_text('version = "1.2.3-1"\n', encoding="utf-8")
    settings = StationSettings(station_name="Rack 3", studio_name="North")
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 53, 2))
    good = check_version(settings, build_file=build)
    assert good.state is CheckState.OK
    assert good.message.startswith("1.2.3-1 on Rack 3, North; Python ")
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    assert check_version(settings, build_file=build).state is CheckState.FAILED
    assert "from a clone" in check_version(settings, build_file=tmp_path / "gone").message
