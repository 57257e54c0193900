"""The demo athlete as pictures for the cards: from the start pose to the far pose."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from studio.errors import KnownError, Reason
from studio.model.exercise import Exercise, View
from studio.model.landmarks import Side
from studio.ui.widgets.athlete_library import PictureKind
from studio.vision.athlete.backdrop import plain_backdrop
from studio.vision.athlete.camera import Camera
from studio.vision.athlete.figure import Clothes
from studio.vision.athlete.performer import Performer, SetPlanned
from studio.vision.athlete.scene import Figure, Scene
from studio.vision.athlete.source import Facing, heading_of, near_side
from studio.vision.athlete.spot import Spot

_PICTURES = 16
_CARD_PX, _CARD_DRAWN_PX = 320, (840, 630)
_LARGE_PX, _LARGE_DRAWN_PX = 900, (1600, 1200)
_OUTLINE_DRAWN_PX = (1280, 720)
_MARGIN_PX = 8
_SURFACE_BGR = (41, 33, 26)
_CARD_CLOTHES = Clothes(
    skin=(150, 182, 232),
    hair=(58, 70, 92),
    shirt=(233, 180, 86),
    trousers=(142, 118, 96),
    shoes=(214, 218, 222),
    soles=(250, 250, 250),
)
"""Lighter than before the camera: the cards are dark. The shirt is the sky of the palette."""

_TURN_DEG = {View.SIDE: -18.0, View.OBLIQUE: 0.0, View.FRONT: 0.0}
"""A side view is turned a little towards the client, so that both legs can be told apart."""

_Pixels = NDArray[np.uint8]


class AthletePictures:
    """Draws an exercise's two key poses and what lies between. Called in a worker thread."""

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        """Remember the exercises.

        Args:
            exercises: By id.
        """
        self._exercises = exercises

    def frames(self, exercise_id: str, *, kind: PictureKind) -> list[QImage]:
        """Pictures from start to far, cut to what moves, transparent around the body.

        Args:
            exercise_id: Which exercise.
            kind: What for; an outline is the start pose alone, without props, in the whole
                picture of a camera where it usually stands.

        Raises:
            KnownError: BAD_RESOURCE when the exercise has no key poses; USER_INPUT when there is
                no such exercise.
        """
        exercise = self._exercises.get(exercise_id)
        if exercise is None:
            raise KnownError(Reason.USER_INPUT, f'there is no exercise "{exercise_id}"')
        if kind is PictureKind.OUTLINE:
            (picture, alpha), *_ = _paint(exercise, _OUTLINE_DRAWN_PX, kind)
            return [_image(np.dstack((picture, alpha)))]
        is_card = kind is PictureKind.CARD
        drawn_px = _CARD_DRAWN_PX if is_card else _LARGE_DRAWN_PX
        parts = [_seen_part(*picture) for picture in _paint(exercise, drawn_px, kind)]
        longest_px = _CARD_PX if is_card else _LARGE_PX
        return [_image(picture) for picture in _cut(parts, drawn_px, longest_px=longest_px)]


def _paint(
    exercise: Exercise, drawn_px: tuple[int, int], kind: PictureKind
) -> Iterator[tuple[_Pixels, _Pixels]]:
    """Pictures and alpha at full size, u from 0 to 1, one at a time: all would be 200 MB."""
    side = Side.BOTH
    if exercise.per_side:
        side = Side.LEFT if exercise.view is View.FRONT else near_side(Facing.RIGHT)
    performer = Performer(exercise, SetPlanned(reps=1, sides=(side,)))
    motion = performer.motion_of(side)
    camera = Camera(size_px=drawn_px, height_m=motion.camera_height_m)
    scene = Scene(camera, plain_backdrop(camera, _SURFACE_BGR), has_shadow=False)
    is_outline = kind is PictureKind.OUTLINE
    heading_deg = heading_of(exercise.view, Facing.RIGHT)
    heading_deg += 0.0 if is_outline else _TURN_DEG[exercise.view]
    start, far = (performer.body_at_progress(end, side=side) for end in (0.0, 1.0))
    for progress in np.linspace(0.0, 1.0, _PICTURES)[: 1 if is_outline else None]:
        figure = Figure(
            body=performer.body_at_progress(float(progress), side=side),
            start=start,
            far=far,
            motion=None if is_outline else motion,
            spot=Spot(heading_deg=heading_deg),
            clothes=_CARD_CLOTHES,
        )
        alpha = np.zeros(drawn_px[::-1], np.uint8)
        yield scene.paint([figure], alpha=alpha), alpha


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Part:
    """The part of a picture in which anything is drawn.

    Attributes:
        picture: (h, w, 4) BGRA.
        left_px: Of the part, in the whole picture.
        top_px: Of the part, in the whole picture.
    """

    picture: _Pixels
    left_px: int
    top_px: int


def _seen_part(bgr: _Pixels, alpha: _Pixels) -> _Part:
    left, top, width, height = cv2.boundingRect(alpha)
    rows, columns = slice(top, top + height), slice(left, left + width)
    picture = np.dstack((bgr[rows, columns], alpha[rows, columns]))
    return _Part(picture=picture, left_px=left, top_px=top)


def _cut(parts: list[_Part], drawn_px: tuple[int, int], *, longest_px: int) -> list[_Pixels]:
    """What any of the pictures shows, and a margin, at the size kept."""
    left = max(0, min(part.left_px for part in parts) - _MARGIN_PX)
    top = max(0, min(part.top_px for part in parts) - _MARGIN_PX)
    right = max(part.left_px + part.picture.shape[1] for part in parts) + _MARGIN_PX
    bottom = max(part.top_px + part.picture.shape[0] for part in parts) + _MARGIN_PX
    wide, tall = min(right, drawn_px[0]) - left, min(bottom, drawn_px[1]) - top
    scale = min(1.0, longest_px / max(tall, wide))
    size = (max(1, round(wide * scale)), max(1, round(tall * scale)))
    pictures = []
    for part in parts:
        height, width = part.picture.shape[:2]
        first_row, first_column = part.top_px - top, part.left_px - left
        whole = np.full((tall, wide, 4), (*_SURFACE_BGR, 0), np.uint8)
        whole[first_row : first_row + height, first_column : first_column + width] = part.picture
        shrunk = cv2.resize(whole, size, interpolation=cv2.INTER_AREA)
        pictures.append(np.asarray(shrunk, np.uint8))
    return pictures


def _image(picture: _Pixels) -> QImage:
    """A QImage with its own pixels."""
    whole = np.ascontiguousarray(picture)
    height, width = whole.shape[:2]
    image = QImage(whole.data, width, height, 4 * width, QImage.Format.Format_ARGB32)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
