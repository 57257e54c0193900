"""Shapes drawn on the client's body, as data.

All coordinates are pixels of the unmirrored camera picture, y down. The screen mirrors and
scales them; it decides nothing else. Directions are degrees from straight up in the picture,
clockwise positive (to the right).
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


class GuideWord(StrEnum):
    """The few words that stand beside a shape; the screen says them in its language."""

    ESTIMATE = "estimate"
    HIP = "hip"
    KNEE = "knee"


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
    """A small protractor: from one direction to another around an apex."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideWall:
    """A translucent wall not to be touched.

    Attributes:
        cue_id: Of the cue that draws.
        foot_px: Where its face meets the floor.
        top_px: Upper end of its face.
        depth_px: How thick it is; negative = the wall lies left of its face in the picture.
        is_touched: It flashes.
        level: As of every guide.
    """

    cue_id: str
    foot_px: Point
    top_px: Point
    depth_px: float
    is_touched: bool
    level: GuideLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideRibbon:
    """A soft band along a curve through its points."""

    cue_id: str
    points_px: tuple[Point, ...]
    width_px: float
    level: GuideLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideCup:
    """A cup of water that leans with the pelvis while its water stays level.

    Attributes:
        cue_id: Of the cue that draws.
        at_px: Middle of the cup.
        width_px: Width of its rim.
        tilt_deg: How far it leans, clockwise positive.
        spill_ratio: 0 = nothing spills, 1 = it pours over the lower side.
        level: As of every guide.
    """

    cue_id: str
    at_px: Point
    width_px: float
    tilt_deg: float
    spill_ratio: float
    level: GuideLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideBeam:
    """A beam of light.

    Attributes:
        cue_id: Of the cue that draws.
        from_px: Where the light leaves.
        to_px: Where it lands.
        spread_px: 0 = a laser pointer with a dot at its end; else the width of a headlight's
            cone where it lands.
        level: As of every guide.
    """

    cue_id: str
    from_px: Point
    to_px: Point
    spread_px: float
    level: GuideLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideTarget:
    """Rings to aim at; `flat_ratio` 1 = facing us, less = lying on the floor."""

    cue_id: str
    at_px: Point
    radius_px: float
    flat_ratio: float
    level: GuideLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideArea:
    """A translucent area to stay inside: a lane, a corridor, a cone."""

    cue_id: str
    points_px: tuple[Point, ...]
    level: GuideLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideDot:
    """The joint that is to stay inside an area."""

    cue_id: str
    at_px: Point
    level: GuideLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideArc:
    """A gauge bent around a joint: a track, and how much of it is filled."""

    cue_id: str
    centre_px: Point
    radius_px: float
    from_deg: float
    to_deg: float
    fill_ratio: float
    level: GuideLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideHand:
    """A ghost of a hand, its edge laid where the body is to fold."""

    cue_id: str
    at_px: Point
    direction_deg: float
    length_px: float
    level: GuideLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideFootprint:
    """The outline of a foot, frozen on the floor."""

    cue_id: str
    heel_px: Point
    toe_px: Point
    width_px: float
    level: GuideLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidePad:
    """A pad to land on and wait; `fill_ratio` 1 = stayed long enough.

    `direction_deg` is the way from which the body comes onto it.
    """

    cue_id: str
    at_px: Point
    width_px: float
    direction_deg: float
    fill_ratio: float
    level: GuideLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideRing:
    """A countdown ring; `left_s` is the number in it."""

    cue_id: str
    centre_px: Point
    radius_px: float
    fill_ratio: float
    left_s: float
    level: GuideLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideGate:
    """A post on the floor that a foot may not cross; `inward` is picture x towards the middle."""

    cue_id: str
    foot_px: Point
    height_px: float
    inward: float
    level: GuideLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideLabel:
    """A word beside a shape."""

    cue_id: str
    at_px: Point
    word: GuideWord
    level: GuideLevel


Guide = (
    GuideLine
    | GuideBubble
    | GuideWedge
    | GuideAnchor
    | GuideWall
    | GuideRibbon
    | GuideCup
    | GuideBeam
    | GuideTarget
    | GuideArea
    | GuideDot
    | GuideArc
    | GuideHand
    | GuideFootprint
    | GuidePad
    | GuideRing
    | GuideGate
    | GuideLabel
)
