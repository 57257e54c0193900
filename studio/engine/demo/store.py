"""Demo stations: each has a journal of its own for a moment, and ships it like a real one."""

import contextlib
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from studio.engine.demo.history import DemoHistory, DemoMade
from studio.errors import KnownError
from studio.model.cue import Cue
from studio.model.exercise import Exercise
from studio.settings import StationSettings
from studio.store.database import WritableDatabase, open_for_writing, write_fault
from studio.store.owner.demo import mark_demo_station, remove_demo
from studio.store.privacy.key import load_station_key
from studio.store.room import refuse_without_room
from studio.sync.local_store import LocalStore
from studio.sync.outbox import OutboxReader
from studio.sync.shipping import Shipping
from studio.sync.writers import through_connection

_TIMES_THE_JOURNAL = 3
_SPARE_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoWish:
    """What is wanted.

    Attributes:
        clients: How many.
        weeks: For how long.
        stations: How many stations they share.
        seed: The same makes the same numbers.
        until: This moment, with the studio's time zone.
    """

    clients: int
    weeks: int
    stations: int
    seed: int
    until: datetime


def make_demo(
    folder: Path,
    wish: DemoWish,
    *,
    exercises: Mapping[str, Exercise],
    cues: Mapping[str, Cue],
    settings: StationSettings,
    on_progress: Callable[[str, int], None],
) -> DemoMade:
    """Put a made-up past into an owner's store, in the place of any made-up one before.

    Whole or not at all: when it is cut off, what came so far is taken out again.

    Args:
        folder: Where `owner.db` is or shall be.
        wish: See there.
        exercises: By id.
        cues: By id.
        settings: Of the stations, names apart.
        on_progress: Told what goes on ("visits", "rows") and how many so far.

    Raises:
        KnownError: The store cannot be written; DISK_FULL; DATABASE_LOCKED while a station
            feeds it.
    """
    with closing(LocalStore(folder)) as store:
        store.change(lambda database: remove_demo(database.conn))
        try:
            made = _stations(
                store,
                wish,
                folder=folder,
                exercises=exercises,
                cues=cues,
                settings=settings,
                on_progress=on_progress,
            )
        except BaseException as error:
            with contextlib.suppress(KnownError):
                store.change(lambda database: remove_demo(database.conn))
            if isinstance(error, sqlite3.Error | OSError):
                raise write_fault(error, path=folder) from error
            raise
    return DemoMade(
        clients=sum(one.clients for one in made),
        sessions=sum(one.sessions for one in made),
        sets=sum(one.sets for one in made),
        reps=sum(one.reps for one in made),
    )


def remove_demo_from(folder: Path) -> int:
    """Take every made-up row out of a store; how many stations went.

    Raises:
        KnownError: As `make_demo`.
    """
    with closing(LocalStore(folder)) as store:
        removed: int = store.change(lambda database: remove_demo(database.conn))
        return removed


def _stations(
    store: LocalStore,
    wish: DemoWish,
    *,
    folder: Path,
    exercises: Mapping[str, Exercise],
    cues: Mapping[str, Cue],
    settings: StationSettings,
    on_progress: Callable[[str, int], None],
) -> list[DemoMade]:
    made = []
    shares = np.array_split(np.arange(1, wish.clients + 1), wish.stations)
    for number, share in enumerate(shares, start=1):
        named = replace(settings, station_name=f"Demo station {number}")
        made.append(
            _station(
                store,
                wish,
                folder=folder,
                number=number,
                people=(int(share[0]) if share.size else 1, int(share.size)),
                exercises=exercises,
                cues=cues,
                settings=named,
                on_progress=on_progress,
            )
        )
    return made


def _station(
    store: LocalStore,
    wish: DemoWish,
    *,
    folder: Path,
    number: int,
    people: tuple[int, int],
    exercises: Mapping[str, Exercise],
    cues: Mapping[str, Cue],
    settings: StationSettings,
    on_progress: Callable[[str, int], None],
) -> DemoMade:
    visits = 0

    def visited() -> None:
        nonlocal visits
        visits += 1
        on_progress("visits", visits)

    with TemporaryDirectory(prefix="studio-demo-") as place:
        journal = Path(place)
        with closing(open_for_writing(journal)) as opened:
            # The journal lives for a moment only: what a power cut takes is made up again.
            opened.database.execute("PRAGMA synchronous = OFF")
            history = DemoHistory(
                database=opened.database,
                exercises=exercises,
                cues=cues,
                settings=settings,
                random=np.random.default_rng((wish.seed, number)),
                until=wish.until,
            )
            made = history.make(
                clients=people[1], first_number=people[0], weeks=wish.weeks, on_visit=visited
            )
            _refuse_without_room(journal, folder)
            _ship(opened, journal, store, on_progress=on_progress)
    return made


def _ship(
    opened: WritableDatabase,
    journal: Path,
    store: LocalStore,
    *,
    on_progress: Callable[[str, int], None],
) -> None:
    """Bring a journal to the store, whose rows are marked from the first one on."""
    key = load_station_key(journal)
    with closing(OutboxReader(journal, key=key)) as outbox:
        row = opened.database.execute("SELECT id, name, installed_utc FROM station").fetchone()
        store.change(
            lambda database: mark_demo_station(
                database.conn, row[0], name=row[1], installed_utc=row[2]
            )
        )
        shipping = Shipping(
            outbox=outbox, transport=store, write=through_connection(opened), key=key
        )
        shipping.ship(on_batch=lambda sent, _waiting: on_progress("rows", sent))


def _refuse_without_room(journal: Path, folder: Path) -> None:
    """The store takes what the journal took, and its log as much."""
    took = sum(path.stat().st_size for path in journal.iterdir())
    refuse_without_room(
        folder,
        needed_bytes=_TIMES_THE_JOURNAL * took + _SPARE_BYTES,
        what="this demo",
        instead=", or ask for fewer clients or weeks",
    )
