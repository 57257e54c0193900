"""`studio demo-data`: a made-up past, to try the owner's pages with."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from studio.catalog.loader import load_catalog
from studio.cli.console import counted, print_json, progress_bar, say
from studio.cli.noted import note_action
from studio.engine.demo.history import DemoMade
from studio.engine.demo.store import DemoWish, make_demo, remove_demo_from
from studio.paths import data_folder, resources
from studio.settings import StationSettings, load_settings
from studio.sync.open_transport import local_folder

_CLIENTS_PER_STATION = 25


def demo_data(
    clients: Annotated[int, typer.Option(help="How many clients.", min=1, max=500)] = 20,
    weeks: Annotated[int, typer.Option(help="For how many weeks.", min=1, max=104)] = 12,
    seed: Annotated[int, typer.Option(help="The same seed makes the same numbers.", min=0)] = 1,
    stations: Annotated[
        int | None, typer.Option(help="How many stations; by default one for 25 clients.", min=1)
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Only take demo data out.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    data: Annotated[
        Path | None, typer.Option(help="Folder of everything the station writes.")
    ] = None,
) -> None:
    """Put a made-up, marked past into the owner's store, in the place of any demo data before."""
    folder = data_folder(data)
    settings = load_settings(folder)
    store = local_folder(settings, folder)
    if remove:
        _remove(store, as_json=as_json)
        note_action(folder, "demo data", detail="removed")
        return
    wish = DemoWish(
        clients=clients,
        weeks=weeks,
        stations=stations or -(-clients // _CLIENTS_PER_STATION),
        seed=seed,
        until=datetime.now().astimezone(),
    )
    made = _make(store, wish, settings=settings)
    note_action(folder, "demo data", detail=f"{clients} clients, {weeks} weeks")
    if as_json:
        print_json(asdict(made))
    else:
        say(
            f"{counted(made.clients, 'demo client')}, {counted(made.sessions, 'session')}, "
            f"{counted(made.sets, 'set')}, "
            f"{counted(made.reps, 'rep')}; take them out again with: studio demo-data --remove"
        )


def _make(store: Path, wish: DemoWish, *, settings: StationSettings) -> DemoMade:
    catalog = load_catalog(resources())
    with progress_bar() as bar:
        tasks = {name: bar.add_task(name, total=None) for name in ("visits", "rows")}
        return make_demo(
            store,
            wish,
            exercises=catalog.exercises,
            cues=catalog.cues,
            settings=settings,
            on_progress=lambda what, done: bar.update(tasks[what], completed=done),
        )


def _remove(store: Path, *, as_json: bool) -> None:
    gone = remove_demo_from(store)
    if as_json:
        print_json({"stations_removed": gone})
    else:
        say(f"{counted(gone, 'demo station')} removed")
