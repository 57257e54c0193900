"""Time lines of the store as lines and columns of a chart, with days on the axis below."""

import math
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from studio.store.dashboards.charts import Line, NamedLine, Point
from studio.store.dashboards.period import Step
from studio.ui.owner.charts.columns import Column
from studio.ui.owner.charts.lines import LinePoint, LineRow
from studio.ui.owner.wording import day_words, days_words, month_words

_MOST_TICKS = 12
_YEAR_DAYS = 300


def line_row(
    line: Line, *, words: str = "", value_words: Callable[[float], str], has_dots: bool = True
) -> LineRow:
    """One time line as a line of a chart.

    Args:
        line: From the store.
        words: Its name.
        value_words: A value with its unit.
        has_dots: Whether its points can be touched.
    """
    return LineRow(
        words=words,
        points=tuple(_point(point, words=words, value_words=value_words) for point in line.points),
        has_dots=has_dots,
    )


def named_rows(
    lines: Sequence[NamedLine],
    *,
    name: Callable[[str, str], str],
    value_words: Callable[[float], str],
) -> list[LineRow]:
    """Several, each with its name; those without a value are left out.

    Args:
        lines: From the store.
        name: Name of a line from its key and stored name.
        value_words: A value with its unit.
    """
    return [
        line_row(one.line, words=name(one.key, one.name), value_words=value_words)
        for one in lines
        if any(point.value is not None for point in one.line.points)
    ]


def day_ticks(lines: Sequence[Line]) -> list[tuple[float, str]]:
    """Places and words of the axis below: the first day, and as many as are of use.

    Args:
        lines: All that are drawn.
    """
    points = [point for line in lines for point in line.points]
    if not points:
        return []
    first = min(point.first_day for point in points)
    last = max(point.first_day for point in points)
    days = (last - first).days
    if days > _YEAR_DAYS:
        return [(float(day.toordinal()), month_words(day)) for day in _months(first, last)]
    starts = sorted({point.first_day for point in points})
    every = max(1, math.ceil(len(starts) / _MOST_TICKS))
    return [(float(day.toordinal()), day_words(day)) for day in starts[::every]]


def columns_of(line: Line, *, value_words: Callable[[float], str]) -> list[Column]:
    """A time line of counts as columns; a bucket without a value is an empty place.

    Args:
        line: From the store.
        value_words: A value with its unit.
    """
    return [
        Column(
            words=bucket_words(point.first_day, line.step),
            value=point.value or 0.0,
            value_words=value_words(point.value or 0.0),
            key=point.behind if point.value else None,
            about=f"{days_words(point.first_day, point.last_day)}: {value_words(point.value or 0)}",
            is_partial=is_partial(point.first_day, point.last_day, line.step),
        )
        for point in line.points
    ]


def step_words(step: Step) -> str:
    """What a column of sets stands for."""
    translate = QCoreApplication.translate
    return {
        Step.DAY: translate("Series", "Sets a day"),
        Step.WEEK: translate("Series", "Sets a week; a pale one is not whole"),
        Step.MONTH: translate("Series", "Sets a month; a pale one is not whole"),
    }[step]


def is_partial(first: date, last: date, step: Step) -> bool:
    """Whether a week or month is cut at one of its ends."""
    if step is Step.DAY:
        return False
    if step is Step.WEEK:
        return (last - first).days < 6
    return first.day != 1 or (last + timedelta(days=1)).day != 1


def bucket_words(day: date, step: Step) -> str:
    """`3 Nov` for a day or week, `Nov 2026` for a month."""
    return month_words(day) if step is Step.MONTH else day_words(day)


def _point(point: Point, *, words: str, value_words: Callable[[float], str]) -> LinePoint:
    value = math.nan if point.value is None else point.value
    when = days_words(point.first_day, point.last_day)
    named = f"{words}, {when}" if words else when
    about = "" if point.value is None else f"{named}: {value_words(point.value)}"
    return LinePoint(x=float(point.first_day.toordinal()), y=value, key=point.behind, about=about)


def _months(first: date, last: date) -> list[date]:
    found = []
    day = first.replace(day=1)
    while day <= last:
        if day >= first:
            found.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    return found
