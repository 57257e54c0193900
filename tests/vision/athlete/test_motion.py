"""A set over time: phases, reps and speed shapes."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.model.exercise import FirstPhase, TempoTarget
from studio.model.landmarks import Side
from studio.vision.athlete.motion import (
    FAST_CONCENTRIC_S,
    GRIP_S,
    PhaseKind,
    SetScript,
    SpeedShape,
    Timeline,
    progress_of,
)

TEMPO = TempoTarget(eccentric_s=3.0, pause_long_s=1.0, concentric_s=2.0, pause_short_s=0.5)


def script(**changes: object) -> SetScript:
    values: dict[str, object] = {
        "reps": 3,
        "tempo": TEMPO,
        "first_phase": FirstPhase.ECCENTRIC,
    }
    return SetScript(**(values | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("shape", list(SpeedShape))
def test_every_shape_goes_all_the_way_and_never_back(shape: SpeedShape) -> None:
    way = [progress_of(shape, share / 200) for share in range(201)]
    assert way[0] == 0.0
    assert way[-1] == pytest.approx(1.0)
    assert way == sorted(way)


def test_shapes_differ_at_half_time() -> None:
    assert progress_of(SpeedShape.CONSTANT, 0.5) == pytest.approx(0.5)
    assert progress_of(SpeedShape.MINIMUM_JERK, 0.5) == pytest.approx(0.5)
    assert progress_of(SpeedShape.SKEWED, 0.5) > 0.6


def test_an_eccentric_first_set_is_exactly_as_long_as_its_tempo() -> None:
    timeline = Timeline(script())
    # 1.5 s still, three reps of 3 + 1 + 2 + 0.5 s, 1 s still
    assert timeline.duration_s == pytest.approx(1.5 + 3 * 6.5 + 1.0)
    assert [rep.start_s for rep in timeline.reps] == pytest.approx([1.5, 8.0, 14.5])


def test_phases_of_an_eccentric_first_rep_come_in_order() -> None:
    rep = Timeline(script(reps=1)).reps[0]
    assert rep.far_start_s - rep.start_s == pytest.approx(3.0)  # eccentric
    assert rep.far_end_s - rep.far_start_s == pytest.approx(1.0)  # long pause
    assert rep.end_s - rep.far_end_s == pytest.approx(2.0)  # concentric
    assert rep.bottom_s == pytest.approx(1.5 + 3.0 + 0.5)  # middle of the pause
    assert rep.top_s == rep.end_s


def test_a_concentric_first_rep_rises_first() -> None:
    rep = Timeline(script(reps=1, first_phase=FirstPhase.CONCENTRIC)).reps[0]
    assert rep.far_start_s - rep.start_s == pytest.approx(2.0)  # concentric
    assert rep.far_end_s - rep.far_start_s == pytest.approx(0.5)  # short pause
    assert rep.end_s - rep.far_end_s == pytest.approx(3.0)  # eccentric
    assert rep.bottom_s == rep.start_s


def test_a_lift_begins_and_ends_standing() -> None:
    timeline = Timeline(script(first_phase=FirstPhase.CONCENTRIC, counts_lift=True))
    assert timeline.progress_at(0.0) == 1.0
    assert timeline.progress_at(timeline.duration_s) == 1.0
    assert timeline.progress_at(1.5 + 3.0 + 0.5 * GRIP_S) == 0.0
    assert [rep.bottom_s for rep in timeline.reps] == [rep.start_s for rep in timeline.reps]
    assert all(rep.end_s == rep.far_start_s for rep in timeline.reps)


def test_as_fast_as_control_allows_has_a_length() -> None:
    tempo = TempoTarget(eccentric_s=2.0, pause_long_s=0.0, concentric_s=None, pause_short_s=0.0)
    rep = Timeline(script(reps=1, tempo=tempo)).reps[0]
    assert rep.tempo.concentric_s == FAST_CONCENTRIC_S
    assert rep.end_s - rep.far_end_s == pytest.approx(FAST_CONCENTRIC_S)


def test_sides_alternate_from_rep_to_rep() -> None:
    timeline = Timeline(script(sides=(Side.LEFT, Side.RIGHT)))
    assert [rep.side for rep in timeline.reps] == [Side.LEFT, Side.RIGHT, Side.LEFT]


def test_depth_and_return_limit_the_way() -> None:
    timeline = Timeline(script(depth_ratio=0.6, return_ratio=0.2))
    seen = [timeline.progress_at(0.01 * step) for step in range(int(timeline.duration_s * 100))]
    assert max(seen) == pytest.approx(0.6)
    between = timeline.reps[0].end_s + 0.1
    assert timeline.progress_at(between) == pytest.approx(0.2)
    assert timeline.progress_at(timeline.duration_s) == 0.0


@given(
    reps=st.integers(min_value=1, max_value=12),
    shape=st.sampled_from(list(SpeedShape)),
    first=st.sampled_from(list(FirstPhase)),
    is_lift=st.booleans(),
)
def test_progress_never_jumps(
    reps: int, shape: SpeedShape, first: FirstPhase, is_lift: bool
) -> None:
    timeline = Timeline(script(reps=reps, shape=shape, first_phase=first, counts_lift=is_lift))
    steps = int(timeline.duration_s * 60)
    values = [timeline.progress_at(step / 60) for step in range(steps)]
    assert len(timeline.reps) == reps
    assert max(abs(b - a) for a, b in itertools.pairwise(values)) < 0.06


def test_the_kind_of_phase_is_told() -> None:
    timeline = Timeline(script())
    assert timeline.phase_at(0.1).kind is PhaseKind.STILL
    assert timeline.phase_at(2.0).kind is PhaseKind.ECCENTRIC
    assert timeline.phase_at(5.0).kind is PhaseKind.PAUSE_LONG
