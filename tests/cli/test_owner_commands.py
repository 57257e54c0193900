"""The commands about the owner's data, as they are typed."""

import json
from pathlib import Path

import pytest

from studio.cli.application import run_command
from studio.cli.run import _tell_setup_code
from studio.store.owner.database import OWNER_FILE
from studio.store.people.pins import OWNER, PinBook
from studio.store.people.setup_code import SetupCodes
from studio.store.privacy.audit import read_audit
from tests.sync.hubs import running_hub
from tests.sync.people import running_journal, train
from tests.sync.stations import do_sets, rows, station_id


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    do_sets(tmp_path / "station")
    journal = running_journal(tmp_path / "station")
    train(journal, tmp_path / "station", alias="Ada")
    journal.stop()
    return tmp_path / "station"


class _Typed:
    """Types a command for one data folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder = folder
        self._capsys = capsys

    def __call__(self, *words: str, code: int = 0) -> str:
        """Returns stdout, or for a failure stderr."""
        assert run_command([*words, "--data", str(self._folder)]) == code
        told = self._capsys.readouterr()
        return told.err if code else told.out

    def json(self, *words: str) -> object:
        return json.loads(self(*words, "--json"))


@pytest.fixture
def typed(folder: Path, capsys: pytest.CaptureFixture[str]) -> _Typed:
    return _Typed(folder, capsys)


def test_sync_sends_what_waits(typed: _Typed, folder: Path) -> None:
    first = typed.json("sync", "--status")
    assert isinstance(first, dict)
    assert first["waiting"] > 10
    told = {"sent": first["waiting"], "waiting": 0, "station_id": station_id(folder)}
    assert typed.json("sync") == told
    assert typed("sync", "--status") == f"0 changes wait\nstation {station_id(folder)}\n"
    assert rows(folder / OWNER_FILE, "SELECT count(*) FROM reps") == [(6,)]
    again = typed.json("sync", "--again")
    assert isinstance(again, dict)
    assert again["sent"] > 10


def test_sync_of_a_station_that_runs_says_so(typed: _Typed, folder: Path) -> None:
    journal = running_journal(folder)
    try:
        assert "by itself" in typed("sync", code=3)
        assert "Data page" in typed("forget", "Ada", "--yes", code=3)
    finally:
        journal.stop()


def test_export_lists_the_clients_and_forget_erases_one(typed: _Typed, folder: Path) -> None:
    typed("sync")
    typed("backup")
    clients = typed.json("export", "--clients")
    assert isinstance(clients, list)
    assert [one["alias"] for one in clients] == ["Ada", "guest"]
    ada = clients[0]["id"]
    done = typed.json("forget", "Ada", "--yes")
    assert isinstance(done, dict)
    assert (done["clients"], done["upstream"], done["left"]) == (1, "erased", [])
    assert len(done["backups"]) == 2
    for path in folder.rglob("*"):
        if path.is_file():
            assert ada.encode() not in path.read_bytes(), path
    left = typed.json("export", "--clients")
    assert isinstance(left, list)
    assert [one["alias"] for one in left] == ["guest"]
    assert 'no client "Ada"' in typed("forget", "Ada", "--yes", code=2)
    assert "guest" in typed("export", "--clients")


def test_export_and_import(typed: _Typed, tmp_path: Path) -> None:
    typed("sync")
    out = tmp_path / "out"
    told = typed.json("export", "--to", str(out), "--format", "jsonl", "--client", "Ada")
    assert isinstance(told, dict)
    assert told["rows"]["reps"] == 3
    assert told["rows_at_station"]["client_profiles"] == 1
    brought = {"folder": str(out), "rows": told["rows"], "erased_clients_left_out": 0}
    assert typed.json("import", str(out)) == brought
    typed("forget", "Ada", "--yes")
    assert typed.json("import", str(out)) == brought | {"erased_clients_left_out": 1}
    listed = typed.json("export", "--clients")
    assert isinstance(listed, list)
    assert [one["alias"] for one in listed] == ["guest"]
    assert "--to" in typed("export", code=2)


def test_backup_and_restore(typed: _Typed, folder: Path, tmp_path: Path) -> None:
    made = typed.json("backup", "--to", str(tmp_path / "stick"))
    assert isinstance(made, dict)
    do_sets(folder)
    assert "restored" in typed("restore", made["folder"], "--yes")
    assert "is not a backup" in typed("restore", str(tmp_path), "--yes", code=2)
    assert [row.action for row in read_audit(folder)][:1] == ["restore"]


def test_a_station_is_paired_and_feeds_the_hub(
    typed: _Typed, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running_hub(tmp_path / "hub") as hub:
        at_hub = _Typed(hub.folder, capsys)
        told = at_hub.json("hub", "pair")
        assert isinstance(told, dict)
        typed("sync", "--pair", hub.address, "--code", str(told["code"]))
        typed("sync")
        stations = at_hub.json("hub", "stations")
        assert isinstance(stations, list)
        assert [one["name"] for one in stations] == ["Station 1"]
        assert rows(hub.folder / OWNER_FILE, "SELECT count(*) FROM reps") == [(6,)]
        assert not (folder / OWNER_FILE).exists()
        at_hub("hub", "revoke", "Station 1")
        do_sets(folder)
        assert "not known to the hub" in typed("sync", code=3)
        at_hub("hub", "revoke", "Station 7", code=2)
    assert "no hub runs" in at_hub("hub", "pair", code=2)


def test_what_is_done_while_the_station_runs_is_in_its_audit_log(
    typed: _Typed, folder: Path, tmp_path: Path
) -> None:
    typed("sync")
    journal = running_journal(folder)
    try:
        typed("backup")
        typed("export", "--to", str(tmp_path / "out"))
        noted = [(row.actor, row.action) for row in read_audit(folder)]
    finally:
        journal.stop()
    assert noted[:2] == [("command line", "export"), ("command line", "backup")]


def test_what_is_done_at_a_hub_is_in_its_audit_log(
    typed: _Typed, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    audit = "SELECT actor, action FROM audit ORDER BY at_utc, id"
    with running_hub(tmp_path / "hub") as hub:
        at_hub = _Typed(hub.folder, capsys)
        typed("sync", "--pair", hub.address, "--code", hub.new_code())
        typed("sync")
        at_hub("export", "--to", str(tmp_path / "running"))
        at_hub("forget", "Ada", "--yes")
        done = ["export", "erase"]
        assert rows(hub.folder / OWNER_FILE, audit) == [("command line", one) for one in done]
    at_hub("export", "--to", str(tmp_path / "ended"))
    at_hub("backup")
    done += ["export", "backup"]
    assert rows(hub.folder / OWNER_FILE, audit) == [("command line", one) for one in done]


def test_a_file_that_pairs_nothing_is_refused(typed: _Typed, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]", encoding="utf-8")
    assert "is not what" in typed("sync", "--pair", str(tmp_path / "x.json"), code=2)


def test_a_code_for_the_owners_pin_is_printed_while_the_station_runs(
    typed: _Typed, folder: Path
) -> None:
    journal = running_journal(folder)
    try:
        code = typed("owner", "--reset-pin").strip().replace(" ", "")
        book = PinBook(folder, journal=journal)
        SetupCodes(folder, journal=journal, pins=book).choose_pin("402957", code=code)
        assert book.check(OWNER, "402957").is_right
    finally:
        journal.stop()


def test_there_is_no_code_where_there_is_no_station(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "no station" in _Typed(empty, capsys)("owner", "--reset-pin", code=2)
    assert list(empty.iterdir()) == []


def test_who_starts_the_station_in_a_terminal_is_told_a_code_until_there_is_a_pin(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    _tell_setup_code(fresh)  # before the very first start
    assert "Setup code: " in capsys.readouterr().err
    _tell_setup_code(folder)
    told = capsys.readouterr().err
    code = told.partition("Setup code: ")[2].partition(" (")[0].replace(" ", "")

    journal = running_journal(folder)
    try:
        book = PinBook(folder, journal=journal)
        SetupCodes(folder, journal=journal, pins=book).choose_pin("402957", code=code)
    finally:
        journal.stop()

    _tell_setup_code(folder)
    assert capsys.readouterr().err == ""
