"""Angles against the fixtures of coaching.md 9, and what must not change them."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.kinematics import angles
from studio.kinematics.angles import Point

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "posture_vectors.json").read_text(encoding="utf-8")
)
SIDE_VECTORS = [vector for vector in VECTORS if vector["kind"] == "side"]
FRONT_VECTORS = [vector for vector in VECTORS if vector["kind"] == "front_right_unmirrored"]
STANDING = next(vector for vector in SIDE_VECTORS if vector["name"] == "standing")

ANGLE_TOLERANCE_DEG = 0.05
RATIO_TOLERANCE = 0.002


def points_of(vector: dict[str, Any]) -> dict[str, Point]:
    """The fixture's points with y up."""
    return {name: (x, -y) for name, (x, y) in vector["points"].items()}


def side_measures(points: dict[str, Point], *, facing: float) -> dict[str, float]:
    shoulder, hip, knee, ankle = (points[n] for n in ("SHOULDER", "HIP", "KNEE", "ANKLE"))
    return {
        "beta": angles.trunk_deg(shoulder, hip, facing=facing),
        "tau": angles.thigh_deg(hip, knee, facing=facing),
        "sigma": angles.shank_deg(knee, ankle, facing=facing),
        "phi_hip": angles.hip_fold_deg(shoulder, hip, knee, facing=facing),
        "kappa": angles.knee_flexion_deg(hip, knee, ankle),
    }


def test_every_fixture_is_used() -> None:
    assert len(SIDE_VECTORS) == 7
    assert len(FRONT_VECTORS) == 4


@pytest.mark.parametrize("vector", SIDE_VECTORS, ids=lambda vector: vector["name"])
def test_side_angles_match_the_fixture(vector: dict[str, Any]) -> None:
    measured = side_measures(points_of(vector), facing=vector["dir"])
    for name, value in measured.items():
        assert value == pytest.approx(vector["expect"][name], abs=ANGLE_TOLERANCE_DEG), name


@pytest.mark.parametrize("vector", SIDE_VECTORS, ids=lambda vector: vector["name"])
def test_side_ratios_match_the_fixture(vector: dict[str, Any]) -> None:
    points, lengths, facing = points_of(vector), vector["lengths_px"], vector["dir"]
    behind = angles.hips_behind_heels_ratio(
        points["HIP"], points["HEEL"], facing=facing, thigh_length=lengths["Lt"]
    )
    travel = angles.knee_travel_ratio(
        points["KNEE"],
        points_of(STANDING)["KNEE"],
        facing=facing,
        shank_length=lengths["Ls"],
    )
    assert behind == pytest.approx(vector["expect"]["HBH"], abs=RATIO_TOLERANCE)
    assert travel == pytest.approx(vector["expect"]["KT_from_standing"], abs=RATIO_TOLERANCE)


@pytest.mark.parametrize("vector", FRONT_VECTORS, ids=lambda vector: vector["name"])
def test_knee_azimuth_matches_the_fixture(vector: dict[str, Any]) -> None:
    points, lengths = points_of(vector), vector["lengths_px"]
    # The right leg of somebody who faces the camera: outward is picture left.
    azimuth = angles.knee_azimuth_deg(
        points["HIP"],
        points["KNEE"],
        points["ANKLE"],
        outward=-1.0,
        thigh_length=lengths["Lt"],
        shank_length=lengths["Ls"],
    )
    bend = angles.knee_bend_from_lengths_deg(
        points["HIP"], points["ANKLE"], thigh_length=lengths["Lt"], shank_length=lengths["Ls"]
    )
    expect = vector["expect"]
    assert azimuth == pytest.approx(expect["lambda_formula"], abs=ANGLE_TOLERANCE_DEG)
    assert azimuth == pytest.approx(expect["lambda_true"], abs=0.9)
    assert bend == pytest.approx(expect["knee_flex_formula"], abs=ANGLE_TOLERANCE_DEG)


