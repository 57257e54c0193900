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


def memory_mb_of(pid: int) -> float:
    """Resident memory, in MB of 1024 x 1024 bytes."""
    return int(_status(pid)["VmRSS"].split()[0]) / 1024


def threads_of(pid: int) -> int:
    """How many threads there are."""
    return int(_status(pid)["Threads"])


def files_of(pid: int) -> int:
    """How many files, sockets and devices are open."""
    return len(os.listdir(f"/proc/{pid}/fd"))


def _status(pid: int) -> dict[str, str]:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return dict(line.split(":", 1) for line in lines)
