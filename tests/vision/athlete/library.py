"""The shipped exercises that have key poses."""

from studio.catalog.loader import load_catalog
from studio.model.exercise import Exercise
from studio.paths import resources

EXERCISES: dict[str, Exercise] = {
    exercise_id: exercise
    for exercise_id, exercise in load_catalog(resources()).exercises.items()
    if exercise.motion is not None
}
FIRST_TWENTY = (
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