@given(
    index=st.integers(0, len(SIDE_VECTORS) - 1),
    scale=st.floats(0.05, 20.0),
    right=st.floats(-3000.0, 3000.0),
    up=st.floats(-3000.0, 3000.0),
)
def test_size_and_place_change_no_angle(index: int, scale: float, right: float, up: float) -> None:
    vector = SIDE_VECTORS[index]
    moved = {n: (x * scale + right, y * scale + up) for n, (x, y) in points_of(vector).items()}
    measured = side_measures(moved, facing=vector["dir"])
    for name, value in side_measures(points_of(vector), facing=vector["dir"]).items():
        assert measured[name] == pytest.approx(value, abs=1e-5)


@given(index=st.integers(0, len(SIDE_VECTORS) - 1))
def test_a_mirrored_body_that_faces_the_other_way_has_the_same_angles(index: int) -> None:
    vector = SIDE_VECTORS[index]
    mirrored = {name: (1280.0 - x, y) for name, (x, y) in points_of(vector).items()}
    measured = side_measures(mirrored, facing=-vector["dir"])
    for name, value in side_measures(points_of(vector), facing=vector["dir"]).items():
        assert measured[name] == pytest.approx(value, abs=1e-9)


@given(index=st.integers(0, len(SIDE_VECTORS) - 1), roll_deg=st.floats(-30.0, 30.0))
def test_roll_shifts_what_is_against_gravity_and_nothing_else(index: int, roll_deg: float) -> None:
    vector = SIDE_VECTORS[index]
    facing = vector["dir"]
    # A body turned clockwise by rho leans forward by rho more when it faces right.
    turn = math.radians(-facing * roll_deg)
    rolled = {
        name: (x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn))
        for name, (x, y) in points_of(vector).items()
    }
    before = side_measures(points_of(vector), facing=facing)
    after = side_measures(rolled, facing=facing)
    for name in ("beta", "sigma"):
        shift = angles.wrap_deg(after[name] - before[name])
        assert shift == pytest.approx(roll_deg, abs=1e-6), name
    assert after["tau"] - before["tau"] == pytest.approx(-roll_deg, abs=1e-6)
    for name in ("phi_hip", "kappa"):
        assert after[name] == pytest.approx(before[name], abs=1e-6), name


@given(
    trunk_deg=st.floats(-60.0, 120.0),
    thigh_deg=st.floats(-30.0, 120.0),
    facing=st.sampled_from([1.0, -1.0]),
)
def test_hip_fold_is_trunk_plus_thigh(trunk_deg: float, thigh_deg: float, facing: float) -> None:
    shoulder = (facing * math.sin(math.radians(trunk_deg)), math.cos(math.radians(trunk_deg)))
    knee = (facing * math.sin(math.radians(thigh_deg)), -math.cos(math.radians(thigh_deg)))
    fold = angles.hip_fold_deg(shoulder, (0.0, 0.0), knee, facing=facing)
    expected = angles.wrap_deg(trunk_deg + thigh_deg)
    assert abs(angles.wrap_deg(fold - expected)) < 1e-6


def test_hip_fold_lying_on_the_back_with_hips_raised_beyond_straight_is_negative() -> None:
    # Head left, chest up: the front lies clockwise of hip -> shoulder. Knee below the line
    # through shoulder and hip would be folded backward by atan(1/10) = 5.7 degrees.
    fold = angles.hip_fold_deg((-10.0, 0.0), (0.0, 0.0), (10.0, -1.0), facing=1.0)
    assert fold == pytest.approx(-math.degrees(math.atan(0.1)), abs=1e-9)


def test_abduction_is_signed_away_from_the_midline() -> None:
    # Facing the camera the left thigh goes to picture right: counter-clockwise of straight down.
    out = (10.0 + math.tan(math.radians(30.0)) * 10.0, -10.0)
    abduction = angles.thigh_abduction_deg((0.0, 20.0), (0.0, 0.0), (10.0, 0.0), out, outward=1.0)
    assert abduction == pytest.approx(30.0, abs=1e-9)


