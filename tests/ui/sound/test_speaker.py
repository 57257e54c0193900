"""A machine that cannot make a sound is a normal machine."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from studio.paths import resources
from studio.settings import Language
from studio.ui.sound import speaker
from studio.ui.sound.speaker import QtSpeaker, SilentSpeaker, make_speaker
from studio.ui.sound.tones import Tone
from studio.ui.sound.voice import Utterance

_HEAR_EVERYTHING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from studio.ui.sound.speaker import QtSpeaker, make_speaker
from studio.ui.sound.tones import Tone
from studio.ui.sound.voice import Utterance

application = QApplication([])
folder = Path(sys.argv[1])
left = list(Tone)
speakers = [make_speaker(folder, with_voice=True), QtSpeaker(folder, speech=None, has_sound=True)]

def go_on():
    if not left:
        application.quit()
        return
    utterance = Utterance(words="1", tone=left.pop(), until_s=0.0)
    speakers[0].begin(utterance, on_finished=lambda: None)
    speakers[1].begin(utterance, on_finished=lambda: None)
    QTimer.singleShot(20, stop)

def stop():
    for speaker in speakers:
        speaker.stop()
        speaker.set_volume(0.3)
    go_on()

QTimer.singleShot(0, go_on)
application.exec()
print("heard everything")
"""


def test_no_sound_card_raises_nothing() -> None:
    """In a process of its own: Qt's sound libraries complain on stderr, which is their right."""
    result = subprocess.run(
        [sys.executable, "-c", _HEAR_EVERYTHING, str(resources() / "sounds")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=resources().parent,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert result.returncode == 0, result.stderr
    assert "heard everything" in result.stdout
    assert "Traceback" not in result.stderr


def test_a_machine_without_pipewire_says_nothing_of_it(tmp_path: Path) -> None:
    for name in ("libpipewire-0.3.so.0", "libpipewire-0.3.so"):
        (tmp_path / name).write_text("no library", encoding="utf-8")
    program = "import studio.ui.sound.speaker; from PySide6.QtCore import qWarning; qWarning('yes')"
    result = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=resources().parent,
        env={**os.environ, "LD_LIBRARY_PATH": str(tmp_path)},
    )
    assert result.stderr.split() == ["yes"]


def test_missing_sound_libraries_are_said_once_and_quietly(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(speaker, "_MISSING", "libpulse.so.0 is missing")
    with caplog.at_level(logging.INFO, logger="studio.ui.sound.speaker"):
        made = make_speaker(resources() / "sounds", with_voice=True)
    assert isinstance(made, SilentSpeaker)
    assert [record.levelno for record in caplog.records] == [logging.INFO]


def test_silence_ends_at_once() -> None:
    ended: list[bool] = []
    silent = SilentSpeaker()
    utterance = Utterance(words="1", tone=Tone.GOOD, until_s=0.0)
    silent.begin(utterance, on_finished=lambda: ended.append(True))
    assert ended == [True]


def test_without_tones_and_voice_an_utterance_ends_at_once(qapp: object) -> None:
    ended: list[bool] = []
    mute = QtSpeaker(resources() / "sounds", speech=None, has_sound=False)
    utterance = Utterance(words="1", tone=Tone.GOOD, until_s=0.0)
    mute.begin(utterance, on_finished=lambda: ended.append(True))
    assert ended == [True]
    mute.stop()


# --- the voice of a language ---------------------------------------------------------------------


class Engine:
    """As much of a speech engine as choosing a voice needs."""

    def __init__(self, *names: str) -> None:
        self.locales = [QLocale(name) for name in names]
        self.locale = self.locales[0]
        self.voices: list[object] = []

    def availableLocales(self) -> list[QLocale]:
        return self.locales

    def setLocale(self, locale: QLocale) -> None:
        self.locale = locale

    def availableVoices(self) -> list[str]:
        return [f"voice of {self.locale.name()}"]

    def setVoice(self, voice: object) -> None:
        self.voices.append(voice)


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        (("en_US", "de_AT", "de_DE"), "de_DE"),
        (("en_US", "de_CH"), "de_CH"),
    ],
)
def test_the_voice_is_one_of_the_language(names: tuple[str, ...], taken: str) -> None:
    engine = Engine(*names)

    assert speaker._speaks(engine, Language.DE)  # type: ignore[arg-type]
    assert engine.voices == [f"voice of {taken}"]


def test_no_voice_of_another_language_reads_german() -> None:
    engine = Engine("en_US", "fi_FI")

    assert not speaker._speaks(engine, Language.DE)  # type: ignore[arg-type]
    assert engine.voices == []


def test_without_a_german_voice_the_words_are_left_out(qtbot: QtBot) -> None:
    """Qt's own pretended engine speaks English and no German."""
    speech = pytest.importorskip("PySide6.QtTextToSpeech", exc_type=ImportError)
    engine = speech.QTextToSpeech("mock")
    ended: list[str] = []
    heard = QtSpeaker(resources() / "sounds", speech=engine, has_sound=False, language=Language.DE)

    words = Utterance(words="Geh etwas tiefer", tone=Tone.CUE, until_s=0.0)
    heard.begin(words, on_finished=lambda: ended.append("sound alone"))
    assert ended == ["sound alone"]

    heard.speak_language(Language.EN)
    heard.begin(
        Utterance(words="Go", tone=Tone.CUE, until_s=0.0),
        on_finished=lambda: ended.append("spoken"),
    )
    assert engine.state() is speech.QTextToSpeech.State.Speaking
    qtbot.waitUntil(lambda: ended == ["sound alone", "spoken"])
