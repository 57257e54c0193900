"""Whole-body signals for recognising reps from any view.

Unlike the measures of `features`, these are never shown and never graded. They use every point
the network gives, seen or guessed, because a guessed far leg still moves with the body; whether
the body is seen well enough at all is said by `Movement.legs_seen_ratio`. Angles come from the
world landmarks (frame: x right in the picture, y down, z away from the camera), heights and
places from the picture.
"""

import math
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.model.landmarks import Landmark
from studio.model.pattern import Signal
from studio.model.pose import Pose

_SHOULDERS = (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER)
_HIPS = (Landmark.LEFT_HIP, Landmark.RIGHT_HIP)
_KNEES = (Landmark.LEFT_KNEE, Landmark.RIGHT_KNEE)
_ANKLES = (Landmark.LEFT_ANKLE, Landmark.RIGHT_ANKLE)
_LEGS = np.array([_HIPS, _KNEES, _ANKLES])
_REFERENCE_FALL_PER_S = 0.02
_REFERENCE_RISE_PER_S = 2.0
_RISE_WINDOW_S = 15.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Movement:
    """The body's signals in one picture.

    Attributes:
        time_s: Stream time.
        signals: Every `Signal`.
        hips_px: (2, 2) float64, left and right hip, picture pixels, y down.
        knees_px: (2, 2) float64.
        ankles_px: (2, 2) float64.
        shoulders_px: (2, 2) float64.
        folds_deg: Hip fold of each side in space, without a sign, left and right.
        bends_deg: Knee flexion of each side in space, left and right.
        leg_px: Reference length of a leg in the picture.
        torso_px: Shoulder to hip distance in the picture.
        ankles_seen_ratio: Visibility of the left and the right ankle, 0..1.
        legs_seen_ratio: Mean visibility of hip, knee and ankle of the better seen leg.
    """

    time_s: float
    signals: Mapping[Signal, float]
    hips_px: NDArray[np.float64]
    knees_px: NDArray[np.float64]
    ankles_px: NDArray[np.float64]
    shoulders_px: NDArray[np.float64]
    folds_deg: tuple[float, float]
    bends_deg: tuple[float, float]
    leg_px: float
    torso_px: float
    ankles_seen_ratio: tuple[float, float]
    legs_seen_ratio: float


