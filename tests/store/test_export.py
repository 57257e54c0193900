import csv
import json
import sqlite3
import stat
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from sqlite_utils import Database

from studio.coaching.calibration import PersonalRange
from studio.errors import KnownError, Reason
from studio.model.client import RepZone, SetAnswers
from studio.model.landmarks import Side
from studio.settings import StationSettings
from studio.store.bring_in import import_export
from studio.store.export import TABLES, ExportFormat, export_store
from studio.store.ids import utc_text
from studio.store.kept_at_station import SELECTS_AT_STATION
from studio.store.owner.database import OWNER_FILE, open_owner_store, open_owner_store_for_writing
from studio.store.people.clients import ClientBook
from studio.store.people.pain_consent import give_pain_consent
from studio.store.privacy.audit import Actor, note
from studio.store.privacy.key import load_station_key
from studio.sync.forget import forget
from studio.sync.local_store import LocalStore
from tests.small_disk import files_end_at
from tests.sync.people import running_journal, train
from tests.sync.stations import NOW, do_sets, rows, ship

_TOTALS = ("set_totals", "cue_totals")
_HARD_TEXTS = ("", "'", "=1+1", "-3", "a\nb", 'say "hi", twice', "@x", "Zoë 🏋", "\\N", "null")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with two stations, three clients, and texts that are hard to write down."""
    folder = tmp_path / "store"
    folder.mkdir(mode=0o700)
    with closing(LocalStore(folder)) as opened:
        for name in ("a", "b"):
            do_sets(tmp_path / name, sets=2)
            journal = running_journal(tmp_path / name)
            train(journal, tmp_path / name, alias=f"=client {name}")
            journal.stop()
            ship(tmp_path / name, opened)
    with closing(open_owner_store_for_writing(folder)) as opened_again:
        cues = opened_again.database.execute("SELECT id FROM reps ORDER BY id").fetchall()
        for (rep_id,), text in zip(cues, _HARD_TEXTS, strict=False):
            opened_again.database.execute(
                "UPDATE reps SET deduction = ? WHERE id = ?", (text, rep_id)
            )
        opened_again.database.execute("UPDATE sets SET deduction = '' WHERE number = 1")
    return folder


def _content(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    tables = (*TABLES, *_TOTALS)
    return {table: rows(folder / OWNER_FILE, f"SELECT * FROM {table}") for table in tables}


@pytest.mark.parametrize("kind", list(ExportFormat))
def test_out_and_in_again_gives_the_same_rows(
    tmp_path: Path, store: Path, kind: ExportFormat
) -> None:
    done = export_store(store, tmp_path / "out", kind=kind)
    assert done.rows["reps"] == 18
    again = tmp_path / "again"
    again.mkdir()
    for _ in range(2):  # the second time changes nothing
        import_export(tmp_path / "out", into=again)
        assert _content(again) == _content(store)
    for path in (tmp_path / "out").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


@pytest.mark.parametrize("kind", list(ExportFormat))
def test_one_clients_export_has_nothing_of_others(
    tmp_path: Path, store: Path, kind: ExportFormat
) -> None:
    clients = rows(store / OWNER_FILE, "SELECT alias, id FROM clients WHERE is_guest = 0")
    ids = {str(alias): str(client_id) for alias, client_id in clients}
    done = export_store(store, tmp_path / "out", kind=kind, client_id=ids["=client a"])
    counts = {"clients": 1, "sessions": 1, "sets": 1, "reps": 3, "rep_traces": 3, "consents": 1}
    assert {name: done.rows[name] for name in counts} == counts
    everything = b"".join(path.read_bytes() for path in (tmp_path / "out").iterdir())
    assert ids["=client a"].encode() in everything
    assert ids["=client b"].encode() not in everything
    again = tmp_path / "again"
    again.mkdir()
    assert import_export(tmp_path / "out", into=again).rows == done.rows


def test_a_trace_can_be_read_without_our_code(tmp_path: Path, store: Path) -> None:
    export_store(store, tmp_path / "csv", kind=ExportFormat.CSV)
    export_store(store, tmp_path / "jsonl", kind=ExportFormat.JSONL)
    with (tmp_path / "csv" / "rep_traces.csv").open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    with (tmp_path / "jsonl" / "rep_traces.jsonl").open(encoding="utf-8") as file:
        told = json.loads(file.readline())
    time_s = np.array(row["time_s"].split(" "), dtype=float)
    assert len(time_s) == 90
    assert np.allclose(time_s, np.linspace(0, 3, 90), atol=1e-3)
    assert np.allclose(time_s, told["time_s"], atol=1e-5)
    values = row["value"].split(" ")
    assert (values[1], told["value"][1]) == ("", None)  # not seen
    assert float(values[45]) == pytest.approx(120, abs=0.1)
    assert told["value"][45] == pytest.approx(120, abs=0.1)


def test_a_spreadsheet_runs_no_text(tmp_path: Path, store: Path) -> None:
    export_store(store, tmp_path / "out", kind=ExportFormat.CSV)
    with (tmp_path / "out" / "clients.csv").open(encoding="utf-8", newline="") as file:
        aliases = {row["alias"] for row in csv.DictReader(file)}
    assert aliases == {"guest", "'=client a", "'=client b"}


def test_the_schema_explains_every_column(tmp_path: Path, store: Path) -> None:
    export_store(store, tmp_path / "out", kind=ExportFormat.CSV)
    schema = (tmp_path / "out" / "schema.sql").read_text(encoding="utf-8")
    assert all(f"CREATE TABLE {table} (" in schema for table in TABLES)
    assert "reps after the client's corrections" in schema
    assert "credential" not in schema


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, store: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").touch()
    with pytest.raises(KnownError, match="not empty"):
        export_store(store, tmp_path / "out", kind=ExportFormat.CSV)


@pytest.mark.parametrize("damage", ["no manifest", "a line less", "no table", "not json"])
def test_half_an_export_is_refused_whole(tmp_path: Path, store: Path, damage: str) -> None:
    out, again = tmp_path / "out", tmp_path / "again"
    again.mkdir()
    export_store(store, out, kind=ExportFormat.JSONL)
    reps = out / "reps.jsonl"
    lines = reps.read_text(encoding="utf-8").splitlines(keepends=True)
    match damage:
        case "no manifest":
            (out / "export.json").unlink()
        case "a line less":
            (out / "corrections.jsonl").write_text("", encoding="utf-8")
        case "no table":
            reps.unlink()
        case "not json":
            reps.write_text("".join(lines[:-1]) + lines[-1][:20], encoding="utf-8")
    with pytest.raises(KnownError) as caught:
        import_export(out, into=again)
    assert caught.value.reason is Reason.BAD_FILE
    if (again / OWNER_FILE).is_file():
        assert all(not content for content in _content(again).values())


# --- what the station alone keeps --------------------------------------------------------------


@pytest.mark.parametrize("kind", list(ExportFormat))
def test_a_clients_export_holds_what_the_station_keeps_of_them(
    tmp_path: Path, kind: ExportFormat
) -> None:
    folder = tmp_path / "station"
    ada, _ = _cared_for(folder, "Ada"), _cared_for(folder, "Bo")
    out = tmp_path / "out"
    done = export_store(folder, out, kind=kind, client_id=ada, data_folder=folder)
    assert done.at_station == {
        "client_profiles": 1,
        "client_stops": 1,
        "health_checks": 1,
        "client_ranges": 1,
        "client_tokens": 1,
        "pain_consents": 1,
        "pain_answers": 1,
        "set_zones": 1,
        "pins": 1,
        "audit": 1,
    }
    schema = (out / "schema.sql").read_text(encoding="utf-8")
    for table in done.at_station:
        assert f"CREATE TABLE {table} (" in schema
    with closing(sqlite3.connect(":memory:")) as empty:
        empty.executescript(schema)
    secrets = rows(folder / "studio.db", "SELECT hash FROM pins")
    everything = b"".join(path.read_bytes() for path in out.iterdir())
    assert not any(str(row[0]).encode() in everything for row in secrets)
    assert import_export(out, into=_new(tmp_path)).rows == done.rows


def test_nothing_that_is_kept_of_a_client_is_missing_in_their_export(tmp_path: Path) -> None:
    do_sets(tmp_path)
    with closing(sqlite3.connect(tmp_path / "studio.db")) as journal:
        names = [row[0] for row in journal.execute("SELECT name FROM sqlite_schema WHERE sql > ''")]
        parents = {
            name: {row[2] for row in journal.execute(f"PRAGMA foreign_key_list({name})")}
            for name in names
        }
    hangs_on_a_client = {"clients"}
    while more := {
        name
        for name in parents
        if name not in hangs_on_a_client and parents[name] & hangs_on_a_client
    }:
        hangs_on_a_client |= more
    assert len(hangs_on_a_client) > 15
    assert hangs_on_a_client <= {*TABLES, *SELECTS_AT_STATION}


@pytest.mark.parametrize("kind", list(ExportFormat))
def test_a_station_that_feeds_a_hub_exports_what_the_hub_has(
    tmp_path: Path, kind: ExportFormat
) -> None:
    folder, hub = tmp_path / "station", tmp_path / "hub"
    hub.mkdir(mode=0o700)
    do_sets(folder)
    ada, _ = _cared_for(folder, "Ada", store=hub), _cared_for(folder, "Bo", store=hub)
    assert not (folder / OWNER_FILE).exists()
    here = export_store(folder, tmp_path / "here", kind=kind, client_id=ada, data_folder=folder)
    there = export_store(hub, tmp_path / "there", kind=kind, client_id=ada)
    assert here.rows == there.rows
    assert here.rows["reps"] == 3
    assert here.at_station is not None
    for name in ("here", "there"):
        (tmp_path / "again" / name).mkdir(parents=True, mode=0o700)
        import_export(tmp_path / name, into=tmp_path / "again" / name)
        with closing(open_owner_store_for_writing(tmp_path / "again" / name)) as opened:
            opened.database.execute("UPDATE stations SET last_received_utc = NULL")
    assert _content(tmp_path / "again" / "here") == _content(tmp_path / "again" / "there")


def test_a_client_of_another_station_has_nothing_here(tmp_path: Path, store: Path) -> None:
    do_sets(tmp_path / "elsewhere")
    ids = rows(store / OWNER_FILE, "SELECT id FROM clients WHERE is_guest = 0")
    done = export_store(
        store,
        tmp_path / "out",
        kind=ExportFormat.CSV,
        client_id=str(ids[0][0]),
        data_folder=tmp_path / "elsewhere",
    )
    assert done.at_station is None


def _cared_for(folder: Path, alias: str, *, store: Path | None = None) -> str:
    """A client of whom the station keeps everything it can. Returns the id."""
    journal = running_journal(folder)
    client_id = train(journal, folder, alias=alias)
    sql = (
        "SELECT sessions.id, sets.id FROM sets JOIN sessions ON sessions.id = sets.session_id "
        "WHERE client_id = ?"
    )
    session_id, set_id = rows(folder / "studio.db", sql, client_id)[0]
    book = ClientBook(folder, journal=journal)
    journal.perform(lambda database: give_pain_consent(database, client_id=client_id, now=NOW))
    answers = SetAnswers(felt=7, reserve=2, pain=3, place=None)
    book.record_answers(str(set_id), answers, session_id=str(session_id))
    book.record_zone(str(set_id), RepZone.STRENGTH)
    known = PersonalRange(range=90.0, calibrated=95.0)
    book.record_range(client_id, exercise_id="goblet_squat", side=Side.BOTH, known=known)
    tag = load_station_key(folder).client_tag(client_id)
    values = {"client": client_id, "now": utc_text(NOW), "tag": tag}

    def more(database: Database) -> None:
        database.execute("INSERT INTO health_checks VALUES (:client, :now, 'clear')", values)
        database.execute("INSERT INTO client_tokens VALUES (:client || 't', :client, :now)", values)
        note(database, actor=Actor.STAFF, action="profile", subject=tag, now=NOW)

    assert journal.perform(more).wait(timeout_s=20.0)
    journal.stop()
    with closing(LocalStore(store or folder)) as opened:
        ship(folder, opened)
    return client_id


def _new(tmp_path: Path) -> Path:
    folder = tmp_path / "again"
    folder.mkdir(mode=0o700)
    return folder


# --- erased, and back again ---------------------------------------------------------------------


@pytest.mark.parametrize("kind", list(ExportFormat))
def test_who_was_erased_does_not_come_back_with_an_old_export(
    tmp_path: Path, kind: ExportFormat
) -> None:
    folder = tmp_path / "station"
    _cared_for(folder, "Ada")
    _cared_for(folder, "Bo")
    export_store(folder, tmp_path / "out", kind=kind)
    forget(folder, "Ada", settings=StationSettings())
    before = _content(folder)
    assert import_export(tmp_path / "out", into=folder).erased == 1
    assert _content(folder) == before
    assert rows(folder / OWNER_FILE, "SELECT alias FROM clients WHERE is_guest = 0") == [("Bo",)]
    for path in folder.glob("owner.db*"):
        assert b"Ada" not in path.read_bytes(), path


# --- disks and files as they are ----------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="limits files as POSIX does")
@pytest.mark.parametrize("kind", list(ExportFormat))
@pytest.mark.parametrize("is_new", [True, False])
def test_an_export_that_does_not_fit_leaves_nothing(
    tmp_path: Path, store: Path, kind: ExportFormat, is_new: bool
) -> None:
    out = tmp_path / "out"
    if not is_new:
        out.mkdir()
    with closing(open_owner_store(store)) as reader:  # so that SQLite's own files are there
        reader.execute("SELECT count(*) FROM reps").fetchone()
        with files_end_at(15_000), pytest.raises(KnownError) as caught:
            export_store(store, out, kind=kind)
    assert caught.value.reason in {Reason.DISK_FULL, Reason.DISK_FAULT, Reason.READ_ONLY}
    assert str(out) in caught.value.text
    assert out.exists() != is_new
    assert is_new or list(out.iterdir()) == []


def test_folders_for_an_export_are_their_owners_alone(tmp_path: Path, store: Path) -> None:
    out = tmp_path / "exports" / "today"
    export_store(store, out, kind=ExportFormat.CSV)
    for folder in (out, out.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_no_cell_begins_as_a_formula(tmp_path: Path, store: Path) -> None:
    texts = [f"{start}1+1" for start in "=+-@\t\r\n"]
    with closing(open_owner_store_for_writing(store)) as opened:
        ids = opened.database.execute("SELECT id FROM reps ORDER BY id").fetchall()
        for (rep_id,), text in zip(ids, texts, strict=False):
            sql = "UPDATE reps SET deduction = ? WHERE id = ?"
            opened.database.execute(sql, (text, rep_id))
    export_store(store, tmp_path / "out", kind=ExportFormat.CSV)
    with (tmp_path / "out" / "reps.csv").open(encoding="utf-8", newline="") as file:
        cells = [row["deduction"] for row in csv.DictReader(file)]
    assert [f"'{text}" for text in texts] == cells[: len(texts)]
    import_export(tmp_path / "out", into=_new(tmp_path))
    assert _content(tmp_path / "again") == _content(store)


def _write(name: str, change: Callable[[str], str]) -> Callable[[Path], None]:
    def write(out: Path) -> None:
        text = (out / name).read_bytes().decode()
        assert change(text) != text
        (out / name).write_bytes(change(text).encode())

    return write


def _edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    return _write(name, lambda text: text.replace(old, new, 1))


_MANGLED: dict[str, tuple[ExportFormat, Callable[[Path], None]]] = {
    "a cell without end": (
        ExportFormat.CSV,
        _edit("clients.csv", "=client a", "Z" * ((1 << 24) + 1)),
    ),
    "an integer over 64 bit": (
        ExportFormat.JSONL,
        _edit("sets.jsonl", '"reps_target": 8', '"reps_target": 99999999999999999999999'),
    ),
    "brackets without end": (
        ExportFormat.JSONL,
        _write("clients.jsonl", lambda _text: "[" * 200_000),
    ),
    "a time that is none": (
        ExportFormat.JSONL,
        _edit("sets.jsonl", '"started_utc": "2026', '"started_utc": "nope'),
    ),
    "a number without end": (
        ExportFormat.JSONL,
        _edit("sets.jsonl", '"score": 80.0', '"score": Infinity'),
    ),
    "no database": (ExportFormat.SQLITE, lambda out: (out / "export.db").unlink()),
    "counts in words": (ExportFormat.CSV, _edit("export.json", '"reps": 18', '"reps": "many"')),
    "no counts": (ExportFormat.CSV, _edit("export.json", '"reps": 18', '"reps": null')),
    "another exercise": (ExportFormat.JSONL, _edit("snapshots.jsonl", "Goblet", "Other")),
    "cells missing": (
        ExportFormat.CSV,
        _write("sets.csv", lambda text: text.rsplit(",", 3)[0]),
    ),
}


@pytest.mark.parametrize("how", list(_MANGLED))
def test_a_mangled_export_is_refused_in_one_line(tmp_path: Path, store: Path, how: str) -> None:
    kind, mangle = _MANGLED[how]
    export_store(store, tmp_path / "out", kind=kind)
    mangle(tmp_path / "out")
    again = _new(tmp_path)
    with pytest.raises(KnownError) as caught:
        import_export(tmp_path / "out", into=again)
    assert caught.value.reason is Reason.BAD_FILE
    assert "\n" not in caught.value.text
    assert len(caught.value.text) < 400 + len(str(tmp_path))
    if (again / OWNER_FILE).is_file():
        assert not any(_content(again).values())
