import json
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from studio.errors import KnownError, Reason
from studio.store.database import DATABASE_FILE
from studio.store.journal import Journal
from studio.store.people import pins
from studio.store.people.pins import OWNER, STAFF, PinBook
from studio.store.people.setup_code import (
    CODE_DIGITS,
    SETUP_FILE,
    SetupCodes,
    has_owner_pin,
    make_setup_code,
)
from studio.store.privacy.audit import read_audit

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
_PIN, _NEW = "271828", "314159"


class _Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> _Clock:
    return _Clock()


@pytest.fixture(autouse=True)
def _quick_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(pins, "_HASHER", quick)


@pytest.fixture
def book(journal: Journal, data_folder: Path) -> PinBook:
    return PinBook(data_folder, journal=journal)


@pytest.fixture
def codes(journal: Journal, data_folder: Path, book: PinBook, clock: _Clock) -> SetupCodes:
    return SetupCodes(data_folder, journal=journal, pins=book, today=clock)


def _other(code: str) -> str:
    return f"{(int(code) + 1) % 10**CODE_DIGITS:0{CODE_DIGITS}d}"


def test_without_a_code_nobody_gives_a_fresh_station_a_pin(
    codes: SetupCodes, book: PinBook
) -> None:
    for typed in ("0000000000", "123456", ""):
        with pytest.raises(KnownError) as caught:
            codes.check_owner(typed)
        assert caught.value.reason is Reason.NOT_FOUND
        assert "--reset-pin" in caught.value.text
        with pytest.raises(KnownError):
            codes.choose_pin(_PIN, code=typed)
    assert not book.has_pin(OWNER)


def test_the_code_chooses_the_first_pin_once(
    codes: SetupCodes, book: PinBook, data_folder: Path
) -> None:
    assert not has_owner_pin(data_folder)
    code = make_setup_code(data_folder, now=NOW)
    assert (len(code), code.isdigit()) == (CODE_DIGITS, True)
    assert not codes.check_owner(_other(code)).is_right

    answer = codes.check_owner(code)
    assert (answer.is_right, answer.is_setup_code) == (True, True)
    codes.choose_pin(_PIN, code=code)

    assert has_owner_pin(data_folder)
    assert not codes.check_owner(_PIN).is_setup_code
    assert codes.check_owner(_PIN).is_right
    assert not codes.check_owner(code).is_right
    with pytest.raises(KnownError):
        codes.choose_pin(_NEW, code=code)
    assert not (data_folder / SETUP_FILE).exists()


def test_a_forgotten_pin_is_replaced_and_all_others_stay(
    codes: SetupCodes, book: PinBook, data_folder: Path
) -> None:
    book.set_pin(OWNER, _PIN)
    book.set_pin(STAFF, "7391")
    code = make_setup_code(data_folder, now=NOW)
    assert codes.check_owner(_PIN).is_right  # holds until another is chosen

    codes.choose_pin(_NEW, code=code)

    assert not codes.check_owner(_PIN).is_right
    assert codes.check_owner(_NEW).is_right
    assert book.check(STAFF, "7391").is_right
    told = [(row.actor, row.action, row.detail) for row in read_audit(data_folder)]
    assert sorted(told) == [
        ("command line", "setup code", "made 2026-11-22T17:00:00.000Z"),
        ("owner", "pin", "owner, by setup code"),
    ]


def test_wrong_codes_lock_as_wrong_pins_do(
    journal: Journal, data_folder: Path, codes: SetupCodes, clock: _Clock
) -> None:
    code = make_setup_code(data_folder, now=NOW)
    for _ in range(4):
        assert codes.check_owner(_other(code)).wait_s == 0
    assert codes.check_owner(_other(code)).wait_s == 30
    assert not codes.check_owner(code).is_right

    again = PinBook(data_folder, journal=journal)  # after a new start
    anew = SetupCodes(data_folder, journal=journal, pins=again, today=clock)
    assert anew.check_owner(code).wait_s == pytest.approx(30, abs=1)


def test_a_code_that_is_guessed_at_does_not_lock_the_owner_out(
    codes: SetupCodes, book: PinBook, data_folder: Path
) -> None:
    book.set_pin(OWNER, _PIN)
    code = make_setup_code(data_folder, now=NOW)
    for _ in range(4):
        codes.check_owner(_other(code))
    assert codes.check_owner(_PIN).is_right


@pytest.mark.parametrize("hours", [-2, 24, 300])
def test_a_code_runs_out(codes: SetupCodes, data_folder: Path, clock: _Clock, hours: int) -> None:
    code = make_setup_code(data_folder, now=NOW)
    clock.now = NOW + timedelta(hours=hours)

    with pytest.raises(KnownError):
        codes.check_owner(code)

    assert not (data_folder / SETUP_FILE).exists()
    assert read_audit(data_folder)[0].action == "setup code ran out"
    clock.now = NOW
    with pytest.raises(KnownError):
        codes.check_owner(code)


def test_only_the_newest_code_counts(codes: SetupCodes, data_folder: Path) -> None:
    first = make_setup_code(data_folder, now=NOW)
    assert codes.check_owner(first).is_right
    second = make_setup_code(data_folder, now=NOW)
    assert not codes.check_owner(first).is_right
    assert codes.check_owner(second).is_right


def test_the_code_cannot_be_read_back(codes: SetupCodes, data_folder: Path) -> None:
    code = make_setup_code(data_folder, now=NOW)
    codes.is_waiting()
    path = data_folder / SETUP_FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for found in data_folder.rglob("*"):
        if found.is_file():
            assert code.encode() not in found.read_bytes(), found


@pytest.mark.parametrize("text", ["", "{", "[]", '{"hash": "x"}', '{"hash": "x", "made_utc": "y"}'])
def test_a_broken_file_opens_nothing(codes: SetupCodes, data_folder: Path, text: str) -> None:
    (data_folder / SETUP_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(KnownError) as caught:
        codes.check_owner("1234567890")
    assert "--reset-pin" in caught.value.text


def test_a_hash_that_is_none_opens_nothing(codes: SetupCodes, data_folder: Path) -> None:
    found = {"hash": "1234567890", "made_utc": "2026-11-22T17:00:00.000Z"}
    (data_folder / SETUP_FILE).write_text(json.dumps(found), encoding="utf-8")
    assert not codes.check_owner("1234567890").is_right


def test_a_folder_without_a_station_has_no_pin(tmp_path: Path) -> None:
    assert not (tmp_path / DATABASE_FILE).exists()
    assert not has_owner_pin(tmp_path)
