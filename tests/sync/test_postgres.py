"""PostgreSQL as a real server on loopback, over TLS."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from studio.errors import KnownError, Reason
from studio.store.privacy.key import load_station_key
from studio.sync.batch import Batch
from studio.sync.certificate import ensure_certificate
from studio.sync.local_store import LocalStore
from studio.sync.outbox import OutboxReader
from studio.sync.paired import PairedPostgres
from studio.sync.postgres import PostgresTransport, add_station, revoke_station
from studio.sync.postgres_copy import Copied, copy_changes
from tests.sync.postgres_server import PostgresServer
from tests.sync.stations import do_sets, journal_content, ship, station_id, store_content

_DENIED = psycopg.errors.InsufficientPrivilege


@pytest.fixture
def owner(postgres: PostgresServer) -> Iterator[psycopg.Connection]:
    with psycopg.connect(postgres.owner, autocommit=True) as connection:
        yield connection
        connection.execute("DROP TABLE IF EXISTS changes, store")


class _Station:
    """A station that has sent one session."""

    def __init__(self, folder: Path, postgres: PostgresServer, owner: psycopg.Connection) -> None:
        self.folder = folder
        do_sets(folder, name=folder.name)
        self.id = station_id(folder)
        self.paired = add_station(
            owner,
            station_id=self.id,
            host="127.0.0.1",
            certificate_pem=postgres.certificate_pem,
        )
        self.ship()

    def ship(self) -> None:
        with closing(PostgresTransport(self.paired)) as transport:
            ship(self.folder, transport)

    def next_batch(self) -> Batch:
        do_sets(self.folder)
        with closing(OutboxReader(self.folder, key=load_station_key(self.folder))) as outbox:
            stream = outbox.stream()
            assert stream is not None
            batch = outbox.batch(stream)
        assert batch is not None
        return batch

    def connection(self, postgres: PostgresServer, **other: str) -> psycopg.Connection:
        """As somebody connects who has this station's password and other ideas."""
        words = {
            "host": "127.0.0.1",
            "port": str(postgres.port),
            "dbname": "postgres",
            "user": self.paired.role,
            "password": self.paired.password,
            "sslmode": "require",
        }
        return psycopg.connect(**(words | other), autocommit=True)  # type: ignore[arg-type]


@pytest.fixture
def station(tmp_path: Path, postgres: PostgresServer, owner: psycopg.Connection) -> _Station:
    return _Station(tmp_path / "one", postgres, owner)


@pytest.fixture
def other(tmp_path: Path, postgres: PostgresServer, owner: psycopg.Connection) -> _Station:
    return _Station(tmp_path / "two", postgres, owner)


def _content(owner: psycopg.Connection) -> list[tuple[object, ...]]:
    return owner.execute("SELECT * FROM changes ORDER BY arrival").fetchall()


def _send(paired: PairedPostgres, batch: Batch) -> None:
    with closing(PostgresTransport(paired)) as transport:
        transport.send(batch)


def _copy(owner: psycopg.Connection, folder: Path) -> Copied:
    folder.mkdir(exist_ok=True)
    with closing(LocalStore(folder)) as store:
        return copy_changes(owner, store)


def test_the_copy_has_the_rows_of_every_station(
    tmp_path: Path, owner: psycopg.Connection, station: _Station, other: _Station
) -> None:
    for _ in range(2):
        for one in (station, other):
            do_sets(one.folder, sets=2)
            one.ship()
        assert _copy(owner, tmp_path / "copy").faults == ()
        for one in (station, other):
            content = store_content(tmp_path / "copy", station_id=one.id)
            assert content == journal_content(one.folder)


def test_what_is_sent_twice_is_there_once(owner: psycopg.Connection, station: _Station) -> None:
    batch = station.next_batch()
    _send(station.paired, batch)
    before = _content(owner)
    _send(station.paired, batch)
    assert _content(owner) == before


# --- the eight that must be denied ----------------------------------------------------------


def test_the_row_of_another_station_is_denied(
    owner: psycopg.Connection, station: _Station, other: _Station
) -> None:
    before = _content(owner)
    with pytest.raises(KnownError) as caught:
        _send(station.paired, other.next_batch())
    assert caught.value.reason is Reason.SYNC_REFUSED
    assert _content(owner) == before


@pytest.mark.parametrize(
    "query", ["SELECT * FROM changes", "SELECT count(*) FROM changes", "SELECT * FROM store"]
)
def test_reading_is_denied(postgres: PostgresServer, station: _Station, query: str) -> None:
    with station.connection(postgres) as connection, pytest.raises(_DENIED):
        connection.execute(query)


