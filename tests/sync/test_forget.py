"""A client leaves every file: looked for byte by byte."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from studio.engine.shipper import station_shipper
from studio.errors import KnownError, Reason
from studio.settings import StationSettings
from studio.store.backup import back_up, check_backup
from studio.store.database import DATABASE_FILE
from studio.store.owner.database import OWNER_FILE, open_owner_store
from studio.store.privacy.audit import read_audit
from studio.store.privacy.forget import clients_of, contains, files_with
from studio.store.privacy.key import load_station_key
from studio.store.restore import restore
from studio.sync.forget import Forgotten, forget, forget_while_running
from studio.sync.hub_client import HubTransport
from studio.sync.local_store import LocalStore
from studio.sync.paired import save_paired
from studio.sync.postgres_copy import copy_changes
from tests.sync.chain import let_in
from tests.sync.hubs import running_hub
from tests.sync.people import running_journal, train
from tests.sync.postgres_server import PostgresServer
from tests.sync.stations import NOW, do_sets, rows, ship, station_id

_ALIAS = "Zwölf-Xylophone"
_OTHER = "Somebody Else"


def _station(folder: Path) -> tuple[str, str]:
    """A station where two people trained. Returns their ids."""
    do_sets(folder)
    journal = running_journal(folder)
    try:
        return train(journal, folder, alias=_ALIAS), train(journal, folder, alias=_OTHER)
    finally:
        journal.stop()


def _ship_locally(folder: Path) -> None:
    with closing(LocalStore(folder)) as store:
        ship(folder, store)


def _forget(folder: Path, name: str = _ALIAS) -> Forgotten:
    return forget(folder, name, settings=StationSettings(), clock=lambda: NOW)


def _traces_of(folder: Path, client_id: str) -> tuple[Path, ...]:
    return files_with(folder, [client_id.encode(), _ALIAS.encode()])


def test_nothing_is_left_in_any_file(tmp_path: Path) -> None:
    folder = tmp_path / "station"
    client_id, other_id = _station(folder)
    _ship_locally(folder)
    do_sets(folder)  # some rows wait
    outside = back_up(folder, now=NOW, into=tmp_path / "elsewhere").folder
    inside = back_up(folder, now=NOW).folder
    (folder / "studio-damaged-20261101.db").write_bytes(b"xx" + client_id.encode() + b"yy")
    assert len(_traces_of(folder, client_id)) == 5

    done = _forget(folder)

    assert _traces_of(folder, client_id) == ()
    assert _traces_of(tmp_path / "elsewhere", client_id) == ()
    assert (done.clients, done.upstream, done.left) == (1, "", ())
    assert {path.parent for path in done.backups} == {inside, outside, folder}
    for backup in (inside, outside):
        check_backup(backup)
    tag = load_station_key(folder).client_tag(client_id)
    for file in (DATABASE_FILE, OWNER_FILE):
        assert rows(folder / file, "SELECT id FROM tombstones") == [(tag,)]
        aliases = rows(folder / file, "SELECT alias FROM clients ORDER BY alias")
        assert aliases == [(_OTHER,), ("guest",)]
        reps = "SELECT count(*) FROM reps"
        assert rows(folder / file, reps) == [(9,)]
    (audit, *_) = read_audit(folder)
    assert (audit.action, audit.subject, audit.actor) == ("erase", tag, "command line")
    assert contains(folder / OWNER_FILE, other_id.encode())


def test_rows_that_never_left_are_erased_too(tmp_path: Path) -> None:
    folder = tmp_path / "station"
    client_id, _ = _station(folder)
    _forget(folder)
    assert _traces_of(folder, client_id) == ()
    assert rows(folder / OWNER_FILE, "SELECT count(*) FROM reps") == [(6,)]


def test_a_station_that_runs_erases_without_a_stop(tmp_path: Path) -> None:
    folder = tmp_path / "station"
    client_id, _ = _station(folder)
    journal = running_journal(folder)
    shipper = station_shipper(StationSettings(), folder, journal=journal)
    shipper.start()
    try:
        with pytest.raises(KnownError, match="Data page") as caught:
            _forget(folder)
        assert caught.value.reason is Reason.DATABASE_LOCKED
        done = forget_while_running(folder, _ALIAS, journal=journal, hurry=shipper.hurry)
        assert _traces_of(folder, client_id) == ()
        assert done.left == ()
    finally:
        shipper.stop()
        journal.stop()
    assert rows(folder / OWNER_FILE, "SELECT count(*) FROM tombstones") == [(1,)]


def test_a_store_that_was_just_begun_hides_nobody_of_the_station(tmp_path: Path) -> None:
    """Its file is there before its tables: the shipper makes them on a thread of its own."""
    folder = tmp_path / "station"
    client_id, _ = _station(folder)
    (folder / OWNER_FILE).unlink(missing_ok=True)
    sqlite3.connect(folder / OWNER_FILE).close()
    (folder / OWNER_FILE).touch(mode=0o600)
    assert client_id in {one.id for one in clients_of(folder)}


def test_who_is_erased_at_the_hub_leaves_the_station(tmp_path: Path) -> None:
    station, hub_folder = tmp_path / "station", tmp_path / "hub"
    client_id, _ = _station(station)
    with running_hub(hub_folder) as hub:
        save_paired(station, hub.pair(station_id(station)))
        with closing(HubTransport(hub.pair(station_id(station)))) as transport:
            ship(station, transport)
            assert _traces_of(hub_folder, client_id)
            _forget(hub_folder)
            assert _traces_of(hub_folder, client_id) == ()
            ship(station, transport)
            assert _traces_of(station, client_id) == ()
            journal = running_journal(station)
            train(journal, station, alias=_ALIAS)  # comes back as somebody new
            journal.stop()
            ship(station, transport)
    assert [one.alias for one in clients_of(hub_folder)].count(_ALIAS) == 1


def test_the_tombstone_reaches_the_hub(tmp_path: Path) -> None:
    station, hub_folder = tmp_path / "station", tmp_path / "hub"
    client_id, _ = _station(station)
    with running_hub(hub_folder) as hub:
        paired = hub.pair(station_id(station))
        save_paired(station, paired)
        with closing(HubTransport(paired)) as transport:
            ship(station, transport)
        assert _forget(station).upstream == ""
        assert _traces_of(hub_folder, client_id) == ()


def test_the_tombstone_waits_for_a_hub_that_is_away(tmp_path: Path) -> None:
    station, hub_folder = tmp_path / "station", tmp_path / "hub"
    client_id, _ = _station(station)
    with running_hub(hub_folder) as hub:
        paired = hub.pair(station_id(station))
        save_paired(station, paired)
        with closing(HubTransport(paired)) as transport:
            ship(station, transport)
    assert "no hub answers" in _forget(station).upstream
    assert _traces_of(station, client_id) == ()
    assert _traces_of(hub_folder, client_id)
    with running_hub(hub_folder) as hub:
        with closing(HubTransport(replace(paired, address=hub.address))) as transport:
            ship(station, transport)
        assert _traces_of(hub_folder, client_id) == ()


def test_the_tombstone_reaches_postgresql_and_its_copy(
    tmp_path: Path, postgres: PostgresServer
) -> None:
    station, copy = tmp_path / "station", tmp_path / "copy"
    copy.mkdir()
    client_id, _ = _station(station)
    with psycopg.connect(postgres.owner, autocommit=True) as owner:
        let_in(station, owner=owner, postgres=postgres)
        with closing(LocalStore(copy)) as store:
            copy_changes(owner, store)
            assert _traces_of(copy, client_id)
            _forget(station)
            copied = copy_changes(owner, store)
        everything = str(owner.execute("SELECT * FROM changes").fetchall())
        owner.execute("DROP TABLE changes, store")
    assert copied.erased > 0
    assert copied.faults == ()
    assert client_id not in everything
    assert _ALIAS not in everything
    assert _traces_of(copy, client_id) == ()


def test_a_restored_backup_does_not_bring_anybody_back(tmp_path: Path) -> None:
    folder = tmp_path / "station"
    client_id, _ = _station(folder)
    _ship_locally(folder)
    backup = back_up(folder, now=NOW, into=tmp_path / "elsewhere").folder
    carried_away = backup.rename(tmp_path / "carried-away")
    _forget(folder)
    restore(folder, carried_away, now=NOW)
    assert _traces_of(folder, client_id) == ()
    do_sets(folder)
    _ship_locally(folder)
    assert rows(folder / OWNER_FILE, "SELECT count(*) FROM reps") == rows(
        folder / DATABASE_FILE, "SELECT count(*) FROM reps"
    )


@pytest.mark.parametrize("name", ["guest", "Nobody"])
def test_nobody_is_not_erased(tmp_path: Path, name: str) -> None:
    do_sets(tmp_path / "station")
    with pytest.raises(KnownError):
        _forget(tmp_path / "station", name)


def test_a_reader_does_not_keep_an_erased_client(tmp_path: Path) -> None:
    folder = tmp_path / "station"
    client_id, _ = _station(folder)
    _ship_locally(folder)
    with closing(open_owner_store(folder)) as dashboard:
        dashboard.execute("SELECT count(*) FROM reps").fetchone()
        _forget(folder)
        assert _traces_of(folder, client_id) == ()
        assert dashboard.execute("SELECT count(*) FROM clients").fetchone()[0] == 2
    with closing(sqlite3.connect(folder / OWNER_FILE)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
