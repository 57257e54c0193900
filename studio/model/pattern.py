"""What the whole body does in a rep of an exercise, as data: how a rep is recognised.

A pattern is not a standard to grade against; that is the driver and its range. It mixes a few
signals that any view can see, so that a stranger is counted without calibration
(coaching.md 5.1).
"""

from dataclasses import dataclass
from enum import StrEnum


class Signal(StrEnum):
    """Whole-body signals of `kinematics.movement`. Angles in degrees, heights in leg lengths."""

    HIP_FOLD = "hip_fold_deg"
    HIP_FOLD_MOST = "hip_fold_most_deg"
    HIP_FOLD_LEAST = "hip_fold_least_deg"
    KNEE_FLEXION = "knee_flexion_deg"
    KNEE_FLEXION_MOST = "knee_flexion_most_deg"
    TRUNK_LEAN = "trunk_lean_deg"
    THIGH_GAP = "thigh_gap_deg"
    THIGH_GAP_SHOWN = "thigh_gap_shown_deg"
    """In space or in the picture, whichever shows more; for upright legs seen flat."""
    PELVIS_HEIGHT = "pelvis_height_ratio"
    PELVIS_RISE = "pelvis_rise_ratio"
    KNEE_GAP = "knee_gap_ratio"
    ANKLE_GAP = "ankle_gap_ratio"
    SHANK_SWING_MOST = "shank_swing_most_deg"
    """Of both shanks the one further aside, towards the other leg; for the front view."""


class Feet(StrEnum):
    """What the feet do during a rep."""

    PLANTED = "planted"
    ONE_PLANTED = "one_planted"
    FREE = "free"


class BodyPosture(StrEnum):
    """How the body is held in space; a rep in another posture is another movement."""

    UPRIGHT = "upright"
    BENT_OVER = "bent_over"
    SUPINE = "supine"
    QUADRUPED = "quadruped"
    SIDE_LYING = "side_lying"
    SEATED = "seated"


class LegRole(StrEnum):
    """Which leg a rep belongs to."""

    BOTH = "both"
    MORE_BENT = "more_bent"
    IN_FRONT = "in_front"
    MOVING = "moving"
    STANDING = "standing"


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternSignal:
    """One signal's share in the progress of a rep.

    Attributes:
        signal: Which.
        start: Typical value at the start pose.
        far: Typical value at the far pose.
        weight: Share, before normalisation; 0 = only has to take part.
    """

    signal: Signal
    start: float
    far: float
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementPattern:
    """How a rep of an exercise is recognised.

    Attributes:
        signals: Mixed into one progress value: 0 at the start pose, 1 at the far pose.
        feet: What the feet do.
        posture: How the body is held.
        working_leg: How the working leg is told.
        travels: True when a rep may end at another place than it began (walking lunges).
        knee_flexion_min_deg: The more bent knee is usually bent at least this much.
        alone_ratio: Smallest range of a rep that has no neighbours, in progress.
        duration_min_s: A faster movement is not a rep.
        duration_max_s: A slower movement is not a rep.
    """

    signals: tuple[PatternSignal, ...]
    feet: Feet
    posture: BodyPosture
    working_leg: LegRole
    travels: bool = False
    knee_flexion_min_deg: float = 0.0
    alone_ratio: float = 0.25
    duration_min_s: float = 0.45
    duration_max_s: float = 25.0
