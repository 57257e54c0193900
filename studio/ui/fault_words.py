"""Faults of the world on the screens: the exact line where it is known, else what kind it is."""

from PySide6.QtCore import QCoreApplication, QLocale

from studio.errors import KnownError, Reason
from studio.ui.translation import engine_words

_NATIVE = (QLocale.Language.C, QLocale.Language.English)


def error_words(error: KnownError) -> str:
    """One line for the person, in the language of the screens.

    Args:
        error: Its text is English; a line that nobody translated is told by its reason.
    """
    words = engine_words(error.text)
    if words != error.text or QLocale().language() in _NATIVE:
        return words
    return reason_words(error.reason)


def break_words() -> tuple[str, str]:
    """What is wrong and what to do when the station stopped again and again."""
    translate = QCoreApplication.translate
    to_do = translate(
        "Faults",
        "It stopped several times in a row and tries again in two minutes. Please tell staff.",
    )
    return translate("Faults", "This station is taking a break"), to_do


def no_start_words(error: KnownError) -> tuple[str, str]:
    """What is wrong and what to do when something is missing.

    Args:
        error: Why it cannot start.
    """
    what = QCoreApplication.translate("Faults", "This station cannot start")
    return what, error_words(error)


def reason_words(reason: Reason) -> str:
    """What kind of fault it is, and what to do."""
    return {**_input_words(), **_machine_words(), **_store_words()}[reason]


def _input_words() -> dict[Reason, str]:
    translate = QCoreApplication.translate
    return {
        Reason.USER_INPUT: translate("Faults", "That does not fit. Change it and try again."),
        Reason.NOT_FOUND: translate("Faults", "It is not there. Check the name."),
        Reason.BAD_FILE: translate("Faults", "The file cannot be used. Choose another."),
        Reason.BAD_RESOURCE: translate("Faults", "A part is broken. Install Glute Studio again."),
        Reason.WRONG_PIN: translate("Faults", "That is not the PIN."),
        Reason.LOCKED_OUT: translate("Faults", "Too many attempts. Try again later."),
        Reason.NO_CONSENT: translate("Faults", "No consent stands, so nothing is kept."),
    }


def _machine_words() -> dict[Reason, str]:
    translate = QCoreApplication.translate
    no_model = translate("Faults", "The pose network is missing. Please call who looks after it.")
    return {
        Reason.NO_CAMERA: translate("Faults", "There is no camera. Check its cable."),
        Reason.CAMERA_BUSY: translate("Faults", "Another program uses the camera. Close it."),
        Reason.CAMERA_SILENT: translate("Faults", "The camera gives no picture. Check its cable."),
        Reason.NO_MODEL: no_model,
        Reason.BAD_MODEL: no_model,
        Reason.NO_NETWORK: translate("Faults", "There is no network. Check its cable."),
        Reason.NO_DISPLAY: translate("Faults", "There is no display."),
    }


def _store_words() -> dict[Reason, str]:
    translate = QCoreApplication.translate
    damaged = translate("Faults", "The database cannot be used. Restore a backup.")
    refused = translate("Faults", "The studio's store refuses this station. Pair it again.")
    return {
        Reason.DISK_FULL: translate("Faults", "The disk is full. Free some room."),
        Reason.DISK_FAULT: translate("Faults", "The disk does not take it. Look at the disk."),
        Reason.READ_ONLY: translate("Faults", "It cannot be written there. Choose another folder."),
        Reason.DATABASE_NEWER: translate("Faults", "The data is newer than this program."),
        Reason.DATABASE_DAMAGED: damaged,
        Reason.DATABASE_LOCKED: translate("Faults", "The database is busy. Try again."),
        Reason.NOT_PAIRED: translate("Faults", "This station is not paired with a studio."),
        Reason.SYNC_REFUSED: refused,
        Reason.SYNC_GAP: refused,
        Reason.SYNC_REUSED: refused,
    }
