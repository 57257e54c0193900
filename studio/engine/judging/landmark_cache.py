"""Body points of a clip, kept so that the network need not read the same clip twice.

Only for judging the coach over a folder of clips and for tests: `studio replay` and the station
always run the network. The key holds the clip's content, the model files and the estimator's own
code, so that nothing stale is ever used. No picture is kept.
"""

import hashlib
import os
import tempfile
from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_dir

import studio.vision
from studio.engine.judging.code_version import program_of
from studio.engine.replay import Sighting
from studio.model.landmarks import LANDMARK_COUNT
from studio.model.pose import Pose

CACHE_VARIABLE = "STUDIO_CACHE"
"""Environment variable: a folder that is used instead of the user cache."""

_ESTIMATOR_MODULE = "blazepose"
_CLIP_MODULE = "clip"
_PACKAGE = "studio.vision"
_ROW = {
    "points_px": (LANDMARK_COUNT, 2),
    "depth_px": (LANDMARK_COUNT,),
    "world_m": (LANDMARK_COUNT, 3),
    "visibility": (LANDMARK_COUNT,),
}


def cache_folder() -> Path:
    """Where landmarks are kept: the folder STUDIO_CACHE names, else the user cache."""
    named = os.environ.get(CACHE_VARIABLE)
    base = Path(named) if named else Path(user_cache_dir("glute-studio", appauthor=False))
    return base / "landmarks"


def estimator_version(model_files: Iterable[Path]) -> str:
    """Changes with the model files and with the estimator's code; comments do not count.

    Args:
        model_files: The network's files.
    """
    digest = hashlib.sha256()
    for path in sorted(model_files):
        digest.update(path.read_bytes())
    folder = Path(studio.vision.__file__).parent
    digest.update(
        program_of(folder, package=_PACKAGE, modules=(_ESTIMATOR_MODULE,), also=(_CLIP_MODULE,))
    )
    return digest.hexdigest()


def clip_version(clip: Path) -> str:
    """The content of a clip as a short text.

    Args:
        clip: The file.
    """
    with clip.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class LandmarkCache:
    """Landmarks by content.

    Attributes:
        folder: Where they are kept; made when needed.
        estimator: From `estimator_version`.
    """

    folder: Path
    estimator: str

    def load(self, content: str) -> Generator[Sighting, None, None] | None:
        """What was kept of that content, or None.

        Args:
            content: From `clip_version`, or any text that names what was filmed.
        """
        path = self._path(content)
        if not path.is_file():
            return None
        with np.load(path) as kept:
            arrays = {name: kept[name] for name in kept.files}
        for name in _ROW:
            arrays[name].flags.writeable = False
        return _sightings(arrays)

    def keep(
        self, content: str, seen: Generator[Sighting, None, None]
    ) -> Generator[Sighting, None, None]:
        """Hand the sightings on, and keep their landmarks once all of them are through.

        Args:
            content: As for `load`.
            seen: From `engine.replay.sightings`.
        """
        kept: list[Sighting] = []
        with closing(seen):
            for sighting in seen:
                kept.append(Sighting(time_s=sighting.time_s, pose=sighting.pose))
                yield sighting
        self._save(self._path(content), kept)

    def _path(self, content: str) -> Path:
        key = hashlib.sha256(f"{content} {self.estimator}".encode()).hexdigest()
        return self.folder / f"{key[:32]}.npz"

    def _save(self, path: Path, seen: list[Sighting]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self.folder, suffix=".part", delete=False) as part:
            np.savez(part, allow_pickle=False, **_arrays(seen))
        os.replace(part.name, path)


def _arrays(seen: list[Sighting]) -> dict[str, NDArray[np.generic]]:
    poses = [sighting.pose for sighting in seen]
    arrays: dict[str, NDArray[np.generic]] = {
        "time_s": np.asarray([sighting.time_s for sighting in seen], dtype=np.float64),
        "found": np.asarray([pose is not None for pose in poses]),
        "score": np.asarray([0.0 if pose is None else pose.score for pose in poses]),
        "size_px": np.asarray([(0, 0) if pose is None else pose.image_size_px for pose in poses]),
    }
    for name, shape in _ROW.items():
        rows = [np.zeros(shape) if pose is None else getattr(pose, name) for pose in poses]
        arrays[name] = np.asarray(rows, dtype=np.float32).reshape(len(rows), *shape)
    return arrays


def _sightings(arrays: dict[str, NDArray[np.generic]]) -> Generator[Sighting, None, None]:
    for index, time_s in enumerate(arrays["time_s"].tolist()):
        pose = None
        if arrays["found"][index]:
            width, height = arrays["size_px"][index].tolist()
            pose = Pose(
                time_s=time_s,
                image_size_px=(width, height),
                score=arrays["score"][index].item(),
                **{name: arrays[name][index] for name in _ROW},
            )
        yield Sighting(time_s=time_s, pose=pose)
