"""How many exercises a page of the choose screen holds, and that each card can still be read."""

import pytest
from pytestqt.qtbot import QtBot

from studio.ui.screens.choose import ChooseScreen
from studio.ui.screens.screen import ScreenParts
from studio.ui.theme import TOUCH_GAP_MM, TOUCH_MM
from tests.ui.fitting import cut_words, place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize(
    ("size_mm", "fewest"),
    [
        pytest.param((335, 181), 6, id="the smallest panel"),
        pytest.param((531, 275), 10, id="full HD"),
        pytest.param((299, 507), 15, id="portrait"),
    ],
)
def test_a_page_holds_many_cards_that_can_be_read_and_touched(
    parts: ScreenParts, qtbot: QtBot, size_mm: tuple[int, int], fewest: int
) -> None:
    screen = ChooseScreen(parts)
    qtbot.addWidget(screen)
    screen.resize(*(parts.theme.px(length) for length in size_mm))
    screen.show()
    qtbot.waitUntil(lambda: screen.cards[0].isVisible())

    assert len(screen.cards) >= fewest
    areas = [place(card, screen) for card in screen.cards]
    assert min(area.height() for area in areas) >= parts.theme.px(2 * TOUCH_MM)
    gap_px = parts.theme.px(TOUCH_GAP_MM) // 2
    grown = [area.adjusted(-gap_px, -gap_px, gap_px, gap_px) for area in areas]
    assert not any(
        first.intersects(second)
        for number, first in enumerate(grown)
        for second in grown[number + 1 :]
    )
    while True:
        qtbot.waitUntil(lambda: cut_words(screen) == [])
        for card in screen.cards:
            marks = place(card.marks, screen)
            assert not card.isVisible() or not marks.intersects(place(card.name, screen))
        if not screen.next.isEnabled():
            break
        screen.next.click()
