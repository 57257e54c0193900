"""The shape of the owner's store, `owner.db`: the rows of every station, step by step.

What a station's journal holds (studio/store/migrations.py) arrives here unchanged, under the same
table and column names and the same UUIDv7 keys. In addition

- every row carries its `station_id`, and a set its `client_id`;
- `stations` lists who has sent something, and when last (`last_received_utc`, the store's clock);
- `streams` and `received` remember which numbers of which station arrived: a number comes once,
  in order, without a gap. `received.digest` is an HMAC of the outbox row, made by the station;
- `clients.tag` is the HMAC of the client's id under the station's key. It leads from a tombstone
  to the client without naming it: `tombstones.id` is the tag of an erased client, whose rows are
  gone and never come back;
- `set_totals`, `cue_totals` and what goes with them hold each set's sums, so that a page need not
  read a million reps (step 0004: studio/store/owner/summaries.py).

Append-only like the journal's steps. Times are UTC ISO text, `*_s` are stream seconds of the set,
NULL = not measured. `is_demo` = 1 marks made-up rows. Corrections by the client are in
`corrections` and in `sets.count`; `set_totals.reps` is what the station counted.
"""

from sqlite_utils import Database

from studio.store.health_tables import health_in_owner_store
from studio.store.ledger_tables import ledger_in_owner_store
from studio.store.migrations import Steps
from studio.store.owner.summaries import summaries

