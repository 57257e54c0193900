"""The stage: the client, mirrored, with the cue drawn on the body where it applies."""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.engine.snapshot import Snapshot
from studio.model.frame import Frame
from studio.model.guide import Guide, GuideLevel
from studio.model.pose import Pose
from studio.ui.overlay.body_line import Emphasis, paint_body
from studio.ui.overlay.fade import Fade, FadedGuide, GuideFade
from studio.ui.overlay.painting import paint_guides
from studio.ui.overlay.style import Canvas, OverlayStyle, Stamps
from studio.ui.picture import PictureScaler
from studio.ui.theme import Colour, TextSize, Theme, Weight
from studio.ui.transform import Framing, ViewTransform
from studio.ui.words import as_sentence

QUIET_WEIGHT = 0.75
ASIDE_WEIGHT = 0.45
"""How strongly a quiet guide is painted, and any calm one beside a cue that is on screen."""

PaintedHook = Callable[[int, float, float], None]
"""Called with frame index, its `arrived_s`, and the clock after the paint that showed it."""


class OverlayPainter:
    """Body line and guides of the newest snapshot, with their fades; knows no widget."""

    def __init__(self) -> None:
        self._snapshot: Snapshot | None = None
        self._body = Fade()
        self._guides = GuideFade()
        self._stamps = Stamps()

    def take(self, snapshot: Snapshot | None) -> None:
        """Show this snapshot; a snapshot without a pose, or None, hides everything at once."""
        self._snapshot = snapshot if snapshot is not None and snapshot.pose is not None else None
        if self._snapshot is None:
            self._body.clear()
            self._guides.clear()

    @property
    def is_blank(self) -> bool:
        """True when nothing would be painted."""
        return self._snapshot is None

    def paint(
        self, painter: QPainter, *, transform: ViewTransform, style: OverlayStyle, now_s: float
    ) -> None:
        """Paint on top of the picture.

        Args:
            painter: On a widget or an image.
            transform: Picture to view.
            style: Line width.
            now_s: Any monotonic clock; drives the fades.
        """
        snapshot = self._snapshot
        if snapshot is None or snapshot.pose is None:
            return
        cue = snapshot.cue
        paint_body(
            painter,
            snapshot.pose,
            transform=transform,
            style=style,
            opacity=self._body.update(True, now_s=now_s),
            view=None if snapshot.trust is None else snapshot.trust.view,
            emphasis=None if cue is None else Emphasis(cue_id=cue.cue_id, level=cue.level),
        )
        shown_id = None if cue is None else cue.cue_id
        guides = _weighed(self._guides.update(snapshot.guides, now_s=now_s), shown_id=shown_id)
        canvas = Canvas(
            painter=painter, transform=transform, style=style, stamps=self._stamps, now_s=now_s
        )
        paint_guides(canvas, guides)


def _weighed(guides: Iterable[FadedGuide], *, shown_id: str | None) -> list[FadedGuide]:
    """Quiet guides are soft, softer still beside a cue on screen that is not theirs."""
    weighed = []
    for faded in guides:
        weight = _weight(faded.guide, shown_id=shown_id)
        weighed.append(FadedGuide(guide=faded.guide, opacity=weight * faded.opacity))
    return weighed


def _weight(guide: Guide, *, shown_id: str | None) -> float:
    if guide.cue_id == shown_id or guide.level in (GuideLevel.AMBER, GuideLevel.RED):
        return 1.0
    if shown_id is not None:
        return ASIDE_WEIGHT
    return QUIET_WEIGHT if guide.level is GuideLevel.QUIET else 1.0


