"""The station shows life, says when it is open, and minds the disk."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.engine.supervision.heartbeat import Heartbeats, Part
from studio.engine.supervision.watchdog import Supervisor, Watchdog
from studio.model.session import StationState
from studio.store.health import DiskRoom
from studio.ui.self_care import SelfCare, seconds_since_begin
from tests.ui.station_story import snapshot


class Heard(Supervisor):
    """Keeps what it is told."""

    def __init__(self) -> None:
        super().__init__(environment={})
        self.facts: list[str] = []

    def tell(self, **facts: str) -> None:
        self.facts += facts


def care(folder: Path, heard: Heard, hearts: Heartbeats | None = None) -> SelfCare:
    return SelfCare(Watchdog(hearts or Heartbeats(), heard), data_folder=folder)


def test_the_first_picture_is_told_once(tmp_path: Path, qtbot: QtBot) -> None:
    heard = Heard()
    minder = care(tmp_path, heard)
    dark = snapshot(StationState.ATTRACT, picture=False)
    with qtbot.waitSignal(minder.first_picture) as told:
        minder.picture_shown(dark)
        minder.picture_shown(dark)

    assert told.args is not None
    assert 0.0 < told.args[0] < 24 * 3600
    assert heard.facts.count("READY") == 1


def test_the_cameras_first_picture_is_told_once(tmp_path: Path, qtbot: QtBot) -> None:
    minder = care(tmp_path, Heard())
    told: list[float] = []
    minder.camera_picture.connect(told.append)
    minder.picture_shown(snapshot(StationState.ATTRACT, picture=False))
    with qtbot.waitSignal(minder.camera_picture):
        minder.picture_shown(snapshot(StationState.STAND_HERE))
        minder.picture_shown(snapshot(StationState.STAND_HERE))

    assert len(told) == 1


def test_it_feeds_the_supervisor_and_says_that_it_ends(tmp_path: Path, qtbot: QtBot) -> None:
    heard = Heard()
    minder = care(tmp_path, heard)
    minder.start()
    qtbot.waitUntil(lambda: "WATCHDOG" in heard.facts)
    minder.stop()

    assert "STOPPING" in heard.facts


@pytest.mark.expect_log("ERROR")
def test_a_frozen_part_is_not_covered_up(tmp_path: Path, qtbot: QtBot) -> None:
    heard = Heard()
    now_s = [0.0]
    hearts = Heartbeats(clock=lambda: now_s[0])
    hearts.beat(Part.ANALYSIS)
    now_s[0] = 60.0
    minder = care(tmp_path, heard, hearts)
    minder.start()
    with qtbot.waitSignal(minder.ticked):
        pass
    minder.stop()

    assert "WATCHDOG" not in heard.facts


@pytest.mark.expect_log("WARNING")
@pytest.mark.parametrize(
    ("free_mb", "room"),
    [(10_000, DiskRoom.PLENTY), (1_000, DiskRoom.LOW), (100, DiskRoom.SCARCE)],
)
def test_a_disk_that_fills_is_told(
    free_mb: int, room: DiskRoom, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=free_mb * 1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)
    minder = care(tmp_path, Heard())
    with qtbot.waitSignal(minder.room_changed) as told:
        minder.start()
    minder.stop()

    assert told.args == [room]


def test_the_programs_age_is_known_here() -> None:
    assert seconds_since_begin() > 0.0
