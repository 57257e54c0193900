"""A set, and the states a station moves through."""

from dataclasses import dataclass
from enum import StrEnum

from studio.model.client import RepZone
from studio.model.landmarks import Side


class StationState(StrEnum):
    """Where the station is. The table of moves between them is `engine.session`."""

    ATTRACT = "attract"
    CHOOSE = "choose"
    STAND_HERE = "stand_here"
    COUNT_IN = "count_in"
    LIVE = "live"
    SUMMARY = "summary"
    REST = "rest"
    HELP = "help"
    """Both arms were up, or it looked like a fall: "Do you need help?" (coaching.md 8.3)."""
    STOPPED = "stopped"
    """Pain or a sign to stop: staff are called, and only they go on (coaching.md 8.3)."""


class PlacementProblem(StrEnum):
    """What is wrong while the client finds the right place, worst first."""

    NO_CAMERA = "no_camera"
    NOBODY = "nobody"
    TOO_DARK = "too_dark"
    TOO_CLOSE = "too_close"
    TOO_FAR = "too_far"
    OUT_OF_FRAME = "out_of_frame"
    TURNED = "turned"


class FinishReason(StrEnum):
    """Why a set ended."""

    CLIENT = "client"
    TARGET = "target"
    STEPPED_AWAY = "stepped_away"
    CAMERA_LOST = "camera_lost"
    HURT = "hurt"
    """The client said that something hurts."""
    HELP = "help"
    """It looked as if the client needed help."""
    SHUTDOWN = "shutdown"
    INTERRUPTED = "interrupted"
    """The program ended in the middle of it; found out at the next start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPlan:
    """What is about to be done.

    Attributes:
        set_id: UUIDv7 text, given when the plan is made.
        exercise_id: The exercise.
        side: BOTH, or the leg of this set.
        reps_target: Reps asked for.
        load_kg: Weight as entered; None = not told.
        number: 1 for the first set of this exercise today.
        sets_target: How many sets of it are meant; None = as many as the client likes.
        zone: How heavy it is meant to be; None = the client chose freely.
        rest_s: To rest after it.
        range_ratio: Share of the usual range asked for.
        for_power: Meant for depth and power instead of the glutes, where an exercise can be both.
        is_calibration: Three slow reps that tell how far the client moves; not a set to train.
    """

    set_id: str
    exercise_id: str
    side: Side
    reps_target: int
    load_kg: float | None = None
    number: int = 1
    sets_target: int | None = None
    zone: RepZone | None = None
    rest_s: float = 90.0
    range_ratio: float = 1.0
    for_power: bool = False
    is_calibration: bool = False
