"""What the commands print where all goes well: results on stdout, keys as promised."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from studio.cli.application import run_command

CHECKS = (
    "settings",
    "display",
    "touch",
    "camera",
    "model",
    "speed",
    "database",
    "disk",
    "permissions",
    "owner",
    "clock",
    "sync",
    "errors",
    "version",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two labelled clips of an empty room, and one that is missing."""
    rows = []
    for name, kind, reps in (("a.mp4", "negative", 0), ("b.mp4", "set", 2), ("c.mp4", "set", 1)):
        rows.append(
            {
                "file": name,
                "kind": kind,
                "exercise": "goblet_squat",
                "reps": reps,
                "event": "bottom",
                "event_times_s": [0.2 * number for number in range(reps)],
            }
        )
        if name != "c.mp4":
            writer = cv2.VideoWriter(
                str(tmp_path / name), cv2.VideoWriter.fourcc(*"mp4v"), 30.0, (320, 240)
            )
            for shade in range(12):
                writer.write(np.full((240, 320, 3), 90 + shade, dtype=np.uint8))
            writer.release()
    (tmp_path / "clips.json").write_text(json.dumps(rows), encoding="utf-8")
    return tmp_path


def test_score_prints_clips_and_summary(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["score", str(folder), "--json"]) == 2
    told = capsys.readouterr()
    report = json.loads(told.out)
    assert [clip["counted"] for clip in report["clips"]] == [0, 0, None]
    assert [clip["true"] for clip in report["clips"]] == [0, 2, 1]
    assert report["clips"][1]["matched_s"] == [None, None]
    assert "no file" in report["clips"][2]["note"]
    summary = report["summary"]
    assert {"exact", "off_by_one", "mae", "phantoms", "turn_error_s"} <= set(summary)
    assert (summary["exact"], summary["off_by_one"], summary["phantoms"]) == (0.0, 0.5, 0)
    assert summary["turn_error_s"] == {"median": 1.0, "p95": 1.0}
    assert len(told.err.splitlines()) == 1
    assert "clips.json: c.mp4 could not be scored: There is no file" in told.err


def test_score_shows_a_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads((folder / "clips.json").read_text(encoding="utf-8"))
    (folder / "clips.json").write_text(json.dumps(rows[:2]), encoding="utf-8")
    assert run_command(["score", str(folder)]) == 0
    told = capsys.readouterr()
    assert "b.mp4" in told.out
    assert "Summary of 1 set" in told.out
    assert told.err == ""


@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_score_of_nothing_but_broken_labels_is_no_result(
    folder: Path, capsys: pytest.CaptureFixture[str], as_json: tuple[str, ...]
) -> None:
    rows = json.loads((folder / "clips.json").read_text(encoding="utf-8"))
    broken = [{**rows[0], "exercise": "goblet_sqat"}, {**rows[2], "kind": "negative"}]
    (folder / "clips.json").write_text(json.dumps(broken), encoding="utf-8")
    assert run_command(["score", str(folder), *as_json]) == 2
    told = capsys.readouterr()
    assert "nan" not in told.out.casefold()
    assert len(told.err.splitlines()) == 1
    assert 'a.mp4 could not be scored: there is no exercise "goblet_sqat"' in told.err
    assert "1 more" in told.err
    if as_json:
        assert json.loads(told.out)["summary"]["exact"] is None


def test_doctor_looks_at_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run_command(["doctor", "--json", "--source", "athlete", "--data", str(tmp_path)])
    report = json.loads(capsys.readouterr().out)
    assert tuple(report) == CHECKS
    assert {row["status"] for row in report.values()} <= {"ok", "warning", "failed"}
    assert report["model"]["status"] != "failed"
    assert code == (3 if any(row["status"] == "failed" for row in report.values()) else 0)


def test_help_names_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["--help"]) == 0
    shown = capsys.readouterr().out
    for command in ("run", "replay", "score", "bench", "doctor"):
        assert command in shown
