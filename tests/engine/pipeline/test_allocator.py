"""Heaps are shared, so that threads do not each keep what was freed."""

import json
import subprocess
import sys

import pytest

# Each thread takes and frees 20 MB in small blocks and stays; what is left is what heaps keep.
_PROGRAM = """
import json, sys, threading
from studio.engine.pipeline.allocator import share_heaps

is_shared = share_heaps() if sys.argv[1] == "shared" else False
THREADS = 6
done, leave = threading.Barrier(THREADS + 1), threading.Event()

def work():
    blocks = [bytearray(64_000) for _ in range(20)]
    done.wait()
    del blocks
    leave.wait()

threads = [threading.Thread(target=work) for _ in range(THREADS)]
for thread in threads:
    thread.start()
done.wait()
heaps = 0
for line in open("/proc/self/maps"):
    ends = line.split()[0].split("-")
    first, last = (int(end, 16) for end in ends)
    heaps += len(line.split()) == 5 and first % (64 << 20) == 0
leave.set()
for thread in threads:
    thread.join()
print(json.dumps([is_shared, heaps]))
"""


def _run(how: str) -> tuple[bool, int]:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, how],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    is_shared, heaps = json.loads(done.stdout)
    return is_shared, heaps


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc's heaps")
def test_threads_share_two_heaps() -> None:
    _, own = _run("own")
    is_shared, shared = _run("shared")

    assert is_shared
    assert shared < own
    assert shared <= 2
