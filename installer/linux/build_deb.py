"""Builds the Debian package, its bill of materials and, if wanted, the installation stick.

Everything comes from the last commit and from files named by hash (uv.lock, debian-packages.lock,
the model files, SQLite), every time is the commit's, and every file is listed in a fixed order: two
builds of one commit are the same, byte for byte.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import bill_of_materials
import debian_packages
import elf_check
import python_packages
import sqlite_library
import usb_stick

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
PREFIX = Path("opt/glute-studio")
_MULTIARCH = "usr/lib/x86_64-linux-gnu"
_PACKAGES = "python/lib/python3/dist-packages"
_INSTALLED = {
    "glute-studio.service": "usr/lib/systemd/system/glute-studio.service",
    "glute-studio-pair.service": "usr/lib/systemd/system/glute-studio-pair.service",
    "glute-studio-resume.service": "usr/lib/systemd/system/glute-studio-resume.service",
    "watchdog.conf": "usr/lib/systemd/system.conf.d/50-glute-studio.conf",
    "sysctl.conf": "usr/lib/sysctl.d/50-glute-studio.conf",
    "70-glute-studio-camera.rules": "usr/lib/udev/rules.d/70-glute-studio-camera.rules",
    "pam": "etc/pam.d/glute-studio",
    "fonts.conf": f"{PREFIX}/etc/fonts.conf",
    "studio": f"{PREFIX}/bin/studio",
    "stop-station": f"{PREFIX}/bin/stop-station",
    "glute-studio-update": f"{PREFIX}/bin/glute-studio-update",
}
_PROGRAMS = ("studio", "glute-studio-update")
# Standard modules that no station needs: tests, IDLE, build tools, pip's seed.
_NOT_IN_PYTHON = ("test", "idlelib", "lib2to3", "ensurepip", "turtledemo", "tkinter", "distutils")


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """What is built.

    Attributes:
        name: Full hash.
        epoch_s: When it was made; the time of every file.
        version: Of the package; a later commit has a higher one.
    """

    name: str
    epoch_s: int
    version: str


def main() -> None:
    """Build."""
    options = _options()
    commit = _commit(options.commit, revision=options.revision)
    os.environ["SOURCE_DATE_EPOCH"] = str(commit.epoch_s)
    os.environ["TZ"], os.environ["LC_ALL"] = "UTC", "C.UTF-8"
    os.umask(0o022)
    options.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="glute-studio-build-") as scratch:
        work = Path(scratch)
        stage = work / "stage"
        source = _source(commit, work)
        _python(stage, cache=options.cache)
        sqlite_library.build(cache=options.cache, work=work, into=stage / PREFIX / "lib")
        installed = python_packages.install(
            stage / PREFIX,
            target=stage / PREFIX / _PACKAGES,
            source=source,
            work=work,
            uv=options.uv,
        )
        _program(stage, source=source)
        _session(stage, source=source)
        _check(stage)
        parts = bill_of_materials.parts(
            installed,
            debian=debian_packages.read_lock(HERE / "debian-packages.lock", section="inside"),
            licences=stage / PREFIX / "share/licences",
            fonts=stage / PREFIX / _PACKAGES / "studio/_resources/fonts",
        )
        _compile(stage)
        package = _pack(stage, commit=commit, output=options.output)
        if options.next:
            later = _commit(options.commit, revision=options.revision + 1)
            _pack(stage, commit=later, output=options.output / "next")
    bill = bill_of_materials.write(
        package.with_suffix(".cdx.json"),
        parts,
        version=commit.version,
        epoch_s=commit.epoch_s,
    )
    if options.stick:
        usb_stick.make(
            options.output / "glute-studio-stick",
            package=package,
            debian=debian_packages.fetch(
                debian_packages.read_lock(HERE / "debian-packages.lock", section="beside"),
                cache=options.cache,
            ),
            epoch_s=commit.epoch_s,
        )
    _write_sums([package, bill], options.output / "SHA256SUMS")
    print(package)
    _tell_next(options.output, has_stick=options.stick)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="installer/build-deb", description=__doc__)
    parser.add_argument("--output", type=Path, default=REPOSITORY / "dist", help="folder for it")
    parser.add_argument("--revision", type=int, default=1, help="of the package, for one commit")
    parser.add_argument("--commit", default="HEAD", help="what to build; the last one by default")
    parser.add_argument("--next", action="store_true", help="pack the next revision, too, in next/")
    parser.add_argument("--stick", action="store_true", help="make the installation stick, too")
    parser.add_argument("--uv", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument(
        "--cache",
        type=Path,
        default=Path.home() / ".cache" / "glute-studio" / "installer",
        help="folder for what was fetched",
    )
    return parser.parse_args()


def _commit(wanted: str, *, revision: int) -> Commit:
    said = _said(["git", "-C", REPOSITORY, "log", "-1", "--format=%H %ct", wanted]).split()
    name, epoch_s = said[0], int(said[1])
    project = tomllib.loads(_said(["git", "-C", REPOSITORY, "show", f"{name}:pyproject.toml"]))
    made = datetime.fromtimestamp(epoch_s, tz=UTC)
    version = f"{project['project']['version']}+{made:%Y%m%d%H%M%S}.{name[:8]}-{revision}"
    return Commit(name=name, epoch_s=epoch_s, version=version)


def _source(commit: Commit, work: Path) -> Path:
    """The files of the commit; what was not committed is not built."""
    folder = work / "source"
    folder.mkdir()
    archive = work / "source.tar"
    command: list[str | Path] = [
        "git",
        "-C",
        REPOSITORY,
        "archive",
        f"--output={archive}",
        commit.name,
    ]
    subprocess.run(command, check=True)
    subprocess.run(["tar", "--extract", f"--file={archive}", f"--directory={folder}"], check=True)
    return folder


def _python(stage: Path, *, cache: Path) -> None:
    """Debian's Python and the libraries of Qt's platform, in a place of their own."""
    lock = debian_packages.read_lock(HERE / "debian-packages.lock", section="inside")
    unpacked = stage / "unpacked"
    debian_packages.unpack(debian_packages.fetch(lock, cache=cache), into=unpacked)
    home = stage / PREFIX
    (home / "python/bin").mkdir(parents=True)
    shutil.move(unpacked / "usr/bin/python3.11", home / "python/bin/python3.11")
    shutil.copytree(unpacked / "usr/lib/python3.11", home / "python/lib/python3.11", symlinks=False)
    for name in _NOT_IN_PYTHON:
        shutil.rmtree(home / "python/lib/python3.11" / name, ignore_errors=True)
    (home / "python/lib/python3.11/EXTERNALLY-MANAGED").unlink(missing_ok=True)
    (home / "lib").mkdir()
    folders = (unpacked / "lib/x86_64-linux-gnu", unpacked / _MULTIARCH)
    for folder in (*folders, unpacked / _MULTIARCH / "pulseaudio"):
        for file in sorted(folder.glob("*.so*")):
            if file.is_file():
                shutil.copy2(file, home / "lib" / file.name, follow_symlinks=True)
    _one_file_each(home / "lib")
    shutil.copytree(unpacked / "usr/share/X11/xkb", home / "share/xkb")
    _licences(unpacked, home / "share/licences")
    shutil.rmtree(unpacked)


def _one_file_each(folder: Path) -> None:
    """Of several names for one library, keep the one that programs ask for."""
    for file in sorted(folder.iterdir()):
        said = subprocess.run(["readelf", "-dW", file], capture_output=True, text=True, check=True)
        names = [
            line.split("[")[1].rstrip("]")
            for line in said.stdout.splitlines()
            if "(SONAME)" in line
        ]
        if names and names[0] != file.name and (folder / names[0]).exists():
            file.unlink()


def _licences(unpacked: Path, into: Path) -> None:
    for file in sorted((unpacked / "usr/share/doc").glob("*/copyright")):
        (into / file.parent.name).mkdir(parents=True)
        shutil.copy2(file, into / file.parent.name / "copyright", follow_symlinks=True)


def _program(stage: Path, *, source: Path) -> None:
    """The program itself, its resources and the model files."""
    target = stage / PREFIX / _PACKAGES
    shutil.copytree(source / "studio", target / "studio")
    shutil.copytree(source / "resources", target / "studio/_resources")
    shutil.rmtree(target / "studio/_resources/readme", ignore_errors=True)
    models = stage / PREFIX / "models"
    models.mkdir()
    sys.path.insert(0, str(source))
    from studio.vision.model_files import locate_models

    found = locate_models()
    for file in (found.detection, found.landmark):
        shutil.copyfile(file, models / file.name)


def _session(stage: Path, *, source: Path) -> None:
    """What the system reads: unit, rules, PAM, the command on the path, documentation."""
    for name, place in _INSTALLED.items():
        target = stage / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(HERE / "files" / name, target)
        target.chmod(0o755 if target.parent.name == "bin" else 0o644)
    for name in _PROGRAMS:
        link = stage / "usr/bin" / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(f"/{PREFIX}/bin/{name}")
    documentation = stage / "usr/share/doc/glute-studio"
    documentation.mkdir(parents=True)
    for name in ("README.md", "THIRD_PARTY_NOTICES.md"):
        shutil.copyfile(source / name, documentation / name)
    shutil.copyfile(source / "LICENSE", documentation / "copyright")
    resources = stage / PREFIX / _PACKAGES / "studio/_resources"
    shutil.copyfile(resources / "settings.example.toml", documentation / "station.example.toml")


def _check(stage: Path) -> None:
    """The tree must be whole: no library that nobody brings, and SQLite as it was built."""
    home = stage / PREFIX
    lacking = elf_check.unresolved(home)
    for name, files in sorted(lacking.items()):
        print(f"nobody brings {name}, wanted by {', '.join(sorted(files)[:3])}", file=sys.stderr)
    if lacking:
        sys.exit("the package would not be whole; see installer/linux/debian-packages.lock")
    python = home / "python/bin/python3.11"
    environment = {**os.environ, "LD_LIBRARY_PATH": str(home / "lib")}
    asked: list[str | Path] = [
        python,
        "-I",
        "-B",
        "-c",
        "import sqlite3; print(sqlite3.sqlite_version)",
    ]
    found = subprocess.run(asked, check=True, env=environment, capture_output=True, text=True)
    if found.stdout.strip() != sqlite_library.VERSION:
        sys.exit(f"the bundled Python uses SQLite {found.stdout.strip()}")


def _compile(stage: Path) -> None:
    """Bytecode that is not checked against a time: the station's user cannot write any."""
    home = stage / PREFIX
    environment = {**os.environ, "LD_LIBRARY_PATH": str(home / "lib"), "PYTHONHASHSEED": "0"}
    subprocess.run(
        [
            *(home / "python/bin/python3.11", "-I", "-B", "-m", "compileall", "-q", "-f"),
            *("--invalidation-mode", "unchecked-hash", "-s", stage, "-p", "/"),
            *(home / "python/lib",),
        ],
        check=False,  # some packages carry files for other Pythons
        env=environment,
        stdout=subprocess.DEVNULL,
    )


