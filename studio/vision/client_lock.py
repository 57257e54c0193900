"""One client is chosen and kept, whoever else walks through the picture.

Chosen: who stands nearest the middle of the picture and is not much smaller than the largest.
Kept: by place, size and clothes. While nobody else is near, whatever the network follows is the
client. Others are followed too, from one search of the whole picture to the next. With one of
them near, a body that jumps, changes its clothes, or is where the other must be by now is not
believed: the client counts as hidden until somebody who is none of the others stands where the
client stood, at the client's size and in the client's clothes.

    nobody --choose--> followed --not believed--> hidden --found again--> followed
                                                     '---away too long--> nobody

Distances are in shares of the side of the client's region, which is about 1.25 body heights, so
a torso is about a quarter of it. Pixels of the unmirrored picture, y down. Pure: the pictures and
the networks stay in `blazepose`.
"""

import math
from collections.abc import Sequence

from studio.vision.bystander import Bystander, misfit
from studio.vision.detector import Person
from studio.vision.followed_client import FollowedClient, is_alike_in_size
from studio.vision.region import Region
from studio.vision.rivalry import Rivalry
from studio.vision.seen_body import Body

AWAY_S = 8.0
"""A client hidden for so long is given up, and the next one is chosen."""

_SETTLED_S, _PASSING_AWAY_S = 2.5, 1.5
"""Who was followed for less than the first walked by, and is waited for no longer than that."""

_LOOK_ALONE_S = 0.33
_LOOK_WITH_OTHERS_S = 0.2
_LOOK_NEAR_S = 0.1
_NEAR_LASTS_S = 1.0
_NEAR = 0.55
_APART = 0.3
_SAME_MAX, _OWN_MAX, _OWN_BONUS = 0.5, 0.3, 0.15
_OTHER_ALONE = 0.2
_OWN_SIZE_COST = 0.35  # the detector's squares differ from the network's, folded bodies most
_FOLLOW_OTHER_S = 1.5
_BACKGROUND = 0.35  # people so much smaller than the client stand far behind
_JUMP_TORSOS = 0.5  # coaching.md 2.7: no torso moves farther from one picture to the next
_JUMP_PERIOD_S = 0.05
_REACH, _REACH_ALONE, _REACH_PER_S, _REACH_GROWS_S = 0.3, 0.6, 0.1, 3.0
_RATHER_OTHER = 0.1
_COVERS, _FRONT_SIZE, _COVERED_MAX_S, _COVERED_JUMP = 0.2, 0.8, 3.0, 0.5
_PROVISIONAL_S = 1.0
_BETTER_PLACE = 0.1
_MIDDLE_HALF = 0.17
_SMALL_COST = 0.25
_MOVED_OFF, _STOOD_HERE = 0.35, 0.25


