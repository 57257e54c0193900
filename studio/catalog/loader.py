"""The exercises and cues of `resources/`, checked as a whole when they are loaded.

A new exercise is one file. What is wrong in one is told in a line naming file and key; nothing
is loaded half.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from studio.errors import KnownError, Reason
from studio.kinematics.features import FEATURES
from studio.model.cue import Cue, CueGrade
from studio.model.exercise import Exercise, View
from studio.toml_records import RecordReader, bad_record, suggestion

DRIVER_FEATURES = frozenset(row.name for row in FEATURES if row.unit in ("deg", "ratio"))
"""Features that can drive a rep, without the side prefix (coaching.md 3.2)."""

CONCENTRIC_FIRST = "concentric_first"
"""In `say_by_family`: the words for every exercise whose rep begins by shortening."""

_SHARE_TOLERANCE = 1e-6


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=_Identified)
Problem = tuple[str, str]
"""Dotted key, and what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """Everything that can be trained, and everything that can be said.

    Attributes:
        exercises: By id, in the order of their names. An exercise without `motion` has no key
            poses yet: it counts and coaches, but nothing demonstrates it.
        cues: By id.
    """

    exercises: Mapping[str, Exercise]
    cues: Mapping[str, Cue]

    def exercise(self, exercise_id: str) -> Exercise:
        """The exercise of that id.

        Raises:
            KnownError: USER_INPUT, with a suggestion.
        """
        found = self.exercises.get(exercise_id)
        if found is None:
            hint = suggestion(exercise_id, known=self.exercises)
            raise KnownError(Reason.USER_INPUT, f'there is no exercise "{exercise_id}"{hint}')
        return found


def load_catalog(resources_folder: Path) -> Catalog:
    """Read and check every exercise and cue.

    Args:
        resources_folder: Holds `exercises/<id>.toml` and `cues/<id>.toml`.

    Raises:
        KnownError: BAD_RESOURCE, naming the first faulty file and key.
    """
    cue_reader = RecordReader(Cue, words_for_none={"red": "never"})
    exercise_reader = RecordReader(
        Exercise, words_for_none={"tempo.eccentric_s": "X", "tempo.concentric_s": "X"}
    )
    cues = _read_folder(resources_folder / "cues", cue_reader)
    exercises = _read_folder(resources_folder / "exercises", exercise_reader)
    families = {exercise.family for exercise in exercises.values()} | {CONCENTRIC_FIRST}
    for path, cue in cues.items():
        _refuse(path, _cue_problems(cue, families=families))
    cue_by_id = {cue.id: cue for cue in sorted(cues.values(), key=lambda cue: cue.id)}
    exercise_ids = {exercise.id for exercise in exercises.values()}
    for path, exercise in exercises.items():
        _refuse(path, _own_problems(exercise))
        _refuse(path, _reference_problems(exercise, cues=cue_by_id, exercises=exercise_ids))
        _refuse(path, _view_problems(exercise, cues=cue_by_id))
    by_name = sorted(exercises.values(), key=lambda exercise: exercise.name.casefold())
    return Catalog(
        exercises={exercise.id: exercise for exercise in by_name},
        cues=cue_by_id,
    )


def _read_folder(folder: Path, reader: RecordReader[Item]) -> dict[Path, Item]:
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise bad_record(folder, "", "no .toml file here; the installation is incomplete")
    records = {path: reader.read(path) for path in paths}
    for path, record in records.items():
        if record.id != path.stem:
            raise bad_record(path, "id", f'is "{record.id}" but must equal the file name')
    return records


def _refuse(path: Path, problems: Iterator[Problem]) -> None:
    for key, problem in problems:
        raise bad_record(path, key, problem)


def _own_problems(exercise: Exercise) -> Iterator[Problem]:
    """What is wrong with an exercise by itself."""
    if abs(sum(exercise.functions.values()) - 1.0) > _SHARE_TOLERANCE:
        yield "functions", f"shares add up to {sum(exercise.functions.values()):g}, not to 1"
    lengths = (
        exercise.length_long_ratio,
        exercise.length_middle_ratio,
        exercise.length_short_ratio,
    )
    if min(lengths) < 0 or abs(sum(lengths) - 1.0) > _SHARE_TOLERANCE:
        yield "length_long_ratio", f"the three length shares add up to {sum(lengths):g}, not to 1"
    if not 1 <= exercise.level <= 3:
        yield "level", "must be 1, 2 or 3"
    if exercise.version < 1:
        yield "version", "must be 1 or more"
    if exercise.view_trust not in ("A", "B", "C"):
        yield "view_trust", 'must be "A", "B" or "C"'
    if len(exercise.why) != 2 or not exercise.setup:
        yield "why", "two reasons and at least one set-up step are needed"
    yield from _driver_problems(exercise)
    yield from _prescription_problems(exercise)


