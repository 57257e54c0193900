"""Names as the store has them."""

import re
import sqlite3


def exercise_names(connection: sqlite3.Connection) -> dict[str, str]:
    """Exercise id -> name of its newest version."""
    rows = connection.execute(
        "SELECT exercise_id, name FROM exercise_facts ORDER BY version, digest"
    )
    return {row[0]: row[1] for row in rows}


def name_order(name: str) -> tuple[tuple[bool, int, str], ...]:
    """What to sort names by so that `Station 2` stands before `Station 10`."""
    return tuple(
        (not part.isdecimal(), int(part) if part.isdecimal() else 0, part.casefold())
        for part in re.split(r"(\d+)", name)
        if part
    )
