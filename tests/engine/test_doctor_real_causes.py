"""The self-test against faults that are really there: another program, a full disk, slowness."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from studio.engine.self_test.camera import check_camera
from studio.engine.self_test.doctor import check_disk
from studio.engine.self_test.finding import CheckState
from tests.conftest import REPOSITORY
from tests.engine.fakes import ScriptedSource
from tests.vision.v4l2_camera import FileCamera, can_be_made

HOLD = """
import sys
from pathlib import Path
from studio.vision.webcam import WebcamSource

device = Path(sys.argv[1])
source = WebcamSource(device, folder=device.parent)
source.read()
print("held", flush=True)
sys.stdin.read()
source.close()
"""
LOOK = """
import json, sys
from pathlib import Path
from studio.engine.self_test.camera import check_camera
from studio.vision.webcam import WebcamSource

device = Path(sys.argv[1])
found = check_camera(lambda: WebcamSource(device, folder=device.parent))
print(json.dumps([found.state.value, found.message, found.what_to_do]))
"""

needs_layer = pytest.mark.skipif(not can_be_made(), reason="needs Linux with gcc")


def look(camera: FileCamera) -> list[str]:
    """What the self-test says of it, in a program of its own."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(camera.device)],
        cwd=REPOSITORY,
        env={**os.environ, **camera.environment},
        capture_output=True,
        text=True,
        check=True,
    )
    state, message, what_to_do = json.loads(done.stdout)
    return [state, message, what_to_do]


@contextmanager
def held(camera: FileCamera) -> Iterator[None]:
    """Another program has it."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(camera.device)],
        cwd=REPOSITORY,
        env={**os.environ, **camera.environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield
        other.communicate()


@needs_layer
def test_a_camera_that_another_process_holds(tmp_path: Path) -> None:
    camera = FileCamera(tmp_path)
    assert "1280 x 720" in look(camera)[1]

    with held(camera):
        state, message, what_to_do = look(camera)

    assert state == CheckState.FAILED.value
    assert "in use by another program" in message
    assert "Close that program" in what_to_do
    assert "1280 x 720" in look(camera)[1], "it is free again"


@needs_layer
def test_a_camera_that_is_unplugged_and_one_that_is_silent(tmp_path: Path) -> None:
    camera = FileCamera(tmp_path)
    camera.fall_silent()
    state, message, _ = look(camera)
    assert (state, "gives no picture" in message) == (CheckState.FAILED.value, True)

    camera.fall_silent(is_silent=False)
    camera.unplug()
    state, message, what_to_do = look(camera)
    assert (state, "is not there" in message) == (CheckState.FAILED.value, True)
    assert "Plug it in" in what_to_do


def test_a_camera_that_is_too_slow() -> None:
    finding = check_camera(lambda: ScriptedSource(fps=10.0, paced=True))

    assert finding.state is CheckState.WARNING
    assert "Too slow" in finding.what_to_do
    assert "pictures a second" in finding.message


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 256 KB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k,mode=700", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(command, capture_output=True).returncode != 0:
        pytest.skip("needs the right to mount")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_really_full(small_disk: Path) -> None:
    def fill() -> None:
        with (small_disk / "sets").open("wb", buffering=0) as file:
            while file.write(bytes(4096)):
                pass

    with pytest.raises(OSError, match="No space left"):
        fill()

    finding = check_disk(small_disk)

    assert finding.state is CheckState.FAILED
    assert "No space left" in finding.message
    assert "free some room" in finding.what_to_do
