"""A stretch comes back as it went in; what is long past is let go."""

import numpy as np
from numpy.testing import assert_array_equal

from studio.coaching.counting.recent_rows import KEPT_S, RecentRows


def test_a_stretch_has_both_its_ends() -> None:
    rows = RecentRows(2)
    for second in range(5):
        assert rows.add(float(second), (second, np.nan))
    time_s, table = rows.between(1.0, 3.0)
    assert_array_equal(time_s, [1.0, 2.0, 3.0])
    assert_array_equal(table, [[1.0, np.nan], [2.0, np.nan], [3.0, np.nan]])


def test_nothing_is_a_table_of_no_rows() -> None:
    time_s, table = RecentRows(3).between(0.0, 1.0)
    assert time_s.shape == (0,)
    assert table.shape == (0, 3)


def test_a_picture_that_is_not_later_is_not_taken_in() -> None:
    rows = RecentRows(1)
    assert rows.add(1.0, (1.0,))
    assert not rows.add(1.0, (2.0,))
    assert_array_equal(rows.between(0.0, 2.0)[1], [[1.0]])


def test_the_last_minute_is_there_and_an_hour_takes_no_more_room_than_two_minutes() -> None:
    rows, most = RecentRows(1), 0
    for tenth in range(36_000):
        rows.add(tenth / 10.0, (float(tenth),))
        most = max(most, rows.between(0.0, 3600.0)[0].size) if tenth % 100 == 0 else most
    time_s, table = rows.between(0.0, 3600.0)
    assert time_s[0] <= time_s[-1] - KEPT_S
    assert_array_equal(table[:, 0], np.rint(10.0 * time_s))
    assert most <= 20.0 * KEPT_S + 2
