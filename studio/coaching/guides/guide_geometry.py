"""Small geometry of the picture plane for what is drawn on the body.

Pixels, y down. Directions are degrees from straight up in the picture, clockwise positive.
"""

import math

from studio.model.guide import Point


def between(first: Point, second: Point, *, share: float = 0.5) -> Point:
    """A point on the line from the first to the second; beyond them below 0 or above 1."""
    return (
        first[0] + share * (second[0] - first[0]),
        first[1] + share * (second[1] - first[1]),
    )


def moved(point: Point, direction: Point, length: float) -> Point:
    """A point moved along a direction (of any length 1 vector)."""
    return (point[0] + length * direction[0], point[1] + length * direction[1])


def unit(first: Point, second: Point) -> Point:
    """Direction from the first point to the second, length 1; (0, 0) when they are one."""
    length = math.dist(first, second)
    if not length > 0.0:
        return (0.0, 0.0)
    return ((second[0] - first[0]) / length, (second[1] - first[1]) / length)


def along(start: Point, end: Point, direction: Point) -> float:
    """How far the end lies from the start, measured along a direction."""
    return (end[0] - start[0]) * direction[0] + (end[1] - start[1]) * direction[1]


def across(direction: Point) -> Point:
    """The direction a quarter turn clockwise as seen."""
    return (-direction[1], direction[0])


def direction_deg(first: Point, second: Point) -> float:
    """Direction from the first point to the second, -180 to 180."""
    return math.degrees(math.atan2(second[0] - first[0], first[1] - second[1]))


def pointing(angle_deg: float) -> Point:
    """The length 1 vector of a direction."""
    angle = math.radians(angle_deg)
    return (math.sin(angle), -math.cos(angle))


def turned_deg(before_deg: float, now_deg: float) -> float:
    """How far a direction turned, clockwise positive, the short way round."""
    return (now_deg - before_deg + 180.0) % 360.0 - 180.0


def band(start: Point, end: Point, *, start_half: float, end_half: float) -> tuple[Point, ...]:
    """The four corners of a strip along a line, half as wide to each side."""
    side = across(unit(start, end))
    return (
        moved(start, side, -start_half),
        moved(end, side, -end_half),
        moved(end, side, end_half),
        moved(start, side, start_half),
    )
