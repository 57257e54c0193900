"""A few kills of each kind; the full form is tests/benchmarks/sync_kills.py."""

from pathlib import Path

import pytest

from tests.sync.kills import kill_hub, kill_local, kill_postgres
from tests.sync.postgres_server import PostgresServer

_SEED = 20261122


def test_rows_in_are_rows_out_whatever_is_killed_with_a_file(tmp_path: Path) -> None:
    assert kill_local(tmp_path, kills=12, seed=_SEED, sets=6).total >= 12


def test_rows_in_are_rows_out_whatever_is_killed_with_a_hub(tmp_path: Path) -> None:
    assert kill_hub(tmp_path, kills=12, seed=_SEED, sets=6).total >= 12


# The server is killed again and again: ours alone, so that no other test sees it.
@pytest.mark.timeout(240)
def test_rows_in_are_rows_out_whatever_is_killed_with_postgresql(
    tmp_path: Path, postgres: PostgresServer
) -> None:
    assert kill_postgres(tmp_path, kills=12, seed=_SEED, sets=6, server=postgres).total >= 12
