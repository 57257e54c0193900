"""Who trains at the station now, and what the coach advises each of them.

One client is up; up to two more rest. Guests are told apart within a visit and forgotten with it.
Used from the analysis thread alone.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from studio.coaching.pain_flow import PainAction
from studio.engine.client_store import GUEST, ClientStore
from studio.engine.desk_talk import (
    MOST_PEOPLE,
    AdviceGiven,
    AnswerSet,
    CallStaff,
    JoinClient,
    PainHeard,
    PeopleChanged,
    Person,
    ProgressTold,
    SwitchClient,
    TellLoad,
)
from studio.engine.live_set import SetJournal
from studio.engine.snapshot import Command, SetFinished
from studio.engine.trainee import Trainee
from studio.errors import KnownError
from studio.model.client import Client, StationEquipment
from studio.model.exercise import Exercise
from studio.model.session import SetPlan
from studio.settings import StationSettings, WeightUnit
from studio.store.client_history import ClientRecord
from studio.store.interrupted import InterruptedSet

_log = logging.getLogger(__name__)
_KG_PER_LB = 0.45359237
_USUAL_STEPS = {WeightUnit.KG: (2.5, 10.0), WeightUnit.LB: (5.0, 25.0)}
_TODAY_H = 24.0


def weight_steps_kg(settings: StationSettings) -> tuple[float, ...]:
    """Steps of a weight at this station, the smallest first.

    Args:
        settings: Of the station.
    """
    factor = _KG_PER_LB if settings.units is WeightUnit.LB else 1.0
    return tuple(factor * step for step in settings.weight_steps or _USUAL_STEPS[settings.units])


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a command came to.

    Attributes:
        facts: To be told.
        turns: Somebody else is up.
        stops: The station stops and waits for staff.
    """

    facts: tuple[PainHeard, ...] = ()
    turns: bool = False
    stops: bool = False


