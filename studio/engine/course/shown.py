"""What a set and a coach's step look like on the screens."""

from dataclasses import replace

from studio.coaching.coach import CoachStep
from studio.coaching.set_effort import Effort
from studio.engine.course.live_set import LiveSet
from studio.engine.pipeline.health import Pace
from studio.engine.snapshot import ShownCue, Snapshot, Trust


def with_step(snapshot: Snapshot, step: CoachStep | None, *, effort: Effort | None) -> Snapshot:
    """The same with what the coach says.

    Args:
        snapshot: Of the live set.
        step: The newest; None = nothing that may be shown.
        effort: How hard it gets.
    """
    if step is None:
        return replace(snapshot, effort=effort)
    return replace(
        snapshot,
        effort=effort,
        progress_ratio=step.progress_ratio,
        driver_value=step.driver_value,
        guides=step.guides,
        cue=shown_cue(step),
    )


def shown_cue(step: CoachStep) -> ShownCue | None:
    """The cue on screen, or None.

    Args:
        step: The newest.
    """
    if step.cue_id is None or step.cue_level is None:
        return None
    return ShownCue(
        cue_id=step.cue_id,
        words=step.cue_words,
        level=step.cue_level,
        since_s=step.cue_since_s,
    )


def trust(pace: Pace, step: CoachStep | None, *, sight: str) -> Trust:
    """The trust strip.

    Args:
        pace: How well analysis keeps up.
        step: The newest, or None when no set is watched.
        sight: What to do about light or distance; said where the view needs nothing.
    """
    if step is None:
        return Trust(
            fps=pace.fps,
            delay_ms=pace.delay_ms,
            view=None,
            yaw_deg=None,
            live_measures=(),
            advice="",
        )
    is_turned_known = step.yaw_deg == step.yaw_deg
    return Trust(
        fps=pace.fps,
        delay_ms=pace.delay_ms,
        view=step.view,
        yaw_deg=step.yaw_deg if is_turned_known else None,
        live_measures=step.live_measures,
        advice=step.advice or sight,
    )


def shown_count(live: LiveSet | None, *, waiting: int, is_stored: bool) -> tuple[int, int]:
    """Count and hollow reps as they may be shown.

    A rep is not shown before it is on the disk. While the disk takes nothing it is shown hollow,
    beside the storage message: counted, but not yet kept.

    Args:
        live: The set; None = there is none.
        waiting: Reps that are not on the disk yet.
        is_stored: The disk takes records.
    """
    if live is None:
        return 0, 0
    if is_stored:
        return max(0, live.count - waiting), live.provisional
    return live.count, min(live.count, live.provisional + waiting)