def test_knee_gap_of_knees_one_thigh_length_apart() -> None:
    # 2 * asin(Lt / (2 * Lt)) = 60 degrees.
    assert angles.knee_gap_deg((0.0, 0.0), (0.0, 5.0), thigh_length=5.0) == pytest.approx(60.0)


def test_shank_swing_is_positive_toward_the_midline() -> None:
    # Left leg facing the camera: outward is picture right, the ankle swings to picture left.
    assert angles.shank_swing_deg((0.0, 1.0), (-1.0, 0.0), outward=1.0) == pytest.approx(45.0)


def test_obliquity_is_positive_when_the_left_hip_is_higher() -> None:
    assert angles.obliquity_deg((10.0, 10.0), (0.0, 0.0)) == pytest.approx(45.0)
    assert angles.obliquity_deg((0.0, 10.0), (10.0, 0.0)) == pytest.approx(45.0)


@pytest.mark.parametrize("missing", ["SHOULDER", "HIP", "KNEE", "ANKLE"])
def test_a_point_not_seen_gives_no_number(missing: str) -> None:
    points = points_of(STANDING) | {missing: (math.nan, math.nan)}
    needs = {
        "beta": {"SHOULDER", "HIP"},
        "tau": {"HIP", "KNEE"},
        "sigma": {"KNEE", "ANKLE"},
        "phi_hip": {"SHOULDER", "HIP", "KNEE"},
        "kappa": {"HIP", "KNEE", "ANKLE"},
    }
    for name, value in side_measures(points, facing=1.0).items():
        assert math.isnan(value) == (missing in needs[name]), name


def test_points_that_coincide_have_no_angle() -> None:
    here = (3.0, 4.0)
    assert math.isnan(angles.trunk_deg(here, here, facing=1.0))
    assert math.isnan(angles.thigh_deg(here, here, facing=1.0))
    assert math.isnan(angles.hip_fold_deg(here, here, here, facing=1.0))
    assert math.isnan(angles.shank_swing_deg(here, here, outward=1.0))
    assert math.isnan(
        angles.knee_azimuth_deg(here, here, here, outward=1.0, thigh_length=1.0, shank_length=1.0)
    )


def test_lengths_that_are_not_known_give_no_ratio() -> None:
    for unknown in (math.nan, 0.0):
        assert math.isnan(
            angles.hips_behind_heels_ratio((0, 0), (1, 0), facing=1.0, thigh_length=unknown)
        )
        assert math.isnan(
            angles.knee_travel_ratio((0, 0), (1, 0), facing=1.0, shank_length=unknown)
        )
        assert math.isnan(angles.knee_gap_deg((0, 0), (1, 0), thigh_length=unknown))


def test_clamp_keeps_not_seen() -> None:
    assert math.isnan(angles.clamp(math.nan, low=0.0, high=1.0))
    assert angles.clamp(2.0, low=0.0, high=1.0) == 1.0


@given(angle_deg=st.floats(-2000.0, 2000.0))
def test_wrapping_keeps_the_direction(angle_deg: float) -> None:
    wrapped = angles.wrap_deg(angle_deg)
    assert -180.0 < wrapped <= 180.0
    assert math.cos(math.radians(wrapped)) == pytest.approx(math.cos(math.radians(angle_deg)))


@given(angle=st.floats(-80.0, 80.0), yaw=st.floats(37.0, 90.0))
def test_a_sideways_angle_is_found_again_from_an_oblique_camera(angle: float, yaw: float) -> None:
    out, down = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    shown = math.degrees(math.atan2(out * math.sin(math.radians(yaw)), down))
    assert angles.turned_away_deg(shown, yaw_deg=yaw) == pytest.approx(angle, abs=0.01)


def test_a_sideways_angle_without_a_view_is_not_known() -> None:
    assert math.isnan(angles.turned_away_deg(20.0, yaw_deg=math.nan))
