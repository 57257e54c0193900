"""Who is going shallower, as the pages Clients and Exercises both show it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from studio.store.dashboards.shallower import ShallowerRow
from studio.ui.owner.charts.bars import BarRow
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.widgets.bars_card import BarsCard
from studio.ui.owner.wording import percent_words, points_words

_LONGEST = 0.5
"""Loss of depth that fills the width: half of the range asked for."""


def show_shallower(card: BarsCard, found: Sequence[ShallowerRow], *, parts: OwnerParts) -> None:
    """Fill the card.

    Args:
        card: Of bars.
        found: From the store, the largest drop first.
        parts: For the names of exercises.
    """
    translate = QCoreApplication.translate
    rows = [
        BarRow(
            words=translate("Shallower", "{client}, {exercise}").format(
                client=row.alias,
                exercise=parts.exercise_name(row.exercise_id, row.exercise_name),
            ),
            value=-row.change,
            value_words=translate("Shallower", "{before} to {now} ({change})").format(
                before=percent_words(row.before_ratio),
                now=percent_words(row.now_ratio),
                change=points_words(row.change),
            ),
            key=row.behind,
            is_warm=True,
        )
        for row in found
    ]
    card.show_bars(
        rows,
        nothing=translate("Shallower", "Nobody: no client lost depth on an exercise."),
        about=translate(
            "Shallower",
            "Depth of what was asked, last 28 days against the 28 before, in percentage points",
        ),
        longest=_LONGEST,
    )
