"""The station's self-test: is everything there that a day at the gym needs?"""

import shutil
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from studio.errors import KnownError
from studio.model.exercise import Exercise
from studio.store.health import look_at_database
from studio.vision.athlete.source import AthleteSource
from studio.vision.blazepose import BlazePoseEstimator
from studio.vision.model_files import locate_models
from studio.vision.source import FrameSource

_BUILT = datetime(2026, 11, 1, tzinfo=UTC)
_LOW_DISK_MB = 2_000
_FULL_DISK_MB = 200
_BYTES_PER_MB = 1_000_000
_SLOW_NETWORK_MS = 30.0
_ATHLETE_FRAMES = 12


class CheckState(StrEnum):
    """What a check found."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        name: "display", "camera", "model", "database", "disk", "clock" or "sync".
        state: How it is.
        message: What was found.
        what_to_do: "" when nothing is to be done.
    """

    name: str
    state: CheckState
    message: str
    what_to_do: str = ""


def check_display(*, has_display: bool) -> Finding:
    """Whether a window can be opened.

    Args:
        has_display: What the platform says.
    """
    if has_display:
        return Finding(name="display", state=CheckState.OK, message="there is a display")
    return Finding(
        name="display",
        state=CheckState.WARNING,
        message="there is no display here",
        what_to_do="Start it on a screen; `studio run` does a demonstration without one.",
    )


def check_camera(opener: Callable[[], FrameSource]) -> Finding:
    """Whether the source that the settings name gives pictures.

    Args:
        opener: Opens it.
    """
    try:
        with closing(opener()) as source:
            frame = source.read()
            name = source.name
    except KnownError as error:
        return _failed("camera", error)
    if frame is None:
        return Finding(
            name="camera",
            state=CheckState.FAILED,
            message=f"{name} gives no picture",
            what_to_do="Check its cable, or name another one with `camera` in station.toml.",
        )
    width, height = frame.size_px
    if name == "demo athlete":
        return Finding(
            name="camera",
            state=CheckState.WARNING,
            message="no camera was found; the demo athlete stands in for one",
            what_to_do="Plug a camera in, or name one with `camera` in station.toml.",
        )
    return Finding(name="camera", state=CheckState.OK, message=f"{name}: {width} x {height}")


def check_model(exercise: Exercise) -> Finding:
    """Whether the network is there and finds the demo athlete.

    Args:
        exercise: With key poses, for the athlete to do.
    """
    try:
        estimator = BlazePoseEstimator(locate_models().folder)
    except KnownError as error:
        return _failed("model", error)
    found, took_ms = 0, []
    with closing(AthleteSource(exercise, paced=False)) as athlete:
        for _ in range(_ATHLETE_FRAMES):
            frame = athlete.read()
            if frame is None:
                break
            began = time.perf_counter()
            found += estimator.estimate(frame) is not None
            took_ms.append(1000.0 * (time.perf_counter() - began))
    median_ms = sorted(took_ms)[len(took_ms) // 2]
    seen = f"{found} of {len(took_ms)} pictures"
    message = f"the demo athlete was found in {seen}, {median_ms:.0f} ms each"
    if found < len(took_ms):
        return Finding(
            name="model",
            state=CheckState.FAILED,
            message=message,
            what_to_do="Delete the model files and start again with a network to fetch them anew.",
        )
    if median_ms > _SLOW_NETWORK_MS:
        return Finding(
            name="model",
            state=CheckState.WARNING,
            message=message,
            what_to_do="This machine is slow or busy: fewer than 30 pictures a second are watched.",
        )
    return Finding(name="model", state=CheckState.OK, message=message)


def check_database(data_folder: Path) -> Finding:
    """Whether the journal is whole.

    Args:
        data_folder: An existing folder.
    """
    health = look_at_database(data_folder)
    if health.problem:
        return Finding(
            name="database",
            state=CheckState.FAILED,
            message=health.problem,
            what_to_do="Start the station: it sets a damaged database aside and begins a new one.",
        )
    words = f"{health.reps} reps, {health.size_mb:.1f} MB" if health.exists else "not begun yet"
    if not health.has_reset_fix:
        return Finding(
            name="database",
            state=CheckState.WARNING,
            message=f"{words}; SQLite {health.sqlite_version} is older than 3.51.3",
            what_to_do="Nothing while one station writes alone; the package brings a newer SQLite.",
        )
    return Finding(name="database", state=CheckState.OK, message=words)


def check_disk(data_folder: Path) -> Finding:
    """Whether there is room for years of sets.

    Args:
        data_folder: An existing folder.
    """
    free_mb = shutil.disk_usage(data_folder).free / _BYTES_PER_MB
    message = f"{free_mb / 1000:.1f} GB free in {data_folder}"
    probe = data_folder / ".doctor-probe"
    try:
        probe.write_bytes(b"studio")
        probe.unlink()
    except OSError as error:
        return Finding(
            name="disk",
            state=CheckState.FAILED,
            message=f"{data_folder} cannot be written ({error.strerror})",
            what_to_do="Make it writable, free some room, or choose another folder with --data.",
        )
    if free_mb < _LOW_DISK_MB:
        state = CheckState.FAILED if free_mb < _FULL_DISK_MB else CheckState.WARNING
        return Finding(name="disk", state=state, message=message, what_to_do="Free some room.")
    return Finding(name="disk", state=CheckState.OK, message=message)


def check_clock(now_utc: datetime) -> Finding:
    """Whether the time of day can be believed; set times are stored with every rep.

    Args:
        now_utc: This moment.
    """
    message = f"{now_utc:%Y-%m-%d %H:%M} UTC"
    if now_utc < _BUILT:
        return Finding(
            name="clock",
            state=CheckState.FAILED,
            message=f"{message} lies before this program was made",
            what_to_do="Set the clock, or let the machine fetch the time from the network.",
        )
    return Finding(name="clock", state=CheckState.OK, message=message)


def check_sync() -> Finding:
    """What becomes of the sets beyond this station."""
    return Finding(
        name="sync",
        state=CheckState.OK,
        message="not set up: everything stays on this station",
    )


def check_station(
    *,
    data_folder: Path,
    exercise: Exercise,
    opener: Callable[[], FrameSource],
    has_display: bool,
) -> tuple[Finding, ...]:
    """Everything, in the order a person would look.

    Args:
        data_folder: An existing folder.
        exercise: For the demo athlete.
        opener: Opens the source the settings name.
        has_display: What the platform says.
    """
    return (
        check_display(has_display=has_display),
        check_camera(opener),
        check_model(exercise),
        check_database(data_folder),
        check_disk(data_folder),
        check_clock(datetime.now(UTC)),
        check_sync(),
    )


def _failed(name: str, error: KnownError) -> Finding:
    """A fault as it told itself: its line says what to do as well."""
    message, _, advice = error.text.partition(". ")
    return Finding(
        name=name,
        state=CheckState.FAILED,
        message=message.removesuffix("."),
        what_to_do=advice,
    )
