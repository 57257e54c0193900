"""Finds reps in the progress of a movement, as it happens, without calibration.

The segmenter of coaching.md 5.1 made to work on a stranger: the home level and the range are
read from the movement itself. A rep is a there-and-back of the exercise's whole-body pattern
that is like its neighbours or, alone, large enough; what else moved (`plausibility`) decides
whether it was this exercise at all.

    HOME --leaves home--> OUT --turns round--> BACK --80 % of the way home--> counted, HOME
                           ^------- turns out again before that (double dip) -----|

Progress is unitless: 0 the typical start pose, 1 the typical far pose (model.pattern).
"""

import statistics
from collections import deque
from dataclasses import replace
from enum import Enum, auto
from itertools import pairwise

import numpy as np

from studio.coaching.counting.cycles import (
    Appeared,
    Cycle,
    Dismissed,
    RepFact,
    Sample,
    Settled,
    too_small,
)
from studio.coaching.counting.plausibility import reject_reason
from studio.coaching.counting.small_cycles import ROW_GAP_S, SmallCycles
from studio.coaching.counting.turning import Turn, locate_turn
from studio.kinematics.movement import Movement
from studio.model.pattern import MovementPattern
from studio.model.rep import RejectReason

_LEAVE_RATIO = 0.3
_LEAVE_MIN, _LEAVE_MAX = 0.12, 0.25
_LEAVE_HOLD_S = 0.08
_TURN_RATIO, _TURN_MIN = 0.18, 0.08
_HOME_RATIO = 0.2
_REBOUND_RATIO, _REBOUND_MIN = 0.25, 0.1
_RETURNED_RATIO = 0.6
_STALL_S, _STALL_RANGE = 0.5, 0.05
_KNOWN_HOME_MAX = 0.45
_SURE_ALONE = 0.55
_LIKE_NEIGHBOURS = 0.5
_UNLIKE_NEXT = 1.8
_QUIET_S = 1.0
_LONELY_MIN = 0.35
_RANGE_MAX = 2.2
_CUT_OFF_RATIO = 0.7
_SEEN_BOTTOM_S = 0.1
_ABORT_S = 1.5
_BASE_RISE_S, _BASE_FALL_S = 1.0, 0.1
_STILL_PER_S = 0.10
_SMOOTHING_S = 0.05
_HISTORY_S = 40.0
_LEAD_S = 0.2
_END_S = 0.8
_TYPICAL_RANGE = 0.7


class _State(Enum):
    SEARCHING = auto()
    HOME = auto()
    OUT = auto()
    BACK = auto()


