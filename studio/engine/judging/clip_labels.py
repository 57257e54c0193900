"""What a person saw in a clip: `clips.json`, beside the clips."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from studio.errors import KnownError, Reason
from studio.model.exercise import View

LABEL_FILE = "clips.json"


class ClipKind(StrEnum):
    """What a clip is good for."""

    SET = "set"
    NEGATIVE = "negative"
    NEAR_MISS = "near_miss"
    POSTURE = "posture"


class TurnEvent(StrEnum):
    """Which turnaround of a rep was timed by eye."""

    BOTTOM = "bottom"
    TOP = "top"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipLabel:
    """One clip as a coach sees it.

    Attributes:
        file: Name inside the folder.
        kind: What it is good for.
        exercise_id: What is done, or what a negative is to be mistaken for.
        reps: Complete reps.
        reps_ok: Every count that is right.
        event: The turnaround that was timed.
        event_times_s: When, rep by rep.
        cue_ids: Cues a coach would give, where somebody judged that; None = not judged.
        view: From where the clip was filmed; None = not told.
        unseen_faults: What somebody called bad that no cue speaks of.
    """

    file: str
    kind: ClipKind
    exercise_id: str
    reps: int
    reps_ok: frozenset[int]
    event: TurnEvent
    event_times_s: tuple[float, ...]
    cue_ids: frozenset[str] | None = None
    view: View | None = None
    unseen_faults: tuple[str, ...] = ()


FAULT_CUES: Mapping[str, str] = MappingProxyType(
    {
        "quarter depth": "C17",
        "no depth": "C17",
        "heel lift": "C09",
        "heels up": "C09",
        "rounded": "C04",
    }
)
"""Words of a clip's author, and the cue that speaks of it."""

WITHOUT_CUE = ("hips first", "bending forward", "bar ", "stiff-leg")
"""Words for what no cue judges: in which order hips and knees extend, where the bar is, and a lean
that is expected, never a fault (coaching.md 3.4)."""

CLEAN_WORDS = ("author label: correct", "author label good", "looks like c (correct)")


def cues_of(words: str) -> frozenset[str] | None:
    """The cues an author's words ask for; empty = described as clean; None = not described.

    Args:
        words: The free text of a label.
    """
    told = words.casefold()
    named = frozenset(cue for fault, cue in FAULT_CUES.items() if fault in told)
    if named:
        return named
    return frozenset() if any(clean in told for clean in CLEAN_WORDS) else None


def read_labels(folder: Path) -> tuple[ClipLabel, ...]:
    """The labels of a folder of clips.

    Args:
        folder: Holds `clips.json`.

    Raises:
        KnownError: NOT_FOUND or BAD_FILE, naming file, clip and key.
    """
    path = folder / LABEL_FILE
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise KnownError(
            Reason.NOT_FOUND, f"{path}: no such file; name a folder of clips with a {LABEL_FILE}"
        ) from None
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise KnownError(Reason.BAD_FILE, f"{path}: cannot be read: {error}") from None
    if not isinstance(rows, list):
        raise KnownError(Reason.BAD_FILE, f"{path}: must be a list with one row a clip")
    return tuple(_label(row, path=path, number=number) for number, row in enumerate(rows, start=1))


def _label(row: Any, *, path: Path, number: int) -> ClipLabel:
    where = f"{path}: row {number}"
    if not isinstance(row, Mapping):
        raise KnownError(Reason.BAD_FILE, f"{where}: must be an object")
    try:
        reps = int(row["reps"])
        cues, faults = row.get("cues"), str(row.get("faults") or "")
        view = row.get("view_class")
        return ClipLabel(
            file=str(row["file"]),
            kind=ClipKind(row["kind"]),
            exercise_id=str(row["exercise"]),
            reps=reps,
            reps_ok=frozenset(int(count) for count in row.get("reps_ok") or (reps,)),
            event=TurnEvent(row.get("event", TurnEvent.BOTTOM)),
            event_times_s=tuple(float(time_s) for time_s in row.get("event_times_s", ())),
            cue_ids=cues_of(faults) if cues is None else frozenset(str(cue) for cue in cues),
            view=None if view is None else View(view),
            unseen_faults=tuple(word.strip() for word in WITHOUT_CUE if word in faults.casefold()),
        )
    except KeyError as error:
        raise KnownError(Reason.BAD_FILE, f"{where}: {error.args[0]} is missing") from None
    except (TypeError, ValueError) as error:
        raise KnownError(Reason.BAD_FILE, f"{where}: {error}") from None
