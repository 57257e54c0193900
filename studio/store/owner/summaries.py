"""Sums of the owner's store that the pages read, so that none has to read a million reps.

- `exercise_facts` is what the pages need of each stored version of an exercise, by the digest of
  its snapshot: name, position, credit, shares of function and length, the tempo asked for.
- `set_totals` has one row a set, with all that is counted or meant of its reps. Sums go with the
  number of values in them: a mean is `sum(x_sum) / sum(x_n)`; what was not measured is in neither.
- `cue_totals` has one row for each set and cue that was beyond its limit or reached the client.
- `reason_totals` has one row for each set and reason why a movement was not counted.

They are made anew from the rows of a set whenever one of them arrives
(studio/store/owner/totals.py); nothing is in them that is not in the rows. `*_s` at the start are
whole seconds since 1970, UTC.
"""

from sqlite_utils import Database

from studio.store.owner.totals import refresh_all_totals

_TABLES = (
    "DROP TABLE set_totals",
    "DROP TABLE cue_totals",
    """
    CREATE TABLE exercise_facts (
        digest TEXT PRIMARY KEY,
        exercise_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        name TEXT NOT NULL,
        position TEXT NOT NULL,
        credit_ratio REAL NOT NULL,
        extension REAL NOT NULL, -- share of each function
        abduction REAL NOT NULL,
        external_rotation REAL NOT NULL,
        stabilisation REAL NOT NULL,
        length_long REAL NOT NULL, -- share of the work along the muscle's length
        length_middle REAL NOT NULL,
        length_short REAL NOT NULL,
        eccentric_s REAL, -- asked for; NULL = as fast as control allows
        pause_long_s REAL,
        concentric_s REAL,
        pause_short_s REAL,
        tolerance_s REAL NOT NULL, -- a phase is kept within the larger of the two
        tolerance_ratio REAL NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE set_totals (
        set_id TEXT PRIMARY KEY REFERENCES sets (id) ON DELETE CASCADE,
        station_id TEXT NOT NULL,
        client_id TEXT NOT NULL,
        session_id TEXT NOT NULL,
        exercise_id TEXT NOT NULL,
        exercise_digest TEXT NOT NULL,
        started_utc TEXT NOT NULL,
        started_s INTEGER NOT NULL,
        is_demo INTEGER NOT NULL,
        volume REAL NOT NULL, -- 1, or 0.5 for one leg
        load_kg REAL,
        felt INTEGER,
        reserve INTEGER,
        reps_done INTEGER NOT NULL, -- after the client's corrections
        reps INTEGER NOT NULL, -- as the station counted
        reps_full INTEGER NOT NULL,
        corrected INTEGER NOT NULL, -- sum of the client's corrections, + and -
        corrections INTEGER NOT NULL, -- how many there were
        added INTEGER NOT NULL, -- reps the client added, what was taken back left out
        removed INTEGER NOT NULL, -- reps the client took away, what was taken back left out
        not_counted INTEGER NOT NULL,
        traces INTEGER NOT NULL, -- reps whose trace is kept
        cues_given INTEGER NOT NULL,
        cues_answered INTEGER NOT NULL, -- of them, seen what became of the fault
        cues_helped INTEGER NOT NULL, -- of them, it was gone within two reps
        tempo_judged INTEGER NOT NULL, -- reps with a phase to compare with the tempo asked for
        tempo_kept INTEGER NOT NULL, -- of them, every such phase was within tolerance
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
    "CREATE INDEX set_totals_by_session ON set_totals (session_id)",
    """
    CREATE INDEX set_totals_by_time ON set_totals (
        started_s, station_id, client_id, exercise_id, session_id, reps_done, reps, added, removed,
        cues_given, cues_answered, cues_helped, tempo_judged, tempo_kept, rom_ratio_sum,
        rom_ratio_n, score_sum, score_n, felt
    )
    """,
    """
    CREATE INDEX set_totals_by_client ON set_totals (
        client_id, started_s, session_id, reps_done, tempo_judged, tempo_kept, rom_ratio_sum,
        rom_ratio_n, score_sum, score_n, felt
    )
    """,
    """
    CREATE INDEX set_totals_by_station ON set_totals (
        station_id, started_s, session_id, reps_done, tempo_judged, tempo_kept, rom_ratio_sum,
        rom_ratio_n, score_sum, score_n, felt
    )
    """,
    """
    CREATE INDEX set_totals_by_exercise ON set_totals (
        exercise_id, client_id, started_s, reps_done, reps, reps_full, added, removed,
        not_counted, cues_given, cues_answered, cues_helped, tempo_judged, tempo_kept,
        rom_ratio_sum, rom_ratio_n, score_sum, score_n, felt
    )
    """,
    """
    CREATE TABLE cue_totals (
        set_id TEXT NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
        cue_id TEXT NOT NULL,
        station_id TEXT NOT NULL,
        client_id TEXT NOT NULL,
        exercise_id TEXT NOT NULL,
        started_s INTEGER NOT NULL,
        reps_beyond INTEGER NOT NULL, -- reps on which it was beyond its limit
        reps_amber INTEGER NOT NULL, -- of them, amber
        reps_red INTEGER NOT NULL,
        reps_shown INTEGER NOT NULL, -- reps on which it passed to the client
        given INTEGER NOT NULL, -- how often it was said or shown in the set
        answered INTEGER NOT NULL, -- of them, seen what became of the fault
        helped INTEGER NOT NULL, -- of them, it was gone within two reps
        PRIMARY KEY (set_id, cue_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE INDEX cue_totals_by_time ON cue_totals (
        started_s, cue_id, exercise_id, station_id, client_id, reps_beyond, reps_red, given,
        answered, helped
    )
    """,
    """
    CREATE INDEX cue_totals_by_cue ON cue_totals (
        cue_id, exercise_id, started_s, station_id, client_id, reps_beyond, reps_red, given,
        answered, helped
    )
    """,
    """
    CREATE TABLE reason_totals (
        set_id TEXT NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
        reason TEXT NOT NULL,
        station_id TEXT NOT NULL,
        client_id TEXT NOT NULL,
        exercise_id TEXT NOT NULL,
        started_s INTEGER NOT NULL,
        movements INTEGER NOT NULL,
        PRIMARY KEY (set_id, reason)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE INDEX reason_totals_by_time ON reason_totals (
        started_s, reason, exercise_id, station_id, client_id, movements
    )
    """,
)


def summaries(database: Database) -> None:
    """Make the tables anew and fill them from the rows that are there (step 0003).

    Args:
        database: In the transaction of its migration.
    """
    for statement in _TABLES:
        database.execute(statement)
    refresh_all_totals(database.conn)
