"""Consent: what a client agreed to, in which wording, and until when.

A rep of a named client cannot be stored without one that stands; the journal's trigger
`reps_need_consent` says no. Every function is one task for the journal's writer:

    journal.perform(lambda database: give_consent(database, client_id=..., now=...))
"""

from datetime import datetime

from sqlite_utils import Database

from studio.store.ids import new_id, utc_text

CONSENT_VERSION = "2026-11"
"""Of `CONSENT_TEXT`; another text gets another version."""

CONSENT_TEXT = (
    "This station looks at you with a camera while you train. Pictures are never stored and never "
    "leave the station. With your yes it keeps, under your alias: your sets, reps, joint angles, "
    "tempo, loads and answers, so that you and the staff can see your training. They are kept for "
    "the time the studio has set, can be shown to you, exported for you and erased at any time: "
    "just ask. Without your yes you can train as a guest."
)


def give_consent(
    database: Database, *, client_id: str, now: datetime, text_version: str = CONSENT_VERSION
) -> None:
    """A client agrees to the text of that version.

    Args:
        database: The journal, in a transaction of the caller.
        client_id: Who.
        now: When.
        text_version: Which wording.
    """
    database.execute(
        "INSERT INTO consents (id, client_id, text_version, given_utc) VALUES (?, ?, ?, ?)",
        (new_id(), client_id, text_version, utc_text(now)),
    )


def withdraw_consent(database: Database, *, client_id: str, now: datetime) -> None:
    """From now on nothing of this client is stored; what is there stays until it is erased.

    Args:
        database: The journal, in a transaction of the caller.
        client_id: Who.
        now: When.
    """
    database.execute(
        "UPDATE consents SET withdrawn_utc = ? WHERE client_id = ? AND withdrawn_utc IS NULL",
        (utc_text(now), client_id),
    )
