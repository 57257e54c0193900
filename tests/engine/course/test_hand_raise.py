from dataclasses import replace

import pytest

from studio.engine.course.hand_raise import HandRaise, hands_up
from studio.model.landmarks import Landmark
from studio.model.pose import Pose
from tests.builders import hide, make_pose, squat_posture, symmetric_posture

LYING = symmetric_posture(trunk_deg=-88.0, thigh_deg=60.0, shank_deg=-40.0)


ARM = {
    Landmark.LEFT_WRIST: (Landmark.LEFT_SHOULDER, Landmark.LEFT_ELBOW),
    Landmark.RIGHT_WRIST: (Landmark.RIGHT_SHOULDER, Landmark.RIGHT_ELBOW),
}


def with_wrist_above(
    pose: Pose, wrist: Landmark, *, by_px: float = 100.0, elbow_ratio: float = 0.4
) -> Pose:
    """A wrist above the nose, the elbow so many trunk lengths above the shoulder."""
    points = pose.points_px.copy()
    shoulder, elbow = ARM[wrist]
    trunk_px = points[Landmark.LEFT_HIP, 1] - points[Landmark.LEFT_SHOULDER, 1]
    points[wrist, 1] = points[Landmark.NOSE, 1] - by_px
    points[elbow, 1] = points[shoulder, 1] - elbow_ratio * trunk_px
    return replace(pose, points_px=points)


STANDING = make_pose(squat_posture(0.0))
RAISED = with_wrist_above(STANDING, Landmark.LEFT_WRIST)


def feed(hand: HandRaise, pose: Pose | None, *, start_s: float, seconds: float) -> list[float]:
    """Moments at which it fired."""
    fired = []
    for step in range(round(30 * seconds)):
        time_s = start_s + step / 30.0
        hand.update(pose, time_s=time_s)
        if hand.is_fired:
            fired.append(time_s)
    return fired


def test_one_wrist_or_both_above_the_head() -> None:
    assert hands_up(RAISED)
    assert hands_up(with_wrist_above(RAISED, Landmark.RIGHT_WRIST))
    assert not hands_up(STANDING)


def test_a_hand_at_the_face_is_not_raised() -> None:
    assert not hands_up(with_wrist_above(STANDING, Landmark.LEFT_WRIST, by_px=5.0))


def test_a_wrist_that_is_not_seen_is_not_raised() -> None:
    assert not hands_up(hide(RAISED, Landmark.LEFT_WRIST))


def test_arms_beside_the_head_of_somebody_lying_are_no_sign() -> None:
    assert not hands_up(with_wrist_above(make_pose(LYING), Landmark.LEFT_WRIST))


def test_it_fires_once_after_a_second_and_again_only_after_the_hand_was_down() -> None:
    hand = HandRaise()
    assert feed(hand, STANDING, start_s=0.0, seconds=0.5) == []
    fired = feed(hand, RAISED, start_s=0.5, seconds=4.0)
    assert len(fired) == 1
    assert 1.45 <= fired[0] <= 1.55
    assert feed(hand, STANDING, start_s=4.5, seconds=0.5) == []
    assert len(feed(hand, RAISED, start_s=5.0, seconds=1.5)) == 1


def test_a_hand_that_was_up_from_the_beginning_does_not_count() -> None:
    assert feed(HandRaise(), RAISED, start_s=0.0, seconds=3.0) == []


def test_a_flicker_is_bridged_and_a_pause_is_not() -> None:
    hand = HandRaise()
    feed(hand, STANDING, start_s=0.0, seconds=0.5)
    feed(hand, RAISED, start_s=0.5, seconds=0.6)
    hand.update(STANDING, time_s=1.1)
    assert len(feed(hand, RAISED, start_s=1.13, seconds=0.6)) == 1
    hand.reset()
    feed(hand, STANDING, start_s=3.0, seconds=0.5)
    feed(hand, RAISED, start_s=3.5, seconds=0.6)
    feed(hand, STANDING, start_s=4.1, seconds=0.5)
    assert feed(hand, RAISED, start_s=4.6, seconds=0.6) == []


def test_it_does_not_fire_while_nobody_is_seen() -> None:
    assert feed(HandRaise(), None, start_s=0.0, seconds=3.0) == []


@pytest.mark.parametrize("one_hand", [True, False])
def test_hands_held_before_the_face_are_no_sign(one_hand: bool) -> None:
    """As in a squat with clasped hands seen half from the side: the far hand is hidden."""
    near = with_wrist_above(STANDING, Landmark.LEFT_WRIST, elbow_ratio=0.15)
    both = with_wrist_above(near, Landmark.RIGHT_WRIST, elbow_ratio=0.19)
    clasped = hide(both, Landmark.RIGHT_WRIST)
    hand = HandRaise(one_hand=one_hand)

    assert feed(hand, STANDING, start_s=0.0, seconds=0.5) == []
    assert feed(hand, clasped, start_s=0.5, seconds=3.0) == []


@pytest.mark.parametrize("other_hangs", [True, False])
def test_in_a_set_the_other_hand_hangs_even_where_it_is_hidden(other_hangs: bool) -> None:
    pose = RAISED
    if not other_hangs:
        pose = with_wrist_above(pose, Landmark.RIGHT_WRIST, elbow_ratio=0.1)
    hidden = hide(pose, Landmark.RIGHT_WRIST)
    hand = HandRaise(one_hand=True)
    feed(hand, STANDING, start_s=0.0, seconds=0.5)

    assert bool(feed(hand, hidden, start_s=0.5, seconds=2.0)) is other_hangs
