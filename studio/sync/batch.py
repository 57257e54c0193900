"""What travels from a station to the owner's store: numbered changes, each with its whole row.

An entry carries the row as it is when it is sent, not as it was when it changed: what came later
is told by a later entry, so that merging in order ends with the station's own rows.
"""

from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from studio.errors import KnownError, Reason

Cell = str | int | float | None
Row = dict[str, Cell]
"""A row by column. Bytes (the samples of a trace) travel as base64 text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change of one row.

    Attributes:
        number: Of the stream; the first is 1, none is left out, none comes twice.
        digest: HMAC of the outbox row: another digest under the same number is another change.
        changed_utc: When.
        table: Name in the journal.
        row_id: Key of the row.
        client_tag: HMAC of the id of the row's client; None = nobody's, or the row is gone.
        row: The row; None = it is gone from the station.
        children: Rows that travel with it, by table.
    """

    number: int
    digest: str
    changed_utc: str
    table: str
    row_id: str
    client_tag: str | None
    row: Row | None
    children: dict[str, list[Row]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Entries of one stream, in order, to be merged in one transaction.

    Attributes:
        station_id: Who sends.
        stream_id: Which stream.
        entries: At least one.
        snapshots: Exercises and settings the sets among them refer to.
    """

    station_id: str
    stream_id: str
    entries: tuple[Entry, ...]
    snapshots: tuple[Row, ...]


_BATCH = TypeAdapter(Batch)
_ENTRY = TypeAdapter(Entry)
_SNAPSHOTS = TypeAdapter(list[Row])


def encode(batch: Batch) -> bytes:
    """The batch as JSON."""
    return _BATCH.dump_json(batch)


def decode(text: bytes) -> Batch:
    """Undo `encode`, trusting nothing.

    Raises:
        KnownError: SYNC_REFUSED when it is not a batch.
    """
    try:
        batch = _BATCH.validate_json(text)
    except ValidationError as error:
        raise KnownError(
            Reason.SYNC_REFUSED, f"This is not a batch of rows: {_first_fault(error)}."
        ) from error
    if not batch.entries:
        raise KnownError(Reason.SYNC_REFUSED, "A batch without a row.")
    return batch


def checked_entry(fields: dict[str, object]) -> Entry:
    """An entry of what was kept as it came, trusting nothing.

    Raises:
        ValueError: It is none; says why.
    """
    try:
        return _ENTRY.validate_python(fields)
    except ValidationError as error:
        raise ValueError(_first_fault(error)) from error


def checked_snapshots(found: object) -> list[Row]:
    """The same for its snapshots.

    Raises:
        ValueError: They are none; says why.
    """
    try:
        return _SNAPSHOTS.validate_python(found)
    except ValidationError as error:
        raise ValueError(_first_fault(error)) from error


def _first_fault(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}"
