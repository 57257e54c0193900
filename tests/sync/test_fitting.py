"""What a store does not take of a station's word."""

import hashlib

import pytest

from studio.sync.batch import Cell
from studio.sync.fitting import LONGEST_TEXT, check_row, check_snapshot


@pytest.mark.parametrize(
    ("table", "name", "value"),
    [
        ("sets", "count", -5),
        ("sets", "count", 10**30),
        ("sets", "load_kg", 1e308),
        ("sets", "load_kg", -1.0),
        ("sets", "reps_target", -1),
        ("reps", "rom_ratio", float("inf")),
        ("reps", "score", float("nan")),
        ("sets", "started_utc", "yesterday"),
        ("sets", "started_utc", "2026-13-01T00:00:00.000Z"),
        ("sets", "started_utc", "2026-11-22T00:00:00.000"),
        ("clients", "alias", "z" * (LONGEST_TEXT + 1)),
        ("rep_traces", "samples", "A" * 5_000_000),
    ],
)
def test_a_value_that_no_station_writes_does_not_fit(table: str, name: str, value: Cell) -> None:
    with pytest.raises(ValueError, match=f"{table}.{name} is"):
        check_row(table, {name: value})


@pytest.mark.parametrize(
    ("table", "name", "value"),
    [
        ("corrections", "change", -2),
        ("reps", "driver_far", -12.5),
        ("sets", "load_kg", None),
        ("sets", "count", 0),
        ("sets", "started_utc", "2026-11-22T17:00:00.000Z"),
        ("clients", "alias", "Zwölf-Xylophone"),
        ("rep_traces", "samples", "A" * 50_000),
    ],
)
def test_a_value_that_a_station_writes_fits(table: str, name: str, value: Cell) -> None:
    check_row(table, {name: value})


def test_a_snapshot_is_what_its_digest_says() -> None:
    text = '{"name": "Goblet squat"}'
    digest = hashlib.sha256(text.encode()).hexdigest()
    whole: dict[str, Cell] = {"digest": digest, "kind": "exercise", "json": text}
    check_snapshot(whole)
    for other in ({"json": '{"name": "Poisoned"}'}, {"digest": "00" * 32}):
        with pytest.raises(ValueError, match="is not what its digest says"):
            check_snapshot({**whole, **other})
    no_kind: dict[str, Cell] = {**whole, "kind": "thing"}
    no_content: dict[str, Cell] = {**whole, "json": None}
    for none in (no_kind, no_content):
        with pytest.raises(ValueError, match="a snapshot has"):
            check_snapshot(none)
