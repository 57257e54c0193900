"""How stations are doing, from their `health_notes` (studio/store/health_tables.py)."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from studio.store.dashboards.charts import Bar, Line
from studio.store.dashboards.clock import Span, day_of, local_seconds, span_of
from studio.store.dashboards.lines import line, mean_of
from studio.store.dashboards.period import Filter
from studio.store.dashboards.sums import Sums

_LOW_SHARE = 0.05
_FPS_STEPS = 10
"""Frame rates are counted in tenths."""

_OF = """
    FROM health_notes WHERE kind = '{kind}' AND at_s >= :from_s AND at_s < :until_s
        AND coalesce(station_id = :station_id, 1)
"""
_PACE = f"""
    SELECT station_id, sum(fps) AS fps_sum, count(fps) AS fps_n, sum(delay_ms) AS delay_sum,
        count(delay_ms) AS delay_n, sum(analysed) AS analysed, sum(dropped) AS dropped
    {_OF.format(kind="pace")} GROUP BY station_id
"""
_FPS = f"""
    SELECT station_id, CAST(round(fps * {_FPS_STEPS}) AS INTEGER) AS tenths, count(*) AS notes
    {_OF.format(kind="pace")} AND fps IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
"""
_STARTS = f"SELECT station_id, what, count(*) AS times {_OF.format(kind='start')} GROUP BY 1, 2"
_FAULTS = f"SELECT station_id, what, count(*) AS times {_OF.format(kind='fault')} GROUP BY 1, 2"
_TELLING = """
    SELECT id, (
        SELECT what FROM health_notes WHERE station_id = stations.id AND kind = 'pace'
        ORDER BY at_s DESC, id DESC LIMIT 1
    ) AS camera
    FROM stations WHERE EXISTS (SELECT 1 FROM health_notes WHERE station_id = stations.id)
"""
_FPS_DAYS = f"""
    SELECT station_id, {{day}} AS day, sum(fps) AS fps_sum, count(fps) AS fps_n
    {_OF.format(kind="pace")} AND fps IS NOT NULL GROUP BY 1, 2
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Of one station, as in `stations.StationRow`; by default nothing is told."""

    camera: str | None = None
    fps: float | None = None
    fps_low: float | None = None
    delay_ms: float | None = None
    dropped_ratio: float | None = None
    starts: int | None = None
    crashes: int | None = None
    faults: tuple[Bar, ...] = ()


def health_of_stations(connection: sqlite3.Connection, chosen: Filter) -> dict[str, Health]:
    """By station; those that never told anything are missing.

    Args:
        connection: Of the owner's store.
        chosen: Days and station count, the rest does not.
    """
    values = _values(chosen)
    found = {
        row["id"]: Health(camera=row["camera"], starts=0, crashes=0)
        for row in connection.execute(_TELLING)
    }
    lows = _lows(connection.execute(_FPS, values).fetchall())
    for row in connection.execute(_PACE, values):
        pictures = (row["analysed"] or 0) + (row["dropped"] or 0)
        found[row["station_id"]] = replace(
            found[row["station_id"]],
            fps=row["fps_sum"] / row["fps_n"] if row["fps_n"] else None,
            fps_low=lows.get(row["station_id"]),
            delay_ms=row["delay_sum"] / row["delay_n"] if row["delay_n"] else None,
            dropped_ratio=(row["dropped"] or 0) / pictures if pictures else None,
        )
    _add_starts(found, connection.execute(_STARTS, values).fetchall())
    _add_faults(found, connection.execute(f"{_FAULTS} ORDER BY times DESC, what", values))
    return found


def _add_starts(found: dict[str, Health], rows: Iterable[sqlite3.Row]) -> None:
    for row in rows:
        health = found[row["station_id"]]
        crashes = row["times"] if row["what"] == "crash" else 0
        found[row["station_id"]] = replace(
            health,
            starts=(health.starts or 0) + row["times"],
            crashes=(health.crashes or 0) + crashes,
        )


def _add_faults(found: dict[str, Health], rows: Iterable[sqlite3.Row]) -> None:
    for row in rows:
        health = found[row["station_id"]]
        bar = Bar(key=row["what"], name=row["what"], value=float(row["times"]), values=row["times"])
        found[row["station_id"]] = replace(health, faults=(*health.faults, bar))


def fps_days(connection: sqlite3.Connection, chosen: Filter) -> dict[str, Line]:
    """Pictures analysed a second by station; points have the sets of those days behind them.

    Args:
        connection: Of the owner's store.
        chosen: Days and station count, the rest does not.
    """
    first, last = connection.execute("SELECT min(at_s), max(at_s) FROM health_notes").fetchone()
    if first is None:
        return {}
    span = span_of(chosen)
    within = Span(
        from_s=max(span.from_s, first), until_s=max(min(span.until_s, last + 1), first + 1)
    )
    day = f"{local_seconds(chosen.zone, within, column='at_s')} / 86400"
    found: dict[str, dict[date, Sums]] = {}
    for row in connection.execute(_FPS_DAYS.format(day=day), _values(chosen)):
        sums = {"fps_sum": row["fps_sum"], "fps_n": row["fps_n"]}
        found.setdefault(row["station_id"], {})[day_of(row["day"])] = sums
    return {
        station_id: line(days, replace(chosen, station_id=station_id), drawn=mean_of("fps"))
        for station_id, days in found.items()
    }


def _values(chosen: Filter) -> dict[str, int | str | None]:
    span = span_of(chosen)
    return {"from_s": span.from_s, "until_s": span.until_s, "station_id": chosen.station_id}


def _lows(rows: list[sqlite3.Row]) -> dict[str, float]:
    """By station: the frame rate below which at most 5 of 100 notes lie; rows rise in it."""
    by_station: dict[str, list[sqlite3.Row]] = {}
    for row in rows:
        by_station.setdefault(row["station_id"], []).append(row)
    lows: dict[str, float] = {}
    for station_id, rising in by_station.items():
        place = _LOW_SHARE * sum(row["notes"] for row in rising)
        passed = 0
        for row in rising:
            passed += row["notes"]
            if passed > place:
                lows[station_id] = row["tenths"] / _FPS_STEPS
                break
    return lows
