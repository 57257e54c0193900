"""Who people are, and what staff do for them: everything behind the sign-in and the staff's pages.

Every method takes its time (a PIN costs 0.2 s of a core, a change waits for the disk): call them
away from the thread of the screen. What was changed is on the disk when a method returns.
"""

import itertools
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from studio.errors import KnownError, Reason
from studio.model.client import Client, ClientProfile
from studio.model.screening import Screening
from studio.paths import resources
from studio.store.carried_over import was_set_aside
from studio.store.ids import now_utc
from studio.store.people.alias import clean_alias, same_alias
from studio.store.people.client_care import ClientCard, read_card, record_screening
from studio.store.people.clients import ClientBook, Writer
from studio.store.people.consent import give_consent, withdraw_consent
from studio.store.people.pain_consent import give_pain_consent, withdraw_pain_consent
from studio.store.people.pins import OWNER, STAFF, PinAnswer, PinBook
from studio.store.people.pins_tokens import add_token, client_of_token, remove_tokens
from studio.store.people.setup_code import SetupCodes
from studio.store.privacy.audit import Actor, note
from studio.store.privacy.key import load_station_key

CLIENT_PIN_DIGITS = 4
_DURABLE_S = 5.0
_DIGITS = "0123456789"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClient:
    """Somebody who was just added; the PIN is shown once and known to nobody afterwards."""

    client: Client
    pin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PinsSet:
    """Which PINs of the house are set, and whether the station had a database before this one."""

    owner: bool
    staff: bool
    was_set_aside: bool = False


