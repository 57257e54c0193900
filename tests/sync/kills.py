"""Stations whose shippers, stores and lines are killed again and again while rows move.

Every shipper is a process of its own, and so are hub, PostgreSQL and the line. After the kills
everything is let through, and what the stations have must be what the store has.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import psycopg

from studio.errors import KnownError
from studio.store.database import open_for_writing
from studio.store.owner.database import OWNER_FILE
from studio.store.privacy.key import load_station_key
from studio.sync import local_store
from studio.sync.batch import Batch
from studio.sync.hub_client import HubAdmin, HubTransport, pair_with_hub
from studio.sync.hub_place import ADMIN_FILE
from studio.sync.local_store import LocalStore
from studio.sync.merge import merge
from studio.sync.outbox import OutboxReader
from studio.sync.paired import PairedHub, PairedPostgres
from studio.sync.postgres import PostgresTransport, add_station
from studio.sync.postgres_copy import copy_changes
from studio.sync.shipping import Shipping
from studio.sync.transport import Transport
from studio.sync.writers import through_connection
from tests.sync.postgres_server import PostgresServer, free_port
from tests.sync.stations import do_sets, journal_content, rows, station_id, store_content

STATIONS = 4
_BATCH_ROWS = 5
_BATCHES = 8
_START_S = 30.0
_END_S = 60.0
_FAILED = 3

Opener = Callable[[], Transport]


@dataclass(slots=True)
class Tally:
    """What was hit, how often."""

    hits: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return sum(self.hits.values())


class _Bomb:
    """Ends its own process in the middle of a batch: before the store has it, or just after."""

    def __init__(self, transport: Transport, *, batches: int, when: str) -> None:
        self._transport = transport
        self._left = batches
        self._when = when

    def store_id(self) -> str:
        return self._transport.store_id()

    def position(self, *, station_id: str, stream_id: str) -> int | None:
        return self._transport.position(station_id=station_id, stream_id=stream_id)

    def erased_tags(self, *, station_id: str) -> tuple[str, ...]:
        return self._transport.erased_tags(station_id=station_id)

    def send(self, batch: Batch) -> None:
        self._left -= 1
        if self._left == 0 and self._when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        self._transport.send(batch)
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def close(self) -> None:
        self._transport.close()


def ship_some(folder: Path, transport: Transport, *, batches: int | None) -> None:
    """Ship a few small batches, or all there is in large ones."""
    sent = 0

    def is_enough() -> bool:
        nonlocal sent
        sent += 1
        return batches is not None and sent >= batches

    key = load_station_key(folder)
    with (
        closing(open_for_writing(folder)) as opened,
        closing(OutboxReader(folder, key=key)) as outbox,
    ):
        Shipping(
            outbox=outbox,
            transport=transport,
            write=through_connection(opened),
            key=key,
            batch_rows=200 if batches is None else _BATCH_ROWS,
        ).ship(should_stop=is_enough)


def _in_a_process(task: Callable[[], None]) -> int:
    """Run a task in a child. Returns its process id; 3 is the exit code of a known fault."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        task()
        code = 0
    except KnownError:
        code = _FAILED
    finally:
        os._exit(code)


def _shipper(folder: Path, opener: Opener, *, bomb: tuple[int, str] | None) -> int:
    def task() -> None:
        with closing(opener()) as transport:
            if bomb is not None:
                batches, when = bomb
                ship_some(folder, _Bomb(transport, batches=batches, when=when), batches=_BATCHES)
            else:
                ship_some(folder, transport, batches=_BATCHES)

    return _in_a_process(task)


def _ended(child: int) -> str:
    """How a child ended: 'done', 'killed' or 'failed' (a known fault)."""
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code == -signal.SIGKILL:
        return "killed"
    assert code in {0, _FAILED}, f"a shipper ended with {code}"
    return "done" if code == 0 else "failed"


def make_stations(folder: Path, *, sets: int) -> list[Path]:
    """Stations with much to send."""
    stations = [folder / f"station-{number}" for number in range(STATIONS)]
    for station in stations:
        do_sets(station, sets=sets, reps=10, name=station.name)
    return stations


