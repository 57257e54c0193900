import csv
import json
import math
import threading
from collections.abc import Generator
from pathlib import Path

import numpy as np
import pytest

from studio.engine.ahead import Ahead
from studio.engine.judging.landmark_cache import LandmarkCache, estimator_version
from studio.engine.replay import Replay, Sighting, replay, sightings
from studio.engine.replay_report import replay_json, write_trace
from studio.errors import KnownError, Reason
from studio.model.cue import CueLevel, CueVerdict
from studio.model.frame import Frame
from studio.model.landmarks import Side
from studio.model.pose import Pose
from tests.engine.fakes import ScriptedCoach, ScriptedEstimator, ScriptedSource, standing


def run(
    source: ScriptedSource,
    *,
    coach: ScriptedCoach | None = None,
    estimator: ScriptedEstimator | None = None,
) -> Replay:
    return replay(
        sightings(source, estimator=estimator or ScriptedEstimator()),
        clip="clip.mp4",
        exercise_id="goblet_squat",
        coach=coach or ScriptedCoach(),
    )


def test_every_picture_is_analysed_in_order() -> None:
    coach = ScriptedCoach()
    result = run(ScriptedSource(frames=60, fps=30.0), coach=coach)
    assert (result.frames, result.frames_analysed, result.frames_seen) == (60, 60, 60)
    times_s = [time_s for time_s, _ in coach.seen]
    assert times_s == sorted(times_s)
    assert result.fps == pytest.approx(30.0)
    assert result.duration_s == pytest.approx(2.0)


@pytest.mark.parametrize(("paints", "thread"), [(False, "MainThread"), (True, "replay-pose")])
def test_decoding_has_a_thread_of_its_own_and_beside_a_film_the_network(
    paints: bool, thread: str
) -> None:
    source = ScriptedSource(frames=10)
    seen_by: set[str] = set()

    def note(frame: Frame) -> Pose | None:
        seen_by.add(threading.current_thread().name)
        return standing(frame)

    replay(
        sightings(source, estimator=ScriptedEstimator(note)),
        clip="scripted",
        exercise_id="goblet_squat",
        coach=ScriptedCoach(),
        paints=paints,
    )
    assert source.read_by == {"replay-decode"}
    assert seen_by == {thread}


def test_time_inside_the_network_is_told_apart() -> None:
    result = run(ScriptedSource(frames=10))
    assert result.timing.pose_ms == pytest.approx(np.full(10, 2.0))
    assert np.all(np.isfinite(result.timing.analysis_ms))
    assert result.timing.wall_s > 0.0


def test_a_fault_half_way_is_told_and_leaves_no_thread() -> None:
    with pytest.raises(KnownError) as told:
        run(ScriptedSource(frames=60, fails_after=20))
    assert told.value.reason is Reason.BAD_FILE


def test_a_bug_in_the_coach_ends_the_other_stages() -> None:
    class Broken(ScriptedCoach):
        def step(self, pose: Pose | None, *, time_s: float) -> None:  # type: ignore[override]
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run(ScriptedSource(frames=None), coach=Broken())


def test_a_clip_without_a_person_has_no_view_and_no_reps() -> None:
    result = run(ScriptedSource(frames=10), estimator=ScriptedEstimator(lambda frame: None))
    report = json.loads(json.dumps(replay_json(result), allow_nan=False))
    assert report["frames_analysed"] == 10
    assert report["view"] == {"class": None, "yaw_deg": None}
    assert report["reps"] == []
    assert result.frames_seen == 0


def test_the_report_has_the_promised_keys() -> None:
    result = run(ScriptedSource(frames=200, fps=30.0), coach=ScriptedCoach(3.0, 6.0))
    report = json.loads(json.dumps(replay_json(result), allow_nan=False))
    assert list(report) == [
        "clip",
        "exercise",
        "frames",
        "fps",
        "duration_s",
        "view",
        "reps",
        "not_counted",
        "features",
        "partial",
        "frames_analysed",
        "timing",
    ]
    assert list(report["reps"][0]) == [
        "number",
        "side",
        "start_s",
        "bottom_s",
        "top_s",
        "end_s",
        "counted_at_s",
        "status",
        "driver_far",
        "rom_ratio",
        "tempo_s",
        "score",
        "coverage",
        "cues",
    ]
    assert list(report["reps"][0]["tempo_s"]) == [
        "eccentric",
        "pause_long",
        "concentric",
        "pause_short",
    ]
    assert report["partial"] == {"cues": []}
    assert list(report["timing"]) == ["wall_s", "pose_ms", "analysis_ms"]
    assert [rep["number"] for rep in report["reps"]] == [1, 2]


