"""What each cue draws where, for a known body; and that nothing is drawn that is not seen."""

import math
from dataclasses import replace
from typing import TypeVar

import pytest

from studio.coaching.cues.cue_frames import landmark_of
from studio.coaching.cues.rules import Part
from studio.coaching.guides.fold_guides import fold_hips_guides
from studio.coaching.guides.front_guides import (
    footprint_guides,
    gate_guides,
    knee_lane_guides,
    mirror_guides,
    spine_guides,
)
from studio.coaching.guides.guide_scene import GuideScene
from studio.coaching.guides.laser_guides import forward_cone_guides, laser_guides
from studio.coaching.guides.moment_guides import depth_guides, hold_guides, landing_guides
from studio.coaching.guides.pelvis_guides import (
    centred_guides,
    front_cup_guides,
    headlight_guides,
    side_cup_guides,
)
from studio.coaching.guides.side_guides import lockout_guides, long_back_guides
from studio.coaching.guides.table import GUIDES
from studio.model.cue import CueLevel
from studio.model.guide import (
    Guide,
    GuideArc,
    GuideArea,
    GuideBeam,
    GuideCup,
    GuideDot,
    GuideFootprint,
    GuideGate,
    GuideHand,
    GuideLabel,
    GuideLevel,
    GuideLine,
    GuidePad,
    GuideRibbon,
    GuideRing,
    GuideTarget,
    GuideWord,
)
from studio.model.landmarks import Landmark, Side
from tests.coaching.guide_scenes import (
    MIDDLE_X,
    SIDE_POINTS,
    THIGH_PX,
    front_points,
    front_scene,
    side_scene,
)

Shape = TypeVar("Shape")


def only(guides: tuple[Guide, ...], shape: type[Shape]) -> list[Shape]:
    """The guides of one shape."""
    return [guide for guide in guides if isinstance(guide, shape)]


@pytest.mark.parametrize("facing", [1.0, -1.0])
def test_the_ribbon_lies_behind_the_back_and_says_that_it_is_an_estimate(facing: float) -> None:
    guides = long_back_guides(side_scene(facing=facing, exercise="romanian_deadlift"))
    (ribbon,), (label,) = only(guides, GuideRibbon), only(guides, GuideLabel)
    ankle_x = SIDE_POINTS[Part.ANKLE][0]
    hip_x = ankle_x + facing * (SIDE_POINTS[Part.HIP][0] - ankle_x)
    assert facing * (ribbon.points_px[0][0] - hip_x) < 0.0
    assert label.word is GuideWord.ESTIMATE
    assert long_back_guides(side_scene(q=0.1)) == ()


@pytest.mark.parametrize("facing", [1.0, -1.0])
def test_the_cup_leans_forward_for_an_arch_and_spills_beyond_twelve(facing: float) -> None:
    near = "right" if facing > 0.0 else "left"
    scene = side_scene(facing=facing, q=0.1, exercise="pull_through", hip_fold=0.0)
    guides = side_cup_guides(replace(scene, numbers={f"{near}_cup_deg": -13.0}))
    (cup,), (label,) = only(guides, GuideCup), only(guides, GuideLabel)
    assert cup.tilt_deg == pytest.approx(13.0 * facing)
    assert cup.spill_ratio == 1.0
    assert label.word is GuideWord.ESTIMATE
    dry = side_cup_guides(replace(scene, numbers={f"{near}_cup_deg": -7.0}))
    assert only(dry, GuideCup)[0].spill_ratio == 0.0


def test_the_cup_is_never_shown_in_deep_hip_flexion() -> None:
    assert side_cup_guides(side_scene(q=0.9, hip_fold=100.0)) == ()


