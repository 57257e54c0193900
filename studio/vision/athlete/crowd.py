"""Other people in the picture: one who trains beside the client, one who walks by.

`AthleteSource(..., others=...)` paints them with the client, for tests of the client lock.
"""

from dataclasses import replace
from math import cos, pi, sin
from typing import Protocol

import numpy as np

from studio.model.exercise import Exercise, KeyPose
from studio.model.landmarks import Side
from studio.vision.athlete.body import Body, Joint
from studio.vision.athlete.figure import SECOND_CLOTHES, Clothes
from studio.vision.athlete.kinematics import pose_body
from studio.vision.athlete.performer import Performer, SetPlanned
from studio.vision.athlete.scene import Figure
from studio.vision.athlete.spot import Spot

_STRIDE_M = 1.35
_SOLE_ROWS = (
    Joint.LEFT_HEEL,
    Joint.RIGHT_HEEL,
    Joint.LEFT_BALL,
    Joint.RIGHT_BALL,
    Joint.LEFT_TOE,
    Joint.RIGHT_TOE,
)
_SOLE_M = 0.012


class Actor(Protocol):
    """Somebody who can be painted at any moment."""

    def figure_at(self, time_s: float) -> Figure:
        """The person at a stream time."""
        ...


class Companion:
    """A second person doing an exercise, over and over."""

    def __init__(
        self,
        exercise: Exercise,
        *,
        at: Spot,
        plan: SetPlanned | None = None,
        clothes: Clothes = SECOND_CLOTHES,
        starts_s: float = 0.0,
    ) -> None:
        """Lay out the set.

        Args:
            exercise: With key poses.
            at: Where and how big; 90 = facing right in the picture.
            plan: None = five reps as prescribed, the left leg working.
            clothes: Colours.
            starts_s: Stream time at which the set begins.
        """
        if plan is None:
            plan = SetPlanned(sides=(Side.LEFT,) if exercise.per_side else (Side.BOTH,))
        self._performer = Performer(exercise, plan)
        self._at, self._clothes, self._starts_s = at, clothes, starts_s

    def figure_at(self, time_s: float) -> Figure:
        """The person at a stream time."""
        set_s = max(0.0, time_s - self._starts_s) % self._performer.timeline.duration_s
        body, pose, phase, _ = self._performer.body_at(set_s)
        start, far = self._performer.ends_of(phase.side)
        return Figure(
            body=body,
            start=start,
            far=far,
            motion=self._performer.motion_of(phase.side),
            spot=self._at,
            clothes=self._clothes,
            spine_bend_deg=pose.spine_bend_deg,
        )


class Walker:
    """A person who walks straight across the picture."""

    def __init__(
        self,
        *,
        begins_at: Spot,
        speed_m_s: float = 1.2,
        starts_s: float = 0.0,
        clothes: Clothes = SECOND_CLOTHES,
    ) -> None:
        """Keep the way.

        Args:
            begins_at: Where the walk begins; its heading is set by the direction.
            speed_m_s: Positive to the right in the picture, negative to the left.
            starts_s: Stream time at which the walk begins; before it the person stands there.
            clothes: Colours.
        """
        self._begins_at = replace(begins_at, heading_deg=90.0 if speed_m_s >= 0.0 else -90.0)
        self._speed_m_s, self._starts_s, self._clothes = speed_m_s, starts_s, clothes

    def figure_at(self, time_s: float) -> Figure:
        """The person at a stream time."""
        way_m = self._speed_m_s * max(0.0, time_s - self._starts_s)
        body = walking_body(abs(way_m) / (_STRIDE_M * self._begins_at.scale_ratio))
        spot = replace(self._begins_at, right_m=self._begins_at.right_m + way_m)
        return Figure(
            body=body, start=body, far=body, motion=None, spot=spot, clothes=self._clothes
        )


def walking_pose(cycles: float) -> KeyPose:
    """The pose after so many double steps."""
    angles: dict[str, float] = {}
    for name, ahead in (("left", 0.0), ("right", 0.5)):
        turn = 2.0 * pi * (cycles + ahead)
        thigh_deg = 4.0 + 24.0 * sin(turn)
        swing = max(0.0, cos(turn + 0.6))
        knee_deg = 6.0 + 54.0 * swing**1.5
        angles[f"{name}_thigh_deg"] = thigh_deg
        angles[f"{name}_shank_deg"] = knee_deg - thigh_deg
        angles[f"{name}_foot_deg"] = -0.5 * max(0.0, knee_deg - thigh_deg)
        angles[f"{name}_upper_arm_deg"] = -20.0 * sin(turn)
        angles[f"{name}_elbow_deg"] = 25.0 - 8.0 * sin(turn)
    return KeyPose(trunk_deg=4.0, **angles)


def walking_body(cycles: float) -> Body:
    """The body after so many double steps, its lower foot on the floor."""
    body = pose_body(walking_pose(cycles))
    lowest_m = float(body.joints_m[list(_SOLE_ROWS), 2].min()) - _SOLE_M
    return body.moved(turn=np.eye(3), by_m=np.array((0.0, 0.0, -lowest_m)))
