"""Ctrl-C ends every command with 130 and at most one line, from its first moment on."""

import signal
import subprocess
import sys

import pytest

from studio.cli.interrupt import INTERRUPTED
from tests.conftest import REPOSITORY

PROGRAM = """
import os, signal, sys
signal.signal(signal.SIGINT, {former})

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == "{module}":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
from studio.cli import main
main({arguments})
"""


def interrupted(*, module: str, arguments: list[str], former: str) -> tuple[int, str]:
    """Press Ctrl-C while a module loads; returns the exit code and what stderr said."""
    program = PROGRAM.format(module=module, arguments=arguments, former=former)
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return ended.returncode, ended.stderr


@pytest.mark.parametrize(
    ("module", "arguments"),
    [
        pytest.param("numpy", ["--help"], id="while the commands load"),
        pytest.param("studio.cli.sync", ["--help"], id="at the last of them"),
        pytest.param("studio.app", ["doctor"], id="while a command loads what it alone needs"),
    ],
)
def test_nothing_is_printed_while_modules_load(module: str, arguments: list[str]) -> None:
    code, told = interrupted(
        module=module, arguments=arguments, former="signal.default_int_handler"
    )
    assert (code, told) == (INTERRUPTED, "")


def test_an_ignored_interrupt_stays_ignored() -> None:
    code, told = interrupted(module="numpy", arguments=["--help"], former="signal.SIG_IGN")
    assert (code, told) == (0, "")


def test_the_exit_code_is_that_of_a_shell() -> None:
    assert INTERRUPTED == 128 + signal.SIGINT


def test_work_that_is_interrupted_says_at_most_one_line() -> None:
    program = """
import os, signal, studio.cli.application as application
from studio.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
def work() -> None:
    os.kill(os.getpid(), signal.SIGINT)
for command in application.app.registered_commands:
    command.callback = work
main(["doctor"])
"""
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == INTERRUPTED
    assert len(ended.stderr.strip().splitlines()) <= 1
