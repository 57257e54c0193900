"""Shows the live set without camera and network: a stick figure squats, the screen follows.

python -m tests.benchmarks.live_screen_demo                    a window
python -m tests.benchmarks.live_screen_demo --pictures DIR     pictures of every size, offscreen
python -m tests.benchmarks.live_screen_demo --measure 20       how long the GUI thread is busy
"""

import argparse
import json
import math
import os
import queue
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from studio import paths
from studio.catalog.loader import load_catalog
from studio.engine.pipeline.mailbox import Mailbox
from studio.engine.snapshot import RepCounted, RepMeasured, Snapshot
from studio.model.cue import CueLevel
from studio.model.guide import GuideLevel
from studio.model.rep import RepStatus
from studio.ui.bridge import Bridge
from studio.ui.icons import Icons
from studio.ui.plots import TempoShape, tempo_shape
from studio.ui.screens.live_set import LiveSetScreen
from studio.ui.screens.screen import ScreenParts
from studio.ui.theme import Theme, dress
from studio.ui.widgets.athlete_library import AthleteLibrary
from tests.ui import figure

FPS = 30.0
SIZES = {"full-hd": (1920, 1080), "wxga": (1280, 800), "portrait": (1080, 1920)}
DIAGONALS_INCH = {"full-hd": 24.0, "wxga": 15.6, "portrait": 24.0}


class Story:
    """What happens in the demonstration, as a function of time."""

    def __init__(self, shape: TempoShape) -> None:
        self._shape = shape
        self._period_s = shape.duration_s + 1.2

    def progress(self, time_s: float) -> float:
        """Own tempo: a little quicker than asked, a little unsteady, every third rep short."""
        number, phase_s = divmod(time_s, self._period_s)
        ratio = float(np.interp(phase_s * 1.08, self._shape.time_s, self._shape.progress))
        eased = 0.5 - 0.5 * math.cos(math.pi * ratio)
        depth = 0.8 if number % 3 == 2 else 1.03
        return depth * eased + 0.01 * math.sin(7.0 * time_s)

    def count(self, time_s: float) -> int:
        """A rep counts near its end."""
        return int((time_s + 1.5) / self._period_s)

    def snapshot(self, time_s: float, *, index: int) -> Snapshot:
        """The engine's view of this moment."""
        progress = self.progress(time_s)
        count = self.count(time_s)
        moment = figure.Moment(
            progress=max(0.0, progress),
            time_s=time_s,
            index=index,
            count=count,
            provisional=count if count <= 1 else 0,
        )
        level = {0: GuideLevel.GOOD, 1: GuideLevel.AMBER, 2: GuideLevel.RED}[count % 3]
        cue = None
        if level is not GuideLevel.GOOD and progress > 0.3:
            red = level is GuideLevel.RED
            cue = figure.shown_cue(CueLevel.RED if red else CueLevel.AMBER)
        guides = figure.shin_guides(progress, level=level) if progress > 0.2 else ()
        return figure.snapshot(moment, guides=guides, cue=cue)


def build(width: int, height: int, diagonal_inch: float) -> tuple[LiveSetScreen, Story]:
    """The screen at a size, on a panel of a diagonal."""
    resources = paths.resources()
    catalog = load_catalog(resources)
    theme = Theme(dots_per_mm=math.hypot(width, height) / (25.4 * diagonal_inch))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    dress(application, theme, resources=resources)
    parts = ScreenParts(
        theme=theme,
        icons=Icons(resources / "icons"),
        athletes=AthleteLibrary(None),
        exercises=catalog.exercises,
    )
    screen = LiveSetScreen(parts, clock=time.monotonic)
    screen.resize(width, height)
    screen.enter(figure.plan())
    screen.show()
    exercise = catalog.exercises["goblet_squat"]
    return screen, Story(tempo_shape(exercise.tempo, first_phase=exercise.first_phase))


def play_to(screen: LiveSetScreen, story: Story, end_s: float) -> None:
    """Feed every picture up to a moment as fast as it goes."""
    counted = 0
    for index in range(int(end_s * FPS)):
        snapshot = story.snapshot(index / FPS, index=index)
        if snapshot.count > counted:
            counted = snapshot.count
            status = RepStatus.SHORT if counted % 3 == 0 else RepStatus.FULL
            rep = figure.rep(counted, status=status, rom=0.8 if counted % 3 == 0 else 1.02)
            screen.take_event(RepCounted(set_id="set-1", rep=rep))
            screen.take_event(RepMeasured(set_id="set-1", rep=rep))
        screen.show_snapshot(snapshot)
    QCoreApplication.processEvents()
    time.sleep(0.25)
    screen.show_snapshot(snapshot)
    QCoreApplication.processEvents()


