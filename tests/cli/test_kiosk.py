"""The station as the supervisor runs it."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QApplication

from studio.app import RunOptions
from studio.cli import kiosk
from studio.cli.application import run_command
from studio.engine.supervision.starts import MOST_CRASHES, StartBook
from studio.errors import KnownError, Reason
from studio.log import LOG_FILE, stop_logging, support_code
from studio.ui.safe_screen import SafeScreen, show_safe_screen

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> list[tuple[str, str, str]]:
    """What the safe screen said."""
    said: list[tuple[str, str, str]] = []

    def show(screen: Any, **_rest: Any) -> None:
        said.append((screen.what.text(), screen.what_to_do.text(), screen.code.text()))

    monkeypatch.setattr(kiosk, "show_safe_screen", show)
    return said


def run(folder: Path) -> int:
    return kiosk.run_kiosk(
        RunOptions(is_kiosk=True), data_folder=folder, progress=lambda _a, _b, _c: None
    )


def test_a_station_that_ends_in_order_leaves_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: list[tuple[str, str, str]]
) -> None:
    monkeypatch.setattr(kiosk, "run_app", lambda *_args, **_kwargs: 0)

    assert run(tmp_path) == 0
    assert StartBook(tmp_path).begin().crashes == 0
    assert shown == []


@pytest.mark.expect_log("ERROR")
def test_what_is_missing_is_said_on_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: list[tuple[str, str, str]]
) -> None:
    def broken(*_args: object, **_kwargs: object) -> int:
        raise KnownError(Reason.BAD_MODEL, "The pose model is damaged. Install it again.")

    monkeypatch.setattr(kiosk, "run_app", broken)

    assert run(tmp_path) == Reason.BAD_MODEL.exit_code
    assert shown == [
        (
            "This station cannot start",
            "The pose model is damaged. Install it again.",
            f"Support code {support_code('bad_model')}",
        )
    ]
    assert StartBook(tmp_path).begin().crashes == 0


@pytest.mark.expect_log("ERROR")
def test_a_loop_of_crashes_ends_in_the_safe_screen_and_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: list[tuple[str, str, str]]
) -> None:
    starts: list[int] = []

    def crash(*_args: object, **_kwargs: object) -> int:
        starts.append(1)
        return 1

    monkeypatch.setattr(kiosk, "run_app", crash)
    codes = [run(tmp_path) for _ in range(MOST_CRASHES + 1)]

    assert len(starts) == MOST_CRASHES
    assert codes == [1] * MOST_CRASHES + [0]
    code = f"Support code {support_code('ended from outside')}"
    assert [(line[0], line[2]) for line in shown] == [("This station is taking a break", code)]
    run(tmp_path)
    assert len(starts) == MOST_CRASHES + 1


@pytest.mark.expect_log("ERROR")
def test_the_safe_screen_speaks_the_stations_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: list[tuple[str, str, str]]
) -> None:
    (tmp_path / "station.toml").write_text('language = "de"\n', encoding="utf-8")
    monkeypatch.setattr(kiosk, "run_app", lambda *_args, **_kwargs: _raise(Reason.BAD_MODEL))

    run(tmp_path)

    assert shown == [
        (
            "Diese Station kann nicht starten",
            "Das Posen-Netz fehlt. Bitte ruf die Technik.",
            f"Support-Code {support_code('bad_model')}",
        )
    ]
    assert QCoreApplication.translate("Faults", "There is no display.") == "There is no display."


@pytest.mark.expect_log("ERROR")
def test_broken_settings_leave_the_safe_screen_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: list[tuple[str, str, str]]
) -> None:
    (tmp_path / "station.toml").write_text('language = "xx"\n', encoding="utf-8")
    monkeypatch.setattr(kiosk, "run_app", lambda *_args, **_kwargs: _raise(Reason.BAD_RESOURCE))

    run(tmp_path)

    assert shown[0][0] == "This station cannot start"


@pytest.mark.expect_log("ERROR")
@pytest.mark.parametrize("is_made", [True, False])
def test_a_data_folder_that_cannot_be_written_is_said_on_the_screen(
    tmp_path: Path, shown: list[tuple[str, str, str]], *, is_made: bool
) -> None:
    folder = tmp_path / "data"
    if is_made:
        (folder / LOG_FILE).mkdir(parents=True)  # also root cannot write a log into a folder
    else:
        folder.write_text("a file", encoding="utf-8")

    assert run_command(["run", "--kiosk", "--data", str(folder)]) > 0
    stop_logging()

    assert [line[0] for line in shown] == ["This station cannot start"]
    assert str(folder) in shown[0][1]


def test_the_safe_screen_fills_a_screen_without_a_window_manager(qapp: QApplication) -> None:
    screen = SafeScreen(what="what", what_to_do="to do", code="")
    screen.showFullScreen = screen.show  # type: ignore[method-assign]
    sizes: list[QSize] = []
    show_safe_screen(
        screen, seconds=0.2, on_shown=lambda: sizes.append(screen.size()), on_tick=lambda: None
    )

    assert sizes == [screen.screen().size()]


def _raise(reason: Reason) -> int:
    raise KnownError(reason, "Something that nobody translated.")
