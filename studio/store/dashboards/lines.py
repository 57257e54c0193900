"""Time lines from sums by day."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from studio.store.dashboards.charts import Line, Point, SetsKey, SetsMark
from studio.store.dashboards.period import Bucket, Filter, buckets, step_of
from studio.store.dashboards.sums import Sums, added_up, mean, ratio

SumsByDay = Mapping[date, Sums]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What a line shows.

    Attributes:
        value: Of the sums of some days; None = nothing was measured.
        number: Name of the sum that counts how many values there are.
        between: Value of a bucket between others in which there is no set.
    """

    value: Callable[[Sequence[Sums]], float | None]
    number: str
    between: float | None = None


def mean_of(name: str) -> Drawn:
    """The mean of a measure."""
    return Drawn(value=lambda days: mean(added_up(days), name), number=f"{name}_n")


def count_of(name: str) -> Drawn:
    """A sum; where nothing was done it is 0."""
    return Drawn(value=lambda days: float(added_up(days)[name]), number=name, between=0.0)


def share_of(names: Sequence[str], of: str, *, factor: float = 1.0) -> Drawn:
    """Sums over another one."""

    def value(days: Sequence[Sums]) -> float | None:
        whole = added_up(days)
        share = ratio(sum(whole[name] for name in names), whole[of])
        return None if share is None else share * factor

    return Drawn(value=value, number=of)


def largest_of(name: str, *, number: str) -> Drawn:
    """The largest value.

    Args:
        name: Of it.
        number: Of the sum that counts its values.
    """
    return Drawn(value=lambda days: max(day[name] for day in days), number=number)


def line(by_day: SumsByDay, chosen: Filter, *, drawn: Drawn, mark: SetsMark = SetsMark.ALL) -> Line:
    """A time line.

    Args:
        by_day: From `sums.read_days`.
        chosen: The filter.
        drawn: What of them.
        mark: Of the sets behind.
    """
    days = {day: sums for day, sums in by_day.items() if (sums[drawn.number] or 0) > 0}
    if not days:
        return Line()
    first, last = min(days), max(days)
    step = step_of(chosen.first_day or first, chosen.last_day or last)
    points = []
    for bucket, inside in _filled(days, buckets(first, last, step=step)):
        points.append(
            Point(
                first_day=bucket.first_day,
                last_day=bucket.last_day,
                value=drawn.value(inside) if inside else drawn.between,
                values=int(sum(sums[drawn.number] for sums in inside)),
                behind=SetsKey(
                    filter=replace(chosen, first_day=bucket.first_day, last_day=bucket.last_day),
                    mark=mark,
                ),
            )
        )
    return Line(step=step, points=tuple(points))


def _filled(
    days: Mapping[date, Sums], found: Sequence[Bucket]
) -> Iterable[tuple[Bucket, list[Sums]]]:
    """Each bucket with the days in it."""
    in_order = sorted(days)
    place = 0
    for bucket in found:
        inside = []
        while place < len(in_order) and in_order[place] <= bucket.last_day:
            inside.append(days[in_order[place]])
            place += 1
        yield bucket, inside
