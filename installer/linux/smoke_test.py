"""Installs the package on a bare Debian 12 without a network, and does there what a gym does.

In a new folder made with debootstrap, and with the network cut: the stick's install.sh, `studio
doctor`, a set of the demo athlete under cage (Wayland, headless) and under Xvfb, SIGTERM, upgrade,
refused downgrade, remove, purge. Where this machine has grim, cage's screen is photographed in the
middle of the set (--picture). The last line is JSON.
"""

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from signing import sign

HERE = Path(__file__).resolve().parent
DATA = "var/lib/glute-studio"
REPS = 3
_RUN = "tmp/glute-studio-run"
_EMPTY_PICTURE_BYTES = 20_000
"""A PNG of one colour is smaller, whatever its size on the screen."""
_PHOTOGRAPHS = 8
"""The first photograph of a headless cage is often black, though the set is on the screen."""
_LIMIT_S = 180.0
_MOUNTS = ("proc", "dev", "dev/shm", "sys", "tmp/.X11-unix")
_COUNT = (
    "import sqlite3, sys; c = sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True); "
    "print(c.execute('SELECT count(*) FROM reps').fetchone()[0], "
    "c.execute('PRAGMA integrity_check').fetchone()[0], sqlite3.sqlite_version)"
)


class Root:
    """A folder with a Debian in it."""

    def __init__(self, folder: Path) -> None:
        """Nothing is mounted yet."""
        self.folder = folder

    def command(self, *words: str, user: str = "root", **variables: str) -> list[str]:
        """A command inside, without a network."""
        settings = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "LANG": "C.UTF-8",
            "HOME": f"/{DATA}" if user != "root" else "/root",
            "DEBIAN_FRONTEND": "noninteractive",
            **variables,
        }
        become = [] if user == "root" else ["setpriv", f"--reuid={user}", f"--regid={user}"]
        become += [] if user == "root" else ["--init-groups"]
        plain = [f"{name}={value}" for name, value in settings.items()]
        inside = ["chroot", str(self.folder), *become, *words]
        return ["unshare", "--net", "env", "-i", *plain, *inside]

    def run(
        self, *words: str, check: bool = True, variables: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run it and wait; what it says goes to stderr when it fails."""
        command = self.command(*words, **(variables or {}))
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if check and done.returncode != 0:
            print(done.stdout[-3000:], done.stderr[-3000:], file=sys.stderr)
            sys.exit(f"smoke_test: failed ({done.returncode}): {' '.join(words)}")
        return done


def main() -> None:
    """Do everything; exit 0 only if all of it worked."""
    options = _options()
    found: dict[str, Any] = {
        "installed": False,
        "first_picture_s": None,
        "reps": 0,
        "stored": False,
        "upgraded": False,
        "purged": False,
    }
    with _root(options.base) as root:
        try:
            _all(root, options.dist, found, picture=options.picture)
        finally:
            print(json.dumps(found), flush=True)
    good = found["installed"] and found["reps"] >= REPS and found["stored"]
    good = good and all(found["updates"].values())
    good = good and found["picture"] is not False
    if not (good and found["stopped"] and found["upgraded"] and found["purged"]):
        sys.exit(1)


def _all(root: Root, dist: Path, found: dict[str, Any], *, picture: Path) -> None:
    stick = root.folder / "media/stick"
    shutil.copytree(dist / "glute-studio-stick", stick)
    (stick / "provisioning.toml").write_text(
        'station_name = "Rack 3"\ncamera = "athlete"\n', encoding="utf-8"
    )
    _say("install")
    root.run("sh", "/media/stick/install.sh")
    version = _version(root)
    found["installed"] = bool(version)
    found["doctor"] = _doctor(root)
    found |= _train(root, "cage", picture=picture)
    found["xvfb"] = _train(root, "xvfb")
    kept = _stored(root)
    found["stored"] = kept >= found["reps"] + found["xvfb"]["reps"] and kept > 0
    found["stored_reps"] = kept
    found["upgraded"] = _upgrade(root, next((dist / "next").glob("*.deb")), version, kept)
    found["updates"] = _update(root, kept)
    found["purged"] = _leave(root, kept)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="installer/smoke_test", description=__doc__)
    parser.add_argument("--dist", type=Path, required=True, help="built with --stick --next")
    parser.add_argument(
        "--picture", type=Path, default=Path("/tmp/glute-studio-cage.png"), help="of the screen"
    )
    parser.add_argument("--base", type=Path, help="a minbase root to copy instead of debootstrap")
    return parser.parse_args()


@contextmanager
def _root(base: Path | None) -> Iterator[Root]:
    folder = Path(tempfile.mkdtemp(prefix="glute-studio-smoke.", dir="/var/tmp"))
    folder.chmod(0o755)
    try:
        _say("a bare Debian 12")
        if base is not None:
            subprocess.run(["cp", "-a", f"{base}/.", folder], check=True)
        else:
            command = ["debootstrap", "--variant=minbase", "bookworm", str(folder)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        _mount(folder)
        yield Root(folder)
    finally:
        for name in reversed(_MOUNTS):
            subprocess.run(["umount", "--lazy", folder / name], check=False, capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)


def _mount(folder: Path) -> None:
    sockets = Path("/tmp/.X11-unix")
    sockets.mkdir(exist_ok=True)
    for name in _MOUNTS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "proc", "proc", folder / "proc"], check=True)
    subprocess.run(["mount", "--bind", "/dev", folder / "dev"], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "shm", folder / "dev/shm"], check=True)
    subprocess.run(["mount", "-t", "sysfs", "sys", folder / "sys"], check=True)
    subprocess.run(["mount", "--bind", sockets, folder / "tmp/.X11-unix"], check=True)


def _version(root: Root) -> str:
    asked = ("dpkg-query", "-W", "-f", "${db:Status-Status} ${Version}", "glute-studio")
    status, _, version = root.run(*asked).stdout.partition(" ")
    return version if status == "installed" else ""


def _doctor(root: Root) -> dict[str, str]:
    said = root.run("studio", "doctor", "--json", check=False, variables=_as_station())
    try:
        return {name: part["status"] for name, part in json.loads(said.stdout).items()}
    except (ValueError, TypeError, KeyError):
        print(said.stdout, said.stderr, file=sys.stderr)
        sys.exit("smoke_test: studio doctor said nothing that can be read")


def _as_station() -> dict[str, str]:
    return {
        "user": "glute-studio",
        "STUDIO_DATA": f"/{DATA}",
        "XDG_CACHE_HOME": "/tmp/glute-studio-cache",
        "XDG_RUNTIME_DIR": f"/{_RUN}",
    }


def _train(root: Root, display: str, *, picture: Path | None = None) -> dict[str, Any]:
    """One set on a display, then SIGTERM; what was shown."""
    _say(f"a set under {display}")
    root.run("install", "-d", "-m", "0700", "-o", "glute-studio", f"/{_RUN}")
    station = ("studio", "run", "--kiosk", "--facts", "--by-itself", str(REPS))
    if display == "cage":
        variables = {
            "WLR_BACKENDS": "headless",
            "WLR_LIBINPUT_NO_DEVICES": "1",
            "WLR_RENDERER": "pixman",
            "QT_QPA_PLATFORM": "wayland",
        }
        command = root.command("cage", "-d", "--", *station, **_as_station(), **variables)
        seen: dict[str, Any] = {"picture": None}
        found = _watch(command, at_first_rep=lambda: seen.update(_photograph(root, picture)))
        return {**found, **seen}
    x = subprocess.Popen(
        ["Xvfb", ":97", "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-ac"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        return _watch(root.command(*station, **_as_station(), DISPLAY=":97"))
    finally:
        x.terminate()
        x.wait()


def _photograph(root: Root, picture: Path | None) -> dict[str, Any]:
    """A picture of cage's screen: None = this machine cannot, False = it is empty."""
    if picture is None or shutil.which("grim") is None:
        return {"picture": None}
    picture.unlink(missing_ok=True)
    place = {"XDG_RUNTIME_DIR": str(root.folder / _RUN), "WAYLAND_DISPLAY": "wayland-0"}
    said = ""
    for _ in range(_PHOTOGRAPHS):
        done = subprocess.run(
            ["grim", str(picture)], env={**os.environ, **place}, capture_output=True, check=False
        )
        if done.returncode == 0 and picture.stat().st_size > _EMPTY_PICTURE_BYTES:
            return {"picture": str(picture)}
        said = done.stderr.decode(errors="replace")
        time.sleep(1.0)
    print(f"{picture}: empty {said}", file=sys.stderr)
    return {"picture": False}


def _nothing() -> None:
    """Nobody wants to do anything."""


def _watch(command: list[str], *, at_first_rep: Callable[[], None] = _nothing) -> dict[str, Any]:
    """Start the station, listen to its facts until the set is over, and stop it."""
    found: dict[str, Any] = {"first_picture_s": None, "reps": 0, "stopped": False}
    with tempfile.TemporaryFile(mode="w+") as log:
        program = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=log, text=True, start_new_session=True
        )
        killer = threading.Timer(_LIMIT_S, os.killpg, (program.pid, signal.SIGKILL))
        killer.start()
        try:
            _listen(program, found, at_first_rep=at_first_rep)
            _stop(program, found)
        finally:
            killer.cancel()
        if not found["reps"] or not found["stopped"]:
            log.seek(0)
            print(log.read()[-3000:], file=sys.stderr)
    return found


