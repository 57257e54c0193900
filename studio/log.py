"""Where the log goes, and what may not flood it.

Modules log through `logging.getLogger(__name__)` and know nothing of this file; `cli` and `app`
call `start_logging` once. Messages go to stderr and, at a station, to a file that is turned over
before it grows large. No name of a client, no picture and no landmark is ever logged.
"""

import contextlib
import dataclasses
import errno
import hashlib
import json
import logging
import math
import os
import shutil
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from studio.errors import KnownError, Reason

LOG_FILE = "studio.log"
FAULT_FILE = "faults.json"
_JOURNAL_LEVELS = (
    (logging.CRITICAL, 2),
    (logging.ERROR, 3),
    (logging.WARNING, 4),
    (logging.INFO, 6),
)
_OWNER_ONLY = 0o600
_FILE_BYTES = 1_000_000
_OLD_FILES = 4
_LEAST_ROOM_BYTES = 8_000_000
_REPEAT_PAUSE_S = 30.0
_MOST_REMEMBERED = 500
_MOST_ERRORS = 10
# Qt tells, while it is imported, which sound and video libraries this machine does not have.
_QT_RULES = "qt.multimedia.*=false"
_FILE_FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s%(repeats)s"
_STDERR_FORMAT = "%(levelname)s %(name)s: %(message)s%(repeats)s"


_Key = tuple[str, int, int, str | None]


