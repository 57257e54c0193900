import csv
import json
import stat
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from studio.errors import KnownError, Reason
from studio.store.export import TABLES, ExportFormat, export_store, import_export
from studio.store.owner.database import OWNER_FILE, open_owner_store_for_writing
from studio.sync.local_store import LocalStore
from tests.sync.people import running_journal, train
from tests.sync.stations import do_sets, rows, ship

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