def take_pictures(folder: Path) -> None:
    """A picture of every size at three moments."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (width, height) in SIZES.items():
        for end_s in (3.0, 8.6, 15.0, 21.5):
            screen, story = build(width, height, DIAGONALS_INCH[name])
            play_to(screen, story, end_s)
            screen.grab().save(str(folder / f"{name}-{end_s:g}.png"))
            if end_s == 15.0:
                screen.show_snapshot(figure.unseen(figure.Moment(time_s=15.1, count=2)))
                QCoreApplication.processEvents()
                screen.grab().save(str(folder / f"{name}-unseen.png"))
            screen.close()
            screen.deleteLater()


class Feeder:
    """Leaves a prepared snapshot in the mailbox 30 times a second, from its own thread."""

    def __init__(self, mailbox: Mailbox[Snapshot], snapshots: list[Snapshot]) -> None:
        self._mailbox = mailbox
        self._snapshots = snapshots
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._feed, name="feeder")
        self.start = self._thread.start

    def stop(self) -> None:
        self._ended.set()
        self._thread.join()

    def _feed(self) -> None:
        index = 0
        while not self._ended.wait(1.0 / FPS):
            index += 1
            now_s = time.monotonic()
            prepared = self._snapshots[index % len(self._snapshots)]
            assert prepared.frame is not None
            frame = replace(prepared.frame, index=index, time_s=index / FPS, arrived_s=now_s)
            self._mailbox.put(replace(prepared, frame=frame, analysed_s=now_s))


def measure(seconds: float, size: str) -> None:
    """Busy time of the GUI thread per picture and mailbox-to-painted delay, through the bridge."""
    screen, story = build(*SIZES[size], DIAGONALS_INCH[size])
    mailbox: Mailbox[Snapshot] = Mailbox()
    bridge = Bridge(
        snapshots=mailbox,
        events=queue.SimpleQueue(),
        commands=queue.SimpleQueue(),
        clock=time.monotonic,
    )
    busy_ms: list[float] = []
    painted_ms: list[float] = []
    cpu_ms: list[float] = []
    began_cpu_s: list[float] = []

    def on_done(milliseconds: float) -> None:
        busy_ms.append(milliseconds)
        cpu_ms.append(1000.0 * (time.thread_time() - began_cpu_s.pop()))

    bridge.snapshot_ready.connect(lambda _snapshot: began_cpu_s.append(time.thread_time()))
    bridge.snapshot_ready.connect(screen.show_snapshot)
    bridge.set_busy_hook(on_done)
    screen.stage.set_painted_hook(
        lambda index, arrived_s, now_s: painted_ms.append(1000.0 * (now_s - arrived_s))
    )
    feeder = Feeder(mailbox, [story.snapshot(6.0 + i / FPS, index=i) for i in range(90)])
    bridge.start()
    feeder.start()
    QTimer.singleShot(int(1000 * seconds), QApplication.quit)
    QApplication.exec()
    feeder.stop()
    bridge.stop()

    def quantiles(values: list[float]) -> dict[str, float]:
        return {f"p{q}": round(float(np.percentile(values[5:], q)), 2) for q in (50, 95, 99)}

    result = {
        "size": size,
        "painted": len(painted_ms),
        "dropped": mailbox.dropped,
        "gui_ms": quantiles(busy_ms),
        "gui_cpu_ms": quantiles(cpu_ms),
        "mailbox_to_painted_ms": quantiles(painted_ms),
    }
    print(json.dumps(result))


def run_window(size: str) -> None:
    """Play in real time until the window is closed."""
    screen, story = build(*SIZES[size], DIAGONALS_INCH[size])
    started_s = time.monotonic()
    timer = QTimer()

    def show_next() -> None:
        now_s = time.monotonic() - started_s
        screen.show_snapshot(story.snapshot(now_s, index=int(now_s * FPS)))

    timer.timeout.connect(show_next)
    timer.start(round(1000 / FPS))
    QApplication.exec()


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--measure", type=float)
    parser.add_argument("--size", choices=SIZES, default="full-hd")
    options = parser.parse_args()
    if options.pictures or options.measure:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication(sys.argv[:1])
    if options.pictures:
        take_pictures(options.pictures)
    elif options.measure:
        measure(options.measure, options.size)
    else:
        run_window(options.size)
    application.quit()


if __name__ == "__main__":
    main()
