"""The Windows installers, as far as Linux can judge them: they build and hold what they must.

None of them was run on Windows.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

WINDOWS = REPOSITORY / "installer/windows"

needs_wixl = pytest.mark.skipif(
    any(shutil.which(name) is None for name in ("wixl", "wixl-heat", "msiinfo")),
    reason="needs wixl and msitools",
)
needs_makensis = pytest.mark.skipif(shutil.which("makensis") is None, reason="needs makensis")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Stands for the folder PyInstaller makes."""
    folder = tmp_path / "glute-studio"
    (folder / "_internal").mkdir(parents=True)
    (folder / "studio.exe").write_bytes(b"MZ")
    (folder / "_internal" / "python311.dll").write_bytes(b"MZ")
    return folder


@pytest.fixture
def msi(program: Path, tmp_path: Path) -> Path:
    path = tmp_path / "glute-studio.msi"
    command = [str(WINDOWS / "make-msi"), str(program), "0.1.0", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return path


def table(msi: Path, name: str) -> list[list[str]]:
    """Rows of a table, without its three lines of head."""
    done = subprocess.run(
        ["msiinfo", "export", str(msi), name], capture_output=True, text=True, check=True
    )
    return [line.split("\t") for line in done.stdout.splitlines()[3:]]


@needs_wixl
def test_the_msi_holds_every_file_and_the_shell_launcher(msi: Path) -> None:
    names = {row[2].split("|")[-1] for row in table(msi, "File")}

    assert names == {"studio.exe", "python311.dll", "shell-launcher.ps1"}


@needs_wixl
def test_the_msi_makes_a_shortcut_and_takes_it_away_again(msi: Path) -> None:
    (shortcut,) = table(msi, "Shortcut")

    assert shortcut[:6] == [
        *("OpenStation", "StartMenu", "Glute Studio", "Shortcut"),
        *("[INSTALLDIR]studio.exe", "run"),
    ]
    assert [row[3] for row in table(msi, "RemoveFile")] == ["StartMenu"]


@needs_wixl
def test_the_msi_sets_the_station_up_once_its_files_are_there(msi: Path) -> None:
    rows = {row[0]: row for row in table(msi, "InstallExecuteSequence")}
    order = {name: int(row[2]) for name, row in rows.items()}

    assert rows["Provision"][1] == "PROVISION AND NOT REMOVE"
    assert order["InstallFiles"] < order["Provision"] < order["InstallFinalize"]
    assert order["InstallValidate"] < order["RemoveExistingProducts"] < order["InstallInitialize"]


@needs_makensis
def test_the_other_installer_builds(program: Path, tmp_path: Path) -> None:
    made = tmp_path / "setup.exe"
    command = ["makensis", "-V2", "-DVERSION=0.1.0", f"-DFOLDER={program}"]
    done = subprocess.run(
        [*command, str(WINDOWS / "glute-studio.nsi"), f"-XOutFile {made}"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert made.read_bytes()[:2] == b"MZ"
