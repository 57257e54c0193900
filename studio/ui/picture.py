"""The camera picture as something Qt can paint, mirrored and at the size of the view.

Cropping, scaling, mirroring and colour order are done by OpenCV at the size of the view, so the
full picture is read once and converted never; the result is painted one to one.
"""

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

    The image returned shares its pixels with this object and is valid until the next call with
    another frame or transform: paint it at once and keep no reference to it.
    """

    def __init__(self) -> None:
        self._frame: Frame | None = None
        self._transform: ViewTransform | None = None
        self._ratio = 0.0
        self._bgr: _Pixels = np.empty((0, 0, 3), np.uint8)
        self._bgrx: _Pixels = np.empty((0, 0, 4), np.uint8)
        self._image = QImage()

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
        unchanged = self._frame is frame and self._transform == transform
        if unchanged and self._ratio == device_pixel_ratio:
            return self._image
        self._frame, self._transform, self._ratio = frame, transform, device_pixel_ratio
        self._scale(frame, transform, device_pixel_ratio)
        return self._image

    def clear(self) -> None:
        """Forget the last picture."""
        self._frame = None
        self._image = QImage()

    def _scale(self, frame: Frame, transform: ViewTransform, ratio: float) -> None:
        crop, target = transform.crop_px, transform.target_px
        width, height = round(target.width * ratio), round(target.height * ratio)
        if self._bgrx.shape[:2] != (height, width):
            self._bgr = np.empty((height, width, 3), np.uint8)
            self._bgrx = np.empty((height, width, 4), np.uint8)
            self._image = QImage()
        part = frame.image_bgr[
            crop.top : crop.top + crop.height, crop.left : crop.left + crop.width
        ]
        shrinks_much = crop.width > 2 * width
        method = cv2.INTER_AREA if shrinks_much else cv2.INTER_LINEAR
        cv2.resize(part, (width, height), dst=self._bgr, interpolation=method)
        if transform.mirrored:
            cv2.flip(self._bgr, 1, dst=self._bgr)
        cv2.cvtColor(self._bgr, cv2.COLOR_BGR2BGRA, dst=self._bgrx)
        if self._image.isNull():
            data = self._bgrx.data
            self._image = QImage(data, width, height, 4 * width, QImage.Format.Format_RGB32)
            self._image.setDevicePixelRatio(ratio)
