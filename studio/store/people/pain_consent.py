"""The consent of its own for answers about pain, which are health data (coaching.md 8.4).

Without it an answer about pain steers the session it is given in, and nothing of it is kept: the
store leaves it out when it is written, and the trigger `pain_answers_need_consent` says no to
anything that tries regardless. A guest cannot give it, so nothing is kept of a guest's answers.
Taken back, the answers that are there go, and of a stop remains that staff are to be asked, not
why. Answers are kept for as long as the planner reads them, ten weeks.

Every function is one task for the journal's writer.
"""

from datetime import datetime, timedelta

from sqlite_utils import Database

from studio.store.ids import new_id, utc_text
from studio.store.people.client_history import REMEMBERED_DAYS
from studio.store.privacy.retention import may_remove

PAIN_CONSENT_VERSION = "2026-11"
"""Of `PAIN_CONSENT_TEXT`; another text gets another version."""

PAIN_CONSENT_TEXT = (
    "Answers about pain are health data, so they need a yes of their own. With your yes this "
    "station keeps, under your alias: after which set something hurt, how much and where, for ten "
    "weeks, so that the coach can take it into account next time. They are not shown on the "
    "owner's pages and are not sent to other machines. You can take your yes back at any time, "
    "and they are erased: just ask. Without your yes an answer counts for today's training, and "
    "nothing of it is kept."
)

PAIN_STOP = "pain"
"""Reason of a stop, for who agreed."""

STAFF_STOP = "called for staff"
"""Reason of a stop that tells nothing about health."""

_TABLES = (
    """
    CREATE TABLE pain_consents (
        id TEXT PRIMARY KEY,
        client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
        text_version TEXT NOT NULL,
        given_utc TEXT NOT NULL,
        withdrawn_utc TEXT
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX pain_consents_by_client ON pain_consents (client_id)",
    "DELETE FROM pain_answers",
    """
    CREATE TRIGGER pain_answers_need_consent BEFORE INSERT ON pain_answers
    WHEN NOT EXISTS (
        SELECT 1 FROM sessions
        JOIN pain_consents ON pain_consents.client_id = sessions.client_id
        WHERE sessions.id = new.session_id AND pain_consents.withdrawn_utc IS NULL
    )
    BEGIN
        SELECT RAISE(ABORT, 'no consent: this answer about pain may not be stored');
    END
    """,
)
_PUT = """
    INSERT INTO pain_answers (id, session_id, set_id, pain, place, answered_utc)
    SELECT :id, sessions.id, :set_id, :pain, :place, :now FROM sessions
    WHERE sessions.id = :session_id AND EXISTS (
        SELECT 1 FROM pain_consents
        WHERE pain_consents.client_id = sessions.client_id AND withdrawn_utc IS NULL
    )
"""


def pain_consents(database: Database) -> None:
    """Make the table (step 0010); answers of before, which nobody agreed to apart, are removed.

    Args:
        database: In the transaction of its migration.
    """
    for statement in _TABLES:
        database.execute(statement)


def give_pain_consent(database: Database, *, client_id: str, now: datetime) -> None:
    """A client agrees to the text of this version.

    Args:
        database: The journal, in a transaction of the caller.
        client_id: Who.
        now: When.
    """
    database.execute(
        "INSERT INTO pain_consents (id, client_id, text_version, given_utc) VALUES (?, ?, ?, ?)",
        (new_id(), client_id, PAIN_CONSENT_VERSION, utc_text(now)),
    )


def withdraw_pain_consent(database: Database, *, client_id: str, now: datetime) -> None:
    """From now on no answer about pain is kept of this client; those that are there go.

    Args:
        database: The journal, in a transaction of the caller.
        client_id: Who.
        now: When.
    """
    database.execute(
        "UPDATE pain_consents SET withdrawn_utc = ? WHERE client_id = ? AND withdrawn_utc IS NULL",
        (utc_text(now), client_id),
    )
    database.execute(
        "DELETE FROM pain_answers WHERE session_id IN "
        "(SELECT id FROM sessions WHERE client_id = ?)",
        (client_id,),
    )
    database.execute(
        "DELETE FROM client_stops WHERE client_id = ? AND reason = ? AND "
        "(family IS NOT NULL OR cleared_utc IS NOT NULL)",
        (client_id, PAIN_STOP),
    )
    database.execute(
        "UPDATE client_stops SET reason = ? WHERE client_id = ? AND reason = ?",
        (STAFF_STOP, client_id, PAIN_STOP),
    )


def put_pain_answer(
    database: Database,
    *,
    answer_id: str,
    session_id: str,
    set_id: str,
    pain: int,
    place: str | None,
    now_utc: str,
) -> None:
    """Keep an answer, if its client agreed to that; else nothing is kept of it.

    Args:
        database: The journal, in a transaction of the caller.
        answer_id: UUIDv7 text.
        session_id: Of the set.
        set_id: After which it was given.
        pain: 0 to 10.
        place: Where; None = not told.
        now_utc: When.
    """
    values = {
        "id": answer_id,
        "session_id": session_id,
        "set_id": set_id,
        "pain": pain,
        "place": place,
        "now": now_utc,
    }
    database.execute(_PUT, values)


def remove_old_pain(database: Database, *, now: datetime) -> None:
    """Answers the planner reads no more go, unless the clock cannot be believed.

    Args:
        database: The journal, in a transaction of the caller.
        now: This moment.
    """
    before = (utc_text(now - timedelta(days=REMEMBERED_DAYS)),)
    oldest = database.execute("SELECT 1 FROM pain_answers WHERE answered_utc < ? LIMIT 1", before)
    if oldest.fetchone() is not None and may_remove(database, now=now):
        database.execute("DELETE FROM pain_answers WHERE answered_utc < ?", before)
