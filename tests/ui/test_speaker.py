"""A machine that cannot make a sound is a normal machine."""

import logging
import os
import subprocess
import sys

import pytest

from studio.paths import resources
from studio.ui import speaker
from studio.ui.speaker import QtSpeaker, SilentSpeaker, make_speaker
from studio.ui.tones import Tone
from studio.ui.voice import Utterance

_HEAR_EVERYTHING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from studio.ui.speaker import QtSpeaker, make_speaker
from studio.ui.tones import Tone
from studio.ui.voice import Utterance

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


def test_missing_sound_libraries_are_said_once_and_quietly(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(speaker, "_MISSING", "libpulse.so.0 is missing")
    with caplog.at_level(logging.INFO, logger="studio.ui.speaker"):
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
