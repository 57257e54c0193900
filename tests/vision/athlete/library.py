"""The shipped exercises that have key poses."""

from studio.catalog.loader import load_catalog
from studio.model.exercise import Exercise
from studio.paths import resources

EXERCISES: dict[str, Exercise] = {
    exercise_id: exercise
    for exercise_id, exercise in load_catalog(resources()).exercises.items()
    if exercise.motion is not None
}
