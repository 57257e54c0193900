"""Made-up clients: what they can do, how they move, when they come, and how they change."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from studio.model.client import ClientProfile, TrainingGoal
from studio.model.cue import Cue
from studio.model.exercise import Exercise

_HABITS = 3
_HABIT_KEYS = (
    "hips_back",
    "shin_vertical",
    "knee_travel",
    "heels_down",
    "knee_track",
    "cup_sagittal",
    "long_back",
    "hip_not_back",
    "centered",
    "torso_still",
    "lasers_out",
)
_MORNING_H, _EVENING_H = 7.0, 17.5
_HEAVY_KG: Mapping[str, float] = {
    "hinge_long": 40.0,
    "hinge_short": 32.0,
    "squat": 20.0,
    "split": 12.0,
    "step": 10.0,
    "bridge": 40.0,
    "ballistic": 16.0,
}
_LIGHT_KG = 5.0
_STEP_KG = 2.5
_SETTLES_WEEKS = 12.0
_STRENGTH_OF_LEVEL = {1: 0.6, 2: 1.0, 3: 1.5}


@dataclass(slots=True, kw_only=True, eq=False)
class DemoClient:
    """One made-up client.

    Attributes:
        alias: As shown.
        profile: As staff would have told it.
        strength: Share of the usual load.
        reach: Share of the target range on a good day.
        reach_per_week: How that changes in the first weeks; see `reach_after`.
        tires: Range lost over a set done to the end, as a share.
        hurry: Times below 1 lower too fast.
        steadiness: SD of the range from rep to rep.
        habits: Cue id -> how far towards its amber limit.
        learns: Chance that a cue changes the next reps.
        feels: What they say of an easy set, 0 to 10.
        answers: Chance that they answer at all.
        hour: When they come.
        weekdays: On which days.
        stays_away: Chance to miss a visit.
    """

    alias: str
    profile: ClientProfile
    strength: float
    reach: float
    reach_per_week: float
    tires: float
    hurry: float
    steadiness: float
    habits: dict[str, float]
    learns: float
    feels: float
    answers: float
    hour: float
    weekdays: tuple[int, ...]
    stays_away: float
    loads_kg: dict[str, float] = field(default_factory=dict)

    def reach_after(self, weeks: float) -> float:
        """Share of the target range on a good day, weeks after the first visit.

        Nobody gains, or loses, for ever: the change of the first weeks fades with `_SETTLES_WEEKS`.
        """
        change_weeks = _SETTLES_WEEKS * (1.0 - math.exp(-weeks / _SETTLES_WEEKS))
        return self.reach + self.reach_per_week * change_weeks

    def first_load_kg(self, exercise: Exercise) -> float | None:
        """What they take the first time; None where nothing can be added."""
        if not exercise.loadable:
            return None
        usual = _HEAVY_KG.get(exercise.family, _LIGHT_KG)
        return max(_STEP_KG, _STEP_KG * round(usual * self.strength / _STEP_KG))


def demo_client(
    number: int,
    *,
    random: np.random.Generator,
    exercises: Sequence[Exercise],
    cues: Mapping[str, Cue],
) -> DemoClient:
    """Make one up.

    Args:
        number: 1 for the first.
        random: Decides everything.
        exercises: To have main lifts among.
        cues: Every cue by id.
    """
    level = int(random.choice((1, 2, 3), p=(0.45, 0.4, 0.15)))
    visits = int(random.choice((2, 3, 4), p=(0.4, 0.45, 0.15)))
    days = random.permutation(6)[:visits].tolist()
    is_fading = bool(random.random() < 0.2)
    usual_h = _MORNING_H if random.random() < 0.4 else _EVENING_H
    return DemoClient(
        alias=f"Demo {number:03d}",
        profile=ClientProfile(
            level=level,
            goal=list(TrainingGoal)[int(random.integers(len(TrainingGoal)))],
            sessions_per_week=visits,
            anchors=_anchors(level, random, exercises),
        ),
        strength=_STRENGTH_OF_LEVEL[level] * float(random.uniform(0.7, 1.3)),
        reach=float(np.clip(random.normal(0.98, 0.06), 0.78, 1.08)),
        reach_per_week=float(
            random.uniform(-0.018, -0.008) if is_fading else random.uniform(0, 0.008)
        ),
        tires=float(random.uniform(0.02, 0.12)),
        hurry=float(np.clip(random.normal(0.92, 0.15), 0.5, 1.2)),
        steadiness=float(random.uniform(0.015, 0.045)),
        habits=_habits(random, cues),
        learns=float(random.uniform(0.35, 0.85)),
        feels=float(random.uniform(4.5, 8.0)),
        answers=float(random.uniform(0.5, 0.95)),
        hour=float(np.clip(random.normal(usual_h, 1.2), 6.0, 21.0)),
        weekdays=tuple(sorted(int(day) for day in days)),
        stays_away=float(random.uniform(0.02, 0.2)),
    )


def _anchors(
    level: int, random: np.random.Generator, exercises: Sequence[Exercise]
) -> tuple[str, ...]:
    """A long hinge, a squat or split, and a bridge, of their level."""
    found = []
    for families in (("hinge_long",), ("squat", "split"), ("bridge",)):
        fitting = [
            exercise.id
            for exercise in exercises
            if exercise.family in families and exercise.level <= level
        ]
        if fitting:
            found.append(fitting[int(random.integers(len(fitting)))])
    return tuple(found)


def _habits(random: np.random.Generator, cues: Mapping[str, Cue]) -> dict[str, float]:
    """A few habits worth a cue; everything else stays well inside its limits."""
    ids = [cue_id for cue_id, cue in sorted(cues.items()) if cue.key in _HABIT_KEYS]
    amounts = {cue_id: float(random.uniform(0.1, 0.6)) for cue_id in ids}
    for cue_id in random.permutation(np.array(ids))[:_HABITS].tolist():
        amounts[cue_id] = float(random.uniform(0.95, 1.7))
    return amounts
