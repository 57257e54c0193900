"""Numbers as the language of the screens writes them: "12.5" or "12,5", "1 set" or "2 sets"."""

from PySide6.QtCore import QLocale


def local_number(number: str) -> str:
    """The same with the decimal sign of the language.

    Args:
        number: As Python writes it, without groups of thousands.
    """
    return number.replace(".", QLocale().decimalPoint())


def for_number(count: float | None, *, one: str, many: str) -> str:
    """The words that go with a number: "1 set", "2 sets".

    Every language of the screens has these two forms. Both are translated as they stand, so that
    a sentence is never glued together.

    Args:
        count: The number; None = it is not known.
        one: For exactly one.
        many: For none and for several.
    """
    return one if count == 1 else many
