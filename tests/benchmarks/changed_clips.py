"""How the counts hold when the same real sets are filmed otherwise, or chosen as their neighbours.

Run: python -m tests.benchmarks.changed_clips [DIR]

The labelled sets of a folder are replayed from kept landmarks (`studio score DIR --cached` keeps
them), once as they are and once under each change: mirrored, slower, faster, fewer pictures,
pictures lost, body points shaken, the camera tilted, the client further away or standing still
first. Then each set as an exercise of the same movement, and the clips in which nothing may be
counted as every exercise there is. The network is not run, so what a change does to it is not in
these numbers. Prints JSON: the share counted exactly and within one, and what was off.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.catalog.loader import Catalog, load_catalog
from studio.coaching.coach import Coach
from studio.engine.judging.clip_labels import ClipKind, ClipLabel, read_labels
from studio.engine.judging.landmark_cache import (
    LandmarkCache,
    cache_folder,
    clip_version,
    estimator_version,
)
from studio.engine.replay import Sighting, replay
from studio.model.exercise import Exercise
from studio.model.pose import Pose
from studio.paths import resources
from studio.vision.model_files import ensure_models
from tests.builders import mirrored

DEFAULT_FOLDER = Path(__file__).resolve().parents[3] / "shared" / "clips"
Seen = list[Sighting]

NEIGHBOURS = {
    "goblet_squat": ("full_squat", "box_squat", "sumo_squat"),
    "kettlebell_deadlift": ("barbell_deadlift", "romanian_deadlift", "good_morning"),
    "good_morning": ("romanian_deadlift",),
    "hip_thrust": ("glute_bridge", "banded_glute_bridge"),
    "glute_bridge": ("hip_thrust", "frog_pump"),
    "frog_pump": ("glute_bridge", "hip_thrust"),
    "split_squat": ("reverse_lunge", "bulgarian_split_squat"),
    "reverse_lunge": ("forward_lunge", "split_squat"),
    "forward_lunge": ("reverse_lunge", "split_squat"),
}
"""Exercises whose whole-body movement is the same; the load and the rule for depth differ."""


def _on_poses(change: Callable[[Pose], Pose]) -> Callable[[Seen], Seen]:
    def changed(seen: Seen) -> Seen:
        return [s if s.pose is None else replace(s, pose=change(s.pose)) for s in seen]

    return changed


def _placed(points_px: NDArray[np.floating]) -> NDArray[np.float32]:
    return points_px.astype(np.float32)


def tilted(degrees: float) -> Callable[[Pose], Pose]:
    """The same body before a camera that hangs askew."""
    angle = np.deg2rad(degrees)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])

    def change(pose: Pose) -> Pose:
        middle = np.array(pose.image_size_px) / 2
        world_m = pose.world_m.copy()
        world_m[:, :2] = world_m[:, :2] @ turn
        return replace(
            pose, points_px=_placed((pose.points_px - middle) @ turn + middle), world_m=world_m
        )

    return change


def further_away(pose: Pose) -> Pose:
    """The same body at six tenths of its size."""
    middle = np.array(pose.image_size_px) / 2
    points_px = _placed((pose.points_px - middle) * 0.6 + middle)
    return replace(pose, points_px=points_px, depth_px=pose.depth_px * 0.6)


def shaken(seen: Seen) -> Seen:
    """Every body point off by a normal error of 0.6 % of the body's extent."""
    noise = np.random.default_rng(0)

    def change(pose: Pose) -> Pose:
        extent_px = np.ptp(pose.points_px, axis=0).sum()
        points_px = pose.points_px + noise.normal(0.0, 0.006 * extent_px, pose.points_px.shape)
        return replace(pose, points_px=_placed(points_px))

    return _on_poses(change)(seen)


def with_losses(seen: Seen) -> Seen:
    """Three pictures in ten never arrive."""
    arrives = np.random.default_rng(0).random(len(seen)) >= 0.3
    return [one for one, kept in zip(seen, arrives, strict=True) if kept]


def with_blinks(seen: Seen) -> Seen:
    """Now and then nobody is seen for 0.3 s."""
    chance = np.random.default_rng(0).random(len(seen))
    hidden_until_s, result = -1.0, []
    for one, draw in zip(seen, chance, strict=True):
        if draw < 0.01:
            hidden_until_s = one.time_s + 0.3
        result.append(replace(one, pose=None) if one.time_s < hidden_until_s else one)
    return result


