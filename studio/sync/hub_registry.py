"""Which stations a hub knows. Each function is one task in a transaction of the store."""

from sqlite_utils import Database

from studio.errors import KnownError, Reason
from studio.store.ids import now_utc, utc_text


def pair(database: Database, *, station_id: str, credential: str) -> None:
    """Know a station from now on by this credential alone.

    Args:
        database: The owner's store.
        station_id: The station.
        credential: Hash of its credential.
    """
    database.execute(
        "INSERT INTO paired_stations (station_id, credential, paired_utc) VALUES (?, ?, ?) "
        "ON CONFLICT (station_id) DO UPDATE SET credential = excluded.credential, "
        "paired_utc = excluded.paired_utc, revoked_utc = NULL",
        (station_id, credential, utc_text(now_utc())),
    )


def station_of(database: Database, *, credential: str) -> str | None:
    """The station of a credential's hash; None = nobody's, or revoked."""
    row = database.execute(
        "SELECT station_id FROM paired_stations WHERE credential = ? AND revoked_utc IS NULL",
        (credential,),
    ).fetchone()
    return None if row is None else str(row[0])


def revoke(database: Database, *, station: str) -> str:
    """Let a station in no longer; what it sent stays.

    Args:
        database: The owner's store.
        station: Its id or its name.

    Returns:
        Its id.

    Raises:
        KnownError: NOT_FOUND, or USER_INPUT when several have that name.
    """
    rows = database.execute(
        "SELECT paired.station_id FROM paired_stations AS paired "
        "LEFT JOIN stations ON stations.id = paired.station_id "
        "WHERE paired.station_id = :station OR stations.name = :station",
        {"station": station},
    ).fetchall()
    if not rows:
        raise KnownError(
            Reason.NOT_FOUND, f"No station {station} is paired. See: studio hub stations"
        )
    if len(rows) > 1:
        raise KnownError(
            Reason.USER_INPUT, f"Several stations are called {station}; give the id instead."
        )
    database.execute(
        "UPDATE paired_stations SET revoked_utc = ? WHERE station_id = ?",
        (utc_text(now_utc()), rows[0][0]),
    )
    return str(rows[0][0])


def stations(database: Database) -> list[dict[str, str | None]]:
    """Every station that was ever paired: id, name, and when it was paired, revoked, heard."""
    rows = database.execute(
        "SELECT paired.station_id AS id, stations.name, paired.paired_utc, paired.revoked_utc, "
        "stations.last_received_utc FROM paired_stations AS paired "
        "LEFT JOIN stations ON stations.id = paired.station_id ORDER BY paired.paired_utc"
    )
    names = [column[0] for column in rows.description]
    return [dict(zip(names, row, strict=True)) for row in rows.fetchall()]
