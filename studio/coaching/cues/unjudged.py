"""Why a cue was not judged in a rep: honesty about what was not seen (coaching.md 2.7)."""

from collections.abc import Collection, Mapping

import numpy as np

from studio.coaching.cues.cue_contract import has_rule
from studio.coaching.cues.frame_rules import FRAME_RULES
from studio.coaching.cues.late_hold import HOLD_KEY
from studio.coaching.cues.rep_rules import SEEN_SHARE, TIMED_KEYS, RepMaterial
from studio.coaching.cues.rep_verdicts import KNEE_KEY, SHIN_KEY, lasts
from studio.coaching.cues.rules import limits_of
from studio.model.cue import Cue, Unjudged
from studio.model.exercise import FirstPhase


def unjudged(
    material: RepMaterial, *, cues: Mapping[str, Cue], judged: Collection[str]
) -> dict[str, Unjudged]:
    """The reason of every cue that the exercise asks for and that was not judged.

    Args:
        material: The rep.
        cues: Those of the exercise, by id.
        judged: Ids of those that were.
    """
    return {
        cue_id: _reason(cue, material, judged_keys={cues[one].key for one in judged})
        for cue_id, cue in cues.items()
        if cue_id not in judged and has_rule(cue, exercise=material.exercise)
    }


def _reason(cue: Cue, material: RepMaterial, *, judged_keys: Collection[str]) -> Unjudged:
    pictures, exercise = material.pictures, material.exercise
    if cue.key == KNEE_KEY and SHIN_KEY in judged_keys:
        return Unjudged.DOUBLED
    if cue.key == HOLD_KEY and exercise.first_phase is FirstPhase.ECCENTRIC:
        return Unjudged.OPEN
    is_fit = pictures.is_timed if cue.key in TIMED_KEYS else pictures.is_graded
    inside = pictures.in_rep
    rule = FRAME_RULES.get(cue.key)
    if rule is not None:
        inside = pictures.window(rule.window(exercise))
    if inside.any() and float(np.mean(is_fit[inside])) < SEEN_SHARE:
        return Unjudged.TURNED
    hold_s = limits_of(cue, exercise=exercise).hold_s
    if rule is not None and not lasts(pictures, inside, at_least_s=hold_s):
        return Unjudged.BRIEF
    return Unjudged.HIDDEN
