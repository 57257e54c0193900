"""A kiosk as it runs, without a pose network, and who leads it through its states."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from argon2 import PasswordHasher
from PySide6.QtWidgets import QApplication

from studio import paths
from studio.app import Foundation, RunOptions, StationApp
from studio.catalog.loader import load_catalog
from studio.engine.people.desk_talk import CallStaff, ClearStop, JoinClient, SwitchClient
from studio.engine.people.reception import Reception
from studio.engine.snapshot import (
    ChooseExercise,
    Command,
    Continue,
    GoBack,
    Leave,
    StartSet,
    StopSet,
    WakeUp,
)
from studio.model.frame import Frame
from studio.model.pose import Pose
from studio.model.session import StationState
from studio.settings import StationSettings
from studio.store.journal import Journal
from studio.store.people import pins
from studio.store.privacy.audit import Actor
from studio.vision.estimator import PoseEstimator
from tests.ui.people_story import OWNER_PIN, STAFF_PIN


class SeesNobody:
    """A pose network that finds nobody."""

    @property
    def network_s(self) -> float:
        return 0.0

    def estimate(self, frame: Frame) -> Pose | None:
        return None

    def reset(self) -> None:
        """Nothing is kept."""


_COMMANDS: tuple[Command, ...] = (
    *(WakeUp(), StartSet(), StopSet(), Continue(), GoBack(), Leave(), JoinClient()),
    *(SwitchClient(key="guest-1"), CallStaff(), ClearStop()),
)


def lead(app: StationApp, chance: random.Random) -> None:
    """Half of the wishes lead on from where the station is, the others are by chance."""
    exercise_id = chance.choice(list(app.window.parts.exercises))
    choice = ChooseExercise(exercise_id=exercise_id)
    onward: dict[StationState, Command] = {
        StationState.ATTRACT: WakeUp(),
        StationState.CHOOSE: choice,
        StationState.STAND_HERE: StartSet(),
        StationState.LIVE: StopSet(),
        StationState.SUMMARY: Continue(),
        StationState.REST: chance.choice((Continue(), GoBack(), JoinClient())),
        StationState.STOPPED: ClearStop(),
    }
    wish = onward.get(app.window.state)
    if wish is None or chance.random() < 0.5:
        wish = chance.choice((*_COMMANDS, choice))
    app.window.command_given.emit(wish)


@contextmanager
def running_kiosk(
    application: QApplication,
    folder: Path,
    *,
    make_estimator: Callable[[], PoseEstimator] = SeesNobody,
) -> Iterator[StationApp]:
    """Started, with the PINs of the house set and two clients known; PINs are cheap here."""
    former = pins._HASHER
    pins._HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    settings = StationSettings(camera="athlete", mute=True, voice=False, count_in_s=0.0)
    _settle_in(folder, settings)
    foundation = Foundation(
        settings=settings,
        catalog=load_catalog(paths.resources()),
        data_folder=folder,
        make_estimator=make_estimator,
    )
    app = StationApp(foundation, RunOptions(is_kiosk=True), application=application)
    app.start()
    try:
        yield app
    finally:
        app.stop()
        application.setStyleSheet("")
        pins._HASHER = former


def _settle_in(folder: Path, settings: StationSettings) -> None:
    journal = Journal(folder, settings=settings, on_fault=lambda _fault: None)
    journal.start()
    reception = Reception(folder, journal=journal, aliases=("Fern", "Moss"))
    reception.set_house_pin(pins.OWNER, OWNER_PIN)
    reception.set_house_pin(pins.STAFF, STAFF_PIN)
    for alias in ("Fern", "Moss"):
        reception.agree(reception.add_client(alias, actor=Actor.STAFF).client.id)
    journal.stop()
