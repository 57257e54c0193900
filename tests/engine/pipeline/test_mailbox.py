"""The one-place mailbox: newest wins, nothing is lost uncounted, nobody waits for ever."""

import threading

from hypothesis import given
from hypothesis import strategies as st

from studio.engine.pipeline.mailbox import Mailbox


def test_newest_wins_and_the_rest_is_counted() -> None:
    mailbox: Mailbox[int] = Mailbox()
    assert mailbox.peek() is None
    assert all(mailbox.put(number) for number in range(5))
    assert mailbox.peek() == 4
    assert mailbox.take(0.0) == 4
    assert mailbox.take(0.0) is None
    assert mailbox.dropped == 4


@given(st.lists(st.sampled_from(["put", "take"]), max_size=60))
def test_what_goes_in_comes_out_or_is_counted(steps: list[str]) -> None:
    mailbox: Mailbox[int] = Mailbox()
    taken: list[int] = []
    put = 0
    for step in steps:
        if step == "put":
            mailbox.put(put)
            put += 1
        elif (item := mailbox.take(0.0)) is not None:
            taken.append(item)
    waiting = 0 if mailbox.peek() is None else 1
    assert put == len(taken) + mailbox.dropped + waiting
    assert taken == sorted(taken)


def test_take_waits_for_a_put() -> None:
    mailbox: Mailbox[str] = Mailbox()
    taken: list[str | None] = []
    reader = threading.Thread(target=lambda: taken.append(mailbox.take(10.0)))
    reader.start()
    mailbox.put("picture")
    reader.join(10.0)
    assert taken == ["picture"]


def test_close_wakes_who_takes() -> None:
    mailbox: Mailbox[str] = Mailbox()
    reader = threading.Thread(target=mailbox.take, args=(60.0,))
    reader.start()
    mailbox.close()
    reader.join(10.0)
    assert not reader.is_alive()
    assert mailbox.is_closed


def test_last_item_can_still_be_taken_after_close() -> None:
    mailbox: Mailbox[str] = Mailbox()
    mailbox.put("last")
    mailbox.close()
    mailbox.close()
    assert not mailbox.put("too late")
    assert not mailbox.put_when_empty("too late")
    assert mailbox.take(60.0) == "last"
    assert mailbox.take(60.0) is None


def test_back_pressure_loses_nothing() -> None:
    mailbox: Mailbox[int] = Mailbox()

    def fill() -> None:
        for number in range(200):
            assert mailbox.put_when_empty(number)
        mailbox.close()

    writer = threading.Thread(target=fill)
    writer.start()
    taken = list(iter(lambda: mailbox.take(10.0), None))
    writer.join(10.0)
    assert taken == list(range(200))
    assert mailbox.dropped == 0


def test_close_wakes_who_waits_for_room() -> None:
    mailbox: Mailbox[int] = Mailbox()
    mailbox.put(1)
    kept: list[bool] = []
    writer = threading.Thread(target=lambda: kept.append(mailbox.put_when_empty(2)))
    writer.start()
    mailbox.close()
    writer.join(10.0)
    assert kept == [False]
    assert mailbox.take(0.0) == 1
