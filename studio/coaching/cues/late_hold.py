"""The squeeze at the end of a rep that ends at its short end (coaching.md C21).

Such a rep is over when the client is back at the start pose; how long that was held is known only
when the next rep sets off. The verdict belongs to the rep that was held, the words come with the
next one.
"""

import math
from dataclasses import replace

from studio.coaching.cues.cue_state import Deviation
from studio.coaching.cues.rep_rules import hold_share
from studio.coaching.cues.rep_verdicts import Finding
from studio.coaching.cues.rules import limits_of
from studio.coaching.cues.verdict_sheet import RepVerdicts
from studio.model.cue import Cue, CueVerdict
from studio.model.exercise import Exercise, FirstPhase
from studio.model.rep import Rep

HOLD_KEY = "squeeze_hold"


def late_hold(rep: Rep, *, cue: Cue, exercise: Exercise) -> Finding | None:
    """What a hold was like that ended with the next rep.

    Args:
        rep: With the pause at its end.
        cue: About the hold.
        exercise: What it is a rep of.

    Returns:
        None where no hold is asked for, where it lies within the rep, or where it is not known.
    """
    if exercise.first_phase is not FirstPhase.ECCENTRIC:
        return None
    share = hold_share(rep, exercise=exercise)
    if math.isnan(share):
        return None
    level = limits_of(cue, exercise=exercise).level(Deviation(value=share))
    return Finding(level=level, at_s=math.nan if level is None else rep.span.end_s)


def with_late_hold(
    verdicts: RepVerdicts, after: RepVerdicts, *, rep: Rep, exercise: Exercise
) -> RepVerdicts:
    """The verdicts of a rep with its hold in them.

    Args:
        verdicts: Of the rep, written when it was over.
        after: Of the next one.
        rep: With the pause at its end.
        exercise: What it is a rep of.
    """
    if not after.held_before:
        return verdicts
    beyond = verdicts.beyond_amber + tuple(
        CueVerdict(id=cue_id, level=found.level, at_s=found.at_s, shown=False)
        for cue_id, found in after.held_before.items()
        if found.level is not None
    )
    levels = {cue_id: found.level for cue_id, found in after.held_before.items()}
    return replace(
        verdicts,
        beyond_amber=beyond,
        hold_ratio=min(hold_share(rep, exercise=exercise), 1.0),
        observed={**verdicts.observed, **levels},
        unjudged={key: why for key, why in verdicts.unjudged.items() if key not in levels},
    )