class ClientLock:
    """Decides whose body it is that was read, and where else to look."""

    def __init__(self) -> None:
        """Nobody is followed."""
        self._client: FollowedClient | None = None
        self._others: list[Bystander] = []
        self._near_s = -math.inf
        self._looked_s = -math.inf
        self._people: Sequence[Person] = ()
        self._unknown: Sequence[Person] = ()
        self._is_left_behind = False
        self._middle_px = 0.0
        self._rivalry = Rivalry()

    def forget(self) -> None:
        """Follow nobody."""
        self._client = None
        self._rivalry.forget()
        self._others = []
        self._near_s = self._looked_s = -math.inf
        self._people = self._unknown = ()

    def wants_look(self, body: Body, *, time_s: float) -> bool:
        """Whether the whole picture should be searched for people now.

        Args:
            body: As read from this picture.
            time_s: Stream time of this picture.
        """
        client = self._client
        if client is None:
            return True
        if time_s - self._near_s < _NEAR_LASTS_S:
            period_s = _LOOK_NEAR_S
        elif self._others or time_s - client.chosen_s < _PROVISIONAL_S:
            period_s = _LOOK_WITH_OTHERS_S
        else:
            period_s = _LOOK_ALONE_S
        if self._has_jumped(client, body, time_s) or client.is_unlike(body.clothes):
            period_s = _LOOK_NEAR_S
        return time_s - self._looked_s >= period_s - 1e-6

    def saw(
        self, people: Sequence[Person], *, body: Body | None, picture_width_px: int, time_s: float
    ) -> None:
        """Take note of everybody in the picture.

        Args:
            people: As the detector found them.
            body: The one followed; None while the client is hidden.
            picture_width_px: The middle of it is the station's zone.
            time_s: Stream time of this picture.
        """
        self._looked_s = time_s
        self._is_left_behind = False
        self._people = self._unknown = people
        self._middle_px = picture_width_px / 2.0
        client = self._client
        if client is None:
            return
        self._others = [o for o in self._others if time_s - o.seen_s < _FOLLOW_OTHER_S]
        own_px = client.undisturbed.hip_px if body is None else body.hip_px
        own, self._unknown = self._assign(
            client,
            own_px,
            own_max=_SAME_MAX if body is None else _OWN_MAX,
            own_bonus=0.0 if body is None else _OWN_BONUS,
            time_s=time_s,
        )
        if body is not None and self._left_behind(client, body):
            self._is_left_behind = True
            self._near_s = time_s
            return
        if body is not None:
            self._note_strangers(client, own_px, is_own_seen=own is not None, time_s=time_s)
        elif own is not None:
            self._unknown = [own, *self._unknown]
        for other in self._others:
            reach_px = _NEAR * max(other.size_px, client.size_px)
            if math.dist(other.place_at(time_s), own_px) < reach_px:
                self._near_s = time_s

    def _note_strangers(
        self,
        client: FollowedClient,
        own_px: tuple[float, float],
        *,
        is_own_seen: bool,
        time_s: float,
    ) -> None:
        """Follow from now on whoever is neither the client nor known, nor far behind."""
        for person in self._unknown:
            region = person.region
            if region.size_px < _BACKGROUND * client.size_px:
                continue
            away = math.dist(region.centre_px, own_px) / client.size_px
            if away > (_APART if is_own_seen else _OTHER_ALONE):
                self._others.append(Bystander.first_seen(region, time_s=time_s))
            if away <= _APART or not is_own_seen:
                self._near_s = time_s  # two that cannot be told apart yet

    def _assign(
        self,
        client: FollowedClient,
        own_px: tuple[float, float],
        *,
        own_max: float,
        own_bonus: float,
        time_s: float,
    ) -> tuple[Person | None, Sequence[Person]]:
        """Give each person to the client or to one of the others, the best fit first.

        Returns:
            Whoever fits the client, and all that fit nobody.
        """
        fits: list[tuple[float, int, int]] = []
        for number, person in enumerate(self._people):
            own_fit = math.dist(person.region.centre_px, own_px) / client.size_px
            own_fit += _OWN_SIZE_COST * abs(math.log2(person.region.size_px / client.size_px))
            if own_fit < own_max:
                fits.append((own_fit - own_bonus, number, -1))
            fits += [
                (other.cost(person.region, time_s), number, index)
                for index, other in enumerate(self._others)
            ]
        own: Person | None = None
        taken: set[int] = set()
        given: set[int] = set()
        for cost, number, index in sorted(fits):
            if cost > _SAME_MAX or number in taken or index in given:
                continue
            taken.add(number)
            given.add(index)
            if index < 0:
                own = self._people[number]
            else:
                self._others[index].was_detected(self._people[number].region, time_s)
        unknown = [person for n, person in enumerate(self._people) if n not in taken]
        return own, unknown

    def wants_closer_look(self, *, time_s: float) -> bool:
        """Whether to search the middle of the picture by itself: smaller people are found there.

        A larger body at the side can hide a client in the middle from the detector. So before
        somebody at the side is chosen, the middle is looked at alone.

        Args:
            time_s: Stream time of this picture, already searched as a whole.
        """
        client = self._client
        if client is not None and time_s - client.chosen_s >= _PROVISIONAL_S:
            return False
        return bool(self._people) and all(
            self._from_middle(person) > _MIDDLE_HALF for person in self._people
        )

    def rival_region(self, *, time_s: float) -> Region | None:
        """Where to read the one of the others who is near the client; None = nobody is.

        Args:
            time_s: Stream time of this picture.
        """
        client = self._client
        if client is None or time_s - client.chosen_s < _PROVISIONAL_S:
            self._rivalry.forget()
            return None
        return self._rivalry.region(client, self._others, time_s=time_s)

    def saw_rival(self, read: Body, *, body: Body | None, time_s: float) -> None:
        """Take note of the rival's body.

        Args:
            read: At `rival_region`.
            body: The one read for the client's; None while the client is hidden.
            time_s: Stream time of this picture.
        """
        if self._client is not None:
            self._rivalry.saw(read, client=self._client, body=body, time_s=time_s)

    def is_covered(self, body: Body, *, time_s: float) -> bool:
        """Whether somebody in front hides so much of the client that what was read is of both.

        Args:
            body: As read from this picture.
            time_s: Stream time of this picture.
        """
        return self._rivalry.is_covered(body, time_s=time_s)

    def believed_region(self) -> Region | None:
        """Where the client was last believed to be."""
        return None if self._client is None else self._client.body.region

    def is_client(self, body: Body, *, time_s: float) -> bool:
        """Whether the body that was followed to here is still the client's.

        Args:
            body: As read from this picture.
            time_s: Stream time of this picture.
        """
        client = self._client
        if client is None:
            return True
        if time_s - client.chosen_s < _PROVISIONAL_S and self._is_better_placed(body, time_s):
            self._client = None
            return False
        if self._is_left_behind and self._looked_s == time_s:
            return False
        if self._rivalry.knows(time_s=time_s):
            return self._rivalry.leaves_client(body, client=client, time_s=time_s)
        has_jumped = self._has_jumped(client, body, time_s)
        is_unlike = client.is_unlike(body.clothes)
        if time_s - self._near_s > _NEAR_LASTS_S:
            return not (has_jumped and is_unlike)
        return not (has_jumped or is_unlike or self._is_rather_other(client, body, time_s))

    def believe(self, body: Body, *, time_s: float) -> None:
        """This is the client.

        Args:
            body: As read from this picture.
            time_s: Stream time of this picture.
        """
        client = self._client
        if client is None:
            self._client = FollowedClient.chosen(body, time_s=time_s)
            return
        is_alone = time_s - self._near_s > _NEAR_LASTS_S
        if is_alone or self._rivalry.is_clear(body, client=client, time_s=time_s):
            client.learn(body, time_s=time_s)
        client.follow(body, time_s=time_s)

    def candidate(self, *, time_s: float) -> Region | None:
        """Where to look for the client, after `saw`; None = nowhere in this picture.

        Args:
            time_s: Stream time of this picture.
        """
        client = self._client
        if client is not None and time_s - client.seen_s > _waited_for_s(client):
            self._client = client = None
            self._others = []
            self._rivalry.forget()
        if client is None:
            people = self._people
            return min(people, key=self._zone_cost).region if people else None
        best = min((person.region for person in self._unknown), key=client.cost, default=None)
        is_near = time_s - self._near_s < _NEAR_LASTS_S
        if is_near and (best is None or client.cost(best) > _SAME_MAX):
            return client.undisturbed.region  # half hidden: the detector finds only the other
        return best

    def accepts(self, body: Body, *, time_s: float) -> bool:
        """Whether a body found while the client was hidden is the client's.

        Args:
            body: As read from this picture.
            time_s: Stream time of this picture.
        """
        client = self._client
        if client is None:
            return True
        if self._rivalry.knows(time_s=time_s):
            return self._rivalry.gives_back(body, client=client, time_s=time_s)
        if self._is_rather_other(client, body, time_s):
            return False
        hidden_s = time_s - client.seen_s
        away = math.dist(body.hip_px, client.undisturbed.hip_px) / client.size_px
        moved = _REACH_PER_S * min(hidden_s, _REACH_GROWS_S)
        is_size = is_alike_in_size(body.region.size_px, client.size_px)
        is_alike = is_size and not client.is_unlike(body.clothes)
        if time_s - self._near_s > _NEAR_LASTS_S:
            return is_alike or away < _REACH_ALONE + moved
        if hidden_s < _COVERED_MAX_S and self._is_covered(client, time_s):
            return False
        return is_alike and (away < _REACH + moved or hidden_s > _NEAR_LASTS_S)

    def _zone_cost(self, person: Person) -> float:
        """Distance from the middle in picture widths, and a price for being small."""
        largest_px = max(entry.region.size_px for entry in self._people)
        return self._from_middle(person) + _SMALL_COST * math.log2(
            largest_px / person.region.size_px
        )

    def _from_middle(self, person: Person) -> float:
        return abs(person.region.centre_px[0] - self._middle_px) / (2.0 * self._middle_px)

    def _is_better_placed(self, body: Body, time_s: float) -> bool:
        """Whether somebody stands clearly nearer the middle than the one just chosen."""
        if self._looked_s != time_s or len(self._people) < 2:
            return False
        own = min(self._people, key=lambda p: math.dist(p.region.centre_px, body.hip_px))
        best = min(self._people, key=self._zone_cost)
        return self._zone_cost(own) - self._zone_cost(best) > _BETTER_PLACE

    def _left_behind(self, client: FollowedClient, body: Body) -> bool:
        """Whether the body went off while somebody turned up where it came from.

        Then the network has gone off with a passer-by, and that somebody is the client.
        """
        for person in self._unknown:
            for _, past in client.trail:
                size_px = past.region.size_px
                moved = math.dist(body.hip_px, past.hip_px) / size_px
                fits = misfit(person.region, past.hip_px, size_px) < _STOOD_HERE
                if moved > _MOVED_OFF and fits:
                    client.go_back_to(past)
                    return True
        return False

    def _is_rather_other(self, client: FollowedClient, body: Body, time_s: float) -> bool:
        """Whether a body fits one of the others clearly better than the client."""
        region = Region(centre_px=body.hip_px, size_px=body.region.size_px, angle_rad=0.0)
        costs = [other.cost(region, time_s) for other in self._others]
        return bool(costs) and min(costs) < min(_SAME_MAX, client.cost(region) - _RATHER_OTHER)

    def _is_covered(self, client: FollowedClient, time_s: float) -> bool:
        """Whether somebody not smaller must be just in front: a body read now is of both."""
        return any(
            other.size_px > _FRONT_SIZE * client.size_px
            and math.dist(other.place_at(time_s), client.undisturbed.hip_px)
            < _COVERS * other.size_px
            for other in self._others
        )

    def _has_jumped(self, client: FollowedClient, body: Body, time_s: float) -> bool:
        periods = max(1.0, (time_s - client.seen_s) / _JUMP_PERIOD_S)
        if self._is_covered(client, time_s):
            periods *= _COVERED_JUMP
        length_px = max(client.body.torso_length_px, 0.1 * client.size_px)
        moved_px = math.dist(body.torso_px, client.body.torso_px)
        return moved_px > _JUMP_TORSOS * length_px * periods or not is_alike_in_size(
            body.region.size_px, client.body.region.size_px
        )


def _waited_for_s(client: FollowedClient) -> float:
    has_settled = client.seen_s - client.chosen_s >= _SETTLED_S
    return AWAY_S if has_settled else _PASSING_AWAY_S
