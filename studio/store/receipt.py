"""What the journal gives for a record: whether it has reached the disk."""

import threading


class Receipt:
    """Tells when a record has reached the disk."""

    def __init__(self) -> None:
        self._settled = threading.Event()
        self._durable = False

    @property
    def is_durable(self) -> bool:
        """Whether the record survives a crash or a power cut from now on."""
        return self._durable

    @property
    def is_lost(self) -> bool:
        """Whether it was given up: a bug in the record, or the end while the disk failed."""
        return self._settled.is_set() and not self._durable

    def wait(self, *, timeout_s: float) -> bool:
        """Wait until the record is durable.

        Returns:
            True when it is; False when it is not yet (it will be tried on), or never will be.
        """
        self._settled.wait(timeout_s)
        return self._durable

    def settle(self, *, durable: bool) -> None:
        """Called by the writer, once."""
        self._durable = durable
        self._settled.set()
