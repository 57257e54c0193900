from dataclasses import replace

import pytest

from studio.coaching.planning.own_progress import ProgressKind, own_progress
from studio.coaching.planning.training_history import DoneSet
from studio.model.landmarks import Side

BEFORE = DoneSet(
    exercise_id="box_squat",
    session_id="a",
    at_h=0.0,
    reps=8,
    reps_target=8,
    load_kg=20.0,
    rom_ratio=0.9,
    score=80.0,
)


def _kinds(**changes: object) -> list[ProgressKind]:
    done = replace(BEFORE, at_h=48.0, **changes)  # type: ignore[arg-type]
    return [fact.kind for fact in own_progress(done, [BEFORE])]


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ({}, [ProgressKind.SAME]),
        ({"reps": 10}, [ProgressKind.MORE_REPS]),
        ({"reps": 6}, [ProgressKind.SAME]),
        ({"load_kg": 22.5, "reps": 10}, [ProgressKind.MORE_LOAD]),
        ({"load_kg": None, "reps": 10}, [ProgressKind.SAME]),
        ({"rom_ratio": 0.97}, [ProgressKind.SAME]),
        ({"rom_ratio": 0.99}, [ProgressKind.MORE_RANGE]),
        ({"rom_ratio": float("nan"), "score": float("nan")}, [ProgressKind.SAME]),
        (
            {"reps": 9, "rom_ratio": 1.0, "score": 90.0},
            [ProgressKind.MORE_REPS, ProgressKind.MORE_RANGE],
        ),
        ({"side": Side.LEFT, "reps": 12}, [ProgressKind.FIRST]),
    ],
)
def test_a_set_against_the_last_one(changes: dict[str, object], kinds: list[ProgressKind]) -> None:
    assert _kinds(**changes) == kinds


def test_the_newest_set_is_the_one_compared_with() -> None:
    older = replace(BEFORE, at_h=-48.0, reps=2)
    done = replace(BEFORE, at_h=48.0)

    assert [fact.kind for fact in own_progress(done, [BEFORE, older])] == [ProgressKind.SAME]
