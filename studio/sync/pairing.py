"""How a station and a hub come to know each other by a code that a person reads aloud.

The owner asks the hub for a code: 12 letters and digits, good for ten minutes, once. The station
fetches the hub's certificate and proves that it knows the code and which certificate it saw; the
hub proves the same by its answer, which brings the station's credential. Somebody in between with
a certificate of their own cannot make either proof.

A code has 60 random bits, so that guessing it within ten minutes is hopeless at any rate a hub can
answer; wrong proofs therefore cost the code nothing, or anybody on the network could use it up.
Whoever sends many is only made to wait (`Guesses`).
"""

import hashlib
import hmac
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that looks like another
_CODE_LETTERS = 12
_GOOD_FOR_S = 600.0
_GUESSES = 20
_GUESSES_WITHIN_S = 60.0
_CREDENTIAL_BYTES = 32


def new_credential() -> str:
    """256 random bits as text."""
    return secrets.token_urlsafe(_CREDENTIAL_BYTES)


def credential_hash(credential: str) -> str:
    """What the hub keeps of it; nothing slower is needed for 256 random bits."""
    return hashlib.sha256(credential.encode()).hexdigest()


def station_proof(code: str, *, station_id: str, nonce: str, fingerprint: str) -> str:
    """What a station sends: that it knows the code, and which certificate it saw."""
    return _proof(code, "station", station_id, nonce, fingerprint)


def hub_proof(code: str, *, nonce: str, credential: str, store_id: str) -> str:
    """What the hub answers: that it knows the code, and that this credential comes from it."""
    return _proof(code, "hub", nonce, credential, store_id)


def is_same(one: str, other: str) -> bool:
    """Compared in a time that tells nothing."""
    return hmac.compare_digest(one.encode(), other.encode())


def _proof(code: str, *parts: str) -> str:
    plain = "".join(letter for letter in code.upper() if letter in _LETTERS)
    return hmac.new(plain.encode(), "|".join(parts).encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    code: str
    until_s: float


class PairingCodes:
    """The codes that are good just now; kept in memory alone, so a restart ends them."""

    def __init__(self, *, clock: Callable[[], float]) -> None:
        """Begin without one.

        Args:
            clock: Monotonic seconds.
        """
        self._clock = clock
        self._open: list[_Open] = []
        self._lock = threading.Lock()

    def new(self) -> str:
        """A new code, in groups of four."""
        letters = "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LETTERS))
        code = "-".join(letters[place : place + 4] for place in range(0, _CODE_LETTERS, 4))
        with self._lock:
            self._open.append(_Open(code=code, until_s=self._clock() + _GOOD_FOR_S))
        return code

    def use(self, is_right: Callable[[str], bool]) -> str | None:
        """Find the code a station means, and use it up.

        Args:
            is_right: Whether the station's proof was made with this code.

        Returns:
            The code; None = no code fits.
        """
        with self._lock:
            now_s = self._clock()
            self._open = [one for one in self._open if one.until_s > now_s]
            for one in self._open:
                if is_right(one.code):
                    self._open.remove(one)
                    return one.code
        return None


class Guesses:
    """Wrong proofs by the address they came from: too many within a minute, and it has to wait."""

    def __init__(self, *, clock: Callable[[], float]) -> None:
        """Begin without one.

        Args:
            clock: Monotonic seconds.
        """
        self._clock = clock
        self._at_s: dict[str, list[float]] = {}
        self._lock = threading.Lock()

    def must_wait(self, address: str) -> bool:
        """Whether nothing from there is looked at for now."""
        with self._lock:
            self._forget_old_ones()
            return len(self._at_s.get(address, ())) >= _GUESSES

    def note(self, address: str) -> None:
        """Another one was wrong."""
        with self._lock:
            self._at_s.setdefault(address, []).append(self._clock())

    def _forget_old_ones(self) -> None:
        since_s = self._clock() - _GUESSES_WITHIN_S
        kept = {place: [at for at in times if at > since_s] for place, times in self._at_s.items()}
        self._at_s = {place: times for place, times in kept.items() if times}
