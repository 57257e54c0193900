"""One thing at a time, never late, at most one cue a rep, silent when muted."""

import random
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from studio.catalog.loader import load_catalog
from studio.engine.snapshot import CountCorrected, CueGiven, RepCounted, SetFinished, SetStarted
from studio.model.rep import RepStatus
from studio.paths import resources
from studio.settings import Language
from studio.ui.rep_verdict import RepVerdict
from studio.ui.sound.tones import Tone
from studio.ui.sound.voice import COUNT_WAIT_S, SpeechPlan, Utterance, Voice
from tests.ui import figure
from tests.ui.figure import Clock

SET_ID = figure.plan().set_id


class SlowSpeaker:
    """Records what is begun; ends only when told, and refuses two at once."""

    def __init__(self) -> None:
        self.begun: list[Utterance] = []
        self.volumes: list[float] = []
        self.languages: list[Language] = []
        self._on_finished: Callable[[], None] | None = None

    @property
    def is_busy(self) -> bool:
        return self._on_finished is not None

    def begin(self, utterance: Utterance, *, on_finished: Callable[[], None]) -> None:
        assert not self.is_busy, "two at once"
        self.begun.append(utterance)
        self._on_finished = on_finished

    def end(self) -> None:
        on_finished, self._on_finished = self._on_finished, None
        assert on_finished is not None
        on_finished()

    def stop(self) -> None:
        self._on_finished = None

    def set_volume(self, volume_ratio: float) -> None:
        self.volumes.append(volume_ratio)

    def speak_language(self, language: Language) -> None:
        self.languages.append(language)

    @property
    def heard(self) -> list[tuple[str, Tone | None]]:
        return [(utterance.words, utterance.tone) for utterance in self.begun]


class Stage:
    def __init__(self) -> None:
        self.clock = Clock()
        self.speaker = SlowSpeaker()
        self.voice = Voice(
            self.speaker, exercises=load_catalog(resources()).exercises, clock=self.clock
        )

    def count(
        self, number: int, *, status: RepStatus = RepStatus.FULL, down_s: float = 3.0
    ) -> None:
        rep = figure.rep(number, status=status, eccentric_s=down_s)
        self.voice.take_event(RepCounted(set_id=SET_ID, rep=rep))

    def cue(self, words: str = "Keep your shins upright") -> None:
        self.voice.take_event(CueGiven(set_id=SET_ID, cue=figure.shown_cue(words=words)))

    def start_set(self) -> None:
        self.voice.take_event(SetStarted(plan=figure.plan()))
        self.speaker.end()
        self.speaker.begun.clear()


@pytest.fixture
def stage(qapp: object) -> Stage:
    return Stage()


def test_a_rep_is_counted_aloud_with_its_own_tone(stage: Stage) -> None:
    stage.start_set()
    stage.count(1)
    stage.speaker.end()
    stage.count(2, status=RepStatus.SHORT)
    stage.speaker.end()
    stage.count(3, down_s=1.0)
    stage.speaker.end()
    assert stage.speaker.heard == [("1", Tone.GOOD), ("2", Tone.SHORT), ("3", Tone.FAST)]


def test_a_cue_waits_for_the_count(stage: Stage) -> None:
    stage.start_set()
    stage.count(1)
    stage.cue()
    assert stage.speaker.heard == [("1", Tone.GOOD)]
    stage.speaker.end()
    assert stage.speaker.heard[-1] == ("Keep your shins upright", Tone.CUE)


def test_at_most_one_cue_a_rep(stage: Stage) -> None:
    stage.start_set()
    for words in ("Keep your shins upright", "Reach your hips back"):
        stage.cue(words)
        stage.speaker.end() if stage.speaker.is_busy else None
    assert len(stage.speaker.begun) == 1
    stage.count(1)
    stage.speaker.end()
    stage.cue("Reach your hips back")
    assert stage.speaker.heard[-1][0] == "Reach your hips back"


def test_a_late_count_is_dropped(stage: Stage) -> None:
    stage.start_set()
    stage.cue()
    stage.count(1)
    stage.clock.advance(COUNT_WAIT_S + 0.1)
    stage.speaker.end()
    assert len(stage.speaker.begun) == 1
    assert not stage.voice.is_speaking


def test_only_the_newest_count_waits(stage: Stage) -> None:
    stage.start_set()
    stage.cue()
    stage.count(1)
    stage.count(2)
    stage.speaker.end()
    assert stage.speaker.heard[-1][0] == "2"


def test_a_corrected_count_is_counted_on(stage: Stage) -> None:
    stage.start_set()
    stage.count(1)
    stage.speaker.end()
    stage.voice.take_event(CountCorrected(set_id=SET_ID, change=1, count=2))
    stage.count(2)
    assert stage.speaker.heard[-1][0] == "3"