def after_standing(seen: Seen) -> Seen:
    """The first pose is held for three seconds, with a pixel of noise."""
    noise = np.random.default_rng(1)
    first = next(one.pose for one in seen if one.pose is not None)
    still = [
        Sighting(
            time_s=index / 30,
            pose=replace(first, points_px=_placed(first.points_px + noise.normal(0, 1, (33, 2)))),
        )
        for index in range(90)
    ]
    return still + [replace(one, time_s=one.time_s - seen[0].time_s + 3.0) for one in seen]


def _at_speed(factor: float) -> Callable[[Seen], Seen]:
    return lambda seen: [replace(one, time_s=one.time_s / factor) for one in seen]


CHANGES: dict[str, Callable[[Seen], Seen]] = {
    "as filmed": lambda seen: seen,
    "mirrored": _on_poses(mirrored),
    "half speed": _at_speed(0.5),
    "two thirds of the speed": _at_speed(1 / 1.5),
    "a third faster": _at_speed(1 / 0.75),
    "every second picture": lambda seen: seen[::2],
    "30 % of pictures lost": with_losses,
    "nobody seen for 0.3 s at times": with_blinks,
    "body points shaken": shaken,
    "further away": _on_poses(further_away),
    "camera tilted by 5 degrees": _on_poses(tilted(5.0)),
    "camera tilted by -8 degrees": _on_poses(tilted(-8.0)),
    "standing still first": after_standing,
}


def counted(seen: Iterable[Sighting], *, exercise: Exercise, catalog: Catalog) -> int:
    """Reps of one set through the production coach."""
    timed = (
        one if one.pose is None else replace(one, pose=replace(one.pose, time_s=one.time_s))
        for one in seen
    )
    coach = Coach(exercise, cues=catalog.cues)
    return len(replay(timed, clip="", exercise_id=exercise.id, coach=coach).reps)


def _row(name: str, results: Sequence[tuple[str, int, frozenset[int]]]) -> dict[str, object]:
    off = [min(abs(count - right) for right in rights) for _, count, rights in results]
    return {
        "change": name,
        "sets": len(off),
        "exact": round(float(np.mean([gap == 0 for gap in off])), 3),
        "off_by_one": round(float(np.mean([gap <= 1 for gap in off])), 3),
        "wrong": {file: count for (file, count, _), gap in zip(results, off, strict=True) if gap},
    }


def measure(labels: Sequence[ClipLabel], *, seen: dict[str, Seen], catalog: Catalog) -> None:
    """Print a row for every change, for the neighbours, and for the clips without a rep."""
    sets = [label for label in labels if label.kind is ClipKind.SET]
    for name, change in CHANGES.items():
        results = []
        for label in sets:
            exercise = catalog.exercise(label.exercise_id)
            count = counted(change(seen[label.file]), exercise=exercise, catalog=catalog)
            results.append((label.file, count, label.reps_ok))
        print(json.dumps(_row(name, results)), flush=True)
    results = []
    for label in sets:
        for other in NEIGHBOURS.get(label.exercise_id, ()):
            exercise = catalog.exercise(other)
            count = counted(seen[label.file], exercise=exercise, catalog=catalog)
            results.append((f"{label.file} as {other}", count, label.reps_ok))
    print(json.dumps(_row("as an exercise of the same movement", results)), flush=True)
    for label in labels:
        if label.kind is ClipKind.NEGATIVE:
            counts = {
                exercise.id: counted(seen[label.file], exercise=exercise, catalog=catalog)
                for exercise in catalog.exercises.values()
            }
            found = {name: count for name, count in counts.items() if count}
            print(json.dumps({"nothing to count": label.file, "counted": found}), flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path, nargs="?", default=DEFAULT_FOLDER)
    folder = parser.parse_args().folder
    catalog = load_catalog(resources())
    models = ensure_models(lambda done, total, words: None)
    version = estimator_version((models.detection, models.landmark))
    cache = LandmarkCache(folder=cache_folder(), estimator=version)
    labels = read_labels(folder)
    seen = {}
    for label in labels:
        kept = cache.load(clip_version(folder / label.file))
        if kept is None:
            parser.error(f"no landmarks kept; first run: studio score {folder} --cached")
        seen[label.file] = list(kept)
    measure(labels, seen=seen, catalog=catalog)


if __name__ == "__main__":
    main()
