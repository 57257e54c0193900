"""Where the owner's PIN lies on a machine without a station: a hub, or an office with a copy.

`office.db` beside the store, not in it: a newer copy of the store may be put in the place of the
older one, and the PIN stays. At a station the PIN is in its journal.
"""

from pathlib import Path

from sqlite_utils import Database

from studio.store.database import JOURNAL, Shape
from studio.store.migrations import Steps

OFFICE_FILE = "office.db"
_TABLES = (
    """
    CREATE TABLE pins (
        subject TEXT PRIMARY KEY,
        client_id TEXT, -- as in a journal; nobody's here
        hash TEXT NOT NULL, -- argon2id
        failures INTEGER NOT NULL DEFAULT 0,
        changed_utc TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE audit (
        id TEXT PRIMARY KEY,
        at_utc TEXT NOT NULL,
        actor TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        detail TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)


def _office(database: Database) -> None:
    for statement in _TABLES:
        database.execute(statement)


_STEPS: Steps = (("0001_office", _office),)

OFFICE = Shape(
    file=OFFICE_FILE,
    lock="office.lock",
    application_id=0x474C5546,  # "GLUF"
    migration_set="glute-studio-office",
    steps=lambda: _STEPS,
)
"""The machine's own database where no station runs."""


def place_of_pins(data_folder: Path) -> Shape:
    """Which database holds the PINs of a machine: a station's journal, or the office's."""
    return JOURNAL if (data_folder / JOURNAL.file).is_file() else OFFICE
