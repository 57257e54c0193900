"""Facts to store, as a coach would state them."""

from dataclasses import replace
from math import nan

import numpy as np

from studio.catalog.loader import Catalog, load_catalog
from studio.model.cue import CueLevel, CueVerdict
from studio.model.exercise import Exercise
from studio.model.landmarks import Side
from studio.model.rep import MeasuredTempo, Rep, RepSpan, RepStatus
from studio.model.session import SetPlan
from studio.paths import resources
from studio.store.ids import new_id

_CATALOG: Catalog = load_catalog(resources())


def goblet_squat() -> Exercise:
    return _CATALOG.exercise("goblet_squat")


def make_plan(set_id: str | None = None) -> SetPlan:
    return SetPlan(
        set_id=set_id or new_id(),
        exercise_id="goblet_squat",
        side=Side.BOTH,
        reps_target=8,
        load_kg=16.0,
    )


def make_rep(number: int, *, score: float = 87.2, cues: tuple[CueVerdict, ...] = ()) -> Rep:
    """A squat of 3 s; the second sample of its trace was not seen."""
    start_s = 4.0 * number
    time_s = np.linspace(0.0, 3.0, 90, dtype=np.float32)
    trace = (64 - 56 * np.cos(2 * np.pi * time_s / 3)).astype(np.float32)
    trace[1] = nan
    span = RepSpan(
        number=number,
        side=Side.BOTH,
        start_s=start_s,
        far_s=start_s + 1.5,
        end_s=start_s + 3.0,
        bottom_s=start_s + 1.5,
        top_s=start_s,
        counted_at_s=start_s + 2.8,
    )
    tempo = MeasuredTempo(eccentric_s=1.4, pause_long_s=nan, concentric_s=1.2, pause_short_s=0.0)
    return Rep(
        span=span,
        status=RepStatus.FULL,
        driver_start=8.0,
        driver_far=120.0,
        rom_ratio=1.0,
        tempo=tempo,
        score=score,
        coverage=0.8,
        deduction="depth",
        cues=cues,
        trace_time_s=time_s,
        trace=trace,
    )


def with_cue(rep: Rep, *, shown: bool) -> Rep:
    verdict = CueVerdict(id="C02", level=CueLevel.AMBER, at_s=rep.span.far_s, shown=shown)
    return replace(rep, cues=(*rep.cues, verdict))
