"""The book of starts: how often the station was cut off lately, and whether to stop trying.

Each start is written down and crossed out when the program ends in order. What stays is a crash.
Starts of an earlier boot do not count: a power cut is no fault of the program.
"""

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

START_FILE = "starts.json"
WINDOW_S = 600.0
MOST_CRASHES = 4
"""So many crashes within ten minutes are a loop: the client sees what to do instead."""

_OWNER_ONLY = 0o600
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class StartVerdict:
    """What the book says at a start.

    Attributes:
        crashes: Starts within the last ten minutes that did not end in order.
        is_loop: Whether to show the safe screen instead of trying once more.
    """

    crashes: int
    is_loop: bool


class StartBook:
    """Kept in the data folder. A book that cannot be read or written is as good as none."""

    def __init__(
        self,
        data_folder: Path,
        *,
        clock: Callable[[], float] = time.monotonic,
        boot_id: Callable[[], str] | None = None,
    ) -> None:
        """Nothing is read before `begin`.

        Args:
            data_folder: Where the book lies.
            clock: Seconds since the machine was started.
            boot_id: Names this run of the machine; None = as the kernel says.
        """
        self._path = data_folder / START_FILE
        self._clock = clock
        self._boot_id = boot_id or _kernel_boot_id
        self._own: float | None = None

    def begin(self) -> StartVerdict:
        """Write this start down.

        Returns:
            How the ones before it ended.
        """
        now_s = self._clock()
        open_s = [s for s in self._read() if 0.0 <= now_s - s <= WINDOW_S]
        self._own = now_s
        self._write([*open_s, now_s])
        return StartVerdict(crashes=len(open_s), is_loop=len(open_s) >= MOST_CRASHES)

    def end_in_order(self) -> None:
        """This start ended as it should; whatever the ones before it did is forgiven."""
        if self._own is not None:
            self._own = None
            self._write([])

    def end_for_one_try(self) -> None:
        """After a loop: the next start is tried, and one crash more is the loop again."""
        if self._own is not None:
            self._own = None
            self._write([self._clock()] * (MOST_CRASHES - 1))

    def _read(self) -> list[float]:
        try:
            book = json.loads(self._path.read_text(encoding="utf-8"))
            if book["boot_id"] != self._boot_id():
                return []
            return [float(start_s) for start_s in book["open_s"]]
        except (OSError, ValueError, KeyError, TypeError):
            return []

    def _write(self, open_s: list[float]) -> None:
        text = json.dumps({"boot_id": self._boot_id(), "open_s": open_s})
        beside = self._path.with_suffix(".new")
        try:
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
            with os.fdopen(descriptor, "w", encoding="utf-8") as writer:
                writer.write(text)
            beside.replace(self._path)
        except OSError:
            # A full disk must not keep the station from starting.
            beside.unlink(missing_ok=True)


def _kernel_boot_id() -> str:
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return ""