def test_what_belongs_to_an_earlier_set_is_not_heard(stage: Stage) -> None:
    stage.start_set()
    stage.voice.take_event(RepCounted(set_id="an earlier one", rep=figure.rep(9)))
    assert stage.speaker.heard == []
    stage.count(1)
    assert stage.speaker.heard[-1][0] == "1"


def test_muted_is_silent_at_once_and_says_nothing_later(stage: Stage) -> None:
    stage.start_set()
    stage.count(1)
    stage.cue()
    stage.voice.set_muted(True)
    assert not stage.speaker.is_busy
    stage.count(2)
    stage.voice.set_muted(False)
    assert stage.speaker.heard == [("1", Tone.GOOD)]
    stage.count(3)
    assert stage.speaker.heard[-1][0] == "3"


def test_the_set_begins_and_ends_with_a_sound(stage: Stage) -> None:
    stage.start_set()
    stage.count(1)
    stage.cue()
    finished = SetFinished(
        plan=figure.plan(), reps=(), count=1, score=90.0, coverage=0.9, deduction=""
    )
    stage.voice.take_event(finished)
    stage.speaker.end()
    assert stage.speaker.heard[-1] == ("", Tone.END)


def test_a_voice_that_hangs_is_stopped(stage: Stage, qtbot: QtBot) -> None:
    stage.start_set()
    stage.voice._watchdog.setInterval(1)
    stage.count(1)
    qtbot.waitUntil(lambda: not stage.voice.is_speaking)
    stage.count(2)
    assert stage.speaker.heard[-1][0] == "2"


def test_the_end_of_what_was_stopped_means_nothing(stage: Stage) -> None:
    stage.start_set()
    stage.count(1)
    finish_first = stage.speaker._on_finished
    assert finish_first is not None
    stage.voice.be_quiet()
    stage.count(2)
    finish_first()
    assert stage.voice.is_speaking


def test_volume_stays_between_silent_and_full(stage: Stage) -> None:
    for volume in (-1.0, 0.4, 7.0):
        stage.voice.set_volume(volume)
    assert stage.speaker.volumes == [0.0, 0.4, 1.0]


def test_never_two_at_once_over_ten_thousand_reps(stage: Stage) -> None:
    chance = random.Random(7)
    stage.start_set()
    cues_of_rep = 0
    spoken_before = 0
    for number in range(1, 10_001):
        stage.count(number, down_s=chance.choice([1.0, 3.0]))
        for _ in range(chance.randrange(4)):
            stage.clock.advance(chance.random())
            if chance.random() < 0.5:
                stage.cue()
            if stage.speaker.is_busy and chance.random() < 0.6:
                stage.speaker.end()
            if chance.random() < (0.5 if stage.voice.is_muted else 0.002):
                stage.voice.set_muted(not stage.voice.is_muted)
        begun = stage.speaker.begun[spoken_before:]
        spoken_before = len(stage.speaker.begun)
        cues_of_rep = sum(utterance.tone is Tone.CUE for utterance in begun)
        assert cues_of_rep <= 1
    assert len(stage.speaker.begun) > 5_000


def test_a_plan_forgets_what_is_out_of_date() -> None:
    plan = SpeechPlan()
    plan.add_rep(1, RepVerdict.GOOD, now_s=0.0)
    plan.add_cue("Reach your hips back", now_s=0.0)
    assert plan.take(now_s=100.0) is None


def test_praise_is_said_where_no_cue_is() -> None:
    plan = SpeechPlan()
    plan.add_praise("Heels glued down", now_s=0.0)
    said = plan.take(now_s=0.1)
    assert said is not None
    assert (said.words, said.tone) == ("Heels glued down", Tone.GOOD)

    plan.add_cue("Reach your hips back", now_s=0.2)  # one thing a rep
    assert plan.take(now_s=0.3) is None
    plan.clear()
    plan.add_cue("Reach your hips back", now_s=1.0)
    plan.add_praise("Heels glued down", now_s=1.0)
    said = plan.take(now_s=1.1)
    assert said is not None
    assert said.words == "Reach your hips back"
    assert plan.take(now_s=1.1) is None


def test_a_change_of_language_ends_what_is_said_and_reaches_the_speaker(stage: Stage) -> None:
    stage.voice.take_event(SetStarted(plan=figure.plan()))
    assert stage.voice.is_speaking

    stage.voice.speak_language(Language.DE)

    assert not stage.voice.is_speaking
    assert stage.speaker.languages == [Language.DE]
