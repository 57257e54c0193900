"""Made-up rows of the owner's store: marked when they come, and taken out again."""

import sqlite3


def mark_demo_station(connection: sqlite3.Connection, station_id: str) -> None:
    """This station sent made-up rows alone.

    Args:
        connection: Of the owner's store, in a transaction of the caller.
        station_id: Of the station.
    """
    connection.execute("UPDATE stations SET is_demo = 1 WHERE id = ?", (station_id,))


def remove_demo(connection: sqlite3.Connection) -> int:
    """Take every made-up station out, with clients, sessions, sets and reps.

    Args:
        connection: Of the owner's store, in a transaction of the caller, foreign keys on.

    Returns:
        How many stations went.
    """
    ids = [row[0] for row in connection.execute("SELECT id FROM stations WHERE is_demo = 1")]
    for station_id in ids:
        for table in ("clients", "health_notes", "streams", "tombstones"):
            connection.execute(f"DELETE FROM {table} WHERE station_id = ?", (station_id,))
        connection.execute("DELETE FROM stations WHERE id = ?", (station_id,))
    return len(ids)
