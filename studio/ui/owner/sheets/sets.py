"""The sets behind a number, and one of them with its reps."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent

from studio.model.landmarks import Side
from studio.model.session import FinishReason
from studio.store.dashboards.behind import RepLine, SetLine, SetsBehind
from studio.ui.numbers import for_number
from studio.ui.owner.charts.columns import Column, ColumnChart
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.sheets.curve import CurveCard
from studio.ui.owner.sheets.sheet import Sheet
from studio.ui.owner.widgets.card import Card
from studio.ui.owner.widgets.flow import Flow, Placed
from studio.ui.owner.widgets.table import Table, TableColumn, TableRow
from studio.ui.owner.widgets.tile import TileRow
from studio.ui.owner.wording import load_words, moment_words, number_words, percent_words
from studio.ui.translation import engine_words
from studio.ui.words import side_words


class SetsSheet(Sheet):
    """The newest sets of a number; a touch opens one.

    Signals:
        set_wished: A `SetLine` that was touched.
    """

    set_wished = Signal(object)

    def __init__(self, title: str, *, parts: OwnerParts) -> None:
        """Lay out the list.

        Args:
            title: Of the number.
            parts: What to build from.
        """
        super().__init__(title, parts=parts)
        self.table = Table(
            (
                TableColumn(title=self.tr("Exercise")),
                TableColumn(title=self.tr("When"), is_number=True),
                TableColumn(title=self.tr("Client")),
                TableColumn(title=self.tr("Station"), rank=5),
                TableColumn(title=self.tr("Reps"), is_number=True),
                TableColumn(title=self.tr("Load"), is_number=True, rank=2),
                TableColumn(title=self.tr("Depth"), is_number=True),
                TableColumn(title=self.tr("Quality"), is_number=True, rank=1),
                TableColumn(title=self.tr("Felt it"), is_number=True, rank=4),
                TableColumn(title=self.tr("Cues"), is_number=True, rank=3),
            ),
            theme=parts.theme,
        )
        self.card = Card(self.tr("The sets behind it"), self.table, theme=parts.theme)
        self.column.addWidget(self.card, 1)
        self.table.tapped.connect(self.set_wished)
        self.card.show_nothing(self.tr("One moment …"))

    def show_sets(self, found: SetsBehind, *, now: datetime) -> None:
        """Show them.

        Args:
            found: The newest, and how many there are.
            now: This moment in the studio's time zone.
        """
        if not found.sets:
            self.card.show_nothing(self.tr("There is no set behind it."))
            return
        about = for_number(
            found.total, one=self.tr("{count} set"), many=self.tr("{count} sets, the newest first")
        ).format(count=number_words(found.total))
        if found.total > len(found.sets):
            about = self.tr("The newest {shown} of {count} sets").format(
                shown=number_words(len(found.sets)), count=number_words(found.total)
            )
        self.card.show_content(about)
        self.table.show_rows([self._row(one, now=now) for one in found.sets])

    def _row(self, one: SetLine, *, now: datetime) -> TableRow:
        cells = (
            exercise_words(one, parts=self.parts),
            moment_words(one.started, now=now),
            self.tr("Guest") if one.is_guest else one.alias,
            one.station_name,
            reps_words(one),
            load_words(one.load_kg, unit=self.parts.unit),
            percent_words(one.depth_ratio),
            number_words(one.score),
            number_words(one.felt),
            number_words(one.cues_given),
        )
        return TableRow(cells=cells, key=one)


class SetSheet(Sheet):
    """One set: its numbers, each rep's depth and quality, and the reps as a table."""

    def __init__(self, one: SetLine, *, parts: OwnerParts, now: datetime) -> None:
        """Lay out the sheet.

        Args:
            one: The set.
            parts: What to build from.
            now: This moment in the studio's time zone.
        """
        super().__init__(exercise_words(one, parts=parts), parts=parts)
        self.set = one
        who = self.tr("Guest") if one.is_guest else one.alias
        told = (who, moment_words(one.started, now=now), one.station_name, _end(one))
        self.say_about(" · ".join(told))
        self.tiles = TileRow(
            (
                self.tr("reps"),
                self.tr("load"),
                self.tr("depth, of what was asked"),
                self.tr("quality, of 100"),
                self.tr("felt it, of 10"),
            ),
            theme=parts.theme,
        )
        look = parts.look
        self.depth_chart = ColumnChart(look=look)
        self.depth_card = Card(
            self.tr("How deep was each rep?"), self.depth_chart, theme=parts.theme
        )
        self.tempo_chart = ColumnChart(look=look)
        self.tempo_card = Card(
            self.tr("How long did each rep take?"), self.tempo_chart, theme=parts.theme
        )
        self.table = self._reps_table()
        self.reps_card = Card(self.tr("What was seen?"), self.table, theme=parts.theme)
        self.curve_card = CurveCard(parts=parts)
        placed = [
            Placed(widget=self.reps_card, columns=2),
            Placed(widget=self.depth_card),
            Placed(widget=self.curve_card, columns=2),
            Placed(widget=self.tempo_card),
        ]
        self.column.addWidget(self.tiles)
        self.column.addWidget(Flow(placed, theme=parts.theme), 1)
        self._show_tiles()
        for card in (self.depth_card, self.tempo_card, self.reps_card, self.curve_card):
            card.show_nothing(self.tr("One moment …"))
        self.table.tapped.connect(self.curve_card.toggle_rep)

    def show_reps(self, reps: tuple[RepLine, ...]) -> None:
        """Show the reps.

        Args:
            reps: In order.
        """
        if not reps:
            for card in (self.depth_card, self.tempo_card, self.reps_card):
                card.show_nothing(self.tr("No rep was counted."))
            return
        self.reps_card.show_content(self.tr("Seconds to lower, hold, lift, hold"))
        self.table.show_rows([self._row(rep) for rep in reps])
        self.depth_card.show_content(
            self.tr("Per cent of what was asked; the dashed line is all of it")
        )
        self.depth_chart.show_columns(
            [
                Column(
                    words=str(rep.number),
                    value=100 * (rep.depth_ratio or 0.0),
                    value_words=number_words(100 * (rep.depth_ratio or 0.0)),
                )
                for rep in reps
            ],
            target=100.0,
        )
        self.tempo_card.show_content(self.tr("Seconds of each rep, by phase"))
        self.tempo_chart.show_columns(
            [
                Column(
                    words=str(rep.number),
                    value=sum(_phases(rep)),
                    value_words=number_words(sum(_phases(rep)), digits=1),
                    parts=_phases(rep),
                )
                for rep in reps
            ],
            part_names=(
                self.tr("Lower"),
                self.tr("Hold long"),
                self.tr("Lift"),
                self.tr("Hold short"),
            ),
        )

    def _reps_table(self) -> Table:
        return Table(
            (
                TableColumn(title=self.tr("Rep")),
                TableColumn(title=self.tr("Leg"), rank=3),
                TableColumn(title=self.tr("Depth"), is_number=True),
                TableColumn(title=self.tr("Tempo"), is_number=True, rank=2),
                TableColumn(title=self.tr("Quality"), is_number=True),
                TableColumn(title=self.tr("Beyond a limit"), rank=1),
            ),
            theme=self.parts.theme,
        )

    def _show_tiles(self) -> None:
        one = self.set
        note = ""
        if one.corrected:
            note = self.tr("{count} counted, client made it {reps}").format(
                count=one.reps_counted, reps=one.reps
            )
        figures = (
            (reps_words(one), note),
            (load_words(one.load_kg, unit=self.parts.unit), ""),
            (percent_words(one.depth_ratio), ""),
            (number_words(one.score), engine_words(one.deduction or "")),
            (number_words(one.felt), ""),
        )
        for tile, (figure, words) in zip(self.tiles.tiles, figures, strict=True):
            tile.show_number(figure, note=words)
        self.tiles.fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tiles get the height their words need at this width."""
        super().resizeEvent(event)
        self.tiles.fit(self.width())
        self.column.activate()  # it was laid out with the height before

    def _row(self, rep: RepLine) -> TableRow:
        number = str(rep.number)
        if rep.status != "full":
            number = self.tr("{number} (short)").format(number=number)
        faults = ", ".join(self.parts.fault_name(cue) for cue, _level in rep.cues)
        cells = (
            number,
            side_words(Side(rep.side)) or self.tr("Both"),
            percent_words(rep.depth_ratio),
            " · ".join(
                number_words(seconds, digits=1)
                for seconds in (
                    rep.eccentric_s,
                    rep.pause_long_s,
                    rep.concentric_s,
                    rep.pause_short_s,
                )
            ),
            number_words(rep.score),
            faults or "–",
        )
        return TableRow(cells=cells, key=rep.rep_id)


def exercise_words(one: SetLine, *, parts: OwnerParts) -> str:
    """Name of a set's exercise, with the leg.

    Args:
        one: The set.
        parts: Knows names.
    """
    name = parts.exercise_name(one.exercise_id, one.exercise_name)
    side = side_words(Side(one.side))
    return f"{name} · {side}" if side else name


def reps_words(one: SetLine) -> str:
    """`9 of 10`."""
    return QCoreApplication.translate("OwnerWords", "{done} of {asked}").format(
        done=one.reps, asked=one.reps_target
    )


def _phases(rep: RepLine) -> tuple[float, ...]:
    """Seconds in the order done by the eye: lower, hold, lift, hold; not measured = 0."""
    phases = (rep.eccentric_s, rep.pause_long_s, rep.concentric_s, rep.pause_short_s)
    return tuple(seconds or 0.0 for seconds in phases)


def _end(one: SetLine) -> str:
    translate = QCoreApplication.translate
    known = {
        FinishReason.CLIENT: translate("OwnerWords", "ended by the client"),
        FinishReason.TARGET: translate("OwnerWords", "all reps done"),
        FinishReason.STEPPED_AWAY: translate("OwnerWords", "stepped away"),
        FinishReason.CAMERA_LOST: translate("OwnerWords", "camera lost"),
        FinishReason.SHUTDOWN: translate("OwnerWords", "station switched off"),
        FinishReason.INTERRUPTED: translate("OwnerWords", "station stopped in the middle"),
    }
    running = translate("OwnerWords", "not ended yet")
    return {str(one): words for one, words in known.items()}.get(one.finish_reason or "", running)
