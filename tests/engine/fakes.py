"""A scripted camera, network, coach and journal: the station without hardware and without time."""

import itertools
import math
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from studio.coaching.coach import CoachStep
from studio.coaching.ledger import CoachFact, Counted
from studio.errors import KnownError, Reason
from studio.model.correction import Correction
from studio.model.cue import CueLevel, CueResponse, CueVerdict
from studio.model.exercise import Exercise
from studio.model.frame import Frame
from studio.model.landmarks import Side
from studio.model.pose import Pose
from studio.model.rep import MeasuredTempo, NotCounted, Rep, RepSpan, RepStatus
from studio.model.session import FinishReason, SetPlan
from tests.builders import make_pose, squat_posture

BRIGHT = np.full((72, 128, 3), 120, dtype=np.uint8)
DARK = np.full((72, 128, 3), 4, dtype=np.uint8)


def frame_at(time_s: float, *, index: int = 0, image: np.ndarray = BRIGHT) -> Frame:
    """A picture that arrived when it was taken."""
    return Frame(index=index, time_s=time_s, arrived_s=time_s, image_bgr=image)


def rep_at(end_s: float, *, number: int = 1, side: Side = Side.BOTH, **changes: float) -> Rep:
    """A squat of two seconds that ends at `end_s`."""
    span = RepSpan(
        number=number,
        side=side,
        start_s=end_s - 2.0,
        far_s=end_s - 1.0,
        end_s=end_s,
        bottom_s=changes.get("bottom_s", end_s - 1.0),
        top_s=changes.get("top_s", end_s),
        counted_at_s=end_s,
    )
    return Rep(
        span=span,
        status=RepStatus.FULL,
        driver_start=2.0,
        driver_far=110.0,
        rom_ratio=changes.get("rom_ratio", 1.0),
        tempo=MeasuredTempo(eccentric_s=1.0, pause_long_s=0.0, concentric_s=1.0, pause_short_s=0.0),
        score=changes.get("score", 90.0),
        coverage=changes.get("coverage", 0.9),
        deduction="",
        cues=(),
        trace_time_s=np.zeros(2, dtype=np.float32),
        trace=np.zeros(2, dtype=np.float32),
    )


def step_with(
    *,
    time_s: float,
    count: int = 0,
    facts: tuple[CoachFact, ...] = (),
    progress: float | None = 0.0,
) -> CoachStep:
    """A coach's step with little in it."""
    return CoachStep(
        time_s=time_s,
        features={"left_knee_flexion_deg": 10.0 + time_s, "trunk_deg": math.nan},
        progress_ratio=progress,
        driver_value=None if progress is None else 100.0 * progress,
        count=count,
        provisional=0,
        guides=(),
        cue_id=None,
        cue_words="",
        cue_level=None,
        cue_since_s=math.nan,
        view=None,
        yaw_deg=math.nan,
        live_measures=(),
        advice="",
        facts=facts,
    )


class ScriptedCoach:
    """Counts a rep at each of the given stream times."""

    def __init__(self, *counts_at_s: float, moving: bool = False, side: Side = Side.BOTH) -> None:
        self._counts_at_s = list(counts_at_s)
        self._side = side
        self._moving = moving
        self._reps: list[Rep] = []
        self.partial: tuple[CueVerdict, ...] = ()
        self.seen: list[tuple[float, bool]] = []

    @property
    def reps(self) -> tuple[Rep, ...]:
        return tuple(self._reps)

    @property
    def partial_verdicts(self) -> tuple[CueVerdict, ...]:
        return self.partial

    def count_now(self) -> None:
        """One more rep with the next picture."""
        self._counts_at_s.append(0.0)

    def step(self, pose: Pose | None, *, time_s: float) -> CoachStep:
        self.seen.append((time_s, pose is not None))
        facts: list[CoachFact] = []
        while self._counts_at_s and time_s >= self._counts_at_s[0]:
            number = len(self._reps) + 1
            rep = rep_at(self._counts_at_s.pop(0), number=number, side=self._side)
            self._reps.append(rep)
            facts.append(Counted(rep=rep))
        progress = abs(math.sin(time_s)) if self._moving else 0.0
        return step_with(
            time_s=time_s,
            count=len(self._reps),
            facts=tuple(facts),
            progress=None if pose is None else progress,
        )

    def finish(self) -> tuple[CoachFact, ...]:
        return ()


class FakeReceipt:
    """Durable at once, or when told."""

    def __init__(self, *, durable: bool = True) -> None:
        self.is_durable = durable
        self.is_lost = False

    def wait(self, *, timeout_s: float) -> bool:
        return self.is_durable


