"""Angles and ratios of the body in the picture plane (coaching.md 2.2 and 2.3).

Frame: pixels with y UP and equal scale on both axes (`segments.BodyPoints` flips the picture
once). A point is an (x, y) tuple of floats; (NaN, NaN) = not seen. Every function returns NaN
when a point it needs is NaN or when the quantity is undefined (points that coincide).

`facing` is +1 when the front of the body lies clockwise of the line from hip to shoulder as the
camera sees it (a standing person who looks to the right), -1 for the other way, NaN when not
known. It turns with the body, so the same functions serve people who stand, lie or kneel.
Angles are degrees, forward positive.
"""

import math

Point = tuple[float, float]

_NAN = math.nan
_TOUCHING = 1e-6
"""Lengths below this many pixels have no direction."""
_SIDEWAYS_MIN = 0.6
"""Sine of 37 degrees: less of a sideways angle is not made larger."""


def clamp(value: float, *, low: float, high: float) -> float:
    """Limit a number; unlike min/max it keeps NaN."""
    if math.isnan(value):
        return value
    return min(max(value, low), high)


def wrap_deg(angle_deg: float) -> float:
    """The same direction in -180..180 (180 included)."""
    if math.isnan(angle_deg):
        return angle_deg
    wrapped = math.fmod(angle_deg, 360.0)
    if wrapped > 180.0:
        return wrapped - 360.0
    if wrapped <= -180.0:
        return wrapped + 360.0
    return wrapped


def distance(first: Point, second: Point) -> float:
    """Distance between two points in their own unit."""
    return math.hypot(first[0] - second[0], first[1] - second[1])


def midpoint(first: Point, second: Point) -> Point:
    """Half way between two points; not seen when either is not seen."""
    return (first[0] + second[0]) / 2.0, (first[1] + second[1]) / 2.0


def lean_from_up_deg(low: Point, high: Point, *, facing: float) -> float:
    """Lean of the line low -> high from straight up, forward positive."""
    right = high[0] - low[0]
    up = high[1] - low[1]
    if abs(right) < _TOUCHING and abs(up) < _TOUCHING:
        return _NAN
    return math.degrees(math.atan2(facing * right, up))


def trunk_deg(shoulder: Point, hip: Point, *, facing: float) -> float:
    """Beta: trunk lean from vertical, forward positive (coaching.md 2.2)."""
    return lean_from_up_deg(hip, shoulder, facing=facing)


def thigh_deg(hip: Point, knee: Point, *, facing: float) -> float:
    """Tau: 0 = the thigh hangs, positive = knee in front of the hip (coaching.md 2.2)."""
    right = knee[0] - hip[0]
    down = hip[1] - knee[1]
    if abs(right) < _TOUCHING and abs(down) < _TOUCHING:
        return _NAN
    return math.degrees(math.atan2(facing * right, down))


def shank_deg(knee: Point, ankle: Point, *, facing: float) -> float:
    """Sigma: shank lean from vertical, positive = knee in front of the ankle (coaching.md 2.2)."""
    return lean_from_up_deg(ankle, knee, facing=facing)


def turn_deg(first: Point, corner: Point, last: Point) -> float:
    """Signed bend of the path first -> corner -> last, -180..180, 0 = straight.

    Positive is counter-clockwise with y up.
    """
    ax, ay = corner[0] - first[0], corner[1] - first[1]
    bx, by = last[0] - corner[0], last[1] - corner[1]
    cross = ax * by - ay * bx
    dot = ax * bx + ay * by
    if abs(cross) < _TOUCHING and abs(dot) < _TOUCHING:
        return _NAN
    return math.degrees(math.atan2(cross, dot))


def hip_fold_deg(shoulder: Point, hip: Point, knee: Point, *, facing: float) -> float:
    """Phi: beta + tau; below 0 the thigh is behind the trunk's line (coaching.md 2.2).

    Computed as the signed bend at the hip, so it holds in any body position: standing, lying
    and on all fours.
    """
    return facing * turn_deg(shoulder, hip, knee)


def knee_flexion_deg(hip: Point, knee: Point, ankle: Point) -> float:
    """Kappa: 180 minus the angle at the knee, never negative (coaching.md 2.2).

    Equal to tau + sigma, since a knee bends one way only.
    """
    return abs(turn_deg(hip, knee, ankle))


def hips_behind_heels_ratio(
    hip: Point, heel: Point, *, facing: float, thigh_length: float
) -> float:
    """HBH: how far the hip is behind the heel, in thigh lengths (coaching.md 2.2)."""
    if not thigh_length > 0.0:
        return _NAN
    return facing * (heel[0] - hip[0]) / thigh_length


def knee_travel_ratio(
    knee: Point, knee_standing: Point, *, facing: float, shank_length: float
) -> float:
    """KT: how far the knee came forward since standing, in shank lengths (coaching.md 2.2)."""
    if not shank_length > 0.0:
        return _NAN
    return facing * (knee[0] - knee_standing[0]) / shank_length


