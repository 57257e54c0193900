"""Ways to the journal's one writer: through the running journal, or by being the writer oneself."""

from collections.abc import Callable

from sqlite_utils import Database

from studio.errors import KnownError, Reason
from studio.store.database import WritableDatabase
from studio.store.journal import Journal
from studio.sync.outbox import Write

_TIMEOUT_S = 5.0


def through_journal(journal: Journal, *, timeout_s: float = _TIMEOUT_S) -> Write:
    """Write through a journal that runs.

    Args:
        journal: Started.
        timeout_s: How long to wait for the disk.

    Returns:
        Raises KnownError (DISK_FAULT) when it is not on the disk by then.
    """

    def write(
        task: Callable[[Database], None], *, then: Callable[[Database], None] | None = None
    ) -> None:
        if not journal.perform(task, then=then).wait(timeout_s=timeout_s):
            raise KnownError(
                Reason.DISK_FAULT,
                "The journal does not take what it is given. Look at the disk, then try again.",
            )

    return write


def through_connection(opened: WritableDatabase) -> Write:
    """Write through the one connection, when this program is the writer and no journal runs."""

    def write(
        task: Callable[[Database], None], *, then: Callable[[Database], None] | None = None
    ) -> None:
        with opened.database.atomic():
            task(opened.database)
        if then is not None:
            then(opened.database)

    return write
