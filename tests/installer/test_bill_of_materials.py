"""The bill names what is inside, with the hash of the very file, its licence and its ground."""

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY

HASH = "ab" * 32


def item(name: str, **facts: Any) -> dict[str, Any]:
    return {
        "metadata": {"name": name, "version": "1.0", **facts},
        "download_info": {"archive_info": {"hashes": {"sha256": HASH}}},
    }


@pytest.fixture
def bill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Of three Python packages, a Debian package and a font."""
    monkeypatch.setattr(sys, "path", [str(REPOSITORY / "installer/linux"), *sys.path])
    packages = importlib.import_module("python_packages")
    materials = importlib.import_module("bill_of_materials")
    debian = importlib.import_module("debian_packages")
    report = tmp_path / "report.json"
    wanted = ["small.part>=1; python_version >= '3'", "tests; extra == 'test'"]
    told = [
        item("Big", requires_dist=wanted),
        item("Small_Part", classifier=["License :: OSI Approved :: BSD License"]),
        item("pip", license="MIT"),
    ]
    report.write_text(json.dumps({"install": told}), encoding="utf-8")
    for name, licence in (("Big", "License-Expression: MIT\n"), ("small.part", "")):
        folder = tmp_path / f"{name}-1.0.dist-info"
        folder.mkdir()
        words = f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{licence}"
        (folder / "METADATA").write_text(words, encoding="utf-8")
    (tmp_path / "licences/libx/").mkdir(parents=True)
    (tmp_path / "licences/libx/copyright").write_text(
        "License: MIT\n text\n\nLicense: GPL-2+\n", encoding="utf-8"
    )
    (tmp_path / "A.otf").touch()
    library = debian.DebianPackage(
        section="inside", name="libx", version="2", architecture="amd64", sha256=HASH
    )
    found = packages.read_report(report, target=tmp_path)
    parts = materials.parts(found, debian=[library], licences=tmp_path / "licences", fonts=tmp_path)
    path = materials.write(tmp_path / "bill.json", parts, version="1", epoch_s=0)
    made: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return made


def test_everything_has_a_hash_and_a_licence(bill: dict[str, Any]) -> None:
    assert all(part["hashes"][0]["alg"] == "SHA-256" for part in bill["components"])
    licences = {part["name"]: part["licenses"] for part in bill["components"]}
    assert licences["big"] == [{"license": {"id": "MIT"}}]
    assert licences["small-part"] == [{"license": {"name": "BSD License"}}]
    assert [entry["license"]["name"] for entry in licences["libx"]] == ["GPL-2+", "MIT"]


def test_only_what_is_inside_is_named_once(bill: dict[str, Any]) -> None:
    names = [part["name"] for part in bill["components"]]

    assert "pip" not in names
    assert len(names) == len(set(names))


def test_who_stands_on_whom(bill: dict[str, Any]) -> None:
    below = {entry["ref"]: entry["dependsOn"] for entry in bill["dependencies"]}

    assert below["pkg:pypi/big@1.0"] == ["pkg:pypi/small-part@1.0"]
    assert "pkg:pypi/big@1.0" in below["glute-studio"]
    assert "pkg:pypi/small-part@1.0" not in below["glute-studio"]
    assert len(below) == len(bill["components"]) + 1
