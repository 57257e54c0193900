"""Rows in = rows out, however often shippers, stores and lines are killed.

    python -m tests.benchmarks.sync_kills [--kills 80] [--seed 1] [--only local|hub|postgres]

Four stations and each transport: shippers killed before and after the store's commit, the store's
process killed in the middle of a transaction, lines cut on the way there and on the way back.
`--kills` counts for each transport. Prints what was hit and whether every row of every station is
in the store, once, without a gap.
"""

import argparse
import tempfile
import time
from pathlib import Path

from tests.sync.kills import STATIONS, Tally, kill_hub, kill_local, kill_postgres
from tests.sync.postgres_server import PostgresServer, programs

_SETS = 60


def _postgres(folder: Path, *, kills: int, seed: int) -> Tally:
    found = programs()
    if found is None:
        raise SystemExit("PostgreSQL is not installed; installer/bootstrap test brings it")
    with tempfile.TemporaryDirectory(prefix="studio-postgres-") as place:
        Path(place).chmod(0o755)
        server = PostgresServer(Path(place) / "server", programs=found)
        server.start()
        try:
            return kill_postgres(folder, kills=kills, seed=seed, sets=_SETS, server=server)
        finally:
            server.stop()


def _local(folder: Path, *, kills: int, seed: int) -> Tally:
    return kill_local(folder, kills=kills, seed=seed, sets=_SETS)


def _hub(folder: Path, *, kills: int, seed: int) -> Tally:
    return kill_hub(folder, kills=kills, seed=seed, sets=_SETS)


def main() -> None:
    """Run as a program."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=80)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", choices=["local", "hub", "postgres"], default=None)
    given = options.parse_args()
    total = 0
    for name, run in (("local", _local), ("hub", _hub), ("postgres", _postgres)):
        if given.only not in {None, name}:
            continue
        began_s = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            tally = run(Path(folder), kills=given.kills, seed=given.seed)
        total += tally.total
        print(f"{name}: {tally.total} kills in {time.monotonic() - began_s:.0f} s, rows in = out")
        for hit, count in sorted(tally.hits.items()):
            print(f"    {count:4d}  {hit}")
    print(f"{total} kills and cuts over {STATIONS} stations: nothing lost, nothing twice, no gap")


if __name__ == "__main__":
    main()
