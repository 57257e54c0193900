"""The station as the supervisor runs it: whatever is wrong, the screen says it, never a desktop."""

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path

from studio.app import RunOptions, StationApp, make_application, run_app
from studio.engine.supervision.starts import StartBook
from studio.engine.supervision.watchdog import Supervisor
from studio.errors import KnownError
from studio.log import FaultBook, support_code
from studio.paths import site_config_folder
from studio.ui.ending import ending_on_signals
from studio.ui.fault_words import break_words, no_start_words
from studio.ui.safe_screen import SafeScreen, show_safe_screen
from studio.ui.translation import speaking_without_catalog
from studio.vision.model_files import Progress

_log = logging.getLogger(__name__)

LOOP_PAUSE_S = 120.0
FAULT_PAUSE_S = 60.0


def start_anew() -> None:
    """Become a new run of this program, in the same process.

    To the supervisor nothing ended: a fault that lasts is no row of starts that came to nothing,
    which would make it start the whole machine anew.
    """
    os.execv(sys.executable, sys.orig_argv)


def run_kiosk(
    options: RunOptions,
    *,
    data_folder: Path,
    progress: Progress,
    witness: Callable[[StationApp], None] | None = None,
    loop_pause_s: float = LOOP_PAUSE_S,
    fault_pause_s: float = FAULT_PAUSE_S,
    again: Callable[[], None] = start_anew,
) -> int:
    """Open the station; where it cannot run, show why for a while, and try again.

    Under a supervisor this does not return while the fault lasts; without one it ends after the
    first while.

    Args:
        options: From the command line.
        data_folder: Where starts and faults are written down.
        progress: Told how far fetching the pose network is.
        witness: Given the station ahead of its start.
        loop_pause_s: How long the safe screen stays after a loop of crashes.
        fault_pause_s: How long it stays when something is missing.
        again: Starts the program anew; does not return, except in tests.

    Returns:
        The exit code; the supervisor starts the station again whatever it is.

    Raises:
        KnownError: NO_DISPLAY, which no screen can tell.
    """
    book = StartBook(data_folder)
    verdict = book.begin()
    supervisor = Supervisor()
    if verdict.is_loop:
        # Killed from outside, the program noted no error of its own.
        code = FaultBook.read(data_folder).code or support_code("ended from outside")
        words = "%d crashes within ten minutes: the safe screen is shown, support code %s"
        _log.error(words, verdict.crashes, code)
        is_over = _show(None, data_folder, supervisor, code=code, seconds=loop_pause_s)
        book.end_for_one_try()
        if is_over and supervisor.is_there:
            again()
        return 0
    try:
        exit_code = run_app(options, progress=progress, witness=witness)
    except KnownError as error:
        return hold_up(
            error,
            data_folder=data_folder,
            seconds=fault_pause_s,
            on_over=book.end_in_order,
            again=again,
        )
    if exit_code == 0:
        book.end_in_order()
    return exit_code


def hold_up(
    error: KnownError,
    *,
    data_folder: Path | None,
    seconds: float = FAULT_PAUSE_S,
    on_over: Callable[[], None] = lambda: None,
    again: Callable[[], None] = start_anew,
) -> int:
    """Say on the screen for a while why the station cannot start, then try again as `run_kiosk`.

    Args:
        error: Why.
        data_folder: May hold settings that name a language; None = there is no such folder.
        seconds: How long it stays.
        on_over: Called when it has gone.
        again: Starts the program anew; does not return, except in tests.

    Returns:
        The exit code.

    Raises:
        KnownError: NO_DISPLAY.
    """
    supervisor, code = Supervisor(), support_code(error.reason.label)
    _log.error("the station cannot start: %s (support code %s)", error.text, code)
    folder = data_folder or site_config_folder()
    is_over = _show(error, folder, supervisor, code=code, seconds=seconds)
    on_over()
    if is_over and supervisor.is_there:
        again()
    return error.reason.exit_code


def _show(
    fault: KnownError | None,
    data_folder: Path,
    supervisor: Supervisor,
    *,
    code: str,
    seconds: float,
) -> bool:
    """Show what holds the station up; None = it crashed again and again. False = asked to end."""
    application = make_application()
    with speaking_without_catalog(application, data_folder=data_folder), ending_on_signals():
        what, what_to_do = break_words() if fault is None else no_start_words(fault)
        is_over = show_safe_screen(
            SafeScreen(what=what, what_to_do=what_to_do, code=code),
            seconds=seconds,
            on_shown=lambda: supervisor.tell(READY="1", STATUS=what),
            on_tick=lambda: supervisor.tell(WATCHDOG="1"),
        )
    supervisor.tell(WATCHDOG="1")  # until the next run can say it itself
    return is_over
