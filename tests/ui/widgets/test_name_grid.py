"""Names to tap: pages, first letters, picking."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from studio.ui.icons import Icons
from studio.ui.theme import Theme
from studio.ui.widgets.name_grid import Named, NameGrid

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

NAMES: list[Named] = [
    (f"id {letter}{number}", f"{letter}{number}") for letter in "ABCDEFGH" for number in range(5)
]
Make = Callable[..., NameGrid]


@pytest.fixture
def make(qtbot: QtBot, theme: Theme, icons: Icons) -> Make:
    def build(names: list[Named], *, can_pick: bool = False) -> NameGrid:
        grid = NameGrid(theme=theme, icons=icons, can_pick=can_pick)
        qtbot.addWidget(grid)
        grid.resize(theme.px(240), theme.px(110))
        grid.show_names(names)
        grid.show()
        qtbot.waitExposed(grid)
        return grid

    return build


def seen(grid: NameGrid) -> list[str]:
    return [button.text() for button in grid.names if not button.isHidden()]


def test_few_names_need_no_pages(make: Make) -> None:
    grid = make(NAMES[:7])

    assert seen(grid) == [name for _, name in NAMES[:7]]
    assert grid.next.isHidden()
    assert all(group.isHidden() for group in grid.groups)


def test_every_name_is_on_one_page(make: Make, qtbot: QtBot) -> None:
    grid = make(NAMES)
    found = seen(grid)
    assert 1 < grid.pages < len(NAMES)

    while grid.next.isEnabled():
        with qtbot.waitSignal(grid.page_turned):
            grid.next.click()
        found += seen(grid)

    assert found == [name for _, name in NAMES]


def test_the_first_letters_lead_to_the_page_they_begin_on(make: Make) -> None:
    grid = make(NAMES)
    groups = [group for group in grid.groups if not group.isHidden()]
    assert len(groups) > 1
    assert groups[0].isChecked()

    for group in groups:
        group.click()
        assert any(name.startswith(group.text()[0]) for name in seen(grid))
    assert groups[-1].isChecked()
    assert not groups[0].isChecked()


def test_a_tap_tells_the_key_on_every_page(make: Make, qtbot: QtBot) -> None:
    grid = make(NAMES)
    grid.next.click()

    with qtbot.waitSignal(grid.chosen) as told:
        grid.names[1].click()

    assert told.args == [f"id {grid.names[1].text()}"]


def test_what_is_picked_stays_lit_until_it_is_told_otherwise(make: Make) -> None:
    grid = make(NAMES[:4], can_pick=True)
    grid.show_picked(["id A1"])

    grid.names[0].click()
    assert [button.isChecked() for button in grid.names[:4]] == [False, True, False, False]
    grid.show_picked(["id A0"])

    assert [button.isChecked() for button in grid.names[:4]] == [True, False, False, False]


def test_a_smaller_room_makes_more_pages(make: Make, theme: Theme) -> None:
    grid = make(NAMES)
    before = grid.pages

    grid.resize(theme.px(120), theme.px(80))

    assert grid.pages > before
    assert seen(grid)
