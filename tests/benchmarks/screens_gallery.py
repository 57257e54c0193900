"""Pictures of every kiosk screen at three sizes, to be looked at as a client would.

python -m tests.benchmarks.screens_gallery FOLDER [--size full-hd|wxga|portrait] [--longer]
"""

import argparse
import os
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from studio import paths
from studio.ui.theme import dress
from tests.ui import station_story as story
from tests.ui.fitting import cut_words, overlapping
from tests.ui.pseudo_locale import PseudoLocale, longer_exercises
from tests.ui.scenes import SCENES


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
