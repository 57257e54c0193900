"""The words of another language: all there, in the right shape, told by file and key if not."""

import ast
import shutil
from pathlib import Path
from string import Formatter

import pytest

from studio.catalog.loader import Catalog, load_catalog
from studio.catalog.sentences import Sentences, placeholders
from studio.catalog.translation import Translation, load_translation
from studio.coaching.cues import cue_contract, deductions, view_gate
from studio.coaching.cues.frame_rules import FRAME_RULES
from studio.coaching.cues.rep_rules import REP_RULES
from studio.coaching.set_score import UNSTEADY_WORDS
from studio.engine.course.durable_events import StorageWatch
from studio.engine.course.sight_watch import ADVICE
from studio.engine.pipeline.capture import _silence_of
from studio.errors import KnownError, Reason
from studio.model.exercise import FirstPhase
from studio.paths import resources
from studio.settings import Language
from studio.store.privacy.audit import Actor

OTHERS = [language for language in Language if language is not Language.EN]
CAMERA_MODULES = (
    "vision/webcam.py",
    "vision/network_camera.py",
    "vision/clip.py",
    "engine/pipeline/capture.py",
)

_COMPOSED = "x1 The station keeps trying."
"""Made of two sentences; both wholes are looked at by themselves."""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(resources())


@pytest.fixture(scope="module")
def german(catalog: Catalog) -> Translation:
    return load_translation(resources(), catalog, language=Language.DE)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The shipped words, to be spoilt."""
    for name in ("coach", "i18n"):
        shutil.copytree(resources() / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_every_text(language: Language, catalog: Catalog) -> None:
    translation = load_translation(resources(), catalog, language=language)

    for exercise in catalog.exercises.values():
        other = translation.catalog.exercises[exercise.id]
        assert other.why != exercise.why
        assert not set(other.setup) & set(exercise.setup)
    for cue in catalog.cues.values():
        other_cue = translation.catalog.cues[cue.id]
        assert other_cue.say != cue.say
        assert other_cue.name != cue.name
        assert not set(other_cue.say_again) & set(cue.say_again)


def test_numbers_and_ids_are_those_of_the_english(catalog: Catalog, german: Translation) -> None:
    squat, kniebeuge = (one.exercises["goblet_squat"] for one in (catalog, german.catalog))

    assert kniebeuge.name == "Goblet-Kniebeuge"
    assert (kniebeuge.driver, kniebeuge.tempo, kniebeuge.cues) == (
        squat.driver,
        squat.tempo,
        squat.cues,
    )
    assert catalog.cues["C17"].amber == german.catalog.cues["C17"].amber


def test_english_is_what_it_is(catalog: Catalog) -> None:
    english = load_translation(resources(), catalog, language=Language.EN)

    assert english.catalog is catalog
    assert english.coach_words["anchor"] == "One of your main lifts."
    assert english.sentences.said("Guest") is None


def test_exercises_follow_their_own_names(german: Translation) -> None:
    names = [item.name.casefold() for item in german.catalog.exercises.values()]

    assert names == sorted(names)


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("exercises.toml", "[exercises.clamshell]", "[exercises.clamshel]", 'did you mean "clam'),
        ("exercises.toml", 'name = "Muschel"', 'name = ""', "clamshell.name: is empty"),
        ("exercises.toml", 'name = "Muschel"', "", "exercises.clamshell.name: is missing"),
        (
            "exercises.toml",
            '    "Trainiert schnelle Hüftstreckung.",\n',
            "",
            "exercises.kettlebell_swing.why: has 1 texts, the English has 2",
        ),
        ("exercises.toml", 'cues_off_reason = ""', 'cues_off_reason = "x"', "must be empty"),
        ("cues.toml", 'say = "Geh etwas tiefer"', 'say = "Geh {n} tiefer"', "needs the placeh"),
        (
            "cues.toml",
            'say = "Geh etwas tiefer"',
            'say = "Geh jetzt doch bitte noch etwas tiefer"',
            "cues.C17.say: at most six words",
        ),
        ("cues.toml", 'bridge = "Heb etwas höher"\n', "", "cues.C17.say_by_family.bridge: is mis"),
        ("cues.toml", "step =", "stepp =", 'unknown key; did you mean "step"?'),
        ("coach.toml", '"anchor" =', '"ancor" =', 'unknown key; did you mean "anchor"?'),
        ("coach.toml", '"step.easier" = "Probier die leichtere: {variant}."', "", "is missing"),
        ("coach.toml", "leichtere: {variant}", "leichtere", "needs the placeholders of the Engl"),
        (
            "sentences.toml",
            '"Lower it slowly" = "Langsam ablassen"',
            '"Lower it slowly" = "Lass es langsam runter"',
            'is "Langsam ablassen" elsewhere',
        ),
        ("sentences.toml", '"Gast {number}"', '"Gast"', "needs the placeholders"),
        ("sentences.toml", "[sentences]", "[sentence]", 'did you mean "sentences"?'),
    ],
)
def test_a_fault_names_file_and_key(
    copy: Path, catalog: Catalog, file: str, old: str, new: str, told: str
) -> None:
    path = copy / "i18n" / "de" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is not once in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(KnownError) as caught:
        load_translation(copy, catalog, language=Language.DE)

    assert caught.value.reason is Reason.BAD_RESOURCE
    assert caught.value.text.startswith(f"{path}: ")
    assert told in caught.value.text


# --- what the engine says ------------------------------------------------------------------------


def _engine_words() -> list[str]:
    tempo = [
        deductions.tempo_words(phase, too_short=short, first_phase=first)
        for phase in deductions.TempoPhase
        for short in (True, False)
        for first in FirstPhase
    ]
    measures = [rule.words for table in (FRAME_RULES, REP_RULES) for rule in table.values()]
    advice = [*view_gate._TURN_WORDS.values(), view_gate._LOST_WORDS]
    reasons = [
        getattr(cue_contract, name)
        for name in ("_NOT_ASKED", "_OTHER_VIEW", "_NO_LIMIT", "_NOT_JUDGED")
    ]
    storage = []
    for reason in (Reason.DISK_FULL, Reason.READ_ONLY):
        watch = StorageWatch()
        watch.told(KnownError(reason, "somewhere"))
        storage.append(watch.message)
    advice += ADVICE.values()
    return [*tempo, *measures, *advice, *reasons, *storage, UNSTEADY_WORDS, "Guest", "Guest 2"]


@pytest.mark.parametrize("text", sorted(set(_engine_words())))
def test_what_the_engine_says_is_known(text: str, german: Translation) -> None:
    words = german.sentences.said(text)

    assert words
    assert words != text or text in {"tempo", "band"}


def _as_text(node: ast.expr) -> str:
    """A text of the code with "x1" for whatever is put in."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_as_text(part) for part in node.values)
    if isinstance(node, ast.Constant):
        return str(node.value)
    return "x1"


