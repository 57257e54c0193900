"""A station loads what its own way to the store needs, and nothing of the other ways."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from studio.errors import KnownError, Reason
from studio.settings import StationSettings
from studio.store.ids import now_utc
from studio.sync.certificate import ensure_certificate
from studio.sync.hub_client import HubTransport
from studio.sync.local_store import LocalStore
from studio.sync.open_transport import open_transport
from studio.sync.paired import PairedHub, PairedPostgres, save_paired

PACKAGES_OF_OTHER_WAYS = {"httpx", "cryptography", "starlette", "uvicorn", "psycopg", "datasette"}


@pytest.mark.parametrize("module", ["studio.app", "studio.cli.application"])
def test_starting_the_station_loads_no_package_of_hub_or_database_server(module: str) -> None:
    program = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
    )
    loaded = set(done.stdout.split())

    assert "studio" in loaded
    assert not loaded & PACKAGES_OF_OTHER_WAYS


def test_a_station_that_was_never_paired_writes_on_its_own_machine(tmp_path: Path) -> None:
    transport = open_transport(StationSettings(), tmp_path)
    transport.close()

    assert isinstance(transport, LocalStore)


def test_a_station_paired_with_a_hub_goes_to_the_hub(tmp_path: Path) -> None:
    files = ensure_certificate(tmp_path, now=now_utc())
    paired = PairedHub(
        address="https://127.0.0.1:8443",
        certificate_pem=files.certificate.read_text(encoding="ascii"),
        credential="secret",
        store_id="store",
    )
    save_paired(tmp_path, paired)

    transport = open_transport(StationSettings(), tmp_path)
    transport.close()

    assert isinstance(transport, HubTransport)


def test_a_station_paired_with_a_server_goes_to_the_server(tmp_path: Path) -> None:
    files = ensure_certificate(tmp_path, now=now_utc())
    paired = PairedPostgres(
        host="127.0.0.1",
        port=1,  # nothing listens there
        database="studio",
        role="station",
        password="secret",
        certificate_pem=files.certificate.read_text(encoding="ascii"),
        store_id="store",
    )
    save_paired(tmp_path, paired)

    with pytest.raises(KnownError) as caught:
        open_transport(StationSettings(), tmp_path)

    assert caught.value.reason is Reason.NO_NETWORK
    assert "127.0.0.1" in caught.value.text
