"""A webcam that is a file: plugged in while the file is there (fake_v4l2.c); Linux with gcc."""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import cv2
import numpy as np

SOURCE = Path(__file__).with_name("fake_v4l2.c")


def can_be_made() -> bool:
    """Whether this machine can make one."""
    return sys.platform == "linux" and shutil.which("gcc") is not None


class FileCamera:
    """The camera as the one who holds its cable sees it.

    Programs started with `environment` in theirs find a webcam at `device`.
    """

    def __init__(self, folder: Path) -> None:
        """Make it, plugged in.

        Args:
            folder: An existing folder of its own; stands for /dev.
        """
        self.device = folder / "video0"
        self._silence = folder / "video0.silent"
        self._picture = folder / "picture.jpg"
        self._layer = folder / "fake_v4l2.so"
        if not self._layer.exists():
            command = ["gcc", "-O2", "-shared", "-fPIC", "-o", str(self._layer), str(SOURCE)]
            subprocess.run(command, check=True)
            noise = np.random.default_rng(1).integers(0, 255, (72, 128, 3), np.uint8)
            cv2.imwrite(str(self._picture), cv2.resize(noise, (1280, 720)))
        self.plug_in()

    @property
    def environment(self) -> Mapping[str, str]:
        """For a program that is to find it."""
        return {
            "FAKE_V4L2": str(self.device),
            "FAKE_V4L2_PICTURE": str(self._picture),
            "LD_PRELOAD": str(self._layer),
        }

    def plug_in(self) -> None:
        """From now on it is there."""
        self.device.touch()

    def unplug(self) -> None:
        """From now on it is not there, for those who use it either."""
        self.device.unlink()

    def fall_silent(self, *, is_silent: bool = True) -> None:
        """There, but without pictures."""
        if is_silent:
            self._silence.touch()
        else:
            self._silence.unlink()
