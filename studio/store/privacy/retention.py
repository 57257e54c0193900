"""What is older than the studio keeps it goes, a little at a time, so that no rep has to wait."""

import logging
from datetime import datetime, timedelta

from sqlite_utils import Database

from studio.store.ids import utc_text
from studio.store.leapt_clock import leapt_over

_log = logging.getLogger(__name__)

SESSIONS_AT_ONCE = 20


def remove_old_sessions(database: Database, *, keep_days: int, now: datetime) -> int:
    """Remove the oldest sessions that began too long ago, with sets, reps and traces.

    Args:
        database: Journal or owner's store, in a transaction of the caller, foreign keys on.
        keep_days: How long a session is kept.
        now: This moment.

    Returns:
        How many went; call again while it is not 0. None go while the clock cannot be believed
        (`store.leapt_clock`).
    """
    before = utc_text(now - timedelta(days=keep_days))
    oldest = database.execute("SELECT 1 FROM sessions WHERE started_utc < ? LIMIT 1", (before,))
    if oldest.fetchone() is None or not may_remove(database, now=now):
        return 0
    done = database.execute(
        "DELETE FROM sessions WHERE id IN ("
        "SELECT id FROM sessions WHERE started_utc < ? ORDER BY started_utc LIMIT ?)",
        (before, SESSIONS_AT_ONCE),
    )
    return int(done.rowcount)


def may_remove(database: Database, *, now: datetime) -> bool:
    """Whether the clock is believed so far that what looks too old may go; the log says why not.

    Args:
        database: Journal or owner's store.
        now: This moment.
    """
    last_day = leapt_over(database, now=now)
    if last_day is not None:
        _log.warning(
            "nothing is removed for its age: the clock says %s, and the last day before was %s. "
            "Set the clock, or leave the station running for some days",
            *(now.date(), last_day),
        )
    return last_day is None
