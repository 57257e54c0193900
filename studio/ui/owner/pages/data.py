"""Data: what is kept, how long, with whose consent; out, backed up, erased."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.store.dashboards.stored_data import AuditLine, DataPage
from studio.store.export import ExportFormat
from studio.ui.numbers import for_number
from studio.ui.owner.pages.page import OwnerPage
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.widgets.card import Card
from studio.ui.owner.widgets.chip import Chip, ChipKind
from studio.ui.owner.widgets.flow import Flow, Placed
from studio.ui.owner.widgets.table import Table, TableColumn, TableRow
from studio.ui.owner.wording import NOT_KNOWN, day_words, moment_words, number_words, size_words
from studio.ui.translation import engine_words
from studio.ui.widgets.labels import Label, Role

KEEP_DAYS = (90, 365, 730, 1825)
"""Spans of keeping that one touch chooses."""


class DataView(OwnerPage):
    """Six cards; what takes time is asked for by signals, and its result is said on top.

    Signals:
        export_wished: (`ExportFormat`, target folder).
        backup_wished: Target folder.
        erase_wished: A client is to be erased.
        pin_wished: The owner's PIN is to be changed.
        keep_wished: Days sets are to be kept.
    """

    export_wished = Signal(object, object)
    backup_wished = Signal(object)
    erase_wished = Signal()
    pin_wished = Signal()
    keep_wished = Signal(int)

    def __init__(self, parts: OwnerParts) -> None:
        """Lay out the page.

        Args:
            parts: What to build from.
        """
        super().__init__(parts)
        self._targets: list[Path] = []
        self.result = Label(role=Role.BODY)
        self.result.hide()
        self.kept = self._table(self.tr("What"), self.tr("How much"))
        self.consents = self._table(self.tr("Consent text"), self.tr("Clients"))
        self.backups = self._table(self.tr("Backup"), self.tr("Size"))
        self.audit = self._table(self.tr("When"), self.tr("Who"), self.tr("What"))
        self._make_buttons()
        self._make_cards()
        cards = (
            self.kept_card,
            self.out_card,
            self.backups_card,
            self.keep_card,
            self.consents_card,
            self.audit_card,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(parts.theme.px(3))
        column.addWidget(self.result)
        column.addWidget(Flow([Placed(widget=card) for card in cards], theme=parts.theme), 1)
        self._connect()

    def show_targets(self, targets: Sequence[Path], *, here: Path) -> None:
        """Where exports and backups may go.

        Args:
            targets: Folders, this machine's own first.
            here: This machine's own.
        """
        self._targets = list(targets)
        for chip in self.targets:
            chip.hide()
        for chip, target in zip(self.targets, targets, strict=False):
            words = self.tr("This machine") if target == here else target.name or str(target)
            chip.set_words(words)
            chip.setProperty("target", str(target))
            chip.show()
        if not any(chip.isChecked() and not chip.isHidden() for chip in self.targets):
            self.targets[0].setChecked(True)
        self.out_about.setText(self._where_words())

    def say(self, words: str, *, is_fault: bool = False) -> None:
        """Say what came of a wish; "" = nothing.

        Args:
            words: A sentence.
            is_fault: It went wrong.
        """
        self.result.set_role(Role.SHORT if is_fault else Role.STEP)
        self.result.setText(words)
        self.result.setVisible(bool(words))

    def set_busy(self, is_busy: bool) -> None:
        """While something is being done, nothing else can be asked for."""
        for chip in (
            *self.exports.values(),
            self.back_up,
            self.erase,
            self.change_pin,
            *self.keep.values(),
        ):
            chip.setEnabled(not is_busy)

    def show_page(self, page: DataPage, *, now: datetime) -> None:
        """Show what is kept.

        Args:
            page: From the store.
            now: This moment in the studio's time zone.
        """
        self.kept_card.show_content()
        self.kept.show_rows([TableRow(cells=cells) for cells in self._facts(page)])
        self._show_keep(page)
        self._show_consents(page)
        self._show_backups(page, now=now)
        if page.audit:
            self.audit_card.show_content(self.tr("By owner and staff, at this machine"))
            self.audit.show_rows(
                [
                    TableRow(
                        cells=(
                            moment_words(line.at, now=now),
                            engine_words(line.actor),
                            _deed_words(line),
                        )
                    )
                    for line in page.audit
                ]
            )
        else:
            self.audit_card.show_nothing(self.tr("Nothing was done yet."))

    def _table(self, *titles: str) -> Table:
        last = len(titles) - 1
        columns = [
            TableColumn(title=title, is_number=place == last and last == 1)
            for place, title in enumerate(titles)
        ]
        return Table(columns, theme=self.parts.theme)

    def _pill(self, words: str, *, is_checkable: bool = False) -> Chip:
        kind = ChipKind.CHIP if is_checkable else ChipKind.PILL
        return Chip(words, theme=self.parts.theme, kind=kind, is_checkable=is_checkable)

    def _make_buttons(self) -> None:
        self.exports = {
            ExportFormat.CSV: self._pill(self.tr("CSV")),
            ExportFormat.JSONL: self._pill(self.tr("JSON Lines")),
            ExportFormat.SQLITE: self._pill(self.tr("SQLite")),
        }
        self.targets = [self._pill("", is_checkable=True) for _ in range(3)]
        for chip in self.targets:
            chip.setAutoExclusive(True)
        self.back_up = self._pill(self.tr("Back up now"))
        self.erase = self._pill(self.tr("Erase a client"))
        self.change_pin = self._pill(self.tr("Change the PIN"))
        words = {
            90: self.tr("90 days"),
            365: self.tr("1 year"),
            730: self.tr("2 years"),
            1825: self.tr("5 years"),
        }
        self.keep = {days: self._pill(words[days], is_checkable=True) for days in KEEP_DAYS}

    def _make_cards(self) -> None:
        theme = self.parts.theme
        self.kept_card = Card(self.tr("What is kept?"), self.kept, theme=theme)
        self.out_about = Label(role=Role.CAPTION)
        out = self._stacked(
            self._row(*self.targets),
            self.out_about,
            self._row(*self.exports.values()),
            Label(
                self.tr("Sets, reps, angles, cues and answers, with a description of each column."),
                role=Role.CAPTION,
            ),
        )
        self.out_card = Card(self.tr("Take it out"), out, theme=theme)
        self.backups_card = Card(self.tr("Is there a backup?"), self.backups, theme=theme)
        self.backups_card.add_beside_question(self.back_up)
        self.keep_about = Label(role=Role.CAPTION)
        keep = self._stacked(
            self._row(*list(self.keep.values())[:2]),
            self._row(*list(self.keep.values())[2:]),
            self.keep_about,
        )
        self.keep_card = Card(self.tr("How long is it kept?"), keep, theme=theme)
        self.consents_card = Card(self.tr("With whose consent?"), self.consents, theme=theme)
        self.consents_card.add_beside_question(self.erase)
        self.audit_card = Card(self.tr("Who did what?"), self.audit, theme=theme)
        self.audit_card.add_beside_question(self.change_pin)

    def _stacked(self, *widgets: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.parts.theme.px(3))
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        return holder

    def _row(self, *chips: Chip) -> QWidget:
        holder = QWidget()
        row: QBoxLayout = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.parts.theme.px(2.5))
        for chip in chips:
            row.addWidget(chip)
        row.addStretch(1)
        return holder

    def _connect(self) -> None:
        for chip in self.exports.values():
            chip.clicked.connect(self._on_export_clicked)
        for chip in self.keep.values():
            chip.clicked.connect(self._on_keep_clicked)
        for chip in self.targets:
            chip.clicked.connect(self._on_target_clicked)
        self.back_up.clicked.connect(self._on_back_up_clicked)
        self.erase.clicked.connect(self.erase_wished)
        self.change_pin.clicked.connect(self.pin_wished)

    def _facts(self, page: DataPage) -> list[tuple[str, str]]:
        oldest = NOT_KNOWN
        if page.oldest_set is not None:
            oldest = day_words(page.oldest_set.date(), with_year=True)
        facts = [
            (self.tr("Stations"), number_words(page.stations)),
            (self.tr("Clients by name"), number_words(page.clients)),
            (self.tr("Sessions"), number_words(page.sessions)),
            (self.tr("Sets"), number_words(page.sets)),
            (self.tr("Reps"), number_words(page.reps)),
            (self.tr("Oldest set"), oldest),
            (self.tr("Reps with their angles"), number_words(page.traces)),
            (self.tr("Cues given"), number_words(page.cues_given)),
            (self.tr("Answers of clients"), number_words(page.answers)),
            (self.tr("Counts put right"), number_words(page.corrections)),
            (self.tr("Size of the store"), size_words(page.store_mb)),
            (self.tr("Free on the disk"), size_words(page.free_mb)),
        ]
        if page.demo_sets:
            facts.insert(4, (self.tr("Of the sets, made up"), number_words(page.demo_sets)))
        return facts

    def _show_keep(self, page: DataPage) -> None:
        for days, chip in self.keep.items():
            chip.setChecked(days == page.keep_days)
        words = self.tr("Sets are kept for {days} days.").format(days=number_words(page.keep_days))
        if page.due_sessions:
            words += " " + for_number(
                page.due_sessions,
                one=self.tr("{count} session is older and goes within a day."),
                many=self.tr("{count} sessions are older and go within a day."),
            ).format(count=number_words(page.due_sessions))
        elif page.next_due is not None:
            words += " " + self.tr("The oldest go on {day}.").format(
                day=day_words(page.next_due.date(), with_year=True)
            )
        self.keep_about.setText(words)

    def _show_consents(self, page: DataPage) -> None:
        rows = [
            TableRow(
                cells=(
                    self.tr("No consent stands")
                    if one.text_version is None
                    else self.tr("Yes to the text of {version}").format(version=one.text_version),
                    number_words(one.clients),
                ),
                is_warm=one.text_version is None and one.clients > 0,
            )
            for one in page.consents
        ]
        rows.append(TableRow(cells=(self.tr("Erased so far"), number_words(page.erased_clients))))
        self.consents_card.show_content()
        self.consents.show_rows(rows)

    def _show_backups(self, page: DataPage, *, now: datetime) -> None:
        if not page.backups:
            self.backups_card.show_nothing(self.tr("No backup was made yet."))
            return
        self.backups_card.show_content(self.tr("Keep a copy away from this machine."))
        rows = []
        for one in page.backups:
            when = one.folder.name if one.made is None else moment_words(one.made, now=now)
            size = self.tr("gone") if one.size_mb is None else size_words(one.size_mb)
            rows.append(TableRow(cells=(when, size), is_warm=one.size_mb is None))
        self.backups.show_rows(rows)

    def _target(self) -> Path:
        for chip, target in zip(self.targets, self._targets, strict=False):
            if chip.isChecked():
                return target
        return self._targets[0]

    def _where_words(self) -> str:
        return self.tr("Into {folder}").format(folder=self._target()) if self._targets else ""

    def _on_target_clicked(self) -> None:
        self.out_about.setText(self._where_words())

    def _on_export_clicked(self) -> None:
        chip = self.sender()
        for kind, known in self.exports.items():
            if known is chip and self._targets:
                self.export_wished.emit(kind, self._target())

    def _on_back_up_clicked(self) -> None:
        if self._targets:
            self.backup_wished.emit(self._target())

    def _on_keep_clicked(self) -> None:
        chip = self.sender()
        for days, known in self.keep.items():
            if known is chip:
                self.keep_wished.emit(days)


def _deed_words(line: AuditLine) -> str:
    """What was done, and to what."""
    deed, detail = engine_words(line.action), engine_words(line.detail)
    return f"{deed}: {detail}" if detail else deed
