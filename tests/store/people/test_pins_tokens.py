from datetime import UTC, datetime
from pathlib import Path

import pytest

from studio.errors import KnownError
from studio.model.client import ClientProfile
from studio.store.journal import Journal
from studio.store.people.clients import ClientBook
from studio.store.people.pins_tokens import add_token, client_of_token, remove_tokens, token_text
from studio.store.privacy.key import load_station_key

_NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
_DURABLE_S = 10.0
_TAG = "0004471822"


def test_a_tag_stands_for_the_one_it_was_given_to_last(journal: Journal, data_folder: Path) -> None:
    key = load_station_key(data_folder)
    book = ClientBook(data_folder, journal=journal)
    ada, _ = book.add_client("Ada", ClientProfile())
    bo, _ = book.add_client("Bo", ClientProfile())
    for client_id in (ada, bo):
        receipt = journal.perform(
            lambda database, one=client_id: add_token(  # type: ignore[misc]
                database, typed=f"{_TAG}\n", client_id=one, key=key, now=_NOW
            )
        )
        assert receipt.wait(timeout_s=_DURABLE_S)
        assert client_of_token(data_folder, typed=_TAG, key=key) == client_id
    assert client_of_token(data_folder, typed="0004471823", key=key) is None
    assert all(_TAG.encode() not in path.read_bytes() for path in data_folder.iterdir())
    journal.perform(lambda database: remove_tokens(database, client_id=bo)).wait(
        timeout_s=_DURABLE_S
    )
    assert client_of_token(data_folder, typed=_TAG, key=key) is None


@pytest.mark.parametrize("typed", ["", "\n", "123", "x" * 300])
def test_what_is_no_tag_is_refused(typed: str) -> None:
    with pytest.raises(KnownError, match="no code or tag"):
        token_text(typed)