def _listen(
    program: subprocess.Popen[str], found: dict[str, Any], *, at_first_rep: Callable[[], None]
) -> None:
    assert program.stdout is not None
    for line in program.stdout:
        if not line.startswith("{"):
            continue
        fact = json.loads(line)
        if fact["fact"] == "first_picture":
            found["first_picture_s"] = fact["seconds"]
        if fact["fact"] == "rep":
            found["reps"] += 1
            if found["reps"] == 1:
                at_first_rep()
        if fact["fact"] == "set_finished":
            return


def _stop(program: subprocess.Popen[str], found: dict[str, Any]) -> None:
    """As the supervisor does: the program behind the compositor first, or the program itself."""
    began_s = time.monotonic()
    children = _children(program.pid)
    os.kill(children[0] if children else program.pid, signal.SIGTERM)
    try:
        code = program.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(program.pid, signal.SIGKILL)
        return
    found["stopped"] = code in {0, -signal.SIGTERM}
    found["stop_s"] = round(time.monotonic() - began_s, 2)
    found["exit_code"] = code


def _children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _stored(root: Root) -> int:
    """Reps in the database, read with the Python of the package; it must be whole."""
    python = "/opt/glute-studio/python/bin/python3.11"
    library = {"LD_LIBRARY_PATH": "/opt/glute-studio/lib"}
    asked = root.run(python, "-I", "-c", _COUNT, f"/{DATA}/studio.db", variables=library)
    said = asked.stdout.split()
    if said[1] != "ok":
        sys.exit(f"smoke_test: the database is damaged: {said}")
    return int(said[0])


