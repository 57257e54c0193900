"""2,000 keys and touches by chance; tests/benchmarks/no_way_out.py does 10,000 and more."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from studio.model.session import StationState
from tests.ui.fuzz import Fuzzer
from tests.ui.kiosk import running_kiosk

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints", "PulseAudioService")]


@pytest.mark.timeout(600)
def test_no_key_and_no_touch_leads_out(qapp: QApplication, tmp_path: Path) -> None:
    with running_kiosk(qapp, tmp_path) as app:
        report = Fuzzer(app, seed=20261122).run(2_000)

    assert report.ways_out == []
    assert sum(report.events.values()) == 2_000
    assert set(report.states) == set(StationState)  # every screen had its share
    assert report.pin_pages > 20  # the corner was found, and led to a PIN each time
    assert report.sign_in_pages > 20
