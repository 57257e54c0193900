"""From a tempo to progress u(t): a whole set as a chain of moves and holds."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from studio.model.exercise import FirstPhase, TempoTarget
from studio.model.landmarks import Side
from studio.model.rep import MeasuredTempo

FAST_ECCENTRIC_S = 0.9
"""What 'X' (as fast as control allows) means for the athlete's eccentric."""

FAST_CONCENTRIC_S = 0.7
"""What 'X' means for the athlete's concentric."""

GRIP_S = 1.0
"""Time at the floor ahead of the first lift."""

_RAMP_SHARE = 0.06
_SKEW = 0.72


class SpeedShape(StrEnum):
    """How speed is spread over one move."""

    CONSTANT = "constant"
    MINIMUM_JERK = "minimum_jerk"
    SKEWED = "skewed"


class PhaseKind(StrEnum):
    """What the athlete is doing."""

    STILL = "still"
    GET_READY = "get_ready"
    ECCENTRIC = "eccentric"
    PAUSE_LONG = "pause_long"
    CONCENTRIC = "concentric"
    PAUSE_SHORT = "pause_short"
    CHANGE_SIDE = "change_side"


def _constant(share: float) -> float:
    """Constant speed with tiny ramps, so that no joint jumps."""
    peak = 1.0 / (1.0 - _RAMP_SHARE)
    if share < _RAMP_SHARE:
        return 0.5 * peak * share * share / _RAMP_SHARE
    if share > 1.0 - _RAMP_SHARE:
        return 1.0 - 0.5 * peak * (1.0 - share) ** 2 / _RAMP_SHARE
    return peak * (share - 0.5 * _RAMP_SHARE)


def _minimum_jerk(share: float) -> float:
    return share**3 * (10.0 + share * (6.0 * share - 15.0))


def _skewed(share: float) -> float:
    """Fast at first, slow at the end."""
    return _minimum_jerk(share**_SKEW)


_SHAPES: dict[SpeedShape, Callable[[float], float]] = {
    SpeedShape.CONSTANT: _constant,
    SpeedShape.MINIMUM_JERK: _minimum_jerk,
    SpeedShape.SKEWED: _skewed,
}


