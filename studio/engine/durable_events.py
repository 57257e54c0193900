"""Facts on their way to the screens: in order, and a rep not before it is on the disk."""

import queue
from collections import deque
from typing import Protocol

from studio.engine.snapshot import Event, RepCounted
from studio.errors import KnownError

WAIT_S = 0.02
"""How long analysis waits for the disk before it goes on and looks again at the next picture."""


class DurableReceipt(Protocol):
    """What is needed of `store.journal.Receipt`."""

    @property
    def is_durable(self) -> bool:
        """Whether the record survives a power cut."""
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
    def message(self) -> str:
        """One line for the screen, "" while all is well."""
        return "" if self._fault is None else self._fault.text


class DurableEvents:
    """Hands events on in the order they happened, each once its record is durable."""

    def __init__(self, events: "queue.SimpleQueue[Event]") -> None:
        """Begin empty.

        Args:
            events: Where the screens take them from.
        """
        self._events = events
        self._waiting: deque[tuple[Event, DurableReceipt | None]] = deque()

    @property
    def waiting_reps(self) -> int:
        """Reps that are counted but not on the disk yet."""
        return sum(isinstance(event, RepCounted) for event, _ in self._waiting)

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
        """Hand on what has become durable."""
        while self._waiting:
            event, receipt = self._waiting[0]
            if receipt is not None and not receipt.is_durable:
                return
            self._events.put(event)
            self._waiting.popleft()

    def flush(self, *, timeout_s: float) -> None:
        """At the end: wait for each, then hand on what is durable.

        Args:
            timeout_s: Longest wait for one record.
        """
        for _, receipt in tuple(self._waiting):
            if receipt is not None and not receipt.wait(timeout_s=timeout_s):
                break
        self.release()
