"""Every scene of the kiosk, scripted: what the gallery pictures and the tests look at."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from studio.coaching.planning.pain_flow import PainAction
from studio.coaching.set_effort import Effort
from studio.coaching.set_ledger import added, corrections_of, entries_of
from studio.engine.people.desk_talk import PainHeard
from studio.engine.snapshot import CountCorrected, PraiseGiven
from studio.model.client import ClientFlag
from studio.model.landmarks import Side
from studio.model.rep import NotCounted, RejectReason
from studio.model.session import PlacementProblem, StationState
from studio.ui.main_window import MainWindow
from studio.ui.screens.choose import ChooseScreen
from studio.ui.screens.rest import RestScreen
from studio.ui.screens.summary import SummaryScreen
from tests.ui import station_story as story

Scene = Callable[[MainWindow], None]
_REASONS = (
    RejectReason.WALKING,
    RejectReason.PARTIAL,
    RejectReason.OTHER_MOVEMENT,
    RejectReason.LOST,
)


def _attract(window: MainWindow) -> None:
    window.take_event(story.changed(StationState.ATTRACT))
    window.show_snapshot(story.snapshot(StationState.ATTRACT, picture=False))


def _choose(window: MainWindow) -> None:
    window.take_event(story.changed(StationState.CHOOSE))
    window.show_snapshot(story.snapshot(StationState.CHOOSE))


def _coach(*, visits: int = 0, name: str = "", flags: frozenset[ClientFlag]) -> Scene:
    def scene(window: MainWindow) -> None:
        window.take_event(story.advice(name=name, visits=visits, flags=flags))
        _choose(window)

    return scene


def _stopped(window: MainWindow) -> None:
    window.take_event(story.changed(StationState.STOPPED))
    window.show_snapshot(story.snapshot(StationState.STOPPED, picture=False))


def _sheet(window: MainWindow) -> None:
    _choose(window)
    screen = window.screen_shown
    assert isinstance(screen, ChooseScreen)
    screen.open_exercise(screen.parts.exercises["bulgarian_split_squat"])


def _sheet_silent(window: MainWindow) -> None:
    """The longest reason why cues are silent."""
    _choose(window)
    screen = window.screen_shown
    assert isinstance(screen, ChooseScreen)
    exercises = screen.parts.exercises
    longest = max(exercises, key=lambda name: len(exercises[name].cues_off_reason))
    screen.open_exercise(exercises[longest])


def _sheet_power(window: MainWindow) -> None:
    """A squat meant for depth and power."""
    _choose(window)
    screen = window.screen_shown
    assert isinstance(screen, ChooseScreen)
    screen.open_exercise(screen.parts.exercises["goblet_squat"])
    screen.sheet.intent.buttons["power"].click()


def _stand(*problems: PlacementProblem) -> Scene:
    def scene(window: MainWindow) -> None:
        window.take_event(story.changed(StationState.STAND_HERE))
        shown = story.misplaced(*problems)
        window.show_snapshot(shown if problems else replace(shown, raise_hand_ratio=0.6))

    return scene


def _stand_barbell(window: MainWindow) -> None:
    ahead = story.plan("full_squat")
    window.take_event(story.changed(StationState.STAND_HERE, ahead))
    window.show_snapshot(replace(story.snapshot(StationState.STAND_HERE), plan=ahead))


def _stand_range(*, is_calibration: bool) -> Scene:
    """The offer to find the own range, and the place for it."""

    def scene(window: MainWindow) -> None:
        ahead = replace(story.plan(), is_calibration=is_calibration)
        window.take_event(story.changed(StationState.STAND_HERE, ahead))
        shown = story.snapshot(StationState.STAND_HERE)
        window.show_snapshot(replace(shown, plan=ahead, may_calibrate=not is_calibration))

    return scene


def _no_camera(window: MainWindow) -> None:
    window.take_event(story.changed(StationState.STAND_HERE))
    words = "Camera 0 sends no picture. It is tried again by itself; ask the staff if this stays."
    gone = story.snapshot(StationState.STAND_HERE, picture=False)
    window.show_snapshot(
        replace(gone, placement=(PlacementProblem.NO_CAMERA,), camera_message=words)
    )


def _count_in(window: MainWindow) -> None:
    window.take_event(story.changed(StationState.COUNT_IN))
    base = story.snapshot(StationState.COUNT_IN)
    window.show_snapshot(replace(base, count_in_s=3.0))
    window.show_snapshot(replace(base, count_in_s=1.6))


def _count_in_nobody(window: MainWindow) -> None:
    window.take_event(story.changed(StationState.COUNT_IN))
    base = story.snapshot(StationState.COUNT_IN)
    window.show_snapshot(replace(base, count_in_s=2.6, pose=None))


def _live(window: MainWindow) -> None:
    window.take_event(story.changed(StationState.LIVE))
    window.show_snapshot(replace(story.snapshot(StationState.LIVE), count=7))


def _live_past(count: int) -> Scene:
    """The target of ten is reached, or passed."""

    def scene(window: MainWindow) -> None:
        window.take_event(story.changed(StationState.LIVE))
        window.show_snapshot(replace(story.snapshot(StationState.LIVE), count=count))

    return scene


def _live_praise(window: MainWindow) -> None:
    """A fault left after its cue."""
    window.take_event(story.changed(StationState.LIVE))
    base = replace(story.snapshot(StationState.LIVE), count=7, cue=None)
    window.take_event(PraiseGiven(set_id="set-1", cue_id="C09", words="Heels glued down"))
    window.show_snapshot(base)


def _live_hard(window: MainWindow) -> None:
    """The newest rep is still hollow, and there are not many left."""
    set_plan = story.plan("bulgarian_split_squat", side=Side.LEFT)
    window.take_event(story.changed(StationState.LIVE, set_plan))
    base = replace(story.snapshot(StationState.LIVE), plan=set_plan)
    window.show_snapshot(replace(base, count=8, provisional=1, effort=Effort.FINISH))


def _summary(window: MainWindow) -> None:
    window.take_event(story.finished())
    window.take_event(story.progress())
    window.take_event(story.changed(StationState.SUMMARY))
    window.show_snapshot(story.snapshot(StationState.SUMMARY))


def _summary_sides(window: MainWindow) -> None:
    """Both legs are done; the left one was shorter in the visit before too."""
    window.take_event(story.finished(side=Side.LEFT))
    window.take_event(story.progress())
    window.take_event(story.sides(told=True))
    window.take_event(story.changed(StationState.SUMMARY))
    window.show_snapshot(story.snapshot(StationState.SUMMARY))


def _summary_corrected(window: MainWindow) -> None:
    window.take_event(story.finished(score=float("nan"), deduction="", side=Side.RIGHT))
    window.take_event(CountCorrected(set_id="set-1", change=1, count=12))
    window.take_event(story.changed(StationState.SUMMARY))
    window.show_snapshot(story.snapshot(StationState.SUMMARY, picture=False))


def _summary_none(window: MainWindow) -> None:
    none = story.finished(count=0, score=float("nan"), deduction="")
    window.take_event(replace(none, reps=(), coverage=0.0))
    window.take_event(story.changed(StationState.SUMMARY))
    window.show_snapshot(story.snapshot(StationState.SUMMARY))


def _summary_many(window: MainWindow) -> None:
    window.take_event(story.finished(score=96.0))
    window.take_event(CountCorrected(set_id="set-1", change=34, count=44))
    window.take_event(story.changed(StationState.SUMMARY))
    window.show_snapshot(story.snapshot(StationState.SUMMARY))


def _after_set(*, hurts: bool) -> Scene:
    def scene(window: MainWindow) -> None:
        _summary(window)
        screen = window.screen_shown
        assert isinstance(screen, SummaryScreen)
        screen.next.click()
        screen.after.felt.buttons[7].click()
        if hurts:
            screen.after.hurts.click()
            screen.after.pain.buttons[3].click()

    return scene


def _ledger(*, sides: bool, chosen: int | None) -> Scene:
    """Every movement of a set; legs take turns, or not."""

    def scene(window: MainWindow) -> None:
        finished = story.finished()
        reps = tuple(
            replace(rep, span=replace(rep.span, side=tuple(Side)[place % 2])) if sides else rep
            for place, rep in enumerate(finished.reps)
        )
        missed = tuple(
            NotCounted(at_s=at_s, reason=reason)
            for at_s, reason in zip((0.5, 10.0, 17.0, 31.5), _REASONS, strict=True)
        )
        right = corrections_of(entries_of(reps, missed, ())[3])
        ledger = entries_of(reps, missed, (right[1], added(Side.LEFT)))
        window.take_event(replace(finished, reps=reps, ledger=ledger, count=12))
        window.take_event(story.changed(StationState.SUMMARY))
        screen = window.screen_shown
        assert isinstance(screen, SummaryScreen)
        screen.each.click()
        QCoreApplication.processEvents()
        if chosen is not None:
            screen.ledger.tiles[chosen].click()

    return scene


def _rest(window: MainWindow) -> None:
    window.take_event(story.finished(side=Side.RIGHT))
    following = replace(story.plan("bulgarian_split_squat", side=Side.LEFT), set_id="set-2")
    window.take_event(story.changed(StationState.REST, following))
    base = story.snapshot(StationState.REST)
    window.show_snapshot(replace(base, rest_left_s=47.2, rest_s=90.0))


def _rest_together(window: MainWindow) -> None:
    window.take_event(story.people())
    _rest(window)
    window.take_event(PainHeard(set_id="set-1", action=PainAction.EASE))


def _rest_hurts(window: MainWindow) -> None:
    _rest(window)
    screen = window.screen_shown
    assert isinstance(screen, RestScreen)
    screen.hurts.click()


def _help(window: MainWindow) -> None:
    window.take_event(story.changed(StationState.HELP))
    window.show_snapshot(replace(story.snapshot(StationState.HELP), help_left_s=17.3))


def _idle(window: MainWindow) -> None:
    _choose(window)
    window.show_snapshot(replace(story.snapshot(StationState.CHOOSE), idle_left_s=12.4))


def _volume(window: MainWindow) -> None:
    _choose(window)
    window.volume_panel.lift()


SCENES: dict[str, Scene] = {
    "1-attract": _attract,
    "2-choose": _choose,
    "2-sheet": _sheet,
    "2-sheet-power": _sheet_power,
    "2-sheet-silent": _sheet_silent,
    "2-coach": _coach(flags=frozenset()),
    "2-coach-known": _coach(name="Fern", visits=2, flags=frozenset({ClientFlag.HYPERTENSION})),
    "2-coach-none": _coach(flags=frozenset(ClientFlag)),
    "3-stand-nobody": _stand(PlacementProblem.NOBODY),
    "3-stand-close": _stand(PlacementProblem.TOO_CLOSE, PlacementProblem.TURNED),
    "3-stand-ready": _stand(),
    "3-stand-no-camera": _no_camera,
    "3-stand-barbell": _stand_barbell,
    "3-stand-range": _stand_range(is_calibration=False),
    "3-stand-measure": _stand_range(is_calibration=True),
    "4-count-in": _count_in,
    "4-count-in-nobody": _count_in_nobody,
    "5-live": _live,
    "5-live-hard": _live_hard,
    "5-live-praise": _live_praise,
    "5-live-reached": _live_past(10),
    "5-live-past": _live_past(16),
    "6-summary": _summary,
    "6-summary-sides": _summary_sides,
    "6-summary-corrected": _summary_corrected,
    "6-summary-none": _summary_none,
    "6-summary-many": _summary_many,
    "6-after-set": _after_set(hurts=False),
    "6-after-set-hurts": _after_set(hurts=True),
    "6-ledger": _ledger(sides=False, chosen=None),
    "6-ledger-sides": _ledger(sides=True, chosen=None),
    "6-ledger-rep": _ledger(sides=True, chosen=1),
    "6-ledger-missed": _ledger(sides=False, chosen=0),
    "7-rest": _rest,
    "7-rest-together": _rest_together,
    "7-rest-hurts": _rest_hurts,
    "8-help": _help,
    "8-idle": _idle,
    "8-volume": _volume,
    "9-stopped": _stopped,
}
