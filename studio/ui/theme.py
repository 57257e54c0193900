"""How everything looks: colours, letter sizes and lengths in millimetres, the style sheet.

Sizes are millimetres on the glass, so that a letter made for three metres is readable at three
metres on any panel. Letter heights follow H = 6.283 * D * MA / 21600 (D distance, MA minutes of
arc; kiosk page, section D): 20' at 3 m is 17.5 mm, 60' is 52.4 mm, 16' at 0.7 m is 3.3 mm.
Colours are the Okabe-Ito set on a near-black ground; colour never carries meaning alone.
"""

import math
import re
from dataclasses import dataclass
from enum import Enum, StrEnum
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QFontDatabase, QScreen
from PySide6.QtWidgets import QApplication

from studio.errors import KnownError, Reason

FONT_FAMILY = "Inter"
"""Bundled in resources/fonts (OFL 1.1), so a machine without any font still has letters."""

CAP_HEIGHT_RATIO = 0.727
"""Height of a capital of the bundled font over its pixel size."""

TOUCH_MM = 20.0
"""Smallest touch target: sweaty, moving hands (kiosk page, section D)."""

TOUCH_GAP_MM = 5.0
"""Smallest gap between two touch targets."""

SMALLEST_LONG_SIDE_MM = 330.0
SMALLEST_SHORT_SIDE_MM = 205.0
LARGEST_LONG_SIDE_MM = 640.0
"""Room every screen needs at least, and what a layout is never spread over more than."""

_FALLBACK_DIAGONAL_MM = 609.6
_SMALLEST_DIAGONAL_MM = 330.0
_LARGEST_DIAGONAL_MM = 1910.0
_SMALLEST_DOTS_PER_MM = 0.8
_LARGEST_DOTS_PER_MM = 12.0


class Colour(StrEnum):
    """The palette. The Okabe-Ito hues keep their distance for every kind of colour vision."""

    GROUND = "#101418"
    SURFACE = "#1A2129"
    RAISED = "#252E38"
    LINE = "#3A4652"
    OUTLINE = "#7F8E9C"
    TEXT = "#F4F7FA"
    TEXT_QUIET = "#B9C4CF"
    SKY = "#56B4E9"
    SKY_PRESSED = "#8CCBF0"
    ORANGE = "#E69F00"
    YELLOW = "#F0E442"
    PURPLE = "#CC79A7"
    GREEN = "#009E73"
    VERMILLION = "#D55E00"
    ON_BRIGHT = "#0B0E11"


class TextSize(Enum):
    """Letter sizes as the height of a capital, in millimetres on the glass.

    The first group is read at arm's length, the FAR group from three metres.
    """

    CAPTION = 3.4
    BODY = 4.2
    LEAD = 5.4
    HEADING = 7.6
    TITLE = 11.5
    NUMBER = 16.0
    FAR = 17.5
    FAR_LARGE = 26.0
    COUNT = 54.0


class Weight(Enum):
    """Weights of the bundled font."""

    REGULAR = QFont.Weight.Normal
    MEDIUM = QFont.Weight.Medium
    STRONG = QFont.Weight.DemiBold
    HEAVY = QFont.Weight.Bold


def millimetres_to_px(length_mm: float, *, dots_per_mm: float) -> int:
    """Turn a length on the glass into whole pixels; never 0 for a positive length."""
    if length_mm <= 0.0:
        return 0
    return max(1, round(length_mm * dots_per_mm))


def dots_per_mm_of(*, size_px: tuple[int, int], size_mm: tuple[float, float]) -> float:
    """Pixels per millimetre of a panel from what it says of itself.

    Panels lie (0 x 0 mm, 160 x 90 mm, centimetres as millimetres). A diagonal outside 13 to 75
    inches, or sides that disagree by more than a quarter, is not believed: a 24 inch panel is
    assumed.

    Args:
        size_px: Width and height in pixels.
        size_mm: Width and height in millimetres as reported.
    """
    width_px, height_px = size_px
    width_mm, height_mm = size_mm
    diagonal_px = math.hypot(width_px, height_px)
    diagonal_mm = math.hypot(width_mm, height_mm)
    has_sides = width_mm > 0 and height_mm > 0
    believable = has_sides and _SMALLEST_DIAGONAL_MM <= diagonal_mm <= _LARGEST_DIAGONAL_MM
    if believable:
        across, down = width_px / width_mm, height_px / height_mm
        believable = 0.8 <= across / down <= 1.25
    return diagonal_px / (diagonal_mm if believable else _FALLBACK_DIAGONAL_MM)


