import shutil
from pathlib import Path

import pytest

from studio.catalog.loader import CONCENTRIC_FIRST, Catalog, load_catalog
from studio.errors import KnownError, Reason
from studio.model.cue import CueGrade
from studio.model.exercise import FirstPhase, GluteFunction, View
from studio.paths import resources


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(resources())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The shipped catalogue, to be spoilt."""
    for name in ("exercises", "cues"):
        shutil.copytree(resources() / name, tmp_path / name)
    return tmp_path


def _spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is not once in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_everything_shipped_loads(catalog: Catalog) -> None:
    assert len(catalog.exercises) == 35
    assert sorted(catalog.cues) == [f"C{number:02}" for number in range(1, 25)]


def test_goblet_squat_is_as_the_library_says(catalog: Catalog) -> None:
    squat = catalog.exercise("goblet_squat")
    assert squat.code == "S02"
    assert squat.functions[GluteFunction.EXTENSION] == 0.75
    assert (squat.driver.start, squat.driver.far, squat.driver.rom_target) == (8, 120, 100)
    assert squat.view is View.SIDE
    assert squat.limits.shin_high_deg == 25
    assert squat.limits.hips_behind_heels_min_ratio == 0.35
    assert squat.tempo.eccentric_s == 3


def test_x_in_a_tempo_means_as_fast_as_control_allows(catalog: Catalog) -> None:
    squat = catalog.exercise("full_squat")
    assert (squat.tempo.eccentric_s, squat.tempo.concentric_s) == (2.0, None)


def test_only_lifts_from_the_floor_count_at_lockout(catalog: Catalog) -> None:
    lifts = {exercise.id for exercise in catalog.exercises.values() if exercise.counts_lift}
    assert lifts == {"kettlebell_deadlift", "barbell_deadlift"}
    for name in lifts:
        assert catalog.exercise(name).first_phase is FirstPhase.CONCENTRIC


def test_cues_without_a_standing_base_stay_silent_in_a_full_squat(catalog: Catalog) -> None:
    assert not {"C01", "C02", "C03", "C18"} & set(catalog.exercise("full_squat").cues)


def test_every_judged_limit_exists(catalog: Catalog) -> None:
    for exercise in catalog.exercises.values():
        limits = exercise.limits
        for cue, limit in (
            ("C01", limits.hips_behind_heels_min_ratio),
            ("C02", limits.shin_high_deg),
            ("C03", limits.knee_travel_max_ratio),
            ("C18", limits.hinge_index_min_ratio),
            ("C14", limits.turn_out_target_deg),
        ):
            assert cue not in exercise.cues or limit is not None, (exercise.id, cue)


def test_cue_thresholds_are_numbers(catalog: Catalog) -> None:
    shin = catalog.cues["C02"]
    assert (shin.amber, shin.red, shin.clears, shin.hold_ms) == (6, 12, 2, 250)
    depth = catalog.cues["C17"]
    assert (depth.amber, depth.red, depth.clears) == (0.88, 0.75, 0.92)
    assert catalog.cues["C16"].red is None
    assert catalog.cues["C04"].grade is CueGrade.C
    assert catalog.cues["C19"].say_by_family[CONCENTRIC_FIRST] == "Lower it slowly"


def test_a_misspelt_exercise_is_the_users_mistake(catalog: Catalog) -> None:
    with pytest.raises(KnownError, match='did you mean "goblet_squat"') as caught:
        catalog.exercise("goblet_sqat")
    assert caught.value.reason is Reason.USER_INPUT


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("feature =", "featur =", 'driver.featur: unknown key; did you mean "feature"?'),
        (
            'feature = "hip_fold_deg"',
            'feature = "hip_fold"',
            'there is no feature "hip_fold"; did you mean',
        ),
        ("level = 1", 'level = "one"', "level: input should be a valid integer"),
        ("level = 1", "level = 4", "level: must be 1, 2 or 3"),
        ('view = "side"', 'view = "above"', "view: input should be 'side', 'front' or 'oblique'"),
        ('view = "side"', "", "view: is missing"),
        ("abduction = 0.1", "abduction = 0.2", "functions: shares add up to 1.1, not to 1"),
        ("abduction = 0.1", "abdution = 0.1", 'did you mean "abduction"?'),
        ('easier = ["box_squat"]', 'easier = ["box_sqat"]', 'did you mean "box_squat"?'),
        ('"C18", ', '"C98", ', 'cues: there is no cue "C98"'),
        ('"C01", "C02"', '"C12", "C02"', 'cues: "C12" cannot be judged from the side view'),
        ('id = "goblet_squat"', 'id = "goblet"', "must equal the file name"),
        ("high = 6", "high = 4", "rep_ranges.strength: low must be at least 1"),
        ("eccentric_s = 3.0", "eccentric_s = 0.0", "tempo: moving phases need more than 0"),
        ("counts_from = 70.0", "counts_from = 170.0", "driver.counts_from"),
        ("[tempo]", "[tempo", "is not valid TOML"),
    ],
)
def test_a_fault_in_an_exercise_names_file_and_key(
    copy: Path, old: str, new: str, told: str
) -> None:
    path = copy / "exercises" / "goblet_squat.toml"
    _spoil(path, old, new)
    with pytest.raises(KnownError) as caught:
        load_catalog(copy)
    assert caught.value.reason is Reason.BAD_RESOURCE
    assert caught.value.text.startswith(f"{path}: ")
    assert told in caught.value.text
    assert "\n" not in caught.value.text


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("amber = 0.88", "ambre = 0.88", 'ambre: unknown key; did you mean "amber"?'),
        ("red = 0.75", "red = 0.95", "red: must lie beyond amber"),
        ("bridge =", "bridges =", 'no exercise is of this family; did you mean "bridge"?'),
        ('"Go a little deeper"', '"Go just a little bit deeper now please"', "one to six words"),
        ('grade = "A"', 'grade = "C"', "never red and weighs nothing"),
    ],
)
def test_a_fault_in_a_cue_names_file_and_key(copy: Path, old: str, new: str, told: str) -> None:
    path = copy / "cues" / "C17.toml"
    _spoil(path, old, new)
    with pytest.raises(KnownError) as caught:
        load_catalog(copy)
    assert caught.value.text.startswith(f"{path}: ")
    assert told in caught.value.text


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="installation is incomplete"):
        load_catalog(tmp_path)


def test_a_file_that_is_not_text_is_told(copy: Path) -> None:
    path = copy / "cues" / "C01.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(KnownError, match=r"C01\.toml: is not UTF-8 text"):
        load_catalog(copy)


_BANNED = (
    "weight on your heels",
    "push through your heels",
    "safe",
    "wrong",
    "injury",
    "correct posture",
    "activat",
    "pain",
    "health",
    "burn",
    "toning",
    "chest up",
)


def test_no_client_reads_a_banned_word(catalog: Catalog) -> None:
    said = [
        words
        for exercise in catalog.exercises.values()
        for words in (exercise.name, *exercise.why, *exercise.setup)
    ]
    said += [
        words
        for cue in catalog.cues.values()
        for words in (cue.say, cue.praise, *cue.say_by_family.values())
    ]
    for words in said:
        for banned in _BANNED:
            assert banned not in words.lower(), words


def test_the_fault_of_a_cue_says_what_is_wrong_not_what_is_asked_for(catalog: Catalog) -> None:
    faults = {cue.id: cue.fault for cue in catalog.cues.values()}

    assert faults["C09"] == "Heels lift"
    assert faults["C16"] == "Hips not fully extended"
    assert faults["C17"] == "Not deep enough"
    assert len(set(faults.values())) == len(faults)
    assert not set(faults.values()) & {cue.name for cue in catalog.cues.values()}
    assert [fault for fault in faults.values() if len(fault.split()) > 6] == []
