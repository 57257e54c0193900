"""Who is going shallower, in words and bars."""

from datetime import UTC

from pytestqt.qtbot import QtBot

from studio.store.dashboards.charts import SetsKey
from studio.store.dashboards.period import Filter
from studio.store.dashboards.shallower import ShallowerRow
from studio.ui.owner.charts.bars import BarChart
from studio.ui.owner.pages.shallower import show_shallower
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.widgets.bars_card import BarsCard


def test_a_small_loss_is_told_in_points_and_does_not_fill_the_width(
    parts: OwnerParts, qtbot: QtBot
) -> None:
    chart = BarChart(look=parts.look)
    card = BarsCard("Who is going shallower?", chart, theme=parts.theme)
    qtbot.addWidget(card)
    card.resize(900, 400)
    row = ShallowerRow(
        client_id="1",
        alias="Anna",
        is_demo=False,
        exercise_id="goblet_squat",
        exercise_name="Goblet squat",
        before_ratio=0.95,
        now_ratio=0.86,
        change=-0.09,
        sets_before=3,
        sets_now=3,
        behind=SetsKey(filter=Filter(zone=UTC)),
    )

    show_shallower(card, [row], parts=parts)

    assert card.rows[0].value_words == "95 % to 86 % (−9 points)"
    assert card.about.text().endswith("in percentage points")
    area = chart.marks[0].area
    assert area is not None
    assert chart.marks[0].x < 0.25 * area.width()
