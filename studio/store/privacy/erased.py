"""Who was erased here so far, as told by every database that lies in the data folder.

A tombstone holds a client's tag, an HMAC of the id: from it nobody can be found again, but whoever
comes back can be known.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

_PATTERNS = ("studio*.db", "owner*.db", "before-restore-*/*.db", "backups/*/*.db")
_IN_USE = ("studio.db", "owner.db")
_LOG = "-wal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """Tombstones.

    Attributes:
        erased_utc: (Station's id, tag) -> when, as text.
        unread: Databases that cannot be read, so that tombstones in them are not known.
    """

    erased_utc: dict[tuple[str, str], str]
    unread: tuple[Path, ...]

    @property
    def tags(self) -> frozenset[str]:
        """Of everybody who was erased."""
        return frozenset(tag for _, tag in self.erased_utc)


def erased_in(data_folder: Path, *, elsewhere: Iterable[Path] = ()) -> Erased:
    """Read every tombstone: of what is in use, set aside, kept before a restore, or backed up.

    Args:
        data_folder: Of a station, a hub or an office.
        elsewhere: Folders of backups outside of it.
    """
    paths = {path for pattern in _PATTERNS for path in data_folder.glob(pattern)}
    for folder in elsewhere:
        paths.update(folder.glob("*.db"))
    found: dict[tuple[str, str], str] = {}
    unread = []
    for path in sorted(path for path in paths if path.is_file() and path.stat().st_size):
        try:
            tombstones = _tombstones(path)
        except sqlite3.Error:
            unread.append(path)
            continue
        for station_id, tag, erased_utc in tombstones:
            key = (station_id, tag)
            found[key] = min(erased_utc, found.get(key, erased_utc))
    return Erased(erased_utc=found, unread=tuple(unread))


def _tombstones(path: Path) -> list[tuple[str, str, str]]:
    """(Station's id, tag, when); a journal's are all of its own station."""
    log = path.with_name(path.name + _LOG)
    is_folded = not log.is_file() or log.stat().st_size == 0
    # A copy that nobody writes is read without leaving anything beside it.
    way = "mode=ro&immutable=1" if is_folded and path.name not in _IN_USE else "mode=ro"
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{way}", uri=True)) as one:
        tables = {row[0] for row in one.execute("SELECT name FROM sqlite_schema")}
        if "tombstones" not in tables:
            return []
        if "station" not in tables:
            return one.execute("SELECT station_id, id, erased_utc FROM tombstones").fetchall()
        return one.execute(
            "SELECT coalesce((SELECT id FROM station), ''), id, erased_utc FROM tombstones"
        ).fetchall()
