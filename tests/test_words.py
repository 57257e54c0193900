"""The words of the station: short, in the second person, and never a promise about the body.

Banned is what coaching.md sections 4.5 and 8.1 ban. Two circles: no claim anywhere (docs, code,
resources); and in what a client may read or hear also no judging words.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
RESOURCES = REPOSITORY / "resources"
FOOTER = "Training aid. Estimates from one camera. Not medical advice."
MOST_CUE_WORDS = 6
MOST_CUE_LETTERS = 32  # words of German are long; the banner shrinks its letters to fit them

CLAIMS = (
    r"weight (on|in|into) (your|the) heels",
    r"(push|drive|press) (through|with|into) (your|the) heels",
    r"\b(correct|correcting|improves?|fix|fixes|better|good|bad) posture",
    r"\bposture correction",
    r"\binjur",
    r"\bdiagnos(e|es|is|tic)\b.{0,20}\b(pain|body|disease|condition)",
    r"\b(cure|cures|heal|heals|healing|rehab|rehabilitation|therapy|therapeutic)\b",
    r"\b(prevents?|reliev(e|es|ing)|relief|reduces?|treats?)\b.{0,25}\b(pain|disease|strain|risk)",
    r"\bpain relief",
    r"\brisky\b",
    r"\b(glutes?|muscles?)\b.{0,15}\bactivat",
    r"\bactivat\w*\b.{0,15}\b(glutes?|muscles?)",
    r"\b(calories?|hormones?|fat[- ]burn\w*|burns? fat|weight loss)\b",
    r"\b(booty|sexy|perky|bikini|hourglass|attractive|shapely|toned)\b",
    r"\b(duck butt|booty pop|butt wink)\b",
)
JUDGING = (r"\b(un)?safe(ly|ty)?\b", r"\bwrong(ly)?\b", r"\bactivated\b", r"\bposture\b")
GERMAN_CLAIMS = (
    r"gewicht (auf|in) (die|den|deine|deinen) fersen",
    r"(drück|press|stemm|schieb)\w*\b.{0,25}\b(durch|über|in|aus) (die|den|deine|deinen) fersen",
    r"knie nicht (über|vor|hinter) die (zehen|fußspitzen)",
    r"\baktivier",
    r"\bverletz",
    r"\bdiagnos",
    r"\b(heil|heilt|heilen|heilung|reha|rehabilitation|therapie|therapeutisch\w*)\b",
    r"\b(lindert|lindern|beugt|vorbeugen|verhindert|verhindern|reduziert|senkt)\b.{0,30}"
    r"\b(schmerz\w*|krankheit\w*|risiko|belastung|vor)\b",
    r"\b(gegen|bei) (rücken|knie|hüft)?schmerz",
    r"\bschmerzfrei",
    r"\b(gesund|gesünder|gesundheit)\b",
    r"\b(kalorien?|hormon\w*|fettverbrenn\w*|abnehmen|straffen?|straffer)\b",
    r"\b(knackig\w*|knackpo|bikini\w*|sexy|schöner po|sanduhr\w*|attraktiv\w*)\b",
    r"\b(entenpo|entenarsch|buttwink)\b",
)
GERMAN_JUDGING = (
    r"\b(un)?sicher(e|er|es|en|em)?\b",
    r"\b(falsch|fehlerhaft|schlecht)\w*",
    r"\b(körper)?haltung\b",
    r"\bgefährlich\w*",
)
# Shown by these parts; elsewhere in the code "wrong" is a word between programmers and IT.
CLIENT_PARTS = ("ui", "coaching")


def banned(text: str, *, patterns: tuple[str, ...]) -> list[str]:
    """What the text says and must not say."""
    flat = " ".join(text.split())
    return [
        match.group(0)
        for pattern in patterns
        if (match := re.search(pattern, flat, re.IGNORECASE)) is not None
    ]


def _german_texts() -> Iterator[tuple[str, str]]:
    folder = RESOURCES / "i18n" / "de"
    for path in sorted(folder.glob("*.toml")):
        texts = tomllib.loads(path.read_text(encoding="utf-8"))
        yield from ((path.name, text) for text in _strings(texts))
    for translation in ElementTree.parse(folder / "screens.ts").getroot().iter("translation"):
        yield "screens.ts", "".join(translation.itertext())


def test_german_promises_and_judges_nothing() -> None:
    texts = list(_german_texts())

    assert len(texts) > 500
    patterns = GERMAN_CLAIMS + GERMAN_JUDGING
    assert [(file, text) for file, text in texts if banned(text, patterns=patterns)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Gewicht auf die Fersen",
        "Gewicht in deine Fersen",
        "Drück dich durch die Fersen hoch",
        "Knie nicht über die Zehen",
        "Das aktiviert den Gesäßmuskel",
        "Dein Gesäß ist aktiviert",
        "Beugt Rückenschmerzen vor",
        "Lindert Schmerzen im Knie",
        "Hilft gegen Rückenschmerzen",
        "So vermeidest du Verletzungen",
        "Gut für deine Gesundheit",
        "Verbrennt 300 Kalorien",
        "Für einen knackigen Po",
    ],
)
def test_the_german_check_sees_a_planted_claim(text: str) -> None:
    assert banned(text, patterns=GERMAN_CLAIMS) != []


@pytest.mark.parametrize("text", ["Das war falsch", "Unsicherer Stand, unsicher", "Gute Haltung"])
def test_the_german_check_sees_a_planted_judgement(text: str) -> None:
    assert banned(text, patterns=GERMAN_JUDGING) != []


@pytest.mark.parametrize(
    "text",
    [
        "Fersen bleiben am Boden",
        "Schieb die Knie über die Zehen",
        "Muskelkater am Tag danach ist kein Schmerz.",
        "Trainingshilfe. Kein medizinischer Rat.",
    ],
)
def test_the_german_check_leaves_good_words_alone(text: str) -> None:
    assert banned(text, patterns=GERMAN_CLAIMS + GERMAN_JUDGING) == []


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _resource_files() -> list[Path]:
    return sorted(path for path in RESOURCES.rglob("*.toml") if path.stem != "settings.example")


def _code_strings(path: Path) -> Iterator[str]:
    """Every text in a module but its docstrings; pieces of an f-string count one by one."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if id(node) in docstrings or not isinstance(node, ast.Constant):
            continue
        if isinstance(node.value, str):
            yield node.value


