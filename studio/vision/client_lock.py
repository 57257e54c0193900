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
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from studio.vision.bystander import Bystander, misfit
from studio.vision.clothes import Clothes, blended, likeness
from studio.vision.detector import Person
from studio.vision.region import Region

AWAY_S = 8.0
"""A client hidden for so long is given up, and the next one is chosen."""

_LOOK_ALONE_S = 0.33
_LOOK_WITH_OTHERS_S = 0.2
_LOOK_NEAR_S = 0.1
_NEAR_LASTS_S = 1.0
_NEAR = 0.55
_APART = 0.3
_SAME_MAX, _OWN_MAX = 0.5, 0.3
_FOLLOW_OTHER_S = 1.5
_BACKGROUND = 0.35  # people so much smaller than the client stand far behind
_JUMP_TORSOS = 0.5  # coaching.md 2.7: no torso moves farther from one picture to the next
_JUMP_PERIOD_S = 0.05
_SIZE_RATIO_MAX = 1.6
_LIKE_MIN, _LIKE_MAX, _LIKE_MARGIN = 0.45, 0.65, 0.3
_REACH, _REACH_ALONE, _REACH_PER_S, _REACH_GROWS_S = 0.3, 0.6, 0.1, 3.0
_RATHER_OTHER = 0.1
_COVERS, _FRONT_SIZE, _COVERED_MAX_S, _COVERED_JUMP = 0.2, 0.8, 3.0, 0.5
_PROVISIONAL_S = 1.0
_BETTER_PLACE = 0.1
_MIDDLE_HALF = 0.17
_SMALL_COST = 0.25
_LEARN_PER_S = 0.5
_FIRST_BODIES = 10
_MOVED_OFF, _STOOD_HERE = 0.35, 0.25
_TRAIL_STEP_S, _TRAIL_LENGTH = 0.1, 20


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Body:
    """What the lock needs of a body the network has read.

    Attributes:
        hip_px: Middle of the hips.
        torso_px: Middle of the torso.
        torso_length_px: From hips to shoulders.
        region: Where it is looked for next.
        clothes: What it wears.
    """

    hip_px: tuple[float, float]
    torso_px: tuple[float, float]
    torso_length_px: float
    region: Region
    clothes: Clothes


@dataclass(slots=True, kw_only=True, eq=False)
class _Client:
    """The client as last believed, and as last seen while nobody was near."""

    body: Body
    undisturbed: Body
    chosen_s: float
    seen_s: float
    size_px: float
    clothes: Clothes
    typical: float = 0.9
    bodies: int = 0
    trail: deque[tuple[float, Body]] = field(default_factory=lambda: deque(maxlen=_TRAIL_LENGTH))

    def cost(self, region: Region) -> float:
        """How badly a region fits the client; 0 = perfectly."""
        return misfit(region, self.undisturbed.hip_px, self.size_px)


