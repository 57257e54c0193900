"""The settings of one station: declared once, each with default, unit, range and help.

`resources/settings.example.toml` is written from these declarations, and a test keeps it equal.
"""

import json
import re
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from studio.paths import site_config_folder
from studio.toml_records import RecordReader, bad_record, suggestion

SETTINGS_FILE = "station.toml"
AUTOMATIC = "auto"
"""In the file: the word for a setting the program finds out by itself."""

EQUIPMENT = (
    "45_bench",
    "band",
    "barbell",
    "bench",
    "box",
    "cable",
    "dumbbell",
    "kettlebell",
)
"""Everything an exercise of the catalog may need."""

_LINE_WIDTH = 100
_LONGEST_NAME = 60
_SAYABLE = 1e15
_ATHLETE = "athlete"
_MOST_CAMERA_DIGITS = 3
_CAMERA_ADDRESS = re.compile(r"(rtsps?|https?)://[^\s/]+", re.IGNORECASE)
_EMOJI_JOINER = "\u200d"


class WeightUnit(StrEnum):
    """How weights are shown and entered; stored are always kilograms."""

    KG = "kg"
    LB = "lb"


class Language(StrEnum):
    """What the screens and the voice can speak."""

    EN = "en"
    DE = "de"


class CameraView(StrEnum):
    """From where a camera sees a client; the words of `model.exercise.View`."""

    SIDE = "side"
    FRONT = "front"
    OBLIQUE = "oblique"


def _explained(
    about: str, *, unit: str = "", low: float | None = None, high: float | None = None
) -> dict[str, Any]:
    """The documentation and the range that a setting carries with it."""
    return {"about": about, "unit": unit, "low": low, "high": high}


@dataclass(frozen=True, slots=True, kw_only=True)
class StationSettings:
    """What IT or staff decide for a station; the example file explains each."""

    station_name: str = field(
        default="Station 1", metadata=_explained("Shown to staff and stored with every set.")
    )
    studio_name: str = field(
        default="", metadata=_explained("The studio it stands in; told with every self-test.")
    )
    camera: str = field(
        default=AUTOMATIC,
        metadata=_explained(
            'Where pictures come from: "auto", a number such as "0", a device path, a file, '
            'an rtsp:// or http:// address, or "athlete" for the drawn one.'
        ),
    )
    mirrored: bool = field(default=True, metadata=_explained("Show the client as in a mirror."))
    units: WeightUnit = field(
        default=WeightUnit.KG, metadata=_explained('Weights are shown in "kg" or "lb".')
    )
    weight_steps: tuple[float, ...] = field(
        default=(),
        metadata=_explained(
            "Steps of a weight with the plates of this station, in its unit: the smallest, then "
            "the big one of the outer buttons. [] is 2.5 and 10 kg, or 5 and 25 lb."
        ),
    )
    equipment: tuple[str, ...] = field(
        default=EQUIPMENT,
        metadata=_explained("What is here; exercises that need anything else are not offered."),
    )
    missing_views: tuple[CameraView, ...] = field(
        default=(),
        metadata=_explained(
            'Views this camera cannot have because nobody can turn there: "side", "front" or '
            '"oblique". Exercises seen that way are guided and counted, not scored.'
        ),
    )
    language: Language = field(
        default=Language.EN,
        metadata=_explained(
            'Language of the screens and the voice: "en" or "de". A client may choose the other '
            "one for a visit."
        ),
    )
    voice: bool = field(
        default=True, metadata=_explained("Say cues aloud; when off, short sounds remain.")
    )
    volume_percent: int = field(
        default=70,
        metadata=_explained("Loudness of voice and sounds.", unit="percent", low=0, high=100),
    )
    mute: bool = field(
        default=False, metadata=_explained("Start silent; everything stays visible on screen.")
    )
    count_in_s: float = field(
        default=3.0,
        metadata=_explained("Count-in ahead of a set.", unit="seconds", low=0.0, high=10.0),
    )
    idle_s: float = field(
        default=60.0,
        metadata=_explained(
            "Without anybody for this long, the station asks whether someone is still there.",
            unit="seconds",
            low=20.0,
            high=600.0,
        ),
    )
    idle_countdown_s: float = field(
        default=20.0,
        metadata=_explained(
            "Time to answer that before the session is forgotten.",
            unit="seconds",
            low=20.0,
            high=120.0,
        ),
    )
    owner_store: str = field(
        default=AUTOMATIC,
        metadata=_explained(
            'Where the owner\'s store is: a folder of this machine, or "auto" for what the '
            "station was paired with (`studio sync --pair`), else its own data folder."
        ),
    )
    owner_lock_s: float = field(
        default=300.0,
        metadata=_explained(
            "Left alone for this long, the window of `studio owner` asks for the PIN again.",
            unit="seconds",
            low=30.0,
            high=3600.0,
        ),
    )
    keep_days: int = field(
        default=730,
        metadata=_explained(
            "Sets older than this are removed from this machine, with their reps.",
            unit="days",
            low=7,
            high=3650,
        ),
    )
    screen_dots_per_mm: float | None = field(
        default=None,
        metadata=_explained(
            f'How fine the screen is; "{AUTOMATIC}" asks the screen, which may not know.',
            unit="dots per millimetre",
            low=0.5,
            high=40.0,
        ),
    )


