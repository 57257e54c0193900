"""A restore that dies at every step it takes on the disk.

    python -m tests.store.cut_restore STATION BACKUP OUT

Each life is a process of its own on a copy of the station, `OUT/1`, `OUT/2`, ...: it dies just
before its first, second, ... touch of a file. Printed is how many lives there were; the last one
lived to the end.
"""

import os
import shutil
import sys
from itertools import count
from pathlib import Path

from studio.store.restore import restore
from tests.sync.stations import NOW

_TOUCHES = {
    "open",
    "os.chmod",
    "os.link",
    "os.listdir",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.scandir",
    "sqlite3.connect",
}
_DIED = 9


def _live_and_die(station: Path, backup: Path, *, at: int) -> None:
    touches = count(1)

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event in _TOUCHES and str(station) in str(arguments) and next(touches) == at:
            os._exit(_DIED)

    sys.addaudithook(watch)
    restore(station, backup, now=NOW)


def main() -> None:
    """Run as a program."""
    station, backup, out = map(Path, sys.argv[1:])
    for life in count(1):
        copy = out / str(life)
        shutil.copytree(station, copy)
        child = os.fork()
        if child == 0:
            code = 1
            try:
                _live_and_die(copy, backup, at=life)
                code = 0
            finally:
                os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code not in {0, _DIED}:
            raise RuntimeError(f"life {life} ended with {code}")
        if code == 0:
            sys.stdout.write(str(life))
            return


if __name__ == "__main__":
    main()
