"""The station's systemd units, as far as they can be judged without starting them."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from studio.engine.supervision.heartbeat import LIMITS_S
from studio.engine.supervision.watchdog import FEED_PERIOD_S
from tests.conftest import REPOSITORY

FILES = REPOSITORY / "installer/linux/files"
UNIT = FILES / "glute-studio.service"
UNITS = sorted(FILES.glob("*.service"))
AS_STATION = [u for u in UNITS if "User=glute-studio" in u.read_text(encoding="utf-8")]
"""All but the one that takes an update back at boot: who installs packages needs every right."""
HANG_S = 20.0
START_S = 2.0

needs_systemd = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed"
)


def service() -> dict[str, str]:
    """The last value of each key, which is enough for those that are there once."""
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(UNIT.read_text(encoding="utf-8"))
    return dict(unit["Service"])


def seconds(text: str) -> float:
    return float(text[:-2]) / 1000 if text.endswith("ms") else float(text)


@needs_systemd
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_systemd_understands_every_line(unit: Path) -> None:
    done = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False
    )
    # What it starts is in the package, not on the machine that builds it.
    faults = [line for line in done.stderr.splitlines() if "is not executable" not in line]
    faults = [line for line in faults if unit.name in line]

    assert faults == []


@needs_systemd
@pytest.mark.parametrize("unit", AS_STATION, ids=lambda unit: unit.stem)
def test_what_the_station_may_do_is_little(unit: Path) -> None:
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", str(unit)],
        capture_output=True,
        text=True,
        check=False,
    )
    level = re.search(r"exposure level for \S+: ([0-9.]+)", done.stdout)

    assert level is not None, done.stdout + done.stderr
    assert float(level[1]) <= 2.0


def test_a_broken_update_is_taken_back_before_the_station_starts() -> None:
    text = (FILES / "glute-studio-resume.service").read_text(encoding="utf-8")

    assert "Before=glute-studio.service glute-studio-pair.service" in text
    assert "ExecStart=/opt/glute-studio/bin/glute-studio-update --resume" in text


def test_a_frozen_screen_is_back_within_the_time_of_a_hang() -> None:
    keys = service()

    assert seconds(keys["WatchdogSec"]) > 2 * FEED_PERIOD_S
    assert seconds(keys["WatchdogSec"]) + seconds(keys["RestartSec"]) + START_S < HANG_S
    assert seconds(keys["WatchdogSec"]) > min(LIMITS_S.values())


def test_the_supervisor_hears_the_child_and_starts_it_whatever_it_ended_with() -> None:
    keys = service()

    assert (keys["Type"], keys["NotifyAccess"], keys["Restart"]) == ("notify", "all", "always")


def test_the_pose_network_may_ask_what_the_processor_can_do() -> None:
    """It reads /proc/cpuinfo, and is four times as slow where that is hidden."""
    assert "ProcSubset" not in service()
