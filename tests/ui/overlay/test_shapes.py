"""Each shape is painted where it belongs, mirrored and not; its letters are never mirrored."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from studio import paths
from studio.model.guide import (
    Guide,
    GuideAnchor,
    GuideArc,
    GuideArea,
    GuideBeam,
    GuideBubble,
    GuideCup,
    GuideDot,
    GuideFootprint,
    GuideGate,
    GuideHand,
    GuideLabel,
    GuideLevel,
    GuideLine,
    GuidePad,
    GuideRibbon,
    GuideRing,
    GuideTarget,
    GuideWall,
    GuideWedge,
    GuideWord,
)
from studio.ui.overlay.fade import FadedGuide
from studio.ui.overlay.painting import paint_guides
from studio.ui.overlay.style import Canvas, OverlayStyle, Stamps
from studio.ui.theme import Colour, Theme, load_fonts
from studio.ui.transform import whole_picture

SIZE = (1280, 720)
QUIET = GuideLevel.QUIET
Box = tuple[float, float, float, float]

SHAPES: dict[str, tuple[Guide, Box]] = {
    "line": (
        GuideLine(cue_id="C", points_px=((300.0, 200.0), (300.0, 400.0)), level=QUIET),
        (300, 200, 300, 400),
    ),
    "bubble": (
        GuideBubble(
            cue_id="C", centre_px=(300.0, 300.0), radius_px=50.0, fill_ratio=0.5, level=QUIET
        ),
        (250, 250, 350, 350),
    ),
    "wedge": (
        GuideWedge(
            cue_id="C",
            apex_px=(300.0, 400.0),
            radius_px=100.0,
            from_deg=0.0,
            to_deg=30.0,
            level=QUIET,
        ),
        (300, 300, 350, 400),
    ),
    "anchor": (
        GuideAnchor(cue_id="C", at_px=(300.0, 400.0), lift_ratio=0.0, level=QUIET),
        (275, 400, 325, 455),
    ),
    "wall": (
        GuideWall(
            cue_id="C",
            foot_px=(300.0, 400.0),
            top_px=(300.0, 200.0),
            depth_px=30.0,
            is_touched=False,
            level=QUIET,
        ),
        (300, 200, 330, 400),
    ),
    "ribbon": (
        GuideRibbon(
            cue_id="C",
            points_px=((200.0, 300.0), (300.0, 300.0), (400.0, 300.0)),
            width_px=20.0,
            level=QUIET,
        ),
        (190, 290, 410, 310),
    ),
    "cup": (
        GuideCup(
            cue_id="C",
            at_px=(300.0, 300.0),
            width_px=80.0,
            tilt_deg=0.0,
            spill_ratio=0.0,
            level=QUIET,
        ),
        (260, 268, 340, 332),
    ),
    "laser": (
        GuideBeam(
            cue_id="C",
            from_px=(300.0, 300.0),
            to_px=(400.0, 400.0),
            spread_px=0.0,
            level=QUIET,
        ),
        (295, 295, 405, 405),
    ),
    "headlight": (
        GuideBeam(
            cue_id="C",
            from_px=(300.0, 300.0),
            to_px=(400.0, 300.0),
            spread_px=40.0,
            level=QUIET,
        ),
        (292, 285, 390, 315),
    ),
    "target": (
        GuideTarget(cue_id="C", at_px=(300.0, 300.0), radius_px=40.0, flat_ratio=0.5, level=QUIET),
        (260, 280, 340, 320),
    ),
    "area": (
        GuideArea(
            cue_id="C",
            points_px=((250.0, 200.0), (350.0, 200.0), (350.0, 400.0), (250.0, 400.0)),
            level=QUIET,
        ),
        (250, 200, 350, 400),
    ),
    "dot": (GuideDot(cue_id="C", at_px=(300.0, 300.0), level=QUIET), (290, 290, 310, 310)),
    "arc": (
        GuideArc(
            cue_id="C",
            centre_px=(300.0, 300.0),
            radius_px=60.0,
            from_deg=10.0,
            to_deg=170.0,
            fill_ratio=0.5,
            level=QUIET,
        ),
        (310, 240, 360, 360),
    ),
    "hand": (
        GuideHand(
            cue_id="C", at_px=(300.0, 300.0), direction_deg=90.0, length_px=80.0, level=QUIET
        ),
        (293, 272, 388, 345),
    ),
    "footprint": (
        GuideFootprint(
            cue_id="C", heel_px=(300.0, 300.0), toe_px=(380.0, 300.0), width_px=40.0, level=QUIET
        ),
        (286, 292, 392, 308),
    ),
    "pad": (
        GuidePad(
            cue_id="C",
            at_px=(300.0, 300.0),
            width_px=120.0,
            direction_deg=0.0,
            fill_ratio=0.5,
            level=QUIET,
        ),
        (240, 300, 360, 324),
    ),
    "ring": (
        GuideRing(
            cue_id="C",
            centre_px=(300.0, 300.0),
            radius_px=60.0,
            fill_ratio=0.5,
            left_s=1.0,
            level=QUIET,
        ),
        (240, 210, 360, 360),
    ),
    "gate": (
        GuideGate(cue_id="C", foot_px=(300.0, 400.0), height_px=100.0, inward=1.0, level=QUIET),
        (290, 300, 342, 400),
    ),
}
"""Each shape, and the box it fills in the picture, give or take a line's width."""


@pytest.fixture(autouse=True)
def _application(qapp: object, qtbot: QtBot) -> None:
    load_fonts(paths.resources() / "fonts")


