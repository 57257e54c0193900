"""Loads the pose network without what its library tells on stderr and nobody asked for."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from studio.vision.blazepose import BlazePoseEstimator

_STDERR = 2
_CHATTER = b"INFO: "


def load_estimator(model_folder: Path, *, threads: int = 2) -> BlazePoseEstimator:
    """The pose network, loaded in silence.

    Args:
        model_folder: Holds the two model files.
        threads: Cores to use.
    """
    with without_chatter():
        return BlazePoseEstimator(model_folder, threads=threads)


@contextmanager
def without_chatter() -> Iterator[None]:
    """What is written to stderr past Python meanwhile comes out afterwards, INFO lines left out.

    LiteRT writes "INFO: Created TensorFlow Lite XNNPACK delegate for CPU." from C++, and its Python
    package has no switch for it. Warnings and errors are passed on. Without a stderr, or without
    room for a small file, nothing is kept back.
    """
    with contextlib.ExitStack() as stack:
        try:
            own = os.dup(_STDERR)
            stack.callback(os.close, own)
            kept = stack.enter_context(tempfile.TemporaryFile())
        except OSError:
            yield
            return
        os.dup2(kept.fileno(), _STDERR)
        try:
            yield
        finally:
            os.dup2(own, _STDERR)
            _pass_on(kept)


def _pass_on(kept: IO[bytes]) -> None:
    kept.seek(0)
    told = b"".join(line for line in kept if not line.startswith(_CHATTER))
    with contextlib.suppress(OSError):
        os.write(_STDERR, told)
