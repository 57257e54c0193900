"""The catalog in another language: words from resources/i18n/<language>/ over the English ones.

Every text is there or nothing is loaded: what is missing, left over or spoilt is told in a line
naming file and key.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from studio.catalog.coach_words import load_coach_words, read_coach_words
from studio.catalog.loader import Catalog
from studio.catalog.sentences import Sentences, placeholders
from studio.model.cue import Cue
from studio.model.exercise import Exercise
from studio.settings import Language
from studio.toml_records import RecordReader, bad_record, suggestion

_MOST_CUE_WORDS = 6
_FOLDER = "i18n"


@dataclass(frozen=True, slots=True, kw_only=True)
class _ExerciseWords:
    name: str
    why: tuple[str, ...]
    setup: tuple[str, ...]
    cues_off_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _CueWords:
    name: str
    fault: str
    say: str
    praise: str
    say_by_family: dict[str, str]
    say_again: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _ExerciseFile:
    exercises: dict[str, _ExerciseWords]


@dataclass(frozen=True, slots=True, kw_only=True)
class _CueFile:
    cues: dict[str, _CueWords]


@dataclass(frozen=True, slots=True, kw_only=True)
class _SentenceFile:
    sentences: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Translation:
    """Everything a station says, in one language.

    Attributes:
        language: Which.
        catalog: The exercises and cues; numbers and ids as ever, by the names of this language.
        coach_words: What the coach says about the next exercise, by key.
        sentences: What the engine says in English, and what it is here.
    """

    language: Language
    catalog: Catalog
    coach_words: Mapping[str, str]
    sentences: Sentences


def load_translation(resources: Path, catalog: Catalog, *, language: Language) -> Translation:
    """Read and check the words of a language.

    Args:
        resources: Holds `i18n/<language>/`, and the English words.
        catalog: In English.
        language: English comes back as it is.

    Raises:
        KnownError: BAD_RESOURCE, naming file and key.
    """
    coach_words = load_coach_words(resources)
    if language is Language.EN:
        return Translation(
            language=language, catalog=catalog, coach_words=coach_words, sentences=Sentences({})
        )
    folder = resources / _FOLDER / language.value
    said: dict[str, str] = {}
    exercises = _exercises(folder / "exercises.toml", catalog.exercises)
    cues = _cues(folder / "cues.toml", catalog.cues, said)
    path = folder / "coach.toml"
    words = read_coach_words(path)
    _refuse(path, "words", words, coach_words)
    path = folder / "sentences.toml"
    for english, text in _sentences(path).items():
        _say(path, f"sentences.{english}", english, text, said)
    return Translation(
        language=language,
        catalog=Catalog(exercises=exercises, cues=cues),
        coach_words=words,
        sentences=Sentences(said),
    )


def load_sentences(resources: Path, *, language: Language) -> Sentences:
    """The engine's sentences alone, without the words of exercises and cues.

    Raises:
        KnownError: BAD_RESOURCE, naming file and key.
    """
    if language is Language.EN:
        return Sentences({})
    return Sentences(_sentences(resources / _FOLDER / language.value / "sentences.toml"))


def _sentences(path: Path) -> dict[str, str]:
    sentences = RecordReader(_SentenceFile, words_for_none={}).read(path).sentences
    for english, text in sentences.items():
        _refuse_text(path, f"sentences.{english}", text, english)
    return sentences


def _exercises(path: Path, english: Mapping[str, Exercise]) -> dict[str, Exercise]:
    given = RecordReader(_ExerciseFile, words_for_none={}).read(path).exercises
    _refuse_keys(path, "exercises", given, english)
    translated = []
    for key, exercise in english.items():
        words = given[key]
        for name in ("name", "why", "setup", "cues_off_reason"):
            place = f"exercises.{key}.{name}"
            _refuse_text(path, place, getattr(words, name), getattr(exercise, name))
        translated.append(
            replace(
                exercise,
                name=words.name,
                why=words.why,
                setup=words.setup,
                cues_off_reason=words.cues_off_reason,
            )
        )
    return {item.id: item for item in sorted(translated, key=lambda item: item.name.casefold())}


def _cues(path: Path, english: Mapping[str, Cue], said: dict[str, str]) -> dict[str, Cue]:
    given = RecordReader(_CueFile, words_for_none={}).read(path).cues
    _refuse_keys(path, "cues", given, english)
    translated = {}
    for key, cue in english.items():
        words = given[key]
        place = f"cues.{key}"
        _refuse(path, f"{place}.say_by_family", words.say_by_family, cue.say_by_family)
        _refuse_text(path, f"{place}.name", words.name, cue.name)
        _refuse_text(path, f"{place}.fault", words.fault, cue.fault)
        _refuse_text(path, f"{place}.say_again", words.say_again, cue.say_again)
        for name, text, source in _cue_texts(words, cue):
            _refuse_text(path, f"{place}.{name}", text, source)
            if len(text.split()) > _MOST_CUE_WORDS:
                raise bad_record(path, f"{place}.{name}", "at most six words (coaching.md 4.5)")
            _say(path, f"{place}.{name}", source, text, said)
        translated[key] = replace(
            cue,
            name=words.name,
            fault=words.fault,
            say=words.say,
            praise=words.praise,
            say_by_family=words.say_by_family,
            say_again=words.say_again,
        )
    return translated


def _cue_texts(words: _CueWords, cue: Cue) -> Iterator[tuple[str, str, str]]:
    """Key, words and English of what a cue says."""
    yield "say", words.say, cue.say
    yield "praise", words.praise, cue.praise
    for number, text in enumerate(words.say_again):
        yield f"say_again.{number}", text, cue.say_again[number]
    for family, text in words.say_by_family.items():
        yield f"say_by_family.{family}", text, cue.say_by_family[family]


def _say(path: Path, key: str, english: str, text: str, said: dict[str, str]) -> None:
    """One English text has one translation, or the screens could not look it up."""
    before = said.setdefault(english, text)
    if before != text:
        raise bad_record(path, key, f'"{english}" is "{before}" elsewhere and "{text}" here')


def _refuse(path: Path, place: str, given: Mapping[str, str], english: Mapping[str, str]) -> None:
    """Raises: KnownError unless the same keys have words, with the same placeholders."""
    _refuse_keys(path, place, given, english)
    for key, text in given.items():
        _refuse_text(path, f"{place}.{key}", text, english[key])


def _refuse_keys(path: Path, place: str, given: Iterable[str], english: Iterable[str]) -> None:
    known = list(english)
    for key in given:
        if key not in known:
            raise bad_record(path, f"{place}.{key}", f"unknown key{suggestion(key, known=known)}")
    for key in known:
        if key not in given:
            raise bad_record(path, f"{place}.{key}", "is missing")


def _refuse_text(path: Path, key: str, given: Any, english: Any) -> None:
    """Raises: KnownError unless each text has words and the placeholders of its English one."""
    if isinstance(english, tuple):
        if len(given) != len(english):
            raise bad_record(path, key, f"has {len(given)} texts, the English has {len(english)}")
        for place, (text, source) in enumerate(zip(given, english, strict=True)):
            _refuse_text(path, f"{key}.{place}", text, source)
        return
    if bool(given.strip()) is not bool(english.strip()):
        raise bad_record(path, key, "is empty" if english.strip() else "must be empty")
    if placeholders(given) != placeholders(english):
        wanted = " ".join(placeholders(english)) or "none"
        raise bad_record(path, key, f"needs the placeholders of the English text: {wanted}")
