"""What the repository promises besides code: licences, the two commands, nobody on film."""

import importlib.metadata
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).resolve().parent.parent
BOOTSTRAP = REPOSITORY / "installer" / "bootstrap"
LARGEST_FILE_BYTES = 1_500_000
FILM = {".mp4", ".mov", ".avi", ".mkv", ".webm", ".gif", ".jpg", ".jpeg", ".bmp", ".npz", ".npy"}


def _tracked() -> list[Path]:
    """Files of the repository; skips where that cannot be asked."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    listing = subprocess.run(
        ["git", "-C", str(REPOSITORY), "ls-files", "-z"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if listing.returncode != 0:
        pytest.skip("not a git checkout")
    paths = (REPOSITORY / name for name in listing.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


def _project() -> dict[str, object]:
    text = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    project: dict[str, object] = tomllib.loads(text)["project"]
    return project


def _packages_needed(name: str, seen: set[str]) -> Iterator[str]:
    """Every package the station needs on this machine, through all levels."""
    for line in importlib.metadata.requires(name) or []:
        requirement = Requirement(line)
        needed = canonicalize_name(requirement.name)
        applies = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if applies and needed not in seen:
            seen.add(needed)
            yield needed
            yield from _packages_needed(needed, seen)


def test_every_package_of_the_station_is_in_the_notices() -> None:
    notices = (REPOSITORY / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| ([a-z0-9-]+) \|", notices, re.MULTILINE))

    needed = set(_packages_needed("glute-studio", set()))

    assert {"pyside6", "opencv-python", "numpy"} <= needed
    assert needed - named == set()


def test_qt_stays_below_the_version_that_leaks() -> None:
    dependencies = _project()["dependencies"]
    assert isinstance(dependencies, list)

    qt = next(r for r in map(Requirement, dependencies) if r.name == "pyside6")

    assert not qt.specifier.contains("6.12.0")
    assert qt.specifier.contains("6.11.3")


def test_the_lock_file_was_made_from_this_project_file() -> None:
    lock = tomllib.loads((REPOSITORY / "uv.lock").read_text(encoding="utf-8"))
    project = next(p for p in lock["package"] if p["name"] == "glute-studio")
    dependencies = _project()["dependencies"]
    assert isinstance(dependencies, list)

    locked = {(r["name"], r.get("specifier", "")) for r in project["metadata"]["requires-dist"]}

    for wanted in map(Requirement, dependencies):
        specifiers = [specifier for name, specifier in locked if name == wanted.name]
        assert specifiers, f"{wanted.name} is not in uv.lock; run uv lock"
        assert any(Requirement(f"x{s}").specifier == wanted.specifier for s in specifiers), wanted


def test_nobody_on_film_and_no_model_is_in_the_repository() -> None:
    found = [path for path in _tracked() if path.suffix.lower() in FILM | {".tflite"}]
    assert found == []


def test_no_file_is_large() -> None:
    large = [path for path in _tracked() if path.stat().st_size > LARGEST_FILE_BYTES]
    assert large == []


def test_the_readme_names_the_two_commands() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")

    assert re.search(r"^    installer/bootstrap run\b", readme, re.MULTILINE)
    assert re.search(r"^    installer/bootstrap test\b", readme, re.MULTILINE)


def test_ci_calls_the_test_command_of_the_readme() -> None:
    assert 'installer/bootstrap" test' in (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["installer/bootstrap", ".ci/run"])
def test_the_commands_can_be_called(name: str) -> None:
    path = REPOSITORY / name

    assert os.access(path, os.X_OK)
    subprocess.run(["bash", "-n", str(path)], check=True, timeout=20)


@pytest.mark.parametrize("words", [[], ["dance"], ["setup", "everything"]])
def test_the_set_up_command_says_what_it_understands(words: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [str(BOOTSTRAP), *words],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )

    assert done.returncode == 2
    assert "installer/bootstrap run" in done.stderr
    assert "installer/bootstrap test" in done.stderr


@pytest.mark.parametrize("path", sorted(REPOSITORY.glob("*.md")), ids=lambda path: path.name)
def test_links_to_files_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8"))

    assert [target for target in targets if not (path.parent / target).exists()] == []
