"""`studio run`: the station itself; where there is no display, a demonstration of it."""

import logging
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from studio.cli.console import model_progress, say, tell_line
from studio.errors import KnownError, Reason
from studio.log import start_logging
from studio.paths import data_folder
from studio.store.ids import now_utc
from studio.store.people.setup_code import has_owner_pin, make_setup_code, spaced
from studio.vision.open_source import ATHLETE, check_source


def run(
    kiosk: Annotated[bool, typer.Option("--kiosk", help="Full screen, no way out.")] = False,
    source: Annotated[
        str | None,
        typer.Option(help="auto, a camera's number or device, a file, an address, or athlete."),
    ] = None,
    data: Annotated[
        Path | None, typer.Option(help="Folder of everything the station writes.")
    ] = None,
    facts: Annotated[
        bool, typer.Option("--facts", help="Print a JSON line for each thing that was shown.")
    ] = False,
    by_itself: Annotated[
        int | None,
        typer.Option(
            min=1, help="Train alone, in sets of so many reps; for a shop window and for tests."
        ),
    ] = None,
) -> None:
    """Open the station. Without a display, the demo athlete does a set and its reps are printed."""
    open_station(kiosk=kiosk, source=source, data=data, facts=facts, by_itself=by_itself)


def open_station(
    *,
    kiosk: bool = False,
    source: str | None = None,
    data: Path | None = None,
    facts: bool = False,
    by_itself: int | None = None,
) -> None:
    """What `studio run` and `studio` alone do.

    Args:
        kiosk: Full screen, no way out.
        source: Where pictures come from; None = as the settings say.
        data: Folder of everything that is written; None = the usual one.
        facts: Print a JSON line for each thing that was shown.
        by_itself: Train alone, in sets of so many reps; None = wait for a client.

    Raises:
        KnownError: The world does not allow it.
        typer.Exit: It ended with an exit code of its own.
    """
    if source is not None:
        check_source(source)
    try:
        start_logging(folder=data_folder(data))
    except KnownError as error:
        if not kiosk:
            raise
        _tell_on_screen(error, data)
    # Qt is needed for this command alone.
    from studio.app import has_display
    from studio.ui.qt_messages import qt_messages_logged

    with qt_messages_logged():
        if has_display():
            _run_on_screen(kiosk=kiosk, source=source, data=data, facts=facts, by_itself=by_itself)
        else:
            _run_offscreen(kiosk=kiosk, source=source, data=data)


def _tell_on_screen(error: KnownError, data: Path | None) -> NoReturn:
    """A kiosk that cannot write anything says so on its screen; the log goes to stderr alone."""
    from studio.cli.kiosk import hold_up
    from studio.ui.qt_messages import qt_messages_logged

    start_logging()
    with qt_messages_logged():
        code = hold_up(error, data_folder=data)
    raise typer.Exit(code)


def _run_on_screen(
    *, kiosk: bool, source: str | None, data: Path | None, facts: bool, by_itself: int | None
) -> NoReturn:
    from studio.app import RunOptions, run_app
    from studio.cli.kiosk import run_kiosk
    from studio.cli.witness import Witness

    if sys.stderr.isatty():
        _tell_setup_code(data_folder(data))
    options = RunOptions(source=source, data=data, is_kiosk=kiosk)
    witness = Witness(tell=tell_line if facts else None, reps=by_itself)
    with model_progress() as told:
        if kiosk:
            folder = data_folder(data)
            code = run_kiosk(options, data_folder=folder, progress=told, witness=witness)
        else:
            code = run_app(options, progress=told, witness=witness)
    raise typer.Exit(code)


def _tell_setup_code(folder: Path) -> None:
    """Whoever starts the station in a terminal may choose the owner's PIN; a service tells nobody.

    What is wrong with the folder is told by the start itself.
    """
    try:
        if has_owner_pin(folder):
            return
        code = spaced(make_setup_code(folder, now=now_utc()))
    except KnownError:
        return
    say(
        f"The owner has no PIN yet. Setup code: {code} (hold the top left corner of the window "
        "for three seconds and type it)"
    )


def _run_offscreen(*, kiosk: bool, source: str | None, data: Path | None) -> None:
    if kiosk:
        raise KnownError(
            Reason.NO_DISPLAY, "There is no display for a kiosk; start it on a screen."
        )
    from studio.cli.demo import run_demo

    shown = "the demo athlete does a set" if source in {None, ATHLETE} else "a set from the source"
    # A fault ends the demonstration and is told then: here it goes to the file alone.
    start_logging(level=logging.ERROR, folder=data_folder(data))
    say(f"there is no display: {shown} offscreen")
    with model_progress() as told:
        run_demo(source=source or ATHLETE, data=data, progress=told)
