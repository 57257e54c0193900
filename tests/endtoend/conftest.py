"""The real network, loaded once, and landmarks it made before."""

from pathlib import Path

import pytest

from studio.catalog.loader import Catalog, load_catalog
from studio.engine.judging.landmark_cache import LandmarkCache, cache_folder, estimator_version
from studio.errors import KnownError
from studio.paths import resources
from studio.vision.blazepose import BlazePoseEstimator
from studio.vision.model_files import ModelFiles, ensure_models


def _quiet(_done: int, _total: int, _words: str) -> None:
    """Nobody watches a test."""


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog(resources())


@pytest.fixture(scope="session")
def models() -> ModelFiles:
    try:
        return ensure_models(_quiet)
    except KnownError as error:
        pytest.fail(error.text)


@pytest.fixture(scope="session")
def estimator(models: ModelFiles) -> BlazePoseEstimator:
    return BlazePoseEstimator(models.folder)


@pytest.fixture(scope="session")
def landmark_cache(models: ModelFiles) -> LandmarkCache:
    """Keyed by content, model and the estimator's own code, so never stale."""
    version = estimator_version((models.detection, models.landmark))
    return LandmarkCache(folder=cache_folder(), estimator=version)


@pytest.fixture(scope="session")
def models_folder(models: ModelFiles) -> Path:
    return models.folder
