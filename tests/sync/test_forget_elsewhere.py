"""Who is erased at one place and lies at another: at a hub, in its copies, in PostgreSQL."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from studio.cli.application import run_command
from studio.errors import KnownError, Reason
from studio.settings import StationSettings
from studio.store.backup import back_up, check_backup
from studio.store.database import DATABASE_FILE
from studio.store.export import ExportFormat, export_store
from studio.store.owner.database import OWNER_FILE
from studio.store.privacy.forget import clients_of, files_with
from studio.store.privacy.key import load_station_key
from studio.sync.forget import Forgotten, forget
from studio.sync.hub_client import HubTransport
from studio.sync.local_store import LocalStore
from studio.sync.paired import save_paired
from studio.sync.postgres_copy import copy_changes
from tests.sync.chain import let_in
from tests.sync.hubs import RunningHub, running_hub
from tests.sync.people import running_journal, train
from tests.sync.postgres_server import PostgresServer
from tests.sync.stations import NOW, rows, ship, station_id

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


@pytest.mark.expect_log("WARNING")
def test_a_tombstone_reaches_the_backups_of_the_hub(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    station = tmp_path / "station"
    client_id = _station(station)
    with running_hub(tmp_path / "hub") as hub:
        _ship_to(hub, station)
        inside = back_up(hub.folder, now=NOW).folder
        outside = back_up(hub.folder, now=NOW, into=tmp_path / "stick").folder
        exported = export_store(hub.folder, hub.folder / "exports" / "e1", kind=ExportFormat.JSONL)
        assert _forget(station).upstream == ""
        named = _named_in(tmp_path / "hub", client_id)
        assert {path.parent for path in named} == {exported.folder}
        assert _named_in(tmp_path / "stick", client_id) == ()
        for backup in (inside, outside):
            check_backup(backup)
        assert f"{exported.folder}: a file still names" in caplog.text
        assert client_id not in caplog.text
        tag = load_station_key(station).client_tag(client_id)
        noted = rows(hub.folder / OWNER_FILE, "SELECT actor, action, subject FROM audit")
    assert noted == [("station", "erase", tag)]


def test_who_is_erased_at_the_hub_leaves_the_backups_of_the_station(tmp_path: Path) -> None:
    station = tmp_path / "station"
    client_id = _station(station)
    backup = back_up(station, now=NOW).folder
    with running_hub(tmp_path / "hub") as hub:
        _ship_to(hub, station)
        _forget(hub.folder)
        assert _named_in(station, client_id)
        assert run_command(["sync", "--data", str(station)]) == 0
    assert _named_in(station, client_id) == ()
    check_backup(backup)
    left = rows(backup / DATABASE_FILE, "SELECT alias FROM clients")
    assert left == [("guest",)]


def test_a_hub_that_was_cut_off_erases_in_its_backups_when_it_starts(tmp_path: Path) -> None:
    station, hub_folder = tmp_path / "station", tmp_path / "hub"
    client_id = _station(station)
    with running_hub(hub_folder) as hub:
        _ship_to(hub, station)
        backup = back_up(hub_folder, now=NOW).folder
        _forget(station)
        assert _named_in(hub_folder, client_id) == ()
    with closing(sqlite3.connect(backup / OWNER_FILE)) as copy, copy:
        tag = load_station_key(station).client_tag(client_id)
        copy.execute(
            "INSERT INTO clients (id, station_id, alias, is_guest, created_utc, tag) "
            "VALUES (?, ?, ?, 0, '2026-11-22T17:00:00.000Z', ?)",
            (client_id, station_id(station), _ALIAS, tag),
        )
    assert _named_in(hub_folder, client_id) == (backup / OWNER_FILE,)
    with running_hub(hub_folder):
        assert _named_in(hub_folder, client_id) == ()


def _named_in(folder: Path, client_id: str) -> tuple[Path, ...]:
    return files_with(folder, [client_id.encode(), _ALIAS.encode()])


def test_a_station_is_let_in_by_the_id_it_tells(
    tmp_path: Path, postgres: PostgresServer, capsys: pytest.CaptureFixture[str]
) -> None:
    station, authority = tmp_path / "station", tmp_path / "authority.pem"
    authority.write_text(postgres.certificate_pem, encoding="ascii")
    _station(station)

    def typed(*words: str) -> str:
        assert run_command(list(words)) == 0
        return capsys.readouterr().out

    told = json.loads(typed("sync", "--status", "--json", "--data", str(station)))
    add = ["hub", "postgres", postgres.owner, "--add", told["station_id"]]
    paired = tmp_path / "paired.json"
    paired.write_text(typed(*add, "--authority", str(authority)), encoding="utf-8")
    typed("sync", "--pair", str(paired), "--data", str(station))
    assert " 0 wait" in typed("sync", "--data", str(station))
    with psycopg.connect(postgres.owner, autocommit=True) as owner:
        owner.execute("DROP TABLE changes, store")


def test_what_postgresql_still_has_is_not_called_erased(
    tmp_path: Path, postgres: PostgresServer, capsys: pytest.CaptureFixture[str]
) -> None:
    station, copy = tmp_path / "station", tmp_path / "copy"
    copy.mkdir()
    _station(station)
    with psycopg.connect(postgres.owner, autocommit=True) as owner:
        let_in(station, owner=owner, postgres=postgres)
        words = ["forget", _ALIAS, "--yes", "--json", "--data", str(station)]
        assert run_command(words) == 3
        told = json.loads(capsys.readouterr().out)
        assert "studio hub postgres ADDRESS --copy" in told["upstream"]
        with closing(LocalStore(copy)) as store:
            assert copy_changes(owner, store).erased > 0
        everything = str(owner.execute("SELECT * FROM changes").fetchall())
        owner.execute("DROP TABLE changes, store")
    assert _ALIAS not in everything
