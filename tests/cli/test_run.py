"""The station without a display, asked to end in the middle of a set."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.cli.demo import write_fault
from studio.errors import Reason
from studio.log import LOG_FILE
from studio.store.database import DATABASE_FILE
from tests.conftest import REPOSITORY

DISPLAYS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}


@pytest.fixture
def station(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """A station whose demo athlete does a set; ended at the latest with the test."""
    with subprocess.Popen(
        [sys.executable, "-m", "studio", "run", "--data", str(tmp_path)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={name: value for name, value in os.environ.items() if name not in DISPLAYS},
    ) as process:
        yield process
        process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_without_a_display_writes_the_set_down(
    station: "subprocess.Popen[str]", tmp_path: Path, number: signal.Signals
) -> None:
    assert station.stdout is not None
    assert "5 reps" in station.stdout.readline()

    station.send_signal(number)
    _, said = station.communicate(timeout=60)

    assert station.returncode == 0
    assert "Traceback" not in said
    assert "KeyboardInterrupt" not in said
    database = sqlite3.connect(tmp_path / DATABASE_FILE)
    assert database.execute("SELECT finish_reason FROM sets").fetchall() == [("shutdown",)]
    database.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no file that is always full")
def test_a_picture_on_a_full_disk_is_told_in_one_line() -> None:
    path = Path("/dev/full")
    with pytest.raises(OSError, match="No space") as caught:
        path.write_bytes(b"picture")
    fault = write_fault(caught.value, path)
    assert fault.reason is Reason.DISK_FULL
    assert "\n" not in fault.text


def test_without_a_display_a_missing_camera_is_told_once(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "studio", "run", "--source", "97", "--data", str(tmp_path)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={name: value for name, value in os.environ.items() if name not in DISPLAYS},
    )

    assert done.returncode == Reason.NO_CAMERA.exit_code
    assert done.stderr.count("camera 97 is not there") == 1
    assert "propagateSizeHints" not in done.stderr
    assert "PulseAudio" not in done.stderr
    assert "camera 97 is not there" in (tmp_path / LOG_FILE).read_text(encoding="utf-8")
