"""The station's key: what stands for a client where the client's own id must not stand.

32 random bytes in `station.key`, readable by its owner alone, never sent anywhere. From it come,
by HMAC-SHA256, the tag of a client (in tombstones and audit rows), the digest of an outbox row,
and the stored form of a QR code or RFID tag. Without the key none of them leads back.
"""

import contextlib
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from studio.errors import KnownError, Reason

KEY_FILE = "station.key"
_KEY_BYTES = 32
_OWNER_ONLY = 0o600


class StationKey:
    """Makes the station's HMACs."""

    def __init__(self, secret: bytes) -> None:
        """Keep the secret.

        Args:
            secret: 32 bytes.

        Raises:
            ValueError: Another length.
        """
        if len(secret) != _KEY_BYTES:
            raise ValueError(f"a station's key has {_KEY_BYTES} bytes, not {len(secret)}")
        self._secret = secret

    def client_tag(self, client_id: str) -> str:
        """What stands for a client: 64 hexadecimal digits."""
        return self._hmac("client", client_id)

    def token(self, text: str) -> str:
        """The stored form of what a QR code or RFID tag says."""
        return self._hmac("token", text)

    def entry_digest(self, text: str) -> str:
        """What stands for an outbox row: 32 hexadecimal digits."""
        return self._hmac("entry", text)[:32]

    def check(self) -> str:
        """Tells two keys apart, and nothing else: 16 hexadecimal digits."""
        return self._hmac("check", "")[:16]

    def _hmac(self, kind: str, text: str) -> str:
        return hmac.new(self._secret, f"{kind}:{text}".encode(), hashlib.sha256).hexdigest()


def load_station_key(data_folder: Path) -> StationKey:
    """The key of this station, made at first.

    Args:
        data_folder: An existing folder.

    Raises:
        KnownError: BAD_FILE when the file is not a key, READ_ONLY when none can be made.
    """
    path = data_folder / KEY_FILE
    try:
        if not path.exists():
            _make(path)
        secret = path.read_bytes()
    except OSError as error:
        raise KnownError(
            Reason.READ_ONLY,
            f"{path}: the station's key cannot be kept ({error.strerror}); "
            "check the rights of the folder",
        ) from error
    if len(secret) != _KEY_BYTES:
        raise KnownError(
            Reason.BAD_FILE,
            f"{path}: is not a station's key; restore it from a backup, or remove it for a new one",
        )
    return StationKey(secret)


def _make(path: Path) -> None:
    """Write a new key so that it is there whole or not at all; the first of two makers wins."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}-{secrets.token_hex(4)}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    try:
        os.write(handle, secrets.token_bytes(_KEY_BYTES))
        os.fsync(handle)
    finally:
        os.close(handle)
    try:
        with contextlib.suppress(FileExistsError):
            os.link(temporary, path)
    finally:
        temporary.unlink()
