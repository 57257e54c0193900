"""Qt's own messages go to the log file: on stderr they bury the one line that is meant."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger(__name__)
_LEVELS = {QtMsgType.QtCriticalMsg: logging.ERROR, QtMsgType.QtFatalMsg: logging.CRITICAL}


@contextmanager
def qt_messages_logged() -> Iterator[None]:
    """Log what Qt says meanwhile: errors as such, all else as INFO, which no stderr shows."""
    before = qInstallMessageHandler(_log_message)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _log_message(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
    _log.log(_LEVELS.get(kind, logging.INFO), "Qt: %s", words)
