"""Clients, their profiles and their answers.

Read with a connection that cannot write, written by the journal's one writer.

    book = ClientBook(data_folder, journal=journal)
    book.save_profile(client_id, profile)
    book.clients()
    book.record(client, exercises=catalog.exercises)

A guest's history is never read: the guest stands for everybody not known by name.
"""

import json
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from sqlite_utils import Database

from studio.coaching.calibration import PersonalRange
from studio.errors import KnownError, Reason
from studio.model.client import (
    Client,
    ClientFlag,
    ClientProfile,
    PainPlace,
    RepZone,
    SetAnswers,
    TrainingGoal,
)
from studio.model.exercise import Exercise
from studio.model.landmarks import Side
from studio.store.database import open_for_reading
from studio.store.ids import new_id, now_utc, utc_text
from studio.store.people.alias import clean_alias
from studio.store.people.client_history import ClientRecord, read_record
from studio.store.people.pain_consent import put_pain_answer
from studio.store.receipt import Receipt
from studio.store.rows import Cell, RowChange, Verb

_CLIENTS = """
    SELECT clients.id, clients.alias, clients.is_guest, profile.*, EXISTS (
        SELECT 1 FROM consents
        WHERE consents.client_id = clients.id AND consents.withdrawn_utc IS NULL
    ) AS may_store,
    EXISTS (
        SELECT 1 FROM pain_consents
        WHERE pain_consents.client_id = clients.id AND pain_consents.withdrawn_utc IS NULL
    ) AS may_store_pain,
    EXISTS (SELECT 1 FROM pins WHERE pins.client_id = clients.id) AS has_pin
    FROM clients LEFT JOIN client_profiles AS profile ON profile.client_id = clients.id
    WHERE clients.is_demo = 0
    ORDER BY clients.is_guest DESC, clients.alias COLLATE NOCASE, clients.id
"""


class Writer(Protocol):
    """What is needed of `store.journal.Journal`."""

    def perform(self, task: Callable[[Database], None]) -> Receipt:
        """Do a task in a transaction, in its turn."""
        ...


