"""QR codes and RFID tags that stand for a client.

What such a thing says is typed by its reader like a keyboard would, ending with Enter. Kept is only
its HMAC under the station's key, so that a stolen file opens no locker: compared with a PIN, a tag
has too few digits to be hashed without a key.
"""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from studio.errors import KnownError, Reason
from studio.store.database import open_for_reading
from studio.store.ids import utc_text
from studio.store.privacy.key import StationKey

_SHORTEST = 6
_LONGEST = 200


def token_text(typed: str) -> str:
    """What a reader typed, without blanks and its Enter.

    Raises:
        KnownError: USER_INPUT when that is too little, or too much, for a code or tag.
    """
    text = "".join(typed.split())
    if not _SHORTEST <= len(text) <= _LONGEST:
        raise KnownError(Reason.USER_INPUT, "That is no code or tag. Hold it to the reader again.")
    return text


def add_token(
    database: Database, *, typed: str, client_id: str, key: StationKey, now: datetime
) -> None:
    """From now on this code or tag stands for that client, and for nobody else.

    Args:
        database: The journal, in a transaction of the caller.
        typed: What the reader typed.
        client_id: Whose.
        key: Of the station.
        now: When.

    Raises:
        KnownError: USER_INPUT when it is no code or tag.
    """
    database.execute(
        "INSERT INTO client_tokens (token, client_id, created_utc) VALUES (?, ?, ?) "
        "ON CONFLICT (token) DO UPDATE SET client_id = excluded.client_id, "
        "created_utc = excluded.created_utc",
        (key.token(token_text(typed)), client_id, utc_text(now)),
    )


def remove_tokens(database: Database, *, client_id: str) -> None:
    """No code or tag stands for this client any more.

    Args:
        database: The journal, in a transaction of the caller.
        client_id: Whose.
    """
    database.execute("DELETE FROM client_tokens WHERE client_id = ?", (client_id,))


def client_of_token(data_folder: Path, *, typed: str, key: StationKey) -> str | None:
    """Id of the client a code or tag stands for; None = nobody's.

    Args:
        data_folder: Of the station.
        typed: What the reader typed.
        key: Of the station.

    Raises:
        KnownError: USER_INPUT when it is no code or tag; the journal cannot be read.
    """
    with closing(open_for_reading(data_folder)) as connection:
        row = connection.execute(
            "SELECT client_id FROM client_tokens WHERE token = ?", (key.token(token_text(typed)),)
        ).fetchone()
    return None if row is None else str(row[0])
