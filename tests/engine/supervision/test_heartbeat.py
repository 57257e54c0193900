"""Who is alive, who is missed."""

import pytest

from studio.engine.supervision.heartbeat import ALWAYS_THERE, LIMITS_S, Heartbeats, Part


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.mark.parametrize("part", list(Part))
def test_a_part_that_falls_silent_is_late(part: Part) -> None:
    clock = Clock()
    hearts = Heartbeats(clock=clock)
    for each in Part:
        hearts.beat(each)
    clock.now_s += LIMITS_S[part]
    for each in Part:
        if each is not part:
            hearts.beat(each)

    assert hearts.late() == ()
    clock.now_s += 0.01
    assert hearts.late() == (part,)


def test_a_part_that_beats_again_is_not_late() -> None:
    clock = Clock()
    hearts = Heartbeats(clock=clock)
    hearts.beat(Part.ANALYSIS)
    clock.now_s += 60.0
    assert hearts.late() == (Part.ANALYSIS,)

    hearts.beat(Part.ANALYSIS)

    assert hearts.late() == ()


def test_a_camera_that_was_turned_off_is_not_missed() -> None:
    clock = Clock()
    hearts = Heartbeats(clock=clock)
    hearts.beat(Part.CAMERA)
    hearts.rest(Part.CAMERA)
    clock.now_s += 600.0

    assert hearts.late() == ()


def test_it_has_begun_once_all_that_is_always_there_was_alive() -> None:
    hearts = Heartbeats(clock=Clock())
    for part in ALWAYS_THERE:
        assert not hearts.have_begun
        hearts.beat(part)

    assert hearts.have_begun
