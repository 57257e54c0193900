"""Shapes on the body: at the joints, and gone with them."""

import math
from dataclasses import replace

import pytest

from studio.coaching.guides import (
    GUIDES,
    DrawnPoints,
    GuideScene,
    heel_guides,
    hips_back_guides,
    knee_wall_guides,
    lockout_guides,
    overextension_guides,
    shin_guides,
    toe_guides,
)
from studio.coaching.rules import Measure, Part
from studio.model.cue import CueLevel
from studio.model.guide import GuideAnchor, GuideBubble, GuideLevel, GuideLine, GuideWedge, Point
from studio.model.landmarks import Landmark, Side
from tests.builders import hide, make_pose, squat_posture
from tests.coaching.cue_sets import CATALOG

POINTS: dict[Part, Point] = {
    Part.SHOULDER: (610.0, 300.0),
    Part.HIP: (560.0, 460.0),
    Part.KNEE: (680.0, 480.0),
    Part.ANKLE: (640.0, 620.0),
    Part.HEEL: (625.0, 645.0),
    Part.TOE: (705.0, 645.0),
}


def _scene(
    *,
    exercise: str = "goblet_squat",
    level: CueLevel | None = None,
    facing: float = 1.0,
    q: float = 0.9,
    shin_is_off: bool = False,
    **known: float,
) -> GuideScene:
    values = dict.fromkeys(Measure, math.nan)
    values.update({Measure[name.upper()]: value for name, value in known.items()})
    return GuideScene(
        cue_id="C",
        exercise=CATALOG.exercise(exercise),
        points=POINTS,
        values=values,
        facing=facing,
        thigh_px=120.0,
        shank_px=145.0,
        q=q,
        level=level,
        shin_is_off=shin_is_off,
    )


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
    assert bubble.centre_px[0] == pytest.approx(560.0 + 0.25 * 120.0)


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
    assert isinstance(wall, GuideLine)
    assert {x for x, _ in wall.points_px} == {680.0 + (0.43 - 0.38) * 145.0}
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
    ghost, body = overextension_guides(_scene(level=CueLevel.AMBER))
    assert isinstance(ghost, GuideLine)
    assert isinstance(body, GuideLine)
    assert ghost.dashed
    assert len(body.points_px) == 3


def test_lying_on_the_back_the_line_to_reach_turns_good() -> None:
    assert lockout_guides(_scene(hip_fold=5.0, q=0.1)) == ()
    for fold_deg, level in (
        (40.0, GuideLevel.QUIET),
        (8.0, GuideLevel.GOOD),
        (-15.0, GuideLevel.QUIET),
    ):
        (line,) = lockout_guides(_scene(exercise="glute_bridge", hip_fold=fold_deg, q=0.2))
        assert line.level is level


@pytest.mark.parametrize("key", GUIDES)
def test_without_points_or_numbers_nothing_is_drawn(key: str) -> None:
    full = _scene(
        exercise="glute_bridge" if key == "lockout" else "goblet_squat",
        q=0.2,
        level=CueLevel.RED,
        hips_behind_heels=0.1,
        shank=40.0,
        knee_travel=0.5,
        heel_lift=0.3,
        toe_lift=0.3,
        hip_fold=40.0,
    )
    assert GUIDES[key](full)
    assert GUIDES[key](replace(full, points={})) == ()
    if key != "hip_not_back":
        unknown = dict.fromkeys(Measure, math.nan)
        assert GUIDES[key](replace(full, values=unknown)) == ()


def test_points_below_visibility_are_missing() -> None:
    pose = hide(make_pose(squat_posture(0.5)), Landmark.RIGHT_ANKLE)
    points = DrawnPoints().update(pose, side=Side.RIGHT, time_s=0.0)
    assert Part.ANKLE not in points
    assert points[Part.KNEE] == pytest.approx(pose.points_px[Landmark.RIGHT_KNEE].tolist())


def test_points_are_calmed_but_follow() -> None:
    drawn = DrawnPoints()
    jitter: list[float] = []
    for index in range(60):
        pose = make_pose(squat_posture(0.5), noise_px=4.0, seed=index)
        point = drawn.update(pose, side=Side.RIGHT, time_s=index / 30.0)[Part.HIP]
        jitter.append(point[0])
    assert max(jitter[20:]) - min(jitter[20:]) < 8.0
    for index in range(60, 120):
        pose = make_pose(squat_posture(0.5), origin_px=(840.0, 680.0), seed=index)
        point = drawn.update(pose, side=Side.RIGHT, time_s=index / 30.0)[Part.HIP]
    assert point[0] == pytest.approx(float(pose.points_px[Landmark.RIGHT_HIP, 0]), abs=3.0)
