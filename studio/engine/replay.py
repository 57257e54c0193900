"""The live pipeline over a file, as fast as it goes, every picture analysed.

Decoding runs a few pictures ahead on a thread of its own. The pose network and the coach take
turns on one: both are Python around the network, and on two threads they would wait for each
other. Where a film is painted, coach and painter are kept apart from the network.
Each stage takes picture after picture in order, so the outcome does not depend on their timing.
"""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from time import perf_counter
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from studio.coaching.coach import CoachStep
from studio.coaching.counting.tempo import load_solver
from studio.coaching.ledger import CoachFact, Rejected
from studio.engine.ahead import Ahead
from studio.model.cue import CueVerdict
from studio.model.exercise import View
from studio.model.frame import Frame
from studio.model.landmarks import Landmark, Side
from studio.model.pose import Pose
from studio.model.rep import NotCounted, Rep
from studio.vision.source import FrameSource

_AHEAD = 6
_LEG = {
    Side.LEFT: (Landmark.LEFT_HIP, Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE),
    Side.RIGHT: (Landmark.RIGHT_HIP, Landmark.RIGHT_KNEE, Landmark.RIGHT_ANKLE),
}


class TimedEstimator(Protocol):
    """A pose estimator that tells the time inside its network apart from its own work."""

    @property
    def network_s(self) -> float:
        """Seconds spent inside the network so far."""
        ...

    def estimate(self, frame: Frame) -> Pose | None:
        """The client's body, or None when not seen."""
        ...

    def reset(self) -> None:
        """Forget whom it followed."""
        ...


