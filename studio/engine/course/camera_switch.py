"""The camera as the session sees it: on or off, giving pictures or not."""

from typing import Protocol


class CameraSwitch(Protocol):
    """The camera of a station."""

    @property
    def is_on(self) -> bool:
        """Whether it is open, or being opened."""
        ...

    @property
    def is_lost(self) -> bool:
        """Whether it is on but gives no pictures."""
        ...

    @property
    def message(self) -> str:
        """Why there are no pictures, in one line; "" while they flow."""
        ...

    def turn_on(self) -> None:
        """Open it. Nothing happens when it is on."""
        ...

    def turn_off(self) -> None:
        """Close it. Nothing happens when it is off."""
        ...
