"""Count, depth bar, cue and trust strip: what they say, and that they go blank."""

import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.engine.snapshot import Trust
from studio.model.cue import CueLevel
from studio.paths import resources
from studio.ui.rep_verdict import RepVerdict
from studio.ui.theme import Colour, Theme, load_fonts
from studio.ui.widgets.cue_banner import HOLD_S, CueBanner, CueHold, Praise
from studio.ui.widgets.depth_bar import BestReach, DepthBar, DepthShown, depth_y_px, paint_depth
from studio.ui.widgets.rep_count import (
    CountShown,
    RepCount,
    number_height_px,
    paint_count,
    target_words,
)
from studio.ui.widgets.trust_strip import TrustStrip
from tests.ui import figure
from tests.ui.figure import Clock

THEME = Theme(dots_per_mm=3.61)
"""A 24 inch full HD screen."""


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts(resources() / "fonts")


def share_of(widget: QWidget, colour: str) -> float:
    """Share of the widget's pixels that have exactly this colour."""
    image = widget.grab().toImage()
    wanted = QColor(colour).rgb()
    found = sum(
        image.pixel(x, y) == wanted
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )
    return found / (image.width() * image.height() / 4)


def make_count(
    qtbot: QtBot, *, hollow: bool = False, verdict: RepVerdict | None = None
) -> RepCount:
    widget = RepCount(theme=THEME)
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    widget.show_count(CountShown(count=8, target=10, hollow=hollow, verdict=verdict))
    return widget


def test_the_count_is_read_from_three_metres(qtbot: QtBot) -> None:
    # 60 minutes of arc at 3 m: 6.283 * 3000 * 60 / 21600 = 52.4 mm.
    box = RepCount(theme=THEME).sizeHint()
    height_px = number_height_px(box.width(), box.height(), digits=2)
    assert height_px / THEME.dots_per_mm >= 52.4


def test_a_rep_that_may_be_taken_back_is_hollow(qtbot: QtBot) -> None:
    full = share_of(make_count(qtbot), Colour.TEXT)
    hollow = share_of(make_count(qtbot, hollow=True), Colour.TEXT)
    assert 0.0 < hollow < 0.6 * full


@pytest.mark.parametrize(
    ("verdict", "colour"),
    [
        (RepVerdict.GOOD, Colour.SKY),
        (RepVerdict.SHORT, Colour.ORANGE),
        (RepVerdict.FAST, Colour.YELLOW),
    ],
)
def test_the_newest_rep_has_its_sign(qtbot: QtBot, verdict: RepVerdict, colour: Colour) -> None:
    assert share_of(make_count(qtbot), colour) == 0.0
    assert share_of(make_count(qtbot, verdict=verdict), colour) > 0.002


