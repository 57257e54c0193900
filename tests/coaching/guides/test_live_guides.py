"""Who draws, and how much at a time; what is remembered of the rep."""

import math
from collections.abc import Collection
from dataclasses import replace

import pytest

from studio.coaching.cues.rules import Measure
from studio.coaching.guides.guide_scene import BodyFollower
from studio.coaching.guides.live_guides import GuideMoment, LiveGuides
from studio.coaching.guides.table import DrawnCue, chosen_guides
from studio.model.guide import Guide, GuideDot, GuideLevel
from studio.model.landmarks import Landmark, Side
from tests.builders import make_pose, squat_posture
from tests.coaching.cue_sets import CATALOG


def dot(cue_id: str) -> GuideDot:
    return GuideDot(cue_id=cue_id, at_px=(0.0, 0.0), level=GuideLevel.QUIET)


def drawn(cue_id: str, *, priority: int, is_shown: bool = False, is_off: bool = False) -> DrawnCue:
    return DrawnCue(guides=(dot(cue_id),), is_shown=is_shown, is_off=is_off, priority=priority)


def ids(guides: tuple[Guide, ...]) -> list[str]:
    return [guide.cue_id for guide in guides]


def test_at_most_two_quiet_cues_draw_the_first_ones() -> None:
    quiet = [drawn(f"C{n}", priority=n) for n in (5, 2, 9, 3)]
    assert ids(chosen_guides(quiet)) == ["C2", "C3"]


def test_an_estimate_draws_quietly_only_where_nothing_else_does() -> None:
    estimate = replace(drawn("C4", priority=1), is_estimate=True)
    others = [drawn("C1", priority=4), drawn("C2", priority=5)]
    assert ids(chosen_guides([estimate, *others])) == ["C1", "C2"]
    assert ids(chosen_guides([estimate, others[0]])) == ["C1", "C4"]


def test_what_is_off_or_on_screen_is_always_drawn_and_lies_on_top() -> None:
    cues = [
        drawn("quiet", priority=1),
        drawn("quieter", priority=4),
        drawn("shown", priority=9, is_shown=True),
        drawn("off", priority=2, is_off=True),
    ]
    assert ids(chosen_guides(cues)) == ["off", "shown"]
    assert ids(chosen_guides(cues[:3])) == ["quiet", "shown"]


def moment(
    time_s: float, u: float, *, may_draw: Collection[str], shown_id: str | None = None
) -> GuideMoment:
    values = dict.fromkeys(Measure, math.nan)
    values[Measure.HIPS_BEHIND_HEELS], values[Measure.SHANK] = 0.2, 10.0
    return GuideMoment(
        time_s=time_s,
        pose=make_pose(squat_posture(u), time_s=time_s),
        u=u,
        in_rep=u > 0.1,
        near=Side.RIGHT,
        working=Side.BOTH,
        features={"yaw_deg": 0.0},
        values=values,
        levels={},
        may_draw=may_draw,
        shown_id=shown_id,
    )


def test_a_cue_that_cannot_be_judged_draws_nothing() -> None:
    exercise = CATALOG.exercise("goblet_squat")
    cues = {cue_id: CATALOG.cues[cue_id] for cue_id in exercise.cues}
    guides = LiveGuides(exercise, cues=cues)
    assert guides.update(moment(0.0, 0.9, may_draw=())) == ()
    assert set(ids(guides.update(moment(0.1, 0.9, may_draw={"C02"})))) == {"C02"}


def test_the_cue_on_screen_draws_whatever_else_is_quiet() -> None:
    exercise = CATALOG.exercise("goblet_squat")
    cues = {cue_id: CATALOG.cues[cue_id] for cue_id in exercise.cues}
    guides = LiveGuides(exercise, cues=cues)
    every = guides.update(moment(0.0, 0.9, may_draw=set(cues), shown_id="C02"))
    assert "C02" in ids(every)
    assert len(set(ids(every))) <= 2


def follow(follower: BodyFollower, values: list[tuple[float, float]]) -> float:
    """Feed (progress, seconds) stretches at 30 a second; the hold at the end."""
    index, body = 0, None
    for u, seconds in values:
        for _ in range(round(seconds * 30)):
            index += 1
            pose = make_pose(squat_posture(min(u, 1.0)))
            body = follower.update(pose, time_s=index / 30.0, u=u, in_rep=u > 0.1)
    assert body is not None
    return body.hold_s


def test_a_hold_is_timed_only_after_the_long_end_and_only_while_still() -> None:
    bridge = BodyFollower(CATALOG.exercise("glute_bridge"))
    assert math.isnan(follow(bridge, [(0.0, 0.5)]))
    bridge = BodyFollower(CATALOG.exercise("glute_bridge"))
    assert follow(bridge, [(0.0, 0.5), (0.95, 1.0)]) == pytest.approx(1.0, abs=0.1)
    squat = BodyFollower(CATALOG.exercise("pull_through"))
    assert math.isnan(follow(squat, [(0.0, 2.0)]))


def test_rest_is_where_the_body_was_before_the_rep() -> None:
    follower = BodyFollower(CATALOG.exercise("goblet_squat"))
    standing, deep = make_pose(squat_posture(0.0)), make_pose(squat_posture(1.0))
    for index in range(30):
        follower.update(standing, time_s=index / 30.0, u=0.0, in_rep=False)
    for index in range(30, 60):
        body = follower.update(deep, time_s=index / 30.0, u=1.0, in_rep=True)
    hip = Landmark.RIGHT_HIP
    assert body.rest[hip] == pytest.approx(standing.points_px[hip].tolist(), abs=1.0)
    assert body.points[hip] == pytest.approx(deep.points_px[hip].tolist(), abs=3.0)
    assert body.reach_u == 1.0
    assert body.dwell_s > 0.5
