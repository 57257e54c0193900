"""How a station and a hub come to know each other by a code that a person reads aloud.

The owner asks the hub for a code: 12 letters and digits, good for ten minutes, once. The station
fetches the hub's certificate and proves that it knows the code and which certificate it saw; the
hub proves the same by its answer, which brings the station's credential. Somebody in between with
a certificate of their own cannot make either proof, and five wrong ones use the code up.
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
_TRIES = 5
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


@dataclass(slots=True, kw_only=True)
class _Open:
    code: str
    until_s: float
    tries_left: int = _TRIES


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
            The code; None = no code fits, and each has one try less.
        """
        with self._lock:
            now_s = self._clock()
            self._open = [one for one in self._open if one.until_s > now_s and one.tries_left > 0]
            for one in self._open:
                if is_right(one.code):
                    self._open.remove(one)
                    return one.code
            for one in self._open:
                one.tries_left -= 1
        return None
