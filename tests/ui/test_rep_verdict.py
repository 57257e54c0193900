"""How the newest rep was, in one word."""

import math

import pytest

from studio.catalog.loader import load_catalog
from studio.model.rep import RepStatus
from studio.paths import resources
from studio.ui.rep_verdict import RepVerdict, rep_verdict
from tests.ui import figure

SQUAT = load_catalog(resources()).exercises["goblet_squat"]


@pytest.mark.parametrize(
    ("status", "eccentric_s", "verdict"),
    [
        (RepStatus.FULL, 3.0, RepVerdict.GOOD),
        # 0.65 x 3 s = 1.95 s is the border.
        (RepStatus.FULL, 1.96, RepVerdict.GOOD),
        (RepStatus.FULL, 1.94, RepVerdict.FAST),
        (RepStatus.SHORT, 1.0, RepVerdict.SHORT),
        (RepStatus.FULL, math.nan, RepVerdict.GOOD),
    ],
)
def test_verdict(status: RepStatus, eccentric_s: float, verdict: RepVerdict) -> None:
    rep = figure.rep(1, status=status, eccentric_s=eccentric_s)
    assert rep_verdict(rep, SQUAT) is verdict


def test_without_a_prescription_nothing_is_fast() -> None:
    assert rep_verdict(figure.rep(1, eccentric_s=0.1), None) is RepVerdict.GOOD
