import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlite_utils import Database

from studio.coaching.calibration import PersonalRange
from studio.errors import KnownError, Reason
from studio.model.client import (
    ClientFlag,
    ClientProfile,
    PainPlace,
    RepZone,
    SetAnswers,
    TrainingGoal,
)
from studio.model.landmarks import Side
from studio.model.session import FinishReason
from studio.store.database import DATABASE_FILE
from studio.store.ids import utc_text
from studio.store.journal import Journal
from studio.store.people.clients import ClientBook
from studio.store.people.pain_consent import (
    PAIN_STOP,
    STAFF_STOP,
    give_pain_consent,
    remove_old_pain,
    withdraw_pain_consent,
)
from tests.store.builders import goblet_squat, make_plan, make_rep

PROFILE = ClientProfile(
    level=2,
    goal=TrainingGoal.STRENGTH,
    sessions_per_week=2,
    flags=frozenset({ClientFlag.KNEE_PF, ClientFlag.WRIST}),
    anchors=("hip_thrust", "box_squat"),
    equipment=frozenset({"band"}),
    liked=frozenset({"clamshell"}),
    disliked=frozenset({"frog_pump"}),
    unit="lb",
)
EXERCISES = {"goblet_squat": goblet_squat()}
WAIT_S = 5.0


@pytest.fixture
def book(data_folder: Path, journal: Journal) -> ClientBook:
    return ClientBook(data_folder, journal=journal)


def _add(book: ClientBook, alias: str = "Fern") -> str:
    client_id, receipt = book.add_client(alias, PROFILE)
    assert receipt.wait(timeout_s=WAIT_S)
    return client_id


def _do_set(
    journal: Journal, book: ClientBook, *, client_id: str, reps: int = 3
) -> tuple[str, str]:
    """A session with one set; returns the ids of both."""
    session_id = journal.begin_session(client_id=client_id)
    plan = make_plan()
    journal.record_set_started(plan, session_id=session_id, exercise=goblet_squat())
    book.record_zone(plan.set_id, RepZone.STRENGTH)
    for number in range(1, reps + 1):
        journal.record_rep(plan.set_id, make_rep(number))
    journal.record_set_finished(
        plan.set_id,
        reason=FinishReason.TARGET,
        count=reps,
        score=86.0,
        coverage=0.8,
        deduction="",
    ).wait(timeout_s=WAIT_S)
    return session_id, plan.set_id


def _agree(journal: Journal, client_id: str) -> None:
    def write(database: Database) -> None:
        database.execute(
            "INSERT INTO consents (id, client_id, text_version, given_utc) VALUES (?, ?, ?, ?)",
            (client_id, client_id, "1", "2026-11-01T00:00:00.000Z"),
        )

    journal.perform(write).wait(timeout_s=WAIT_S)


def _agree_to_pain(journal: Journal, client_id: str) -> None:
    task = partial(give_pain_consent, client_id=client_id, now=datetime.now(UTC))
    assert journal.perform(task).wait(timeout_s=WAIT_S)


def test_the_guest_is_there_from_the_start_with_a_newcomers_profile(book: ClientBook) -> None:
    (guest,) = book.clients()

    assert guest.is_guest
    assert guest.may_store
    assert guest.profile == ClientProfile()


@pytest.mark.expect_log("ERROR")
def test_one_person_has_one_name_in_either_unicode_form(book: ClientBook) -> None:
    client_id = _add(book, alias=" e\u0301clair")

    _, second = book.add_client("\u00e9clair", PROFILE)

    assert book.client("\u00e9clair").id == book.client("e\u0301clair").id == client_id
    assert not second.wait(timeout_s=WAIT_S)


def test_nobody_is_called_nothing(book: ClientBook) -> None:
    with pytest.raises(KnownError, match="needs a name"):
        book.add_client(" ", PROFILE)


def test_a_profile_comes_back_as_it_was_saved(book: ClientBook) -> None:
    client_id = _add(book)

    client = book.client("Fern")

    assert (client.id, client.profile, client.is_guest) == (client_id, PROFILE, False)


def test_a_changed_profile_takes_the_place_of_the_old_one(book: ClientBook) -> None:
    client_id = _add(book)

    assert book.save_profile(client_id, ClientProfile(level=3)).wait(timeout_s=WAIT_S)

    assert book.client("Fern").profile == ClientProfile(level=3)


def test_an_alias_nobody_has_is_a_clear_error(book: ClientBook) -> None:
    with pytest.raises(KnownError, match="no client") as caught:
        book.client("Nobody")
    assert caught.value.reason is Reason.NOT_FOUND


