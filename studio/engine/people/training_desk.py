"""Who trains at the station now, and what the coach advises each of them.

One client is up; up to two more rest. Guests are told apart within a visit and forgotten with it.
Used from the analysis thread alone.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from studio.coaching.planning.pain_flow import PainAction
from studio.engine.course.live_set import SetJournal
from studio.engine.people.client_store import GUEST, ClientStore
from studio.engine.people.desk_talk import (
    MOST_PEOPLE,
    AdviceGiven,
    AnswerSet,
    CallStaff,
    ClientEdited,
    JoinClient,
    JoinRefused,
    LogOut,
    PainHeard,
    PeopleChanged,
    Person,
    ProgressTold,
    SidesCompared,
    SwitchClient,
    TellLoad,
)
from studio.engine.people.sides_book import SidesBook
from studio.engine.people.trainee import Trainee
from studio.engine.snapshot import Command, SetFinished
from studio.errors import KnownError
from studio.model.client import Client, StationEquipment
from studio.model.exercise import Exercise
from studio.model.session import SetPlan
from studio.settings import StationSettings, WeightUnit
from studio.store.interrupted import InterruptedSet
from studio.store.people.client_history import ClientRecord
from studio.store.people.pain_consent import PAIN_STOP, STAFF_STOP

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
        leaves: Nobody is here any more.
        stops: The station stops and waits for staff.
    """

    facts: tuple[AdviceGiven | JoinRefused | PainHeard | PeopleChanged, ...] = ()
    turns: bool = False
    leaves: bool = False
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
        self._missing_views = frozenset(view.value for view in settings.missing_views)
        self._clients = clients
        self._journal = journal
        self._new_set_id = new_set_id
        self._guests = 0
        self._sides = SidesBook()
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
            case JoinClient() if may_turn:
                return self._joining(command)
            case LogOut(key=key) if may_turn:
                return self.log_out(key)
            case ClientEdited(client_id=client_id):
                return self.edited(client_id, may_turn=may_turn)
            case CallStaff():
                self.stopped(STAFF_STOP)
                return Heard(stops=True)
        return Heard()

    # --- who ----------------------------------------------------------------------------------

    def people(self) -> PeopleChanged:
        """Who is here, and whose turn it is."""
        here = tuple(
            Person(
                key=item.key,
                name=item.name,
                is_current=item is self.current,
                is_named=not item.client.is_guest,
                is_kept=_is_kept(item.client),
            )
            for item in self._here
        )
        return PeopleChanged(here=here)

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
        if wish.client_id is None:
            if len(self._here) >= MOST_PEOPLE:
                return False
            self.current = self._add(GUEST, ClientRecord())
            return True
        found = self._find(wish.client_id)
        if found is None or (found.has_pin and not wish.is_signed_in):
            return False
        here = next((item for item in self._here if item.client.id == found.id), None)
        if here is not None:
            self.current = here
            return True
        record = self._record(found)
        is_idle_guest = self.current.client.is_guest and not self.current.done
        if record is None or len(self._here) - is_idle_guest >= MOST_PEOPLE:
            return False
        if is_idle_guest:
            self._leave(self.current)
        self.current = self._add(found, record)
        return True

    def log_out(self, key: str) -> Heard:
        """Somebody is done; the next of those who are here is up, if it was their turn."""
        gone = next((item for item in self._here if item.key == key), None)
        if gone is None:
            return Heard()
        if len(self._here) == 1:
            return Heard(leaves=True)
        was_up = gone is self.current
        self._leave(gone)
        if was_up:
            self.current = self._here[0]
        return Heard(facts=(self.people(),), turns=was_up)

    def edited(self, client_id: str, *, may_turn: bool) -> Heard:
        """Staff changed a client who is here, or erased them.

        Args:
            client_id: Whose.
            may_turn: Between sets; an erased client in the middle of a set leaves behind it.
        """
        item = next((one for one in self._here if one.client.id == client_id), None)
        if item is None:
            return Heard()
        client = self._find(client_id)
        if client is None:
            return self.log_out(item.key) if may_turn else Heard()
        record = self._record(client)
        if record is None:
            return Heard()
        if _is_kept(client) != _is_kept(item.client):
            self._end_session(item)
        item.client, item.record, item.name = client, record, client.alias
        is_up = may_turn and item is self.current
        return Heard(facts=(self.people(), self.advice()) if is_up else (self.people(),))

    def forget(self) -> None:
        """Everybody left."""
        self.end_sessions()
        self._here.clear()
        self._sides.forget()
        self._guests = 0
        self.current = self._add(GUEST, ClientRecord())

    def end_sessions(self) -> None:
        """Write down that every visit is over."""
        for item in self._here:
            self._end_session(item)

    def resume(self, interrupted: InterruptedSet) -> None:
        """Go on with a set that was cut off: with the client whose session it is."""
        client = None if interrupted.client_id is None else self._find(interrupted.client_id)
        record = None if client is None else self._record(client)
        if client is not None and record is not None:
            self._here.clear()
            self.current = self._add(client, record)
        self.current.session_id = interrupted.session_id
        self.current.resume(interrupted.plan, self._clients.now_h())

    def _joining(self, wish: JoinClient) -> Heard:
        is_full = len(self._here) >= MOST_PEOPLE
        if self.join(wish):
            return Heard(turns=True)
        return Heard(facts=(JoinRefused(is_full=is_full),))

    def _find(self, client_id: str) -> Client | None:
        try:
            known = self._clients.clients()
        except KnownError as error:
            _log.warning("clients could not be read: %s", error.text)
            return None
        return next((item for item in known if item.id == client_id and not item.is_guest), None)

    def _record(self, client: Client) -> ClientRecord | None:
        """Their past; without their stops nobody may be advised by name."""
        try:
            return self._clients.record(client, exercises=self._exercises)
        except KnownError as error:
            _log.warning("what is known of a client could not be read: %s", error.text)
            return None

    def _leave(self, item: Trainee) -> None:
        self._end_session(item)
        self._here.remove(item)
        self._sides.forget(item.key)

    def _end_session(self, item: Trainee) -> None:
        if item.session_id:
            self._journal.end_session(item.session_id)
            item.session_id = ""

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
            missing_views=self._missing_views,
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
            current.session_id = self._journal.begin_session(
                client_id=client.id if _is_kept(client) else None
            )
        return current.session_id

    def set_started(self, plan: SetPlan) -> None:
        """Write down how heavy the set is meant to be, behind the set itself."""
        if plan.zone is not None:
            self._clients.record_zone(plan.set_id, plan.zone)

    def set_finished(self, finished: SetFinished) -> list[ProgressTold | SidesCompared]:
        """Remember a set; what there is to tell of it."""
        plan, client = finished.plan, self.current.client
        known = self.current.learn_range(finished)
        if known is not None and _is_kept(client):
            self._clients.record_range(
                client.id, exercise_id=plan.exercise_id, side=plan.side, known=known
            )
        if plan.is_calibration:
            return []
        facts = self.current.set_finished(finished, self._clients.now_h())
        match = self._sides.finished(finished, self.current)
        told: list[ProgressTold | SidesCompared] = []
        if facts:
            told.append(ProgressTold(set_id=plan.set_id, facts=facts))
        if match is not None:
            told.append(SidesCompared(set_id=plan.set_id, match=match))
        return told

    def load_told(self, told: TellLoad) -> None:
        """The weight of a finished set."""
        if told.set_id in self.current.done:
            self.current.load_told(told.set_id, told.load_kg)
            self._clients.record_load(told.set_id, told.load_kg)

    def answered(self, said: AnswerSet) -> PainHeard | None:
        """Answers to a set; None when nobody did that set."""
        current = self.current
        set_id = said.set_id or next(reversed(current.done), "")
        if set_id not in current.done:
            return None
        answers = current.with_earlier(set_id, said.answers)
        self._clients.record_answers(set_id, answers, session_id=current.session_id)
        action = current.answered(set_id, answers, is_alarming=said.is_alarming)
        if action is PainAction.END_SESSION:
            self.stopped(PAIN_STOP if current.client.may_store_pain else STAFF_STOP)
        elif action is PainAction.END_EXERCISE and _keeps_pain(current.client):
            family = self._exercises[current.done[set_id].exercise_id].family
            self._clients.stop(current.client.id, reason=PAIN_STOP, family=family, hours=_TODAY_H)
        return PainHeard(set_id=set_id, action=action)

    def stopped(self, reason: str) -> None:
        """Whoever is up may not train on until staff clear it.

        A guest is not remembered, nor is a client who did not agree to be.

        Args:
            reason: For staff.
        """
        client = self.current.client
        if _is_kept(client):
            self._clients.stop(client.id, reason=reason)


def _keeps_pain(client: Client) -> bool:
    """Whether that something hurt may be stored under this client's name."""
    return _is_kept(client) and client.may_store_pain


def _is_kept(client: Client) -> bool:
    """Whether anything may be stored under this client's name."""
    return not client.is_guest and client.may_store
