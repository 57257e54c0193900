"""The mark that says whether the camera sees; between sets it is also its switch."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.icons import Icons
from studio.ui.theme import Theme
from studio.ui.widgets.touch_button import ButtonKind, TouchButton


class CameraMark(QWidget):
    """Always there: "Camera on" with a lit camera, or "Camera off" with a struck-out one.

    Signals:
        switch_wished: True = switch it on, False = off.
    """

    switch_wished = Signal(bool)

    def __init__(self, *, theme: Theme, icons: Icons) -> None:
        """Start with the camera off.

        Args:
            theme: Sizes and letters.
            icons: The drawings.
        """
        super().__init__()
        self._is_on = False
        self._can_switch = False
        self.button = TouchButton(
            self.tr("Camera off"),
            theme=theme,
            icons=icons,
            icon="camera_off",
            kind=ButtonKind.QUIET,
            wraps=False,
        )
        self.button.setProperty("camera", "off")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        self.button.clicked.connect(self._on_button_clicked)

    @property
    def is_on(self) -> bool:
        """What the mark says."""
        return self._is_on

    def show_state(self, *, is_on: bool, can_switch: bool) -> None:
        """Say this.

        Args:
            is_on: The camera is open.
            can_switch: A touch may switch it; else the mark is a sign, not a button.
        """
        if (is_on, can_switch) == (self._is_on, self._can_switch):
            return
        self._is_on, self._can_switch = is_on, can_switch
        self.button.set_words(self.tr("Camera on") if is_on else self.tr("Camera off"))
        self.button.set_icon("camera" if is_on else "camera_off")
        self.button.setProperty("camera", "on" if is_on else "off")
        self.button.setProperty("switch", can_switch)
        self.button.style().unpolish(self.button)
        self.button.style().polish(self.button)

    def _on_button_clicked(self) -> None:
        if self._can_switch:
            self.switch_wished.emit(not self._is_on)
