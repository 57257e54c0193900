"""Laser pointers on the thighs (coaching.md 4.3): kept straight ahead (C13) or aimed out (C14).

A function answers () when a point it needs is not seen.
"""

import math

from studio.coaching.cues.rules import Part
from studio.coaching.guides.front_guides import foot_points
from studio.coaching.guides.guide_geometry import across, along, moved, unit
from studio.coaching.guides.guide_scene import GuideScene
from studio.model.exercise import Position
from studio.model.guide import Guide, GuideArea, GuideBeam, GuideLevel, GuideTarget, Point
from studio.model.landmarks import Side

FORWARD_CONE_DEG = 12.0
LASER_SHORT_DEG = 5.0
FLOOR_FLATNESS = 0.38
"""How flat the floor in front of the feet looks from a lens at hip height, 3 m away."""


def forward_cone_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """A cone straight ahead of the knee, and the laser that is to stay in it (C13)."""
    guides: list[Guide] = []
    for side in scene.legs:
        fan = _Fan.of(scene, side)
        aim_deg = _aim_deg(scene, side)
        if fan is None or math.isnan(aim_deg):
            continue
        is_in = abs(aim_deg) <= FORWARD_CONE_DEG
        level = scene.guide_level
        if level is GuideLevel.QUIET and is_in:
            level = scene.fine_level
        guides += [
            GuideArea(
                cue_id=scene.cue_id,
                points_px=fan.cone(-1.5 * FORWARD_CONE_DEG, 1.5 * FORWARD_CONE_DEG),
                level=scene.fine_level if is_in else scene.guide_level,
            ),
            fan.laser(scene, aim_deg, level=level),
        ]
    return tuple(guides)


def laser_guides(scene: GuideScene) -> tuple[Guide, ...]:
    """Lasers from the thighs, and the targets further out that they are to hit (C14)."""
    asked_deg = scene.exercise.limits.turn_out_target_deg
    if asked_deg is None:
        return ()
    if scene.exercise.position is Position.SIDE_LYING:
        return _opening_laser(scene, asked_deg)
    guides: list[Guide] = []
    for side in scene.legs:
        guides += _laser(scene, side, asked_deg)
    return tuple(guides)


def _laser(scene: GuideScene, side: Side, asked_deg: float) -> tuple[Guide, ...]:
    if scene.exercise.family == "rotate":
        return _swinging_laser(scene, side, asked_deg)
    fan = _Fan.of(scene, side)
    aim_deg = scene.number(f"{side}_knee_azimuth_deg")
    if fan is None or math.isnan(aim_deg):
        return ()
    is_hit = aim_deg >= asked_deg - LASER_SHORT_DEG
    level = GuideLevel.GOOD if is_hit else scene.guide_level
    target = GuideTarget(
        cue_id=scene.cue_id,
        at_px=fan.hit(max(asked_deg, aim_deg) if is_hit else asked_deg),
        radius_px=0.24 * scene.body.thigh_px,
        flat_ratio=FLOOR_FLATNESS,
        level=GuideLevel.GOOD if is_hit else GuideLevel.QUIET,
    )
    return target, fan.laser(scene, aim_deg, level=level)


def _swinging_laser(scene: GuideScene, side: Side, asked_deg: float) -> tuple[Guide, ...]:
    """Seated rotation: the shank swings inward like a pendulum, a laser at its end."""
    seen = scene.all_at(Part.KNEE, Part.ANKLE, side=side)
    outward = scene.outward(side)
    if seen is None or outward is None:
        return ()
    knee, ankle = seen
    length = 1.35 * math.dist(knee, ankle)
    swing_deg = math.degrees(math.atan2(-(ankle[0] - knee[0]) * outward[0], ankle[1] - knee[1]))
    is_hit = swing_deg >= asked_deg - LASER_SHORT_DEG
    angle = math.radians(max(asked_deg, swing_deg) if is_hit else asked_deg)
    at = (knee[0] - outward[0] * length * math.sin(angle), knee[1] + length * math.cos(angle))
    return (
        GuideTarget(
            cue_id=scene.cue_id,
            at_px=at,
            radius_px=0.2 * scene.body.shank_px,
            flat_ratio=1.0,
            level=GuideLevel.GOOD if is_hit else GuideLevel.QUIET,
        ),
        GuideBeam(
            cue_id=scene.cue_id,
            from_px=knee,
            to_px=moved(knee, unit(knee, ankle), length),
            spread_px=0.0,
            level=GuideLevel.GOOD if is_hit else scene.guide_level,
        ),
    )