def check(stations: list[Path], owner: Path) -> int:
    """Rows in = rows out, none twice, no number missing. Returns the rows of all stations."""
    total = 0
    for station in stations:
        content = journal_content(station)
        assert store_content(owner, station_id=station_id(station)) == content, station
        total += sum(len(found) for found in content.values())
    for number, count, first, last in rows(
        owner / OWNER_FILE,
        "SELECT streams.number, count(*), min(received.number), max(received.number) "
        "FROM streams JOIN received ON received.stream_key = streams.key GROUP BY streams.key",
    ):
        assert (first, last, count) == (1, number, number)
    assert rows(owner / OWNER_FILE, "PRAGMA integrity_check") == [("ok",)]
    return total


# --- the three transports --------------------------------------------------------------------


def _kill_shippers(
    stations: list[Path], openers: list[Opener], chance: random.Random, tally: Tally
) -> None:
    """Each shipper dies in its own way."""
    children = []
    for station, opener in zip(stations, openers, strict=True):
        when = chance.choice(["before", "after"])
        bomb = (chance.randint(1, _BATCHES - 1), when)
        children.append((_shipper(station, opener, bomb=bomb), when))
    for child, when in children:
        if _ended(child) == "killed":
            tally.hits[f"shipper {when} commit"] += 1


def kill_local(folder: Path, *, kills: int, seed: int, sets: int) -> Tally:
    """The file on this machine: shipper and store are one process."""
    chance, tally = random.Random(seed), Tally()
    stations = make_stations(folder, sets=sets)
    owner = folder / "owner"
    owner.mkdir()
    while tally.total < kills:
        station = chance.choice(stations)
        if chance.random() < 0.4:
            # In the middle of the store's transaction: rows are written, nothing is committed.
            batches = chance.randint(1, _BATCHES - 1)
            child = _in_a_process(partial(_die_in_merge, station, owner, batches))
            name = "store before commit"
        else:
            when = chance.choice(["before", "after"])
            bomb = (chance.randint(1, _BATCHES - 1), when)
            child = _shipper(station, lambda: LocalStore(owner), bomb=bomb)
            name = f"shipper {when} commit"
        if _ended(child) == "killed":
            tally.hits[name] += 1
        else:
            do_sets(station, name=station.name)
    with closing(LocalStore(owner)) as store:
        for station in stations:
            ship_some(station, store, batches=None)
    check(stations, owner)
    return tally


def _die_in_merge(station: Path, owner: Path, batches: int) -> None:
    left = batches

    def fatal(connection: object, batch: Batch, *, now: object) -> object:
        nonlocal left
        merged = merge(connection, batch, now=now)  # type: ignore[arg-type]
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return merged

    setattr(local_store, "merge", fatal)  # noqa: B010 - in this process alone
    with closing(LocalStore(owner)) as store:
        ship_some(station, store, batches=_BATCHES)


class HubProcess:
    """`studio hub` as a program that can be killed."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and wait until it answers."""
        (self.folder / ADMIN_FILE).unlink(missing_ok=True)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "studio", "hub", "--host", "127.0.0.1",
             "--port", str(self.port), "--data", str(self.folder)],
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        until_s = time.monotonic() + _START_S
        while True:
            try:
                self.certificate = (self.folder / "hub.crt").read_text(encoding="ascii")
                with HubAdmin(self.folder, self.certificate) as admin:
                    admin.stations()
            except (OSError, KnownError):
                assert time.monotonic() < until_s, "the hub did not start"
                time.sleep(0.05)
            else:
                return

    def pair(self, station: Path) -> PairedHub:
        with HubAdmin(self.folder, self.certificate) as admin:
            code = admin.new_code()
        return pair_with_hub(
            f"https://127.0.0.1:{self.port}", code=code, station_id=station_id(station)
        )

    def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait()


class Line:
    """The cutting proxy as a process."""

    def __init__(self, *, target: int, seed: int) -> None:
        self.port = free_port()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.sync.cutting_proxy", str(self.port), str(target),
             str(seed)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )  # fmt: skip
        assert self._process.stdout is not None
        self._process.stdout.readline()
        os.set_blocking(self._process.stdout.fileno(), False)

    def cuts(self) -> list[str]:
        """What was cut since the last question: "there" or "back"."""
        assert self._process.stdout is not None
        found = self._process.stdout.readlines()
        return [line.split()[1] for line in found if line.startswith("cut")]

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


