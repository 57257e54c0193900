"""The package's own scripts, run on folders of their own with stand-ins for the system."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

CONTROL = REPOSITORY / "installer/linux/control"
DATA = "var/lib/glute-studio"


def run(
    name: str, root: Path, *arguments: str, **programs: str
) -> subprocess.CompletedProcess[str]:
    """Run one of the scripts with every path under `root`."""
    text = (CONTROL / name).read_text(encoding="utf-8").replace("@VERSION@", "1.0-1")
    for place in ("/var/", "/etc/", "/usr/share/", "/run/", "/opt/"):
        text = text.replace(place, f"{root}{place}")
    script = root / name
    script.write_text(text, encoding="utf-8")
    stand_ins = root / "bin"
    stand_ins.mkdir(exist_ok=True)
    for program, said in programs.items():
        (stand_ins / program).write_text(f"#!/bin/sh\n{said}\n", encoding="utf-8")
        (stand_ins / program).chmod(0o755)
    return subprocess.run(
        ["/bin/sh", str(script), *arguments],
        env={**os.environ, "PATH": f"{stand_ins}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_purge_that_deletes_every_set_leaves_none_beside(tmp_path: Path) -> None:
    for name in (DATA, f"{DATA}.after-update.1", f"{DATA}.after-update", f"{DATA}.restored"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "studio.db").touch()
    debconf = tmp_path / "usr/share/debconf/confmodule"
    debconf.parent.mkdir(parents=True)
    debconf.write_text(
        "db_input() { :; }\ndb_go() { :; }\ndb_get() { RET=true; }\ndb_purge() { :; }\n",
        encoding="utf-8",
    )
    done = run("postrm", tmp_path, "purge", getent="exit 2")

    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "var/lib").iterdir()) == []


@pytest.mark.parametrize(("mark", "code"), [(None, 1), ("", 1), ("0.9-1", 1), ("1.0-1", 0)])
def test_only_the_version_the_way_back_names_may_be_older(
    mark: str | None, code: int, tmp_path: Path
) -> None:
    updates = tmp_path / "var/lib/glute-studio-updates"
    updates.mkdir(parents=True)
    if mark is not None:
        (updates / "rolling-back").write_text(f"{mark}\n", encoding="utf-8")

    assert run("preinst", tmp_path, "upgrade", "2.0-1", dpkg="exit 0").returncode == code
