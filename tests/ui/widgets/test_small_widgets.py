"""The controls the screens are built from: what they show, and what a touch says."""

import math

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.model.exercise import FirstPhase, GluteFunction, TempoTarget
from studio.model.rep import MeasuredTempo, RepStatus
from studio.ui.icons import Icons
from studio.ui.theme import Colour, TextSize, Theme
from studio.ui.widgets.camera_mark import CameraMark
from studio.ui.widgets.function_marks import FunctionMarks
from studio.ui.widgets.idle_prompt import IdlePrompt
from studio.ui.widgets.message_banner import MessageBanner
from studio.ui.widgets.rep_bars import RepBars
from studio.ui.widgets.ring import Ring
from studio.ui.widgets.stepper import Stepper
from studio.ui.widgets.tempo_bars import TempoBars
from studio.ui.widgets.touch_button import TouchButton
from studio.ui.widgets.volume_panel import VOLUME_STEPS, VolumePanel
from tests.ui import figure

LEFT = Qt.MouseButton.LeftButton


def _picture(widget: QWidget, width: int, height: int) -> QImage:
    widget.resize(width, height)
    return widget.grab().toImage()


def _share(image: QImage, colour: Colour) -> float:
    """Share of the picture's pixels that have this colour."""
    wanted = QColor(colour).rgb()
    pixels = [image.pixel(x, y) for x in range(image.width()) for y in range(image.height())]
    return pixels.count(wanted) / len(pixels)


# --- touch button --------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["", "Go", "A long wish that goes over more than one line here"])
def test_a_button_is_never_smaller_than_a_thumb(
    words: str, theme: Theme, icons: Icons, qtbot: QtBot
) -> None:
    button = TouchButton(words, theme=theme, icons=icons, icon="plus", height_mm=3.0)
    qtbot.addWidget(button)

    assert button.minimumSizeHint().width() >= theme.px(20)
    assert button.minimumSizeHint().height() >= theme.px(20)


