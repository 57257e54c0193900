"""Two people close together: whose body is it that was read?

The rival, the one of the others who is near the client or comes near, is read by the network too.
So it is known in every picture where both are; when both readings are of one body, place, size
and clothes tell whose it is, and of the other nothing is seen. What the rival hides of the client
counts as not seen.
"""

import math
from collections.abc import Sequence

from studio.vision.bystander import Bystander
from studio.vision.followed_client import FollowedClient, is_alike_in_size
from studio.vision.region import Region
from studio.vision.seen_body import Body, covered_ratio, is_same_person

_REACH, _SIZE_MIN = 1.0, 0.5
_COMES_S, _COMES_REACH = 0.7, 0.7
_LASTS_S = 0.7
_JUMP = 0.6
_SWAPPED, _DISTINCT = 0.15, 0.05
_OFF_PLACE = 0.4
_COVERED_MIN = 0.4
_UNDISTURBED = 0.6
_APART, _UPRIGHT_RAD = 0.25, 0.9


class Rivalry:
    """The client and the nearest of the others, from picture to picture."""

    def __init__(self) -> None:
        """Nobody is near."""
        self._rival: Bystander | None = None
        self._taken_s = self._left_s = -math.inf

    def forget(self) -> None:
        """Nobody is near any more."""
        self._rival = None
        self._taken_s = self._left_s = -math.inf

    def region(
        self, client: FollowedClient, others: Sequence[Bystander], *, time_s: float
    ) -> Region | None:
        """Where to read the rival; None = nobody is near.

        Args:
            client: Who is followed.
            others: Everybody else who is known.
            time_s: Stream time of this picture.
        """
        own_px = client.undisturbed.hip_px

        def gap(other: Bystander, *, ahead_s: float = 0.0) -> float:
            place_px = other.place_at(time_s, ahead_s=ahead_s)
            return math.dist(place_px, own_px) / max(other.size_px, client.size_px)

        near = [
            other
            for other in others
            if other.size_px > _SIZE_MIN * client.size_px
            and (gap(other) < _REACH or gap(other, ahead_s=_COMES_S) < _COMES_REACH)
            and time_s - other.seen_s < _LASTS_S
        ]
        self._rival = min(near, key=lambda other: (not other.is_sure, gap(other)), default=None)
        return None if self._rival is None else self._rival.region_at(time_s)

    def saw(self, read: Body, *, client: FollowedClient, body: Body | None, time_s: float) -> None:
        """Take note of the rival's body, and of whose body was read for the client's.

        Args:
            read: At `region`.
            client: Who is followed.
            body: The one read for the client's; None while the client is hidden.
            time_s: Stream time of this picture.
        """
        rival = self._rival
        if rival is None:
            return
        if not rival.is_sure:
            if _is_somebody_else(read, client=client, body=body):
                rival.was_read(read, time_s)
            return
        if body is None:
            as_client = client.body_cost(read)
            if rival.body_cost(read, time_s) < min(_JUMP, as_client + _SWAPPED):
                rival.was_read(read, time_s)
            return
        self._tell_apart(read, body, client=client, rival=rival, time_s=time_s)

    def _tell_apart(
        self, read: Body, body: Body, *, client: FollowedClient, rival: Bystander, time_s: float
    ) -> None:
        """Two readings: of both, of both the other way round, or twice of one?"""
        as_client, as_rival = client.body_cost(read), rival.body_cost(read, time_s)
        own_as_client, own_as_rival = client.body_cost(body), rival.body_cost(body, time_s)
        both_client, both_rival = own_as_client + as_client, own_as_rival + as_rival
        apart, swapped = own_as_client + as_rival, own_as_rival + as_client
        if is_same_person(read, body) and apart + _DISTINCT > min(both_client, both_rival):
            if both_client < both_rival:
                rival.is_out_of_sight()  # behind the client
                self._left_s = time_s
                return
            self._taken_s = time_s
        elif apart > swapped + _SWAPPED:
            self._taken_s = time_s
            read = body
        elif rival.cost(read.region, time_s) > _JUMP:
            return
        rival.was_read(read, time_s)

    def knows(self, *, time_s: float) -> bool:
        """Whether the rival's body was read just now, or is known to be behind the client's."""
        return self._left_s == time_s or self._front(time_s) is not None

    def leaves_client(self, body: Body, *, client: FollowedClient, time_s: float) -> bool:
        """Whether the body read for the client's is the client's. Only where `knows`."""
        if self._taken_s == time_s:
            return False
        if self._left_s == time_s:
            return True
        is_size = is_alike_in_size(body.region.size_px, client.size_px)
        return is_size and client.away_ratio(body) < _OFF_PLACE

    def is_covered(self, body: Body, *, time_s: float) -> bool:
        """Whether the rival hides so much of a body that what was read is of both."""
        front = self._front(time_s)
        return front is not None and covered_ratio(body, by=front) >= _COVERED_MIN

    def is_clear(self, body: Body, *, client: FollowedClient, time_s: float) -> bool:
        """Whether somebody is near, but known where, and too far off to disturb."""
        front = self._front(time_s)
        if front is None:
            return False
        return math.dist(front.hip_px, body.hip_px) > _UNDISTURBED * client.size_px

    def gives_back(self, body: Body, *, client: FollowedClient, time_s: float) -> bool:
        """Whether a body found while the client was hidden is the client's. Where `knows`."""
        rival, front = self._rival, self._front(time_s)
        if rival is None or front is None or is_same_person(body, front):
            return False
        is_own = client.body_cost(body) < rival.body_cost(body, time_s)
        return (
            is_own
            and not self.is_covered(body, time_s=time_s)
            and is_alike_in_size(body.region.size_px, client.size_px)
            and client.away_ratio(body) < _OFF_PLACE
        )

    def _front(self, time_s: float) -> Body | None:
        return None if self._rival is None else self._rival.body_at(time_s)


def _is_somebody_else(read: Body, *, client: FollowedClient, body: Body | None) -> bool:
    """Whether a first reading is of somebody upright, and well apart from the client."""
    own_px = client.body.hip_px if body is None else body.hip_px
    is_apart = math.dist(read.hip_px, own_px) > _APART * client.size_px
    return is_apart and abs(read.region.angle_rad) < _UPRIGHT_RAD
