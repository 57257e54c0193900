"""A real hub on loopback, in a thread of its own."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.sync.hub_client import HubAdmin, pair_with_hub
from studio.sync.hub_server import HubServer
from studio.sync.paired import PairedHub

_START_S = 20.0


class RunningHub:
    """A hub that serves.

    Attributes:
        folder: Its data folder.
        address: Where it serves.
        certificate_pem: What it shows.
    """

    def __init__(self, folder: Path, *, port: int = 0, keep_days: int | None = None) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        self.folder = folder
        self.seconds = 0.0
        self._server = HubServer(
            folder,
            host="127.0.0.1",
            port=port,
            keep_days=keep_days,
            clock=lambda: self.seconds,
        )
        self.port = self._server.port
        self.address = f"https://127.0.0.1:{self.port}"
        self.certificate_pem = self._server.certificate_pem
        self._thread = threading.Thread(target=self._server.run, name="hub")
        self._thread.start()
        until_s = time.monotonic() + _START_S
        while not self._server.is_serving and time.monotonic() < until_s:
            time.sleep(0.01)
        assert self._server.is_serving

    def admin(self) -> HubAdmin:
        return HubAdmin(self.folder, self.certificate_pem)

    def new_code(self) -> str:
        with self.admin() as admin:
            return admin.new_code()

    def pair(self, station_id: str) -> PairedHub:
        return pair_with_hub(self.address, code=self.new_code(), station_id=station_id)

    def stop(self) -> None:
        self._server.end()
        self._thread.join(20)


@contextmanager
def running_hub(
    folder: Path, *, port: int = 0, keep_days: int | None = None
) -> Iterator[RunningHub]:
    hub = RunningHub(folder, port=port, keep_days=keep_days)
    try:
        yield hub
    finally:
        hub.stop()
