"""The athlete drawn for the cards."""

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QBitmap, QImage, QRegion

from studio.errors import KnownError
from studio.ui.athlete_pictures import AthletePictures
from studio.ui.widgets.athlete_library import PictureKind
from studio.vision.athlete.source import AthleteSource
from tests.ui import station_story as story


@pytest.fixture(scope="module")
def pictures() -> AthletePictures:
    return AthletePictures(story.shipped_exercises())


def _opaque(image: QImage) -> int:
    return sum(
        image.pixelColor(x, y).alpha() > 200
        for x in range(0, image.width(), 4)
        for y in range(0, image.height(), 4)
    )


@pytest.mark.parametrize("exercise_id", ["goblet_squat", "clamshell", "bulgarian_split_squat"])
def test_a_card_shows_the_body_on_nothing(exercise_id: str, pictures: AthletePictures) -> None:
    frames = pictures.frames(exercise_id, kind=PictureKind.CARD)

    assert len(frames) >= 12
    assert len({(frame.width(), frame.height()) for frame in frames}) == 1
    assert max(frames[0].width(), frames[0].height()) <= 340
    assert frames[0].pixelColor(0, 0).alpha() == 0
    assert _opaque(frames[0]) > 100
    assert frames[0] != frames[-1]


def test_large_pictures_are_larger(pictures: AthletePictures) -> None:
    card = pictures.frames("goblet_squat", kind=PictureKind.CARD)[0]
    large = pictures.frames("goblet_squat", kind=PictureKind.LARGE)[0]

    assert large.height() > 1.8 * card.height()


def test_a_page_of_cards_fits_the_budget(pictures: AthletePictures) -> None:
    card = pictures.frames("goblet_squat", kind=PictureKind.CARD)

    assert 15 * sum(image.sizeInBytes() for image in card) < 72_000_000


def test_an_unknown_exercise_is_told(pictures: AthletePictures) -> None:
    with pytest.raises(KnownError, match="handstand"):
        pictures.frames("handstand", kind=PictureKind.CARD)


def test_an_outline_is_the_start_pose_without_props(pictures: AthletePictures) -> None:
    (outline,) = pictures.frames("box_squat", kind=PictureKind.OUTLINE)
    large = pictures.frames("box_squat", kind=PictureKind.LARGE)[0]

    body = _body(outline)
    # the box behind the athlete makes the whole picture wider
    assert body.width() / body.height() < large.width() / large.height()


@pytest.mark.parametrize(
    "exercise_id",
    ["goblet_squat", "hip_thrust", "glute_bridge", "frog_pump", "clamshell", "donkey_kick"],
)
def test_the_outline_lies_where_the_demo_athlete_does(
    exercise_id: str, pictures: AthletePictures
) -> None:
    (outline,) = pictures.frames(exercise_id, kind=PictureKind.OUTLINE)
    source = AthleteSource(story.shipped_exercises()[exercise_id], paced=False)
    points = source.truth_at(0.0).points_px
    source.close()

    body = _body(outline)
    left, top = np.nanmin(points, axis=0)
    right, bottom = np.nanmax(points, axis=0)
    assert (outline.width(), outline.height()) == (1280, 720)
    for drawn, seen in zip(
        (body.left(), body.top(), body.right(), body.bottom()),
        (left, top, right, bottom),
        strict=True,
    ):
        assert drawn == pytest.approx(seen, abs=75)  # flesh around the joints, and a scalp


def _body(outline: QImage) -> QRect:
    return QRegion(QBitmap.fromImage(outline.createAlphaMask())).boundingRect()
