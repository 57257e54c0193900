"""Columns and tables for the ledger of a set, the cues' response and personal ranges.

- `corrections` tells what the client put right: `kind` is 'added' (a rep nobody saw), 'counted' (a
  movement that was not counted is one), 'removed' or 'split' (one rep is two); `rep_number` names
  the measured rep, `at_s` when it was in the set. `change` of the opposite sign takes such a
  correction back. `kind` NULL = plus or minus on the count alone.
  What was measured stays in `reps` and `not_counted`, so that our own error rate can be counted.
- `cues_given` tells what became of a cue: `rep_number` after which it was given, `wording` (0 = the
  first, 1 = the next), and `response`: 'left' when the fault was gone within two reps, 'stayed'
  when it was not, NULL when the set ended first or it was not seen.
- `client_ranges` is how far a client moves at this station: one row for each exercise and leg. It
  stays at the station.
"""

from sqlite_utils import Database

_FACTS = (
    "ALTER TABLE corrections ADD COLUMN kind TEXT",
    "ALTER TABLE corrections ADD COLUMN rep_number INTEGER",
    "ALTER TABLE corrections ADD COLUMN at_s REAL",
    "ALTER TABLE corrections ADD COLUMN side TEXT",
    "ALTER TABLE cues_given ADD COLUMN rep_number INTEGER",
    "ALTER TABLE cues_given ADD COLUMN wording INTEGER",
    "ALTER TABLE cues_given ADD COLUMN response TEXT",
)
_RANGES = """
    CREATE TABLE client_ranges (
        id TEXT PRIMARY KEY,
        client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
        exercise_id TEXT NOT NULL,
        side TEXT NOT NULL,
        range REAL NOT NULL, -- in the unit of the exercise's driver, start to far pose
        calibrated_range REAL NOT NULL, -- as calibrated: it never falls below
        measured_utc TEXT NOT NULL,
        UNIQUE (client_id, exercise_id, side)
    ) STRICT, WITHOUT ROWID
"""


def ledger_of_sets(database: Database) -> None:
    """Bring the journal to it (step 0007).

    Args:
        database: In the transaction of its migration.
    """
    for statement in (*_FACTS, _RANGES):
        database.execute(statement)


def ledger_in_owner_store(database: Database) -> None:
    """Bring the owner's store to it; personal ranges do not leave the station.

    Args:
        database: In the transaction of its migration.
    """
    for statement in _FACTS:
        database.execute(statement)
