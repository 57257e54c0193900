"""A theme and the icons, for widgets on their own."""

import pytest

from studio import paths
from studio.ui.icons import Icons
from studio.ui.theme import Theme, load_fonts


@pytest.fixture(scope="session")
def theme(qapp: object) -> Theme:
    """24 inches of full HD."""
    load_fonts(paths.resources() / "fonts")
    return Theme(dots_per_mm=3.6)


@pytest.fixture(scope="session")
def icons(qapp: object) -> Icons:
    """The drawings that ship."""
    return Icons(paths.resources() / "icons")
