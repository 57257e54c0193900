"""The page Clients: everybody in a list."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from studio.store.dashboards.charts import SetsKey, Totals
from studio.store.dashboards.period import Filter


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
        depth_change: Mean depth of the newer half of the filter's days minus that of the older
            half, over exercises done in both; None where there is none.
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
    depth_change: float | None
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
    """

    has_demo: bool
    is_empty: bool
    totals: Totals
    clients: tuple[ClientRow, ...]


def clients_page(connection: sqlite3.Connection, chosen: Filter, *, now: datetime) -> ClientsPage:
    """Read the page.

    Args:
        connection: Of the owner's store.
        chosen: The filter; its client is passed over.
        now: This moment, with its time zone.
    """
    raise NotImplementedError("not read yet")