def knee_azimuth_deg(
    hip: Point,
    knee: Point,
    ankle: Point,
    *,
    outward: float,
    thigh_length: float,
    shank_length: float,
) -> float:
    """Lambda, the laser pointer: where the knee points, outward positive (coaching.md 2.3).

    For a front view. Valid only from 40 degrees of knee flexion on; the caller gates it.

    Args:
        hip: Hip in pixels.
        knee: Knee in pixels.
        ankle: Ankle in pixels.
        outward: +1 when "away from the midline" is counter-clockwise of the line from hip to
            ankle (picture right for an upright body), -1 for clockwise.
        thigh_length: True thigh length in pixels at the current scale.
        shank_length: True shank length in pixels at the current scale.
    """
    bend = knee_bend_from_lengths_deg(
        hip, ankle, thigh_length=thigh_length, shank_length=shank_length
    )
    line = distance(hip, ankle)
    if not line > _TOUCHING or math.isnan(bend):
        return _NAN
    line_x, line_y = (ankle[0] - hip[0]) / line, (ankle[1] - hip[1]) / line
    off = outward * (line_x * (knee[1] - hip[1]) - line_y * (knee[0] - hip[0]))
    span = min(line, (thigh_length + shank_length) * (1.0 - 1e-6))
    reach = thigh_length * shank_length * math.sin(math.radians(bend)) / span
    if not reach > _TOUCHING:
        return _NAN
    return math.degrees(math.asin(clamp(off / reach, low=-1.0, high=1.0)))


def knee_bend_from_lengths_deg(
    hip: Point, ankle: Point, *, thigh_length: float, shank_length: float
) -> float:
    """Knee flexion told by how close hip and ankle have come (coaching.md 2.3).

    For a front view, where the bend itself points at the camera.
    """
    line = distance(hip, ankle)
    if math.isnan(line) or not (thigh_length > 0.0 and shank_length > 0.0):
        return _NAN
    line = min(line, (thigh_length + shank_length) * (1.0 - 1e-6))
    cosine = (thigh_length**2 + shank_length**2 - line**2) / (2.0 * thigh_length * shank_length)
    return 180.0 - math.degrees(math.acos(clamp(cosine, low=-1.0, high=1.0)))


def thigh_abduction_deg(
    mid_shoulder: Point, mid_hip: Point, hip: Point, knee: Point, *, outward: float
) -> float:
    """TA: thigh against the trunk's line, away from the midline positive (coaching.md 2.3).

    The start value is not subtracted here.
    """
    trunk_x, trunk_y = mid_hip[0] - mid_shoulder[0], mid_hip[1] - mid_shoulder[1]
    thigh_x, thigh_y = knee[0] - hip[0], knee[1] - hip[1]
    cross = trunk_x * thigh_y - trunk_y * thigh_x
    dot = trunk_x * thigh_x + trunk_y * thigh_y
    if abs(cross) < _TOUCHING and abs(dot) < _TOUCHING:
        return _NAN
    return outward * math.degrees(math.atan2(cross, dot))


def turned_away_deg(shown_deg: float, *, yaw_deg: float) -> float:
    """A sideways angle as it is, from how it shows to a camera that is not quite in front.

    What goes to the side shows shorter by the sine of the yaw, what goes up or down does not.

    Args:
        shown_deg: In the picture, from where the limb hangs or stands.
        yaw_deg: 0 = side-on, 90 = front; below 37 degrees taken as 37, for too little shows.
    """
    shown = math.radians(shown_deg)
    sideways = clamp(math.sin(math.radians(yaw_deg)), low=_SIDEWAYS_MIN, high=1.0)
    return math.degrees(math.atan2(math.sin(shown), math.cos(shown) * sideways))


def knee_gap_deg(left_knee: Point, right_knee: Point, *, thigh_length: float) -> float:
    """CL: opening of the thighs told by the gap between the knees (coaching.md 2.3)."""
    if not thigh_length > 0.0:
        return _NAN
    gap = distance(left_knee, right_knee) / (2.0 * thigh_length)
    return 2.0 * math.degrees(math.asin(clamp(gap, low=0.0, high=1.0)))


def shank_swing_deg(knee: Point, ankle: Point, *, outward: float) -> float:
    """SR: shank from vertical in the front view, ankle toward the midline positive (2.3)."""
    right = ankle[0] - knee[0]
    down = knee[1] - ankle[1]
    if abs(right) < _TOUCHING and abs(down) < _TOUCHING:
        return _NAN
    return math.degrees(math.atan2(-outward * right, down))


def obliquity_deg(left: Point, right: Point) -> float:
    """Tilt of the line between two like points, left side higher positive (coaching.md C06)."""
    rise = left[1] - right[1]
    run = abs(left[0] - right[0])
    if run < _TOUCHING and abs(rise) < _TOUCHING:
        return _NAN
    return math.degrees(math.atan2(rise, run))


CUP_FREE_DEG = -5.0
CUP_SHARE = 0.6


def cup_deg(hip_fold: float) -> float:
    """The part of the cup that a hip bent beyond straight tells: 0 or an arch below 0 (C05).

    The other part, the lower back's outline, needs a mask of the body and is not measured.

    Args:
        hip_fold: Degrees; below 0 the thigh is behind the trunk's line.
    """
    return CUP_SHARE * clamp(hip_fold - CUP_FREE_DEG, low=-math.inf, high=0.0)