def screen_dots_per_mm(screen: QScreen, *, override: float | None = None) -> float:
    """Pixels per millimetre of a screen.

    Args:
        screen: Where the window is shown.
        override: The setting `screen_dots_per_mm`; wins over what the panel says.

    Raises:
        KnownError: USER_INPUT when the override cannot be a screen.
    """
    if override is not None:
        if not _SMALLEST_DOTS_PER_MM <= override <= _LARGEST_DOTS_PER_MM:
            text = (
                f"screen_dots_per_mm = {override:g} is not a screen; measure the picture's width "
                f"and give pixels per millimetre, {_SMALLEST_DOTS_PER_MM} to {_LARGEST_DOTS_PER_MM}"
            )
            raise KnownError(Reason.USER_INPUT, text)
        return override
    size, physical = screen.size(), screen.physicalSize()
    return dots_per_mm_of(
        size_px=(size.width(), size.height()), size_mm=(physical.width(), physical.height())
    )


def dots_per_mm_that_fit(dots_per_mm: float, *, size_px: tuple[int, int]) -> float:
    """Pixels per millimetre for the layout, so that every screen fills its window well.

    On a small panel (a laptop, a window) letters and targets are smaller than their millimetres,
    on a very large one they grow with it.

    Args:
        dots_per_mm: Of the panel.
        size_px: Width and height of the window.
    """
    long_px, short_px = max(size_px), min(size_px)
    most = min(long_px / SMALLEST_LONG_SIDE_MM, short_px / SMALLEST_SHORT_SIDE_MM)
    return min(most, max(dots_per_mm, long_px / LARGEST_LONG_SIDE_MM))


def contrast_ratio(first: str, second: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    value = QColor(colour)
    red, green, blue = linear(value.redF()), linear(value.greenF()), linear(value.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def load_fonts(folder: Path) -> None:
    """Make the bundled fonts known to Qt. Needs a QGuiApplication.

    Raises:
        KnownError: BAD_RESOURCE when a font file is missing or broken.
    """
    files = sorted(folder.glob("*.otf"))
    if not files:
        raise KnownError(Reason.BAD_RESOURCE, f"{folder}: no font files; install the program again")
    for file in files:
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            text = f"{file}: not a usable font file; install the program again"
            raise KnownError(Reason.BAD_RESOURCE, text)


def dress(application: QApplication, theme: "Theme", *, resources: Path) -> None:
    """Give the program its letters and its looks.

    Args:
        application: The one Qt application.
        theme: Sizes for its screen.
        resources: Folder that holds fonts/ and theme/.

    Raises:
        KnownError: BAD_RESOURCE when a font or style sheet is missing or wrong.
    """
    load_fonts(resources / "fonts")
    application.setFont(theme.font(TextSize.BODY, tabular=False))
    application.setStyleSheet(theme.style_sheet_from(resources / "theme"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Sizes and letters for one screen.

    Attributes:
        dots_per_mm: Pixels per millimetre of the glass.
    """

    dots_per_mm: float

    def px(self, length_mm: float) -> int:
        """Whole pixels for a length on the glass."""
        return millimetres_to_px(length_mm, dots_per_mm=self.dots_per_mm)

    def font_px(self, size: TextSize) -> int:
        """Pixel size of the font whose capitals have this height."""
        return max(8, round(size.value * self.dots_per_mm / CAP_HEIGHT_RATIO))

    def font(
        self, size: TextSize, weight: Weight = Weight.REGULAR, *, tabular: bool = True
    ) -> QFont:
        """The font for painting.

        Args:
            size: Height of a capital.
            weight: How bold.
            tabular: All digits have one width, so that a changing number does not dance.
        """
        font = QFont(FONT_FAMILY)
        font.setPixelSize(self.font_px(size))
        font.setWeight(weight.value)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def style_sheet(self, template: str, *, name: str) -> str:
        """Fill `mm(20)`, `text(BODY)` and `colour(SKY)` into a style sheet.

        Args:
            template: Style sheet with those three words.
            name: File name for the message.

        Raises:
            KnownError: BAD_RESOURCE for a colour or letter size that does not exist.
        """

        def fill(found: re.Match[str]) -> str:
            kind, value = found.group(1), found.group(2)
            try:
                if kind == "mm":
                    return f"{self.px(float(value))}px"
                if kind == "text":
                    return f"{self.font_px(TextSize[value])}px"
                return Colour[value].value
            except (KeyError, ValueError) as error:
                text = f"{name}: {found.group(0)} is no known size or colour"
                raise KnownError(Reason.BAD_RESOURCE, text) from error

        return re.sub(r"\b(mm|text|colour)\(([^)]*)\)", fill, template)

    def style_sheet_from(self, folder: Path) -> str:
        """Every style sheet of a folder, filled in, in the order of their names.

        Raises:
            KnownError: BAD_RESOURCE when there is none or one is wrong.
        """
        files = sorted(folder.glob("*.qss"))
        if not files:
            text = f"{folder}: no style sheets; install the program again"
            raise KnownError(Reason.BAD_RESOURCE, text)
        return "\n".join(
            self.style_sheet(file.read_text(encoding="utf-8"), name=file.name) for file in files
        )
