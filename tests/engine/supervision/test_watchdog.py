"""What the supervisor hears."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.engine.supervision.heartbeat import LIMITS_S, Heartbeats, Part
from studio.engine.supervision.watchdog import FEED_PERIOD_S, PATIENCE_S, Supervisor, Watchdog


class Clock:
    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


class Ear:
    """A supervisor's socket."""

    def __init__(self, address: str) -> None:
        self.door = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.door.bind(address)
        self.door.setblocking(False)

    def heard(self) -> list[str]:
        lines: list[str] = []
        while True:
            try:
                lines.append(self.door.recv(4096).decode())
            except BlockingIOError:
                return lines


@pytest.fixture
def ear(tmp_path: Path) -> Iterator[Ear]:
    ear = Ear(str(tmp_path / "notify"))
    yield ear
    ear.door.close()


@pytest.fixture
def supervisor(ear: Ear, tmp_path: Path) -> Supervisor:
    return Supervisor(environment={"NOTIFY_SOCKET": str(tmp_path / "notify")})


def test_it_is_fed_once_a_period_while_all_live(ear: Ear, supervisor: Supervisor) -> None:
    clock = Clock()
    hearts = Heartbeats(clock=clock)
    dog = Watchdog(hearts, supervisor, clock=clock)
    for _ in range(10):
        for part in Part:
            hearts.beat(part)
        dog.tick()
        clock.now_s += FEED_PERIOD_S / 2

    assert [line.split("\n")[0] for line in ear.heard()] == ["WATCHDOG=1"] * 5


@pytest.mark.expect_log("ERROR")
@pytest.mark.parametrize("frozen", [Part.ANALYSIS, Part.JOURNAL, Part.CAMERA])
def test_one_frozen_part_stops_the_feeding(
    frozen: Part, ear: Ear, supervisor: Supervisor, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    hearts = Heartbeats(clock=clock)
    dog = Watchdog(hearts, supervisor, clock=clock)
    hearts.beat(frozen)
    clock.now_s += LIMITS_S[frozen] + 0.1
    for _ in range(6):
        for part in Part:
            if part is not frozen:
                hearts.beat(part)
        dog.tick()
        clock.now_s += FEED_PERIOD_S

    status = f"STATUS=stands still: {frozen.value}"
    assert ear.heard() == [status, f"WATCHDOG=trigger\n{status}"]
    assert dog.late == (frozen,)
    assert caplog.text.count("stands still") == 2


def test_a_frozen_part_is_started_anew_within_the_time_of_a_hang() -> None:
    pause_and_start_s = 2.5  # RestartSec, compositor and the station's own start
    slowest_s = max(LIMITS_S.values()) + FEED_PERIOD_S + PATIENCE_S

    assert slowest_s + pause_and_start_s < 20.0


@pytest.mark.expect_log("ERROR")
def test_it_is_fed_again_when_the_part_lives_again(ear: Ear, supervisor: Supervisor) -> None:
    clock = Clock()
    hearts = Heartbeats(clock=clock)
    dog = Watchdog(hearts, supervisor, clock=clock)
    hearts.beat(Part.ANALYSIS)
    clock.now_s += LIMITS_S[Part.ANALYSIS] + 0.1
    dog.tick()
    hearts.beat(Part.ANALYSIS)
    clock.now_s += 2 * FEED_PERIOD_S
    dog.tick()

    assert ear.heard()[-1].startswith("WATCHDOG=1")


def test_the_first_picture_and_the_end_are_told(ear: Ear, supervisor: Supervisor) -> None:
    dog = Watchdog(Heartbeats(), supervisor)
    dog.ready()
    dog.stopping()

    assert [line.split("\n")[0] for line in ear.heard()] == ["READY=1", "STOPPING=1"]


def test_without_a_supervisor_nothing_is_told() -> None:
    lone = Supervisor(environment={})
    lone.tell(READY="1")

    assert not lone.is_there


def test_a_name_in_no_folder_is_understood() -> None:
    ear = Ear("\0glute-studio-test-ear")
    Supervisor(environment={"NOTIFY_SOCKET": "@glute-studio-test-ear"}).tell(READY="1")

    assert ear.heard() == ["READY=1"]
    ear.door.close()


@pytest.mark.expect_log("WARNING")
def test_a_supervisor_that_is_gone_does_not_stop_the_station(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    Supervisor(environment={"NOTIFY_SOCKET": str(tmp_path / "gone")}).tell(READY="1")

    assert "cannot be reached" in caplog.text
