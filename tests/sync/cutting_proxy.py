"""A line between a station and its store that breaks in the middle of things.

    python -m tests.sync.cutting_proxy PORT TARGET_PORT SEED

Every connection is cut after a random number of bytes, counted in one direction: towards the
store (before it can commit) or back from it (after it has). The first line of output says when it
listens, each further line that something was cut.
"""

import asyncio
import random
import sys

_MOST_BYTES = {"there": 60_000, "back": 9_000}
_PIECE = 1024


async def _carry(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, until: int | None
) -> bool:
    """Carry bytes on; returns whether it was cut."""
    carried = 0
    while piece := await reader.read(_PIECE):
        carried += len(piece)
        if until is not None and carried >= until:
            writer.write(piece[: len(piece) // 2])
            return True
        writer.write(piece)
        await writer.drain()
    return False


async def _serve(port: int, target: int, chance: random.Random) -> None:
    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there, back = await asyncio.open_connection("127.0.0.1", target)
        except OSError:
            writer.close()
            return
        way = chance.choice(list(_MOST_BYTES))
        until = chance.randint(1, _MOST_BYTES[way])
        lines = [
            asyncio.ensure_future(_carry(reader, back, until=until if way == "there" else None)),
            asyncio.ensure_future(_carry(there, writer, until=until if way == "back" else None)),
        ]
        done, rest = await asyncio.wait(lines, return_when=asyncio.FIRST_COMPLETED)
        for line in rest:
            line.cancel()
        if any(line.exception() is None and line.result() for line in done):
            print(f"cut {way}", flush=True)  # noqa: T201
        for end in (writer, back):
            end.transport.abort()

    server = await asyncio.start_server(connected, "127.0.0.1", port)
    print("listens", flush=True)  # noqa: T201
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), int(sys.argv[2]), random.Random(int(sys.argv[3]))))
