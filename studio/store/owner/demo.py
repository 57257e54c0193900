"""Made-up rows of the owner's store: marked when they come, and taken out again."""

import sqlite3


def mark_demo_station(
    connection: sqlite3.Connection, station_id: str, *, name: str, installed_utc: str
) -> None:
    """A station that will send made-up rows alone; marked before its first one.

    Args:
        connection: Of the owner's store, in a transaction of the caller.
        station_id: Of the station.
        name: Of it.
        installed_utc: As text.
    """
    connection.execute(
        "INSERT INTO stations (id, name, installed_utc, is_demo) VALUES (?, ?, ?, 1) "
        "ON CONFLICT (id) DO UPDATE SET is_demo = 1",
        (station_id, name, installed_utc),
    )


def remove_demo(connection: sqlite3.Connection) -> int:
    """Take every made-up station out, with clients, sessions, sets and reps.

    The exercises and settings go that no set that is left was judged by.

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
    if ids:
        connection.execute(
            "DELETE FROM snapshots WHERE digest NOT IN "
            "(SELECT exercise_digest FROM sets UNION SELECT settings_digest FROM sets)"
        )
        connection.execute(
            "DELETE FROM exercise_facts WHERE digest NOT IN (SELECT digest FROM snapshots)"
        )
    return len(ids)