class TrainingDesk:
    """The clients of this visit.

    Attributes:
        current: Whose turn it is.
    """

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        settings: StationSettings,
        clients: ClientStore,
        journal: SetJournal,
        *,
        new_set_id: Callable[[], str],
    ) -> None:
        """Begin with one guest.

        Args:
            exercises: By id.
            settings: Equipment and weights.
            clients: Who is known by name.
            journal: Running; sessions begin and end there.
            new_set_id: Makes a UUIDv7 as text.
        """
        self._exercises = exercises
        self._station = StationEquipment(
            items=frozenset(settings.equipment), plates_kg=weight_steps_kg(settings)
        )
        self._clients = clients
        self._journal = journal
        self._new_set_id = new_set_id
        self._guests = 0
        self._here: list[Trainee] = []
        self.current = self._add(GUEST, ClientRecord())

    def hear(self, command: Command, *, may_turn: bool) -> Heard:
        """Do what concerns the people here; everything else comes to nothing.

        Args:
            command: From the screens.
            may_turn: Between sets, where turns are taken.
        """
        match command:
            case AnswerSet():
                heard = self.answered(command)
                facts = () if heard is None else (heard,)
                stops = heard is not None and heard.action is PainAction.END_SESSION
                return Heard(facts=facts, stops=stops)
            case TellLoad():
                self.load_told(command)
            case SwitchClient(key=key):
                return Heard(turns=may_turn and self.switch(key))
            case JoinClient():
                return Heard(turns=may_turn and self.join(command))
            case CallStaff():
                self.stopped("called for staff")
                return Heard(stops=True)
        return Heard()

    # --- who ----------------------------------------------------------------------------------

    def people(self) -> PeopleChanged:
        """Who is here, and who may join."""
        here = tuple(
            Person(key=item.key, name=item.name, is_current=item is self.current)
            for item in self._here
        )
        taken = {item.client.id for item in self._here}
        known = tuple(
            Person(key=client.id, name=client.alias)
            for client in self._known()
            if not client.is_guest and not client.has_pin and client.id not in taken
        )
        return PeopleChanged(here=here, known=known)

    def switch(self, key: str) -> bool:
        """It is somebody else's turn; False when they are not here, or up already."""
        for item in self._here:
            if item.key == key and item is not self.current:
                self.current = item
                return True
        return False

    def join(self, wish: JoinClient) -> bool:
        """Somebody joins and is up; False when nobody can.

        A known client takes the place of a guest who has done nothing yet.
        """
        client, record = GUEST, ClientRecord()
        if wish.client_id is not None:
            found = next((item for item in self._known() if item.id == wish.client_id), None)
            if found is None or any(item.client.id == found.id for item in self._here):
                return False
            if found.has_pin and not wish.is_signed_in:
                return False
            try:
                record = self._clients.record(found, exercises=self._exercises)
            except KnownError as error:
                # Without their flags and stops nobody may be advised by name.
                _log.warning("a client could not join: %s", error.text)
                return False
            client = found
            if self.current.client.is_guest and not self.current.done:
                self._here.remove(self.current)
        if len(self._here) >= MOST_PEOPLE:
            return False
        self.current = self._add(client, record)
        return True

    def forget(self) -> None:
        """Everybody left."""
        self.end_sessions()
        self._here.clear()
        self._guests = 0
        self.current = self._add(GUEST, ClientRecord())

    def end_sessions(self) -> None:
        """Write down that every visit is over."""
        for item in self._here:
            if item.session_id:
                self._journal.end_session(item.session_id)
                item.session_id = ""

    def resume(self, interrupted: InterruptedSet) -> None:
        """Go on with a set that was cut off; its client is a guest until they say otherwise."""
        self.current.session_id = interrupted.session_id
        self.current.plan = interrupted.plan
        self.current.planner.resume(interrupted.plan)

    def _known(self) -> tuple[Client, ...]:
        try:
            return self._clients.clients()
        except KnownError as error:
            _log.warning("clients could not be read: %s", error.text)
            return ()

    def _add(self, client: Client, record: ClientRecord) -> Trainee:
        self._guests += client.is_guest
        is_first = client.is_guest and self._guests == 1
        trainee = Trainee(
            key=f"guest-{self._guests}" if client.is_guest else client.id,
            name=client.alias if is_first or not client.is_guest else f"Guest {self._guests}",
            client=client,
            record=record,
            exercises=self._exercises,
            station=self._station,
            new_set_id=self._new_set_id,
        )
        self._here.append(trainee)
        return trainee

    # --- what ---------------------------------------------------------------------------------

    def advice(self) -> AdviceGiven:
        """What the coach says to whoever is up."""
        current = self.current
        return AdviceGiven(
            name="" if current.client.is_guest else current.name,
            advice=current.advice(self._clients.now_h()),
            loads_kg=current.loads_kg(),
            unit=current.client.profile.unit,
        )

    def now_h(self) -> float:
        """This moment, on the clock of the sets."""
        return self._clients.now_h()

    def session_id(self) -> str:
        """Of whoever is up; begun with their first set.

        Only somebody who agreed is stored by name.
        """
        current = self.current
        if not current.session_id:
            client = current.client
            by_name = not client.is_guest and client.may_store
            current.session_id = self._journal.begin_session(
                client_id=client.id if by_name else None
            )
        return current.session_id

    def set_started(self, plan: SetPlan) -> None:
        """Write down how heavy the set is meant to be, behind the set itself."""
        if plan.zone is not None:
            self._clients.record_zone(plan.set_id, plan.zone)

    def set_finished(self, finished: SetFinished) -> ProgressTold | None:
        """Remember a set; None when there is nothing to tell."""
        facts = self.current.set_finished(finished, self._clients.now_h())
        return ProgressTold(set_id=finished.plan.set_id, facts=facts) if facts else None

    def load_told(self, told: TellLoad) -> None:
        """The weight of a finished set."""
        if told.set_id in self.current.done:
            self.current.load_told(told.set_id, told.load_kg)
            self._clients.record_load(told.set_id, told.load_kg)

    def answered(self, said: AnswerSet) -> PainHeard | None:
        """Answers to a set; None when nobody did that set."""
        current = self.current
        if said.set_id not in current.done:
            return None
        self._clients.record_answers(said.set_id, said.answers, session_id=current.session_id)
        action = current.answered(said.set_id, said.answers, is_alarming=said.is_alarming)
        if action is PainAction.END_SESSION:
            self.stopped("pain")
        elif action is PainAction.END_EXERCISE and not current.client.is_guest:
            family = self._exercises[current.done[said.set_id].exercise_id].family
            self._clients.stop(current.client.id, reason="pain", family=family, hours=_TODAY_H)
        return PainHeard(set_id=said.set_id, action=action)

    def stopped(self, reason: str) -> None:
        """Whoever is up may not train on until staff clear it; a guest is not remembered.

        Args:
            reason: For staff.
        """
        client = self.current.client
        if not client.is_guest:
            self._clients.stop(client.id, reason=reason)
