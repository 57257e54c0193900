"""The small form of tests/benchmarks/fault_run.py: one of each fault."""

from pathlib import Path

import pytest

from tests.benchmarks.fault_run import run


@pytest.mark.timeout(300)
def test_no_rep_that_was_shown_is_lost_when_the_station_is_killed(
    tmp_path: Path, model_files: object
) -> None:
    found = run(kills=3, seed=3, watchdog_s=4.0, folder=tmp_path)

    assert found["kills"] == {"SIGKILL": 1, "SIGSEGV": 1, "SIGSTOP": 1}
    assert found["reps_lost"] == 0
    assert found["integrity"] == "ok"
    assert found["last_exit_code"] == 0
