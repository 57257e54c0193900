"""The screens in another language: nothing forgotten, nothing out of date, and back again."""

import ast
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from studio import paths
from studio.catalog.loader import load_catalog
from studio.catalog.sentences import placeholders
from studio.engine.people.desk_talk import PeopleChanged, Person
from studio.engine.snapshot import CameraLost, CueGiven, RepCounted, ShownCue, Trust
from studio.errors import KnownError, Reason
from studio.model.cue import CueLevel
from studio.model.exercise import View
from studio.model.session import StationState
from studio.settings import Language, WeightUnit
from studio.ui.translation import Interpreter, Languages, engine_words, language_name
from studio.ui.weights import weight_words
from tests.ui import figure
from tests.ui import station_story as story

SCREENS = paths.resources().parent / "studio" / "ui"
OTHERS = [language for language in Language if language is not Language.EN]
NUMERUS = re.compile(r"%n")


def file_of(language: Language, suffix: str) -> Path:
    return paths.resources() / "i18n" / language.value / f"screens{suffix}"


# --- what the code says ---------------------------------------------------------------------------


def texts_of(path: Path) -> Iterator[tuple[str, str]]:
    """Context and text of everything a module lets Qt translate; "" for what nobody can know."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from _texts_in(tree, context="")


def _texts_in(node: ast.AST, *, context: str) -> Iterator[tuple[str, str]]:
    for child in ast.iter_child_nodes(node):
        inside = child.name if isinstance(child, ast.ClassDef) else context
        if isinstance(child, ast.Call):
            yield from _text_of(child, context=context)
        yield from _texts_in(child, context=inside)


def _text_of(call: ast.Call, *, context: str) -> Iterator[tuple[str, str]]:
    called = ast.unparse(call.func)
    if called == "self.tr":
        yield context, _literal(call.args[0])
    elif called in {"translate", "QCoreApplication.translate"} and len(call.args) >= 2:
        yield _literal(call.args[0]), _literal(call.args[1])


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def said_by_the_code() -> list[tuple[str, str]]:
    # Sentences of the engine are looked up by `engine_words`; they are tested with the catalog.
    return [
        text
        for path in sorted(SCREENS.rglob("*.py"))
        if path.name != "translation.py"
        for text in texts_of(path)
    ]


def messages(language: Language) -> Iterator[tuple[str, str, str, list[str]]]:
    """Context, text, state ("" = finished) and translations."""
    for context in ElementTree.parse(file_of(language, ".ts")).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            yield (
                context.findtext("name", ""),
                message.findtext("source", ""),
                translation.get("type", ""),
                forms or [translation.text or ""],
            )


def test_every_text_of_the_code_can_be_found_in_it() -> None:
    unknown = [text for text in said_by_the_code() if "" in text]

    assert unknown == [], "self.tr and translate need the text itself, or lupdate cannot see it"


@pytest.mark.parametrize("language", OTHERS)
def test_no_text_of_the_code_is_missing_and_none_is_left_over(language: Language) -> None:
    """`.ci/translate` brings the file up to date."""
    known = {(context, source) for context, source, _, _ in messages(language)}
    said = set(said_by_the_code()) | set(texts_of(SCREENS / "translation.py"))

    assert sorted(text for text in said if "" not in text and text not in known) == []
    assert sorted(known - said) == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated(language: Language) -> None:
    unfinished = [
        (context, source)
        for context, source, state, forms in messages(language)
        if state or not all(form.strip() for form in forms)
    ]

    assert unfinished == []


@pytest.mark.parametrize("language", OTHERS)
def test_placeholders_are_the_same(language: Language) -> None:
    wrong = [
        (source, form)
        for _, source, _, forms in messages(language)
        for form in forms
        if placeholders(form) != placeholders(source)
        or sorted(NUMERUS.findall(form)) != sorted(NUMERUS.findall(source))
    ]

    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_the_compiled_words_are_those_of_the_text(language: Language, tmp_path: Path) -> None:
    """`.ci/translate` compiles them."""
    compiler = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    if compiler is None:
        pytest.skip("pyside6-lrelease is not installed")
    fresh = tmp_path / "screens.qm"
    subprocess.run(
        [compiler, "-silent", str(file_of(language, ".ts")), "-qm", str(fresh)],
        check=True,
        timeout=60,
    )

    assert fresh.read_bytes() == file_of(language, ".qm").read_bytes()


def test_a_planted_text_is_seen(tmp_path: Path) -> None:
    module = tmp_path / "screen.py"
    module.write_text(
        "class Screen:\n    def f(self):\n        self.tr('Hello')\n        self.tr(words)\n"
        "translate('Words', 'Bye')\n",
        encoding="utf-8",
    )

    assert list(texts_of(module)) == [("Screen", "Hello"), ("Screen", ""), ("Words", "Bye")]


# --- speaking -------------------------------------------------------------------------------------


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[Languages]:
    made = Languages(qapp, resources=paths.resources(), catalog=load_catalog(paths.resources()))
    yield made
    made.stop()


def test_a_language_comes_and_goes(languages: Languages) -> None:
    translation = languages.speak(Language.DE)

    assert QCoreApplication.translate("AttractScreen", "Touch to start") == "Zum Starten berühren"
    assert engine_words("Turn side-on") == "Dreh dich seitlich"
    assert translation.catalog.exercises["clamshell"].name == "Muschel"
    assert weight_words(12.5, unit=WeightUnit.KG) == "12,5 kg"
    assert QLocale().language() is QLocale.Language.German

    languages.speak(Language.EN)
    assert QCoreApplication.translate("AttractScreen", "Touch to start") == "Touch to start"
    assert engine_words("Turn side-on") == "Turn side-on"
    assert weight_words(12.5, unit=WeightUnit.KG) == "12.5 kg"


def test_a_language_that_is_not_whole_leaves_everything_as_it_is(
    qapp: QApplication, tmp_path: Path
) -> None:
    shutil.copytree(paths.resources() / "i18n", tmp_path / "i18n")
    shutil.copytree(paths.resources() / "coach", tmp_path / "coach")
    (tmp_path / "i18n" / "de" / "screens.qm").write_bytes(b"")
    catalog = load_catalog(paths.resources())
    languages = Languages(qapp, resources=tmp_path, catalog=catalog)

    with pytest.raises(KnownError, match=r"screens\.qm: cannot be read") as caught:
        languages.speak(Language.DE)

    assert caught.value.reason is Reason.BAD_RESOURCE
    assert languages.language is Language.EN


def test_each_language_is_called_as_it_calls_itself(languages: Languages) -> None:
    languages.speak(Language.DE)

    assert [language_name(item) for item in Language] == ["English", "Deutsch"]


# --- what the engine says -------------------------------------------------------------------------


def test_facts_come_in_the_language_of_the_moment(languages: Languages) -> None:
    interpreter = Interpreter(languages)
    shown = ShownCue(cue_id="C17", words="Lift a little higher", level=CueLevel.AMBER, since_s=1.0)
    given = CueGiven(set_id="set-1", cue=shown)
    rep = RepCounted(set_id="set-1", rep=figure.rep(1))
    assert interpreter.event(given) is given

    languages.speak(Language.DE)

    told = interpreter.event(given)
    assert isinstance(told, CueGiven)
    assert (told.cue.words, told.cue.cue_id) == ("Heb etwas höher", "C17")
    assert interpreter.event(rep) is rep
    finished = replace(story.finished(), deduction="Lower it slowly")
    assert getattr(interpreter.event(finished), "deduction", "") == "Langsam ablassen"


def test_a_guest_has_a_translated_name_and_a_client_their_own(languages: Languages) -> None:
    languages.speak(Language.DE)
    here = (
        Person(key="guest-1", name="Guest 2"),
        Person(key="a", name="Guest", is_named=True),
    )

    told = Interpreter(languages).event(PeopleChanged(here=here))

    assert isinstance(told, PeopleChanged)
    assert [person.name for person in told.here] == ["Gast 2", "Guest"]


def test_a_state_comes_in_the_language_of_the_moment(languages: Languages) -> None:
    interpreter = Interpreter(languages)
    trust = Trust(
        fps=30.0,
        delay_ms=40.0,
        view=View.SIDE,
        yaw_deg=3.0,
        live_measures=("hips", "depth"),
        advice="Turn side-on",
    )
    shown = replace(
        story.snapshot(StationState.LIVE),
        trust=trust,
        camera_message="camera 0 is unplugged. Plug it in again; the station goes on.",
    )
    assert interpreter.snapshot(shown) is shown

    languages.speak(Language.DE)
    told = interpreter.snapshot(shown)

    assert told.trust is not None
    assert told.trust.live_measures == ("Hüfte", "Tiefe")
    assert told.trust.advice == "Dreh dich seitlich"
    assert told.camera_message.startswith("Kamera 0 ist abgesteckt.")
    assert told.frame is shown.frame
    assert told.storage_message == ""


def test_a_fault_nobody_foresaw_is_told_in_general_words(languages: Languages) -> None:
    languages.speak(Language.DE)

    told = Interpreter(languages).event(CameraLost(message="the lens has melted"))

    assert isinstance(told, CameraLost)
    assert told.message == "Es gibt kein Bild. Bitte sag dem Personal Bescheid."
