"""How stations are doing, from their `health_notes` (studio/store/health_tables.py)."""

import sqlite3
from dataclasses import dataclass, field, replace
from datetime import UTC, date

from studio.store.dashboards.charts import Bar, Line
from studio.store.dashboards.clock import Span, day_of, local_seconds, moment, span_of
from studio.store.dashboards.lines import line, mean_of
from studio.store.dashboards.period import Filter
from studio.store.dashboards.sums import Sums, added_up, mean, ratio
from studio.store.ids import utc_text

_OF = "FROM health_notes WHERE station_id = :station_id AND kind = '{}'"
_IN = "AND at_utc >= :from_utc AND at_utc < :until_utc"
_AT_S = "CAST(strftime('%s', at_utc) AS INTEGER)"
_PACE = f"""
    SELECT {{day}} AS day, coalesce(sum(fps), 0.0) AS fps_sum, count(fps) AS fps_n,
        coalesce(sum(delay_ms), 0.0) AS delay_ms_sum, count(delay_ms) AS delay_ms_n,
        coalesce(sum(analysed), 0) AS analysed, coalesce(sum(dropped), 0) AS dropped
    {_OF.format("pace")} {_IN} GROUP BY 1
"""
_TIMES = f"SELECT what, count(*) AS times {{of}} {_IN} GROUP BY what ORDER BY times DESC, what"
_CAMERA = f"SELECT what {_OF.format('pace')} ORDER BY at_utc DESC, id DESC LIMIT 1"
_TELLS = "SELECT 1 FROM health_notes WHERE station_id = :station_id LIMIT 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Of one station, as in `stations.StationRow`; by default nothing is told.

    Attributes:
        fps_line: Pictures analysed a second by time; points have the sets of those days behind
            them.
    """

    camera: str | None = None
    fps: float | None = None
    fps_low: float | None = None
    delay_ms: float | None = None
    dropped_ratio: float | None = None
    starts: int | None = None
    crashes: int | None = None
    faults: tuple[Bar, ...] = ()
    fps_line: Line = field(default_factory=Line)


def health_of(connection: sqlite3.Connection, chosen: Filter) -> Health:
    """Read it.

    Args:
        connection: Of the owner's store.
        chosen: Its station, and days; client and exercise do not count.
    """
    span = span_of(chosen)
    values = {
        "station_id": chosen.station_id,
        "from_utc": utc_text(moment(span.from_s, UTC)),
        "until_utc": utc_text(moment(span.until_s, UTC)),
    }
    if connection.execute(_TELLS, values).fetchone() is None:
        return Health()
    camera = connection.execute(_CAMERA, values).fetchone()
    days = _days(connection, chosen, values)
    whole = added_up(days.values()) or {"analysed": 0, "dropped": 0}
    starts, faults = (
        connection.execute(_TIMES.format(of=_OF.format(kind)), values).fetchall()
        for kind in ("start", "fault")
    )
    return Health(
        camera=None if camera is None else camera["what"],
        fps=mean(whole, "fps"),
        fps_low=min(
            (fps for sums in days.values() if (fps := mean(sums, "fps")) is not None), default=None
        ),
        delay_ms=mean(whole, "delay_ms"),
        dropped_ratio=ratio(whole["dropped"], whole["analysed"] + whole["dropped"]),
        starts=sum(row["times"] for row in starts),
        crashes=sum(row["times"] for row in starts if row["what"] == "crash"),
        faults=tuple(_bar(row) for row in faults),
        fps_line=line(
            days, replace(chosen, client_id=None, exercise_id=None), drawn=mean_of("fps")
        ),
    )


def _days(
    connection: sqlite3.Connection, chosen: Filter, values: dict[str, str | None]
) -> dict[date, Sums]:
    """Sums of the pace by day of the studio's clock."""
    found_ends = connection.execute(
        f"SELECT min({_AT_S}), max({_AT_S}) {_OF.format('pace')} {_IN}", values
    ).fetchone()
    if found_ends[0] is None:
        return {}
    within = Span(from_s=found_ends[0], until_s=found_ends[1] + 1)
    day = f"{local_seconds(chosen.zone, within, column=_AT_S)} / 86400"
    found: dict[date, Sums] = {}
    for row in connection.execute(_PACE.format(day=day), values):
        sums = dict(row)
        found[day_of(sums.pop("day"))] = sums
    return found


def _bar(row: sqlite3.Row) -> Bar:
    return Bar(key=row["what"], name=row["what"], value=float(row["times"]), values=row["times"])
