"""The demo athlete's grid: exercises, tempos, facings, speed shapes and faults."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import studio.vision.athlete
from studio.catalog.loader import Catalog
from studio.engine.judging.code_version import program_of
from studio.model.exercise import Exercise, TempoTarget, View
from studio.model.landmarks import Side
from studio.vision.athlete.faults import Fault, FaultKind
from studio.vision.athlete.motion import SpeedShape
from studio.vision.athlete.source import AthleteSource, Facing

REPS = 4

_PAINTER_MODULE = "scene"

GRID_EXERCISES = (
    "goblet_squat",
    "full_squat",
    "kettlebell_deadlift",
    "barbell_deadlift",
    "romanian_deadlift",
    "single_leg_romanian_deadlift",
    "good_morning",
    "hip_thrust",
    "glute_bridge",
    "frog_pump",
    "split_squat",
    "bulgarian_split_squat",
    "reverse_lunge",
    "forward_lunge",
    "lateral_lunge",
    "step_up",
    "standing_abduction",
    "clamshell",
    "donkey_kick",
    "fire_hydrant",
)

TEMPOS: Mapping[str, TempoTarget | None] = MappingProxyType(
    {
        "prescribed": None,
        "brisk": TempoTarget(
            eccentric_s=1.5, pause_long_s=0.4, concentric_s=1.0, pause_short_s=0.6
        ),
        "slow": TempoTarget(eccentric_s=3.5, pause_long_s=1.0, concentric_s=2.0, pause_short_s=1.0),
    }
)

FAULT_CUES: Mapping[str, tuple[Fault, ...]] = MappingProxyType(
    {
        "C01": (Fault(kind=FaultKind.HIPS_NOT_BACK, amount=25.0),),
        "C02": (Fault(kind=FaultKind.SHIN_FORWARD, amount=25.0),),
        "C09": (Fault(kind=FaultKind.HEELS_UP, amount=25.0),),
        "C10": (Fault(kind=FaultKind.TOES_UP, amount=25.0),),
        "C17": (Fault(kind=FaultKind.SHALLOW, amount=0.35),),
        "C19": (Fault(kind=FaultKind.TOO_FAST, amount=0.6),),
    }
)
"""What the athlete does badly so that a cue ought to come, far beyond amber."""

_FAULT_EXERCISES = ("goblet_squat", "romanian_deadlift", "hip_thrust", "split_squat")


@dataclass(frozen=True, slots=True, kw_only=True)
class AthleteCase:
    """One set of the athlete.

    Attributes:
        exercise: What is done.
        tempo: Name of a row of `TEMPOS`.
        shape: Speed over a move.
        facing: Which way the athlete looks; from the front, which leg works.
        cue_id: The cue that a fault ought to bring; "" = done well.
    """

    exercise: Exercise
    tempo: str
    shape: SpeedShape
    facing: Facing
    cue_id: str = ""

    @property
    def name(self) -> str:
        """For tables, and unique in the grid."""
        parts = [self.exercise.id, self.tempo, self.shape.value, f"faces_{self.facing.value}"]
        return "-".join([*parts, f"fault_{self.cue_id}"] if self.cue_id else parts)

    def open(self) -> AthleteSource:
        """The athlete, as fast as it can be drawn."""
        side = None
        if self.exercise.per_side and self.exercise.view is View.FRONT:
            side = Side.LEFT if self.facing is Facing.LEFT else Side.RIGHT
        return AthleteSource(
            self.exercise,
            reps=REPS,
            tempo=TEMPOS[self.tempo],
            shape=self.shape,
            facing=self.facing,
            side=side,
            fault=FAULT_CUES.get(self.cue_id),
            paced=False,
        )


def grid(
    catalog: Catalog, *, exercise_ids: tuple[str, ...] = GRID_EXERCISES, thorough: bool = False
) -> Iterator[AthleteCase]:
    """Every case: all tempos and facings, speed shapes going round; then the faults.

    Args:
        catalog: Exercises by id.
        exercise_ids: Which.
        thorough: Every tempo with every shape, three times as many sets.

    Raises:
        KnownError: USER_INPUT, an id that is not in the catalogue.
    """
    shapes = tuple(SpeedShape)
    for exercise_id in exercise_ids:
        exercise = catalog.exercise(exercise_id)
        for row, facing in enumerate((Facing.RIGHT, Facing.LEFT)):
            for column, tempo in enumerate(TEMPOS):
                one = shapes[(row + column) % len(shapes)]
                for shape in shapes if thorough else (one,):
                    yield AthleteCase(exercise=exercise, tempo=tempo, shape=shape, facing=facing)
        if exercise_id in _FAULT_EXERCISES:
            yield from _faulty(exercise)


def _faulty(exercise: Exercise) -> Iterator[AthleteCase]:
    for cue_id in FAULT_CUES:
        if cue_id in exercise.cues:
            yield AthleteCase(
                exercise=exercise,
                tempo="prescribed",
                shape=SpeedShape.MINIMUM_JERK,
                facing=Facing.RIGHT,
                cue_id=cue_id,
            )


def painter_version() -> str:
    """Changes with the code that paints the athlete's figures; poses and timing are not in it."""
    folder = Path(studio.vision.athlete.__file__).parent
    program = program_of(folder, package=studio.vision.athlete.__name__, modules=(_PAINTER_MODULE,))
    return hashlib.sha256(program).hexdigest()
