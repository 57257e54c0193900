"""The staff's place: it lies over the whole window, and closes by itself when nobody touches it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from studio.ui.icons import Icons
from studio.ui.theme import TOUCH_GAP_MM, Theme
from studio.ui.widgets.labels import Label, Role
from studio.ui.widgets.touch_button import ButtonKind, TouchButton

ALONE_S = 60.0
"""So long without a touch, and the place is locked."""


class StaffLayer(QWidget):
    """A head with the way back and the way out, a line for what happened, and one page.

    Signals:
        went_back: One page back.
        locked: The place was closed, by hand or by itself.
    """

    went_back = Signal()
    locked = Signal()

    def __init__(
        self, parent: QWidget, *, theme: Theme, icons: Icons, alone_s: float = ALONE_S
    ) -> None:
        """Start closed.

        Args:
            parent: What is covered.
            theme: Sizes and letters.
            icons: The drawings.
            alone_s: Seconds without a touch until it locks itself.
        """
        super().__init__(parent)
        self.setObjectName("stage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._covered = parent
        self.back = TouchButton("", theme=theme, icons=icons, icon="back")
        self.back.setAccessibleName(self.tr("Back"))
        self.title = Label(role=Role.HEADING)
        self.close_button = TouchButton(
            self.tr("Close"), theme=theme, icons=icons, icon="close", kind=ButtonKind.QUIET
        )
        self.message = Label(role=Role.LEAD)
        self._pages = QStackedLayout()
        self._pages.setSizeConstraint(QStackedLayout.SizeConstraint.SetNoConstraint)
        self._lay_out(theme)
        self._alone = QTimer(self, singleShot=True, interval=round(1000 * alone_s))
        self._alone.timeout.connect(self.close_up)
        self.back.clicked.connect(self.went_back)
        self.close_button.clicked.connect(self.close_up)
        parent.installEventFilter(self)
        self.hide()

    @property
    def page(self) -> QWidget | None:
        """What is shown; None while it is closed."""
        return None if self.isHidden() else self._pages.currentWidget()

    def show_page(self, page: QWidget, *, title: str, can_go_back: bool = True) -> None:
        """Show a page, and lift the place over everything.

        Args:
            page: Kept from then on.
            title: What it is about.
            can_go_back: Whether there is a page before it.
        """
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self.title.setText(title)
        self.back.setVisible(can_go_back)
        self.tell("")
        self.resize(self._covered.size())
        self.show()
        self.raise_()
        self._alone.start()

    def drop_page(self, page: QWidget) -> None:
        """Forget a page."""
        self._pages.removeWidget(page)
        page.hide()
        page.deleteLater()

    def tell(self, words: str) -> None:
        """Say what happened; "" = nothing."""
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def stay(self) -> None:
        """Somebody touched the screen."""
        if self._alone.isActive():
            self._alone.start()

    def close_up(self) -> None:
        """Close; whoever comes next needs a PIN."""
        if not self.isHidden():
            self._alone.stop()
            self.hide()
            self.tell("")
            self.locked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what is covered."""
        if watched is self._covered and event.type() == QEvent.Type.Resize:
            self.resize(self._covered.size())
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing below is touched."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing below is touched."""

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(TOUCH_GAP_MM * 1.4))
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(theme.px(9), theme.px(2), theme.px(9), theme.px(7))
        column.setSpacing(theme.px(5))
        column.addLayout(head)
        column.addWidget(self.message)
        column.addLayout(self._pages, 1)
