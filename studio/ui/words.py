"""Short phrases that several screens say the same way."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from studio.coaching.planning.own_progress import ProgressFact, ProgressKind
from studio.coaching.set_effort import Effort
from studio.model.exercise import View
from studio.model.landmarks import Side
from studio.model.session import PlacementProblem, SetPlan
from studio.settings import WeightUnit
from studio.ui.numbers import for_number
from studio.ui.weights import weight_words


def side_words(side: Side) -> str:
    """The words "Left leg", "Right leg", or "" for both."""
    translate = QCoreApplication.translate
    return {
        Side.LEFT: translate("Words", "Left leg"),
        Side.RIGHT: translate("Words", "Right leg"),
        Side.BOTH: "",
    }[side]


def now_side_words(side: Side) -> str:
    """The words "Now the left", "Now the right", or "" for both."""
    translate = QCoreApplication.translate
    return {
        Side.LEFT: translate("Words", "Now the left"),
        Side.RIGHT: translate("Words", "Now the right"),
        Side.BOTH: "",
    }[side]


def plan_words(plan: SetPlan, *, unit: WeightUnit) -> str:
    """The words "Set 2 · Left leg · 10 reps · 12.5 kg".

    Args:
        plan: The set.
        unit: Of its weight.
    """
    translate = QCoreApplication.translate
    parts = [translate("Words", "Set {number}").format(number=plan.number), side_words(plan.side)]
    reps = for_number(
        plan.reps_target,
        one=translate("Words", "{reps} rep"),
        many=translate("Words", "{reps} reps"),
    )
    parts.append(reps.format(reps=plan.reps_target))
    parts.append(weight_words(plan.load_kg, unit=unit))
    return "  ·  ".join(part for part in parts if part)


def progress_words(
    facts: Iterable[ProgressFact], *, words: Mapping[str, str], unit: WeightUnit
) -> list[str]:
    """The words "2 more reps than last time." and the like: a set against the own last one.

    Args:
        facts: What changed.
        words: Of the coach, by key.
        unit: Of weights.
    """
    told = []
    for fact in facts:
        amount = f"{fact.amount:.0f}"
        if fact.kind is ProgressKind.MORE_LOAD:
            amount = weight_words(fact.amount, unit=unit)
        key = f"progress.{fact.kind.value}"
        if fact.kind is ProgressKind.MORE_REPS and fact.amount == 1:
            key = "progress.one_more_rep"
        told.append(words.get(key, key).format(amount=amount))
    return told


def effort_words(effort: Effort | None) -> str:
    """The words "Getting hard" and the like, "" where nothing can be said.

    Args:
        effort: Of the last rep.
    """
    translate = QCoreApplication.translate
    if effort is None:
        return ""
    return {
        Effort.PLENTY: translate("Words", "Plenty left"),
        Effort.HARD: translate("Words", "Getting hard"),
        Effort.FINISH: translate("Words", "1 or 2 left: finish or rack"),
        Effort.RACK: translate("Words", "Rack it. Well done."),
    }[effort]


def placement_words(problem: PlacementProblem, *, view: View) -> tuple[str, str]:
    """What to do about it in at most six words, and the name of its drawing.

    Args:
        problem: What is wrong.
        view: From where the exercise is seen.
    """
    translate = QCoreApplication.translate
    turned = {
        View.SIDE: translate("Words", "Turn side-on"),
        View.FRONT: translate("Words", "Face the camera"),
        View.OBLIQUE: translate("Words", "Turn halfway to me"),
    }[view]
    return {
        PlacementProblem.NO_CAMERA: (translate("Words", "No camera. Ask the staff"), "camera_off"),
        PlacementProblem.NOBODY: (translate("Words", "Step into the outline"), "person"),
        PlacementProblem.TOO_DARK: (translate("Words", "More light, please"), "light"),
        PlacementProblem.TOO_CLOSE: (translate("Words", "Take a step back"), "step_back"),
        PlacementProblem.TOO_FAR: (translate("Words", "Come a step closer"), "step_closer"),
        PlacementProblem.OUT_OF_FRAME: (translate("Words", "Show your whole body"), "frame"),
        PlacementProblem.TURNED: (turned, "turn"),
    }[problem]


def as_sentence(words: str) -> str:
    """The same with a capital at its beginning; a path or an address at its beginning stays.

    Args:
        words: One line about a fault, as the engine tells it.
    """
    first = words.split(" ", 1)[0]
    return words[:1].upper() + words[1:] if first.isalpha() else words
