"""Numbers, days and spans of time as the owner's pages write them."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from studio.settings import WeightUnit
from studio.ui.numbers import local_number
from studio.ui.weights import weight_words

NOT_KNOWN = "–"
_GROUP = "\u202f"


def number_words(value: float | None, *, digits: int = 0) -> str:
    """`12 345`, `3.4`, or a dash for None.

    Args:
        value: The number.
        digits: After the point.
    """
    if value is None:
        return NOT_KNOWN
    return _GROUP.join(local_number(part) for part in f"{value:,.{digits}f}".split(","))


def percent_words(ratio: float | None, *, digits: int = 0) -> str:
    """`87 %`, or a dash for None."""
    return NOT_KNOWN if ratio is None else f"{number_words(100 * ratio, digits=digits)} %"


def points_words(change: float) -> str:
    """A change of a share in percentage points: `−9 points` or `+4 points`."""
    sign = "−" if change < 0 else "+"
    points = f"{sign}{number_words(abs(100 * change))}"
    return QCoreApplication.translate("OwnerWords", "{points} points").format(points=points)


def load_words(load_kg: float | None, *, unit: WeightUnit) -> str:
    """`16 kg`, or a dash without a weight."""
    return NOT_KNOWN if load_kg is None else weight_words(load_kg, unit=unit)


def day_words(day: date, *, with_year: bool = False) -> str:
    """`3 Nov`, or `3 Nov 2026`."""
    translate = QCoreApplication.translate
    pattern = translate("OwnerWords", "d MMM")
    if with_year:
        pattern = translate("OwnerWords", "d MMM yyyy")
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def month_words(day: date) -> str:
    """`Nov 2026`."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "MMM yyyy")


def weekday_words(weekday: int, *, is_long: bool = False) -> str:
    """`Mon`, or `Monday`.

    Args:
        weekday: 0 = Monday.
        is_long: The whole word.
    """
    form = QLocale.FormatType.LongFormat if is_long else QLocale.FormatType.ShortFormat
    return QLocale().standaloneDayName(weekday + 1, form)


def days_words(first: date, last: date) -> str:
    """`3 Nov`, or `3 Nov – 9 Nov`."""
    if first == last:
        return day_words(first)
    return f"{day_words(first)} – {day_words(last)}"


def moment_words(moment: datetime | None, *, now: datetime) -> str:
    """`14:05` today, else `3 Nov, 14:05`, with the year where it is another one.

    Args:
        moment: In the studio's time zone; None = a dash.
        now: This moment in the same zone.
    """
    if moment is None:
        return NOT_KNOWN
    time = f"{moment:%H:%M}"
    if moment.date() == now.date():
        return time
    return f"{day_words(moment.date(), with_year=moment.year != now.year)}, {time}"


def age_words(age: timedelta | None) -> str:
    """`just now`, `4 min ago`, `3 h ago`, `12 days ago`, or `never` for None."""
    translate = QCoreApplication.translate
    if age is None:
        return translate("OwnerWords", "never")
    minutes = int(age.total_seconds() // 60)
    if minutes < 1:
        return translate("OwnerWords", "just now")
    if minutes < 60:
        return translate("OwnerWords", "{n} min ago").format(n=minutes)
    if minutes < 48 * 60:
        return translate("OwnerWords", "{n} h ago").format(n=minutes // 60)
    return translate("OwnerWords", "{n} days ago").format(n=minutes // 1440)


def size_words(size_mb: float | None) -> str:
    """`12 MB`, `3.4 GB`, or a dash for None."""
    if size_mb is None:
        return NOT_KNOWN
    if size_mb >= 1000:
        return f"{number_words(size_mb / 1000, digits=1)} GB"
    return f"{number_words(size_mb, digits=1 if size_mb < 10 else 0)} MB"
