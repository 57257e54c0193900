"""The table of every measured number, and the one class that measures them all.

A row of `FEATURES` without a side gives one number under its name; a sided row gives two,
"left_" and "right_" before the name. Values are raw: filtering belongs to whoever uses them
(`filters`). NaN = not seen, never an old value. The only things remembered from picture to
picture are the view and the body's own lengths and start pose (`view`, `reference`).

Picture measures are for the view of their cue; measures from the network's metric guess ("world",
"fused") hold in any view and are never graded (coaching.md, ten facts, 6). Hip fold and knee
flexion, which drive most exercises, are the picture's own up to 12 degrees of yaw, the ones in
space from 30 on, and a mix between: one name that is right in every view, and pure where graded.
"""

import math
from dataclasses import dataclass

from studio.kinematics import angles, both_legs, world
from studio.kinematics.fusion import knee_flexion_fused_deg
from studio.kinematics.perspective import knee_scale_ratio
from studio.kinematics.reference import BodyReference
from studio.kinematics.segments import (
    BodyPoints,
    Limb,
    SegmentLengths,
    Vector,
    body_points,
    world_points,
)
from studio.kinematics.start_pose import Footing
from studio.kinematics.view import SIDE_FULL_DEG, ViewState, ViewTracker
from studio.model.exercise import View
from studio.model.landmarks import Side
from studio.model.pose import Pose


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One measured number.

    Attributes:
        name: Without the side prefix; ends with its unit.
        unit: "deg", "ratio", "px" or "sign".
        sided: True when left and right are measured apart.
        description: What it says and what its sign means.
        source: Where the formula comes from.
    """

    name: str
    unit: str
    sided: bool
    description: str
    source: str

    @property
    def full_names(self) -> tuple[str, ...]:
        """The names in the extractor's answer."""
        return (f"left_{self.name}", f"right_{self.name}") if self.sided else (self.name,)


def _row(name: str, description: str, source: str, *, sided: bool = False) -> Feature:
    unit = name.rsplit("_", 1)[1]
    return Feature(name=name, unit=unit, sided=sided, description=description, source=source)


FEATURES: tuple[Feature, ...] = (
    _row("hip_fold_deg", "Thigh against trunk, folded positive", "2.2 phi", sided=True),
    _row("knee_flexion_deg", "Knee bend, 0 = straight", "2.2 kappa", sided=True),
    _row("thigh_deg", "Thigh from hanging, forward positive (side view)", "2.2 tau", sided=True),
    _row("shank_deg", "Shank from upright, knee forward positive", "2.2 sigma", sided=True),
    _row("hips_behind_heels_ratio", "Hip behind heel, thigh lengths", "2.2 HBH", sided=True),
    _row("knee_travel_ratio", "Knee forward since standing, shank lengths", "2.2 KT", sided=True),
    _row("heel_rise_ratio", "Heel above its start, foot lengths", "4.2 C09", sided=True),
    _row("toe_rise_ratio", "Toes above their start, foot lengths", "4.2 C10", sided=True),
    _row("foot_slide_ratio", "Ankle away from its start, foot lengths", "4.2 C11", sided=True),
    _row("foot_aside_ratio", "Ankle right of its start, foot lengths", "4.2 C11", sided=True),
    _row("neck_deg", "Ear over shoulder against trunk, forward positive", "4.2 C04", sided=True),
    _row("cup_deg", "Estimated arch at the top, 0 = none, arched negative", "4.2 C05", sided=True),
    _row("thigh_abduction_deg", "Thigh outward of its start, against trunk", "2.3 TA", sided=True),
    _row("knee_azimuth_deg", "Where the knee points, outward positive", "2.3 lambda", sided=True),
    _row("knee_bend_front_deg", "Knee bend told by hip-ankle distance", "2.3 inner", sided=True),
    _row("foot_azimuth_deg", "Where the foot points, outward positive", "4.2 C13", sided=True),
    _row("knee_inside_deg", "Knee pointing inside of the foot", "4.2 C12", sided=True),
    _row("shank_swing_deg", "Ankle swung toward the midline", "2.3 SR", sided=True),
    _row("knee_flexion_world_deg", "Knee bend in space", "2.2 in space", sided=True),
    _row("knee_flexion_fused_deg", "Knee bend, picture, depth and lengths", "fusion", sided=True),
    _row("hip_fold_world_deg", "Hip fold in the body's middle plane", "2.2 in space", sided=True),
    _row("thigh_abduction_world_deg", "Thigh out of the middle plane", "2.3 in space", sided=True),
    _row("trunk_deg", "Trunk lean of the near side, forward positive", "2.2 beta"),
    _row("trunk_sideways_deg", "Trunk lean to the person's left", "4.2 C23"),
    _row("trunk_world_deg", "Trunk from vertical in space, no direction", "2.2 in space"),
    _row("pelvis_height_ratio", "Hips above ankles, 1 = standing", "2.3 PH"),
    _row("pelvis_height_world_ratio", "Hips above ankles in space, leg lengths", "2.3 in space"),
    _row("hip_rise_ratio", "Hips above their start, thigh lengths", "2.3 PH of B05"),
    _row("knee_gap_deg", "Opening told by the gap between the knees", "2.3 CL"),
    _row("knee_gap_world_deg", "Angle between the thighs in space", "2.3 CL in space"),
    _row("knee_azimuth_mean_deg", "Mean of both knee azimuths", "2.3 KA"),
    _row("knee_azimuth_difference_deg", "Left knee further out than the right", "4.2 C22"),
    _row("knee_bend_difference_deg", "Left knee more bent, front view", "4.2 C22"),
    _row("ankle_separation_ratio", "Ankle gap over the gap at the start", "2.3 AS"),
    _row("ankle_gap_ratio", "Ankle gap in leg lengths", "4.2 C24"),
    _row("pelvis_obliquity_deg", "Left hip higher than right", "4.2 C06"),
    _row("pelvis_shift_ratio", "Hips off the middle of the feet, stance widths", "4.2 C07"),
    _row("hip_separation_ratio", "Gap between the hips, thigh lengths", "4.2 C08"),
    _row("pelvis_turn_world_deg", "Pelvis turned about the trunk, 0 = to the camera", "4.2 C08"),
    _row("torso_length_px", "Middle of the shoulders to middle of the hips", "2.3"),
    _row("yaw_deg", "0 = side-on, 90 = facing the camera or away", "2.5"),
    _row("facing_sign", "+1 when the front is clockwise of the trunk as seen", "2.1 dir"),
)

