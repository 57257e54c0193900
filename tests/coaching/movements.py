"""Made-up movements for the segmenter: a body whose one signal follows a given progress."""

from collections.abc import Callable, Iterable

import numpy as np

from studio.coaching.counting.cycles import Appeared, Dismissed, RepFact
from studio.coaching.counting.reps import RepSegmenter
from studio.kinematics.movement import Movement
from studio.model.pattern import (
    BodyPosture,
    Feet,
    LegRole,
    MovementPattern,
    PatternSignal,
    Signal,
)

HINGE = MovementPattern(
    signals=(PatternSignal(signal=Signal.HIP_FOLD, start=10.0, far=90.0),),
    feet=Feet.PLANTED,
    posture=BodyPosture.UPRIGHT,
    working_leg=LegRole.BOTH,
)

LEG_PX = 300.0


def movement(
    time_s: float,
    *,
    progress: float,
    ankles_x: tuple[float, float] = (600.0, 640.0),
    hips_x: float = 620.0,
    seen: float = 1.0,
    ankles_seen: tuple[float, float] = (1.0, 1.0),
    trunk_lean_deg: float = 10.0,
) -> Movement:
    """A standing body of 300 px legs, hip fold at `progress` of `HINGE`."""
    signals = dict.fromkeys(Signal, 0.0)
    signals[Signal.HIP_FOLD] = 10.0 + 80.0 * progress
    signals[Signal.PELVIS_HEIGHT] = 0.95
    signals[Signal.TRUNK_LEAN] = trunk_lean_deg
    left, right = ankles_x
    return Movement(
        time_s=time_s,
        signals=signals,
        hips_px=np.array([[hips_x - 10, 300.0], [hips_x + 10, 300.0]]),
        knees_px=np.array([[left, 450.0], [right, 450.0]]),
        ankles_px=np.array([[left, 600.0], [right, 600.0]]),
        shoulders_px=np.array([[hips_x - 20, 100.0], [hips_x + 20, 100.0]]),
        folds_deg=(20.0, 20.0),
        bends_deg=(10.0, 10.0),
        leg_px=LEG_PX,
        torso_px=200.0,
        ankles_seen_ratio=ankles_seen,
        legs_seen_ratio=seen,
    )


def ramp(duration_s: float, start: float, end: float, *, fps: float) -> list[float]:
    """Progress on a half cosine from start to end."""
    steps = max(1, round(duration_s * fps))
    share = (1 - np.cos(np.pi * np.arange(1, steps + 1) / steps)) / 2
    return [float(value) for value in start + (end - start) * share]


def hold(duration_s: float, level: float, *, fps: float) -> list[float]:
    """Progress that stays."""
    return [level] * round(duration_s * fps)


def set_of(
    reps: int, *, fps: float = 30.0, far: float = 1.0, there_s: float = 1.5, back_s: float = 1.0
) -> list[float]:
    """Standing, then reps with short holds, then standing."""
    progress = hold(1.5, 0.0, fps=fps)
    for _ in range(reps):
        progress += ramp(there_s, 0.0, far, fps=fps) + hold(0.3, far, fps=fps)
        progress += ramp(back_s, far, 0.0, fps=fps) + hold(0.4, 0.0, fps=fps)
    return progress + hold(1.0, 0.0, fps=fps)


def count_reps(
    progress: Iterable[float | None],
    *,
    fps: float = 30.0,
    pattern: MovementPattern = HINGE,
    counts_lift: bool = False,
    body: Callable[[float, float], Movement] | None = None,
) -> tuple[int, list[RepFact]]:
    """Run the segmenter over a progress; None = not seen."""
    segmenter = RepSegmenter(pattern, counts_lift=counts_lift)
    make = body or (lambda time_s, value: movement(time_s, progress=value))
    facts: list[RepFact] = []
    for index, value in enumerate(progress):
        time_s = index / fps
        seen = None if value is None else make(time_s, value)
        facts += segmenter.update(time_s, progress=value or 0.0, movement=seen)
    facts += segmenter.finish()
    return sum(isinstance(fact, Appeared) for fact in facts), facts


def reasons(facts: Iterable[RepFact]) -> list[str]:
    """Why movements were dismissed."""
    return [fact.reason.value for fact in facts if isinstance(fact, Dismissed)]
