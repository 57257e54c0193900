"""Each screen on its own: what it shows of a state, and which wishes it sends."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.coaching.set_ledger import entries_of
from studio.engine.snapshot import (
    Calibrate,
    ChooseExercise,
    Command,
    Continue,
    CorrectCount,
    CorrectRep,
    CountCorrected,
    GoBack,
    Leave,
    RepMeasured,
    StartSet,
    WakeUp,
)
from studio.model.exercise import GluteFunction
from studio.model.landmarks import Side
from studio.model.rep import NotCounted, RejectReason, RepStatus
from studio.model.session import PlacementProblem, StationState
from studio.ui.screens.attract import AttractScreen
from studio.ui.screens.choose import ChooseScreen, usual_reps
from studio.ui.screens.count_in import CountInScreen
from studio.ui.screens.rest import RestScreen
from studio.ui.screens.screen import Screen, ScreenParts
from studio.ui.screens.stand_here import StandHereScreen
from studio.ui.screens.summary import SummaryScreen
from studio.ui.theme import TextSize, Weight
from tests.ui import figure
from tests.ui import station_story as story

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

LEFT = Qt.MouseButton.LeftButton
Show = Callable[[Screen], list[Command]]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Put a screen on the glass; the list fills with the wishes it sends."""

    def put(screen: Screen) -> list[Command]:
        qtbot.addWidget(screen)
        sent: list[Command] = []
        screen.command_given.connect(sent.append)
        screen.resize(1920, 980)
        screen.show()
        return sent

    return put


# --- attract -------------------------------------------------------------------------------------


def test_a_touch_anywhere_wakes_the_station(parts: ScreenParts, show: Show, qtbot: QtBot) -> None:
    screen = AttractScreen(parts)
    sent = show(screen)

    qtbot.mouseClick(screen, LEFT, pos=screen.rect().center())
    qtbot.mouseClick(screen.touch, LEFT)

    assert sent == [WakeUp(), WakeUp()]


def test_attract_shows_one_exercise_after_the_other(parts: ScreenParts, show: Show) -> None:
    screen = AttractScreen(parts)
    show(screen)
    first = screen.athlete.exercise_id

    screen.show_next()

    assert first in parts.exercises
    assert screen.athlete.exercise_id in parts.exercises
    assert screen.athlete.exercise_id != first


# --- choose --------------------------------------------------------------------------------------


@pytest.fixture
def choose(parts: ScreenParts, show: Show) -> tuple[ChooseScreen, list[Command]]:
    screen = ChooseScreen(parts)
    return screen, show(screen)


def _names(screen: ChooseScreen) -> list[str]:
    return [card.exercise.id for card in screen.cards if card.exercise is not None]


