"""The client as last believed, and as last seen while nobody was near."""

import math
from collections import deque
from dataclasses import dataclass, field

from studio.vision.bystander import clothes_cost, misfit, size_cost
from studio.vision.clothes import Clothes, blended, likeness
from studio.vision.region import Region
from studio.vision.seen_body import Body

_LIKE_MIN, _LIKE_MAX, _LIKE_MARGIN = 0.45, 0.65, 0.3
_LEARN_PER_S = 0.5
_FIRST_BODIES = 10
_TRAIL_STEP_S, _TRAIL_LENGTH = 0.1, 20
_PLACES_LENGTH = 40
_SIZE_RATIO_MAX = 1.6


@dataclass(slots=True, kw_only=True, eq=False)
class FollowedClient:
    """Who is followed.

    Attributes:
        body: As last believed.
        undisturbed: As last believed while nobody was near.
        chosen_s: Stream time of the choice.
        seen_s: Stream time of `body`.
        size_px: Side of the region around the client, slowly learned.
        clothes: Slowly learned.
        typical: How alike the client's own clothes are from picture to picture, 0..1.
        bodies: How many were learned from.
        trail: (stream time, body) of the last two seconds, whoever was near.
        places_px: Hips of the last four undisturbed seconds: where the movement happens.
    """

    body: Body
    undisturbed: Body
    chosen_s: float
    seen_s: float
    size_px: float
    clothes: Clothes
    typical: float = 0.9
    bodies: int = 0
    trail: deque[tuple[float, Body]] = field(default_factory=lambda: deque(maxlen=_TRAIL_LENGTH))
    places_px: deque[tuple[float, float]] = field(
        default_factory=lambda: deque(maxlen=_PLACES_LENGTH)
    )

    @classmethod
    def chosen(cls, body: Body, *, time_s: float) -> "FollowedClient":
        """Somebody new."""
        return cls(
            body=body,
            undisturbed=body,
            chosen_s=time_s,
            seen_s=time_s,
            size_px=body.region.size_px,
            clothes=body.clothes,
        )

    def cost(self, region: Region) -> float:
        """How badly a region fits the client; 0 = perfectly."""
        return misfit(region, self.undisturbed.hip_px, self.size_px)

    def body_cost(self, body: Body) -> float:
        """How badly a body fits the client's place, size and clothes; 0 = perfectly."""
        size = size_cost(body.region.size_px, self.size_px)
        return self.away_ratio(body) + size + clothes_cost(self.clothes, body.clothes)

    def away_ratio(self, body: Body) -> float:
        """How far the hips are from where the client's movement happens, in region sides."""
        outside = 0.0
        for axis, value in enumerate(body.hip_px):
            places = [place[axis] for place in self.places_px] or [self.undisturbed.hip_px[axis]]
            outside = math.hypot(outside, max(min(places) - value, value - max(places), 0.0))
        return outside / self.size_px

    def follow(self, body: Body, *, time_s: float) -> None:
        """This is the client now."""
        self.body = body
        self.seen_s = time_s
        if not self.trail or time_s - self.trail[-1][0] >= _TRAIL_STEP_S:
            self.trail.append((time_s, body))

    def learn(self, body: Body, *, time_s: float) -> None:
        """Undisturbed: this is how the client looks, and where."""
        self.undisturbed = body
        if not self.trail or time_s - self.trail[-1][0] >= _TRAIL_STEP_S:
            self.places_px.append(body.hip_px)
        share = _LEARN_PER_S * min(max(time_s - self.seen_s, 0.0), 0.2)
        if self.bodies < _FIRST_BODIES:
            share = max(share, 1.0 / (self.bodies + 2))
        self.bodies += 1
        self.size_px += (body.region.size_px - self.size_px) * share
        alike = likeness(self.clothes, body.clothes)
        if not math.isnan(alike) and not self.is_unlike(body.clothes):
            self.typical += (alike - self.typical) * share
            self.clothes = blended(self.clothes, body.clothes, share=share)

    def is_unlike(self, clothes: Clothes) -> bool:
        """Whether these are clearly other clothes; nothing to compare: not unlike."""
        limit = min(_LIKE_MAX, max(_LIKE_MIN, self.typical - _LIKE_MARGIN))
        return likeness(self.clothes, clothes) < limit

    def go_back_to(self, past: Body) -> None:
        """What was believed since was somebody else."""
        self.undisturbed = self.body = past
        self.size_px = past.region.size_px
        self.trail.clear()


def is_alike_in_size(first_px: float, second_px: float) -> bool:
    """Whether two regions can be of one person from one moment to the next."""
    return 1.0 / _SIZE_RATIO_MAX < first_px / second_px < _SIZE_RATIO_MAX
