"""A PostgreSQL of our own: in a temporary folder, on loopback, with TLS, started and ended here.

The programs come from Debian's package `postgresql` (installer/bootstrap brings it for the tests).
PostgreSQL does not run as root; where the tests do, it runs as the user the package made for it.
"""

import os
import shutil
import signal
import socket
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from studio.sync.certificate import ensure_certificate

_PLACES = ("/usr/lib/postgresql", "/usr/local/pgsql")
_USER = "postgres"
_START_S = 30.0


def programs() -> Path | None:
    """The folder of initdb and postgres; None = PostgreSQL is not installed."""
    found = [path for place in _PLACES for path in Path(place).glob("**/bin/initdb")]
    if found:
        return sorted(found)[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


class PostgresServer:
    """One server.

    Attributes:
        port: On 127.0.0.1.
        certificate_pem: Its own certificate, which is its authority too.
        owner: How the owner of the database connects.
    """

    def __init__(self, folder: Path, *, programs: Path) -> None:
        self._programs = programs
        self._folder = folder
        self._data = folder / "data"
        self._process: subprocess.Popen[bytes] | None = None
        self.port = free_port()
        folder.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            shutil.chown(folder, _USER, _USER)
        password = folder / "password"
        password.write_text("owner-of-the-tests", encoding="ascii")
        self._own(password)
        self._run("initdb", f"--pgdata={self._data}", f"--username={_USER}", f"--pwfile={password}",
                  "--auth=scram-sha-256", "--no-sync", "--encoding=UTF8", "--locale=C")  # fmt: skip
        files = ensure_certificate(self._data, now=datetime.now(UTC))
        for path in (files.certificate, files.private_key):
            self._own(path)
        self.certificate_pem = files.certificate.read_text(encoding="ascii")
        (self._data / "pg_hba.conf").write_text(
            "hostssl all all 127.0.0.0/8 scram-sha-256\n", encoding="ascii"
        )
        self.owner = f"postgresql://{_USER}:owner-of-the-tests@127.0.0.1:{self.port}/postgres?sslmode=require"

    def start(self) -> None:
        """Start, and wait until it answers."""
        settings = {
            "port": str(self.port),
            "listen_addresses": "127.0.0.1,127.0.0.2",  # the certificate names the first alone
            "unix_socket_directories": "",
            "ssl": "on",
            "ssl_cert_file": "hub.crt",
            "ssl_key_file": "hub.key",
            "ssl_min_protocol_version": "TLSv1.3",
            "shared_buffers": "16MB",
            "max_connections": "30",
            "restart_after_crash": "off",
        }
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                self._command("postgres", "-D", str(self._data), *words),
                stdout=log,
                stderr=log,
                cwd=self._folder,
                start_new_session=True,
            )
        until_s = time.monotonic() + _START_S
        while True:
            try:
                psycopg.connect(self.owner).close()
            except psycopg.OperationalError:
                assert time.monotonic() < until_s, (self._folder / "log").read_text()
                time.sleep(0.05)
            else:
                return

    def kill(self) -> None:
        """As a power cut: nothing is tidied up."""
        if self._process is not None:
            for pid in self._pids():
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue
            self._process.wait()
            self._process = None

    def stop(self) -> None:
        """End it in order, quickly."""
        if self._process is not None:
            os.kill(self._postmaster(), signal.SIGINT)
            self._process.wait(30)
            self._process = None

    def _postmaster(self) -> int:
        text = (self._data / "postmaster.pid").read_text(encoding="ascii")
        return int(text.splitlines()[0])

    def _pids(self) -> list[int]:
        """The server and every process it started."""
        first = self._postmaster()
        with Path(f"/proc/{first}/task/{first}/children").open(encoding="ascii") as children:
            return [first, *(int(pid) for pid in children.read().split())]

    def _own(self, path: Path) -> None:
        path.chmod(0o600)
        if os.geteuid() == 0:
            shutil.chown(path, _USER, _USER)

    def _command(self, program: str, *words: str) -> list[str]:
        command = [str(self._programs / program), *words]
        if os.geteuid() == 0:
            return ["setpriv", f"--reuid={_USER}", f"--regid={_USER}", "--clear-groups", *command]
        return command

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            self._command(program, *words),
            capture_output=True,
            text=True,
            check=False,
            cwd=self._folder,
            timeout=100,
        )
        assert done.returncode == 0, done.stderr


def free_port() -> int:
    """A port of 127.0.0.1 that nobody uses just now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
