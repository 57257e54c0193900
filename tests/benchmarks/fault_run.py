"""Kills the station again and again while the athlete trains: is any rep lost that was shown?

    python -m tests.benchmarks.fault_run [--kills 100] [--seed 1]

The station runs without a display, trains by itself and tells each fact as it is shown. At random
moments, half of them within seconds of a rep, it gets SIGKILL, SIGSEGV or SIGSTOP; a supervisor
like systemd starts it again at once, and kills it first when it was not fed for `--watchdog`
seconds. At the end every rep that was shown must be in the database, and the database must be
whole.

Other programs on the machine make every return longer, so beside each time by the clock there is
what the kernel says of it: how long the program's main thread waited for a core, and how much time
all its threads had on one until the first picture.
"""

import argparse
import json
import os
import random
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studio.engine.pipeline.frame_age import STEPS
from tests.benchmarks.processes import core_time_s, core_wait_s

REPOSITORY = Path(__file__).resolve().parents[2]
SIGNALS = (signal.SIGKILL, signal.SIGSEGV, signal.SIGSTOP)
_GIVE_UP_S = 90.0
_REP_WAIT_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """One start of the program, up to its first picture.

    Attributes:
        first_picture_s: By the clock.
        waited_s: Of that, the main thread waited for a core.
        used_s: On a core, all threads together.
        load: Of the machine then, as `uptime` tells it.
    """

    first_picture_s: float
    waited_s: float
    used_s: float
    load: float


@dataclass(kw_only=True)
class Seen:
    """What the screens showed, over all starts."""

    reps: set[tuple[str, int]] = field(default_factory=set)
    starts: list[Start] = field(default_factory=list)
    camera_picture_s: list[float] = field(default_factory=list)
    resumed: int = 0
    ages: list[int] = field(default_factory=lambda: [0] * STEPS)


