"""An exercise as data: what it trains, how it is seen, what a rep of it is.

`u` is progress: 0 at the start pose, 1 at the far pose. `q` is muscle length: 1 at the long
end (deepest fold), 0 at the short end. Eccentric-first: q = u; concentric-first: q = 1 - u
(coaching.md 2.1).
"""

from dataclasses import dataclass
from enum import StrEnum

from studio.model.pattern import MovementPattern


class View(StrEnum):
    """From where the camera sees the client."""

    SIDE = "side"
    FRONT = "front"
    OBLIQUE = "oblique"


class FirstPhase(StrEnum):
    """Whether a rep begins by lengthening (squat) or by shortening (bridge)."""

    ECCENTRIC = "eccentric"
    CONCENTRIC = "concentric"


class Position(StrEnum):
    """The body position an exercise is done in."""

    STANDING = "standing"
    HINGE = "hinge"
    SPLIT = "split"
    SUPINE = "supine"
    QUADRUPED = "quadruped"
    SIDE_LYING = "side_lying"
    SEATED = "seated"
    LATERAL = "lateral"


class GluteFunction(StrEnum):
    """The three glute functions, and holding the pelvis still (coaching.md 3.1)."""

    EXTENSION = "extension"
    ABDUCTION = "abduction"
    EXTERNAL_ROTATION = "external_rotation"
    STABILISATION = "stabilisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class TempoTarget:
    """Prescribed seconds, always written eccentric - pause(long) - concentric - pause(short).

    Attributes:
        eccentric_s: Seconds; None means as fast as control allows ('X').
        pause_long_s: Hold at the long end.
        concentric_s: Seconds; None means 'X'.
        pause_short_s: Hold at the short end.
    """

    eccentric_s: float | None
    pause_long_s: float
    concentric_s: float | None
    pause_short_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """The one number that describes progress through a rep (coaching.md 3.2).

    Attributes:
        feature: Name of a row in `kinematics.features`, without the side prefix.
        unit: "deg", or "ratio" for a driver without a unit.
        start: Typical value at the start pose.
        far: Typical value at the far pose.
        rom_target: Range that earns full marks, in the driver's unit.
        counts_from: Range below which a rep is graded as a fraction, in the driver's unit.
    """

    feature: str
    unit: str
    start: float
    far: float
    rom_target: float
    counts_from: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RepRange:
    """Fewest and most reps of a set."""

    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RepRanges:
    """Rep ranges by goal; None where the exercise is not used for that goal."""

    strength: RepRange | None = None
    hypertrophy: RepRange | None = None
    endurance: RepRange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Technique limits of one exercise (coaching.md 3.4); None means the cue has no limit here.

    Attributes:
        hips_behind_heels_min_ratio: C01, thigh lengths.
        shin_low_deg: C02, lowest shank angle.
        shin_high_deg: C02, highest shank angle.
        knee_travel_max_ratio: C03, shank lengths.
        hinge_index_min_ratio: C18.
        trunk_low_deg: Expected trunk lean at the long end, lower end. Never a fault.
        trunk_high_deg: Expected trunk lean at the long end, upper end. Never a fault.
        turn_out_target_deg: C14, how far out the laser pointers (or the foot) are meant to go.
    """

    hips_behind_heels_min_ratio: float | None = None
    shin_low_deg: float | None = None
    shin_high_deg: float | None = None
    knee_travel_max_ratio: float | None = None
    hinge_index_min_ratio: float | None = None
    trunk_low_deg: float | None = None
    trunk_high_deg: float | None = None
    turn_out_target_deg: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPose:
    """Joint angles of the demo athlete at one end of a rep, in degrees.

    The athlete is a 3-D body. Sagittal angles follow coaching.md 2.2: forward positive,
    0 = upright / hanging. Where the pelvis is follows from `AthleteMotion.anchor`.

    Attributes:
        trunk_deg: Trunk lean from vertical (for lying exercises: from vertical as well, so a
            supine trunk is near -90).
        left_thigh_deg: Thigh angle tau, 0 hanging, + knee in front of the hip.
        right_thigh_deg: As left.
        left_shank_deg: Shank angle sigma, 0 upright, + knee in front of the ankle.
        right_shank_deg: As left.
        left_abduction_deg: Thigh away from the midline.
        right_abduction_deg: As left.
        left_rotation_deg: Thigh turned outward about its own axis.
        right_rotation_deg: As left.
        left_foot_deg: Sole angle to the floor, + toes up.
        right_foot_deg: As left.
        neck_deg: Head pitch relative to the trunk, + forward.
        left_upper_arm_deg: Upper arm from vertical, forward positive.
        right_upper_arm_deg: As left.
        left_elbow_deg: Elbow flexion.
        right_elbow_deg: As left.
        roll_deg: Whole body tipped over to its right (90 = lying on the right side, -90 = on the
            left).
        left_toe_out_deg: Toes turned outward.
        right_toe_out_deg: As left.
        left_arm_out_deg: Upper arm away from the trunk, sideways.
        right_arm_out_deg: As left.
        left_forearm_in_deg: Forearm turned toward the midline.
        right_forearm_in_deg: As left.
        pelvis_turn_deg: Pelvis turned about the long axis of the trunk, + to the left.
        pelvis_drop_deg: Pelvis tilted in the frontal plane, + right side lower.
        pelvis_shift_m: Pelvis moved to the left between planted feet.
        side_lean_deg: Trunk leaning to its left.
        spine_bend_deg: Roundness of the back, + rounded, - arched; shoulders and hips stay put.
        slide_forward_m: Whole body slid forward over the floor.
        slide_left_m: Whole body slid to its left.
    """

    trunk_deg: float = 0.0
    left_thigh_deg: float = 0.0
    right_thigh_deg: float = 0.0
    left_shank_deg: float = 0.0
    right_shank_deg: float = 0.0
    left_abduction_deg: float = 0.0
    right_abduction_deg: float = 0.0
    left_rotation_deg: float = 0.0
    right_rotation_deg: float = 0.0
    left_foot_deg: float = 0.0
    right_foot_deg: float = 0.0
    neck_deg: float = 0.0
    left_upper_arm_deg: float = 10.0
    right_upper_arm_deg: float = 10.0
    left_elbow_deg: float = 20.0
    right_elbow_deg: float = 20.0
    roll_deg: float = 0.0
    left_toe_out_deg: float = 0.0
    right_toe_out_deg: float = 0.0
    left_arm_out_deg: float = 8.0
    right_arm_out_deg: float = 8.0
    left_forearm_in_deg: float = 0.0
    right_forearm_in_deg: float = 0.0
    pelvis_turn_deg: float = 0.0
    pelvis_drop_deg: float = 0.0
    pelvis_shift_m: float = 0.0
    side_lean_deg: float = 0.0
    spine_bend_deg: float = 0.0
    slide_forward_m: float = 0.0
    slide_left_m: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AthleteMotion:
    """How the demo athlete performs the exercise, written for the left leg working.

    Attributes:
        start: Pose at u = 0.
        far: Pose at u = 1.
        anchor: What the pelvis is placed from: "feet" (both planted, symmetric), "left_foot",
            "right_foot", "back" (shoulders on floor or bench), "right_knee" (all-fours) or
            "side" (lying on one side).
        props: Things drawn with the athlete, by name ("bench", "box", "barbell", "kettlebell",
            "dumbbell", "mat", "rear_bench").
        planted: Feet that stay on their spot although the pelvis is placed from elsewhere:
            "left", "right".
        stepping: Feet that travel along the floor from their start place to their far place.
        left_support_m: Height of what the left foot stands on, at the far pose too.
        right_support_m: As left.
        back_support_m: Height of what the shoulders lie on.
        camera_height_m: Lens height that suits this exercise (coaching.md 2.5).
    """

    start: KeyPose
    far: KeyPose
    anchor: str
    props: tuple[str, ...] = ()
    planted: tuple[str, ...] = ()
    stepping: tuple[str, ...] = ()
    left_support_m: float = 0.0
    right_support_m: float = 0.0
    back_support_m: float = 0.0
    camera_height_m: float = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """Everything the station knows of one exercise. One TOML file each in resources/exercises.

    Attributes:
        id: Equal to the file name.
        code: Short code of the library ("S02").
        name: As shown.
        version: Raised with every change of a number, so that a stored set can be judged again.
        why: Two short reasons in words, shown ahead of the set.
        setup: Set-up steps in plain words.
        functions: Share of each glute function; sums to 1.
        position: Body position.
        length_long_ratio: Share of the load at the long end of glute length.
        length_middle_ratio: Share in the middle.
        length_short_ratio: Share at the short end.
        equipment: Alternatives, each a set of things needed together. Empty = nothing needed.
        per_side: True when each leg has a set of its own.
        level: 1 easy to 3 hard.
        family: For recovery and variety ("squat", "hinge_long", ...).
        loadable: Whether weight can be added.
        view: The view in which it is graded.
        view_trust: "A" full scoring, "B" some cues missing, "C" counts, range and holds only.
        driver: The measure of progress.
        first_phase: What a rep begins with.
        counts_lift: True for a lift from the floor: a rep is counted at lockout.
        tempo: Prescribed tempo.
        rep_ranges: By goal.
        cues: Ids of the cues that may speak ("C01").
        cues_off_reason: Why the others are off (the article's P.S.), in words.
        limits: Technique limits.
        easier: Ids of easier variants.
        harder: Ids of harder variants.
        exclusions: Client flags that rule the exercise out.
        pattern: How a rep is recognised.
        motion: The demo athlete; None = no key poses yet, so nothing demonstrates the exercise.
        front_view_cues: Ids of the cues that may speak in a front-view set of an exercise that
            is otherwise seen from the side (coaching.md 3.3, alternate-view rule).
        credit_ratio: How much a set counts towards the weekly volume.
    """

    id: str
    code: str
    name: str
    version: int
    why: tuple[str, ...]
    setup: tuple[str, ...]
    functions: dict[GluteFunction, float]
    position: Position
    length_long_ratio: float
    length_middle_ratio: float
    length_short_ratio: float
    equipment: tuple[tuple[str, ...], ...]
    per_side: bool
    level: int
    family: str
    loadable: bool
    view: View
    view_trust: str
    driver: Driver
    first_phase: FirstPhase
    counts_lift: bool
    tempo: TempoTarget
    rep_ranges: RepRanges
    cues: tuple[str, ...]
    cues_off_reason: str
    limits: Limits
    easier: tuple[str, ...]
    harder: tuple[str, ...]
    exclusions: tuple[str, ...]
    pattern: MovementPattern
    motion: AthleteMotion | None = None
    front_view_cues: tuple[str, ...] = ()
    credit_ratio: float = 1.0
