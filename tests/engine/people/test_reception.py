"""Sign-in and the staff's doings, on a real journal."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from studio.engine.people.reception import NewClient, Reception, load_aliases, make_pin
from studio.errors import KnownError, Reason
from studio.model.client import ClientFlag, ClientProfile
from studio.model.screening import AgeBand, HealthQuestion, Screening, ScreeningResult
from studio.settings import StationSettings
from studio.store.journal import Journal
from studio.store.people import pins
from studio.store.people.client_care import SCREENING_STOP
from studio.store.people.clients import ClientBook
from studio.store.people.consent import CONSENT_VERSION
from studio.store.people.pins import OWNER, STAFF
from studio.store.privacy.audit import Actor, read_audit

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
TAG = "0012345678\r"


class Clock:
    """A day that can be moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def _quick_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Their cost is tested with the PINs themselves."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(pins, "_HASHER", quick)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def reception(folder: Path, clock: Clock) -> Iterator[Reception]:
    journal = Journal(folder, settings=StationSettings(), on_fault=lambda _fault: None)
    journal.start()
    yield Reception(folder, journal=journal, aliases=("Fern", "Moss"), today=clock)
    journal.stop()


@pytest.fixture
def fern(reception: Reception) -> NewClient:
    return reception.add_client("Fern", actor=Actor.STAFF)


def test_a_client_is_added_with_a_pin_and_without_consent(
    reception: Reception, fern: NewClient
) -> None:
    assert [client.alias for client in reception.named_clients()] == ["Fern"]
    assert (fern.client.has_pin, fern.client.may_store) == (True, False)
    assert reception.check_pin(fern.client.id, fern.pin).is_right
    wrong = "0000" if fern.pin != "0000" else "1111"
    assert not reception.check_pin(fern.client.id, wrong).is_right


def test_an_alias_is_free_and_taken_only_once(reception: Reception, fern: NewClient) -> None:
    assert reception.new_alias() == "Moss"
    reception.add_client("Moss", actor=Actor.STAFF)
    assert reception.new_alias() in {"Fern 2", "Moss 2"}

    with pytest.raises(KnownError, match="taken"):
        reception.add_client("fern", actor=Actor.STAFF)
    reception.add_client("\u00e9clair", actor=Actor.STAFF)
    with pytest.raises(KnownError, match="taken"):
        reception.add_client("e\u0301clair", actor=Actor.STAFF)
    with pytest.raises(KnownError, match="needs a name"):
        reception.add_client("", actor=Actor.STAFF)


def test_consent_is_given_and_withdrawn(reception: Reception, fern: NewClient) -> None:
    assert reception.agree(fern.client.id).may_store
    card = reception.card(fern.client.id)
    assert (card.consent_version, card.consent_utc) == (
        CONSENT_VERSION,
        "2026-11-22T17:00:00.000Z",
    )

    reception.withdraw(fern.client.id, actor=Actor.STAFF)

    assert not reception.client(fern.client.id).may_store
    assert reception.card(fern.client.id).consent_version is None


def test_a_tag_stands_for_one_client_until_it_is_taken(
    reception: Reception, fern: NewClient
) -> None:
    assert reception.client_of_tag(TAG) is None
    reception.give_tag(fern.client.id, TAG, actor=Actor.STAFF)

    found = reception.client_of_tag(TAG.strip())
    assert found is not None
    assert found.id == fern.client.id
    assert reception.card(fern.client.id).tags == 1
    reception.take_tags(fern.client.id, actor=Actor.STAFF)
    assert reception.client_of_tag(TAG) is None

    with pytest.raises(KnownError, match="reader"):
        reception.give_tag(fern.client.id, "12", actor=Actor.STAFF)


