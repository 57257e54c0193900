import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from studio.errors import KnownError, Reason
from studio.store.database import DATABASE_FILE, open_for_reading
from studio.store.owner.database import OWNER_FILE
from studio.store.privacy.key import KEY_FILE, load_station_key
from studio.sync.batch import Batch, Entry, decode, encode
from studio.sync.local_store import LocalStore
from studio.sync.outbox import OutboxReader
from studio.sync.shipped import SHIPPED
from tests.sync.stations import (
    do_sets,
    journal_content,
    rows,
    ship,
    station_id,
    store_content,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LocalStore]:
    (tmp_path / "owner").mkdir()
    opened = LocalStore(tmp_path / "owner")
    yield opened
    opened.close()


def _same(station: Path, owner: Path) -> bool:
    return journal_content(station) == store_content(owner, station_id=station_id(station))


def _next_batch(folder: Path) -> Batch:
    """What a station would send from number 1 on; it must have a stream."""
    outbox = OutboxReader(folder, key=load_station_key(folder))
    try:
        stream = outbox.stream()
        assert stream is not None
        batch = outbox.batch(stream)
    finally:
        outbox.close()
    assert batch is not None
    return batch


class _LosesAcknowledgements:
    """Stores the batch, then the line breaks."""

    def __init__(self, store: LocalStore) -> None:
        self._store = store
        self.cuts = 1

    def store_id(self) -> str:
        return self._store.store_id()

    def position(self, *, station_id: str, stream_id: str) -> int:
        return self._store.position(station_id=station_id, stream_id=stream_id)

    def erased_tags(self, *, station_id: str) -> tuple[str, ...]:
        return self._store.erased_tags(station_id=station_id)

    def send(self, batch: Batch) -> None:
        self._store.send(batch)
        if self.cuts:
            self.cuts -= 1
            raise KnownError(Reason.NO_NETWORK, "The line broke.")

    def close(self) -> None:
        self._store.close()


class _BreaksFirst(_LosesAcknowledgements):
    """The line breaks ahead of the batch."""

    def send(self, batch: Batch) -> None:
        raise KnownError(Reason.NO_NETWORK, "The line broke.")


def test_rows_sent_ahead_of_an_update_lack_its_columns(tmp_path: Path, store: LocalStore) -> None:
    station = tmp_path / "station"
    do_sets(station)
    with pytest.raises(KnownError):
        ship(station, _BreaksFirst(store))
    batch = _next_batch(station)
    store.send(replace(batch, entries=tuple(_of_first_release(one) for one in batch.entries)))
    owner = tmp_path / "owner" / OWNER_FILE
    assert rows(owner, "SELECT change, kind, side FROM corrections") == [(1, None, None)]
    assert rows(owner, "SELECT cue_id, response FROM cues_given") == [("C02", None)]


def _of_first_release(entry: Entry) -> Entry:
    later = SHIPPED[entry.table].later
    row = None if entry.row is None else {k: v for k, v in entry.row.items() if k not in later}
    return replace(entry, row=row)


def test_what_a_station_wrote_is_in_the_store_row_by_row(tmp_path: Path, store: LocalStore) -> None:
    station = tmp_path / "station"
    do_sets(station, sets=3, reps=40)
    shipment = ship(station, store)
    assert shipment.waiting == 0
    assert shipment.sent == len(rows(tmp_path / "owner" / OWNER_FILE, "SELECT 1 FROM received"))
    assert _same(station, tmp_path / "owner")
    assert rows(station / DATABASE_FILE, "SELECT count(*) FROM outbox") == [(0,)]
    totals = rows(
        tmp_path / "owner" / OWNER_FILE,
        "SELECT reps, reps_full, corrected, not_counted, score_n, score_sum, pause_long_s_n "
        "FROM set_totals",
    )
    assert totals == [(40, 40, 1, 1, 40, pytest.approx(40 * 87.2), 0)] * 3


def test_what_comes_later_comes_too(tmp_path: Path, store: LocalStore) -> None:
    station = tmp_path / "station"
    for _ in range(3):
        do_sets(station)
        ship(station, store)
    assert ship(station, store).sent == 0
    assert _same(station, tmp_path / "owner")


