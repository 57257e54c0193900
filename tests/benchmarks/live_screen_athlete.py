"""The live screen with everything on, over a real set of the demo athlete, to be looked at.

python -m tests.benchmarks.live_screen_athlete FOLDER [--exercise ID] [--fault KIND AMOUNT]

Network, coach and screen are the real ones; only the clock is the set's own. One picture a size
at each moment asked for.
"""

import argparse
import math
import os
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from studio import paths
from studio.catalog.loader import Catalog, load_catalog
from studio.coaching.coach import Coach, CoachStep
from studio.coaching.ledger import Counted, Measured
from studio.engine.replay import Sighting, sightings
from studio.engine.snapshot import RepCounted, RepMeasured, ShownCue, Snapshot, Trust
from studio.model.landmarks import Side
from studio.model.session import SetPlan, StationState
from studio.ui.icons import Icons
from studio.ui.screens.live_set import LiveSetScreen
from studio.ui.screens.screen import ScreenParts
from studio.ui.theme import Theme, dress
from studio.ui.widgets.athlete_library import AthleteLibrary
from studio.vision.athlete.faults import Fault, FaultKind
from studio.vision.athlete.source import AthleteSource
from studio.vision.blazepose import BlazePoseEstimator
from studio.vision.model_files import ensure_models
from tests.benchmarks.live_screen_demo import DIAGONALS_INCH, SIZES
from tests.ui.figure import Clock


def snapshot_of(seen: Sighting, step: CoachStep, plan: SetPlan) -> Snapshot:
    """What the engine sends of one picture."""
    cue = None
    if step.cue_id is not None and step.cue_level is not None:
        cue = ShownCue(
            cue_id=step.cue_id, words=step.cue_words, level=step.cue_level, since_s=step.cue_since_s
        )
    return Snapshot(
        frame=seen.frame,
        analysed_s=seen.time_s,
        pose=seen.pose,
        state=StationState.LIVE,
        plan=plan,
        count=step.count,
        provisional=step.provisional,
        progress_ratio=step.progress_ratio,
        driver_value=step.driver_value,
        guides=step.guides,
        cue=cue,
        trust=Trust(
            fps=30.0,
            delay_ms=42.0,
            view=step.view,
            yaw_deg=None if math.isnan(step.yaw_deg) else step.yaw_deg,
            live_measures=step.live_measures,
            advice=step.advice,
        ),
    )


def screens_of(catalog: Catalog, clock: Clock, plan: SetPlan) -> dict[str, LiveSetScreen]:
    """The live screen in every size, for one set."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    screens = {}
    for name, (width, height) in SIZES.items():
        theme = Theme(dots_per_mm=math.hypot(width, height) / (25.4 * DIAGONALS_INCH[name]))
        dress(application, theme, resources=paths.resources())
        parts = ScreenParts(
            theme=theme,
            icons=Icons(paths.resources() / "icons"),
            athletes=AthleteLibrary(None),
            exercises=catalog.exercises,
        )
        screen = LiveSetScreen(parts, clock=clock)
        screen.resize(width, height)
        screen.enter(plan)
        screen.show()
        screens[name] = screen
    return screens


def main() -> None:
    """Play the set and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--exercise", default="goblet_squat")
    parser.add_argument("--fault", nargs=2, action="append", default=[])
    parser.add_argument("--reps", type=int, default=3)
    parser.add_argument("--every", type=float, default=1.5, help="seconds between pictures")
    parser.add_argument("--from", dest="from_s", type=float, default=8.0)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    catalog = load_catalog(paths.resources())
    options.folder.mkdir(parents=True, exist_ok=True)
    exercise = catalog.exercise(options.exercise)
    plan = SetPlan(set_id="set", exercise_id=exercise.id, side=Side.BOTH, reps_target=8)
    clock = Clock()
    screens = screens_of(catalog, clock, plan)
    faults = [Fault(kind=FaultKind(kind), amount=float(amount)) for kind, amount in options.fault]
    coach = Coach(exercise, cues=catalog.cues)
    estimator = BlazePoseEstimator(ensure_models(lambda *_: None).folder)
    source = AthleteSource(exercise, reps=options.reps, fault=faults, fps=15.0, paced=False)
    next_s = options.from_s
    with closing(source), closing(sightings(source, estimator=estimator)) as all_seen:
        for seen in all_seen:
            step = coach.step(seen.pose, time_s=seen.time_s)
            clock.now_s = seen.time_s
            for screen in screens.values():
                for fact in step.facts:
                    if isinstance(fact, Counted):
                        screen.take_event(RepCounted(set_id="set", rep=fact.rep))
                    elif isinstance(fact, Measured):
                        screen.take_event(RepMeasured(set_id="set", rep=fact.rep))
                screen.show_snapshot(snapshot_of(seen, step, plan))
            QCoreApplication.processEvents()
            if seen.time_s >= next_s:
                next_s += options.every
                for name, screen in screens.items():
                    shown = f"{exercise.id}-{seen.time_s:04.1f}-{name}.png"
                    screen.grab().save(str(options.folder / shown))
                drawn = sorted({guide.cue_id for guide in step.guides})
                print(f"{seen.time_s:.1f} s: {step.count} reps, cue {step.cue_id}, drawn {drawn}")
    application.quit()


if __name__ == "__main__":
    main()