def _upgrade(root: Root, package: Path, before: str, kept: int) -> bool:
    """The next version goes in with everything kept; the one before is then refused."""
    _say("upgrade, and a refused downgrade")
    shutil.copy(package, root.folder / "root/next.deb")
    root.run("dpkg", "--install", "/root/next.deb")
    is_newer = _version(root) not in {"", before} and _stored(root) == kept
    older = next(iter(sorted((root.folder / "media/stick/packages").glob("glute-studio_*.deb"))))
    back = root.run("dpkg", "--install", f"/media/stick/packages/{older.name}", check=False)
    return is_newer and back.returncode != 0 and _version(root) != before


def _update(root: Root, kept: int) -> dict[str, bool]:
    """A tampered update is refused; one that does not start is taken back, data and all."""
    _say("updates: tampered, and broken")
    version, updates = _version(root), root.folder / "var/lib/glute-studio-updates"
    shutil.copy(root.folder / "root/next.deb", updates / "installed.deb")
    folder = root.folder / "media/update"
    _broken_package(folder)
    (root.folder / "etc/glute-studio").mkdir(exist_ok=True)
    key = sign(folder, key=folder.with_name("update-key"))
    shutil.copy(key, root.folder / "etc/glute-studio/update-key.pem")
    broken = root.run("glute-studio-update", "/media/update", check=False)
    is_back = broken.returncode == 1 and _version(root) == version and _stored(root) == kept
    sums = folder / "SHA256SUMS"
    sums.write_text(sums.read_text().replace("a", "b"), encoding="utf-8")
    tampered = root.run("glute-studio-update", "/media/update", check=False)
    is_refused = tampered.returncode == 3 and "signature" in tampered.stderr
    return {"taken_back": is_back, "tampered_refused": is_refused and _version(root) == version}


def _broken_package(folder: Path) -> None:
    """A newer version whose program ends at once."""
    tree = folder.with_name("broken")
    for part in ("DEBIAN", "usr/bin"):
        (tree / part).mkdir(parents=True)
    program = tree / "usr/bin/studio"
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    control = "Package: glute-studio\nVersion: 99.0-1\nArchitecture: amd64\nMaintainer: a <a@b>\n"
    (tree / "DEBIAN/control").write_text(f"{control}Description: broken\n", encoding="utf-8")
    folder.mkdir()
    package = folder / "glute-studio_99.0-1_amd64.deb"
    subprocess.run(["dpkg-deb", "--build", tree, package], check=True, stdout=subprocess.DEVNULL)
    digest = hashlib.sha256(package.read_bytes()).hexdigest()
    (folder / "SHA256SUMS").write_text(f"{digest}  {package.name}\n", encoding="utf-8")


def _leave(root: Root, kept: int) -> bool:
    """Removing keeps everything; purging keeps it too, unless somebody says otherwise."""
    _say("remove and purge")
    root.run("dpkg", "--remove", "glute-studio")
    is_kept = (root.folder / DATA / "studio.db").is_file()
    is_gone = not (root.folder / "opt/glute-studio").exists()
    root.run("dpkg", "--purge", "glute-studio")
    is_kept = is_kept and (root.folder / DATA / "studio.db").is_file()
    root.run("dpkg", "--install", "/root/next.deb")
    is_kept = is_kept and _stored(root) == kept
    yes = "glute-studio glute-studio/purge-data boolean true"
    root.run("sh", "-c", f"echo '{yes}' | debconf-set-selections")
    root.run("dpkg", "--purge", "glute-studio")
    return is_kept and is_gone and not (root.folder / DATA).exists()


def _say(text: str) -> None:
    print(f"smoke_test: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