@pytest.mark.parametrize(
    ("screening", "result"),
    [
        (Screening(age_band=AgeBand.ADULT), ScreeningResult.CLEAR),
        (
            Screening(age_band=AgeBand.ADULT, yes={HealthQuestion.DIZZY}),
            ScreeningResult.NEEDS_CLEARANCE,
        ),
        (Screening(age_band=AgeBand.SENIOR), ScreeningResult.NEEDS_CLEARANCE),
        (Screening(age_band=AgeBand.TEEN), ScreeningResult.NEEDS_GUARDIAN),
        (Screening(age_band=AgeBand.UNDER_16), ScreeningResult.NEEDS_COACH),
    ],
)
def test_what_is_not_clear_stops_the_training(
    reception: Reception,
    fern: NewClient,
    folder: Path,
    screening: Screening,
    result: ScreeningResult,
) -> None:
    reception.screen(fern.client.id, screening, actor=Actor.STAFF)

    card = reception.card(fern.client.id)
    is_clear = result is ScreeningResult.CLEAR
    assert card.result is result
    assert not card.is_asking_due
    assert [stop.reason for stop in card.stops] == ([] if is_clear else [SCREENING_STOP])
    book = ClientBook(folder, journal=reception._journal)
    assert book.record(card.client, exercises={}).is_stopped is not is_clear
    reception.clear_stops(fern.client.id, actor=Actor.STAFF)
    assert not book.record(card.client, exercises={}).is_stopped


def test_seniors_begin_with_the_easiest_exercises(reception: Reception, fern: NewClient) -> None:
    flags = frozenset({ClientFlag.WRIST})
    profile = ClientProfile(level=3, flags=flags)
    reception.save_profile(fern.client.id, profile, actor=Actor.STAFF)

    reception.screen(fern.client.id, Screening(age_band=AgeBand.SENIOR), actor=Actor.STAFF)

    after = reception.client(fern.client.id).profile
    assert (after.level, after.flags) == (1, flags)


def test_the_questions_come_again_after_90_days_and_after_a_stop(
    reception: Reception, fern: NewClient, clock: Clock, folder: Path
) -> None:
    client_id = fern.client.id
    assert reception.card(client_id).is_asking_due
    reception.screen(client_id, Screening(age_band=AgeBand.ADULT), actor=Actor.STAFF)
    clock.now = NOW + timedelta(days=89)
    assert not reception.card(client_id).is_asking_due
    clock.now = NOW + timedelta(days=91)
    assert reception.card(client_id).is_asking_due

    reception.screen(client_id, Screening(age_band=AgeBand.ADULT), actor=Actor.STAFF)
    clock.now += timedelta(hours=1)
    book = ClientBook(folder, journal=reception._journal, clock=clock)
    assert book.stop(client_id, reason="pain").wait(timeout_s=5.0)
    reception.clear_stops(client_id, actor=Actor.STAFF)
    assert reception.card(client_id).is_asking_due


def test_the_pins_of_the_house(reception: Reception) -> None:
    assert not reception.pins_set().owner
    reception.set_house_pin(OWNER, "402957")
    reception.set_house_pin(STAFF, "7391")

    known = reception.pins_set()
    assert (known.owner, known.staff) == (True, True)
    assert reception.check_pin(STAFF, "7391").is_right
    with pytest.raises(KnownError) as told:
        reception.set_house_pin(OWNER, "4029")
    assert told.value.reason is Reason.USER_INPUT
    with pytest.raises(ValueError, match="nobody"):
        reception.set_house_pin("a client", "402957")


def test_everything_staff_do_is_noted_without_a_name(
    reception: Reception, fern: NewClient, folder: Path
) -> None:
    client_id = fern.client.id
    reception.agree(client_id, actor=Actor.STAFF)
    reception.renew_pin(client_id, actor=Actor.OWNER)
    reception.give_tag(client_id, TAG, actor=Actor.STAFF)

    rows = read_audit(folder)

    assert [(row.actor, row.action) for row in reversed(rows)] == [
        ("staff", "add client"),
        ("staff", "consent"),
        ("owner", "pin"),
        ("staff", "give tag"),
    ]
    told = " ".join(f"{row.subject} {row.detail}" for row in rows)
    assert "Fern" not in told
    assert client_id not in told


def test_an_erased_client_is_not_found(reception: Reception) -> None:
    with pytest.raises(KnownError) as told:
        reception.card("nobody")
    assert told.value.reason is Reason.NOT_FOUND


def test_pins_by_chance_are_not_the_first_that_are_guessed() -> None:
    made = {make_pin() for _ in range(3000)}

    assert {len(pin) for pin in made} == {4}
    assert not made & {"0000", "1111", "1234", "2345", "4321", "9876"}


def test_the_aliases_are_short_plain_and_different(tmp_path: Path) -> None:
    aliases = load_aliases()

    assert len({alias.casefold() for alias in aliases}) == len(aliases) > 100
    assert all(alias.isalpha() and 2 < len(alias) <= 10 for alias in aliases)
    with pytest.raises(KnownError):
        load_aliases(tmp_path)
