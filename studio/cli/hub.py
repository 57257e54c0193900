"""`studio hub`: the store of a studio with several stations, and who may feed it.

The packages of server and database are needed for these commands alone: each loads its own.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from studio.cli.console import print_json, print_table, say
from studio.errors import KnownError, Reason
from studio.log import start_logging
from studio.paths import data_folder
from studio.settings import load_settings
from studio.sync.hub_place import CERTIFICATE_FILE, DEFAULT_PORT
from studio.sync.local_store import LocalStore

if TYPE_CHECKING:
    import psycopg

    from studio.sync.hub_client import HubAdmin

app = typer.Typer(help="The store of several stations.", rich_markup_mode=None)

_Data = Annotated[Path | None, typer.Option(help="Folder of everything the hub writes.")]
_AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]


@app.callback(invoke_without_command=True)
def _serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "0.0.0.0",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = DEFAULT_PORT,
    data: _Data = None,
) -> None:
    """Take the rows of paired stations over TLS, until Ctrl+C."""
    if context.invoked_subcommand is not None:
        return
    from studio.sync.hub_server import HubServer

    folder = data_folder(data)
    start_logging(folder=folder)
    keep_days = load_settings(folder).keep_days
    server = HubServer(folder, host=host, port=port, keep_days=keep_days)
    say(f"the hub listens on port {server.port}; let a station in with: studio hub pair")
    server.run()


@app.command("pair")
def pair(data: _Data = None, as_json: _AsJson = False) -> None:
    """Print a code that lets one station in, within ten minutes."""
    with _admin(data) as admin:
        code = admin.new_code()
    if as_json:
        print_json({"code": code})
    else:
        print(code)
        say("at the station: studio sync --pair https://THIS-MACHINE:PORT")


@app.command("stations")
def stations(data: _Data = None, as_json: _AsJson = False) -> None:
    """List the stations that were ever paired."""
    with _admin(data) as admin:
        found = admin.stations()
    if as_json:
        print_json([dict(row) for row in found])
        return
    table = Table(title="Stations")
    names = ("id", "name", "paired_utc", "revoked_utc", "last_received_utc")
    for name in names:
        table.add_column(name.removesuffix("_utc").replace("_", " "))
    for row in found:
        table.add_row(*(row[name] or "" for name in names))
    print_table(table)


@app.command("revoke")
def revoke(
    station: Annotated[str, typer.Argument(help="Its name or id.")], data: _Data = None
) -> None:
    """Let a station in no longer; what it sent stays."""
    with _admin(data) as admin:
        station_id = admin.revoke(station)
    say(f"station {station_id} is let in no longer")


@app.command("postgres")
def postgres(
    address: Annotated[str, typer.Argument(help="Of the database, as its owner: postgresql://...")],
    add: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Let a station in; its id: studio sync --status there."),
    ] = None,
    host: Annotated[
        str | None,
        typer.Option(help="Name under which stations reach it, if not that in the address."),
    ] = None,
    authority: Annotated[
        Path | None, typer.Option(help="Certificate (PEM) that vouches for the server.")
    ] = None,
    revoke: Annotated[
        str | None, typer.Option(metavar="ID", help="Let a station in no longer.")
    ] = None,
    copy: Annotated[
        bool, typer.Option("--copy", help="Bring what is new into this machine's owner.db.")
    ] = False,
    data: _Data = None,
) -> None:
    """Set PostgreSQL up as the store of a chain, let stations in, copy it for the dashboards."""
    import psycopg

    from studio.sync.postgres import revoke_station, set_up_store

    try:
        with psycopg.connect(address) as connection:
            connection.autocommit = True
            set_up_store(connection)
            if revoke is not None:
                revoke_station(connection, station_id=revoke)
                say(f"station {revoke} is let in no longer")
            if add is not None:
                _add(connection, add, host=host, authority=authority)
            if copy:
                _copy(connection, data_folder(data))
    except psycopg.Error as error:
        line = " ".join(str(error).split())
        raise KnownError(Reason.NO_NETWORK, f"PostgreSQL: {line}") from error


def _add(
    connection: "psycopg.Connection", station_id: str, *, host: str | None, authority: Path | None
) -> None:
    from studio.sync.postgres import add_station

    if authority is None or not authority.is_file():
        raise KnownError(
            Reason.USER_INPUT,
            "--add needs --authority FILE: the certificate (PEM) that vouches for the server, "
            "such as its ssl_ca_file or its own.",
        )
    paired = add_station(
        connection,
        station_id=station_id,
        host=host or connection.info.host,
        certificate_pem=authority.read_text(encoding="ascii"),
    )
    print(json.dumps(asdict(paired)))
    say("keep this in a file and give it to the station: studio sync --pair FILE")


def _copy(connection: "psycopg.Connection", folder: Path) -> None:
    from studio.sync.postgres_copy import copy_changes

    store = LocalStore(folder)
    try:
        copied = copy_changes(connection, store)
    finally:
        store.close()
    for fault in copied.faults:
        say(fault)


def _admin(data: Path | None) -> "HubAdmin":
    from studio.sync.hub_client import HubAdmin

    folder = data_folder(data)
    certificate = folder / CERTIFICATE_FILE
    if not certificate.is_file():
        raise KnownError(
            Reason.NOT_FOUND, f"{folder}: no hub was started here. Start it: studio hub"
        )
    return HubAdmin(folder, certificate.read_text(encoding="ascii"))