class Reception:
    """Its methods may be called from any thread but the one of the screen."""

    def __init__(
        self,
        data_folder: Path,
        *,
        journal: Writer,
        aliases: Iterable[str],
        today: Callable[[], datetime] = now_utc,
    ) -> None:
        """Prepare; nothing is read yet.

        Args:
            data_folder: Of the station.
            journal: Running whenever something is written.
            aliases: Words a new client may be called by.
            today: This moment with its time zone.
        """
        self._data_folder = data_folder
        self._journal = journal
        self._aliases = tuple(aliases)
        self._today = today
        self._book = ClientBook(data_folder, journal=journal, clock=today)
        self._pins = PinBook(data_folder, journal=journal, today=today)
        self._codes = SetupCodes(data_folder, journal=journal, pins=self._pins, today=today)

    # --- clients on the public screen ------------------------------------------------------

    def named_clients(self) -> tuple[Client, ...]:
        """Everybody known by an alias.

        Raises:
            KnownError: The journal cannot be read.
        """
        return tuple(client for client in self._book.clients() if not client.is_guest)

    def client(self, client_id: str) -> Client:
        """One of them.

        Raises:
            KnownError: NOT_FOUND.
        """
        for client in self.named_clients():
            if client.id == client_id:
                return client
        raise KnownError(Reason.NOT_FOUND, "This client is not known here any more.")

    def client_of_tag(self, typed: str) -> Client | None:
        """Whose code or tag that is; None = nobody's.

        Args:
            typed: What the reader typed.

        Raises:
            KnownError: USER_INPUT when it is no code or tag; the journal cannot be read.
        """
        key = load_station_key(self._data_folder)
        client_id = client_of_token(self._data_folder, typed=typed, key=key)
        return None if client_id is None else self.client(client_id)

    def agree(self, client_id: str, *, actor: Actor = Actor.STATION) -> Client:
        """The client agrees to be stored by name; returns them as they are now."""
        now = self._today()
        task = partial(give_consent, client_id=client_id, now=now)
        self._do(task, actor=actor, action="consent", client_id=client_id)
        return self.client(client_id)

    def agree_to_pain(self, client_id: str, *, actor: Actor = Actor.STATION) -> Client:
        """Answers about pain may be stored, too; returns the client as they are now."""
        task = partial(give_pain_consent, client_id=client_id, now=self._today())
        self._do(task, actor=actor, action="pain consent", client_id=client_id)
        return self.client(client_id)

    # --- PINs ------------------------------------------------------------------------------

    def pins_set(self) -> PinsSet:
        """Whether owner and staff have a PIN."""
        return PinsSet(
            owner=self._pins.has_pin(OWNER),
            staff=self._pins.has_pin(STAFF),
            was_set_aside=was_set_aside(self._data_folder),
        )

    def check_pin(self, subject: str, pin: str) -> PinAnswer:
        """Compare a PIN of `OWNER`, `STAFF` or a client by id; the owner's may be a setup code.

        Raises:
            KnownError: NOT_FOUND when none is set, DISK_FAULT when it cannot be noted.
        """
        if subject == OWNER:
            return self._codes.check_owner(pin)
        return self._pins.check(subject, pin)

    def choose_owner_pin(self, pin: str, *, code: str) -> None:
        """The owner's PIN, first or new, for whoever has the setup code.

        Raises:
            KnownError: As `SetupCodes.choose_pin`.
        """
        self._codes.choose_pin(pin, code=code)

    def set_house_pin(self, subject: str, pin: str) -> None:
        """The owner sets the PIN of `OWNER` or `STAFF`.

        Raises:
            KnownError: USER_INPUT when it cannot be a PIN; or it cannot be stored.
        """
        if subject not in {OWNER, STAFF}:
            raise ValueError(f"{subject!r} is nobody of the house")
        self._pins.set_pin(subject, pin)
        self._do(lambda _database: None, actor=Actor.OWNER, action="pin", detail=subject)

    # --- staff -----------------------------------------------------------------------------

    def new_alias(self) -> str:
        """A word that nobody here is called by; with a number when all are taken."""
        taken = {client.alias.casefold() for client in self._book.clients()}
        for number in range(1, 1000):
            words = [word if number == 1 else f"{word} {number}" for word in self._aliases]
            free = [word for word in words if word.casefold() not in taken]
            if free:
                return secrets.choice(free)
        raise KnownError(Reason.NOT_FOUND, "There is no free alias left.")

    def add_client(self, alias: str, *, actor: Actor) -> NewClient:
        """A new client with a PIN.

        Args:
            alias: Free.
            actor: Who adds them.

        Raises:
            KnownError: USER_INPUT when the alias is taken or none; or it cannot be stored.
        """
        alias = clean_alias(alias)
        if any(same_alias(one.alias, alias) for one in self._book.clients()):
            raise KnownError(Reason.USER_INPUT, f"{alias} is taken. Choose another name.")
        client_id, receipt = self._book.add_client(alias, ClientProfile())
        if not receipt.wait(timeout_s=_DURABLE_S):
            raise _not_stored()
        pin = self._renew_pin(client_id)
        self._note(client_id, actor=actor, action="add client")
        return NewClient(client=self.client(client_id), pin=pin)

    def card(self, client_id: str) -> ClientCard:
        """Everything staff see of a client.

        Raises:
            KnownError: NOT_FOUND, or the journal cannot be read.
        """
        return read_card(self._data_folder, self.client(client_id), now=self._today())

    def save_profile(self, client_id: str, profile: ClientProfile, *, actor: Actor) -> None:
        """Staff changed level, flags, likes, ..."""
        if not self._book.save_profile(client_id, profile).wait(timeout_s=_DURABLE_S):
            raise _not_stored()
        self._note(client_id, actor=actor, action="profile")

    def renew_pin(self, client_id: str, *, actor: Actor) -> str:
        """A new PIN for a client; returns it, to be shown once."""
        pin = self._renew_pin(client_id)
        self._note(client_id, actor=actor, action="pin", detail="client")
        return pin

    def withdraw(self, client_id: str, *, actor: Actor) -> None:
        """The client no longer agrees; from now on nothing is stored by name."""
        now = self._today()

        def task(database: Database) -> None:
            withdraw_consent(database, client_id=client_id, now=now)
            withdraw_pain_consent(database, client_id=client_id, now=now)

        self._do(task, actor=actor, action="withdraw consent", client_id=client_id)

    def withdraw_pain(self, client_id: str, *, actor: Actor) -> None:
        """Answers about pain are no longer stored; those that are there are erased."""
        task = partial(withdraw_pain_consent, client_id=client_id, now=self._today())
        self._do(task, actor=actor, action="withdraw pain consent", client_id=client_id)

    def give_tag(self, client_id: str, typed: str, *, actor: Actor) -> None:
        """A code or tag stands for the client from now on, and for nobody else.

        Raises:
            KnownError: USER_INPUT when it is no code or tag.
        """
        key = load_station_key(self._data_folder)
        client_of_token(self._data_folder, typed=typed, key=key)  # says what is wrong with it
        now = self._today()
        task = partial(add_token, typed=typed, client_id=client_id, key=key, now=now)
        self._do(task, actor=actor, action="give tag", client_id=client_id)

    def take_tags(self, client_id: str, *, actor: Actor) -> None:
        """No code or tag stands for the client any more."""
        task = partial(remove_tokens, client_id=client_id)
        self._do(task, actor=actor, action="take tags", client_id=client_id)

    def screen(self, client_id: str, screening: Screening, *, actor: Actor) -> None:
        """Staff asked the health questions."""
        if screening.begins_at_level_1:
            profile = replace(self.client(client_id).profile, level=1)
            self.save_profile(client_id, profile, actor=actor)
        task = partial(
            record_screening, client_id=client_id, screening=screening, now=self._today()
        )
        self._do(task, actor=actor, action="health questions", client_id=client_id)

    def clear_stops(self, client_id: str, *, actor: Actor) -> None:
        """Staff spoke with the client: training goes on."""
        if not self._book.clear_stops(client_id).wait(timeout_s=_DURABLE_S):
            raise _not_stored()
        self._note(client_id, actor=actor, action="clear stop")

    # --- inside ----------------------------------------------------------------------------

    def _renew_pin(self, client_id: str) -> str:
        pin = make_pin()
        self._pins.set_pin(client_id, pin)
        return pin

    def _note(self, client_id: str, *, actor: Actor, action: str, detail: str = "") -> None:
        self._do(
            lambda _database: None, actor=actor, action=action, client_id=client_id, detail=detail
        )

    def _do(
        self,
        task: Callable[[Database], None],
        *,
        actor: Actor,
        action: str,
        client_id: str = "",
        detail: str = "",
    ) -> None:
        """A task and its line in the log, in one transaction; returns when both are durable."""
        now = self._today()
        tag = load_station_key(self._data_folder).client_tag(client_id) if client_id else ""

        def both(database: Database) -> None:
            task(database)
            note(database, actor=actor, action=action, now=now, subject=tag, detail=detail)

        if not self._journal.perform(both).wait(timeout_s=_DURABLE_S):
            raise _not_stored()


def make_pin() -> str:
    """A PIN by chance, without those that are guessed first."""
    while True:
        pin = "".join(secrets.choice(_DIGITS) for _ in range(CLIENT_PIN_DIGITS))
        steps = {int(after) - int(before) for before, after in itertools.pairwise(pin)}
        if not (len(steps) == 1 and steps <= {-1, 0, 1}) and len(set(pin)) > 1:
            return pin


def load_aliases(folder: Path | None = None) -> tuple[str, ...]:
    """Words a new client may be called by, from `aliases.txt`.

    Args:
        folder: Where it lies; None = with the resources of the program.

    Raises:
        KnownError: BAD_RESOURCE when the file is missing or has no word.
    """
    path = (resources() if folder is None else folder) / "aliases.txt"
    try:
        words = tuple(path.read_text(encoding="utf-8").split())
    except OSError as error:
        raise _broken(path) from error
    if not words:
        raise _broken(path)
    return words


def _broken(path: Path) -> KnownError:
    return KnownError(Reason.BAD_RESOURCE, f"{path}: has no aliases; install the program again")


def _not_stored() -> KnownError:
    return KnownError(
        Reason.DISK_FAULT, "The disk does not take it. Look at the disk, then try again."
    )
