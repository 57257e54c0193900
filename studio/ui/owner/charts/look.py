"""Colours and letters of a chart, on the glass and on paper."""

from dataclasses import dataclass

from PySide6.QtGui import QFont

from studio.ui.theme import Colour, TextSize, Theme, Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How charts are drawn.

    Attributes:
        theme: Sizes and letters.
        ground: Behind everything.
        text: Words.
        quiet: Axes and lesser words.
        line: Grid, and bars that have nothing to say.
        series: Colours of marks, the first one first.
        warm: Colour of what asks to be looked at; a word or sign goes with it.
        inks: Dark and light, for words on a colour.
        is_tabular: Digits of one width; on paper they could not be searched or copied.
    """

    theme: Theme
    ground: str = Colour.SURFACE.value
    text: str = Colour.TEXT.value
    quiet: str = Colour.TEXT_QUIET.value
    line: str = Colour.LINE.value
    series: tuple[str, ...] = (
        Colour.SKY.value,
        Colour.YELLOW.value,
        Colour.PURPLE.value,
        Colour.ORANGE.value,
    )
    warm: str = Colour.ORANGE.value
    inks: tuple[str, str] = (Colour.ON_BRIGHT.value, Colour.TEXT.value)
    is_tabular: bool = True

    def font(self, size: TextSize = TextSize.CAPTION, weight: Weight = Weight.MEDIUM) -> QFont:
        """Letters of a chart."""
        return self.theme.font(size, weight, tabular=self.is_tabular)


def on_paper(theme: Theme) -> Look:
    """Dark ink on white; the hues are those of the Okabe-Ito set that keep 4.5:1 there or near.

    Args:
        theme: Sizes of the page.
    """
    return Look(
        theme=theme,
        ground="#FFFFFF",
        text="#101418",
        quiet="#4A5561",
        line="#D3D9DF",
        series=("#0072B2", "#9A6A00", "#8F3F6B", "#D55E00"),
        warm="#B04A00",
        inks=("#101418", "#FFFFFF"),
        is_tabular=False,
    )
