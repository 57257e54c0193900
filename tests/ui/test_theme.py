"""Sizes in millimetres, colours that can be told apart from their ground, looks that fill in."""

import math
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from studio import paths
from studio.errors import KnownError, Reason
from studio.ui.theme import (
    CAP_HEIGHT_RATIO,
    FONT_FAMILY,
    TOUCH_MM,
    Colour,
    TextSize,
    Theme,
    Weight,
    contrast_ratio,
    dots_per_mm_of,
    dots_per_mm_that_fit,
    load_fonts,
    millimetres_to_px,
    screen_dots_per_mm,
)

FULL_HD = (1920, 1080)


def test_millimetres_become_pixels() -> None:
    assert millimetres_to_px(20.0, dots_per_mm=3.6) == 72
    assert millimetres_to_px(0.1, dots_per_mm=3.6) == 1
    assert millimetres_to_px(0.0, dots_per_mm=3.6) == 0


def test_a_panel_that_tells_the_truth_is_believed() -> None:
    # 24 inch, 16:9: 531 x 299 mm; sqrt(1920^2 + 1080^2) / sqrt(531^2 + 299^2) = 2202.9 / 609.4
    assert dots_per_mm_of(size_px=FULL_HD, size_mm=(531, 299)) == pytest.approx(3.615, abs=0.001)


@pytest.mark.parametrize(
    "size_mm", [(0, 0), (160, 90), (53, 30), (5310, 2990), (531, 0), (300, 531)]
)
def test_a_panel_that_lies_is_taken_for_24_inches(size_mm: tuple[float, float]) -> None:
    believed = dots_per_mm_of(size_px=FULL_HD, size_mm=size_mm)

    assert believed == pytest.approx(math.hypot(*FULL_HD) / 609.6)


def test_the_setting_wins_over_the_panel(qapp: object) -> None:
    assert screen_dots_per_mm(QApplication.primaryScreen(), override=4.2) == 4.2


def test_a_setting_that_is_no_screen_is_refused(qapp: object) -> None:
    with pytest.raises(KnownError, match="screen_dots_per_mm = 40") as refused:
        screen_dots_per_mm(QApplication.primaryScreen(), override=40.0)

    assert refused.value.reason is Reason.USER_INPUT


def test_a_small_panel_gets_smaller_millimetres_instead_of_cut_screens() -> None:
    # a 14 inch laptop has 6.2 px/mm, but 1080 px must hold 205 mm: 5.27
    assert dots_per_mm_that_fit(6.2, size_px=FULL_HD) == pytest.approx(1080 / 205)
    assert dots_per_mm_that_fit(3.6, size_px=FULL_HD) == 3.6
    assert dots_per_mm_that_fit(6.2, size_px=(1080, 1920)) == pytest.approx(1080 / 205)


def test_a_very_large_panel_gets_larger_millimetres() -> None:
    # 55 inches of full HD have 1.58 px/mm; spread over at most 640 mm: 3.0
    assert dots_per_mm_that_fit(1.58, size_px=FULL_HD) == pytest.approx(3.0)


def test_letters_for_three_metres_are_large_enough() -> None:
    def height_mm(minutes_of_arc: float, distance_mm: float) -> float:
        return 6.283 * distance_mm * minutes_of_arc / 21600

    assert TextSize.FAR.value >= height_mm(20, 3000) - 0.05
    assert TextSize.COUNT.value >= height_mm(60, 3000)
    assert TextSize.CAPTION.value >= height_mm(16, 700)
    assert TOUCH_MM >= 20.0


@pytest.mark.parametrize("ground", [Colour.GROUND, Colour.SURFACE, Colour.RAISED])
@pytest.mark.parametrize("ink", [Colour.TEXT, Colour.TEXT_QUIET])
def test_words_stand_out_from_every_ground(ink: Colour, ground: Colour) -> None:
    assert contrast_ratio(ink, ground) >= 7.0


@pytest.mark.parametrize("ground", [Colour.SKY, Colour.SKY_PRESSED, Colour.ORANGE, Colour.TEXT])
def test_dark_words_stand_out_from_bright_buttons(ground: Colour) -> None:
    assert contrast_ratio(Colour.ON_BRIGHT, ground) >= 7.0


@pytest.mark.parametrize("ink", [Colour.YELLOW, Colour.SKY, Colour.ORANGE])
def test_coloured_words_stand_out(ink: Colour) -> None:
    assert contrast_ratio(ink, Colour.GROUND) >= 7.0
    assert contrast_ratio(ink, Colour.SURFACE) >= 7.0


def test_contrast_is_as_the_standard_says() -> None:
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast_ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_capitals_have_the_height_asked_for(qapp: object) -> None:
    load_fonts(paths.resources() / "fonts")
    theme = Theme(dots_per_mm=4.0)

    font = theme.font(TextSize.FAR, Weight.HEAVY)

    assert QFontInfo(font).family() == FONT_FAMILY
    assert QFontMetricsF(font).capHeight() == pytest.approx(17.5 * 4.0, rel=0.02)
    assert font.pixelSize() == round(17.5 * 4.0 / CAP_HEIGHT_RATIO)


def test_digits_of_a_changing_number_have_one_width(qapp: object) -> None:
    load_fonts(paths.resources() / "fonts")
    theme = Theme(dots_per_mm=4.0)

    def widths(font: QFont) -> set[float]:
        return {QFontMetricsF(font).horizontalAdvance(digit) for digit in "0123456789"}

    assert len(widths(theme.font(TextSize.COUNT))) == 1
    assert len(widths(theme.font(TextSize.COUNT, tabular=False))) > 1


def test_the_style_sheets_fill_in_wholly() -> None:
    filled = Theme(dots_per_mm=4.0).style_sheet_from(paths.resources() / "theme")

    assert "mm(" not in filled
    assert "colour(" not in filled
    assert "text(" not in filled
    assert Colour.SKY.value in filled


def test_lengths_letters_and_colours_are_filled_in() -> None:
    theme = Theme(dots_per_mm=4.0)

    filled = theme.style_sheet("a: mm(2.5) text(BODY) colour(SKY)", name="x.qss")

    assert filled == f"a: 10px {theme.font_px(TextSize.BODY)}px #56B4E9"


@pytest.mark.parametrize("wrong", ["mm(wide)", "text(HUGE)", "colour(BLUE)"])
def test_a_wrong_word_in_a_style_sheet_is_named(wrong: str) -> None:
    with pytest.raises(KnownError, match=r"looks\.qss"):
        Theme(dots_per_mm=4.0).style_sheet(f"a: {wrong}", name="looks.qss")


def test_missing_fonts_and_style_sheets_are_told(tmp_path: Path, qapp: object) -> None:
    with pytest.raises(KnownError, match="no font files"):
        load_fonts(tmp_path)
    with pytest.raises(KnownError, match="no style sheets"):
        Theme(dots_per_mm=4.0).style_sheet_from(tmp_path)


def test_a_broken_font_is_told(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "broken.otf").write_bytes(b"no font")

    with pytest.raises(KnownError, match=r"broken\.otf"):
        load_fonts(tmp_path)