def test_from_the_front_the_cup_leans_to_the_lower_hip() -> None:
    level = front_cup_guides(front_scene())
    assert only(level, GuideCup)[0].tilt_deg == pytest.approx(0.0)
    dropped = front_points(left_hip=(680.0, 474.0))
    guides = front_cup_guides(front_scene(points=dropped, level=CueLevel.RED))
    (cup,), (line,) = only(guides, GuideCup), only(guides, GuideLine)
    assert cup.tilt_deg == pytest.approx(math.degrees(math.atan2(14.0, 80.0)))
    assert cup.spill_ratio == 1.0
    assert line.level is GuideLevel.RED


def test_the_hips_are_to_stay_over_the_middle_of_the_feet() -> None:
    *_, dot = centred_guides(front_scene())
    assert dot.level is GuideLevel.QUIET
    lane, plumb, dot = centred_guides(front_scene(is_shown=True))
    assert isinstance(lane, GuideArea)
    assert isinstance(plumb, GuideLine)
    assert isinstance(dot, GuideDot)
    assert {x for x, _ in plumb.points_px} == {MIDDLE_X}
    assert dot.level is GuideLevel.GOOD
    aside = front_points(left_hip=(710.0, 460.0), right_hip=(630.0, 460.0))
    *_, dot = centred_guides(front_scene(points=aside, level=CueLevel.AMBER))
    assert isinstance(dot, GuideDot)
    assert dot.at_px == (670.0, 460.0)
    assert dot.level is GuideLevel.AMBER


@pytest.mark.parametrize("facing", [1.0, -1.0])
def test_headlights_shine_ahead_and_part_when_the_pelvis_opens(facing: float) -> None:
    scene = side_scene(facing=facing, exercise="single_leg_romanian_deadlift")
    first, second = only(headlight_guides(scene), GuideBeam)
    assert facing * (first.to_px[0] - first.from_px[0]) > 0.0
    gap = math.dist(first.to_px, second.to_px)
    assert gap == pytest.approx(math.dist(first.from_px, second.from_px))
    opened = dict(scene.body.points)
    far = landmark_of(Part.HIP, Side.LEFT if facing > 0.0 else Side.RIGHT)
    opened[far] = (opened[far][0], opened[far][1] - 40.0)
    guides = headlight_guides(replace(scene, body=replace(scene.body, points=opened)))
    first, second = only(guides, GuideBeam)
    assert math.dist(first.to_px, second.to_px) > gap + 20.0
    assert only(guides, GuideLabel)[0].word is GuideWord.ESTIMATE


def test_the_gate_of_a_kick_prolongs_the_trunk() -> None:
    (line,) = lockout_guides(side_scene(exercise="donkey_kick", q=0.1, hip_fold=30.0))
    assert isinstance(line, GuideLine)
    (shoulder_x, shoulder_y), (end_x, end_y) = line.points_px
    hip_x, hip_y = SIDE_POINTS[Part.HIP]
    turn = (hip_x - shoulder_x) * (end_y - shoulder_y) - (hip_y - shoulder_y) * (end_x - shoulder_x)
    assert turn == pytest.approx(0.0, abs=1e-6)
    assert math.dist(line.points_px[0], (end_x, end_y)) > math.dist((hip_x, hip_y), (end_x, end_y))


def test_the_gate_of_a_squat_stands_on_the_thigh_and_only_near_the_top() -> None:
    assert lockout_guides(side_scene(q=0.8, hip_fold=60.0)) == ()
    (line,) = lockout_guides(side_scene(q=0.1, hip_fold=5.0))
    assert isinstance(line, GuideLine)
    assert line.points_px[0] == SIDE_POINTS[Part.KNEE]
    assert line.level is GuideLevel.GOOD


def test_the_hip_gauge_fills_ahead_of_the_knee_while_the_hips_fold_first() -> None:
    hinge = only(fold_hips_guides(side_scene(hip_fold=60.0, knee_flexion=20.0)), GuideArc)
    assert hinge[0].centre_px == SIDE_POINTS[Part.HIP]
    assert hinge[1].centre_px == SIDE_POINTS[Part.KNEE]
    assert hinge[0].fill_ratio > hinge[1].fill_ratio
    shown = fold_hips_guides(side_scene(hip_fold=20.0, knee_flexion=80.0, is_shown=True))
    assert only(shown, GuideArc)[1].level is GuideLevel.AMBER
    assert {label.word for label in only(shown, GuideLabel)} == {GuideWord.HIP, GuideWord.KNEE}