def test_several_stations_feed_one_store(tmp_path: Path, store: LocalStore) -> None:
    stations = [tmp_path / name for name in ("a", "b", "c")]
    for number, station in enumerate(stations):
        do_sets(station, sets=number + 1, name=station.name)
        ship(station, store)
    assert all(_same(station, tmp_path / "owner") for station in stations)
    names = rows(tmp_path / "owner" / OWNER_FILE, "SELECT name FROM stations ORDER BY name")
    assert names == [("a",), ("b",), ("c",)]


def test_a_lost_acknowledgement_doubles_nothing(tmp_path: Path, store: LocalStore) -> None:
    station = tmp_path / "station"
    do_sets(station)
    with pytest.raises(KnownError, match="line broke"):
        ship(station, _LosesAcknowledgements(store))
    do_sets(station)
    ship(station, store)
    assert _same(station, tmp_path / "owner")
    assert rows(tmp_path / "owner" / OWNER_FILE, "SELECT count(*) FROM streams") == [(1,)]


def test_a_gap_is_refused_and_named(tmp_path: Path, store: LocalStore) -> None:
    station = tmp_path / "station"
    do_sets(station)
    with pytest.raises(KnownError):
        ship(station, _LosesAcknowledgements(store))
    batch = _next_batch(station)
    last = batch.entries[-1]
    ahead = replace(batch, entries=(replace(last, number=last.number + 5),))
    with pytest.raises(KnownError, match=f"{last.number + 1} to {last.number + 4} are") as caught:
        store.send(ahead)
    assert caught.value.reason is Reason.SYNC_GAP


def test_a_hole_in_the_outbox_is_named_and_mended_on_demand(
    tmp_path: Path, store: LocalStore
) -> None:
    station = tmp_path / "station"
    do_sets(station)
    with closing(sqlite3.connect(station / DATABASE_FILE)) as connection, connection:
        connection.execute("DELETE FROM outbox WHERE seq BETWEEN 4 AND 5")
    ship(station, store)  # the first stream sees that the outbox is not whole
    assert _same(station, tmp_path / "owner")
    do_sets(station)
    with closing(sqlite3.connect(station / DATABASE_FILE)) as connection, connection:
        (first,) = connection.execute("SELECT min(seq) FROM outbox").fetchone()
        connection.execute("DELETE FROM outbox WHERE seq = ?", (first + 1,))
    with pytest.raises(KnownError, match=f"changes {first + 1} to {first + 1} are") as caught:
        ship(station, store)
    assert caught.value.reason is Reason.SYNC_GAP
    ship(station, store, again=True)
    assert _same(station, tmp_path / "owner")


@pytest.mark.expect_log("WARNING")
@pytest.mark.parametrize("later_sets", [0, 1, 6])
def test_a_station_put_back_to_an_earlier_state_reuses_no_number(
    tmp_path: Path, store: LocalStore, later_sets: int
) -> None:
    station = tmp_path / "station"
    do_sets(station)
    ship(station, store)
    shutil.copytree(station, tmp_path / "image")
    do_sets(station, sets=2)
    ship(station, store)
    before = store_content(tmp_path / "owner", station_id=station_id(station))
    shutil.rmtree(station)
    shutil.copytree(tmp_path / "image", station)
    if later_sets:
        do_sets(station, sets=later_sets)
    ship(station, store)
    after = store_content(tmp_path / "owner", station_id=station_id(station))
    for table, kept in journal_content(station).items():
        assert set(after[table]) == set(before[table]) | set(kept), table
    assert rows(tmp_path / "owner" / OWNER_FILE, "SELECT count(*) FROM streams") == [(2,)]


def test_a_station_set_up_anew_is_another_station(tmp_path: Path, store: LocalStore) -> None:
    station = tmp_path / "station"
    do_sets(station)
    ship(station, store)
    first = station_id(station)
    shutil.rmtree(station)
    do_sets(station)
    ship(station, store)
    assert station_id(station) != first
    assert _same(station, tmp_path / "owner")
    assert rows(tmp_path / "owner" / OWNER_FILE, "SELECT count(*) FROM sessions") == [(2,)]


