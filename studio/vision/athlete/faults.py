"""Typical faults of the athlete, as data: named deltas on the key poses and on the tempo.

A delta is written per unit of the fault's amount. Legs and arms are named without a side: in a
bilateral exercise both get it, in a per-side exercise the working one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum

from studio.model.exercise import AthleteMotion, FirstPhase, KeyPose
from studio.vision.athlete.motion import SetScript, SpeedShape


class FaultKind(StrEnum):
    """What is done badly. The unit of its amount stands in `FAULT_UNITS`."""

    SHALLOW = "shallow"
    NO_LOCKOUT = "no_lockout"
    TOO_FAST = "too_fast"
    BOUNCE = "bounce"
    NO_HOLD = "no_hold"
    SHIN_FORWARD = "shin_forward"
    HIPS_NOT_BACK = "hips_not_back"
    KNEE_DOMINANT = "knee_dominant"
    KNEES_IN = "knees_in"
    HEELS_UP = "heels_up"
    TOES_UP = "toes_up"
    FEET_TURNED_OUT = "feet_turned_out"
    TORSO_LEAN = "torso_lean"
    SIDE_LEAN = "side_lean"
    ROUND_BACK = "round_back"
    LEAN_BACK = "lean_back"
    PELVIS_DROP = "pelvis_drop"
    PELVIS_TURN = "pelvis_turn"
    OFF_CENTRE = "off_centre"
    ONE_KNEE_LESS = "one_knee_less"
    ONE_KNEE_IN = "one_knee_in"
    ONE_KNEE_ROLLS = "one_knee_rolls"
    BODY_TURNED = "body_turned"
    HEELS_UP_AT_TOP = "heels_up_at_top"
    TOES_UP_AT_TOP = "toes_up_at_top"
    SLIDES_FORWARD = "slides_forward"
    SLIDES_ASIDE = "slides_aside"
    FEET_TOGETHER = "feet_together"
    STARTS_PART_WAY = "starts_part_way"
    NEVER_LOCKED = "never_locked"
    NECK_BENT = "neck_bent"
    KNEES_ROLL_IN = "knees_roll_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A fault and how much of it."""

    kind: FaultKind
    amount: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deltas:
    """Changes of key-pose fields per unit of amount, by the end of the rep they act on.

    `long` and `short` are the long and short end of the glutes: far and start of an
    eccentric-first exercise, start and far of a concentric-first one.
    """

    far: Mapping[str, float] = field(default_factory=dict)
    start: Mapping[str, float] = field(default_factory=dict)
    long: Mapping[str, float] = field(default_factory=dict)
    short: Mapping[str, float] = field(default_factory=dict)


_DELTAS: dict[FaultKind, _Deltas] = {
    FaultKind.SHIN_FORWARD: _Deltas(long={"shank_deg": 1.0}),
    FaultKind.HIPS_NOT_BACK: _Deltas(long={"shank_deg": 0.8, "thigh_deg": -0.4, "trunk_deg": -0.6}),
    FaultKind.KNEE_DOMINANT: _Deltas(long={"shank_deg": 1.0, "trunk_deg": -1.0}),
    FaultKind.KNEES_IN: _Deltas(long={"abduction_deg": -1.0}),
    FaultKind.HEELS_UP: _Deltas(long={"foot_deg": -1.0}),
    FaultKind.TOES_UP: _Deltas(long={"foot_deg": 1.0}),
    FaultKind.FEET_TURNED_OUT: _Deltas(far={"toe_out_deg": 1.0}),
    FaultKind.TORSO_LEAN: _Deltas(far={"trunk_deg": 1.0}),
    FaultKind.SIDE_LEAN: _Deltas(far={"side_lean_deg": -1.0}),
    FaultKind.ROUND_BACK: _Deltas(long={"spine_bend_deg": 1.0, "neck_deg": 0.6}),
    FaultKind.LEAN_BACK: _Deltas(short={"trunk_deg": -1.0}),
    FaultKind.PELVIS_DROP: _Deltas(far={"pelvis_drop_deg": 1.0}),
    FaultKind.PELVIS_TURN: _Deltas(far={"pelvis_turn_deg": 1.0}),
    FaultKind.OFF_CENTRE: _Deltas(long={"pelvis_shift_m": 0.01}),
    FaultKind.ONE_KNEE_LESS: _Deltas(far={"right_abduction_deg": -1.0}),
    FaultKind.ONE_KNEE_ROLLS: _Deltas(far={"right_rotation_deg": -1.0}),
    FaultKind.ONE_KNEE_IN: _Deltas(long={"right_abduction_deg": -1.0}),
    FaultKind.HEELS_UP_AT_TOP: _Deltas(short={"foot_deg": -1.0}),
    FaultKind.TOES_UP_AT_TOP: _Deltas(short={"foot_deg": 1.0}),
    FaultKind.SLIDES_FORWARD: _Deltas(long={"slide_forward_m": 0.01}),
    FaultKind.SLIDES_ASIDE: _Deltas(long={"slide_left_m": 0.01}),
    FaultKind.FEET_TOGETHER: _Deltas(start={"abduction_deg": -1.0}),
    FaultKind.KNEES_ROLL_IN: _Deltas(start={"rotation_deg": -1.0}, far={"rotation_deg": -1.0}),
    FaultKind.NECK_BENT: _Deltas(long={"neck_deg": 1.0}),
}