def test_a_button_wraps_long_words(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    words = "A long wish that goes over more than one line here and does not end"
    button = TouchButton(words, theme=theme, icons=icons, widest_mm=60)
    qtbot.addWidget(button)

    assert button.sizeHint().width() <= theme.px(62)
    assert button.sizeHint().height() > theme.px(20)


def test_a_button_takes_no_keyboard_focus(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    button = TouchButton("Go", theme=theme, icons=icons)
    qtbot.addWidget(button)

    assert button.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert button.contextMenuPolicy() is Qt.ContextMenuPolicy.PreventContextMenu


def test_new_words_and_icons_are_shown(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    button = TouchButton("Go", theme=theme, icons=icons, icon="plus")
    qtbot.addWidget(button)
    before = _picture(button, 200, 80)

    button.set_words("Stop")
    button.set_icon("minus")

    assert button.accessibleName() == "Stop"
    assert _picture(button, 200, 80) != before


# --- stepper -------------------------------------------------------------------------------------


def test_a_stepper_says_which_way(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    stepper = Stepper("reps", theme=theme, icons=icons)
    qtbot.addWidget(stepper)
    heard: list[int] = []
    stepper.stepped.connect(heard.append)

    qtbot.mouseClick(stepper.plus, LEFT)
    qtbot.mouseClick(stepper.minus, LEFT)

    assert heard == [1, -1]


def test_a_stepper_stops_at_its_ends(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    stepper = Stepper("reps", theme=theme, icons=icons)
    qtbot.addWidget(stepper)

    stepper.show_value("0", can_go_down=False)

    assert stepper.value.text() == "0"
    assert not stepper.minus.isEnabled()
    assert stepper.plus.isEnabled()


# --- ring ----------------------------------------------------------------------------------------


def test_a_ring_fills_with_its_share(theme: Theme, qtbot: QtBot) -> None:
    ring = Ring(theme=theme, diameter_mm=50, size=TextSize.HEADING)
    qtbot.addWidget(ring)

    def lit(ratio: float | None) -> float:
        ring.show_value("", ratio=ratio)
        return _share(_picture(ring, 200, 200), Colour.SKY)

    assert lit(1.0) == pytest.approx(4 * lit(0.25), rel=0.15)
    assert lit(0.0) == 0.0
    assert lit(None) == 0.0


def test_a_ring_keeps_its_share_within_bounds(theme: Theme, qtbot: QtBot) -> None:
    ring = Ring(theme=theme, diameter_mm=50, size=TextSize.HEADING)
    qtbot.addWidget(ring)

    ring.show_value("99", ratio=1.7)

    assert ring.ratio == 1.0
    assert ring.words == "99"


# --- bars ----------------------------------------------------------------------------------------


def test_a_short_rep_has_another_colour(theme: Theme, qtbot: QtBot) -> None:
    bars = RepBars(theme=theme)
    qtbot.addWidget(bars)

    bars.show_reps([figure.rep(1), figure.rep(2)], count=2)
    full = _picture(bars, 600, 300)
    bars.show_reps([figure.rep(1), figure.rep(2, status=RepStatus.SHORT, rom=0.7)], count=2)
    short = _picture(bars, 600, 300)

    assert _share(full, Colour.ORANGE) == 0.0
    assert _share(short, Colour.ORANGE) > 0.01


@pytest.mark.parametrize(("count", "bars_drawn"), [(2, 2), (3, 3), (5, 5), (0, 0)])
def test_bars_follow_the_corrected_count(
    count: int, bars_drawn: int, theme: Theme, qtbot: QtBot
) -> None:
    bars = RepBars(theme=theme)
    qtbot.addWidget(bars)

    bars.show_reps([figure.rep(number) for number in (1, 2, 3)], count=count)

    assert bars.bar_count == bars_drawn
    assert not _picture(bars, 600, 300).isNull()


def test_a_rep_whose_range_was_not_seen_is_hollow(theme: Theme, qtbot: QtBot) -> None:
    bars = RepBars(theme=theme)
    qtbot.addWidget(bars)

    bars.show_reps([figure.rep(1, rom=math.nan)], count=1)

    assert _share(_picture(bars, 600, 300), Colour.SKY) == 0.0


def _tempo_colours(bars: TempoBars) -> list[str]:
    """The colours of the four bars from left to right."""
    image = _picture(bars, 800, bars.sizeHint().height())
    palette = {QColor(item).rgb(): item for item in Colour}
    seen: list[str] = []
    row = image.height() - 18
    for x in range(image.width()):
        item = palette.get(image.pixel(x, row))
        if item in {Colour.SKY, Colour.YELLOW, Colour.ORANGE, Colour.PURPLE} and item not in seen:
            seen.append(item)
    return seen


def test_tempo_stands_in_the_order_it_is_done(theme: Theme, qtbot: QtBot) -> None:
    bars = TempoBars(theme=theme)
    qtbot.addWidget(bars)
    target = TempoTarget(eccentric_s=3.0, pause_long_s=1.0, concentric_s=2.0, pause_short_s=2.0)

    bars.show_tempo(target, first=FirstPhase.ECCENTRIC)
    squat = _tempo_colours(bars)
    bars.show_tempo(target, first=FirstPhase.CONCENTRIC)
    bridge = _tempo_colours(bars)

    assert squat == [Colour.SKY, Colour.YELLOW, Colour.ORANGE, Colour.PURPLE]
    assert bridge == [Colour.ORANGE, Colour.PURPLE, Colour.SKY, Colour.YELLOW]


def test_a_phase_that_was_not_measured_stays_empty(theme: Theme, qtbot: QtBot) -> None:
    bars = TempoBars(theme=theme)
    qtbot.addWidget(bars)
    target = TempoTarget(eccentric_s=3.0, pause_long_s=1.0, concentric_s=None, pause_short_s=2.0)
    done = MeasuredTempo(
        eccentric_s=2.0, pause_long_s=math.nan, concentric_s=1.0, pause_short_s=math.nan
    )

    bars.show_tempo(target, first=FirstPhase.ECCENTRIC, done=done)

    assert _tempo_colours(bars) == [Colour.SKY, Colour.ORANGE]


# --- marks ---------------------------------------------------------------------------------------


def test_trained_functions_are_lit(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    marks = FunctionMarks(theme=theme, icons=icons)
    qtbot.addWidget(marks)
    size = marks.sizeHint()

    marks.show_functions({})
    dark = _picture(marks, size.width(), size.height())
    marks.show_functions({GluteFunction.EXTENSION: 0.7, GluteFunction.ABDUCTION: 0.3})
    lit = _picture(marks, size.width(), size.height())

    assert _share(dark, Colour.SKY) == 0.0
    assert _share(lit, Colour.SKY) > 0.02
    assert "Extend" in marks.accessibleName()


def test_marks_with_words_grow_with_what_is_trained(
    theme: Theme, icons: Icons, qtbot: QtBot
) -> None:
    marks = FunctionMarks(theme=theme, icons=icons, with_words=True)
    qtbot.addWidget(marks)

    marks.show_functions({GluteFunction.EXTENSION: 1.0})
    one = marks.sizeHint().width()
    marks.show_functions({GluteFunction.EXTENSION: 0.5, GluteFunction.ABDUCTION: 0.5})

    assert marks.sizeHint().width() > 1.8 * one


# --- camera mark ---------------------------------------------------------------------------------


def test_the_camera_mark_switches_between_sets_only(
    theme: Theme, icons: Icons, qtbot: QtBot
) -> None:
    mark = CameraMark(theme=theme, icons=icons)
    qtbot.addWidget(mark)
    heard: list[bool] = []
    mark.switch_wished.connect(heard.append)

    mark.show_state(is_on=True, can_switch=False)
    qtbot.mouseClick(mark.button, LEFT)
    mark.show_state(is_on=True, can_switch=True)
    qtbot.mouseClick(mark.button, LEFT)
    mark.show_state(is_on=False, can_switch=True)
    qtbot.mouseClick(mark.button, LEFT)

    assert heard == [False, True]


def test_the_camera_mark_stays_on_one_line(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    mark = CameraMark(theme=theme, icons=icons)
    qtbot.addWidget(mark)
    wide = mark.button.sizeHint()
    mark.button.setFixedSize(wide.width() - theme.px(6), wide.height())
    image = mark.button.grab().toImage()

    ground = image.pixel(image.width() // 2, 3)
    words = range(mark.button.words_area().left() + theme.px(2), image.width() - theme.px(4))
    rows = [y for y in range(image.height()) if any(image.pixel(x, y) != ground for x in words)]
    line_px = QFontMetrics(mark.button.font()).height()

    inside = [y for y in rows if theme.px(3) < y < image.height() - theme.px(3)]
    assert inside
    assert inside[-1] - inside[0] < line_px


def test_the_camera_mark_says_on_in_words(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    mark = CameraMark(theme=theme, icons=icons)
    qtbot.addWidget(mark)

    assert mark.button.text() == "Camera off"
    mark.show_state(is_on=True, can_switch=False)
    assert mark.button.text() == "Camera on"
    assert mark.is_on


# --- over everything -----------------------------------------------------------------------------


def test_still_there_counts_down_and_takes_an_answer(
    theme: Theme, icons: Icons, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 800)
    prompt = IdlePrompt(window, theme=theme, icons=icons)
    window.show()

    prompt.show_seconds(19.2)
    assert prompt.isVisible()
    assert prompt.size() == window.size()
    assert prompt.ring.words == "20"
    with qtbot.waitSignal(prompt.stayed):
        qtbot.mouseClick(prompt.stay, LEFT)
    with qtbot.waitSignal(prompt.left):
        qtbot.mouseClick(prompt.leave, LEFT)
    prompt.show_seconds(None)
    assert not prompt.isVisible()


def test_a_veil_grows_with_its_window(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    prompt = IdlePrompt(window, theme=theme, icons=icons)
    window.show()
    prompt.show_seconds(5.0)

    window.resize(900, 700)

    assert (prompt.width(), prompt.height()) == (900, 700)


def test_the_banner_is_there_only_with_words(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    banner = MessageBanner(theme=theme, icons=icons)
    banner.setParent(window)

    banner.show_message("The disk is full.")
    assert banner.isVisible()
    assert banner.words.text() == "The disk is full."
    banner.show_message("camera 97 is not there; choose another one")
    assert banner.words.text() == "Camera 97 is not there; choose another one"
    banner.show_message("/data/studio.db: no room left")
    assert banner.words.text() == "/data/studio.db: no room left"
    banner.show_message("")
    assert not banner.isVisible()


@pytest.fixture
def volume(theme: Theme, icons: Icons, qtbot: QtBot) -> VolumePanel:
    """The panel, open over a window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 800)
    panel = VolumePanel(window, theme=theme, icons=icons)
    window.show()
    panel.lift()
    panel.window_kept = window  # type: ignore[attr-defined]
    return panel


def test_louder_and_quieter(volume: VolumePanel, qtbot: QtBot) -> None:
    heard: list[int] = []
    volume.volume_changed.connect(heard.append)
    volume.set_volume(4, is_muted=False)

    qtbot.mouseClick(volume.plus, LEFT)
    qtbot.mouseClick(volume.plus, LEFT)
    qtbot.mouseClick(volume.minus, LEFT)

    assert heard == [5, 4]
    assert VOLUME_STEPS == 5


def test_mute_and_back(volume: VolumePanel, qtbot: QtBot) -> None:
    heard: list[bool] = []
    volume.muted_changed.connect(heard.append)

    qtbot.mouseClick(volume.mute, LEFT)
    assert volume.icon() == "volume_off"
    assert volume.mute.text() == "Unmute"
    qtbot.mouseClick(volume.mute, LEFT)

    assert heard == [True, False]
    assert volume.icon() == "volume"


def test_louder_ends_mute(volume: VolumePanel, qtbot: QtBot) -> None:
    volume.set_volume(1, is_muted=True)

    qtbot.mouseClick(volume.plus, LEFT)

    assert not volume.is_muted
    assert volume.icon() == "volume_low"


def test_a_touch_beside_the_sheet_closes_it(volume: VolumePanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(volume, LEFT, pos=volume.sheet.geometry().center())
    assert volume.isVisible()

    qtbot.mouseClick(volume, LEFT, pos=QPoint(4, 4))
    assert not volume.isVisible()


def test_the_loudness_left_alone_closes_by_itself(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    panel = VolumePanel(window, theme=theme, icons=icons, open_s=0.05)

    panel.lift()
    qtbot.mouseClick(panel.plus, LEFT)

    assert panel.isVisible()
    qtbot.waitUntil(lambda: not panel.isVisible())
