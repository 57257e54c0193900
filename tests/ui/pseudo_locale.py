"""A language whose every text is 40 % longer: what fits in it fits in most."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QTranslator

from studio.model.exercise import Exercise

GROWTH_RATIO = 0.4
_FILL = "one two three four five six seven eight nine ten eleven twelve thirteen "


def longer(text: str) -> str:
    """The text with 40 % more letters, in words of usual length; placeholders stay whole."""
    more = round(len(text) * GROWTH_RATIO)
    if more < 2:
        return text + "ó" * more
    return f"{text} {(_FILL * 10)[: more - 1].rstrip()}"


class PseudoLocale(QTranslator):
    """Translates everything into itself, longer."""

    def translate(
        self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """The longer text."""
        return longer(source_text)

    def isEmpty(self) -> bool:
        """Never: every text is known."""
        return False


def longer_exercises(exercises: Mapping[str, Exercise]) -> Mapping[str, Exercise]:
    """The same exercises with longer names, reasons and steps."""
    return MappingProxyType(
        {
            key: replace(
                item,
                name=longer(item.name),
                why=tuple(longer(text) for text in item.why),
                setup=tuple(longer(text) for text in item.setup),
            )
            for key, item in exercises.items()
        }
    )
