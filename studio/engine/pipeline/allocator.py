"""How the C library hands out memory: what is freed shall be free for all threads.

glibc gives each thread heaps of its own, 64 MB at a time. Pictures are made on one thread and freed
on another, so every such heap keeps what was its largest need, and a station with a dozen threads
holds some 100 MB that nobody uses. Two shared heaps do as well: most of a picture's time is spent
without an allocation.
"""

import ctypes
import logging
import sys

_log = logging.getLogger(__name__)

_M_MMAP_THRESHOLD = -3
_M_ARENA_MAX = -8
"""Numbers of glibc's malloc.h."""

_ARENAS = 2
_OWN_MAPPING_BYTES = 4 << 20
"""Larger blocks go back to the system when freed. A 720p picture (2.8 MB) stays below it: taking
and giving back as much thirty times a second would cost more than it saves."""


def share_heaps() -> bool:
    """Have all threads share two heaps; call ahead of the first thread.

    Returns:
        False where the C library is another one: everything works, with more memory.
    """
    if not sys.platform.startswith("linux"):
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None:
        return False
    is_set = bool(mallopt(_M_ARENA_MAX, _ARENAS))
    is_set = bool(mallopt(_M_MMAP_THRESHOLD, _OWN_MAPPING_BYTES)) and is_set
    if not is_set:
        _log.info("the C library keeps its own ways of handing out memory")
    return is_set
