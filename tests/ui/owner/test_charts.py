"""The owner's charts: a touch at a mark's pixel says what lies behind it."""

import itertools
import math
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.owner.charts.bars import ROW_MM, BarChart, BarRow
from studio.ui.owner.charts.chart import Chart
from studio.ui.owner.charts.columns import Column, ColumnChart
from studio.ui.owner.charts.heat import Cell, HeatGrid
from studio.ui.owner.charts.lines import LineChart, LinePoint, LineRow, Scale, nice_ticks
from studio.ui.owner.charts.look import Look, on_paper
from studio.ui.owner.parts import OwnerParts
from studio.ui.theme import contrast_ratio

LEFT = Qt.MouseButton.LeftButton
SIZE = (620, 360)


@pytest.fixture
def look(parts: OwnerParts) -> Look:
    return parts.look


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    holder = QWidget()
    holder.resize(*SIZE)
    yield holder
    holder.close()
    holder.deleteLater()


def _shown(chart: Chart, window: QWidget) -> None:
    chart.setParent(window)
    chart.resize(*SIZE)
    window.show()


def _touch(chart: Chart, place: QPoint, qtbot: QtBot) -> list[object]:
    heard: list[object] = []
    chart.tapped.connect(heard.append)
    qtbot.mouseClick(chart.viewport(), LEFT, pos=place)
    chart.tapped.disconnect(heard.append)
    return heard


def _rows(count: int) -> list[BarRow]:
    return [
        BarRow(words=f"Row {place}", value=100.0 - place, value_words=f"{100 - place}", key=place)
        for place in range(count)
    ]


