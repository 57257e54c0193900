"""Short sounds: the shipped files are the ones the code makes, and they differ."""

from pathlib import Path

import numpy as np
import pytest

from studio.paths import resources
from studio.ui.sound.tones import RATE_HZ, Tone, tone_samples, write_tones


def test_the_shipped_files_are_the_ones_the_code_makes(tmp_path: Path) -> None:
    write_tones(tmp_path)
    for tone in Tone:
        made = (tmp_path / f"{tone.value}.wav").read_bytes()
        shipped = (resources() / "sounds" / f"{tone.value}.wav").read_bytes()
        assert len(made) == len(shipped)
        difference = np.frombuffer(made[44:], np.int16).astype(int) - np.frombuffer(
            shipped[44:], np.int16
        )
        assert np.abs(difference).max() <= 1


@pytest.mark.parametrize("tone", list(Tone))
def test_short_soft_and_without_a_click(tone: Tone) -> None:
    samples = tone_samples(tone).astype(int)
    assert len(samples) / RATE_HZ <= 0.5
    assert 8_000 < np.abs(samples).max() <= 20_000
    assert abs(samples[0]) < 200
    assert abs(samples[-1]) < 200


def test_good_rises_and_short_falls() -> None:
    def pitch_hz(samples: np.ndarray[tuple[int], np.dtype[np.int16]]) -> float:
        spectrum = np.abs(np.fft.rfft(samples.astype(float), 1 << 16))
        return float(spectrum.argmax() * RATE_HZ / (1 << 16))

    good, short = tone_samples(Tone.GOOD), tone_samples(Tone.SHORT)
    third = RATE_HZ // 12
    assert pitch_hz(good[-third:]) > pitch_hz(good[:third]) + 100
    assert pitch_hz(short[-third:]) < pitch_hz(short[:third]) - 50
