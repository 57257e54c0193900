"""Everything a set was made of: reps, what was not counted and why, and what the client put right.

The count follows from the entries. What was measured is never changed: a correction stands beside
it (store: `reps`, `not_counted`, `corrections`), so that our own errors can be counted.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from studio.model.correction import Correction, CorrectionKind
from studio.model.landmarks import Side
from studio.model.rep import NotCounted, RejectReason, Rep


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LedgerEntry:
    """One line of the ledger.

    Attributes:
        rep: As measured; None = it was not counted, or nobody saw it.
        movement: Why it was not counted; None = it was, or nobody saw it.
        correction: What the client put right here; None = nothing.
        side: The leg; BOTH = both, or not known.
        at_s: When it was over, stream seconds; NaN = nobody saw it.
    """

    rep: Rep | None
    movement: NotCounted | None
    correction: CorrectionKind | None
    side: Side
    at_s: float

    @property
    def reps(self) -> int:
        """For how many reps it counts: 0, 1 or 2."""
        if self.correction is CorrectionKind.SPLIT:
            return 2
        if self.correction is CorrectionKind.REMOVED:
            return 0
        return 1 if self.rep is not None or self.correction is not None else 0


def corrections_of(entry: LedgerEntry) -> tuple[Correction, ...]:
    """What a client may put right at an entry; what was put right can be taken back.

    Args:
        entry: Of the ledger.
    """
    if entry.correction is not None:
        return (replace(_about(entry, entry.correction), is_taken_back=True),)
    if entry.rep is not None:
        return (
            _about(entry, CorrectionKind.REMOVED),
            _about(entry, CorrectionKind.SPLIT),
        )
    return (_about(entry, CorrectionKind.COUNTED),)


def added(side: Side) -> Correction:
    """A rep nobody saw.

    Args:
        side: Its leg; BOTH = both, or not known.
    """
    return Correction(kind=CorrectionKind.ADDED, side=side)


def entries_of(
    reps: Sequence[Rep],
    not_counted: Sequence[NotCounted],
    corrections: Sequence[Correction],
) -> tuple[LedgerEntry, ...]:
    """The ledger in the order things happened; reps nobody saw come last.

    Args:
        reps: As measured.
        not_counted: Movements that were not counted.
        corrections: In the order they were made.
    """
    standing = _standing(corrections)
    lines = [
        LedgerEntry(
            rep=rep,
            movement=None,
            correction=_kind(standing, rep_number=rep.span.number),
            side=rep.span.side,
            at_s=rep.span.end_s,
        )
        for rep in reps
    ]
    lines += [
        LedgerEntry(
            rep=None,
            movement=movement,
            correction=_kind(standing, at_s=movement.at_s),
            side=Side.BOTH,
            at_s=movement.at_s,
        )
        for movement in not_counted
        if not _is_wobble(movement, reps)
    ]
    lines.sort(key=lambda line: line.at_s)
    unseen = [one for one in standing if one.kind is CorrectionKind.ADDED]
    lines += [
        LedgerEntry(
            rep=None,
            movement=None,
            correction=one.kind,
            side=one.side or Side.BOTH,
            at_s=math.nan,
        )
        for one in unseen
    ]
    return tuple(lines)


def is_possible(correction: Correction, entries: Sequence[LedgerEntry]) -> bool:
    """Whether a correction means something now; a late second tap does not.

    Args:
        correction: Wished for.
        entries: The ledger as it is.
    """
    if correction.kind is CorrectionKind.ADDED and not correction.is_taken_back:
        return True
    return any(correction in corrections_of(entry) for entry in entries)


def one_more(entries: Sequence[LedgerEntry], *, side: Side) -> Correction:
    """What "plus" means: the last rep taken away comes back, else one nobody saw is added.

    Args:
        entries: The ledger as it is.
        side: Of the set.
    """
    for entry in reversed(entries):
        if entry.correction is CorrectionKind.REMOVED:
            return corrections_of(entry)[0]
    return added(side)


def one_less(entries: Sequence[LedgerEntry]) -> Correction | None:
    """What "minus" means: the last addition is taken back, else the last rep is taken away.

    Args:
        entries: The ledger as it is.
    """
    for entry in reversed(entries):
        if entry.correction is not None and entry.correction is not CorrectionKind.REMOVED:
            return corrections_of(entry)[0]
    for entry in reversed(entries):
        if entry.reps:
            return corrections_of(entry)[0]
    return None


def _about(entry: LedgerEntry, kind: CorrectionKind) -> Correction:
    return Correction(
        kind=kind,
        rep_number=None if entry.rep is None else entry.rep.span.number,
        at_s=None if math.isnan(entry.at_s) else entry.at_s,
        side=entry.side,
    )


def _is_wobble(movement: NotCounted, reps: Sequence[Rep]) -> bool:
    """A small to and fro within a counted rep is a part of it, and nothing to put right."""
    return movement.reason is RejectReason.PARTIAL and any(
        rep.span.start_s < movement.at_s < rep.span.end_s for rep in reps
    )


def _standing(corrections: Sequence[Correction]) -> list[Correction]:
    """Those that were not taken back."""
    standing: list[Correction] = []
    for correction in corrections:
        if not correction.is_taken_back:
            standing.append(correction)
            continue
        meant = replace(correction, is_taken_back=False)
        if meant in standing:
            standing.remove(meant)
    return standing


def _kind(
    standing: Sequence[Correction], *, rep_number: int | None = None, at_s: float | None = None
) -> CorrectionKind | None:
    """What was put right about a rep, or about a movement of that time."""
    for one in standing:
        is_meant = (
            one.rep_number == rep_number
            if rep_number is not None
            else one.rep_number is None and one.at_s == at_s
        )
        if is_meant and one.kind is not CorrectionKind.ADDED:
            return one.kind
    return None
