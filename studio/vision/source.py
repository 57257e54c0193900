"""The door every source of pictures comes through."""

from typing import Protocol

from studio.model.frame import Frame


class FrameSource(Protocol):
    """A camera, a clip, a network stream or the demo athlete.

    `read` may block up to 2 s and is called from one thread only. `close` may be called from
    another thread and makes a blocked `read` return soon.
    """

    @property
    def name(self) -> str:
        """For messages: "camera 0", "squat.mp4", "demo athlete"."""
        ...

    @property
    def is_live(self) -> bool:
        """True when pictures come at their own pace and old ones may be dropped."""
        ...

    @property
    def fps(self) -> float:
        """Nominal pictures per second; NaN when not known."""
        ...

    @property
    def frame_count(self) -> int | None:
        """Pictures in a file; None when endless or not known."""
        ...

    def read(self) -> Frame | None:
        """The next picture, or None at the end of a file.

        Raises:
            KnownError: CAMERA_SILENT, NO_CAMERA, CAMERA_BUSY or BAD_FILE.
        """
        ...

    def close(self) -> None:
        """Give the device or file back. Safe to call twice."""
        ...
