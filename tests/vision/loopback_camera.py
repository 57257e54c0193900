"""A network camera on loopback: Motion-JPEG over HTTP that can go silent, hang up and return."""

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

import cv2
import numpy as np

_BOUNDARY = b"picture"


def _jpeg(number: int) -> bytes:
    """A picture whose brightness counts 0..7 in steps of 32, so that order can be seen."""
    image = np.full((240, 320, 3), (number % 8) * 32, np.uint8)
    done, data = cv2.imencode(".jpg", image)
    assert done
    return data.tobytes()


class LoopbackCamera:
    """Serves pictures on a port that stays the same over `unplug` and `plug_in`."""

    def __init__(self, *, fps: float = 30.0) -> None:
        self.is_silent = False
        self._period_s = 1.0 / fps
        self._pictures = [_jpeg(number) for number in range(8)]
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None
        self._port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}/video"

    def plug_in(self) -> None:
        self._server = _Server(("127.0.0.1", self._port), self._handler())
        self._port = self._server.server_address[1]
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.01,), name="loopback-camera"
        )
        self._thread.start()

    def unplug(self) -> None:
        """Hang up on everybody and stop listening."""
        assert self._server is not None
        assert self._thread is not None
        self._server.is_gone.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()  # waits for the threads of the connections

    def __enter__(self) -> "LoopbackCamera":
        self.plug_in()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._server is not None
        if not self._server.is_gone.is_set():
            self.unplug()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        camera = self

        class Handler(BaseHTTPRequestHandler):
            server: _Server

            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header(
                    "Content-Type", f"multipart/x-mixed-replace; boundary={_BOUNDARY.decode()}"
                )
                self.end_headers()
                camera.send_pictures(self)

            def log_message(self, *_: object) -> None:
                """Nothing: the test's output stays clean."""

        return Handler

    def send_pictures(self, connection: BaseHTTPRequestHandler) -> None:
        server = connection.server
        assert isinstance(server, _Server)
        number = 0
        due_s = time.monotonic()
        while not server.is_gone.wait(max(0.0, due_s - time.monotonic())):
            due_s += self._period_s
            if self.is_silent:
                continue
            data = self._pictures[number % 8]
            head = b"--%s\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n"
            try:
                connection.wfile.write(head % (_BOUNDARY, len(data)) + data + b"\r\n")
            except OSError:
                return
            number += 1


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    allow_reuse_address = True

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        self.is_gone = threading.Event()
        super().__init__(address, handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: clients hang up in the middle of a picture here."""


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
