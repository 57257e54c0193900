"""The Debian packages of the lock: fetched by apt, checked by SHA-256, kept for the next build."""

import hashlib
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
_ARCHIVES = (
    "http://deb.debian.org/debian bookworm main",
    "http://deb.debian.org/debian bookworm-updates main",
    "http://deb.debian.org/debian-security bookworm-security main",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DebianPackage:
    """One line of the lock.

    Attributes:
        section: "inside" or "beside" the package.
        name: Of the package.
        version: With its epoch.
        architecture: "amd64" or "all".
        sha256: Of the .deb file.
    """

    section: str
    name: str
    version: str
    architecture: str
    sha256: str

    @property
    def file_name(self) -> str:
        """As apt calls the file, but with a plain colon left out of the version."""
        return f"{self.name}_{self.version.replace(':', '%3a')}_{self.architecture}.deb"


def read_lock(path: Path, *, section: str) -> list[DebianPackage]:
    """The packages of one section, in the order of the lock."""
    packages = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(f"{section} "):
            _, name, version, architecture, sha256 = line.split()
            packages.append(
                DebianPackage(
                    section=section,
                    name=name,
                    version=version,
                    architecture=architecture,
                    sha256=sha256,
                )
            )
    return packages


def fetch(packages: list[DebianPackage], *, cache: Path) -> list[Path]:
    """The files of the packages, fetched where they are not in the cache yet.

    Args:
        packages: Of the lock.
        cache: Folder that is kept from build to build.

    Returns:
        One path for each package.
    """
    folder = cache / "debian"
    folder.mkdir(parents=True, exist_ok=True)
    missing = [p for p in packages if not _is_right(folder / p.file_name, p.sha256)]
    if missing:
        _download(missing, folder=folder, cache=cache)
    for package in packages:
        if not _is_right(folder / package.file_name, package.sha256):
            sys.exit(
                f"{package.name} {package.version} is not what the lock names; the mirror may have "
                "a newer one: make the lock anew (installer/linux/lock_debian_packages.sh)"
            )
    return [folder / package.file_name for package in packages]


def unpack(files: list[Path], *, into: Path) -> None:
    """Unpack packages over each other, without running any of their scripts."""
    into.mkdir(parents=True, exist_ok=True)
    for file in files:
        subprocess.run(["dpkg-deb", "--extract", file, into], check=True)


def _is_right(path: Path, sha256: str) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def _download(packages: list[DebianPackage], *, folder: Path, cache: Path) -> None:
    """Have apt fetch them, with lists of its own so that this machine's sources do not matter."""
    state = cache / "apt"
    for part in ("lists/partial", "archives/partial"):
        (state / part).mkdir(parents=True, exist_ok=True)
    sources = "".join(f"deb [signed-by={_KEYRING}] {archive}\n" for archive in _ARCHIVES)
    (state / "sources.list").write_text(sources, encoding="utf-8")
    (state / "status").write_text("", encoding="utf-8")
    options = [
        f"-oDir::Etc::sourcelist={state / 'sources.list'}",
        "-oDir::Etc::sourceparts=-",
        f"-oDir::State::lists={state / 'lists'}",
        f"-oDir::State::status={state / 'status'}",
        f"-oDir::Cache={state}",
        "-oAPT::Architecture=amd64",
        "-oAPT::Architectures=amd64",
        "-oAPT::Sandbox::User=root",
        "-qq",
    ]
    print(f"fetching {len(packages)} Debian packages", file=sys.stderr)
    subprocess.run(["apt-get", *options, "update"], check=True)
    names = [f"{p.name}={p.version}" for p in packages]
    subprocess.run(["apt-get", *options, "download", *names], cwd=folder, check=True)
