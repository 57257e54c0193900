"""The live set: a snapshot goes in, the parts show it; nothing is stale, nothing leaks."""

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.catalog.loader import load_catalog
from studio.coaching.set_effort import Effort
from studio.engine.snapshot import RepCounted, RepMeasured, StopSet
from studio.model.guide import Guide, GuideLevel
from studio.model.landmarks import Side
from studio.model.rep import RepStatus
from studio.paths import resources
from studio.ui.rep_verdict import RepVerdict
from studio.ui.screens.live_set import VERDICT_S, LiveSetScreen
from studio.ui.theme import TOUCH_MM
from studio.ui.widgets.touch_button import TouchButton
from tests.ui import figure
from tests.ui.figure import Clock, Moment

DOTS_PER_MM = 3.61
CATALOG = load_catalog(resources())

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
"""Only the offscreen platform says this, of any window with a smallest size."""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def screen(qtbot: QtBot, clock: Clock) -> LiveSetScreen:
    parts = figure.screen_parts(CATALOG, dots_per_mm=DOTS_PER_MM)
    widget = LiveSetScreen(parts, clock=clock)
    qtbot.addWidget(widget)
    widget.resize(1920, 1080)
    widget.enter(figure.plan())
    widget.show()
    return widget


def guides() -> tuple[Guide, ...]:
    return figure.shin_guides(0.8, level=GuideLevel.AMBER)


def test_a_snapshot_reaches_every_part(screen: LiveSetScreen) -> None:
    moment = Moment(progress=0.8, time_s=3.0, count=4, provisional=1)
    screen.show_snapshot(figure.snapshot(moment, guides=guides(), cue=figure.shown_cue()))
    shown = screen.rep_count.shown
    assert shown is not None
    assert (shown.count, shown.target, shown.hollow) == (4, 10, True)
    assert screen.depth_bar.shown.progress_ratio == 0.8
    assert screen.cue_banner.shown == figure.shown_cue()
    assert screen.tempo_lane.ball_visible
    assert not screen.stage.is_blank
    assert screen.trust_strip.camera_on


def test_a_lost_client_blanks_everything_of_the_body(screen: LiveSetScreen) -> None:
    screen.show_snapshot(figure.snapshot(Moment(progress=0.8, count=4), guides=guides()))
    screen.show_snapshot(figure.unseen(Moment(time_s=0.2, count=4)))
    assert screen.stage.is_blank
    assert screen.depth_bar.shown.progress_ratio is None
    assert not screen.tempo_lane.ball_visible
    assert screen.rep_count.shown is not None
    assert screen.rep_count.shown.count == 4


def test_a_number_without_a_body_is_not_believed(screen: LiveSetScreen) -> None:
    odd = replace(figure.snapshot(Moment(progress=0.8)), pose=None)
    screen.show_snapshot(odd)
    assert screen.depth_bar.shown.progress_ratio is None


def test_silence_of_the_engine_blanks_the_body(screen: LiveSetScreen) -> None:
    screen.show_snapshot(figure.snapshot(Moment(progress=0.8), guides=guides()))
    screen.blank()
    assert screen.stage.is_blank
    assert screen.depth_bar.shown.progress_ratio is None
    assert not screen.tempo_lane.ball_visible


def test_a_rep_shows_its_sign_for_two_seconds(screen: LiveSetScreen, clock: Clock) -> None:
    screen.show_snapshot(figure.snapshot(Moment(progress=0.8)))
    rep = figure.rep(1, status=RepStatus.SHORT, rom=0.8)
    screen.take_event(RepCounted(set_id="set-1", rep=rep))
    screen.show_snapshot(figure.snapshot(Moment(count=1)))
    assert screen.rep_count.shown is not None
    assert screen.rep_count.shown.verdict is RepVerdict.SHORT
    assert screen.depth_bar.shown.best_ratio == pytest.approx(0.8)
    clock.advance(VERDICT_S)
    screen.show_snapshot(figure.snapshot(Moment(count=1)))
    assert screen.rep_count.shown.verdict is None


def test_measured_numbers_correct_the_sign(screen: LiveSetScreen) -> None:
    screen.take_event(RepCounted(set_id="set-1", rep=figure.rep(1, eccentric_s=float("nan"))))
    screen.take_event(RepMeasured(set_id="set-1", rep=figure.rep(1, eccentric_s=1.0)))
    screen.show_snapshot(figure.snapshot(Moment(count=1)))
    assert screen.rep_count.shown is not None
    assert screen.rep_count.shown.verdict is RepVerdict.FAST


