"""There-and-backs too small to be a rep alone, kept until their neighbours tell (coaching.md 5.1).

A rep is like its neighbours or, alone, large enough. Of a set in which every rep is shallow no
single one is large enough; several in a row that are alike are reps all the same, short ones.
"""

from studio.coaching.counting.cycles import Cycle, RepFact, too_small

ROW_GAP_S = 6.0
"""Longer between two of them than this, and they are no neighbours [reasoned]."""

_ROW = 3
"""So many alike in a row are no fidgets [measured: none on the clips without a set]."""

_DURATION_MIN_S = 0.9
"""Small and quicker than this is a bounce, of a jumping jack or a side shuffle [measured: 0.6 to
0.7 there, 1.1 and more in shallow sets at quick tempo]."""

_ALIKE = 1.5
"""The largest of a row is at most this many times its smallest [reasoned]."""


class SmallCycles:
    """Those that wait for neighbours, oldest first."""

    def __init__(self) -> None:
        """Begin without any."""
        self._waiting: list[Cycle] = []

    def add(self, cycle: Cycle) -> list[RepFact]:
        """Keep one more.

        Args:
            cycle: Plausible, but too small alone.

        Returns:
            Those that were dismissed: itself as a bounce, or those before it because it is no
            neighbour of theirs.
        """
        if cycle.turn.end_s - cycle.turn.start_s < _DURATION_MIN_S:
            return [too_small(cycle)]
        ranges = [cycle.range_ratio, *(one.range_ratio for one in self._waiting)]
        is_alike = max(ranges) <= _ALIKE * min(ranges)
        is_near = not self._waiting or (
            cycle.turn.start_s - self._waiting[-1].turn.end_s <= ROW_GAP_S
        )
        facts = [] if is_alike and is_near else self.dismissed()
        self._waiting.append(cycle)
        return facts

    def take_row(self) -> tuple[Cycle, ...]:
        """Enough of them in a row: reps, and no longer kept; empty as long as there are fewer."""
        if len(self._waiting) < _ROW:
            return ()
        row, self._waiting = tuple(self._waiting), []
        return row

    def dismissed(self, *, before_s: float | None = None) -> list[RepFact]:
        """Give up waiting.

        Args:
            before_s: Only if the last of them was over before that; None = in any case.
        """
        if before_s is not None and self._waiting and self._waiting[-1].turn.end_s >= before_s:
            return []
        given_up, self._waiting = self._waiting, []
        return [too_small(one) for one in given_up]
