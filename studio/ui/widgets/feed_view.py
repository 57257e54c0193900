"""The mirrored camera picture before the set, with an outline to step into."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QBitmap,
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.model.frame import Frame
from studio.model.pose import Pose
from studio.ui.picture import PictureScaler
from studio.ui.theme import Colour, Theme
from studio.ui.transform import Framing, ViewTransform
from studio.ui.widgets.athlete_library import AthleteLibrary, PictureKind

_OFFSETS = [
    QPointF(x, y)
    for x, y in (
        (1, 0), (0.92, 0.38), (0.71, 0.71), (0.38, 0.92), (0, 1), (-0.38, 0.92),
        (-0.71, 0.71), (-0.92, 0.38), (-1, 0), (-0.92, -0.38), (-0.71, -0.71),
        (-0.38, -0.92), (0, -1), (0.38, -0.92), (0.71, -0.71), (0.92, -0.38),
    )
]  # fmt: skip


class FeedView(QWidget):
    """Camera picture, dimmed if wished, and the athlete's start pose as an outline on it."""

    def __init__(self, *, theme: Theme, athletes: AthleteLibrary, mirrored: bool = True) -> None:
        """Start dark.

        Args:
            theme: Sizes.
            athletes: The outline is the first picture of the exercise.
            mirrored: As `ViewTransform.mirrored`.
        """
        super().__init__()
        self._theme = theme
        self._athletes = athletes
        self._scaler = PictureScaler()
        self._framing = Framing(mirrored=mirrored)
        self._transform: ViewTransform | None = None
        self._frame: Frame | None = None
        self._pose: Pose | None = None
        self._shade = 0.0
        self._exercise_id = ""
        self._flipped = self._is_upright = True
        self._outline_colour = Colour.SKY
        self._outline = QPixmap()
        self._outline_key: tuple[str, Colour, QRect] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def has_picture(self) -> bool:
        """Whether a camera picture is held."""
        return self._frame is not None

    def begin(
        self, exercise_id: str, *, shade: float, flipped: bool = True, is_upright: bool = True
    ) -> None:
        """Start over for an exercise.

        Args:
            exercise_id: Whose start pose is outlined; "" = no outline.
            shade: 0 = as the camera sees, 1 = black.
            flipped: Turn the outline over, as the mirror does with the client.
            is_upright: The client stands or sits; False = lies or is on all fours, and so does the
                place that is shown until the outline is there.
        """
        self._exercise_id = exercise_id
        self._shade = shade
        self._flipped, self._is_upright = flipped, is_upright
        self._outline_key = None
        self._framing.reset()
        self.show_frame(None, pose=None)

    def end(self) -> None:
        """Let go of the last picture."""
        self._scaler.clear()
        self.show_frame(None, pose=None)

    def show_frame(
        self, frame: Frame | None, *, pose: Pose | None, outline: Colour = Colour.SKY
    ) -> None:
        """Show this picture.

        Args:
            frame: None = dark.
            pose: The client, so that no part of the body is cut off.
            outline: Colour of the outline.
        """
        self._frame, self._pose, self._outline_colour = frame, pose, outline
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Picture, shade, outline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Colour.SURFACE))
        if self._frame is not None:
            self._paint_picture(painter, self._frame)
        if self._shade > 0:
            shade = QColor(Colour.GROUND)
            shade.setAlphaF(self._shade)
            painter.fillRect(self.rect(), shade)
        if self._exercise_id:
            self._paint_outline(painter)
        self._round_corners(painter)

    def _round_corners(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self._theme.px(5)
        stage, corners = QPainterPath(), QPainterPath()
        corners.addRect(QRectF(self.rect()))
        stage.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.fillPath(corners.subtracted(stage), QColor(Colour.GROUND))

    def _paint_picture(self, painter: QPainter, frame: Frame) -> None:
        transform = self._framing.update(
            frame.size_px, view_size_px=(self.width(), self.height()), pose=self._pose
        )
        self._transform = transform
        image = self._scaler.image(frame, transform, device_pixel_ratio=self.devicePixelRatioF())
        painter.drawImage(QPointF(transform.target_px.left, transform.target_px.top), image)

    def _paint_outline(self, painter: QPainter) -> None:
        images = self._athletes.images(self._exercise_id, kind=PictureKind.OUTLINE)
        if not images:
            self._paint_plain_outline(painter)
            return
        place = self._place(images[0].size())
        key = (self._exercise_id, self._outline_colour, place.toAlignedRect())
        if key != self._outline_key:
            self._outline_key = key
            self._outline = self._drawn_outline(images[0], place)
        painter.drawPixmap(0, 0, self._outline)

    def _drawn_outline(self, image: QImage, picture: QRectF) -> QPixmap:
        """A line around the body, and a breath of colour inside.

        Args:
            image: A camera's picture, transparent around the body.
            picture: Where all of it lies in this view.
        """
        if self._flipped:
            image = image.flipped(Qt.Orientation.Horizontal)
        body = QRegion(QBitmap.fromImage(image.createAlphaMask())).boundingRect()
        pixmap = QPixmap(self.size())
        pixmap.fill(Qt.GlobalColor.transparent)
        if body.isEmpty():
            return pixmap
        scale = picture.width() / image.width()
        corner = picture.topLeft() + QPointF(body.topLeft()) * scale
        size = QSize(max(1, round(scale * body.width())), max(1, round(scale * body.height())))
        mask = _tinted(image.copy(body), self._outline_colour, size)
        line_px = max(3.0, self._theme.dots_per_mm * 1.4)
        painter = QPainter(pixmap)
        for offset in _OFFSETS:
            painter.drawPixmap(corner + offset * line_px, mask)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
        painter.drawPixmap(corner, mask)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setOpacity(0.16)
        painter.drawPixmap(corner, mask)
        painter.end()
        return pixmap

    def _place(self, drawn: QSize) -> QRectF:
        """Where the picture the outline was drawn in lies: over that of the camera.

        The longer sides of both see the same field. The outline stands at the usual distance, and
        moves with the part of the camera's picture that is shown.

        Args:
            drawn: Size of the picture the outline was drawn in.
        """
        frame_px = (drawn.width(), drawn.height()) if self._frame is None else self._frame.size_px
        shown = self._transform
        if self._frame is None or shown is None:
            view_px = (self.width(), self.height())
            shown = Framing().update(frame_px, view_size_px=view_px, pose=None)
        scale = max(frame_px) / max(drawn.width(), drawn.height())
        middle = QPointF(*shown.point((0.5 * frame_px[0], 0.5 * frame_px[1])))
        size = QSizeF(drawn) * (shown.scale * scale)
        return QRectF(middle - QPointF(size.width() / 2, size.height() / 2), size)

    def _paint_plain_outline(self, painter: QPainter) -> None:
        """A place to stand or lie in, while the athlete's outline is not there."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(self._outline_colour), max(3.0, self._theme.dots_per_mm * 1.4))
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        height, width = self.height() * 0.76, self.height() * 0.3
        if not self._is_upright:
            width = min(self.width() * 0.72, self.height() * 0.9)
            height = width * 0.4
        left, lower = (self.width() - width) / 2, self.height() * 0.92
        area = QRectF(left, lower - height, width, height)
        radius = min(width, height) / 2
        painter.drawRoundedRect(area, radius, radius)


def _tinted(image: QImage, colour: Colour, size: QSize) -> QPixmap:
    """The image's opaque part in one colour, at this size."""
    scaled = image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    pixmap = QPixmap.fromImage(scaled)
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor(colour))
    painter.end()
    return pixmap
