"""One client on one sheet of A4: numbers and charts as vectors, to print or to send."""

import re
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPageSize, QPainter, QPdfWriter

from studio.errors import KnownError, Reason
from studio.store.dashboards.one_client import ClientPage
from studio.store.dashboards.period import Filter
from studio.ui.owner.charts.chart import Chart
from studio.ui.owner.charts.look import Look
from studio.ui.owner.pages.one_client import ClientView
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.widgets.card import Card
from studio.ui.owner.wording import day_words
from studio.ui.theme import TextSize, Theme, Weight

_RESOLUTION_DPI = 300
_MARGIN_MM = 14.0
_PAGE_MM = (210.0, 297.0)
_DOTS_PER_MM = 4.0
_SHRINK = 0.62
"""Letters made for a screen at arm's length are this much smaller on paper."""

_OWNER_ONLY_FILE = 0o600
_METADATA = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    'rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier>{id}</dc:identifier>'
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)
_LONGEST_NAME = 40
_END = b"%%EOF"
_LEFT = Qt.AlignmentFlag.AlignLeft
_WRAP = Qt.TextFlag.TextWordWrap


def write_client_sheet(
    page: ClientPage, chosen: Filter, *, parts: OwnerParts, into: Path, now: datetime
) -> Path:
    """Write a client's page as a PDF. On the thread of the screen, within a second.

    Args:
        page: From the store.
        chosen: Which days it is about.
        parts: What charts are built from.
        into: An existing folder.
        now: Names the file.

    Returns:
        The file.

    Raises:
        KnownError: READ_ONLY when it cannot be written, DISK_FULL when not to its end.
    """
    name = re.sub(r"[^\w-]+", "_", page.head.alias)[:_LONGEST_NAME] or "client"
    path = into / f"glute-studio-{name}-{now:%Y%m%d-%H%M%S}.pdf"
    try:
        path.touch(mode=_OWNER_ONLY_FILE)
    except OSError as error:
        text = f"{path}: cannot be written ({error.strerror}); choose another folder"
        raise KnownError(Reason.READ_ONLY, text) from error
    writer = QPdfWriter(str(path))
    writer.setResolution(_RESOLUTION_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(page.head.alias)
    writer.setCreator("Glute Studio")
    # Plain in the file, so that an erasure finds it and says that it is there.
    writer.setDocumentXmpMetadata(_METADATA.format(id=page.head.client_id).encode())
    theme = Theme(dots_per_mm=_DOTS_PER_MM)
    paper = OwnerParts(
        theme=theme,
        icons=parts.icons,
        exercises=parts.exercises,
        cues=parts.cues,
        unit=parts.unit,
        is_paper=True,
    )
    view = ClientView(paper)
    view.show_page(page, now=now)
    painter = QPainter(writer)
    try:
        scale = _RESOLUTION_DPI / 25.4 * _SHRINK / _DOTS_PER_MM
        painter.scale(scale, scale)
        _Sheet(painter, look=paper.look).draw(view, page, chosen)
    finally:
        painter.end()
        view.deleteLater()
    _refuse_half_a_sheet(path)
    return path


def _refuse_half_a_sheet(path: Path) -> None:
    """Qt says nothing of a disk that took no more; a whole PDF ends as one."""
    try:
        is_whole = path.read_bytes().rstrip().endswith(_END)
        if not is_whole:
            path.unlink()
    except OSError:
        is_whole = False
    if not is_whole:
        text = f"{path}: did not fit on the disk; free some space, or choose another folder"
        raise KnownError(Reason.DISK_FULL, text)


class _Sheet:
    """Draws from the top down, in pixels of a page that is larger than A4 by 1 / 0.62."""

    def __init__(self, painter: QPainter, *, look: Look) -> None:
        self._painter = painter
        self._look = look
        per_mm = _DOTS_PER_MM / _SHRINK
        self._area = QRectF(
            _MARGIN_MM * per_mm,
            _MARGIN_MM * per_mm,
            (_PAGE_MM[0] - 2 * _MARGIN_MM) * per_mm,
            (_PAGE_MM[1] - 2 * _MARGIN_MM) * per_mm,
        )

    def draw(self, view: ClientView, page: ClientPage, chosen: Filter) -> None:
        """The whole sheet."""
        theme = self._look.theme
        top = self._area.top()
        left, width = self._area.left(), self._area.width()
        title = self._look.font(TextSize.TITLE, Weight.HEAVY)
        top += self._words(view.name.text(), title, QRectF(left, top, width, 0))
        body = self._look.font(TextSize.BODY, Weight.REGULAR)
        head = self._days(chosen)
        if page.has_demo:
            demo = QCoreApplication.translate("ClientSheet", "Demo data: nobody's.")
            head = f"{demo} {head}"
        top += self._words(head, body, QRectF(left, top, width, 0), quiet=True)
        top += self._words(view.about.text(), body, QRectF(left, top, width, 0), quiet=True)
        top = self._tiles(view, top + theme.px(6)) + theme.px(6)
        cards = (
            view.depth_card,
            view.score_card,
            view.load_card,
            view.kept_card,
            view.weeks_card,
            view.functions_card,
            view.exercises_card,
            view.felt_card,
        )
        bottom = self._area.bottom() - theme.px(10)
        gap = theme.px(7)
        rows = len(cards) // 2
        height = (bottom - top - (rows - 1) * gap) / rows
        for number, card in enumerate(cards):
            column, row = number % 2, number // 2
            box = QRectF(
                left + column * (width + gap) / 2,
                top + row * (height + gap),
                (width - gap) / 2,
                height,
            )
            self._card(card, box)
        self._footer()

    def _days(self, chosen: Filter) -> str:
        if chosen.first_day is None or chosen.last_day is None:
            return QCoreApplication.translate("ClientSheet", "All days")
        first = day_words(chosen.first_day, with_year=True)
        return f"{first} – {day_words(chosen.last_day, with_year=True)}"

    def _tiles(self, view: ClientView, top: float) -> float:
        theme = self._look.theme
        tiles = view.tiles.tiles
        width = self._area.width() / len(tiles)
        lowest = top
        for number, tile in enumerate(tiles):
            box = QRectF(self._area.left() + number * width, top, width - theme.px(4), 0)
            figure = self._look.font(TextSize.HEADING, Weight.HEAVY)
            height = self._words(tile.figure.text(), figure, box)
            box.translate(0, height)
            height += self._words(tile.title, self._look.font(), box, quiet=True)
            lowest = max(lowest, top + height)
        return lowest

    def _card(self, card: Card, box: QRectF) -> None:
        theme = self._look.theme
        top = box.top()
        question = self._look.font(TextSize.BODY, Weight.STRONG)
        top += self._words(card.question.text(), question, QRectF(box.left(), top, box.width(), 0))
        if card.is_empty:
            where = QRectF(box.left(), top + theme.px(3), box.width(), 0)
            self._words(card.nothing, self._look.font(), where, quiet=True)
            return
        about = QRectF(box.left(), top, box.width(), 0)
        top += self._words(card.about.text(), self._look.font(), about, quiet=True) + theme.px(2)
        chart = card.content
        if isinstance(chart, Chart):
            size = QSizeF(box.width(), box.bottom() - top).toSize()
            chart.setParent(None)
            chart.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            chart.resize(size)
            chart.show()
            QCoreApplication.sendPostedEvents(chart)
            chart.arrange()
            target = QRectF(box.left(), top, size.width(), size.height())
            chart.render(self._painter, target, chart.viewport().rect())
            chart.close()
            chart.deleteLater()

    def _footer(self) -> None:
        words = QCoreApplication.translate(
            "ClientSheet", "Training aid. Estimates from one camera. Not medical advice."
        )
        font = self._look.font()
        where = QRectF(
            self._area.left(),
            self._area.bottom() - self._look.theme.px(6),
            self._area.width(),
            0,
        )
        self._words(words, font, where, quiet=True)

    def _words(self, words: str, font: QFont, where: QRectF, *, quiet: bool = False) -> float:
        """Write, and tell how tall it became."""
        if not words:
            return 0.0
        self._painter.setFont(font)
        self._painter.setPen(QColor(self._look.quiet if quiet else self._look.text))
        box = QRectF(where.left(), where.top(), where.width(), 10_000.0)
        flags = int(_LEFT | Qt.AlignmentFlag.AlignTop) | int(_WRAP)
        used = self._painter.boundingRect(box, flags, words)
        self._painter.drawText(box, flags, words)
        return used.height()
