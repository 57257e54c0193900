"""PostgreSQL as the store of a chain: stations only add numbered changes to one table.

Plain SQL throughout: one table, roles, grants and row-level security, so that Citus and other
engines that speak PostgreSQL take it too (to spread it, distribute `changes` by `station_id`).

A station logs in as a role of its own whose name is its id. It may INSERT into `changes` and
nothing else, and row-level security lets in only rows whose `station_id` is the role's name. It
cannot read, so it keeps its own cursor; what was sent twice meets `ON CONFLICT DO NOTHING`. The
digest is part of the key: should a number ever be used for two changes, both are kept and the
owner's copy (studio/sync/postgres_copy.py) brings in both.
"""

import json
import logging
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import psycopg
from psycopg import sql

from studio.errors import KnownError, Reason
from studio.store.ids import new_id
from studio.sync.batch import Batch, Entry, Row
from studio.sync.paired import PairedPostgres
from studio.sync.pairing import new_credential

_TIMEOUT_S = 20
_STATEMENT_TIMEOUT_MS = 30_000
_MADE_HERE = "a station of Glute Studio"

SCHEMA = """
CREATE TABLE IF NOT EXISTS store (
    id text PRIMARY KEY,
    created_utc timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS changes (
    station_id text NOT NULL,
    stream_id text NOT NULL,
    number bigint NOT NULL,
    digest text NOT NULL,
    changed_utc timestamptz NOT NULL,
    received_utc timestamptz NOT NULL DEFAULT now(),
    table_name text NOT NULL,
    row_id text NOT NULL,
    client_tag text,
    content jsonb NOT NULL,
    arrival bigint GENERATED ALWAYS AS IDENTITY, -- in order within a stream
    PRIMARY KEY (station_id, stream_id, number, digest)
);
CREATE INDEX IF NOT EXISTS changes_by_arrival ON changes (station_id, stream_id, arrival);
CREATE INDEX IF NOT EXISTS changes_by_client ON changes (station_id, client_tag)
    WHERE client_tag IS NOT NULL;
REVOKE ALL ON store, changes FROM PUBLIC;
ALTER TABLE changes ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS station_adds_its_own ON changes;
CREATE POLICY station_adds_its_own ON changes FOR INSERT WITH CHECK (station_id = session_user);
"""

_INSERT = """
    INSERT INTO changes (
        station_id, stream_id, number, digest, changed_utc, table_name, row_id, client_tag, content
    ) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
"""


class PostgresTransport:
    """Carries batches to PostgreSQL as this station's role. For one thread."""

    def __init__(self, paired: PairedPostgres) -> None:
        """Connect, over TLS, to the host of that name which the one trusted authority vouches for.

        Args:
            paired: From `add_station`.

        Raises:
            KnownError: NO_NETWORK when it cannot be reached, NOT_PAIRED when it lets nobody in.
        """
        self._paired = paired
        # What a server refuses is raised to us; psycopg's own warning while it closes the refused
        # pipeline says the same again, or not, as the timing falls.
        logging.getLogger("psycopg").setLevel(logging.ERROR)
        # libpq reads the authority from a file; it lives as long as the connection.
        self._folder = TemporaryDirectory(prefix="studio-sync-")
        authority = Path(self._folder.name) / "authority.pem"
        authority.write_text(paired.certificate_pem, encoding="ascii")
        try:
            self._connection = psycopg.connect(
                host=paired.host,
                port=paired.port,
                dbname=paired.database,
                user=paired.role,
                password=paired.password,
                sslmode="verify-full",
                sslrootcert=str(authority),
                ssl_min_protocol_version="TLSv1.3",
                connect_timeout=_TIMEOUT_S,
                options=f"-c statement_timeout={_STATEMENT_TIMEOUT_MS}",
            )
        except psycopg.Error as error:
            self._folder.cleanup()
            raise _known(error, paired.host) from error

    def store_id(self) -> str:
        """As told when the station was added: a station may not ask."""
        return self._paired.store_id

    def position(self, *, station_id: str, stream_id: str) -> None:
        """PostgreSQL does not tell stations anything."""
        del station_id, stream_id

    def erased_tags(self, *, station_id: str) -> tuple[str, ...]:
        """Nor of erasures: a client of a chain is erased at the station."""
        del station_id
        return ()

    def send(self, batch: Batch) -> None:
        """Store a batch in one transaction; durable when this returns.

        Raises:
            KnownError: NO_NETWORK, NOT_PAIRED, or SYNC_REFUSED for a row that is not its own.
        """
        snapshots = {str(row["digest"]): row for row in batch.snapshots}
        try:
            with self._connection.transaction(), self._connection.cursor() as cursor:
                cursor.execute("SET LOCAL synchronous_commit = on")
                cursor.executemany(
                    _INSERT, [_values(batch, entry, snapshots) for entry in batch.entries]
                )
        except psycopg.Error as error:
            raise _known(error, self._paired.host) from error

    def close(self) -> None:
        """End the connection. Safe to call twice."""
        self._connection.close()
        self._folder.cleanup()


