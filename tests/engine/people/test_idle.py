import pytest

from studio.engine.people.idle import IdleWatch


def watch() -> IdleWatch:
    idle = IdleWatch(idle_s=60.0, countdown_s=20.0)
    idle.stay(0.0)
    return idle


def test_somebody_in_the_picture_is_never_asked() -> None:
    idle = watch()
    for second in range(300):
        state = idle.update(now_s=float(second), is_someone_there=True)
        assert state.left_s is None
        assert not state.is_over


def test_it_asks_after_a_minute_and_gives_up_twenty_seconds_later() -> None:
    idle = watch()
    assert idle.update(now_s=59.9, is_someone_there=False).left_s is None
    assert idle.update(now_s=60.0, is_someone_there=False).left_s == pytest.approx(20.0)
    assert idle.update(now_s=75.0, is_someone_there=False).left_s == pytest.approx(5.0)
    assert not idle.update(now_s=79.9, is_someone_there=False).is_over
    assert idle.update(now_s=80.0, is_someone_there=False).is_over


def test_an_answer_begins_a_new_minute() -> None:
    idle = watch()
    idle.update(now_s=70.0, is_someone_there=False)
    idle.stay(71.0)
    assert idle.update(now_s=130.0, is_someone_there=False).left_s is None
    assert idle.update(now_s=131.0, is_someone_there=False).left_s == pytest.approx(20.0)


def test_somebody_walking_past_is_no_answer_but_somebody_staying_is() -> None:
    idle = watch()
    idle.update(now_s=65.0, is_someone_there=False)
    assert idle.update(now_s=65.5, is_someone_there=True).left_s is not None
    assert idle.update(now_s=66.0, is_someone_there=False).left_s is not None
    assert idle.update(now_s=67.0, is_someone_there=True).left_s is not None
    assert idle.update(now_s=68.0, is_someone_there=True).left_s is None


def test_a_reset_forgets() -> None:
    idle = watch()
    idle.reset()
    assert idle.update(now_s=500.0, is_someone_there=False).left_s is None
