"""The page Clients: everybody in a list."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from studio.store.dashboards.charts import SetsKey, Totals
from studio.store.dashboards.clock import moment
from studio.store.dashboards.names import exercise_names
from studio.store.dashboards.period import Filter
from studio.store.dashboards.shallower import ShallowerRow, shallower
from studio.store.dashboards.sums import (
    TOTALS,
    Sums,
    added_up,
    has_demo,
    mean,
    read_sums,
    totals,
)

_CLIENTS = """
    SELECT id, alias, is_guest, is_demo, created_utc FROM clients
    WHERE coalesce(station_id = ?, 1)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientRow:
    """One client. Numbers are of the filter's days; None = not known.

    Attributes:
        client_id: Who.
        alias: Who.
        is_guest: Everybody not known by name, together.
        is_demo: Made up.
        since: When the client was added.
        sessions: With at least one set.
        sets: Sets.
        reps: After corrections.
        last_seen: Start of the newest set in these days; None = no set in them.
        depth_ratio: Mean over measured reps.
        score: Mean over scored reps.
        felt: Mean over answered sets.
        behind: The sets.
    """

    client_id: str
    alias: str
    is_guest: bool
    is_demo: bool
    since: datetime
    sessions: int
    sets: int
    reps: int
    last_seen: datetime | None
    depth_ratio: float | None
    score: float | None
    felt: float | None
    behind: SetsKey


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientsPage:
    """The page.

    Attributes:
        has_demo: Made-up rows are among what is shown.
        is_empty: There is no client with a set at all, whatever the filter.
        totals: Of everybody.
        clients: Everybody, also those without a set in these days; the last seen first.
        shallower: The largest drop first, as the page Exercises tells it.
    """

    has_demo: bool
    is_empty: bool
    totals: Totals
    clients: tuple[ClientRow, ...]
    shallower: tuple[ShallowerRow, ...]


def clients_page(connection: sqlite3.Connection, chosen: Filter, *, now: datetime) -> ClientsPage:
    """Read the page.

    Args:
        connection: Of the owner's store.
        chosen: The filter; its client is passed over.
        now: This moment, with its time zone.
    """
    everybody = replace(chosen, client_id=None)
    measures = (*TOTALS, "sessions", "last_s")
    by_client = {
        key[0]: sums
        for key, sums in read_sums(
            connection, everybody, by=("client_id",), measures=measures
        ).items()
    }
    found = connection.execute(_CLIENTS, (chosen.station_id,)).fetchall()
    rows = [_row(row, by_client.get(row["id"]), everybody) for row in found]
    rows.sort(key=lambda row: (row.last_seen is None, -_seconds(row.last_seen), row.alias))
    named = sum(1 for row in rows if row.sets and not row.is_guest)
    return ClientsPage(
        has_demo=has_demo(connection, everybody),
        is_empty=connection.execute("SELECT 1 FROM set_totals LIMIT 1").fetchone() is None,
        totals=totals(
            added_up(by_client.values()),
            sessions=int(sum(sums["sessions"] for sums in by_client.values())),
            clients=named,
            chosen=everybody,
        ),
        clients=tuple(rows),
        shallower=shallower(connection, everybody, now=now, names=exercise_names(connection)),
    )


def _row(row: sqlite3.Row, sums: Sums | None, chosen: Filter) -> ClientRow:
    done: Mapping[str, float] = sums or {}
    return ClientRow(
        client_id=row["id"],
        alias=row["alias"],
        is_guest=bool(row["is_guest"]),
        is_demo=bool(row["is_demo"]),
        since=datetime.fromisoformat(row["created_utc"]).astimezone(chosen.zone),
        sessions=int(done.get("sessions", 0)),
        sets=int(done.get("sets", 0)),
        reps=int(done.get("reps", 0)),
        last_seen=moment(int(sums["last_s"]), chosen.zone) if sums else None,
        depth_ratio=mean(done, "rom_ratio"),
        score=mean(done, "score"),
        felt=mean(done, "felt"),
        behind=SetsKey(filter=replace(chosen, client_id=row["id"])),
    )


def _seconds(at: datetime | None) -> float:
    return 0.0 if at is None else at.timestamp()
