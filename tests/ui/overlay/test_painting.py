"""Guides land on the right pixels, and colour is never the only carrier."""

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from studio.model.guide import (
    Guide,
    GuideAnchor,
    GuideBubble,
    GuideLevel,
    GuideLine,
    GuideWedge,
)
from studio.ui.overlay.fade import FadedGuide
from studio.ui.overlay.painting import paint_guides
from studio.ui.overlay.style import Canvas, OverlayStyle, Stamps
from studio.ui.theme import Colour
from studio.ui.transform import whole_picture

SIZE = (1280, 720)
STYLE = OverlayStyle.for_screen(1080)
pytestmark = pytest.mark.usefixtures("qapp")


def paint(*guides: Guide, opacity: float = 1.0) -> NDArray[np.uint8]:
    """(720, 1280, 3) RGB: the guides on black, mirrored, one to one."""
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    transform = whole_picture(SIZE, view_size_px=SIZE)
    faded = [FadedGuide(guide=guide, opacity=opacity) for guide in guides]
    canvas = Canvas(painter=painter, transform=transform, style=STYLE, stamps=Stamps())
    paint_guides(canvas, faded)
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(SIZE[1], SIZE[0], 4)
    return pixels[:, :, 2::-1].copy()


def rgb(colour: str) -> tuple[int, int, int]:
    value = QColor(colour)
    return value.red(), value.green(), value.blue()


def is_colour(pixel: NDArray[np.uint8], colour: str) -> bool:
    return bool(np.abs(pixel.astype(int) - rgb(colour)).max() <= 6)


def painted_rows(pixels: NDArray[np.uint8], x: int, colour: str) -> NDArray[np.intp]:
    return np.flatnonzero([is_colour(pixel, colour) for pixel in pixels[:, x]])


def horizontal_line(level: GuideLevel) -> GuideLine:
    return GuideLine(cue_id="C02", points_px=((200.0, 400.0), (700.0, 400.0)), level=level)


def test_a_good_line_is_solid_mirrored_and_wide_enough() -> None:
    pixels = paint(horizontal_line(GuideLevel.GOOD))
    # Picture x 200..700 is view x 580..1080; columns in between are all sky.
    for x in range(620, 1040, 20):
        rows = painted_rows(pixels, x, Colour.SKY)
        assert 6 <= len(rows) <= 12, x
        assert abs(rows.mean() - 400.0) < 1.5
    assert not pixels[380:420, 300].any()


def test_an_amber_line_is_dashed() -> None:
    pixels = paint(horizontal_line(GuideLevel.AMBER))
    amber = [bool(len(painted_rows(pixels, x, Colour.ORANGE))) for x in range(600, 1060)]
    changes = sum(1 for now, then in itertools.pairwise(amber) if now != then)
    assert changes >= 8


def test_a_red_line_is_thick_and_has_an_icon() -> None:
    pixels = paint(horizontal_line(GuideLevel.RED))
    assert len(painted_rows(pixels, 900, Colour.VERMILLION)) >= 12
    red = np.abs(pixels.astype(int) - rgb(Colour.VERMILLION)).max(axis=2) <= 6
    above = red[:385].sum()
    assert above > 400


def test_one_icon_for_each_cue() -> None:
    line = horizontal_line(GuideLevel.RED)
    wedge = GuideWedge(
        cue_id="C02",
        apex_px=(400.0, 600.0),
        radius_px=100.0,
        from_deg=0.0,
        to_deg=20.0,
        level=GuideLevel.RED,
    )
    alone, both = paint(line), paint(line, wedge)
    above_line = [
        int((np.abs(pixels[:380].astype(int) - rgb(Colour.VERMILLION)).max(axis=2) <= 6).sum())
        for pixels in (alone, both)
    ]
    assert above_line[0] > 400
    assert above_line[1] == 0


def test_a_bubble_fills_from_below() -> None:
    bubble = GuideBubble(
        cue_id="C01",
        centre_px=(640.0, 360.0),
        radius_px=80.0,
        fill_ratio=0.5,
        level=GuideLevel.AMBER,
    )
    pixels = paint(bubble)
    assert not pixels[330, 640].any()
    assert pixels[400, 640].any()


def test_a_wedge_opens_to_the_mirrored_side() -> None:
    wedge = GuideWedge(
        cue_id="C02",
        apex_px=(640.0, 500.0),
        radius_px=200.0,
        from_deg=0.0,
        to_deg=40.0,
        level=GuideLevel.AMBER,
    )
    pixels = paint(wedge)
    # 20 degrees to the right in the picture is to the left on the screen.
    assert pixels[350, 640 - 55].any()
    assert not pixels[350, 640 + 55].any()


def test_an_anchor_lies_under_its_point() -> None:
    anchor = GuideAnchor(cue_id="C09", at_px=(640.0, 400.0), lift_ratio=0.0, level=GuideLevel.QUIET)
    pixels = paint(anchor)
    assert pixels[400:470, 600:680].any()
    assert not pixels[:390].any()


def test_a_faded_guide_is_not_painted() -> None:
    assert not paint(horizontal_line(GuideLevel.RED), opacity=0.0).any()


def test_a_line_of_one_point_is_nothing() -> None:
    line = GuideLine(cue_id="C02", points_px=((5.0, 5.0),), level=GuideLevel.RED)
    assert not paint(line).any()


def test_lines_are_at_least_six_pixels_on_full_hd(qapp: QApplication) -> None:
    assert OverlayStyle.for_screen(1080).line_px >= 6.0
