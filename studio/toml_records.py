"""TOML files read strictly into frozen dataclasses.

Every fault is told in one line that names the file and the key, with a suggestion where a name
looks misspelt. The dataclasses themselves know nothing of validation: the rules are their type
annotations (no unknown key, no missing key, no silent conversion).
"""

import dataclasses
import difflib
import json
import math
import os
import re
import stat
import tomllib
import types
import typing
from collections.abc import Iterable, Mapping
from enum import Enum
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from studio.errors import KnownError, Reason

Record = TypeVar("Record")

_MOST_BYTES = 1_000_000
_ENUM_WORDS = re.compile(r"'([^']*)'")


def suggestion(word: str, *, known: Iterable[str]) -> str:
    """The end of an error line: `; did you mean "..."?`, or "" when nothing is close."""
    close = difflib.get_close_matches(word, list(known), n=1)
    return f'; did you mean "{close[0]}"?' if close else ""


def bad_record(path: Path, key: str, problem: str) -> KnownError:
    """An error that names file and key.

    Args:
        path: The file.
        key: Dotted key, "" when the whole file is meant.
        problem: What is wrong and, if known, what to do.
    """
    where = f"{path}: {key}" if key else str(path)
    return KnownError(Reason.BAD_RESOURCE, f"{where}: {problem}")


class RecordReader(Generic[Record]):
    """Reads TOML files of one shape."""

    def __init__(self, shape: type[Record], *, words_for_none: Mapping[str, str]) -> None:
        """Prepare to read.

        Args:
            shape: A dataclass; nested dataclasses are tables.
            words_for_none: Dotted key -> the word that stands for None there, since TOML has no
                empty value (`"tempo.eccentric_s": "X"`).
        """
        self._shape = shape
        self._words_for_none = dict(words_for_none)
        one_of_shape: Any = types.GenericAlias(tuple, (shape,))
        # The settings cannot be given for a dataclass itself, but reach it and every nested one
        # through the tuple around it.
        self._adapter: TypeAdapter[tuple[Record]] = TypeAdapter(
            one_of_shape, config=ConfigDict(extra="forbid", strict=True)
        )

    def read(self, path: Path) -> Record:
        """Read one file.

        Raises:
            KnownError: BAD_RESOURCE, naming file and key.
        """
        try:
            return self._read(path)
        except RecursionError:
            raise bad_record(path, "", "is nested too deeply") from None

    def _read(self, path: Path) -> Record:
        table = _read_table(path)
        for key, word in self._words_for_none.items():
            _replace_word(table, key.split("."), word)
        try:
            as_json = json.dumps([table], allow_nan=False)
        except (TypeError, ValueError) as error:
            raise bad_record(path, _unusable_key(table), f"cannot be used here ({error})") from None
        try:
            (record,) = self._adapter.validate_json(as_json)
        except ValidationError as error:
            raise self._told(path, error) from None
        return record

    def _told(self, path: Path, error: ValidationError) -> KnownError:
        faults = error.errors(include_url=False, include_context=False)
        unknown = [f for f in faults if f["type"] == "unexpected_keyword_argument"]
        # A misspelt key shows up twice, as missing and as unknown: the unknown one tells more.
        first = (unknown or faults)[0]
        location = [part for part in first["loc"][1:] if part != "[key]"]
        key = ".".join(str(part) for part in location)
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        if first["type"] == "enum" and "[key]" not in first["loc"]:
            words = _ENUM_WORDS.findall(first["msg"])
            close = suggestion(str(first["input"]).strip().lower(), known=words)
            return bad_record(path, key, _as_clause(first["msg"]) + close + more)
        return bad_record(path, key, self._problem(first["type"], first["msg"], location) + more)

    def _problem(self, kind: str, message: str, location: list[int | str]) -> str:
        name = str(location[-1]) if location else ""
        known = _known_names(self._shape, location[:-1])
        if kind == "unexpected_keyword_argument":
            return f"unknown key{suggestion(name, known=known)}"
        if kind == "missing":
            return "is missing"
        if kind == "enum":
            return f"{_as_clause(message)}{suggestion(name, known=known)}"
        return _as_clause(message)


def _as_clause(message: str) -> str:
    return f"{message[:1].lower()}{message[1:]}"


def _read_table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_text_of(path))
    except OSError as error:
        raise bad_record(path, "", f"cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise bad_record(path, "", "is not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise bad_record(path, "", f"is not valid TOML: {error}") from None
    except ValueError as error:
        raise bad_record(path, "", f"holds what cannot be a number ({error})") from None


def _text_of(path: Path) -> str:
    """The text of a file of people's size; a device or a pipe is none, and would never end."""
    # Not waiting for who might write into a pipe; Windows has neither the flag nor the need.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise bad_record(path, "", "is no file")
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise bad_record(path, "", f"is larger than {_MOST_BYTES // 1000} kB")
    return content.decode("utf-8-sig").replace("\r\n", "\n")


def _replace_word(table: dict[str, Any], keys: list[str], word: str) -> None:
    """Turn the word at a dotted key into None, where it stands."""
    for key in keys[:-1]:
        inner = table.get(key)
        if not isinstance(inner, dict):
            return
        table = inner
    if table.get(keys[-1]) == word:
        table[keys[-1]] = None


def _unusable_key(table: Mapping[str, Any]) -> str:
    """Dotted key of the first value that no record can hold: a date, or a number without end."""
    for key, value in table.items():
        if isinstance(value, dict):
            inner = _unusable_key(value)
            if inner:
                return f"{key}.{inner}"
        elif isinstance(value, float):
            if not math.isfinite(value):
                return key
        elif not isinstance(value, str | int | list | None):
            return key
    return ""


def _known_names(shape: Any, location: list[int | str]) -> list[str]:
    """Names allowed inside the table at `location`: field names, or the values of an enum key."""
    for part in location:
        shape = _without_none(shape)
        if dataclasses.is_dataclass(shape) and isinstance(part, str):
            shape = typing.get_type_hints(shape)[part]
        else:
            return []
    shape = _without_none(shape)
    if dataclasses.is_dataclass(shape):
        return [field.name for field in dataclasses.fields(shape)]
    if typing.get_origin(shape) is dict:
        key_type = typing.get_args(shape)[0]
        if isinstance(key_type, type) and issubclass(key_type, Enum):
            return [str(member.value) for member in key_type]
    return []


def _without_none(shape: Any) -> Any:
    """The type X of `X | None`."""
    if isinstance(shape, types.UnionType):
        inner = [kind for kind in typing.get_args(shape) if kind is not type(None)]
        return inner[0] if len(inner) == 1 else shape
    return shape
