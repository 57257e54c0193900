"""Where the engine reads and writes clients; and what stands in where there are none."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Protocol

from studio.coaching.calibration import PersonalRange
from studio.engine.course.durable_events import DurableReceipt
from studio.model.client import Client, ClientProfile, RepZone, SetAnswers
from studio.model.exercise import Exercise
from studio.model.landmarks import Side
from studio.store.people.client_history import ClientRecord


class ClientStore(Protocol):
    """What the engine needs of `store.clients.ClientBook`."""

    def clients(self) -> tuple[Client, ...]:
        """Everybody, the guest among them."""
        ...

    def record(self, client: Client, *, exercises: Mapping[str, Exercise]) -> ClientRecord:
        """A client's past."""
        ...

    def now_h(self) -> float:
        """This moment in hours, on the clock of every `DoneSet`."""
        ...

    def record_zone(self, set_id: str, zone: RepZone) -> DurableReceipt:
        """How heavy a set is meant to be."""
        ...

    def record_load(self, set_id: str, load_kg: float | None) -> DurableReceipt:
        """The weight, told after the set."""
        ...

    def record_answers(
        self, set_id: str, answers: SetAnswers, *, session_id: str
    ) -> DurableReceipt:
        """What the client said after a set."""
        ...

    def record_range(
        self, client_id: str, *, exercise_id: str, side: Side, known: PersonalRange
    ) -> DurableReceipt:
        """How far a client moves in an exercise."""
        ...

    def stop(
        self,
        client_id: str,
        *,
        reason: str,
        family: str | None = None,
        hours: float | None = None,
    ) -> DurableReceipt:
        """Keep a client from training."""
        ...


class _Forgotten:
    """The receipt of what nobody keeps."""

    is_durable = False
    is_lost = True

    def wait(self, *, timeout_s: float) -> bool:
        """Nothing to wait for."""
        return False


class GuestsOnly:
    """A station without a client store: everybody is a guest, answers live for the visit only."""

    def clients(self) -> tuple[Client, ...]:
        """Nobody is known by name."""
        return ()

    def record(self, client: Client, *, exercises: Mapping[str, Exercise]) -> ClientRecord:
        """Nothing is known."""
        return ClientRecord()

    def now_h(self) -> float:
        """This moment in hours."""
        return datetime.now(UTC).timestamp() / 3600.0

    def record_zone(self, set_id: str, zone: RepZone) -> DurableReceipt:
        """Kept nowhere."""
        return _Forgotten()

    def record_load(self, set_id: str, load_kg: float | None) -> DurableReceipt:
        """Kept nowhere."""
        return _Forgotten()

    def record_answers(
        self, set_id: str, answers: SetAnswers, *, session_id: str
    ) -> DurableReceipt:
        """Kept nowhere."""
        return _Forgotten()

    def record_range(
        self, client_id: str, *, exercise_id: str, side: Side, known: PersonalRange
    ) -> DurableReceipt:
        """Kept nowhere."""
        return _Forgotten()

    def stop(
        self,
        client_id: str,
        *,
        reason: str,
        family: str | None = None,
        hours: float | None = None,
    ) -> DurableReceipt:
        """Kept nowhere."""
        return _Forgotten()


GUEST = Client(id="", alias="Guest", profile=ClientProfile(), is_guest=True, may_store=True)
"""Everybody not known by name."""
