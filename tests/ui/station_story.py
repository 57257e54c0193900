"""Scripted states for every screen, and the window they are shown in. No engine, no camera."""

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from studio import paths
from studio.catalog.coach_words import load_coach_words
from studio.catalog.loader import load_catalog
from studio.coaching.planning.own_progress import ProgressFact, ProgressKind
from studio.coaching.planning.planner import advise
from studio.coaching.planning.planning_state import PlanningState
from studio.coaching.planning.training_history import DoneSet
from studio.coaching.side_match import SideMatch, SideMeasure, SideRow
from studio.engine.people.desk_talk import (
    AdviceGiven,
    PeopleChanged,
    Person,
    ProgressTold,
    SidesCompared,
)
from studio.engine.snapshot import Event, SetFinished, Snapshot, StateChanged
from studio.model.client import ClientFlag, ClientProfile, RepZone, StationEquipment
from studio.model.exercise import Exercise
from studio.model.landmarks import Side
from studio.model.rep import RepStatus
from studio.model.session import PlacementProblem, SetPlan, StationState
from studio.ui.athlete_pictures import AthletePictures
from studio.ui.icons import Icons
from studio.ui.main_window import MainWindow
from studio.ui.screens.by_state import screens_by_state
from studio.ui.screens.screen import Screen, ScreenParts
from studio.ui.station_parts import in_order
from studio.ui.theme import Theme, dress
from studio.ui.translation import Interpreter, Languages
from studio.ui.widgets.athlete_library import AthleteFrames, AthleteLibrary
from tests.ui import figure

SIZES = {"full-hd": (1920, 1080), "wxga": (1280, 800), "portrait": (1080, 1920)}
_DRESSED = "dressed_for"
DIAGONALS_INCH = {"full-hd": 24.0, "wxga": 15.6, "portrait": 24.0}


@cache
def shipped_exercises() -> Mapping[str, Exercise]:
    """What the station offers, in its order."""
    return {item.id: item for item in in_order(load_catalog(paths.resources()))}


def theme_of(size: str) -> Theme:
    """The theme of a panel of that size."""
    return Theme(dots_per_mm=math.hypot(*SIZES[size]) / (25.4 * DIAGONALS_INCH[size]))


def dress_for(application: QApplication, size: str) -> Theme:
    """Dress the program for that panel; widgets that are on their way out go first."""
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme = theme_of(size)
    if application.property(_DRESSED) != size or not application.styleSheet():
        dress(application, theme, resources=paths.resources())
        application.setProperty(_DRESSED, size)
    return theme


def discard(window: MainWindow) -> None:
    """Close a window and free it now."""
    window.parts.athletes.stop()
    window.close_for_good()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def parts_of(
    theme: Theme,
    *,
    frames: AthleteFrames | None = None,
    exercises: Mapping[str, Exercise] | None = None,
) -> ScreenParts:
    """Everything a screen is built from, with the shipped exercises that can be shown."""
    resources = paths.resources()
    if exercises is None:
        exercises = shipped_exercises()
    return ScreenParts(
        theme=theme,
        icons=Icons(resources / "icons"),
        athletes=AthleteLibrary(frames),
        exercises=exercises,
        coach_words=load_coach_words(resources),
    )


def screens_of(parts: ScreenParts) -> dict[StationState, Screen]:
    """One screen for each state."""
    return screens_by_state(parts, clock=time.monotonic)[0]


def window_of(
    parts: ScreenParts, size: str, *, clock: Callable[[], float] = time.monotonic
) -> MainWindow:
    """The whole window at that size, not shown yet."""
    window = MainWindow(parts, screens=screens_of(parts), clock=clock)
    window.resize(*SIZES[size])
    return window


def speaking(window: MainWindow, languages: Languages) -> MainWindow:
    """The window, given facts and states as the bridge gives them: in its language."""
    interpreter = Interpreter(languages)
    take_event, show_snapshot = window.take_event, window.show_snapshot

    def hear(event: Event) -> None:
        take_event(interpreter.event(event))

    def show(snapshot: Snapshot) -> None:
        show_snapshot(interpreter.snapshot(snapshot))

    window.take_event = hear  # type: ignore[method-assign]
    window.show_snapshot = show  # type: ignore[method-assign]
    return window


