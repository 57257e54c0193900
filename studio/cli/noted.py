"""What the command line does with people's data goes into the audit log."""

from pathlib import Path

from studio.settings import load_settings
from studio.store.ids import now_utc
from studio.store.privacy.audit import Actor
from studio.store.privacy.noting import note_where_the_data_is
from studio.sync.open_transport import local_folder


def note_action(data_folder: Path, action: str, *, detail: str = "") -> None:
    """Write a row into the audit log, also while a station or a hub runs there.

    Args:
        data_folder: Of the station, hub or office.
        action: What was done.
        detail: One line, without names.

    Raises:
        KnownError: The log cannot be written.
    """
    note_where_the_data_is(
        data_folder,
        local_folder(load_settings(data_folder), data_folder),
        actor=Actor.COMMAND_LINE,
        action=action,
        detail=detail,
        now=now_utc(),
    )
