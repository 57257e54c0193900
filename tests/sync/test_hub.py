"""The hub as a real server on loopback, over TLS."""

import socket
import sqlite3
import ssl
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from studio.errors import KnownError, Reason
from studio.store.database import DATABASE_FILE
from studio.store.ids import new_id, utc_text
from studio.store.leapt_clock import DAYS_THAT_CONFIRM
from studio.store.owner.database import OWNER_FILE
from studio.store.privacy.key import load_station_key
from studio.sync.batch import Batch, encode
from studio.sync.certificate import trusting_only
from studio.sync.hub import LARGEST_BODY_BYTES
from studio.sync.hub_client import HubAdmin, HubTransport, pair_with_hub
from studio.sync.outbox import OutboxReader
from studio.sync.paired import PairedHub
from tests.sync.hubs import RunningHub, running_hub
from tests.sync.stations import (
    NOW,
    do_sets,
    journal_content,
    rows,
    ship,
    station_id,
    store_content,
)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    with running_hub(tmp_path / "hub") as running:
        yield running


class _PairedStation:
    """A station that has sent one session."""

    def __init__(self, folder: Path, hub: RunningHub) -> None:
        self.folder = folder
        do_sets(folder, name=folder.name)
        self.id = station_id(folder)
        self.paired = hub.pair(self.id)
        self.ship()

    def ship(self) -> None:
        with closing(HubTransport(self.paired)) as transport:
            ship(self.folder, transport)

    def next_batch(self) -> Batch:
        """A session more, as it would be sent."""
        do_sets(self.folder)
        with closing(OutboxReader(self.folder, key=load_station_key(self.folder))) as outbox:
            stream = outbox.stream()
            assert stream is not None
            batch = outbox.batch(stream)
        assert batch is not None
        return batch


@pytest.fixture
def station(tmp_path: Path, hub: RunningHub) -> _PairedStation:
    return _PairedStation(tmp_path / "one", hub)


@pytest.fixture
def other(tmp_path: Path, hub: RunningHub) -> _PairedStation:
    return _PairedStation(tmp_path / "two", hub)


def _ask(hub: RunningHub, credential: str | None, verb: str, path: str, body: bytes = b"") -> int:
    """What the hub answers to a request that no station of ours makes."""
    headers = {"Authorization": f"Bearer {credential}"} if credential else {}
    with httpx.Client(
        base_url=hub.address, verify=trusting_only(hub.certificate_pem), trust_env=False
    ) as client:
        return client.request(verb, path, headers=headers, content=body).status_code


def _send(paired: PairedHub, batch: Batch) -> None:
    with closing(HubTransport(paired)) as transport:
        transport.send(batch)


def _content(hub: RunningHub) -> list[tuple[object, ...]]:
    return rows(hub.folder / OWNER_FILE, "SELECT * FROM reps ORDER BY id")


def test_two_stations_feed_the_hub(
    hub: RunningHub, station: _PairedStation, other: _PairedStation
) -> None:
    for one in (station, other):
        do_sets(one.folder, sets=2)
        one.ship()
        assert store_content(hub.folder, station_id=one.id) == journal_content(one.folder)


# --- the eight that must be denied ----------------------------------------------------------


def test_the_row_of_another_station_is_denied(
    hub: RunningHub, station: _PairedStation, other: _PairedStation
) -> None:
    before = _content(hub)
    theirs, ours = other.next_batch(), station.next_batch()
    for batch in (
        theirs,  # as it is
        replace(theirs, station_id=station.id),  # under our name
        replace(  # among ours
            ours,
            entries=tuple(
                replace(entry, number=number)
                for number, entry in enumerate(theirs.entries, start=ours.entries[0].number)
                if entry.row is not None
            ),
        ),
    ):
        with pytest.raises(KnownError) as caught:
            _send(station.paired, batch)
        assert caught.value.reason in {Reason.SYNC_REFUSED, Reason.SYNC_GAP}
    assert _content(hub) == before


def test_no_station_says_what_the_sets_of_others_mean(
    hub: RunningHub, station: _PairedStation
) -> None:
    before = rows(hub.folder / OWNER_FILE, "SELECT * FROM snapshots ORDER BY digest")
    batch = _with_a_set(station)
    poisoned = tuple({**one, "json": '{"name": "Poisoned"}'} for one in batch.snapshots)
    with pytest.raises(KnownError, match="not what its digest says") as caught:
        _send(station.paired, replace(batch, snapshots=poisoned))
    assert caught.value.reason is Reason.SYNC_REFUSED
    other_kind = tuple({**one, "kind": "settings"} for one in batch.snapshots)
    _send(station.paired, replace(batch, snapshots=other_kind))
    after = rows(hub.folder / OWNER_FILE, "SELECT * FROM snapshots ORDER BY digest")
    assert set(before) <= set(after)