def load_settings(data_folder: Path, *, site_folder: Path | None = None) -> StationSettings:
    """Settings of this station.

    Args:
        data_folder: Its `station.toml` wins.
        site_folder: Holds the machine's `station.toml`; by default the system's place for it.

    Returns:
        What the first file found says, the rest by default; all by default without a file.

    Raises:
        KnownError: BAD_RESOURCE, naming file and key.
    """
    site = site_config_folder() if site_folder is None else site_folder
    for folder in (data_folder, site):
        path = folder / SETTINGS_FILE
        if _is_there(path):
            return read_settings(path)
    return StationSettings()


def _is_there(path: Path) -> bool:
    """Whether settings were put there; a link to nowhere was, and is an error when it is read."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise bad_record(path, "", f"cannot be read ({error.strerror})") from None
    return True


def read_settings(path: Path) -> StationSettings:
    """Settings of one file.

    Raises:
        KnownError: BAD_RESOURCE, naming file and key.
    """
    reader = RecordReader(StationSettings, words_for_none={"screen_dots_per_mm": AUTOMATIC})
    settings = reader.read(path)
    for declared in fields(StationSettings):
        value = getattr(settings, declared.name)
        low, high = declared.metadata["low"], declared.metadata["high"]
        if low is not None and value is not None and not low <= value <= high:
            limits = f"must be {low:g} to {high:g} {declared.metadata['unit']}".rstrip()
            said = f"{value:g}" if abs(value) < _SAYABLE else "that"
            raise bad_record(path, declared.name, f"{limits}, not {said}")
    steps = settings.weight_steps
    if any(step <= 0.0 for step in steps) or sorted(steps) != list(steps):
        raise bad_record(path, "weight_steps", "must be above 0, the smallest first")
    check_words(path, settings)
    return settings


def check_words(path: Path, settings: StationSettings) -> None:
    """Refuse words that mean nothing here: names nobody can read, unknown cameras and things.

    Args:
        path: Where they stand.
        settings: Whose words are looked at.

    Raises:
        KnownError: BAD_RESOURCE, naming file and key.
    """
    _check_name(path, "station_name", settings.station_name, may_be_empty=False)
    _check_name(path, "studio_name", settings.studio_name, may_be_empty=True)
    if not _is_camera(settings.camera):
        said = (
            f'"{settings.camera[:_LONGEST_NAME]}" is no camera; write "{AUTOMATIC}", a number '
            'such as "0", a device or a file with its whole path, an rtsp:// or http:// address, '
            'or "athlete"'
        )
        raise bad_record(path, "camera", said)
    for thing in settings.equipment:
        if thing not in EQUIPMENT:
            close = suggestion(thing[:_LONGEST_NAME].lower(), known=EQUIPMENT)
            said = f'"{thing[:_LONGEST_NAME]}" is not known{close}'
            raise bad_record(path, "equipment", f"{said} (known are {', '.join(EQUIPMENT)})")


def _check_name(path: Path, key: str, name: str, *, may_be_empty: bool) -> None:
    if not name.strip() and not (may_be_empty and not name):
        raise bad_record(path, key, "must have a letter or a digit in it")
    if len(name) > _LONGEST_NAME:
        raise bad_record(path, key, f"is longer than {_LONGEST_NAME} characters")
    if not name.replace(_EMOJI_JOINER, "").isprintable():
        raise bad_record(path, key, "has characters that cannot be shown")


def _is_camera(name: str) -> bool:
    if name in {AUTOMATIC, _ATHLETE} or _CAMERA_ADDRESS.match(name):
        return True
    if name.isascii() and name.isdigit():
        return len(name) <= _MOST_CAMERA_DIGITS
    return name.isprintable() and Path(name).is_absolute()


def example_text() -> str:
    """The text of `resources/settings.example.toml`: every setting at its default, explained."""
    return settings_text(
        StationSettings(),
        heading="Settings of a Glute Studio station. Copy this file to station.toml in the data "
        f"folder, or to {Path('/etc') / 'glute-studio' / SETTINGS_FILE}, and change what you need.",
    )


def settings_text(
    settings: StationSettings, *, heading: str = "Settings of this Glute Studio station."
) -> str:
    """Settings as a TOML file that explains each.

    Args:
        settings: What is written.
        heading: The comment on top.
    """
    lines = _comment(heading)
    for declared in fields(StationSettings):
        lines += ["", *_comment(declared.metadata["about"])]
        unit, low, high = (declared.metadata[key] for key in ("unit", "low", "high"))
        if low is not None:
            lines.append(f"# {low:g} to {high:g} {unit}.")
        given = getattr(settings, declared.name)
        value = AUTOMATIC if given is None else given
        # JSON's escapes are TOML's but for characters beyond 16 bits, which stay as they are.
        lines.append(f"{declared.name} = {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def _comment(text: str) -> list[str]:
    """The text as comment lines of at most 100 characters."""
    lines = ["#"]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > _LINE_WIDTH:
            lines.append("#")
        lines[-1] += f" {word}"
    return lines
