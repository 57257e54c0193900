"""The camera thread: reads pictures, says when they stop, and takes the camera back."""

import logging
import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from studio.engine.pipeline.mailbox import Mailbox
from studio.engine.supervision.heartbeat import nothing
from studio.errors import KnownError, Reason
from studio.model.frame import Frame
from studio.vision.network_camera import NetworkCameraSource
from studio.vision.source import FrameSource
from studio.vision.webcam import WebcamSource

_log = logging.getLogger(__name__)

_JOIN_TIMEOUT_S = 3.0
_USERS_MISTAKE = 2  # exit code of reasons that no waiting mends


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long the camera thread waits for what.

    Attributes:
        silent_after_s: Without a picture for so long a camera counts as silent. With the watch's
            period on top it is said within 2 s.
        starts_within_s: The same before the first picture of an opening: a webcam may take 2 s.
        watch_period_s: How often that is looked at.
        first_wait_s: From a loss to the first try to open the source again.
        longest_wait_s: Waits double up to this one.
    """

    silent_after_s: float = 1.5
    starts_within_s: float = 4.0
    watch_period_s: float = 0.25
    first_wait_s: float = 0.2
    longest_wait_s: float = 1.0


class CaptureThread:
    """Reads one source into a mailbox and opens it again whenever it is lost.

    Pictures of a live source replace each other, so the newest wins. A file waits until the last
    picture was taken, so none is lost, and its end closes the mailbox. Numbers and stream times
    go on over a loss, as if the stream had only paused.

        opening --opened--> reading --fault or silence--> lost --wait--> opening
                               |  first picture after a loss: `on_back`
                               '--end of a file--> ended

    A second thread watches the clock, because a camera may go silent inside a read that blocks.
    The callbacks come from either thread, never two at the same time.
    """

    def __init__(
        self,
        opener: Callable[[], FrameSource],
        mailbox: Mailbox[Frame],
        *,
        on_lost: Callable[[KnownError], None],
        on_back: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
        patience: Patience | None = None,
        beat: Callable[[], None] = nothing,
    ) -> None:
        """Nothing runs before `start`.

        Args:
            opener: Opens the source; called again after each loss.
            mailbox: Where pictures go. Closed at the end of a file and by `stop`.
            on_lost: Told why there are no pictures, once a loss and again when the reason
                changes. Must return at once.
            on_back: Told that pictures flow again. Must return at once.
            clock: Monotonic seconds, the one the source stamps pictures with.
            patience: How long to wait for what; None = as the station does.
            beat: Called ahead of each opening and each picture.
        """
        self._opener = opener
        self._mailbox = mailbox
        self._on_lost = on_lost
        self._on_back = on_back
        self._clock = clock
        self._patience = patience or Patience()
        self._beat = beat
        self._stop = threading.Event()
        self._state_lock = threading.RLock()
        self._source: FrameSource | None = None
        self._is_lost = False
        self._lost_reason: Reason | None = None
        self._failure: KnownError | None = None
        self._is_file = False
        self._last_sign_s = clock()
        self._stream = _ContinuedStream()
        self._reader = threading.Thread(target=self._run, name="camera", daemon=True)
        self._watch = threading.Thread(target=self._watch_silence, name="camera-watch", daemon=True)
        self._ended = threading.Event()

    @property
    def is_lost(self) -> bool:
        """Whether pictures are missing now."""
        with self._state_lock:
            return self._is_lost

    @property
    def has_ended(self) -> bool:
        """Whether no more pictures will come: the file is over or the thread was stopped."""
        return self._ended.is_set()

    @property
    def failure(self) -> KnownError | None:
        """Why it ended for good where that was not a file's good end."""
        return self._failure

    def start(self) -> None:
        """Open the source and begin to read. Once only."""
        self._last_sign_s = self._clock()
        self._reader.start()
        self._watch.start()

    def stop(self) -> bool:
        """Close source and mailbox and wait for the threads, 3 s at most. Safe to call twice.

        Returns:
            False when a driver holds the reading thread; it ends as soon as it is let go.
        """
        self._stop.set()
        self._mailbox.close()
        with self._state_lock:
            source = self._source
        if source is not None:
            source.close()
        deadline_s = time.monotonic() + _JOIN_TIMEOUT_S
        for thread in (self._watch, self._reader):
            if thread.ident is not None:
                thread.join(max(0.0, deadline_s - time.monotonic()))
        if self._reader.is_alive():
            _log.error("the camera thread did not end within %.0f s", _JOIN_TIMEOUT_S)
        return not self._reader.is_alive()

    def _run(self) -> None:
        wait_s = self._patience.first_wait_s
        while not self._stop.is_set():
            before = self._stream.delivered
            if self._read_once():
                break
            if self._stream.delivered > before:
                wait_s = self._patience.first_wait_s
            self._stop.wait(wait_s)
            wait_s = min(wait_s * 2, self._patience.longest_wait_s)
        self._ended.set()
        self._mailbox.close()

    def _read_once(self) -> bool:
        """Open and read until there is nothing more; True = for good, False = try again."""
        try:
            return self._read_until_end()
        except KnownError as error:
            # Its traceback would hold the last picture, and itself, until Python looks for circles.
            fault = error.with_traceback(None)
            is_final = fault.reason.exit_code == _USERS_MISTAKE
        except Exception:  # noqa: BLE001 - a thread loop: a fault in a driver must not end it
            _log.exception("reading pictures failed")
            fault = KnownError(
                Reason.CAMERA_SILENT, "Reading pictures failed. The station tries again."
            )
            is_final = self._is_file
        if is_final:
            self._failure = fault
        self._say_lost(fault)
        return is_final

    def _read_until_end(self) -> bool:
        """As `_read_once`.

        Raises:
            KnownError: It could not be opened, or it was lost.
        """
        self._beat()
        source = self._opener()
        with self._state_lock:
            self._source = source
            self._is_file = not source.is_live
            self._last_sign_s = self._clock()
        self._stream.begin()
        try:
            while not self._stop.is_set():
                self._beat()
                frame = source.read()
                if frame is None:
                    return self._is_file
                self._deliver(self._stream.next(frame))
        finally:
            with self._state_lock:
                self._source = None
            source.close()
        return True

    def _deliver(self, frame: Frame) -> None:
        with self._state_lock:
            self._last_sign_s = self._clock()
            if self._is_lost and not self._stop.is_set():
                self._is_lost = False
                self._lost_reason = None
                _log.info("pictures are back")
                self._on_back()
        if self._is_file:
            self._mailbox.put_when_empty(frame)
        else:
            self._mailbox.put(frame)

    def _say_lost(self, fault: KnownError) -> None:
        with self._state_lock:
            if self._stop.is_set() or self._lost_reason is fault.reason:
                return
            self._is_lost = True
            self._lost_reason = fault.reason
            _log.warning("no pictures: %s", fault.text)
            self._on_lost(fault)

    def _watch_silence(self) -> None:
        """Close a source that is stuck in a read: the read then ends and it is opened again."""
        period_s = self._patience.watch_period_s
        looked_s = self._clock()
        while not self._stop.wait(period_s) and not self._ended.is_set():
            before_s, looked_s = looked_s, self._clock()
            try:
                self._look(looked_s, held_up_s=looked_s - before_s - period_s)
            except Exception:  # noqa: BLE001 - a thread loop: a camera that nobody watches is worse
                _log.exception("watching over the camera failed")

    def _look(self, now_s: float, *, held_up_s: float) -> None:
        with self._state_lock:
            # While the whole program was held up, nobody could have read: no silence either.
            if held_up_s > self._patience.watch_period_s:
                self._last_sign_s += held_up_s
            source = self._source
            is_silent = self._is_silent(now_s)
            if is_silent and not self._is_lost:
                self._say_lost(_silence_of(source))
        if is_silent and source is not None:
            source.close()

    def _is_silent(self, now_s: float) -> bool:
        """Whether pictures should have come by now; called with the lock held."""
        patience = self._patience
        limit_s = patience.starts_within_s if self._stream.is_new else patience.silent_after_s
        return not self._is_file and now_s - self._last_sign_s > limit_s


