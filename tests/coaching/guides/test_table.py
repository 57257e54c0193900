"""Shapes on the body: at the joints, and gone with them."""

import math

import pytest

from studio.coaching.cues.rules import Part
from studio.coaching.guides.guide_scene import DrawnPoints
from studio.coaching.guides.side_guides import (
    heel_guides,
    hips_back_guides,
    knee_wall_guides,
    lockout_guides,
    overextension_guides,
    shin_guides,
    toe_guides,
)
from studio.model.cue import CueLevel
from studio.model.guide import (
    GuideAnchor,
    GuideBubble,
    GuideLevel,
    GuideLine,
    GuideWall,
    GuideWedge,
)
from studio.model.landmarks import Landmark
from tests.builders import hide, make_pose, squat_posture
from tests.coaching.guide_scenes import SIDE_POINTS as POINTS
from tests.coaching.guide_scenes import side_scene as _scene


def test_the_bubble_lies_where_the_hip_is_to_go() -> None:
    line, bubble = hips_back_guides(_scene(hips_behind_heels=0.10))
    assert isinstance(line, GuideLine)
    assert isinstance(bubble, GuideBubble)
    assert line.dashed
    assert {x for x, _ in line.points_px} == {625.0}
    assert bubble.centre_px == pytest.approx((560.0 - 0.25 * 120.0, 460.0))
    assert bubble.fill_ratio == pytest.approx(0.10 / 0.35)
    assert bubble.level is GuideLevel.QUIET


def test_the_bubble_lies_on_the_other_side_for_who_faces_left() -> None:
    _, bubble = hips_back_guides(_scene(hips_behind_heels=0.10, facing=-1.0))
    assert isinstance(bubble, GuideBubble)
    assert bubble.centre_px[0] == pytest.approx(720.0 + 0.25 * 120.0)


def test_the_bubble_is_full_and_good_when_reached() -> None:
    _, bubble = hips_back_guides(_scene(hips_behind_heels=0.40))
    assert isinstance(bubble, GuideBubble)
    assert bubble.centre_px[0] == pytest.approx(560.0)
    assert (bubble.fill_ratio, bubble.level) == (1.0, GuideLevel.GOOD)


@pytest.mark.parametrize(
    ("level", "drawn"), [(CueLevel.AMBER, GuideLevel.AMBER), (CueLevel.RED, GuideLevel.RED)]
)
def test_a_guide_takes_the_level_of_its_cue(level: CueLevel, drawn: GuideLevel) -> None:
    _, bubble = hips_back_guides(_scene(hips_behind_heels=0.10, level=level))
    assert bubble.level is drawn


def test_the_shin_guide_stands_upright_for_a_hinge() -> None:
    guide, shin = shin_guides(_scene(exercise="romanian_deadlift", shank=5.0))
    assert isinstance(guide, GuideLine)
    assert isinstance(shin, GuideLine)
    assert guide.points_px[0] == POINTS[Part.ANKLE]
    assert guide.points_px[1][0] == pytest.approx(640.0)
    assert shin.points_px == (POINTS[Part.ANKLE], POINTS[Part.KNEE])
    assert shin.level is GuideLevel.QUIET


def test_the_shin_guide_leans_where_an_upright_shin_is_not_asked_for() -> None:
    for facing in (1.0, -1.0):
        guide, _ = shin_guides(_scene(shank=15.0, facing=facing, q=0.9))
        assert isinstance(guide, GuideLine)
        (x, y), (end_x, end_y) = guide.points_px
        lean = math.degrees(math.atan2(end_x - x, y - end_y))
        assert lean == pytest.approx(25.0 * facing)
    (shin,) = shin_guides(_scene(shank=5.0, q=0.05))
    assert isinstance(shin, GuideLine)
    assert not shin.dashed


def test_a_wedge_opens_from_the_guide_to_the_shin() -> None:
    *_, wedge = shin_guides(_scene(exercise="romanian_deadlift", shank=16, level=CueLevel.AMBER))
    assert isinstance(wedge, GuideWedge)
    assert wedge.apex_px == POINTS[Part.ANKLE]
    assert wedge.from_deg == 0.0
    assert wedge.to_deg == pytest.approx(math.degrees(math.atan2(40.0, 140.0)))


def test_the_wall_is_there_only_when_the_knee_comes_near() -> None:
    assert knee_wall_guides(_scene(knee_travel=0.20)) == ()
    (wall,) = knee_wall_guides(_scene(knee_travel=0.38))
    assert isinstance(wall, GuideWall)
    assert wall.foot_px[0] == wall.top_px[0] == pytest.approx(680.0 + (0.43 - 0.38) * 145.0)
    assert wall.depth_px > 0.0
    assert not wall.is_touched
    assert knee_wall_guides(_scene(knee_travel=0.38, shin_is_off=True)) == ()


@pytest.mark.parametrize(("draw", "part"), [(heel_guides, Part.HEEL), (toe_guides, Part.TOE)])
def test_anchors_lie_on_the_floor_under_what_was_lifted(draw: object, part: Part) -> None:
    assert callable(draw)
    assert draw(_scene(heel_lift=0.05, toe_lift=0.05)) == ()
    (anchor,) = draw(_scene(heel_lift=0.125, toe_lift=0.125, level=CueLevel.AMBER))
    assert isinstance(anchor, GuideAnchor)
    x, y = POINTS[part]
    assert anchor.at_px == pytest.approx((x, y + 0.125 * 80.0))
    assert anchor.lift_ratio == pytest.approx(0.5)
    assert anchor.level is GuideLevel.AMBER


def test_the_finish_is_drawn_only_when_it_is_passed() -> None:
    assert overextension_guides(_scene()) == ()
    ghost, body, wedge = overextension_guides(_scene(level=CueLevel.AMBER))
    assert isinstance(ghost, GuideLine)
    assert isinstance(body, GuideLine)
    assert isinstance(wedge, GuideWedge)
    assert ghost.dashed
    assert len(body.points_px) == 3


def test_lying_on_the_back_the_line_to_reach_turns_good() -> None:
    for fold_deg, level in (
        (40.0, GuideLevel.QUIET),
        (8.0, GuideLevel.GOOD),
        (-15.0, GuideLevel.QUIET),
    ):
        (line,) = lockout_guides(_scene(exercise="glute_bridge", hip_fold=fold_deg, q=0.2))
        assert line.level is level


def test_points_below_visibility_are_missing() -> None:
    pose = hide(make_pose(squat_posture(0.5)), Landmark.RIGHT_ANKLE)
    points = DrawnPoints().update(pose, time_s=0.0)
    assert Landmark.RIGHT_ANKLE not in points
    assert points[Landmark.RIGHT_KNEE] == pytest.approx(
        pose.points_px[Landmark.RIGHT_KNEE].tolist()
    )


def test_points_are_calmed_but_follow() -> None:
    drawn = DrawnPoints()
    jitter: list[float] = []
    for index in range(60):
        pose = make_pose(squat_posture(0.5), noise_px=4.0, seed=index)
        point = drawn.update(pose, time_s=index / 30.0)[Landmark.RIGHT_HIP]
        jitter.append(point[0])
    assert max(jitter[20:]) - min(jitter[20:]) < 8.0
    for index in range(60, 120):
        pose = make_pose(squat_posture(0.5), origin_px=(840.0, 680.0), seed=index)
        point = drawn.update(pose, time_s=index / 30.0)[Landmark.RIGHT_HIP]
    assert point[0] == pytest.approx(float(pose.points_px[Landmark.RIGHT_HIP, 0]), abs=3.0)
