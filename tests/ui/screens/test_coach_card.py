"""The coach's card: what is advised, why, how much, and what the client makes of it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from studio.coaching.planning.planner import NextExercise
from studio.coaching.planning.progression import Progress, ProgressStep
from studio.engine.people.desk_talk import AdviceGiven
from studio.engine.snapshot import ChooseExercise, Command, Leave
from studio.model.client import ClientFlag
from studio.model.session import StationState
from studio.ui.screens.choose import ChooseScreen
from tests.ui import station_story as story

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def choose(qapp: QApplication, qtbot: QtBot) -> tuple[ChooseScreen, list[Command]]:
    theme = story.dress_for(qapp, "full-hd")
    screen = ChooseScreen(story.parts_of(theme))
    qtbot.addWidget(screen)
    sent: list[Command] = []
    screen.command_given.connect(sent.append)
    screen.resize(1920, 960)
    screen.show()
    return screen, sent


def _open(screen: ChooseScreen, given: AdviceGiven) -> NextExercise:
    screen.take_event(given)
    screen.enter(None)
    assert given.advice.best is not None
    return given.advice.best


def test_the_card_comes_first_and_says_what_why_and_how_much(
    choose: tuple[ChooseScreen, list[Command]],
) -> None:
    screen, _ = choose
    best = _open(screen, story.advice(name="Fern", visits=2))
    exercise = screen.parts.exercises[best.exercise_id]

    assert screen.shows_advice
    assert screen.coach.name.text() == exercise.name
    assert screen.coach.title.text() == "Fern  ·  Next"
    assert screen.coach.reasons.text().split("\n") == [
        screen.parts.coach_words[key] for key in best.reasons
    ]
    assert screen.coach.amount.text().startswith(f"{best.sets} sets  ×  {best.reps} reps")
    assert exercise.cues_off_reason
    said = " ".join(label.text() for label in screen.coach.findChildren(QLabel))
    assert exercise.cues_off_reason not in said, "it speaks of rules, not to a client"
    assert screen.coach.setup.text().startswith(f"1. {exercise.setup[0]}")


def test_the_client_takes_the_advice_with_a_weight(
    choose: tuple[ChooseScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, sent = choose
    best = _open(screen, story.advice())

    qtbot.mouseClick(screen.coach.load.buttons[10.0], LEFT)
    qtbot.mouseClick(screen.coach.load.buttons[-2.5], LEFT)
    qtbot.mouseClick(screen.coach.go, LEFT)

    assert screen.coach.amount.text().endswith("7.5 kg")
    assert sent == [
        ChooseExercise(
            exercise_id=best.exercise_id, reps_target=best.reps, load_kg=7.5, is_advised=True
        )
    ]


def test_the_weight_of_last_time_is_there_already(
    choose: tuple[ChooseScreen, list[Command]],
) -> None:
    screen, _ = choose
    given = story.advice()
    assert given.advice.best is not None
    _open(screen, replace(given, loads_kg={given.advice.best.exercise_id: 32.5}))

    assert screen.coach.load_kg == 32.5


def test_without_a_weight_progress_says_so(
    choose: tuple[ChooseScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, _ = choose
    given = story.advice()
    assert given.advice.best is not None
    step = Progress(step=ProgressStep.MORE_REPS, reps=9)
    best = replace(given.advice.best, progress=step, load_kg=None)
    _open(screen, replace(given, advice=replace(given.advice, best=best)))

    assert screen.coach.step.text() == screen.parts.coach_words["step.no_load"]
    qtbot.mouseClick(screen.coach.load.buttons[10.0], LEFT)
    assert screen.coach.step.text() == screen.parts.coach_words["step.more_reps"]


def test_another_one_changes_places_with_the_first(
    choose: tuple[ChooseScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, sent = choose
    given = story.advice()
    best = _open(screen, given)
    second = given.advice.alternatives[0]

    qtbot.mouseClick(screen.coach.others[0], LEFT)

    assert screen.coach.offer == second
    assert screen.coach.others[0].text() == screen.parts.exercises[best.exercise_id].name
    qtbot.mouseClick(screen.coach.go, LEFT)
    assert isinstance(sent[0], ChooseExercise)
    assert sent[0].exercise_id == second.exercise_id


def test_all_exercises_and_back_to_the_advice(
    choose: tuple[ChooseScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, _ = choose
    _open(screen, story.advice())

    with qtbot.waitSignal(screen.page_turned):
        qtbot.mouseClick(screen.coach.everything, LEFT)
    assert not screen.shows_advice
    qtbot.mouseClick(screen.advised, LEFT)
    assert screen.shows_advice


def test_when_nothing_suits_it_says_so_and_staff_are_named(
    choose: tuple[ChooseScreen, list[Command]], qtbot: QtBot
) -> None:
    screen, sent = choose
    screen.take_event(story.advice(flags=frozenset(ClientFlag)))
    screen.enter(None)

    assert screen.coach.name.text() == "Nothing suits today. Please ask staff."
    assert screen.coach.offer is None
    assert not screen.coach.go.isVisible()
    qtbot.mouseClick(screen.coach.done, LEFT)
    assert sent == [Leave()]


def test_the_next_client_does_not_see_it(choose: tuple[ChooseScreen, list[Command]]) -> None:
    screen, _ = choose
    _open(screen, story.advice(name="Fern"))

    screen.take_event(story.changed(StationState.ATTRACT))
    screen.enter(None)

    assert not screen.shows_advice


def test_it_says_that_a_raised_hand_begins_the_coachs_pick(
    choose: tuple[ChooseScreen, list[Command]],
) -> None:
    screen, _ = choose
    best = _open(screen, story.advice())
    seen = story.snapshot(StationState.CHOOSE)

    screen.show_snapshot(replace(seen, camera_on=False))
    assert screen.coach.hint.isHidden()
    screen.show_snapshot(seen)
    assert screen.coach.hint.isVisible()
    assert screen.coach.hint.text() == "Or raise a hand to begin"
    screen.show_snapshot(replace(seen, raise_hand_ratio=0.4))
    assert screen.coach.hint.text() == "Hold it up"

    # Another one is on the card now; the hand still takes what the coach picked.
    screen.coach.others[0].click()
    screen.show_snapshot(seen)
    assert screen.parts.exercises[best.exercise_id].name in screen.coach.hint.text()


def test_the_sheet_says_why_cues_are_silent(choose: tuple[ChooseScreen, list[Command]]) -> None:
    screen, _ = choose
    exercises = screen.parts.exercises

    screen.open_exercise(exercises["full_squat"])
    assert "forward knees" in screen.sheet.silent.text()
    assert not screen.sheet.silent.isHidden()

    screen.open_exercise(exercises["pull_through"])
    assert screen.sheet.silent.isHidden()


def test_a_squat_can_be_meant_for_depth_and_power(
    choose: tuple[ChooseScreen, list[Command]],
) -> None:
    screen, sent = choose
    exercises = screen.parts.exercises

    screen.open_exercise(exercises["goblet_squat"])
    assert screen.sheet.intent.isVisible()
    assert "25 degrees" in screen.sheet.silent.text()
    screen.sheet.intent.buttons["power"].click()
    assert "forward knees" in screen.sheet.silent.text()
    screen.sheet.go.click()
    (wish,) = sent
    assert isinstance(wish, ChooseExercise)
    assert wish.for_power

    screen.open_exercise(exercises["romanian_deadlift"])
    assert not screen.sheet.intent.isVisible()
    assert not screen.sheet.for_power
