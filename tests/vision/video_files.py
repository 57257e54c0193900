"""Small videos made on the spot, each picture as bright as its number tells."""

import shutil
import subprocess
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

STEP = 8


def numbered_picture(number: int, *, size_px: tuple[int, int] = (64, 48)) -> NDArray[np.uint8]:
    """A flat picture whose brightness is its number times STEP."""
    width, height = size_px
    return np.full((height, width, 3), number * STEP, np.uint8)


def number_of(image: NDArray[np.uint8]) -> int:
    return round(float(image.mean()) / STEP)


def write_video(
    path: Path,
    *,
    count: int = 20,
    fps: float = 30.0,
    size_px: tuple[int, int] = (64, 48),
    code: str = "MJPG",
) -> Path:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*code), fps, size_px)
    assert writer.isOpened()
    for number in range(count):
        writer.write(numbered_picture(number, size_px=size_px))
    writer.release()
    return path


def write_pictures(folder: Path, *, count: int = 20) -> str:
    """Numbered PNG files, and the pattern ffmpeg reads them by."""
    for number in range(count):
        cv2.imwrite(str(folder / f"{number:03d}.png"), numbered_picture(number))
    return str(folder / "%03d.png")


def run_ffmpeg(*arguments: str) -> None:
    """Run the ffmpeg program; the test is skipped where it is missing or cannot do it."""
    program = shutil.which("ffmpeg")
    if program is None:
        pytest.skip("the ffmpeg program is not installed")
    result = subprocess.run(
        [program, "-v", "error", "-y", *arguments], capture_output=True, text=True, check=False
    )
    if "Unknown encoder" in result.stderr:
        pytest.skip(f"this ffmpeg lacks an encoder: {result.stderr.strip()}")
    assert result.returncode == 0, result.stderr
