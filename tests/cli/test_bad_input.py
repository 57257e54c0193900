"""Each mistake and each fault of the world: one clear line, the right exit code, no traceback."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from studio.cli.application import run_command
from studio.settings import StationSettings
from studio.store.database import DATABASE_FILE
from studio.store.journal import Journal
from tests.conftest import REPOSITORY

EXERCISE = ("--exercise", "goblet_squat")


def fails(capsys: pytest.CaptureFixture[str], *arguments: str | Path, code: int) -> str:
    """Run a command that must fail; returns the one line it says."""
    assert run_command([str(argument) for argument in arguments]) == code
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    lines = [line for line in told.err.splitlines() if line.startswith("studio: ")]
    assert len(lines) == 1, told.err
    return lines[0]


@pytest.fixture
def empty_room(tmp_path: Path) -> Path:
    """A short clip in which there is nobody."""
    path = tmp_path / "empty_room.mp4"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), 30.0, (320, 240))
    for shade in range(12):
        writer.write(np.full((240, 320, 3), 90 + shade, dtype=np.uint8))
    writer.release()
    return path


def test_no_such_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    line = fails(capsys, "replay", tmp_path / "nothing.mp4", *EXERCISE, code=2)
    assert "nothing.mp4" in line


def test_a_text_file_named_mp4(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "letter.mp4"
    path.write_text("Dear gym,\n" * 200, encoding="utf-8")
    line = fails(capsys, "replay", path, *EXERCISE, code=2)
    assert "letter.mp4" in line
    assert "not a video" in line


def test_a_clip_of_no_length(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "short.mp4"
    path.touch()
    assert "is empty" in fails(capsys, "replay", path, *EXERCISE, code=2)


def test_a_folder_in_place_of_a_clip(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "folder" in fails(capsys, "replay", tmp_path, *EXERCISE, code=2)


def test_a_clip_without_a_person(capsys: pytest.CaptureFixture[str], empty_room: Path) -> None:
    assert run_command(["replay", str(empty_room), *EXERCISE, "--json"]) == 2
    told = capsys.readouterr()
    report = json.loads(told.out)
    assert report["reps"] == []
    assert report["frames_analysed"] == report["frames"] == 12
    assert "nobody was seen" in told.err


def test_an_exercise_that_does_not_exist(
    capsys: pytest.CaptureFixture[str], empty_room: Path
) -> None:
    line = fails(capsys, "replay", empty_room, "--exercise", "goblet_sqat", code=2)
    assert 'did you mean "goblet_squat"' in line


def test_a_result_that_cannot_be_stored_is_refused_ahead_of_the_work(
    capsys: pytest.CaptureFixture[str], empty_room: Path, tmp_path: Path
) -> None:
    target = tmp_path / "nowhere" / "trace.csv"
    line = fails(capsys, "replay", empty_room, *EXERCISE, "--trace", target, code=2)
    assert "nowhere" in line


@pytest.mark.parametrize("option", ["--overlay", "--trace"])
def test_a_clip_is_never_written_over(
    capsys: pytest.CaptureFixture[str], empty_room: Path, tmp_path: Path, option: str
) -> None:
    clip = empty_room.read_bytes()
    link = tmp_path / "link.mp4"
    link.symlink_to(empty_room)
    for target in (empty_room, link):
        line = fails(capsys, "replay", empty_room, *EXERCISE, option, target, code=2)
        assert "the clip itself" in line
    assert empty_room.read_bytes() == clip


@pytest.mark.parametrize(
    "arguments",
    [("replay",), ("scor",), ("replay", "x.mp4", "--exercize", "goblet_squat"), ("score",)],
)
def test_a_mistyped_command(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    fails(capsys, *arguments, code=2)


@pytest.mark.parametrize("option", [("--exercise", "goblet_squat"), ("--thorough",)])
def test_what_goes_with_the_athlete_alone_is_refused_beside_a_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, option: tuple[str, ...]
) -> None:
    assert "--athlete" in fails(capsys, "score", tmp_path, *option, code=2)


def test_sets_of_no_reps_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--by-itself" in fails(capsys, "run", "--by-itself", "0", code=2)


def test_a_folder_without_labels(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "clips.json" in fails(capsys, "score", tmp_path, code=2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("not json", "cannot be read"),
        ('{"file": "a.mp4"}', "must be a list"),
        ('[{"file": "a.mp4", "kind": "set", "exercise": "goblet_squat"}]', "reps is missing"),
        ('[{"file": "a.mp4", "kind": "sett", "exercise": "x", "reps": 1}]', "sett"),
    ],
)
def test_labels_that_make_no_sense(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, words: str
) -> None:
    (tmp_path / "clips.json").write_text(text, encoding="utf-8")
    assert words in fails(capsys, "score", tmp_path, code=2)


def test_a_damaged_model(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    empty_room: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("pose_detection.tflite", "pose_landmark_full.tflite"):
        (tmp_path / name).write_bytes(b"half a model")
    monkeypatch.setenv("STUDIO_MODELS", str(tmp_path))
    assert "damaged" in fails(capsys, "replay", empty_room, *EXERCISE, code=3)


def test_a_missing_model_and_no_network(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    empty_room: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("STUDIO_MODELS", str(tmp_path))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    line = fails(capsys, "replay", empty_room, *EXERCISE, code=3)
    assert "pose model" in line


def test_a_folder_for_the_model_that_is_not_there_is_not_made(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    empty_room: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mistyped = tmp_path / "modles"
    monkeypatch.setenv("STUDIO_MODELS", str(mistyped))
    assert "no such folder" in fails(capsys, "replay", empty_room, *EXERCISE, code=3)
    assert not mistyped.exists()


@pytest.mark.parametrize(("option", "name"), [("--overlay", "film.avi"), ("--plot", "reps.svg")])
def test_a_format_that_is_not_written(
    capsys: pytest.CaptureFixture[str], empty_room: Path, tmp_path: Path, option: str, name: str
) -> None:
    line = fails(capsys, "replay", empty_room, *EXERCISE, option, tmp_path / name, code=2)
    assert option in line


def test_a_source_that_means_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--source takes" in fails(capsys, "run", "--source", "nonsense", code=2)


def test_a_setting_with_a_wrong_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "station.toml").write_text("volume_procent = 50\n", encoding="utf-8")
    assert run_command(["doctor", "--json", "--source", "athlete", "--data", str(tmp_path)]) == 3
    report = json.loads(capsys.readouterr().out)
    assert report["settings"]["status"] == "failed"
    assert "station.toml" in report["settings"]["message"]
    assert "volume_percent" in report["settings"]["message"]
    assert report["disk"]["status"] != "failed"


def test_a_data_folder_that_cannot_be_made(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    assert "file" in fails(capsys, "doctor", "--data", in_the_way, code=2)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc takes no folders on Linux")
def test_a_data_folder_that_is_read_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert "cannot be made" in fails(capsys, "doctor", "--data", "/proc/studio", code=3)


def test_a_clip_to_measure_that_does_not_exist(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    line = fails(capsys, "bench", "live", "--source", tmp_path / "nothing.mp4", code=2)
    assert "nothing.mp4" in line


def run_studio(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The program itself, without a display."""
    return subprocess.run(
        [sys.executable, "-m", "studio", *(str(argument) for argument in arguments)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        env=_without_display(),
    )


def _without_display() -> dict[str, str]:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return {name: value for name, value in os.environ.items() if name not in hidden}


def test_a_kiosk_without_a_display(tmp_path: Path) -> None:
    ended = run_studio("run", "--kiosk", "--data", tmp_path)
    assert ended.returncode == 3
    assert "no display" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_database_from_a_newer_version(tmp_path: Path) -> None:
    journal = Journal(tmp_path, settings=StationSettings(), on_fault=lambda fault: None)
    journal.start()
    journal.stop()
    with sqlite3.connect(tmp_path / DATABASE_FILE) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('glute-studio', '9999_future', '2030-01-01')"
        )
    connection.close()
    ended = run_studio("run", "--data", tmp_path)
    assert ended.returncode == 3
    assert "newer Glute Studio" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_camera_that_is_not_there(tmp_path: Path) -> None:
    ended = run_studio("run", "--source", "/dev/video97", "--data", tmp_path)
    assert ended.returncode == 3
    assert "camera 97 is not there" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("command", [("run", "--data", "."), ("bench", "live")])
def test_a_text_file_as_the_live_source_is_the_users_mistake(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    path = tmp_path / "letter.mp4"
    path.write_text("Dear gym,\n" * 200, encoding="utf-8")
    arguments = [str(tmp_path) if argument == "." else argument for argument in command]
    ended = run_studio(*arguments, "--source", path)
    assert ended.returncode == 2, "as `replay` does"
    assert "letter.mp4 is not a video" in ended.stderr.splitlines()[-1]
