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
from studio.errors import KnownError, Reason
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
_CONNECTORS = Path("/sys/class/drm")
_WITH_DATABASE = {
    Reason.DATABASE_LOCKED: "Close the other program. While it holds on, a station that starts "
    "sets the database aside and begins a new one.",
    Reason.BAD_FILE: "Start the station: it sets the other program's file aside and begins anew.",
    Reason.DATABASE_NEWER: "Install the newer version again, or restore a backup of this one.",
    Reason.READ_ONLY: "Give folder and files back to the station's user.",
    Reason.DISK_FULL: "Free some room.",
    Reason.DISK_FAULT: "Look at the disk, and make a backup while it can be read.",
    Reason.DATABASE_DAMAGED: "Start the station: it sets a damaged database aside and begins a new "
    "one.",
}


def check_display(*, has_display: bool, connectors: Path = _CONNECTORS) -> Finding:
    """Whether a window can be opened, by this program or by the station's own session.

    Args:
        has_display: What the platform says.
        connectors: The kernel's list of what screens can be plugged into.
    """
    if has_display:
        return Finding(name="display", state=CheckState.OK, message="there is a display")
    screens = [
        status.parent.name.partition("-")[2]
        for status in sorted(connectors.glob("*/status"))
        if _says_connected(status)
    ]
    if screens:
        words = f"a screen is plugged in ({', '.join(screens)})"
        return Finding(name="display", state=CheckState.OK, message=words)
    return Finding(
        name="display",
        state=CheckState.FAILED,
        message="there is no display here",
        what_to_do="Plug a screen in, or run this where the station's screen is; `studio run` does "
        "a demonstration without one.",
    )


def _says_connected(status: Path) -> bool:
    try:
        return status.read_text(encoding="ascii", errors="replace").strip() == "connected"
    except OSError:
        return False


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
            what_to_do=_WITH_DATABASE.get(health.reason or Reason.DATABASE_DAMAGED, ""),
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


def check_settings(fault: KnownError | None) -> Finding:
    """Whether the settings can be read.

    Args:
        fault: Why not; None = they can.
    """
    if fault is None:
        return Finding(name="settings", state=CheckState.OK, message="they can be read")
    return Finding(
        name="settings",
        state=CheckState.FAILED,
        message=fault.text,
        what_to_do="Put that right; everything else was looked at with the usual settings.",
    )


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
    settings_fault: KnownError | None = None,
    exercise: Exercise,
    opener: Callable[[], FrameSource],
    has_display: bool,
    is_athlete_wished: bool = False,
) -> tuple[Finding, ...]:
    """Everything, in the order a person would look.

    Args:
        data_folder: An existing folder.
        settings: Of this station; the usual ones where they cannot be read.
        settings_fault: Why they cannot be read.
        exercise: For the demo athlete.
        opener: Opens the source the settings name.
        has_display: What the platform says.
        is_athlete_wished: The drawn athlete was named as the camera.
    """
    return (
        check_settings(settings_fault),
        check_display(has_display=has_display),
        check_touch(),
        check_camera(opener, is_athlete_wished=is_athlete_wished),
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