def test_cues_of_movement_that_was_no_whole_rep_are_told_apart() -> None:
    coach = ScriptedCoach(3.0)
    coach.partial = (CueVerdict(id="C02", level=CueLevel.AMBER, at_s=4.5, shown=False),)
    report = json.loads(json.dumps(replay_json(run(ScriptedSource(frames=150), coach=coach))))
    assert report["partial"] == {
        "cues": [{"id": "C02", "level": "amber", "at_s": 4.5, "shown": False}]
    }
    assert report["reps"][0]["cues"] == []


def test_not_seen_is_an_empty_cell(tmp_path: Path) -> None:
    result = run(ScriptedSource(frames=3, fps=10.0))
    path = tmp_path / "trace.csv"
    write_trace(result.trace, path)
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    assert rows == [
        ["time_s", "left_knee_flexion_deg", "trunk_deg"],
        ["0.0000", "10.0000", ""],
        ["0.1000", "10.1000", ""],
        ["0.2000", "10.2000", ""],
    ]


def test_the_better_seen_leg_is_known() -> None:
    def left_hidden(frame: Frame) -> Pose:
        pose = standing(frame)
        visibility = pose.visibility.copy()
        visibility[25] = 0.2
        return Pose(
            time_s=pose.time_s,
            image_size_px=pose.image_size_px,
            points_px=pose.points_px,
            depth_px=pose.depth_px,
            world_m=pose.world_m,
            visibility=visibility,
            score=pose.score,
        )

    seen = run(
        ScriptedSource(frames=5), estimator=ScriptedEstimator(left_hidden)
    ).trace.leg_visibility
    assert seen[Side.LEFT] < seen[Side.RIGHT]


def test_kept_landmarks_are_the_same_to_the_last_bit(tmp_path: Path) -> None:
    def odd_ones(frame: Frame) -> Pose | None:
        return standing(frame) if frame.index % 3 else None

    cache = LandmarkCache(folder=tmp_path, estimator="version 1")
    assert cache.load("clip") is None
    source = ScriptedSource(frames=12)
    fresh = list(cache.keep("clip", sightings(source, estimator=ScriptedEstimator(odd_ones))))
    kept = cache.load("clip")
    assert kept is not None
    for before, after in zip(fresh, list(kept), strict=True):
        assert before.time_s == after.time_s
        if before.pose is None or after.pose is None:
            assert before.pose is after.pose
            continue
        for name in ("points_px", "depth_px", "world_m", "visibility"):
            assert np.array_equal(getattr(before.pose, name), getattr(after.pose, name))
        assert before.pose.score == after.pose.score
        assert before.pose.image_size_px == after.pose.image_size_px
    assert LandmarkCache(folder=tmp_path, estimator="version 2").load("clip") is None


def test_half_a_clip_is_not_kept(tmp_path: Path) -> None:
    cache = LandmarkCache(folder=tmp_path, estimator="version 1")
    seen = sightings(ScriptedSource(frames=12, fails_after=5), estimator=ScriptedEstimator())
    with pytest.raises(KnownError):
        list(cache.keep("clip", seen))
    assert cache.load("clip") is None


def test_the_estimator_version_follows_the_model(tmp_path: Path) -> None:
    model = tmp_path / "model.tflite"
    model.write_bytes(b"one")
    first = estimator_version([model])
    model.write_bytes(b"two")
    assert estimator_version([model]) != first


def test_replaying_kept_landmarks_needs_no_network() -> None:
    def kept() -> Generator[Sighting, None, None]:
        for index in range(5):
            yield Sighting(time_s=index / 30.0, pose=None)

    result = replay(kept(), clip="clip.mp4", exercise_id="goblet_squat", coach=ScriptedCoach())
    report = json.loads(json.dumps(replay_json(result), allow_nan=False))
    assert report["timing"]["pose_ms"] == {"median": None, "p95": None}
    assert math.isnan(result.timing.pose_ms[0])


def test_ahead_keeps_order_and_closes_what_it_uses() -> None:
    closed = threading.Event()

    def endless() -> Generator[int, None, None]:
        try:
            number = 0
            while True:
                yield number
                number += 1
        finally:
            closed.set()

    ahead = Ahead(endless(), depth=2, name="counting")
    first = [number for number, _ in zip(ahead, range(5), strict=False)]
    ahead.close()
    assert first == [0, 1, 2, 3, 4]
    assert closed.is_set()
