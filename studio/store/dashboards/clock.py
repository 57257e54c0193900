"""The studio's clock for SQL: seconds since 1970 to days and hours of a time zone.

The offset of a zone changes once or twice a year. Its changes between two moments are looked up
once and become a CASE over whole seconds, which SQLite does for 100,000 rows in milliseconds.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from studio.store.dashboards.period import Filter, midnight

DAY_S = 86_400
_EPOCH = date(1970, 1, 1)
_FOUR_WEEKS_S = 28 * DAY_S
_FAR_S = 2**37  # beyond the year 6000


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From one moment to another, in whole seconds since 1970.

    Attributes:
        from_s: Included.
        until_s: Not included.
    """

    from_s: int
    until_s: int


def span_of(chosen: Filter) -> Span:
    """The seconds of a filter's days; open ends reach as far as the clock can."""
    from_s, until_s = 0, _FAR_S
    if chosen.first_day is not None:
        from_s = int(midnight(chosen.first_day, chosen.zone).timestamp())
    if chosen.last_day is not None:
        following = chosen.last_day + timedelta(days=1)
        until_s = int(midnight(following, chosen.zone).timestamp())
    return Span(from_s=from_s, until_s=until_s)


def local_seconds(zone: tzinfo, within: Span, *, column: str = "started_s") -> str:
    """SQL of the studio's clock as seconds: `x / 86400` is the day, `x / 3600 % 24` the hour.

    Args:
        zone: Of the studio.
        within: All rows lie in it.
        column: Seconds since 1970, UTC.
    """
    changes = _offsets(zone, within)
    cases = [f"WHEN {column} < {until_s:d} THEN {offset:d}" for offset, until_s in changes[:-1]]
    last = f"{changes[-1][0]:d}"
    return f"({column} + CASE {' '.join(cases)} ELSE {last} END)" if cases else f"({column}+{last})"


def day_of(number: int) -> date:
    """The day of that number since 1970."""
    return _EPOCH + timedelta(days=number)


def weekday_of(number: int) -> int:
    """0 = Monday, for the day of that number since 1970, which began with a Thursday."""
    return (number + 3) % 7


def moment(seconds: int, zone: tzinfo) -> datetime:
    """A moment in the studio's time zone."""
    return datetime.fromtimestamp(seconds, tz=UTC).astimezone(zone)


def _offsets(zone: tzinfo, within: Span) -> list[tuple[int, int]]:
    """(offset, second it ends at) in order; the last one never ends."""
    found: list[tuple[int, int]] = []
    at_s, offset = within.from_s, _offset(zone, within.from_s)
    while at_s < within.until_s:
        next_s = min(at_s + _FOUR_WEEKS_S, within.until_s)
        next_offset = _offset(zone, next_s)
        if next_offset != offset:
            change_s = _change(zone, at_s, next_s, offset)
            found.append((offset, change_s))
            offset = _offset(zone, change_s)
            next_s = change_s
        at_s = next_s
    return [*found, (offset, within.until_s)]


def _change(zone: tzinfo, low_s: int, high_s: int, offset: int) -> int:
    """The first second that no longer has the offset."""
    while high_s - low_s > 1:
        middle_s = (low_s + high_s) // 2
        if _offset(zone, middle_s) == offset:
            low_s = middle_s
        else:
            high_s = middle_s
    return high_s


def _offset(zone: tzinfo, seconds: int) -> int:
    offset = moment(seconds, zone).utcoffset()
    return 0 if offset is None else int(offset.total_seconds())
