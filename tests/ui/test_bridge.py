"""The bridge: facts are never lost, state may be skipped, silence is noticed."""

import queue
from dataclasses import replace

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.engine.mailbox import Mailbox
from studio.engine.snapshot import (
    CameraBack,
    CameraLost,
    Command,
    CountCorrected,
    CueGiven,
    Event,
    RepCounted,
    RepMeasured,
    RepRejected,
    SetFinished,
    SetStarted,
    Snapshot,
    StateChanged,
    StopSet,
)
from studio.model.rep import NotCounted, RejectReason
from studio.model.session import StationState
from studio.ui.bridge import Bridge
from tests.ui import figure
from tests.ui.figure import Clock, Moment


class Ends:
    """The engine's side of a bridge."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.snapshots: Mailbox[Snapshot] = Mailbox()
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.commands: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self.bridge = Bridge(
            snapshots=self.snapshots,
            events=self.events,
            commands=self.commands,
            clock=self.clock,
        )


@pytest.fixture
def ends(qapp: object) -> Ends:
    return Ends()


def make_snapshot(analysed_s: float, index: int = 0) -> Snapshot:
    return replace(figure.snapshot(Moment(index=index)), analysed_s=analysed_s)


def every_event() -> list[Event]:
    plan = figure.plan()
    return [
        StateChanged(state=StationState.LIVE, plan=plan),
        SetStarted(plan=plan),
        RepCounted(set_id="s", rep=figure.rep(1)),
        RepMeasured(set_id="s", rep=figure.rep(1)),
        RepRejected(set_id="s", movement=NotCounted(at_s=1.0, reason=RejectReason.PARTIAL)),
        CountCorrected(set_id="s", change=1, count=2),
        CueGiven(set_id="s", cue=figure.shown_cue()),
        CameraLost(message="gone"),
        CameraBack(),
        SetFinished(plan=plan, reps=(), count=2, score=90.0, coverage=0.9, deduction=""),
    ]


def test_every_fact_has_its_signal_and_its_order(ends: Ends) -> None:
    bridge, events = ends.bridge, every_event()
    heard: list[object] = []
    for signal in (
        bridge.state_changed,
        bridge.set_started,
        bridge.rep_counted,
        bridge.rep_measured,
        bridge.rep_rejected,
        bridge.count_corrected,
        bridge.cue_given,
        bridge.camera_lost,
        bridge.camera_back,
        bridge.set_finished,
    ):
        signal.connect(heard.append)
    every: list[object] = []
    bridge.event_taken.connect(every.append)
    for event in events:
        ends.events.put(event)
    bridge.poll()
    assert heard == events
    assert every == events


def test_the_newest_state_wins_and_facts_come_first(ends: Ends) -> None:
    heard: list[object] = []
    ends.bridge.event_taken.connect(heard.append)
    ends.bridge.snapshot_ready.connect(heard.append)
    ends.snapshots.put(make_snapshot(100.0, index=1))
    newest = make_snapshot(100.0, index=2)
    ends.snapshots.put(newest)
    fact = CameraBack()
    ends.events.put(fact)
    ends.bridge.poll()
    assert heard == [fact, newest]


def test_silence_is_said_once_after_150_ms(ends: Ends) -> None:
    stale: list[bool] = []
    ends.bridge.went_stale.connect(lambda: stale.append(True))
    ends.snapshots.put(make_snapshot(analysed_s=ends.clock.now_s))
    ends.bridge.poll()
    ends.clock.advance(0.149)
    ends.bridge.poll()
    assert not stale
    ends.clock.advance(0.002)
    for _ in range(3):
        ends.bridge.poll()
    assert stale == [True]


def test_no_silence_before_the_first_picture(ends: Ends) -> None:
    stale: list[bool] = []
    ends.bridge.went_stale.connect(lambda: stale.append(True))
    ends.clock.advance(10.0)
    ends.bridge.poll()
    assert not stale


def test_commands_go_the_other_way(ends: Ends) -> None:
    ends.bridge.send(StopSet())
    assert ends.commands.get_nowait() == StopSet()


def test_the_timer_polls(ends: Ends, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ends.bridge.snapshot_ready, timeout=2000):
        ends.bridge.start()
        ends.snapshots.put(make_snapshot(100.0))
    assert ends.bridge.is_running
    ends.bridge.stop()
    assert not ends.bridge.is_running


def test_stopping_hands_on_what_waits(ends: Ends) -> None:
    heard: list[object] = []
    ends.bridge.event_taken.connect(heard.append)
    ends.events.put(CameraBack())
    ends.bridge.stop()
    assert heard == [CameraBack()]


def test_the_busy_hook_hears_how_long_a_picture_took_with_its_painting(
    ends: Ends, qtbot: QtBot
) -> None:
    class Slow(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            ends.clock.advance(0.004)

    widget = Slow()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    qtbot.waitUntil(lambda: ends.clock.now_s > 100.0)

    def show(snapshot: object) -> None:
        ends.clock.advance(0.003)
        widget.update()

    heard: list[float] = []
    ends.bridge.snapshot_ready.connect(show)
    ends.bridge.set_busy_hook(heard.append)
    ends.snapshots.put(make_snapshot(100.0))
    ends.bridge.poll()
    assert not heard
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [pytest.approx(7.0)]
