"""Runs the station's unit under a real systemd and hurts it: does systemd bring it back?

    python -m tests.benchmarks.under_systemd          (as root; Linux with systemd and overlayfs)

systemd becomes process 1 of namespaces of its own, over a copy of this machine that is thrown away.
The unit is the one of the package, hardening and watchdog included. What a clone has not got is
changed by a drop-in: the compositor, the terminal, its PAM session, its user, devices, and the
home folder the Python of a clone may lie in. Prints JSON: seconds from the blow to the next first
picture, for SIGSEGV, SIGSTOP, and for an analysis thread that freezes by itself. (One blow more
within ten minutes, and the station would show its safe screen for two minutes, as it should.)
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from studio.vision.model_files import locate_models

REPOSITORY = Path(__file__).resolve().parents[2]
UNIT = REPOSITORY / "installer/linux/files/glute-studio.service"
SIGNALS = (signal.SIGSEGV, signal.SIGSTOP)
_GIVE_UP_S = 180.0
_SETTLE_S = 5.0

_BOOT = """
set -e
mount --make-rprivate /
mount -t tmpfs tmpfs {work}/disk
mkdir -p {work}/disk/upper {work}/disk/work {work}/disk/root
mount -t overlay overlay \
    -o lowerdir=/,upperdir={work}/disk/upper,workdir={work}/disk/work {work}/disk/root
root={work}/disk/root
mount -t proc proc $root/proc
mount -t tmpfs run $root/run
mount -t sysfs sysfs $root/sys -o ro
mount -t tmpfs groups $root/sys/fs/cgroup
mount -t cgroup2 cgroup2 $root/sys/fs/cgroup
mount --rbind /dev $root/dev
mkdir -p $root/run/out $root{repository} $root/var/lib/glute-studio
mount --bind {work}/out $root/run/out
mount --bind {repository} $root{repository}
rm -rf $root/etc/systemd/system
cp -r {work}/units $root/etc/systemd/system
exec chroot $root env -i container=drill PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    /lib/systemd/systemd --system --unit=drill.target --log-target=console --show-status=no
"""
_TARGET = "[Unit]\nDefaultDependencies=no\nWants=glute-studio.service\n"
_DROP_IN = """
[Unit]
DefaultDependencies=no
Conflicts=
After=
Wants=
[Service]
User=root
PAMName=
SupplementaryGroups=
TTYPath=
TTYReset=no
TTYVHangup=no
TTYVTDisallocate=no
UtmpIdentifier=
StandardInput=null
StandardOutput=append:/run/out/facts
StandardError=append:/run/out/errors
ProtectHome=no
DevicePolicy=auto
Environment=QT_QPA_PLATFORM=offscreen STUDIO_MODELS={models} PYTHONPATH={repository}
ExecStart=
ExecStart={python} /run/out/station.py
ExecStop=
ReadWritePaths=/run/out
"""
_STATION = """
import os
import time

from studio.cli import main
from studio.engine.pipeline.analysis import AnalysisThread

work = AnalysisThread._work


def work_or_freeze(self):
    if os.path.exists("/run/out/freeze"):
        os.rename("/run/out/freeze", "/run/out/frozen")
        time.sleep(1000)
    work(self)


AnalysisThread._work = work_or_freeze
main(["run", "--kiosk", "--source", "athlete", "--facts", "--by-itself", "1000"])
"""


class Drill:
    """A systemd with the station in it."""

    def __init__(self, work: Path) -> None:
        """Write what it needs into an existing folder."""
        self.work = work
        self._facts = work / "out" / "facts"
        for name in ("disk", "out", "units/glute-studio.service.d"):
            (work / name).mkdir(parents=True)
        values = {"python": sys.executable, "repository": REPOSITORY, "work": work}
        drop_in = _DROP_IN.format(models=locate_models().folder, **values)
        (work / "units/glute-studio.service").write_text(UNIT.read_text(encoding="utf-8"))
        (work / "units/glute-studio.service.d/clone.conf").write_text(drop_in)
        (work / "units/drill.target").write_text(_TARGET)
        (work / "out/station.py").write_text(_STATION)
        self.boot = _BOOT.format(**values)

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """From its boot to its end."""
        spaces = ("--pid", "--fork", "--kill-child", "--mount", "--cgroup", "--net", "--ipc")
        with (
            (self.work / "boot.log").open("wb") as log,
            subprocess.Popen(
                ["unshare", *spaces, "--uts", "sh", "-c", self.boot], stdout=log, stderr=log
            ) as machine,
        ):
            try:
                yield
            finally:
                machine.kill()

    def first_pictures(self) -> int:
        """How often the station opened."""
        with contextlib.suppress(OSError):
            return self._facts.read_text(encoding="utf-8").count('"first_picture"')
        return 0

    def wait_for(self, count: int) -> None:
        """Wait until it opened so often."""
        until_s = time.monotonic() + _GIVE_UP_S
        while self.first_pictures() < count:
            if time.monotonic() > until_s:
                sys.stderr.write((self.work / "boot.log").read_text(errors="replace")[-2000:])
                raise SystemExit("under_systemd: the station did not open")
            time.sleep(0.05)

    def station(self) -> int:
        """Process id of the station, as this program sees it."""
        for place in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if b"/run/out/station.py" in (place / "cmdline").read_bytes():
                    return int(place.name)
        raise SystemExit("under_systemd: the station is not there")


def drill(work: Path) -> dict[str, float]:
    """Every blow once.

    Args:
        work: An existing, empty folder.
    """
    machine = Drill(work)
    took_s: dict[str, float] = {}
    with machine.running():
        machine.wait_for(1)
        for count, number in enumerate(SIGNALS, start=2):
            time.sleep(_SETTLE_S)
            began_s = time.monotonic()
            os.kill(machine.station(), number)
            machine.wait_for(count)
            took_s[number.name] = round(time.monotonic() - began_s, 2)
        time.sleep(_SETTLE_S)
        (work / "out/freeze").touch()
        while not (work / "out/frozen").exists():
            time.sleep(0.05)
        began_s = time.monotonic()
        machine.wait_for(len(SIGNALS) + 2)
        took_s["frozen analysis"] = round(time.monotonic() - began_s, 2)
    return took_s


def main() -> None:
    """Print what was found."""
    if os.name != "posix" or os.geteuid() != 0 or not Path("/lib/systemd/systemd").exists():
        raise SystemExit("under_systemd: run it as root, where systemd is installed")
    with tempfile.TemporaryDirectory(prefix="glute-studio-systemd-") as folder:
        found = drill(Path(folder))
    sys.stdout.write(json.dumps({"back_s": found, "load": os.getloadavg()[0]}) + "\n")


if __name__ == "__main__":
    main()
