"""`studio owner --web`, as the real program on a real port; nothing it prints may fill a pipe."""

import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from studio.cli.application import run_command
from studio.store.owner.database import OWNER_FILE, open_owner_store_for_writing

_READY_S = 60.0
_CLIENT = httpx.Client(timeout=_READY_S)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("web")
    open_owner_store_for_writing(folder).close()
    return folder


@pytest.fixture(scope="module")
def address(store: Path) -> Iterator[str]:
    """Of the running server, with its secret."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    words = [sys.executable, "-m", "studio", "owner", "--web", "--port", port]
    with subprocess.Popen(
        [*words, "--data", str(store)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            found = process.stdout.readline().strip()
            _wait(found, process)
            yield found
        finally:
            process.terminate()
            process.communicate(timeout=30)


def _wait(address: str, process: "subprocess.Popen[str]") -> None:
    deadline_s = time.monotonic() + _READY_S
    while time.monotonic() < deadline_s and process.poll() is None:
        try:
            if _CLIENT.get(address).status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    pytest.fail(f"not served: {process.poll()}")


def test_tables_and_free_questions_are_answered(address: str) -> None:
    assert _CLIENT.get(f"{address}owner/set_totals").status_code == httpx.codes.OK
    asked = _CLIENT.get(
        f"{address}owner.json", params={"sql": "select count(*) as n from reps", "_shape": "array"}
    )
    assert asked.json() == [{"n": 0}]


def test_nothing_is_found_without_the_secret_or_under_another_name(address: str) -> None:
    root = address.rsplit("/", 2)[0]
    assert _CLIENT.get(f"{root}/").status_code == httpx.codes.NOT_FOUND
    assert _CLIENT.get(f"{root}/owner").status_code == httpx.codes.NOT_FOUND
    other = _CLIENT.get(f"{address}owner", headers={"Host": "evil.example"})
    assert other.status_code == httpx.codes.BAD_REQUEST


@pytest.mark.parametrize("sql", ["delete from stations", "drop table reps", "attach 'x' as y"])
def test_nothing_can_be_written(address: str, store: Path, sql: str) -> None:
    refused = _CLIENT.get(f"{address}owner.json", params={"sql": sql})
    assert refused.status_code == httpx.codes.BAD_REQUEST
    posted = _CLIENT.post(f"{address}owner/stations", data={"id": "x"})
    assert posted.status_code == httpx.codes.METHOD_NOT_ALLOWED
    with closing(sqlite3.connect(store / OWNER_FILE)) as connection:
        assert connection.execute("SELECT count(*) FROM stations").fetchone() == (0,)


def test_it_listens_to_this_machine_alone(address: str) -> None:
    assert address.startswith("http://127.0.0.1:")


def test_without_a_store_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["owner", "--web", "--data", str(tmp_path)]) == 2
    assert "no owner's store yet" in capsys.readouterr().err