def progress_of(shape: SpeedShape, share: float) -> float:
    """Part of the way done at a part of a move's time; both 0..1."""
    return _SHAPES[shape](min(1.0, max(0.0, share)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One move or hold of the set.

    Attributes:
        kind: What it is.
        start_s: Stream time of its start.
        end_s: Stream time of its end.
        start_u: Progress at its start.
        end_u: Progress at its end.
        rep: Number of the rep it belongs to, from 1; 0 = none.
        side: The working side.
    """

    kind: PhaseKind
    start_s: float
    end_s: float
    start_u: float
    end_u: float
    rep: int
    side: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class RepTruth:
    """When a rep of the athlete happened; stream seconds.

    Attributes:
        number: From 1.
        side: The working side.
        start_s: Leaves the start pose.
        far_start_s: Reaches the far pose.
        far_end_s: Leaves the far pose.
        end_s: Back at the start pose; for a lift, at lockout.
        bottom_s: As in design.md 7: deepest moment, or the moment before the rise.
        top_s: Most extended moment.
        tempo: The four phases as prescribed.
    """

    number: int
    side: Side
    start_s: float
    far_start_s: float
    far_end_s: float
    end_s: float
    bottom_s: float
    top_s: float
    tempo: MeasuredTempo


@dataclass(frozen=True, slots=True, kw_only=True)
class SetScript:
    """How one set is done.

    Attributes:
        reps: Number of reps.
        tempo: Prescribed phases.
        first_phase: What a rep begins with.
        counts_lift: A lift from the floor: the set begins and ends standing.
        sides: Working side of each rep, repeated as often as needed.
        shape: Speed over a move.
        still_before_s: Standing still at the beginning.
        still_after_s: Standing still at the end.
        depth_ratio: How far toward the far pose each rep goes.
        return_ratio: u at which the athlete turns round at the start pose (0 = all the way back).
        last_return_ratio: The same after the last rep.
        first_ratio: u of the standing at the beginning.
    """

    reps: int
    tempo: TempoTarget
    first_phase: FirstPhase
    counts_lift: bool = False
    sides: tuple[Side, ...] = (Side.BOTH,)
    shape: SpeedShape = SpeedShape.MINIMUM_JERK
    still_before_s: float = 1.5
    still_after_s: float = 1.0
    depth_ratio: float = 1.0
    return_ratio: float = 0.0
    last_return_ratio: float = 0.0
    first_ratio: float = 0.0


class _Chain:
    """Builds phases one after the other."""

    def __init__(self) -> None:
        self.phases: list[Phase] = []
        self.now_s = 0.0

    def add(
        self, kind: PhaseKind, seconds: float, start_u: float, end_u: float, rep: int, side: Side
    ) -> Phase:
        """Append one phase; a phase without length is kept, so that its moment has a place."""
        phase = Phase(
            kind=kind,
            start_s=self.now_s,
            end_s=self.now_s + seconds,
            start_u=start_u,
            end_u=end_u,
            rep=rep,
            side=side,
        )
        self.now_s = phase.end_s
        self.phases.append(phase)
        return phase


class Timeline:
    """The whole set over time."""

    def __init__(self, script: SetScript) -> None:
        """Lay out every phase of the set."""
        self._shape = script.shape
        chain = _Chain()
        self.reps: tuple[RepTruth, ...] = tuple(_lay_out(script, chain))
        self.phases: tuple[Phase, ...] = tuple(chain.phases)
        self.duration_s = chain.now_s

    def phase_at(self, time_s: float) -> Phase:
        """What the athlete is doing at a stream time; the last phase after the end."""
        for phase in self.phases:
            if time_s < phase.end_s:
                return phase
        return self.phases[-1]

    def progress_at(self, time_s: float) -> float:
        """Progress u at a stream time."""
        phase = self.phase_at(time_s)
        length_s = phase.end_s - phase.start_s
        if length_s <= 0.0 or phase.start_u == phase.end_u:
            return phase.end_u
        done = progress_of(self._shape, (time_s - phase.start_s) / length_s)
        return phase.start_u + done * (phase.end_u - phase.start_u)


def _seconds(tempo: TempoTarget) -> MeasuredTempo:
    return MeasuredTempo(
        eccentric_s=FAST_ECCENTRIC_S if tempo.eccentric_s is None else tempo.eccentric_s,
        pause_long_s=tempo.pause_long_s,
        concentric_s=FAST_CONCENTRIC_S if tempo.concentric_s is None else tempo.concentric_s,
        pause_short_s=tempo.pause_short_s,
    )


def _lay_out(script: SetScript, chain: _Chain) -> list[RepTruth]:
    seconds = _seconds(script.tempo)
    sides = [script.sides[number % len(script.sides)] for number in range(script.reps)]
    first_side = sides[0] if sides else Side.BOTH
    resting_u = script.depth_ratio if script.counts_lift else script.first_ratio
    chain.add(PhaseKind.STILL, script.still_before_s, resting_u, resting_u, 0, first_side)
    if script.counts_lift:
        reps = _lifts(script, chain, seconds, sides)
    else:
        reps = _there_and_back(script, chain, seconds, sides)
    last_u, last_side = chain.phases[-1].end_u, sides[-1] if sides else Side.BOTH
    chain.add(PhaseKind.STILL, script.still_after_s, last_u, last_u, 0, last_side)
    return reps


def _there_and_back(
    script: SetScript, chain: _Chain, seconds: MeasuredTempo, sides: list[Side]
) -> list[RepTruth]:
    eccentric = (PhaseKind.ECCENTRIC, seconds.eccentric_s)
    concentric = (PhaseKind.CONCENTRIC, seconds.concentric_s)
    at_long, at_short = (
        (PhaseKind.PAUSE_LONG, seconds.pause_long_s),
        (PhaseKind.PAUSE_SHORT, seconds.pause_short_s),
    )
    is_eccentric_first = script.first_phase is FirstPhase.ECCENTRIC
    order = (
        (eccentric, at_long, concentric, at_short)
        if is_eccentric_first
        else (concentric, at_short, eccentric, at_long)
    )
    reps, near_u, far_u = [], script.first_ratio, script.depth_ratio
    for number, side in enumerate(sides, start=1):
        is_last = number == len(sides)
        back_u = script.last_return_ratio if is_last else script.return_ratio
        out = chain.add(order[0][0], order[0][1], near_u, far_u, number, side)
        hold = chain.add(order[1][0], order[1][1], far_u, far_u, number, side)
        back = chain.add(order[2][0], order[2][1], far_u, back_u, number, side)
        chain.add(order[3][0], order[3][1], back_u, back_u, number, side)
        near_u = back_u
        far_moment_s = 0.5 * (hold.start_s + hold.end_s)
        bottom_s, top_s = (
            (far_moment_s, back.end_s) if is_eccentric_first else (out.start_s, far_moment_s)
        )
        reps.append(_truth(number, side, out, hold, back.end_s, bottom_s, top_s, seconds))
    return reps


def _lifts(
    script: SetScript, chain: _Chain, seconds: MeasuredTempo, sides: list[Side]
) -> list[RepTruth]:
    """Standing, then for every rep: down to the floor, lift, lockout."""
    reps, up_u, down_u = [], script.depth_ratio, 0.0
    for number, side in enumerate(sides, start=1):
        chain.add(PhaseKind.ECCENTRIC, seconds.eccentric_s, up_u, down_u, number, side)
        grip_s = max(seconds.pause_long_s, GRIP_S) if number == 1 else seconds.pause_long_s
        chain.add(PhaseKind.PAUSE_LONG, grip_s, down_u, down_u, number, side)
        lift = chain.add(PhaseKind.CONCENTRIC, seconds.concentric_s, down_u, up_u, number, side)
        hold = chain.add(PhaseKind.PAUSE_SHORT, seconds.pause_short_s, up_u, up_u, number, side)
        reps.append(_truth(number, side, lift, hold, lift.end_s, lift.start_s, lift.end_s, seconds))
    return reps


def _truth(
    number: int,
    side: Side,
    out: Phase,
    hold: Phase,
    end_s: float,
    bottom_s: float,
    top_s: float,
    tempo: MeasuredTempo,
) -> RepTruth:
    return RepTruth(
        number=number,
        side=side,
        start_s=out.start_s,
        far_start_s=hold.start_s,
        far_end_s=hold.end_s,
        end_s=end_s,
        bottom_s=bottom_s,
        top_s=top_s,
        tempo=tempo,
    )
