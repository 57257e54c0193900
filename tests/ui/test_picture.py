"""The camera picture as Qt paints it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from studio.model.frame import Frame
from studio.ui.picture import PictureScaler
from studio.ui.transform import Box, ViewTransform, whole_picture


def make_frame(width: int, height: int, index: int = 0) -> Frame:
    """Left half blue, right half red, in BGR."""
    image = np.zeros((height, width, 3), np.uint8)
    image[:, : width // 2] = (250, 20, 10)
    image[:, width // 2 :] = (10, 20, 250)
    return Frame(index=index, time_s=0.0, arrived_s=0.0, image_bgr=image)


def rgb(image: QImage, x: int, y: int) -> tuple[int, int, int]:
    colour = QColor(image.pixel(x, y))
    return colour.red(), colour.green(), colour.blue()


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(max_workers=1) as executor:
        yield executor


def test_mirrored_with_the_right_colours() -> None:
    transform = whole_picture((641, 480), view_size_px=(641, 480))
    image = PictureScaler().image(make_frame(641, 480), transform)
    assert rgb(image, 5, 100) == (250, 20, 10)
    assert rgb(image, 635, 100) == (10, 20, 250)


def test_unmirrored() -> None:
    transform = whole_picture((640, 480), view_size_px=(320, 240), mirrored=False)
    image = PictureScaler().image(make_frame(640, 480), transform)
    assert (image.width(), image.height()) == (320, 240)
    assert rgb(image, 5, 100) == (10, 20, 250)


def test_only_the_crop_is_shown() -> None:
    transform = ViewTransform(
        crop_px=Box(left=0, top=0, width=300, height=480),
        target_px=Box(left=0, top=0, width=150, height=240),
    )
    image = PictureScaler().image(make_frame(640, 480), transform)
    assert {rgb(image, x, 10) for x in (0, 75, 149)} == {(10, 20, 250)}


def test_a_size_that_is_no_multiple_of_four_keeps_its_rows() -> None:
    transform = whole_picture((640, 480), view_size_px=(333, 250))
    image = PictureScaler().image(make_frame(640, 480), transform)
    for y in (0, 120, 249):
        assert rgb(image, 3, y) == (250, 20, 10)


def test_the_same_picture_is_scaled_once() -> None:
    scaler = PictureScaler()
    frame = make_frame(640, 480)
    transform = whole_picture((640, 480), view_size_px=(320, 240))
    first = scaler.image(frame, transform)
    assert scaler.image(frame, transform) is first


def test_the_next_picture_replaces_the_last() -> None:
    scaler = PictureScaler()
    transform = whole_picture((640, 480), view_size_px=(320, 240))
    scaler.image(make_frame(640, 480), transform)
    dark = Frame(index=1, time_s=0.1, arrived_s=0.1, image_bgr=np.zeros((480, 640, 3), np.uint8))
    assert rgb(scaler.image(dark, transform), 10, 10) == (0, 0, 0)


def test_high_resolution_screens_get_all_their_pixels() -> None:
    transform = whole_picture((640, 480), view_size_px=(320, 240))
    image = PictureScaler().image(make_frame(640, 480), transform, device_pixel_ratio=2.0)
    assert image.width() == 640
    assert image.deviceIndependentSize().width() == pytest.approx(320)


def test_a_picture_scaled_ahead_is_the_same_and_leaves_the_one_shown(
    pool: ThreadPoolExecutor,
) -> None:
    scaler = PictureScaler()
    transform = whole_picture((640, 480), view_size_px=(320, 240))
    bright, dark = make_frame(640, 480), np.zeros((480, 640, 3), np.uint8)
    next_frame = Frame(index=1, time_s=0.1, arrived_s=0.1, image_bgr=dark)
    shown = scaler.image(bright, transform)
    scaler.prepare(next_frame, transform, pool=pool).result()
    assert rgb(shown, 10, 10) == (250, 20, 10)
    assert scaler.image(bright, transform) is shown
    assert rgb(scaler.image(next_frame, transform), 10, 10) == (0, 0, 0)
    scaler.prepare(bright, transform, pool=pool)
    assert rgb(scaler.image(bright, transform), 10, 10) == (250, 20, 10)


def test_a_picture_scaled_ahead_for_another_view_is_scaled_anew(pool: ThreadPoolExecutor) -> None:
    scaler = PictureScaler()
    frame = make_frame(640, 480)
    scaler.prepare(frame, whole_picture((640, 480), view_size_px=(320, 240)), pool=pool)
    image = scaler.image(frame, whole_picture((640, 480), view_size_px=(160, 120)))
    assert (image.width(), image.height()) == (160, 120)


def test_nothing_is_kept_after_clearing(pool: ThreadPoolExecutor) -> None:
    scaler = PictureScaler()
    transform = whole_picture((640, 480), view_size_px=(320, 240))
    job = scaler.prepare(make_frame(640, 480), transform, pool=pool)
    scaler.clear()
    assert job.done()
    assert scaler._next.image.isNull()
    assert scaler._shown.image.isNull()
