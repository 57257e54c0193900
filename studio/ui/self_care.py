"""What the station does for itself while it runs: it shows life and minds the disk."""

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from studio.engine.snapshot import Snapshot
from studio.engine.supervision.watchdog import Watchdog
from studio.store.health import DiskRoom, room_on_disk

_log = logging.getLogger(__name__)

_TICK_MS = 500
_DISK_PERIOD_S = 30.0


class SelfCare(QObject):
    """Runs in the GUI thread, so that a frozen GUI shows by its silence.

    Signals:
        first_picture: Once: the screens show what the engine does; seconds since the program began.
        camera_picture: Once, the same for the camera's own first picture.
        ticked: Twice a second.
        room_changed: A `DiskRoom`, at first and whenever it is another.
    """

    first_picture = Signal(float)
    camera_picture = Signal(float)
    ticked = Signal()
    room_changed = Signal(object)

    def __init__(
        self,
        watchdog: Watchdog,
        *,
        data_folder: Path,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Nothing runs before `start`.

        Args:
            watchdog: Fed while all parts live.
            data_folder: On the disk that is minded.
            clock: Monotonic seconds.
        """
        super().__init__()
        self._watchdog = watchdog
        self._data_folder = data_folder
        self._clock = clock
        self._has_picture = False
        self._has_camera = False
        self._room: DiskRoom | None = None
        self._looked_s: float | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_tick_fired)

    def start(self) -> None:
        """Begin to tick."""
        self._timer.start()

    def stop(self) -> None:
        """The station ends on purpose."""
        if self._timer.isActive():
            self._timer.stop()
            self._watchdog.stopping()

    def picture_shown(self, snapshot: Snapshot) -> None:
        """A state of the engine reached the screens; the first is told once it is painted."""
        if not self._has_picture:
            self._has_picture = True
            QTimer.singleShot(0, self._on_first_painted)
        if not self._has_camera and snapshot.frame is not None:
            self._has_camera = True
            QTimer.singleShot(0, self._on_camera_painted)

    def _on_first_painted(self) -> None:
        self._watchdog.ready()
        self.first_picture.emit(seconds_since_begin())

    def _on_camera_painted(self) -> None:
        self.camera_picture.emit(seconds_since_begin())

    def _on_tick_fired(self) -> None:
        self._watchdog.tick()
        self.ticked.emit()
        now_s = self._clock()
        if self._looked_s is None or now_s - self._looked_s >= _DISK_PERIOD_S:
            self._looked_s = now_s
            self._look_at_disk()

    def _look_at_disk(self) -> None:
        room = room_on_disk(self._data_folder)
        if room is self._room:
            return
        if room is DiskRoom.PLENTY:
            _log.info("the disk has room")
        else:
            _log.warning("the disk is nearly full (%s); free some room", room.value)
        self._room = room
        self.room_changed.emit(room)


def seconds_since_begin() -> float:
    """How long this program has been running, its own loading included; NaN where unknown."""
    try:
        fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        started_s = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        return time.clock_gettime(time.CLOCK_BOOTTIME) - started_s
    except (OSError, AttributeError, ValueError):
        return float("nan")
