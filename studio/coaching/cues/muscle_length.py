"""Where along a rep each picture lies, by muscle length (coaching.md 2.1)."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.coaching.counting.rep_record import driver_names
from studio.coaching.cues.cue_frames import CueFrame
from studio.coaching.cues.rules import carries_foot
from studio.kinematics.filters import zero_phase
from studio.model.exercise import Exercise, FirstPhase, View
from studio.model.landmarks import Side

_SEEN_SHARE = 0.8

Array = NDArray[np.float64]


def muscle_length(frames: Sequence[CueFrame], *, exercise: Exercise, leg: Side | None) -> Array:
    """How long the glutes are in each picture: 1 = long end, 0 = short end (coaching.md 2.1).

    Args:
        frames: Time rising.
        exercise: What is done.
        leg: That works; None = both.

    Returns:
        (n,) by the exercise's typical ends; NaN = not seen.
    """
    progress = _progress(frames, exercise, leg)
    first_phase = exercise.first_phase
    return progress if first_phase is FirstPhase.ECCENTRIC else 1.0 - progress


def _progress(frames: Sequence[CueFrame], exercise: Exercise, leg: Side | None) -> Array:
    """U of the driver of the leg that worked; of both legs, as it was followed live.

    From the front the rear foot of a split stance often hides: then the bend of the working knee
    tells how far along a rep is, if its foot comes no nearer to the camera.
    """
    followed = np.array([frame.progress for frame in frames], np.float64)
    if leg is None or exercise.view is View.SIDE:
        return followed
    times_s = np.array([frame.time_s for frame in frames], np.float64)
    driver = exercise.driver
    direction = 1.0 if driver.far >= driver.start else -1.0
    for name in driver_names(exercise, leg):
        values = _column(frames, name)
        if np.isfinite(values).mean() >= _SEEN_SHARE:
            smooth = zero_phase(times_s, values)
            return direction * (smooth - driver.start) / driver.rom_target
    if np.isfinite(followed).mean() >= _SEEN_SHARE or carries_foot(exercise):
        return followed
    bend = zero_phase(times_s, _column(frames, f"{leg}_knee_bend_front_deg"))
    if np.isfinite(bend).mean() < _SEEN_SHARE:
        return followed
    straight, bent = float(np.nanmin(bend)), float(np.nanmax(bend))
    share = (bend - straight) / max(bent - straight, 1e-9)
    return share if exercise.first_phase is FirstPhase.ECCENTRIC else 1.0 - share


def _column(frames: Sequence[CueFrame], name: str) -> Array:
    return np.array([frame.features.get(name, math.nan) for frame in frames], np.float64)
