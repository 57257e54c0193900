"""A station that is killed again and again while it writes reps.

    python -m tests.store.killed_station FOLDER KILLS

Each life is a process of its own, killed with SIGKILL a random while after some reps. Printed is
`SET NUMBER` of every rep that the station had shown: it shows one only once its receipt says that
it is durable.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from studio.settings import StationSettings
from studio.store.journal import Journal
from tests.store.builders import goblet_squat, make_plan, make_rep


def _live(folder: Path, screen: int, *, last_rep: int | None) -> None:
    """Count reps for ever, showing each on the screen, a pipe; or die as the last one is shown."""
    journal = Journal(folder, settings=StationSettings(), on_fault=lambda _: os._exit(1))
    journal.start()
    plan = make_plan()
    journal.record_set_started(plan, session_id=journal.begin_session(), exercise=goblet_squat())
    for number in range(1, 100_000):
        if journal.record_rep(plan.set_id, make_rep(number)).wait(timeout_s=30):
            os.write(screen, f"{plan.set_id} {number}\n".encode())
            if number == last_rep:
                os.kill(os.getpid(), signal.SIGKILL)
        journal.record_measured(plan.set_id, make_rep(number))


def _life_and_death(folder: Path, *, reps: int, pause_s: float | None) -> str:
    """Let a station live for some reps and a while longer; returns what its screen showed.

    Without a pause it dies by its own hand in the very moment the last rep is shown.
    """
    eyes, screen = os.pipe()
    station = os.fork()
    if station == 0:
        os.close(eyes)
        try:
            _live(folder, screen, last_rep=reps if pause_s is None else None)
        finally:
            os._exit(1)
    os.close(screen)
    with os.fdopen(eyes) as shown:
        lines = [shown.readline() for _ in range(reps)]
        if pause_s is not None:
            time.sleep(pause_s)
            os.kill(station, signal.SIGKILL)
        lines += shown.readlines()
    _, status = os.waitpid(station, 0)
    if os.waitstatus_to_exitcode(status) != -signal.SIGKILL:
        raise RuntimeError("the station ended by itself")
    return "".join(lines)


def main() -> None:
    """Run as a program."""
    folder, kills = Path(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(20261122)
    for kill in range(kills):
        pause_s = chance.uniform(0.0, 0.01) if kill % 2 else None
        lines = _life_and_death(folder, reps=chance.randint(1, 12), pause_s=pause_s)
        sys.stdout.write(lines)


if __name__ == "__main__":
    main()
