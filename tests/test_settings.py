import os
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from studio.catalog.loader import load_catalog
from studio.errors import KnownError
from studio.paths import resources
from studio.settings import (
    EQUIPMENT,
    SETTINGS_FILE,
    StationSettings,
    WeightUnit,
    example_text,
    load_settings,
    read_settings,
    settings_text,
)


def _write(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / SETTINGS_FILE
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_file_is_written_from_the_declarations() -> None:
    shipped = (resources() / "settings.example.toml").read_text(encoding="utf-8")
    assert shipped == example_text()


def test_the_example_file_says_the_defaults() -> None:
    assert read_settings(resources() / "settings.example.toml") == StationSettings()


def test_every_number_has_a_range_that_holds_its_default() -> None:
    for declared in fields(StationSettings):
        default = declared.default
        if isinstance(default, int | float) and not isinstance(default, bool):
            assert declared.metadata["low"] <= default <= declared.metadata["high"]
            assert declared.metadata["unit"]


def test_without_a_file_everything_is_default(tmp_path: Path) -> None:
    assert load_settings(tmp_path, site_folder=tmp_path / "etc") == StationSettings()


def test_the_data_folder_wins_over_the_machine(tmp_path: Path) -> None:
    _write(tmp_path / "etc", 'units = "lb"\n')
    assert load_settings(tmp_path, site_folder=tmp_path / "etc").units is WeightUnit.LB
    _write(tmp_path, "mute = true\n")
    assert load_settings(tmp_path, site_folder=tmp_path / "etc") == StationSettings(mute=True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("volume_precent = 30", 'volume_precent: unknown key; did you mean "volume_percent"?'),
        ('units = "stone"', "units: input should be 'kg' or 'lb'"),
        ('language = "fr"', "language: input should be 'en' or 'de'"),
        ("volume_percent = 130", "volume_percent: must be 0 to 100 percent, not 130"),
        ("volume_percent = 30.5", "volume_percent: input should be a valid integer"),
        ('mute = "yes"', "mute: input should be a valid boolean"),
        ("idle_s = nan", "idle_s: cannot be used here"),
        ("idle_s = 2026-11-22", "idle_s: cannot be used here"),
        ("idle_s = ", "is not valid TOML"),
        ('language = "DE"', "input should be 'en' or 'de'; did you mean \"de\"?"),
        ("keep_days = " + "9" * 400, "keep_days: "),
        ("keep_days = " + "9" * 5000, "cannot be a number"),
        ("a = " + "[" * 5000 + "]" * 5000, "is nested too deeply"),
        (".".join(["a"] * 5000) + " = 1", "is nested too deeply"),
        ("#" * 1_000_001, "is larger than 1000 kB"),
        ('equipment = ["Dumbbell"]', '"Dumbbell" is not known; did you mean "dumbbell"?'),
        ('camera = "wibble"', 'camera: "wibble" is no camera'),
        ('camera = "-1"', "is no camera"),
        ('camera = ""', "is no camera"),
        ('camera = "file:///etc/passwd"', "is no camera"),
        ('station_name = " "', "station_name: must have a letter"),
        (f'station_name = "{"R" * 61}"', "station_name: is longer than 60"),
        ('station_name = "a\\u0007b"', "station_name: has characters that cannot be shown"),
        ('studio_name = "\\u202eabc"', "studio_name: has characters that cannot be shown"),
    ],
)
def test_a_fault_is_told_with_file_and_key(tmp_path: Path, text: str, told: str) -> None:
    path = _write(tmp_path, text)
    with pytest.raises(KnownError) as caught:
        load_settings(tmp_path)
    assert str(path) in caught.value.text
    assert told in caught.value.text
    assert "\n" not in caught.value.text


@pytest.mark.parametrize("steps", ["[0.0]", "[10.0, 2.5]", "[-1.0, 5.0]"])
def test_weight_steps_grow_from_above_nothing(tmp_path: Path, steps: str) -> None:
    path = tmp_path / "station.toml"
    path.write_text(f"weight_steps = {steps}\n", encoding="utf-8")

    with pytest.raises(KnownError, match="weight_steps: must be above 0, the smallest first"):
        read_settings(path)


def test_a_link_to_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).symlink_to(tmp_path / "gone")
    with pytest.raises(KnownError, match="cannot be read"):
        load_settings(tmp_path)


def test_a_folder_that_may_not_be_looked_into_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "lstat", refuse)
    with pytest.raises(KnownError, match="cannot be read"):
        load_settings(tmp_path)


@pytest.mark.parametrize("units", ["stone", "kilo"])
def test_no_word_is_suggested_that_is_the_key_itself(tmp_path: Path, units: str) -> None:
    _write(tmp_path, f'units = "{units}"\n')
    with pytest.raises(KnownError) as caught:
        load_settings(tmp_path)
    assert 'mean "units"' not in caught.value.text


@pytest.mark.parametrize(
    "camera", ["auto", "0", "/dev/video2", "/srv/clip.mp4", "rtsp://10.0.0.4/1", "athlete"]
)
def test_cameras_that_are_taken(tmp_path: Path, camera: str) -> None:
    assert read_settings(_write(tmp_path, f'camera = "{camera}"\n')).camera == camera


def test_what_is_known_is_what_the_exercises_need() -> None:
    needed = {
        thing
        for exercise in load_catalog(resources()).exercises.values()
        for together in exercise.equipment
        for thing in together
    }
    assert set(EQUIPMENT) == needed


def test_every_character_that_can_be_shown_survives_being_written(tmp_path: Path) -> None:
    name = 'Nörd 🏋️ 👩‍🏫 \\ "x"'
    path = _write(tmp_path, settings_text(StationSettings(station_name=name)))
    assert read_settings(path).station_name == name


def test_the_mark_that_editors_put_ahead_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / SETTINGS_FILE
    path.write_bytes(b"\xef\xbb\xbfmute = true\r\n")
    assert read_settings(path).mute


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_a_device_or_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(KnownError, match="is no file"):
            read_settings(path)
