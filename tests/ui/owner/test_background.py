"""Work beside the thread of the screen."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from studio.errors import KnownError, Reason
from studio.ui.owner.background import Background


def _never(_error: KnownError) -> None:
    raise AssertionError("it did not fail")


def test_the_answer_comes_on_the_thread_of_the_screen(qtbot: QtBot) -> None:
    work = Background("test-work")
    heard: list[tuple[str, str]] = []

    def then(name: str) -> None:
        heard.append((name, threading.current_thread().name))

    work.ask("one", lambda: threading.current_thread().name, then=then, failed=_never)
    qtbot.waitUntil(lambda: not work.is_busy)

    assert heard == [("test-work_0", "MainThread")]


def test_of_one_kind_the_newest_wins(qtbot: QtBot) -> None:
    work = Background("test-work")
    gate = threading.Event()
    heard: list[int] = []

    def slow() -> int:
        gate.wait(5.0)
        return 0

    work.ask("one", slow, then=heard.append, failed=_never)
    for number in range(1, 5):
        work.ask("one", lambda number=number: number, then=heard.append, failed=_never)  # type: ignore[misc]
    work.ask("other", lambda: 99, then=heard.append, failed=_never)
    gate.set()
    qtbot.waitUntil(lambda: not work.is_busy)

    assert heard == [4, 99]


def test_a_fault_of_the_world_is_told(qtbot: QtBot) -> None:
    work = Background("test-work")
    heard: list[Reason] = []

    def fail() -> None:
        raise KnownError(Reason.DISK_FULL, "The disk is full.")

    work.ask("one", fail, then=lambda _none: None, failed=lambda error: heard.append(error.reason))
    qtbot.waitUntil(lambda: not work.is_busy)

    assert heard == [Reason.DISK_FULL]


@pytest.mark.filterwarnings("ignore")
def test_a_bug_is_raised_on_the_thread_of_the_screen(qtbot: QtBot) -> None:
    work = Background("test-work")

    def bug() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        work.ask("one", bug, then=lambda _none: None, failed=_never)
        qtbot.waitUntil(lambda: not work.is_busy)

    assert [one[0] for one in caught] == [ZeroDivisionError]


def test_what_is_forgotten_is_not_answered(qtbot: QtBot) -> None:
    work = Background("test-work")
    heard: list[int] = []
    work.ask("one", lambda: 1, then=heard.append, failed=_never)

    work.forget("one")
    work.ask("two", lambda: 2, then=heard.append, failed=_never)
    qtbot.waitUntil(lambda: not work.is_busy)

    assert heard == [2]


def test_stopping_twice_does_no_harm() -> None:
    work = Background("test-work")
    work.ask("one", lambda: 1, then=lambda _one: None, failed=_never)

    work.stop()
    work.stop()

    assert not work.is_busy
