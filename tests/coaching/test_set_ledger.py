"""The ledger of a set: the count is the sum of its entries, and every tap can be taken back."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from studio.coaching.set_ledger import (
    LedgerEntry,
    added,
    corrections_of,
    entries_of,
    is_possible,
    one_less,
    one_more,
)
from studio.model.correction import Correction, CorrectionKind
from studio.model.landmarks import Side
from studio.model.rep import NotCounted, RejectReason
from tests.engine.fakes import rep_at

REPS = (
    rep_at(4.0, number=1, side=Side.LEFT),
    rep_at(8.0, number=2, side=Side.RIGHT),
    rep_at(14.0, number=3, side=Side.LEFT),
)
REJECTED = (
    NotCounted(at_s=1.0, reason=RejectReason.WALKING),
    NotCounted(at_s=10.5, reason=RejectReason.PARTIAL),
)


def _entries(*corrections: Correction) -> tuple[LedgerEntry, ...]:
    return entries_of(REPS, REJECTED, corrections)


def _count(entries: tuple[LedgerEntry, ...]) -> int:
    return sum(entry.reps for entry in entries)


def test_reps_and_rejections_stand_in_order() -> None:
    entries = _entries()
    assert [entry.at_s for entry in entries] == [1.0, 4.0, 8.0, 10.5, 14.0]
    assert [entry.reps for entry in entries] == [0, 1, 1, 0, 1]
    assert [entry.side for entry in entries if entry.rep] == [Side.LEFT, Side.RIGHT, Side.LEFT]


def test_a_wobble_within_a_rep_is_no_movement_of_its_own() -> None:
    inside = NotCounted(at_s=2.3, reason=RejectReason.PARTIAL)
    lost = NotCounted(at_s=2.4, reason=RejectReason.LOST)
    entries = entries_of(REPS, (inside, lost), ())
    assert [entry.movement for entry in entries if entry.movement] == [lost]


def test_each_correction_changes_the_count_by_one_and_keeps_what_was_measured() -> None:
    remove, split = corrections_of(_entries()[1])
    (count_it,) = corrections_of(_entries()[3])
    for correction in (remove, split, count_it, added(Side.RIGHT)):
        after = _entries(correction)
        assert _count(after) == 3 + correction.change
        assert [entry.rep for entry in after if entry.rep] == list(REPS)
        assert [entry.movement for entry in after if entry.movement] == list(REJECTED)
    assert (remove.kind, remove.rep_number, remove.side) == (CorrectionKind.REMOVED, 1, Side.LEFT)
    assert (count_it.kind, count_it.at_s) == (CorrectionKind.COUNTED, 10.5)


def test_what_was_put_right_can_only_be_taken_back() -> None:
    split = corrections_of(_entries()[1])[1]
    (back,) = corrections_of(_entries(split)[1])
    assert back == replace(split, is_taken_back=True)
    assert _count(_entries(split, back)) == 3
    assert not is_possible(split, _entries(split)), "a second tap on a screen that was late"
    assert not is_possible(back, _entries())


def test_a_split_rep_may_be_split_again_after_it_was_taken_back() -> None:
    split = corrections_of(_entries()[1])[1]
    back = replace(split, is_taken_back=True)
    assert _count(_entries(split, back, split)) == 4


def test_minus_takes_the_last_addition_back_first() -> None:
    plus = one_more(_entries(), side=Side.BOTH)
    assert plus.kind is CorrectionKind.ADDED
    minus = one_less(_entries(plus))
    assert minus == replace(plus, is_taken_back=True)
    again = one_less(_entries(plus, minus))
    assert again is not None
    assert (again.kind, again.rep_number) == (CorrectionKind.REMOVED, 3)
    assert one_more(_entries(plus, minus, again), side=Side.BOTH) == replace(
        again, is_taken_back=True
    )


def test_minus_of_nothing_is_nothing() -> None:
    assert one_less(entries_of((), REJECTED, ())) is None


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 1)), max_size=25))
def test_the_count_is_always_the_sum_of_what_was_put_right(taps: list[tuple[int, int]]) -> None:
    corrections: list[Correction] = []
    for place, choice in taps:
        entries = _entries(*corrections)
        if place >= len(entries):
            corrections.append(added(Side.BOTH))
            continue
        offered = corrections_of(entries[place])
        corrections.append(offered[choice % len(offered)])
        assert is_possible(corrections[-1], entries)
    after = _entries(*corrections)
    assert _count(after) == len(REPS) + sum(one.change for one in corrections) >= 0