def test_the_hand_lies_in_the_crease_in_front_of_the_hip() -> None:
    guides = fold_hips_guides(side_scene(hip_fold=80.0, knee_flexion=60.0))
    (hand,) = only(guides, GuideHand)
    assert hand.at_px[0] > SIDE_POINTS[Part.HIP][0]
    assert math.dist(hand.at_px, SIDE_POINTS[Part.HIP]) < 0.3 * THIGH_PX


def test_footprints_stay_where_the_feet_were() -> None:
    assert footprint_guides(front_scene()) == ()
    slid = front_points(left_heel=(748.0, 655.0), left_foot_index=(770.0, 675.0))
    (print_,) = footprint_guides(front_scene(points=slid))
    assert isinstance(print_, GuideFootprint)
    assert (print_.heel_px, print_.toe_px) == ((718.0, 655.0), (740.0, 675.0))


BENT = {"left_knee_bend_front_deg": 80.0, "right_knee_bend_front_deg": 80.0}


def test_the_knee_lane_leaves_the_knee_that_falls_in() -> None:
    numbers = BENT | {"left_foot_azimuth_deg": 20.0, "right_foot_azimuth_deg": 20.0}
    inside = front_points(left_knee=(690.0, 530.0))
    scene = front_scene(points=inside, numbers=numbers, level=CueLevel.RED, is_shown=True)
    guides = knee_lane_guides(scene)
    lanes, dots = only(guides, GuideArea), only(guides, GuideDot)
    assert [dot.at_px[0] for dot in dots] == [690.0, 2.0 * MIDDLE_X - 740.0]
    assert dots[0].level is GuideLevel.RED
    assert dots[1].level is GuideLevel.GOOD
    top = [x for x, y in lanes[0].points_px if y < 560.0]
    assert min(top) > 690.0


def test_without_a_bent_knee_there_is_no_lane() -> None:
    assert knee_lane_guides(front_scene()) == ()


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_a_laser_lands_further_out_the_further_the_knee_points_out(side: Side) -> None:
    def lands(azimuth_deg: float) -> float:
        numbers = {f"{side}_knee_azimuth_deg": azimuth_deg}
        scene = replace(front_scene(numbers=numbers), legs=(side,))
        (beam,) = only(laser_guides(scene), GuideBeam)
        return abs(beam.to_px[0] - MIDDLE_X)

    assert lands(-10.0) < lands(0.0) < lands(35.0)
    scene = replace(front_scene(numbers={f"{side}_knee_azimuth_deg": 34.0}), legs=(side,))
    (target,) = only(laser_guides(scene), GuideTarget)
    assert target.level is GuideLevel.GOOD
    scene = replace(front_scene(numbers={f"{side}_knee_azimuth_deg": 10.0}), legs=(side,))
    assert only(laser_guides(scene), GuideTarget)[0].level is GuideLevel.QUIET


def test_the_upper_knee_of_who_lies_on_one_side_aims_away_from_the_lower_one() -> None:
    lying = {
        Landmark[f"{side}_{part}".upper()]: (x, y)
        for side, y0 in (("left", 500.0), ("right", 540.0))
        for part, x, y in (
            ("shoulder", 800.0, y0),
            ("hip", 600.0, y0),
            ("knee", 500.0, y0 - 5.0),
            ("ankle", 420.0, y0 + 10.0),
        )
    }
    guides = laser_guides(front_scene(exercise="clamshell", points=lying))
    (target,), (beam,) = only(guides, GuideTarget), only(guides, GuideBeam)
    assert beam.from_px == (600.0, 500.0)
    assert target.at_px[0] == 500.0
    assert target.at_px[1] < 495.0
    assert target.level is GuideLevel.QUIET


