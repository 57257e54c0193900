"""What Linux tells of another process: cores, memory, handles, threads."""

import os
from pathlib import Path


def core_wait_s(pid: int) -> float:
    """How long the main thread was ready to run and had no core (proc(5), schedstat)."""
    fields = Path(f"/proc/{pid}/task/{pid}/schedstat").read_text(encoding="ascii").split()
    return int(fields[1]) / 1e9


def core_time_s(pid: int) -> float:
    """Seconds all threads have had on a core, kernel included."""
    fields = _stat(pid)
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _stat(pid: int) -> list[str]:
    """Fields of proc(5), stat, from the third on: the second may hold blanks."""
    return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
