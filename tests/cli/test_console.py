"""Words on the console."""

import pytest

from studio.cli.console import counted


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 reps"), (1, "1 rep"), (2, "2 reps"), (100, "100 reps")]
)
def test_one_is_no_plural(number: int, words: str) -> None:
    assert counted(number, "rep") == words
