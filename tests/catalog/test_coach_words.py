from pathlib import Path

import pytest

from studio import paths
from studio.catalog.coach_words import load_coach_words
from studio.coaching.planning.own_progress import ProgressKind
from studio.coaching.planning.pain_flow import PainAction
from studio.coaching.planning.progression import ProgressStep
from studio.coaching.planning.shortfall import FUNCTION_TARGETS, LENGTH_TARGETS
from studio.errors import KnownError
from studio.model.client import RepZone
from studio.model.exercise import GluteFunction, Position

_SPANS = [f"{what}_{span}" for what in ("none", "behind") for span in ("week", "today")]
_KEYS = [
    *(f"function.{span}.{item.value}" for span in _SPANS for item in FUNCTION_TARGETS),
    *(f"length.{span}.{item.value}" for span in _SPANS for item in LENGTH_TARGETS),
    *(f"position.{span}.{item.value}" for span in ("week", "today") for item in Position),
    *(f"zone.{item.value}" for item in RepZone),
    *(f"order.{place}" for place in ("early", "middle", "late")),
    *(f"trains.{item.value}" for item in GluteFunction),
    *(f"out_of_reach.{item.value}" for item in FUNCTION_TARGETS),
    *(f"step.{item.value}" for item in ProgressStep),
    *(f"progress.{item.value}" for item in ProgressKind),
    *(f"pain.{item.value}" for item in PainAction),
    *("anchor", "anchor.new", "liked", "rested", "ready", "seen_well", "level"),
    *("reserve", "guided"),
    *(f"none.{why}" for why in ("visit_done", "week_done", "resting", "stopped", "ask_staff")),
]
_MOST_WORDS = 12


@pytest.mark.parametrize("key", _KEYS)
def test_every_key_of_the_planner_has_words_for_one_glance(key: str) -> None:
    words = load_coach_words(paths.resources())

    assert 1 < len(words[key].split()) <= _MOST_WORDS


def test_an_empty_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "coach").mkdir()
    (tmp_path / "coach" / "words.toml").write_text('[words]\n"anchor" = " "\n', encoding="utf-8")

    with pytest.raises(KnownError, match=r"words\.toml: anchor: is empty"):
        load_coach_words(tmp_path)
