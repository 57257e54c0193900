from pathlib import Path

import numpy as np
import pytest

from studio.engine.judging.markers import compare_with_markers, marker_file
from studio.engine.replay import Trace
from studio.errors import KnownError
from studio.model.landmarks import Side

TIMES_S = np.arange(0.0, 4.0, 0.1)
TRUE_DEG = 50.0 - 50.0 * np.cos(TIMES_S)


def trace(*, offset_deg: float) -> Trace:
    """The left leg off by a constant, the right leg hidden half of the time."""
    left = (TRUE_DEG + offset_deg).astype(np.float32)
    right = np.where(np.arange(len(TIMES_S)) % 2, np.nan, TRUE_DEG).astype(np.float32)
    values = np.stack([left, right, left, right], axis=1)
    names = tuple(
        f"{side}_{measure}"
        for measure in ("knee_flexion_deg", "knee_flexion_world_deg")
        for side in ("left", "right")
    )
    return Trace(
        names=names,
        time_s=TIMES_S,
        values=values,
        driver=left,
        progress_ratio=left,
        leg_visibility={Side.LEFT: 0.9, Side.RIGHT: 0.6},
    )


@pytest.fixture
def markers(tmp_path: Path) -> Path:
    """At another rate than the camera."""
    path = tmp_path / "clip.angles.csv"
    times_s = np.arange(0.0, 3.5, 0.01)
    angles = 50.0 - 50.0 * np.cos(times_s)
    rows = [f"{time_s:.2f},{angle},{angle}" for time_s, angle in zip(times_s, angles, strict=True)]
    path.write_text("time,knee_flexion_l,knee_flexion_r\n" + "\n".join(rows), encoding="utf-8")
    return path


def test_a_constant_error_shows_in_the_rmse_and_not_in_the_correlation(markers: Path) -> None:
    left, right, *_ = compare_with_markers(trace(offset_deg=6.0), markers)
    assert left.is_better_seen
    assert left.correlation == pytest.approx(1.0, abs=1e-4)
    assert left.rmse_deg == pytest.approx(6.0, abs=0.05)
    assert not right.is_better_seen
    assert right.rmse_deg == pytest.approx(0.0, abs=0.05)
    assert right.frames < left.frames


def test_the_marker_file_lies_beside_the_clip() -> None:
    assert marker_file(Path("clips/squat.mp4")) == Path("clips/squat.angles.csv")


def test_another_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "clip.angles.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(KnownError, match=r"clip\.angles\.csv"):
        compare_with_markers(trace(offset_deg=0.0), path)
