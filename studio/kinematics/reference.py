"""What is known of a stranger's body: segment lengths, standing height, where the feet stand.

Nobody is calibrated. Lengths come from the movement itself: a segment's picture is never longer
than the segment, so a running high percentile of what is seen approaches the truth. Lengths are
kept in the network's metres, so that walking toward the camera does not stretch them, and handed
out in pixels at the present scale. Start positions are taken when the body stands still for half
a second (coaching.md 2.4: the standing second of every set) and again after a re-step.
"""

import math
from dataclasses import dataclass

from studio.kinematics.angles import Point, distance
from studio.kinematics.segments import BodyPoints, SegmentLengths, Vector, segment_lengths
from studio.kinematics.world import length, subtract
from studio.model.landmarks import Landmark, Side

SCALE_TIME_S = 0.5
STILL_S = 0.5
STILL_SPEED_RATIO = 0.2
"""Trunk lengths per second below which a body is still (network jitter is about 0.1) [reasoned]."""

UPRIGHT_DEG = 35.0
STEP_RATIO = 0.3
"""Foot lengths an ankle must have moved to count as a re-step; cue C11 starts at 0.2."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """Where one leg stood at the start, pixels, y up.

    Attributes:
        knee: Knee.
        ankle: Ankle.
        heel: Heel.
        toe: Foot index.
    """

    knee: Point
    ankle: Point
    heel: Point
    toe: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPose:
    """Where the body was in the start pose, pixels, y up.

    Attributes:
        left: The left leg.
        right: The right leg.
        mid_hip: Between the hips.
        upright: Whether it was a standing pose.
    """

    left: Footing
    right: Footing
    mid_hip: Point
    upright: bool

    def footing(self, side: Side) -> Footing:
        """Where one leg stood."""
        return self.left if side is Side.LEFT else self.right


_SCALE_SEGMENTS = tuple(
    (Landmark(start + side), Landmark(end + side))
    for start, end in (
        (Landmark.LEFT_SHOULDER, Landmark.LEFT_HIP),
        (Landmark.LEFT_HIP, Landmark.LEFT_KNEE),
        (Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE),
    )
    for side in (0, 1)
)


class BodyReference:
    """Learns one client's lengths and start pose while they move."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget the client."""
        self._time_s = math.nan
        self._scale = math.nan
        self._seen = {name: HighPercentile() for name in ("thigh", "shank", "trunk", "foot")}
        self._leg_height = HighPercentile(share=0.9)
        self._guess: dict[str, float] = {}
        self._smooth: dict[str, Point] = {}
        self._still_s = 0.0
        self.start: StartPose | None = None

    @property
    def lengths_px(self) -> SegmentLengths:
        """Segment lengths in pixels at the present scale; NaN = not known yet."""
        return SegmentLengths(**{name: self._length_px(name) for name in self._seen})

    @property
    def standing_height_px(self) -> float:
        """Hips above ankles when standing, in pixels at the present scale; NaN = not known."""
        lengths = self.lengths_px
        least = 0.9 * (lengths.thigh + lengths.shank)
        seen = self._leg_height.value * self._scale
        return least if math.isnan(seen) else max(seen, least)

    @property
    def is_still(self) -> bool:
        """Whether the body has been still for half a second."""
        return self._still_s >= STILL_S

    def update(
        self, points: BodyPoints, world: list[Vector], *, trunk_lean_deg: float, time_s: float
    ) -> None:
        """Take in one picture.

        Args:
            points: The body in pixels, y up.
            world: 33 points in metres, y up.
            trunk_lean_deg: Trunk from vertical in space.
            time_s: Stream time.
        """
        step_s = 1.0 / 30.0 if math.isnan(self._time_s) else max(time_s - self._time_s, 1e-3)
        self._time_s = time_s
        self._learn_scale(points, world, step_s=step_s)
        self._learn_lengths(points, world)
        self._learn_start(points, trunk_lean_deg=trunk_lean_deg, step_s=step_s)

    def take_start(self) -> None:
        """Take the present (smoothed) pose as the start pose, whatever it is."""
        if self._smooth:
            self.start = self._start_now(upright=self._stands_tall())

    def _length_px(self, name: str) -> float:
        guess = 0.92 * self._guess.get(name, math.nan)
        seen = self._seen[name].value
        metres = seen if math.isnan(guess) else max(seen, guess)
        return metres * self._scale

    def _learn_scale(self, points: BodyPoints, world: list[Vector], *, step_s: float) -> None:
        scale = _pixels_per_metre(points, world)
        if math.isnan(scale):
            return
        if math.isnan(self._scale):
            self._scale = scale
        share = 1.0 - math.exp(-step_s / SCALE_TIME_S)
        self._scale += share * (scale - self._scale)

    def _learn_lengths(self, points: BodyPoints, world: list[Vector]) -> None:
        if not self._scale > 0.0:
            return
        for side, limb in ((0, points.left), (1, points.right)):
            seen = segment_lengths(limb)
            guessed = _world_lengths(world, side)
            for name, tracker in self._seen.items():
                tracker.update(getattr(seen, name) / self._scale)
                metres = guessed[name]
                if not math.isnan(metres):
                    before = self._guess.get(name, metres)
                    self._guess[name] = before + 0.02 * (metres - before)
        height = points.mid_hip[1] - points.mid_ankle[1]
        if height > 0.0:
            self._leg_height.update(height / self._scale)

    def _learn_start(self, points: BodyPoints, *, trunk_lean_deg: float, step_s: float) -> None:
        speed = self._smooth_points(points, step_s=step_s)
        trunk = self._length_px("trunk")
        still = speed < STILL_SPEED_RATIO * trunk
        self._still_s = self._still_s + step_s if still else 0.0
        if not self.is_still:
            return
        upright = trunk_lean_deg < UPRIGHT_DEG and self._stands_tall()
        if self._wants_start(upright=upright):
            self.start = self._start_now(upright=upright)

    def _wants_start(self, *, upright: bool) -> bool:
        if self.start is None or (upright and not self.start.upright):
            return True
        return upright == self.start.upright and self._has_stepped(self.start)

    def _has_stepped(self, start: StartPose) -> bool:
        limit = STEP_RATIO * self._length_px("foot")
        moves = (
            distance(self._smooth["left_ankle"], start.left.ankle),
            distance(self._smooth["right_ankle"], start.right.ankle),
        )
        return any(move > limit for move in moves)

    def _stands_tall(self) -> bool:
        hip, left, right = (
            self._smooth.get(name, (math.nan, math.nan))
            for name in ("mid_hip", "left_ankle", "right_ankle")
        )
        return hip[1] - (left[1] + right[1]) / 2.0 > 0.9 * self.standing_height_px

    def _smooth_points(self, points: BodyPoints, *, step_s: float) -> float:
        """Follow the points of the start pose; return the fastest of hip and knees, px/s."""
        share = 1.0 - math.exp(-step_s / 0.15)
        current = {
            f"{side}_{name}": getattr(limb, name)
            for side, limb in (("left", points.left), ("right", points.right))
            for name in ("knee", "ankle", "heel", "toe")
        }
        current["mid_hip"] = points.mid_hip
        fastest = 0.0
        for name, point in current.items():
            before = self._smooth.get(name, point)
            if math.isnan(before[0]):
                before = point
            x = before[0] + share * (point[0] - before[0])
            y = before[1] + share * (point[1] - before[1])
            if math.isnan(x):
                self._smooth[name] = before
                continue
            self._smooth[name] = (x, y)
            if name.endswith(("knee", "hip")):
                fastest = max(fastest, distance((x, y), before) / step_s)
        return fastest

    def _start_now(self, *, upright: bool) -> StartPose:
        feet = {
            side: Footing(
                **{
                    part: self._smooth[f"{side}_{part}"]
                    for part in ("knee", "ankle", "heel", "toe")
                }
            )
            for side in ("left", "right")
        }
        return StartPose(
            left=feet["left"],
            right=feet["right"],
            mid_hip=self._smooth["mid_hip"],
            upright=upright,
        )


