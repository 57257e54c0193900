"""A whole set on made-up bodies: counted, measured, never stale."""

import math
from pathlib import Path

import numpy as np
import pytest

from studio.catalog.loader import Catalog, load_catalog
from studio.coaching.coach import Coach, CoachStep
from studio.coaching.ledger import CoachFact, Counted, Measured
from studio.model.landmarks import Side
from studio.model.rep import RepStatus
from tests.builders import make_pose, squat_posture
from tests.coaching.movements import set_of

FPS = 30.0


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(Path(__file__).resolve().parents[2] / "resources")


def _watch(
    coach: Coach, depths: list[float | None], **kwargs: float
) -> tuple[list[CoachStep], list[CoachFact]]:
    steps: list[CoachStep] = []
    facts: list[CoachFact] = []
    for index, depth in enumerate(depths):
        time_s = index / FPS
        pose = None
        if depth is not None:
            pose = make_pose(squat_posture(depth), time_s=time_s, seed=index, **kwargs)  # type: ignore[arg-type]
        steps.append(coach.step(pose, time_s=time_s))
        facts += steps[-1].facts
    facts += coach.finish()
    return steps, facts


def _coach(catalog: Catalog, exercise: str = "goblet_squat") -> Coach:
    return Coach(catalog.exercise(exercise), cues=catalog.cues)


@pytest.mark.parametrize("yaw_deg", [0.0, 45.0, 90.0, 180.0])
@pytest.mark.parametrize("pixels_per_m", [150.0, 340.0])
def test_counts_from_every_view_and_distance(
    catalog: Catalog, yaw_deg: float, pixels_per_m: float
) -> None:
    coach = _coach(catalog)

    _watch(coach, [*set_of(4)], yaw_deg=yaw_deg, pixels_per_m=pixels_per_m, noise_px=1.0)

    assert [rep.span.number for rep in coach.reps] == [1, 2, 3, 4]


def test_the_bottom_is_measured_in_degrees(catalog: Catalog) -> None:
    coach = _coach(catalog)

    _watch(coach, [*set_of(3)], noise_px=0.5)

    for rep in coach.reps:
        assert rep.driver_far == pytest.approx(122.0, abs=3.0)
        assert rep.rom_ratio == pytest.approx(1.22, abs=0.06)
        assert rep.status is RepStatus.FULL
        assert rep.tempo.eccentric_s == pytest.approx(1.5, abs=0.35)
        assert rep.tempo.concentric_s == pytest.approx(1.0, abs=0.35)


def test_a_shallow_set_is_counted_and_short(catalog: Catalog) -> None:
    coach = _coach(catalog)

    _watch(coach, [*set_of(3, far=0.55)])

    assert [rep.status for rep in coach.reps] == [RepStatus.SHORT] * 3


def test_every_rep_is_told_once_and_then_measured(catalog: Catalog) -> None:
    coach = _coach(catalog)

    _, facts = _watch(coach, [*set_of(3)])

    counted = [fact.rep.span.number for fact in facts if isinstance(fact, Counted)]
    measured = {fact.rep.span.number for fact in facts if isinstance(fact, Measured)}
    assert counted == [1, 2, 3]
    assert measured == {1, 2, 3}


def test_nothing_is_stale_when_the_client_is_not_seen(catalog: Catalog) -> None:
    coach = _coach(catalog)
    depths: list[float | None] = [*set_of(1)]

    steps, _ = _watch(coach, [*depths[:60], None, None])

    gone = steps[-1]
    assert gone.progress_ratio is None
    assert gone.driver_value is None
    assert gone.view is None
    assert gone.guides == ()
    assert all(math.isnan(value) for value in gone.features.values())


def test_the_trace_follows_the_rep(catalog: Catalog) -> None:
    coach = _coach(catalog)

    _watch(coach, [*set_of(2)])
    rep = coach.reps[0]

    assert rep.trace_time_s[0] == pytest.approx(0.0, abs=0.05)
    assert np.nanmax(rep.trace) == pytest.approx(rep.driver_far, abs=4.0)


def test_a_lift_starts_at_the_floor(catalog: Catalog) -> None:
    coach = _coach(catalog, "kettlebell_deadlift")

    _watch(coach, [*set_of(3)])

    for rep in coach.reps:
        assert rep.span.bottom_s <= rep.span.start_s + 0.2
        assert rep.span.start_s < rep.span.end_s
        assert rep.driver_start > rep.driver_far
        assert rep.span.side is Side.BOTH


def test_the_same_poses_give_the_same_set(catalog: Catalog) -> None:
    first, second = _coach(catalog), _coach(catalog)

    _watch(first, [*set_of(3)], noise_px=2.0)
    _watch(second, [*set_of(3)], noise_px=2.0)

    assert [rep.span for rep in first.reps] == [rep.span for rep in second.reps]
    assert [rep.score for rep in first.reps] == [rep.score for rep in second.reps]


def test_a_rep_the_camera_joined_late_has_its_whole_range(catalog: Catalog) -> None:
    coach = _coach(catalog)
    depths = set_of(2)
    joined = next(index for index, depth in enumerate(depths) if depth > 0.3)

    _watch(coach, [*depths[joined:]])

    assert [rep.rom_ratio for rep in coach.reps] == pytest.approx([1.22, 1.22], abs=0.08)