class RepSegmenter:
    """Counts the reps of one set.

    Deterministic; keeps the last `_HISTORY_S` seconds. No NaN goes in: a body that is not seen
    is `movement=None`.
    """

    def __init__(self, pattern: MovementPattern, *, counts_lift: bool = False) -> None:
        """Prepare for a set.

        Args:
            pattern: What a rep looks like.
            counts_lift: A lift from the floor: what counts is the way back, so a set may begin
                at the far pose.
        """
        self._pattern = pattern
        self._counts_lift = counts_lift
        self._samples: deque[Sample] = deque()
        self._ranges: deque[float] = deque(maxlen=6)
        self._count = 0
        self._pending: Cycle | None = None
        self._small = SmallCycles()
        self._open: Cycle | None = None
        self._forget_level()

    @property
    def count(self) -> int:
        """Reps counted, hollow ones left out."""
        return self._count

    @property
    def provisional(self) -> int:
        """Hollow reps, beside the count: shown, but not sure yet."""
        return 0 if self._pending is None else 1

    @property
    def in_rep(self) -> bool:
        """Whether a there-and-back is under way."""
        return self._state in (_State.OUT, _State.BACK)

    def update(self, time_s: float, *, progress: float, movement: Movement | None) -> list[RepFact]:
        """Take in one picture.

        Args:
            time_s: Stream time, rising.
            progress: Unfiltered progress; ignored when `movement` is None.
            movement: The body, or None when not seen.
        """
        if movement is None:
            return self._not_seen(time_s)
        gap = time_s - self._samples[-1].time_s if self._samples else 0.0
        facts = self._lost(time_s) if gap > _ABORT_S else []
        self._take_in(Sample(time_s=time_s, progress=progress, movement=movement))
        facts += self._advance(time_s)
        facts += self._settle(time_s)
        return facts

    def finish(self) -> list[RepFact]:
        """The set is over: settle what is open."""
        if not self._samples:
            return []
        now = self._samples[-1].time_s
        facts = self._settle(now, at_once=True)
        size = self._peak - self._base
        if self._state is _State.BACK and self._peak - self._level >= _CUT_OFF_RATIO * size:
            facts += self._came_home(now)
        return facts + self._decide_last(now)

    # --- signal ------------------------------------------------------------

    def _forget_level(self) -> None:
        self._state = _State.SEARCHING
        self._level = float("nan")
        self._base = 0.0
        self._peak = 0.0
        self._trough = 0.0
        self._out_from_s = 0.0
        self._out_since_s: float | None = None
        self._recent: deque[float] = deque(maxlen=3)
        self._steady: deque[tuple[float, float]] = deque()

    def _take_in(self, sample: Sample) -> None:
        elapsed = sample.time_s - self._samples[-1].time_s if self._samples else 0.0
        self._samples.append(sample)
        while self._samples[0].time_s < sample.time_s - _HISTORY_S:
            self._samples.popleft()
        self._recent.append(sample.progress)
        middle = statistics.median(self._recent)
        if self._level != self._level:
            self._level = middle
        else:
            self._level += (middle - self._level) * elapsed / (elapsed + _SMOOTHING_S)
        self._steady.append((sample.time_s, self._level))
        while self._steady[0][0] < sample.time_s - _STALL_S:
            self._steady.popleft()

    def _spread(self) -> float:
        levels = [level for _, level in self._steady]
        return max(levels) - min(levels)

    def _typical(self) -> float:
        return statistics.median(self._ranges) if self._ranges else _TYPICAL_RANGE

    # --- states ------------------------------------------------------------

    def _advance(self, time_s: float) -> list[RepFact]:
        match self._state:
            case _State.SEARCHING:
                self._search(time_s)
            case _State.HOME:
                self._at_home(time_s)
            case _State.OUT:
                self._going_out()
            case _State.BACK:
                return self._coming_back(time_s)
        return []

    def _search(self, time_s: float) -> None:
        """Nothing is known yet: is the person at home, or already in the middle of a rep?"""
        if self._level <= _KNOWN_HOME_MAX:
            self._base, self._state = self._level, _State.HOME
            self._out_from_s = time_s
            self._trough = self._level
        elif self._counts_lift:
            self._base, self._state = 0.0, _State.OUT
            self._peak, self._out_from_s = self._level, time_s
        else:
            self._trough = min(self._trough or self._level, self._level)
            if self._level > self._trough + _LEAVE_MAX:
                self._base, self._state = self._trough, _State.OUT
                self._peak, self._out_from_s = self._level, time_s

    def _at_home(self, time_s: float) -> None:
        elapsed = (
            self._samples[-1].time_s - self._samples[-2].time_s if len(self._samples) > 1 else 0
        )
        above = self._level - self._base
        leave = min(max(_LEAVE_RATIO * self._typical(), _LEAVE_MIN), _LEAVE_MAX)
        if above <= 0:
            self._base += above * min(1.0, elapsed / _BASE_FALL_S)
        elif self._spread() < _STILL_PER_S * _STALL_S:
            self._base += above * min(1.0, elapsed / _BASE_RISE_S)
        if above < leave:
            self._out_since_s = None
            if above < leave / 3:
                self._out_from_s = time_s
            return
        if self._out_since_s is None:
            self._out_since_s = time_s
        if time_s - self._out_since_s >= _LEAVE_HOLD_S:
            self._state, self._peak, self._out_since_s = _State.OUT, self._level, None

    def _going_out(self) -> None:
        self._peak = max(self._peak, self._level)
        if self._level < self._peak - max(_TURN_MIN, _TURN_RATIO * (self._peak - self._base)):
            self._state, self._trough = _State.BACK, self._level

    def _coming_back(self, time_s: float) -> list[RepFact]:
        self._trough = min(self._trough, self._level)
        size = self._peak - self._base
        returned = self._peak - self._trough
        if self._level <= self._base + _HOME_RATIO * size:
            return self._came_home(time_s)
        rebound = max(_REBOUND_MIN, _REBOUND_RATIO * size)
        if self._level > self._trough + rebound:
            if returned < _RETURNED_RATIO * size:
                self._state, self._peak = _State.OUT, max(self._peak, self._level)
                return []
            return self._came_home(time_s, turned_out=True)
        if returned >= _RETURNED_RATIO * size and self._spread() < _STALL_RANGE:
            return self._came_home(time_s)
        return []

    def _came_home(self, time_s: float, *, turned_out: bool = False) -> list[RepFact]:
        facts = self._settle(time_s, at_once=True) + self._judge(time_s)
        if turned_out:
            self._base, self._state, self._peak = self._trough, _State.OUT, self._level
        else:
            self._base, self._state = self._level, _State.HOME
        self._out_from_s = time_s
        return facts

    def _not_seen(self, time_s: float) -> list[RepFact]:
        if self._samples and time_s - self._samples[-1].time_s > _ABORT_S:
            return self._lost(time_s)
        return []

    def _lost(self, time_s: float) -> list[RepFact]:
        last_s = self._samples[-1].time_s
        facts = self._settle(last_s, at_once=True) + self._decide_last(last_s)
        if self._state in (_State.OUT, _State.BACK):
            lost = Dismissed(at_s=last_s, decided_s=time_s, reason=RejectReason.LOST)
            facts.append(lost)
        self._forget_level()
        self._samples.clear()
        return facts

    # --- judgement ---------------------------------------------------------

    def _stretch(self, from_s: float, to_s: float) -> tuple[Sample, ...]:
        return tuple(sample for sample in self._samples if from_s <= sample.time_s <= to_s)

    def _judge(self, time_s: float) -> list[RepFact]:
        stretch = self._stretch(self._out_from_s - _LEAD_S, time_s)
        turn = _turn_of(stretch)
        inside = [s.movement for s in stretch if turn.start_s <= s.time_s <= turn.end_s]
        reason: RejectReason | None = RejectReason.PARTIAL
        if turn.far_s - stretch[0].time_s >= _SEEN_BOTTOM_S:
            reason = self._unlike_any_rep(turn) or reject_reason(inside, pattern=self._pattern)
        if reason is not None:
            return [Dismissed(at_s=turn.far_s, decided_s=time_s, reason=reason)]
        cycle = Cycle(
            number=0,
            turn=turn,
            counted_at_s=time_s,
            range_ratio=self._peak - self._base,
            samples=stretch,
        )
        return self._admit(cycle)

    def _unlike_any_rep(self, turn: Turn) -> RejectReason | None:
        duration_s = turn.end_s - turn.start_s
        if self._peak - self._base > _RANGE_MAX:
            return RejectReason.OTHER_MOVEMENT
        if duration_s < self._pattern.duration_min_s:
            return RejectReason.TOO_FAST
        return RejectReason.TOO_SLOW if duration_s > self._pattern.duration_max_s else None

    def _admit(self, cycle: Cycle) -> list[RepFact]:
        """Large enough, or like its neighbours?"""
        if self._ranges:
            if cycle.range_ratio < _LIKE_NEIGHBOURS * statistics.median(self._ranges):
                return [too_small(cycle)]
            return [self._count_in(cycle)]
        if self._pending is not None:
            return self._compare_with_pending(cycle)
        if cycle.range_ratio >= _SURE_ALONE:
            return [*self._small.dismissed(), self._count_in(cycle)]
        if cycle.range_ratio < self._pattern.alone_ratio:
            return self._keep_small(cycle)
        self._pending = cycle
        return []

    def _keep_small(self, cycle: Cycle) -> list[RepFact]:
        """Too small alone; several alike in a row are the reps of a shallow set."""
        facts = self._small.add(cycle)
        row = self._small.take_row()
        for one, after in pairwise(row):
            facts += self._count_late(one, after=after, time_s=cycle.counted_at_s)
        return facts + [self._count_in(one) for one in row[-1:]]

    def _compare_with_pending(self, cycle: Cycle) -> list[RepFact]:
        pending, self._pending = self._pending, None
        assert pending is not None
        facts = self._small.dismissed()
        if cycle.range_ratio > _UNLIKE_NEXT * pending.range_ratio:
            return [*facts, too_small(pending), *self._admit(cycle)]
        facts += self._count_late(pending, after=cycle, time_s=cycle.counted_at_s)
        return [*facts, *self._admit(cycle)]

    def _count_in(self, cycle: Cycle) -> Appeared:
        self._count += 1
        self._ranges.append(cycle.range_ratio)
        self._open = replace(cycle, number=self._count)
        return Appeared(cycle=self._open)

    def _count_late(self, cycle: Cycle, *, after: Cycle, time_s: float) -> list[RepFact]:
        """A rep that only its neighbours made one; it was over when the next set off."""
        appeared = self._count_in(replace(cycle, counted_at_s=time_s))
        return [appeared, self._settled(max(after.turn.start_s, cycle.samples[-1].time_s))]

    def _decide_alone(self, pending: Cycle, time_s: float) -> list[RepFact]:
        """Nothing like it followed: a rep only if it was large enough by itself."""
        self._pending = None
        if pending.range_ratio < _LONELY_MIN:
            return self._keep_small(pending)
        return [*self._small.dismissed(), self._count_in(replace(pending, counted_at_s=time_s))]

    def _decide_last(self, time_s: float) -> list[RepFact]:
        """No next rep will come to compare with: a hollow rep is decided now."""
        facts = [] if self._pending is None else self._decide_alone(self._pending, time_s)
        return facts + self._small.dismissed() + self._settle(time_s, at_once=True)

    def _settle(self, time_s: float, *, at_once: bool = False) -> list[RepFact]:
        """Give the last rep its final times once its end is known."""
        facts: list[RepFact] = []
        pending = self._pending
        quiet = at_once or (pending is not None and time_s - pending.turn.end_s >= _QUIET_S)
        if pending is not None and self._state is _State.HOME and quiet:
            facts += self._decide_alone(pending, time_s)
        if self._state is _State.HOME:
            facts += self._small.dismissed(before_s=time_s - ROW_GAP_S)
        if self._open is None:
            return facts
        if not (at_once or self._state is _State.OUT or time_s - self._open.counted_at_s > _END_S):
            return facts
        until_s = self._out_from_s if self._state is _State.OUT else time_s
        return [*facts, self._settled(max(until_s, self._open.counted_at_s))]

    def _settled(self, until_s: float) -> Settled:
        """The open rep with its final times, nothing after `until_s` being part of it."""
        cycle, self._open = self._open, None
        assert cycle is not None
        stretch = self._stretch(cycle.samples[0].time_s, until_s)
        turn = _turn_of(stretch)
        if not turn.start_s < turn.far_s < cycle.counted_at_s:
            turn = cycle.turn  # what came behind the rep looked more like one
        return Settled(cycle=replace(cycle, turn=turn, samples=stretch))


def _turn_of(stretch: tuple[Sample, ...]) -> Turn:
    return locate_turn(
        np.array([sample.time_s for sample in stretch]),
        np.array([sample.progress for sample in stretch]),
    )