def _pixels_per_metre(points: BodyPoints, world: list[Vector]) -> float:
    """Least-squares scale between the metric guess and the picture over trunk and legs."""
    limbs = (points.left, points.right)
    over = under = 0.0
    for index, (start, end) in enumerate(_SCALE_SEGMENTS):
        limb = limbs[index % 2]
        chain = (limb.shoulder, limb.hip, limb.knee, limb.ankle)
        low, high = chain[index // 2], chain[index // 2 + 1]
        metric = subtract(world[end], world[start])
        product = metric[0] * (high[0] - low[0]) + metric[1] * (high[1] - low[1])
        if math.isnan(product):
            continue
        over += product
        under += metric[0] ** 2 + metric[1] ** 2
    if not under > 1e-6 or not over > 0.0:
        return math.nan
    return over / under


def _world_lengths(world: list[Vector], side: int) -> dict[str, float]:
    pairs = {
        "thigh": (Landmark.LEFT_HIP, Landmark.LEFT_KNEE),
        "shank": (Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE),
        "trunk": (Landmark.LEFT_SHOULDER, Landmark.LEFT_HIP),
        "foot": (Landmark.LEFT_HEEL, Landmark.LEFT_FOOT_INDEX),
    }
    return {
        name: length(subtract(world[end + side], world[start + side]))
        for name, (start, end) in pairs.items()
    }