def _opening_laser(scene: GuideScene, asked_deg: float) -> tuple[Guide, ...]:
    """Lying on one side: the upper knee opens away from the lower one."""
    knees = {side: scene.at(Part.KNEE, side=side) for side in (Side.LEFT, Side.RIGHT)}
    left, right = knees[Side.LEFT], knees[Side.RIGHT]
    if left is None or right is None or not scene.body.thigh_px > 0.0:
        return ()
    upper, lower = (left, right) if left[1] < right[1] else (right, left)
    hip = scene.at(Part.HIP, side=Side.LEFT if upper is left else Side.RIGHT)
    if hip is None:
        return ()
    rest_gap = _rest_knee_gap_px(scene)
    rise = rest_gap + 2.0 * scene.body.thigh_px * math.sin(math.radians(asked_deg) / 2.0)
    least = rest_gap + 2.0 * scene.body.thigh_px * math.sin(
        math.radians(asked_deg - LASER_SHORT_DEG) / 2.0
    )
    gap = math.dist(upper, lower)
    is_hit = gap >= least
    level = GuideLevel.GOOD if is_hit else scene.guide_level
    at = (upper[0], lower[1] - (max(rise, gap) if is_hit else rise))
    return (
        GuideTarget(
            cue_id=scene.cue_id,
            at_px=at,
            radius_px=0.22 * scene.body.thigh_px,
            flat_ratio=1.0,
            level=GuideLevel.GOOD if is_hit else GuideLevel.QUIET,
        ),
        GuideBeam(
            cue_id=scene.cue_id,
            from_px=hip,
            to_px=moved(upper, unit(hip, upper), 0.25 * scene.body.thigh_px),
            spread_px=0.0,
            level=level,
        ),
    )


def _rest_knee_gap_px(scene: GuideScene) -> float:
    """Knees lie on each other at the start; what the network sees apart then is no opening."""
    left, right = (scene.rest_at(Part.KNEE, side=side) for side in (Side.LEFT, Side.RIGHT))
    if left is None or right is None:
        return 0.0
    return min(math.dist(left, right), 0.5 * scene.body.thigh_px)


def _aim_deg(scene: GuideScene, side: Side) -> float:
    """Where the leg points, outward positive: by the bent knee, else by the foot since rest."""
    knee_deg = scene.number(f"{side}_knee_azimuth_deg")
    turn_deg = scene.number(f"{side}_turnout_deg")
    if not math.isnan(turn_deg):
        return turn_deg
    if not math.isnan(knee_deg):
        return knee_deg
    now, was = foot_points(scene, side, rest=False), foot_points(scene, side, rest=True)
    outward = scene.outward(side)
    if now is None or was is None or outward is None or not scene.body.foot_px > 0.0:
        return math.nan
    turned = _foot_across(scene, side, now, outward) - along(*was, outward)
    return math.degrees(math.asin(min(max(turned / scene.body.foot_px, -1.0), 1.0)))


def _foot_across(scene: GuideScene, side: Side, foot: tuple[Point, Point], outward: Point) -> float:
    """How far the toes lie outward of the heel, measured across the shank.

    A leg lifted to the side takes its foot along; that is no turning.
    """
    seen = scene.all_at(Part.KNEE, Part.ANKLE, side=side)
    if seen is None:
        return along(*foot, outward)
    normal = across(unit(*seen))
    if along((0.0, 0.0), outward, normal) < 0.0:
        normal = (-normal[0], -normal[1])
    return along(*foot, normal)


class _Fan:
    """The floor (or the air) ahead of one knee, as lasers sweep over it."""

    def __init__(
        self, *, knee: Point, base: Point, outward: Point, ahead: Point, reach_px: float
    ) -> None:
        self._knee, self._base = knee, base
        self._outward, self._ahead, self._reach_px = outward, ahead, reach_px

    @classmethod
    def of(cls, scene: GuideScene, side: Side) -> "_Fan | None":
        """The fan of one leg; None when the leg is not seen.

        What lies ahead of the body is towards us: drawn downwards on the floor of who stands, and
        towards the feet of who lies on one side.
        """
        seen = scene.all_at(Part.KNEE, Part.ANKLE, side=side)
        outward = scene.outward(side)
        if seen is None or outward is None or not scene.body.thigh_px > 0.0:
            return None
        knee, ankle = seen
        if outward[0] == 0.0:
            ahead = (math.copysign(1.0, ankle[0] - knee[0]), 0.0)
            base = knee
        else:
            ahead = (0.0, 1.0)
            base = (knee[0], max(ankle[1], knee[1]))
        return cls(knee=knee, base=base, outward=outward, ahead=ahead, reach_px=scene.body.thigh_px)

    def hit(self, azimuth_deg: float) -> Point:
        """Where a laser at this azimuth lands."""
        angle = math.radians(azimuth_deg)
        point = moved(self._base, self._outward, self._reach_px * math.sin(angle))
        return moved(point, self._ahead, FLOOR_FLATNESS * self._reach_px * math.cos(angle))

    def cone(self, from_deg: float, to_deg: float) -> tuple[Point, ...]:
        """From the knee to the arc between two azimuths."""
        steps = 6
        arc = [self.hit(from_deg + (to_deg - from_deg) * k / steps) for k in range(steps + 1)]
        return (self._knee, *arc)

    def laser(self, scene: GuideScene, azimuth_deg: float, *, level: GuideLevel) -> GuideBeam:
        """The beam from the knee."""
        return GuideBeam(
            cue_id=scene.cue_id,
            from_px=self._knee,
            to_px=self.hit(azimuth_deg),
            spread_px=0.0,
            level=level,
        )
