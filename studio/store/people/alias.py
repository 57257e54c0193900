"""What a client may be called: short, visible, and written in one way."""

import unicodedata

from studio.errors import KnownError, Reason

LONGEST_ALIAS = 40
_TURNS_THE_LINE = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN_KINDS = {"Cc", "Cs", "Cn", "Zl", "Zp"}
_EMPTY_KINDS = {"Cf", "Zs", "Mn"}


def clean_alias(typed: str) -> str:
    """An alias as it is stored: Unicode form C, without blanks around it.

    Args:
        typed: As typed or scanned.

    Raises:
        KnownError: USER_INPUT: nothing to be seen, too long, or letters that no screen shows.
    """
    alias = unicodedata.normalize("NFC", typed).strip()
    kinds = {unicodedata.category(letter) for letter in alias}
    if kinds <= _EMPTY_KINDS:
        raise KnownError(Reason.USER_INPUT, "A client needs a name.")
    if len(alias) > LONGEST_ALIAS:
        raise KnownError(
            Reason.USER_INPUT, f"That name is too long: {LONGEST_ALIAS} letters at most."
        )
    if kinds & _UNSEEN_KINDS or _TURNS_THE_LINE & set(alias):
        raise KnownError(Reason.USER_INPUT, "That name has letters that no screen can show.")
    return alias


def same_alias(one: str, other: str) -> bool:
    """Whether people would read both as the same name, whatever the case or the Unicode form."""
    return _as_read(one) == _as_read(other)


def _as_read(alias: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", alias).casefold()).strip()
