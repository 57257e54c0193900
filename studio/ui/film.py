"""A clip as the client would have seen it: mirrored, with overlay, count, depth bar and cue.

Painted by the same functions as the live screen, so it shows what the screen shows.
"""

import math
import os
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from studio.coaching.coach import CoachStep
from studio.coaching.ledger import Counted, Measured
from studio.engine.course.display_pose import DisplayPose
from studio.engine.course.shown import shown_cue
from studio.engine.snapshot import Snapshot, Trust
from studio.errors import KnownError, Reason
from studio.model.exercise import Exercise, FirstPhase
from studio.model.frame import Frame
from studio.model.pose import Pose
from studio.model.session import StationState
from studio.ui.overlay.stage import OverlayPainter
from studio.ui.overlay.style import OverlayStyle
from studio.ui.picture import PictureScaler
from studio.ui.rep_verdict import RepVerdict, rep_verdict
from studio.ui.theme import CAP_HEIGHT_RATIO, Colour, Theme, load_fonts
from studio.ui.transform import Box, ViewTransform
from studio.ui.widgets.cue_banner import CueHold, paint_cue
from studio.ui.widgets.depth_bar import BestReach, DepthShown, paint_depth
from studio.ui.widgets.rep_count import CountShown, paint_count

_SMALLEST_HEIGHT_PX = 480
_LARGEST_HEIGHT_PX = 1080
_VERDICT_S = 2.0
_FALLBACK_FPS = 30.0
_CUE_CAP_RATIO = 0.06
_FILM_DOTS_PER_MM = 3.6


