"""The station's self-test: is everything there that a day at the gym needs?"""

import shutil
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from studio.engine.self_test.camera import check_camera
from studio.engine.self_test.finding import CheckState, Finding, failed
from studio.engine.self_test.machine import (
    check_clock,
    check_errors,
    check_owner,
    check_sync,
    check_touch,
    check_version,
)
from studio.engine.self_test.permissions import check_permissions
from studio.errors import KnownError
from studio.model.exercise import Exercise
from studio.settings import StationSettings
from studio.store.database import BUSY_TIMEOUT_MS
from studio.store.health import LOW_DISK_MB, SCARCE_DISK_MB, look_at_database
from studio.vision.athlete.source import AthleteSource
from studio.vision.model_files import locate_models
from studio.vision.quiet_loading import load_estimator
from studio.vision.source import FrameSource

_BYTES_PER_MB = 1_000_000
_BUDGET_MS = 30.0
_ATHLETE_FRAMES = 12


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


def check_model(exercise: Exercise) -> tuple[Finding, Finding]:
    """Whether the network is there and finds the demo athlete, and how fast it is.

    Args:
        exercise: With key poses, for the athlete to do.

    Returns:
        "model" and "speed".
    """
    try:
        estimator = load_estimator(locate_models().folder)
    except KnownError as error:
        unknown = Finding(
            name="speed",
            state=CheckState.FAILED,
            message="not known without the pose model",
        )
        return failed("model", error), unknown
    found, took_ms = 0, []
    with closing(AthleteSource(exercise, paced=False)) as athlete:
        for _ in range(_ATHLETE_FRAMES):
            frame = athlete.read()
            if frame is None:
                break
            began = time.perf_counter()
            found += estimator.estimate(frame) is not None
            took_ms.append(1000.0 * (time.perf_counter() - began))
    return _seen(found, len(took_ms)), check_speed(sorted(took_ms)[len(took_ms) // 2])


def _seen(found: int, shown: int) -> Finding:
    message = f"the demo athlete was found in {found} of {shown} pictures"
    if found == shown:
        return Finding(name="model", state=CheckState.OK, message=message)
    return Finding(
        name="model",
        state=CheckState.FAILED,
        message=message,
        what_to_do="Delete the model files and start again with a network to fetch them anew.",
    )


def check_speed(median_ms: float) -> Finding:
    """Whether 30 pictures a second can be analysed.

    Args:
        median_ms: Of the pose network, for one picture.
    """
    message = f"{median_ms:.0f} ms a picture; the budget is {_BUDGET_MS:.0f}"
    if median_ms <= _BUDGET_MS:
        return Finding(name="speed", state=CheckState.OK, message=message)
    return Finding(
        name="speed",
        state=CheckState.WARNING,
        message=message,
        what_to_do="This machine is slow or busy: fewer than 30 pictures a second are watched.",
    )


def check_database(data_folder: Path, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> Finding:
    """Whether the journal is whole.

    Args:
        data_folder: An existing folder.
        busy_timeout_ms: How long to wait for a lock.
    """
    health = look_at_database(data_folder, busy_timeout_ms=busy_timeout_ms)
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
    if free_mb < LOW_DISK_MB:
        state = CheckState.FAILED if free_mb < SCARCE_DISK_MB else CheckState.WARNING
        return Finding(name="disk", state=state, message=message, what_to_do="Free some room.")
    return Finding(name="disk", state=CheckState.OK, message=message)


def check_station(
    *,
    data_folder: Path,
    settings: StationSettings,
    exercise: Exercise,
    opener: Callable[[], FrameSource],
    has_display: bool,
) -> tuple[Finding, ...]:
    """Everything, in the order a person would look.

    Args:
        data_folder: An existing folder.
        settings: Of this station.
        exercise: For the demo athlete.
        opener: Opens the source the settings name.
        has_display: What the platform says.
    """
    return (
        check_display(has_display=has_display),
        check_touch(),
        check_camera(opener),
        *check_model(exercise),
        check_database(data_folder),
        check_disk(data_folder),
        check_permissions(data_folder),
        check_owner(data_folder),
        check_clock(datetime.now(UTC), data_folder=data_folder),
        check_sync(data_folder),
        check_errors(data_folder),
        check_version(settings),
    )