class ClientLock:
    """Decides whose body it is that was read, and where else to look."""

    def __init__(self) -> None:
        """Nobody is followed."""
        self._client: _Client | None = None
        self._others: list[Bystander] = []
        self._near_s = -math.inf
        self._looked_s = -math.inf
        self._people: Sequence[Person] = ()
        self._unknown: Sequence[Person] = ()
        self._is_left_behind = False
        self._middle_px = 0.0

    def forget(self) -> None:
        """Follow nobody."""
        self._client = None
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
        if self._has_jumped(client, body, time_s) or self._is_unlike(client, body.clothes):
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
            client, own_px, own_max=_SAME_MAX if body is None else _OWN_MAX, time_s=time_s
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
        self, client: _Client, own_px: tuple[float, float], *, is_own_seen: bool, time_s: float
    ) -> None:
        """Follow from now on whoever is neither the client nor known, nor far behind."""
        for person in self._unknown:
            region = person.region
            if region.size_px < _BACKGROUND * client.size_px:
                continue
            away = math.dist(region.centre_px, own_px) / client.size_px
            if away > (_APART if is_own_seen else _SAME_MAX):
                self._others.append(Bystander.first_seen(region, time_s=time_s))
            elif is_own_seen:
                self._near_s = time_s  # two that cannot be told apart yet

    def _assign(
        self, client: _Client, own_px: tuple[float, float], *, own_max: float, time_s: float
    ) -> tuple[Person | None, Sequence[Person]]:
        """Give each person to the client or to one of the others, the best fit first.

        Returns:
            Whoever fits the client, and all that fit nobody.
        """
        fits: list[tuple[float, int, int]] = []
        for number, person in enumerate(self._people):
            fits.append((misfit(person.region, own_px, client.size_px), number, -1))
            fits += [
                (other.cost(person.region, time_s), number, index)
                for index, other in enumerate(self._others)
            ]
        own: Person | None = None
        taken: set[int] = set()
        given: set[int] = set()
        for cost, number, index in sorted(fits):
            if cost > (own_max if index < 0 else _SAME_MAX) or number in taken or index in given:
                continue
            taken.add(number)
            given.add(index)
            if index < 0:
                own = self._people[number]
            else:
                self._others[index].move(self._people[number].region, time_s)
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
        has_jumped = self._has_jumped(client, body, time_s)
        is_unlike = self._is_unlike(client, body.clothes)
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
            self._client = _Client(
                body=body,
                undisturbed=body,
                chosen_s=time_s,
                seen_s=time_s,
                size_px=body.region.size_px,
                clothes=body.clothes,
            )
            return
        if time_s - self._near_s > _NEAR_LASTS_S:
            self._learn(client, body, time_s - client.seen_s)
        client.body = body
        client.seen_s = time_s
        if not client.trail or time_s - client.trail[-1][0] >= _TRAIL_STEP_S:
            client.trail.append((time_s, body))

    def candidate(self, *, time_s: float) -> Region | None:
        """Where to look for the client, after `saw`; None = nowhere in this picture.

        Args:
            time_s: Stream time of this picture.
        """
        client = self._client
        if client is not None and time_s - client.seen_s > AWAY_S:
            self._client = client = None
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
        if self._is_rather_other(client, body, time_s):
            return False
        hidden_s = time_s - client.seen_s
        away = math.dist(body.hip_px, client.undisturbed.hip_px) / client.size_px
        moved = _REACH_PER_S * min(hidden_s, _REACH_GROWS_S)
        is_size = _is_alike_in_size(body.region.size_px, client.size_px)
        is_alike = is_size and not self._is_unlike(client, body.clothes)
        if time_s - self._near_s > _NEAR_LASTS_S:
            return is_alike or away < _REACH_ALONE + moved
        if hidden_s < _COVERED_MAX_S and self._is_covered(client, time_s):
            return False
        return is_alike and (away < _REACH + moved or hidden_s > _NEAR_LASTS_S)

    def _learn(self, client: _Client, body: Body, step_s: float) -> None:
        """Undisturbed: this is how the client looks, and where."""
        client.undisturbed = body
        share = _LEARN_PER_S * min(step_s, 0.2)
        if client.bodies < _FIRST_BODIES:
            share = max(share, 1.0 / (client.bodies + 2))
        client.bodies += 1
        client.size_px += (body.region.size_px - client.size_px) * share
        alike = likeness(client.clothes, body.clothes)
        if not math.isnan(alike) and not self._is_unlike(client, body.clothes):
            client.typical += (alike - client.typical) * share
            client.clothes = blended(client.clothes, body.clothes, share=share)

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

    def _left_behind(self, client: _Client, body: Body) -> bool:
        """Whether the body went off while somebody turned up where it came from.

        Then the network has gone off with a passer-by, and that somebody is the client.
        """
        for person in self._unknown:
            for _, past in client.trail:
                size_px = past.region.size_px
                moved = math.dist(body.hip_px, past.hip_px) / size_px
                fits = misfit(person.region, past.hip_px, size_px) < _STOOD_HERE
                if moved > _MOVED_OFF and fits:
                    client.undisturbed = client.body = past
                    client.size_px = size_px
                    client.trail.clear()
                    return True
        return False

    def _is_rather_other(self, client: _Client, body: Body, time_s: float) -> bool:
        """Whether a body fits one of the others clearly better than the client."""
        region = Region(centre_px=body.hip_px, size_px=body.region.size_px, angle_rad=0.0)
        costs = [other.cost(region, time_s) for other in self._others]
        return bool(costs) and min(costs) < min(_SAME_MAX, client.cost(region) - _RATHER_OTHER)

    def _is_covered(self, client: _Client, time_s: float) -> bool:
        """Whether somebody not smaller must be just in front: a body read now is of both."""
        return any(
            other.size_px > _FRONT_SIZE * client.size_px
            and math.dist(other.place_at(time_s), client.undisturbed.hip_px)
            < _COVERS * other.size_px
            for other in self._others
        )

    def _has_jumped(self, client: _Client, body: Body, time_s: float) -> bool:
        periods = max(1.0, (time_s - client.seen_s) / _JUMP_PERIOD_S)
        if self._is_covered(client, time_s):
            periods *= _COVERED_JUMP
        length_px = max(client.body.torso_length_px, 0.1 * client.size_px)
        moved_px = math.dist(body.torso_px, client.body.torso_px)
        return moved_px > _JUMP_TORSOS * length_px * periods or not _is_alike_in_size(
            body.region.size_px, client.body.region.size_px
        )

    def _is_unlike(self, client: _Client, clothes: Clothes) -> bool:
        limit = min(_LIKE_MAX, max(_LIKE_MIN, client.typical - _LIKE_MARGIN))
        return likeness(client.clothes, clothes) < limit  # NaN, nothing to compare: not unlike


def _is_alike_in_size(first_px: float, second_px: float) -> bool:
    return 1.0 / _SIZE_RATIO_MAX < first_px / second_px < _SIZE_RATIO_MAX
