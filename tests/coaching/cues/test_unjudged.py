"""Why a cue was not judged."""

from dataclasses import replace

from studio.coaching.cues.cue_contract import has_rule
from studio.model.cue import Unjudged
from tests.coaching.cue_sets import CATALOG, SquatSet, good_squat, shin_squat


def test_every_cue_of_the_exercise_is_judged_or_has_a_reason() -> None:
    squats = SquatSet()
    verdicts = squats.do_rep()

    asked = {
        cue for cue in squats.exercise.cues if has_rule(CATALOG.cues[cue], exercise=squats.exercise)
    }
    assert verdicts.observed.keys() | verdicts.unjudged.keys() == asked
    assert not verdicts.observed.keys() & verdicts.unjudged.keys()


def test_a_turned_body_is_the_reason() -> None:
    verdicts = SquatSet(yaw_deg=17.0).do_rep()

    assert verdicts.unjudged["C01"] is Unjudged.TURNED
    assert "C19" in verdicts.observed, "times need no more than a view that counts"


def test_where_the_shin_speaks_the_knee_is_silent() -> None:
    verdicts = SquatSet().do_rep(shin_squat)

    assert verdicts.unjudged["C03"] is Unjudged.DOUBLED


def test_the_hold_after_a_hinge_waits_for_the_next_rep() -> None:
    hold = replace(CATALOG.exercise("goblet_squat"), cues=("C21",))
    asked = replace(hold, tempo=replace(hold.tempo, pause_short_s=2.0))

    verdicts = SquatSet(exercise=asked).do_rep(good_squat)

    assert verdicts.unjudged == {"C21": Unjudged.OPEN}
