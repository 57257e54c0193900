"""The squeeze at the end of a rep that ends at its short end (coaching.md C21)."""

import math
from dataclasses import replace

import pytest

from studio.coaching.cues.late_hold import HOLD_KEY, late_hold, with_late_hold
from studio.coaching.cues.rep_verdicts import Finding
from studio.coaching.cues.verdict_sheet import RepVerdicts
from studio.model.cue import CueLevel
from studio.model.landmarks import Side
from studio.model.rep import MeasuredTempo, Rep, RepSpan
from tests.coaching.cue_sets import CATALOG, rep_of

HOLD = next(cue for cue in CATALOG.cues.values() if cue.key == HOLD_KEY)
HINGE = CATALOG.exercise("pull_through")
BRIDGE = CATALOG.exercise("glute_bridge")
WRITTEN = RepVerdicts(
    beyond_amber=(), path=(), hold_ratio=math.nan, no_bounce=None, observed={"C02": None}
)


def held_for(pause_s: float) -> Rep:
    """A rep at whose end the squeeze took that long."""
    span = RepSpan(
        number=1,
        side=Side.BOTH,
        start_s=1.0,
        far_s=3.0,
        end_s=5.0,
        bottom_s=3.0,
        top_s=5.0,
        counted_at_s=5.0,
    )
    tempo = MeasuredTempo(
        eccentric_s=2.0, pause_long_s=1.0, concentric_s=1.0, pause_short_s=pause_s
    )
    return rep_of(span, rom_ratio=1.0, tempo=tempo)


@pytest.mark.parametrize(("pause_s", "level"), [(1.9, None), (0.4, CueLevel.AMBER)])
def test_the_hold_after_a_hinge_is_judged_once_it_is_over(
    pause_s: float, level: CueLevel | None
) -> None:
    found = late_hold(held_for(pause_s), cue=HOLD, exercise=HINGE)

    assert found is not None
    assert found.level is level


def test_a_hold_that_is_not_known_is_not_judged() -> None:
    assert late_hold(held_for(math.nan), cue=HOLD, exercise=HINGE) is None


def test_the_hold_within_a_bridge_was_judged_with_it() -> None:
    assert late_hold(held_for(0.4), cue=HOLD, exercise=BRIDGE) is None


def test_the_verdict_belongs_to_the_rep_that_was_held() -> None:
    found = Finding(level=CueLevel.AMBER, at_s=5.0)
    after = replace(WRITTEN, held_before={HOLD.id: found})

    whole = with_late_hold(WRITTEN, after, rep=held_for(0.5), exercise=HINGE)

    assert [verdict.id for verdict in whole.beyond_amber] == [HOLD.id]
    assert whole.observed == {"C02": None, HOLD.id: CueLevel.AMBER}
    assert whole.hold_ratio == pytest.approx(0.5 / HINGE.tempo.pause_short_s)


def test_nothing_new_changes_nothing() -> None:
    assert with_late_hold(WRITTEN, WRITTEN, rep=held_for(0.5), exercise=HINGE) is WRITTEN
