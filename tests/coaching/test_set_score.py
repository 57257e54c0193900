"""The score of a set, and words that agree with it."""

from dataclasses import replace

import pytest

from studio.coaching.set_score import UNSTEADY_WORDS, score_set
from studio.model.rep import Rep
from tests.engine.fakes import rep_at


def _reps(*scores: float, ranges: tuple[float, ...] = (), words: str = "") -> list[Rep]:
    reps = [
        rep_at(
            4.0 * number,
            number=number,
            score=score,
            rom_ratio=ranges[number - 1] if ranges else 1.0,
        )
        for number, score in enumerate(scores, 1)
    ]
    return [replace(rep, deduction=words if rep.score < 100.0 else "") for rep in reps]


def test_one_poor_rep_of_many_costs_the_set_nothing_and_is_not_told() -> None:
    judged = score_set(_reps(100, 100, 60, 100, 100, words="Slow the way down"))

    assert judged.score == pytest.approx(100.0)
    assert judged.deduction == ""


def test_what_cost_most_is_told() -> None:
    judged = score_set(_reps(80, 82, 84, 100, words="Slow the way down"))

    # .85 * median 83 + .15 * 100: every rep has the same range.
    assert judged.score == pytest.approx(85.55)
    assert judged.deduction == "Slow the way down"


def test_reps_of_different_range_are_the_deduction_where_they_cost_most() -> None:
    judged = score_set(_reps(100, 100, 100, 100, ranges=(1.0, 0.8, 1.0, 0.8)))

    # The spread is .1155 / .9 = .128: 1 - (.128 - .03) / .12 = .181 of the 15 points is left.
    assert judged.score == pytest.approx(87.7, abs=0.1)
    assert judged.deduction == UNSTEADY_WORDS


def test_without_a_score_the_words_stay() -> None:
    reps = [replace(rep, coverage=0.4) for rep in _reps(80, 80, words="Slow the way down")]

    assert score_set(reps).deduction == "Slow the way down"