def test_every_exercise_is_on_a_page(
    choose: tuple[ChooseScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, _ = choose
    seen = _names(screen)

    while screen.next.isEnabled():
        qtbot.mouseClick(screen.next, LEFT)
        seen += _names(screen)

    assert seen == list(screen.parts.exercises)
    assert screen.previous.isEnabled()


def test_cards_can_be_filtered_by_function(
    choose: tuple[ChooseScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, _ = choose

    qtbot.mouseClick(screen.filters[GluteFunction.EXTERNAL_ROTATION], LEFT)

    shares = [
        screen.parts.exercises[name].functions.get(GluteFunction.EXTERNAL_ROTATION, 0.0)
        for name in _names(screen)
    ]
    assert shares
    assert min(shares) >= 0.35
    assert screen.filters[GluteFunction.EXTERNAL_ROTATION].isChecked()
    assert not screen.filters[None].isChecked()


def test_a_card_opens_the_sheet_and_the_sheet_chooses(
    choose: tuple[ChooseScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, sent = choose
    squat = screen.parts.exercises["goblet_squat"]

    screen.open_exercise(squat)
    assert screen.shows_sheet
    qtbot.mouseClick(screen.sheet.reps.plus, LEFT)
    qtbot.mouseClick(screen.sheet.load.buttons[2.5], LEFT)
    qtbot.mouseClick(screen.sheet.load.buttons[10.0], LEFT)
    qtbot.mouseClick(screen.sheet.go, LEFT)

    assert sent == [
        ChooseExercise(
            exercise_id="goblet_squat",
            side=Side.BOTH,
            reps_target=usual_reps(squat) + 1,
            load_kg=12.5,
        )
    ]


def test_touching_a_card_opens_its_exercise(
    choose: tuple[ChooseScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, _ = choose
    card = screen.cards[1]

    qtbot.mouseClick(card, LEFT)

    assert card.exercise is not None
    assert screen.sheet.exercise == card.exercise


def test_a_leg_is_chosen_where_legs_are_trained_apart(
    choose: tuple[ChooseScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, sent = choose
    screen.open_exercise(screen.parts.exercises["bulgarian_split_squat"])

    assert screen.sheet.left.isVisible()
    qtbot.mouseClick(screen.sheet.right, LEFT)
    qtbot.mouseClick(screen.sheet.go, LEFT)

    assert isinstance(sent[0], ChooseExercise)
    assert sent[0].side is Side.RIGHT
    assert screen.sheet.right.isChecked()
    assert not screen.sheet.left.isChecked()


def test_no_leg_and_no_weight_where_there_is_none(
    choose: tuple[ChooseScreen, list[Command]],
) -> None:
    screen, _ = choose
    squat = screen.parts.exercises["goblet_squat"]
    plain = replace(squat, per_side=False, loadable=False)

    screen.open_exercise(plain)

    assert not screen.sheet.left.isVisible()
    assert not screen.sheet.load.isVisible()


def test_weight_and_reps_stay_within_reason(
    choose: tuple[ChooseScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, _ = choose
    screen.open_exercise(screen.parts.exercises["goblet_squat"])

    assert screen.sheet.load_kg is None
    assert not screen.sheet.load.buttons[-2.5].isEnabled()
    for _ in range(30):
        qtbot.mouseClick(screen.sheet.reps.minus, LEFT)

    assert screen.sheet.reps_target == 1
    assert not screen.sheet.reps.minus.isEnabled()


def test_back_leads_from_the_sheet_to_the_cards_and_done_leaves(
    choose: tuple[ChooseScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, sent = choose
    screen.open_exercise(screen.parts.exercises["goblet_squat"])

    qtbot.mouseClick(screen.sheet.back, LEFT)
    assert not screen.shows_sheet
    qtbot.mouseClick(screen.done, LEFT)

    assert sent == [Leave()]


def test_coming_back_begins_with_the_cards(choose: tuple[ChooseScreen, list[Command]]) -> None:
    screen, _ = choose
    screen.open_exercise(screen.parts.exercises["goblet_squat"])

    screen.enter(None)

    assert not screen.shows_sheet


def test_the_next_client_begins_with_the_first_page_of_everything(
    choose: tuple[ChooseScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, _ = choose
    first = _names(screen)
    qtbot.mouseClick(screen.filters[GluteFunction.ABDUCTION], LEFT)
    qtbot.mouseClick(screen.next, LEFT)
    assert _names(screen) != first

    screen.take_event(story.changed(StationState.CHOOSE))
    assert _names(screen) != first
    screen.take_event(story.changed(StationState.ATTRACT))

    assert _names(screen) == first
    assert screen.filters[None].isChecked()


# --- stand here ----------------------------------------------------------------------------------


@pytest.fixture
def stand(parts: ScreenParts, show: Show) -> tuple[StandHereScreen, list[Command]]:
    screen = StandHereScreen(parts)
    sent = show(screen)
    screen.enter(story.plan())
    return screen, sent


@pytest.mark.parametrize(
    ("problems", "words"),
    [
        ((PlacementProblem.NOBODY,), "Step into the outline"),
        ((PlacementProblem.TOO_CLOSE, PlacementProblem.TURNED), "Take a step back"),
        ((PlacementProblem.TURNED, PlacementProblem.TOO_CLOSE), "Take a step back"),
        ((PlacementProblem.TOO_FAR,), "Come a step closer"),
        ((PlacementProblem.OUT_OF_FRAME,), "Show your whole body"),
        ((PlacementProblem.TOO_DARK, PlacementProblem.TOO_CLOSE), "More light, please"),
        ((PlacementProblem.TURNED,), "Turn side-on"),
        ((PlacementProblem.NO_CAMERA, PlacementProblem.NOBODY), "No camera. Ask the staff"),
    ],
)
def test_the_worst_problem_is_said(
    problems: tuple[PlacementProblem, ...],
    words: str,
    stand: tuple[StandHereScreen, list[Command]],
) -> None:
    screen, _ = stand

    screen.show_snapshot(story.misplaced(*problems))

    assert screen.message.words == words


def test_for_a_front_view_the_client_faces_the_camera(
    stand: tuple[StandHereScreen, list[Command]],
) -> None:
    screen, _ = stand
    screen.enter(story.plan("standing_abduction", side=Side.LEFT))

    screen.show_snapshot(story.misplaced(PlacementProblem.TURNED))

    assert screen.message.words == "Face the camera"


def test_nobody_seen_is_said_even_without_a_problem_named(
    stand: tuple[StandHereScreen, list[Command]],
) -> None:
    screen, _ = stand

    screen.show_snapshot(replace(story.snapshot(StationState.STAND_HERE), pose=None))

    assert screen.message.words == "Step into the outline"


def test_when_all_is_well_it_says_how_to_begin(
    stand: tuple[StandHereScreen, list[Command]],
) -> None:
    screen, _ = stand
    well = story.snapshot(StationState.STAND_HERE)

    screen.show_snapshot(well)
    assert screen.message.words == "Raise a hand to start"
    screen.show_snapshot(replace(well, raise_hand_ratio=0.5))
    assert screen.message.words == "Hold it up"


def test_stand_here_names_the_set(stand: tuple[StandHereScreen, list[Command]]) -> None:
    screen, _ = stand
    screen.enter(story.plan("bulgarian_split_squat", side=Side.LEFT, number=2))

    assert screen.name.text() == "Bulgarian split squat"
    assert screen.plan.text() == "Set 2  ·  Left leg  ·  10 reps  ·  16 kg"


def test_start_and_back(stand: tuple[StandHereScreen, list[Command]], qtbot: QtBot) -> None:
    screen, sent = stand

    qtbot.mouseClick(screen.start, LEFT)
    qtbot.mouseClick(screen.back, LEFT)

    assert sent == [StartSet(), GoBack()]


def test_finding_the_own_range_is_offered_and_never_needed(
    stand: tuple[StandHereScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, sent = stand
    base = story.snapshot(StationState.STAND_HERE)
    screen.show_snapshot(base)
    assert not screen.measure.isVisible()
    screen.show_snapshot(replace(base, may_calibrate=True))
    qtbot.mouseClick(screen.measure, LEFT)
    assert sent == [Calibrate()]
    screen.enter(replace(story.plan(), is_calibration=True))
    screen.show_snapshot(base)
    assert screen.plan.text() == "Your range first, once: 30 seconds"
    assert screen.measure.text() == "Skip this"
    qtbot.mouseClick(screen.measure, LEFT)
    assert sent == [Calibrate(), Calibrate()]


def test_the_picture_is_let_go_of(stand: tuple[StandHereScreen, list[Command]]) -> None:
    screen, _ = stand
    screen.show_snapshot(story.snapshot(StationState.STAND_HERE))
    assert screen.feed.has_picture

    screen.leave()

    assert not screen.feed.has_picture


# --- count-in ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left_s", "words"), [(3.0, "3"), (2.01, "3"), (2.0, "2"), (0.4, "1"), (0.0, "1")]
)
def test_the_count_in_counts_whole_seconds(
    left_s: float, words: str, parts: ScreenParts, show: Show
) -> None:
    screen = CountInScreen(parts)
    show(screen)
    screen.enter(story.plan())

    screen.show_snapshot(replace(story.snapshot(StationState.COUNT_IN), count_in_s=left_s))

    assert screen.ring.words == words


def test_who_is_not_in_the_picture_is_asked_in(parts: ScreenParts, show: Show) -> None:
    screen = CountInScreen(parts)
    show(screen)
    screen.enter(story.plan())
    base = replace(story.snapshot(StationState.COUNT_IN), count_in_s=2.5)
    screen.show_snapshot(replace(base, pose=None))
    assert screen.words.text() == "Step into view"
    screen.show_snapshot(base)
    assert screen.words.text() == "10 reps"


def test_the_ring_of_the_count_in_runs_out(parts: ScreenParts, show: Show) -> None:
    screen = CountInScreen(parts)
    show(screen)
    screen.enter(story.plan())
    base = story.snapshot(StationState.COUNT_IN)

    screen.show_snapshot(replace(base, count_in_s=3.0))
    screen.show_snapshot(replace(base, count_in_s=0.75))

    assert screen.ring.ratio == pytest.approx(0.25)


def test_the_count_in_says_which_leg_and_leads_back(
    parts: ScreenParts, show: Show, qtbot: QtBot
) -> None:
    screen = CountInScreen(parts)
    sent = show(screen)
    screen.enter(story.plan("split_squat", side=Side.RIGHT))

    qtbot.mouseClick(screen.back, LEFT)

    assert screen.words.text() == "Right leg  ·  10 reps"
    assert sent == [GoBack()]


# --- summary -------------------------------------------------------------------------------------


@pytest.fixture
def summary(parts: ScreenParts, show: Show) -> tuple[SummaryScreen, list[Command]]:
    screen = SummaryScreen(parts)
    sent = show(screen)
    screen.take_event(story.finished())
    return screen, sent


def test_the_summary_shows_the_set(summary: tuple[SummaryScreen, list[Command]]) -> None:
    screen, _ = summary

    assert screen.count.value.text() == "10"
    assert screen.count.caption.text() == "of 10 reps"
    assert screen.bars.bar_count == 10
    assert screen.score.words == "87"
    assert screen.coverage.text() == "80 % of it was seen"
    assert screen.note.words.text() == "Two reps stopped above the target: go a little deeper."
    # mean of 1.02 0.98 1.04 0.97 0.99 1.01 0.95 0.82 0.98 0.79 = 0.955
    assert screen.range.text() == "96 % of target"
    assert screen.short.isVisible()


def test_one_tap_corrects_the_count(
    summary: tuple[SummaryScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, sent = summary

    qtbot.mouseClick(screen.count.plus, LEFT)
    assert sent == [CorrectCount(change=1)]
    assert screen.shown_count == 10
    screen.take_event(CountCorrected(set_id="set-1", change=1, count=11))

    assert screen.shown_count == 11
    assert screen.count.value.text() == "11"
    assert screen.bars.bar_count == 11


def test_a_rep_can_be_taken_away_down_to_none(
    summary: tuple[SummaryScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, sent = summary

    qtbot.mouseClick(screen.count.minus, LEFT)
    screen.take_event(CountCorrected(set_id="set-1", change=-10, count=0))

    assert sent == [CorrectCount(change=-1)]
    assert screen.bars.bar_count == 0
    assert not screen.count.minus.isEnabled()


def test_no_score_range_or_tempo_of_no_rep(
    summary: tuple[SummaryScreen, list[Command]],
) -> None:
    screen, _ = summary

    screen.take_event(CountCorrected(set_id="set-1", change=-10, count=0))
    assert screen.score.words == "–"
    assert screen.score.ratio is None
    assert screen.coverage.text() == "No score without a rep"
    assert screen.range.text() == ""
    assert not screen.short.isVisible()
    assert not screen.tempo.has_measures
    assert screen.note.words.text().startswith("No rep was counted.")

    screen.take_event(CountCorrected(set_id="set-1", change=10, count=10))
    assert screen.score.words == "87"
    assert screen.range.text() == "96 % of target"
    assert screen.tempo.has_measures


def test_reps_taken_away_no_longer_measure(summary: tuple[SummaryScreen, list[Command]]) -> None:
    screen, _ = summary

    screen.take_event(CountCorrected(set_id="set-1", change=-3, count=7))

    # mean of 1.02 0.98 1.04 0.97 0.99 1.01 0.95 = 0.994, and the short ones are gone
    assert screen.range.text() == "99 % of target"
    assert not screen.short.isVisible()
    assert (
        screen.note.words.text() == "Count corrected. The score is still that of all 10 reps seen."
    )
    assert not screen.note.warns

    screen.take_event(CountCorrected(set_id="set-1", change=3, count=10))
    assert screen.note.words.text() == "Two reps stopped above the target: go a little deeper."


def test_a_rep_in_the_middle_is_put_right_on_a_page_of_its_own(
    summary: tuple[SummaryScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, sent = summary
    finished = story.finished()
    missed = (NotCounted(at_s=1.0, reason=RejectReason.PARTIAL),)
    screen.take_event(replace(finished, ledger=entries_of(finished.reps, missed, ())))
    assert screen.each.text() == "Each rep, 1 not counted"
    qtbot.mouseClick(screen.each, LEFT)
    screen.ledger.tiles[8].click()
    screen.ledger.choices[0].click()
    wish = sent[-1]
    assert isinstance(wish, CorrectRep)
    assert wish.correction.rep_number == 8

    ledger = entries_of(finished.reps, missed, (wish.correction,))
    screen.take_event(CountCorrected(set_id="set-1", change=-1, count=9, ledger=ledger))
    assert screen.shown_count == 9
    # mean of 1.02 0.98 1.04 0.97 0.99 1.01 0.95 0.98 0.79 = 0.970: number 8 was taken away
    assert screen.range.text() == "97 % of target"
    assert screen.bars.bar_count == 9
    qtbot.mouseClick(screen.ledger.back, LEFT)
    assert screen.bars.isVisible()


def test_a_set_without_a_rep_says_so(summary: tuple[SummaryScreen, list[Command]]) -> None:
    screen, _ = summary

    screen.take_event(replace(story.finished(count=0, score=float("nan"), deduction=""), reps=()))

    assert screen.note.words.text() == "No rep was counted. Tap plus for reps you did, or go on."
    assert not screen.note.warns
    assert screen.coverage.text() == "No score without a rep"
    assert screen.range.text() == ""


@pytest.mark.parametrize(("score", "warns"), [(89.9, True), (90.0, False), (97.0, False)])
def test_a_high_score_has_a_tip_and_no_warning(
    score: float, warns: bool, summary: tuple[SummaryScreen, list[Command]]
) -> None:
    screen, _ = summary

    screen.take_event(story.finished(score=score, deduction="Pause a little longer."))

    assert screen.note.warns is warns
    words = "Pause a little longer."
    assert screen.note.words.text() == (words if warns else f"Next time: {words}")


def test_many_bars_have_numbers_that_stand_apart(
    summary: tuple[SummaryScreen, list[Command]],
) -> None:
    screen, _ = summary
    metrics = QFontMetrics(screen.parts.theme.font(TextSize.CAPTION, Weight.MEDIUM))
    wide_px = metrics.horizontalAdvance("40")

    screen.take_event(CountCorrected(set_id="set-1", change=30, count=40))

    assert screen.bars.labels(2.0 * wide_px) == tuple(range(1, 41))
    assert screen.bars.labels(0.8 * wide_px) == tuple(range(2, 41, 2))
    assert screen.bars.labels(0.4 * wide_px) == tuple(range(5, 41, 5))


def test_a_correction_of_another_set_changes_nothing(
    summary: tuple[SummaryScreen, list[Command]],
) -> None:
    screen, _ = summary

    screen.take_event(CountCorrected(set_id="set-0", change=1, count=3))

    assert screen.shown_count == 10


def test_late_measures_are_shown(summary: tuple[SummaryScreen, list[Command]]) -> None:
    screen, _ = summary
    late = figure.rep(8, rom=1.07)

    screen.take_event(RepMeasured(set_id="set-1", rep=late))

    # 0.25 more over ten reps: 0.980
    assert screen.range.text() == "98 % of target"


def test_no_score_is_invented(summary: tuple[SummaryScreen, list[Command]]) -> None:
    screen, _ = summary

    screen.take_event(story.finished(score=float("nan"), deduction=""))

    assert screen.score.words == "–"
    assert screen.score.ratio is None
    assert screen.coverage.text() == "Too little was seen to score"
    assert "better view" in screen.note.words.text()


def test_a_range_that_was_not_seen_is_not_invented(
    summary: tuple[SummaryScreen, list[Command]],
) -> None:
    screen, _ = summary
    unseen = replace(story.finished(), reps=(figure.rep(1, rom=float("nan")),), count=1)

    screen.take_event(unseen)

    assert screen.range.text() == "range not seen"
    assert not screen.short.isVisible()


def test_a_clean_set_is_said_to_be_clean(summary: tuple[SummaryScreen, list[Command]]) -> None:
    screen, _ = summary

    screen.take_event(story.finished(score=99.0, deduction=""))
    assert screen.note.words.text() == "Clean set. Nothing to mend."

    # Many small things, none of them worth a word: good, but not called clean.
    screen.take_event(story.finished(score=91.0, deduction=""))
    assert screen.note.words.text() == "A good set. No one thing stands out."


def test_continue_leads_on(summary: tuple[SummaryScreen, list[Command]], qtbot: QtBot) -> None:
    screen, sent = summary

    qtbot.mouseClick(screen.next, LEFT)
    assert sent == []
    assert screen.asks
    qtbot.mouseClick(screen.after.go, LEFT)

    assert sent == [Continue()], "nothing has to be answered"


def test_the_other_leg_is_announced_on_the_button(
    summary: tuple[SummaryScreen, list[Command]],
) -> None:
    screen, _ = summary
    assert screen.next.text() == "Continue"

    screen.take_event(story.finished(side=Side.RIGHT))

    assert screen.next.text() == "Now the left"


# --- rest ----------------------------------------------------------------------------------------


@pytest.fixture
def rest(parts: ScreenParts, show: Show) -> tuple[RestScreen, list[Command]]:
    screen = RestScreen(parts)
    return screen, show(screen)


def test_the_other_leg_is_announced(rest: tuple[RestScreen, list[Command]]) -> None:
    screen, _ = rest
    screen.take_event(story.finished(side=Side.RIGHT))

    screen.enter(replace(story.plan("bulgarian_split_squat", side=Side.LEFT), set_id="set-2"))

    assert screen.title.text() == "Now the left"
    assert screen.plan.text() == "Set 1  ·  Left leg  ·  10 reps  ·  16 kg"


def test_the_other_leg_is_announced_before_it_is_planned(
    rest: tuple[RestScreen, list[Command]],
) -> None:
    screen, _ = rest
    screen.take_event(story.finished(side=Side.RIGHT))

    screen.enter(story.plan("bulgarian_split_squat", side=Side.RIGHT))

    assert screen.title.text() == "Now the left"


def test_a_plain_next_set(rest: tuple[RestScreen, list[Command]]) -> None:
    screen, _ = rest
    screen.take_event(story.finished())

    screen.enter(replace(story.plan(number=2), set_id="set-2"))

    assert screen.title.text() == "Next set"
    assert screen.plan.text().startswith("Set 2")


@pytest.mark.parametrize(
    ("left_s", "words", "ratio"), [(90.0, "1:30", 1.0), (44.2, "45", 0.491), (0.0, "0", 0.0)]
)
def test_the_rest_runs_out(
    left_s: float, words: str, ratio: float, rest: tuple[RestScreen, list[Command]]
) -> None:
    screen, _ = rest
    base = story.snapshot(StationState.REST)

    screen.show_snapshot(replace(base, rest_left_s=left_s, rest_s=90.0))

    assert screen.ring.words == words
    assert screen.ring.ratio == pytest.approx(ratio, abs=0.001)


def test_without_a_recommendation_the_rest_counts_up(
    rest: tuple[RestScreen, list[Command]],
) -> None:
    screen, _ = rest
    screen.enter(story.plan())

    screen.show_snapshot(story.snapshot(StationState.REST))

    assert screen.ring.ratio is None
    assert screen.ring.words == "0"


def test_three_ways_on(rest: tuple[RestScreen, list[Command]], qtbot: QtBot) -> None:
    screen, sent = rest

    for button in (screen.next, screen.other, screen.done):
        qtbot.mouseClick(button, LEFT)

    assert sent == [Continue(), GoBack(), Leave()]


# --- all -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "make", [AttractScreen, ChooseScreen, StandHereScreen, CountInScreen, SummaryScreen, RestScreen]
)
def test_a_screen_without_a_set_does_not_fail(
    make: Callable[[ScreenParts], Screen], parts: ScreenParts, show: Show
) -> None:
    screen = make(parts)
    show(screen)

    screen.enter(None)
    screen.show_snapshot(replace(story.snapshot(StationState.ATTRACT, picture=False), plan=None))
    screen.leave()

    assert not screen.grab().isNull()


def test_nothing_takes_text_or_keyboard(parts: ScreenParts, show: Show) -> None:
    screens = story.screens_of(parts)
    del screens[StationState.LIVE]  # its plot has a viewport of its own
    for screen in screens.values():
        show(screen)
        for child in screen.findChildren(QWidget):
            assert child.focusPolicy() is Qt.FocusPolicy.NoFocus, child
            assert not child.inherits("QLineEdit")


def test_short_reps_are_told_apart_in_words(
    summary: tuple[SummaryScreen, list[Command]],
) -> None:
    screen, _ = summary
    full = tuple(figure.rep(number, status=RepStatus.FULL) for number in (1, 2))

    screen.take_event(replace(story.finished(), reps=full, count=2))

    assert not screen.short.isVisible()


def test_left_and_right_stand_beside_each_other_behind_the_second_leg(
    summary: tuple[SummaryScreen, list[Command]],
) -> None:
    screen, _ = summary
    screen.take_event(story.finished(side=Side.LEFT))
    assert screen.sides.isHidden()

    screen.take_event(story.sides())
    assert not screen.sides.isHidden()
    assert screen.sides.words.text() == ""
    first, *_ = screen.sides.bars.rows
    assert screen.sides.bars.value_words(first, first.left) == "71°"

    screen.take_event(story.sides(told=True))
    assert screen.sides.words.text() == "Left was shorter by 16 %."

    screen.take_event(story.finished())
    assert screen.sides.isHidden()


@pytest.mark.parametrize(("reps", "words"), [(1, "1 rep"), (2, "2 reps"), (10, "10 reps")])
def test_one_rep_is_no_reps(
    reps: int, words: str, stand: tuple[StandHereScreen, list[Command]]
) -> None:
    screen, _ = stand
    screen.enter(replace(story.plan(), reps_target=reps))

    assert f"  ·  {words}  ·  " in screen.plan.text()


def test_without_a_camera_start_is_no_offer(
    stand: tuple[StandHereScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, sent = stand

    screen.show_snapshot(story.misplaced(PlacementProblem.NO_CAMERA))
    qtbot.mouseClick(screen.start, LEFT)
    assert not screen.start.isEnabled()
    assert sent == []
    assert screen.message.words == "No camera. Ask the staff"

    screen.show_snapshot(story.snapshot(StationState.STAND_HERE))
    qtbot.mouseClick(screen.start, LEFT)
    assert sent == [StartSet()]
