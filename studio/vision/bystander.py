"""People in the picture who are not the client, followed from look to look.

The one nearest the client, the rival, is read by the network as well: then it is known in every
picture where that body is, and what of the client it hides.
"""

import math
from dataclasses import dataclass

from studio.vision.clothes import Clothes, blended, likeness
from studio.vision.region import Region
from studio.vision.seen_body import Body

_SIZE_COST = 0.7
_CLOTHES_COST = 0.6
_FORESEEN_S = 0.5
_SPEED_LAG_S = 0.15
_READ_LASTS_S = 0.12
_LEARN_SHARE = 0.1
_SURE_READINGS = 2


@dataclass(slots=True, kw_only=True, eq=False)
class Bystander:
    """Somebody else, with the speed of walking by.

    Attributes:
        place_px: Middle of the hips when last seen.
        speed_px_s: Across and down the picture.
        size_px: Side of the region around the body.
        angle_rad: How the region was turned when first seen.
        seen_s: Stream time of the last look at this person.
        body: As the network last read it; None = never read.
        read_s: Stream time of that reading.
        clothes: What this person wears; None = never read.
        readings: How often it was read.
    """

    place_px: tuple[float, float]
    speed_px_s: tuple[float, float]
    size_px: float
    angle_rad: float
    seen_s: float
    body: Body | None = None
    read_s: float = -math.inf
    clothes: Clothes | None = None
    readings: int = 0

    @property
    def is_sure(self) -> bool:
        """Whether it was read often enough to be somebody, not a thing or the client again."""
        return self.readings >= _SURE_READINGS

    @classmethod
    def first_seen(cls, region: Region, *, time_s: float) -> "Bystander":
        """Somebody new, standing still as far as is known."""
        return cls(
            place_px=region.centre_px,
            speed_px_s=(0.0, 0.0),
            size_px=region.size_px,
            angle_rad=region.angle_rad,
            seen_s=time_s,
        )

    def cost(self, region: Region, time_s: float) -> float:
        """How badly a region fits this person by now; 0 = perfectly."""
        return misfit(region, self.place_at(time_s), self.size_px)

    def body_cost(self, body: Body, time_s: float) -> float:
        """How badly a body that was read fits this person by now, clothes included."""
        return self.cost(_around(body), time_s) + clothes_cost(self.clothes, body.clothes)

    def place_at(self, time_s: float, *, ahead_s: float = 0.0) -> tuple[float, float]:
        """Where this person must be by now, or so many seconds later."""
        step_s = min(time_s - self.seen_s, _FORESEEN_S) + ahead_s
        (x, y), (speed_x, speed_y) = self.place_px, self.speed_px_s
        return x + speed_x * step_s, y + speed_y * step_s

    def region_at(self, time_s: float) -> Region:
        """Where to read this person's body."""
        if self.body is not None and time_s - self.read_s < _READ_LASTS_S:
            return self.body.region
        return Region(
            centre_px=self.place_at(time_s), size_px=self.size_px, angle_rad=self.angle_rad
        )

    def body_at(self, time_s: float) -> Body | None:
        """The body, if it was read just now and is sure to be somebody."""
        is_fresh = time_s - self.read_s < _READ_LASTS_S
        return self.body if is_fresh and self.is_sure else None

    def move(self, region: Region, time_s: float) -> None:
        """Seen again, here."""
        step_s = time_s - self.seen_s
        if step_s <= 0.0:
            return
        share = 1.0 - math.exp(-step_s / _SPEED_LAG_S)
        speed = [
            (1.0 - share) * old + share * (new - was) / step_s
            for old, new, was in zip(self.speed_px_s, region.centre_px, self.place_px, strict=True)
        ]
        self.speed_px_s = (speed[0], speed[1])
        self.place_px, self.angle_rad = region.centre_px, region.angle_rad
        self.size_px += share * (region.size_px - self.size_px)
        self.seen_s = time_s

    def was_detected(self, region: Region, time_s: float) -> None:
        """The detector saw this person here; the network knows it better, if it reads it."""
        if self.body_at(time_s) is None:
            self.move(region, time_s)

    def was_read(self, body: Body, time_s: float) -> None:
        """The network has read this person, here."""
        around = _around(body)
        if self.body is None:  # the detector's squares differ a little: that is no movement
            self.place_px, self.size_px, self.seen_s = body.hip_px, around.size_px, time_s
        else:
            self.move(around, time_s)
        self.body, self.read_s = body, time_s
        self.readings += 1
        if self.clothes is None:
            self.clothes = body.clothes
        else:
            self.clothes = blended(self.clothes, body.clothes, share=_LEARN_SHARE)

    def is_out_of_sight(self) -> None:
        """Somebody stands in front: what was read of this body holds no longer."""
        self.read_s = -math.inf


def misfit(region: Region, place_px: tuple[float, float], size_px: float) -> float:
    """How badly a region fits a person of that place and size; 0 = perfectly.

    Args:
        region: Of the body in question.
        place_px: Middle of the person's hips.
        size_px: Side of the person's region.
    """
    away = math.dist(region.centre_px, place_px) / size_px
    return away + size_cost(region.size_px, size_px)


def size_cost(seen_px: float, own_px: float) -> float:
    """How badly a region's side fits a person's; 0 = perfectly."""
    return _SIZE_COST * abs(math.log2(seen_px / own_px))


def clothes_cost(own: Clothes | None, seen: Clothes) -> float:
    """How badly clothes fit; 0 = perfectly, or nothing can be compared."""
    alike = math.nan if own is None else likeness(own, seen)
    return 0.0 if math.isnan(alike) else _CLOTHES_COST * (1.0 - alike)


def _around(body: Body) -> Region:
    region = body.region
    return Region(centre_px=body.hip_px, size_px=region.size_px, angle_rad=region.angle_rad)
