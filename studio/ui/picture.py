"""The camera picture as something Qt can paint, mirrored and at the size of the view.

Cropping, scaling, mirroring and colour order are done by OpenCV at the size of the view, so the
full picture is read once and converted never; the result is painted one to one. The work can be
done on another thread ahead of the paint, which then finds it done.
"""

from concurrent.futures import Executor, Future

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

import studio.vision  # noqa: F401  (makes OpenCV leave Qt's plug-in folders alone)
from studio.model.frame import Frame
from studio.ui.transform import ViewTransform

_Pixels = NDArray[np.uint8]


class PictureScaler:
    """Turns frames into images of a view's size, in buffers that are used again.

    The image returned shares its pixels with this object and is valid until the next call of
    `image` with another frame or transform: paint it at once and keep no reference to it. Used
    from one thread; only the scaling itself runs on another one, into a buffer nobody paints.
    """

    def __init__(self) -> None:
        self._shown = _Canvas()
        self._next = _Canvas()
        self._job: Future[None] | None = None

    def prepare(
        self,
        frame: Frame,
        transform: ViewTransform,
        *,
        device_pixel_ratio: float = 1.0,
        pool: Executor,
    ) -> Future[None]:
        """Scale a picture on another thread; `image` with the same arguments then has it.

        Args:
            frame: As of `image`.
            transform: As of `image`.
            device_pixel_ratio: As of `image`.
            pool: Where it is done.

        Returns:
            Done when the picture is ready.
        """
        self._wait()
        self._job = pool.submit(self._next.scale, frame, transform, device_pixel_ratio)
        return self._job

    def image(
        self, frame: Frame, transform: ViewTransform, *, device_pixel_ratio: float = 1.0
    ) -> QImage:
        """The part of the picture that is shown, at its size on the screen.

        Args:
            frame: The picture; held until the next one, so its pixels stay alive.
            transform: Crop, size and mirror.
            device_pixel_ratio: Screen pixels per view pixel.

        Returns:
            Format_RGB32, to be painted at the top left corner of `transform.target_px`.
        """
        if self._shown.holds(frame, transform, device_pixel_ratio):
            return self._shown.image
        self._wait()
        if self._next.holds(frame, transform, device_pixel_ratio):
            self._shown, self._next = self._next, self._shown
        else:
            self._shown.scale(frame, transform, device_pixel_ratio)
        return self._shown.image

    def clear(self) -> None:
        """Forget the last picture."""
        self._wait()
        self._shown.clear()
        self._next.clear()

    def _wait(self) -> None:
        """Nobody writes into the next buffer any more."""
        job, self._job = self._job, None
        if job is not None:
            job.result()


class _Canvas:
    """One picture at the size of the view, and what it was made from."""

    def __init__(self) -> None:
        self.image = QImage()
        self._frame: Frame | None = None
        self._transform: ViewTransform | None = None
        self._ratio = 0.0
        self._bgr: _Pixels = np.empty((0, 0, 3), np.uint8)
        self._bgrx: _Pixels = np.empty((0, 0, 4), np.uint8)

    def holds(self, frame: Frame, transform: ViewTransform, ratio: float) -> bool:
        is_same = self._frame is frame and self._transform == transform
        return is_same and self._ratio == ratio

    def clear(self) -> None:
        self._frame = None
        self.image = QImage()

    def scale(self, frame: Frame, transform: ViewTransform, ratio: float) -> None:
        self._frame, self._transform, self._ratio = frame, transform, ratio
        crop, target = transform.crop_px, transform.target_px
        width, height = round(target.width * ratio), round(target.height * ratio)
        if self._bgrx.shape[:2] != (height, width):
            self._bgr = np.empty((height, width, 3), np.uint8)
            self._bgrx = np.empty((height, width, 4), np.uint8)
            self.image = QImage()
        part = frame.image_bgr[
            crop.top : crop.top + crop.height, crop.left : crop.left + crop.width
        ]
        shrinks_much = crop.width > 2 * width
        method = cv2.INTER_AREA if shrinks_much else cv2.INTER_LINEAR
        cv2.resize(part, (width, height), dst=self._bgr, interpolation=method)
        if transform.mirrored:
            cv2.flip(self._bgr, 1, dst=self._bgr)
        cv2.cvtColor(self._bgr, cv2.COLOR_BGR2BGRA, dst=self._bgrx)
        if self.image.isNull():
            data = self._bgrx.data
            self.image = QImage(data, width, height, 4 * width, QImage.Format.Format_RGB32)
            self.image.setDevicePixelRatio(ratio)
