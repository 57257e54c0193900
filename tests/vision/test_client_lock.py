"""Whose body is it? The lock alone, on made-up people; the networks come in `test_two_people`."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.model.landmarks import LANDMARK_COUNT, Landmark
from studio.vision.client_lock import AWAY_S, ClientLock
from studio.vision.clothes import Clothes, likeness
from studio.vision.detector import Person
from studio.vision.followed_client import FollowedClient
from studio.vision.region import Region
from studio.vision.seen_body import Body

WIDTH_PX = 1280
PERIOD_S = 1.0 / 30.0


def wearing(colour: int) -> Clothes:
    histogram = np.zeros(384)
    histogram[colour] = 1.0
    return Clothes(torso=histogram, thighs=histogram)


RED, BLUE = wearing(10), wearing(200)


def region(x_px: float, size_px: float) -> Region:
    return Region(centre_px=(x_px, 400.0), size_px=size_px, angle_rad=0.0)


def person(x_px: float, size_px: float = 500.0) -> Person:
    return Person(score=0.9, region=region(x_px, size_px), face_box_px=(0.0, 0.0, 1.0, 1.0))


def standing_points(x_px: float, size_px: float) -> NDArray[np.float64]:
    """(33, 2) somebody upright, seen from the front; what is not a joint lies on the hips."""
    points = np.tile([x_px, 400.0], (LANDMARK_COUNT, 1))
    rows = ("SHOULDER", -0.24), ("HIP", 0.0), ("KNEE", 0.2), ("ANKLE", 0.38), ("HEEL", 0.4)
    for name, down in (*rows, ("FOOT_INDEX", 0.4)):
        for side, across in (("LEFT", 0.05), ("RIGHT", -0.05)):
            points[Landmark[f"{side}_{name}"]] += (across * size_px, down * size_px)
    return points


def body(x_px: float, size_px: float = 500.0, clothes: Clothes = RED) -> Body:
    return Body(
        hip_px=(x_px, 400.0),
        torso_px=(x_px, 400.0 - 0.12 * size_px),
        torso_length_px=0.24 * size_px,
        region=region(x_px, size_px),
        clothes=clothes,
        points_px=standing_points(x_px, size_px),
    )


def look(lock: ClientLock, people: list[Person], time_s: float, seen: Body | None = None) -> None:
    lock.saw(people, body=seen, picture_width_px=WIDTH_PX, time_s=time_s)


def lock_on(client: Body, *, others: tuple[Person, ...] = (), until_s: float = 3.0) -> ClientLock:
    """A lock that has followed a client for a while."""
    lock = ClientLock()
    own = person(client.hip_px[0], client.region.size_px)
    look(lock, [own, *others], 0.0)
    assert lock.candidate(time_s=0.0) == own.region
    for number in range(round(until_s / PERIOD_S) + 1):
        time_s = number * PERIOD_S
        if lock.wants_look(client, time_s=time_s):
            look(lock, [own, *others], time_s, client)
        assert lock.is_client(client, time_s=time_s)
        lock.believe(client, time_s=time_s)
    return lock


def test_nearest_the_middle_is_chosen_not_the_biggest() -> None:
    lock = ClientLock()
    look(lock, [person(150.0, 700.0), person(600.0, 500.0), person(1200.0, 650.0)], 0.0)
    assert lock.candidate(time_s=0.0) == region(600.0, 500.0)


def test_small_person_far_behind_is_not_chosen() -> None:
    lock = ClientLock()
    look(lock, [person(640.0, 120.0), person(400.0, 600.0)], 0.0)
    assert lock.candidate(time_s=0.0) == region(400.0, 600.0)


def test_nobody_there() -> None:
    lock = ClientLock()
    look(lock, [], 0.0)
    assert lock.candidate(time_s=0.0) is None
    assert not lock.wants_closer_look(time_s=0.0)


def test_middle_is_looked_at_alone_before_somebody_at_the_side_is_chosen() -> None:
    lock = ClientLock()
    look(lock, [person(150.0, 700.0)], 0.0)
    assert lock.wants_closer_look(time_s=0.0)
    look(lock, [person(150.0, 700.0), person(640.0)], 0.0)
    assert not lock.wants_closer_look(time_s=0.0)


def test_first_second_is_provisional_and_then_the_choice_stands() -> None:
    at_side, in_middle = person(150.0, 600.0), person(640.0, 500.0)
    follower = body(150.0, 600.0)
    lock = ClientLock()
    look(lock, [at_side], 0.0)
    lock.believe(follower, time_s=0.0)
    look(lock, [at_side, in_middle], 0.5, follower)
    assert not lock.is_client(follower, time_s=0.5)
    assert lock.candidate(time_s=0.5) == in_middle.region

    settled = lock_on(follower)
    look(settled, [at_side, in_middle], 3.5, follower)
    assert settled.is_client(follower, time_s=3.5)


@pytest.mark.parametrize("seen", [body(900.0), body(600.0, 500.0, BLUE), body(600.0, 900.0)])
def test_alone_one_oddity_is_no_reason_to_doubt(seen: Body) -> None:
    lock = lock_on(body(600.0))
    time_s = 3.0 + PERIOD_S
    look(lock, [person(seen.hip_px[0], seen.region.size_px)], time_s, seen)
    assert lock.is_client(seen, time_s=time_s)


def test_it_looks_more_often_while_somebody_is_near() -> None:
    alone = lock_on(body(600.0))
    near = lock_on(body(600.0), others=(person(850.0),))
    assert not alone.wants_look(body(600.0), time_s=3.0 + 0.1)
    assert near.wants_look(body(600.0), time_s=3.0 + 0.1)


def pass_by(
    lock: ClientLock,
    *,
    passer_px: Callable[[float], float],
    passer_size_px: float,
    passer_clothes: Clothes,
    until_s: float,
) -> dict[float, float]:
    """Somebody walks in front of the client at 600 px; the network goes with whoever is in front.

    Returns:
        Time and place of every body that was believed.
    """
    believed: dict[float, float] = {}
    is_followed = True
    for number in range(1, round(until_s / PERIOD_S)):
        time_s = 3.0 + number * PERIOD_S
        x_px = passer_px(number * PERIOD_S)
        is_covered = abs(x_px - 600.0) < 120.0
        people = [person(x_px, passer_size_px)] + ([] if is_covered else [person(600.0)])
        read = body(x_px, passer_size_px, passer_clothes) if is_covered else body(600.0)
        if is_followed:
            if lock.wants_look(read, time_s=time_s):
                look(lock, people, time_s, read)
            is_followed = lock.is_client(read, time_s=time_s)
        if not is_followed:
            look(lock, people, time_s)
            where = lock.candidate(time_s=time_s)
            if where is not None:
                fits = abs(where.centre_px[0] - x_px) < abs(where.centre_px[0] - 600.0)
                read = body(x_px, passer_size_px, passer_clothes) if fits or is_covered else read
                is_followed = lock.accepts(read, time_s=time_s)
        if is_followed:
            lock.believe(read, time_s=time_s)
            believed[time_s] = read.hip_px[0]
    return believed


@pytest.mark.parametrize("direction", [1.0, -1.0])
@pytest.mark.parametrize("clothes", [RED, BLUE], ids=["same clothes", "other clothes"])
def test_bigger_passer_by_in_front_is_not_taken(direction: float, clothes: Clothes) -> None:
    lock = lock_on(body(600.0))
    believed = pass_by(
        lock,
        passer_px=lambda passed_s: 600.0 + direction * (500.0 * passed_s - 800.0),
        passer_size_px=720.0,
        passer_clothes=clothes,
        until_s=3.2,
    )
    assert set(believed.values()) == {600.0}
    hidden = [b - a for a, b in zip(believed, list(believed)[1:], strict=False)]
    assert max(hidden) < 0.7  # covered for 0.48 s


def test_client_is_hidden_while_somebody_stands_in_front() -> None:
    lock = lock_on(body(600.0))
    believed = pass_by(
        lock,
        passer_px=lambda passed_s: min(-100.0 + 500.0 * passed_s, 600.0),
        passer_size_px=720.0,
        passer_clothes=BLUE,
        until_s=4.0,
    )
    assert set(believed.values()) == {600.0}
    assert max(believed) < 3.0 + 1.2 + 0.1  # nothing is said of the client once covered


def test_network_that_went_off_with_a_passer_by_comes_back() -> None:
    """Nobody noticed the passer-by until both were apart again."""
    lock = lock_on(body(600.0))
    for number in range(1, 20):
        lock.believe(body(600.0 - 15.0 * number), time_s=3.0 + number * PERIOD_S)
    time_s = 3.0 + 20 * PERIOD_S
    gone = body(300.0)
    look(lock, [person(300.0), person(600.0)], time_s, gone)
    assert not lock.is_client(gone, time_s=time_s)
    assert lock.candidate(time_s=time_s) == region(600.0, 500.0)
    assert lock.accepts(body(600.0), time_s=time_s)


def test_hidden_client_is_given_up_after_a_while() -> None:
    lock = lock_on(body(600.0))
    stranger = person(1100.0, 480.0)
    look(lock, [stranger], 3.0 + AWAY_S - 0.5)
    assert not lock.accepts(body(1100.0, 480.0, BLUE), time_s=3.0 + AWAY_S - 0.5)
    look(lock, [stranger], 3.0 + AWAY_S + 0.5)
    assert lock.candidate(time_s=3.0 + AWAY_S + 0.5) == stranger.region
    assert lock.accepts(body(1100.0, 480.0, BLUE), time_s=3.0 + AWAY_S + 0.5)


def test_who_only_walked_by_is_not_waited_for() -> None:
    lock = lock_on(body(600.0), until_s=1.2)
    newcomer, seen = person(760.0, 1000.0), body(760.0, 1000.0, BLUE)
    look(lock, [newcomer], 1.3, body(600.0))  # taken for another, who is near from now on
    for tenth in range(14, 31):
        look(lock, [newcomer], 0.1 * tenth)
        region = lock.candidate(time_s=0.1 * tenth)
        assert lock.accepts(seen, time_s=0.1 * tenth) == (0.1 * tenth > 2.69), tenth
    assert region == newcomer.region


def test_client_lost_alone_is_taken_back_where_it_was() -> None:
    lock = lock_on(body(600.0))
    look(lock, [person(650.0)], 3.5)
    assert lock.accepts(body(650.0, 500.0, BLUE), time_s=3.5)


def test_forgotten_client_is_nobody() -> None:
    lock = lock_on(body(600.0))
    lock.forget()
    look(lock, [person(300.0, 600.0)], 4.0)
    assert lock.candidate(time_s=4.0) == region(300.0, 600.0)
    assert lock.accepts(body(300.0, 600.0, BLUE), time_s=4.0)


def cross(
    lock: ClientLock, client: Body, *, clothes: Clothes, in_front: bool
) -> tuple[list[bool], list[bool]]:
    """Somebody walks through the client's place, both read in every picture.

    Returns:
        For each picture, whether a body was taken for the client's, and whether it was not.
    """
    taken, hidden = [], []
    for number in range(60):
        time_s = 3.0 + number * PERIOD_S
        x_px = 1200.0 - 20.0 * number
        walker = body(x_px, 540.0 if in_front else 460.0, clothes)
        front = walker if in_front else client
        overlap = abs(x_px - client.hip_px[0]) < 30.0
        read = front if overlap else client  # the network sees only who is in front
        read_walker = front if overlap else walker
        seen = [person(walker.hip_px[0], walker.region.size_px)]
        if not overlap:
            seen.append(person(client.hip_px[0], client.region.size_px))
        look(lock, seen, time_s, read)
        if lock.rival_region(time_s=time_s) is not None:
            lock.saw_rival(read_walker, body=read, time_s=time_s)
        is_client = lock.is_client(read, time_s=time_s)
        if is_client and not lock.is_covered(read, time_s=time_s):
            lock.believe(read, time_s=time_s)
            taken.append(read is walker)
        hidden.append(not is_client or lock.is_covered(read, time_s=time_s))
    return taken, hidden


@pytest.mark.parametrize("clothes", [RED, BLUE], ids=["dressed alike", "other clothes"])
def test_walker_who_hides_the_client_is_never_taken_for_the_client(clothes: Clothes) -> None:
    client = body(640.0)
    taken, hidden = cross(lock_on(client), client, clothes=clothes, in_front=True)
    assert not any(taken)
    assert 1 <= sum(hidden) <= 20
    assert not any(hidden[-20:])


@pytest.mark.parametrize("clothes", [RED, BLUE], ids=["dressed alike", "other clothes"])
def test_walker_behind_the_client_hides_nothing(clothes: Clothes) -> None:
    client = body(640.0)
    taken, hidden = cross(lock_on(client), client, clothes=clothes, in_front=False)
    assert not any(taken)
    assert sum(hidden) == 0


def test_what_was_learned_stays_sound_when_time_goes_back() -> None:
    client = body(640.0)
    followed = FollowedClient.chosen(client, time_s=50.0)
    for number in range(30):
        followed.learn(client, time_s=number * PERIOD_S)
    assert likeness(followed.clothes, client.clothes) == pytest.approx(1.0)
    assert followed.is_unlike(BLUE)
