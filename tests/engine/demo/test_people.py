"""Made-up clients stay believable, however long they come."""

import numpy as np
import pytest

from studio.catalog.loader import load_catalog
from studio.engine.demo.people import demo_client
from studio.paths import resources


@pytest.mark.parametrize("weeks", [0.0, 12.0, 52.0, 260.0])
def test_nobody_gains_or_loses_for_ever(weeks: float) -> None:
    catalog = load_catalog(resources())
    random = np.random.default_rng(5)
    people = [
        demo_client(
            number, random=random, exercises=tuple(catalog.exercises.values()), cues=catalog.cues
        )
        for number in range(1, 60)
    ]

    reaches = [person.reach_after(weeks) for person in people]

    assert min(reaches) > 0.5
    assert max(reaches) < 1.2
    if weeks:
        assert any(person.reach_after(weeks) < person.reach - 0.05 for person in people)
        assert any(person.reach_after(weeks) > person.reach + 0.02 for person in people)
