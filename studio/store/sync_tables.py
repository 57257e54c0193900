"""Tables of the journal for shipping its rows, and for keeping people's data safe (step 0002).

- `sync_streams` holds how far the rows have come in the owner's store. A stream belongs to one
  store; its numbers are `outbox.seq - base_seq`, so they begin at 1 and never repeat.
- `tombstones` stand for an erased client: their id is the HMAC of the client's id under the
  station's key (`store/privacy/key.py`), so nothing of the client is left in them.
- A rep of a named client cannot be stored without a consent that stands: a trigger says no.
"""

from sqlite_utils import Database

_TABLES = (
    "ALTER TABLE clients ADD COLUMN is_demo INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE sessions ADD COLUMN is_demo INTEGER NOT NULL DEFAULT 0",
    """
    CREATE TABLE sync_streams (
        store_id TEXT PRIMARY KEY,
        stream_id TEXT NOT NULL,
        base_seq INTEGER NOT NULL, -- number = outbox.seq - base_seq
        acked INTEGER NOT NULL, -- highest number known to be durable in the store
        key_check TEXT NOT NULL, -- tells whether the station's key is still the one of its start
        started_utc TEXT NOT NULL,
        acked_utc TEXT
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE consents (
        id TEXT PRIMARY KEY,
        client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
        text_version TEXT NOT NULL, -- of the text that was agreed to
        given_utc TEXT NOT NULL,
        withdrawn_utc TEXT
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX consents_by_client ON consents (client_id, given_utc)",
    """
    CREATE TABLE tombstones (
        id TEXT PRIMARY KEY, -- HMAC of the client's id
        erased_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE pins (
        subject TEXT PRIMARY KEY, -- 'owner', 'staff' or a client's id
        client_id TEXT REFERENCES clients (id) ON DELETE CASCADE,
        hash TEXT NOT NULL, -- argon2id
        failures INTEGER NOT NULL DEFAULT 0, -- since the last right one
        changed_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX pins_by_client ON pins (client_id) WHERE client_id IS NOT NULL",
    """
    CREATE TABLE client_tokens (
        token TEXT PRIMARY KEY, -- HMAC of what the QR code or RFID tag says
        client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
        created_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX client_tokens_by_client ON client_tokens (client_id)",
    """
    CREATE TABLE audit (
        id TEXT PRIMARY KEY,
        at_utc TEXT NOT NULL,
        actor TEXT NOT NULL, -- 'owner', 'staff', 'command line', 'station'
        action TEXT NOT NULL,
        subject TEXT NOT NULL, -- HMAC of a client's id, or ''
        detail TEXT NOT NULL -- never a name
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE backups (
        id TEXT PRIMARY KEY,
        path TEXT NOT NULL,
        made_utc TEXT NOT NULL,
        sha256 TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TRIGGER reps_need_consent BEFORE INSERT ON reps
    WHEN EXISTS (
        SELECT 1 FROM sets
        JOIN sessions ON sessions.id = sets.session_id
        JOIN clients ON clients.id = sessions.client_id
        WHERE sets.id = new.set_id AND clients.is_guest = 0 AND NOT EXISTS (
            SELECT 1 FROM consents
            WHERE consents.client_id = clients.id AND consents.withdrawn_utc IS NULL
        )
    )
    BEGIN
        SELECT RAISE(ABORT, 'no consent: the reps of this client may not be stored');
    END
    """,
)


def sync_and_privacy(database: Database, *, shipped_triggers: list[str]) -> None:
    """Make the tables.

    Args:
        database: In the transaction of its migration.
        shipped_triggers: Which send the changes of consents and tombstones to the outbox.
    """
    for statement in (*_TABLES, *shipped_triggers):
        database.execute(statement)