class Station:
    """One start of the station, with a supervisor's ear."""

    def __init__(self, data: Path, seen: Seen, *, reps: int) -> None:
        self.seen = seen
        self.fed_s = time.monotonic()
        self.is_ready = threading.Event()
        self.has_rep = threading.Event()
        self._door = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        address = data.parent / "notify"
        address.unlink(missing_ok=True)
        self._door.bind(str(address))
        self.began_s = time.monotonic()
        self._states: list[str] = []
        self.program = subprocess.Popen(
            [
                *(sys.executable, "-m", "studio", "run", "--source", "athlete", "--facts"),
                *("--by-itself", str(reps), "--data", str(data)),
            ],
            cwd=REPOSITORY,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "NOTIFY_SOCKET": str(address)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._ears = [threading.Thread(target=work) for work in (self._listen, self._hear)]
        for ear in self._ears:
            ear.start()

    def _listen(self) -> None:
        assert self.program.stdout is not None
        for line in self.program.stdout:
            if not line.startswith("{"):
                continue
            fact: dict[str, Any] = json.loads(line)
            match fact["fact"]:
                case "first_picture":
                    self._note_start()
                    self.is_ready.set()
                case "camera_picture":
                    self.seen.camera_picture_s.append(time.monotonic() - self.began_s)
                case "rep":
                    self.seen.reps.add((fact["set_id"], fact["number"]))
                    self.has_rep.set()
                case "frame_ages":
                    both = zip(self.seen.ages, fact["counts"], strict=True)
                    self.seen.ages = [before + now for before, now in both]
                case "state":
                    self.seen.resumed += fact["state"] == "live" and not self._states
                    self._states.append(fact["state"])

    def _note_start(self) -> None:
        self.seen.starts.append(
            Start(
                first_picture_s=time.monotonic() - self.began_s,
                waited_s=core_wait_s(self.program.pid),
                used_s=core_time_s(self.program.pid),
                load=os.getloadavg()[0],
            )
        )

    def _hear(self) -> None:
        self._door.settimeout(0.5)
        while self.program.poll() is None:
            try:
                told = self._door.recv(4096)
            except TimeoutError:
                continue
            except OSError:
                return
            if b"WATCHDOG=1" in told or b"READY=1" in told:
                self.fed_s = time.monotonic()

    def strike(self, number: signal.Signals, *, watchdog_s: float) -> float:
        """Hit it, wait until it is gone; returns when the fault happened (monotonic)."""
        hit_s = time.monotonic()
        self.program.send_signal(number)
        if number is signal.SIGSTOP:
            while time.monotonic() - self.fed_s < watchdog_s:
                time.sleep(0.1)
            self.program.kill()
        self.close()
        return hit_s

    def close(self) -> int:
        """Wait for its end; returns the exit code."""
        code = self.program.wait(timeout=30)
        for ear in self._ears:
            ear.join()
        self._door.close()
        if self.program.stdout is not None:
            self.program.stdout.close()
        return code


def run(
    *, kills: int, seed: int, watchdog_s: float, folder: Path, reps: int = 1000
) -> dict[str, Any]:
    """Do the run.

    Args:
        kills: How many.
        seed: Of moments and signals.
        watchdog_s: Without food for so long the supervisor kills.
        folder: Scratch.
        reps: Of each set.
    """
    chance, seen = random.Random(seed), Seen()
    data = folder / "data"
    back_s: dict[str, list[float]] = {name.name: [] for name in SIGNALS}
    done: Counter[str] = Counter()
    station = Station(data, seen, reps=reps)
    for index in range(kills):
        if not station.is_ready.wait(_GIVE_UP_S):
            raise SystemExit("the station did not come back")
        if index % 2 == 0:
            station.has_rep.wait(_REP_WAIT_S)
            time.sleep(chance.uniform(0.0, 4.0))
        else:
            time.sleep(chance.uniform(0.5, 12.0))
        number = SIGNALS[index % len(SIGNALS)] if kills <= len(SIGNALS) else chance.choice(SIGNALS)
        hit_s = station.strike(number, watchdog_s=watchdog_s)
        done[number.name] += 1
        station = Station(data, seen, reps=reps)
        if station.is_ready.wait(_GIVE_UP_S):
            back_s[number.name].append(time.monotonic() - hit_s)
            _tell(index, number=number, back_s=back_s[number.name][-1], start=seen.starts[-1])
    time.sleep(1.0)
    station.program.terminate()
    code = station.close()
    stored, integrity = _stored(data / "studio.db")
    return {
        "kills": dict(done),
        "reps_shown": len(seen.reps),
        "reps_lost": len(seen.reps - stored),
        "integrity": integrity,
        "sets_resumed": seen.resumed,
        "back_s": {name: _spread(all_s) for name, all_s in back_s.items() if all_s},
        "start": {
            "first_picture_s": _spread([start.first_picture_s for start in seen.starts]),
            "camera_picture_s": _spread(seen.camera_picture_s),
            "main_thread_waited_for_a_core_s": _spread([start.waited_s for start in seen.starts]),
            "without_that_wait_s": _spread(
                [start.first_picture_s - start.waited_s for start in seen.starts]
            ),
            "on_cores_s": _spread([start.used_s for start in seen.starts]),
        },
        "load": _spread([start.load for start in seen.starts]),
        "last_exit_code": code,
    }


def _spread(values: list[float]) -> dict[str, float]:
    """Median, p95, largest and number; values that nobody has are left out."""
    if not values:
        return {"n": 0}
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    middle = statistics.median(ordered)
    spread = {"median": middle, "p95": p95, "max": ordered[-1], "n": len(ordered)}
    return {name: round(value, 2) for name, value in spread.items()}


def _tell(index: int, *, number: signal.Signals, back_s: float, start: Start) -> None:
    text = (
        f"{index + 1} {number.name}: back after {back_s:.2f} s; start {start.first_picture_s:.2f} s"
        f" (waited for a core {start.waited_s:.2f} s, used {start.used_s:.2f} s); load {start.load}"
    )
    print(text, file=sys.stderr, flush=True)


def _stored(path: Path) -> tuple[set[tuple[str, int]], str]:
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute("SELECT set_id, number FROM reps").fetchall()
        return set(rows), str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        connection.close()


def main() -> None:
    """Print what was found; exit 1 when a rep was lost or the database is damaged."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--watchdog", type=float, default=10.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = run(
            kills=options.kills, seed=options.seed, watchdog_s=options.watchdog, folder=Path(folder)
        )
    print(json.dumps(found))
    if found["reps_lost"] or found["integrity"] != "ok":
        sys.exit(1)


if __name__ == "__main__":
    main()
