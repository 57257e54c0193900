"""Numbers as the language of the screens writes them: "12.5" or "12,5"."""

from PySide6.QtCore import QLocale


def local_number(number: str) -> str:
    """The same with the decimal sign of the language.

    Args:
        number: As Python writes it, without groups of thousands.
    """
    return number.replace(".", QLocale().decimalPoint())
