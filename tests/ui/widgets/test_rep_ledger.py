"""The tiles of a set: each can be put right, and nothing measured is hidden."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.coaching.set_ledger import LedgerEntry, added, corrections_of, entries_of
from studio.model.correction import Correction, CorrectionKind
from studio.model.landmarks import Side
from studio.model.rep import NotCounted, RejectReason, Rep, RepStatus
from studio.ui.widgets.rep_ledger import RepLedger
from tests.ui import figure
from tests.ui import station_story as story

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

MISSED = (NotCounted(at_s=10.0, reason=RejectReason.PARTIAL),)


def _reps(number: int = 3) -> tuple[Rep, ...]:
    return tuple(figure.rep(place, rom=1.0) for place in range(1, number + 1))


def _entries(*corrections: Correction) -> tuple[LedgerEntry, ...]:
    return entries_of(_reps(), MISSED, corrections)


@pytest.fixture
def ledger(qtbot: QtBot, qapp: QApplication) -> tuple[RepLedger, list[Correction]]:
    theme = story.dress_for(qapp, "full-hd")
    widget = RepLedger(story.parts_of(theme))
    qtbot.addWidget(widget)
    sent: list[Correction] = []
    widget.corrected.connect(sent.append)
    widget.resize(1900, 900)
    widget.show()
    widget.show_entries(_entries(), side=Side.BOTH)
    qapp.processEvents()
    return widget, sent


def _words(widget: RepLedger) -> list[str]:
    return [tile.text().replace("\n", " ") for tile in widget.tiles if tile.isVisible()]


def test_reps_and_what_was_not_counted_stand_in_order(
    ledger: tuple[RepLedger, list[Correction]],
) -> None:
    widget, _ = ledger
    assert _words(widget) == ["1 100 %", "Too small", "2 100 %", "3 100 %"]
    assert widget.sums.text() == "3 reps"
    kinds = [tile.property("kind") for tile in widget.tiles if tile.isVisible()]
    assert kinds == ["tile", "hollow", "tile", "tile"]


def test_a_tapped_rep_can_be_taken_away_or_split(
    ledger: tuple[RepLedger, list[Correction]],
) -> None:
    widget, sent = ledger
    widget.tiles[2].click()
    assert [button.text() for button in widget.choices if button.isVisible()] == [
        "Not a rep",
        "It was two",
    ]
    widget.choices[1].click()
    assert (sent[0].kind, sent[0].rep_number) == (CorrectionKind.SPLIT, 2)
    widget.show_entries(_entries(sent[0]), side=Side.BOTH)
    assert _words(widget) == ["1 100 %", "Too small", "2 + 3 100 %", "4 100 %"]
    assert widget.choices[0].text() == "Undo"
    widget.choices[0].click()
    assert sent[1] == replace(sent[0], is_taken_back=True)


def test_a_movement_that_was_not_counted_says_why_and_can_be_counted(
    ledger: tuple[RepLedger, list[Correction]],
) -> None:
    widget, sent = ledger
    widget.tiles[1].click()
    assert widget.told.text() == "Not counted: too small for a rep."
    widget.choices[0].click()
    assert (sent[0].kind, sent[0].at_s) == (CorrectionKind.COUNTED, 10.0)
    widget.show_entries(_entries(sent[0]), side=Side.BOTH)
    assert _words(widget)[1] == "2 Added"


def test_a_rep_nobody_saw_is_added(ledger: tuple[RepLedger, list[Correction]]) -> None:
    widget, sent = ledger
    assert [button.text() for button in widget.adders if button.isVisible()] == ["Add a rep"]
    widget.adders[0].click()
    assert sent == [added(Side.BOTH)]
    widget.show_entries(_entries(sent[0]), side=Side.BOTH)
    assert _words(widget)[-1] == "4 Added"


def test_left_and_right_are_told_apart(ledger: tuple[RepLedger, list[Correction]]) -> None:
    widget, sent = ledger
    sides = (Side.LEFT, Side.RIGHT, Side.LEFT)
    reps = tuple(
        replace(rep, span=replace(rep.span, side=side))
        for rep, side in zip(_reps(), sides, strict=True)
    )
    widget.show_entries(entries_of(reps, (), ()), side=Side.BOTH)
    assert widget.sums.text() == "Left 2  ·  Right 1"
    assert _words(widget)[1] == "2  Right 100 %"
    widget.adders[1].click()
    assert sent == [added(Side.RIGHT)]


def test_a_short_rep_has_a_sign_and_one_without_a_measure_says_so(
    ledger: tuple[RepLedger, list[Correction]],
) -> None:
    widget, _ = ledger
    short = figure.rep(1, status=RepStatus.SHORT, rom=0.7)
    unseen = figure.rep(2, rom=float("nan"))
    widget.show_entries(entries_of((short, unseen), (), ()), side=Side.BOTH)
    assert _words(widget) == ["1 ▼ 70 %", "2 Not measured"]


def test_more_than_fit_are_on_further_pages(ledger: tuple[RepLedger, list[Correction]]) -> None:
    widget, sent = ledger
    widget.show_entries(entries_of(_reps(100), (), ()), side=Side.BOTH)
    room = widget.room
    assert room < 100
    assert widget.more.isVisible()
    widget.more.click()
    assert _words(widget)[0] == f"{room + 1} 100 %"
    widget.tiles[0].click()
    widget.choices[0].click()
    assert sent[0].rep_number == room + 1
    seen = room
    while _words(widget)[0] != "1 100 %":
        seen += len(_words(widget))
        widget.more.click()
    assert seen == 100


def test_every_reason_has_words(ledger: tuple[RepLedger, list[Correction]]) -> None:
    widget, _ = ledger
    movements = [
        NotCounted(at_s=float(place), reason=reason) for place, reason in enumerate(RejectReason)
    ]
    widget.show_entries(entries_of((), movements, ()), side=Side.BOTH)
    words = _words(widget)
    assert len(set(words)) == len(RejectReason)
    corrected = corrections_of(entries_of((), movements, ())[0])
    assert [one.kind for one in corrected] == [CorrectionKind.COUNTED]