class LiveStage(QWidget):
    """Paints the newest picture and what is drawn on it.

    Knows no exercise and computes no angle. `blank` hides everything drawn on the body at once;
    a picture that has gone leaves a line that says so.
    """

    def __init__(
        self,
        *,
        theme: Theme,
        clock: Callable[[], float],
        headroom_ratio: float = 0.0,
        mirrored: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Prepare an empty stage.

        Args:
            theme: Sizes and letters.
            clock: Monotonic seconds, the clock of `Frame.arrived_s`.
            headroom_ratio: Share of the height at the top that is kept free of the client's head.
            mirrored: As `ViewTransform.mirrored`.
            parent: As in Qt.
        """
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._frame: Frame | None = None
        self._message = ""
        self._framing = Framing(mirrored=mirrored, headroom_ratio=headroom_ratio)
        self._transform: ViewTransform | None = None
        self._scaler = PictureScaler()
        self._overlay = OverlayPainter()
        self._painted_hook: PaintedHook | None = None
        self._waiting_frame: Frame | None = None
        self._ahead: Snapshot | None = None
        self._ahead_transform: ViewTransform | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_painted_hook(self, hook: PaintedHook | None) -> None:
        """Be told after each paint that shows a new picture."""
        self._painted_hook = hook

    @property
    def transform(self) -> ViewTransform | None:
        """Picture to view, as painted last; None before the first picture."""
        return self._transform

    @property
    def is_blank(self) -> bool:
        """True when nothing is drawn on the body."""
        return self._overlay.is_blank

    def prepare(self, snapshot: Snapshot, pool: Executor) -> "Future[None] | None":
        """Begin to scale a picture that will be shown next.

        Args:
            snapshot: `show_snapshot` follows with the same one, or with a newer one.
            pool: Where the scaling is done.

        Returns:
            Done when `show_snapshot` need not wait; None when there is nothing to scale.
        """
        if snapshot.frame is None:
            return None
        self._ahead, self._ahead_transform = snapshot, self._framed(snapshot.frame, snapshot.pose)
        return self._scaler.prepare(
            snapshot.frame,
            self._ahead_transform,
            device_pixel_ratio=self.devicePixelRatioF(),
            pool=pool,
        )

    def _framed(self, frame: Frame, pose: Pose | None) -> ViewTransform:
        view_size_px = (self.width(), self.height())
        return self._framing.update(frame.size_px, view_size_px=view_size_px, pose=pose)

    def _scaled(self, frame: Frame, transform: ViewTransform) -> QImage:
        ratio = self.devicePixelRatioF()
        return self._scaler.image(frame, transform, device_pixel_ratio=ratio)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Take in the newest state; painted with the next paint event."""
        self._overlay.take(snapshot)
        self._message = as_sentence(snapshot.camera_message)
        self._frame = snapshot.frame
        if snapshot.frame is None:
            self._scaler.clear()
            self._transform = None
        else:
            self._waiting_frame = snapshot.frame
            if self._ahead is snapshot and self._ahead_transform is not None:
                self._transform = self._ahead_transform
                self._scaled(snapshot.frame, self._transform)  # ahead of the next `prepare`
            else:
                self._transform = self._framed(snapshot.frame, snapshot.pose)
        self._ahead = None
        self.update()

    def blank(self) -> None:
        """Hide everything that is drawn on the body, at once."""
        if not self._overlay.is_blank:
            self._overlay.take(None)
            self.update()

    def reset(self) -> None:
        """Forget picture and framing, for the next client."""
        self._overlay.take(None)
        self._framing.reset()
        self._scaler.clear()
        self._frame = self._waiting_frame = self._transform = self._ahead = None
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's wish for a size; the layout decides."""
        return QSize(1280, 720)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Frame the picture anew."""
        super().resizeEvent(event)
        self._framing.reset()
        self._ahead = None
        if self._frame is not None:
            self._transform = self._framed(self._frame, None)

    def event(self, event: QEvent) -> bool:
        """Handle any event; after a paint, tell the hook when the new picture was shown."""
        handled = super().event(event)
        if event.type() == QEvent.Type.Paint and self._waiting_frame is not None:
            frame, self._waiting_frame = self._waiting_frame, None
            if self._painted_hook is not None:
                self._painted_hook(frame.index, frame.arrived_s, self._clock())
        return handled

    def paintEvent(self, event: QPaintEvent) -> None:
        """Picture, then body line and guides, or the line that says why there is none.

        Whatever goes wrong, the painter is closed: Qt ends the program over one that is open when
        its widget is painted again or taken apart.
        """
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        if self._frame is None or self._transform is None:
            painter.fillRect(self.rect(), QColor(Colour.SURFACE))
            self._paint_message(painter)
            return
        target = self._transform.target_px
        if (target.width, target.height) != (self.width(), self.height()):
            painter.fillRect(self.rect(), QColor(Colour.GROUND))
        image = self._scaled(self._frame, self._transform)
        painter.drawImage(QPointF(target.left, target.top), image)
        window = self.window()
        short_side_px = min(window.width(), window.height())
        style = OverlayStyle.for_theme(self._theme, short_side_px=short_side_px)
        self._overlay.paint(painter, transform=self._transform, style=style, now_s=self._clock())
        if self._message:
            self._paint_message(painter)

    def _paint_message(self, painter: QPainter) -> None:
        if not self._message:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = self._theme.px(12.0)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = QRectF(self.rect()).adjusted(2 * margin, margin, -2 * margin, -margin)
        text = self._fit_message(painter, room)
        plate = QPainterPath()
        padded = text.adjusted(-margin, -margin / 2, margin, margin / 2)
        plate.addRoundedRect(padded, margin / 2, margin / 2)
        ground = QColor(Colour.GROUND)
        ground.setAlphaF(0.85)
        painter.fillPath(plate, ground)
        painter.setPen(QColor(Colour.TEXT))
        painter.drawText(room, int(flags), self._message)

    def _fit_message(self, painter: QPainter, room: QRectF) -> QRectF:
        """Letters as large as let the whole message stand in the room; where it then stands."""
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        font = self._theme.font(TextSize.TITLE, Weight.STRONG)
        full_px = font.pixelSize()
        text = QRectF()
        for size_px in range(full_px, full_px // 3, -2):
            font.setPixelSize(size_px)
            painter.setFont(font)
            text = painter.boundingRect(room, flags, self._message)
            if room.contains(text):
                break
        return text
