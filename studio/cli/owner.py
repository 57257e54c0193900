"""`studio owner`: the owner's pages on an office PC, or the store in the browser."""

from pathlib import Path
from typing import Annotated

import typer

from studio.cli.console import say
from studio.errors import KnownError, Reason
from studio.paths import data_folder
from studio.settings import load_settings
from studio.store.owner.database import OWNER_FILE
from studio.sync.open_transport import local_folder

_DEFAULT_PORT = 8470


def owner(
    web: Annotated[
        bool, typer.Option("--web", help="Serve the store read-only to this machine's browser.")
    ] = False,
    store: Annotated[
        Path | None, typer.Option(help="An owner.db, or its folder; for a copy from elsewhere.")
    ] = None,
    port: Annotated[int, typer.Option(help="Port for --web.", min=1, max=65535)] = _DEFAULT_PORT,
    data: Annotated[
        Path | None, typer.Option(help="Folder of everything the station writes.")
    ] = None,
) -> None:
    """Open the owner's pages; with --web, ask the store any question in the browser."""
    folder = data_folder(data)
    settings = load_settings(folder)
    place = local_folder(settings, folder) if store is None else _folder_of(store)
    if web:
        _serve(place, port=port)
        return
    # Qt is needed for the window alone.
    from studio.app import make_application
    from studio.ui.owner.office import run_office

    here = folder if store is None else place
    application = make_application()
    raise typer.Exit(run_office(application, store=place, data=here, settings=settings))


def _folder_of(store: Path) -> Path:
    """The folder of a store that was named by its file or its folder."""
    folder = store.parent if store.name == OWNER_FILE else store
    if not (folder / OWNER_FILE).is_file():
        raise KnownError(Reason.USER_INPUT, f"{store}: is no {OWNER_FILE}, nor a folder with one")
    return folder


def _serve(folder: Path, *, port: int) -> None:
    # Server and pages are needed for this alone.
    import rich
    import uvicorn

    from studio.store.free_questions import HOST, free_questions

    served = free_questions(folder)
    print(f"http://{HOST}:{port}{served.path}", flush=True)
    say("read-only, for this machine alone; end with Ctrl+C")
    # Datasette prints a page of locals on stdout for every question with a slip in it.
    rich.reconfigure(quiet=True)
    try:
        uvicorn.run(served.app, host=HOST, port=port, log_level="error")
    except SystemExit as error:
        raise KnownError(
            Reason.NO_NETWORK, f"Port {port} is taken; choose another with --port."
        ) from error
