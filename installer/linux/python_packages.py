"""The Python packages: installed by hash, stripped of what no station needs, named for the bill."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import qt_pruning

_LEFT_OUT = ("pip",)
"""Fetches the model on a developer's machine."""

_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class PythonPackage:
    """One package that is inside.

    Attributes:
        name: In small letters, with hyphens.
        version: Of it.
        sha256: Of the file that was installed.
        licence: As its makers write it, an SPDX expression or a name; "" = they do not.
        needs: Names of the packages it wants.
    """

    name: str
    version: str
    sha256: str
    licence: str
    needs: frozenset[str]


def install(home: Path, *, target: Path, source: Path, work: Path, uv: Path) -> list[PythonPackage]:
    """Install what uv.lock names, checked by hash, by the Python it is for.

    Args:
        home: Holds that Python and its libraries.
        target: Folder of the packages; made.
        source: The commit, with its lock.
        work: For files that are not kept.
        uv: Environment with uv and pip.

    Returns:
        What is in the folder now, by name.
    """
    requirements, report = work / "requirements.txt", work / "report.json"
    subprocess.run(
        [
            *(uv / "bin/uv", "export", "--quiet", "--frozen", "--offline", "--no-dev"),
            *("--no-emit-project", "--no-header", "--no-annotate", "--format", "requirements-txt"),
            *("--output-file", requirements),
        ],
        cwd=source,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    target.mkdir(parents=True)
    # pip's code comes from the set-up's own environment; its answers are those of the new Python.
    pip = next((uv / "lib").glob("python3*/site-packages"))
    environment = {**os.environ, "LD_LIBRARY_PATH": str(home / "lib")}
    environment |= {"PYTHONPATH": str(pip), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(
        [
            *(home / "python/bin/python3.11", "-m", "pip", "install", "--quiet"),
            *("--quiet", "--disable-pip-version-check", "--require-hashes", "--no-deps"),
            # A package of LiteRT says it wants an older Python; it is empty on a newer one.
            *("--ignore-requires-python", "--no-compile"),
            *("--only-binary=:all:", "--target", target, "--requirement", requirements),
            *("--report", report),
        ],
        check=True,
        env=environment,
    )
    _leave_out(target)
    return read_report(report, target=target)


def read_report(report: Path, *, target: Path) -> list[PythonPackage]:
    """What pip wrote down of an installation, as far as it is still there.

    Args:
        report: pip's JSON.
        target: Folder of the packages. Their own files name the licence in its newer form, too,
            which pip's list leaves out.
    """
    here = {_plain(found.name): found.metadata for found in distributions(path=[str(target)])}
    items = json.loads(report.read_text(encoding="utf-8"))["install"]
    told = [(item["metadata"], item["download_info"]["archive_info"]) for item in items]
    found = [
        PythonPackage(
            name=name,
            version=facts["version"],
            sha256=archive["hashes"]["sha256"],
            licence=here[name].get("License-Expression") or _licence(facts),
            needs=frozenset(_needs(facts)),
        )
        for facts, archive in told
        if (name := _plain(facts["name"])) in here
    ]
    return sorted(found, key=lambda package: package.name)


def _needs(facts: dict[str, Any]) -> Iterator[str]:
    """Names of what it wants, without its extras."""
    for line in facts.get("requires_dist", []):
        if "extra ==" not in line:
            yield _plain(_NAME.findall(line)[0])


def _licence(facts: dict[str, Any]) -> str:
    for line in facts.get("classifier", []):
        if line.startswith("License :: OSI Approved :: "):
            return str(line.rpartition(" :: ")[2])
    words = str(facts.get("license", "")).strip()
    return words.splitlines()[0] if words else ""


def _plain(name: str) -> str:
    """As PyPI's addresses write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _leave_out(packages: Path) -> None:
    """Tests, pip, the rest of Qt, and what OpenCV and LiteRT bring for windows and other chips."""
    shutil.rmtree(packages / "bin", ignore_errors=True)
    for name in (*_LEFT_OUT, "PySide6/examples"):
        shutil.rmtree(packages / name, ignore_errors=True)
    for name in _LEFT_OUT:
        for record in packages.glob(f"{name}-*.dist-info"):
            shutil.rmtree(record)
    for record in packages.glob("*.dist-info/RECORD"):
        record.unlink()  # dpkg keeps the list; this one names commands that were left out
    for folder in (*packages.rglob("tests"), *packages.rglob("__pycache__")):
        if folder.is_dir() and folder.parent.name != "studio":
            shutil.rmtree(folder)
    qt_pruning.prune(packages)
    shutil.rmtree(packages / "cv2/qt", ignore_errors=True)
    shutil.rmtree(packages / "ai_edge_litert/vendors", ignore_errors=True)
    for file in (packages / "opencv_python.libs").glob("libQt5XcbQpa*"):
        file.unlink()
