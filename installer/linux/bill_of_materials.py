"""The bill of materials, CycloneDX 1.5: what the package holds, with version, hash and licence."""

import hashlib
import json
import re
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

import sqlite_library
from debian_packages import DebianPackage
from python_packages import PythonPackage

_NAMESPACE = uuid.UUID("6c1f3f0e-9a2b-4b5e-8d0c-5d7f2b1f6a11")
_WHOLE = "glute-studio"
_MODELS = {
    "pose_detection.tflite": "9ba9dd3d42efaaba86b4ff0122b06f29c4122e756b329d89dca1e297fd8f866c",
    "pose_landmark_full.tflite": "e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f",
}
_SPDX = frozenset(
    {"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "MPL-2.0"}
    | {"LGPL-3.0-only", "LGPL-3.0-or-later", "OFL-1.1", "PSF-2.0", "blessing"}
)
_LICENCE_LINE = re.compile(r"^License:[ \t]*(\S.*)$", re.MULTILINE)

_Part: TypeAlias = dict[str, Any]


def parts(
    python: list[PythonPackage], *, debian: list[DebianPackage], licences: Path, fonts: Path
) -> list[_Part]:
    """The components, each with `needs`: names of others it stands on.

    Args:
        python: Packages of Python that are inside.
        debian: Debian packages whose files are inside.
        licences: Folder with their copyright files, NAME/copyright.
        fonts: Folder of the fonts.
    """
    found = [*(_python(p) for p in python), *(_debian(p, licences=licences) for p in debian)]
    sqlite = f"pkg:generic/sqlite@{sqlite_library.VERSION}"
    found.append(
        _part("sqlite", sqlite_library.VERSION, sqlite, sha256=sqlite_library.SHA256)
        | _licensed("blessing")
    )
    found += [_model(name, sha256) for name, sha256 in sorted(_MODELS.items())]
    for font in sorted(fonts.glob("*.otf")):
        sha256 = hashlib.sha256(font.read_bytes()).hexdigest()
        url = f"pkg:generic/inter-font@4.1#{font.name}"
        found.append(_part(font.name, "4.1", url, sha256=sha256) | _licensed("OFL-1.1"))
    return found


def write(path: Path, components: list[_Part], *, version: str, epoch_s: int) -> Path:
    """Write the bill; the same input gives the same bytes.

    Args:
        path: Where.
        components: As `parts` gives them.
        version: Of the package.
        epoch_s: When the commit was made.
    """
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, version)}",
        "version": 1,
        "metadata": {
            "timestamp": f"{datetime.fromtimestamp(epoch_s, tz=UTC):%Y-%m-%dT%H:%M:%SZ}",
            "component": {
                "type": "application",
                "bom-ref": _WHOLE,
                "name": _WHOLE,
                "version": version,
                "licenses": [{"license": {"name": "see LICENSE"}}],
            },
        },
        "components": [
            {key: value for key, value in part.items() if key != "needs"} for part in components
        ],
        "dependencies": _dependencies(components),
    }
    path.write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def _dependencies(components: list[_Part]) -> list[_Part]:
    """Who stands on whom; the station itself on everything that nobody else brings."""
    places = {part["name"]: part["bom-ref"] for part in components if "needs" in part}
    edges = {
        part["bom-ref"]: sorted(places[name] for name in part.get("needs", ()) if name in places)
        for part in components
    }
    brought = {place for below in edges.values() for place in below}
    top = sorted(place for place in edges if place not in brought)
    return [
        {"ref": _WHOLE, "dependsOn": top},
        *({"ref": place, "dependsOn": below} for place, below in edges.items()),
    ]


def _python(package: PythonPackage) -> _Part:
    url = f"pkg:pypi/{package.name}@{package.version}"
    part = _part(package.name, package.version, url, sha256=package.sha256)
    return part | _licensed(package.licence) | {"needs": sorted(package.needs)}


def _debian(package: DebianPackage, *, licences: Path) -> _Part:
    url = f"pkg:deb/debian/{package.name}@{package.version}?arch={package.architecture}"
    part = _part(package.name, package.version, f"{url}&distro=debian-12", sha256=package.sha256)
    file = licences / package.name / "copyright"
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    names = sorted({name.strip() for name in _LICENCE_LINE.findall(text)})
    told = names or [f"see share/licences/{package.name}/copyright"]
    return part | {"licenses": [{"license": {"name": name}} for name in told]}


def _model(name: str, sha256: str) -> _Part:
    part = _part(name, "0.10.21", f"pkg:pypi/mediapipe@0.10.21#{name}", sha256=sha256)
    return part | {"type": "machine-learning-model"} | _licensed("Apache-2.0")


def _licensed(name: str) -> _Part:
    """An expression where it reads like one, else a name; nothing where its makers say nothing."""
    if not name:
        return {"licenses": [{"license": {"name": "not stated"}}]}
    if " " in name and not re.search(r" (AND|OR|WITH) ", name):
        return {"licenses": [{"license": {"name": name}}]}
    if re.search(r" (AND|OR|WITH) ", name):
        return {"licenses": [{"expression": name}]}
    return {"licenses": [{"license": {"id" if name in _SPDX else "name": name}}]}


def _part(name: str, version: str, url: str, *, sha256: str) -> _Part:
    return {
        "type": "library",
        "bom-ref": url,
        "name": name,
        "version": version,
        "purl": url,
        "hashes": [{"alg": "SHA-256", "content": sha256}],
    }
