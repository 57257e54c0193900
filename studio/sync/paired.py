"""What a station keeps of the store it was paired with: `paired.json`, for its owner alone."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from studio.errors import KnownError, Reason

PAIRED_FILE = "paired.json"
_OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedHub:
    """A hub.

    Attributes:
        address: `https://host:port`.
        certificate_pem: The only one that is trusted.
        credential: Of this station.
        store_id: Of the hub's store, as it was paired.
        kind: Tells the two kinds apart in the file.
    """

    address: str
    certificate_pem: str
    credential: str
    store_id: str
    kind: str = "hub"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedPostgres:
    """A PostgreSQL server.

    Attributes:
        host: Its name or address.
        port: Its port.
        database: Name of the database.
        certificate_pem: The only authority that is trusted.
        role: Of this station: its id.
        password: Of that role.
        store_id: Of the store in that database.
        kind: Tells the two kinds apart in the file.
    """

    host: str
    port: int
    database: str
    certificate_pem: str
    role: str
    password: str
    store_id: str
    kind: str = "postgres"


Paired = PairedHub | PairedPostgres
_KINDS: dict[str, TypeAdapter[PairedHub] | TypeAdapter[PairedPostgres]] = {
    "hub": TypeAdapter(PairedHub),
    "postgres": TypeAdapter(PairedPostgres),
}


def save_paired(data_folder: Path, paired: Paired) -> None:
    """Keep it, in place of an earlier one; there whole or not at all."""
    path = data_folder / PAIRED_FILE
    beside = path.with_name(f"{PAIRED_FILE}.new")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(paired), file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def is_paired(data_folder: Path) -> bool:
    """Whether this station was paired with a store elsewhere."""
    return (data_folder / PAIRED_FILE).is_file()


def load_paired(data_folder: Path) -> Paired:
    """Read it back.

    Raises:
        KnownError: NOT_PAIRED when there is none, BAD_FILE when it cannot be read.
    """
    path = data_folder / PAIRED_FILE
    if not path.is_file():
        raise KnownError(
            Reason.NOT_PAIRED,
            "This station is not paired with a store. Pair it: studio sync --pair ADDRESS",
        )
    try:
        return read_paired(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise KnownError(
            Reason.BAD_FILE, f"{path}: cannot be read; pair the station again: studio sync --pair"
        ) from error


def read_paired(text: str) -> Paired:
    """Of its text.

    Raises:
        ValueError: It is none.
    """
    found = json.loads(text)
    kind = found.get("kind") if isinstance(found, dict) else None
    if kind not in _KINDS:
        raise ValueError("neither a hub nor PostgreSQL")
    try:
        return _KINDS[kind].validate_python(found)
    except ValidationError as error:
        raise ValueError(str(error)) from error
