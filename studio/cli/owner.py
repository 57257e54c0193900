"""`studio owner`: the owner's pages on an office PC, or the store in the browser."""

from pathlib import Path
from typing import Annotated

import typer

from studio.cli.console import say
from studio.errors import KnownError, Reason
from studio.paths import data_folder
from studio.settings import load_settings
from studio.store.database import DATABASE_FILE
from studio.store.ids import now_utc
from studio.store.owner.database import OWNER_FILE
from studio.store.people.setup_code import CODE_HOURS, make_setup_code, spaced
from studio.sync.open_transport import local_folder

_DEFAULT_PORT = 8470


def owner(
    web: Annotated[
        bool, typer.Option("--web", help="Serve the store read-only to this machine's browser.")
    ] = False,
    store: Annotated[
        Path | None, typer.Option(help="An owner.db, or its folder; for a copy from elsewhere.")
    ] = None,
    reset_pin: Annotated[
        bool,
        typer.Option("--reset-pin", help="Print a code for once, to choose the owner's PIN with."),
    ] = False,
    port: Annotated[int, typer.Option(help="Port for --web.", min=1, max=65535)] = _DEFAULT_PORT,
    data: Annotated[
        Path | None, typer.Option(help="Folder of everything the station writes.")
    ] = None,
) -> None:
    """Open the owner's pages; with --web, ask the store any question in the browser.

    With --reset-pin, make the code with which the owner chooses the first or a new PIN.
    """
    folder = data_folder(data)
    if reset_pin:
        _tell_new_code(folder if store is None else _folder_of(store))
        return
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


def _tell_new_code(folder: Path) -> None:
    """Only who may write into the folder can do this; it is noted in the audit log."""
    if not any((folder / name).is_file() for name in (DATABASE_FILE, OWNER_FILE)):
        raise KnownError(
            Reason.USER_INPUT,
            f"{folder}: no station has been started here; name its folder with --data "
            "(of the package: --data /var/lib/glute-studio)",
        )
    print(spaced(make_setup_code(folder, now=now_utc())))
    say(
        f"The owner types these digits within {CODE_HOURS} hours where the owner's PIN is asked "
        "for (at a station: hold its top left corner for three seconds), and chooses a PIN. Until "
        "then the PIN there is holds; all other PINs stay."
    )


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