@pytest.mark.parametrize(
    ("column", "value"),
    [("count", 10**30), ("count", -5), ("load_kg", 1e308), ("side", "z" * 10**6)],
)
def test_a_value_that_cannot_be_is_refused(
    hub: RunningHub, station: _PairedStation, column: str, value: int | float | str
) -> None:
    before = rows(hub.folder / OWNER_FILE, "SELECT * FROM sets ORDER BY id")
    batch = _with_a_set(station)
    entries = tuple(
        replace(entry, row={**entry.row, column: value})
        if entry.table == "sets" and entry.row is not None
        else entry
        for entry in batch.entries
    )
    with pytest.raises(KnownError, match="does not fit") as caught:
        _send(station.paired, replace(batch, entries=entries))
    assert caught.value.reason is Reason.SYNC_REFUSED
    assert rows(hub.folder / OWNER_FILE, "SELECT * FROM sets ORDER BY id") == before


def _with_a_set(station: _PairedStation) -> Batch:
    batch = station.next_batch()
    assert batch.snapshots
    return batch


@pytest.mark.parametrize("path", ["/v1/batches", "/v1/reps", "/v1/clients", "/owner.db", "/"])
def test_reading_is_denied(hub: RunningHub, station: _PairedStation, path: str) -> None:
    assert _ask(hub, station.paired.credential, "GET", path) in {404, 405}


@pytest.mark.parametrize("verb", ["PUT", "PATCH"])
def test_changing_is_denied(hub: RunningHub, station: _PairedStation, verb: str) -> None:
    batch = station.next_batch()
    for path in ("/v1/batches", "/v1/reps/1"):
        assert _ask(hub, station.paired.credential, verb, path, encode(batch)) in {404, 405}


def test_a_number_that_was_used_cannot_be_used_for_another_row(
    hub: RunningHub, station: _PairedStation
) -> None:
    before = _content(hub)
    batch = station.next_batch()
    changed = replace(batch.entries[0], number=1)
    with pytest.raises(KnownError) as caught:
        _send(station.paired, replace(batch, entries=(changed,)))
    assert caught.value.reason is Reason.SYNC_REUSED
    assert _content(hub) == before


def test_deleting_is_denied(hub: RunningHub, station: _PairedStation) -> None:
    before = _content(hub)
    for path in ("/v1/batches", "/v1/reps/1", "/v1/store"):
        assert _ask(hub, station.paired.credential, "DELETE", path) in {404, 405}
    # Nor does it follow when a station loses its rows.
    gone = tuple(replace(entry, row=None, children={}) for entry in station.next_batch().entries)
    _send(station.paired, replace(station.next_batch(), entries=gone))
    assert _content(hub) == before


def test_the_credential_of_another_station_is_denied(
    hub: RunningHub, station: _PairedStation, other: _PairedStation
) -> None:
    before = _content(hub)
    with pytest.raises(KnownError) as caught:
        _send(other.paired, station.next_batch())
    assert caught.value.reason is Reason.SYNC_REFUSED
    assert _content(hub) == before


@pytest.mark.parametrize("credential", [None, "", "x" * 43])
def test_no_credential_is_denied(
    hub: RunningHub, station: _PairedStation, credential: str | None
) -> None:
    body = encode(station.next_batch())
    for verb, path in (
        ("POST", "/v1/batches"),
        ("GET", "/v1/store"),
        ("GET", "/v1/position"),
        ("POST", "/v1/admin/codes"),
        ("POST", "/v1/admin/revoke"),
        ("GET", "/v1/admin/stations"),
    ):
        assert _ask(hub, credential, verb, path, body) == 401


def test_plain_text_is_denied(hub: RunningHub, station: _PairedStation) -> None:
    with pytest.raises(KnownError, match="https://") as caught:
        HubTransport(replace(station.paired, address=hub.address.replace("https", "http")))
    assert caught.value.reason is Reason.USER_INPUT
    with socket.create_connection(("127.0.0.1", hub.port), timeout=10) as plain:
        plain.sendall(b"POST /v1/batches HTTP/1.1\r\nHost: hub\r\nContent-Length: 0\r\n\r\n")
        with suppress(ConnectionResetError):  # the hub may hang up as well
            assert not plain.recv(100).startswith(b"HTTP")


def test_a_revoked_station_is_denied_from_the_next_request_on(
    hub: RunningHub, station: _PairedStation
) -> None:
    before = _content(hub)
    with hub.admin() as admin, closing(HubTransport(station.paired)) as connected:
        connected.store_id()
        assert admin.revoke("one") == station.id
        with pytest.raises(KnownError, match="no longer") as caught:
            connected.send(station.next_batch())
        (told,) = admin.stations()
    assert caught.value.reason is Reason.NOT_PAIRED
    assert told["revoked_utc"] is not None
    assert _content(hub) == before
    station.paired = hub.pair(station.id)  # until it is paired anew
    station.ship()
    assert store_content(hub.folder, station_id=station.id) == journal_content(station.folder)


# --- pairing ---------------------------------------------------------------------------------


def test_older_tls_is_denied(hub: RunningHub) -> None:
    context = trusting_only(hub.certificate_pem)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    with (
        socket.create_connection(("127.0.0.1", hub.port), timeout=10) as line,
        pytest.raises(ssl.SSLError),
    ):
        context.wrap_socket(line).recv(1)


