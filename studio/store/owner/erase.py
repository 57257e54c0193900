"""A client leaves the owner's store: every row goes, only a tombstone stays."""

import sqlite3

_FOREIGN_KEYS_ON = 1


def erase_client(
    connection: sqlite3.Connection, *, station_id: str, tag: str, erased_utc: str
) -> bool:
    """Remove a client by tag, with sessions, sets, reps, traces and sums.

    The caller commits, then calls `leave_no_bytes`.

    Args:
        connection: Of the owner's store, with foreign keys and secure_delete on.
        station_id: Whose client it is.
        tag: HMAC of the client's id under that station's key.
        erased_utc: When, as text.

    Returns:
        Whether the client was there.
    """
    if connection.execute("PRAGMA foreign_keys").fetchone()[0] != _FOREIGN_KEYS_ON:
        raise RuntimeError("a client can only be erased with foreign keys on")
    connection.execute(
        "INSERT INTO tombstones (id, station_id, erased_utc) VALUES (?, ?, ?) "
        "ON CONFLICT DO NOTHING",
        (tag, station_id, erased_utc),
    )
    gone = connection.execute(
        "DELETE FROM clients WHERE station_id = ? AND tag = ?", (station_id, tag)
    )
    return gone.rowcount > 0


def leave_no_bytes(connection: sqlite3.Connection) -> bool:
    """Fold the write-ahead log into the file and empty it, so that no erased byte is left.

    Args:
        connection: Outside a transaction, with secure_delete on.

    Returns:
        False while a reader still needs the log; try again then.
    """
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return bool(busy == 0)
