"""Work that takes its time, done beside the thread of the screen, one piece after the other."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from studio.errors import KnownError

Result = TypeVar("Result")
_Settle = Callable[[], None]


class Errands(QObject):
    """Runs work on one thread of its own and hands the result back in the thread of the screen.

    A `KnownError` goes to whoever asked; anything else is a bug and surfaces in the thread of the
    screen, where it is logged.
    """

    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start idle.

        Args:
            parent: Owner in Qt's sense.
        """
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="errand")
        self._open = 0
        self._is_stopped = False
        self._done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Whether everything that was asked for has been handed back."""
        return self._open == 0

    def ask(
        self,
        work: Callable[[], Result],
        *,
        then: Callable[[Result], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Have something done.

        Args:
            work: Called on the other thread; touches no widget.
            then: Called with its result, in the thread of the screen.
            failed: Called instead when the world did not allow it.
        """

        def settle(future: "Future[Result]") -> _Settle:
            def do() -> None:
                try:
                    result = future.result()
                except KnownError as error:
                    failed(error)
                else:
                    then(result)

            return do

        if not self._is_stopped:
            self._open += 1
            future = self._pool.submit(work)
            future.add_done_callback(lambda done: self._done.emit(settle(done)))

    def stop(self) -> None:
        """Wait for what is under way; its result is of no use any more. Safe to call twice."""
        self._is_stopped = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _on_done(self, settle: _Settle) -> None:
        self._open -= 1
        if not self._is_stopped:
            settle()
