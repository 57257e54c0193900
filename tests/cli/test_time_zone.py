"""The time zone of a roll-out file is the machine's, in both places that programs look at."""

import os
import sys
from pathlib import Path

import pytest

from studio.cli.time_zone import set_time_zone

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Debian's files")


def test_both_places_name_the_zone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "usr/share/zoneinfo/Europe").mkdir(parents=True)
    (tmp_path / "usr/share/zoneinfo/Europe/Berlin").touch()
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/timezone").write_text("Etc/UTC\n", encoding="ascii")

    assert set_time_zone("Europe/Berlin", root=tmp_path)
    assert os.readlink(tmp_path / "etc/localtime") == "/usr/share/zoneinfo/Europe/Berlin"
    assert (tmp_path / "etc/timezone").read_text(encoding="ascii") == "Europe/Berlin\n"
    assert sorted(p.name for p in (tmp_path / "etc").iterdir()) == ["localtime", "timezone"]
    assert "time zone: Europe/Berlin" in capsys.readouterr().err


def test_a_system_without_the_zone_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not set_time_zone("Europe/Berlin", root=tmp_path)
    assert "this system has no" in capsys.readouterr().err
