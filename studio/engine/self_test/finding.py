"""What a look at one part of the station found."""

from dataclasses import dataclass
from enum import StrEnum

from studio.errors import KnownError


class CheckState(StrEnum):
    """What a check found."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        name: "settings", "display", "touch", "camera", "model", "speed", "database", "disk",
            "permissions", "owner", "clock", "sync", "errors" or "version".
        state: How it is.
        message: What was found.
        what_to_do: "" when nothing is to be done.
    """

    name: str
    state: CheckState
    message: str
    what_to_do: str = ""


def failed(name: str, error: KnownError) -> Finding:
    """A fault as it told itself: its line says what to do as well.

    Args:
        name: Of the check.
        error: What it met.
    """
    message, _, advice = error.text.partition(". ")
    return Finding(
        name=name,
        state=CheckState.FAILED,
        message=message.removesuffix("."),
        what_to_do=advice,
    )
