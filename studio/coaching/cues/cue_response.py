"""What became of a fault after its cue.

A fault that is gone in one of the two reps after its cue has left; one that is still there in the
second has stayed, and the next time the cue is said in other words. Not seen is neither.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from studio.coaching.ledger import CueAnswered
from studio.model.cue import CueResponse

WITHIN_REPS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    at_s: float
    rep: int


class CueResponses:
    """Follows the cues given in one set. Deterministic; knows no clock."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self._open: dict[str, _Given] = {}
        self._wordings: dict[str, int] = {}

    def wording(self, cue_id: str) -> int:
        """How often other words are due; 0 = the first are fine."""
        return self._wordings.get(cue_id, 0)

    def given(self, cue_id: str, *, at_s: float, rep: int) -> None:
        """A cue reached the client.

        Args:
            cue_id: Which.
            at_s: Stream time.
            rep: Number of the rep it followed.
        """
        self._open[cue_id] = _Given(at_s=at_s, rep=rep)

    def rep_over(
        self, rep: int, *, active: Collection[str], clean: Collection[str]
    ) -> tuple[CueAnswered, ...]:
        """Take in what a rep showed and answer what became certain.

        Args:
            rep: Its number.
            active: Ids beyond amber.
            clean: Ids that were judged and ok.
        """
        answers = []
        for cue_id, given in sorted(self._open.items()):
            response = self._response(rep - given.rep, cue_id, active=active, clean=clean)
            if response is not None:
                answers.append(CueAnswered(cue_id=cue_id, at_s=given.at_s, response=response))
            if response is CueResponse.STAYED:
                self._wordings[cue_id] = self.wording(cue_id) + 1
            if response is not None or rep - given.rep >= WITHIN_REPS:
                del self._open[cue_id]
        return tuple(answers)

    @staticmethod
    def _response(
        since: int, cue_id: str, *, active: Collection[str], clean: Collection[str]
    ) -> CueResponse | None:
        if cue_id in clean:
            return CueResponse.LEFT
        return CueResponse.STAYED if cue_id in active and since >= WITHIN_REPS else None


def worded(wordings: Mapping[str, tuple[str, ...]], cue_id: str, wording: int) -> str:
    """The words of a cue; after the last ones the first come again."""
    choices = wordings[cue_id]
    return choices[wording % len(choices)]
