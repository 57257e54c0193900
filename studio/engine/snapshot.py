"""What travels between the engine and the screens.

State travels in a `Snapshot` through a one-place mailbox: the newest wins, loss is allowed.
Facts travel as an `Event` through a queue: none is ever lost. Wishes travel back as a
`Command`. A rep is a fact, so it is never only in a Snapshot.
"""

from dataclasses import dataclass, field

from studio.coaching.set_effort import Effort
from studio.coaching.set_ledger import LedgerEntry
from studio.engine.people.desk_talk import (
    AdviceGiven,
    AnswerSet,
    CallStaff,
    ClearStop,
    ClientEdited,
    JoinClient,
    JoinRefused,
    LogOut,
    PainHeard,
    PeopleChanged,
    ProgressTold,
    SidesCompared,
    SwitchClient,
    TellLoad,
)
from studio.errors import Reason
from studio.model.correction import Correction
from studio.model.cue import CueLevel
from studio.model.exercise import View
from studio.model.frame import Frame
from studio.model.guide import Guide
from studio.model.landmarks import Side
from studio.model.pose import Pose
from studio.model.rep import NotCounted, Rep
from studio.model.session import FinishReason, PlacementProblem, SetPlan, StationState


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCue:
    """The one cue on screen."""

    cue_id: str
    words: str
    level: CueLevel
    since_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """The trust strip: how well the station sees right now.

    Attributes:
        fps: Pictures analysed per second, over the last two seconds.
        delay_ms: Picture arrival to analysis done, median of the last two seconds.
        view: The view in words of the model, None = nobody seen.
        yaw_deg: 0 = exactly side-on, 90 = facing the camera or away; None = not known.
        live_measures: Names of measures that are live, in client words ("hips", "shins", "depth").
        advice: What to do so that grading goes on ("Turn side-on"), or "".
    """

    fps: float
    delay_ms: float
    view: View | None
    yaw_deg: float | None
    live_measures: tuple[str, ...]
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Snapshot:
    """The newest state. Missing measures are None, never an old value.

    Attributes:
        frame: The picture the rest belongs to; None while the camera is off or gone.
        analysed_s: Monotonic clock when analysis of the frame ended.
        pose: Smoothed for display; None = client not seen in the last 150 ms.
        state: Where the station is.
        plan: The set ahead or under way.
        placement: What is wrong with where the client stands; empty = fine.
        count_in_s: Seconds left of the count-in, in COUNT_IN.
        count: Reps counted so far, corrections included.
        provisional: Of those, how many are still hollow.
        progress_ratio: u of the driver: 0 start pose, 1 the target's far pose; None = not seen.
        driver_value: The driver in its own unit; None = not seen.
        guides: Shapes to draw on the body.
        cue: The cue on screen, or None.
        trust: The trust strip.
        camera_message: "" while pictures flow, else one line for the client.
        raise_hand_ratio: 0..1, how long a raised hand has been held.
        idle_left_s: In the last seconds before an idle logout, the seconds left; else None.
        camera_on: The camera is open, whether or not pictures flow; drives the camera-on mark.
        rest_left_s: In REST, seconds of the recommended rest left (0 when over); else None.
        rest_s: In REST, the recommended rest as a whole; else None.
        storage_message: "" while everything reaches the disk, else one line for the client.
        help_left_s: In HELP, seconds until staff are called; else None.
        effort: How hard it gets; None = nothing can be said.
        may_calibrate: In STAND_HERE, whether the client's own range is not known yet.
        seen_s: Monotonic clock when the body of `pose` was really seen: `pose` may be that of a
            picture before; None = as `analysed_s`.
    """

    frame: Frame | None
    analysed_s: float
    pose: Pose | None
    state: StationState
    plan: SetPlan | None
    placement: tuple[PlacementProblem, ...] = ()
    count_in_s: float | None = None
    count: int = 0
    provisional: int = 0
    progress_ratio: float | None = None
    driver_value: float | None = None
    guides: tuple[Guide, ...] = ()
    cue: ShownCue | None = None
    trust: Trust | None = None
    camera_message: str = ""
    raise_hand_ratio: float = 0.0
    idle_left_s: float | None = None
    camera_on: bool = False
    rest_left_s: float | None = None
    rest_s: float | None = None
    storage_message: str = ""
    help_left_s: float | None = None
    effort: Effort | None = None
    may_calibrate: bool = False
    seen_s: float | None = None


