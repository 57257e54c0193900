"""Shapes drawn on the client's body, as data.

All coordinates are pixels of the unmirrored camera picture, y down. The screen mirrors and
scales them; it decides nothing else.
"""

from dataclasses import dataclass
from enum import StrEnum

Point = tuple[float, float]


class GuideLevel(StrEnum):
    """How a guide is painted. Colour never stands alone: amber is dashed, red has an icon."""

    QUIET = "quiet"
    GOOD = "good"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideLine:
    """A line to reach or keep; with more than two points, a polyline."""

    cue_id: str
    points_px: tuple[Point, ...]
    level: GuideLevel
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideBubble:
    """A target to move a joint into; fills from 0 to 1."""

    cue_id: str
    centre_px: Point
    radius_px: float
    fill_ratio: float
    level: GuideLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideWedge:
    """A small protractor: from one direction to another around an apex.

    Angles are degrees from straight up in the picture, clockwise positive (to the right).
    """

    cue_id: str
    apex_px: Point
    radius_px: float
    from_deg: float
    to_deg: float
    level: GuideLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideAnchor:
    """An anchor under heel or toes; `lift_ratio` 0 = planted, 1 = pulled loose."""

    cue_id: str
    at_px: Point
    lift_ratio: float
    level: GuideLevel


Guide = GuideLine | GuideBubble | GuideWedge | GuideAnchor
