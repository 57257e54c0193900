"""Facts reach the screens in order, and neither a slow nor a failing disk freezes the station."""

import queue

import pytest

from studio.engine.course.durable_events import DurableEvents, StorageWatch
from studio.engine.snapshot import CameraBack, Event, RepCounted, StateChanged
from studio.errors import KnownError, Reason
from studio.model.session import StationState
from tests.engine.fakes import FakeReceipt, rep_at

SUMMARY = StateChanged(state=StationState.SUMMARY, plan=None)


class Desk:
    """Facts go in at one end; `out` takes what came out at the other."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.storage = StorageWatch()
        self.facts = DurableEvents(self._queue, storage=self.storage)

    def out(self) -> list[Event]:
        taken: list[Event] = []
        while not self._queue.empty():
            taken.append(self._queue.get_nowait())
        return taken


@pytest.fixture
def desk() -> Desk:
    return Desk()


def rep(number: int) -> RepCounted:
    return RepCounted(set_id="set-1", rep=rep_at(2.0 * number, number=number))


def test_facts_keep_their_order_behind_a_slow_disk(desk: Desk) -> None:
    slow = FakeReceipt(durable=False)
    counted = rep(1)
    desk.facts.post(counted, after=slow)
    desk.facts.post(SUMMARY)
    assert desk.out() == []

    slow.is_durable = True
    desk.facts.release()

    assert desk.out() == [counted, SUMMARY]


def test_while_the_disk_fails_only_reps_wait(desk: Desk) -> None:
    first, second = FakeReceipt(durable=False), FakeReceipt(durable=False)
    one, two = rep(1), rep(2)
    desk.storage.told(KnownError(Reason.DISK_FULL, "The disk is full."))
    desk.facts.post(one, after=first)
    desk.facts.post(SUMMARY)
    desk.facts.post(two, after=second)
    desk.facts.post(CameraBack())

    assert desk.out() == [SUMMARY, CameraBack()]
    assert desk.facts.waiting_reps("set-1") == 2
    assert desk.facts.waiting_reps("the next set") == 0

    first.is_durable = second.is_durable = True
    desk.storage.told(None)
    desk.facts.release()

    assert desk.out() == [one, two]
    assert desk.facts.waiting_reps("set-1") == 0


def test_a_record_that_was_given_up_holds_nothing_back(desk: Desk) -> None:
    receipt = FakeReceipt(durable=False)
    counted = rep(1)
    desk.facts.post(counted, after=receipt)
    desk.facts.post(SUMMARY)

    receipt.is_lost = True
    desk.facts.release()

    assert desk.out() == [counted, SUMMARY]
