"""The station as the supervisor runs it: whatever is wrong, the screen says it, never a desktop."""

import logging
from collections.abc import Callable
from pathlib import Path

from studio.app import RunOptions, StationApp, make_application, run_app
from studio.engine.supervision.starts import StartBook
from studio.engine.supervision.watchdog import Supervisor
from studio.errors import KnownError
from studio.log import FaultBook
from studio.ui.ending import ending_on_signals
from studio.ui.fault_words import break_words, no_start_words
from studio.ui.safe_screen import SafeScreen, show_safe_screen
from studio.ui.translation import speaking_without_catalog
from studio.vision.model_files import Progress

_log = logging.getLogger(__name__)

LOOP_PAUSE_S = 120.0
FAULT_PAUSE_S = 30.0


def run_kiosk(
    options: RunOptions,
    *,
    data_folder: Path,
    progress: Progress,
    witness: Callable[[StationApp], None] | None = None,
    loop_pause_s: float = LOOP_PAUSE_S,
    fault_pause_s: float = FAULT_PAUSE_S,
) -> int:
    """Open the station; where it cannot run, show why for a while.

    Args:
        options: From the command line.
        data_folder: Where starts and faults are written down.
        progress: Told how far fetching the pose network is.
        witness: Given the station ahead of its start.
        loop_pause_s: How long the safe screen stays after a loop of crashes.
        fault_pause_s: How long it stays when something is missing.

    Returns:
        The exit code; the supervisor starts the station again whatever it is.

    Raises:
        KnownError: NO_DISPLAY, which no screen can tell.
    """
    book = StartBook(data_folder)
    verdict = book.begin()
    code = FaultBook.read(data_folder).code
    if verdict.is_loop:
        _log.error("%d crashes within ten minutes: the safe screen is shown", verdict.crashes)
        _show(None, data_folder, code=code, seconds=loop_pause_s)
        book.end_in_order()
        return 0
    try:
        exit_code = run_app(options, progress=progress, witness=witness)
    except KnownError as error:
        _log.error("the station cannot start: %s", error.text)
        _show(error, data_folder, code=error.reason.label, seconds=fault_pause_s)
        book.end_in_order()
        return error.reason.exit_code
    if exit_code == 0:
        book.end_in_order()
    return exit_code


def _show(fault: KnownError | None, data_folder: Path, *, code: str, seconds: float) -> None:
    """Show what holds the station up; None = it crashed again and again."""
    application, supervisor = make_application(), Supervisor()
    with speaking_without_catalog(application, data_folder=data_folder), ending_on_signals():
        what, what_to_do = break_words() if fault is None else no_start_words(fault)
        show_safe_screen(
            SafeScreen(what=what, what_to_do=what_to_do, code=code),
            seconds=seconds,
            on_shown=lambda: supervisor.tell(READY="1", STATUS=what),
            on_tick=lambda: supervisor.tell(WATCHDOG="1"),
        )
