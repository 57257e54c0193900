"""Whether something fits on the disk, looked at before its first byte."""

import shutil
from pathlib import Path

from studio.errors import KnownError, Reason


def refuse_without_room(folder: Path, *, needed_bytes: int, what: str, instead: str) -> None:
    """Do nothing where there is room.

    Args:
        folder: An existing one.
        needed_bytes: How much will be written, with what it takes on the way.
        what: That is to be written: "a restore".
        instead: What can be done besides making room; one line, it ends the sentence.

    Raises:
        KnownError: DISK_FULL.
    """
    free_bytes = shutil.disk_usage(folder).free
    if free_bytes < needed_bytes:
        raise KnownError(
            Reason.DISK_FULL,
            f"{folder}: {what} needs {needed_bytes / 1e6:.0f} MB here and {free_bytes / 1e6:.0f} "
            f"MB are free; free some space{instead}",
        )
