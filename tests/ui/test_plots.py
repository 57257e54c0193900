"""The lane's numbers: a buffer that never moves, a road that waits for the client."""

import itertools
import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.model.exercise import FirstPhase, TempoTarget
from studio.ui.plots import PatientPacer, TraceBuffer, tempo_shape

SQUAT = TempoTarget(eccentric_s=3.0, pause_long_s=1.0, concentric_s=1.0, pause_short_s=0.5)


@given(values=st.lists(st.floats(-2, 2), max_size=300), capacity=st.integers(2, 64))
def test_the_buffer_holds_the_newest_in_order(values: list[float], capacity: int) -> None:
    buffer = TraceBuffer(capacity=capacity)
    for index, value in enumerate(values):
        buffer.append(float(index), value)
    times, kept = buffer.samples()
    assert kept.tolist() == values[-capacity:]
    assert times.tolist() == [float(index) for index in range(len(values))][-capacity:]
    assert len(buffer) == min(len(values), capacity)


def test_the_buffer_is_allocated_once() -> None:
    buffer = TraceBuffer(capacity=8)
    bases = set()
    for index in range(50):
        buffer.append(float(index), 0.0)
        base = buffer.samples()[1].base
        assert base is not None
        bases.add(id(base))
    assert len(bases) == 1


def test_a_gap_is_nan() -> None:
    buffer = TraceBuffer(capacity=4)
    buffer.append(0.0, 0.5)
    buffer.append(0.1, math.nan)
    assert np.isnan(buffer.samples()[1]).tolist() == [False, True]


def test_the_buffer_forgets() -> None:
    buffer = TraceBuffer(capacity=4)
    buffer.append(0.0, 0.5)
    buffer.clear()
    assert len(buffer.samples()[0]) == 0


def test_a_buffer_needs_room() -> None:
    with pytest.raises(ValueError, match="at least 2"):
        TraceBuffer(capacity=1)


def test_squat_tempo_goes_far_slowly_and_back_quickly() -> None:
    shape = tempo_shape(SQUAT, first_phase=FirstPhase.ECCENTRIC)
    assert shape.time_s == (0.0, 3.0, 4.0, 5.0, 5.5)
    assert shape.progress == (0.0, 1.0, 1.0, 0.0, 0.0)


def test_bridge_tempo_begins_with_the_lift() -> None:
    bridge = TempoTarget(eccentric_s=2.0, pause_long_s=0.0, concentric_s=1.0, pause_short_s=2.0)
    shape = tempo_shape(bridge, first_phase=FirstPhase.CONCENTRIC)
    assert shape.time_s == (0.0, 1.0, 3.0, 5.0, 5.0)


def test_as_fast_as_possible_still_has_a_length() -> None:
    swing = TempoTarget(eccentric_s=None, pause_long_s=0.0, concentric_s=None, pause_short_s=0.0)
    assert tempo_shape(swing, first_phase=FirstPhase.ECCENTRIC).duration_s == pytest.approx(1.2)


def make_pacer() -> PatientPacer:
    return PatientPacer(tempo_shape(SQUAT, first_phase=FirstPhase.ECCENTRIC))


def feed(pacer: PatientPacer, progress: Sequence[float | None], *, start_s: float) -> float:
    time_s = start_s
    for value in progress:
        time_s += 0.1
        pacer.update(value, time_s=time_s)
    return time_s


def test_the_target_waits_for_the_client() -> None:
    pacer = make_pacer()
    for time_s in (0.0, 5.0, 20.0):
        pacer.update(0.02, time_s=time_s)
        assert pacer.start_s == pytest.approx(time_s + PatientPacer.LEAD_S)
    assert not pacer.is_running


def test_the_target_is_tied_to_the_moment_of_setting_off() -> None:
    pacer = make_pacer()
    now_s = feed(pacer, [0.0] * 10, start_s=0.0)
    pacer.update(0.2, time_s=now_s + 0.6)
    # At a fifth of the way a 3 s descent began 0.6 s ago.
    assert pacer.is_running
    assert pacer.start_s == pytest.approx(now_s)
    feed(pacer, [0.4, 0.8, 1.0, 1.0], start_s=now_s + 0.6)
    assert pacer.start_s == pytest.approx(now_s)


def test_back_at_the_start_the_next_target_comes() -> None:
    pacer = make_pacer()
    now_s = feed(pacer, [0.0, 0.3, 0.7, 1.0, 0.6, 0.1], start_s=0.0)
    assert not pacer.is_running
    assert len(pacer.past) == 1
    assert pacer.past[0].end_s == pytest.approx(now_s)
    assert pacer.start_s == pytest.approx(now_s + PatientPacer.LEAD_S)


def test_a_twitch_is_no_rep() -> None:
    pacer = make_pacer()
    feed(pacer, [0.0, 0.15, 0.2, 0.04, 0.0], start_s=0.0)
    assert pacer.past == ()
    assert not pacer.is_running


def test_not_being_seen_changes_nothing_in_a_rep() -> None:
    pacer = make_pacer()
    now_s = feed(pacer, [0.0, 0.3, 0.7], start_s=0.0)
    before_s = pacer.start_s
    feed(pacer, [None] * 20, start_s=now_s)
    assert pacer.is_running
    assert pacer.start_s == before_s


@given(
    values=st.lists(st.one_of(st.none(), st.floats(-0.2, 1.4)), min_size=1, max_size=400),
)
def test_the_road_always_runs_forward_and_reaches_ahead(values: list[float | None]) -> None:
    pacer = make_pacer()
    now_s = feed(pacer, values, start_s=0.0)
    road = pacer.corners(now_s=now_s, until_s=now_s + 4.0)
    times = [time_s for time_s, _ in road]
    assert all(later >= earlier - 1e-9 for earlier, later in itertools.pairwise(times))
    assert times[0] < now_s - 6.0
    assert times[-1] >= now_s + 4.0
    assert all(0.0 <= progress <= 1.0 for _, progress in road)


def test_a_slow_client_is_not_run_over_by_the_next_target() -> None:
    pacer = make_pacer()
    now_s = feed(pacer, [0.0, 0.3, 0.8] + [1.0] * 200, start_s=0.0)
    road = pacer.corners(now_s=now_s, until_s=now_s + 4.0)
    ahead = [progress for time_s, progress in road if now_s < time_s < now_s + PatientPacer.LEAD_S]
    assert all(progress == 0.0 for progress in ahead)


def test_no_road_before_the_first_picture() -> None:
    assert make_pacer().corners(now_s=0.0, until_s=4.0) == []
