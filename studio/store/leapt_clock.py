"""Whether the time of day may be believed before anything is removed because of its age.

A machine whose clock was set years ahead, by a hand or an empty battery, would take every set for
too old. So a moment far beyond everything that was stored is not believed, until the station was
started or trained at on several days on the far side of that gap: a studio that really was closed
for half a year lets its old sets go a week later.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlite_utils import Database

from studio.store.ids import utc_text

LONGEST_GAP = timedelta(days=92)
"""A quarter of a year without a single start: rarer than a clock that is set wrongly."""
DAYS_THAT_CONFIRM = 7
_DAYS = """
    SELECT day FROM (
        SELECT DISTINCT substr(started_utc, 1, 10) AS day FROM sessions WHERE started_utc <= :now
        UNION SELECT DISTINCT substr(at_utc, 1, 10) FROM health_notes WHERE at_utc <= :now
    ) ORDER BY day DESC LIMIT :most
"""


def leapt_over(database: Database, *, now: datetime) -> date | None:
    """The last day ahead of a gap that makes this moment hard to believe; None = it is believed.

    Args:
        database: The journal or the owner's store.
        now: This moment.
    """
    values = {"now": utc_text(now), "most": DAYS_THAT_CONFIRM + 1}
    found = database.execute(_DAYS, values).fetchall()
    return leap_among((date.fromisoformat(row[0]) for row in found), today=now.date())


def leap_among(days: Iterable[date], *, today: date) -> date | None:
    """The same, of days on which something was stored.

    Args:
        days: The newest first, none after `today`.
        today: As the clock says.
    """
    later = today
    for seen, day in enumerate(days):
        if seen >= DAYS_THAT_CONFIRM:
            return None
        if later - day > LONGEST_GAP:
            return day
        later = day
    return None
