"""Run the live pipeline over every labelled clip of a folder and judge the counts."""

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from studio.catalog.loader import Catalog
from studio.coaching.cues.front_view import in_front_view
from studio.engine.judging.clip_labels import ClipLabel
from studio.engine.judging.landmark_cache import LandmarkCache, clip_version
from studio.engine.judging.markers import LegAgreement, compare_with_markers, marker_file
from studio.engine.judging.scoring import ClipScore, not_replayed, score_clip
from studio.engine.replay import Replay, SetCoach, Sighting, TimedEstimator, replay, sightings
from studio.errors import KnownError
from studio.model.exercise import Exercise, View
from studio.vision.source import FrameSource


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class JudgedClip:
    """One clip, replayed and judged.

    Attributes:
        score: Counts and turn times beside the labels.
        replay: The replay itself; None when there was none.
        knees: Each knee beside the markers, where there are markers.
    """

    score: ClipScore
    replay: Replay | None = None
    knees: tuple[LegAgreement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipJudge:
    """Replays labelled clips one after the other.

    Attributes:
        catalog: Exercises by id.
        make_coach: A fresh coach for an exercise.
        open_clip: Opens a file.
        estimator: The pose network; reset ahead of every clip.
        cache: Landmarks kept from before; None = always run the network.
    """

    catalog: Catalog
    make_coach: Callable[[Exercise], SetCoach]
    open_clip: Callable[[Path], FrameSource]
    estimator: TimedEstimator
    cache: LandmarkCache | None = None

    def judge(self, label: ClipLabel, *, folder: Path) -> JudgedClip:
        """One clip. A clip or exercise that is not there is told in the score's note.

        Args:
            label: What a person saw.
            folder: Where the clip lies.
        """
        path = folder / label.file
        try:
            exercise = self.catalog.exercise(label.exercise_id)
            result = self.replay_file(path, exercise=exercise)
            markers = marker_file(path)
            knees = compare_with_markers(result.trace, markers) if markers.is_file() else ()
        except KnownError as error:
            return JudgedClip(score=not_replayed(label, error.text))
        in_view = self._in_view_of(label, exercise=exercise)
        seen = result if in_view is None else self.replay_file(path, exercise=in_view)
        score = score_clip(label, result.reps, partial_cues=seen.partial_cues, judged=seen.reps)
        return JudgedClip(score=score, replay=result, knees=knees)

    def _in_view_of(self, label: ClipLabel, *, exercise: Exercise) -> Exercise | None:
        """The exercise as it is judged from where the clip was filmed; None = as it is."""
        if self.cache is None or label.view is not View.FRONT:
            return None
        return in_front_view(exercise)

    def replay_file(self, path: Path, *, exercise: Exercise) -> Replay:
        """Replay one file, from kept landmarks where there are some.

        Args:
            path: The clip.
            exercise: What to count.

        Raises:
            KnownError: As the source.
        """
        coach = self.make_coach(exercise)
        with closing(self._sightings(path)) as seen:
            return replay(seen, clip=path.name, exercise_id=exercise.id, coach=coach)

    def _sightings(self, path: Path) -> Generator[Sighting, None, None]:
        if self.cache is None or not path.is_file():
            yield from self._fresh(path)
            return
        content = clip_version(path)
        kept = self.cache.load(content)
        yield from self.cache.keep(content, self._fresh(path)) if kept is None else kept

    def _fresh(self, path: Path) -> Generator[Sighting, None, None]:
        self.estimator.reset()
        with closing(self.open_clip(path)) as source:
            yield from sightings(source, estimator=self.estimator)
