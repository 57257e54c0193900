"""What owner and staff did with people's data: who, what, when, never a name."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlite_utils import Database

from studio.store.database import open_for_reading
from studio.store.ids import new_id, utc_text
from studio.store.people.office import place_of_pins


class Actor(StrEnum):
    """Who acted."""

    OWNER = "owner"
    STAFF = "staff"
    COMMAND_LINE = "command line"
    STATION = "station"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """One row of `audit`; `subject` is a client's tag or ""."""

    at_utc: str
    actor: str
    action: str
    subject: str
    detail: str


def note(
    database: Database,
    *,
    actor: Actor,
    action: str,
    now: datetime,
    subject: str = "",
    detail: str = "",
) -> None:
    """Write one row.

    Args:
        database: Journal or owner's store, in a transaction of the caller.
        actor: Who acted.
        action: What was done: "erase", "export", "backup", "restore", "pin", ...
        now: When.
        subject: Tag of the client it was about; never an id or an alias.
        detail: One line, without names.
    """
    database.execute(
        "INSERT INTO audit (id, at_utc, actor, action, subject, detail) VALUES (?, ?, ?, ?, ?, ?)",
        (new_id(), utc_text(now), actor.value, action, subject, detail),
    )


def read_audit(data_folder: Path, *, limit: int = 200) -> tuple[AuditRow, ...]:
    """The newest rows of this machine's log, newest first: a station's, or an office's.

    Raises:
        KnownError: There is neither, or it cannot be read.
    """
    connection = open_for_reading(data_folder, shape=place_of_pins(data_folder))
    try:
        rows = connection.execute(
            "SELECT at_utc, actor, action, subject, detail FROM audit "
            "ORDER BY at_utc DESC, id DESC LIMIT ?",
            (limit,),
        ).fetchall()
    finally:
        connection.close()
    return tuple(AuditRow(**dict(row)) for row in rows)
