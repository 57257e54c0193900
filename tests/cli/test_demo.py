"""The set without a display: how it ends, and what is said of it."""

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from studio.app import Foundation, RunOptions
from studio.catalog.loader import load_catalog
from studio.cli.demo import Demo, print_summary
from studio.engine.snapshot import SetFinished
from studio.errors import KnownError
from studio.model.frame import Frame
from studio.model.landmarks import Side
from studio.model.pose import Pose
from studio.model.session import SetPlan
from studio.paths import resources
from studio.settings import StationSettings
from tests.engine.fakes import ScriptedEstimator, rep_at, standing

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints", "PulseAudioService")]

FINISHED = SetFinished(
    plan=SetPlan(set_id="set-1", exercise_id="goblet_squat", side=Side.BOTH, reps_target=5),
    reps=(rep_at(4.0),),
    count=1,
    score=90.0,
    coverage=0.9,
    deduction="",
)


def leaves_at_once() -> ScriptedEstimator:
    """Somebody who stands there in the first pictures and is gone."""

    def pose_of(frame: Frame) -> Pose | None:
        return standing(frame) if frame.index < 10 else None

    return ScriptedEstimator(pose_of)


def test_a_set_that_ended_early_is_told_and_ends_with_3(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foundation = Foundation(
        settings=StationSettings(count_in_s=0.0, mute=True, voice=False),
        catalog=load_catalog(resources()),
        data_folder=tmp_path,
        make_estimator=leaves_at_once,
    )
    options = RunOptions(source="athlete", data=tmp_path, window_px=(640, 400))
    with pytest.raises(KnownError, match="ended after 0 of 5 reps") as caught:
        Demo(foundation, options, folder=tmp_path / "demo").run()
    qapp.setStyleSheet("")
    assert caught.value.reason.exit_code == 3
    assert "\n" not in caught.value.text
    assert "summary: 0 reps" in capsys.readouterr().out


@pytest.mark.parametrize(("count", "words"), [(1, "1 rep,"), (2, "2 reps,"), (0, "0 reps,")])
def test_one_rep_is_no_reps(count: int, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_summary(dataclasses.replace(FINISHED, count=count))
    assert f"summary: {words}" in capsys.readouterr().out
