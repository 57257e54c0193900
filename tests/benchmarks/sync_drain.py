"""How long thirty days without a store take to be caught up with.

    python -m tests.benchmarks.sync_drain [--rows 144000] [--transport all|local|hub|postgres]

A station with at least that many changes in its outbox (300 an hour, 16 hours a day, 30 days)
sends them all, over every way in turn: a file on this machine, a hub of its own process over TLS,
and a PostgreSQL server over TLS. Prints, for each way, the time by the clock beside the budget of
10 minutes, and the CPU time of the shipping process. What arrived is compared, row by row.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from studio.catalog.loader import load_catalog
from studio.paths import resources
from studio.settings import StationSettings
from studio.store.made_up_history import make_up_history
from studio.sync.hub_client import HubTransport
from studio.sync.local_store import LocalStore
from studio.sync.postgres import PostgresTransport, add_station
from studio.sync.postgres_copy import copy_changes
from studio.sync.transport import Transport
from tests.sync.kills import HubProcess, check, ship_some
from tests.sync.postgres_server import PostgresServer, programs
from tests.sync.stations import rows, station_id

BUDGET_S = 600.0
_WAYS = ("local", "hub", "postgres")
_CHANGES_PER_REP = 1.15  # of made_up_history: a rep, and its share of sets and sessions


@contextmanager
def _way(kind: str, station: Path, owner: Path) -> Iterator[Transport]:
    """A way to a store whose rows are in `owner` afterwards."""
    if kind == "local":
        with closing(LocalStore(owner)) as store:
            yield store
    elif kind == "hub":
        hub = HubProcess(owner)
        hub.start()
        try:
            with closing(HubTransport(hub.pair(station))) as transport:
                yield transport
        finally:
            hub.kill()
    else:
        with _postgres(station, owner) as transport:
            yield transport


@contextmanager
def _postgres(station: Path, owner: Path) -> Iterator[Transport]:
    found = programs()
    if found is None:
        raise SystemExit("PostgreSQL is not installed; installer/bootstrap test brings it")
    with tempfile.TemporaryDirectory(prefix="studio-postgres-") as place:
        Path(place).chmod(0o755)
        server = PostgresServer(Path(place) / "server", programs=found)
        server.start()
        try:
            with psycopg.connect(server.owner, autocommit=True) as connection:
                paired = add_station(
                    connection,
                    station_id=station_id(station),
                    host="127.0.0.1",
                    certificate_pem=server.certificate_pem,
                )
                with closing(PostgresTransport(paired)) as transport:
                    yield transport
                with closing(LocalStore(owner)) as store:
                    copy_changes(connection, store)
        finally:
            server.stop()


def _drain(kind: str, *, least_changes: int) -> bool:
    """Fill an outbox, empty it over one way, print what it took. Returns whether in time."""
    with tempfile.TemporaryDirectory(prefix="studio-drain-") as place:
        station, owner = Path(place) / "station", Path(place) / "owner"
        station.mkdir()
        owner.mkdir()
        make_up_history(
            station,
            reps=int(least_changes / _CHANGES_PER_REP),
            until=datetime.now(UTC),
            seed=1,
            exercises=list(load_catalog(resources()).exercises.values()),
            settings=StationSettings(),
            on_progress=lambda _: None,
        )
        waiting = int(str(rows(station / "studio.db", "SELECT count(*) FROM outbox")[0][0]))
        with _way(kind, station, owner) as transport:
            began_s, cpu_s = time.monotonic(), time.process_time()
            ship_some(station, transport, batches=None)
            taken_s, used_s = time.monotonic() - began_s, time.process_time() - cpu_s
        total = check([station], owner)
    is_in_time = taken_s <= BUDGET_S and waiting >= least_changes
    print(
        f"{kind:9} {waiting:8} {total:8} {taken_s:8.1f} s {BUDGET_S:6.0f} s "
        f"{waiting / taken_s:8.0f} {used_s:8.1f} s {os.getloadavg()[0]:6.1f}  "
        f"{'within' if is_in_time else 'MISSED'}",
        flush=True,
    )
    return is_in_time


def main() -> None:
    """Run as a program; ends with 1 when a way took longer than the budget."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=144_000)
    options.add_argument("--transport", choices=["all", *_WAYS], default="all")
    given = options.parse_args()
    kinds = _WAYS if given.transport == "all" else (given.transport,)
    print("way        changes     rows  by clock   budget  a second      CPU   load")
    kept = [_drain(kind, least_changes=given.rows) for kind in kinds]
    sys.exit(0 if all(kept) else 1)


if __name__ == "__main__":
    main()