def test_the_forward_cone_turns_with_the_foot_not_with_the_leg() -> None:
    scene = front_scene(exercise="standing_abduction", is_shown=True)
    scene = replace(scene, legs=(Side.LEFT,))
    assert only(forward_cone_guides(scene), GuideBeam)[0].level is GuideLevel.GOOD
    turned = front_points(left_foot_index=(790.0, 672.0))
    scene = replace(scene, body=replace(scene.body, points=turned), level=CueLevel.RED)
    area, beam = forward_cone_guides(scene)
    assert isinstance(area, GuideArea)
    assert isinstance(beam, GuideBeam)
    assert beam.to_px[0] > max(x for x, _ in area.points_px)
    assert beam.level is GuideLevel.RED


def test_the_pad_lies_under_the_hips_or_behind_them_and_fills_with_the_stop() -> None:
    (pad,) = landing_guides(side_scene())
    assert isinstance(pad, GuidePad)
    assert pad.at_px[1] > SIDE_POINTS[Part.HIP][1]
    assert pad.level is GuideLevel.QUIET
    hinge = side_scene(exercise="romanian_deadlift")
    (pad,) = landing_guides(replace(hinge, body=replace(hinge.body, dwell_s=0.4)))
    assert isinstance(pad, GuidePad)
    assert pad.at_px[0] < SIDE_POINTS[Part.HIP][0]
    assert (pad.fill_ratio, pad.level) == (1.0, GuideLevel.GOOD)
    assert landing_guides(side_scene(exercise="full_squat")) == ()


def test_the_ring_counts_the_hold_down() -> None:
    scene = side_scene(exercise="glute_bridge", q=0.05)
    assert hold_guides(scene) == ()
    (ring,) = hold_guides(replace(scene, body=replace(scene.body, hold_s=0.5)))
    assert isinstance(ring, GuideRing)
    assert ring.left_s == pytest.approx(1.5)
    assert ring.fill_ratio == pytest.approx(0.25)
    (ring,) = hold_guides(replace(scene, body=replace(scene.body, hold_s=2.1)))
    assert ring.level is GuideLevel.GOOD
    assert hold_guides(replace(scene, body=replace(scene.body, hold_s=4.0))) == ()


def test_the_depth_line_is_where_the_furthest_rep_says_the_target_is() -> None:
    scene = side_scene(is_shown=True)
    rest = {**scene.body.points, Landmark.RIGHT_HIP: (600.0, 360.0)}
    reach = {**scene.body.points, Landmark.RIGHT_HIP: (560.0, 480.0)}
    body = replace(scene.body, rest=rest, reach=reach, reach_u=0.8)
    (line,) = depth_guides(replace(scene, body=body))
    assert isinstance(line, GuideLine)
    assert {y for _, y in line.points_px} == {360.0 + 120.0 / 0.8}
    assert line.dashed
    assert depth_guides(replace(scene, body=body, is_shown=False)) == ()


def test_the_leg_that_opens_more_is_mirrored_onto_the_other() -> None:
    points = front_points(left_knee=(700.0, 530.0))
    ghost, own = mirror_guides(front_scene(points=points, level=CueLevel.AMBER))
    assert isinstance(ghost, GuideLine)
    assert isinstance(own, GuideLine)
    assert own.points_px[1] == (700.0, 530.0)
    assert ghost.points_px[1] == (740.0, 530.0)
    assert mirror_guides(front_scene()) == ()


def test_the_spine_has_a_corridor_where_the_trunk_was() -> None:
    aside = front_points(left_shoulder=(750.0, 305.0), right_shoulder=(630.0, 305.0))
    area, spine, dot = spine_guides(front_scene(points=aside, level=CueLevel.RED))
    assert isinstance(area, GuideArea)
    assert isinstance(spine, GuideLine)
    assert isinstance(dot, GuideDot)
    assert spine.points_px[1] == dot.at_px == (690.0, 305.0)
    assert max(x for x, _ in area.points_px) < 690.0


