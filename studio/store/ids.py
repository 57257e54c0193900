"""Keys and times as they are stored."""

from datetime import UTC, datetime

import uuid_utils


def new_id() -> str:
    """A new UUIDv7 as text: unique across stations, and in order of time within one."""
    return str(uuid_utils.uuid7())


def utc_text(moment: datetime) -> str:
    """ISO 8601 in UTC with milliseconds, `2026-11-22T13:05:00.250Z`; sorts as text.

    Args:
        moment: With a time zone.

    Raises:
        ValueError: The moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be stored")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def now_utc() -> datetime:
    """This moment, with its time zone."""
    return datetime.now(UTC)
