"""Every overlay drawn on the demo athlete, done well and with the fault, to be looked at.

python -m tests.benchmarks.overlay_gallery FOLDER [C01 ...] [--facing right|left] [--measure]

The athlete is seen through the real network; what was seen is kept in FOLDER, so that a second
run only paints. One sheet a case: done well (quiet), then with the fault at the same moment in
amber and in red, the cue on screen. `--measure` prints the CPU time of painting them at full HD.
"""

import argparse
import math
import os
import pickle
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from studio import paths
from studio.catalog.loader import Catalog, load_catalog
from studio.coaching.counting.live_driver import LiveDriver
from studio.coaching.cues.cue_frames import near_side, near_values
from studio.coaching.cues.rules import Measure
from studio.coaching.guides.live_guides import GuideMoment, LiveGuides
from studio.coaching.guides.table import GUIDES
from studio.engine.replay import sightings
from studio.engine.snapshot import ShownCue, Snapshot, Trust
from studio.kinematics.features import FeatureExtractor
from studio.model.cue import CueGrade, CueLevel
from studio.model.exercise import Exercise, View
from studio.model.frame import Frame
from studio.model.guide import Guide
from studio.model.landmarks import Side
from studio.model.pose import Pose
from studio.model.session import StationState
from studio.ui.overlay.stage import OverlayPainter
from studio.ui.overlay.style import OverlayStyle
from studio.ui.picture import PictureScaler
from studio.ui.theme import load_fonts
from studio.ui.transform import Framing
from studio.vision.athlete.faults import Fault, FaultKind
from studio.vision.athlete.source import AthleteSource, Facing
from studio.vision.blazepose import BlazePoseEstimator
from studio.vision.model_files import ensure_models

