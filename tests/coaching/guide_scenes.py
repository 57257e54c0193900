"""Scenes that guides are drawn from: a known body from the side and from the front."""

import math
from collections.abc import Mapping
from dataclasses import replace

from studio.coaching.cues.cue_frames import landmark_of
from studio.coaching.cues.rules import Measure, Part
from studio.coaching.guides.guide_scene import GuideBody, GuideScene
from studio.model.cue import CueLevel
from studio.model.guide import Point
from studio.model.landmarks import Landmark, Side
from tests.coaching.cue_sets import CATALOG

SIDE_POINTS: dict[Part, Point] = {
    Part.SHOULDER: (610.0, 300.0),
    Part.HIP: (560.0, 460.0),
    Part.KNEE: (680.0, 480.0),
    Part.ANKLE: (640.0, 620.0),
    Part.HEEL: (625.0, 645.0),
    Part.TOE: (705.0, 645.0),
}
EAR: Point = (630.0, 240.0)

FRONT_LEFT: dict[Part, Point] = {
    Part.SHOULDER: (700.0, 300.0),
    Part.HIP: (680.0, 460.0),
    Part.KNEE: (740.0, 530.0),
    Part.ANKLE: (720.0, 640.0),
    Part.HEEL: (718.0, 655.0),
    Part.TOE: (740.0, 675.0),
}
"""The client's left leg, in the right half of the picture; the right leg is its mirror image."""

MIDDLE_X = 640.0
THIGH_PX, SHANK_PX, TRUNK_PX, FOOT_PX = 120.0, 145.0, 170.0, 80.0


def side_points(*, facing: float = 1.0) -> dict[Landmark, Point]:
    """The near side's points, mirrored about the ankle for who faces left."""
    near = Side.RIGHT if facing > 0.0 else Side.LEFT
    ankle_x = SIDE_POINTS[Part.ANKLE][0]

    def placed(point: Point) -> Point:
        return (ankle_x + facing * (point[0] - ankle_x), point[1])

    points = {landmark_of(part, near): placed(point) for part, point in SIDE_POINTS.items()}
    points[Landmark.RIGHT_EAR if facing > 0.0 else Landmark.LEFT_EAR] = placed(EAR)
    far = Side.LEFT if near is Side.RIGHT else Side.RIGHT
    points[landmark_of(Part.HIP, far)] = placed((568.0, 457.0))
    return points


def front_points(**moved: Point) -> dict[Landmark, Point]:
    """Both legs from the front; `left_knee=(x, y)` puts a point elsewhere."""
    points: dict[Landmark, Point] = {}
    for part, (x, y) in FRONT_LEFT.items():
        points[landmark_of(part, Side.LEFT)] = (x, y)
        points[landmark_of(part, Side.RIGHT)] = (2.0 * MIDDLE_X - x, y)
    for name, point in moved.items():
        points[Landmark[name.upper()]] = point
    return points


def body_of(points: Mapping[Landmark, Point], **changes: object) -> GuideBody:
    """A body at rest where it is now, with known lengths."""
    body = GuideBody(
        points=points,
        rest=points,
        long_end={},
        reach={},
        reach_u=0.0,
        thigh_px=THIGH_PX,
        shank_px=SHANK_PX,
        trunk_px=TRUNK_PX,
        foot_px=FOOT_PX,
        hold_s=math.nan,
        dwell_s=0.0,
    )
    return replace(body, **changes)  # type: ignore[arg-type]


def values_of(**known: float) -> dict[Measure, float]:
    """Numbers of the near side by measure name; the others are not seen."""
    values = dict.fromkeys(Measure, math.nan)
    values.update({Measure[name.upper()]: value for name, value in known.items()})
    return values


def side_scene(
    *,
    exercise: str = "goblet_squat",
    level: CueLevel | None = None,
    facing: float = 1.0,
    q: float = 0.9,
    shin_is_off: bool = False,
    is_shown: bool = False,
    **known: float,
) -> GuideScene:
    """The body from the side, in the deep half of a rep."""
    return GuideScene(
        cue_id="C",
        exercise=CATALOG.exercise(exercise),
        body=body_of(side_points(facing=facing)),
        near=Side.RIGHT if facing > 0.0 else Side.LEFT,
        values=values_of(**known),
        q=q,
        level=level,
        is_shown=is_shown,
        shin_is_off=shin_is_off,
    )


def front_scene(
    *,
    exercise: str = "sumo_squat",
    level: CueLevel | None = None,
    q: float = 0.9,
    is_shown: bool = False,
    points: Mapping[Landmark, Point] | None = None,
    numbers: Mapping[str, float] | None = None,
) -> GuideScene:
    """The body from the front, facing the camera, in the deep half of a rep."""
    return GuideScene(
        cue_id="C",
        exercise=CATALOG.exercise(exercise),
        body=replace(body_of(front_points()), points=points or front_points()),
        near=Side.LEFT,
        values=values_of(),
        numbers=numbers or {},
        is_from_front=True,
        q=q,
        level=level,
        is_shown=is_shown,
    )
