"""Cuts the power of the journal again and again, on paper: is an acknowledged rep ever lost?

    python -m tests.benchmarks.power_cuts [--cuts 1000] [--reps 300] [--seed 1]

The real journal writes reps while power_cuts.c writes down what it asks
of the disk. A cut is a moment in that list: what was synced is there; of what came after the last
sync of a file, each write is dropped, kept, or torn at sectors of 512 bytes. Every disk that could
have been left is opened again with SQLite: it must be whole and hold every acknowledged rep.
`--lying` leaves the syncs out, as a disk that lies would; it must show losses.

Needs gcc. Linux only.
"""

import argparse
import json
import os
import random
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
ACKNOWLEDGED = "acknowledged"
_SECTOR = 512
_HEAD = struct.Struct("<QQQ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing that was asked of the disk: "w"rite, "t"runcate, "s"ync or "u"nlink."""

    kind: str
    file: str
    offset: int
    data: bytes = b""


@dataclass(slots=True)
class Disk:
    """What is certainly there, and what was asked since the last sync, file by file."""

    durable: dict[str, bytearray] = field(default_factory=dict)
    pending: dict[str, list[Asked]] = field(default_factory=dict)
    acknowledged: int = 0

    def take(self, asked: Asked, *, syncs: bool) -> None:
        """The next thing that was asked."""
        if asked.file == ACKNOWLEDGED:
            self.acknowledged = int(asked.data)
        elif asked.kind == "u":
            # SQLite syncs the folder after it.
            self.durable.pop(asked.file, None)
            self.pending.pop(asked.file, None)
        elif asked.kind != "s":
            self.pending.setdefault(asked.file, []).append(asked)
        elif syncs:
            content = self.durable.setdefault(asked.file, bytearray())
            for waiting in self.pending.pop(asked.file, []):
                _apply(content, waiting)

    def after_a_cut(self, chance: random.Random) -> dict[str, bytearray]:
        """One of the disks that a cut now could leave behind."""
        left = {name: bytearray(content) for name, content in self.durable.items()}
        for name, waiting in self.pending.items():
            content = left.setdefault(name, bytearray())
            for asked in waiting:
                fate = chance.choice(("dropped", "kept", "torn"))
                if fate == "kept" or (
                    fate == "torn" and asked.kind == "t" and chance.random() < 0.5
                ):
                    _apply(content, asked)
                elif fate == "torn" and asked.kind == "w":
                    _apply_torn(content, asked, chance)
        return left


def _apply(content: bytearray, asked: Asked) -> None:
    if asked.kind == "t":
        del content[asked.offset :]
        content.extend(bytes(asked.offset - len(content)))
        return
    end = asked.offset + len(asked.data)
    content.extend(bytes(max(0, end - len(content))))
    content[asked.offset : end] = asked.data


def _apply_torn(content: bytearray, asked: Asked, chance: random.Random) -> None:
    for start in range(0, len(asked.data), _SECTOR):
        if chance.random() < 0.5:
            part = asked.data[start : start + _SECTOR]
            _apply(content, Asked(kind="w", file="", offset=asked.offset + start, data=part))


def record(folder: Path, *, reps: int) -> list[Asked]:
    """Have the journal write, and write down what it asks of the disk.

    Args:
        folder: Scratch.
        reps: How many.
    """
    library, log, data = folder / "power_cuts.so", folder / "log", folder / "data"
    source = Path(__file__).with_suffix(".c")
    command = ["gcc", "-O2", "-shared", "-fPIC", "-o", str(library), str(source), "-ldl"]
    subprocess.run([*command, "-lpthread"], check=True)
    data.mkdir()
    watched = {"LD_PRELOAD": str(library), "CUTS_LOG": str(log), "CUTS_FOLDER": str(data)}
    subprocess.run(
        [sys.executable, __file__, "--write", str(data), "--reps", str(reps)],
        cwd=REPOSITORY,
        env={**os.environ, **watched, "PYTHONPATH": str(REPOSITORY)},
        check=True,
    )
    return list(_read(log.read_bytes(), folder=data))


def _read(log: bytes, *, folder: Path) -> Iterator[Asked]:
    at = 0
    while at < len(log):
        kind = chr(log[at])
        offset, length, path_length = _HEAD.unpack_from(log, at + 1)
        at += 1 + _HEAD.size
        name = Path(log[at : at + path_length].decode()).name
        at += path_length
        data = log[at : at + length] if kind == "w" else b""
        at += len(data)
        if name.startswith(("studio.db", ACKNOWLEDGED)) and not name.endswith("-shm"):
            yield Asked(kind=kind, file=name, offset=offset, data=data)


def write(data: Path, *, reps: int) -> None:
    """The program that is watched: the real journal, each rep acknowledged once it is durable."""
    from studio.settings import StationSettings
    from studio.store.journal import Journal
    from tests.store.builders import goblet_squat, make_plan, make_rep

    journal = Journal(data, settings=StationSettings(), on_fault=lambda _fault: None)
    journal.start()
    plan, session = make_plan(), journal.begin_session()
    journal.record_set_started(plan, session_id=session, exercise=goblet_squat())
    mark = os.open(data / ACKNOWLEDGED, os.O_WRONLY | os.O_CREAT)
    for number in range(1, reps + 1):
        if not journal.record_rep(plan.set_id, make_rep(number)).wait(timeout_s=10.0):
            raise SystemExit("the disk takes nothing")
        os.pwrite(mark, str(number).encode(), 0)
    journal.stop()


def cut(
    asked: list[Asked], *, cuts: int, seed: int, folder: Path, syncs: bool = True
) -> dict[str, Any]:
    """Cut the power at random moments and look at what is left.

    Args:
        asked: Of the disk.
        cuts: How many.
        seed: Of moments and of what is left.
        folder: Scratch.
        syncs: False = the disk lies.
    """
    chance, disk = random.Random(seed), Disk()
    first = next(i for i, one in enumerate(asked) if one.file == ACKNOWLEDGED)
    moments = sorted(chance.randrange(first + 1, len(asked) + 1) for _ in range(cuts))
    damaged = lost_cuts = most_lost = at = 0
    for moment in moments:
        for one in asked[at:moment]:
            disk.take(one, syncs=syncs)
        at = moment
        is_whole, stored = _look(disk.after_a_cut(chance), folder)
        missing = max(0, disk.acknowledged - stored)
        damaged += not is_whole
        lost_cuts += missing > 0
        most_lost = max(most_lost, missing)
    return {"cuts": cuts, "damaged": damaged, "cuts_with_loss": lost_cuts, "most_lost": most_lost}


def _look(left: dict[str, bytearray], folder: Path) -> tuple[bool, int]:
    """Whether the database is whole, and the highest rep up to which none is missing."""
    place = folder / "left"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for name, content in left.items():
        (place / name).write_bytes(content)
    connection = sqlite3.connect(place / "studio.db")
    try:
        numbers = [row[0] for row in connection.execute("SELECT number FROM reps ORDER BY number")]
        found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError:
        return False, 0
    finally:
        connection.close()
    return found == "ok", len(numbers) if numbers == list(range(1, len(numbers) + 1)) else 0


def main() -> None:
    """Print what was found; exit 1 when anything acknowledged was lost or damaged."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=1000)
    parser.add_argument("--reps", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lying", action="store_true")
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write is not None:
        write(options.write, reps=options.reps)
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        asked = record(folder, reps=options.reps)
        found = cut(
            asked, cuts=options.cuts, seed=options.seed, folder=folder, syncs=not options.lying
        )
    print(json.dumps(found))
    if found["damaged"] or found["cuts_with_loss"]:
        sys.exit(1)


if __name__ == "__main__":
    main()
