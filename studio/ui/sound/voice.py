"""Voice and sounds: one thing at a time, never late, never two at once.

`SpeechPlan` decides what is said next and knows neither Qt nor a clock. `Voice` feeds it with
facts and hands what is due to a `Speaker`.
"""

import logging
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from studio.engine.snapshot import (
    CountCorrected,
    CueGiven,
    Event,
    PraiseGiven,
    RepCounted,
    SetFinished,
    SetStarted,
)
from studio.model.exercise import Exercise
from studio.settings import Language
from studio.ui.rep_verdict import RepVerdict, rep_verdict
from studio.ui.sound.tones import Tone

_log = logging.getLogger(__name__)

COUNT_WAIT_S = 0.8
"""A count that could not be said this long after its rep is dropped, not said late."""

CUE_WAIT_S = 1.5
"""The same for a cue."""

LONGEST_S = 6.0
"""A voice that does not end within this time is stopped."""

_OF_A_SET = (RepCounted, CueGiven, PraiseGiven, CountCorrected)
_VERDICT_TONES = {
    RepVerdict.GOOD: Tone.GOOD,
    RepVerdict.SHORT: Tone.SHORT,
    RepVerdict.FAST: Tone.FAST,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One thing to be heard.

    Attributes:
        words: What is spoken; "" = the tone alone.
        tone: Heard first, and alone where there is no voice; None = words alone.
        until_s: Not begun after this.
    """

    words: str
    tone: Tone | None
    until_s: float


class Speaker(Protocol):
    """Whatever makes things heard. Says `on_finished` once after each `begin`, also on failure."""

    def begin(self, utterance: Utterance, *, on_finished: Callable[[], None]) -> None:
        """Begin; only called while nothing is being heard."""
        ...

    def stop(self) -> None:
        """Be silent now; `on_finished` of what was stopped is not called any more."""
        ...

    def set_volume(self, volume_ratio: float) -> None:
        """Loudness, 0..1."""
        ...

    def speak_language(self, language: Language) -> None:
        """Words are of this language from now on; without a voice for it they are not spoken."""
        ...


class SpeechPlan:
    """What is due to be heard: one signal, one count and one cue may wait, newest of each.

    A rep has at most one spoken cue. Signals (start, end) go first, then the count, then the cue.
    """

    def __init__(self) -> None:
        self._signals: deque[Utterance] = deque(maxlen=1)
        self._counts: deque[Utterance] = deque(maxlen=1)
        self._cues: deque[Utterance] = deque(maxlen=1)
        self._cue_spoken = False

    def add_signal(self, tone: Tone, *, now_s: float) -> None:
        """The set begins or ends: whatever waited is out of date, and a cue may speak again."""
        self.clear()
        self._signals.append(Utterance(words="", tone=tone, until_s=now_s + CUE_WAIT_S))

    def add_rep(self, count: int, verdict: RepVerdict, *, now_s: float) -> None:
        """A rep was counted; from now on a cue may speak again."""
        tone = _VERDICT_TONES[verdict]
        until_s = now_s + COUNT_WAIT_S
        self._counts.append(Utterance(words=str(count), tone=tone, until_s=until_s))
        self._cue_spoken = False

    def add_cue(self, words: str, *, now_s: float) -> None:
        """A cue reached the client."""
        if not self._cue_spoken:
            self._cues.append(Utterance(words=words, tone=Tone.CUE, until_s=now_s + CUE_WAIT_S))

    def add_praise(self, words: str, *, now_s: float) -> None:
        """A fault left after its cue. A cue goes first: at most one of both a rep."""
        if not self._cue_spoken and not self._cues:
            self._cues.append(Utterance(words=words, tone=Tone.GOOD, until_s=now_s + CUE_WAIT_S))

    def take(self, *, now_s: float) -> Utterance | None:
        """What to begin now; None = nothing that is still worth saying."""
        for waiting in (self._signals, self._counts, self._cues):
            while waiting:
                utterance = waiting.popleft()
                if utterance.until_s < now_s:
                    continue
                if waiting is self._cues:
                    self._cue_spoken = True
                return utterance
        return None

    def clear(self) -> None:
        """Nothing waits."""
        for waiting in (self._signals, self._counts, self._cues):
            waiting.clear()
        self._cue_spoken = False


class Voice(QObject):
    """Says counts and cues, and plays the tone of each rep."""

    def __init__(
        self,
        speaker: Speaker,
        *,
        exercises: Mapping[str, Exercise],
        clock: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        """Prepare, silent until the first fact.

        Args:
            speaker: What makes it heard.
            exercises: By id; the prescription tells whether a rep was fast.
            clock: Monotonic seconds.
            parent: As in Qt.
        """
        super().__init__(parent)
        self._speaker = speaker
        self._exercises = exercises
        self._clock = clock
        self._plan = SpeechPlan()
        self._exercise: Exercise | None = None
        self._set_id = ""
        self._corrected = 0
        self._counted = 0
        self._is_muted = False
        self._turn = 0
        self._is_speaking = False
        self._watchdog = QTimer(self)
        self._watchdog.setSingleShot(True)
        self._watchdog.setInterval(int(1000 * LONGEST_S))
        self._watchdog.timeout.connect(self._on_watchdog_timed_out)

    @property
    def is_speaking(self) -> bool:
        """Whether something is being heard."""
        return self._is_speaking

    @property
    def is_muted(self) -> bool:
        """Whether nothing is heard, whatever happens."""
        return self._is_muted

    def set_volume(self, volume_ratio: float) -> None:
        """Loudness, 0..1."""
        self._speaker.set_volume(min(1.0, max(0.0, volume_ratio)))

    def speak_language(self, language: Language) -> None:
        """Speak this language from now on."""
        self.be_quiet()
        self._speaker.speak_language(language)

    def set_muted(self, is_muted: bool) -> None:
        """Be silent, at once, or speak again."""
        self._is_muted = is_muted
        if is_muted:
            self.be_quiet()

    def be_quiet(self) -> None:
        """Stop what is being heard and forget what waits."""
        self._plan.clear()
        self._turn += 1
        self._is_speaking = False
        self._watchdog.stop()
        self._speaker.stop()

    def take_event(self, event: Event) -> None:
        """Take in a fact; connect to `Bridge.event_taken`.

        What belongs to an earlier set is not heard: a full disk may hold its reps back.
        """
        now_s = self._clock()
        if isinstance(event, _OF_A_SET) and event.set_id != self._set_id:
            return
        if isinstance(event, SetStarted):
            self._set_id = event.plan.set_id
            self._exercise = self._exercises.get(event.plan.exercise_id)
            self._corrected = self._counted = 0
            self._plan.add_signal(Tone.START, now_s=now_s)
        elif isinstance(event, SetFinished):
            self._plan.add_signal(Tone.END, now_s=now_s)
        elif isinstance(event, RepCounted):
            self._counted = event.rep.span.number
            verdict = rep_verdict(event.rep, self._exercise)
            self._plan.add_rep(self._counted + self._corrected, verdict, now_s=now_s)
        elif isinstance(event, CueGiven):
            self._plan.add_cue(event.cue.words, now_s=now_s)
        elif isinstance(event, PraiseGiven):
            self._plan.add_praise(event.words, now_s=now_s)
        elif isinstance(event, CountCorrected):
            self._corrected = event.count - self._counted
        self._go_on()

    def _go_on(self) -> None:
        if self._is_muted:
            self._plan.clear()
            return
        if self._is_speaking:
            return
        utterance = self._plan.take(now_s=self._clock())
        if utterance is None:
            return
        self._is_speaking = True
        self._turn += 1
        self._watchdog.start()
        turn = self._turn
        self._speaker.begin(utterance, on_finished=lambda: self._on_finished(turn))

    def _on_finished(self, turn: int) -> None:
        """Ignore the end of something that was stopped before."""
        if turn != self._turn or not self._is_speaking:
            return
        self._is_speaking = False
        self._watchdog.stop()
        self._go_on()

    def _on_watchdog_timed_out(self) -> None:
        _log.info("the voice did not end within %.0f s and was stopped", LONGEST_S)
        self.be_quiet()
