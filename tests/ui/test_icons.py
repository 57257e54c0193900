"""Line drawings in any colour."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from studio import paths
from studio.errors import KnownError
from studio.ui.icons import Icons
from studio.ui.theme import Colour

NAMES = sorted(file.stem for file in (paths.resources() / "icons").glob("*.svg"))


def _colours(image: QImage) -> set[str]:
    """Colours of the opaque pixels."""
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
        if QColor(image.pixelColor(x, y)).alpha() == 255
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_drawing_can_be_painted(name: str, qapp: object) -> None:
    pixmap = Icons(paths.resources() / "icons").pixmap(name, size_px=24)

    assert _colours(pixmap.toImage())


@pytest.mark.parametrize("name", [name for name in NAMES if name != "logo"])
def test_a_drawing_takes_the_colour_asked_for(name: str, qapp: object) -> None:
    pixmap = Icons(paths.resources() / "icons").pixmap(name, size_px=48, colour=Colour.ORANGE)

    wanted = QColor(Colour.ORANGE)
    for found in map(QColor, _colours(pixmap.toImage())):
        assert abs(found.red() - wanted.red()) <= 1
        assert abs(found.green() - wanted.green()) <= 1
        assert abs(found.blue() - wanted.blue()) <= 1


def test_sharp_on_fine_screens(qapp: object) -> None:
    pixmap = Icons(paths.resources() / "icons").pixmap("plus", size_px=24, ratio=2.0)

    assert (pixmap.width(), pixmap.deviceIndependentSize().width()) == (48, 24)


def test_a_missing_drawing_is_named(tmp_path: Path, qapp: object) -> None:
    with pytest.raises(KnownError, match=r"nothing\.svg"):
        Icons(tmp_path).pixmap("nothing", size_px=24)


def test_a_broken_drawing_is_named(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "broken.svg").write_text("<svg", encoding="utf-8")

    with pytest.raises(KnownError, match=r"broken\.svg"):
        Icons(tmp_path).pixmap("broken", size_px=24)
