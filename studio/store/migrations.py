"""The shape of the database, step by step.

Append-only: a step that was released is never changed, and never uses today's classes. Keys are
UUIDv7 text so that stations can be merged; times are UTC ISO text; `*_s` are stream seconds of
the set. NULL = not measured. No table has room for a picture.

The outbox names every row that changed, in order, for whoever ships it. A rep travels with its
trace and its cue verdicts, a set with its snapshots, so those write no outbox rows of their own.
"""

from collections.abc import Callable, Iterable

from sqlite_utils import Database, Migrations

from studio.store.health_tables import station_health
from studio.store.ledger_tables import ledger_of_sets
from studio.store.people.client_tables import client_profiles, health_checks, set_zones
from studio.store.people.pain_consent import pain_consents
from studio.store.sync_tables import sync_and_privacy

MIGRATION_SET = "glute-studio"

_JOURNAL_TABLES = (
    """
    CREATE TABLE station (
        id TEXT PRIMARY KEY, -- of this installation: a station set up anew gets a new one
        name TEXT NOT NULL,
        installed_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE clients (
        id TEXT PRIMARY KEY,
        alias TEXT NOT NULL UNIQUE,
        is_guest INTEGER NOT NULL,
        created_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE sessions (
        id TEXT PRIMARY KEY,
        station_id TEXT NOT NULL REFERENCES station (id),
        client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
        started_utc TEXT NOT NULL,
        ended_utc TEXT
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX sessions_by_client ON sessions (client_id, started_utc)",
    """
    CREATE TABLE snapshots (
        digest TEXT PRIMARY KEY, -- SHA-256 of json
        kind TEXT NOT NULL, -- 'exercise' or 'settings'
        json TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE sets (
        id TEXT PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        exercise_id TEXT NOT NULL,
        exercise_version INTEGER NOT NULL,
        exercise_digest TEXT NOT NULL REFERENCES snapshots (digest),
        settings_digest TEXT NOT NULL REFERENCES snapshots (digest),
        number INTEGER NOT NULL,
        side TEXT NOT NULL,
        reps_target INTEGER NOT NULL,
        load_kg REAL,
        started_utc TEXT NOT NULL,
        ended_utc TEXT,
        finish_reason TEXT,
        count INTEGER, -- reps after the client's corrections
        score REAL,
        coverage_ratio REAL,
        deduction TEXT
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX sets_by_session ON sets (session_id, started_utc)",
    "CREATE INDEX sets_by_exercise ON sets (exercise_id, started_utc)",
    "CREATE INDEX sets_unfinished ON sets (id) WHERE ended_utc IS NULL",
    """
    CREATE TABLE reps (
        id TEXT PRIMARY KEY,
        set_id TEXT NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        side TEXT NOT NULL,
        status TEXT NOT NULL,
        start_s REAL NOT NULL,
        far_s REAL NOT NULL,
        end_s REAL NOT NULL,
        bottom_s REAL NOT NULL,
        top_s REAL NOT NULL,
        counted_at_s REAL NOT NULL,
        driver_start REAL, -- in the unit of the exercise's driver
        driver_far REAL,
        rom_ratio REAL,
        eccentric_s REAL,
        pause_long_s REAL,
        concentric_s REAL,
        pause_short_s REAL,
        score REAL,
        coverage_ratio REAL,
        deduction TEXT NOT NULL,
        is_measured INTEGER NOT NULL, -- 0: as counted live, 1: the zero-phase numbers
        stored_utc TEXT NOT NULL,
        UNIQUE (set_id, number)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE rep_traces (
        rep_id TEXT PRIMARY KEY REFERENCES reps (id) ON DELETE CASCADE,
        format INTEGER NOT NULL, -- studio/store/trace.py
        samples BLOB NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE not_counted (
        id TEXT PRIMARY KEY,
        set_id TEXT NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
        at_s REAL NOT NULL,
        reason TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX not_counted_by_set ON not_counted (set_id)",
    """
    CREATE TABLE cue_verdicts (
        id TEXT PRIMARY KEY,
        rep_id TEXT REFERENCES reps (id) ON DELETE CASCADE,
        not_counted_id TEXT REFERENCES not_counted (id) ON DELETE CASCADE,
        cue_id TEXT NOT NULL,
        level TEXT NOT NULL,
        at_s REAL NOT NULL,
        shown INTEGER NOT NULL,
        CHECK ((rep_id IS NULL) <> (not_counted_id IS NULL))
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX cue_verdicts_by_rep ON cue_verdicts (rep_id) WHERE rep_id IS NOT NULL",
    """
    CREATE INDEX cue_verdicts_by_not_counted ON cue_verdicts (not_counted_id)
        WHERE not_counted_id IS NOT NULL
    """,
    """
    CREATE TABLE cues_given (
        id TEXT PRIMARY KEY,
        set_id TEXT NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
        cue_id TEXT NOT NULL,
        words TEXT NOT NULL,
        level TEXT NOT NULL,
        at_s REAL NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX cues_given_by_set ON cues_given (set_id)",
    """
    CREATE TABLE corrections (
        id TEXT PRIMARY KEY,
        set_id TEXT NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
        change INTEGER NOT NULL,
        count INTEGER NOT NULL, -- after it
        corrected_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX corrections_by_set ON corrections (set_id)",
    """
    CREATE TABLE outbox (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice
        table_name TEXT NOT NULL,
        row_id TEXT NOT NULL,
        change TEXT NOT NULL, -- 'insert', 'update' or 'delete'
        changed_utc TEXT NOT NULL
    ) STRICT
    """,
)

_SHIPPED_TABLES = (
    "station",
    "clients",
    "sessions",
    "sets",
    "reps",
    "not_counted",
    "cues_given",
    "corrections",
)


def _outbox_triggers(tables: Iterable[str]) -> list[str]:
    """One trigger for each kind of change of each table."""
    return [
        f"""
        CREATE TRIGGER {table}_{change}_to_outbox AFTER {change} ON {table} BEGIN
            INSERT INTO outbox (table_name, row_id, change, changed_utc) VALUES (
                '{table}', {row}.id, '{change}', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
            );
        END
        """
        for table in tables
        for change, row in (("insert", "new"), ("update", "new"), ("delete", "old"))
    ]


def _journal(database: Database) -> None:
    for statement in (*_JOURNAL_TABLES, *_outbox_triggers(_SHIPPED_TABLES)):
        database.execute(statement)


def _sync_and_privacy(database: Database) -> None:
    sync_and_privacy(database, shipped_triggers=_outbox_triggers(("consents", "tombstones")))


def _ship_set_answers(database: Database) -> None:
    for statement in _outbox_triggers(("set_answers",)):
        database.execute(statement)


def _station_health(database: Database) -> None:
    station_health(database, shipped_triggers=_outbox_triggers(("health_notes",)))


def _backups_in_a_file(database: Database) -> None:
    """Where backups are is noted beside the database, so that it is known while it is restored."""
    database.execute("DROP TABLE backups")


Steps = tuple[tuple[str, Callable[[Database], None]], ...]

STEPS: Steps = (
    ("0001_journal", _journal),
    ("0002_sync_and_privacy", _sync_and_privacy),
    ("0003_client_profiles", client_profiles),
    ("0004_ship_set_answers", _ship_set_answers),
    ("0005_set_zones", set_zones),
    ("0006_backups_in_a_file", _backups_in_a_file),
    ("0007_ledger_of_sets", ledger_of_sets),
    ("0008_health_checks", health_checks),
    ("0009_station_health", _station_health),
    ("0010_pain_consents", pain_consents),
)
"""Name and doing of every step, oldest first."""


def all_migrations() -> Migrations:
    """Every step of the journal, ready to be applied; each runs in a transaction of its own."""
    return migrations_of(MIGRATION_SET, STEPS)


def migrations_of(name: str, steps: Steps) -> Migrations:
    """Steps as a set of that name, ready to be applied."""
    migrations = Migrations(name)
    for step_name, step in steps:
        migrations(name=step_name)(step)
    return migrations