def _pack(stage: Path, *, commit: Commit, output: Path) -> Path:
    """Control files, times and rights; then dpkg-deb."""
    output.mkdir(parents=True, exist_ok=True)
    build = f'version = "{commit.version}"\ncommit = "{commit.name}"\nbuilt_s = {commit.epoch_s}\n'
    (stage / PREFIX / _PACKAGES / "studio/_build.toml").write_text(build, encoding="utf-8")
    control = stage / "DEBIAN"
    shutil.rmtree(control, ignore_errors=True)
    control.mkdir()
    for file in sorted((HERE / "control").iterdir()):
        text = file.read_text(encoding="utf-8").replace("@VERSION@", commit.version)
        (control / file.name).write_text(text, encoding="utf-8")
        (control / file.name).chmod(0o644 if file.name == "templates" else 0o755)
    files = [f for f in sorted(stage.rglob("*")) if f.is_file() and not f.is_symlink()]
    size_kib = sum(f.stat().st_size for f in files if control not in f.parents) // 1024
    (control / "control").write_text(_control(commit, size_kib=size_kib), encoding="utf-8")
    (control / "conffiles").write_text("/etc/pam.d/glute-studio\n", encoding="utf-8")
    sums = "".join(
        f"{_md5(f)}  {f.relative_to(stage)}\n" for f in files if control not in f.parents
    )
    (control / "md5sums").write_text(sums, encoding="utf-8")
    for path in [stage, *stage.rglob("*")]:
        if not path.is_symlink():
            is_open = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if is_open else 0o644)
        os.utime(path, (commit.epoch_s, commit.epoch_s), follow_symlinks=False)
    package = output / f"glute-studio_{commit.version}_amd64.deb"
    subprocess.run(
        [
            *("dpkg-deb", "--root-owner-group", "-Zzstd", "-z9", "--threads-max=1"),
            *("--build", stage, package),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return package


def _md5(file: Path) -> str:
    """What dpkg asks for in its list of files; it finds damage, not malice."""
    return hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()


def _control(commit: Commit, *, size_kib: int) -> str:
    return f"""\
Package: glute-studio
Version: {commit.version}
Architecture: amd64
Maintainer: Glute Studio <glute-studio@localhost>
Installed-Size: {size_kib}
Depends: libc6 (>= 2.36), libstdc++6 (>= 12), libgcc-s1, zlib1g, libbz2-1.0, liblzma5, libuuid1,
 libcrypt1, libsystemd0, libudev1, passwd
Recommends: cage, xwayland, libpam-systemd, udev, dbus, libgl1-mesa-dri, libegl-mesa0
Suggests: pipewire-pulse, wireplumber, speech-dispatcher-espeak-ng
Section: misc
Priority: optional
Homepage: file:///usr/share/doc/glute-studio/README.md
Description: gym station that counts, coaches and logs glute-focused sets
 Everything the program needs lies in /opt/glute-studio: its Python, its packages, Qt, a current
 SQLite, fonts and the pose model. Nothing is fetched when it is installed or run.
 .
 The recommended packages make the machine a station: one program on the whole screen, started at
 boot, watched and started again.
"""


def _tell_next(output: Path, *, has_stick: bool) -> None:
    stick = output / "glute-studio-stick"
    lines = [f"sign it as an update: {sys.executable} {HERE / 'signing.py'} {output} --key KEY"]
    if has_stick:
        lines = [
            f"the stick: copy all of {stick} to a USB stick, and your provisioning.toml beside it",
            "then, on the new machine, from the stick: sudo sh install.sh",
            *lines,
        ]
    print("\n".join([*lines, f"all steps: {HERE.parent / 'README.md'}"]), file=sys.stderr)


def _write_sums(files: list[Path], path: Path) -> None:
    lines = [f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}\n" for f in files]
    path.write_text("".join(lines), encoding="utf-8")


def _said(command: list[str | Path]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    main()
