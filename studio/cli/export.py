"""`studio export` and `studio import`: the owner's data, out and in again."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from studio.cli.console import print_json, print_table, say
from studio.cli.noted import note_action
from studio.errors import KnownError, Reason
from studio.paths import data_folder, private_folder
from studio.settings import load_settings
from studio.store.bring_in import import_export
from studio.store.database import write_fault
from studio.store.export import ExportFormat, export_store
from studio.store.privacy.erased import erased_in
from studio.store.privacy.forget import clients_of, find_clients
from studio.sync.open_transport import local_folder

_Data = Annotated[Path | None, typer.Option(help="Folder of everything the station writes.")]
_AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]


def export(
    to: Annotated[Path | None, typer.Option(help="New folder for the export.")] = None,
    kind: Annotated[ExportFormat, typer.Option("--format", help="How.")] = ExportFormat.CSV,
    clients: Annotated[bool, typer.Option("--clients", help="Only list the clients.")] = False,
    client: Annotated[str | None, typer.Option(help="Alias or id: only what is theirs.")] = None,
    pdf: Annotated[
        str | None, typer.Option(help="Alias or id: one page with charts, into --to.")
    ] = None,
    as_json: _AsJson = False,
    data: _Data = None,
) -> None:
    """Write the owner's store as CSV, JSON Lines or SQLite, with its schema."""
    folder = data_folder(data)
    if pdf is not None:
        _write_pdf(folder, pdf, into=Path.cwd() if to is None else to)
        return
    if clients:
        _list_clients(folder, as_json=as_json)
        return
    if to is None:
        raise KnownError(Reason.USER_INPUT, "Where to? Give a new folder: --to FOLDER")
    client_id = None if client is None else _only(folder, client)
    store = local_folder(load_settings(folder), folder)
    done = export_store(store, to, kind=kind, client_id=client_id, data_folder=folder)
    whose = "everybody" if client is None else "one client"
    note_action(folder, "export", detail=f"{kind.value}, {whose}")
    _tell(done.folder, done.rows, as_json=as_json, at_station=done.at_station)
    if client_id is not None and done.at_station is None:
        say("their profile, ranges and answers about pain are at their own station: export there")


def import_(
    folder: Annotated[Path, typer.Argument(help="What `studio export` wrote.")],
    as_json: _AsJson = False,
    data: _Data = None,
) -> None:
    """Bring an export into the owner's store; rows that are there already stay as they are."""
    into = data_folder(data)
    store = local_folder(load_settings(into), into)
    done = import_export(folder, into=store, erased_tags=erased_in(into).tags)
    note_action(into, "import")
    _tell(done.folder, done.rows, as_json=as_json, erased=done.erased)
    if done.erased:
        say(f"clients who were erased here and stay so: {done.erased}; nothing of them came in")


def _only(folder: Path, name: str) -> str:
    found = find_clients(folder, name)
    if len(found) > 1:
        raise KnownError(
            Reason.USER_INPUT, f"Several stations have a {name}: give the id. See: --clients"
        )
    return found[0].id


def _write_pdf(folder: Path, name: str, *, into: Path) -> None:
    # Qt is needed for this alone.
    from studio.ui.owner.paper_command import write_sheet_of

    settings = load_settings(folder)
    client_id = _only(folder, name)
    try:
        private_folder(into)
    except OSError as error:
        raise write_fault(error, path=into) from error
    store = local_folder(settings, folder)
    print(write_sheet_of(client_id, store=store, data=folder, into=into, settings=settings))
    note_action(folder, "export", detail="pdf, one client")


def _list_clients(folder: Path, *, as_json: bool) -> None:
    found = clients_of(folder)
    if as_json:
        hidden = {"tag"}
        print_json(
            [
                {name: value for name, value in asdict(one).items() if name not in hidden}
                for one in found
            ]
        )
        return
    table = Table(title="Clients")
    for heading in ("alias", "id", "since", ""):
        table.add_column(heading)
    for one in found:
        mark = "guest" if one.is_guest else ("demo" if one.is_demo else "")
        table.add_row(one.alias, one.id, one.created_utc[:10], mark)
    print_table(table)


def _tell(
    folder: Path,
    rows: dict[str, int],
    *,
    as_json: bool,
    at_station: dict[str, int] | None = None,
    erased: int | None = None,
) -> None:
    if as_json:
        told = {"rows_at_station": at_station, "erased_clients_left_out": erased}
        some = {name: value for name, value in told.items() if value is not None}
        print_json({"folder": str(folder), "rows": rows, **some})
    else:
        print(folder)
        say(f"{sum(rows.values())} rows, {rows['reps']} of them reps")
        if at_station is not None:
            say(f"{sum(at_station.values())} rows that only this station keeps of them")