def test_gates_stand_inside_the_feet_and_their_flags_point_inward() -> None:
    guides = gate_guides(front_scene(exercise="lateral_band_walk"))
    right, left = only(guides, GuideGate)
    assert (right.foot_px[0], left.foot_px[0]) == pytest.approx((568.0, 712.0))
    assert (right.inward, left.inward) == (1.0, -1.0)


def drawing(key: str) -> GuideScene:
    """A scene in which the cue draws something."""
    numbers = BENT | {"left_knee_azimuth_deg": 10.0, "right_knee_azimuth_deg": 10.0}
    from_front = {
        "cup_level",
        "centered",
        "feet_anchored",
        "knee_track",
        "knees_forward",
        "lasers_out",
        "symmetry",
        "band_tension",
    }
    if key in from_front:
        return front_scene(level=CueLevel.RED, numbers=numbers, is_shown=True)
    scene = side_scene(
        q={"no_bounce": 0.9, "cup_sagittal": 0.1, "squeeze_hold": 0.1}.get(key, 0.3),
        exercise="glute_bridge" if key == "squeeze_hold" else "goblet_squat",
        level=CueLevel.RED,
        is_shown=True,
        hips_behind_heels=0.1,
        shank=40.0,
        knee_travel=0.5,
        heel_lift=0.3,
        toe_lift=0.3,
        hip_fold=40.0,
        knee_flexion=30.0,
    )
    body = replace(scene.body, hold_s=0.5, reach=scene.body.points, reach_u=0.8)
    return replace(scene, body=body)


@pytest.mark.parametrize("key", GUIDES)
def test_a_body_that_is_not_seen_draws_nothing(key: str) -> None:
    scene = drawing(key)
    assert GUIDES[key](scene)
    assert GUIDES[key](replace(scene, body=replace(scene.body, points={}))) == ()


NEEDS: dict[str, Part] = {
    "hips_back": Part.HEEL,
    "shin_vertical": Part.KNEE,
    "knee_travel": Part.KNEE,
    "long_back": Part.SHOULDER,
    "cup_sagittal": Part.HIP,
    "cup_level": Part.HIP,
    "centered": Part.ANKLE,
    "square": Part.HIP,
    "heels_down": Part.HEEL,
    "toes_down": Part.TOE,
    "feet_anchored": Part.TOE,
    "knee_track": Part.KNEE,
    "knees_forward": Part.KNEE,
    "lasers_out": Part.KNEE,
    "hip_not_back": Part.SHOULDER,
    "lockout": Part.SHOULDER,
    "depth": Part.HIP,
    "fold_hips": Part.ANKLE,
    "no_bounce": Part.HIP,
    "squeeze_hold": Part.HIP,
    "symmetry": Part.KNEE,
    "torso_still": Part.SHOULDER,
    "band_tension": Part.ANKLE,
}
"""A joint without which a cue's guide would hang in the air."""


def test_the_table_of_needs_knows_every_guide() -> None:
    assert NEEDS.keys() == GUIDES.keys()


@pytest.mark.parametrize("key", GUIDES)
def test_a_joint_that_is_not_seen_takes_its_guide_along(key: str) -> None:
    scene = drawing(key)
    gone = {landmark_of(NEEDS[key], side) for side in (Side.LEFT, Side.RIGHT)}
    points = {mark: point for mark, point in scene.body.points.items() if mark not in gone}
    assert GUIDES[key](replace(scene, body=replace(scene.body, points=points))) == ()


@pytest.mark.parametrize("key", GUIDES)
def test_every_guide_names_its_cue_and_has_real_coordinates(key: str) -> None:
    for guide in GUIDES[key](drawing(key)):
        assert guide.cue_id == "C"
        assert "nan" not in repr(guide)
