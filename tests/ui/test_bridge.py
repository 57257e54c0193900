"""The bridge: facts are never lost, state may be skipped, silence is noticed."""

import queue
from concurrent.futures import Executor, Future
from dataclasses import replace

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.engine.pipeline.mailbox import Mailbox
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


def test_a_body_seen_pictures_ago_goes_blank_150_ms_after_it_was_seen(ends: Ends) -> None:
    stale: list[bool] = []
    ends.bridge.went_stale.connect(lambda: stale.append(True))
    now_s = ends.clock.now_s
    shown = replace(make_snapshot(analysed_s=now_s), seen_s=now_s - 0.1)
    ends.snapshots.put(shown)
    ends.bridge.poll()
    assert not stale
    ends.clock.advance(0.06)
    ends.bridge.poll()
    assert stale == [True]


def test_a_body_that_is_old_when_it_arrives_is_blank_before_it_is_painted(ends: Ends) -> None:
    heard: list[str] = []
    ends.bridge.went_stale.connect(lambda: heard.append("stale"))
    ends.bridge.snapshot_ready.connect(lambda _: heard.append("snapshot"))
    ends.snapshots.put(make_snapshot(analysed_s=ends.clock.now_s - 0.2))
    ends.bridge.poll()
    assert heard == ["snapshot", "stale"]


def test_a_picture_that_takes_long_to_scale_leaves_no_old_body(ends: Ends) -> None:
    stale: list[bool] = []
    ends.bridge.went_stale.connect(lambda: stale.append(True))
    ends.snapshots.put(make_snapshot(analysed_s=ends.clock.now_s))
    ends.bridge.poll()
    never: Future[None] = Future()
    ends.bridge.set_prepare_hook(lambda _snapshot, _pool: never)
    ends.snapshots.put(make_snapshot(analysed_s=ends.clock.now_s))
    ends.bridge.poll()
    ends.clock.advance(0.2)
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


class Work:
    """Work ahead of each snapshot that ends when a test says so."""

    def __init__(self) -> None:
        self.asked: list[Snapshot] = []
        self.job: Future[None] = Future()

    def begin(self, snapshot: Snapshot, pool: Executor) -> Future[None]:
        self.asked.append(snapshot)
        self.job = Future()
        return self.job


def test_a_state_is_handed_on_when_its_work_is_done(ends: Ends, qtbot: QtBot) -> None:
    work = Work()
    heard: list[object] = []
    ends.bridge.set_prepare_hook(work.begin)
    ends.bridge.event_taken.connect(heard.append)
    ends.bridge.snapshot_ready.connect(heard.append)
    snapshot, newest = make_snapshot(100.0, index=1), make_snapshot(100.0, index=3)
    ends.snapshots.put(snapshot)
    ends.bridge.poll()
    ends.snapshots.put(make_snapshot(100.0, index=2))
    ends.snapshots.put(newest)
    ends.bridge.poll()
    assert not heard
    assert work.asked == [snapshot]
    ends.events.put(CameraBack())
    work.job.set_result(None)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [CameraBack(), snapshot]
    ends.bridge.poll()
    assert work.asked == [snapshot, newest]


def test_a_state_without_work_is_handed_on_at_once(ends: Ends) -> None:
    heard: list[object] = []
    ends.bridge.set_prepare_hook(lambda _snapshot, _pool: None)
    ends.bridge.snapshot_ready.connect(heard.append)
    ends.snapshots.put(make_snapshot(100.0))
    ends.bridge.poll()
    assert len(heard) == 1


def test_work_on_another_thread_is_not_busy_time(ends: Ends, qtbot: QtBot) -> None:
    work = Work()
    heard: list[float] = []

    def begin(snapshot: Snapshot, pool: Executor) -> Future[None]:
        ends.clock.advance(0.001)
        return work.begin(snapshot, pool)

    ends.bridge.set_prepare_hook(begin)
    ends.bridge.set_busy_hook(heard.append)
    ends.bridge.snapshot_ready.connect(lambda _: ends.clock.advance(0.004))
    ends.snapshots.put(make_snapshot(100.0))
    ends.bridge.poll()
    ends.clock.advance(0.050)
    ends.bridge.poll()
    work.job.set_result(None)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [pytest.approx(5.0)]


def test_stopped_while_work_is_under_way_shows_nothing_more(ends: Ends, qtbot: QtBot) -> None:
    heard: list[object] = []
    asked: list[object] = []
    done: list[Future[None]] = []

    def begin(snapshot: Snapshot, pool: Executor) -> Future[None]:
        done.append(pool.submit(asked.append, snapshot))
        return done[0]

    ends.bridge.set_prepare_hook(begin)
    ends.bridge.snapshot_ready.connect(heard.append)
    ends.snapshots.put(make_snapshot(100.0))
    ends.bridge.poll()
    ends.bridge.stop()
    assert done[0].done()
    assert len(asked) == 1
    qtbot.wait(1)
    assert not heard