class SetCoach(Protocol):
    """What a replay needs of `coaching.coach.Coach`."""

    def step(self, pose: Pose | None, *, time_s: float) -> CoachStep:
        """Take in one picture."""
        ...

    def finish(self) -> tuple[CoachFact, ...]:
        """End the set."""
        ...

    @property
    def reps(self) -> tuple[Rep, ...]:
        """Everything counted."""
        ...

    @property
    def partial_verdicts(self) -> tuple[CueVerdict, ...]:
        """Cue verdicts from movement that was not a whole rep."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sighting:
    """One picture after the pose network.

    Attributes:
        time_s: Stream time.
        pose: The client, or None when not seen.
        frame: The picture; None when the landmarks come from a cache.
        network_s: Seconds inside the network; NaN from a cache.
        own_s: Seconds of everything else the estimator did; NaN from a cache.
    """

    time_s: float
    pose: Pose | None
    frame: Frame | None = None
    network_s: float = float("nan")
    own_s: float = float("nan")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Timing:
    """What the work cost.

    Attributes:
        wall_s: From the first picture asked for to the last rep known.
        pose_ms: (n,) milliseconds inside the network, picture by picture; NaN from a cache.
        analysis_ms: (n,) milliseconds of everything else but decoding.
    """

    wall_s: float
    pose_ms: NDArray[np.float64]
    analysis_ms: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trace:
    """Every measured number, picture by picture.

    Attributes:
        names: Names of the features, in column order.
        time_s: (n,) float64 stream seconds.
        values: (n, len(names)) float32; NaN = not seen.
        driver: (n,) float32, the driver in its own unit; NaN = not seen.
        progress_ratio: (n,) float32, u of the driver; NaN = not seen.
        leg_visibility: Mean visibility of hip, knee and ankle over the clip, by leg.
    """

    names: tuple[str, ...]
    time_s: NDArray[np.float64]
    values: NDArray[np.float32]
    driver: NDArray[np.float32]
    progress_ratio: NDArray[np.float32]
    leg_visibility: Mapping[Side, float]

    def column(self, name: str) -> NDArray[np.float32]:
        """(n,) values of one feature.

        Raises:
            KeyError: No such feature.
        """
        try:
            return self.values[:, self.names.index(name)]
        except ValueError:
            raise KeyError(name) from None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Replay:
    """Everything a replay found out.

    Attributes:
        clip: Name of the source.
        exercise_id: What was looked for.
        frames: Pictures delivered.
        frames_analysed: Pictures that went through network and coach.
        frames_seen: Pictures with a client in them.
        fps: Pictures per second, from their own times.
        duration_s: Length of the clip.
        view: The view most of the time; None = nobody seen.
        yaw_deg: 0 = side-on, 90 = front or back; median, NaN = not known.
        reps: Everything counted.
        not_counted: Movements that were not.
        partial_cues: Cue verdicts from movement that was not a whole rep.
        trace: The numbers, picture by picture.
        timing: What it cost.
    """

    clip: str
    exercise_id: str
    frames: int
    frames_analysed: int
    frames_seen: int
    fps: float
    duration_s: float
    view: View | None
    yaw_deg: float
    reps: tuple[Rep, ...]
    not_counted: tuple[NotCounted, ...]
    partial_cues: tuple[CueVerdict, ...]
    trace: Trace
    timing: Timing


Watcher = Callable[[Sighting, CoachStep], None]


def sightings(
    source: FrameSource, *, estimator: TimedEstimator, frame_limit: int | None = None
) -> Generator[Sighting, None, None]:
    """The pictures of a source after the pose network, decoding one thread ahead.

    Args:
        source: Read from another thread; not closed here.
        estimator: Used from the calling thread.
        frame_limit: Stop after that many pictures; None = at the end of the source.

    Raises:
        KnownError: As `FrameSource.read`.
    """
    with closing(Ahead(_frames(source, frame_limit), depth=_AHEAD, name="replay-decode")) as frames:
        for frame in frames:
            network_before = estimator.network_s
            began = perf_counter()
            pose = estimator.estimate(frame)
            took = perf_counter() - began
            network = estimator.network_s - network_before
            yield Sighting(
                time_s=frame.time_s, pose=pose, frame=frame, network_s=network, own_s=took - network
            )


def replay(
    seen: Generator[Sighting, None, None],
    *,
    clip: str,
    exercise_id: str,
    coach: SetCoach,
    watch: Watcher | None = None,
    paints: bool = False,
) -> Replay:
    """Let a coach watch a clip.

    Args:
        seen: From `sightings`, or from a cache of landmarks; used up and closed here.
        clip: Name for the report.
        exercise_id: For the report.
        coach: Fresh; used up here.
        watch: Called after every picture, for progress bars and films.
        paints: Whether `watch` is real work: the network then has a thread of its own.

    Raises:
        KnownError: As `FrameSource.read`.
    """
    load_solver()
    began = perf_counter()
    notes = _Notes()
    ready = Ahead(seen, depth=_AHEAD, name="replay-pose") if paints else seen
    with closing(ready):
        for sighting in ready:
            before = perf_counter()
            step = coach.step(sighting.pose, time_s=sighting.time_s)
            notes.add(sighting, step, coach_s=perf_counter() - before)
            if watch is not None:
                watch(sighting, step)
    notes.add_facts(coach.finish())
    return notes.report(
        clip=clip,
        exercise_id=exercise_id,
        coach=coach,
        wall_s=perf_counter() - began,
    )


def _frames(source: FrameSource, limit: int | None) -> Generator[Frame, None, None]:
    delivered = 0
    while limit is None or delivered < limit:
        frame = source.read()
        if frame is None:
            return
        delivered += 1
        yield frame


@dataclass(slots=True)
class _Notes:
    """What was written down, picture by picture."""

    times_s: list[float] = field(default_factory=list)
    rows: list[NDArray[np.float32]] = field(default_factory=list)
    names: tuple[str, ...] = ()
    drivers: list[float] = field(default_factory=list)
    progress: list[float] = field(default_factory=list)
    views: Counter[View] = field(default_factory=Counter)
    yaws_deg: list[float] = field(default_factory=list)
    network_ms: list[float] = field(default_factory=list)
    analysis_ms: list[float] = field(default_factory=list)
    not_counted: list[NotCounted] = field(default_factory=list)
    visibility: list[tuple[float, float]] = field(default_factory=list)

    def add(self, sighting: Sighting, step: CoachStep, *, coach_s: float) -> None:
        self.times_s.append(sighting.time_s)
        self.names = self.names or tuple(step.features)
        self.rows.append(np.fromiter(step.features.values(), np.float32, len(step.features)))
        self.drivers.append(_or_nan(step.driver_value))
        self.progress.append(_or_nan(step.progress_ratio))
        self.network_ms.append(1000 * sighting.network_s)
        own_s = sighting.own_s if np.isfinite(sighting.own_s) else 0.0
        self.analysis_ms.append(1000 * (own_s + coach_s))
        if step.view is not None:
            self.views[step.view] += 1
            self.yaws_deg.append(step.yaw_deg)
        if sighting.pose is not None:
            visible = sighting.pose.visibility
            left, right = (float(visible[list(rows)].mean()) for rows in _LEG.values())
            self.visibility.append((left, right))
        self.add_facts(step.facts)

    def add_facts(self, facts: Iterable[CoachFact]) -> None:
        self.not_counted += [fact.movement for fact in facts if isinstance(fact, Rejected)]

    def report(self, *, clip: str, exercise_id: str, coach: SetCoach, wall_s: float) -> Replay:
        fps = _rate(self.times_s)
        return Replay(
            clip=clip,
            exercise_id=exercise_id,
            frames=len(self.times_s),
            frames_analysed=len(self.rows),
            frames_seen=len(self.visibility),
            fps=fps,
            duration_s=len(self.times_s) / fps if fps > 0 else 0.0,
            view=self.views.most_common(1)[0][0] if self.views else None,
            yaw_deg=_median(self.yaws_deg),
            reps=coach.reps,
            not_counted=tuple(self.not_counted),
            partial_cues=coach.partial_verdicts,
            trace=self._trace(),
            timing=Timing(
                wall_s=wall_s,
                pose_ms=np.asarray(self.network_ms),
                analysis_ms=np.asarray(self.analysis_ms),
            ),
        )

    def _trace(self) -> Trace:
        shape = (len(self.rows), len(self.names))
        seen = np.asarray(self.visibility).reshape(-1, 2)
        left, right = seen.mean(axis=0) if seen.size else (0.0, 0.0)
        return Trace(
            names=self.names,
            time_s=np.asarray(self.times_s, dtype=np.float64),
            values=np.asarray(self.rows, dtype=np.float32).reshape(shape),
            driver=np.asarray(self.drivers, dtype=np.float32),
            progress_ratio=np.asarray(self.progress, dtype=np.float32),
            leg_visibility={Side.LEFT: float(left), Side.RIGHT: float(right)},
        )


def _or_nan(value: float | None) -> float:
    return float("nan") if value is None else value


def _median(values: list[float]) -> float:
    finite = [value for value in values if np.isfinite(value)]
    return float(np.median(finite)) if finite else float("nan")


def _rate(times_s: list[float]) -> float:
    """Pictures per second from their own times; 0 for a single picture."""
    span_s = times_s[-1] - times_s[0] if times_s else 0.0
    return (len(times_s) - 1) / span_s if span_s > 0 else 0.0
