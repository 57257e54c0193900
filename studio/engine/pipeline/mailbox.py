"""A one-place mailbox between two threads: the newest wins."""

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Mailbox(Generic[T]):
    """Holds the newest item until it is taken; what it replaces is dropped and counted.

    Any thread may call anything. Closing wakes whoever waits; the item that lies there can still
    be taken.
    """

    def __init__(self) -> None:
        """An empty, open mailbox."""
        self._changed = threading.Condition()
        self._item: T | None = None
        self._dropped = 0
        self._is_closed = False

    @property
    def dropped(self) -> int:
        """Items replaced before anybody took them."""
        with self._changed:
            return self._dropped

    @property
    def is_closed(self) -> bool:
        """Whether no more will come. An item may still lie there."""
        with self._changed:
            return self._is_closed

    def put(self, item: T) -> bool:
        """Leave an item, in place of an older one. Never waits.

        Returns:
            False when the mailbox is closed; the item is then not kept.
        """
        with self._changed:
            if self._is_closed:
                return False
            if self._item is not None:
                self._dropped += 1
            self._item = item
            self._changed.notify_all()
            return True

    def put_when_empty(self, item: T) -> bool:
        """Wait until the item before was taken, then leave this one: nothing is dropped.

        Returns:
            False when the mailbox was closed meanwhile; the item is then not kept.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._item is None or self._is_closed)
            if self._is_closed:
                return False
            self._item = item
            self._changed.notify_all()
            return True

    def take(self, timeout_s: float) -> T | None:
        """The newest item, waited for; None when none came in time or the mailbox is closed.

        Args:
            timeout_s: Longest wait; 0 = do not wait.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._item is not None or self._is_closed, timeout_s)
            item, self._item = self._item, None
            if item is not None:
                self._changed.notify_all()
            return item

    def peek(self) -> T | None:
        """The newest item, left where it is; None when there is none."""
        with self._changed:
            return self._item

    def close(self) -> None:
        """No more items; wake whoever waits. Safe to call twice."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
