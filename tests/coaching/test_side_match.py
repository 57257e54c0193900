"""Left beside right: shown at once, told only when it was so before (coaching.md 5.6)."""

from dataclasses import replace

import pytest

from studio.coaching.planning.training_history import DoneSet
from studio.coaching.side_match import SideMeasure, match_sides, reps_by_side
from studio.model.landmarks import Side
from studio.model.rep import Rep
from tests.engine.fakes import rep_at


def _reps(side: Side, far: float, *, count: int = 3) -> list[Rep]:
    """From 2 degrees to `far`."""
    reps = [rep_at(4.0 * number, number=number, side=side) for number in range(1, count + 1)]
    return [replace(rep, driver_far=far) for rep in reps]


def _visit(at_h: float, *, left: float, right: float) -> list[DoneSet]:
    return [
        DoneSet(
            exercise_id="split_squat",
            session_id=f"{at_h:g}",
            at_h=at_h,
            side=side,
            reps=8,
            reps_target=8,
            rom_ratio=ratio,
        )
        for side, ratio in ((Side.LEFT, left), (Side.RIGHT, right))
    ]


def test_both_legs_stand_beside_each_other() -> None:
    match = match_sides({Side.LEFT: _reps(Side.LEFT, 72.0), Side.RIGHT: _reps(Side.RIGHT, 82.0)})

    assert match is not None
    rows = {row.measure: row for row in match.rows}
    assert (rows[SideMeasure.RANGE].left, rows[SideMeasure.RANGE].right) == (70.0, 80.0)
    # (80 - 70) / 75
    assert rows[SideMeasure.RANGE].difference_percent == pytest.approx(13.33, abs=0.01)
    assert (rows[SideMeasure.MOVING].left, rows[SideMeasure.REPS].right) == (2.0, 3.0)
    assert SideMeasure.HOLD not in rows  # nobody held, so there is nothing to compare
    assert match.shorter is None


@pytest.mark.parametrize(
    ("past", "told"),
    [
        pytest.param([], None, id="first-time"),
        pytest.param(_visit(-72.0, left=0.8, right=1.0), Side.LEFT, id="again"),
        pytest.param(_visit(-72.0, left=0.95, right=1.0), None, id="small-before"),
        pytest.param(_visit(-72.0, left=1.0, right=0.8), None, id="the-other-way-before"),
        pytest.param(
            [*_visit(-200.0, left=0.8, right=1.0), *_visit(-72.0, left=1.0, right=1.0)],
            None,
            id="only-long-ago",
        ),
    ],
)
def test_words_are_said_of_the_second_visit_on(past: list[DoneSet], told: Side | None) -> None:
    reps = {Side.LEFT: _reps(Side.LEFT, 72.0), Side.RIGHT: _reps(Side.RIGHT, 84.0)}

    match = match_sides(reps, past=past)

    assert match is not None
    assert match.shorter is told
    if told is not None:
        assert match.percent == pytest.approx(100 * 12 / 76)


def test_a_small_difference_is_never_told() -> None:
    reps = {Side.LEFT: _reps(Side.LEFT, 76.0), Side.RIGHT: _reps(Side.RIGHT, 80.0)}

    match = match_sides(reps, past=_visit(-72.0, left=0.8, right=1.0))

    assert match is not None
    assert match.shorter is None


def test_one_rep_or_an_unseen_leg_is_not_compared() -> None:
    right = _reps(Side.RIGHT, 82.0)
    unseen = _reps(Side.LEFT, float("nan"))

    assert match_sides({Side.RIGHT: right}) is None
    assert match_sides({Side.LEFT: _reps(Side.LEFT, 72.0, count=1), Side.RIGHT: right}) is None
    assert match_sides({Side.LEFT: unseen, Side.RIGHT: right}) is None


def test_reps_of_both_legs_at_once_belong_to_neither() -> None:
    mixed = [*_reps(Side.LEFT, 72.0), *_reps(Side.BOTH, 80.0)]

    assert {side: len(reps) for side, reps in reps_by_side(mixed).items()} == {Side.LEFT: 3}
