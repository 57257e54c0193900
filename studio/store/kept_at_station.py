"""What a station keeps of a client and sends nowhere, for the client's own export.

The owner's store has sets, reps and answers. Profile, ranges, stops, answers about pain, tags and
what staff did with the client's data stay in the journal.
"""

import sqlite3

_HAS = "client_id = :client"
_OF_SESSION = "session_id IN (SELECT id FROM sessions WHERE client_id = :client)"
_OF_SET = (
    "set_id IN (SELECT sets.id FROM sets JOIN sessions ON sessions.id = sets.session_id "
    "WHERE sessions.client_id = :client)"
)
_WHERE = {
    "client_profiles": _HAS,
    "client_stops": _HAS,
    "health_checks": _HAS,
    "client_ranges": _HAS,
    "client_tokens": _HAS,
    "pain_consents": _HAS,
    "pain_answers": _OF_SESSION,
    "set_zones": _OF_SET,
}
SELECTS_AT_STATION = {
    **{table: f"SELECT * FROM {table} WHERE {where}" for table, where in _WHERE.items()},
    "pins": "SELECT client_id, failures, changed_utc FROM pins WHERE client_id = :client",
    "audit": "SELECT * FROM audit WHERE subject = :tag ORDER BY id",
}
"""Table of the journal -> what is selected; `:client` is the id, `:tag` what stands for it."""

_MEANINGS = {
    "client_profiles": "What staff know of the client. Only the newest is kept.",
    "client_stops": "What kept or keeps the client from training, or from some exercises.",
    "health_checks": "When the health questions were asked last, and what came of it. The answers "
    "themselves are not kept.",
    "client_ranges": "How far the client moves in each exercise.",
    "client_tokens": "Cards and tags the client signs in with: an HMAC of what each says, from "
    "which it cannot be found again.",
    "pain_consents": "When the client agreed to answers about pain being kept.",
    "pain_answers": "Those answers.",
    "set_zones": "How heavy each set was meant to be.",
    "pins": "That the client has a PIN. Its hash is a secret and not in an export.",
    "audit": "What owner and staff did with this client's data. `subject` stands for the client.",
}
_PINS = """CREATE TABLE pins (
        client_id TEXT NOT NULL,
        failures INTEGER NOT NULL, -- since the last right one
        changed_utc TEXT NOT NULL
    ) STRICT"""


def create_statement(connection: sqlite3.Connection, table: str) -> str:
    """The statement that made a table, with its comments."""
    row = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    return f"{row[0]};\n"


def schema_at_station(journal: sqlite3.Connection) -> str:
    """The tables of `SELECTS_AT_STATION`, each with a line about what it is."""
    statements = []
    for table in SELECTS_AT_STATION:
        made = f"{_PINS};\n" if table == "pins" else create_statement(journal, table)
        statements.append(f"-- Kept at the station alone. {_MEANINGS[table]}\n{made}")
    return "\n".join(statements)