def _driver_problems(exercise: Exercise) -> Iterator[Problem]:
    driver = exercise.driver
    if driver.feature not in DRIVER_FEATURES:
        hint = suggestion(driver.feature, known=DRIVER_FEATURES)
        yield "driver.feature", f'there is no feature "{driver.feature}"{hint}'
    if driver.unit not in ("deg", "ratio") or not driver.feature.endswith("_" + driver.unit):
        yield "driver.unit", 'must be "deg" or "ratio", as the feature says'
    if driver.start == driver.far:
        yield "driver.far", "must differ from start"
    if not 0 < driver.counts_from < driver.rom_target:
        yield "driver.counts_from", "must be more than 0 and less than rom_target"


def _prescription_problems(exercise: Exercise) -> Iterator[Problem]:
    tempo = exercise.tempo
    moving = [s for s in (tempo.eccentric_s, tempo.concentric_s) if s is not None]
    if any(seconds <= 0 for seconds in moving) or min(tempo.pause_long_s, tempo.pause_short_s) < 0:
        yield "tempo", "moving phases need more than 0 seconds, pauses 0 or more"
    ranges = exercise.rep_ranges
    named = {
        "strength": ranges.strength,
        "hypertrophy": ranges.hypertrophy,
        "endurance": ranges.endurance,
    }
    given = {goal: rep_range for goal, rep_range in named.items() if rep_range is not None}
    if not given:
        yield "rep_ranges", "at least one goal needs a range"
    for goal, rep_range in given.items():
        if not 1 <= rep_range.low <= rep_range.high:
            yield f"rep_ranges.{goal}", "low must be at least 1 and not above high"


def _reference_problems(
    exercise: Exercise, *, cues: Iterable[str], exercises: Iterable[str]
) -> Iterator[Problem]:
    """Ids that lead nowhere."""
    for key, ids, known, kind in (
        ("cues", exercise.cues, cues, "cue"),
        ("front_view_cues", exercise.front_view_cues, cues, "cue"),
        ("easier", exercise.easier, exercises, "exercise"),
        ("harder", exercise.harder, exercises, "exercise"),
    ):
        for name in ids:
            if name not in known:
                yield key, f'there is no {kind} "{name}"{suggestion(name, known=known)}'


def _view_problems(exercise: Exercise, *, cues: Mapping[str, Cue]) -> Iterator[Problem]:
    """Cues that could never be judged from where the camera stands."""
    for key, ids, view in (
        ("cues", exercise.cues, exercise.view),
        ("front_view_cues", exercise.front_view_cues, View.FRONT),
    ):
        for name in ids:
            if cues[name].views and view not in cues[name].views:
                yield key, f'"{name}" cannot be judged from the {view.value} view'


def _cue_problems(cue: Cue, *, families: Iterable[str]) -> Iterator[Problem]:
    for family in cue.say_by_family:
        if family not in families:
            hint = suggestion(family, known=families)
            yield f"say_by_family.{family}", f"no exercise is of this family{hint}"
    again = {f"say_again.{place}": words for place, words in enumerate(cue.say_again)}
    for key, words in {"say": cue.say, **cue.say_by_family, **again}.items():
        if not 1 <= len(words.split()) <= 6:
            yield key, "one to six words (coaching.md 4.5)"
    if cue.grade is CueGrade.C and (cue.red is not None or cue.weight_ratio != 0):
        yield "red", "an estimate (grade C) is never red and weighs nothing"
    worse = 1 if cue.amber >= cue.clears else -1
    if cue.red is not None and (cue.red - cue.amber) * worse <= 0:
        yield "red", "must lie beyond amber, on the side away from clears"
    if cue.hold_ms < 0 or cue.priority < 1:
        yield "hold_ms", "hold_ms must be 0 or more and priority 1 or more"
