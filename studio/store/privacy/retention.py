"""What is older than the studio keeps it goes, a little at a time, so that no rep has to wait."""

from datetime import datetime, timedelta

from sqlite_utils import Database

from studio.store.ids import utc_text

SESSIONS_AT_ONCE = 20


def remove_old_sessions(database: Database, *, keep_days: int, now: datetime) -> int:
    """Remove the oldest sessions that began too long ago, with sets, reps and traces.

    Args:
        database: Journal or owner's store, in a transaction of the caller, foreign keys on.
        keep_days: How long a session is kept.
        now: This moment.

    Returns:
        How many went; call again while it is not 0.
    """
    done = database.execute(
        "DELETE FROM sessions WHERE id IN ("
        "SELECT id FROM sessions WHERE started_utc < ? ORDER BY started_utc LIMIT ?)",
        (utc_text(now - timedelta(days=keep_days)), SESSIONS_AT_ONCE),
    )
    return int(done.rowcount)