def _faults(path: Path) -> list[str]:
    """Texts of every `KnownError(Reason.X, text)` and of tables of such pairs."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        pair = node.elts if isinstance(node, ast.Tuple) else getattr(node, "args", None)
        if not isinstance(pair, list) or len(pair) != 2:
            continue
        is_reason = ast.unparse(pair[0]).startswith("Reason.") and "USER_INPUT" not in ast.unparse(
            pair[0]
        )
        if is_reason and isinstance(pair[1], ast.JoinedStr | ast.Constant):
            found.append(_as_text(pair[1]))
    return [text for text in found if text != _COMPOSED]


@pytest.mark.parametrize("module", CAMERA_MODULES)
def test_every_fault_of_a_camera_is_known(module: str, german: Translation) -> None:
    texts = _faults(resources().parent / "studio" / module)

    assert texts
    assert [text for text in texts if german.sentences.said(text) is None] == []


def _deeds() -> set[str]:
    """What the code notes in the log of actions, and who did it."""
    found = {actor.value for actor in Actor}
    for path in (resources().parent / "studio").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found |= {
                    word.value.value
                    for word in node.keywords
                    if word.arg == "action"
                    and isinstance(word.value, ast.Constant)
                    and isinstance(word.value.value, str)
                }
    return found


def test_what_owner_and_staff_did_is_known(german: Translation) -> None:
    deeds = _deeds()

    assert {"erase", "owner", "pin"} <= deeds
    assert [deed for deed in sorted(deeds) if german.sentences.said(deed) is None] == []


def test_a_silent_camera_is_told_with_its_name(german: Translation) -> None:
    assert german.sentences.said(_silence_of(None).text)
    for advice in ("", " Check its cable.", " Check its power and the network."):
        told = german.sentences.said(
            f"camera 3 gives no picture.{advice} The station keeps trying."
        )
        assert told is not None
        assert told.startswith("Kamera 3 liefert kein Bild.")


# --- sentences -----------------------------------------------------------------------------------


def test_the_longest_form_wins_and_parts_are_looked_up() -> None:
    sentences = Sentences(
        {
            "{thing} is gone": "{thing} ist weg",
            "{thing} is gone for good": "{thing} ist ganz weg",
            "the {size} box": "die {size} Box",
            "red": "rote",
        }
    )

    assert sentences.said("the red box is gone") == "die rote Box ist weg"
    assert sentences.said("the red box is gone for good") == "die rote Box ist ganz weg"
    assert sentences.said("the box is here") is None
    assert sentences.said("") is None


def test_a_thousand_unknown_sentences_do_not_fill_the_memory() -> None:
    sentences = Sentences({"{n} times": "{n} Mal"})

    assert [sentences.said(f"{n} times") for n in range(1000)][-1] == "999 Mal"
    assert len(sentences._remembered) <= 256


def test_placeholders_are_those_of_format() -> None:
    text = "{a} and {b:.0f} of {a}"

    assert placeholders(text) == ("{a}", "{a}", "{b:.0f}")
    assert [name for _, name, _, _ in Formatter().parse(text) if name] == ["a", "b", "a"]