def plan(exercise_id: str = "goblet_squat", *, side: Side = Side.BOTH, number: int = 1) -> SetPlan:
    """A set of ten with 16 kg."""
    return replace(figure.plan(exercise_id, side=side), load_kg=16.0, number=number)


def snapshot(state: StationState, *, picture: bool = True) -> Snapshot:
    """A client who stands well, in any state."""
    base = figure.snapshot(figure.Moment(progress=0.02))
    shown = replace(base, state=state, plan=plan(), count=0, camera_on=picture)
    return shown if picture else replace(shown, frame=None, pose=None)


def misplaced(*problems: PlacementProblem) -> Snapshot:
    """A client who does not stand well."""
    base = snapshot(StationState.STAND_HERE)
    pose = None if PlacementProblem.NOBODY in problems else base.pose
    return replace(base, pose=pose, placement=problems)


def finished(
    *, count: int = 10, score: float = 87.0, deduction: str | None = None, side: Side = Side.BOTH
) -> SetFinished:
    """Ten reps of which two are short."""
    exercise_id = "goblet_squat" if side is Side.BOTH else "bulgarian_split_squat"
    ranges = (1.02, 0.98, 1.04, 0.97, 0.99, 1.01, 0.95, 0.82, 0.98, 0.79)
    reps = tuple(
        figure.rep(
            number,
            status=RepStatus.FULL if rom > 0.9 else RepStatus.SHORT,
            rom=rom,
            eccentric_s=2.2,
        )
        for number, rom in enumerate(ranges, 1)
    )
    words = "Two reps stopped above the target: go a little deeper."
    return SetFinished(
        plan=plan(exercise_id, side=side),
        reps=reps,
        count=count,
        score=score,
        coverage=0.8,
        deduction=words if deduction is None else deduction,
        next_side=Side.LEFT if side is Side.RIGHT else None,
    )


def people() -> PeopleChanged:
    """Two take turns."""
    here = (Person(key="fern", name="Fern", is_current=True), Person(key="guest-2", name="Guest 2"))
    return PeopleChanged(here=here)


def progress() -> ProgressTold:
    """Two more reps than last time, and cleaner."""
    facts = (
        ProgressFact(kind=ProgressKind.MORE_REPS, amount=2.0),
        ProgressFact(kind=ProgressKind.CLEANER, amount=6.0),
    )
    return ProgressTold(set_id="set-1", facts=facts)


def sides(*, told: bool = False) -> SidesCompared:
    """Both legs of a split squat; the left one reaches less far."""
    rows = (
        SideRow(measure=SideMeasure.RANGE, left=71.0, right=83.0),
        SideRow(measure=SideMeasure.MOVING, left=3.4, right=3.9),
        SideRow(measure=SideMeasure.HOLD, left=0.9, right=1.1),
        SideRow(measure=SideMeasure.REPS, left=10.0, right=10.0),
    )
    shorter = SideMatch(rows=rows, shorter=Side.LEFT, percent=15.6)
    return SidesCompared(set_id="set-1", match=shorter if told else SideMatch(rows=rows))


def changed(state: StationState, set_plan: SetPlan | None = None) -> StateChanged:
    """The station moved there."""
    return StateChanged(state=state, plan=set_plan or plan())


def advice(
    *, name: str = "", level: int = 2, flags: frozenset[ClientFlag] = frozenset(), visits: int = 0
) -> AdviceGiven:
    """What the planner says to a client after so many visits."""
    exercises = shipped_exercises()
    things = frozenset(
        thing for item in exercises.values() for needs in item.equipment for thing in needs
    )
    past = tuple(
        DoneSet(
            exercise_id="romanian_deadlift",
            session_id=str(visit),
            at_h=-96.0 * (visits - visit),
            reps=9,
            reps_target=8,
            zone=RepZone.HYPERTROPHY,
            load_kg=40.0,
            rom_ratio=0.97,
            score=84.0,
            coverage=0.8,
        )
        for visit in range(visits)
    )
    state = PlanningState(
        exercises=exercises,
        profile=ClientProfile(level=level, flags=flags, anchors=("romanian_deadlift",)),
        station=StationEquipment(items=things),
        past=past,
        now_h=0.0,
    )
    loads_kg = {"romanian_deadlift": 40.0} if visits else {}
    return AdviceGiven(name=name, advice=advise(state), loads_kg=loads_kg)


def athlete_frames() -> AthleteFrames:
    """Who draws the athlete."""
    return AthletePictures(shipped_exercises())