def offscreen_application() -> QCoreApplication:
    """The running Qt application, or a new one that needs no display. Keep it alive."""
    running = QGuiApplication.instance()
    if running is not None:
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["studio"])


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmLayout:
    """Where things are in the film, in its pixels.

    Attributes:
        stage: The picture.
        depth: The depth bar.
        count: The count.
    """

    stage: Box
    depth: Box
    count: Box

    @classmethod
    def for_picture(cls, size_px: tuple[int, int]) -> "FilmLayout":
        """The picture at a height of 480 to 1080 px, and a panel at its right."""
        width, height = size_px
        stage_height = _even(min(_LARGEST_HEIGHT_PX, max(_SMALLEST_HEIGHT_PX, height)))
        stage_width = _even(width * stage_height / height)
        margin = round(0.02 * stage_height)
        bar_width = round(0.11 * stage_height)
        count_width = _even(0.36 * stage_height)
        bar_left = stage_width + margin
        inner = stage_height - 2 * margin
        return cls(
            stage=Box(left=0, top=0, width=stage_width, height=stage_height),
            depth=Box(left=bar_left, top=margin, width=bar_width, height=inner),
            count=Box(left=bar_left + bar_width, top=margin, width=count_width, height=inner),
        )

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of the film, both even as its encoder wants."""
        return _even(self.count.left + self.count.width), self.stage.height


class Film:
    """Writes an MP4 file, picture by picture. A context manager; closing completes the file."""

    def __init__(
        self, path: Path, *, exercise: Exercise, fps: float, fonts: Path, reps_target: int | None
    ) -> None:
        """Prepare; the file is made with the first picture.

        Args:
            path: The MP4 file, replaced if it is there.
            exercise: What is done.
            fps: Pictures per second; NaN = 30.
            fonts: resources/fonts.
            reps_target: Reps asked for; None = not told.
        """
        self._application = offscreen_application()
        load_fonts(fonts)
        self._path = path
        self._exercise = exercise
        self._fps = fps if math.isfinite(fps) and fps > 0 else _FALLBACK_FPS
        self._reps_target = reps_target
        self._theme = Theme(dots_per_mm=_FILM_DOTS_PER_MM)
        self._pose = DisplayPose()
        self._scaler = PictureScaler()
        self._overlay = OverlayPainter()
        self._hold = CueHold()
        self._reach = BestReach()
        self._verdict: RepVerdict | None = None
        self._verdict_until_s = -math.inf
        self._layout: FilmLayout | None = None
        self._writer: cv2.VideoWriter | None = None
        self._canvas: NDArray[np.uint8] = np.empty((0, 0, 4), np.uint8)

    def __enter__(self) -> "Film":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Complete the file. Safe to call twice."""
        if self._writer is not None:
            self._writer.release()
            self._writer = None

    def add(self, frame: Frame, *, pose: Pose | None, step: CoachStep) -> None:
        """Append one picture.

        Args:
            frame: The picture.
            pose: As the network saw the client, or None.
            step: What the coach said.

        Raises:
            KnownError: READ_ONLY when the file cannot be made.
        """
        writer, layout = self._opened(frame.size_px)
        self._take_facts(step)
        image = self.paint(self._snapshot(frame, pose, step), layout=layout)
        width, height = image.width(), image.height()
        pixels = np.frombuffer(image.constBits(), np.uint8).reshape(height, width, 4)
        writer.write(cv2.cvtColor(pixels, cv2.COLOR_BGRA2BGR))

    def paint(self, snapshot: Snapshot, *, layout: FilmLayout) -> QImage:
        """One picture of the film.

        Args:
            snapshot: What to show; it must have a frame.
            layout: Where things go.

        Returns:
            Format_RGB32 of `layout.size_px`.
        """
        frame = snapshot.frame
        if frame is None:
            msg = "a film needs a picture"
            raise ValueError(msg)
        image = QImage(*layout.size_px, QImage.Format.Format_RGB32)
        image.fill(QColor(Colour.GROUND))
        width, height = frame.size_px
        whole = Box(left=0, top=0, width=width, height=height)
        transform = ViewTransform(crop_px=whole, target_px=layout.stage)
        painter = QPainter(image)
        painter.setClipRect(QRectF(0, 0, layout.stage.width, layout.stage.height))
        painter.drawImage(QPointF(0.0, 0.0), self._scaler.image(frame, transform))
        style = OverlayStyle.for_screen(min(layout.stage.width, layout.stage.height))
        self._overlay.take(snapshot)
        self._overlay.paint(painter, transform=transform, style=style, now_s=frame.time_s)
        self._paint_cue(painter, snapshot, layout)
        painter.setClipping(False)
        self._paint_panel(painter, snapshot, layout)
        painter.end()
        return image

    def _paint_cue(self, painter: QPainter, snapshot: Snapshot, layout: FilmLayout) -> None:
        assert snapshot.frame is not None
        cue = self._hold.update(snapshot.cue, now_s=snapshot.frame.time_s)
        if cue is None:
            return
        height = layout.stage.height
        box = QRectF(0.0, 0.02 * height, layout.stage.width, 0.17 * height)
        paint_cue(painter, box, cue, font_px=round(_CUE_CAP_RATIO * height / CAP_HEIGHT_RATIO))

    def _paint_panel(self, painter: QPainter, snapshot: Snapshot, layout: FilmLayout) -> None:
        assert snapshot.frame is not None
        verdict_on = snapshot.frame.time_s < self._verdict_until_s
        depth = DepthShown(
            progress_ratio=None if snapshot.pose is None else snapshot.progress_ratio,
            best_ratio=self._reach.best_ratio,
            downwards=self._exercise.first_phase is FirstPhase.ECCENTRIC,
        )
        count = CountShown(
            count=snapshot.count,
            target=self._reps_target,
            hollow=snapshot.provisional > 0,
            verdict=self._verdict if verdict_on else None,
        )
        paint_depth(painter, _rect(layout.depth), depth)
        paint_count(painter, _rect(layout.count), count, theme=self._theme)

    def _snapshot(self, frame: Frame, pose: Pose | None, step: CoachStep) -> Snapshot:
        return Snapshot(
            frame=frame,
            analysed_s=frame.arrived_s,
            pose=self._pose.update(pose, time_s=frame.time_s),
            state=StationState.LIVE,
            plan=None,
            count=step.count,
            provisional=step.provisional,
            progress_ratio=step.progress_ratio,
            driver_value=step.driver_value,
            guides=step.guides,
            cue=shown_cue(step),
            trust=Trust(
                fps=self._fps,
                delay_ms=0.0,
                view=step.view,
                yaw_deg=None,
                live_measures=step.live_measures,
                advice=step.advice,
            ),
        )

    def _take_facts(self, step: CoachStep) -> None:
        for fact in step.facts:
            if isinstance(fact, Counted):
                self._reach.rep_counted()
                self._verdict_until_s = step.time_s + _VERDICT_S
            if isinstance(fact, Counted | Measured):
                self._verdict = rep_verdict(fact.rep, self._exercise)
        self._reach.update(step.progress_ratio)

    def _opened(self, size_px: tuple[int, int]) -> tuple[cv2.VideoWriter, FilmLayout]:
        if self._writer is None or self._layout is None:
            self._layout = FilmLayout.for_picture(size_px)
            code = cv2.VideoWriter.fourcc(*"mp4v")
            self._writer = cv2.VideoWriter(str(self._path), code, self._fps, self._layout.size_px)
            if not self._writer.isOpened():
                text = f"{self._path}: cannot be written; choose another name or folder"
                raise KnownError(Reason.READ_ONLY, text)
        return self._writer, self._layout


def _even(length_px: float) -> int:
    return max(2, 2 * round(length_px / 2.0))


def _rect(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)
