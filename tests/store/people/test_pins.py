import logging
import time
from pathlib import Path

import pytest

from studio.errors import KnownError, Reason
from studio.settings import StationSettings
from studio.store.database import DATABASE_FILE
from studio.store.journal import Journal
from studio.store.people.pins import OWNER, STAFF, PinBook, check_form, wait_after
from tests.store.conftest import FaultLog

_RIGHT, _WRONG = "271828", "314159"


class _Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> _Clock:
    return _Clock()


@pytest.fixture
def book(journal: Journal, data_folder: Path, clock: _Clock) -> PinBook:
    made = PinBook(data_folder, journal=journal, clock=clock)
    made.set_pin(OWNER, _RIGHT)
    return made


def test_the_right_pin_opens_and_another_does_not(book: PinBook) -> None:
    assert book.has_pin(OWNER)
    assert not book.has_pin(STAFF)
    assert book.check(OWNER, _RIGHT).is_right
    assert not book.check(OWNER, _WRONG).is_right
    assert not book.check(OWNER, "").is_right
    book.set_pin(OWNER, _WRONG)
    assert book.check(OWNER, _WRONG).is_right
    book.remove_pin(OWNER)
    with pytest.raises(KnownError) as caught:
        book.check(OWNER, _WRONG)
    assert caught.value.reason is Reason.NOT_FOUND


def test_five_failures_lock_for_longer_and_longer() -> None:
    waits = [wait_after(failures) for failures in range(13)]
    assert waits == [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]


def _lock(book: PinBook) -> None:
    for _ in range(4):
        assert book.check(OWNER, _WRONG).wait_s == 0
    assert book.check(OWNER, _WRONG).wait_s == 30


def test_a_lock_is_over_only_when_its_time_is(book: PinBook, clock: _Clock) -> None:
    _lock(book)
    clock.now_s += 29.0
    answer = book.check(OWNER, _RIGHT)
    assert not answer.is_right
    assert answer.wait_s == pytest.approx(1.0)
    clock.now_s += 1.0
    assert book.check(OWNER, _RIGHT).is_right
    assert book.check(OWNER, _WRONG).wait_s == 0  # the count began anew


def test_a_lock_survives_a_restart_and_the_clock_of_the_wall(
    data_folder: Path, clock: _Clock, monkeypatch: pytest.MonkeyPatch, faults: FaultLog
) -> None:
    for life in range(2):
        journal = Journal(data_folder, settings=StationSettings(), on_fault=faults)
        journal.start()
        book = PinBook(data_folder, journal=journal, clock=clock)
        if life == 0:
            book.set_pin(OWNER, _RIGHT)
            _lock(book)
            clock.now_s += 10.0
        else:
            monkeypatch.setattr(time, "time", lambda: 4e9)
            assert book.check(OWNER, _RIGHT).wait_s == 30  # from the start, not from before
            clock.now_s += 30.0
            assert book.check(OWNER, _RIGHT).is_right
        journal.stop()


@pytest.mark.parametrize(
    ("pin", "subject"),
    [
        ("12345", OWNER),
        ("123", STAFF),
        ("12a456", OWNER),
        ("", OWNER),
        ("٣٣٣٣٣١", OWNER),  # digits, but not those of the keypad
        ("111111", OWNER),
        ("1" * 33, OWNER),
        ("123456", OWNER),
        ("890123", OWNER),
        ("654321", OWNER),
        ("121212", OWNER),
        ("123123", OWNER),
        ("112233", OWNER),
        ("123321", OWNER),
        ("000001", OWNER),
    ],
)
def test_what_cannot_be_a_pin_is_refused(pin: str, subject: str) -> None:
    with pytest.raises(KnownError) as caught:
        check_form(pin, subject=subject)
    assert caught.value.reason is Reason.USER_INPUT
    assert not pin or pin not in caught.value.text


@pytest.mark.parametrize("pin", ["271828", "314159", "402957", "135792", "2511998"])
def test_a_pin_that_takes_guessing_is_taken(pin: str) -> None:
    check_form(pin, subject=OWNER)


def test_a_failure_in_another_window_is_waited_out_here_too(
    data_folder: Path, journal: Journal, book: PinBook, clock: _Clock
) -> None:
    beside = PinBook(data_folder, journal=journal, clock=clock)
    clock.now_s += 1000.0  # open for long
    _lock(book)
    assert beside.check(OWNER, _RIGHT).wait_s == 30
    clock.now_s += 29.9
    assert not beside.check(OWNER, _RIGHT).is_right
    assert not book.check(OWNER, _RIGHT).is_right
    clock.now_s += 0.2
    assert beside.check(OWNER, _WRONG).wait_s == 60
    assert book.check(OWNER, _RIGHT).wait_s == pytest.approx(60)
    clock.now_s += 60.0
    assert book.check(OWNER, _RIGHT).is_right
    assert beside.check(OWNER, _RIGHT).is_right


def test_no_pin_is_in_a_file_or_in_the_log(
    book: PinBook, data_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        book.check(OWNER, _WRONG)
        book.check(OWNER, _RIGHT)
    files = b"".join(path.read_bytes() for path in data_folder.iterdir())
    for pin in (_RIGHT, _WRONG):
        assert pin.encode() not in files
        assert pin not in caplog.text
    assert "argon2" not in caplog.text
    assert (
        b"$argon2id$v=19$m=65536,t=3,p=4$"
        in (data_folder / DATABASE_FILE).read_bytes()
        + (data_folder / f"{DATABASE_FILE}-wal").read_bytes()
    )
