"""The station's short sounds, as samples and as the files in resources/sounds.

Each is made of a few soft sine notes; good, short and fast differ in rhythm and direction, not
in pitch alone, so that they are told apart in a noisy gym. `write_tones` made the shipped
files; a test compares them.
"""

import wave
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 44_100
_PEAK = 0.5
_ATTACK_S = 0.008
_RELEASE_S = 0.06


class Tone(StrEnum):
    """A short sound; the value is the file name without ".wav"."""

    GOOD = "good"
    SHORT = "short"
    FAST = "fast"
    CUE = "cue"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    pitch_hz: float
    duration_s: float


_NOTES: dict[Tone, tuple[_Note, ...]] = {
    Tone.GOOD: (_Note(pitch_hz=659.3, duration_s=0.09), _Note(pitch_hz=880.0, duration_s=0.16)),
    Tone.SHORT: (_Note(pitch_hz=523.3, duration_s=0.11), _Note(pitch_hz=392.0, duration_s=0.22)),
    Tone.FAST: (
        _Note(pitch_hz=740.0, duration_s=0.06),
        _Note(pitch_hz=740.0, duration_s=0.06),
        _Note(pitch_hz=740.0, duration_s=0.08),
    ),
    Tone.CUE: (_Note(pitch_hz=587.3, duration_s=0.24),),
    Tone.START: (_Note(pitch_hz=880.0, duration_s=0.35),),
    Tone.END: (
        _Note(pitch_hz=880.0, duration_s=0.11),
        _Note(pitch_hz=659.3, duration_s=0.11),
        _Note(pitch_hz=440.0, duration_s=0.26),
    ),
}


def tone_samples(tone: Tone) -> NDArray[np.int16]:
    """(n,) int16, mono at `RATE_HZ`."""
    parts = [_note_samples(note) for note in _NOTES[tone]]
    return np.concatenate(parts)


def _note_samples(note: _Note) -> NDArray[np.int16]:
    time_s = np.arange(round(note.duration_s * RATE_HZ)) / RATE_HZ
    phase = 2.0 * np.pi * note.pitch_hz * time_s
    wave_form = 0.78 * np.sin(phase) + 0.17 * np.sin(2.0 * phase) + 0.05 * np.sin(3.0 * phase)
    rise = np.clip(time_s / _ATTACK_S, 0.0, 1.0)
    fall = np.clip((note.duration_s - time_s) / _RELEASE_S, 0.0, 1.0)
    envelope = rise * fall**2
    return np.round(32_767 * _PEAK * envelope * wave_form).astype(np.int16)


def write_tones(folder: Path) -> None:
    """Write every tone as a WAV file."""
    for tone in Tone:
        with wave.open(str(folder / f"{tone.value}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            file.writeframes(tone_samples(tone).tobytes())