def test_a_hub_with_another_certificate_is_not_trusted(
    tmp_path: Path, hub: RunningHub, station: _PairedStation
) -> None:
    with running_hub(tmp_path / "impostor") as impostor:
        astray = replace(station.paired, address=impostor.address)
        with pytest.raises(KnownError) as caught:
            _send(astray, station.next_batch())
    assert caught.value.reason is Reason.NO_NETWORK


def test_a_code_is_good_once(hub: RunningHub) -> None:
    code = hub.new_code()
    pair_with_hub(hub.address, code=code.lower().replace("-", " "), station_id="a")
    with pytest.raises(KnownError, match="does not know this code") as caught:
        pair_with_hub(hub.address, code=code, station_id="b")
    assert caught.value.reason is Reason.NOT_PAIRED


def test_a_code_is_good_for_ten_minutes(hub: RunningHub) -> None:
    code = hub.new_code()
    hub.seconds = 601.0
    with pytest.raises(KnownError, match="does not know this code"):
        pair_with_hub(hub.address, code=code, station_id="a")


def test_guesses_of_anybody_do_not_use_a_code_up(hub: RunningHub) -> None:
    code = hub.new_code()
    for _ in range(7):
        with pytest.raises(KnownError, match="does not know this code"):
            pair_with_hub(hub.address, code="AAAA-AAAA-AAAA", station_id="a")
    pair_with_hub(hub.address, code=code, station_id="a")


def test_who_guesses_on_and_on_has_to_wait(hub: RunningHub) -> None:
    code = hub.new_code()
    body = b'{"station_id": "a", "nonce": "n", "proof": "p"}'
    assert {_ask(hub, None, "POST", "/v1/pair", body) for _ in range(20)} == {401}
    with pytest.raises(KnownError, match="Wait a minute"):
        pair_with_hub(hub.address, code=code, station_id="a")
    hub.seconds += 61.0
    pair_with_hub(hub.address, code=code, station_id="a")


def test_the_credential_is_kept_as_a_hash(hub: RunningHub, station: _PairedStation) -> None:
    for path in hub.folder.iterdir():
        assert station.paired.credential.encode() not in path.read_bytes(), path


def test_the_hubs_commands_need_its_folder(tmp_path: Path, hub: RunningHub) -> None:
    with pytest.raises(KnownError, match="no hub runs"):
        HubAdmin(tmp_path, hub.certificate_pem)
    with hub.admin() as admin, pytest.raises(KnownError, match="No station zwei"):
        admin.revoke("zwei")


# --- what may go amiss -----------------------------------------------------------------------


def test_a_hub_that_is_away_is_no_fault_of_the_station(
    hub: RunningHub, station: _PairedStation
) -> None:
    hub.stop()
    do_sets(station.folder)
    with pytest.raises(KnownError, match="no hub answers") as caught:
        station.ship()
    assert caught.value.reason is Reason.NO_NETWORK
    with running_hub(hub.folder, port=hub.port):
        station.ship()
    assert store_content(hub.folder, station_id=station.id) == journal_content(station.folder)


@pytest.mark.parametrize("address", ["http://host:8443", "ftp://host", "https://"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(KnownError, match="begins with https"):
        pair_with_hub(address, code="x", station_id="a")


def test_a_body_that_is_too_large_is_refused(hub: RunningHub, station: _PairedStation) -> None:
    body = b" " * (LARGEST_BODY_BYTES + 1)
    assert _ask(hub, station.paired.credential, "POST", "/v1/batches", body) == 400
    assert _ask(hub, station.paired.credential, "POST", "/v1/batches", b"{}") == 403
    assert _ask(hub, None, "POST", "/v1/pair", b"[1]") == 400


def test_a_hub_lets_old_sessions_go(tmp_path: Path) -> None:
    station = tmp_path / "station"
    do_sets(station)
    with closing(sqlite3.connect(station / DATABASE_FILE)) as journal, journal:
        journal.execute("UPDATE sessions SET started_utc = '2020-01-01T00:00:00.000Z'")
        for days in range(DAYS_THAT_CONFIRM):  # the clock is believed, after all these years
            journal.execute(
                "INSERT INTO health_notes (id, at_utc, kind, what) VALUES (?, ?, 'start', '')",
                (new_id(), utc_text(NOW - timedelta(days=days))),
            )
    do_sets(station)
    with running_hub(tmp_path / "hub", keep_days=3650) as hub:
        paired = hub.pair(station_id(station))
        with closing(HubTransport(paired)) as transport:
            ship(station, transport)
        assert rows(hub.folder / OWNER_FILE, "SELECT count(*) FROM reps") == [(6,)]
    with running_hub(tmp_path / "hub", keep_days=365) as hub:
        do_sets(station)
        with closing(HubTransport(replace(paired, address=hub.address))) as transport:
            ship(station, transport)
        assert rows(hub.folder / OWNER_FILE, "SELECT count(*) FROM reps") == [(6,)]
