from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.errors import KnownError
from studio.settings import StationSettings
from studio.store.journal import Journal


class FaultLog:
    """Remembers what the journal told."""

    def __init__(self) -> None:
        self.told: list[KnownError | None] = []

    def __call__(self, fault: KnownError | None) -> None:
        self.told.append(fault)


@pytest.fixture
def faults() -> FaultLog:
    return FaultLog()


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def journal(data_folder: Path, faults: FaultLog) -> Iterator[Journal]:
    """A running journal that tries again quickly."""
    running = Journal(data_folder, settings=StationSettings(), on_fault=faults, retry_s=0.01)
    running.start()
    yield running
    running.stop(timeout_s=1.0)