KNEE_FAULTS = frozenset({FaultKind.KNEES_IN, FaultKind.ONE_KNEE_IN})
"""Of these the knee alone goes elsewhere: feet and pelvis stay where they stood."""

_CENTIMETRES = frozenset({FaultKind.OFF_CENTRE, FaultKind.SLIDES_FORWARD, FaultKind.SLIDES_ASIDE})

FAULT_UNITS: dict[FaultKind, str] = {
    FaultKind.SHALLOW: "share of the range left out",
    FaultKind.NO_LOCKOUT: "share of the range left out at the short end",
    FaultKind.TOO_FAST: "share of the eccentric time left out",
    FaultKind.BOUNCE: "1 = the long pause is gone and the turn is sharp",
    FaultKind.NO_HOLD: "share of the short-end hold left out",
    FaultKind.NEVER_LOCKED: "share of the range left out at the short end, the last rep too",
    FaultKind.STARTS_PART_WAY: "u of the standing ahead of the first rep",
    FaultKind.OFF_CENTRE: "centimetres to the left",
    FaultKind.SLIDES_FORWARD: "centimetres forward",
    FaultKind.SLIDES_ASIDE: "centimetres to the left",
    FaultKind.BODY_TURNED: "degrees of yaw",
} | {kind: "degrees" for kind in _DELTAS if kind not in _CENTIMETRES}

_LIMB_FIELDS = frozenset(
    entry.name.removeprefix("left_") for entry in fields(KeyPose) if entry.name.startswith("left_")
)


def faulty_motion(
    motion: AthleteMotion, fault: Fault, *, first_phase: FirstPhase, is_per_side: bool
) -> AthleteMotion:
    """The key poses with the fault in them (unchanged for faults of tempo or range).

    A pelvis drops on the side that does not stand.
    """
    deltas = _DELTAS.get(fault.kind)
    if deltas is None:
        return motion
    amount = fault.amount
    if fault.kind is FaultKind.PELVIS_DROP and motion.anchor == "right_foot":
        amount = -amount
    at_far, at_start = deltas.long, deltas.short
    if first_phase is FirstPhase.CONCENTRIC:
        at_far, at_start = deltas.short, deltas.long
    far = _shifted(motion.far, {**at_far, **deltas.far}, amount, is_per_side=is_per_side)
    start = _shifted(motion.start, {**at_start, **deltas.start}, amount, is_per_side=is_per_side)
    return replace(motion, start=start, far=far)


def faulty_script(script: SetScript, fault: Fault) -> SetScript:
    """The set with the fault in its tempo or range (unchanged for faults of form)."""
    tempo, amount = script.tempo, fault.amount
    is_short_at_start = script.first_phase is FirstPhase.ECCENTRIC
    if fault.kind is FaultKind.SHALLOW:
        return replace(script, depth_ratio=script.depth_ratio * (1.0 - amount))
    if fault.kind in {FaultKind.NO_LOCKOUT, FaultKind.NEVER_LOCKED}:
        return _not_locked(script, fault, is_short_at_start=is_short_at_start)
    if fault.kind is FaultKind.STARTS_PART_WAY:
        return replace(script, first_ratio=amount)
    if fault.kind is FaultKind.TOO_FAST and tempo.eccentric_s is not None:
        return replace(script, tempo=replace(tempo, eccentric_s=tempo.eccentric_s * (1.0 - amount)))
    if fault.kind is FaultKind.BOUNCE:
        return replace(script, tempo=replace(tempo, pause_long_s=0.0), shape=SpeedShape.CONSTANT)
    if fault.kind is FaultKind.NO_HOLD:
        return replace(
            script, tempo=replace(tempo, pause_short_s=tempo.pause_short_s * (1.0 - amount))
        )
    return script


def _not_locked(script: SetScript, fault: Fault, *, is_short_at_start: bool) -> SetScript:
    if not is_short_at_start:
        return replace(script, depth_ratio=1.0 - fault.amount)
    last = fault.amount if fault.kind is FaultKind.NEVER_LOCKED else 0.0
    return replace(script, return_ratio=fault.amount, last_return_ratio=last)


def _shifted(
    pose: KeyPose, deltas: Mapping[str, float], amount: float, *, is_per_side: bool
) -> KeyPose:
    changes: dict[str, float] = {}
    for name, per_unit in deltas.items():
        sides = ("left_",) if is_per_side else ("left_", "right_")
        names = [side + name for side in sides] if name in _LIMB_FIELDS else [name]
        for full_name in names:
            changes[full_name] = getattr(pose, full_name) + per_unit * amount
    return replace(pose, **changes)
