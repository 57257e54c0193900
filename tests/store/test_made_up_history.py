from datetime import UTC, datetime
from pathlib import Path

from studio.settings import StationSettings
from studio.store.journal import Journal
from studio.store.made_up_history import make_up_history
from studio.store.queries import StoredSet, reading
from tests.store.builders import goblet_squat

_UNTIL = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


def _make_up(data_folder: Path, *, seed: int) -> tuple[int, list[int], tuple[StoredSet, ...]]:
    progress: list[int] = []
    written = make_up_history(
        data_folder,
        reps=150,
        until=_UNTIL,
        seed=seed,
        exercises=[goblet_squat()],
        settings=StationSettings(),
        on_progress=progress.append,
    )
    with reading(data_folder) as reader:
        return written, progress, reader.last_sets("goblet_squat", limit=1000)


def test_it_writes_whole_sessions_that_end_in_time(data_folder: Path) -> None:
    written, progress, sets = _make_up(data_folder, seed=1)
    assert written >= 150
    assert progress[-1] == written
    assert sum(stored.count or 0 for stored in sets) == written
    assert all((stored.ended_utc or "9") <= "2026-11-22T20:00:00.000Z" for stored in sets)
    with reading(data_folder) as reader:
        reps = reader.reps_of_set(sets[0].id)
        assert len(reps) == sets[0].count
        assert reader.trace_of_rep(reps[0].id) is not None


def test_the_same_seed_makes_the_same_numbers(tmp_path: Path) -> None:
    def numbers(name: str, seed: int) -> list[tuple[str, int | None, float | None]]:
        (tmp_path / name).mkdir()
        _, _, sets = _make_up(tmp_path / name, seed=seed)
        return [(stored.started_utc, stored.count, stored.score) for stored in sets]

    assert numbers("a", 7) == numbers("b", 7)
    assert numbers("c", 8) != numbers("d", 7)


def test_a_station_goes_on_from_a_made_up_past(data_folder: Path) -> None:
    _, _, before = _make_up(data_folder, seed=1)
    journal = Journal(data_folder, settings=StationSettings(), on_fault=lambda _: None)
    assert journal.start() == ""
    journal.stop()
    with reading(data_folder) as reader:
        assert reader.last_sets("goblet_squat", limit=1000) == before
