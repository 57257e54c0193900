"""An RTSP camera on loopback: RFC 2326 over TCP, pictures as RTP/JPEG (RFC 2435).

Enough of both for one client at a time: OPTIONS, DESCRIBE, SETUP (interleaved), PLAY.
"""

import socketserver
import struct
import threading
import time
from types import TracebackType

import cv2
import numpy as np

_WIDTH, _HEIGHT = 320, 240
_PACKET_BYTES = 1200
_RTP_CLOCK_HZ = 90_000


class RtspCamera:
    """Serves pictures whose brightness counts 0..7 in steps of 32; can go silent."""

    def __init__(self, *, fps: float = 25.0) -> None:
        self.is_silent = False
        self.period_s = 1.0 / fps
        self.is_gone = threading.Event()
        self.pictures = [_jpeg_parts(number * 32) for number in range(8)]
        self._server = _Server(("127.0.0.1", 0), _Session)
        self._server.camera = self
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.01,), name="rtsp-camera"
        )

    @property
    def url(self) -> str:
        return f"rtsp://127.0.0.1:{self._server.server_address[1]}/stream"

    def __enter__(self) -> "RtspCamera":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.is_gone.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = False
    allow_reuse_address = True
    camera: RtspCamera


class _Session(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        self.request.settimeout(0.05)
        player: threading.Thread | None = None
        try:
            while (request := self._next_request()) is not None:
                method, sequence, transport = request
                self._answer(method, sequence, transport)
                if method == "PLAY":
                    player = threading.Thread(target=self._play, name="rtsp-player")
                    player.start()
                if method == "TEARDOWN":
                    break
        except OSError:
            pass
        self._is_over = True
        if player is not None:
            player.join()

    def setup(self) -> None:
        super().setup()
        self._is_over = False
        self._received = b""

    def _next_request(self) -> tuple[str, str, str] | None:
        """Method, CSeq and Transport of the next request; None when the client or we are gone."""
        while b"\r\n\r\n" not in self._received:
            if self.server.camera.is_gone.is_set():
                return None
            try:
                data = self.request.recv(4096)
            except TimeoutError:
                continue
            if not data:
                return None
            self._received += data
        head, _, self._received = self._received.partition(b"\r\n\r\n")
        lines = head.decode(errors="replace").split("\r\n")
        headers = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
        method = lines[0].split(" ")[0].rsplit("\x00", 1)[-1]
        return method, headers.get("CSeq", "0"), headers.get("Transport", "")

    def _answer(self, method: str, sequence: str, transport: str) -> None:
        headers = [f"CSeq: {sequence}"]
        body = ""
        if method == "OPTIONS":
            headers.append("Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN")
        elif method == "DESCRIBE":
            body = "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=camera\r\nt=0 0\r\n"
            body += "m=video 0 RTP/AVP 26\r\na=rtpmap:26 JPEG/90000\r\na=control:track1\r\n"
            headers += ["Content-Type: application/sdp", f"Content-Length: {len(body)}"]
        elif method in {"SETUP", "PLAY"}:
            headers.append("Session: 12345678")
        if method == "SETUP":
            headers.append(f"Transport: {transport}")
        answer = "\r\n".join(["RTSP/1.0 200 OK", *headers, "", body])
        self.request.sendall(answer.encode())

    def _play(self) -> None:
        camera = self.server.camera
        number = packet = 0
        start_s = time.monotonic()
        while not self._is_over and not camera.is_gone.wait(camera.period_s):
            if camera.is_silent:
                continue
            stamp = int((time.monotonic() - start_s) * _RTP_CLOCK_HZ)
            try:
                packet = self._send_picture(camera.pictures[number % 8], packet, stamp)
            except OSError:
                return
            number += 1

    def _send_picture(self, parts: tuple[bytes, bytes], packet: int, stamp: int) -> int:
        tables, scan = parts
        for offset in range(0, len(scan), _PACKET_BYTES):
            piece = scan[offset : offset + _PACKET_BYTES]
            is_last = offset + _PACKET_BYTES >= len(scan)
            # type 1: 4:2:0; quality 255: tables follow in the first packet
            head = struct.pack(">IBBBB", offset, 1, 255, _WIDTH // 8, _HEIGHT // 8)
            if offset == 0:
                head += struct.pack(">BBH", 0, 0, len(tables)) + tables
            rtp = struct.pack(
                ">BBHII", 0x80, 26 | (is_last << 7), packet & 0xFFFF, stamp & 0xFFFFFFFF, 7
            )
            payload = rtp + head + piece
            self.request.sendall(b"$\x00" + struct.pack(">H", len(payload)) + payload)
            packet += 1
        return packet


def _jpeg_parts(brightness: int) -> tuple[bytes, bytes]:
    """Quantisation tables and entropy-coded scan of a 4:2:0 picture."""
    image = np.full((_HEIGHT, _WIDTH, 3), brightness, np.uint8)
    done, encoded = cv2.imencode(".jpg", image)
    assert done
    data = encoded.tobytes()
    tables, position = b"", 2
    while data[position + 1] != 0xDA:
        length = int.from_bytes(data[position + 2 : position + 4], "big")
        if data[position + 1] == 0xDB:
            segment = data[position + 4 : position + 2 + length]
            tables += b"".join(
                segment[start + 1 : start + 65] for start in range(0, len(segment), 65)
            )
        position += 2 + length
    position += 2 + int.from_bytes(data[position + 2 : position + 4], "big")
    return tables, data[position:-2]
