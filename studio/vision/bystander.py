"""People in the picture who are not the client, followed from look to look."""

import math
from dataclasses import dataclass

from studio.vision.region import Region

_SIZE_COST = 0.7
_FORESEEN_S = 0.5
_NEW_SHARE = 0.5


@dataclass(slots=True, kw_only=True, eq=False)
class Bystander:
    """Somebody else, with the speed of walking by.

    Attributes:
        place_px: Middle of the hips when last seen.
        speed_px_s: Across and down the picture.
        size_px: Side of the region around the body.
        seen_s: Stream time of the last look at this person.
    """

    place_px: tuple[float, float]
    speed_px_s: tuple[float, float]
    size_px: float
    seen_s: float

    @classmethod
    def first_seen(cls, region: Region, *, time_s: float) -> "Bystander":
        """Somebody new, standing still as far as is known."""
        return cls(
            place_px=region.centre_px,
            speed_px_s=(0.0, 0.0),
            size_px=region.size_px,
            seen_s=time_s,
        )

    def cost(self, region: Region, time_s: float) -> float:
        """How badly a region fits this person by now; 0 = perfectly."""
        return misfit(region, self.place_at(time_s), self.size_px)

    def place_at(self, time_s: float) -> tuple[float, float]:
        """Where this person must be by now."""
        step_s = min(time_s - self.seen_s, _FORESEEN_S)
        (x, y), (speed_x, speed_y) = self.place_px, self.speed_px_s
        return x + speed_x * step_s, y + speed_y * step_s

    def move(self, region: Region, time_s: float) -> None:
        """Seen again, here."""
        step_s = time_s - self.seen_s
        if step_s <= 0.0:
            return
        speed = [
            (1.0 - _NEW_SHARE) * old + _NEW_SHARE * (new - was) / step_s
            for old, new, was in zip(self.speed_px_s, region.centre_px, self.place_px, strict=True)
        ]
        self.speed_px_s = (speed[0], speed[1])
        self.place_px = region.centre_px
        self.size_px += _NEW_SHARE * (region.size_px - self.size_px)
        self.seen_s = time_s


def misfit(region: Region, place_px: tuple[float, float], size_px: float) -> float:
    """How badly a region fits a person of that place and size; 0 = perfectly.

    Args:
        region: Of the body in question.
        place_px: Middle of the person's hips.
        size_px: Side of the person's region.
    """
    away = math.dist(region.centre_px, place_px) / size_px
    return away + _SIZE_COST * abs(math.log2(region.size_px / size_px))
