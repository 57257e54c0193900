"""The bill of materials, CycloneDX 1.5: everything the package holds, with version and hash."""

import json
import re
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlite_library
from debian_packages import DebianPackage

_NAMESPACE = uuid.UUID("6c1f3f0e-9a2b-4b5e-8d0c-5d7f2b1f6a11")
_MODELS = {
    "pose_detection.tflite": "9ba9dd3d42efaaba86b4ff0122b06f29c4122e756b329d89dca1e297fd8f866c",
    "pose_landmark_full.tflite": "e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f",
}
_PINNED = re.compile(r"^([A-Za-z0-9_.\-\[\]]+)==([^ ;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def write(
    path: Path,
    *,
    version: str,
    epoch_s: int,
    requirements: Path,
    debian: list[DebianPackage],
) -> Path:
    """Write the bill; the same input gives the same bytes.

    Args:
        path: Where.
        version: Of the package.
        epoch_s: When the commit was made.
        requirements: Python packages with their hashes, as uv exports them; deleted afterwards.
        debian: Debian packages whose files are inside.
    """
    components = [
        *_python(requirements),
        *(_debian(package) for package in debian),
        _component(
            "sqlite", sqlite_library.VERSION, f"pkg:generic/sqlite@{sqlite_library.VERSION}"
        ),
        *(_model(name, sha256) for name, sha256 in sorted(_MODELS.items())),
        _component("inter-font", "4.1", "pkg:generic/inter-font@4.1"),
    ]
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, version)}",
        "version": 1,
        "metadata": {
            "timestamp": f"{datetime.fromtimestamp(epoch_s, tz=UTC):%Y-%m-%dT%H:%M:%SZ}",
            "component": {
                "type": "application",
                "bom-ref": "glute-studio",
                "name": "glute-studio",
                "version": version,
            },
        },
        "components": components,
    }
    path.write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    requirements.unlink()
    return path


def _python(requirements: Path) -> Iterator[dict[str, Any]]:
    text = requirements.read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        pinned = _PINNED.match(line)
        if pinned is None or "sys_platform == 'win32'" in line:
            continue
        name, version = pinned[1].split("[")[0], pinned[2]
        if name == "pip":  # fetches the model on a developer's machine; not in the package
            continue
        part = _component(name, version, f"pkg:pypi/{name.lower()}@{version}")
        # One of these files was installed: the one for this platform.
        part["properties"] = [
            {"name": "sha256-of-a-published-file", "value": value} for value in _HASH.findall(line)
        ]
        yield part


def _debian(package: DebianPackage) -> dict[str, Any]:
    url = f"pkg:deb/debian/{package.name}@{package.version}?arch={package.architecture}"
    part = _component(package.name, package.version, f"{url}&distro=debian-12")
    part["hashes"] = [{"alg": "SHA-256", "content": package.sha256}]
    return part


def _model(name: str, sha256: str) -> dict[str, Any]:
    part = _component(name, "0.10.21", f"pkg:pypi/mediapipe@0.10.21#{name}")
    part["type"] = "machine-learning-model"
    part["hashes"] = [{"alg": "SHA-256", "content": sha256}]
    part["licenses"] = [{"license": {"id": "Apache-2.0"}}]
    return part


def _component(name: str, version: str, url: str) -> dict[str, Any]:
    return {"type": "library", "bom-ref": url, "name": name, "version": version, "purl": url}
