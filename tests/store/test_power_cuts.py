"""The small form of tests/benchmarks/power_cuts.py."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.benchmarks.power_cuts import cut, record

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("gcc") is None,
    reason="watches the disk with gcc's help",
)


def test_a_power_cut_loses_no_acknowledged_rep_and_a_lying_disk_is_noticed(tmp_path: Path) -> None:
    asked = record(tmp_path, reps=60)

    honest = cut(asked, cuts=60, seed=1, folder=tmp_path)
    lying = cut(asked, cuts=20, seed=1, folder=tmp_path, syncs=False)

    assert honest == {"cuts": 60, "damaged": 0, "cuts_with_loss": 0, "most_lost": 0}
    assert lying["damaged"] + lying["cuts_with_loss"] > 0
