"""Between the engine's threads and the screens: one timer that looks, and one queue that asks.

State comes from a one-place mailbox, so a busy screen skips pictures instead of queueing them.
Facts come from a queue and are all handed on, oldest first, before the newest state. Pictures
never travel as queued Qt signals: every signal here is emitted and handled in the GUI thread.

What a screen can do ahead of showing a state (scaling the picture) is done on a thread of the
bridge while the GUI thread is free; the state is handed on when that is done.

    looking --state taken, work to do--> preparing --done--> handed on --> looking
"""

import queue
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Protocol

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)

from studio.engine.course.display_pose import BLANK_AFTER_S
from studio.engine.pipeline.mailbox import Mailbox
from studio.engine.snapshot import (
    CameraBack,
    CameraLost,
    Command,
    CountCorrected,
    CueGiven,
    Event,
    RepCounted,
    RepMeasured,
    RepRejected,
    SetFinished,
    SetStarted,
    Snapshot,
    StateChanged,
)

_DEFAULT_RATE_HZ = 60.0
_LOOKS_PER_REFRESH = 4
"""Finer than the screen, so that a picture is painted while the network rests: pictures come
every 33 ms and keep the processor busy for 20. Looking into an empty mailbox costs some 10 us."""

_WORK_DONE = QEvent.Type(QEvent.registerEventType())
_PREPARED = QEvent.Type(QEvent.registerEventType())

BusyHook = Callable[[float], None]
"""Called with the milliseconds the GUI thread was busy for one picture, painting included."""

PrepareHook = Callable[[Snapshot, Executor], "Future[None] | None"]
"""Begins work that a snapshot needs before it is shown; None = it can be shown at once."""


class Interpreter(Protocol):
    """Puts what the engine says into the language of the screens."""

    def event(self, event: Event) -> Event:
        """The same fact in words of that language."""
        ...

    def snapshot(self, snapshot: Snapshot) -> Snapshot:
        """The same state in words of that language."""
        ...


