"""Tables of the journal for who trains here and what they answer (steps 0003, 0005 and 0008).

- `client_profiles` is what staff know of a client: level, goal, flags, anchors, likes. Lists are
  JSON text, sorted. A client without a row has the profile of a newcomer.
- `set_answers` holds "did you feel it" and "how many more", `pain_answers` what hurt. Pain is
  health data: it has a table of its own, so that it can be kept apart and erased first, and a
  consent of its own (studio/store/people/pain_consent.py).
- `client_stops` keeps a client from training (`family` NULL), or from a family of exercises, until
  its time is over or staff clear it. A guest has none: nobody could be recognised by it.

Only the answers after a set go to the owner's store (step 0005); the others write no outbox rows.
"""

from sqlite_utils import Database

_TABLES = (
    """
    CREATE TABLE client_profiles (
        client_id TEXT PRIMARY KEY REFERENCES clients (id) ON DELETE CASCADE,
        level INTEGER NOT NULL, -- 1 to 3
        goal TEXT NOT NULL, -- 'general', 'hypertrophy' or 'strength'
        sessions_per_week INTEGER NOT NULL,
        unit TEXT NOT NULL, -- 'kg', 'lb', or '' for the station's
        flags TEXT NOT NULL, -- JSON list
        anchors TEXT NOT NULL, -- JSON list of exercise ids
        equipment TEXT, -- JSON list; NULL = everything the station has
        liked TEXT NOT NULL, -- JSON list of exercise ids
        disliked TEXT NOT NULL, -- JSON list of exercise ids
        changed_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE set_answers (
        id TEXT PRIMARY KEY,
        set_id TEXT NOT NULL UNIQUE REFERENCES sets (id) ON DELETE CASCADE,
        felt INTEGER, -- 0 to 10; NULL = not answered
        reserve INTEGER, -- reps that were still possible; NULL = not answered
        answered_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE pain_answers (
        id TEXT PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        set_id TEXT REFERENCES sets (id) ON DELETE CASCADE, -- NULL = not about a set
        pain INTEGER NOT NULL, -- 0 to 10
        place TEXT, -- NULL = not told
        answered_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX pain_answers_by_session ON pain_answers (session_id, answered_utc)",
    "CREATE INDEX pain_answers_by_set ON pain_answers (set_id) WHERE set_id IS NOT NULL",
    """
    CREATE TABLE client_stops (
        id TEXT PRIMARY KEY,
        client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
        family TEXT, -- of exercises; NULL = every one
        reason TEXT NOT NULL,
        since_utc TEXT NOT NULL,
        until_utc TEXT, -- NULL = until staff clear it
        cleared_utc TEXT
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX client_stops_by_client ON client_stops (client_id, since_utc)",
)


def client_profiles(database: Database) -> None:
    """Make the tables.

    Args:
        database: In the transaction of its migration.
    """
    for statement in _TABLES:
        database.execute(statement)


def set_zones(database: Database) -> None:
    """Make the table of how heavy each set was meant to be (step 0005).

    Rep ranges touch, so the reps asked for do not tell it.

    Args:
        database: In the transaction of its migration.
    """
    database.execute(
        """
        CREATE TABLE set_zones (
            set_id TEXT PRIMARY KEY REFERENCES sets (id) ON DELETE CASCADE,
            zone TEXT NOT NULL -- 'strength', 'hypertrophy' or 'endurance'
        ) STRICT, WITHOUT ROWID
        """
    )


def health_checks(database: Database) -> None:
    """Make the table of when a client was asked the health questions (step 0008).

    The answers themselves are not kept; what they keep from training is in `client_stops`.

    Args:
        database: In the transaction of its migration.
    """
    database.execute(
        """
        CREATE TABLE health_checks (
            client_id TEXT PRIMARY KEY REFERENCES clients (id) ON DELETE CASCADE,
            asked_utc TEXT NOT NULL,
            result TEXT NOT NULL -- studio/model/screening.py
        ) STRICT, WITHOUT ROWID
        """
    )
