"""Names as the store has them."""

import sqlite3


def exercise_names(connection: sqlite3.Connection) -> dict[str, str]:
    """Exercise id -> name of its newest version."""
    rows = connection.execute(
        "SELECT exercise_id, name FROM exercise_facts ORDER BY version, digest"
    )
    return {row[0]: row[1] for row in rows}
