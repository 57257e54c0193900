"""No exception is silent: one in every thread of the real station, in a slot and in a virtual."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from studio.log import LOG_FILE, FaultBook
from tests.conftest import REPOSITORY
from tests.endtoend.broken_station import LAST, LAST_THREAD, SURVIVED


@pytest.mark.timeout(300)
def test_what_fails_anywhere_is_logged_with_its_traceback_and_counted(
    tmp_path: Path, model_files: object
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.endtoend.broken_station", str(tmp_path)],
        cwd=REPOSITORY,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    log = (tmp_path / LOG_FILE).read_text(encoding="utf-8")

    for what, thread in {**SURVIVED, LAST: LAST_THREAD}.items():
        assert log.count(f"injected: {what} in {thread}") == 1, what
    assert log.count("Traceback (most recent call last)") == len(SURVIVED) + 1
    assert FaultBook.read(tmp_path).errors == len(SURVIVED) + 1
    assert done.returncode == 1, "an analysis that fails ends the program, to be started anew"
