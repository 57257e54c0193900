"""Whose the data are, and the command that puts it right: never one that takes them away."""

import os
import pwd
from pathlib import Path

import pytest

from studio.engine.self_test import permissions
from studio.engine.self_test.finding import CheckState
from studio.engine.self_test.permissions import STATION_USER, check_permissions

STATION_ID = 4711


def test_the_superuser_is_told_the_folders_owner_not_himself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o755)
    monkeypatch.setattr(permissions, "_owner_of", lambda _folder: STATION_ID)
    finding = check_permissions(tmp_path, user_id=0)

    assert finding.state is CheckState.WARNING
    assert f"chown -R {STATION_ID}:{STATION_ID} {tmp_path}" in finding.what_to_do
    assert "0:0" not in finding.what_to_do


def test_the_superuser_may_ask_about_a_healthy_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)

    assert check_permissions(tmp_path, user_id=0).state is CheckState.OK


def test_a_folder_that_was_given_to_root_goes_back_to_the_station(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o700)
    station = pwd.struct_passwd(
        (STATION_USER, "x", STATION_ID, STATION_ID, "", str(tmp_path), "/usr/sbin/nologin")
    )
    monkeypatch.setattr(pwd, "getpwnam", lambda _name: station)
    monkeypatch.setattr(pwd, "getpwuid", lambda _number: station)
    finding = check_permissions(tmp_path, user_id=0)

    assert finding.what_to_do.startswith(f"As root: chown -R {STATION_USER}: {tmp_path}")


def test_a_folder_of_somebody_else_is_told(tmp_path: Path) -> None:
    finding = check_permissions(tmp_path, user_id=os.getuid() + 1)

    assert "belongs to another user" in finding.message
