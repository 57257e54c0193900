"""What Qt says goes to the log file and not to stderr."""

import subprocess
import sys
from pathlib import Path

from studio.log import LOG_FILE
from tests.conftest import REPOSITORY

_PROGRAM = """
import sys
from pathlib import Path
from studio.log import start_logging
start_logging(folder=Path(sys.argv[1]))
from PySide6.QtCore import qCritical, qWarning
from studio.ui.qt_messages import qt_messages_logged
with qt_messages_logged():
    qWarning("no such plugin")
    qCritical("no such surface")
qWarning("as before")
"""


def test_a_warning_of_qt_is_in_the_file_alone_and_an_error_on_stderr_too(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(tmp_path)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert "no such plugin" in (tmp_path / LOG_FILE).read_text(encoding="utf-8")
    assert "no such plugin" not in done.stderr
    assert "ERROR studio.ui.qt_messages: Qt: no such surface" in done.stderr
    assert "as before" in done.stderr
