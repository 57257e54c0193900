"""The pages in a window of their own; the studio's time zone."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from studio.cli.application import run_command
from studio.settings import StationSettings
from studio.store.database import open_for_writing
from studio.store.ids import now_utc
from studio.store.people.pins import OWNER
from studio.store.people.setup_code import make_setup_code
from studio.store.privacy.audit import read_audit
from studio.ui.owner.actions import OfficeActions, OwnerFolders
from studio.ui.owner.office import OfficeWindow, run_office
from studio.ui.owner.opening import owner_theme
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.window import OwnerPages
from studio.ui.owner.zone import MachineZone, machine_zone
from studio.ui.theme import Theme
from tests.ui.owner.conftest import DRESSED

PIN = "314159"
Stores = Callable[[str], Path]


def _window(
    parts: OwnerParts, folder: Path, *, settings: StationSettings | None = None
) -> OfficeWindow:
    settings = StationSettings() if settings is None else settings
    actions = OfficeActions(OwnerFolders(data=folder, store=folder), settings=settings)
    return OfficeWindow(parts, actions, settings=settings, size=QSize(1600, 900))


def test_a_copy_of_a_store_opens_at_once(stores: Stores, parts: OwnerParts, qtbot: QtBot) -> None:
    window = _window(parts, stores("day"))
    window.show()
    pages = window.pages
    assert pages is not None
    qtbot.waitUntil(lambda: not pages.is_reading, timeout=20_000)
    assert not pages.views.data.change_pin.isHidden()

    with qtbot.waitSignal(window.closed):
        pages.bar.close_button.click()


@pytest.fixture(params=["station", "copy"])
def folder_with_pin(request: pytest.FixtureRequest, stores: Stores, tmp_path: Path) -> Path:
    shutil.copy(stores("day") / "owner.db", tmp_path / "owner.db")
    if request.param == "station":
        open_for_writing(tmp_path).close()
    folders = OwnerFolders(data=tmp_path, store=tmp_path)
    book = OfficeActions(folders, settings=StationSettings()).pins
    assert book is not None
    book.set_pin(OWNER, PIN)
    return tmp_path


def _open_by_pin(window: OfficeWindow, qtbot: QtBot) -> OwnerPages:
    gate = window.gate
    assert gate is not None
    with qtbot.waitSignal(gate.opened, timeout=10_000):
        qtbot.keyClicks(gate.pad, PIN)
        qtbot.keyClick(gate.pad, Qt.Key.Key_Return)
    pages = window.pages
    assert pages is not None
    qtbot.waitUntil(lambda: not pages.is_reading, timeout=20_000)
    return pages


def test_where_a_pin_is_set_the_pages_wait_for_it(
    folder_with_pin: Path, parts: OwnerParts, qtbot: QtBot
) -> None:
    window = _window(parts, folder_with_pin)
    window.show()
    assert window.pages is None

    _open_by_pin(window, qtbot)

    assert window.gate is None
    window.close()


def test_left_alone_nothing_stays_on_the_screen_until_the_pin_is_typed(
    folder_with_pin: Path, parts: OwnerParts, qtbot: QtBot
) -> None:
    window = _window(parts, folder_with_pin, settings=StationSettings(owner_lock_s=0.2))
    window.show()
    pages = _open_by_pin(window, qtbot)
    with qtbot.waitSignal(pages.destroyed, timeout=20_000):
        pass

    assert window.pages is None
    assert window.gate is not None
    shown = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert [text for text in shown if text and not text.isdigit()] == [
        "Owner's PIN",
        "Forgotten? IT gets a code to type here with:\nstudio owner --reset-pin",
    ]
    _open_by_pin(window, qtbot)
    window.close()


def test_keys_and_mouse_put_the_lock_off(
    folder_with_pin: Path, parts: OwnerParts, qtbot: QtBot
) -> None:
    window = _window(parts, folder_with_pin)
    window.show()
    pages = _open_by_pin(window, qtbot)
    alone = window._alone
    handle = window.windowHandle()
    touches: tuple[Callable[[], object], ...] = (
        lambda: QTest.keyClick(handle, Qt.Key.Key_Tab),
        lambda: QTest.mouseMove(handle, handle.position()),
        lambda: QTest.mouseClick(handle, Qt.MouseButton.RightButton),
    )
    for touch in touches:
        alone.stop()
        touch()
        qtbot.waitUntil(alone.isActive, timeout=5_000)
        assert alone.remainingTime() > 250_000

    assert window.pages is pages
    window.close()


def test_a_copy_without_a_pin_has_nothing_to_lock(
    stores: Stores, parts: OwnerParts, qtbot: QtBot
) -> None:
    window = _window(parts, stores("day"))
    window.show()
    window.lock()
    assert window.pages is not None
    window.close()


def test_a_forgotten_pin_is_replaced_with_the_code(
    folder_with_pin: Path, parts: OwnerParts, qtbot: QtBot
) -> None:
    code = make_setup_code(folder_with_pin, now=now_utc())
    window = _window(parts, folder_with_pin)
    window.show()
    gate = window.gate
    assert gate is not None
    qtbot.keyClicks(gate.pad, code)
    qtbot.keyClick(gate.pad, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: gate.new_pin is not None, timeout=10_000)
    new_pin = gate.new_pin
    assert new_pin is not None
    with qtbot.waitSignal(gate.opened, timeout=10_000):
        for _ in range(2):
            qtbot.keyClicks(new_pin.pad, "615243")
            qtbot.keyClick(new_pin.pad, Qt.Key.Key_Return)

    book = window._actions.pins
    assert book is not None
    assert book.check(OWNER, "615243").is_right
    assert read_audit(folder_with_pin)[0].detail == "owner, by setup code"
    assert not book.check(OWNER, PIN).is_right
    window.close()


def test_a_copy_that_is_brought_anew_keeps_its_pin(
    stores: Stores, parts: OwnerParts, tmp_path: Path, qtbot: QtBot
) -> None:
    shutil.copy(stores("day") / "owner.db", tmp_path / "owner.db")
    book = OfficeActions(
        OwnerFolders(data=tmp_path, store=tmp_path), settings=StationSettings()
    ).pins
    book.set_pin(OWNER, PIN)
    assert (tmp_path / "office.db").stat().st_mode & 0o777 == 0o600
    shutil.copy(stores("year") / "owner.db", tmp_path / "owner.db")
    window = _window(parts, tmp_path)
    window.show()
    assert window.pages is None
    window.close()


def test_a_code_for_a_copy_is_printed(
    stores: Stores, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(stores("day") / "owner.db", tmp_path / "owner.db")
    for place in (["--data"], ["--store"]):
        assert run_command(["owner", "--reset-pin", *place, str(tmp_path)]) == 0
        assert len(capsys.readouterr().out.split()) == 2


def test_the_program_stays_until_the_window_is_closed(
    stores: Stores, qapp: QApplication, qtbot: QtBot
) -> None:
    QTimer.singleShot(300, qapp, qapp.closeAllWindows)

    code = run_office(qapp, store=stores("day"), data=stores("day"), settings=StationSettings())

    qapp.setProperty(DRESSED, "")
    assert code == 0


def test_a_store_that_is_none_is_the_users_mistake(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["owner", "--store", str(tmp_path / "no.db")]) == 2
    assert "owner.db" in capsys.readouterr().err


def test_a_clients_sheet_is_written_by_a_command(
    stores: Stores, tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: QApplication
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    shutil.copy(stores("year") / "owner.db", data / "owner.db")
    into = tmp_path / "out"

    code = run_command(["export", "--pdf", "Anna", "--to", str(into), "--data", str(data)])

    written = list(into.iterdir())
    assert code == 0
    assert capsys.readouterr().out.strip() == str(written[0])
    assert written[0].read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("name", ["Europe/Berlin", "America/New_York", "UTC"])
def test_the_zone_follows_the_machine_through_summer_and_winter(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", name)
    zone = machine_zone()

    for month in (1, 7):
        moment = datetime(2026, month, 15, 12, 0, tzinfo=UTC)
        assert moment.astimezone(zone).utcoffset() == moment.astimezone(ZoneInfo(name)).utcoffset()


def test_without_a_file_the_machines_own_rules_are_asked() -> None:
    zone = MachineZone()
    moment = datetime(2026, 7, 15, 12, 0, tzinfo=UTC)

    assert moment.astimezone(zone).utcoffset() == moment.astimezone().utcoffset()
    assert moment.astimezone(zone).astimezone(UTC) == moment


def test_letters_get_smaller_on_a_small_panel_and_never_larger() -> None:
    theme = Theme(dots_per_mm=3.6)

    assert owner_theme(theme, QSize(1920, 1080)).dots_per_mm == 3.6
    assert owner_theme(theme, QSize(1280, 800)).dots_per_mm == pytest.approx(1280 / 430)
    assert owner_theme(theme, QSize(800, 1280)).dots_per_mm == pytest.approx(1280 / 430)
