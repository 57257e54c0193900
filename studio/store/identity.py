"""Who writes, and for whom: the rows every other row hangs on."""

from dataclasses import dataclass

from sqlite_utils import Database

from studio.store.ids import new_id

GUEST_ALIAS = "guest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Keys of this installation and of the guest, who stands for everybody not known by name."""

    station_id: str
    guest_id: str


def ensure_identity(database: Database, *, station_name: str, now_utc: str) -> Identity:
    """Find the rows of station and guest, or make them; the station takes its present name.

    Args:
        database: Writable, in a transaction of the caller.
        station_name: As set.
        now_utc: When new rows are made.
    """
    station = database.execute("SELECT id FROM station").fetchone()
    if station is None:
        station = (new_id(),)
        database.execute("INSERT INTO station VALUES (?, ?, ?)", (*station, station_name, now_utc))
    database.execute(
        "UPDATE station SET name = :name WHERE name <> :name",
        {"name": station_name},
    )
    guest = database.execute("SELECT id FROM clients WHERE is_guest = 1").fetchone()
    if guest is None:
        guest = (new_id(),)
        database.execute(
            "INSERT INTO clients (id, alias, is_guest, created_utc) VALUES (?, ?, 1, ?)",
            (*guest, GUEST_ALIAS, now_utc),
        )
    return Identity(station_id=station[0], guest_id=guest[0])
