"""An update and the way back, with the power cut at every step; on a station of paper.

The real script runs on folders of its own. dpkg, systemd and the doctor are stand-ins; the tools
that change files are the real ones behind a counter that can pull the plug.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

SCRIPT = REPOSITORY / "installer/linux/files/glute-studio-update"
CUT = 137
REAL_TOOLS = ("mv", "cp", "rm", "sync", "rmdir")
MOST_STEPS = 60

pytestmark = pytest.mark.skipif(
    shutil.which("flock") is None or shutil.which("dpkg") is None, reason="needs Debian's tools"
)

COUNTER = """#!/bin/sh
steps=$(($(cat ROOT/steps 2>/dev/null || echo 0) + 1))
echo "$steps" >ROOT/steps
if [ "$steps" = "${CUT_AT:-0}" ]; then
    case "NAME $1" in "cp -a") for into; do :; done; mkdir -p "$into" ;; esac
    kill -9 "$PPID"
    exit 1
fi
exec REAL "$@"
"""
DPKG = """#!/bin/sh
case "$1" in
    --compare-versions) exec REAL "$@" ;;
    --install) ;;
    *) exit 9 ;;
esac
steps=$(($(cat ROOT/steps 2>/dev/null || echo 0) + 1))
echo "$steps" >ROOT/steps
/bin/cp "$2" ROOT/installed
echo "iU " >ROOT/status
[ "$steps" != "${CUT_AT:-0}" ] || { kill -9 "$PPID"; exit 1; }
echo "ii " >ROOT/status
"""
STAND_INS = {
    "id": "echo 0",
    "dpkg": DPKG,
    "dpkg-deb": 'case "$3" in Version) cat "$2" ;; *) echo 10 ;; esac',
    "dpkg-query": """case "$3" in
    *Status*) printf "%s" "$(cat ROOT/status) " ;;
    *) cat ROOT/installed ;;
esac""",
    "setpriv": "cat ROOT/doctor.json",
    "systemctl": """echo "$*" >>ROOT/systemctl
case "$*" in *StatusText*) cat ROOT/screen ;; *NRestarts*) echo 0 ;; esac""",
    "sleep": ":",
    "df": 'echo head; echo "x 1 1 $(cat ROOT/free) 1% /"',
}
WELL = '{"database": {\n"status": "ok"},\n"model": {\n"status": "ok"}}\n'
ILL = WELL.replace('"ok"', '"fail"', 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A station of folders and stand-ins."""

    root: Path

    @property
    def data(self) -> Path:
        return self.root / "var/lib/glute-studio"

    @property
    def kept(self) -> Path:
        return self.root / "var/lib/glute-studio-updates"

    @property
    def version(self) -> str:
        return (self.root / "installed").read_text(encoding="utf-8").strip()

    def store(self, text: str) -> None:
        self.data.mkdir(exist_ok=True)
        (self.data / "studio.db").write_text(text, encoding="utf-8")

    def stored(self) -> str:
        return (self.data / "studio.db").read_text(encoding="utf-8")

    def asides(self) -> list[str]:
        found = sorted(self.data.parent.glob("glute-studio.after-update.*/studio.db"))
        return [file.read_text(encoding="utf-8") for file in found]

    def doctor_says(self, text: str) -> None:
        (self.root / "doctor.json").write_text(text, encoding="utf-8")

    def screen_says(self, text: str) -> None:
        (self.root / "run/systemd/system").mkdir(parents=True, exist_ok=True)
        (self.root / "screen").write_text(f"{text}\n", encoding="utf-8")

    def run(self, argument: str, *, cut_at: int = 0) -> "subprocess.CompletedProcess[str]":
        (self.root / "steps").unlink(missing_ok=True)
        path = f"{self.root / 'bin'}:{os.environ['PATH']}"
        return subprocess.run(
            ["/bin/sh", str(self.root / "update"), argument],
            env={**os.environ, "PATH": path, "CUT_AT": str(cut_at)},
            capture_output=True,
            text=True,
            check=False,
        )

    def update(self, version: str = "2", *, cut_at: int = 0) -> "subprocess.CompletedProcess[str]":
        stick = self.root / "stick"
        stick.mkdir(exist_ok=True)
        package = stick / "glute-studio_next.deb"
        package.write_text(f"{version}\n", encoding="utf-8")
        sums = subprocess.run(
            ["sha256sum", package.name], cwd=stick, check=True, capture_output=True, text=True
        )
        (stick / "SHA256SUMS").write_text(sums.stdout, encoding="utf-8")
        return self.run(str(stick), cut_at=cut_at)


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return made(tmp_path / "station")


