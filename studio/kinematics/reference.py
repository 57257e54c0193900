"""What is known of a stranger's body: segment lengths, standing height, and the start pose.

Nobody is calibrated. Lengths come from the movement itself: a segment's picture is never longer
than the segment, so a running high percentile of what is seen approaches the truth. Lengths are
kept in the network's metres, so that walking toward the camera does not stretch them, and handed
out in pixels at the present scale.
"""

import math

from studio.kinematics.segments import BodyPoints, SegmentLengths, Vector, segment_lengths
from studio.kinematics.start_pose import StartPose, StartTracker
from studio.kinematics.world import length, subtract
from studio.model.landmarks import Landmark, Side

SCALE_TIME_S = 0.5
UPRIGHT_DEG = 40.0
TALL_RATIO = 0.85
"""Trunk lean and hip height in leg lengths that say: this body stands."""


class HighPercentile:
    """A running percentile that needs no memory of the past (frugal quantile).

    Rises quickly toward larger values and sinks slowly, relative to its size.
    """

    def __init__(self, *, share: float = 0.85, step_ratio: float = 0.01) -> None:
        self._share = share
        self._step_ratio = step_ratio
        self._count = 0
        self.value = math.nan

    def update(self, sample: float) -> None:
        """Take in a sample; NaN is passed over."""
        if math.isnan(sample):
            return
        self._count += 1
        if self._count == 1:
            self.value = sample
            return
        step = abs(self.value) * max(self._step_ratio, 0.3 / self._count)
        if sample > self.value:
            self.value = min(sample, self.value + step * self._share)
        else:
            self.value = max(sample, self.value - step * (1.0 - self._share))


STANDING_SHARE = 0.97
"""Nobody is taller than standing, and who steps up stands for a moment only: at 0.9 the standing
height sank by several percent between two reps [measured on the demo athlete]."""

_OFFSET = {Side.LEFT: 0, Side.RIGHT: 1}
_SEGMENTS = {
    "thigh": (Landmark.LEFT_HIP, Landmark.LEFT_KNEE),
    "shank": (Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE),
    "trunk": (Landmark.LEFT_SHOULDER, Landmark.LEFT_HIP),
    "foot": (Landmark.LEFT_HEEL, Landmark.LEFT_FOOT_INDEX),
}
_LEAST_OF_GUESS = {"thigh": 0.94, "shank": 0.98, "trunk": 1.0, "foot": 1.4}
"""Share of the network's metric length a segment has at least. Over 45 real clips the pictured
length was 0.97, 1.02, 1.05 and (side views) 1.5 of it in the median; it makes feet too short."""

_SHARE_OF_TRUNK = {"thigh": 0.82, "shank": 0.80}
"""Share of the trunk's length, upper quartile of real side views. It stands in until the leg was
seen upright: lying people's thighs point out of the picture, and their trunk a little."""

_CHAIN = (_SEGMENTS["trunk"], _SEGMENTS["thigh"], _SEGMENTS["shank"])