def paint(*guides: Guide, mirrored: bool = True, now_s: float = 0.0) -> NDArray[np.uint8]:
    """(720, 1280, 4) uint8: blue, green, red, alpha."""
    image = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    canvas = Canvas(
        painter=painter,
        transform=whole_picture(SIZE, view_size_px=SIZE, mirrored=mirrored),
        style=OverlayStyle(line_px=6.0),
        stamps=Stamps(),
        now_s=now_s,
    )
    paint_guides(canvas, [FadedGuide(guide=guide, opacity=1.0) for guide in guides])
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(SIZE[1], SIZE[0], 4)
    return pixels.copy()


def bounds(pixels: NDArray[np.uint8]) -> Box:
    """Left, top, right, bottom of what is painted."""
    rows, columns = np.nonzero(pixels[:, :, 3] > 40)
    assert len(rows)
    return float(columns.min()), float(rows.min()), float(columns.max()), float(rows.max())


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_where_it_belongs(name: str, mirrored: bool) -> None:
    guide, (left, top, right, bottom) = SHAPES[name]
    if mirrored:
        left, right = SIZE[0] - right, SIZE[0] - left
    assert bounds(paint(guide, mirrored=mirrored)) == pytest.approx(
        (left, top, right, bottom), abs=12.0
    )


def test_every_shape_is_tested() -> None:
    shapes = {type(guide) for guide, _ in SHAPES.values()} | {GuideLabel}
    assert shapes == set(Guide.__args__)


def test_letters_are_not_mirrored() -> None:
    label = GuideLabel(cue_id="C", at_px=(640.0, 300.0), word=GuideWord.ESTIMATE, level=QUIET)
    plain, mirrored = paint(label, mirrored=False), paint(label, mirrored=True)
    # The point lies in the middle of the picture, so both lie in the same place.
    assert np.abs(plain.astype(int) - mirrored.astype(int)).max() == 0
    assert np.abs(plain.astype(int) - plain[:, ::-1].astype(int)).max() > 100


def water_top(pixels: NDArray[np.uint8]) -> NDArray[np.intp]:
    """Uppermost row of water in each column that has any."""
    sky = QColor(Colour.SKY)
    near = np.abs(pixels[:, :, :3].astype(int) - (sky.blue(), sky.green(), sky.red())).max(axis=2)
    water = near < 45
    columns = np.flatnonzero(water.sum(axis=0) > 12)
    tops: NDArray[np.intp] = water[:, columns].argmax(axis=0)
    return tops


@pytest.mark.parametrize("tilt_deg", [-14.0, 0.0, 14.0])
def test_water_stays_level_while_the_cup_leans(tilt_deg: float) -> None:
    cup = GuideCup(
        cue_id="C",
        at_px=(640.0, 300.0),
        width_px=160.0,
        tilt_deg=tilt_deg,
        spill_ratio=0.0,
        level=QUIET,
    )
    tops = water_top(paint(cup))
    middle = tops[len(tops) // 4 : -len(tops) // 4]
    assert len(middle) > 20
    assert middle.max() - middle.min() <= 2


@pytest.mark.parametrize("mirrored", [False, True])
def test_water_spills_over_the_lower_side(mirrored: bool) -> None:
    cup = GuideCup(
        cue_id="C",
        at_px=(640.0, 300.0),
        width_px=100.0,
        tilt_deg=14.0,
        spill_ratio=1.0,
        level=GuideLevel.AMBER,
    )
    dry = paint(SHAPES["cup"][0])
    assert bounds(dry)[3] < 345.0
    pixels = paint(cup, mirrored=mirrored, now_s=0.4)
    below = pixels[350:, :, 3] > 40
    columns = np.flatnonzero(below.any(axis=0))
    assert len(columns)
    is_right = columns.mean() > 640.0
    assert is_right is not mirrored


def test_a_wall_that_is_touched_is_brighter() -> None:
    wall = SHAPES["wall"][0]
    assert isinstance(wall, GuideWall)
    touched = GuideWall(
        cue_id="C",
        foot_px=wall.foot_px,
        top_px=wall.top_px,
        depth_px=wall.depth_px,
        is_touched=True,
        level=GuideLevel.AMBER,
    )
    quiet, loud = paint(wall, mirrored=False), paint(touched, mirrored=False)
    assert loud[310, 318, 3] > quiet[310, 318, 3] + 20


@pytest.mark.parametrize("level", [GuideLevel.GOOD, GuideLevel.AMBER, GuideLevel.RED])
def test_a_level_has_a_sign_beside_its_colour(level: GuideLevel) -> None:
    line = GuideLine(cue_id="C", points_px=((300.0, 300.0), (300.0, 500.0)), level=level)
    quiet = GuideLine(cue_id="C", points_px=((300.0, 300.0), (300.0, 500.0)), level=QUIET)
    assert bounds(paint(line, mirrored=False))[1] < 270.0
    assert bounds(paint(quiet, mirrored=False))[1] > 285.0


def test_lines_are_wide_enough_on_every_panel() -> None:
    full_hd = OverlayStyle.for_theme(Theme(dots_per_mm=3.6), short_side_px=1080)
    small = OverlayStyle.for_theme(Theme(dots_per_mm=3.8), short_side_px=800)
    assert full_hd.line_px >= 6.0
    assert full_hd.line_px / 3.6 == pytest.approx(2.2, abs=0.05)
    assert 4.0 <= small.line_px <= 8.0
