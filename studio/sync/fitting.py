"""What a store takes of a station's word: values that a station of ours could have written.

The store checks who sends a row (`sync.merge`); here, before that, that the row makes sense. The
limits are far beyond what a station writes, so that none of its rows is ever kept back.
"""

import hashlib
import math
import re
from datetime import datetime

from studio.sync.batch import Cell, Row

LONGEST_TEXT = 10_000
_LONGEST_SAMPLES = 4_000_000
_LONGEST_SNAPSHOT = 1_000_000
_LARGEST_INTEGER = 2**53
_LARGEST_NUMBER = 1e12
_LARGEST_LOAD_KG = 10_000.0
_NEVER_NEGATIVE = frozenset({"number", "reps_target", "load_kg", "rep_number"})
_KINDS = frozenset({"exercise", "settings"})
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z", re.ASCII)


def check_row(table: str, row: Row) -> None:
    """Refuse a row with a value that no station measures or writes.

    Args:
        table: Its name in the journal.
        row: By column.

    Raises:
        ValueError: Which value does not fit, and why.
    """
    for name, value in row.items():
        fault = _fault(table, name, value)
        if fault:
            raise ValueError(f"{table}.{name} {fault}")


def check_snapshot(row: Row) -> None:
    """Refuse a snapshot that is not what its digest says: others' sets may refer to it.

    Args:
        row: With `digest`, `kind` and `json`.

    Raises:
        ValueError: It is none.
    """
    digest, kind, text = (row.get(name) for name in ("digest", "kind", "json"))
    if not (isinstance(text, str) and isinstance(digest, str) and kind in _KINDS):
        raise ValueError("a snapshot has a digest, a kind and its JSON")
    if len(text) > _LONGEST_SNAPSHOT or hashlib.sha256(text.encode()).hexdigest() != digest:
        raise ValueError(f"snapshot {digest[:8]} is not what its digest says")


def _fault(table: str, name: str, value: Cell) -> str:
    """Why a value does not fit; "" = it does."""
    if value is None:
        return ""
    if isinstance(value, str):
        longest = _LONGEST_SAMPLES if name == "samples" else LONGEST_TEXT
        if len(value) > longest:
            return f"is longer than {longest} characters"
        return "is no moment in UTC" if name.endswith("_utc") and not _is_moment(value) else ""
    if isinstance(value, int) and abs(value) > _LARGEST_INTEGER:
        return "is too large a number"
    if not math.isfinite(value) or abs(value) > _LARGEST_NUMBER:
        return "is too large a number"
    is_count = name == "count" and table == "sets"
    if value < 0 and (is_count or name in _NEVER_NEGATIVE):
        return "is less than nothing"
    if name == "load_kg" and value > _LARGEST_LOAD_KG:
        return "is more than anybody lifts"
    return ""


def _is_moment(text: str) -> bool:
    if not _MOMENT.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
