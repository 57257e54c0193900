"""Pictures of the athlete: asked for, never waited for, kept within a budget."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from studio.ui.widgets.athlete_library import AthleteFrames, AthleteLibrary, PictureKind

Make = Callable[..., AthleteLibrary]


class Frames:
    """Draws plain pictures of 40 kB and remembers what was asked."""

    def __init__(self, *, held: threading.Event | None = None) -> None:
        self.drawn: list[tuple[str, PictureKind]] = []
        self.threads: set[str] = set()
        self._held = held

    def frames(self, exercise_id: str, *, kind: PictureKind) -> list[QImage]:
        if self._held is not None and not self.drawn:
            self.drawn.append((exercise_id, kind))
            self._held.wait(5.0)
        else:
            self.drawn.append((exercise_id, kind))
        self.threads.add(threading.current_thread().name)
        if exercise_id == "broken":
            raise ValueError("no such pose")
        return [QImage(100, 100, QImage.Format.Format_ARGB32)]


@pytest.fixture
def make(qapp: object) -> Iterator[Make]:
    made: list[AthleteLibrary] = []

    def build(source: AthleteFrames | None, **budgets: int) -> AthleteLibrary:
        made.append(AthleteLibrary(source, **budgets))
        return made[-1]

    yield build
    for library in made:
        library.stop()


def test_nothing_is_drawn_until_it_is_asked_for(make: Make) -> None:
    frames = Frames()

    make(frames)

    assert frames.drawn == []


def test_pictures_come_later_from_a_thread_of_their_own(make: Make, qtbot: QtBot) -> None:
    frames = Frames()
    library = make(frames)

    with qtbot.waitSignal(library.drawn) as told:
        assert library.images("squat") == []

    assert told.args == ["squat"]
    assert len(library.images("squat")) == 1
    assert frames.threads == {"athlete-frames"}


def test_each_is_drawn_once(make: Make, qtbot: QtBot) -> None:
    frames = Frames()
    library = make(frames)

    with qtbot.waitSignal(library.drawn):
        for _ in range(5):
            library.images("squat")
    library.images("squat")

    assert frames.drawn == [("squat", PictureKind.CARD)]


def test_cards_and_large_views_have_their_own(make: Make, qtbot: QtBot) -> None:
    frames = Frames()
    library = make(frames)

    with qtbot.waitSignals([library.drawn, library.drawn]):
        library.images("squat")
        library.images("squat", kind=PictureKind.LARGE)

    assert set(frames.drawn) == {("squat", PictureKind.CARD), ("squat", PictureKind.LARGE)}


@pytest.mark.expect_log("ERROR")
def test_one_that_cannot_be_drawn_is_known_and_not_tried_again(make: Make, qtbot: QtBot) -> None:
    frames = Frames()
    library = make(frames)

    with qtbot.waitSignal(library.drawn):
        library.images("broken")

    assert library.has_failed("broken")
    assert library.images("broken") == []
    assert frames.drawn == [("broken", PictureKind.CARD)]


def test_without_a_source_every_picture_fails(make: Make) -> None:
    library = make(None)

    assert library.images("squat") == []
    assert library.has_failed("squat")


def test_the_longest_unused_are_forgotten(make: Make, qtbot: QtBot) -> None:
    frames = Frames()
    library = make(frames, cards_bytes=90_000)

    for exercise_id in ("one", "two", "three"):
        with qtbot.waitSignal(library.drawn):
            library.images(exercise_id)

    assert library.images("three") != []
    assert library.images("two") != []
    assert library.images("one") == []


def test_what_is_looked_at_goes_ahead_of_what_is_prepared(make: Make, qtbot: QtBot) -> None:
    held = threading.Event()
    frames = Frames(held=held)
    library = make(frames)
    library.prepare(["first", "second", "third", "fourth"])
    qtbot.waitUntil(lambda: bool(frames.drawn))

    library.images("fourth")
    held.set()
    qtbot.waitUntil(lambda: len(frames.drawn) == 4)

    assert [name for name, _ in frames.drawn] == ["first", "fourth", "second", "third"]


def test_stopping_ends_the_worker(make: Make, qtbot: QtBot) -> None:
    library = make(Frames())
    with qtbot.waitSignal(library.drawn):
        library.images("squat")

    library.stop()
    library.stop()

    assert "athlete-frames" not in {thread.name for thread in threading.enumerate()}
    assert library.images("other") == []
