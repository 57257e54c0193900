"""2,000 keys and touches by chance on the kiosk's screens, without an engine behind them.

`python -m tests.benchmarks.no_way_out` does 10,000 and more on the running station.
"""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from studio.engine.snapshot import Event
from studio.model.session import StationState
from tests.ui import station_story as story
from tests.ui.fuzz import Fuzzer
from tests.ui.people_story import House, open_house

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def _lead(house: House, chance: random.Random) -> None:
    """Whatever state the engine could be in, with whatever it says."""
    state = chance.choice(list(StationState))
    events: list[Event] = [story.people(), story.advice(name="Fern"), story.finished()]
    for event in (*chance.sample(events, chance.randint(0, 3)), story.changed(state)):
        house.window.take_event(event)
        house.entrance.take_event(event)
    shown = story.snapshot(state)
    asks = chance.random() < 0.1 and state is not StationState.ATTRACT
    house.window.show_snapshot(replace(shown, idle_left_s=12.0 if asks else None))


@pytest.mark.timeout(400)
def test_no_key_and_no_touch_leads_out(qapp: QApplication, tmp_path: Path) -> None:
    with open_house(qapp, tmp_path, is_kiosk=True, has_pins=True) as house:
        for alias in ("Fern", "Moss"):
            house.add(alias)
        house.window.showFullScreen()
        fuzzer = Fuzzer(
            *(house.window, house.entrance),
            seed=20261122,
            lead=lambda chance: _lead(house, chance),
        )
        report = fuzzer.run(3_000)

    assert report.ways_out == []
    assert sum(report.events.values()) == 3_000
    assert set(report.states) == set(StationState)  # every screen had its share
    assert report.pin_pages > 20  # the corner was found, and led to a PIN each time
    assert report.sign_in_pages > 20