class MovementReader:
    """Reads `Movement` from pose after pose; keeps only the leg's length in the picture."""

    def __init__(self) -> None:
        """Know nobody yet."""
        self._leg_px = math.nan
        self._last_s = math.nan
        self._lowest: deque[tuple[float, float]] = deque()

    def reset(self) -> None:
        """Forget the person."""
        self._leg_px = math.nan
        self._last_s = math.nan
        self._lowest.clear()

    def update(self, pose: Pose) -> Movement:
        """The signals of this picture."""
        points = pose.points_px.astype(np.float64)
        shoulders, hips = points[list(_SHOULDERS)], points[list(_HIPS)]
        knees, ankles = points[list(_KNEES)], points[list(_ANKLES)]
        torso = math.hypot(*(shoulders.mean(axis=0) - hips.mean(axis=0)))
        self._follow_leg(pose.time_s, hips, knees, ankles, torso)
        folds, bends, signals = _space_signals(pose.world_m.astype(np.float64))
        signals.update(self._picture_signals(pose.time_s, hips, knees, ankles))
        in_picture = _angles_deg(*(knees - hips)[:, None])[0]
        signals[Signal.THIGH_GAP_SHOWN] = max(signals[Signal.THIGH_GAP], float(in_picture))
        return Movement(
            time_s=pose.time_s,
            signals=signals,
            hips_px=hips,
            knees_px=knees,
            ankles_px=ankles,
            shoulders_px=shoulders,
            folds_deg=(float(folds[0]), float(folds[1])),
            bends_deg=(float(bends[0]), float(bends[1])),
            leg_px=self._leg_px,
            torso_px=torso,
            ankles_seen_ratio=(
                float(pose.visibility[Landmark.LEFT_ANKLE]),
                float(pose.visibility[Landmark.RIGHT_ANKLE]),
            ),
            legs_seen_ratio=float(pose.visibility[_LEGS].mean(axis=0).max()),
        )

    def _follow_leg(
        self,
        time_s: float,
        hips: NDArray[np.float64],
        knees: NDArray[np.float64],
        ankles: NDArray[np.float64],
        torso: float,
    ) -> None:
        """A leg looks longest when it lies in the picture plane: rise quickly, fall slowly."""
        thigh, shank = knees - hips, ankles - knees
        seen = float(np.max(np.hypot(*thigh.T) + np.hypot(*shank.T)))
        seen = max(seen, torso)
        if math.isnan(self._leg_px):
            self._leg_px = seen
        else:
            elapsed = max(0.0, time_s - self._last_s)
            rate = _REFERENCE_RISE_PER_S if seen > self._leg_px else _REFERENCE_FALL_PER_S
            self._leg_px += (seen - self._leg_px) * min(1.0, rate * elapsed)
        self._last_s = time_s

    def _above_lowest(self, time_s: float, height_px: float) -> float:
        """Height over the lowest of the last seconds, in pixels."""
        while self._lowest and self._lowest[-1][1] >= height_px:
            self._lowest.pop()
        self._lowest.append((time_s, height_px))
        while self._lowest[0][0] < time_s - _RISE_WINDOW_S:
            self._lowest.popleft()
        return height_px - self._lowest[0][1]

    def _picture_signals(
        self,
        time_s: float,
        hips: NDArray[np.float64],
        knees: NDArray[np.float64],
        ankles: NDArray[np.float64],
    ) -> dict[Signal, float]:
        leg = max(self._leg_px, 1.0)
        hip_y = float(hips[:, 1].mean())
        return {
            Signal.PELVIS_HEIGHT: (float(ankles[:, 1].mean()) - hip_y) / leg,
            Signal.PELVIS_RISE: self._above_lowest(time_s, -hip_y) / leg,
            Signal.KNEE_GAP: math.hypot(*(knees[0] - knees[1])) / leg,
            Signal.ANKLE_GAP: math.hypot(*(ankles[0] - ankles[1])) / leg,
            Signal.SHANK_SWING_MOST: _shank_swing_most_deg(knees, ankles),
        }


def _shank_swing_most_deg(knees: NDArray[np.float64], ankles: NDArray[np.float64]) -> float:
    """Of both shanks the angle from vertical of the one further towards the other leg."""
    inward = np.sign((knees[::-1] - knees)[:, 0])
    aside, down = (ankles - knees).T
    return float(np.degrees(np.arctan2(inward * aside, down)).max())


def _angles_deg(first: NDArray[np.float64], second: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n,) angles between the rows of two (n, 3) arrays."""
    sizes = np.sqrt((first * first).sum(axis=1) * (second * second).sum(axis=1))
    cosines = (first * second).sum(axis=1) / np.maximum(sizes, 1e-9)
    return np.asarray(np.degrees(np.arccos(np.clip(cosines, -1.0, 1.0))))


def _space_signals(
    world: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64], dict[Signal, float]]:
    """Hip folds and knee bends of both sides, and the signals made of angles in space."""
    hips, knees = world[list(_HIPS)], world[list(_KNEES)]
    trunk_up = world[list(_SHOULDERS)] - hips
    thighs, shanks = knees - hips, world[list(_ANKLES)] - knees
    folds = 180.0 - _angles_deg(trunk_up, thighs)
    bends = _angles_deg(thighs, shanks)
    middle_up = trunk_up.mean(axis=0)[None]
    signals = {
        Signal.HIP_FOLD: float(folds.mean()),
        Signal.HIP_FOLD_MOST: float(folds.max()),
        Signal.HIP_FOLD_LEAST: float(folds.min()),
        Signal.KNEE_FLEXION: float(bends.mean()),
        Signal.KNEE_FLEXION_MOST: float(bends.max()),
        Signal.TRUNK_LEAN: float(_angles_deg(middle_up, np.array([[0.0, -1.0, 0.0]]))[0]),
        Signal.THIGH_GAP: float(_angles_deg(thighs[:1], thighs[1:])[0]),
    }
    return folds, bends, signals
