"""Run an iterator on a thread of its own, a few items ahead of whoever uses it.

Decoding, the pose network and the coach are chained with it: each is a straight chain, picture by
picture, and they work at the same time because OpenCV and LiteRT release the interpreter lock.
"""

import queue
import threading
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")

_POLL_S = 0.1
_JOIN_S = 5.0


@dataclass(frozen=True, slots=True)
class _End:
    """The iterator is used up, or failed with `error`."""

    error: BaseException | None = None


class Ahead(Generic[Item]):
    """The same items in the same order, made on another thread.

    An exception of the iterator is raised where the items are used. `close` ends the thread,
    also while it waits for room.
    """

    def __init__(self, items: Generator[Item, None, None], *, depth: int, name: str) -> None:
        """Start at once.

        Args:
            items: Used and closed by the new thread only.
            depth: Most items kept ready.
            name: Of the thread.
        """
        self._ready: queue.Queue[Item | _End] = queue.Queue(maxsize=depth)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(items,), name=name, daemon=True)
        self._thread.start()

    def __iter__(self) -> Iterator[Item]:
        """The items, until the iterator ends or fails."""
        while not self._stopped.is_set():
            try:
                item = self._ready.get(timeout=_POLL_S)
            except queue.Empty:
                continue
            if isinstance(item, _End):
                if item.error is not None:
                    raise item.error
                return
            yield item

    def close(self) -> None:
        """End the thread and wait for it. Safe to call twice."""
        self._stopped.set()
        self._thread.join(_JOIN_S)

    def _run(self, items: Generator[Item, None, None]) -> None:
        end = _End()
        try:
            with closing(items):
                for item in items:
                    if not self._put(item):
                        return
        except BaseException as error:  # noqa: BLE001 - thread loop: raised again in __iter__
            end = _End(error)
        self._put(end)

    def _put(self, item: Item | _End) -> bool:
        while not self._stopped.is_set():
            try:
                self._ready.put(item, timeout=_POLL_S)
            except queue.Full:
                continue
            return True
        return False
