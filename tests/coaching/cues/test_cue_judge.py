"""All cues of a set together, on made-up bodies."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.coaching.cues.cue_contract import is_judged
from studio.coaching.cues.cue_judge import CueJudge
from studio.coaching.cues.cue_words import words_of
from studio.coaching.cues.front_view import in_front_view
from studio.model.cue import CueLevel
from studio.model.exercise import Exercise, View
from studio.model.guide import GuideLevel
from studio.model.landmarks import Landmark, Side
from studio.model.pose import Pose
from studio.model.rep import MeasuredTempo
from tests.builders import hide, make_pose, symmetric_posture
from tests.coaching.cue_sets import (
    CATALOG,
    SHIN_ONLY,
    SquatSet,
    good_squat,
    heels_lifted,
    shin_squat,
)

FAST = MeasuredTempo(eccentric_s=1.2, pause_long_s=0.2, concentric_s=0.8, pause_short_s=0.3)
MEASURED_IN_A_SQUAT = set(CATALOG.exercise("goblet_squat").cues)


def test_a_good_squat_is_judged_and_ok_throughout() -> None:
    verdicts = SquatSet().do_rep()
    assert set(verdicts.observed) == MEASURED_IN_A_SQUAT
    assert set(verdicts.observed.values()) == {None}
    assert verdicts.beyond_amber == ()
    assert verdicts.no_bounce == 1.0


def test_a_shin_that_leans_forward_is_red() -> None:
    verdicts = SquatSet().do_rep(shin_squat)
    assert verdicts.observed["C02"] is CueLevel.RED
    (shin,) = (one for one in verdicts.beyond_amber if one.id == "C02")
    assert 2.0 < shin.at_s < 5.0
    assert not shin.shown


def test_knee_travel_is_silent_while_the_shin_speaks() -> None:
    assert "C03" not in SquatSet().do_rep(shin_squat).observed


def test_hips_that_stay_over_the_heels_are_told() -> None:
    def upright(depth: float) -> object:
        return symmetric_posture(trunk_deg=20 * depth, thigh_deg=55 * depth, shank_deg=30 * depth)

    verdicts = SquatSet().do_rep(upright)  # type: ignore[arg-type]
    assert verdicts.observed["C01"] is not None


def test_heels_that_rise_are_told_and_toes_are_not_blamed() -> None:
    verdicts = SquatSet().do_rep(touch=heels_lifted(0.3))
    assert verdicts.observed["C09"] is CueLevel.RED
    assert verdicts.observed["C10"] is None


def test_leaning_back_after_the_end_of_the_rep_belongs_to_its_finish() -> None:
    def touch(pose: Pose, depth: float) -> Pose:
        if depth > 0.0 or pose.time_s < 3.0:
            return pose
        leaning = symmetric_posture(trunk_deg=-18, thigh_deg=0, shank_deg=0)
        return make_pose(leaning, time_s=pose.time_s)

    deadlift = SquatSet(exercise=CATALOG.exercise("romanian_deadlift"))
    assert deadlift.do_rep().observed["C15"] is None
    deadlift = SquatSet(exercise=CATALOG.exercise("romanian_deadlift"))
    assert deadlift.do_rep(touch=touch).observed["C15"] is CueLevel.RED


def test_depth_and_tempo_come_from_the_measured_rep() -> None:
    shallow = SquatSet().do_rep(lambda depth: good_squat(0.7 * depth), rom_ratio=0.8, tempo=FAST)
    assert shallow.observed["C17"] is CueLevel.AMBER
    assert shallow.observed["C19"] is CueLevel.AMBER


def test_depth_is_not_judged_when_two_measures_disagree() -> None:
    assert "C17" not in SquatSet().do_rep(rom_ratio=0.1).observed


def test_words_after_two_reps_and_only_then() -> None:
    squats = SquatSet(exercise=SHIN_ONLY)
    squats.do_rep(shin_squat)
    assert {step.shown for step in squats.steps} == {None}
    verdicts = squats.do_rep(shin_squat)
    assert [one.id for one in verdicts.beyond_amber if one.shown] == ["C02"]
    squats.move(seconds=4.0)
    shown = [step.shown for step in squats.steps if step.shown is not None]
    assert {one.words for one in shown} == {"Keep your shins upright"}
    assert [step.spoken for step in squats.steps if step.spoken] == ["C02"]
    assert squats.steps[-1].shown is None


def test_after_the_end_of_the_set_nothing_reaches_the_client() -> None:
    squats = SquatSet()
    squats.do_rep(shin_squat)
    squats.judge.close()
    verdicts = squats.do_rep(shin_squat)
    assert not any(one.shown for one in verdicts.beyond_amber)


def test_praise_is_never_a_correction() -> None:
    squats = SquatSet(exercise=SHIN_ONLY, fps=15.0)
    for _ in range(5):
        squats.do_rep(shin_squat)
    squats.do_rep()
    squats.move(seconds=1.0)
    assert [step.spoken for step in squats.steps if step.spoken] == ["C02", "C02"]
    assert {step.praise for step in squats.steps} == {"", "Shins rock solid"}
    assert all(step.shown is None for step in squats.steps if step.praise)


def test_turned_away_nothing_is_judged_and_nothing_drawn() -> None:
    squats = SquatSet(yaw_deg=35.0)
    verdicts = squats.do_rep(shin_squat, touch=heels_lifted(0.3))
    assert verdicts.observed == {}
    assert {step.guides for step in squats.steps} == {()}
    assert squats.steps[-1].advice == "Turn side-on"


def test_slightly_turned_only_times_are_judged() -> None:
    squats = SquatSet(yaw_deg=17.0)
    assert set(squats.do_rep(shin_squat).observed) == {"C19", "C20"}
    assert "tempo" in squats.steps[-1].live_measures
    assert "shins" not in squats.steps[-1].live_measures


def test_half_hidden_is_not_seen_never_ok() -> None:
    def touch(pose: Pose, depth: float) -> Pose:
        return hide(pose, Landmark.RIGHT_ANKLE) if depth > 0.5 else pose

    verdicts = SquatSet().do_rep(touch=touch)
    assert not {"C02", "C03", "C09"} & set(verdicts.observed)
    seen = {cue.id: cue.seen for cue in verdicts.path}
    assert not seen["C02"]
    assert seen["C01"]


def test_barely_visible_points_are_used_but_not_graded() -> None:
    def touch(pose: Pose, depth: float) -> Pose:
        visibility = pose.visibility.copy()
        visibility[Landmark.RIGHT_KNEE] = 0.6
        return replace(pose, visibility=visibility)

    observed = SquatSet().do_rep(shin_squat, touch=touch).observed
    assert "C02" not in observed


def test_the_far_leg_is_never_judged() -> None:
    squats = SquatSet(exercise=CATALOG.exercise("split_squat"), set_side=Side.LEFT)
    verdicts = squats.do_rep(shin_squat, side=Side.LEFT)
    assert not {"C01", "C02", "C09", "C10"} & set(verdicts.observed)
    assert {step.guides for step in squats.steps} == {()}


def test_a_rep_of_the_far_leg_is_not_judged_by_the_near_one() -> None:
    squats = SquatSet(exercise=CATALOG.exercise("split_squat"))
    assert "C02" in squats.do_rep(shin_squat, side=Side.RIGHT).observed
    assert "C02" not in squats.do_rep(shin_squat, side=Side.LEFT).observed


def test_nobody_there_leaves_nothing_on_the_screen() -> None:
    squats = SquatSet()
    squats.move(shin_squat, seconds=4.0)
    assert squats.steps[-1].guides != ()
    gone = squats.step(None, time_s=4.1, depth=1.0)
    assert gone.guides == ()
    assert gone.live_measures == ()


def test_full_squats_leave_the_knees_alone() -> None:
    """The article's P.S.: with the cue off, a shin of 42 degrees is nobody's business."""
    squats = SquatSet(exercise=CATALOG.exercise("full_squat"))
    for _ in range(3):
        verdicts = squats.do_rep(shin_squat)
        assert not {"C01", "C02", "C03", "C18"} & set(verdicts.observed)
    squats.move(seconds=1.0)
    drawn = {guide.cue_id for step in squats.steps for guide in step.guides}
    assert not {"C01", "C02", "C03", "C18"} & drawn
    assert {step.spoken for step in squats.steps} == {None}


def test_movement_that_was_no_rep_is_judged_apart() -> None:
    squats = SquatSet()
    squats.move(shin_squat, seconds=4.5)
    (verdict,) = (one for one in squats.judge.partial_verdicts() if one.id == "C02")
    assert verdict.level is CueLevel.RED
    assert not verdict.shown


def test_a_counted_rep_leaves_no_partial_verdict() -> None:
    squats = SquatSet()
    squats.do_rep(shin_squat)
    assert squats.judge.partial_verdicts() == ()


def test_lowering_between_lifts_is_no_partial() -> None:
    lifts = SquatSet(exercise=replace(CATALOG.exercise("goblet_squat"), counts_lift=True))
    lifts.do_rep()
    lifts.move(shin_squat, seconds=4.5)
    assert lifts.judge.partial_verdicts() == ()


def test_walking_is_forgotten() -> None:
    squats = SquatSet()
    squats.move(shin_squat, seconds=4.5)
    squats.judge.drop_movement(until_s=4.5)
    assert squats.judge.partial_verdicts() == ()


def test_an_unknown_key_is_refused() -> None:
    cues = dict(CATALOG.cues)
    cues["C02"] = replace(cues["C02"], key="chin_vertical")
    with pytest.raises(ValueError, match="chin_vertical"):
        CueJudge(CATALOG.exercise("goblet_squat"), cues=cues)


def test_words_follow_family_and_first_phase() -> None:
    def words(cue_id: str, exercise_id: str) -> str:
        return words_of(CATALOG.cues[cue_id], exercise=CATALOG.exercise(exercise_id))

    assert words("C17", "goblet_squat") == "Go a little deeper"
    assert words("C16", "glute_bridge") == "Lift your hips higher"
    assert words("C19", "goblet_squat") == "Slow the way down"
    assert words("C19", "glute_bridge") == "Lower it slowly"


def test_form_cues_reach_the_score_and_the_rest_do_not() -> None:
    verdicts = SquatSet().do_rep()
    in_path = {cue.id for cue in verdicts.path}
    assert not in_path & {"C17", "C19", "C20", "C21", "C22"}
    assert all(cue.seen for cue in verdicts.path)


def test_a_hold_that_was_not_seen_is_not_a_number() -> None:
    extension = SquatSet(exercise=CATALOG.exercise("pull_through")).do_rep()
    assert extension.hold_ratio is not None
    assert math.isnan(extension.hold_ratio)
    assert SquatSet().do_rep().hold_ratio is None


EXERCISES = [
    seen
    for exercise in sorted(CATALOG.exercises.values(), key=lambda exercise: exercise.id)
    for seen in (exercise, in_front_view(exercise))
    if seen is not None
]
"""Every exercise in each view it is judged in."""

YAWS_DEG = {View.SIDE: 0.0, View.OBLIQUE: 45.0, View.FRONT: 90.0}


@settings(max_examples=20)
@given(
    exercise=st.sampled_from(EXERCISES),
    trunk_deg=st.floats(-30.0, 90.0),
    thigh_deg=st.floats(0.0, 110.0),
    shank_deg=st.floats(-20.0, 50.0),
    lift=st.floats(0.0, 0.6),
    keep=st.integers(0, 12),
)
def test_a_cue_that_is_off_is_never_judged_shown_or_drawn(
    exercise: Exercise,
    trunk_deg: float,
    thigh_deg: float,
    shank_deg: float,
    lift: float,
    keep: int,
) -> None:
    """Whatever the body does, with any part of the exercise's list."""
    allowed = exercise.cues[:keep]
    squats = SquatSet(
        exercise=replace(exercise, cues=allowed), fps=12.0, yaw_deg=YAWS_DEG[exercise.view]
    )
    for _ in range(2):
        verdicts = squats.do_rep(
            lambda depth: symmetric_posture(
                trunk_deg=trunk_deg * depth,
                thigh_deg=thigh_deg * depth,
                shank_deg=shank_deg * depth,
            ),
            touch=heels_lifted(lift),
            rom_ratio=0.6,
            tempo=FAST,
        )
        assert set(verdicts.observed) <= set(allowed)
        assert {cue.id for cue in verdicts.path} <= set(allowed)
        assert {one.id for one in verdicts.beyond_amber} <= set(allowed)
    squats.move(seconds=0.5)
    seen = replace(exercise, cues=allowed)
    measured = {c for c in allowed if is_judged(CATALOG.cues[c], exercise=seen)}
    assert {guide.cue_id for step in squats.steps for guide in step.guides} <= measured
    assert {step.spoken for step in squats.steps} - {None} <= measured
    assert {one.id for one in squats.judge.partial_verdicts()} <= measured


def test_guides_turn_red_with_the_running_state_and_calm_down() -> None:
    squats = SquatSet()
    squats.move(shin_squat, seconds=6.5)
    levels = [
        {guide.level for guide in step.guides if guide.cue_id == "C02"} for step in squats.steps
    ]
    assert any(GuideLevel.RED in seen for seen in levels)
    assert levels[-1] == {GuideLevel.QUIET}


def test_deterministic() -> None:
    def steps() -> list[object]:
        squats = SquatSet()
        squats.do_rep(shin_squat)
        return [(step.guides, step.live_measures) for step in squats.steps]

    assert steps() == steps()


def test_a_picture_of_the_same_time_is_passed_over() -> None:
    squats = SquatSet()
    pose = make_pose(good_squat(0.0))
    squats.step(pose, time_s=0.0, depth=0.0)
    squats.step(pose, time_s=0.0, depth=0.0)
    squats.now_s = 0.1
    assert squats.do_rep().beyond_amber == ()