FEATURE_NAMES: tuple[str, ...] = tuple(name for row in FEATURES for name in row.full_names)

KNEE_AZIMUTH_FROM_DEG = 40.0
"""Knee flexion below which the knee azimuth is noise (coaching.md 2.3)."""


FLAT_UNTIL_DEG = SIDE_FULL_DEG
SPACE_FROM_DEG = 30.0
"""Yaw from which the picture plane loses more of a fold than the network's depth does [2.5]."""


class FeatureExtractor:
    """Measures everything of one client, picture by picture. Knows no clock."""

    def __init__(self) -> None:
        self._view = ViewTracker()
        self.reference = BodyReference()

    def reset(self) -> None:
        """Forget the client."""
        self._view.reset()
        self.reference.reset()

    @property
    def view(self) -> ViewState:
        """How the camera sees the client."""
        return self._view.state

    def update(self, pose: Pose | None, *, time_s: float) -> dict[str, float]:
        """Measure one picture.

        Args:
            pose: The client, or None when not seen.
            time_s: Stream time, never smaller than before.

        Returns:
            Every name of `FEATURE_NAMES`; NaN = not seen.

        Raises:
            ValueError: the pose's arrays have a wrong shape.
        """
        measured = dict.fromkeys(FEATURE_NAMES, math.nan)
        if pose is None:
            return measured
        points = body_points(pose)
        space = [(x, y, z) for x, y, z in world_points(pose).tolist()]
        axes = world.body_axes(space)
        view = self._view.update(points, axes, time_s=time_s)
        lean_deg = world.trunk_world_deg(axes)
        hip, ankle = _hip_and_ankle(points, view)
        self.reference.update(
            points,
            space,
            near=_near_in_side_view(view),
            hip_height_px=hip[1] - ankle[1],
            trunk_lean_deg=lean_deg,
            time_s=time_s,
        )
        for side in (Side.LEFT, Side.RIGHT):
            limb = points.limb(side)
            self._measure_side_view(measured, side, limb, view)
            self._measure_front_view(measured, side, limb, points, view)
            _measure_space(measured, side, space, axes)
            measured[f"{side}_knee_flexion_fused_deg"] = knee_flexion_fused_deg(
                limb,
                space,
                side=side,
                lengths=self.reference.lengths_px,
                pixels_per_m=self.reference.pixels_per_m,
            )
            _fit_to_view(measured, side, view)
        self._measure_body(measured, points, view)
        self._measure_knee_gap(measured, points, space, width_px=max(pose.image_size_px))
        measured["trunk_world_deg"] = lean_deg
        measured["pelvis_height_world_ratio"] = world.pelvis_height_world_ratio(space)
        measured["knee_gap_world_deg"] = world.knee_gap_world_deg(space)
        measured["pelvis_turn_world_deg"] = world.pelvis_turn_world_deg(space, axes)
        return measured

    def _measure_knee_gap(
        self,
        measured: dict[str, float],
        points: BodyPoints,
        space: list[Vector],
        *,
        width_px: float,
    ) -> None:
        thigh = self.reference.lengths_px.thigh
        larger = knee_scale_ratio(points, space, thigh_length=thigh, width_px=width_px)
        measured["knee_gap_deg"] = angles.knee_gap_deg(
            points.left.knee, points.right.knee, thigh_length=thigh * larger
        )

    def _measure_side_view(
        self, measured: dict[str, float], side: Side, limb: Limb, view: ViewState
    ) -> None:
        facing = view.facing
        lengths = self.reference.lengths_px
        shoulder, hip, knee, ankle = limb.shoulder, limb.hip, limb.knee, limb.ankle
        measured[f"{side}_hip_fold_deg"] = angles.hip_fold_deg(shoulder, hip, knee, facing=facing)
        measured[f"{side}_knee_flexion_deg"] = angles.knee_flexion_deg(hip, knee, ankle)
        measured[f"{side}_thigh_deg"] = angles.thigh_deg(hip, knee, facing=facing)
        measured[f"{side}_shank_deg"] = angles.shank_deg(knee, ankle, facing=facing)
        measured[f"{side}_hips_behind_heels_ratio"] = angles.hips_behind_heels_ratio(
            hip, limb.heel, facing=facing, thigh_length=lengths.thigh
        )
        measured[f"{side}_cup_deg"] = angles.cup_deg(measured[f"{side}_hip_fold_deg"])
        measured[f"{side}_neck_deg"] = -facing * angles.turn_deg(hip, shoulder, limb.ear)
        if self.reference.start is not None:
            footing = self.reference.start.footing(side)
            self._measure_feet(measured, side, limb, footing, lengths)
            measured[f"{side}_knee_travel_ratio"] = angles.knee_travel_ratio(
                knee, footing.knee, facing=facing, shank_length=lengths.shank
            )

    def _measure_feet(
        self,
        measured: dict[str, float],
        side: Side,
        limb: Limb,
        footing: Footing,
        lengths: SegmentLengths,
    ) -> None:
        if not lengths.foot > 0.0:
            return
        foot = lengths.foot
        measured[f"{side}_heel_rise_ratio"] = (limb.heel[1] - footing.heel[1]) / foot
        measured[f"{side}_toe_rise_ratio"] = (limb.toe[1] - footing.toe[1]) / foot
        slide = angles.distance(limb.ankle, footing.ankle)
        measured[f"{side}_foot_slide_ratio"] = slide / foot
        measured[f"{side}_foot_aside_ratio"] = (limb.ankle[0] - footing.ankle[0]) / foot

    def _measure_front_view(
        self,
        measured: dict[str, float],
        side: Side,
        limb: Limb,
        points: BodyPoints,
        view: ViewState,
    ) -> None:
        outward = view.left_outward if side is Side.LEFT else -view.left_outward
        lengths = self.reference.lengths_px
        measured[f"{side}_thigh_abduction_deg"] = self._abduction_deg(
            side, limb, points, view, outward=outward
        )
        measured[f"{side}_shank_swing_deg"] = angles.shank_swing_deg(
            limb.knee, limb.ankle, outward=outward
        )
        bend = angles.knee_bend_from_lengths_deg(
            limb.hip, limb.ankle, thigh_length=lengths.thigh, shank_length=lengths.shank
        )
        measured[f"{side}_knee_bend_front_deg"] = bend
        if bend >= KNEE_AZIMUTH_FROM_DEG:
            measured[f"{side}_knee_azimuth_deg"] = angles.knee_azimuth_deg(
                limb.hip,
                limb.knee,
                limb.ankle,
                outward=outward,
                thigh_length=lengths.thigh,
                shank_length=lengths.shank,
            )
        to_left = both_legs.left_axis(points, left_outward=view.left_outward)
        foot_azimuth_deg = both_legs.foot_azimuth_deg(
            limb, to_left=to_left, side=side, foot_length=lengths.foot
        )
        measured[f"{side}_foot_azimuth_deg"] = foot_azimuth_deg
        measured[f"{side}_knee_inside_deg"] = (
            foot_azimuth_deg
            - measured[f"{side}_knee_azimuth_deg"]
            - both_legs.parallax_deg(limb, to_left=to_left, side=side, picture_px=points.picture_px)
        )

    def _abduction_deg(
        self, side: Side, limb: Limb, points: BodyPoints, view: ViewState, *, outward: float
    ) -> float:
        shown_deg = angles.thigh_abduction_deg(
            points.mid_shoulder, points.mid_hip, limb.hip, limb.knee, outward=outward
        )
        if self.reference.start is None:
            return angles.wrap_deg(shown_deg)
        shown_deg -= self.reference.start.abduction_deg(side, outward=outward)
        return angles.wrap_deg(angles.turned_away_deg(shown_deg, yaw_deg=view.yaw_deg))

    def _measure_body(
        self, measured: dict[str, float], points: BodyPoints, view: ViewState
    ) -> None:
        lengths = self.reference.lengths_px
        hip, ankle = _hip_and_ankle(points, view)
        if view.near is not None:
            near = points.limb(view.near)
            measured["trunk_deg"] = angles.trunk_deg(near.shoulder, near.hip, facing=view.facing)
        measured["trunk_sideways_deg"] = angles.trunk_deg(
            points.mid_shoulder, points.mid_hip, facing=view.left_outward
        )
        standing = self.reference.standing_height_px
        if standing > 0.0:
            measured["pelvis_height_ratio"] = (hip[1] - ankle[1]) / standing
        left, right = points.left, points.right
        measured["knee_azimuth_mean_deg"] = (
            measured["left_knee_azimuth_deg"] + measured["right_knee_azimuth_deg"]
        ) / 2.0
        measured["knee_azimuth_difference_deg"] = (
            measured["left_knee_azimuth_deg"] - measured["right_knee_azimuth_deg"]
        )
        measured["knee_bend_difference_deg"] = (
            measured["left_knee_bend_front_deg"] - measured["right_knee_bend_front_deg"]
        )
        measured["pelvis_obliquity_deg"] = angles.obliquity_deg(left.hip, right.hip)
        measured["torso_length_px"] = angles.distance(points.mid_shoulder, points.mid_hip)
        measured["yaw_deg"] = view.yaw_deg
        measured["facing_sign"] = view.facing
        self._measure_stance(measured, points, lengths)
        start = self.reference.start
        if start is not None and lengths.thigh > 0.0:
            hip_before = start.hip(_near_in_side_view(view))
            measured["hip_rise_ratio"] = (hip[1] - hip_before[1]) / lengths.thigh

    def _measure_stance(
        self, measured: dict[str, float], points: BodyPoints, lengths: SegmentLengths
    ) -> None:
        left, right = points.left, points.right
        stance = abs(left.ankle[0] - right.ankle[0])
        if stance > 0.0:
            middle = (points.mid_hip[0] - points.mid_ankle[0]) / stance
            measured["pelvis_shift_ratio"] = middle
        if lengths.thigh > 0.0:
            apart = angles.distance(left.hip, right.hip)
            measured["hip_separation_ratio"] = apart / lengths.thigh
        if lengths.thigh + lengths.shank > 0.0:
            measured["ankle_gap_ratio"] = stance / (lengths.thigh + lengths.shank)
        start = self.reference.start
        if start is None:
            return
        start_stance = abs(start.left.ankle[0] - start.right.ankle[0])
        if start_stance > 0.0:
            measured["ankle_separation_ratio"] = stance / start_stance


