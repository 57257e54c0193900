"""Knee flexion from one camera beside knee flexion from markers."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.engine.replay import Trace
from studio.errors import KnownError, Reason
from studio.model.landmarks import Side

PUBLISHED_RMSE_DEG = 5.0
"""Published single-camera error on this kind of squat, for comparison."""

KNEE_MEASURES = ("knee_flexion_deg", "knee_flexion_world_deg")
"""In the picture plane, as graded from the side; and in space, which an oblique view needs."""

_COLUMN = {Side.LEFT: "knee_flexion_l", Side.RIGHT: "knee_flexion_r"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LegAgreement:
    """How one knee follows the markers.

    Attributes:
        side: The leg.
        measure: The feature, one of `KNEE_MEASURES`.
        is_better_seen: Whether its joints were the more visible ones.
        correlation: Pearson's r over the clip; NaN = not comparable.
        rmse_deg: Root mean square difference in degrees; NaN = not comparable.
        frames: Pictures compared.
    """

    side: Side
    measure: str
    is_better_seen: bool
    correlation: float
    rmse_deg: float
    frames: int


def marker_file(clip: Path) -> Path:
    """Where the marker angles of a clip would lie.

    Args:
        clip: The clip.
    """
    return clip.with_suffix(".angles.csv")


def compare_with_markers(trace: Trace, path: Path) -> tuple[LegAgreement, ...]:
    """Both legs, left first, each in the picture plane and in space.

    Args:
        trace: Of the replayed clip.
        path: Marker angles: `time` in seconds, `knee_flexion_l` and `_r` in degrees.

    Raises:
        KnownError: BAD_FILE.
    """
    columns = _read_columns(path)
    better = max(trace.leg_visibility, key=lambda side: trace.leg_visibility[side])
    return tuple(
        _agreement(
            trace.time_s,
            trace.column(f"{side.value}_{measure}"),
            marker_time_s=columns["time"],
            marker_deg=columns[_COLUMN[side]],
            side=side,
            measure=measure,
            is_better_seen=side is better,
        )
        for measure in KNEE_MEASURES
        for side in (Side.LEFT, Side.RIGHT)
    )


def _read_columns(path: Path) -> Mapping[str, NDArray[np.float64]]:
    try:
        with path.open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        return {
            name: np.asarray([float(row[name]) for row in rows])
            for name in ("time", *_COLUMN.values())
        }
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise KnownError(
            Reason.BAD_FILE, f"{path}: not a table of marker angles: {error}"
        ) from None


def _agreement(
    time_s: NDArray[np.float64],
    camera_deg: NDArray[np.float32],
    *,
    marker_time_s: NDArray[np.float64],
    marker_deg: NDArray[np.float64],
    side: Side,
    measure: str,
    is_better_seen: bool,
) -> LegAgreement:
    inside = (time_s >= marker_time_s[0]) & (time_s <= marker_time_s[-1])
    both = inside & np.isfinite(camera_deg)
    true_deg = np.interp(time_s[both], marker_time_s, marker_deg)
    seen_deg = camera_deg[both].astype(np.float64)
    comparable = seen_deg.size > 2 and float(np.std(seen_deg)) > 0
    difference = seen_deg - true_deg
    return LegAgreement(
        side=side,
        measure=measure,
        is_better_seen=is_better_seen,
        correlation=float(np.corrcoef(seen_deg, true_deg)[0, 1]) if comparable else float("nan"),
        rmse_deg=float(np.sqrt(np.mean(difference**2))) if comparable else float("nan"),
        frames=int(seen_deg.size),
    )