def test_every_bar_answers_at_its_pixel(look: Look, window: QWidget, qtbot: QtBot) -> None:
    chart = BarChart(look=look)
    _shown(chart, window)
    chart.show_bars(_rows(5))

    for mark in chart.marks:
        assert _touch(chart, chart.place_of(mark), qtbot) == [mark.key]
    row_px = SIZE[1] / 5
    for place in range(5):
        for left in (6, SIZE[0] // 2, SIZE[0] - 6):
            at = QPoint(left, round((place + 0.5) * min(row_px, look.theme.px(17.0))))
            assert _touch(chart, at, qtbot) == [place]


def test_bars_that_do_not_fit_are_left_out_not_squeezed(
    look: Look, window: QWidget, qtbot: QtBot
) -> None:
    chart = BarChart(look=look)
    _shown(chart, window)
    chart.show_bars(_rows(60))

    assert 1 < chart.rows_shown < 60
    assert SIZE[1] / chart.rows_shown >= look.theme.px(ROW_MM)
    assert len(chart.marks) == chart.rows_shown


def test_a_bar_with_nothing_behind_it_says_nothing(
    look: Look, window: QWidget, qtbot: QtBot
) -> None:
    chart = BarChart(look=look)
    _shown(chart, window)
    chart.show_bars([BarRow(words="Row", value=1.0, value_words="1")])

    assert _touch(chart, chart.place_of(chart.marks[0]), qtbot) == []


def _line(*values: float, words: str = "", first: int = 0) -> LineRow:
    points = tuple(
        LinePoint(x=float(first + place), y=value, key=(words, place))
        for place, value in enumerate(values)
    )
    return LineRow(words=words, points=points)


def test_every_point_answers_at_its_pixel(look: Look, window: QWidget, qtbot: QtBot) -> None:
    chart = LineChart(look=look)
    _shown(chart, window)
    lines = [_line(0.2, 0.9, 0.4, 0.6, words="Squat"), _line(0.8, 0.1, 0.7, 0.2, words="Bridge")]
    chart.show_lines(lines, scale=Scale(unit=" %", factor=100.0), ticks=[(0.0, "1 Nov")])

    assert len(chart.marks) == 8
    for mark in chart.marks:
        assert _touch(chart, chart.place_of(mark), qtbot) == [mark.key]


def test_a_touch_away_from_every_point_says_nothing(
    look: Look, window: QWidget, qtbot: QtBot
) -> None:
    chart = LineChart(look=look)
    _shown(chart, window)
    chart.show_lines([_line(0.0, 0.0, 0.0)], scale=Scale(high=100.0), ticks=[])

    assert _touch(chart, QPoint(SIZE[0] // 2, 10), qtbot) == []


def test_what_was_not_measured_is_no_point(look: Look, window: QWidget) -> None:
    chart = LineChart(look=look)
    _shown(chart, window)
    chart.show_lines([_line(0.5, math.nan, 0.7)], scale=Scale(), ticks=[])

    assert [mark.key for mark in chart.marks] == [("", 0), ("", 2)]


def test_a_line_without_a_value_draws_nothing(look: Look, window: QWidget) -> None:
    chart = LineChart(look=look)
    _shown(chart, window)
    chart.show_lines([_line(math.nan)], scale=Scale(), ticks=[])

    assert chart.marks == ()


def test_names_of_lines_that_end_together_do_not_lie_on_one_another(
    look: Look, window: QWidget
) -> None:
    chart = LineChart(look=look)
    _shown(chart, window)
    names = ("Squat", "Bridge", "Thrust", "Lunge")
    lines = [_line(0.5, 0.9, words=name) for name in names]
    chart.show_lines(lines, scale=Scale(), ticks=[])

    view = chart.getPlotItem().getViewBox()
    tops = sorted(
        view.mapViewToScene(QPointF(item.pos())).y()
        for item in chart.getPlotItem().items
        if hasattr(item, "toPlainText") and item.toPlainText() in names
    )
    height = QFontMetrics(look.font()).height()
    assert len(tops) == 4
    assert min(below - above for above, below in itertools.pairwise(tops)) >= height


def test_every_column_answers_all_the_way_up(look: Look, window: QWidget, qtbot: QtBot) -> None:
    chart = ColumnChart(look=look)
    _shown(chart, window)
    chart.show_columns(
        [
            Column(words=f"{hour}:00", value=float(hour % 5), value_words=str(hour % 5), key=hour)
            for hour in range(6, 22)
        ],
        target=3.0,
    )

    for mark in chart.marks:
        assert _touch(chart, chart.place_of(mark), qtbot) == [mark.key]


def test_every_cell_of_the_week_answers(look: Look, window: QWidget, qtbot: QtBot) -> None:
    chart = HeatGrid(look=look)
    _shown(chart, window)
    cells = [
        Cell(row=day, column=hour, value=float(day + hour), words=str(day + hour), key=(day, hour))
        for day in range(7)
        for hour in range(17)
    ]
    chart.show_cells(cells, rows=list("MTWTFSS"), columns=[str(hour) for hour in range(6, 23)])

    for mark in chart.marks[::5]:
        assert _touch(chart, chart.place_of(mark), qtbot) == [mark.key]


def test_marks_answer_after_another_size_as_well(look: Look, window: QWidget, qtbot: QtBot) -> None:
    chart = LineChart(look=look)
    _shown(chart, window)
    chart.show_lines([_line(0.2, 0.9, 0.4)], scale=Scale(), ticks=[])

    chart.resize(300, 200)

    for mark in chart.marks:
        assert _touch(chart, chart.place_of(mark), qtbot) == [mark.key]


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (0.0, 100.0, 5, [0.0, 20.0, 40.0, 60.0, 80.0, 100.0][:6]),
        (88.0, 101.0, 4, [90.0, 95.0, 100.0]),
        (0.0, 2.4, 3, [0.0, 1.0, 2.0]),
    ],
)
def test_ticks_are_round_numbers(low: float, high: float, most: int, expected: list[float]) -> None:
    assert nice_ticks(low, high, most=most) == expected


def test_colours_can_be_read_on_glass_and_on_paper(parts: OwnerParts) -> None:
    for look in (parts.look, on_paper(parts.theme)):
        for colour in (look.text, look.quiet, look.warm):
            assert contrast_ratio(colour, look.ground) >= 4.5
        for colour in look.series:
            assert contrast_ratio(colour, look.ground) >= 3.0
