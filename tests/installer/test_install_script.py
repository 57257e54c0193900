"""The stick's script: what it refuses, what it says at last, what it does with a second file."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

SCRIPT = REPOSITORY / "installer/linux/files/install.sh"
STAND_INS = {
    "id": "echo 0",
    "apt-get": """case "$*" in *install*) ;; *) exit 0 ;; esac
echo "$*" >>ROOT/apt
cp ROOT/stick/packages/glute-studio_1_amd64.deb ROOT/installed
[ -e ROOT/etc/glute-studio/station.toml ] || [ ! -e ROOT/etc/glute-studio/provisioning.toml ] ||
    ROOT/opt/glute-studio/bin/studio provision ROOT/etc/glute-studio/provisioning.toml || true""",
    "dpkg-deb": 'cat "$2"',
    "dpkg-query": """[ -e ROOT/installed ] || exit 1
case "$3" in *Status*) printf "%s" "$(cat ROOT/status 2>/dev/null || echo ii) " ;;
*) cat ROOT/installed ;; esac""",
    "dpkg": """case "$1" in
--compare-versions) exec REAL "$@" ;;
--print-architecture) echo amd64 ;;
--audit) cat ROOT/audit 2>/dev/null ;;
*) echo "dpkg $*" >>ROOT/did ;; esac""",
    "chgrp": 'echo "chgrp $*" >>ROOT/did',
    "install": """for word in "$@"; do shift; [ "$word" = -g ] && { skip=1; continue; }
[ -n "$skip" ] && { skip=; continue; }; set -- "$@" "$word"; done; exec /usr/bin/install "$@\"""",
}
STUDIO = """#!/bin/sh
echo "studio $*" >>ROOT/did
grep -q good "$2" || { echo "$2: wrong" >&2; exit 3; }
cp "$2" ROOT/etc/glute-studio/station.toml
"""

pytestmark = pytest.mark.skipif(shutil.which("dpkg") is None, reason="needs Debian's tools")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stick:
    """A stick with version 1, and a machine of folders and stand-ins."""

    root: Path

    def provisioning(self, text: str) -> None:
        (self.root / "stick/provisioning.toml").write_text(text, encoding="utf-8")

    def run(self) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["/bin/sh", str(self.root / "stick/install.sh")],
            env={**os.environ, "PATH": f"{self.root / 'bin'}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )

    def did(self) -> str:
        log = self.root / "did"
        return log.read_text(encoding="utf-8") if log.exists() else ""

    @property
    def settings(self) -> str:
        return (self.root / "etc/glute-studio/station.toml").read_text(encoding="utf-8")


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    for folder in ("bin", "stick/packages", "etc", "opt/glute-studio/bin", "var/lib/dpkg/updates"):
        (tmp_path / folder).mkdir(parents=True)
    text = SCRIPT.read_text(encoding="utf-8")
    for place in ("/var/lib/", "/etc/glute-studio", "/run/systemd", "/opt/"):
        text = text.replace(place, f"{tmp_path}{place}")
    (tmp_path / "stick/install.sh").write_text(text, encoding="utf-8")
    (tmp_path / "stick/packages/glute-studio_1_amd64.deb").write_text("1\n", encoding="utf-8")
    sums = subprocess.run(
        ["sha256sum", "packages/glute-studio_1_amd64.deb"],
        cwd=tmp_path / "stick",
        check=True,
        capture_output=True,
        text=True,
    )
    (tmp_path / "stick/SHA256SUMS").write_text(sums.stdout, encoding="utf-8")
    programs = {tmp_path / "bin" / name: f"#!/bin/sh\n{said}\n" for name, said in STAND_INS.items()}
    programs[tmp_path / "opt/glute-studio/bin/studio"] = STUDIO
    for program, said in programs.items():
        said = said.replace("ROOT", str(tmp_path)).replace("REAL", str(shutil.which("dpkg")))
        program.write_text(said, encoding="utf-8")
        program.chmod(0o755)
    return Stick(root=tmp_path)


def last_line(text: str) -> str:
    return text.strip().splitlines()[-1]


def test_a_good_stick_ends_with_what_is_installed(stick: Stick) -> None:
    stick.provisioning("good")
    done = stick.run()

    assert done.returncode == 0, done.stderr
    assert last_line(done.stdout) == "install.sh: installed: 1"
    assert stick.settings == "good"


def test_a_provisioning_file_that_was_not_used_is_the_last_word(stick: Stick) -> None:
    stick.provisioning("bad")
    for _ in range(2):
        done = stick.run()

        assert done.returncode == 4
        assert "provisioning.toml was NOT used" in last_line(done.stderr)
        assert "installed" not in done.stdout
    stick.provisioning("good")

    assert stick.run().returncode == 0


def test_a_changed_file_is_used_and_a_broken_one_changes_nothing(stick: Stick) -> None:
    stick.provisioning("good")
    assert stick.run().returncode == 0
    stick.provisioning("good too")
    changed = stick.run()

    assert "which was changed" in changed.stdout
    assert stick.settings == "good too"
    stick.provisioning("bad")
    for _ in range(2):
        assert stick.run().returncode == 4
    assert stick.settings == "good too"


def test_a_file_that_comes_after_the_installation_is_used(stick: Stick) -> None:
    assert stick.run().returncode == 0
    apt = stick.root / "bin/apt-get"
    apt.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")  # nothing is newer: no script runs
    stick.provisioning("good")

    assert stick.run().returncode == 0
    assert stick.settings == "good"
    assert "chgrp glute-studio" in stick.did()


def test_the_same_file_again_leaves_the_settings_alone(stick: Stick) -> None:
    stick.provisioning("good")
    assert stick.run().returncode == 0
    (stick.root / "etc/glute-studio/station.toml").write_text("by hand", encoding="utf-8")
    done = stick.run()

    assert done.returncode == 0
    assert "stays as it is" in done.stdout
    assert stick.settings == "by hand"


def test_an_older_stick_changes_nothing_and_says_why(stick: Stick) -> None:
    (stick.root / "installed").write_text("2\n", encoding="utf-8")
    done = stick.run()

    assert done.returncode == 3
    assert "version 2 is installed, which is newer than this stick's 1" in done.stderr
    assert not (stick.root / "apt").exists()


def test_what_dpkg_began_is_ended_first_and_a_half_package_is_installed_anew(stick: Stick) -> None:
    (stick.root / "installed").write_text("1\n", encoding="utf-8")
    (stick.root / "status").write_text("iUR\n", encoding="utf-8")
    (stick.root / "audit").write_text("glute-studio is half installed\n", encoding="utf-8")
    done = stick.run()

    assert done.returncode == 0, done.stderr
    assert "dpkg --configure -a" in stick.did()
    assert "--reinstall" in (stick.root / "apt").read_text(encoding="utf-8")
