"""The small form of tests/benchmarks/camera_unplugs.py: a webcam under the real OpenCV."""

import json
from pathlib import Path

import pytest

from tests.benchmarks.camera_unplugs import under_the_layer
from tests.vision.v4l2_camera import can_be_made

pytestmark = pytest.mark.skipif(not can_be_made(), reason="needs Linux with gcc")


def test_a_webcam_that_is_unplugged_leaves_nothing_behind(tmp_path: Path) -> None:
    done = under_the_layer(tmp_path, "--cycles", "3")

    found = json.loads(done.stdout)
    assert found["cycles"] == 3
    assert found["threads"][1] <= found["threads"][0]
    assert found["files"][1] <= found["files"][0]
    # Nobody asks an absent camera all the time (kiosk.md, requirement 7).
    assert found["cores_while_absent"]["max"] < 0.05
