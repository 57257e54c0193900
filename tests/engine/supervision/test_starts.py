"""Crashes are counted, and a loop of them is told from a bad day."""

from pathlib import Path

import pytest

from studio.engine.supervision.starts import MOST_CRASHES, START_FILE, WINDOW_S, StartBook


class Clock:
    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


def book(folder: Path, clock: Clock, boot: str = "boot-1") -> StartBook:
    return StartBook(folder, clock=clock, boot_id=lambda: boot)


def test_crashes_one_after_the_other_are_a_loop(tmp_path: Path) -> None:
    clock = Clock()
    verdicts = []
    for _ in range(MOST_CRASHES + 1):
        verdicts.append(book(tmp_path, clock).begin())
        clock.now_s += 10.0

    assert [v.crashes for v in verdicts] == list(range(MOST_CRASHES + 1))
    assert [v.is_loop for v in verdicts] == [False] * MOST_CRASHES + [True]


def test_an_end_in_order_forgives(tmp_path: Path) -> None:
    clock = Clock()
    for _ in range(MOST_CRASHES):
        book(tmp_path, clock).begin()
    last = book(tmp_path, clock)
    last.begin()
    last.end_in_order()

    assert book(tmp_path, clock).begin().crashes == 0


def test_crashes_long_ago_do_not_count(tmp_path: Path) -> None:
    clock = Clock()
    for _ in range(MOST_CRASHES):
        book(tmp_path, clock).begin()
    clock.now_s += WINDOW_S + 1.0

    assert book(tmp_path, clock).begin().crashes == 0


def test_a_power_cut_is_no_crash(tmp_path: Path) -> None:
    clock = Clock()
    for _ in range(MOST_CRASHES):
        book(tmp_path, clock).begin()

    assert book(tmp_path, clock, boot="boot-2").begin().crashes == 0


@pytest.mark.parametrize("content", ["", "{", "[]", '{"boot_id": "boot-1", "open_s": "x"}'])
def test_a_damaged_book_is_begun_anew(content: str, tmp_path: Path) -> None:
    (tmp_path / START_FILE).write_text(content, encoding="utf-8")
    clock = Clock()

    assert book(tmp_path, clock).begin().crashes == 0
    assert book(tmp_path, clock).begin().crashes == 1


def test_a_folder_that_is_gone_stops_nothing(tmp_path: Path) -> None:
    assert book(tmp_path / "gone", Clock()).begin().crashes == 0
