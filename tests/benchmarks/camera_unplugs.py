"""Unplugs a camera again and again: does anything stay behind, and how soon is it back?

    python -m tests.benchmarks.camera_unplugs [--kind webcam|network] [--cycles 50]

`webcam` is a V4L2 camera of 1280x720 Motion-JPEG under the real OpenCV, made by a layer between
program and kernel (tests/vision/fake_v4l2.c; Linux with gcc). `network` is a Motion-JPEG server on
loopback that is stopped and started. The station's own camera thread reads them, at its own
patience. Exit 1 when threads or files have become more, or memory has by more than 2 MB.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studio.engine.pipeline.allocator import share_heaps
from studio.engine.pipeline.camera import Camera
from studio.vision.network_camera import NetworkCameraSource
from studio.vision.source import FrameSource
from studio.vision.webcam import WebcamSource
from tests.benchmarks.processes import files_of, memory_mb_of, threads_of
from tests.vision.loopback_camera import LoopbackCamera
from tests.vision.v4l2_camera import FileCamera

REPOSITORY = Path(__file__).resolve().parents[2]
MOST_GROWTH_MB = 2.0
_WARM_UP_CYCLES = 5
_ABSENT_S = 1.0
_GIVE_UP_S = 60.0


@dataclass(kw_only=True)
class Cable:
    """A camera that can be unplugged, and how the station opens it."""

    opener: Callable[[], FrameSource]
    unplug: Callable[[], None]
    plug_in: Callable[[], None]


@dataclass(kw_only=True)
class Times:
    """What each cycle took."""

    noticed_s: list[float] = field(default_factory=list)
    back_s: list[float] = field(default_factory=list)
    cores_while_absent: list[float] = field(default_factory=list)


def cycle(camera: Camera, cable: Cable, times: Times) -> None:
    """Unplug, wait until it was said, stay away for a while, plug in, wait for a picture."""
    began_s = time.monotonic()
    cable.unplug()
    _wait(camera, is_lost=True)
    times.noticed_s.append(time.monotonic() - began_s)
    used_s, began_s = time.process_time(), time.monotonic()
    time.sleep(_ABSENT_S)
    span_s = time.monotonic() - began_s
    times.cores_while_absent.append((time.process_time() - used_s) / span_s)
    cable.plug_in()
    began_s = time.monotonic()
    _wait(camera, is_lost=False)
    while camera.take(_GIVE_UP_S) is None:
        pass
    times.back_s.append(time.monotonic() - began_s)


def _wait(camera: Camera, *, is_lost: bool) -> None:
    """Wait until the camera says so, taking its pictures as the analysis does."""
    while True:
        turn = camera.turns.get(timeout=_GIVE_UP_S)
        if (turn.fault is not None) == is_lost:
            return


def run(cable: Cable, *, cycles: int) -> dict[str, Any]:
    """Do all cycles.

    Args:
        cable: Plugged in.
        cycles: How many are measured; a few more are done ahead of them.
    """
    camera = Camera(cable.opener)
    camera.turn_on()
    try:
        while camera.take(_GIVE_UP_S) is None:
            pass
        warm_up = Times()
        for _ in range(min(_WARM_UP_CYCLES, cycles)):
            cycle(camera, cable, warm_up)
        own = os.getpid()
        before = (threads_of(own), files_of(own), memory_mb_of(own))
        times = Times()
        for _ in range(cycles):
            cycle(camera, cable, times)
        after = (threads_of(own), files_of(own), memory_mb_of(own))
    finally:
        camera.turn_off()
        camera.join(timeout_s=_GIVE_UP_S)
    return {
        "cycles": cycles,
        "threads": [before[0], after[0]],
        "files": [before[1], after[1]],
        "rss_mb": [round(before[2], 1), round(after[2], 1)],
        **{name: _spread(getattr(times, name)) for name in Times.__dataclass_fields__},
        "load": os.getloadavg()[0],
    }


def is_clean(found: dict[str, Any]) -> bool:
    """Whether nothing stayed behind."""
    grown = [found[name][1] - found[name][0] for name in ("threads", "files", "rss_mb")]
    return grown[0] <= 0 and grown[1] <= 0 and bool(grown[2] <= MOST_GROWTH_MB)


def webcam(folder: Path) -> Cable:
    """Needs the layer in this program."""
    camera = FileCamera(folder)

    def opener() -> FrameSource:
        return WebcamSource(camera.device, folder=folder)

    return Cable(opener=opener, unplug=camera.unplug, plug_in=camera.plug_in)


def network(camera: LoopbackCamera) -> Cable:
    """Of a server that runs."""

    def opener() -> FrameSource:
        return NetworkCameraSource(camera.url)

    return Cable(opener=opener, unplug=camera.unplug, plug_in=camera.plug_in)


def under_the_layer(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """This program once more, with a webcam that can be unplugged.

    Args:
        folder: Existing, for the camera.
        words: Of its command line.
    """
    environment = {**os.environ, **FileCamera(folder).environment}
    command = [sys.executable, "-m", "tests.benchmarks.camera_unplugs", *words]
    return subprocess.run(
        [*command, "--folder", str(folder)],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def main() -> None:
    """Print what was found; exit 1 when something stayed behind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", choices=("webcam", "network"), default="webcam")
    parser.add_argument("--cycles", type=int, default=50)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    share_heaps()  # as the station does
    if options.kind == "webcam" and options.folder is None:
        with tempfile.TemporaryDirectory() as folder:
            done = under_the_layer(Path(folder), "--cycles", str(options.cycles))
        sys.stdout.write(done.stdout or done.stderr)
        sys.exit(done.returncode)
    served = LoopbackCamera()
    serving: AbstractContextManager[object] = nullcontext()
    if options.kind == "network":
        serving = served
    with serving:
        cable = network(served) if options.kind == "network" else webcam(options.folder)
        found = {"kind": options.kind, **run(cable, cycles=options.cycles)}
    sys.stdout.write(f"{json.dumps(found)}\n")
    sys.exit(0 if is_clean(found) else 1)


def _spread(values: list[float]) -> dict[str, float]:
    return {"median": round(statistics.median(values), 3), "max": round(max(values), 3)}


if __name__ == "__main__":
    main()