def made(root: Path) -> Paper:
    """Version 1 runs and has stored a set."""
    for folder in ("bin", "opt", "var/lib/glute-studio-updates", "etc/glute-studio"):
        (root / folder).mkdir(parents=True)
    text = SCRIPT.read_text(encoding="utf-8")
    for place in ("/var/lib/", "/etc/glute-studio/", "/run/systemd", "/opt"):
        text = text.replace(place, f"{root}{place}")
    (root / "update").write_text(text, encoding="utf-8")
    (root / "etc/glute-studio/update-key.pem").touch()
    scripts = {name: f"#!/bin/sh\n{said}\n" for name, said in STAND_INS.items() if name != "dpkg"}
    scripts["dpkg"] = DPKG.replace("REAL", str(shutil.which("dpkg")))
    for name in REAL_TOOLS:
        scripts[name] = COUNTER.replace("NAME", name).replace("REAL", str(shutil.which(name)))
    for name, said in scripts.items():
        write_program(root / "bin" / name, said.replace("ROOT", str(root)))
    python = root / "opt/glute-studio/python/bin/python3.11"
    python.parent.mkdir(parents=True)
    write_program(python, "#!/bin/sh\nexit 0\n")
    paper = Paper(root=root)
    (root / "installed").write_text("1\n", encoding="utf-8")
    (root / "status").write_text("ii \n", encoding="utf-8")
    (root / "free").write_text("9999999\n", encoding="utf-8")
    (paper.kept / "installed.deb").write_text("1\n", encoding="utf-8")
    paper.store("before")
    paper.doctor_says(WELL)
    return paper


