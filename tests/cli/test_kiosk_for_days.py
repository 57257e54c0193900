"""A station that cannot run stays on its safe screen, and the machine is not started anew."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from studio.app import RunOptions
from studio.cli import kiosk
from studio.engine.supervision.starts import MOST_CRASHES, StartBook
from studio.errors import KnownError, Reason
from tests.conftest import REPOSITORY

UNIT = (REPOSITORY / "installer/linux/files/glute-studio.service").read_text(encoding="utf-8")
LIMIT_S = float(re.findall(r"^StartLimitIntervalSec=(\d+)", UNIT, re.MULTILINE)[0])
LIMIT_STARTS = int(re.findall(r"^StartLimitBurst=(\d+)", UNIT, re.MULTILINE)[0])
_PATIENCE_S = 60.0
_LASTING_FAULT = """
import sys
from pathlib import Path
from studio.app import RunOptions
from studio.cli import kiosk
from studio.errors import KnownError, Reason
def broken(*_args, **_rest):
    raise KnownError(Reason.BAD_MODEL, "broken")
kiosk.run_app = broken
folder = Path(sys.argv[1])
sys.exit(kiosk.run_kiosk(
    RunOptions(is_kiosk=True), data_folder=folder, progress=print, fault_pause_s=0.6
))
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="systemd's part")


def run(folder: Path, *, again: Callable[[], None]) -> int:
    return kiosk.run_kiosk(
        RunOptions(is_kiosk=True),
        data_folder=folder,
        progress=lambda _a, _b, _c: None,
        again=again,
    )


def most_within(moments_s: list[float], *, window_s: float) -> int:
    return max(sum(begun <= s < begun + window_s for s in moments_s) for begun in moments_s)


@pytest.mark.parametrize(("is_over", "tries"), [(True, [1]), (False, [])])
@pytest.mark.expect_log("ERROR")
def test_a_lasting_fault_is_tried_again_in_the_same_process(
    is_over: bool, tries: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_rest: object) -> int:
        raise KnownError(Reason.BAD_MODEL, "broken")

    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "nobody"))
    monkeypatch.setattr(kiosk, "_show", lambda *_args, **_rest: is_over)
    monkeypatch.setattr(kiosk, "run_app", broken)
    again: list[int] = []
    run(tmp_path, again=lambda: again.append(1))

    assert again == tries


@pytest.mark.expect_log("ERROR")
def test_a_loop_of_crashes_stays_far_from_the_machines_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    """What the supervisor sees of a program that crashes at once, for ever."""
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "nobody"))
    clock = [0.0]
    starts: list[float] = []

    def show(*_args: object, seconds: float, **_rest: object) -> bool:
        clock[0] += seconds
        return True

    def become_anew() -> None:
        run(tmp_path, again=become_anew)

    monkeypatch.setattr(kiosk, "StartBook", partial(StartBook, clock=lambda: clock[0]))
    monkeypatch.setattr(kiosk, "_show", show)
    monkeypatch.setattr(kiosk, "run_app", lambda *_args, **_kwargs: 1)
    while clock[0] < 4000.0:
        starts.append(clock[0])
        run(tmp_path, again=become_anew)
        clock[0] += 2.0

    assert most_within(starts, window_s=LIMIT_S) <= LIMIT_STARTS / 2
    assert len(starts) > MOST_CRASHES


def test_the_safe_screen_goes_on_in_the_same_process(tmp_path: Path) -> None:
    """The real program, the real supervisor's protocol: ready, a while, ready again, one pid."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(tmp_path / "ear"))
        ear.settimeout(_PATIENCE_S)
        (tmp_path / "data").mkdir()
        program = subprocess.Popen(
            [sys.executable, "-c", _LASTING_FAULT, str(tmp_path / "data")],
            env={**os.environ, "NOTIFY_SOCKET": str(tmp_path / "ear")},
            stderr=subprocess.DEVNULL,
        )
        try:
            for _ in range(2):
                while b"READY=1" not in ear.recv(4096):
                    pass
            assert program.poll() is None
            program.send_signal(signal.SIGTERM)
            assert program.wait(_PATIENCE_S) in {Reason.BAD_MODEL.exit_code, -signal.SIGTERM}
        finally:
            program.kill()
            program.wait()