def _modules(*parts: str) -> list[Path]:
    return sorted((REPOSITORY / "studio").joinpath(*parts).rglob("*.py"))


@pytest.mark.parametrize(
    "path", _resource_files(), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_resources_promise_and_judge_nothing(path: Path) -> None:
    texts = _strings(tomllib.loads(path.read_text(encoding="utf-8")))

    assert [found for text in texts for found in banned(text, patterns=CLAIMS + JUDGING)] == []


def test_the_code_promises_nothing() -> None:
    found = [
        f"{path.name}: {word}"
        for path in _modules()
        for text in _code_strings(path)
        for word in banned(text, patterns=CLAIMS)
    ]
    assert found == []


@pytest.mark.parametrize("part", CLIENT_PARTS)
def test_what_a_client_reads_judges_nothing(part: str) -> None:
    found = [
        f"{path.name}: {word}"
        for path in _modules(part)
        for text in _code_strings(path)
        for word in banned(text, patterns=JUDGING)
    ]
    assert found == []


def test_the_docs_promise_nothing_and_say_what_this_is() -> None:
    for path in REPOSITORY.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert banned(text, patterns=CLAIMS) == [], path.name
    assert FOOTER in " ".join((REPOSITORY / "README.md").read_text(encoding="utf-8").split())


def test_the_station_says_what_this_is_before_anybody_starts() -> None:
    attract = REPOSITORY / "studio" / "ui" / "screens" / "attract.py"

    assert FOOTER in _code_strings(attract)


def _cue_texts() -> Iterator[tuple[str, str]]:
    for path in sorted((RESOURCES / "cues").glob("*.toml")):
        cue = tomllib.loads(path.read_text(encoding="utf-8"))
        yield path.stem, cue["say"]
        yield path.stem, cue["praise"]
        for text in (*cue.get("say_by_family", {}).values(), *cue["say_again"]):
            yield path.stem, text


def _german_cue_texts() -> Iterator[tuple[str, str]]:
    file = RESOURCES / "i18n" / "de" / "cues.toml"
    for key, cue in tomllib.loads(file.read_text(encoding="utf-8"))["cues"].items():
        for name in ("say", "say_again", "praise", "say_by_family"):
            yield from ((key, text) for text in _strings(cue[name]))


def test_a_german_cue_can_be_taken_in_at_a_glance() -> None:
    texts = list(_german_cue_texts())

    assert len(texts) >= 4 * 24
    assert [pair for pair in texts if len(pair[1].split()) > MOST_CUE_WORDS] == []
    assert [pair for pair in texts if len(pair[1]) > MOST_CUE_LETTERS] == []


def test_a_cue_can_be_taken_in_at_a_glance() -> None:
    texts = list(_cue_texts())

    assert texts
    assert [pair for pair in texts if len(pair[1].split()) > MOST_CUE_WORDS] == []


@pytest.mark.parametrize(
    "text",
    [
        "Keep the weight on your heels",
        "Push through your heels",
        "Fix posture at work",
        "Lowers the chance of injury",
        "Prevents back pain",
        "gives relief from knee pain",
        "Your glutes are activated",
        "rehab for everyone",
        "Burns 300 calories",
        "A perky look",
    ],
)
def test_the_check_sees_a_planted_claim(text: str) -> None:
    assert banned(text, patterns=CLAIMS) != []


@pytest.mark.parametrize("text", ["That was unsafe", "Wrong depth", "posture"])
def test_the_check_sees_a_planted_judgement(text: str) -> None:
    assert banned(text, patterns=JUDGING) != []


@pytest.mark.parametrize("text", [FOOTER, "Keep your heels down", "Treat every rep alike"])
def test_the_check_leaves_good_words_alone(text: str) -> None:
    assert banned(text, patterns=CLAIMS + JUDGING) == []
