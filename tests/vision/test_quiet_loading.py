"""What the network's library says while it loads: only what somebody must know."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from studio.vision.model_files import ModelFiles
from studio.vision.quiet_loading import without_chatter
from tests.conftest import REPOSITORY


def test_only_what_somebody_must_know_is_passed_on(capfd: pytest.CaptureFixture[str]) -> None:
    with without_chatter():
        os.write(2, b"INFO: all is well\nERROR: it is not\n")
    os.write(2, b"INFO: later\n")

    assert capfd.readouterr().err == "ERROR: it is not\nINFO: later\n"


def test_what_was_said_before_a_fault_is_not_lost(capfd: pytest.CaptureFixture[str]) -> None:
    def load() -> None:
        with without_chatter():
            os.write(2, b"WARNING: odd\n")
            raise ValueError("damaged")

    with pytest.raises(ValueError, match="damaged"):
        load()

    assert capfd.readouterr().err == "WARNING: odd\n"


def test_no_file_stays_open(tmp_path: Path) -> None:
    before = len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0
    for _ in range(5):
        with without_chatter():
            pass

    assert (len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0) == before


def test_the_real_networks_load_in_silence(model_files: ModelFiles) -> None:
    load = (
        "import sys; from pathlib import Path; from studio.vision.quiet_loading import "
        "load_estimator; load_estimator(Path(sys.argv[1]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", load, str(model_files.folder)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