def test_only_who_agreed_is_stored_by_name(journal: Journal, book: ClientBook) -> None:
    client_id = _add(book)
    assert not book.client("Fern").may_store

    _agree(journal, client_id)

    assert book.client("Fern").may_store


def test_the_record_holds_what_the_planner_reads(journal: Journal, book: ClientBook) -> None:
    client_id = _add(book)
    _agree(journal, client_id)
    _agree_to_pain(journal, client_id)
    session_id, set_id = _do_set(journal, book, client_id=client_id)
    answers = SetAnswers(felt=8, reserve=2, pain=3, place=PainPlace.KNEE)
    book.record_load(set_id, 24.0)
    book.record_answers(set_id, answers, session_id=session_id).wait(timeout_s=WAIT_S)

    record = book.record(book.client("Fern"), exercises=EXERCISES)

    (done,) = record.sets
    assert (done.exercise_id, done.session_id, done.reps) == ("goblet_squat", session_id, 3)
    assert (done.zone, done.load_kg, done.score) == (RepZone.STRENGTH, 24.0, 86.0)
    assert (done.felt, done.reserve, done.pain) == (8, 2, 3)
    assert done.rom_ratio == pytest.approx(1.0)
    assert done.velocity_loss == pytest.approx(0.0)
    assert book.now_h() - done.at_h == pytest.approx(0.0, abs=0.1)
    assert record.weeks_known == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize("who", ["guest", "agreed to the training alone", "took it back"])
def test_pain_is_kept_only_of_who_agreed_to_that(
    journal: Journal, book: ClientBook, data_folder: Path, who: str
) -> None:
    client_id = book.clients()[0].id
    if who != "guest":
        client_id = _add(book)
        _agree(journal, client_id)
    if who == "took it back":
        _agree_to_pain(journal, client_id)
        session_id, set_id = _do_set(journal, book, client_id=client_id)
        book.record_answers(set_id, SetAnswers(pain=2), session_id=session_id)
        book.stop(client_id, reason=PAIN_STOP, family="squat", hours=24)
        book.stop(client_id, reason=PAIN_STOP)
        taken = partial(withdraw_pain_consent, client_id=client_id, now=datetime.now(UTC))
        assert journal.perform(taken).wait(timeout_s=WAIT_S)
    session_id, set_id = _do_set(journal, book, client_id=client_id)
    answers = SetAnswers(felt=8, pain=5, place=PainPlace.KNEE)
    assert book.record_answers(set_id, answers, session_id=session_id).wait(timeout_s=WAIT_S)

    assert not any(client.may_store_pain for client in book.clients())
    with closing(sqlite3.connect(data_folder / "studio.db")) as connection:
        felt = connection.execute("SELECT felt FROM set_answers WHERE set_id = ?", (set_id,))
        assert felt.fetchall() == [(8,)]
        assert connection.execute("SELECT * FROM pain_answers").fetchall() == []
        stops = connection.execute("SELECT family, reason FROM client_stops").fetchall()
        assert stops == ([(None, STAFF_STOP)] if who == "took it back" else [])
        values = ("x", session_id, set_id, utc_text(datetime.now(UTC)))
        with pytest.raises(sqlite3.IntegrityError, match="no consent"):
            connection.execute(
                "INSERT INTO pain_answers (id, session_id, set_id, pain, answered_utc) "
                "VALUES (?, ?, ?, 5, ?)",
                values,
            )


def test_pain_goes_when_the_planner_reads_it_no_more(
    journal: Journal, book: ClientBook, data_folder: Path
) -> None:
    client_id = _add(book)
    _agree(journal, client_id)
    _agree_to_pain(journal, client_id)
    session_id, set_id = _do_set(journal, book, client_id=client_id)
    book.record_answers(set_id, SetAnswers(pain=5), session_id=session_id)

    def left_after(days: int) -> int:
        now = datetime.now(UTC) + timedelta(days=days)
        journal.perform(partial(remove_old_pain, now=now)).wait(timeout_s=WAIT_S)
        with closing(sqlite3.connect(data_folder / "studio.db")) as connection:
            return int(connection.execute("SELECT count(*) FROM pain_answers").fetchone()[0])

    assert left_after(69) == 1
    assert left_after(71) == 0


