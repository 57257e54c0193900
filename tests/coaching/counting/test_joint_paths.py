"""The joints' common way along a rep."""

import numpy as np
import pytest

from studio.coaching.counting.joint_paths import JOINTS, JointPaths, way_of
from studio.coaching.counting.turning import Turn
from studio.model.landmarks import LANDMARK_COUNT, Landmark
from studio.model.pose import Pose

_TURN = Turn(start_s=1.0, arrive_s=1.9, far_s=2.0, depart_s=2.1, end_s=3.0)
_TIME_S = np.arange(0.0, 4.0, 1.0 / 30.0)


def there_and_back() -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """0 until 1 s, 1 at 2 s, 0 from 3 s on."""
    return np.clip(1.0 - np.abs(_TIME_S - 2.0), 0.0, 1.0)


def places(*, tremble_px: float = 0.0) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Every joint goes its own straight way; the last one trembles as well."""
    ways_px = np.random.default_rng(1).uniform(-80.0, 80.0, (len(JOINTS), 2))
    found = 300.0 + there_and_back()[:, None, None] * ways_px
    found[:, -1] += tremble_px * np.random.default_rng(2).normal(size=(len(_TIME_S), 2))
    return found


def all_seen() -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.ones((len(_TIME_S), len(JOINTS)))


def test_the_way_is_how_far_the_joints_have_come() -> None:
    way = way_of(_TIME_S, places(), all_seen(), turn=_TURN)
    assert way / way.max() == pytest.approx(there_and_back(), abs=0.06)


def test_a_trembling_joint_hardly_counts() -> None:
    way = way_of(_TIME_S, places(tremble_px=40.0), all_seen(), turn=_TURN)
    assert way / way.max() == pytest.approx(there_and_back(), abs=0.08)


def test_a_hidden_joint_does_not_count() -> None:
    seen, moved = all_seen(), places()
    seen[:, 0] = 0.1
    expected = way_of(_TIME_S, moved, seen, turn=_TURN)
    moved[:, 0] = 0.0
    assert way_of(_TIME_S, moved, seen, turn=_TURN) == pytest.approx(expected)


def test_nothing_that_moves_is_no_way() -> None:
    still = np.full((len(_TIME_S), len(JOINTS), 2), 100.0)
    assert np.isnan(way_of(_TIME_S, still, all_seen(), turn=_TURN)).all()


def test_nobody_well_seen_is_no_way() -> None:
    assert np.isnan(way_of(_TIME_S, places(), 0.0 * all_seen(), turn=_TURN)).all()


def pose_at(time_s: float, *, hip_px: float) -> Pose:
    points = np.full((LANDMARK_COUNT, 2), 50.0, dtype=np.float32)
    points[Landmark.LEFT_HIP, 1] = hip_px
    ones = np.ones(LANDMARK_COUNT, dtype=np.float32)
    return Pose(
        time_s=time_s,
        image_size_px=(640, 480),
        points_px=points,
        depth_px=0.0 * ones,
        world_m=np.zeros((LANDMARK_COUNT, 3), dtype=np.float32),
        visibility=ones,
        score=1.0,
    )


def test_a_set_is_kept_and_given_rep_by_rep() -> None:
    paths = JointPaths()
    for time_s, share in zip(_TIME_S.tolist(), there_and_back().tolist(), strict=True):
        paths.update(pose_at(time_s, hip_px=100.0 + 50.0 * share), time_s=time_s)
        paths.update(None, time_s=time_s)
    near_s, way = paths.way(_TURN, margin_s=0.5)
    assert near_s[0] == pytest.approx(0.5, abs=0.04)
    assert near_s[-1] == pytest.approx(3.5, abs=0.04)
    assert way.max() == pytest.approx(1.0, abs=0.08)
    assert way[0] == pytest.approx(0.0, abs=0.02)
