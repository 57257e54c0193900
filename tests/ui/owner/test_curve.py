"""How the joint moved, on the sheet of a set."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pyqtgraph
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.catalog.loader import load_catalog
from studio.paths import resources
from studio.store.dashboards.curves import RepCurve, SetCurve
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.sheets.curve import CurveCard, measure_words
from tests.ui.fitting import cut_words, overlapping


def _rep(number: int) -> RepCurve:
    time_s = np.linspace(0.0, 3.0, 60, dtype=np.float32)
    values = (64 - 56 * np.cos(2 * np.pi * time_s / 3)).astype(np.float32)
    values[20:24] = math.nan
    return RepCurve(
        rep_id=f"rep-{number}",
        number=number,
        start_s=2000.0 + 4.0 * number,
        time_s=time_s,
        values=values,
    )


def _curve(**changes: Any) -> SetCurve:
    given: dict[str, Any] = {
        "feature": "hip_fold_deg",
        "unit": "deg",
        "reps": (_rep(1), _rep(2), _rep(3)),
        "counted": 3,
        "damaged": 0,
        "asked": 115.0,
    }
    return SetCurve(**{**given, **changes})


@pytest.fixture
def card(parts: OwnerParts, qtbot: QtBot) -> Iterator[CurveCard]:
    window = QWidget()
    window.setObjectName("stage")
    window.resize(900, 420)
    made = CurveCard(parts=parts)
    made.setParent(window)
    made.resize(window.size())
    qtbot.addWidget(window)
    window.show()
    yield made
    window.close()


def _words(card: CurveCard) -> list[str]:
    items = card.chart.getPlotItem().items
    return [item.toPlainText() for item in items if isinstance(item, pyqtgraph.TextItem)]


def test_all_reps_stand_on_one_clock_with_units_and_numbers(card: CurveCard) -> None:
    card.show_curve(_curve())

    first, second, third = card.chart.curves
    assert first.time_s[0] == 0.0
    assert second.time_s[0] == pytest.approx(4.0)
    assert third.time_s[-1] == pytest.approx(11.0)
    words = _words(card)
    assert {"1", "2", "3"} <= set(words)
    assert any(word.endswith("°") for word in words)
    assert "0 s" in words
    assert card.about.text().startswith("Fold of the hip, 0° is straight, in degrees")
    assert "dashed: what was asked for" in card.about.text()
    assert [*cut_words(card.window()), *overlapping(card.window())] == []


def test_what_was_not_seen_is_a_gap_and_reps_do_not_hang_together(card: CurveCard) -> None:
    card.show_curve(_curve())

    (line,) = [item for item in card.chart.getPlotItem().curves if len(item.xData) > 100]
    assert line.opts["connect"] == "finite"
    assert int(np.isnan(line.yData).sum()) == 3 * 4 + 3


def test_a_rep_that_is_touched_is_seen_alone_and_touched_again_with_the_others(
    card: CurveCard,
) -> None:
    card.show_curve(_curve())

    card.toggle_rep("rep-2")
    (one,) = card.chart.curves
    assert (one.words, one.time_s[0]) == ("2", 0.0)
    assert card.about.text().startswith("Rep 2: ")
    card.toggle_rep("rep-3")
    assert [curve.words for curve in card.chart.curves] == ["3"]
    card.toggle_rep("rep-3")

    assert len(card.chart.curves) == 3


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reps": (), "counted": 0}, "No rep was counted."),
        ({"reps": ()}, "No trace of this set is kept."),
        ({"reps": (), "damaged": 3}, "The traces of this set cannot be read."),
    ],
)
def test_without_a_trace_the_card_says_so(
    card: CurveCard, changes: dict[str, Any], words: str
) -> None:
    card.show_curve(_curve(**changes))

    assert card.is_empty
    assert card.nothing == words


def test_some_reps_without_a_trace_are_told(card: CurveCard) -> None:
    card.show_curve(_curve(reps=(_rep(2),)))
    assert "1 of 3 reps have a trace" in card.about.text()

    card.toggle_rep("rep-1")
    assert card.nothing == "No trace of this rep is kept."


def test_a_measure_that_is_no_angle_has_no_degrees(card: CurveCard) -> None:
    rising = RepCurve(
        rep_id="a",
        number=1,
        start_s=0.0,
        time_s=np.linspace(0.0, 2.9, 30, dtype=np.float32),
        values=np.linspace(1.0, 0.6, 30, dtype=np.float32),
    )
    card.show_curve(
        _curve(feature="pelvis_height_ratio", unit="ratio", reps=(rising,), counted=1, asked=None)
    )

    assert not any("°" in word for word in _words(card))
    assert card.about.text().startswith("Height of the hips, 1 is standing, second by second")


def test_every_measure_an_exercise_is_counted_by_has_a_name() -> None:
    plain = measure_words("unknown")
    for exercise in load_catalog(resources()).exercises.values():
        assert measure_words(exercise.driver.feature) != plain, exercise.id
