"""The language of the screens: Qt's own words, the engine's sentences, numbers.

The engine speaks English. What it says reaches the screens through the bridge, and there it is
put into the language of the moment, once, by `Interpreter`. Elsewhere in the screens
`engine_words` does the same for a sentence of a `KnownError`.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from studio import paths
from studio.catalog.loader import Catalog
from studio.catalog.sentences import Sentences
from studio.catalog.translation import Translation, load_sentences, load_translation
from studio.engine.people.desk_talk import PeopleChanged, Person
from studio.engine.snapshot import (
    CameraLost,
    CueGiven,
    Event,
    PraiseGiven,
    SetFinished,
    ShownCue,
    Snapshot,
    Trust,
)
from studio.errors import KnownError
from studio.settings import Language, load_settings
from studio.toml_records import bad_record

_log = logging.getLogger(__name__)

_ENGINE = "Engine"
_LOCALES = {
    Language.EN: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
    Language.DE: QLocale(QLocale.Language.German, QLocale.Country.Germany),
}
_OWN_NAMES = {Language.EN: "English", Language.DE: "Deutsch"}


def engine_words(text: str) -> str:
    """A sentence of the engine in the language of the screens; as it is where that is not known.

    Args:
        text: In English.
    """
    return QCoreApplication.translate(_ENGINE, text) if text else ""


def language_name(language: Language) -> str:
    """A language as who speaks it calls it; it is never translated."""
    return _OWN_NAMES[language]


def locale_of(language: Language) -> QLocale:
    """How numbers and voices of a language are."""
    return _LOCALES[language]


class EngineTranslator(QTranslator):
    """What the engine says, for Qt. Knows no other words."""

    def __init__(self, sentences: Sentences, parent: QObject | None = None) -> None:
        """Keep the sentences.

        Args:
            sentences: Of one language.
            parent: As in Qt.
        """
        super().__init__(parent)
        self._sentences = sentences

    def translate(  # None lets Qt ask the next translator
        self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The sentence; None = not known."""
        return self._sentences.said(source_text) if context == _ENGINE else None

    def isEmpty(self) -> bool:
        """Never empty."""
        return False


class Languages(QObject):
    """Puts the program into a language; each is loaded once.

    Attributes:
        catalog: In English, whatever is spoken.
        language: What is spoken.
    """

    def __init__(self, application: QCoreApplication, *, resources: Path, catalog: Catalog) -> None:
        """Begin in English.

        Args:
            application: The one Qt application.
            resources: Holds the words.
            catalog: In English.
        """
        super().__init__()
        self._application = application
        self._resources = resources
        self.catalog = catalog
        self._installed: list[QTranslator] = []
        self._known: dict[Language, Translation] = {}
        self.language = Language.EN

    def speak(self, language: Language) -> Translation:
        """From now on whatever asks Qt for words gets those of this language.

        Raises:
            KnownError: BAD_RESOURCE, naming file and key; the language is as before.
        """
        translation = self._load(language)
        translators: list[QTranslator] = []
        if language is not Language.EN:
            translators = _translators(self._resources, language, translation.sentences, self)
        self.stop()
        for translator in translators:
            self._application.installTranslator(translator)
        self._installed = translators
        QLocale.setDefault(locale_of(language))
        self.language = language
        return translation

    def stop(self) -> None:
        """Back to English."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        self._installed = []
        QLocale.setDefault(locale_of(Language.EN))
        self.language = Language.EN

    def _load(self, language: Language) -> Translation:
        if language not in self._known:
            self._known[language] = load_translation(
                self._resources, self.catalog, language=language
            )
        return self._known[language]


@contextmanager
def speaking_without_catalog(application: QCoreApplication, *, data_folder: Path) -> Iterator[None]:
    """The station's language for the safe screen, where settings and catalog may be broken.

    Whatever cannot be read leaves it in English.

    Args:
        application: The one Qt application.
        data_folder: May hold settings.
    """
    language, translators = Language.EN, []
    try:
        language = load_settings(data_folder).language
        if language is not Language.EN:
            resources = paths.resources()
            sentences = load_sentences(resources, language=language)
            translators = _translators(resources, language, sentences, application)
    except KnownError as error:
        _log.warning("what holds the station up is told in English: %s", error.text)
        language = Language.EN
    for translator in translators:
        application.installTranslator(translator)
    QLocale.setDefault(locale_of(language))
    try:
        yield
    finally:
        for translator in translators:
            application.removeTranslator(translator)
        QLocale.setDefault(locale_of(Language.EN))


def _translators(
    resources: Path, language: Language, sentences: Sentences, parent: QObject
) -> list[QTranslator]:
    """Those of a language other than English.

    Raises:
        KnownError: BAD_RESOURCE when the words of the screens cannot be read.
    """
    file = resources / "i18n" / language.value / "screens.qm"
    screens = QTranslator(parent)
    if not screens.load(str(file)):
        raise bad_record(file, "", "cannot be read; install Glute Studio again")
    return [screens, EngineTranslator(sentences, parent)]


class Interpreter:
    """Puts what the engine says into the language of the screens; ids and numbers stay."""

    def __init__(self, languages: Languages) -> None:
        """Begin.

        Args:
            languages: Know the language of the moment.
        """
        self._languages = languages

    def event(self, event: Event) -> Event:
        """A fact with words of the language; in English the same object."""
        if self._languages.language is Language.EN:
            return event
        match event:
            case CueGiven(cue=cue):
                return replace(event, cue=_cue(cue))
            case PraiseGiven(words=words):
                return replace(event, words=engine_words(words))
            case SetFinished(deduction=deduction):
                return replace(event, deduction=engine_words(deduction))
            case CameraLost(message=message):
                return replace(event, message=_fault_words(message))
            case PeopleChanged(here=here):
                return replace(event, here=tuple(_person(person) for person in here))
        return event

    def snapshot(self, snapshot: Snapshot) -> Snapshot:
        """A state with words of the language; in English the same object."""
        if self._languages.language is Language.EN:
            return snapshot
        return replace(
            snapshot,
            cue=None if snapshot.cue is None else _cue(snapshot.cue),
            trust=None if snapshot.trust is None else _trust(snapshot.trust),
            camera_message=_fault_words(snapshot.camera_message),
            storage_message=_fault_words(snapshot.storage_message),
        )


def _cue(cue: ShownCue) -> ShownCue:
    return replace(cue, words=engine_words(cue.words))


def _trust(trust: Trust) -> Trust:
    return replace(
        trust,
        live_measures=tuple(engine_words(name) for name in trust.live_measures),
        advice=engine_words(trust.advice),
    )


def _person(person: Person) -> Person:
    """A guest's name is the program's; a client's is their own."""
    return person if person.is_named else replace(person, name=engine_words(person.name))


def _fault_words(text: str) -> str:
    """What is wrong with camera or disk; a fault not foreseen is most likely the camera's."""
    words = engine_words(text)
    if words != text or not text:
        return words
    return QCoreApplication.translate("Words", "There is no picture. Please tell the staff.")
