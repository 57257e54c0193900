"""The two families of faults.

`KnownError`: the world's fault or the user's. It is told to the person in one line and the
program carries on or ends with the matching exit code. Everything else that is raised is a bug
and keeps its traceback.
"""

from enum import Enum


class Reason(Enum):
    """Why something could not be done; the value is the exit code of the command line."""

    def __init__(self, label: str, exit_code: int) -> None:
        """Keep the label apart from the exit code, so that two reasons never become aliases."""
        self.label = label
        self.exit_code = exit_code

    USER_INPUT = ("user_input", 2)
    NOT_FOUND = ("not_found", 2)
    BAD_FILE = ("bad_file", 2)
    BAD_RESOURCE = ("bad_resource", 2)
    NO_CAMERA = ("no_camera", 3)
    CAMERA_BUSY = ("camera_busy", 3)
    CAMERA_SILENT = ("camera_silent", 3)
    NO_MODEL = ("no_model", 3)
    BAD_MODEL = ("bad_model", 3)
    NO_NETWORK = ("no_network", 3)
    DISK_FULL = ("disk_full", 3)
    DISK_FAULT = ("disk_fault", 3)
    READ_ONLY = ("read_only", 3)
    DATABASE_NEWER = ("database_newer", 3)
    DATABASE_DAMAGED = ("database_damaged", 3)
    DATABASE_LOCKED = ("database_locked", 3)
    NO_DISPLAY = ("no_display", 3)
    NOT_PAIRED = ("not_paired", 3)
    SYNC_REFUSED = ("sync_refused", 3)
    SYNC_GAP = ("sync_gap", 3)
    SYNC_REUSED = ("sync_reused", 3)
    WRONG_PIN = ("wrong_pin", 2)
    LOCKED_OUT = ("locked_out", 2)
    NO_CONSENT = ("no_consent", 2)


class KnownError(Exception):
    """A fault of the world, with one line that says what, where and what to do.

    Attributes:
        reason: Why; code reacts to this, never to the text.
        text: One line for the person.
    """

    def __init__(self, reason: Reason, text: str) -> None:
        """Keep the reason and the line."""
        super().__init__(text)
        self.reason = reason
        self.text = text