@pytest.mark.expect_log("WARNING")
def test_a_store_put_back_to_an_earlier_state_gets_everything_again(tmp_path: Path) -> None:
    station, owner = tmp_path / "station", tmp_path / "owner"
    owner.mkdir()
    do_sets(station)
    with closing(LocalStore(owner)) as store:
        ship(station, store)
    shutil.copytree(owner, tmp_path / "image")
    do_sets(station, sets=4)
    with closing(LocalStore(owner)) as store:
        ship(station, store)
    shutil.rmtree(owner)
    shutil.copytree(tmp_path / "image", owner)
    with closing(LocalStore(owner)) as store:
        ship(station, store)
    assert _same(station, owner)


def test_a_new_store_gets_everything(tmp_path: Path, store: LocalStore) -> None:
    station = tmp_path / "station"
    do_sets(station, sets=2)
    ship(station, store)
    (tmp_path / "other").mkdir()
    with closing(LocalStore(tmp_path / "other")) as other:
        ship(station, other)
    assert _same(station, tmp_path / "other")


def test_another_key_begins_a_new_stream(tmp_path: Path, store: LocalStore) -> None:
    station = tmp_path / "station"
    do_sets(station)
    ship(station, store)
    (station / KEY_FILE).unlink()
    ship(station, store)
    assert _same(station, tmp_path / "owner")
    assert rows(tmp_path / "owner" / OWNER_FILE, "SELECT count(*) FROM streams") == [(2,)]


def test_a_station_can_touch_its_own_rows_only(tmp_path: Path, store: LocalStore) -> None:
    victim, thief = tmp_path / "victim", tmp_path / "thief"
    for folder in (victim, thief):
        do_sets(folder)
        with pytest.raises(KnownError):
            ship(folder, _LosesAcknowledgements(store))
    before = store_content(tmp_path / "owner", station_id=station_id(victim))
    stolen = _next_batch(victim)
    of_thief = _next_batch(thief)
    for entry in stolen.entries:
        if entry.table == "station" or entry.row is None:
            continue
        forged = replace(
            of_thief, entries=(replace(entry, number=of_thief.entries[-1].number + 1),)
        )
        with pytest.raises(KnownError) as caught:
            store.send(forged)
        assert caught.value.reason is Reason.SYNC_REFUSED, entry.table
    assert store_content(tmp_path / "owner", station_id=station_id(victim)) == before


def test_a_batch_survives_the_way_over_the_line(tmp_path: Path, store: LocalStore) -> None:
    station = tmp_path / "station"
    do_sets(station)
    with pytest.raises(KnownError):
        ship(station, _LosesAcknowledgements(store))
    batch = _next_batch(station)
    assert decode(encode(batch)) == batch


@pytest.mark.parametrize("text", [b"", b"{}", b"[]", b'{"station_id": 3}', b"\xff"])
def test_what_is_no_batch_is_refused(text: bytes) -> None:
    with pytest.raises(KnownError, match="not a batch") as caught:
        decode(text)
    assert caught.value.reason is Reason.SYNC_REFUSED


def test_the_files_are_for_their_owner_alone(tmp_path: Path, store: LocalStore) -> None:
    station = tmp_path / "station"
    do_sets(station)
    ship(station, store)
    for path in [*station.iterdir(), *(tmp_path / "owner").iterdir()]:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_every_column_of_a_shipped_table_is_shipped(tmp_path: Path) -> None:
    do_sets(tmp_path / "station")
    with closing(open_for_reading(tmp_path / "station")) as connection:
        triggers = connection.execute(
            "SELECT DISTINCT tbl_name FROM sqlite_schema WHERE type = 'trigger' "
            "AND name LIKE '%_to_outbox'"
        )
        announced = {row[0] for row in triggers}
        columns = {
            table: {row["name"] for row in connection.execute(f"PRAGMA table_info({table})")}
            for table in SHIPPED
        }
    assert announced == set(SHIPPED)
    for table, shape in SHIPPED.items():
        left_out = columns[table] - set(shape.columns)
        assert left_out <= {"station_id"}, table
