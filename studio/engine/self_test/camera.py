"""The self-test of the camera: does it give pictures, fast enough, in light, and level?"""

import math
import time
from collections.abc import Callable
from contextlib import closing

from studio.engine.self_test.finding import CheckState, Finding, failed
from studio.errors import KnownError
from studio.model.frame import Frame
from studio.vision.scene_check import DARK_LEVEL, MOST_TILT_DEG, light_level, tilt_deg
from studio.vision.source import FrameSource

_WATCH_S = 2.0
_MOST_FRAMES = 60
_FEWEST_FPS = 24.0
_LOWEST_HEIGHT_PX = 480


def check_camera(
    opener: Callable[[], FrameSource],
    *,
    clock: Callable[[], float] = time.monotonic,
    is_athlete_wished: bool = False,
) -> Finding:
    """Whether the source that the settings name gives pictures one can work with.

    Args:
        opener: Opens it.
        clock: Monotonic seconds.
        is_athlete_wished: The drawn athlete was named, and stands in for no missing camera.
    """
    try:
        with closing(opener()) as source:
            frame, fps = _watch(source, clock)
            name, is_live = source.name, source.is_live
    except KnownError as error:
        return failed("camera", error)
    if frame is None:
        return Finding(
            name="camera",
            state=CheckState.FAILED,
            message=f"{name} gives no picture",
            what_to_do="Check its cable, or name another one with `camera` in station.toml.",
        )
    if name == "demo athlete":
        found = "no camera was found; the demo athlete stands in for one"
        return Finding(
            name="camera",
            state=CheckState.WARNING if is_athlete_wished else CheckState.FAILED,
            message="the demo athlete, as named" if is_athlete_wished else found,
            what_to_do="Plug a camera in, or name one with `camera` in station.toml.",
        )
    return _judge(name, frame, fps if is_live else math.nan)


def _watch(source: FrameSource, clock: Callable[[], float]) -> tuple[Frame | None, float]:
    """The last picture of two seconds, and how many came a second; NaN = too few to tell."""
    last, count, began_s = None, 0, math.nan
    while count < _MOST_FRAMES:
        frame = source.read()
        if frame is None:
            break
        last, count = frame, count + 1
        now_s = clock()
        # The first picture may take long; the pace is told by those after it.
        began_s = now_s if count == 1 else began_s
        if now_s - began_s > _WATCH_S:
            break
    span_s = clock() - began_s
    return last, (count - 1) / span_s if count > 2 and span_s > 0 else math.nan


def _judge(name: str, frame: Frame, fps: float) -> Finding:
    """Say what was seen; the worst of it decides."""
    width, height = frame.size_px
    light, tilt = light_level(frame.image_bgr), tilt_deg(frame.image_bgr)
    seen = [f"{name}: {width} x {height}"]
    if not math.isnan(fps):
        pictures = "picture" if round(fps) == 1 else "pictures"
        seen.append(f"{fps:.0f} {pictures} a second")
    seen.append(f"light {light:.0f} of 255")
    seen.append("level not known" if math.isnan(tilt) else f"level within {abs(tilt):.1f}°")
    advice = []
    if height < _LOWEST_HEIGHT_PX:
        advice.append("Choose a camera with at least 480 lines; 720 are better.")
    if fps < _FEWEST_FPS:
        advice.append("Too slow: use another USB port, or more light.")
    if light < DARK_LEVEL:
        advice.append("Too dark: more light on the client.")
    if abs(tilt) > MOST_TILT_DEG:
        advice.append("Turn the camera until door frames stand upright in its picture.")
    state = CheckState.WARNING if advice else CheckState.OK
    return Finding(name="camera", state=state, message=", ".join(seen), what_to_do=" ".join(advice))