@dataclass
class FakeJournal:
    """Writes everything down in memory; `durable` False = the disk takes nothing."""

    durable: bool = True
    lines: list[str] = field(default_factory=list)
    receipts: list[FakeReceipt] = field(default_factory=list)

    def _receipt(self, line: str) -> FakeReceipt:
        self.lines.append(line)
        self.receipts.append(FakeReceipt(durable=self.durable))
        return self.receipts[-1]

    def recover(self) -> None:
        """The disk has room again: everything is written."""
        self.durable = True
        for receipt in self.receipts:
            receipt.is_durable = True

    def begin_session(self, *, client_id: str | None = None) -> str:
        self.lines.append("session" if client_id is None else f"session of {client_id}")
        return f"session-{sum(line.startswith('session') for line in self.lines)}"

    def end_session(self, session_id: str) -> FakeReceipt:
        return self._receipt("session ended")

    def record_set_started(
        self, plan: SetPlan, *, session_id: str, exercise: Exercise
    ) -> FakeReceipt:
        return self._receipt(f"set {plan.exercise_id} {plan.side} {plan.number}")

    def record_rep(self, set_id: str, rep: Rep) -> FakeReceipt:
        return self._receipt(f"rep {rep.span.number}")

    def record_measured(self, set_id: str, rep: Rep) -> FakeReceipt:
        return self._receipt(f"measured {rep.span.number}")

    def record_not_counted(self, set_id: str, movement: NotCounted) -> FakeReceipt:
        return self._receipt(f"not counted {movement.reason}")

    def record_cue(
        self,
        set_id: str,
        *,
        cue_id: str,
        words: str,
        level: CueLevel,
        at_s: float,
        rep_number: int | None = None,
        wording: int | None = None,
    ) -> FakeReceipt:
        return self._receipt(f"cue {cue_id}")

    def record_cue_response(
        self, set_id: str, *, cue_id: str, at_s: float, response: CueResponse
    ) -> FakeReceipt:
        return self._receipt(f"response {cue_id} {response}")

    def record_correction(
        self, set_id: str, *, change: int, count: int, correction: Correction | None = None
    ) -> FakeReceipt:
        kind = "" if correction is None else f" {correction.kind}"
        return self._receipt(f"correction {change:+d} = {count}{kind}")

    def record_set_finished(
        self,
        set_id: str,
        *,
        reason: FinishReason,
        count: int,
        score: float,
        coverage: float,
        deduction: str,
    ) -> FakeReceipt:
        return self._receipt(f"finished {reason} {count}")


@dataclass
class FakeCamera:
    """A camera that is only switched."""

    is_on: bool = False
    is_lost: bool = False
    message: str = ""

    def turn_on(self) -> None:
        self.is_on = True

    def turn_off(self) -> None:
        self.is_on = False


class ScriptedEstimator:
    """The same body in every picture, or what the script says; needs no network."""

    def __init__(self, pose_of: Callable[[Frame], Pose | None] | None = None) -> None:
        self._pose_of = pose_of or standing
        self.network_s = 0.0
        self.resets = 0

    def estimate(self, frame: Frame) -> Pose | None:
        self.network_s += 0.002
        return self._pose_of(frame)

    def reset(self) -> None:
        self.resets += 1


def standing(frame: Frame) -> Pose:
    """Somebody side-on and still."""
    return make_pose(squat_posture(0.0), time_s=frame.time_s)


class ScriptedSource:
    """Pictures at a rate, as fast as they are asked for, or paced in real time."""

    def __init__(
        self,
        *,
        frames: int | None = 30,
        fps: float = 30.0,
        paced: bool = False,
        fails_after: int | None = None,
        image: np.ndarray = BRIGHT,
    ) -> None:
        self._image = image
        self._frames = frames
        self._fps = fps
        self._paced = paced
        self._fails_after = fails_after
        self._numbers: Iterator[int] = itertools.count()
        self._closed = threading.Event()
        self.read_by: set[str] = set()

    @property
    def name(self) -> str:
        return "scripted source"

    @property
    def is_live(self) -> bool:
        return self._paced

    @property
    def fps(self) -> float:
        return self._fps

    @property
    def frame_count(self) -> int | None:
        return self._frames

    def read(self) -> Frame | None:
        self.read_by.add(threading.current_thread().name)
        index = next(self._numbers)
        if self._fails_after is not None and index >= self._fails_after:
            raise KnownError(Reason.BAD_FILE, "clip.mp4: damaged half way")
        if self._closed.is_set() or (self._frames is not None and index >= self._frames):
            return None
        if self._paced and self._closed.wait(1.0 / self._fps):
            return None
        return Frame(
            index=index,
            time_s=index / self._fps,
            arrived_s=time.monotonic(),
            image_bgr=self._image,
        )

    def close(self) -> None:
        self._closed.set()


def clip_file(folder: Path, name: str, content: bytes) -> Path:
    """A file that claims to be a clip."""
    path = folder / name
    path.write_bytes(content)
    return path
