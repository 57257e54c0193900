"""What a client puts right in the count of a set."""

from dataclasses import dataclass
from enum import StrEnum

from studio.model.landmarks import Side


class CorrectionKind(StrEnum):
    """How what was measured was wrong."""

    ADDED = "added"
    """A rep nobody saw."""
    COUNTED = "counted"
    """A movement that was not counted is a rep."""
    REMOVED = "removed"
    """A counted rep is none."""
    SPLIT = "split"
    """One counted rep is two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One correction, or the taking back of one.

    Attributes:
        kind: See there.
        is_taken_back: The client took such a correction back.
        rep_number: Of the measured rep; None = it is about no measured rep.
        at_s: When it was in the set, stream seconds; None = not known.
        side: The leg of the rep; None = not told.
    """

    kind: CorrectionKind
    is_taken_back: bool = False
    rep_number: int | None = None
    at_s: float | None = None
    side: Side | None = None

    @property
    def change(self) -> int:
        """What it does to the count: +1 or -1."""
        change = -1 if self.kind is CorrectionKind.REMOVED else 1
        return -change if self.is_taken_back else change