def test_changing_is_denied(
    postgres: PostgresServer, owner: psycopg.Connection, station: _Station
) -> None:
    before = _content(owner)
    with station.connection(postgres) as connection:
        with pytest.raises(_DENIED):
            connection.execute("UPDATE changes SET content = '{}'")
        with pytest.raises(_DENIED):
            connection.execute(
                "INSERT INTO changes (station_id, stream_id, number, digest, changed_utc, "
                "table_name, row_id, content) VALUES (%s, 's', 1, 'd', now(), 't', 'r', '{}') "
                "ON CONFLICT (station_id, stream_id, number, digest) "
                "DO UPDATE SET content = excluded.content",
                (station.id,),
            )
    assert _content(owner) == before


def test_deleting_is_denied(
    postgres: PostgresServer, owner: psycopg.Connection, station: _Station
) -> None:
    before = _content(owner)
    with station.connection(postgres) as connection:
        for statement in ("DELETE FROM changes", "TRUNCATE changes", "DROP TABLE changes"):
            with pytest.raises(_DENIED):
                connection.execute(statement)
    assert _content(owner) == before


def test_the_credential_of_another_station_is_denied(
    owner: psycopg.Connection, station: _Station, other: _Station
) -> None:
    before = _content(owner)
    batch = station.next_batch()
    with pytest.raises(KnownError) as caught:
        _send(other.paired, batch)
    assert caught.value.reason is Reason.SYNC_REFUSED
    with pytest.raises(KnownError) as caught:
        _send(replace(station.paired, password=other.paired.password), batch)
    assert caught.value.reason is Reason.NOT_PAIRED
    assert _content(owner) == before


def test_no_credential_is_denied(postgres: PostgresServer, station: _Station) -> None:
    with pytest.raises(KnownError) as caught:
        PostgresTransport(replace(station.paired, password="x"))
    assert caught.value.reason is Reason.NOT_PAIRED
    with pytest.raises(psycopg.OperationalError, match="no password supplied"):
        station.connection(postgres, password="")


def test_plain_text_is_denied(postgres: PostgresServer, station: _Station) -> None:
    with pytest.raises(psycopg.OperationalError, match=r"no pg_hba.conf entry.*no encryption"):
        station.connection(postgres, sslmode="disable")


def test_a_revoked_station_is_denied(
    owner: psycopg.Connection, station: _Station, other: _Station
) -> None:
    before = _content(owner)
    with closing(PostgresTransport(station.paired)) as connected:
        revoke_station(owner, station_id=station.id)
        with pytest.raises(KnownError):
            connected.send(station.next_batch())
    with pytest.raises(KnownError) as caught:
        PostgresTransport(station.paired)
    assert caught.value.reason is Reason.NOT_PAIRED
    assert _content(owner) == before
    other.ship()


def test_a_server_with_another_certificate_is_not_trusted(
    tmp_path: Path, station: _Station
) -> None:
    files = ensure_certificate(tmp_path, now=datetime.now(UTC))
    other = replace(station.paired, certificate_pem=files.certificate.read_text())
    with pytest.raises(KnownError) as caught:
        PostgresTransport(other)
    assert caught.value.reason is Reason.NO_NETWORK


def test_a_server_of_another_name_is_not_trusted(station: _Station) -> None:
    # The address is the same machine; the certificate does not name it so.
    with pytest.raises(KnownError, match="does not match") as caught:
        PostgresTransport(replace(station.paired, host="127.0.0.2"))
    assert caught.value.reason is Reason.NO_NETWORK


_FOREIGN = "01890000-0000-7000-8000-000000000001"


@pytest.mark.parametrize("name", ["postgres", _FOREIGN, "", "x", "a" * 64, f"{{{_FOREIGN}}}"])
def test_a_role_that_is_no_station_keeps_its_password(
    postgres: PostgresServer, owner: psycopg.Connection, station: _Station, name: str
) -> None:
    owner.execute(f'DROP ROLE IF EXISTS "{_FOREIGN}"')
    owner.execute(f"CREATE ROLE \"{_FOREIGN}\" LOGIN PASSWORD 'x'")
    roles = "SELECT * FROM pg_authid ORDER BY rolname"
    before = owner.execute(roles).fetchall()
    for _ in range(2):
        with pytest.raises(KnownError) as caught:
            add_station(
                owner,
                station_id=name,
                host="127.0.0.1",
                certificate_pem=postgres.certificate_pem,
            )
        assert caught.value.reason is Reason.USER_INPUT
        with pytest.raises(KnownError):
            revoke_station(owner, station_id=name)
    assert owner.execute(roles).fetchall() == before
    psycopg.connect(postgres.owner).close()


def test_a_station_is_let_in_again_with_another_password(
    postgres: PostgresServer, owner: psycopg.Connection, station: _Station
) -> None:
    revoke_station(owner, station_id=station.id)
    before = station.paired
    station.paired = add_station(
        owner, station_id=station.id, host="127.0.0.1", certificate_pem=postgres.certificate_pem
    )
    assert station.paired.password != before.password
    do_sets(station.folder)
    station.ship()


