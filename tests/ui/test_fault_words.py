"""A fault is told in the language of the screens, whatever it is."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from studio import paths
from studio.catalog.loader import load_catalog
from studio.errors import KnownError, Reason
from studio.settings import Language
from studio.ui.fault_words import error_words, reason_words
from studio.ui.translation import Languages


@pytest.fixture
def german(qapp: QApplication) -> Iterator[Languages]:
    made = Languages(qapp, resources=paths.resources(), catalog=load_catalog(paths.resources()))
    made.speak(Language.DE)
    yield made
    made.stop()


def test_english_is_told_as_it_is(qapp: QApplication) -> None:
    text = "Rack 3 has lost a screw. Look below it."

    assert error_words(KnownError(Reason.USER_INPUT, text)) == text


def test_a_known_line_is_told_whole(german: Languages) -> None:
    error = KnownError(Reason.USER_INPUT, "A PIN here is 6 digits or more.")

    assert error_words(error) == "Eine PIN hat hier mindestens 6 Ziffern."


@pytest.mark.parametrize("reason", Reason)
def test_any_other_line_is_told_by_its_reason(reason: Reason, german: Languages) -> None:
    words = error_words(KnownError(reason, "Nobody translated this."))

    assert words == reason_words(reason)
    german.stop()
    assert words != reason_words(reason)