SIZE_PX = (1920, 1080)
FPS = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One overlay to look at: a cue in an exercise, its fault, and the moment of the rep."""

    cue_id: str
    exercise_id: str
    fault: FaultKind | None
    amount: float = 0.0
    at_u: float = 1.0

    @property
    def name(self) -> str:
        return f"{self.cue_id}-{self.exercise_id}"


F = FaultKind
CASES = (
    Case(cue_id="C01", exercise_id="goblet_squat", fault=F.HIPS_NOT_BACK, amount=25.0),
    Case(cue_id="C01", exercise_id="romanian_deadlift", fault=F.HIPS_NOT_BACK, amount=25.0),
    Case(cue_id="C02", exercise_id="romanian_deadlift", fault=F.SHIN_FORWARD, amount=22.0),
    Case(cue_id="C02", exercise_id="goblet_squat", fault=F.SHIN_FORWARD, amount=22.0),
    Case(cue_id="C03", exercise_id="split_squat", fault=F.SHIN_FORWARD, amount=25.0),
    Case(cue_id="C04", exercise_id="romanian_deadlift", fault=F.ROUND_BACK, amount=45.0),
    Case(cue_id="C05", exercise_id="pull_through", fault=F.LEAN_BACK, amount=16.0, at_u=0.0),
    Case(cue_id="C05", exercise_id="glute_bridge", fault=F.LEAN_BACK, amount=16.0),
    Case(cue_id="C06", exercise_id="standing_abduction", fault=F.PELVIS_DROP, amount=15.0),
    Case(cue_id="C07", exercise_id="sumo_squat", fault=F.OFF_CENTRE, amount=10.0),
    Case(cue_id="C08", exercise_id="donkey_kick", fault=F.PELVIS_TURN, amount=30.0),
    Case(cue_id="C08", exercise_id="clamshell", fault=F.PELVIS_TURN, amount=25.0),
    Case(cue_id="C09", exercise_id="goblet_squat", fault=F.HEELS_UP, amount=25.0),
    Case(cue_id="C10", exercise_id="goblet_squat", fault=F.TOES_UP, amount=25.0),
    Case(cue_id="C11", exercise_id="sumo_squat", fault=F.FEET_TURNED_OUT, amount=30.0),
    Case(cue_id="C11", exercise_id="goblet_squat", fault=F.HEELS_UP, amount=25.0),
    Case(cue_id="C12", exercise_id="sumo_squat", fault=F.KNEES_IN, amount=22.0),
    Case(cue_id="C13", exercise_id="standing_abduction", fault=F.FEET_TURNED_OUT, amount=40.0),
    Case(cue_id="C13", exercise_id="side_lying_abduction", fault=F.FEET_TURNED_OUT, amount=40.0),
    Case(cue_id="C14", exercise_id="sumo_squat", fault=F.KNEES_IN, amount=25.0),
    Case(cue_id="C14", exercise_id="seated_band_abduction", fault=F.SHALLOW, amount=0.5),
    Case(cue_id="C14", exercise_id="clamshell", fault=F.SHALLOW, amount=0.5),
    Case(cue_id="C14", exercise_id="seated_external_rotation", fault=F.SHALLOW, amount=0.5),
    Case(cue_id="C15", exercise_id="pull_through", fault=F.LEAN_BACK, amount=18.0, at_u=0.0),
    Case(cue_id="C15", exercise_id="glute_bridge", fault=F.LEAN_BACK, amount=18.0),
    Case(cue_id="C15", exercise_id="donkey_kick", fault=F.TORSO_LEAN, amount=18.0),
    Case(cue_id="C16", exercise_id="glute_bridge", fault=F.NO_LOCKOUT, amount=0.35),
    Case(cue_id="C16", exercise_id="romanian_deadlift", fault=F.NO_LOCKOUT, amount=0.3, at_u=0.05),
    Case(cue_id="C16", exercise_id="donkey_kick", fault=F.NO_LOCKOUT, amount=0.35),
    Case(cue_id="C17", exercise_id="goblet_squat", fault=F.SHALLOW, amount=0.35),
    Case(cue_id="C18", exercise_id="goblet_squat", fault=F.KNEE_DOMINANT, amount=28.0, at_u=0.7),
    Case(cue_id="C18", exercise_id="romanian_deadlift", fault=F.KNEE_DOMINANT, amount=28.0),
    Case(cue_id="C20", exercise_id="goblet_squat", fault=F.BOUNCE, amount=1.0),
    Case(cue_id="C20", exercise_id="romanian_deadlift", fault=F.BOUNCE, amount=1.0),
    Case(cue_id="C21", exercise_id="glute_bridge", fault=F.NO_HOLD, amount=0.6),
    Case(cue_id="C21", exercise_id="standing_abduction", fault=F.NO_HOLD, amount=0.6),
    Case(cue_id="C22", exercise_id="sumo_squat", fault=F.ONE_KNEE_LESS, amount=22.0),
    Case(cue_id="C23", exercise_id="standing_abduction", fault=F.SIDE_LEAN, amount=18.0),
    Case(cue_id="C23", exercise_id="donkey_kick", fault=F.TORSO_LEAN, amount=18.0),
    Case(cue_id="C24", exercise_id="lateral_band_walk", fault=F.SHALLOW, amount=0.5, at_u=0.0),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One picture and what the network saw in it."""

    time_s: float
    pose: Pose | None
    jpeg: bytes


def _watched(case: Case, exercise: Exercise, *, fault: bool, facing: Facing) -> list[Seen]:
    faults: tuple[Fault, ...] = ()
    if fault and case.fault is not None:
        faults = (Fault(kind=case.fault, amount=case.amount),)
    source = AthleteSource(
        exercise, reps=1, facing=facing, fault=faults, fps=FPS, paced=False, size_px=(1280, 720)
    )
    estimator = BlazePoseEstimator(ensure_models(lambda *_: None).folder)
    seen = []
    with closing(source), closing(sightings(source, estimator=estimator)) as all_seen:
        for one in all_seen:
            assert one.frame is not None
            _, jpeg = cv2.imencode(".jpg", one.frame.image_bgr, [cv2.IMWRITE_JPEG_QUALITY, 92])
            seen.append(Seen(time_s=one.time_s, pose=one.pose, jpeg=jpeg.tobytes()))
    return seen


