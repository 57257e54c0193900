"""Clients with names, at stations of the tests."""

from pathlib import Path

from studio.model.client import ClientProfile
from studio.settings import StationSettings
from studio.store.journal import Journal
from studio.store.people.clients import ClientBook
from studio.store.people.consent import give_consent
from studio.store.people.pins import PinBook
from tests.store.builders import goblet_squat, make_plan, make_rep
from tests.sync.stations import NOW

_DURABLE_S = 20.0


def running_journal(folder: Path) -> Journal:
    """A started journal; stop it."""
    folder.mkdir(mode=0o700, exist_ok=True)
    journal = Journal(
        folder, settings=StationSettings(), on_fault=lambda _: None, clock=lambda: NOW
    )
    journal.start()
    return journal


def train(journal: Journal, folder: Path, *, alias: str, reps: int = 3) -> str:
    """Add a client with consent and PIN, and do a set. Returns the id."""
    book = ClientBook(folder, journal=journal)
    client_id, _ = book.add_client(alias, ClientProfile())
    journal.perform(lambda database: give_consent(database, client_id=client_id, now=NOW))
    PinBook(folder, journal=journal).set_pin(client_id, "2718")
    plan = make_plan()
    session_id = journal.begin_session(client_id=client_id)
    journal.record_set_started(plan, session_id=session_id, exercise=goblet_squat())
    for number in range(1, reps + 1):
        journal.record_rep(plan.set_id, make_rep(number))
    book.stop(client_id, reason="asked")
    assert journal.end_session(session_id).wait(timeout_s=_DURABLE_S)
    return client_id
