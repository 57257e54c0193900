"""A set of the demo athlete through the pose network and the coach."""

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass

from studio.engine.judging.athlete_grid import painter_version
from studio.engine.judging.landmark_cache import LandmarkCache
from studio.engine.replay import Replay, SetCoach, Sighting, TimedEstimator, replay, sightings
from studio.model.exercise import Exercise
from studio.vision.athlete.source import AthleteSource


@dataclass(frozen=True, slots=True, kw_only=True)
class AthleteReplay:
    """What every judge of the athlete needs.

    Attributes:
        make_coach: A fresh coach for an exercise.
        estimator: The pose network; reset ahead of every set.
        cache: Landmarks kept from before; None = always run the network.
    """

    make_coach: Callable[[Exercise], SetCoach]
    estimator: TimedEstimator
    cache: LandmarkCache | None = None

    def coached(self, athlete: AthleteSource, *, name: str, exercise: Exercise) -> Replay:
        """The set as the coach saw it.

        Args:
            athlete: Opened, not read yet.
            name: For the report.
            exercise: What is done.
        """
        with closing(self.look(athlete)) as seen:
            coach = self.make_coach(exercise)
            return replay(seen, clip=name, exercise_id=exercise.id, coach=coach)

    def look(self, athlete: AthleteSource) -> Generator[Sighting, None, None]:
        """The set after the pose network, from kept landmarks where there are some.

        Args:
            athlete: Opened, not read yet.
        """
        self.estimator.reset()
        fresh = sightings(athlete, estimator=self.estimator)
        if self.cache is None:
            yield from fresh
            return
        content = f"{painter_version()} {athlete.fps} {athlete.pictures_digest()}"
        kept = self.cache.load(content)
        yield from (self.cache.keep(content, fresh) if kept is None else kept)