def watched(
    folder: Path, case: Case, exercise: Exercise, *, fault: bool, facing: Facing
) -> list[Seen]:
    """The athlete's set through the network, from the folder when it is there."""
    kind = f"{case.fault.value}{case.amount:g}" if fault and case.fault else "clean"
    path = folder / "seen" / f"{exercise.id}-{kind}-{facing.value}.pickle"
    if path.exists():
        kept: list[Seen] = pickle.loads(path.read_bytes())
        return kept
    seen = _watched(case, exercise, fault=fault, facing=facing)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(seen))
    return seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What is painted: a picture, the client, and the guides of one look."""

    seen: Seen
    guides: tuple[Guide, ...]
    view: View | None
    yaw_deg: float


class Drawer:
    """Runs a set through features and guides, with a level that is told instead of judged."""

    def __init__(self, catalog: Catalog, case: Case) -> None:
        self._exercise = catalog.exercise(case.exercise_id)
        cue = replace(catalog.cues[case.cue_id])
        self._case, self._cue = case, cue
        self._guides = LiveGuides(self._exercise, cues={cue.id: cue})
        self._features = FeatureExtractor()
        side = Side.LEFT if self._exercise.per_side else Side.BOTH
        is_front = self._exercise.view is View.FRONT
        self._driver = LiveDriver(self._exercise, side=side if is_front else Side.BOTH)
        self._side = side

    def moments(self, seen: Sequence[Seen], level: CueLevel | None) -> list[tuple[float, Moment]]:
        """Every picture with its progress and its guides."""
        out = []
        for one in seen:
            if one.pose is None:
                continue
            measured = self._features.update(one.pose, time_s=one.time_s)
            view = self._features.view
            self._driver.update(measured, time_s=one.time_s, near=view.near, in_rep=True)
            u = self._driver.progress
            near = near_side(measured) if view.view is View.SIDE else view.near
            near = near or Side.LEFT
            values = near_values(measured, near)
            values[Measure.HEEL_LIFT] = measured[f"{near}_heel_rise_ratio"]
            values[Measure.TOE_LIFT] = measured[f"{near}_toe_rise_ratio"]
            progress = math.nan if u is None else u
            off = level if self._is_due(progress) else None
            guides = self._guides.update(
                GuideMoment(
                    time_s=one.time_s,
                    pose=one.pose,
                    u=progress,
                    in_rep=progress > 0.12,
                    near=near,
                    working=self._side,
                    features=measured,
                    values=values,
                    levels={self._cue.key: off},
                    may_draw={self._cue.id},
                    shown_id=self._cue.id if level is not None else None,
                )
            )
            moment = Moment(seen=one, guides=guides, view=view.view, yaw_deg=view.yaw_deg)
            out.append((progress, moment))
        return out

    def _is_due(self, progress: float) -> bool:
        near = progress < 0.6 if self._case.at_u < 0.5 else progress > self._case.at_u - 0.6
        return near and self._cue.key in GUIDES


def chosen(moments: Sequence[tuple[float, Moment]], case: Case) -> Moment:
    """The moment of the case: the far end, or the end of the rep."""
    progress = np.array([u for u, _ in moments])
    far = int(np.nanargmax(progress))
    if case.at_u >= 1.0:
        held = np.flatnonzero(progress >= progress[far] - 0.04)
        return moments[int(held[(len(held) * 2) // 3])][1]
    after = range(far, len(moments)) if case.at_u < 0.5 else range(far + 1)
    return moments[min(after, key=lambda i: abs(progress[i] - case.at_u))][1]


def painted(moment: Moment, cue: ShownCue | None, *, size_px: tuple[int, int] = SIZE_PX) -> QImage:
    """The mirrored picture with the body and the guides on it."""
    image = QImage(*size_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.black)
    picture = cv2.imdecode(np.frombuffer(moment.seen.jpeg, np.uint8), cv2.IMREAD_COLOR)
    assert picture is not None
    frame = Frame(index=0, time_s=0.0, arrived_s=0.0, image_bgr=picture.astype(np.uint8))
    framing = Framing(mirrored=True)
    for _ in range(30):
        transform = framing.update(frame.size_px, view_size_px=size_px, pose=moment.seen.pose)
    painter = QPainter(image)
    scaler = PictureScaler()
    painter.drawImage(0, 0, scaler.image(frame, transform))
    overlay = OverlayPainter()
    overlay.take(snapshot_of(moment, frame, cue))
    style = OverlayStyle.for_screen(min(size_px))
    blank = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    first = QPainter(blank)
    overlay.paint(first, transform=transform, style=style, now_s=10.0)
    first.end()
    overlay.paint(painter, transform=transform, style=style, now_s=10.25)
    painter.end()
    return image


def snapshot_of(moment: Moment, frame: Frame, cue: ShownCue | None) -> Snapshot:
    """What the engine would have sent."""
    return Snapshot(
        frame=frame,
        analysed_s=0.0,
        pose=moment.seen.pose,
        state=StationState.LIVE,
        plan=None,
        guides=moment.guides,
        cue=cue,
        trust=Trust(
            fps=30.0,
            delay_ms=40.0,
            view=moment.view,
            yaw_deg=moment.yaw_deg,
            live_measures=(),
            advice="",
        ),
    )


def sheet(images: Sequence[QImage]) -> QImage:
    """The middle of each picture, side by side."""
    width, height = SIZE_PX
    middle = QRect(width // 4, height // 12, width // 2, height * 11 // 12)
    shown = QSize(640, 640 * middle.height() // middle.width())
    whole = QImage(shown.width() * len(images), shown.height(), QImage.Format.Format_RGB32)
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for number, image in enumerate(images):
        place = QRect(number * shown.width(), 0, shown.width(), shown.height())
        painter.drawImage(place, image, middle)
    painter.end()
    return whole


def cost_ms(moment: Moment, cue: ShownCue | None, *, times: int = 60) -> float:
    """Median CPU time to paint body and guides at full HD."""
    image = QImage(*SIZE_PX, QImage.Format.Format_ARGB32_Premultiplied)
    frame = Frame(index=0, time_s=0.0, arrived_s=0.0, image_bgr=np.zeros((720, 1280, 3), np.uint8))
    transform = Framing(mirrored=True).update(
        frame.size_px, view_size_px=SIZE_PX, pose=moment.seen.pose
    )
    overlay = OverlayPainter()
    overlay.take(snapshot_of(moment, frame, cue))
    style = OverlayStyle.for_screen(min(SIZE_PX))
    took = []
    for number in range(times):
        painter = QPainter(image)
        began = time.thread_time()
        overlay.paint(painter, transform=transform, style=style, now_s=number / 30.0)
        took.append(time.thread_time() - began)
        painter.end()
    return 1000.0 * float(np.median(took[10:]))


def looks(catalog: Catalog, case: Case, folder: Path, facing: Facing) -> list[tuple[str, Moment]]:
    """Done well, and with the fault in amber and in red, each at the moment of the case."""
    exercise = catalog.exercise(case.exercise_id)
    clean = watched(folder, case, exercise, fault=False, facing=facing)
    faulty = watched(folder, case, exercise, fault=True, facing=facing)
    grade = catalog.cues[case.cue_id].grade
    levels: list[tuple[str, Sequence[Seen], CueLevel | None]] = [
        ("ok", clean, None),
        ("amber", faulty, CueLevel.AMBER),
    ]
    if grade is not CueGrade.C:
        levels.append(("red", faulty, CueLevel.RED))
    return [
        (name, chosen(Drawer(catalog, case).moments(seen, level), case))
        for name, seen, level in levels
    ]


def main() -> None:
    """Paint the gallery."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("cues", nargs="*")
    parser.add_argument("--facing", choices=[one.value for one in Facing], default="right")
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    load_fonts(paths.resources() / "fonts")
    catalog = load_catalog(paths.resources())
    options.folder.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        if options.cues and not any(case.name.startswith(wanted) for wanted in options.cues):
            continue
        images = []
        for name, moment in looks(catalog, case, options.folder, Facing(options.facing)):
            level = {"ok": None, "amber": CueLevel.AMBER, "red": CueLevel.RED}[name]
            cue = None
            if level is not None:
                cue = ShownCue(cue_id=case.cue_id, words="", level=level, since_s=0.0)
            images.append(painted(moment, cue))
            shapes = ", ".join(type(guide).__name__ for guide in moment.guides) or "NOTHING"
            cost = f"{cost_ms(moment, cue):.2f} ms " if options.measure else ""
            print(f"{case.name} {name}: {cost}{shapes}")
        sheet(images).save(str(options.folder / f"{case.name}-{options.facing}.png"))
    application.quit()


if __name__ == "__main__":
    main()