def write_program(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


def test_a_version_that_works_stays(paper: Paper) -> None:
    done = paper.update()

    assert done.returncode == 0, done.stderr
    assert (paper.version, paper.stored()) == ("2", "before")
    assert not (paper.kept / "updating").exists()


def test_a_version_that_does_not_find_its_database_is_taken_back(paper: Paper) -> None:
    paper.doctor_says(ILL)
    done = paper.update()

    assert done.returncode == 1
    assert (paper.version, paper.stored()) == ("1", "before")


def test_each_way_back_keeps_what_was_stored_since(paper: Paper) -> None:
    for number in (1, 2):
        assert paper.update(str(number + 1)).returncode == 0
        paper.store(f"since {number}")
        done = paper.run("--back")

        assert done.returncode == 0, done.stderr
        assert (paper.version, paper.stored()) == ("1", "before")
    assert paper.asides() == ["since 1", "since 2"]


def test_the_way_back_brings_the_settings_of_the_older_version(paper: Paper) -> None:
    settings = paper.root / "etc/glute-studio/station.toml"
    settings.write_text("volume = 3\n", encoding="utf-8")
    paper.store("before")
    paper.update("2")
    settings.write_text("key_of_the_newer = 1\n", encoding="utf-8")

    paper.run("--back")

    assert settings.read_text(encoding="utf-8") == "volume = 3\n"
    aside = settings.with_name("station.toml.after-update")
    assert aside.read_text(encoding="utf-8") == "key_of_the_newer = 1\n"


@pytest.mark.parametrize("has_own_disk", [False, True])
def test_a_power_cut_anywhere_on_the_way_back_loses_nothing(
    has_own_disk: bool, tmp_path: Path
) -> None:
    for cut_at in range(1, MOST_STEPS):
        paper = made(tmp_path / str(cut_at))
        if has_own_disk:
            write_program(paper.root / "bin/stat", "#!/bin/sh\necho $$\n")
        assert paper.update().returncode == 0
        paper.store("since")
        code = paper.run("--back", cut_at=cut_at).returncode
        was_cut = code in {-9, CUT}
        is_begun = (paper.kept / "rolling-back").exists()
        at_boot = paper.run("--resume")

        assert at_boot.returncode == 0, (cut_at, at_boot.stderr)
        if was_cut and not is_begun and paper.version == "2":
            assert paper.stored() == "since", cut_at
        else:
            assert (paper.version, paper.stored()) == ("1", "before"), cut_at
            assert paper.asides() == ["since"], cut_at
        assert not (paper.kept / "rolling-back").exists()
        if not was_cut:
            assert cut_at > 8
            return
    pytest.fail("the way back has more steps than were tried")


def test_a_power_cut_anywhere_in_an_update_ends_in_one_version_with_its_data(
    tmp_path: Path,
) -> None:
    for cut_at in range(1, MOST_STEPS):
        paper = made(tmp_path / str(cut_at))
        code = paper.update(cut_at=cut_at).returncode
        at_boot = paper.run("--resume")

        assert at_boot.returncode == 0, (cut_at, at_boot.stderr)
        assert paper.version in {"1", "2"}
        assert paper.stored() == "before", cut_at
        assert (paper.root / "status").read_text(encoding="utf-8").strip() == "ii", cut_at
        if paper.version == "1":
            # The very same update is then taken.
            again = paper.update()
            assert again.returncode == 0, (cut_at, again.stderr)
            assert (paper.version, paper.stored()) == ("2", "before")
        if code == 0:
            assert cut_at > 8
            return
    pytest.fail("an update has more steps than were tried")


def test_without_a_boot_the_next_update_takes_the_broken_one_back_first(paper: Paper) -> None:
    (paper.root / "installed").write_text("2\n", encoding="utf-8")
    (paper.root / "status").write_text("iUR\n", encoding="utf-8")
    shutil.copy(paper.kept / "installed.deb", paper.kept / "before.deb")
    (paper.kept / "updating").write_text("2\n", encoding="utf-8")
    done = paper.update()

    assert done.returncode == 0, done.stderr
    assert paper.version == "2"


def test_a_full_disk_is_said_before_the_station_is_stopped(paper: Paper) -> None:
    paper.screen_says("open")
    (paper.root / "free").write_text("1000\n", encoding="utf-8")
    done = paper.update()

    assert done.returncode == 3
    assert "are needed; nothing was changed" in done.stderr
    assert "stop glute-studio.service" not in systemctl(paper)
    assert not (paper.kept / "new.deb").exists()


def test_whatever_goes_wrong_the_station_is_started_again(paper: Paper) -> None:
    paper.screen_says("open")
    write_program(paper.root / "bin/cp", '#!/bin/sh\n[ "$1" != -a ] && exec /bin/cp "$@"\nexit 1\n')
    done = paper.update()

    assert done.returncode == 3
    assert "cannot be kept aside" in done.stderr
    said = systemctl(paper)
    assert said.index("stop glute-studio.service") < said.index("restart glute-studio.service")
    assert (paper.version, paper.stored()) == ("1", "before")


def test_a_version_that_ends_on_the_safe_screen_is_taken_back(paper: Paper) -> None:
    paper.screen_says("open")
    write_program(
        paper.root / "bin/dpkg",
        (paper.root / "bin/dpkg").read_text(encoding="utf-8")
        + f'echo "This station cannot start" >{paper.root}/screen\n',
    )
    done = paper.update()

    assert done.returncode == 1
    assert "does not run; going back" in done.stderr
    assert paper.version == "1"


def test_a_refused_update_leaves_no_package_behind(paper: Paper) -> None:
    done = paper.update("1")

    assert done.returncode == 3
    assert not (paper.kept / "new.deb").exists()


def systemctl(paper: Paper) -> str:
    log = paper.root / "systemctl"
    return log.read_text(encoding="utf-8") if log.exists() else ""
