"""What staff see and change of a client beside the profile: consent, tags, health questions, stops.

Every function that writes is one task for the journal's writer.
"""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from studio.model.client import Client
from studio.model.screening import ASK_AGAIN_DAYS, Screening, ScreeningResult
from studio.store.database import open_for_reading
from studio.store.ids import new_id, utc_text

SCREENING_STOP = "health questions"
"""Reason of the stop that waits for a clearance."""

_CONSENT = """
    SELECT text_version, given_utc FROM consents
    WHERE client_id = ? AND withdrawn_utc IS NULL ORDER BY given_utc DESC LIMIT 1
"""
_TAGS = "SELECT count(*) FROM client_tokens WHERE client_id = ?"
_ASKED = "SELECT asked_utc, result FROM health_checks WHERE client_id = ?"
_STOPS = """
    SELECT reason, family, since_utc, until_utc FROM client_stops
    WHERE client_id = ? AND cleared_utc IS NULL AND (until_utc IS NULL OR until_utc > ?)
    ORDER BY since_utc
"""
_LAST_STOP = "SELECT max(since_utc) FROM client_stops WHERE client_id = ? AND reason <> ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStop:
    """What keeps a client from training.

    Attributes:
        reason: For staff.
        family: Of exercises; None = all.
        since_utc: When it began.
        until_utc: None = until staff clear it.
    """

    reason: str
    family: str | None
    since_utc: str
    until_utc: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientCard:
    """A client as staff see them.

    Attributes:
        client: With the profile.
        consent_version: Of the text that was agreed to; None = no consent stands.
        consent_utc: When; "" without one.
        keeps_pain: Whether answers about pain are kept, too.
        tags: How many codes and tags stand for the client.
        asked_utc: When the health questions were asked; "" = never.
        result: What followed; None = never asked.
        is_asking_due: Never asked, 90 days ago, or ahead of a stop.
        stops: What keeps the client from training now.
    """

    client: Client
    consent_version: str | None
    consent_utc: str
    keeps_pain: bool
    tags: int
    asked_utc: str
    result: ScreeningResult | None
    is_asking_due: bool
    stops: tuple[OpenStop, ...]


def read_card(data_folder: Path, client: Client, *, now: datetime) -> ClientCard:
    """Everything staff see of a client.

    Args:
        data_folder: Of the station.
        client: Whose.
        now: This moment.

    Raises:
        KnownError: The journal is missing or cannot be read.
    """
    with closing(open_for_reading(data_folder)) as connection:
        consent = connection.execute(_CONSENT, (client.id,)).fetchone()
        tags = int(connection.execute(_TAGS, (client.id,)).fetchone()[0])
        asked = connection.execute(_ASKED, (client.id,)).fetchone()
        stops = connection.execute(_STOPS, (client.id, utc_text(now))).fetchall()
        last_stop = connection.execute(_LAST_STOP, (client.id, SCREENING_STOP)).fetchone()[0]
    due_before = max(utc_text(now - timedelta(days=ASK_AGAIN_DAYS)), last_stop or "")
    return ClientCard(
        client=client,
        consent_version=None if consent is None else str(consent["text_version"]),
        consent_utc="" if consent is None else str(consent["given_utc"]),
        keeps_pain=client.may_store_pain,
        tags=tags,
        asked_utc="" if asked is None else str(asked["asked_utc"]),
        result=None if asked is None else ScreeningResult(asked["result"]),
        is_asking_due=asked is None or str(asked["asked_utc"]) < due_before,
        stops=tuple(OpenStop(**dict(row)) for row in stops),
    )


def record_screening(
    database: Database, *, client_id: str, screening: Screening, now: datetime
) -> None:
    """Keep that a client was asked; whatever is not clear stops the training until staff clear it.

    Args:
        database: The journal, in a transaction of the caller.
        client_id: Who.
        screening: The answers; they are not kept.
        now: When.
    """
    moment, result = utc_text(now), screening.result
    database.execute(
        "INSERT INTO health_checks (client_id, asked_utc, result) VALUES (?, ?, ?) "
        "ON CONFLICT (client_id) DO UPDATE SET asked_utc = excluded.asked_utc, "
        "result = excluded.result",
        (client_id, moment, result.value),
    )
    database.execute(
        "UPDATE client_stops SET cleared_utc = ? "
        "WHERE client_id = ? AND reason = ? AND cleared_utc IS NULL",
        (moment, client_id, SCREENING_STOP),
    )
    if result is not ScreeningResult.CLEAR:
        database.execute(
            "INSERT INTO client_stops (id, client_id, reason, since_utc) VALUES (?, ?, ?, ?)",
            (new_id(), client_id, SCREENING_STOP, moment),
        )
