"""The stage: blank at once when the client is lost, and honest about when a picture was painted."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from studio.model.guide import GuideLevel, GuideLine
from studio.ui.overlay.stage import LiveStage
from studio.ui.theme import Colour, Theme
from tests.ui import figure
from tests.ui.figure import Clock, Moment

LINE = GuideLine(cue_id="C02", points_px=((300.0, 100.0), (300.0, 600.0)), level=GuideLevel.GOOD)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def stage(qtbot: QtBot, clock: Clock) -> LiveStage:
    widget = LiveStage(theme=Theme(dots_per_mm=3.6), clock=clock)
    qtbot.addWidget(widget)
    widget.resize(1280, 720)
    widget.show()
    return widget


def show_fully(
    stage: LiveStage, clock: Clock, *, guides: tuple[GuideLine, ...] = (LINE,)
) -> QImage:
    """Show the same moment until every fade is over."""
    for _ in range(2):
        stage.show_snapshot(figure.snapshot(Moment(progress=0.5), guides=guides))
        stage.grab().toImage()
        clock.advance(0.25)
    stage.show_snapshot(figure.snapshot(Moment(progress=0.5), guides=guides))
    return stage.grab().toImage()


def is_sky(image: QImage, x: int, y: int) -> bool:
    colour, sky = QColor(image.pixel(x, y)), QColor(Colour.SKY)
    return (
        max(
            abs(colour.red() - sky.red()),
            abs(colour.green() - sky.green()),
            abs(colour.blue() - sky.blue()),
        )
        < 8
    )


def test_a_guide_is_on_its_mirrored_pixel(stage: LiveStage, clock: Clock) -> None:
    image = show_fully(stage, clock)
    assert is_sky(image, 1280 - 300, 350)


def test_a_station_that_is_no_mirror_shows_the_picture_as_it_is(qtbot: QtBot, clock: Clock) -> None:
    stage = LiveStage(theme=Theme(dots_per_mm=3.6), clock=clock, mirrored=False)
    qtbot.addWidget(stage)
    stage.resize(1280, 720)
    stage.show()
    image = show_fully(stage, clock)
    assert is_sky(image, 300, 350)
    assert not is_sky(image, 1280 - 300, 350)


def test_guides_fade_in(stage: LiveStage, clock: Clock) -> None:
    stage.show_snapshot(figure.snapshot(Moment(), guides=(LINE,)))
    first = stage.grab().toImage()
    clock.advance(0.2)
    second = stage.grab().toImage()
    assert not is_sky(first, 980, 350)
    assert is_sky(second, 980, 350)


def test_a_lost_client_leaves_nothing_on_the_body_at_once(stage: LiveStage, clock: Clock) -> None:
    show_fully(stage, clock)
    bare = replace(figure.unseen(Moment(progress=0.5)))
    stage.show_snapshot(bare)
    lost = stage.grab().toImage()
    assert stage.is_blank
    assert not is_sky(lost, 980, 350)
    fresh = LiveStage(theme=Theme(dots_per_mm=3.6), clock=clock)
    fresh.resize(1280, 720)
    fresh.show_snapshot(bare)
    assert fresh.grab().toImage() == lost
    fresh.deleteLater()


def test_blank_hides_the_body_but_keeps_the_picture(stage: LiveStage, clock: Clock) -> None:
    show_fully(stage, clock)
    stage.blank()
    image = stage.grab().toImage()
    assert stage.is_blank
    assert not is_sky(image, 980, 350)
    assert QColor(image.pixel(20, 20)) != QColor(Colour.SURFACE)


def test_no_picture_is_said_in_words(stage: LiveStage) -> None:
    stage.show_snapshot(
        replace(figure.unseen(Moment()), frame=None, camera_message="The camera is gone")
    )
    image = stage.grab().toImage()
    assert QColor(image.pixel(20, 20)) == QColor(Colour.SURFACE)
    bright = sum(QColor(image.pixel(x, 360)).lightness() > 200 for x in range(300, 980))
    assert bright > 10


def test_a_long_message_stands_whole_on_a_small_stage(stage: LiveStage) -> None:
    words = "No camera answers at http://192.168.100.200:8080/video.mjpg. " * 2
    stage.resize(620, 400)
    stage.show_snapshot(replace(figure.unseen(Moment()), frame=None, camera_message=words))
    image = stage.grab().toImage()
    bright = [
        y
        for y in range(image.height())
        if any(QColor(image.pixel(x, y)).lightness() > 200 for x in range(image.width()))
    ]
    margin_px = 12.0 * 3.6  # where words that are too many would be cut off
    assert bright
    assert bright[0] > margin_px + 1
    assert bright[-1] < image.height() - margin_px - 1


def test_the_hook_hears_of_each_new_picture_once_after_its_paint(
    stage: LiveStage, clock: Clock, qtbot: QtBot
) -> None:
    heard: list[tuple[int, float, float]] = []
    stage.set_painted_hook(lambda index, arrived_s, now_s: heard.append((index, arrived_s, now_s)))
    stage.show_snapshot(figure.snapshot(Moment(index=7, time_s=99.5)))
    qtbot.waitUntil(lambda: bool(heard))
    stage.repaint()
    assert heard == [(7, 99.5, 100.0)]
    stage.show_snapshot(figure.snapshot(Moment(index=8, time_s=99.6)))
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[-1][0] == 8


def test_the_transform_is_that_of_the_picture_shown(stage: LiveStage, clock: Clock) -> None:
    show_fully(stage, clock)
    assert stage.transform is not None
    assert stage.transform.point((300.0, 350.0)) == (980.0, 350.0)
    stage.reset()
    assert stage.transform is None


def test_a_picture_prepared_ahead_looks_the_same(stage: LiveStage, clock: Clock) -> None:
    plain = show_fully(stage, clock)
    stage.reset()
    snapshot = figure.snapshot(Moment(progress=0.5), guides=(LINE,))
    with ThreadPoolExecutor(max_workers=1) as pool:
        for _ in range(3):
            job = stage.prepare(snapshot, pool)
            assert job is not None
            stage.show_snapshot(snapshot)
            stage.grab()
            clock.advance(0.25)
        assert stage.grab().toImage() == plain
        assert stage.prepare(replace(snapshot, frame=None), pool) is None


def test_a_picture_prepared_for_another_size_is_framed_anew(stage: LiveStage) -> None:
    snapshot = figure.snapshot(Moment(progress=0.5))
    with ThreadPoolExecutor(max_workers=1) as pool:
        stage.prepare(snapshot, pool)
        stage.resize(900, 600)
        stage.show_snapshot(snapshot)
        stage.grab()
    assert stage.transform is not None
    assert stage.transform.target_px.width <= 900
