"""The standing second of a stranger, found without being told."""

import math
from collections.abc import Iterable

import numpy as np
import pytest

from studio.kinematics.features import FeatureExtractor
from studio.kinematics.reference import HighPercentile
from studio.model.landmarks import Landmark
from studio.model.pose import Pose
from tests.builders import (
    FOOT_M,
    SHANK_M,
    THIGH_M,
    Posture,
    make_pose,
    squat_posture,
    symmetric_posture,
)

RATE_HZ = 30.0


def show(extractor: FeatureExtractor, poses: Iterable[Pose], *, from_s: float) -> dict[str, float]:
    measured: dict[str, float] = {}
    for step, pose in enumerate(poses):
        measured = extractor.update(pose, time_s=from_s + step / RATE_HZ)
    return measured


def hold(
    posture: Posture, seconds: float, *, at_px: float = 640.0, noise_px: float = 0.0
) -> list[Pose]:
    return [
        make_pose(posture, origin_px=(at_px, 680.0), noise_px=noise_px, seed=step)
        for step in range(round(seconds * RATE_HZ))
    ]


def squat(seconds: float) -> list[Pose]:
    count = round(seconds * RATE_HZ)
    return [
        make_pose(squat_posture((1.0 - math.cos(2.0 * math.pi * step / count)) / 2.0))
        for step in range(count)
    ]


def test_a_still_moment_is_the_start() -> None:
    extractor = FeatureExtractor()
    show(extractor, hold(Posture(), 0.2), from_s=0.0)
    assert extractor.reference.start is None
    show(extractor, hold(Posture(), 0.4), from_s=0.2)
    assert extractor.reference.start is not None


def test_noise_of_a_real_network_does_not_hide_it() -> None:
    extractor = FeatureExtractor()
    show(extractor, hold(Posture(), 2.0, noise_px=2.0), from_s=0.0)
    assert extractor.reference.start is not None


def test_a_pause_at_the_bottom_does_not_replace_standing() -> None:
    extractor = FeatureExtractor()
    show(extractor, [*hold(Posture(), 1.0), *hold(squat_posture(1.0), 1.5)], from_s=0.0)
    assert extractor.reference.start is not None
    assert extractor.reference.start.trunk_lean_deg == pytest.approx(0.0, abs=0.1)


def test_somebody_caught_at_the_bottom_is_taken_anew_when_standing() -> None:
    extractor = FeatureExtractor()
    bottom = symmetric_posture(trunk_deg=60.0, thigh_deg=60.0, shank_deg=10.0)
    show(extractor, hold(bottom, 1.0), from_s=0.0)
    assert extractor.reference.start is not None
    assert extractor.reference.start.trunk_lean_deg == pytest.approx(60.0, abs=0.1)
    measured = show(extractor, hold(Posture(), 1.0), from_s=1.0)
    assert extractor.reference.start.trunk_lean_deg == pytest.approx(0.0, abs=0.1)
    assert measured["right_knee_travel_ratio"] == pytest.approx(0.0, abs=0.01)


def test_a_step_moves_the_footing_once_the_body_is_still_again() -> None:
    extractor = FeatureExtractor()
    show(extractor, hold(Posture(), 1.0), from_s=0.0)
    step_px = FOOT_M * 340.0
    stepped = hold(Posture(), 1.0, at_px=640.0 + step_px)
    first = extractor.update(stepped[0], time_s=1.0)
    assert first["right_foot_slide_ratio"] == pytest.approx(1.0, abs=0.05)
    after = show(extractor, stepped, from_s=1.03)
    assert after["right_foot_slide_ratio"] == pytest.approx(0.0, abs=0.02)


def test_a_slide_smaller_than_a_step_stays_visible() -> None:
    extractor = FeatureExtractor()
    show(extractor, hold(Posture(), 1.0), from_s=0.0)
    slid = hold(Posture(), 1.0, at_px=640.0 + 0.3 * FOOT_M * 340.0)
    assert show(extractor, slid, from_s=1.0)["right_foot_slide_ratio"] == pytest.approx(
        0.3, abs=0.02
    )


def test_the_start_can_be_taken_on_demand() -> None:
    extractor = FeatureExtractor()
    extractor.reference.take_start()
    assert extractor.reference.start is None
    show(extractor, squat(2.0)[:20], from_s=0.0)
    extractor.reference.take_start()
    assert extractor.reference.start is not None


def test_lengths_are_learned_while_moving_and_seen_from_the_front() -> None:
    extractor = FeatureExtractor()
    count = 120
    poses = [
        make_pose(
            squat_posture((1.0 - math.cos(2.0 * math.pi * step / 60)) / 2.0),
            yaw_deg=90.0,
            noise_px=1.0,
            seed=step,
        )
        for step in range(count)
    ]
    show(extractor, poses, from_s=0.0)
    lengths = extractor.reference.lengths_px
    assert lengths.thigh == pytest.approx(0.42 * 340.0, rel=0.06)
    assert lengths.shank == pytest.approx(0.42 * 340.0, rel=0.06)
    assert lengths.trunk == pytest.approx(0.50 * 340.0, rel=0.06)


