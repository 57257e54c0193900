"""Makes things heard: a real speech engine where there is one, else short sounds, else nothing.

A machine without speech, without a sound card or without the sound libraries is a normal
machine: that is said once in the log, and the screen shows everything anyway.
"""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLoggingCategory, QObject, QUrl

from studio.settings import Language
from studio.ui.sound.tones import Tone
from studio.ui.sound.voice import Speaker, Utterance
from studio.ui.translation import locale_of

# Qt asks for PipeWire as its sound module loads, and takes PulseAudio or ALSA where it is missing.
# That is no fault, so it is not said; every other message of Qt's sound stays.
QLoggingCategory.setFilterRules("qt.multimedia.symbolsresolver.warning=false")

try:
    from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
    from PySide6.QtTextToSpeech import QTextToSpeech
except ImportError as error:  # the sound libraries of the system are missing
    _MISSING = str(error)
else:
    _MISSING = ""

_log = logging.getLogger(__name__)

_NOT_REAL_ENGINES = frozenset({"mock"})


class SilentSpeaker:
    """Where nothing can be heard: every utterance ends at once."""

    def begin(self, utterance: Utterance, *, on_finished: Callable[[], None]) -> None:
        """Say nothing."""
        on_finished()

    def stop(self) -> None:
        """Nothing to stop."""

    def set_volume(self, volume_ratio: float) -> None:
        """Nothing to set."""

    def speak_language(self, language: Language) -> None:
        """No words anyway."""


class QtSpeaker(QObject):
    """A tone through QSoundEffect, then the words through QtTextToSpeech if there is an engine."""

    def __init__(
        self,
        folder: Path,
        *,
        speech: "QTextToSpeech | None",
        has_sound: bool,
        language: Language = Language.EN,
    ) -> None:
        """Load the tones.

        Args:
            folder: resources/sounds.
            speech: A working engine; None = tones alone.
            has_sound: Whether there is a sound card for the tones.
            language: Of the words; without a voice for it tones alone.
        """
        super().__init__()
        self._engine = self._speech = speech
        self._effects: dict[Tone, QSoundEffect] = {}
        self._playing: QSoundEffect | None = None
        self._words = ""
        self._on_finished: Callable[[], None] | None = None
        if has_sound:
            for tone in Tone:
                self._effects[tone] = self._load(folder / f"{tone.value}.wav")
        if speech is not None:
            speech.stateChanged.connect(self._on_speech_state_changed)
        self.speak_language(language)

    def _load(self, file: Path) -> "QSoundEffect":
        effect = QSoundEffect(self)
        effect.setSource(QUrl.fromLocalFile(str(file)))
        effect.playingChanged.connect(self._on_playing_changed)
        return effect

    def begin(self, utterance: Utterance, *, on_finished: Callable[[], None]) -> None:
        """Tone, then words; a cue is spoken without a tone where there is a voice."""
        self._on_finished = on_finished
        self._words = utterance.words if self._speech is not None else ""
        tone = utterance.tone
        if self._words and tone is Tone.CUE:
            tone = None
        effect = None if tone is None else self._effects.get(tone)
        if effect is not None and effect.status() == QSoundEffect.Status.Ready:
            self._playing = effect
            effect.play()
        else:
            self._say_words()

    def stop(self) -> None:
        """Be silent now."""
        self._on_finished = None
        self._words = ""
        playing, self._playing = self._playing, None
        if playing is not None:
            playing.stop()
        if self._speech is not None:
            self._speech.stop()

    def set_volume(self, volume_ratio: float) -> None:
        """Loudness, 0..1."""
        for effect in self._effects.values():
            effect.setVolume(volume_ratio)
        if self._engine is not None:
            self._engine.setVolume(volume_ratio)

    def speak_language(self, language: Language) -> None:
        """Choose a voice that speaks it; words in another voice could not be understood."""
        self.stop()
        self._speech = None
        if self._engine is not None:
            if _speaks(self._engine, language):
                self._speech = self._engine
            else:
                _log.info("no voice speaks %s: short sounds instead of words", language.value)

    def _on_playing_changed(self) -> None:
        if self._playing is not None and not self._playing.isPlaying():
            self._playing = None
            self._say_words()

    def _say_words(self) -> None:
        words, self._words = self._words, ""
        if words and self._speech is not None:
            self._speech.say(words)
        else:
            self._finish()

    def _on_speech_state_changed(self, state: "QTextToSpeech.State") -> None:
        if state in (QTextToSpeech.State.Ready, QTextToSpeech.State.Error):
            self._finish()

    def _finish(self) -> None:
        on_finished, self._on_finished = self._on_finished, None
        if on_finished is not None:
            on_finished()


def make_speaker(folder: Path, *, with_voice: bool, language: Language = Language.EN) -> Speaker:
    """The best speaker this machine allows. Needs an application.

    Args:
        folder: resources/sounds.
        with_voice: The setting `voice`; False = tones alone.
        language: Of the words.
    """
    if _MISSING:
        _log.info("no sound: %s", _MISSING)
        return SilentSpeaker()
    has_sound = not QMediaDevices.defaultAudioOutput().isNull()
    if not has_sound:
        _log.info("no sound: there is no audio output")
        return SilentSpeaker()
    speech = _real_speech() if with_voice else None
    if speech is None and with_voice:
        _log.info("no speech engine: short sounds instead of words")
    return QtSpeaker(folder, speech=speech, has_sound=has_sound, language=language)


def _speaks(engine: "QTextToSpeech", language: Language) -> bool:
    """Take a voice of the language, the country's own first; False = there is none."""
    wanted = locale_of(language)
    locales = [item for item in engine.availableLocales() if item.language() == wanted.language()]
    if not locales:
        return False
    engine.setLocale(next((item for item in locales if item == wanted), locales[0]))
    voices = engine.availableVoices()
    if voices:
        engine.setVoice(voices[0])
    return bool(voices)


def _real_speech() -> "QTextToSpeech | None":
    """A speech engine that works, or None."""
    for name in QTextToSpeech.availableEngines():
        if name in _NOT_REAL_ENGINES:
            continue
        speech = QTextToSpeech(name)
        if speech.state() is not QTextToSpeech.State.Error and speech.availableVoices():
            return speech
    return None
