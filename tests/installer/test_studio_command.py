"""The command that the package puts on the path: whose data it is about, and as whom it runs."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

STATION = "/var/lib/glute-studio"
AS_STATION = f"setpriv HOME={STATION} STUDIO_DATA={STATION}"


def run(root: Path, *words: str, user: int = 0, data: str = "") -> tuple[str, str]:
    """What would be started, and what is said, with a station installed under `root`."""
    home = root / "opt"
    for folder in ("opt/bin", "opt/python/bin", "bin", STATION[1:], "var/cache"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    script = (REPOSITORY / "installer/linux/files/studio").read_text(encoding="utf-8")
    command = home / "bin/studio"
    command.write_text(script.replace("/var/", f"{root}/var/"), encoding="utf-8")
    programs = {
        root / "bin/id": f'[ "$1" = -un ] && echo somebody || echo {user}',
        root / "bin/getent": "exit 0",
        root / "bin/install": ":",
        root / "bin/setpriv": 'while [ "$1" != env ]; do shift; done; echo "setpriv $*"',
        home / "python/bin/python3.11": 'echo "python $*"',
    }
    for program, said in programs.items():
        program.write_text(f"#!/bin/sh\n{said}\n", encoding="utf-8")
        program.chmod(0o755)
    environment = {name: value for name, value in os.environ.items() if name != "STUDIO_DATA"}
    environment |= {"STUDIO_DATA": f"{root}{data}"} if data else {}
    path = f"{root / 'bin'}:{os.environ['PATH']}"
    done = subprocess.run(
        ["/bin/sh", str(command), *(word.replace("ROOT", str(root)) for word in words)],
        env={**environment, "PATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.replace(str(root), "").replace("env ", ""), done.stderr


@pytest.mark.parametrize(
    "words",
    [("doctor", "--json"), ("backup",), ("sync", "--status"), ("owner", f"--data=ROOT{STATION}/")],
)
def test_root_means_the_station_and_becomes_its_user(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    started, _ = run(tmp_path, *words)

    assert started.startswith(AS_STATION)
    assert words[0] in started


@pytest.mark.parametrize(
    "words", [("provision", "file"), ("doctor", "--data", "/srv/x"), ("doctor", "--data=/srv/x")]
)
def test_root_stays_root_where_something_else_is_meant(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    started, _ = run(tmp_path, *words)

    assert started.startswith(f"python -I -m studio {words[0]}")


def test_a_folder_in_the_environment_is_as_good_as_a_named_one(tmp_path: Path) -> None:
    assert run(tmp_path, "doctor", data="/srv/x")[0].startswith("python")
    assert run(tmp_path, "doctor", data=STATION)[0].startswith(AS_STATION)


def test_somebody_else_is_told_whose_data_it_is_about(tmp_path: Path) -> None:
    started, said = run(tmp_path, "doctor", user=1000)

    assert started.startswith("python")
    assert "sudo studio doctor" in said
    assert run(tmp_path, "run", user=1000)[1] == ""
