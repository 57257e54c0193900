"""Answers after a set, turns during the rest, and the stop."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.coaching.planning.pain_flow import PainAction
from studio.engine.people.desk_talk import (
    AnswerSet,
    CallStaff,
    ClearStop,
    PainHeard,
    PeopleChanged,
    Person,
    SwitchClient,
    TellLoad,
)
from studio.engine.snapshot import Command, Continue
from studio.model.client import PainPlace, SetAnswers
from studio.model.landmarks import Side
from studio.model.session import FinishReason, StationState
from studio.ui.screens.help import HelpScreen
from studio.ui.screens.rest import RestScreen
from studio.ui.screens.screen import Screen, ScreenParts
from studio.ui.screens.stopped import HOLD_MS, StoppedScreen
from studio.ui.screens.summary import SummaryScreen
from tests.ui import station_story as story

LEFT = Qt.MouseButton.LeftButton
PEOPLE = PeopleChanged(
    here=(Person(key="guest-1", name="Guest", is_current=True), Person(key="fern", name="Fern")),
)


@pytest.fixture
def parts(qapp: QApplication) -> ScreenParts:
    return story.parts_of(story.dress_for(qapp, "full-hd"))


def _put(screen: Screen, qtbot: QtBot) -> list[Command]:
    qtbot.addWidget(screen)
    sent: list[Command] = []
    screen.command_given.connect(sent.append)
    screen.resize(1920, 960)
    screen.show()
    return sent


@pytest.fixture
def summary(parts: ScreenParts, qtbot: QtBot) -> tuple[SummaryScreen, list[Command]]:
    screen = SummaryScreen(parts)
    sent = _put(screen, qtbot)
    screen.take_event(story.finished())
    screen.enter(None)
    return screen, sent


def test_answers_and_a_changed_weight_are_sent_ahead_of_going_on(
    summary: tuple[SummaryScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, sent = summary
    qtbot.mouseClick(screen.next, LEFT)

    qtbot.mouseClick(screen.after.felt.buttons[8], LEFT)
    qtbot.mouseClick(screen.after.reserve.buttons[2], LEFT)
    qtbot.mouseClick(screen.after.load.buttons[10.0], LEFT)
    qtbot.mouseClick(screen.after.go, LEFT)

    assert sent == [
        TellLoad(set_id="set-1", load_kg=25.0),
        AnswerSet(set_id="set-1", answers=SetAnswers(felt=8, reserve=2)),
        Continue(),
    ]


def test_a_second_tap_takes_an_answer_back(
    summary: tuple[SummaryScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, _ = summary
    qtbot.mouseClick(screen.next, LEFT)

    qtbot.mouseClick(screen.after.felt.buttons[8], LEFT)
    qtbot.mouseClick(screen.after.felt.buttons[8], LEFT)

    assert screen.after.answers == SetAnswers()
    assert not screen.after.felt.buttons[8].isChecked()


def test_pain_is_told_with_its_place(
    summary: tuple[SummaryScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, sent = summary
    qtbot.mouseClick(screen.next, LEFT)
    qtbot.mouseClick(screen.after.hurts, LEFT)

    qtbot.mouseClick(screen.after.pain.buttons[4], LEFT)
    qtbot.mouseClick(screen.after.places[PainPlace.WRIST], LEFT)
    qtbot.mouseClick(screen.after.places[PainPlace.KNEE], LEFT)
    qtbot.mouseClick(screen.after.tell, LEFT)

    answers = SetAnswers(pain=4, place=PainPlace.KNEE)
    assert sent == [AnswerSet(set_id="set-1", answers=answers), Continue()]


def test_an_alarming_sign_is_told_at_once(
    summary: tuple[SummaryScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, sent = summary
    qtbot.mouseClick(screen.next, LEFT)
    qtbot.mouseClick(screen.after.hurts, LEFT)

    qtbot.mouseClick(screen.after.sharp, LEFT)

    assert sent == [AnswerSet(set_id="set-1", answers=SetAnswers(), is_alarming=True)]


def test_between_the_legs_nothing_is_asked(
    summary: tuple[SummaryScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, sent = summary
    screen.take_event(story.finished(side=Side.RIGHT))

    qtbot.mouseClick(screen.next, LEFT)

    assert sent == [Continue()]


def test_progress_against_oneself_stands_beside_the_name(
    summary: tuple[SummaryScreen, list[Command]],
) -> None:
    screen, _ = summary
    assert not screen.progress.isVisible()

    screen.take_event(story.progress())

    assert screen.progress.text() == "2 more reps than last time.  Cleaner than last time."


@pytest.fixture
def rest(parts: ScreenParts, qtbot: QtBot) -> tuple[RestScreen, list[Command]]:
    screen = RestScreen(parts)
    sent = _put(screen, qtbot)
    screen.take_event(story.finished())
    screen.enter(story.plan(number=2))
    return screen, sent


def test_one_tap_on_a_name_takes_turns(
    rest: tuple[RestScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, sent = rest
    screen.take_event(PEOPLE)
    guest, fern, nobody = screen.people.names

    qtbot.mouseClick(guest, LEFT)
    assert sent == []
    assert guest.isChecked()
    qtbot.mouseClick(fern, LEFT)

    assert sent == [SwitchClient(key="fern")]
    assert not nobody.isVisible()


def test_alone_there_is_no_name_to_tap(rest: tuple[RestScreen, list[Command]]) -> None:
    screen, _ = rest

    screen.take_event(PeopleChanged(here=PEOPLE.here[:1]))

    assert not any(button.isVisible() for button in screen.people.names)
    assert screen.people.join.isVisible()


def test_somebody_who_joins_is_asked_who_they_are(
    rest: tuple[RestScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, sent = rest
    screen.take_event(PEOPLE)

    with qtbot.waitSignal(screen.sign_in_wished):
        qtbot.mouseClick(screen.people.join, LEFT)

    assert sent == []


def test_what_was_said_to_one_is_not_shown_to_the_next(
    rest: tuple[RestScreen, list[Command]],
) -> None:
    screen, _ = rest
    screen.take_event(PEOPLE)
    screen.take_event(story.finished(side=Side.RIGHT))
    screen.take_event(PainHeard(set_id="set-1", action=PainAction.EASE))
    fern = tuple(replace(one, is_current=one.key == "fern") for one in PEOPLE.here)

    screen.take_event(PeopleChanged(here=fern))
    screen.enter(story.plan("bulgarian_split_squat", side=Side.LEFT))

    assert not screen.advice.isVisible()
    assert screen.title.text() == "Next set"


def test_what_follows_from_pain_is_said_during_the_rest(
    rest: tuple[RestScreen, list[Command]],
) -> None:
    screen, _ = rest

    screen.take_event(PainHeard(set_id="set-1", action=PainAction.EASE))
    assert screen.advice.isVisible()
    assert screen.advice.text() == "Next set: smaller range, less weight."
    screen.take_event(story.finished())

    assert not screen.advice.isVisible()


def test_the_stop_says_one_thing_and_a_short_touch_does_not_end_it(
    parts: ScreenParts, qtbot: QtBot
) -> None:
    screen = StoppedScreen(parts)
    sent = _put(screen, qtbot)

    qtbot.mouseClick(screen.clear, LEFT)
    assert sent == []
    assert screen.words.text() == "Stop. Sit or lie down. Staff is coming."
    with qtbot.waitSignal(screen.command_given, timeout=2 * HOLD_MS):
        qtbot.mousePress(screen.clear, LEFT)

    assert sent == [ClearStop()]
    qtbot.mouseRelease(screen.clear, LEFT)


def test_a_set_that_ended_because_it_hurts_opens_with_where(
    parts: ScreenParts, qtbot: QtBot
) -> None:
    screen = SummaryScreen(parts)
    sent = _put(screen, qtbot)
    screen.take_event(replace(story.finished(), reason=FinishReason.HURT))
    screen.enter(None)

    assert screen.after.pain.isVisible()
    qtbot.mouseClick(screen.after.pain.buttons[5], LEFT)
    qtbot.mouseClick(screen.after.tell, LEFT)

    assert sent == [AnswerSet(set_id="set-1", answers=SetAnswers(pain=5)), Continue()]


def test_something_hurts_can_be_told_in_the_rest(parts: ScreenParts, qtbot: QtBot) -> None:
    screen = RestScreen(parts)
    sent = _put(screen, qtbot)
    screen.take_event(story.finished())
    screen.enter(story.plan())

    qtbot.mouseClick(screen.hurts, LEFT)
    qtbot.mouseClick(screen.after.back, LEFT)
    assert sent == []
    assert screen.next.isVisible()

    qtbot.mouseClick(screen.hurts, LEFT)
    qtbot.mouseClick(screen.after.pain.buttons[4], LEFT)
    qtbot.mouseClick(screen.after.places[PainPlace.KNEE], LEFT)
    qtbot.mouseClick(screen.after.tell, LEFT)

    said = SetAnswers(pain=4, place=PainPlace.KNEE)
    assert sent == [AnswerSet(set_id="set-1", answers=said)]
    assert screen.next.isVisible()


def test_help_is_asked_for_calmly_and_both_answers_are_large(
    parts: ScreenParts, qtbot: QtBot
) -> None:
    screen = HelpScreen(parts)
    sent = _put(screen, qtbot)
    screen.enter(None)
    screen.show_snapshot(replace(story.snapshot(StationState.HELP), help_left_s=12.2))

    assert screen.waits.text().startswith("The staff are called in 13 s.")
    qtbot.mouseClick(screen.fine, LEFT)
    qtbot.mouseClick(screen.call, LEFT)

    assert sent == [Continue(), CallStaff()]
