"""Stations that have done sets, and what they and a store hold, to compare the two."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from studio.model.correction import Correction, CorrectionKind
from studio.model.cue import CueLevel, CueResponse
from studio.model.landmarks import Side
from studio.model.rep import NotCounted, RejectReason
from studio.model.session import FinishReason
from studio.settings import StationSettings
from studio.store.database import DATABASE_FILE, open_for_writing
from studio.store.ids import new_id, utc_text
from studio.store.journal import Journal
from studio.store.owner.database import OWNER_FILE
from studio.store.privacy.key import load_station_key
from studio.sync.outbox import OutboxReader
from studio.sync.shipped import SHIPPED
from studio.sync.shipping import Shipment, Shipping
from studio.sync.transport import Transport
from studio.sync.writers import through_connection
from tests.store.builders import goblet_squat, make_plan, make_rep, with_cue

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
_DURABLE_S = 20.0


def do_sets(folder: Path, *, sets: int = 1, reps: int = 3, name: str = "Station 1") -> None:
    """One session of the guest, written as a station writes it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    journal = Journal(
        folder, settings=StationSettings(station_name=name), on_fault=_fail, clock=lambda: NOW
    )
    journal.start()
    try:
        session_id = journal.begin_session()
        for _ in range(sets):
            _do_set(journal, session_id=session_id, reps=reps)
        assert journal.end_session(session_id).wait(timeout_s=_DURABLE_S)
    finally:
        journal.stop()


def _do_set(journal: Journal, *, session_id: str, reps: int) -> None:
    plan = make_plan()
    journal.record_set_started(plan, session_id=session_id, exercise=goblet_squat())
    for number in range(1, reps + 1):
        rep = with_cue(make_rep(number), shown=True)
        journal.record_rep(plan.set_id, rep)
        journal.record_measured(plan.set_id, rep)
    journal.record_not_counted(plan.set_id, NotCounted(at_s=3.0, reason=RejectReason.PARTIAL))
    journal.perform(lambda database: _answer(database, plan.set_id))
    journal.record_cue(
        plan.set_id, cue_id="C02", words="Shins up", level=CueLevel.AMBER, at_s=9.0, rep_number=2
    )
    journal.record_cue_response(plan.set_id, cue_id="C02", at_s=9.0, response=CueResponse.LEFT)
    added = Correction(kind=CorrectionKind.COUNTED, at_s=3.0, side=Side.BOTH)
    journal.record_correction(plan.set_id, change=added.change, count=reps + 1, correction=added)
    journal.record_set_finished(
        plan.set_id,
        reason=FinishReason.CLIENT,
        count=reps + 1,
        score=80.0,
        coverage=0.8,
        deduction="depth",
    )


def _answer(database: Database, set_id: str) -> None:
    database.execute(
        "INSERT INTO set_answers (id, set_id, felt, reserve, answered_utc) VALUES (?, ?, 7, 2, ?)",
        (new_id(), set_id, utc_text(NOW)),
    )


def _fail(fault: object) -> None:
    assert fault is None


def ship(
    folder: Path,
    transport: Transport,
    *,
    again: bool = False,
    on_batch: Callable[[int, int], None] = lambda _sent, _waiting: None,
) -> Shipment:
    """Ship what waits at a station whose journal does not run."""
    opened = open_for_writing(folder)
    key = load_station_key(folder)
    outbox = OutboxReader(folder, key=key)
    try:
        shipping = Shipping(
            outbox=outbox, transport=transport, write=through_connection(opened), key=key
        )
        if again:
            shipping.begin_again()
        return shipping.ship(on_batch=on_batch)
    finally:
        outbox.close()
        opened.close()


def rows(path: Path, sql: str, *values: object) -> list[tuple[object, ...]]:
    """What a database answers."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(sql, values).fetchall()


def journal_content(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of a station that is shipped, by table."""
    return _content(folder / DATABASE_FILE, station="")


def store_content(folder: Path, *, station_id: str) -> dict[str, list[tuple[object, ...]]]:
    """The same rows as the store has them."""
    return _content(folder / OWNER_FILE, station=station_id)


def station_id(folder: Path) -> str:
    """Of the station of that folder."""
    return str(rows(folder / DATABASE_FILE, "SELECT id FROM station")[0][0])


def _content(path: Path, *, station: str) -> dict[str, list[tuple[object, ...]]]:
    found = {}
    for table, shape in SHIPPED.items():
        if table == "station":
            continue
        columns = ", ".join(shape.columns)
        where = f"WHERE station_id = '{station}'" if station else ""
        found[table] = rows(path, f"SELECT {columns} FROM {table} {where} ORDER BY id")
    inside = (
        f"WHERE rep_id IN (SELECT id FROM reps WHERE station_id = '{station}')" if station else ""
    )
    found["rep_traces"] = rows(path, f"SELECT * FROM rep_traces {inside} ORDER BY rep_id")
    verdicts = rows(
        path,
        "SELECT id, rep_id, not_counted_id, cue_id, level, at_s, shown FROM cue_verdicts "
        "ORDER BY id",
    )
    owners = {row[0] for table in ("reps", "not_counted") for row in found[table]}
    found["cue_verdicts"] = [row for row in verdicts if owners & {row[1], row[2]}]
    return found
