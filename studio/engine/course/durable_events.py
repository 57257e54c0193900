"""Facts on their way to the screens: in order, and a rep not before it is on the disk.

While the disk takes nothing, reps wait and the rest goes on without them: the client can still end
the set and leave, beside the line that says what is wrong.
"""

import queue
from collections import deque
from typing import Protocol

from studio.engine.snapshot import Event, RepCounted, RepMeasured
from studio.errors import KnownError, Reason

WAIT_S = 0.02
"""How long analysis waits for the disk before it goes on and looks again at the next picture."""


class DurableReceipt(Protocol):
    """What is needed of `store.journal.Receipt`."""

    @property
    def is_durable(self) -> bool:
        """Whether the record survives a power cut."""
        ...

    @property
    def is_lost(self) -> bool:
        """Whether it never will be: the journal gave it up."""
        ...

    def wait(self, *, timeout_s: float) -> bool:
        """Wait until it is durable."""
        ...


class StorageWatch:
    """What the journal says about the disk; told from its thread, read from ours."""

    def __init__(self) -> None:
        """Begin with all well."""
        self._fault: KnownError | None = None

    def told(self, fault: KnownError | None) -> None:
        """Writing began to fail, fails for another reason, or (None) works again."""
        self._fault = fault

    @property
    def fault(self) -> KnownError | None:
        """Why the disk takes nothing, with its place, for staff; None while all is well."""
        return self._fault

    @property
    def message(self) -> str:
        """One line for the client, without any path; "" while all is well."""
        fault = self._fault
        if fault is None:
            return ""
        is_full = fault.reason is Reason.DISK_FULL
        what = "The station's disk is full." if is_full else "The station cannot save right now."
        until = "there is room" if is_full else "it can"
        return f"{what} Your set is kept and saved as soon as {until}. Please tell the staff."


class DurableEvents:
    """Hands events on in the order they happened, each once its record is durable."""

    def __init__(
        self, events: "queue.SimpleQueue[Event]", *, storage: StorageWatch | None = None
    ) -> None:
        """Begin empty.

        Args:
            events: Where the screens take them from.
            storage: Whether the disk takes records; None = it always does.
        """
        self._events = events
        self._storage = storage or StorageWatch()
        self._waiting: deque[tuple[Event, DurableReceipt | None]] = deque()

    def waiting_reps(self, set_id: str) -> int:
        """Reps of a set that are counted but not on the disk yet."""
        return sum(
            isinstance(event, RepCounted) and event.set_id == set_id for event, _ in self._waiting
        )

    def post(self, event: Event, *, after: DurableReceipt | None = None) -> None:
        """Hand on an event as soon as everything ahead of it is through.

        Args:
            event: A fact.
            after: Its record; None = nothing to wait for.
        """
        self._waiting.append((event, after))
        if after is not None and len(self._waiting) == 1:
            after.wait(timeout_s=WAIT_S)
        self.release()

    def release(self) -> None:
        """Hand on what has become durable, and what need not wait for a disk that fails."""
        while self._waiting and _is_settled(self._waiting[0][1]):
            self._events.put(self._waiting.popleft()[0])
        if self._storage.message:
            self._release_all_but_reps()

    def _release_all_but_reps(self) -> None:
        reps: deque[tuple[Event, DurableReceipt | None]] = deque()
        for event, receipt in self._waiting:
            if isinstance(event, RepCounted | RepMeasured):
                reps.append((event, receipt))
            else:
                self._events.put(event)
        self._waiting = reps

    def flush(self, *, timeout_s: float) -> None:
        """At the end: wait for each, then hand on what is durable.

        Args:
            timeout_s: Longest wait for one record.
        """
        for _, receipt in tuple(self._waiting):
            if receipt is not None and not receipt.wait(timeout_s=timeout_s):
                break
        self.release()


def _is_settled(receipt: DurableReceipt | None) -> bool:
    """Nothing to wait for; a record that was given up must not hold back the rest for ever."""
    return receipt is None or receipt.is_durable or receipt.is_lost
