import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import IN_CI
from tests.sync.postgres_server import PostgresServer, programs


@pytest.fixture(scope="module")
def postgres() -> Iterator[PostgresServer]:
    """A running PostgreSQL; skips where it is not installed, which in CI is a failure."""
    folder = programs()
    if folder is None:
        reason = "PostgreSQL is not installed; installer/bootstrap test brings it"
        if IN_CI:
            pytest.fail(reason)
        pytest.skip(reason)
    # Not in pytest's own folder: the server's user could not look into it.
    with tempfile.TemporaryDirectory(prefix="studio-postgres-") as place:
        Path(place).chmod(0o755)
        server = PostgresServer(Path(place) / "server", programs=folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()
