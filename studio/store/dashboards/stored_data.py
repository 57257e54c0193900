"""The page Data: what is kept, how long, with whose consent, and where copies are."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentCount:
    """Named clients by consent.

    Attributes:
        text_version: Of the text that stands; None = no consent stands.
        clients: How many.
    """

    text_version: str | None
    clients: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupLine:
    """One backup that is known on this machine.

    Attributes:
        folder: Where.
        made: When; None = it cannot be told.
        size_mb: Of its files; None = it is not there any more.
    """

    folder: Path
    made: datetime | None
    size_mb: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditLine:
    """One action of owner or staff.

    Attributes:
        at: When.
        actor: Who.
        action: What.
        detail: Never a name.
    """

    at: datetime
    actor: str
    action: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPage:
    """The page.

    Attributes:
        has_demo: Made-up rows are in the store.
        is_empty: There is no set in it.
        stations: That ever sent something.
        clients: Known by name, made-up ones included.
        demo_clients: Of those, made up.
        sessions: Sessions.
        sets: Sets.
        reps: As counted.
        demo_sets: Of the sets, made up.
        traces: Reps whose angles are kept as a trace.
        cues_given: Cues that reached clients.
        answers: Sets with an answer.
        corrections: Corrections of a count.
        oldest_set: Start; None = no set.
        newest_set: Start; None = no set.
        store_mb: The owner's store with its write-ahead log.
        free_mb: Left on its disk; None = cannot be told.
        keep_days: How long a session is kept.
        due_sessions: Older than that, removed within a day.
        next_due: When the oldest session left comes to its end; None = there is none.
        consents: Named clients by consent text, those without consent last.
        erased_clients: Whose tombstone is all that is left.
        backups: The newest first.
        audit: The newest actions at this machine first.
    """

    has_demo: bool
    is_empty: bool
    stations: int
    clients: int
    demo_clients: int
    sessions: int
    sets: int
    reps: int
    demo_sets: int
    traces: int
    cues_given: int
    answers: int
    corrections: int
    oldest_set: datetime | None
    newest_set: datetime | None
    store_mb: float
    free_mb: float | None
    keep_days: int
    due_sessions: int
    next_due: datetime | None
    consents: tuple[ConsentCount, ...]
    erased_clients: int
    backups: tuple[BackupLine, ...]
    audit: tuple[AuditLine, ...]


def data_page(
    connection: sqlite3.Connection,
    *,
    folder: Path,
    data_folder: Path,
    keep_days: int,
    now: datetime,
    zone: tzinfo,
) -> DataPage:
    """Read the page.

    Args:
        connection: Of the owner's store.
        folder: Where `owner.db` is.
        data_folder: Of this station: backups and the audit log are told there.
        keep_days: From the settings.
        now: This moment, with its time zone.
        zone: Of the studio.
    """
    raise NotImplementedError("not read yet")