def test_answers_given_again_take_the_place_of_the_first(
    journal: Journal, book: ClientBook, data_folder: Path
) -> None:
    client_id = _add(book)
    _agree(journal, client_id)
    _agree_to_pain(journal, client_id)
    session_id, set_id = _do_set(journal, book, client_id=client_id)
    book.record_answers(set_id, SetAnswers(felt=2, pain=5), session_id=session_id)

    book.record_answers(set_id, SetAnswers(felt=9), session_id=session_id).wait(timeout_s=WAIT_S)

    connection = sqlite3.connect(data_folder / "studio.db")
    assert connection.execute("SELECT felt, reserve FROM set_answers").fetchall() == [(9, None)]
    assert connection.execute("SELECT count(*) FROM pain_answers").fetchone() == (0,)
    connection.close()


def test_a_guest_has_no_past(journal: Journal, book: ClientBook) -> None:
    guest = book.clients()[0]
    _do_set(journal, book, client_id=guest.id)

    record = book.record(guest, exercises=EXERCISES)

    assert record.sets == ()
    assert record.weeks_known is None


def test_a_set_without_a_rep_and_one_of_long_ago_do_not_count(
    journal: Journal, book: ClientBook, data_folder: Path
) -> None:
    client_id = _add(book)
    _agree(journal, client_id)
    _do_set(journal, book, client_id=client_id, reps=0)
    _do_set(journal, book, client_id=client_id)
    later = ClientBook(
        data_folder, journal=journal, clock=lambda: datetime.now(UTC) + timedelta(days=71)
    )
    client = book.client("Fern")

    assert len(book.record(client, exercises=EXERCISES).sets) == 1
    assert later.record(client, exercises=EXERCISES).sets == ()
    assert book.record(client, exercises={}).sets == ()


def test_a_stop_holds_until_its_time_is_over_or_staff_clear_it(
    journal: Journal, book: ClientBook, data_folder: Path
) -> None:
    client_id = _add(book)
    client = book.client("Fern")
    later = ClientBook(
        data_folder, journal=journal, clock=lambda: datetime.now(UTC) + timedelta(hours=73)
    )
    book.stop(client_id, reason="knee", family="squat", hours=72.0)
    book.stop(client_id, reason="sharp pain").wait(timeout_s=WAIT_S)
    now = book.record(client, exercises=EXERCISES)
    then = later.record(client, exercises=EXERCISES)

    assert (now.is_stopped, now.stopped_families) == (True, frozenset({"squat"}))
    assert (then.is_stopped, then.stopped_families) == (True, frozenset())

    book.clear_stops(client_id).wait(timeout_s=WAIT_S)

    cleared = book.record(client, exercises=EXERCISES)
    assert (cleared.is_stopped, cleared.stopped_families) == (False, frozenset())


def test_an_erased_client_leaves_nothing_behind(
    journal: Journal, book: ClientBook, data_folder: Path
) -> None:
    client_id = _add(book)
    _agree(journal, client_id)
    _agree_to_pain(journal, client_id)
    session_id, set_id = _do_set(journal, book, client_id=client_id)
    book.record_answers(set_id, SetAnswers(felt=1, pain=4), session_id=session_id)
    book.stop(client_id, reason="pain")

    def erase(database: Database) -> None:
        database.execute("DELETE FROM clients WHERE id = ?", (client_id,))

    journal.perform(erase).wait(timeout_s=WAIT_S)

    connection = sqlite3.connect(data_folder / "studio.db")
    tables = (
        *("client_profiles", "set_answers", "pain_answers", "pain_consents"),
        *("client_stops", "set_zones"),
    )
    left = [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]
    connection.close()
    assert left == [0] * len(tables)


def test_the_newest_range_of_a_leg_holds_and_goes_with_the_client(
    journal: Journal, book: ClientBook, data_folder: Path
) -> None:
    client_id = _add(book)
    for value in (80.0, 84.0):
        known = PersonalRange(range=value, calibrated=80.0)
        book.record_range(client_id, exercise_id="goblet_squat", side=Side.BOTH, known=known)
    left = PersonalRange(range=60.0, calibrated=60.0)
    receipt = book.record_range(client_id, exercise_id="goblet_squat", side=Side.LEFT, known=left)
    assert receipt.wait(timeout_s=WAIT_S)

    record = book.record(book.client("Fern"), exercises=EXERCISES)

    assert record.ranges == {
        ("goblet_squat", Side.BOTH): PersonalRange(range=84.0, calibrated=80.0),
        ("goblet_squat", Side.LEFT): left,
    }

    def erase(database: Database) -> None:
        database.execute("DELETE FROM clients WHERE id = ?", (client_id,))

    erased = journal.perform(erase)
    assert erased.wait(timeout_s=WAIT_S)
    with sqlite3.connect(data_folder / DATABASE_FILE) as connection:
        (left_over,) = connection.execute("SELECT count(*) FROM client_ranges").fetchone()
    connection.close()
    assert left_over == 0
