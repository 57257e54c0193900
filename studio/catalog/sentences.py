"""Sentences of the program in another language, looked up by the English ones.

The engine speaks English, in whole sentences; a name, a number or a path inside one is written
as a placeholder: "{camera} gives no picture." What stands in its place is looked up as well.
"""

import re
from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{(\w*)[^{}]*\}")
_MOST_REMEMBERED = 256


def placeholders(text: str) -> tuple[str, ...]:
    """The placeholders of a text as they are written, in a fixed order."""
    return tuple(sorted(match.group(0) for match in _PLACEHOLDER.finditer(text)))


class Sentences:
    """English to another language. One object per language; used from the GUI thread."""

    def __init__(self, said: Mapping[str, str]) -> None:
        """Keep the sentences.

        Args:
            said: English to the other language, placeholders alike in both.
        """
        self._said = {text: words for text, words in said.items() if not placeholders(text)}
        self._forms = [
            (_as_form(text), words) for text, words in said.items() if placeholders(text)
        ]
        # A longer form leaves less to its placeholders.
        self._forms.sort(key=lambda form: -len(form[0].pattern))
        self._remembered: dict[str, str | None] = {}

    def said(self, text: str) -> str | None:
        """The same in the other language; None = not known."""
        words = self._said.get(text)
        if words is not None or not text:
            return words
        if text not in self._remembered:
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[text] = self._formed(text)
        return self._remembered[text]

    def _formed(self, text: str) -> str | None:
        for form, words in self._forms:
            match = form.fullmatch(text)
            if match is not None:
                parts = {name: self.said(part) or part for name, part in match.groupdict().items()}
                return words.format(**parts)
        return None


def _as_form(text: str) -> re.Pattern[str]:
    """A pattern in which each placeholder matches anything."""
    pattern, end = "", 0
    for match in _PLACEHOLDER.finditer(text):
        pattern += re.escape(text[end : match.start()]) + f"(?P<{match.group(1)}>.+?)"
        end = match.end()
    return re.compile(pattern + re.escape(text[end:]), re.DOTALL)
