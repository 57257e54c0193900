"""The hub as a server: uvicorn with TLS 1.3 and nothing older."""

import json
import os
import secrets
import socket
import ssl
import time
from collections.abc import Callable
from pathlib import Path

import uvicorn

from studio.errors import KnownError, Reason
from studio.store.ids import now_utc
from studio.sync.certificate import CertificateFiles, ensure_certificate, fingerprint
from studio.sync.hub import Hub
from studio.sync.hub_place import ADMIN_FILE
from studio.sync.local_store import LocalStore

_OWNER_ONLY = 0o600
_END_S = 5


class HubServer:
    """Serves one folder's store until it is told to end."""

    def __init__(
        self,
        folder: Path,
        *,
        host: str,
        port: int,
        keep_days: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Open the store and take the port.

        Args:
            folder: Data folder of the hub.
            host: Address to listen on.
            port: 0 = any free one.
            keep_days: Sessions older than this are removed; None = never.
            clock: Monotonic seconds, for the codes.

        Raises:
            KnownError: The store cannot be written, or the port is taken.
        """
        files = ensure_certificate(folder, now=now_utc())
        self.certificate_pem = files.certificate.read_text(encoding="ascii")
        self._socket = _listening(host, port)
        self.port = int(self._socket.getsockname()[1])
        try:
            self._store = LocalStore(folder)
        except BaseException:
            self._socket.close()
            raise
        self._store.erase_in_copies()
        admin_secret = secrets.token_urlsafe(32)
        self._admin_file = folder / ADMIN_FILE
        _write_privately(self._admin_file, {"port": self.port, "secret": admin_secret})
        hub = Hub(
            self._store,
            fingerprint=fingerprint(self.certificate_pem),
            admin_secret=admin_secret,
            keep_days=keep_days,
            clock=clock,
        )
        config = _configured(hub, files)
        self._server = uvicorn.Server(config)

    @property
    def is_serving(self) -> bool:
        """Whether stations can connect."""
        return self._server.started

    def run(self) -> None:
        """Serve until `end` or a signal; then let go of port and store."""
        try:
            self._server.run(sockets=[self._socket])
        finally:
            self._socket.close()
            self._store.close()
            self._admin_file.unlink(missing_ok=True)

    def end(self) -> None:
        """Ask it to end; from any thread."""
        self._server.should_exit = True


def _configured(hub: Hub, files: CertificateFiles) -> uvicorn.Config:
    """TLS 1.3 or nothing; a request is not logged, since it may tell who trains when."""
    config = uvicorn.Config(
        hub.application(),
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="none",
        loop="asyncio",
        server_header=False,
        timeout_graceful_shutdown=_END_S,
        ssl_certfile=files.certificate,
        ssl_keyfile=files.private_key,
    )
    config.load()
    if config.ssl is None:
        raise RuntimeError("uvicorn made no TLS context")
    config.ssl.minimum_version = ssl.TLSVersion.TLSv1_3
    return config


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        opened = socket.socket(family, socket.SOCK_STREAM)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((host, port))
    except OSError as error:
        raise KnownError(
            Reason.NO_NETWORK,
            f"{host}:{port}: the hub cannot listen there ({error.strerror}); "
            "choose another with --host or --port",
        ) from error
    return opened


def _write_privately(path: Path, content: dict[str, str | int]) -> None:
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(content, file)
