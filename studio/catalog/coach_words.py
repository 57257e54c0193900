"""The words of the coach about the next exercise, from resources/coach/words.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from studio.toml_records import RecordReader, bad_record


@dataclass(frozen=True, slots=True, kw_only=True)
class _WordsFile:
    words: dict[str, str]


def load_coach_words(resources_folder: Path) -> Mapping[str, str]:
    """Key to words.

    Args:
        resources_folder: Holds `coach/words.toml`.

    Raises:
        KnownError: BAD_RESOURCE, naming file and key.
    """
    return read_coach_words(resources_folder / "coach" / "words.toml")


def read_coach_words(path: Path) -> Mapping[str, str]:
    """As `load_coach_words`, from one file, whatever its language.

    Args:
        path: The file.

    Raises:
        KnownError: BAD_RESOURCE, naming file and key.
    """
    words = RecordReader(_WordsFile, words_for_none={}).read(path).words
    for key, text in words.items():
        if not text.strip():
            raise bad_record(path, key, "is empty")
    return words