@dataclass(slots=True, kw_only=True)
class _Round:
    """One kind of kill after the other, until there were enough."""

    stations: list[Path]
    direct: list[Opener]
    cut: list[Opener]
    kill_store: Callable[[], None]
    start_store: Callable[[], None]
    line: Line
    chance: random.Random
    tally: Tally
    store: str

    def run(self, *, kills: int) -> None:
        while self.tally.total < kills:
            kind = self.chance.choice(["shipper", "shipper", "line", "line", "store"])
            if kind == "shipper":
                _kill_shippers(self.stations, self.direct, self.chance, self.tally)
            elif kind == "line":
                self._cut_lines()
            else:
                self._kill_store()
            if self.chance.random() < 0.3:
                station = self.chance.choice(self.stations)
                do_sets(station, name=station.name)

    def _cut_lines(self) -> None:
        children = [
            _shipper(station, opener, bomb=None)
            for station, opener in zip(self.stations, self.cut, strict=True)
        ]
        for child in children:
            _ended(child)
        for way in self.line.cuts():
            self.tally.hits[f"line cut {way}"] += 1

    def _kill_store(self) -> None:
        children = [
            _shipper(station, opener, bomb=None)
            for station, opener in zip(self.stations, self.direct, strict=True)
        ]
        time.sleep(self.chance.uniform(0.05, 0.6))
        self.kill_store()
        ends = [_ended(child) for child in children]
        self.start_store()
        if "failed" in ends:  # else nothing was under way
            self.tally.hits[f"{self.store} killed in use"] += 1


def kill_hub(folder: Path, *, kills: int, seed: int, sets: int) -> Tally:
    """The hub over TLS: shippers, hub and line die."""
    chance, tally = random.Random(seed), Tally()
    stations = make_stations(folder, sets=sets)
    hub = HubProcess(folder / "hub")
    hub.start()
    line = Line(target=hub.port, seed=seed)
    try:
        paired = [hub.pair(station) for station in stations]
        through = [replace(one, address=f"https://127.0.0.1:{line.port}") for one in paired]
        _Round(
            stations=stations,
            direct=[_hub_opener(one) for one in paired],
            cut=[_hub_opener(one) for one in through],
            kill_store=hub.kill,
            start_store=hub.start,
            line=line,
            chance=chance,
            tally=tally,
            store="hub",
        ).run(kills=kills)
        for station, one in zip(stations, paired, strict=True):
            with closing(HubTransport(one)) as transport:
                ship_some(station, transport, batches=None)
    finally:
        line.close()
        hub.kill()
    check(stations, hub.folder)
    return tally


def kill_postgres(
    folder: Path, *, kills: int, seed: int, sets: int, server: PostgresServer
) -> Tally:
    """PostgreSQL over TLS: shippers, server and line die."""
    chance, tally = random.Random(seed), Tally()
    stations = make_stations(folder, sets=sets)
    line = Line(target=server.port, seed=seed)
    try:
        with psycopg.connect(server.owner, autocommit=True) as owner:
            paired = [
                add_station(
                    owner,
                    station_id=station_id(station),
                    host="127.0.0.1",
                    certificate_pem=server.certificate_pem,
                )
                for station in stations
            ]
        _Round(
            stations=stations,
            direct=[_postgres_opener(one) for one in paired],
            cut=[_postgres_opener(replace(one, port=line.port)) for one in paired],
            kill_store=server.kill,
            start_store=server.start,
            line=line,
            chance=chance,
            tally=tally,
            store="PostgreSQL",
        ).run(kills=kills)
        for station, one in zip(stations, paired, strict=True):
            with closing(PostgresTransport(one)) as transport:
                ship_some(station, transport, batches=None)
        copy = folder / "copy"
        copy.mkdir()
        with psycopg.connect(server.owner, autocommit=True) as owner:
            with closing(LocalStore(copy)) as store:
                assert copy_changes(owner, store).faults == ()
            owner.execute("DROP TABLE changes, store")
    finally:
        line.close()
    check(stations, copy)
    return tally


def _hub_opener(paired: PairedHub) -> Opener:
    return lambda: HubTransport(paired)


def _postgres_opener(paired: PairedPostgres) -> Opener:
    return lambda: PostgresTransport(paired)
