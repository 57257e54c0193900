"""Which cue reaches the client, and when (coaching.md 4.1, 4.4).

Words come when a rep is over: never during the first one, only for what was seen in two of the
last three reps, one at a time, for a short while and with a pause in between. Because nothing
new appears while somebody is working, nothing disturbs a slow, hard way up either. A fault that
stayed is spoken of in other words, and after three clean reps there is silence, praise included.
"""

import math
from collections import deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from studio.coaching.cues.cue_response import CueResponses, worded
from studio.coaching.ledger import CueAnswered
from studio.model.cue import Cue, CueLevel

DISPLAY_S = 2.5
"""Longest time on screen; at least 1.2 s are needed to read six words (coaching.md 4.4)."""

GAP_S = 4.0
"""From the end of one message to the start of the next."""

EVERY_NTH_REP = 3
MEMORY_REPS = 3
NEEDED_REPS = 2
CORRECTIONS_PER_PRAISE = 2
SILENT_AFTER_REPS = 3
"""So many clean reps in a row need no words at all."""

RED_AT_ONCE: frozenset[str] = frozenset({"heels_down", "toes_down", "knee_track"})
"""Cues whose red level needs no second rep (coaching.md 4.1), by key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Words on the screen.

    Attributes:
        cue_id: The cue.
        words: For the client.
        level: Of the correction; None = praise.
        since_s: Stream time when it appeared.
        rep: The rep after which it appeared, 1 for the first of the set.
        wording: 0 = the first words, 1 = the next.
    """

    cue_id: str
    words: str
    level: CueLevel | None
    since_s: float
    rep: int = 0
    wording: int = 0


class CueArbiter:
    """Decides rep by rep what is said. Deterministic; knows no clock.

    Attributes:
        answers: What became certain about cues given before, with the last rep.
    """

    def __init__(self, cues: Mapping[str, Cue], *, words: Mapping[str, tuple[str, ...]]) -> None:
        """Prepare for a set.

        Args:
            cues: Those that may speak, by id.
            words: What each says in this exercise, by id, in the order it is tried.
        """
        self._cues = cues
        self._words = words
        self._responses = CueResponses()
        self.answers: tuple[CueAnswered, ...] = ()
        self._reps = 0
        self._clean_reps = 0
        self._recent: deque[frozenset[str]] = deque(maxlen=MEMORY_REPS)
        self._said_in_rep: dict[str, int] = {}
        self._to_praise: list[str] = []
        self._message: Message | None = None

    def rep_over(
        self, *, active: Mapping[str, CueLevel], clean: Collection[str], time_s: float
    ) -> Message | None:
        """Take in what a rep showed and answer what appears now, or None.

        Args:
            active: Cues beyond amber in this rep, by id, with their worst level.
            clean: Ids that were judged and ok; not seen is neither.
            time_s: Now, stream time.
        """
        self._reps += 1
        self._recent.append(frozenset(active))
        self._clean_reps = 0 if active else self._clean_reps + 1
        self.answers = self._responses.rep_over(self._reps, active=active, clean=clean)
        if self._reps < NEEDED_REPS or self._is_too_soon(time_s):
            return None
        chosen = min(
            (cue_id for cue_id in active if self._may_speak(cue_id, active[cue_id])),
            key=lambda cue_id: self._rank(cue_id, active[cue_id]),
            default=None,
        )
        if chosen is None:
            return self._praise(clean, time_s=time_s)
        return self._speak(chosen, level=active[chosen], time_s=time_s)

    def _speak(self, cue_id: str, *, level: CueLevel, time_s: float) -> Message:
        self._said_in_rep[cue_id] = self._reps
        self._to_praise.append(cue_id)
        wording = self._responses.wording(cue_id)
        self._responses.given(cue_id, at_s=time_s, rep=self._reps)
        self._message = Message(
            cue_id=cue_id,
            words=worded(self._words, cue_id, wording),
            level=level,
            since_s=time_s,
            rep=self._reps,
            wording=wording,
        )
        return self._message

    def on_screen(self, time_s: float) -> Message | None:
        """The message that stands on the screen at a time, or None."""
        message = self._message
        if message is None or time_s - message.since_s > DISPLAY_S:
            return None
        return message

    def _is_too_soon(self, time_s: float) -> bool:
        if self._message is None:
            return False
        return time_s - self._message.since_s < DISPLAY_S + GAP_S

    def _may_speak(self, cue_id: str, level: CueLevel) -> bool:
        last = self._said_in_rep.get(cue_id)
        if last is not None and self._reps - last < EVERY_NTH_REP:
            return False
        if level is CueLevel.RED and self._cues[cue_id].key in RED_AT_ONCE:
            return True
        return sum(cue_id in rep for rep in self._recent) >= NEEDED_REPS

    def _rank(self, cue_id: str, level: CueLevel) -> tuple[float, float, float, str]:
        """Priority, then severity, then how long ago it was said."""
        severity = 0.0 if level is CueLevel.RED else 1.0
        last = self._said_in_rep.get(cue_id, -math.inf)
        return float(self._cues[cue_id].priority), severity, last, cue_id

    def _praise(self, clean: Collection[str], *, time_s: float) -> Message | None:
        """One praise for what has become good, after two corrections."""
        if len(self._to_praise) < CORRECTIONS_PER_PRAISE or self._clean_reps > SILENT_AFTER_REPS:
            return None
        good = [cue_id for cue_id in reversed(self._to_praise) if cue_id in clean]
        if not good:
            return None
        self._to_praise.clear()
        self._message = Message(
            cue_id=good[0], words=self._cues[good[0]].praise, level=None, since_s=time_s
        )
        return self._message
