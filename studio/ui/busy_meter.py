"""How long the GUI thread is busy at a stretch, from waking up until it waits again."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractEventDispatcher, QObject


class BusyMeter(QObject):
    """Keeps the longest busy stretch between two calls of `take_ms`.

    Call `take_ms` once a picture: what it returns is the `gui_ms` of that picture.
    """

    def __init__(self, *, clock: Callable[[], float], parent: QObject | None = None) -> None:
        """Begin to measure the thread this is made in; it needs an event loop.

        Args:
            clock: Seconds, as fine as can be.
            parent: As in Qt.
        """
        super().__init__(parent)
        self._clock = clock
        self._awake_s: float | None = None
        self._longest_s = 0.0
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is None:
            msg = "a busy meter needs an application"
            raise RuntimeError(msg)
        dispatcher.awake.connect(self._on_awake)
        dispatcher.aboutToBlock.connect(self._on_about_to_block)

    def take_ms(self) -> float:
        """The longest stretch since the last call, in milliseconds; the running one included."""
        longest_s = self._longest_s
        if self._awake_s is not None:
            longest_s = max(longest_s, self._clock() - self._awake_s)
        self._longest_s = 0.0
        return 1000.0 * longest_s

    def _on_awake(self) -> None:
        self._awake_s = self._clock()

    def _on_about_to_block(self) -> None:
        if self._awake_s is not None:
            self._longest_s = max(self._longest_s, self._clock() - self._awake_s)
            self._awake_s = None