def test_a_verdict_stays_within_a_narrow_box() -> None:
    """The film of an upright clip has a high and narrow box for the count."""
    image = QImage(300, 700, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    box = QRectF(100.0, 50.0, 100.0, 600.0)
    shown = CountShown(count=3, target=None, hollow=False, verdict=RepVerdict.SHORT)
    paint_count(painter, box, shown, theme=THEME)
    painter.end()

    orange = QColor(Colour.ORANGE).rgb()
    columns = [x for x in range(300) if any(image.pixel(x, y) == orange for y in range(700))]

    assert columns
    assert columns[0] >= box.left()
    assert columns[-1] <= box.right()
    assert columns[-1] - columns[0] > 0.8 * box.width()


@pytest.mark.parametrize(
    ("count", "hollow", "words"),
    [
        (9, False, "of 10"),
        (10, True, "of 10"),
        (10, False, "All 10 done"),
        (11, True, "10 + 1 more"),
        (16, False, "10 + 6 more"),
    ],
)
def test_a_target_reached_or_passed_is_said_calmly(
    qtbot: QtBot, count: int, hollow: bool, words: str
) -> None:
    shown = CountShown(count=count, target=10, hollow=hollow)
    widget = make_count(qtbot)
    widget.show_count(shown)
    assert target_words(shown) == words
    assert (share_of(widget, Colour.SKY) > 0.0) is shown.is_reached


def test_the_count_can_say_nothing(qtbot: QtBot) -> None:
    widget = make_count(qtbot)
    widget.show_count(None)
    assert share_of(widget, Colour.TEXT) == 0.0


def paint_bar(shown: DepthShown) -> QImage:
    image = QImage(100, 500, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_depth(painter, QRectF(0, 0, 100, 500), shown)
    painter.end()
    return image


def at(image: QImage, y: float) -> str:
    return QColor(image.pixel(30, round(y))).name()


def test_the_bar_fills_the_way_the_body_moves() -> None:
    box = QRectF(0, 0, 100, 500)
    assert depth_y_px(box, 0.0, downwards=True) == 0.0
    assert depth_y_px(box, 1.0, downwards=True) == pytest.approx(400.0)
    assert depth_y_px(box, 1.0, downwards=False) == pytest.approx(100.0)
    down = paint_bar(DepthShown(progress_ratio=0.5, best_ratio=None, downwards=True))
    up = paint_bar(DepthShown(progress_ratio=0.5, best_ratio=None, downwards=False))
    filled, empty = QColor(Colour.OUTLINE).name(), QColor(Colour.RAISED).name()
    assert (at(down, 100), at(down, 300)) == (filled, empty)
    assert (at(up, 50), at(up, 400)) == (empty, filled)


def test_reaching_the_target_changes_the_colour_and_adds_a_tick() -> None:
    short = paint_bar(DepthShown(progress_ratio=0.9, best_ratio=None, downwards=True))
    full = paint_bar(DepthShown(progress_ratio=0.93, best_ratio=None, downwards=True))
    assert at(short, 100) == QColor(Colour.OUTLINE).name()
    assert at(full, 100) == QColor(Colour.SKY).name()


def test_the_notch_is_always_there_and_the_fill_only_when_seen() -> None:
    blank = paint_bar(DepthShown(progress_ratio=None, best_ratio=None, downwards=True))
    assert at(blank, 400) == QColor(Colour.YELLOW).name()
    assert at(blank, 100) == QColor(Colour.RAISED).name()


def test_the_best_rep_is_a_ghost() -> None:
    image = paint_bar(DepthShown(progress_ratio=None, best_ratio=0.8, downwards=True))
    colours = {QColor(image.pixel(x, 320)).name() for x in range(20, 80)}
    assert QColor(Colour.TEXT_QUIET).name() in colours


def test_more_than_all_stays_inside_the_bar() -> None:
    box = QRectF(0, 0, 100, 500)
    assert depth_y_px(box, 9.0, downwards=True) == 500.0
    assert depth_y_px(box, -9.0, downwards=True) == 0.0


def test_a_bar_repaints_only_when_it_changes(qtbot: QtBot) -> None:
    bar = DepthBar(theme=THEME)
    qtbot.addWidget(bar)
    shown = DepthShown(progress_ratio=0.5, best_ratio=None, downwards=True)
    bar.show_depth(shown)
    assert bar.shown == shown


def test_a_cue_is_held_for_a_second_and_a_half() -> None:
    hold, cue = CueHold(), figure.shown_cue()
    assert hold.update(cue, now_s=0.0) is cue
    assert hold.update(None, now_s=HOLD_S - 0.01) is cue
    assert hold.update(None, now_s=HOLD_S) is None


def test_one_cue_at_a_time() -> None:
    hold = CueHold()
    first = figure.shown_cue()
    second = figure.shown_cue(words="Reach your hips back")
    other = type(second)(cue_id="C01", words=second.words, level=second.level, since_s=1.0)
    hold.update(first, now_s=0.0)
    assert hold.update(other, now_s=1.0) is first
    assert hold.update(other, now_s=1.6) is other


def test_a_cue_that_gets_worse_is_still_the_same_cue() -> None:
    hold = CueHold()
    hold.update(figure.shown_cue(), now_s=0.0)
    worse = figure.shown_cue(CueLevel.RED)
    assert hold.update(worse, now_s=0.5) is worse
    assert hold.update(None, now_s=1.6) is None


def test_the_banner_paints_sign_and_words(qtbot: QtBot) -> None:
    banner = CueBanner(theme=THEME, clock=Clock())
    qtbot.addWidget(banner)
    banner.resize(1370, 180)
    banner.show_cue(figure.shown_cue())
    assert share_of(banner, Colour.ORANGE) > 0.002
    banner.show_cue(figure.shown_cue(CueLevel.RED))
    assert share_of(banner, Colour.VERMILLION) > 0.002
    banner.clear()
    assert banner.shown is None


def test_praise_is_said_for_a_moment_and_yields_to_a_cue(qtbot: QtBot) -> None:
    clock = Clock()
    banner = CueBanner(theme=THEME, clock=clock)
    qtbot.addWidget(banner)
    banner.resize(1000, banner.sizeHint().height())

    banner.praise("Heels glued down")
    banner.show_cue(None)
    assert banner.shown == Praise(words="Heels glued down")
    assert share_of(banner, Colour.SKY) > 0.0
    assert share_of(banner, Colour.ORANGE) == 0.0
    clock.now_s += HOLD_S
    banner.show_cue(None)
    assert banner.shown is None

    banner.praise("Heels glued down")
    cue = figure.shown_cue()
    banner.show_cue(cue)
    assert banner.shown == cue
    clock.now_s += HOLD_S
    banner.show_cue(None)
    assert banner.shown is None


def test_the_strip_says_how_well_it_sees(qtbot: QtBot) -> None:
    strip = TrustStrip(theme=THEME)
    qtbot.addWidget(strip)
    strip.show_trust(figure.TRUST, camera_on=True, now_s=0.0)
    assert "Side view. I watch: hips, shins, depth" in strip.words
    assert "30 pictures a second" in strip.words
    assert "0.05 s delay" in strip.words
    assert strip.camera_on


@pytest.mark.parametrize(
    ("fps", "words"), [(1.2, "1 picture a second"), (1.6, "2 pictures a second")]
)
def test_the_strip_counts_one_picture(qtbot: QtBot, fps: float, words: str) -> None:
    strip = TrustStrip(theme=THEME)
    qtbot.addWidget(strip)
    strip.show_trust(replace(figure.TRUST, fps=fps), camera_on=True, now_s=0.0)
    assert words in strip.words


def test_the_strip_names_no_pace_without_pictures(qtbot: QtBot) -> None:
    strip = TrustStrip(theme=THEME)
    qtbot.addWidget(strip)
    none = Trust(fps=0.0, delay_ms=math.nan, view=None, yaw_deg=None, live_measures=(), advice="")
    strip.show_trust(none, camera_on=True, now_s=0.0)
    assert strip.words == "Nobody seen"


def test_the_strip_changes_at_most_five_times_a_second_but_blanks_at_once(qtbot: QtBot) -> None:
    strip = TrustStrip(theme=THEME)
    qtbot.addWidget(strip)
    strip.show_trust(figure.TRUST, camera_on=True, now_s=0.0)
    before = strip.words
    slower = type(figure.TRUST)(
        fps=21.0, delay_ms=90.0, view=None, yaw_deg=None, live_measures=(), advice="Turn side-on"
    )
    strip.show_trust(slower, camera_on=True, now_s=0.1)
    assert strip.words == before
    strip.show_trust(slower, camera_on=True, now_s=0.3)
    assert "Nobody seen" in strip.words
    assert strip.advice == "Turn side-on"
    strip.show_trust(None, camera_on=False, now_s=0.31)
    assert (strip.words, strip.advice, strip.camera_on) == ("", "", False)


def test_advice_is_painted_louder_than_the_rest(qtbot: QtBot) -> None:
    strip = TrustStrip(theme=THEME)
    qtbot.addWidget(strip)
    strip.resize(1800, strip.sizeHint().height())
    strip.show_trust(figure.TRUST, camera_on=True, now_s=0.0)
    assert share_of(strip, Colour.ORANGE) == 0.0
    advice = type(figure.TRUST)(
        fps=30.0, delay_ms=50.0, view=None, yaw_deg=None, live_measures=(), advice="Turn side-on"
    )
    strip.show_trust(advice, camera_on=True, now_s=1.0)
    assert share_of(strip, Colour.ORANGE) > 0.0


def test_the_best_reach_is_that_of_counted_reps_only() -> None:
    reach = BestReach()
    for progress in (0.2, 0.9, None, 0.3):
        reach.update(progress)
    assert reach.best_ratio is None
    reach.rep_counted()
    assert reach.best_ratio == 0.9
    reach.update(0.7)
    reach.rep_counted()
    reach.rep_counted()
    assert reach.best_ratio == 0.9
    reach.clear()
    assert reach.best_ratio is None


@pytest.mark.parametrize("width_px", [500, 700, 900, 1200, 1800])
def test_a_narrow_strip_says_it_in_fewer_words(qtbot: QtBot, width_px: int) -> None:
    strip = TrustStrip(theme=THEME)
    qtbot.addWidget(strip)
    strip.resize(width_px, strip.sizeHint().height())
    many = replace(figure.TRUST, live_measures=tuple(f"measure {n}" for n in range(14)))
    strip.show_trust(many, camera_on=False, now_s=0.0)
    assert share_of(strip, Colour.OUTLINE) > 0.0
