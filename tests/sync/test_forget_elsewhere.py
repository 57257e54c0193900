"""Who is erased at one place and lies at another: at a hub, in its copies, in PostgreSQL."""

import json
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from studio.cli.application import run_command
from studio.errors import KnownError, Reason
from studio.settings import StationSettings
from studio.store.privacy.forget import clients_of
from studio.sync.forget import Forgotten, forget
from studio.sync.hub_client import HubTransport
from studio.sync.local_store import LocalStore
from studio.sync.paired import save_paired
from studio.sync.postgres import PostgresTransport, add_station
from studio.sync.postgres_copy import copy_changes
from tests.sync.hubs import RunningHub, running_hub
from tests.sync.people import running_journal, train
from tests.sync.postgres_server import PostgresServer
from tests.sync.stations import NOW, ship, station_id

_ALIAS = "Quixote-9"


def _station(folder: Path) -> str:
    """A station where one person trained. Returns their id."""
    journal = running_journal(folder)
    try:
        return train(journal, folder, alias=_ALIAS)
    finally:
        journal.stop()


def _ship_to(hub: RunningHub, folder: Path) -> None:
    paired = hub.pair(station_id(folder))
    save_paired(folder, paired)
    with closing(HubTransport(paired)) as transport:
        ship(folder, transport)


def _forget(folder: Path, name: str = _ALIAS) -> Forgotten:
    return forget(folder, name, settings=StationSettings(), clock=lambda: NOW)


def test_one_alias_at_two_stations_is_two_people(tmp_path: Path) -> None:
    folders = (tmp_path / "one", tmp_path / "two")
    first, second = (_station(folder) for folder in folders)
    with running_hub(tmp_path / "hub") as hub:
        for folder in folders:
            _ship_to(hub, folder)
        with pytest.raises(KnownError, match="2 clients are called") as caught:
            _forget(hub.folder)
        assert caught.value.reason is Reason.USER_INPUT
        assert first in caught.value.text
        assert second in caught.value.text
        assert _named(hub.folder) == {first, second}
        assert _forget(hub.folder, first).clients == 1
        assert _named(hub.folder) == {second}


def _named(folder: Path) -> set[str]:
    return {one.id for one in clients_of(folder) if one.alias == _ALIAS}


def test_what_postgresql_still_has_is_not_called_erased(
    tmp_path: Path, postgres: PostgresServer, capsys: pytest.CaptureFixture[str]
) -> None:
    station, copy = tmp_path / "station", tmp_path / "copy"
    copy.mkdir()
    _station(station)
    with psycopg.connect(postgres.owner, autocommit=True) as owner:
        paired = add_station(
            owner,
            station_id=station_id(station),
            host="127.0.0.1",
            certificate_pem=postgres.certificate_pem,
        )
        save_paired(station, paired)
        with closing(PostgresTransport(paired)) as transport:
            ship(station, transport)
        words = ["forget", _ALIAS, "--yes", "--json", "--data", str(station)]
        assert run_command(words) == 3
        told = json.loads(capsys.readouterr().out)
        assert "studio hub postgres ADDRESS --copy" in told["upstream"]
        with closing(LocalStore(copy)) as store:
            assert copy_changes(owner, store).erased > 0
        everything = str(owner.execute("SELECT * FROM changes").fetchall())
        owner.execute("DROP TABLE changes, store")
    assert _ALIAS not in everything
