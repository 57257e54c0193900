from datetime import UTC, datetime
from pathlib import Path

import pytest

from studio.model.client import ClientProfile
from studio.store.database import open_for_reading
from studio.store.journal import Journal
from studio.store.people.clients import ClientBook
from studio.store.people.consent import CONSENT_VERSION, give_consent, withdraw_consent
from tests.store.builders import goblet_squat, make_plan, make_rep

_NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
_DURABLE_S = 10.0


def _rep_is_stored(journal: Journal, *, client_id: str) -> bool:
    plan = make_plan()
    session_id = journal.begin_session(client_id=client_id)
    journal.record_set_started(plan, session_id=session_id, exercise=goblet_squat())
    return journal.record_rep(plan.set_id, make_rep(1)).wait(timeout_s=_DURABLE_S)


@pytest.mark.expect_log("ERROR")
def test_no_rep_of_a_client_is_stored_without_a_consent_that_stands(
    journal: Journal, data_folder: Path
) -> None:
    book = ClientBook(data_folder, journal=journal)
    client_id, receipt = book.add_client("Ada", ClientProfile())
    assert receipt.wait(timeout_s=_DURABLE_S)
    assert not _rep_is_stored(journal, client_id=client_id)
    journal.perform(lambda database: give_consent(database, client_id=client_id, now=_NOW))
    assert _rep_is_stored(journal, client_id=client_id)
    journal.perform(lambda database: withdraw_consent(database, client_id=client_id, now=_NOW))
    assert not _rep_is_stored(journal, client_id=client_id)
    connection = open_for_reading(data_folder)
    consents = connection.execute("SELECT text_version, withdrawn_utc FROM consents").fetchall()
    reps = connection.execute("SELECT count(*) FROM reps").fetchone()[0]
    connection.close()
    assert [tuple(row) for row in consents] == [(CONSENT_VERSION, "2026-11-22T17:00:00.000Z")]
    assert reps == 1
