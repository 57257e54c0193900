import sqlite3
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.store.dashboards.clock import (
    Span,
    day_of,
    local_seconds,
    span_of,
    weekday_of,
)
from studio.store.dashboards.period import Filter, Step, buckets, last_days, step_of

_ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "America/Sao_Paulo",
    "UTC",
)
_FROM = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp())
_UNTIL = int(datetime(2032, 1, 1, tzinfo=UTC).timestamp())
_SQL = sqlite3.connect(":memory:")


@given(seconds=st.integers(_FROM, _UNTIL - 1), name=st.sampled_from(_ZONES))
def test_the_clock_of_sql_is_the_clock_of_the_zone(seconds: int, name: str) -> None:
    zone = ZoneInfo(name)
    sql = local_seconds(zone, Span(from_s=_FROM, until_s=_UNTIL))
    row = _SQL.execute(
        f"SELECT {sql} / 86400, {sql} / 3600 % 24 FROM (SELECT ? AS started_s)", (seconds,)
    ).fetchone()
    local = datetime.fromtimestamp(seconds, tz=UTC).astimezone(zone)
    assert (day_of(row[0]), row[1]) == (local.date(), local.hour)
    assert weekday_of(row[0]) == local.weekday()


@given(
    day=st.dates(date(2020, 1, 2), date(2031, 12, 30)),
    name=st.sampled_from(_ZONES),
)
def test_the_days_of_a_filter_are_whole_and_do_not_overlap(day: date, name: str) -> None:
    zone = ZoneInfo(name)
    span = span_of(Filter(zone=zone, first_day=day, last_day=day))
    following = day + timedelta(days=1)
    after = span_of(Filter(zone=zone, first_day=following, last_day=following))
    assert span.until_s == after.from_s
    for seconds in (span.from_s, span.until_s - 1):
        assert datetime.fromtimestamp(seconds, tz=UTC).astimezone(zone).date() == day


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 1), 24)]
)
def test_a_day_may_have_another_number_of_hours(day: date, hours: int) -> None:
    span = span_of(Filter(zone=ZoneInfo("Europe/Berlin"), first_day=day, last_day=day))
    assert span.until_s - span.from_s == hours * 3600


def test_today_is_the_last_of_the_last_days() -> None:
    now = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)  # already Monday in Berlin
    chosen = last_days(7, now=now, zone=ZoneInfo("Europe/Berlin"))
    assert (chosen.first_day, chosen.last_day) == (date(2026, 11, 17), date(2026, 11, 23))


@given(
    first=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    days=st.integers(0, 2000),
    step=st.sampled_from(list(Step)),
)
def test_buckets_cover_every_day_once(first: date, days: int, step: Step) -> None:
    last = first + timedelta(days=days)
    found = buckets(first, last, step=step)
    assert (found[0].first_day, found[-1].last_day) == (first, last)
    for before, after in pairwise(found):
        assert after.first_day == before.last_day + timedelta(days=1)
        if step is Step.WEEK:
            assert after.first_day.weekday() == 0
        if step is Step.MONTH:
            assert after.first_day.day == 1


def test_a_long_time_is_drawn_in_longer_steps() -> None:
    first = date(2026, 1, 1)
    steps = [step_of(first, first + timedelta(days=days)) for days in (0, 27, 90, 364, 729)]
    assert steps == [Step.DAY, Step.DAY, Step.WEEK, Step.WEEK, Step.MONTH]
