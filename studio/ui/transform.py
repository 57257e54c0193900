"""From pixels of the camera picture to pixels of a view: crop, scale, mirror; nowhere else.

Picture coordinates are unmirrored, continuous, y down: the pixel in column i covers [i, i + 1).
View coordinates are the same inside the widget (or image) that shows the picture.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.model.guide import Point
from studio.model.pose import VISIBLE, Pose


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in whole pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def is_empty(self) -> bool:
        """True when nothing fits inside."""
        return self.width <= 0 or self.height <= 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The part of one picture axis that must be seen, in picture pixels."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewTransform:
    """Where each picture pixel lies in the view.

    Attributes:
        crop_px: The part of the picture that is shown, in picture pixels.
        target_px: Where it is shown, in view pixels.
        mirrored: True = like a mirror, as a client expects to see themselves.
    """

    crop_px: Box
    target_px: Box
    mirrored: bool = True

    @property
    def scale(self) -> float:
        """View pixels per picture pixel."""
        return self.target_px.width / self.crop_px.width

    def point(self, point_px: Point) -> Point:
        """A point of the picture, in view pixels."""
        across = (point_px[0] - self.crop_px.left) / self.crop_px.width
        down = (point_px[1] - self.crop_px.top) / self.crop_px.height
        if self.mirrored:
            across = 1.0 - across
        return (
            self.target_px.left + across * self.target_px.width,
            self.target_px.top + down * self.target_px.height,
        )

    def points(self, points_px: NDArray[np.float32]) -> NDArray[np.float32]:
        """Many points at once.

        Args:
            points_px: (n, 2) float32, picture pixels.

        Returns:
            (n, 2) float32, view pixels.
        """
        crop, target = self.crop_px, self.target_px
        ratio = (points_px - (crop.left, crop.top)) / (crop.width, crop.height)
        if self.mirrored:
            ratio[:, 0] = 1.0 - ratio[:, 0]
        view = ratio * (target.width, target.height) + (target.left, target.top)
        return view.astype(np.float32)

    def length(self, length_px: float) -> float:
        """A length in the picture, in view pixels."""
        return length_px * self.scale

    def direction_deg(self, direction_deg: float) -> float:
        """A direction (0 = up, clockwise positive) as it looks in the view."""
        return -direction_deg if self.mirrored else direction_deg


class Framing:
    """Decides how much of the picture is shown.

    The view is filled, which cuts the picture on two sides. Where a visible part of the client's
    body would be cut, or the head would be behind the cue, the picture moves or shows more, and
    it stays so until `reset`: a picture that breathes with every rep makes people dizzy. Moving
    takes a few pictures, so that nothing jumps.
    """

    _MARGIN_RATIO = 0.04
    _BELOW_RATIO = 0.07
    _HEAD_RATIO = 0.07
    _GROWTH_RATIO = 0.2

    def __init__(self, *, mirrored: bool = True, headroom_ratio: float = 0.0) -> None:
        """Fill the view.

        Args:
            mirrored: As `ViewTransform.mirrored`.
            headroom_ratio: Share of the view's height at its top that is kept free of the body.
        """
        self._mirrored = mirrored
        self._headroom_ratio = headroom_ratio
        self._key: tuple[int, int, int, int] | None = None
        self._shown: tuple[Span, Span] | None = None
        self._wanted: tuple[Span, Span] | None = None

    def reset(self) -> None:
        """Fill the view again."""
        self._key = self._shown = self._wanted = None

    def update(
        self, image_size_px: tuple[int, int], *, view_size_px: tuple[int, int], pose: Pose | None
    ) -> ViewTransform:
        """The transform for one picture.

        Args:
            image_size_px: Width and height of the picture.
            view_size_px: Width and height of the view.
            pose: The client, or None when not seen.
        """
        key = (*image_size_px, *view_size_px)
        if self._key != key or self._shown is None or self._wanted is None:
            self._key = key
            self._shown = self._wanted = _filling(image_size_px, view_size_px)
        if pose is not None:
            wanted = self._including(self._wanted, image_size_px, pose)
            self._wanted = _filled_up(wanted, image_size_px, view_size_px)
        self._shown = (
            _towards(self._shown[0], self._wanted[0], share=self._GROWTH_RATIO),
            _towards(self._shown[1], self._wanted[1], share=self._GROWTH_RATIO),
        )
        return _placed(self._shown, image_size_px, view_size_px, mirrored=self._mirrored)

    def _including(
        self, spans: tuple[Span, Span], image_size_px: tuple[int, int], pose: Pose
    ) -> tuple[Span, Span]:
        """Move or widen both spans so that the visible body is inside, with room for the cue."""
        seen = pose.points_px[pose.visibility >= VISIBLE]
        if len(seen) == 0:
            return spans
        (left, top), (right, bottom) = seen.min(axis=0).tolist(), seen.max(axis=0).tolist()
        width, height = image_size_px
        aside, below = self._MARGIN_RATIO * width, self._BELOW_RATIO * height
        across = Span(low=max(0.0, left - aside), high=min(float(width), right + aside))
        room = self._headroom_ratio * (spans[1].high - spans[1].low)
        head = self._HEAD_RATIO * (bottom - top)
        upright = Span(low=max(-room, top - head - room), high=min(float(height), bottom + below))
        return _containing(spans[0], across), _containing(spans[1], upright)


def whole_picture(
    image_size_px: tuple[int, int], *, view_size_px: tuple[int, int], mirrored: bool = True
) -> ViewTransform:
    """Show all of the picture, with bars where the shapes differ."""
    spans = (Span(low=0.0, high=image_size_px[0]), Span(low=0.0, high=image_size_px[1]))
    return _placed(spans, image_size_px, view_size_px, mirrored=mirrored)


def _filling(image_size_px: tuple[int, int], view_size_px: tuple[int, int]) -> tuple[Span, Span]:
    width, height = image_size_px
    view_width, view_height = view_size_px
    scale = max(view_width / width, view_height / height)
    half_width = min(width, view_width / scale) / 2.0
    half_height = min(height, view_height / scale) / 2.0
    return (
        Span(low=width / 2.0 - half_width, high=width / 2.0 + half_width),
        Span(low=height / 2.0 - half_height, high=height / 2.0 + half_height),
    )


def _containing(span: Span, needed: Span) -> Span:
    """Move a span just enough to contain another, or become it where it is too short."""
    if needed.high - needed.low >= span.high - span.low:
        return Span(low=min(span.low, needed.low), high=max(span.high, needed.high))
    shift = min(0.0, needed.low - span.low) + max(0.0, needed.high - span.high)
    return Span(low=span.low + shift, high=span.high + shift)


def _filled_up(
    spans: tuple[Span, Span], image_size_px: tuple[int, int], view_size_px: tuple[int, int]
) -> tuple[Span, Span]:
    """Show more of the picture beside or below, where bars would be otherwise."""
    scale = min(
        view / (span.high - span.low) for view, span in zip(view_size_px, spans, strict=True)
    )
    across, upright = (
        _lengthened(span, view / scale, edge=edge)
        for span, view, edge in zip(spans, view_size_px, image_size_px, strict=True)
    )
    return across, upright


def _lengthened(span: Span, length: float, *, edge: float) -> Span:
    """As long as wanted, evenly to both sides, inside the picture and never shorter."""
    extra = length - (span.high - span.low)
    if extra <= 0.5:
        return span
    lowest, highest = min(0.0, span.low), max(edge, span.high)
    low = max(lowest, min(span.low - extra / 2.0, highest - length))
    return Span(low=min(low, span.low), high=max(span.high, min(highest, low + length)))


def _towards(shown: Span, wanted: Span, *, share: float) -> Span:
    def step(now: float, goal: float) -> float:
        return goal if abs(goal - now) < 1.0 else now + share * (goal - now)

    return Span(low=step(shown.low, wanted.low), high=step(shown.high, wanted.high))


def _placed(
    spans: tuple[Span, Span],
    image_size_px: tuple[int, int],
    view_size_px: tuple[int, int],
    *,
    mirrored: bool,
) -> ViewTransform:
    """Whole-pixel crop, centred in the view at one scale for both axes.

    A span may begin above the picture; that part of the view stays empty.
    """
    left, top = int(spans[0].low), int(max(0.0, spans[1].low))
    crop = Box(
        left=left,
        top=top,
        width=max(1, min(image_size_px[0], round(spans[0].high)) - left),
        height=max(1, min(image_size_px[1], round(spans[1].high)) - top),
    )
    empty_px = max(0.0, -spans[1].low)
    view_width, view_height = view_size_px
    scale = min(view_width / crop.width, view_height / (crop.height + empty_px))
    empty = round(empty_px * scale)
    room = view_height - empty
    width, height = max(1, round(crop.width * scale)), max(1, round(crop.height * scale))
    width = view_width if abs(width - view_width) <= 2 else width
    height = room if abs(height - room) <= 2 else height
    target = Box(
        left=(view_width - width) // 2,
        top=empty + (room - height) // 2,
        width=width,
        height=height,
    )
    return ViewTransform(crop_px=crop, target_px=target, mirrored=mirrored)
