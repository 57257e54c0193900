"""`studio sync`: bring this station's rows to the owner's store, or look how far they are."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from studio.cli.console import print_json, progress_bar, say
from studio.errors import KnownError, Reason
from studio.paths import data_folder
from studio.settings import load_settings
from studio.store.database import open_for_writing
from studio.store.privacy.key import load_station_key
from studio.sync.open_transport import open_transport
from studio.sync.outbox import OutboxReader
from studio.sync.paired import read_paired, save_paired
from studio.sync.shipping import Shipping
from studio.sync.writers import through_connection


def sync(
    status: Annotated[
        bool, typer.Option("--status", help="Only tell how much waits, and this station's id.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Send everything once more.")] = False,
    pair: Annotated[
        str | None,
        typer.Option(help="Address of a hub, or the file `studio hub postgres` made."),
    ] = None,
    code: Annotated[
        str | None, typer.Option(help="From `studio hub pair`; asked for when left out.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    data: Annotated[
        Path | None, typer.Option(help="Folder of everything the station writes.")
    ] = None,
) -> None:
    """Bring this station's rows to the owner's store. A station that runs does so by itself."""
    folder = data_folder(data)
    if pair is not None:
        _pair(folder, pair, code=code)
        return
    with closing(OutboxReader(folder, key=load_station_key(folder))) as outbox:
        sent = 0 if status else _ship(folder, outbox, again=again, shows_bar=not as_json)
        waiting, station_id = outbox.waiting(), outbox.station_id()
    if as_json:
        print_json({"sent": sent, "waiting": waiting, "station_id": station_id})
    elif status:
        print(f"{waiting} changes wait\nstation {station_id}")
    else:
        print(f"{sent} changes sent, {waiting} wait")


def _ship(folder: Path, outbox: OutboxReader, *, again: bool, shows_bar: bool) -> int:
    """Send everything. Returns how many changes went."""
    try:
        opened = open_for_writing(folder)
    except KnownError as error:
        if error.reason is not Reason.DATABASE_LOCKED:
            raise
        raise KnownError(
            Reason.DATABASE_LOCKED,
            f"{folder}: the station runs, and sends its rows by itself. See: studio sync --status",
        ) from error
    with closing(opened), closing(open_transport(load_settings(folder), folder)) as transport:
        shipping = Shipping(
            outbox=outbox,
            transport=transport,
            write=through_connection(opened),
            key=load_station_key(folder),
        )
        if again:
            shipping.begin_again()
        with progress_bar(shown=shows_bar) as bar:
            task = bar.add_task("changes", total=outbox.waiting())

            def told(sent: int, waiting: int) -> None:
                bar.update(task, completed=sent, total=sent + waiting)

            return shipping.ship(on_batch=told).sent


def _pair(folder: Path, address: str, *, code: str | None) -> None:
    file = Path(address)
    if file.is_file():
        try:
            save_paired(folder, read_paired(file.read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            raise KnownError(
                Reason.BAD_FILE, f"{file}: is not what `studio hub postgres` made"
            ) from error
        say("paired with PostgreSQL; this file holds a password: remove it now")
        return
    with closing(OutboxReader(folder, key=load_station_key(folder))) as outbox:
        station_id = outbox.station_id()
    # Its network packages are needed for this option alone.
    from studio.sync.hub_client import pair_with_hub

    code = code or str(typer.prompt("Code from `studio hub pair`", err=True))
    paired = pair_with_hub(address, code=code, station_id=station_id)
    save_paired(folder, paired)
    say(f"paired with the hub at {paired.address}")
