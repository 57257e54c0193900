"""Work away from the thread of the screen: of several questions of one kind the newest wins."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from studio.errors import KnownError

_LOOK_MS = 10

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Asked:
    future: "Future[Any]"
    then: Callable[[Any], None]
    failed: Callable[[KnownError], None]


class Background(QObject):
    """One thread that answers; the answers are told on the thread of the screen.

    The thread never touches Qt: a timer looks for answers while some are awaited. A fault of the
    world is told; anything else is a bug and is raised where the timer looks.
    """

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """Start with nothing to do.

        Args:
            name: Of the thread.
            parent: Owner in Qt's sense.
        """
        super().__init__(parent)
        self._name = name
        self._pool: ThreadPoolExecutor | None = None
        self._asked: dict[str, _Asked] = {}
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._on_looked)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is awaited."""
        return bool(self._asked)

    def ask(
        self,
        kind: str,
        question: Callable[[], Answer],
        *,
        then: Callable[[Answer], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Have something found out; an older question of the same kind is never answered.

        Args:
            kind: Of the question.
            question: Called on the other thread.
            then: Called here with the answer.
            failed: Called here with a fault of the world.
        """
        before = self._asked.pop(kind, None)
        if before is not None:
            before.future.cancel()
        if self._pool is None:
            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=self._name)
        future = self._pool.submit(question)
        self._asked[kind] = _Asked(future=future, then=then, failed=failed)
        self._timer.start()

    def forget(self, kind: str) -> None:
        """Do not answer that kind of question any more."""
        before = self._asked.pop(kind, None)
        if before is not None:
            before.future.cancel()
            self._rest_if_done()

    def stop(self) -> None:
        """Wait for what is being done, drop the rest. Safe to call twice."""
        self._timer.stop()
        self._asked.clear()
        self._let_go(wait=True)

    def _on_looked(self) -> None:
        for kind, asked in list(self._asked.items()):
            if asked.future.done() and self._asked.get(kind) is asked:
                del self._asked[kind]
                self._rest_if_done()
                self._tell(asked)

    def _rest_if_done(self) -> None:
        if not self._asked:
            self._timer.stop()
            self._let_go(wait=False)

    def _let_go(self, *, wait: bool) -> None:
        """The thread ends when there is nothing to do: nobody has to remember to end it."""
        if self._pool is not None:
            self._pool.shutdown(wait=wait, cancel_futures=True)
            self._pool = None

    def _tell(self, asked: _Asked) -> None:
        try:
            answer = asked.future.result()
        except KnownError as error:
            asked.failed(error)
        else:
            asked.then(answer)