class BodyReference:
    """Learns one client's lengths and start pose while they move."""

    def __init__(self) -> None:
        self._start = StartTracker()
        self.reset()

    def reset(self) -> None:
        """Forget the client."""
        self._time_s = math.nan
        self._scale = math.nan
        self._seen = {name: HighPercentile() for name in ("thigh", "shank", "trunk", "foot")}
        self._leg_height = HighPercentile(share=STANDING_SHARE)
        self._guess: dict[str, float] = {}
        self._has_stood = False
        self._start.reset()

    @property
    def lengths_px(self) -> SegmentLengths:
        """Segment lengths in pixels at the present scale; NaN = not known yet."""
        return SegmentLengths(**{name: self._length_px(name) for name in self._seen})

    @property
    def pixels_per_m(self) -> float:
        """Scale between the network's metres and the picture; NaN = not known yet."""
        return self._scale

    @property
    def standing_height_px(self) -> float:
        """Hips above ankles when standing, in pixels at the present scale; NaN = not known."""
        lengths = self.lengths_px
        least = 0.9 * (lengths.thigh + lengths.shank)
        seen = self._leg_height.value * self._scale
        return least if math.isnan(seen) else max(seen, least)

    @property
    def start(self) -> StartPose | None:
        """The start pose, once the body has been still."""
        return self._start.pose

    def update(
        self,
        points: BodyPoints,
        world: list[Vector],
        *,
        near: Side | None,
        hip_height_px: float,
        trunk_lean_deg: float,
        time_s: float,
    ) -> None:
        """Take in one picture.

        Args:
            points: The body in pixels, y up.
            world: 33 points in metres, y up.
            near: Learn from this side only (seen from the side, the other one is hardly seen);
                None = from both.
            hip_height_px: Hip above ankle; NaN = not seen.
            trunk_lean_deg: Trunk from vertical in space.
            time_s: Stream time.
        """
        step_s = 1.0 / 30.0 if math.isnan(self._time_s) else max(time_s - self._time_s, 1e-3)
        self._time_s = time_s
        sides = (Side.LEFT, Side.RIGHT) if near is None else (near,)
        self._learn_scale(points, world, sides=sides, step_s=step_s)
        self._learn_lengths(points, world, sides=sides)
        if hip_height_px > 0.0 and self._scale > 0.0:
            self._leg_height.update(hip_height_px / self._scale)
        legs_px = self._length_px("thigh") + self._length_px("shank")
        if trunk_lean_deg < UPRIGHT_DEG and hip_height_px > TALL_RATIO * legs_px:
            self._has_stood = True
        self._start.update(
            points, trunk_lean_deg=trunk_lean_deg, lengths=self.lengths_px, step_s=step_s
        )

    def take_start(self) -> None:
        """Take the present pose as the start pose, whatever it is (end of the count-in)."""
        self._start.take()

    def _length_px(self, name: str) -> float:
        guess = _LEAST_OF_GUESS[name] * self._guess.get(name, math.nan)
        seen = self._seen[name].value
        metres = seen if math.isnan(guess) else max(seen, guess)
        if name in _SHARE_OF_TRUNK and not self._has_stood:
            trunk = self._seen["trunk"].value
            metres = metres if math.isnan(trunk) else max(metres, _SHARE_OF_TRUNK[name] * trunk)
        return metres * self._scale

    def _learn_scale(
        self,
        points: BodyPoints,
        world: list[Vector],
        *,
        sides: tuple[Side, ...],
        step_s: float,
    ) -> None:
        scale = _pixels_per_metre(points, world, sides=sides)
        if math.isnan(scale):
            return
        if math.isnan(self._scale):
            self._scale = scale
        share = 1.0 - math.exp(-step_s / SCALE_TIME_S)
        self._scale += share * (scale - self._scale)

    def _learn_lengths(
        self, points: BodyPoints, world: list[Vector], *, sides: tuple[Side, ...]
    ) -> None:
        if not self._scale > 0.0:
            return
        pictured = [segment_lengths(points.limb(side)) for side in sides]
        guessed = [_world_lengths(world, side) for side in sides]
        for name, tracker in self._seen.items():
            tracker.update(_longest([getattr(lengths, name) for lengths in pictured]) / self._scale)
            metres = _longest([lengths[name] for lengths in guessed])
            if not math.isnan(metres):
                before = self._guess.get(name, metres)
                self._guess[name] = before + 0.02 * (metres - before)


def _longest(lengths: list[float]) -> float:
    """The longest that was seen: the other side is more foreshortened."""
    return max((value for value in lengths if not math.isnan(value)), default=math.nan)


def _pixels_per_metre(points: BodyPoints, world: list[Vector], *, sides: tuple[Side, ...]) -> float:
    """Least-squares scale between the metric guess and the picture over trunk and legs."""
    over = under = 0.0
    for side in sides:
        offset, limb = _OFFSET[side], points.limb(side)
        chain = (limb.shoulder, limb.hip, limb.knee, limb.ankle)
        for (start, end), first, second in zip(_CHAIN, chain[:3], chain[1:], strict=True):
            metric = subtract(world[end + offset], world[start + offset])
            product = metric[0] * (second[0] - first[0]) + metric[1] * (second[1] - first[1])
            if math.isnan(product):
                continue
            over += product
            under += metric[0] ** 2 + metric[1] ** 2
    if not under > 1e-6 or not over > 0.0:
        return math.nan
    return over / under


def _world_lengths(world: list[Vector], side: Side) -> dict[str, float]:
    offset = _OFFSET[side]
    return {
        name: length(subtract(world[end + offset], world[start + offset]))
        for name, (start, end) in _SEGMENTS.items()
    }
