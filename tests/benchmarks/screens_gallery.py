"""Pictures of every kiosk screen at three sizes, to be looked at as a client would.

python -m tests.benchmarks.screens_gallery FOLDER [--size full-hd|wxga|portrait] [--longer]
"""

import argparse
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from studio import paths
from studio.engine.snapshot import CountCorrected
from studio.model.landmarks import Side
from studio.model.session import PlacementProblem, StationState
from studio.ui.main_window import MainWindow
from studio.ui.screens.choose import ChooseScreen
from studio.ui.theme import dress
from tests.ui import station_story as story
from tests.ui.fitting import cut_words, overlapping
from tests.ui.pseudo_locale import PseudoLocale, longer_exercises

Scene = Callable[[MainWindow], None]


def _attract(window: MainWindow) -> None:
    window.take_event(story.changed(StationState.ATTRACT))
    window.show_snapshot(story.snapshot(StationState.ATTRACT, picture=False))


def _choose(window: MainWindow) -> None:
    window.take_event(story.changed(StationState.CHOOSE))
    window.show_snapshot(story.snapshot(StationState.CHOOSE))


def _sheet(window: MainWindow) -> None:
    _choose(window)
    screen = window.screen_shown
    assert isinstance(screen, ChooseScreen)
    screen.open_exercise(screen.parts.exercises["bulgarian_split_squat"])


def _stand(*problems: PlacementProblem) -> Scene:
    def scene(window: MainWindow) -> None:
        window.take_event(story.changed(StationState.STAND_HERE))
        shown = story.misplaced(*problems)
        window.show_snapshot(shown if problems else replace(shown, raise_hand_ratio=0.6))

    return scene


def _no_camera(window: MainWindow) -> None:
    window.take_event(story.changed(StationState.STAND_HERE))
    words = "Camera 0 sends no picture. It is tried again by itself; ask the staff if this stays."
    gone = story.snapshot(StationState.STAND_HERE, picture=False)
    window.show_snapshot(
        replace(gone, placement=(PlacementProblem.NO_CAMERA,), camera_message=words)
    )


def _count_in(window: MainWindow) -> None:
    window.take_event(story.changed(StationState.COUNT_IN))
    base = story.snapshot(StationState.COUNT_IN)
    window.show_snapshot(replace(base, count_in_s=3.0))
    window.show_snapshot(replace(base, count_in_s=1.6))


def _live(window: MainWindow) -> None:
    window.take_event(story.changed(StationState.LIVE))
    window.show_snapshot(replace(story.snapshot(StationState.LIVE), count=7))


def _summary(window: MainWindow) -> None:
    window.take_event(story.finished())
    window.take_event(story.changed(StationState.SUMMARY))
    window.show_snapshot(story.snapshot(StationState.SUMMARY))


def _summary_corrected(window: MainWindow) -> None:
    window.take_event(story.finished(score=float("nan"), deduction="", side=Side.RIGHT))
    window.take_event(CountCorrected(set_id="set-1", change=1, count=12))
    window.take_event(story.changed(StationState.SUMMARY))
    window.show_snapshot(story.snapshot(StationState.SUMMARY, picture=False))


def _rest(window: MainWindow) -> None:
    window.take_event(story.finished(side=Side.RIGHT))
    following = replace(story.plan("bulgarian_split_squat", side=Side.LEFT), set_id="set-2")
    window.take_event(story.changed(StationState.REST, following))
    base = story.snapshot(StationState.REST)
    window.show_snapshot(replace(base, rest_left_s=47.2, rest_s=90.0))


def _idle(window: MainWindow) -> None:
    _choose(window)
    window.show_snapshot(replace(story.snapshot(StationState.CHOOSE), idle_left_s=12.4))


def _volume(window: MainWindow) -> None:
    _choose(window)
    window.volume_panel.lift()


SCENES: dict[str, Scene] = {
    "1-attract": _attract,
    "2-choose": _choose,
    "2-sheet": _sheet,
    "3-stand-nobody": _stand(PlacementProblem.NOBODY),
    "3-stand-close": _stand(PlacementProblem.TOO_CLOSE, PlacementProblem.TURNED),
    "3-stand-ready": _stand(),
    "3-stand-no-camera": _no_camera,
    "4-count-in": _count_in,
    "5-live": _live,
    "6-summary": _summary,
    "6-summary-corrected": _summary_corrected,
    "7-rest": _rest,
    "8-idle": _idle,
    "8-volume": _volume,
}


def settle(application: QApplication, seconds: float) -> None:
    """Let the window paint and the athletes arrive."""
    end_s = time.monotonic() + seconds
    while time.monotonic() < end_s:
        application.processEvents()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.01)


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", choices=list(story.SIZES), action="append")
    parser.add_argument("--scene", action="append")
    parser.add_argument("--longer", action="store_true", help="every text 40 %% longer")
    parser.add_argument("--seconds", type=float, default=0.6, help="wait ahead of each picture")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for variable in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
        os.environ.pop(variable, None)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    if options.longer:
        application.installTranslator(PseudoLocale(application))
    for size in options.size or story.SIZES:
        theme = story.theme_of(size)
        dress(application, theme, resources=paths.resources())
        parts = story.parts_of(theme, frames=story.athlete_frames())
        if options.longer:
            parts = replace(parts, exercises=longer_exercises(parts.exercises))
        window = story.window_of(parts, size)
        window.show()
        for name, scene in SCENES.items():
            if options.scene and not any(part in name for part in options.scene):
                continue
            scene(window)
            settle(application, options.seconds)
            for fault in (*cut_words(window), *overlapping(window, within=window.screen_shown)):
                print(f"{size} {name}: {fault}")
            window.grab().save(str(options.folder / f"{size}-{name}.png"))
            window.volume_panel.hide()
        window.close_for_good()
        parts.athletes.stop()


if __name__ == "__main__":
    main()