class ClientBook:
    """Who trains here. Its methods may be called from any thread; each reads its result whole."""

    def __init__(
        self,
        data_folder: Path,
        *,
        journal: Writer,
        clock: Callable[[], datetime] = now_utc,
    ) -> None:
        """Prepare; nothing is opened yet.

        Args:
            data_folder: Where the database lies.
            journal: Running whenever something is written.
            clock: This moment with its time zone.
        """
        self._data_folder = data_folder
        self._journal = journal
        self._clock = clock

    # --- reading ---------------------------------------------------------------------------

    def clients(self) -> tuple[Client, ...]:
        """The guest first, then everybody by alias; made-up people are left out.

        Raises:
            KnownError: The database is missing or cannot be read.
        """
        connection = open_for_reading(self._data_folder)
        try:
            rows: list[sqlite3.Row] = connection.execute(_CLIENTS).fetchall()
        finally:
            connection.close()
        return tuple(_client(row) for row in rows)

    def client(self, alias: str) -> Client:
        """The client of that alias.

        Raises:
            KnownError: NOT_FOUND.
        """
        for client in self.clients():
            if client.alias in {alias, unicodedata.normalize("NFC", alias)}:
                return client
        raise KnownError(Reason.NOT_FOUND, f'there is no client "{alias}"; check the spelling')

    def record(self, client: Client, *, exercises: Mapping[str, Exercise]) -> ClientRecord:
        """What the planner needs of a client's past; empty for a guest.

        Args:
            client: Whose.
            exercises: By id; sets of others are left out.

        Raises:
            KnownError: The database is missing or cannot be read.
        """
        if client.is_guest:
            return ClientRecord()
        connection = open_for_reading(self._data_folder)
        try:
            return read_record(connection, client.id, exercises=exercises, now=self._clock())
        finally:
            connection.close()

    def now_h(self) -> float:
        """This moment in hours, on the clock of every `DoneSet`."""
        return self._clock().timestamp() / 3600.0

    # --- writing: staff --------------------------------------------------------------------

    def add_client(self, alias: str, profile: ClientProfile) -> tuple[str, Receipt]:
        """A new client; returns the id.

        Args:
            alias: What the screens call them; free of others, or the receipt is lost.
            profile: See there.

        Raises:
            KnownError: USER_INPUT, as `clean_alias`.
        """
        client_id = new_id()
        values: dict[str, Cell] = {
            "alias": clean_alias(alias),
            "is_guest": 0,
            "created_utc": self._now(),
        }
        put = RowChange(verb=Verb.PUT, table="clients", key={"id": client_id}, values=values)
        return client_id, self._write([put, self._profile_row(client_id, profile)])

    def save_profile(self, client_id: str, profile: ClientProfile) -> Receipt:
        """Staff changed a profile."""
        return self._write([self._profile_row(client_id, profile)])

    def stop(
        self,
        client_id: str,
        *,
        reason: str,
        family: str | None = None,
        hours: float | None = None,
    ) -> Receipt:
        """Keep a client from training, or from a family of exercises.

        Args:
            client_id: Not the guest's.
            reason: For staff.
            family: Of exercises; None = all.
            hours: How long; None = until staff clear it.
        """
        now = self._clock()
        until = None if hours is None else utc_text(now + timedelta(hours=hours))
        values: dict[str, Cell] = {
            "client_id": client_id,
            "family": family,
            "reason": reason,
            "since_utc": utc_text(now),
            "until_utc": until,
        }
        return self._write([_put("client_stops", {"id": new_id()}, values)])

    def clear_stops(self, client_id: str) -> Receipt:
        """Staff spoke with the client: training goes on."""
        now = self._now()

        def clear(database: Database) -> None:
            database.execute(
                "UPDATE client_stops SET cleared_utc = ? "
                "WHERE client_id = ? AND cleared_utc IS NULL",
                (now, client_id),
            )

        return self._journal.perform(clear)

    # --- writing: a set --------------------------------------------------------------------

    def record_zone(self, set_id: str, zone: RepZone) -> Receipt:
        """How heavy a set is meant to be; the set has to be stored before."""
        return self._write([_put("set_zones", {"set_id": set_id}, {"zone": zone.value})])

    def record_load(self, set_id: str, load_kg: float | None) -> Receipt:
        """The client told the weight after the set."""
        change = RowChange(
            verb=Verb.CHANGE, table="sets", key={"id": set_id}, values={"load_kg": load_kg}
        )
        return self._write([change])

    def record_answers(self, set_id: str, answers: SetAnswers, *, session_id: str) -> Receipt:
        """What the client said after a set; said again, the newest holds.

        Pain is kept only of who agreed to that (studio/store/people/pain_consent.py).

        Args:
            set_id: Of the set; it has to be stored before.
            answers: None = not answered.
            session_id: Of the set.
        """
        now, answer_id, pain_id = self._now(), new_id(), new_id()

        def write(database: Database) -> None:
            database.execute(
                "INSERT INTO set_answers (id, set_id, felt, reserve, answered_utc) "
                "VALUES (?, ?, ?, ?, ?) ON CONFLICT (set_id) DO UPDATE SET "
                "felt = excluded.felt, reserve = excluded.reserve, "
                "answered_utc = excluded.answered_utc",
                (answer_id, set_id, answers.felt, answers.reserve, now),
            )
            database.execute("DELETE FROM pain_answers WHERE set_id = ?", (set_id,))
            if answers.pain is not None:
                put_pain_answer(
                    database,
                    answer_id=pain_id,
                    session_id=session_id,
                    set_id=set_id,
                    pain=answers.pain,
                    place=_text(answers.place),
                    now_utc=now,
                )

        return self._journal.perform(write)

    def record_range(
        self, client_id: str, *, exercise_id: str, side: Side, known: PersonalRange
    ) -> Receipt:
        """How far a client moves in an exercise; the newest holds.

        Args:
            client_id: Not the guest's.
            exercise_id: Which.
            side: The leg, or BOTH.
            known: See there.
        """
        key = {"client_id": client_id, "exercise_id": exercise_id, "side": side.value}
        values: dict[str, Cell] = {
            "range": known.range,
            "calibrated_range": known.calibrated,
            "measured_utc": self._now(),
        }
        row_id = new_id()

        def write(database: Database) -> None:
            row = {"id": row_id, **key, **values}
            database.execute(
                "INSERT INTO client_ranges (id, client_id, exercise_id, side, range, "
                "calibrated_range, measured_utc) VALUES (:id, :client_id, :exercise_id, :side, "
                ":range, :calibrated_range, :measured_utc) ON CONFLICT (client_id, exercise_id, "
                "side) DO UPDATE SET range = excluded.range, calibrated_range = "
                "excluded.calibrated_range, measured_utc = excluded.measured_utc",
                row,
            )

        return self._journal.perform(write)

    # --- inside ----------------------------------------------------------------------------

    def _profile_row(self, client_id: str, profile: ClientProfile) -> RowChange:
        equipment = profile.equipment
        values: dict[str, Cell] = {
            "level": profile.level,
            "goal": profile.goal.value,
            "sessions_per_week": profile.sessions_per_week,
            "unit": profile.unit,
            "flags": _list_text(flag.value for flag in profile.flags),
            "anchors": json.dumps(list(profile.anchors)),
            "equipment": None if equipment is None else _list_text(equipment),
            "liked": _list_text(profile.liked),
            "disliked": _list_text(profile.disliked),
            "changed_utc": self._now(),
        }
        return _put("client_profiles", {"client_id": client_id}, values)

    def _write(self, changes: list[RowChange]) -> Receipt:
        def write(database: Database) -> None:
            for change in changes:
                database.execute(*change.statement())

        return self._journal.perform(write)

    def _now(self) -> str:
        return utc_text(self._clock())


def _put(table: str, key: Mapping[str, Cell], values: Mapping[str, Cell]) -> RowChange:
    return RowChange(verb=Verb.PUT, table=table, key=key, values=values)


def _list_text(items: Iterable[str]) -> str:
    return json.dumps(sorted(items))


def _text(place: PainPlace | None) -> str | None:
    return None if place is None else place.value


def _client(row: sqlite3.Row) -> Client:
    is_guest = bool(row["is_guest"])
    return Client(
        id=row["id"],
        alias=row["alias"],
        profile=ClientProfile() if row["client_id"] is None else _profile(row),
        is_guest=is_guest,
        may_store=is_guest or bool(row["may_store"]),
        may_store_pain=bool(row["may_store_pain"]),
        has_pin=bool(row["has_pin"]),
    )


def _profile(row: sqlite3.Row) -> ClientProfile:
    equipment = row["equipment"]
    return ClientProfile(
        level=row["level"],
        goal=TrainingGoal(row["goal"]),
        sessions_per_week=row["sessions_per_week"],
        flags=frozenset(ClientFlag(flag) for flag in json.loads(row["flags"])),
        anchors=tuple(json.loads(row["anchors"])),
        equipment=None if equipment is None else frozenset(json.loads(equipment)),
        liked=frozenset(json.loads(row["liked"])),
        disliked=frozenset(json.loads(row["disliked"])),
        unit=row["unit"],
    )
