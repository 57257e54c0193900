"""The outline to step into: it faces so that the trained leg is seen, mirror or not."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from studio.model.landmarks import Side
from studio.ui.screens.screen import ScreenParts
from studio.ui.screens.stand_here import StandHereScreen
from studio.ui.theme import Colour
from studio.ui.widgets.athlete_library import AthleteLibrary, PictureKind
from tests.ui import station_story as story

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Footprint:
    """An athlete that looks right: a narrow body on a long foot that points to the right."""

    def frames(self, exercise_id: str, *, kind: PictureKind) -> list[QImage]:
        image = QImage(320, 180, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        for place in (QRect(110, 30, 30, 120), QRect(110, 120, 100, 30)):
            for row in range(place.top(), place.bottom() + 1):
                for column in range(place.left(), place.right() + 1):
                    image.setPixel(column, row, 0xFFFFFFFF)
        return [image]


def _outline_looks_right(screen: StandHereScreen) -> bool:
    """Which half of the upper part of the feed the body stands in: the foot points away from it."""
    picture = screen.feed.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    wide = picture.width()
    pixels = np.array(picture.constBits(), np.uint8).reshape(picture.height(), -1)
    upper = pixels[picture.height() // 3 : picture.height() // 2, : 3 * wide]
    change = np.abs(upper.astype(float) - float(np.median(upper))).reshape(-1, wide, 3)
    marked = change.sum(axis=(0, 2))
    return bool(marked[: wide // 2].sum() > marked[wide // 2 :].sum())


@pytest.mark.parametrize(
    ("side", "mirrored", "looks_right"),
    [
        # A camera sees the left side of who looks left in its picture; a mirror swaps the two.
        (Side.LEFT, True, True),
        (Side.RIGHT, True, False),
        (Side.LEFT, False, False),
        (Side.RIGHT, False, True),
    ],
)
def test_who_obeys_the_outline_shows_the_trained_leg(
    side: Side,
    mirrored: bool,
    looks_right: bool,
    parts: ScreenParts,
    qtbot: QtBot,
) -> None:
    athletes = AthleteLibrary(Footprint())
    screen = StandHereScreen(replace(parts, mirrored=mirrored, athletes=athletes))
    qtbot.addWidget(screen)
    screen.resize(1920, 980)
    screen.show()

    screen.enter(story.plan("bulgarian_split_squat", side=side))
    qtbot.waitUntil(
        lambda: bool(athletes.images("bulgarian_split_squat", kind=PictureKind.OUTLINE))
    )

    assert _outline_looks_right(screen) is looks_right
    athletes.stop()


@pytest.mark.parametrize(
    ("side", "mirrored", "trains_right_in_picture"),
    [
        # Facing the camera the left leg is right in its picture, and left in the mirror.
        (Side.LEFT, True, False),
        (Side.RIGHT, True, True),
        (Side.LEFT, False, True),
        (Side.RIGHT, False, False),
    ],
)
def test_from_the_front_the_outline_lifts_the_leg_that_is_trained(
    side: Side,
    mirrored: bool,
    trains_right_in_picture: bool,
    parts: ScreenParts,
    qtbot: QtBot,
) -> None:
    athletes = AthleteLibrary(Footprint())
    screen = StandHereScreen(replace(parts, mirrored=mirrored, athletes=athletes))
    qtbot.addWidget(screen)
    screen.resize(1920, 980)
    screen.show()

    screen.enter(story.plan("standing_abduction", side=side))
    qtbot.waitUntil(lambda: bool(athletes.images("standing_abduction", kind=PictureKind.OUTLINE)))

    assert _outline_looks_right(screen) is trains_right_in_picture
    athletes.stop()


class NoDrawing:
    """An athlete whose outline is not ready."""

    def frames(self, exercise_id: str, *, kind: PictureKind) -> list[QImage]:
        return []


@pytest.mark.parametrize(
    ("exercise_id", "lies"),
    [("goblet_squat", False), ("glute_bridge", True), ("donkey_kick", True), ("clamshell", True)],
)
def test_the_place_shown_until_the_outline_is_ready_lies_where_the_client_lies(
    exercise_id: str, lies: bool, parts: ScreenParts, qtbot: QtBot
) -> None:
    athletes = AthleteLibrary(NoDrawing())
    screen = StandHereScreen(replace(parts, athletes=athletes))
    qtbot.addWidget(screen)
    screen.resize(1920, 980)
    screen.show()

    screen.enter(story.plan(exercise_id))
    picture = screen.feed.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    pixels = np.array(picture.constBits(), np.uint8).reshape(picture.height(), -1)
    sky = QColor(Colour.SKY)
    coloured = pixels[:, : 3 * picture.width()].reshape(picture.height(), picture.width(), 3)
    lines = (coloured == (sky.red(), sky.green(), sky.blue())).all(axis=2)
    rows, columns = np.nonzero(lines)
    athletes.stop()

    assert rows.size
    assert bool(np.ptp(columns) > np.ptp(rows)) is lies
