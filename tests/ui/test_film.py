"""The film shows what the client sees, picture for picture."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from studio.catalog.loader import load_catalog
from studio.coaching.coach import CoachStep
from studio.coaching.ledger import Counted
from studio.errors import KnownError, Reason
from studio.model.cue import CueLevel
from studio.model.exercise import View
from studio.model.guide import GuideLevel, GuideLine
from studio.model.rep import RepStatus
from studio.paths import resources
from studio.ui.film import Film, FilmLayout
from studio.ui.theme import Colour
from tests.ui import figure
from tests.ui.figure import Moment

LINE = GuideLine(cue_id="C02", points_px=((300.0, 100.0), (300.0, 600.0)), level=GuideLevel.GOOD)
pytestmark = pytest.mark.usefixtures("qapp")


def make_step(time_s: float, *, count: int = 0, progress: float | None = 0.5) -> CoachStep:
    return CoachStep(
        time_s=time_s,
        features={},
        progress_ratio=progress,
        driver_value=None,
        count=count,
        provisional=0,
        guides=(LINE,),
        cue_id="C02",
        cue_words="Keep your shins upright",
        cue_level=CueLevel.AMBER,
        cue_since_s=0.0,
        view=View.SIDE,
        yaw_deg=0.0,
        live_measures=(),
        advice="",
        facts=(),
    )


def make_film(path: Path) -> Film:
    return Film(
        path,
        exercise=load_catalog(resources()).exercises["goblet_squat"],
        fps=25.0,
        fonts=resources() / "fonts",
        reps_target=10,
    )


def test_the_film_has_every_picture_at_its_rate(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    with make_film(path) as film:
        for index in range(12):
            time_s = index / 25.0
            frame = figure.frame(0.5, index=index, time_s=time_s)
            pose = figure.squat_pose(0.5, time_s=time_s)
            film.add(frame, pose=pose, step=make_step(time_s))
    clip = cv2.VideoCapture(str(path))
    assert clip.get(cv2.CAP_PROP_FRAME_COUNT) == 12
    assert clip.get(cv2.CAP_PROP_FPS) == pytest.approx(25.0)
    size = (int(clip.get(cv2.CAP_PROP_FRAME_WIDTH)), int(clip.get(cv2.CAP_PROP_FRAME_HEIGHT)))
    assert size == FilmLayout.for_picture(figure.SIZE_PX).size_px
    clip.set(cv2.CAP_PROP_POS_FRAMES, 10)
    found, picture = clip.read()
    clip.release()
    assert found
    blue, green, red = (int(value) for value in picture[350, 980])
    assert blue > 180
    assert blue > red + 60
    assert green > red + 30


@pytest.mark.parametrize("size", [(1280, 720), (333, 241), (1080, 1920), (3840, 2160), (320, 240)])
def test_every_size_becomes_a_film_of_even_sides(size: tuple[int, int]) -> None:
    layout = FilmLayout.for_picture(size)
    assert layout.size_px[0] % 2 == 0
    assert layout.size_px[1] % 2 == 0
    assert 480 <= layout.size_px[1] <= 1080
    assert layout.stage.width / layout.stage.height == pytest.approx(size[0] / size[1], rel=0.01)


def paint(film: Film, *, progress: float | None, count: int = 3, seen: bool = True) -> QImage:
    layout = FilmLayout.for_picture(figure.SIZE_PX)
    moment = Moment(progress=0.5, time_s=5.0, count=count)
    snapshot = figure.snapshot(moment) if seen else figure.unseen(moment)
    return film.paint(replace(snapshot, progress_ratio=progress), layout=layout)


def colours(image: QImage, left: int, right: int) -> set[str]:
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(left, right, 3)
        for y in range(0, image.height(), 3)
    }


def test_count_and_depth_are_in_the_film(tmp_path: Path) -> None:
    film = make_film(tmp_path / "film.mp4")
    layout = FilmLayout.for_picture(figure.SIZE_PX)
    image = paint(film, progress=0.97)
    bar = colours(image, layout.depth.left, layout.depth.left + layout.depth.width)
    count = colours(image, layout.count.left, layout.count.left + layout.count.width)
    assert QColor(Colour.SKY).name() in bar
    assert QColor(Colour.TEXT).name() in count
    unseen = paint(film, progress=0.97, seen=False)
    bar = colours(unseen, layout.depth.left, layout.depth.left + layout.depth.width)
    assert QColor(Colour.SKY).name() not in bar


def test_a_rep_leaves_its_sign(tmp_path: Path) -> None:
    with make_film(tmp_path / "film.mp4") as film:
        rep = figure.rep(1, status=RepStatus.SHORT, rom=0.8)
        step = replace(make_step(4.9, count=1), facts=(Counted(rep=rep),))
        film.add(figure.frame(0.5, time_s=4.9), pose=figure.squat_pose(0.5), step=step)
        layout = FilmLayout.for_picture(figure.SIZE_PX)
        image = paint(film, progress=0.2, count=1)
    count = colours(image, layout.count.left, layout.count.left + layout.count.width)
    assert QColor(Colour.ORANGE).name() in count


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    film = make_film(tmp_path / "nowhere" / "film.mp4")
    with pytest.raises(KnownError) as caught:
        film.add(figure.frame(), pose=None, step=make_step(0.0))
    assert caught.value.reason is Reason.READ_ONLY
    film.close()


def test_a_film_needs_a_picture(tmp_path: Path) -> None:
    film = make_film(tmp_path / "film.mp4")
    empty = replace(figure.snapshot(Moment()), frame=None)
    with pytest.raises(ValueError, match="picture"):
        film.paint(empty, layout=FilmLayout.for_picture((640, 480)))


def test_portrait_pictures_keep_their_shape(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    tall = replace(figure.frame(), image_bgr=np.full((640, 360, 3), 90, np.uint8))
    with make_film(path) as film:
        film.add(tall, pose=None, step=make_step(0.0, progress=None))
    clip = cv2.VideoCapture(str(path))
    assert clip.get(cv2.CAP_PROP_FRAME_COUNT) == 1
    clip.release()
