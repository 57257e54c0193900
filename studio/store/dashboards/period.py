"""Which days, whose, where and of what: the filter of every page, and days in the studio's time.

A day begins at midnight of the studio's time zone, a week on Monday. The store's times are UTC;
the bounds of each day are found with the zone's own rules, so a day of 23 or 25 hours is whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

_DAYS_BY_DAY = 45
_DAYS_BY_WEEK = 550


class Step(StrEnum):
    """How finely a time line is drawn."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a page is about. None = not limited.

    Attributes:
        zone: Time zone of the studio.
        first_day: First day, in that zone.
        last_day: Last day, which is included.
        client_id: Whose sets.
        station_id: Where.
        exercise_id: Of what.
    """

    zone: tzinfo
    first_day: date | None = None
    last_day: date | None = None
    client_id: str | None = None
    station_id: str | None = None
    exercise_id: str | None = None


def last_days(days: int, *, now: datetime, zone: tzinfo) -> Filter:
    """The last so many days, today included.

    Args:
        days: 1 = today alone.
        now: This moment, with its time zone.
        zone: Of the studio.
    """
    today = now.astimezone(zone).date()
    return Filter(zone=zone, first_day=today - timedelta(days=days - 1), last_day=today)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """One day, week or month of a time line.

    Attributes:
        first_day: Its first day within the filter.
        last_day: Its last, included.
    """

    first_day: date
    last_day: date


def step_of(first_day: date, last_day: date) -> Step:
    """How finely so many days are drawn: at most some 45 to 80 points."""
    days = (last_day - first_day).days + 1
    if days <= _DAYS_BY_DAY:
        return Step.DAY
    return Step.WEEK if days <= _DAYS_BY_WEEK else Step.MONTH


def buckets(first_day: date, last_day: date, *, step: Step) -> Sequence[Bucket]:
    """Every bucket from one day to another, in order; the outer two may be cut.

    Args:
        first_day: First day.
        last_day: Last day, included.
        step: How fine.
    """
    found: list[Bucket] = []
    day = first_day
    while day <= last_day:
        end = min(_last_of(day, step), last_day)
        found.append(Bucket(first_day=day, last_day=end))
        day = end + timedelta(days=1)
    return found


def _last_of(day: date, step: Step) -> date:
    match step:
        case Step.DAY:
            return day
        case Step.WEEK:
            return day + timedelta(days=6 - day.weekday())
        case Step.MONTH:
            following = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
            return following - timedelta(days=1)


def midnight(day: date, zone: tzinfo) -> datetime:
    """The moment a day begins."""
    return datetime(day.year, day.month, day.day, tzinfo=zone)
