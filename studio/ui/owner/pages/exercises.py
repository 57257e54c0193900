"""Exercises: use, quality, faults, and who is going shallower."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from studio.model.rep import RejectReason
from studio.store.dashboards.exercises import ExerciseRow, ExercisesPage
from studio.ui.numbers import for_number
from studio.ui.owner.charts.bars import BarRow
from studio.ui.owner.charts.columns import ColumnChart
from studio.ui.owner.pages.page import OwnerPage, bar_rows, has_values
from studio.ui.owner.pages.series import columns_of, step_words
from studio.ui.owner.pages.shallower import show_shallower
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.widgets.flow import Flow, Placed
from studio.ui.owner.wording import number_words, percent_words

_LOW_SCORE = 70.0


class ExercisesView(OwnerPage):
    """Six questions about what is trained."""

    def __init__(self, parts: OwnerParts) -> None:
        """Lay out the page.

        Args:
            parts: What to build from.
        """
        super().__init__(parts)
        self.tiles = self.tile_row(
            self.tr("sets"),
            self.tr("reps"),
            self.tr("depth, of what was asked"),
            self.tr("tempo kept"),
            self.tr("quality, of 100"),
        )
        self.use = ColumnChart(look=parts.look)
        self.use_card = self.card(self.tr("Is more trained, or less?"), self.use)
        self.most_card = self.bars_card(self.tr("What is trained most?"))
        self.quality_card = self.bars_card(self.tr("Where is the quality lowest?"))
        self.faults_card = self.bars_card(self.tr("Which faults are seen most?"))
        self.shallower_card = self.bars_card(self.tr("Who is going shallower?"))
        self.not_counted_card = self.bars_card(self.tr("Why were movements not counted?"))
        cards = (
            self.shallower_card,
            self.quality_card,
            self.faults_card,
            self.most_card,
            self.use_card,
            self.not_counted_card,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(parts.theme.px(3))
        column.addWidget(self.tiles)
        column.addWidget(Flow([Placed(widget=card) for card in cards], theme=parts.theme), 1)

    def show_page(self, page: ExercisesPage) -> None:
        """Show these days.

        Args:
            page: From the store.
        """
        self._show_tiles(page)
        self._show_use(page)
        self._show_most(page)
        self._show_quality(page)
        self._show_faults(page)
        show_shallower(self.shallower_card, page.shallower, parts=self.parts)
        words = [reason_words(bar.key) for bar in page.not_counted]
        values = [number_words(bar.value) for bar in page.not_counted]
        self.not_counted_card.show_bars(
            bar_rows(page.not_counted, words, values),
            nothing=self.tr("Every movement was counted."),
            about=self.tr("Movements"),
        )

    def _show_tiles(self, page: ExercisesPage) -> None:
        totals = page.totals
        figures = (
            number_words(totals.sets),
            number_words(totals.reps),
            percent_words(totals.depth_ratio),
            percent_words(totals.tempo_kept_ratio),
            number_words(totals.score),
        )
        for tile, figure in zip(self.tiles.tiles, figures, strict=True):
            tile.show_number(figure, key=totals.behind)
        self.fit_tiles()

    def _show_use(self, page: ExercisesPage) -> None:
        if not has_values(page.use):
            self.use_card.show_nothing(self.tr("Nothing was trained in these days."))
            return
        self.use_card.show_content(step_words(page.use.step))
        self.use.show_columns(columns_of(page.use, value_words=number_words))

    def _show_most(self, page: ExercisesPage) -> None:
        rows = [
            BarRow(
                words=self._name(row),
                value=row.sets,
                value_words=for_number(
                    row.sets, one=self.tr("{count} set"), many=self.tr("{count} sets")
                ).format(count=number_words(row.sets)),
                key=row.behind,
            )
            for row in page.exercises
        ]
        self.most_card.show_bars(rows, nothing=self.tr("Nothing was trained in these days."))

    def _show_quality(self, page: ExercisesPage) -> None:
        scored = [row for row in page.exercises if row.score is not None]
        scored.sort(key=lambda row: row.score or 0.0)
        rows = [
            BarRow(
                words=self._name(row),
                value=row.score or 0.0,
                value_words=number_words(row.score),
                key=row.behind,
                is_warm=(row.score or 0.0) < _LOW_SCORE,
            )
            for row in scored
        ]
        self.quality_card.show_bars(
            rows,
            nothing=self.tr("No rep was scored in these days."),
            about=self.tr("Mean score of the reps, of 100; orange is below {limit}").format(
                limit=number_words(_LOW_SCORE)
            ),
            longest=100.0,
        )

    def _show_faults(self, page: ExercisesPage) -> None:
        words = [self.parts.fault_name(bar.key) for bar in page.faults]
        values = [percent_words(bar.value, digits=1) for bar in page.faults]
        self.faults_card.show_bars(
            bar_rows(page.faults, words, values),
            nothing=self.tr("No rep was beyond a limit."),
            about=self.tr("Share of the reps beyond the limit"),
        )

    def _name(self, row: ExerciseRow) -> str:
        return self.parts.exercise_name(row.exercise_id, row.name)


def reason_words(reason: str) -> str:
    """Why a movement was not counted, in words.

    Args:
        reason: As stored; an unknown one is shown as it is.
    """
    translate = QCoreApplication.translate
    known = {
        RejectReason.PARTIAL: translate("Reasons", "Not far enough for a rep"),
        RejectReason.LOST: translate("Reasons", "The body was out of sight"),
        RejectReason.TOO_FAST: translate("Reasons", "Too quick for a rep"),
        RejectReason.TOO_SLOW: translate("Reasons", "Too slow for a rep"),
        RejectReason.WRONG_PERSON: translate("Reasons", "Somebody else moved"),
        RejectReason.OTHER_MOVEMENT: translate("Reasons", "Another movement"),
        RejectReason.WALKING: translate("Reasons", "Walking"),
    }
    return (
        known[RejectReason(reason)]
        if reason in {one.value for one in RejectReason}
        else reason.replace("_", " ")
    )