class RepeatFilter(logging.Filter):
    """Lets the same message through once per pause, and says then how many were held back.

    Messages are the same when they come from the same line of code, whatever their arguments.
    Errors with a traceback are the same when they are of one kind and were raised at one line; ten
    of them pass, so that the same error in ten threads is seen, but not one in every picture.

    Attributes:
        pause_s: Seconds for which a repeated message is held back.
    """

    def __init__(
        self, *, pause_s: float = _REPEAT_PAUSE_S, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Start with nothing held back.

        Args:
            pause_s: Seconds for which a repeated message is held back.
            clock: Seconds of a clock that never goes back.
        """
        super().__init__()
        self.pause_s = pause_s
        self._clock = clock
        self._passed_at_s: dict[_Key, float] = {}
        self._passed: dict[_Key, int] = {}
        self._held_back: dict[_Key, int] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether this record goes on; its `repeats` then says how many were held back."""
        record.repeats = ""
        error = record.exc_info[1] if record.exc_info else None
        place = None if error is None else _place_of(error)
        key = (record.pathname, record.lineno, record.levelno, place)
        now_s = self._clock()
        since_s = now_s - self._passed_at_s.get(key, -math.inf)
        if since_s < self.pause_s and self._passed[key] >= (1 if error is None else _MOST_ERRORS):
            self._held_back[key] = self._held_back.get(key, 0) + 1
            return False
        if len(self._passed_at_s) >= _MOST_REMEMBERED:
            self._passed_at_s.clear()
        if since_s >= self.pause_s or key not in self._passed_at_s:
            self._passed_at_s[key], self._passed[key] = now_s, 0
        self._passed[key] += 1
        held_back = self._held_back.pop(key, 0)
        if held_back:
            record.repeats = f" (and {held_back} more like it)"
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultTally:
    """What went wrong in the program so far, for staff.

    Attributes:
        errors: Errors with a traceback, ever.
        last: The newest one in a line, "" = none yet.
        last_utc: When that was, ISO 8601 in UTC.
        code: Support code: the same for the same error at the same place; "" = none yet.
    """

    errors: int = 0
    last: str = ""
    last_utc: str = ""
    code: str = ""


class FaultBook(logging.Handler):
    """Counts errors that have a traceback, in `faults.json` of the data folder.

    Texts of errors are not kept, as they might name a client: kind and place are. Each one counts,
    also those that are left out of the log as repeats; the file is then written less often.
    """

    def __init__(self, folder: Path) -> None:
        """Go on counting.

        Args:
            folder: The data folder.
        """
        super().__init__(level=logging.ERROR)
        self._path = folder / FAULT_FILE
        self._tally = FaultBook.read(folder)
        self._is_written = True
        self._pace = RepeatFilter()

    @staticmethod
    def read(folder: Path) -> FaultTally:
        """What was counted; nothing when the file is missing or damaged.

        Args:
            folder: The data folder.
        """
        try:
            kept = json.loads((folder / FAULT_FILE).read_text(encoding="utf-8"))
            return FaultTally(
                errors=int(kept["errors"]),
                last=str(kept["last"]),
                last_utc=str(kept["last_utc"]),
                code=str(kept["code"]),
            )
        except (OSError, ValueError, KeyError, TypeError):
            return FaultTally()

    def emit(self, record: logging.LogRecord) -> None:
        """Count one error and write it down; a disk that takes nothing loses only the count."""
        if not record.exc_info or record.exc_info[1] is None:
            return
        place = _place_of(record.exc_info[1])
        self._tally = FaultTally(
            errors=self._tally.errors + 1,
            last=place,
            last_utc=datetime.now(UTC).isoformat(timespec="seconds"),
            code=support_code(place),
        )
        self._is_written = False
        if self._pace.filter(record):
            self._write()

    def close(self) -> None:
        """Write down what was counted since."""
        if not self._is_written:
            self._write()
        super().close()

    def _write(self) -> None:
        self._is_written = True
        beside = self._path.with_suffix(".new")
        try:
            with open(beside, "w", encoding="utf-8", opener=_for_its_owner) as file:
                file.write(json.dumps(dataclasses.asdict(self._tally)))
            beside.replace(self._path)
        except OSError:
            beside.unlink(missing_ok=True)


def support_code(place: str) -> str:
    """Six letters and digits that stand for a kind of error at a place.

    Args:
        place: `ValueError in app.py:120`.
    """
    digest = hashlib.sha256(place.encode()).hexdigest().upper()
    return f"{digest[:3]}-{digest[3:6]}"


def _place_of(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "nowhere"
    return f"{type(error).__name__} in {where}"


def start_logging(*, level: int = logging.WARNING, folder: Path | None = None) -> None:
    """Send the log to stderr and, with a folder, to a file there.

    Calling it again replaces what an earlier call set up. Called before Qt is imported, it also
    keeps Qt from listing the media libraries that are missing, unless QT_LOGGING_RULES is set.

    Args:
        level: Lowest level shown on stderr. The file always gets INFO and worse.
        folder: Where the file goes; None = no file.

    Raises:
        KnownError: READ_ONLY when the file cannot be written.
    """
    stop_logging()
    os.environ.setdefault("QT_LOGGING_RULES", _QT_RULES)
    stderr = logging.StreamHandler(sys.stderr)
    stderr.setLevel(level)
    in_journal = "JOURNAL_STREAM" in os.environ
    stderr.setFormatter(_JournalFormatter() if in_journal else logging.Formatter(_STDERR_FORMAT))
    handlers: list[logging.Handler] = [stderr]
    if folder is not None:
        handlers += [_file_handler(folder), FaultBook(folder)]
    root = logging.getLogger()
    root.setLevel(min(level, logging.INFO) if folder is not None else level)
    for handler in handlers:
        handler.set_name(f"studio-{type(handler).__name__}")
        if not isinstance(handler, FaultBook):
            handler.addFilter(RepeatFilter())
        root.addHandler(handler)
    logging.captureWarnings(True)


class _JournalFormatter(logging.Formatter):
    """Lines as the system's journal takes them: `<3>` ahead of each says how bad it is."""

    def __init__(self) -> None:
        super().__init__(_STDERR_FORMAT)

    def format(self, record: logging.LogRecord) -> str:
        level = next((at for floor, at in _JOURNAL_LEVELS if record.levelno >= floor), 7)
        return "\n".join(f"<{level}>{line}" for line in super().format(record).splitlines())


def stop_logging() -> None:
    """Take away what `start_logging` set up; close the file."""
    root = logging.getLogger()
    for handler in [*root.handlers]:
        if (handler.name or "").startswith("studio-"):
            root.removeHandler(handler)
            with contextlib.suppress(OSError):  # the last lines did not fit on the disk
                handler.close()
    logging.captureWarnings(False)


def _for_its_owner(path: str, flags: int) -> int:
    """Open a file that its owner alone may read, also one that was there before."""
    handle = os.open(path, flags, _OWNER_ONLY)
    with contextlib.suppress(OSError):
        Path(path).chmod(_OWNER_ONLY)
    return handle


class _PrivateFileHandler(RotatingFileHandler):
    """Its files, the old ones too, are their owner's alone."""

    def _open(self) -> TextIOWrapper:
        os.close(_for_its_owner(self.baseFilename, os.O_WRONLY | os.O_CREAT))
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:
        """Lines that the disk does not take are lost to the file; stderr has them all the same."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)


def _make_room(folder: Path) -> None:
    """On a full disk old logs go, so that a station can begin to write, and say what is wrong."""
    with contextlib.suppress(OSError):
        if shutil.disk_usage(folder).free >= _LEAST_ROOM_BYTES:
            return
    for number in range(1, _OLD_FILES + 1):
        with contextlib.suppress(OSError):
            (folder / f"{LOG_FILE}.{number}").unlink(missing_ok=True)


def _file_handler(folder: Path) -> logging.Handler:
    path = folder / LOG_FILE
    _make_room(folder)
    try:
        handler = _PrivateFileHandler(
            path, maxBytes=_FILE_BYTES, backupCount=_OLD_FILES, encoding="utf-8"
        )
    except OSError as error:
        raise KnownError(
            Reason.DISK_FULL if error.errno == errno.ENOSPC else Reason.READ_ONLY,
            f"the log {path} cannot be written ({error.strerror}); choose another folder with "
            f"--data or make this one writable",
        ) from error
    handler.setLevel(logging.INFO)
    handler.setFormatter(logging.Formatter(_FILE_FORMAT))
    return handler


def log_uncaught_errors() -> None:
    """Log what nobody caught, in any thread, with its traceback.

    Qt hands exceptions of slots, timers and virtual methods to `sys.excepthook` and runs on;
    Python hands those of threads to `threading.excepthook`. Without this a dead camera thread
    would be silent.

    Python also keeps the newest error with every local of its functions. A painter among them would
    stay open on a widget that Qt goes on to paint, or takes apart, and that ends the program: once
    an error of the GUI thread is logged, those locals are let go.
    """
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread


def _log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    _log.critical("uncaught error", exc_info=(kind, error, trace))
    seen: BaseException | None = error
    while seen is not None:
        traceback.clear_frames(seen.__traceback__)
        seen = seen.__cause__ or seen.__context__


def _log_uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    name = args.thread.name if args.thread is not None else "a thread that is gone"
    error = args.exc_value if args.exc_value is not None else args.exc_type()
    _log.critical("uncaught error in %s", name, exc_info=error)


_log = logging.getLogger(__name__)
