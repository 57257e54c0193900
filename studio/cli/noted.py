"""What the command line does with people's data goes into the audit log."""

import logging
from contextlib import closing
from pathlib import Path

from studio.errors import KnownError, Reason
from studio.store.database import DATABASE_FILE, open_for_writing
from studio.store.ids import now_utc
from studio.store.privacy.audit import Actor, note

_log = logging.getLogger(__name__)


def note_action(data_folder: Path, action: str, *, detail: str = "") -> None:
    """Write a row into the journal's audit log; while the station runs, into the log file.

    Args:
        data_folder: Of the station; without a journal nothing is written.
        action: What was done.
        detail: One line, without names.

    Raises:
        KnownError: The journal cannot be written.
    """
    if not (data_folder / DATABASE_FILE).is_file():
        return
    try:
        opened = open_for_writing(data_folder)
    except KnownError as error:
        if error.reason is not Reason.DATABASE_LOCKED:
            raise
        _log.warning("audit: %s by the command line while the station runs %s", action, detail)
        return
    with closing(opened), opened.database.atomic():
        note(
            opened.database,
            actor=Actor.COMMAND_LINE,
            action=action,
            detail=detail,
            now=now_utc(),
        )