def test_walking_nearer_does_not_stretch_the_body() -> None:
    extractor = FeatureExtractor()
    show(extractor, hold(Posture(), 1.0), from_s=0.0)
    nearer = [make_pose(Posture(), pixels_per_m=min(340.0 + step, 510.0)) for step in range(240)]
    measured = show(extractor, nearer, from_s=1.0)
    assert extractor.reference.lengths_px.thigh == pytest.approx(0.42 * 510.0, rel=0.02)
    assert measured["pelvis_height_ratio"] == pytest.approx(1.0, abs=0.03)


def test_a_high_percentile_rises_quickly_sinks_slowly_and_passes_over_nothing() -> None:
    tracker = HighPercentile()
    tracker.update(math.nan)
    assert math.isnan(tracker.value)
    for _ in range(60):
        tracker.update(1.0)
        tracker.update(0.5)
    assert tracker.value == pytest.approx(1.0, abs=0.02)
    for _ in range(30):
        tracker.update(2.0)
    assert tracker.value > 1.2


def test_a_leg_held_out_is_no_step() -> None:
    extractor = FeatureExtractor()
    standing = [make_pose(yaw_deg=90.0) for _ in range(30)]
    # The right foot stays: the middle of the ankles goes half of the left ankle's way.
    aside_px = 0.5 * (THIGH_M + SHANK_M) * math.sin(math.radians(30.0)) * 340.0
    out = Posture(left_abduction_deg=30.0)
    lifted = [make_pose(out, yaw_deg=90.0, origin_px=(640.0 + aside_px, 680.0)) for _ in range(60)]
    show(extractor, standing, from_s=0.0)
    held = show(extractor, lifted, from_s=1.0)
    assert held["left_thigh_abduction_deg"] == pytest.approx(30.0, abs=0.1)


def test_abduction_counts_from_the_start_pose() -> None:
    extractor = FeatureExtractor()
    narrow = Posture(left_abduction_deg=-5.0, right_abduction_deg=-5.0)
    show(extractor, [make_pose(narrow, yaw_deg=90.0) for _ in range(30)], from_s=0.0)
    wide = make_pose(Posture(left_abduction_deg=25.0, right_abduction_deg=-5.0), yaw_deg=90.0)
    measured = extractor.update(wide, time_s=1.0)
    assert measured["left_thigh_abduction_deg"] == pytest.approx(30.0, abs=0.1)
    assert measured["right_thigh_abduction_deg"] == pytest.approx(0.0, abs=0.1)


def shown_under_load(
    progress: Iterable[float], *, fps: float, kept: Iterable[bool], unseen_s: float = 0.0
) -> FeatureExtractor:
    """A squat over time, pictures left out as a busy machine does."""
    extractor = FeatureExtractor()
    for step, (ratio, is_kept) in enumerate(zip(progress, kept, strict=True)):
        if is_kept and step / fps >= unseen_s:
            extractor.update(make_pose(squat_posture(ratio)), time_s=step / fps)
    return extractor


def paused_squats(*, fps: float, standing_s: float) -> list[float]:
    """Standing, then five squats with a second at the bottom and none at the top."""
    down = [(1.0 - math.cos(math.pi * step / fps)) / 2.0 for step in range(round(fps))]
    one = [*down, *[1.0] * round(fps), *reversed(down)]
    return [0.0] * round(standing_s * fps) + one * 5


@pytest.mark.parametrize("fps", [8.0, 10.0, 15.0, 30.0])
@pytest.mark.parametrize("share_lost", [0.0, 0.3, 0.5])
@pytest.mark.parametrize("unseen_s", [0.0, 1.3])
def test_a_held_bottom_is_not_the_start_pose_where_pictures_are_missing(
    fps: float, share_lost: float, unseen_s: float
) -> None:
    progress = paused_squats(fps=fps, standing_s=1.0)
    for seed in range(5):
        kept = np.random.default_rng(seed).random(len(progress)) >= share_lost
        extractor = shown_under_load(progress, fps=fps, kept=kept.tolist(), unseen_s=unseen_s)
        start = extractor.reference.start
        if start is None:  # too few pictures to know: nothing is judged against it
            assert fps * (1.0 - share_lost) < 8.0
            continue
        standing = make_pose(squat_posture(0.0)).points_px[Landmark.LEFT_HIP, 1]
        bottom = make_pose(squat_posture(1.0)).points_px[Landmark.LEFT_HIP, 1]
        sunk_px = -start.left.hip[1] - standing
        assert sunk_px < 0.35 * (bottom - standing)


def test_after_a_gap_nobody_was_still() -> None:
    extractor = FeatureExtractor()
    for number in range(6):
        extractor.update(make_pose(squat_posture(1.0)), time_s=0.5 * number)
    assert extractor.reference.start is None


def test_one_bad_picture_does_not_move_the_start() -> None:
    extractor = FeatureExtractor()
    bent = symmetric_posture(trunk_deg=20.0, thigh_deg=10.0, shank_deg=5.0)
    poses = hold(bent, 1.0)
    poses[-5] = make_pose(symmetric_posture(trunk_deg=0.0, thigh_deg=10.0, shank_deg=5.0))
    show(extractor, poses, from_s=0.0)
    assert extractor.reference.start is not None
    assert extractor.reference.start.trunk_lean_deg == pytest.approx(20.0, abs=0.5)
