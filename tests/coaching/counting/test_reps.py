"""The segmenter on made-up movements (coaching.md 9, segmenter a to i)."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.coaching.counting.cycles import Appeared, Dismissed, Settled
from tests.coaching.movements import HINGE, count_reps, hold, movement, ramp, reasons, set_of


@pytest.mark.parametrize("fps", [12.5, 15.0, 25.0, 30.0, 60.0])
@pytest.mark.parametrize("reps", [1, 5, 10])
def test_counts_every_rep_at_any_frame_rate(reps: int, fps: float) -> None:
    count, _ = count_reps(set_of(reps, fps=fps), fps=fps)

    assert count == reps


def test_counts_under_noise_and_drift() -> None:
    noise = np.random.default_rng(7)
    clean = np.array(set_of(10))
    noisy = clean + noise.normal(0.0, 0.03, clean.shape) + np.linspace(0.0, 0.08, len(clean))

    count, _ = count_reps(noisy.tolist())

    assert count == 10


def test_standing_with_noise_is_no_rep() -> None:
    noise = np.random.default_rng(3)

    count, _ = count_reps(noise.normal(0.0, 0.04, 60 * 30).tolist())

    assert count == 0


def test_fidgets_of_a_fifth_of_the_range_are_no_reps() -> None:
    progress = hold(1.0, 0.0, fps=30)
    for _ in range(5):
        progress += ramp(0.6, 0.0, 0.2, fps=30) + ramp(0.6, 0.2, 0.0, fps=30) + hold(1, 0, fps=30)

    count, _ = count_reps(progress)

    assert count == 0


def test_a_rep_far_smaller_than_its_neighbours_is_partial() -> None:
    small = ramp(0.8, 0.0, 0.4, fps=30) + ramp(0.8, 0.4, 0.0, fps=30) + hold(0.5, 0.0, fps=30)

    count, facts = count_reps(set_of(4) + small + set_of(2))

    assert count == 6
    assert reasons(facts) == ["partial"]


def test_short_gap_at_the_bottom_keeps_the_rep() -> None:
    progress: list[float | None] = list(set_of(1))
    bottom = 30 * 3
    progress[bottom : bottom + 12] = [None] * 12

    count, _ = count_reps(progress)

    assert count == 1


def test_long_gap_inside_a_rep_aborts_it() -> None:
    lost: list[float | None] = [None] * 60
    progress = hold(1.5, 0.0, fps=30) + ramp(1.5, 0.0, 1.0, fps=30) + lost + hold(2, 0.0, fps=30)

    count, facts = count_reps(progress)

    assert count == 0
    assert reasons(facts) == ["lost"]


def test_a_double_dip_is_one_rep() -> None:
    progress = hold(1.5, 0.0, fps=30) + ramp(1.2, 0.0, 1.0, fps=30) + ramp(0.5, 1.0, 0.6, fps=30)
    progress += ramp(0.5, 0.6, 1.0, fps=30) + ramp(1.2, 1.0, 0.0, fps=30) + hold(1.0, 0.0, fps=30)

    count, _ = count_reps(progress)

    assert count == 1


def test_a_set_that_begins_in_mid_rep_counts_the_whole_ones() -> None:
    progress = ramp(1.0, 1.0, 0.0, fps=30) + set_of(3)

    count, _ = count_reps(progress)

    assert count == 3


def test_a_lift_counts_on_the_way_up_only() -> None:
    lowering = hold(1.0, 0.0, fps=30) + ramp(1.0, 0.0, 1.0, fps=30) + hold(1.0, 1.0, fps=30)

    assert count_reps(lowering, counts_lift=True)[0] == 0
    assert (
        count_reps(lowering + ramp(1, 1, 0, fps=30) + hold(1, 0, fps=30), counts_lift=True)[0] == 1
    )


def test_a_lift_from_the_floor_counts_although_the_lowering_was_not_seen() -> None:
    progress = hold(1.0, 1.0, fps=30) + ramp(1.0, 1.0, 0.0, fps=30) + hold(1.0, 0.0, fps=30)

    assert count_reps(progress, counts_lift=True)[0] == 1
    assert count_reps(progress)[0] == 0


def test_the_count_comes_within_half_a_second_of_the_end() -> None:
    _, facts = count_reps(set_of(6))
    ends = {fact.cycle.number: fact.cycle.turn.end_s for fact in facts if isinstance(fact, Settled)}
    counted = [fact.cycle for fact in facts if isinstance(fact, Appeared)]

    assert len(ends) == 6
    assert all(abs(cycle.counted_at_s - ends[cycle.number]) <= 0.5 for cycle in counted)


@given(
    seen=st.floats(min_value=0.2, max_value=1.2),
    bottom=st.floats(min_value=0.0, max_value=0.2),
    small=st.floats(min_value=0.3, max_value=0.45),
)
def test_what_is_not_counted_lies_in_no_counted_rep(
    seen: float, bottom: float, small: float
) -> None:
    """A rep cut off by the beginning runs into the first whole one; small ones between reps."""
    progress = ramp(seen, 1.0, bottom, fps=30)
    for _ in range(3):
        progress += ramp(0.9, bottom, 1.0, fps=30) + ramp(0.9, 1.0, bottom, fps=30)
    progress += ramp(0.5, bottom, small, fps=30) + ramp(0.5, small, bottom, fps=30)
    progress += ramp(0.9, bottom, 1.0, fps=30) + ramp(0.9, 1.0, 0.0, fps=30) + hold(1, 0.0, fps=30)

    count, facts = count_reps(progress)

    spans = [fact.cycle.turn for fact in facts if isinstance(fact, Settled)]
    assert count == len(spans) == 4
    for fact in facts:
        if isinstance(fact, Dismissed):
            assert fact.at_s <= fact.decided_s
            assert not any(turn.start_s < fact.at_s < turn.end_s for turn in spans)


@given(cut=st.integers(min_value=0, max_value=5))
def test_a_set_cut_just_after_a_count_has_that_count(cut: int) -> None:
    progress = set_of(6)
    _, facts = count_reps(progress)
    counted = [fact.cycle.counted_at_s for fact in facts if isinstance(fact, Appeared)]

    count, _ = count_reps(progress[: round(counted[cut] * 30) + 1])

    assert count == cut + 1


@given(size=st.floats(min_value=0.6, max_value=1.6), offset=st.floats(-0.15, 0.3))
def test_any_range_and_any_standing_level_is_counted(size: float, offset: float) -> None:
    progress = [offset + size * value for value in set_of(3)]

    assert count_reps(progress)[0] == 3


def test_the_turn_is_the_middle_of_the_hold() -> None:
    progress = hold(1.0, 0, fps=30) + ramp(1, 0, 1, fps=30) + hold(1.0, 1, fps=30)
    progress += ramp(1.0, 1, 0, fps=30) + hold(1.0, 0, fps=30)

    _, facts = count_reps(progress)
    turn = next(fact.cycle.turn for fact in facts if isinstance(fact, Settled))

    assert turn.far_s == pytest.approx(2.5, abs=0.05)
    assert turn.start_s == pytest.approx(1.1, abs=0.15)
    assert turn.end_s == pytest.approx(3.9, abs=0.15)


def test_walking_away_is_no_rep() -> None:
    def body(time_s: float, progress: float):  # type: ignore[no-untyped-def]
        x = 300.0 * time_s
        return movement(time_s, progress=progress, ankles_x=(x, x + 40.0), hips_x=x)

    count, facts = count_reps(set_of(3), body=body)

    assert count == 0
    assert set(reasons(facts)) == {"walking"}


def test_a_body_that_is_hardly_seen_is_no_rep() -> None:
    count, facts = count_reps(
        set_of(2), body=lambda time_s, value: movement(time_s, progress=value, seen=0.2)
    )

    assert count == 0
    assert set(reasons(facts)) == {"lost"}


def test_too_fast_to_be_a_rep() -> None:
    jerk = ramp(0.15, 0.0, 1.0, fps=60) + ramp(0.15, 1.0, 0.0, fps=60) + hold(1.5, 0.0, fps=60)

    count, facts = count_reps(hold(1.0, 0.0, fps=60) + jerk, fps=60)

    assert count == 0
    assert reasons(facts) == ["too_fast"]


def test_a_hollow_rep_is_decided_when_the_client_leaves_in_the_next_movement() -> None:
    small = ramp(1.0, 0.0, 0.45, fps=30) + ramp(1.0, 0.45, 0.0, fps=30) + hold(0.3, 0.0, fps=30)
    gone: list[float | None] = [None] * 60

    count, facts = count_reps([*hold(1.5, 0, fps=30), *small, *ramp(0.5, 0, 0.4, fps=30), *gone])

    assert count == 1
    assert sum(isinstance(fact, Settled) for fact in facts) == 1


def test_a_rep_that_waited_for_the_next_one_keeps_its_own_times() -> None:
    progress = hold(1.0, 0.0, fps=30)
    for top in (0.42, 0.7):
        progress += ramp(0.5, 0.0, top, fps=30) + ramp(0.5, top, 0.0, fps=30) + hold(0.2, 0, fps=30)

    _, facts = count_reps(progress)

    settled = [fact.cycle.turn for fact in facts if isinstance(fact, Settled)]
    assert len(settled) == 2
    assert settled[0].far_s == pytest.approx(1.5, abs=0.1)
    assert settled[0].end_s <= settled[1].start_s


def test_a_set_in_which_every_rep_is_shallow_is_counted_by_its_likeness() -> None:
    count, facts = count_reps(set_of(4, far=0.3))

    assert count == 4
    assert reasons(facts) == []
    spans = [fact.cycle.turn for fact in facts if isinstance(fact, Settled)]
    assert len(spans) == 4
    for turn, after in pairwise(spans):
        assert turn.start_s < turn.far_s < turn.end_s <= after.start_s


def test_two_small_movements_are_no_row() -> None:
    count, facts = count_reps(set_of(2, far=0.24))

    assert count == 0
    assert reasons(facts) == ["partial", "partial"]


def test_small_and_quick_movements_are_bounces() -> None:
    alone = replace(HINGE, alone_ratio=0.6)

    def bounces(half_s: float) -> list[float]:
        once = ramp(half_s, 0.0, 0.4, fps=30) + ramp(half_s, 0.4, 0.0, fps=30)
        return hold(1.0, 0.0, fps=30) + (once + hold(0.4, 0.0, fps=30)) * 4

    quick, facts = count_reps(bounces(0.3), pattern=alone)
    slower, _ = count_reps(bounces(0.8), pattern=alone)

    assert quick == 0
    assert reasons(facts) == ["partial"] * 4
    assert slower == 4


def test_small_movements_far_apart_are_no_row() -> None:
    rest = hold(7.0, 0.0, fps=30)

    count, facts = count_reps((set_of(1, far=0.24) + rest) * 4)

    assert count == 0
    assert reasons(facts) == ["partial"] * 4


def test_small_movements_that_are_not_alike_are_no_row() -> None:
    alone = replace(HINGE, alone_ratio=0.6)
    uneven = (set_of(1, far=0.24) + set_of(1, far=0.5)) * 2

    count, facts = count_reps(uneven, pattern=alone)

    assert count == 0
    assert reasons(facts) == ["partial"] * 4


def test_a_small_movement_ahead_of_a_set_stays_none() -> None:
    count, facts = count_reps(set_of(1, far=0.24) + set_of(3))

    assert count == 3
    assert reasons(facts) == ["partial"]
