"""Both arms up and a fall call for help; a squat, a bow and one hand do not."""

from dataclasses import replace

import numpy as np
import pytest

from studio.catalog.loader import load_catalog
from studio.engine.course.alarm_watch import ARMS_UP_S, LOW_FOR_S, Alarm, AlarmWatch
from studio.model.landmarks import Landmark
from studio.model.pose import Pose
from studio.paths import resources
from tests.builders import Posture, make_pose, squat_posture, symmetric_posture

CATALOG = load_catalog(resources())
FPS = 30.0
WRISTS = (Landmark.LEFT_WRIST, Landmark.RIGHT_WRIST)


def with_wrists_up(pose: Pose, *wrists: Landmark) -> Pose:
    points = pose.points_px.copy()
    for wrist in wrists:
        points[wrist, 1] = points[Landmark.NOSE, 1] - 120.0
        points[wrist - 2, 1] = points[Landmark.NOSE, 1]  # its elbow
    return replace(pose, points_px=points)


def on_the_floor(pose: Pose, *, share: float) -> Pose:
    """Everything sinks toward the ankles: the higher the share, the lower the body lies."""
    points = pose.points_px.copy()
    floor = points[[Landmark.LEFT_ANKLE, Landmark.RIGHT_ANKLE], 1].max()
    points[:, 1] = floor + (points[:, 1] - floor) * np.float32(1.0 - share)
    points[:, 0] += (floor - pose.points_px[:, 1]) * np.float32(share)
    return replace(pose, points_px=points)


class Watch:
    def __init__(self, exercise: str = "goblet_squat") -> None:
        self._watch = AlarmWatch(CATALOG.exercise(exercise))
        self._now_s = 0.0
        self.alarms: list[Alarm] = []

    def see(self, pose: Pose | None, *, seconds: float) -> None:
        for _ in range(round(FPS * seconds)):
            self.step(pose)

    def step(self, pose: Pose | None) -> None:
        self._now_s += 1.0 / FPS
        alarm = self._watch.update(pose, time_s=self._now_s)
        if alarm is not None:
            self.alarms.append(alarm)

    def fall(self, *, seconds: float, to: float = 0.85) -> None:
        steps = max(1, round(FPS * seconds))
        for step in range(1, steps + 1):
            self.step(on_the_floor(STANDING, share=to * step / steps))


STANDING = make_pose(squat_posture(0.0))


def test_both_arms_up_for_a_second() -> None:
    watch = Watch()
    watch.see(STANDING, seconds=1.0)
    watch.see(with_wrists_up(STANDING, *WRISTS), seconds=ARMS_UP_S - 0.1)
    assert watch.alarms == []
    watch.see(with_wrists_up(STANDING, *WRISTS), seconds=0.3)
    assert watch.alarms[0] is Alarm.ARMS_UP


def test_one_arm_or_both_for_a_moment_are_no_call() -> None:
    watch = Watch()
    watch.see(with_wrists_up(STANDING, WRISTS[0]), seconds=3.0)
    for _ in range(3):
        watch.see(with_wrists_up(STANDING, *WRISTS), seconds=0.6)
        watch.see(STANDING, seconds=0.5)
    assert watch.alarms == []


def test_hands_together_before_the_face_are_no_call() -> None:
    pose = with_wrists_up(STANDING, *WRISTS)
    points = pose.points_px.copy()
    for elbow, shoulder in ((13, 11), (14, 12)):
        points[elbow, 1] = points[shoulder, 1] + 5.0
    watch = Watch()
    watch.see(replace(pose, points_px=points), seconds=3.0)
    assert watch.alarms == []


def test_a_fall_is_noticed_when_the_body_stays_low() -> None:
    watch = Watch()
    watch.see(STANDING, seconds=3.0)
    watch.fall(seconds=0.5)
    assert watch.alarms == []
    watch.see(on_the_floor(STANDING, share=0.85), seconds=LOW_FOR_S + 0.2)
    assert watch.alarms[0] is Alarm.FALL


def test_who_falls_out_of_sight_is_noticed_too() -> None:
    watch = Watch()
    watch.see(STANDING, seconds=3.0)
    watch.fall(seconds=0.5)
    watch.see(None, seconds=LOW_FOR_S + 0.2)
    assert watch.alarms[0] is Alarm.FALL


def test_who_gets_up_at_once_or_lies_down_slowly_did_not_fall() -> None:
    watch = Watch()
    watch.see(STANDING, seconds=3.0)
    watch.fall(seconds=0.5)
    watch.see(STANDING, seconds=2.0)
    watch.fall(seconds=2.5)
    watch.see(on_the_floor(STANDING, share=0.85), seconds=5.0)
    assert watch.alarms == []


@pytest.mark.parametrize(
    "bottom",
    [
        squat_posture(1.0),
        symmetric_posture(trunk_deg=35.0, thigh_deg=118.0, shank_deg=38.0),
        symmetric_posture(trunk_deg=85.0, thigh_deg=25.0, shank_deg=3.0),
    ],
    ids=["squat", "full-squat", "bow"],
)
def test_a_fast_and_held_rep_is_no_fall(bottom: Posture) -> None:
    watch = Watch("full_squat")
    watch.see(STANDING, seconds=2.0)
    for _ in range(3):
        watch.see(make_pose(bottom), seconds=2.5)
        watch.see(STANDING, seconds=1.0)
    assert watch.alarms == []


def test_on_the_mat_nobody_falls() -> None:
    watch = Watch("glute_bridge")
    watch.see(STANDING, seconds=3.0)
    watch.fall(seconds=0.5)
    watch.see(on_the_floor(STANDING, share=0.85), seconds=3.0)
    assert watch.alarms == []


def test_who_was_not_seen_standing_cannot_fall() -> None:
    watch = Watch()
    watch.see(on_the_floor(STANDING, share=0.85), seconds=5.0)
    assert watch.alarms == []
