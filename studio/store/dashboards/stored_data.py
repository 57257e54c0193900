"""The page Data: what is kept, how long, with whose consent, and where copies are."""

import json
import shutil
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from studio.errors import KnownError
from studio.store.backup import MANIFEST, backup_folders
from studio.store.dashboards.clock import moment
from studio.store.dashboards.sums import has_demo
from studio.store.ids import utc_text
from studio.store.owner.database import OWNER_FILE
from studio.store.privacy.audit import AuditRow, read_audit

_BYTES_PER_MB = 1_000_000
_MOST_ACTIONS = 20
_COUNTS = """
    SELECT (SELECT count(*) FROM stations) AS stations,
        (SELECT count(*) FROM clients WHERE is_guest = 0) AS clients,
        (SELECT count(*) FROM clients WHERE is_guest = 0 AND is_demo = 1) AS demo_clients,
        (SELECT count(*) FROM sessions) AS sessions,
        (SELECT count(*) FROM tombstones) AS erased_clients
"""
_SETS = """
    SELECT count(*) AS sets, coalesce(sum(reps), 0) AS reps, coalesce(sum(is_demo), 0) AS demo_sets,
        coalesce(sum(traces), 0) AS traces, coalesce(sum(cues_given), 0) AS cues_given,
        count(answered) AS answers, coalesce(sum(corrections), 0) AS corrections
    FROM (SELECT reps, is_demo, traces, cues_given, corrections,
        CASE WHEN felt IS NOT NULL OR reserve IS NOT NULL THEN 1 END AS answered FROM set_totals)
"""
_ENDS = "SELECT min(started_s), max(started_s) FROM set_totals"
_CONSENTS = """
    SELECT standing.text_version, count(*) AS clients FROM clients LEFT JOIN (
        SELECT client_id, text_version, max(given_utc) FROM consents
        WHERE withdrawn_utc IS NULL GROUP BY client_id
    ) AS standing ON standing.client_id = clients.id
    WHERE clients.is_guest = 0 GROUP BY 1 ORDER BY standing.text_version IS NULL, 1 DESC
"""
_AUDIT = "SELECT at_utc, actor, action, subject, detail FROM audit ORDER BY at_utc DESC LIMIT ?"


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
    counts = connection.execute(_COUNTS).fetchone()
    sets = connection.execute(_SETS).fetchone()
    first, last = (
        None if seconds is None else moment(seconds, zone)
        for seconds in connection.execute(_ENDS).fetchone()
    )
    until = utc_text(now - timedelta(days=keep_days))
    due = connection.execute(
        "SELECT count(*) FROM sessions WHERE started_utc < ?", (until,)
    ).fetchone()
    oldest = connection.execute(
        "SELECT min(started_utc) FROM sessions WHERE started_utc >= ?", (until,)
    ).fetchone()[0]
    return DataPage(
        has_demo=has_demo(connection),
        is_empty=not sets["sets"],
        **dict(counts),
        **dict(sets),
        oldest_set=first,
        newest_set=last,
        store_mb=_store_mb(folder),
        free_mb=_free_mb(folder),
        keep_days=keep_days,
        due_sessions=int(due[0]),
        next_due=None if oldest is None else _local(oldest, zone) + timedelta(days=keep_days),
        consents=tuple(ConsentCount(**dict(row)) for row in connection.execute(_CONSENTS)),
        backups=_backups(data_folder, zone),
        audit=_audit(connection, data_folder, zone),
    )


def _store_mb(folder: Path) -> float:
    parts = (folder / OWNER_FILE, folder / f"{OWNER_FILE}-wal")
    return sum(part.stat().st_size for part in parts if part.is_file()) / _BYTES_PER_MB


def _free_mb(folder: Path) -> float | None:
    try:
        return shutil.disk_usage(folder).free / _BYTES_PER_MB
    except OSError:
        return None


def _local(text: str, zone: tzinfo) -> datetime:
    return datetime.fromisoformat(text).astimezone(zone)


def _backups(data_folder: Path, zone: tzinfo) -> tuple[BackupLine, ...]:
    lines = [_backup(folder, zone) for folder in backup_folders(data_folder)]
    return tuple(sorted(lines, key=lambda line: line.folder.name, reverse=True))


def _backup(folder: Path, zone: tzinfo) -> BackupLine:
    """What can be told of a backup without reading it through."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        made = _local(manifest["made_utc"], zone)
        size = sum(part.stat().st_size for part in folder.iterdir()) / _BYTES_PER_MB
    except (OSError, ValueError, KeyError, TypeError):
        return BackupLine(folder=folder, made=None, size_mb=None)
    return BackupLine(folder=folder, made=made, size_mb=size)


def _audit(
    connection: sqlite3.Connection, data_folder: Path, zone: tzinfo
) -> tuple[AuditLine, ...]:
    """What the store and this station's journal noted, the newest first."""
    rows = [AuditRow(**dict(row)) for row in connection.execute(_AUDIT, (_MOST_ACTIONS,))]
    with suppress(KnownError):  # an office PC has no journal
        rows += read_audit(data_folder, limit=_MOST_ACTIONS)
    rows.sort(key=lambda row: row.at_utc, reverse=True)
    return tuple(
        AuditLine(
            at=_local(row.at_utc, zone), actor=row.actor, action=row.action, detail=row.detail
        )
        for row in rows[:_MOST_ACTIONS]
    )
