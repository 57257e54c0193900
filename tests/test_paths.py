import stat
import sys
from pathlib import Path

import pytest

from studio import paths
from studio.errors import KnownError, Reason


def test_a_checkout_finds_its_resources() -> None:
    assert (paths.resources() / "exercises" / "goblet_squat.toml").is_file()


def test_a_wheel_finds_the_resources_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "studio"
    (package / "_resources" / "exercises").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(package / "paths.py"))
    assert paths.resources() == package / "_resources"


def test_a_frozen_program_finds_what_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpacked = tmp_path / "studio" / "_resources"
    (unpacked / "exercises").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == unpacked


def test_missing_resources_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "studio" / "paths.py"))
    with pytest.raises(KnownError, match="install Glute Studio again"):
        paths.resources()


def test_a_new_data_folder_belongs_to_its_owner_alone(tmp_path: Path) -> None:
    folder = paths.data_folder(tmp_path / "deep" / "data")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_option_wins_over_the_variable_and_that_over_the_users_folder(tmp_path: Path) -> None:
    variable = {paths.DATA_VARIABLE: str(tmp_path / "variable")}
    assert paths.data_folder(tmp_path / "option", environment=variable) == tmp_path / "option"
    assert paths.data_folder(environment=variable) == tmp_path / "variable"


def test_without_either_it_is_the_users_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "users")
    assert paths.data_folder(environment={}) == tmp_path / "users"


def test_a_file_in_place_of_the_folder_is_the_users_mistake(tmp_path: Path) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file", encoding="utf-8")
    for path in (in_the_way, in_the_way / "below"):
        with pytest.raises(KnownError, match="choose another with --data") as caught:
            paths.data_folder(path)
        assert caught.value.reason is Reason.USER_INPUT
    assert in_the_way.read_text(encoding="utf-8") == "a file"


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder nobody can write to")
def test_a_place_that_cannot_be_written_is_told() -> None:
    with pytest.raises(KnownError, match="cannot be made") as caught:
        paths.data_folder(Path("/proc/self/studio"))
    assert caught.value.reason is Reason.READ_ONLY
