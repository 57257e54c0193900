"""How hard a set was: bands of words, and nothing where speed says nothing."""

from dataclasses import replace

import numpy as np
import pytest

from studio.coaching.set_effort import Effort, effort_of
from studio.model.client import RepZone
from studio.model.rep import Rep
from tests.coaching.cue_sets import CATALOG
from tests.engine.fakes import rep_at

SQUAT = CATALOG.exercise("goblet_squat")


def _reps(*lifts_s: float, fps: float = 30.0, rom: float = 1.0) -> list[Rep]:
    """Reps whose way up takes so long each."""
    time_s = np.arange(60, dtype=np.float32) / np.float32(fps)
    reps = []
    for place, lift_s in enumerate(lifts_s, start=1):
        rep = rep_at(4.0 * place, number=place)
        tempo = replace(rep.tempo, concentric_s=lift_s)
        reps.append(replace(rep, tempo=tempo, rom_ratio=rom, trace_time_s=time_s, trace=time_s * 0))
    return reps


def _effort(reps: list[Rep], **changes: object) -> Effort | None:
    zone, is_loaded = changes.get("zone"), bool(changes.get("is_loaded"))
    assert zone is None or isinstance(zone, RepZone)
    return effort_of(SQUAT, reps, zone=zone, is_loaded=is_loaded)


@pytest.mark.parametrize(
    ("lifts_s", "effort"),
    [
        ((1.0, 1.0, 1.0, 1.1), Effort.PLENTY),  # 9 % slower
        ((1.0, 1.0, 1.0, 1.1, 1.25), Effort.HARD),  # 20 %
        ((1.0, 1.0, 1.0, 1.1, 1.5), Effort.HARD),  # 33 % once may be a slip
        ((1.0, 1.0, 1.0, 1.5, 1.5), Effort.FINISH),  # 33 % twice
        ((1.0, 1.0), None),
    ],
)
def test_the_bands(lifts_s: tuple[float, ...], effort: Effort | None) -> None:
    assert _effort(_reps(*lifts_s)) is effort


def test_strength_stops_earlier() -> None:
    reps = _reps(1.0, 1.0, 1.0, 1.38, 1.38)  # 27.5 % slower
    assert _effort(reps) is Effort.HARD
    assert _effort(reps, zone=RepZone.STRENGTH) is Effort.FINISH


def test_nothing_is_said_below_25_pictures_a_second() -> None:
    assert _effort(_reps(1.0, 1.0, 1.0, 1.5, 1.5, fps=15.0)) is None


@pytest.mark.parametrize("exercise_id", ["clamshell", "glute_bridge"])
def test_nothing_is_said_of_a_small_range(exercise_id: str) -> None:
    reps = [replace(rep, driver_start=0.0, driver_far=35.0) for rep in _reps(1.0, 1.0, 1.0, 2, 2)]
    exercise = CATALOG.exercise(exercise_id)
    assert effort_of(exercise, reps, zone=None, is_loaded=False) is None


def test_a_loaded_rep_that_breaks_down_is_racked() -> None:
    slow = _reps(1.0, 1.0, 1.0, 1.0, 2.6)
    assert _effort(slow, is_loaded=True) is Effort.RACK
    assert _effort(slow) is not Effort.RACK
    short = [*_reps(1.0, 1.0, 1.0, 1.0), replace(_reps(1.0)[0], rom_ratio=0.65)]
    assert _effort(short, is_loaded=True) is Effort.RACK


def test_what_was_not_seen_breaks_nothing_down() -> None:
    unseen = _reps(1.0, 1.0, 1.0, 1.0, float("nan"), rom=float("nan"))
    assert _effort(unseen, is_loaded=True) is None
