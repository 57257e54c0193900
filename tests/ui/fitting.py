"""Whether everything a screen says can be read whole, and everything it offers can be touched."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from studio.ui.theme import TOUCH_GAP_MM, TOUCH_MM, Theme
from studio.ui.widgets.far_message import FarMessage
from studio.ui.widgets.touch_button import TouchButton

_SLACK_PX = 2


def place(widget: QWidget, window: QWidget) -> QRect:
    """Where a widget lies in its window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def shown(window: QWidget, kind: type[QWidget]) -> Iterator[QWidget]:
    """Every widget of a kind that can be seen."""
    return (child for child in window.findChildren(kind) if child.isVisible())


def _words_fit(font_metrics: QFontMetrics, words: str, area: QRect, *, wraps: bool) -> bool:
    flags = Qt.TextFlag.TextWordWrap if wraps else Qt.TextFlag.TextExpandTabs
    needed = font_metrics.boundingRect(QRect(0, 0, area.width(), 100_000), int(flags), words)
    # Qt breaks a line behind a hyphen too.
    parts = words.replace("-", "- ").split()
    widest = max((font_metrics.horizontalAdvance(part) for part in parts), default=0)
    return (
        max(needed.width(), widest) <= area.width() + _SLACK_PX
        and needed.height() <= area.height() + _SLACK_PX
    )


def cut_words(window: QWidget) -> list[str]:
    """Words that are not shown whole, or lie outside the window or what holds them."""
    cut = []
    for label in shown(window, QLabel):
        assert isinstance(label, QLabel)
        area = label.contentsRect()
        if label.text() and not _words_fit(
            label.fontMetrics(), label.text(), area, wraps=label.wordWrap()
        ):
            cut.append(f"{label.text()!r} in {area.width()} x {area.height()}")
    for button in shown(window, TouchButton):
        assert isinstance(button, TouchButton)
        metrics = QFontMetrics(button.font())
        if button.text() and not _words_fit(
            metrics, button.text(), button.words_area(), wraps=True
        ):
            cut.append(f"button {button.text()!r} in {button.width()} x {button.height()}")
    for message in shown(window, FarMessage):
        assert isinstance(message, FarMessage)
        metrics = QFontMetrics(message.fitted_font())
        if not _words_fit(metrics, message.words, message.words_area(), wraps=True):
            cut.append(f"message {message.words!r}")
    return [*cut, *_outside(window)]


def _outside(window: QWidget) -> list[str]:
    """Visible words or buttons that reach beyond the window."""
    found = []
    for kind in (QLabel, QAbstractButton):
        for child in shown(window, kind):
            area = place(child, window)
            if not window.rect().adjusted(-1, -1, 1, 1).contains(area):
                found.append(f"{child.accessibleName() or kind.__name__} outside: {area}")
    return found


def overlapping(window: QWidget, *, within: QWidget | None = None) -> list[str]:
    """Pairs of words that lie on one another.

    Args:
        window: The window.
        within: Look at this part only.
    """
    found_labels = shown(within or window, QLabel)
    labels = [label for label in found_labels if isinstance(label, QLabel) and label.text()]
    found = []
    for number, first in enumerate(labels):
        for second in labels[number + 1 :]:
            common = place(first, window).intersected(place(second, window))
            if common.width() > _SLACK_PX and common.height() > _SLACK_PX:
                found.append(f"{first.text()!r} on {second.text()!r}")
    return found


def touch_faults(window: QWidget, theme: Theme, *, within: QWidget | None = None) -> list[str]:
    """Touch targets smaller than 20 mm, or nearer to one another than 5 mm.

    Args:
        window: The window.
        theme: Pixels per millimetre.
        within: Look at this part only, when it lies over the rest.
    """
    buttons = list(shown(within or window, QAbstractButton))
    smallest, gap = theme.px(TOUCH_MM), theme.px(TOUCH_GAP_MM)
    faults = []
    for number, first in enumerate(buttons):
        area = place(first, window)
        if min(area.width(), area.height()) < smallest:
            faults.append(f"{first.accessibleName()!r} is {area.width()} x {area.height()}")
        near = area.adjusted(-gap + 1, -gap + 1, gap - 1, gap - 1)
        faults += [
            f"{first.accessibleName()!r} is near {second.accessibleName()!r}"
            for second in buttons[number + 1 :]
            if near.intersects(place(second, window))
        ]
    return faults