def test_a_camera_that_is_unplugged_blanks_everything_of_the_body(screen: LiveSetScreen) -> None:
    seen = figure.snapshot(Moment(progress=0.8), guides=guides())
    screen.show_snapshot(seen)
    screen.show_snapshot(replace(figure.unseen(Moment(time_s=0.2)), frame=None))
    assert screen.stage.is_blank
    assert screen.depth_bar.shown.progress_ratio is None
    assert not screen.tempo_lane.ball_visible


def test_a_late_rep_of_the_set_before_leaves_no_sign(screen: LiveSetScreen) -> None:
    screen.take_event(RepCounted(set_id="set-0", rep=figure.rep(1)))
    screen.show_snapshot(figure.snapshot(Moment()))
    assert screen.rep_count.shown is not None
    assert screen.rep_count.shown.verdict is None


def test_the_next_set_starts_empty(screen: LiveSetScreen) -> None:
    screen.take_event(RepCounted(set_id="set-1", rep=figure.rep(1)))
    screen.show_snapshot(figure.snapshot(Moment(progress=0.5, count=1), cue=figure.shown_cue()))
    screen.leave()
    screen.enter(figure.plan("glute_bridge", side=Side.LEFT))
    assert screen.rep_count.shown is None
    assert screen.depth_bar.shown.best_ratio is None
    assert not screen.depth_bar.shown.downwards
    assert screen.cue_banner.shown is None
    assert screen.stage.is_blank
    assert screen._side.text() == "Left leg"


def test_stop_asks_the_engine(screen: LiveSetScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.command_given) as asked:
        screen._stop.click()
    assert asked.args == [StopSet()]


@pytest.mark.parametrize(
    ("effort", "words"),
    [
        (None, ""),
        (Effort.PLENTY, ""),
        (Effort.HARD, "Getting hard"),
        (Effort.FINISH, "1 or 2 left: finish or rack"),
        (Effort.RACK, "Rack it. Well done."),
    ],
)
def test_how_hard_it_gets_is_a_word_and_only_when_it_matters(
    screen: LiveSetScreen, effort: Effort | None, words: str
) -> None:
    screen.show_snapshot(replace(figure.snapshot(Moment(progress=0.5)), effort=effort))
    assert screen.effort.text() == words
    assert screen.effort.isHidden() is not bool(words)


def test_something_hurts_stops_the_set(screen: LiveSetScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.command_given) as asked:
        screen.hurts.click()
    assert asked.args == [StopSet(hurts=True)]


def test_the_loudspeaker_asks_for_the_loudness(screen: LiveSetScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.volume_wished):
        screen._sound.click()
    screen.show_volume_icon("volume_off")


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1080, 1920), (800, 1280)])
def test_nothing_overlaps_or_leaves_the_screen(
    screen: LiveSetScreen, size: tuple[int, int]
) -> None:
    screen.resize(*size)
    screen.show_snapshot(figure.snapshot(Moment(progress=0.5)))
    parts: list[QWidget] = [
        screen.stage,
        screen.depth_bar,
        screen.rep_count,
        screen._controls,
        screen.tempo_lane,
        screen.trust_strip,
    ]
    boxes = [QRect(part.mapTo(screen, part.rect().topLeft()), part.size()) for part in parts]
    for part, box in zip(parts, boxes, strict=True):
        assert screen.rect().contains(box), part
    for first, second in itertools.combinations(boxes, 2):
        assert not first.intersects(second)
    stage = boxes[0]
    assert stage.width() * stage.height() > 0.4 * size[0] * size[1]


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1080, 1920)])
def test_buttons_are_large_enough_for_a_moving_hand(
    screen: LiveSetScreen, size: tuple[int, int]
) -> None:
    screen.resize(*size)
    for button in screen.findChildren(TouchButton):
        assert button.width() / DOTS_PER_MM >= TOUCH_MM - 0.2
        assert button.height() / DOTS_PER_MM >= TOUCH_MM - 0.2


def test_two_thousand_pictures_leave_no_widgets_behind(screen: LiveSetScreen) -> None:
    moments = [
        figure.snapshot(Moment(progress=step / 10.0, time_s=step / 30.0)) for step in range(10)
    ]
    for snapshot in moments:
        screen.show_snapshot(snapshot)
    widgets = len(screen.findChildren(QWidget))
    for number in range(200):
        for snapshot in moments:
            screen.show_snapshot(snapshot)
        screen.take_event(RepCounted(set_id="set-1", rep=figure.rep(number + 1)))
    assert len(screen.findChildren(QWidget)) == widgets
