"""The one door between a station and a store, whatever lies between them."""

from typing import Protocol

from studio.sync.batch import Batch


class Transport(Protocol):
    """Carries batches to one store. For one thread.

    Every method raises KnownError when the store cannot be reached, refuses, or is full.
    """

    def store_id(self) -> str:
        """Which store this is; a store begun anew has a new id."""

    def position(self, *, station_id: str, stream_id: str) -> int | None:
        """Highest number the store has of this stream; None = it does not tell stations."""

    def erased_tags(self, *, station_id: str) -> tuple[str, ...]:
        """Tags of the clients of a station that were erased in the store."""

    def send(self, batch: Batch) -> None:
        """Store a batch; all of it is durable in the store when this returns.

        Raises:
            KnownError: SYNC_GAP, SYNC_REUSED or SYNC_REFUSED: nothing of the batch was stored.
        """

    def close(self) -> None:
        """Let go of it. Safe to call twice."""
