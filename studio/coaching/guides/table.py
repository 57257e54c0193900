"""Which shapes each cue draws on the client's body (coaching.md 4.3, design.md 10).

A guide says what to do: a line to reach, a bubble to fill, an anchor to keep in the floor. Quiet
while all is well. Everything is in pixels of the unmirrored picture, y down; a point seen less
well than `VISIBLE` gives no guide.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from studio.coaching.guides.fold_guides import fold_hips_guides
from studio.coaching.guides.front_guides import (
    footprint_guides,
    gate_guides,
    knee_lane_guides,
    mirror_guides,
    spine_guides,
)
from studio.coaching.guides.guide_scene import GuideScene
from studio.coaching.guides.laser_guides import forward_cone_guides, laser_guides
from studio.coaching.guides.moment_guides import depth_guides, hold_guides, landing_guides
from studio.coaching.guides.pelvis_guides import (
    centred_guides,
    front_cup_guides,
    headlight_guides,
    side_cup_guides,
)
from studio.coaching.guides.side_guides import (
    heel_guides,
    hips_back_guides,
    knee_wall_guides,
    lockout_guides,
    long_back_guides,
    overextension_guides,
    shin_guides,
    toe_guides,
)
from studio.model.guide import Guide

MOST_QUIET = 2
"""Quiet guides at a time: while somebody moves, three things can be read at a glance (kiosk page,
section D), and the count and the depth bar are two of them."""

GUIDES: Mapping[str, Callable[[GuideScene], tuple[Guide, ...]]] = {
    "hips_back": hips_back_guides,
    "shin_vertical": shin_guides,
    "knee_travel": knee_wall_guides,
    "long_back": long_back_guides,
    "cup_sagittal": side_cup_guides,
    "cup_level": front_cup_guides,
    "centered": centred_guides,
    "square": headlight_guides,
    "heels_down": heel_guides,
    "toes_down": toe_guides,
    "feet_anchored": footprint_guides,
    "knee_track": knee_lane_guides,
    "knees_forward": forward_cone_guides,
    "lasers_out": laser_guides,
    "hip_not_back": overextension_guides,
    "lockout": lockout_guides,
    "depth": depth_guides,
    "fold_hips": fold_hips_guides,
    "no_bounce": landing_guides,
    "squeeze_hold": hold_guides,
    "symmetry": mirror_guides,
    "torso_still": spine_guides,
    "band_tension": gate_guides,
}
"""By cue key. Tempo alone draws nothing on the body: it has the lane, and depth also its bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnCue:
    """What one cue would draw now.

    Attributes:
        guides: Its shapes.
        is_shown: Whether it is the cue on screen.
        is_off: Whether it is beyond amber now.
        priority: 1 = first.
        is_estimate: Whether it is of grade C.
    """

    guides: tuple[Guide, ...]
    is_shown: bool
    is_off: bool
    priority: int
    is_estimate: bool = False


def chosen_guides(drawn: Sequence[DrawnCue]) -> tuple[Guide, ...]:
    """What is really drawn: whatever is off or on screen, and at most two quiet cues.

    Beside a cue on screen there is room for one quiet one; an estimate yields to any other. The
    strongest is last in the answer, and so lies on top.

    Args:
        drawn: Of every cue that may draw.
    """
    some = [cue for cue in drawn if cue.guides]
    loud = [cue for cue in some if cue.is_off or cue.is_shown]
    quiet = sorted(
        (cue for cue in some if cue not in loud), key=lambda cue: (cue.is_estimate, cue.priority)
    )
    room = max(MOST_QUIET - len(loud), 0)
    loud.sort(key=lambda cue: (cue.is_shown, -cue.priority))
    return tuple(guide for cue in (*quiet[:room], *loud) for guide in cue.guides)
