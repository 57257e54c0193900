"""Whose set it was that was cut off."""

from pathlib import Path

import pytest

from studio.model.client import ClientProfile
from studio.settings import StationSettings
from studio.store.ids import now_utc
from studio.store.journal import Journal
from studio.store.people.clients import ClientBook
from studio.store.people.consent import give_consent
from tests.store.builders import goblet_squat, make_plan, make_rep

_DURABLE_S = 10.0


@pytest.mark.parametrize("is_named", [True, False])
def test_a_set_that_was_cut_off_knows_its_client(
    journal: Journal, data_folder: Path, is_named: bool
) -> None:
    client_id = None
    if is_named:
        book = ClientBook(data_folder, journal=journal)
        client_id, _ = book.add_client("Ada", ClientProfile())
        consenting = client_id
        journal.perform(
            lambda database: give_consent(database, client_id=consenting, now=now_utc())
        )
    plan = make_plan()
    session_id = journal.begin_session(client_id=client_id)
    journal.record_set_started(plan, session_id=session_id, exercise=goblet_squat())
    journal.record_rep(plan.set_id, make_rep(1)).wait(timeout_s=_DURABLE_S)
    journal.stop()

    again = Journal(data_folder, settings=StationSettings(), on_fault=lambda _fault: None)
    again.start()
    again.stop()

    assert again.interrupted is not None
    assert again.interrupted.plan.set_id == plan.set_id
    assert again.interrupted.client_id == client_id