# --- facts -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class StateChanged:
    """The station moved to another state."""

    state: StationState
    plan: SetPlan | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RepCounted:
    """A rep was counted; `rep` may still be completed by a `RepMeasured` of the same number."""

    set_id: str
    rep: Rep


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RepMeasured:
    """The zero-phase numbers of a counted rep are known."""

    set_id: str
    rep: Rep


@dataclass(frozen=True, slots=True, kw_only=True)
class RepRejected:
    """A movement was not counted."""

    set_id: str
    movement: NotCounted


@dataclass(frozen=True, slots=True, kw_only=True)
class CountCorrected:
    """The client corrected the count; kept beside what was measured.

    Attributes:
        set_id: The set.
        change: +1 or -1.
        count: The count after it.
        ledger: Everything the set was made of, corrections included.
    """

    set_id: str
    change: int
    count: int
    ledger: tuple[LedgerEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CueGiven:
    """A cue reached the client."""

    set_id: str
    cue: ShownCue


@dataclass(frozen=True, slots=True, kw_only=True)
class PraiseGiven:
    """A fault left after its cue: what is done well now, in the cue's own words."""

    set_id: str
    cue_id: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetStarted:
    """A set began."""

    plan: SetPlan


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SetFinished:
    """A set ended.

    Attributes:
        plan: The set.
        reps: Everything counted.
        count: Reps after corrections.
        score: 0..100, NaN when too little was seen.
        coverage: Share of the score that was observed.
        deduction: Largest deduction in words, "" = none.
        next_side: The other leg, if it is its turn now.
        ledger: Everything the set was made of, what was not counted and why included.
        reason: Why it ended; None = not told.
        effort: How hard its last rep was; None = nothing can be said.
    """

    plan: SetPlan
    reps: tuple[Rep, ...]
    count: int
    score: float
    coverage: float
    deduction: str
    next_side: Side | None = None
    ledger: tuple[LedgerEntry, ...] = ()
    reason: FinishReason | None = None
    effort: Effort | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraLost:
    """Pictures stopped.

    Attributes:
        message: For the client.
        reason: Why; the command line ends with its exit code.
    """

    message: str
    reason: Reason = Reason.NO_CAMERA


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraBack:
    """Pictures flow again."""


Event = (
    StateChanged
    | RepCounted
    | RepMeasured
    | RepRejected
    | CountCorrected
    | CueGiven
    | PraiseGiven
    | SetStarted
    | SetFinished
    | CameraLost
    | CameraBack
    | PeopleChanged
    | JoinRefused
    | AdviceGiven
    | ProgressTold
    | SidesCompared
    | PainHeard
)

# --- wishes ----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class WakeUp:
    """Somebody touched the attract screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseExercise:
    """Plan a set of this exercise.

    Attributes:
        exercise_id: Which.
        side: The leg to begin with.
        reps_target: None = as advised.
        load_kg: None = none, or not told.
        is_advised: From the coach's card: its zone, sets and rest hold as well.
        for_power: As in `SetPlan`.
    """

    exercise_id: str
    side: Side = Side.BOTH
    reps_target: int | None = None
    load_kg: float | None = None
    is_advised: bool = False
    for_power: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StartSet:
    """Skip the waiting and start the count-in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibrate:
    """Ahead of the set: three slow reps without a weight tell how far the client moves.

    Said again before they are done, the set begins without them.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class StopSet:
    """End the set now.

    Attributes:
        hurts: Because something hurts: the client is asked about it.
    """

    hurts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectCount:
    """Add or take away one rep, whichever it was."""

    change: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectRep:
    """Put one entry of the ledger right, or take that back."""

    correction: Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class Continue:
    """From summary to rest, from rest to the next set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoBack:
    """One screen back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """The client is done: forget the session, back to attract."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StayHere:
    """Answer to "still there?"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchCamera:
    """Camera off or on between sets."""

    on: bool = field(default=True)


Command = (
    AnswerSet
    | TellLoad
    | SwitchClient
    | JoinClient
    | LogOut
    | ClientEdited
    | CallStaff
    | ClearStop
    | WakeUp
    | ChooseExercise
    | StartSet
    | Calibrate
    | StopSet
    | CorrectCount
    | CorrectRep
    | Continue
    | GoBack
    | Leave
    | StayHere
    | SwitchCamera
)