def _values(batch: Batch, entry: Entry, snapshots: dict[str, Row]) -> tuple[object, ...]:
    content: dict[str, object] = {"row": entry.row, "children": entry.children}
    if entry.table == "sets" and entry.row is not None:
        digests = {str(entry.row["exercise_digest"]), str(entry.row["settings_digest"])}
        content["snapshots"] = [snapshots[digest] for digest in sorted(digests & set(snapshots))]
    return (
        batch.station_id,
        batch.stream_id,
        entry.number,
        entry.digest,
        entry.changed_utc,
        entry.table,
        entry.row_id,
        entry.client_tag,
        json.dumps(content, allow_nan=False),
    )


def _known(error: psycopg.Error, host: str) -> KnownError:
    """A fault of PostgreSQL as one of ours."""
    if isinstance(error, psycopg.errors.InsufficientPrivilege):
        return KnownError(
            Reason.SYNC_REFUSED, f"{host}: a station can only add its own rows; nothing was stored"
        )
    if isinstance(error, psycopg.errors.InvalidAuthorizationSpecification) or any(
        words in str(error) for words in ("password authentication failed", "not permitted to log")
    ):
        return KnownError(Reason.NOT_PAIRED, f"{host}: does not let this station in; add it again")
    if isinstance(error, psycopg.errors.IntegrityError | psycopg.errors.DataError):
        return KnownError(Reason.SYNC_REFUSED, f"{host}: a row does not fit ({_line(error)})")
    return KnownError(Reason.NO_NETWORK, f"{host}: PostgreSQL cannot be reached ({_line(error)})")


def _line(error: psycopg.Error) -> str:
    return " ".join(str(error).split())[:200]


# --- for the owner of the database -----------------------------------------------------------


def set_up_store(connection: psycopg.Connection) -> str:
    """Make the tables where they are missing.

    Args:
        connection: Of the role that owns the database.

    Returns:
        The id of the store.
    """
    with connection.transaction():
        connection.execute(SCHEMA)
        row = connection.execute("SELECT id FROM store").fetchone()
        if row is None:
            row = (new_id(),)
            connection.execute("INSERT INTO store (id) VALUES (%s)", row)
    return str(row[0])


def add_station(
    connection: psycopg.Connection, *, station_id: str, host: str, certificate_pem: str
) -> PairedPostgres:
    """Let a station in, with a new password.

    Args:
        connection: Of the role that owns the database and may make roles.
        station_id: Of the station; becomes the name of its role.
        host: Under which stations reach the server.
        certificate_pem: The authority of the server's certificate.

    Returns:
        What the station has to keep.

    Raises:
        KnownError: USER_INPUT when it is not the id of a station, or a role of that name is there
            that was not made here.
    """
    _refuse_no_id(station_id)
    store_id = set_up_store(connection)
    password = new_credential()
    role = sql.Identifier(station_id)
    with connection.transaction():
        made_here = _is_made_here(connection, station_id)
        if made_here is False:
            raise KnownError(
                Reason.USER_INPUT,
                f"{station_id}: PostgreSQL has a role of that name that is no station; "
                "nothing was changed.",
            )
        verb = sql.SQL("ALTER" if made_here else "CREATE")
        connection.execute(
            sql.SQL("{} ROLE {} LOGIN PASSWORD {}").format(verb, role, sql.Literal(password))
        )
        connection.execute(
            sql.SQL("COMMENT ON ROLE {} IS {}").format(role, sql.Literal(_MADE_HERE))
        )
        connection.execute(sql.SQL("GRANT INSERT ON changes TO {}").format(role))
    return PairedPostgres(
        host=host,
        port=connection.info.port,
        database=connection.info.dbname,
        certificate_pem=certificate_pem,
        role=station_id,
        password=password,
        store_id=store_id,
    )


def revoke_station(connection: psycopg.Connection, *, station_id: str) -> None:
    """Let a station in no longer, and end what it has open; its rows stay.

    Args:
        connection: Of the role that owns the database and may make roles.
        station_id: Of the station.

    Raises:
        KnownError: USER_INPUT when it is not the id of a station, NOT_FOUND when it was never let
            in.
    """
    _refuse_no_id(station_id)
    if not _is_made_here(connection, station_id):
        raise KnownError(Reason.NOT_FOUND, f"{station_id}: was never let in here.")
    role = sql.Identifier(station_id)
    with connection.transaction():
        connection.execute(sql.SQL("ALTER ROLE {} NOLOGIN").format(role))
        connection.execute(sql.SQL("REVOKE ALL ON changes FROM {}").format(role))
    connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (station_id,)
    )


def _refuse_no_id(station_id: str) -> None:
    """A role that is no station's must never get another password."""
    try:
        is_id = str(UUID(station_id)) == station_id
    except ValueError:
        is_id = False
    if not is_id:
        raise KnownError(
            Reason.USER_INPUT,
            f"{station_id!r} is not the id of a station. See it there: studio sync --status",
        )


def _is_made_here(connection: psycopg.Connection, role: str) -> bool | None:
    """Whether a role was made by `add_station`; None = there is none of that name."""
    row = connection.execute(
        "SELECT shobj_description(oid, 'pg_authid') FROM pg_roles WHERE rolname = %s", (role,)
    ).fetchone()
    return None if row is None else row[0] == _MADE_HERE