_TABLES = (
    """
    CREATE TABLE store (
        id TEXT PRIMARY KEY, -- of this store: a store begun anew gets a new one
        created_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE stations (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        installed_utc TEXT NOT NULL,
        last_received_utc TEXT,
        is_demo INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE streams (
        key INTEGER PRIMARY KEY,
        station_id TEXT NOT NULL,
        stream_id TEXT NOT NULL,
        number INTEGER NOT NULL, -- highest received; every one from 1 on is here
        began_utc TEXT NOT NULL,
        UNIQUE (station_id, stream_id)
    ) STRICT
    """,
    """
    CREATE TABLE received (
        stream_key INTEGER NOT NULL REFERENCES streams (key) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        digest BLOB NOT NULL,
        PRIMARY KEY (stream_key, number)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE tombstones (
        id TEXT NOT NULL,
        station_id TEXT NOT NULL,
        erased_utc TEXT NOT NULL,
        PRIMARY KEY (station_id, id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE clients (
        id TEXT PRIMARY KEY,
        station_id TEXT NOT NULL,
        alias TEXT NOT NULL,
        is_guest INTEGER NOT NULL,
        created_utc TEXT NOT NULL,
        is_demo INTEGER NOT NULL DEFAULT 0,
        tag TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE UNIQUE INDEX clients_by_tag ON clients (station_id, tag)",
    "CREATE INDEX clients_by_alias ON clients (alias)",
    """
    CREATE TABLE consents (
        id TEXT PRIMARY KEY,
        station_id TEXT NOT NULL,
        client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
        text_version TEXT NOT NULL,
        given_utc TEXT NOT NULL,
        withdrawn_utc TEXT
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX consents_by_client ON consents (client_id, given_utc)",
    """
    CREATE TABLE sessions (
        id TEXT PRIMARY KEY,
        station_id TEXT NOT NULL,
        client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
        started_utc TEXT NOT NULL,
        ended_utc TEXT,
        is_demo INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX sessions_by_client ON sessions (client_id, started_utc)",
    "CREATE INDEX sessions_by_time ON sessions (started_utc)",
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
        station_id TEXT NOT NULL,
        client_id TEXT NOT NULL,
        session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        exercise_id TEXT NOT NULL,
        exercise_version INTEGER NOT NULL,
        exercise_digest TEXT NOT NULL,
        settings_digest TEXT NOT NULL,
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
    "CREATE INDEX sets_by_client ON sets (client_id, started_utc)",
    "CREATE INDEX sets_by_exercise ON sets (exercise_id, started_utc)",
    "CREATE INDEX sets_by_time ON sets (started_utc)",
    """
    CREATE TABLE reps (
        id TEXT PRIMARY KEY,
        station_id TEXT NOT NULL,
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
        driver_start REAL,
        driver_far REAL,
        rom_ratio REAL,
        eccentric_s REAL,
        pause_long_s REAL,
        concentric_s REAL,
        pause_short_s REAL,
        score REAL,
        coverage_ratio REAL,
        deduction TEXT NOT NULL,
        is_measured INTEGER NOT NULL,
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
        station_id TEXT NOT NULL,
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
        station_id TEXT NOT NULL,
        set_id TEXT NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
        cue_id TEXT NOT NULL,
        words TEXT NOT NULL,
        level TEXT NOT NULL,
        at_s REAL NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX cues_given_by_set ON cues_given (set_id)",
    """
    CREATE TABLE set_answers (
        id TEXT PRIMARY KEY,
        station_id TEXT NOT NULL,
        set_id TEXT NOT NULL UNIQUE REFERENCES sets (id) ON DELETE CASCADE,
        felt INTEGER, -- 0 to 10; NULL = not answered
        reserve INTEGER, -- reps that were still possible; NULL = not answered
        answered_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE corrections (
        id TEXT PRIMARY KEY,
        station_id TEXT NOT NULL,
        set_id TEXT NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
        change INTEGER NOT NULL,
        count INTEGER NOT NULL,
        corrected_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX corrections_by_set ON corrections (set_id)",
    """
    CREATE TABLE set_totals (
        set_id TEXT PRIMARY KEY REFERENCES sets (id) ON DELETE CASCADE,
        station_id TEXT NOT NULL,
        client_id TEXT NOT NULL,
        session_id TEXT NOT NULL,
        exercise_id TEXT NOT NULL,
        started_utc TEXT NOT NULL,
        is_demo INTEGER NOT NULL,
        load_kg REAL,
        reps INTEGER NOT NULL, -- as the station counted
        reps_full INTEGER NOT NULL,
        corrected INTEGER NOT NULL, -- sum of the client's corrections, + and -
        corrections INTEGER NOT NULL, -- how many there were
        not_counted INTEGER NOT NULL,
        rom_ratio_sum REAL NOT NULL,
        rom_ratio_n INTEGER NOT NULL,
        driver_far_sum REAL NOT NULL,
        driver_far_n INTEGER NOT NULL,
        score_sum REAL NOT NULL,
        score_n INTEGER NOT NULL,
        eccentric_s_sum REAL NOT NULL,
        eccentric_s_n INTEGER NOT NULL,
        pause_long_s_sum REAL NOT NULL,
        pause_long_s_n INTEGER NOT NULL,
        concentric_s_sum REAL NOT NULL,
        concentric_s_n INTEGER NOT NULL,
        pause_short_s_sum REAL NOT NULL,
        pause_short_s_n INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX set_totals_by_time ON set_totals (started_utc)",
    "CREATE INDEX set_totals_by_client ON set_totals (client_id, started_utc)",
    "CREATE INDEX set_totals_by_exercise ON set_totals (exercise_id, started_utc)",
    """
    CREATE TABLE cue_totals (
        set_id TEXT NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
        cue_id TEXT NOT NULL,
        reps_amber INTEGER NOT NULL, -- reps on which the verdict was amber
        reps_red INTEGER NOT NULL,
        reps_shown INTEGER NOT NULL, -- reps on which it passed to the client
        given INTEGER NOT NULL, -- how often it was said or shown in the set
        PRIMARY KEY (set_id, cue_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX cue_totals_by_cue ON cue_totals (cue_id)",
    """
    CREATE TABLE paired_stations (
        station_id TEXT PRIMARY KEY,
        credential TEXT NOT NULL, -- SHA-256 of it, which has 256 random bits
        paired_utc TEXT NOT NULL,
        revoked_utc TEXT
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE audit (
        id TEXT PRIMARY KEY,
        at_utc TEXT NOT NULL,
        actor TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT NOT NULL, -- a client's tag, or ''
        detail TEXT NOT NULL -- never a name
    ) STRICT, WITHOUT ROWID
    """,
)


def _owner_store(database: Database) -> None:
    for statement in _TABLES:
        database.execute(statement)


OWNER_STEPS: Steps = (
    ("0001_owner_store", _owner_store),
    ("0002_ledger_of_sets", ledger_in_owner_store),
    ("0003_station_health", health_in_owner_store),
    ("0004_summaries", summaries),
)
"""Name and doing of every step, oldest first."""
