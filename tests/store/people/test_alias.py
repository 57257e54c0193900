import pytest

from studio.errors import KnownError, Reason
from studio.store.people.alias import LONGEST_ALIAS, clean_alias, same_alias


@pytest.mark.parametrize(
    "typed",
    ["Fern", "Zwölf-Xylophone", "🍑💪", "مرحبا بك", "=1+1", "a/b", "O'Neil", "x" * LONGEST_ALIAS],
)
def test_what_people_are_called_stays_as_it_is(typed: str) -> None:
    assert clean_alias(typed) == typed


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "\u200b", "NUL\0x", "\tTab\x07", "CR\rLF", "x" * 41, "\ud800", "a\u202eb"],
)
def test_what_no_screen_can_show_is_refused(typed: str) -> None:
    with pytest.raises(KnownError) as caught:
        clean_alias(typed)
    assert caught.value.reason is Reason.USER_INPUT
    assert len(caught.value.text) < 60


def test_both_unicode_forms_are_one_name() -> None:
    assert clean_alias(" e\u0301clair ") == clean_alias("\u00e9clair") == "\u00e9clair"
    assert same_alias("E\u0301CLAIR", "\u00e9clair")
    assert same_alias("fern", "Fern ")
    assert not same_alias("Fern", "Moss")