# --- what may go amiss -----------------------------------------------------------------------


def test_a_missing_number_is_named_and_the_rest_waits(
    tmp_path: Path, owner: psycopg.Connection, station: _Station
) -> None:
    batch = station.next_batch()
    last = batch.entries[-1]
    _send(station.paired, replace(batch, entries=(replace(last, number=last.number + 3),)))
    copied = _copy(owner, tmp_path / "copy")
    first = batch.entries[0].number
    assert [f"numbers {first} to {last.number + 2} are missing" in copied.faults[0]] == [True]


def test_numbers_used_twice_are_named_and_both_rows_are_kept(
    tmp_path: Path, owner: psycopg.Connection, station: _Station
) -> None:
    shutil.copytree(station.folder, tmp_path / "image")
    do_sets(station.folder, sets=2)
    station.ship()
    lost = journal_content(station.folder)
    assert _copy(owner, tmp_path / "copy").faults == ()
    shutil.rmtree(station.folder)
    shutil.copytree(tmp_path / "image", station.folder)
    do_sets(station.folder, sets=1)
    station.ship()
    copied = _copy(owner, tmp_path / "copy")
    assert "used twice" in copied.faults[0]
    content = store_content(tmp_path / "copy", station_id=station.id)
    for table, kept in journal_content(station.folder).items():
        assert set(content[table]) == set(kept) | set(lost[table]), table


@pytest.mark.parametrize(
    ("table", "content"),
    [
        ("nonsense", "[1, 2]"),
        ("nonsense", '{"row": {"id": "x"}, "children": {}}'),
        ("sets", '{"row": {"id": {"a": 1}}, "children": {}}'),
        ("sets", '{"row": 7}'),
        ("reps", '{"row": null, "children": {}, "snapshots": 5}'),
        ("reps", "[" * 3000 + "]" * 3000),
    ],
)
def test_a_row_that_is_none_holds_up_nobody_else(
    tmp_path: Path,
    postgres: PostgresServer,
    owner: psycopg.Connection,
    station: _Station,
    other: _Station,
    table: str,
    content: str,
) -> None:
    batch = station.next_batch()
    ahead = batch.entries[0]
    _send(station.paired, replace(batch, entries=(ahead,)))
    with station.connection(postgres) as connection:
        connection.execute(
            "INSERT INTO changes (station_id, stream_id, number, digest, changed_utc, table_name, "
            "row_id, content) VALUES (%s, %s, %s, 'dd', 'infinity', %s, 'x', %s)",
            (station.id, batch.stream_id, ahead.number + 1, table, content),
        )
    other.ship()
    owner.execute("DELETE FROM changes WHERE station_id = %s AND number > 5", (other.id,))
    for _ in range(2):
        copied = _copy(owner, tmp_path / "copy")
        (fault,) = copied.faults
        assert station.id in fault
        with closing(LocalStore(tmp_path / "copy")) as store:
            for one, last in ((station, ahead.number), (other, 5)):
                stream = owner.execute(
                    "SELECT stream_id FROM changes WHERE station_id = %s", (one.id,)
                ).fetchone()
                assert stream is not None
                assert store.position(station_id=one.id, stream_id=stream[0]) == last


def test_a_row_that_is_none_does_not_stop_an_erasure(
    tmp_path: Path, postgres: PostgresServer, owner: psycopg.Connection, station: _Station
) -> None:
    _copy(owner, tmp_path / "copy")
    with station.connection(postgres) as connection:
        for stream, number, table, tag, content in (
            ("0junk", 1, "nonsense", None, "[1, 2]"),
            ("erased", 1, "clients", "tag-of-ada", '{"row": {"alias": "Ada"}, "children": {}}'),
            ("erased", 2, "tombstones", None, '{"row": {"id": "tag-of-ada"}, "children": {}}'),
        ):
            connection.execute(
                "INSERT INTO changes (station_id, stream_id, number, digest, changed_utc, "
                "table_name, row_id, client_tag, content) "
                "VALUES (%s, %s, %s, 'dd', now(), %s, 'tag-of-ada', %s, %s)",
                (station.id, stream, number, table, tag, content),
            )
    copied = _copy(owner, tmp_path / "copy")
    assert any("number 1 is not a row" in fault for fault in copied.faults)
    assert copied.erased == 1
    assert "Ada" not in str(_content(owner))


def test_a_server_that_is_away_is_told(station: _Station) -> None:
    with pytest.raises(KnownError, match="cannot be reached") as caught:
        PostgresTransport(replace(station.paired, port=1))
    assert caught.value.reason is Reason.NO_NETWORK