class _ContinuedStream:
    """Numbers and times of a stream that is opened again and again, as if it had only paused.

    Attributes:
        delivered: Pictures so far, over all openings.
        is_new: Whether this opening gave no picture yet.
    """

    def __init__(self) -> None:
        self.delivered = 0
        self._origin_s = math.nan
        self._shift_s = 0.0
        self._last_s = -math.inf
        self.is_new = True

    def begin(self) -> None:
        """The next picture is the first of a source that was just opened."""
        self.is_new = True

    def next(self, frame: Frame) -> Frame:
        """The picture with its number and time in the whole stream."""
        if self.is_new:
            self.is_new = False
            opened_s = frame.arrived_s - frame.time_s
            if math.isnan(self._origin_s):
                self._origin_s = opened_s
            self._shift_s = opened_s - self._origin_s
        time_s = max(frame.time_s + self._shift_s, math.nextafter(self._last_s, math.inf))
        numbered = replace(frame, index=self.delivered, time_s=time_s)
        self._last_s = time_s
        self.delivered += 1
        return numbered


def _silence_of(source: FrameSource | None) -> KnownError:
    """What to check depends on what is silent: a drawn athlete and a file have no cable."""
    match source:
        case None:
            text = "There is no picture yet."
        case WebcamSource():
            text = f"{source.name} gives no picture. Check its cable."
        case NetworkCameraSource():
            text = f"{source.name} gives no picture. Check its power and the network."
        case _:
            text = f"{source.name} gives no picture."
    return KnownError(Reason.CAMERA_SILENT, f"{text} The station keeps trying.")
