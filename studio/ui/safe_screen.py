"""What is shown instead of the station when it cannot run: what to do, in plain words.

Stands on nothing but Qt: no camera, no database, no network, no resources.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

_TICK_MS = 500
_STYLE = "background: #101418; color: #f2f4f5;"
_HEIGHT_SHARE = 22  # letters of the first line, as a part of the screen's height


class SafeScreen(QWidget):
    """Three lines and a code, on the whole screen."""

    def __init__(self, *, what: str, what_to_do: str, code: str) -> None:
        """Build.

        Args:
            what: What is wrong, for the client.
            what_to_do: For staff.
            code: What to name when asking for help; "" = none.
        """
        super().__init__()
        self.setStyleSheet(_STYLE)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint, on=True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.what = QLabel(what)
        self.what_to_do = QLabel(what_to_do)
        translated = QCoreApplication.translate("SafeScreen", "Support code {code}")
        self.code = QLabel(translated.format(code=code) if code else "")
        column = QVBoxLayout(self)
        column.addStretch(2)
        for label in (self.what, self.what_to_do, self.code):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        column.addStretch(3)
        self._set_sizes()

    def _set_sizes(self) -> None:
        screen = self.screen().size()
        first_px = min(screen.width(), screen.height()) // _HEIGHT_SHARE
        for label, share in ((self.what, 1.0), (self.what_to_do, 0.6), (self.code, 0.6)):
            font = label.font()
            font.setPixelSize(max(12, int(share * first_px)))
            font.setBold(label is self.what)
            label.setFont(font)
            label.setMargin(int(0.4 * first_px))


def show_safe_screen(
    screen: SafeScreen,
    *,
    seconds: float,
    on_shown: Callable[[], None],
    on_tick: Callable[[], None],
) -> bool:
    """Show it for a while; returns when the time is over or the loop was asked to end.

    Args:
        screen: What is shown.
        seconds: For how long; the station is tried again afterwards.
        on_shown: Called once it is on the screen.
        on_tick: Called twice a second: somebody lives here.

    Returns:
        Whether the time is over; False = the program was asked to end.
    """
    loop, beat, end = QEventLoop(), QTimer(), QTimer()
    beat.setInterval(_TICK_MS)
    beat.timeout.connect(on_tick)
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    screen.setGeometry(screen.screen().geometry())  # where no window manager makes it full
    screen.showFullScreen()
    QTimer.singleShot(0, on_shown)
    beat.start()
    end.start(int(1000 * seconds))
    loop.exec()
    is_over = not end.isActive()
    beat.stop()
    end.stop()
    screen.close()
    return is_over
