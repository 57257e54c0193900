"""Labels whose look comes from the style sheet by role."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy


class Role(StrEnum):
    """The looks of resources/theme/studio.qss."""

    TITLE = "title"
    HEADING = "heading"
    LEAD = "lead"
    BODY = "body"
    QUIET = "quiet"
    SMALL = "small"
    CAPTION = "caption"
    NUMBER = "number"
    FAR = "far"
    COUNT = "count"
    SHORT = "short"
    STEP = "step"
    REASON = "reason"
    WARNING = "warning"


class Label(QLabel):
    """Plain words: no links, no selection, no menu; they wrap instead of being cut."""

    def __init__(
        self,
        words: str = "",
        *,
        role: Role,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        wraps: bool = True,
    ) -> None:
        """Write these words.

        Args:
            words: What it says.
            role: How it looks.
            alignment: Left or centred; vertically it is always centred.
            wraps: False keeps one line.
        """
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setProperty("role", role.value)
        self.setWordWrap(wraps)
        self.setAlignment(alignment | Qt.AlignmentFlag.AlignVCenter)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)

    def set_role(self, role: Role) -> None:
        """Look like this from now on."""
        if self.property("role") != role.value:
            self.setProperty("role", role.value)
            self.style().unpolish(self)
            self.style().polish(self)
            self.updateGeometry()


def panel(role: str = "panel") -> QFrame:
    """An empty surface with the look of this role."""
    frame = QFrame()
    frame.setProperty("role", role)
    return frame