class Bridge(QObject):
    """Polls the engine and speaks Qt to the screens.

    Signals:
        snapshot_ready: Snapshot; the newest state.
        went_stale: The body shown was last seen over `BLANK_AFTER_S` ago: blank whatever shows it.
        event_taken: Event; every fact, before the signal of its own kind, if it has one.
        state_changed: StateChanged.
        rep_counted: RepCounted.
        rep_measured: RepMeasured.
        rep_rejected: RepRejected.
        count_corrected: CountCorrected.
        cue_given: CueGiven.
        set_started: SetStarted.
        set_finished: SetFinished.
        camera_lost: CameraLost.
        camera_back: CameraBack.
    """

    snapshot_ready = Signal(object)
    went_stale = Signal()
    event_taken = Signal(object)
    state_changed = Signal(object)
    rep_counted = Signal(object)
    rep_measured = Signal(object)
    rep_rejected = Signal(object)
    count_corrected = Signal(object)
    cue_given = Signal(object)
    set_started = Signal(object)
    set_finished = Signal(object)
    camera_lost = Signal(object)
    camera_back = Signal(object)

    def __init__(
        self,
        *,
        snapshots: Mailbox[Snapshot],
        events: "queue.SimpleQueue[Event]",
        commands: "queue.SimpleQueue[Command]",
        clock: Callable[[], float],
        rate_hz: float = _DEFAULT_RATE_HZ,
        parent: QObject | None = None,
    ) -> None:
        """Connect both ends; nothing moves before `start`.

        Args:
            snapshots: Where the engine leaves the newest state.
            events: Facts from the engine.
            commands: Wishes to the engine.
            clock: Monotonic seconds, the clock of `Snapshot.analysed_s`.
            rate_hz: Refresh rate of the screen.
            parent: As in Qt.
        """
        super().__init__(parent)
        self._snapshots = snapshots
        self._events = events
        self._commands = commands
        self._clock = clock
        self._shown_since_s: float | None = None
        self._busy_hook: BusyHook | None = None
        self._began_s = 0.0
        self._spent_s = 0.0
        self._prepare_hook: PrepareHook | None = None
        self._interpreter: Interpreter | None = None
        self._ahead: Snapshot | None = None
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="picture")
        self._by_kind: dict[type, SignalInstance] = {
            StateChanged: self.state_changed,
            RepCounted: self.rep_counted,
            RepMeasured: self.rep_measured,
            RepRejected: self.rep_rejected,
            CountCorrected: self.count_corrected,
            CueGiven: self.cue_given,
            SetStarted: self.set_started,
            SetFinished: self.set_finished,
            CameraLost: self.camera_lost,
            CameraBack: self.camera_back,
        }
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        rate_hz = rate_hz if rate_hz > 0 else _DEFAULT_RATE_HZ
        self._timer.setInterval(max(1, int(1000.0 / (_LOOKS_PER_REFRESH * rate_hz))))
        self._timer.timeout.connect(self.poll)

    def start(self) -> None:
        """Begin to look."""
        self._timer.start()

    def stop(self) -> None:
        """Look no more; facts that are still in the queue are handed on first."""
        self._timer.stop()
        self._pool.shutdown()
        self._ahead = None
        self._hand_on_events()

    @property
    def is_running(self) -> bool:
        """Whether it looks."""
        return self._timer.isActive()

    def set_busy_hook(self, hook: BusyHook | None) -> None:
        """Be told how long each picture kept the GUI thread busy."""
        self._busy_hook = hook

    def set_prepare_hook(self, hook: PrepareHook | None) -> None:
        """Let somebody begin each snapshot's work on the bridge's own thread; before `start`."""
        self._prepare_hook = hook

    def set_interpreter(self, interpreter: Interpreter | None) -> None:
        """Let somebody put what the engine says into the language of the screens."""
        self._interpreter = interpreter

    def send(self, command: Command) -> None:
        """Ask the engine for something."""
        self._commands.put(command)

    def poll(self) -> None:
        """Look once: all facts, then the newest state, or the news that there is none."""
        began_s = self._clock()
        self._hand_on_events()
        snapshot = None if self._ahead is not None else self._snapshots.take(timeout_s=0.0)
        if snapshot is not None:
            if self._interpreter is not None:
                snapshot = self._interpreter.snapshot(snapshot)
            self._take(snapshot, began_s=began_s)
        else:
            self._blank_what_is_old()

    def _blank_what_is_old(self) -> None:
        """Tell once that the body shown was last seen too long ago."""
        since_s = self._shown_since_s
        if since_s is not None and self._clock() - since_s > BLANK_AFTER_S:
            self._shown_since_s = None
            self.went_stale.emit()

    def _take(self, snapshot: Snapshot, *, began_s: float) -> None:
        """Hand a state on, at once or when what it needs is done."""
        work = None
        if self._prepare_hook is not None:
            work = self._prepare_hook(snapshot, self._pool)
        if work is None:
            self._hand_on(snapshot, began_s=began_s)
            return
        self._ahead = snapshot
        self._spent_s = self._clock() - began_s
        work.add_done_callback(self._on_prepared)

    def _on_prepared(self, _work: "Future[None]") -> None:
        """Called by the thread that did the work."""
        QCoreApplication.postEvent(self, QEvent(_PREPARED))

    def _hand_on(self, snapshot: Snapshot, *, began_s: float) -> None:
        seen_s = snapshot.analysed_s if snapshot.seen_s is None else snapshot.seen_s
        self._shown_since_s = snapshot.analysed_s if snapshot.pose is None else seen_s
        self.snapshot_ready.emit(snapshot)
        self._blank_what_is_old()  # ahead of the paint that would show it
        if self._busy_hook is not None:
            self._began_s = began_s
            low = Qt.EventPriority.LowEventPriority.value
            QCoreApplication.postEvent(self, QEvent(_WORK_DONE), low)

    def event(self, event: QEvent) -> bool:
        """Qt's door; what was posted behind all painting tells that a picture is done."""
        if event.type() == _PREPARED:
            snapshot, self._ahead = self._ahead, None
            if snapshot is not None:
                began_s = self._clock() - self._spent_s
                self._hand_on_events()
                self._hand_on(snapshot, began_s=began_s)
            return True
        if event.type() == _WORK_DONE:
            if self._busy_hook is not None:
                self._busy_hook(1000.0 * (self._clock() - self._began_s))
            return True
        return super().event(event)

    def _hand_on_events(self) -> None:
        while True:
            try:
                event = self._events.get_nowait()
            except queue.Empty:
                return
            if self._interpreter is not None:
                event = self._interpreter.event(event)
            self.event_taken.emit(event)
            signal = self._by_kind.get(type(event))
            if signal is not None:
                signal.emit(event)
