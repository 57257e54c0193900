"""Tables for how a station is doing: its starts, crashes, faults and how well it kept up.

A row of `health_notes` is one of these, by `kind`:

- 'start': the program started; `what` is 'in_order', or 'crash' when the run before did not end;
- 'stop': the program ended on purpose; `what` is 'in_order';
- 'fault': something of the world failed; `what` is the reason's name, for instance 'no_camera';
- 'pace': how well pictures were analysed in the sets since the note before, at most one in ten
  minutes; `what` is the kind of camera, `fps` pictures analysed a second, `delay_ms` from picture
  to analysis, `analysed` and `dropped` how many pictures.

No row speaks of a client.
"""

from sqlite_utils import Database

_JOURNAL_TABLE = """
    CREATE TABLE health_notes (
        id TEXT PRIMARY KEY,
        at_utc TEXT NOT NULL,
        kind TEXT NOT NULL,
        what TEXT NOT NULL,
        fps REAL,
        delay_ms REAL,
        analysed INTEGER,
        dropped INTEGER
    ) STRICT, WITHOUT ROWID
"""
_OWNER_TABLES = (
    """
    CREATE TABLE health_notes (
        id TEXT PRIMARY KEY,
        station_id TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        kind TEXT NOT NULL, -- 'start', 'stop', 'fault' or 'pace'
        what TEXT NOT NULL,
        fps REAL,
        delay_ms REAL,
        analysed INTEGER,
        dropped INTEGER
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE INDEX health_notes_by_station ON health_notes
        (station_id, kind, at_utc, what, fps, delay_ms, analysed, dropped)
    """,
)


def station_health(database: Database, *, shipped_triggers: list[str]) -> None:
    """Make the journal's table (step 0009).

    Args:
        database: In the transaction of its migration.
        shipped_triggers: Which send its changes to the outbox.
    """
    for statement in (_JOURNAL_TABLE, *shipped_triggers):
        database.execute(statement)


def health_in_owner_store(database: Database) -> None:
    """Make the owner's table.

    Args:
        database: In the transaction of its migration.
    """
    for statement in _OWNER_TABLES:
        database.execute(statement)