def _near_in_side_view(view: ViewState) -> Side | None:
    """The side that stands for the whole body: from the side the far one is hardly seen."""
    return view.near if view.view is View.SIDE else None


def _hip_and_ankle(points: BodyPoints, view: ViewState) -> tuple[angles.Point, angles.Point]:
    near = _near_in_side_view(view)
    if near is None:
        return points.mid_hip, points.mid_ankle
    limb = points.limb(near)
    return limb.hip, limb.ankle


def _measure_space(
    measured: dict[str, float], side: Side, space: list[Vector], axes: world.BodyAxes
) -> None:
    measured[f"{side}_knee_flexion_world_deg"] = world.knee_flexion_world_deg(space, side)
    measured[f"{side}_hip_fold_world_deg"] = world.hip_fold_world_deg(space, axes, side)
    measured[f"{side}_thigh_abduction_world_deg"] = world.thigh_abduction_world_deg(
        space, axes, side
    )


def _fit_to_view(measured: dict[str, float], side: Side, view: ViewState) -> None:
    """Let hip fold and knee flexion pass from the picture's to those in space with the yaw."""
    turned = (view.yaw_deg - FLAT_UNTIL_DEG) / (SPACE_FROM_DEG - FLAT_UNTIL_DEG)
    share = angles.clamp(turned, low=0.0, high=1.0)
    if not share > 0.0:
        return
    for name, in_space in (
        ("hip_fold_deg", "hip_fold_world_deg"),
        ("knee_flexion_deg", "knee_flexion_fused_deg"),
    ):
        space = measured[f"{side}_{in_space}"]
        flat = measured[f"{side}_{name}"] if share < 1.0 else space
        measured[f"{side}_{name}"] = flat + share * (space - flat)
