"""Numbers of the posture: whose they are, and what they are compared with."""

import math
from dataclasses import replace

import pytest

from studio.coaching.cues.front_view import in_front_view
from studio.coaching.cues.live_posture import LivePosture
from studio.coaching.cues.posture import POSTURES, counts_since_rest
from studio.coaching.cues.posture_rules import POSTURE_RULES
from studio.coaching.cues.rules import Measure, Window
from studio.kinematics import both_legs
from studio.kinematics.features import FEATURE_NAMES
from studio.kinematics.segments import body_points
from studio.model.landmarks import Side
from studio.model.pattern import Feet
from tests.builders import make_pose
from tests.coaching.cue_sets import CATALOG

SUMO = CATALOG.exercise("sumo_squat")
NOT_SEEN = dict.fromkeys(FEATURE_NAMES, math.nan)


@pytest.mark.parametrize("measure", POSTURES)
def test_what_is_not_seen_is_not_a_number(measure: Measure) -> None:
    for exercise in (SUMO, CATALOG.exercise("goblet_squat")):
        for leg in (Side.LEFT, None):
            assert math.isnan(POSTURES[measure](exercise, NOT_SEEN, leg))


def test_one_leg_is_read_alone_and_two_as_their_mean() -> None:
    features = {**NOT_SEEN, "left_knee_inside_deg": 20.0, "right_knee_inside_deg": 4.0}
    read = POSTURES[Measure.KNEE_INSIDE]
    assert read(SUMO, features, Side.LEFT) == 20.0
    assert read(SUMO, features, None) == 12.0
    assert read(SUMO, features, Side.BOTH) == 12.0


def test_of_two_planted_feet_the_worse_counts_of_a_step_the_better() -> None:
    features = {**NOT_SEEN, "left_foot_slide_ratio": 0.5, "right_foot_slide_ratio": 0.1}
    read = POSTURES[Measure.FOOT_SLIDE]
    lunge = CATALOG.exercise("lateral_lunge")
    assert SUMO.pattern.feet is Feet.PLANTED
    assert read(SUMO, features, None) == 0.5
    assert read(lunge, features, Side.LEFT) == 0.1


def test_the_laser_is_the_number_that_drives_the_drill() -> None:
    features = {
        **NOT_SEEN,
        "knee_gap_deg": 50.0,
        "left_shank_swing_deg": 25.0,
        "left_knee_azimuth_deg": 30.0,
    }
    read = POSTURES[Measure.LASER]
    for exercise_id, wanted in (
        ("clamshell", 50.0),
        ("seated_external_rotation", 25.0),
        ("seated_band_abduction", 30.0),
    ):
        assert read(CATALOG.exercise(exercise_id), features, Side.LEFT) == wanted
    assert counts_since_rest(Measure.LASER, exercise=CATALOG.exercise("clamshell"))
    assert not counts_since_rest(Measure.LASER, exercise=SUMO)


def test_knees_that_bend_apart_differ_as_those_that_point_apart() -> None:
    features = {
        **NOT_SEEN,
        "knee_azimuth_difference_deg": -3.0,
        "knee_bend_difference_deg": 16.0,
    }
    assert POSTURES[Measure.SIDE_DIFFERENCE](SUMO, features, None) == 16.0


def test_live_numbers_are_changes_since_the_start_pose() -> None:
    live = LivePosture(SUMO, measures=[Measure.PELVIS_TILT, Measure.BAND_WIDTH])

    def after(seconds: float, tilt_deg: float, *, at_rest: bool) -> dict[Measure, float]:
        values: dict[Measure, float] = {}
        for step in range(round(seconds * 30)):
            features = {**NOT_SEEN, "pelvis_obliquity_deg": tilt_deg, "ankle_gap_ratio": 0.6}
            values = live.update(
                features,
                leg=None,
                stance_ratio=0.8,
                at_rest=at_rest,
                time_s=clock[0] + step / 30.0,
            )
        clock[0] += seconds
        return values

    clock = [0.0]
    assert after(2.0, 3.0, at_rest=True)[Measure.PELVIS_TILT] == pytest.approx(0.0, abs=0.1)
    moved = after(2.0, 13.0, at_rest=False)
    assert moved[Measure.PELVIS_TILT] == pytest.approx(10.0, abs=0.5)
    assert moved[Measure.BAND_WIDTH] == pytest.approx(0.75)
    gone = live.update({}, leg=None, stance_ratio=math.nan, at_rest=False, time_s=9.0)
    assert all(math.isnan(value) for value in gone.values())


def test_windows_follow_the_way_to_the_far_pose() -> None:
    tilt = POSTURE_RULES["cup_level"].window
    assert tilt(CATALOG.exercise("standing_abduction")) is Window.UNTIL_80
    front = in_front_view(CATALOG.exercise("split_squat"))
    assert front is not None
    assert tilt(front) is Window.FROM_20
    knee = POSTURE_RULES["knee_track"].window
    assert knee(SUMO) is Window.FROM_40
    assert knee(CATALOG.exercise("lateral_lunge")) is Window.LONG_END  # its working foot steps
    assert knee(CATALOG.exercise("reverse_lunge")) is Window.FROM_40  # the other one does


def test_straight_knees_point_nowhere() -> None:
    hinge = in_front_view(CATALOG.exercise("romanian_deadlift"))
    assert hinge is not None
    assert not POSTURE_RULES["symmetry"].has_limit(hinge)
    assert POSTURE_RULES["symmetry"].has_limit(SUMO)


def test_a_foot_further_aside_looks_turned_out_by_the_angle_of_its_place() -> None:
    left = body_points(make_pose(yaw_deg=90.0)).left
    aside = replace(left, hip=(0.0, 500.0), ankle=(400.0, 0.0))
    turned = both_legs.parallax_deg(aside, to_left=(1.0, 0.0), side=Side.LEFT, picture_px=1280.0)
    focal_px = 640.0 / math.tan(math.radians(37.5))
    assert turned == pytest.approx(math.degrees(math.atan(200.0 / focal_px)))
