"""One exercise to choose: the moving athlete, the name, the three marks."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from studio.model.exercise import Exercise
from studio.ui.icons import Icons
from studio.ui.theme import Theme
from studio.ui.widgets.athlete_library import AthleteLibrary
from studio.ui.widgets.athlete_view import AthleteView
from studio.ui.widgets.function_marks import FunctionMarks
from studio.ui.widgets.labels import Label, Role


class ExerciseCard(QPushButton):
    """The whole card is one touch target."""

    def __init__(self, *, theme: Theme, icons: Icons, athletes: AthleteLibrary) -> None:
        """Start empty.

        Args:
            theme: Sizes and letters.
            icons: The drawings.
            athletes: The moving athlete.
        """
        super().__init__()
        self._theme = theme
        self._exercise: Exercise | None = None
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.athlete = AthleteView(athletes, icons=icons, theme=theme)
        self.name = Label(role=Role.LEAD)
        self.name.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.marks = FunctionMarks(theme=theme, icons=icons, mark_mm=7.0, vertical=True)
        top = QHBoxLayout()
        top.setSpacing(theme.px(2))
        top.addWidget(self.athlete, 1)
        top.addWidget(self.marks, 0, Qt.AlignmentFlag.AlignTop)
        column = self._column = QVBoxLayout(self)
        margin = theme.px(4.5)
        column.setContentsMargins(margin, margin, margin, theme.px(4))
        column.setSpacing(theme.px(2.5))
        column.addLayout(top, 1)
        column.addWidget(self.name)

    @property
    def exercise(self) -> Exercise | None:
        """What a touch chooses; None = an empty place in the grid."""
        return self._exercise

    def show_exercise(self, exercise: Exercise | None) -> None:
        """Show this exercise, or nothing."""
        self._exercise = exercise
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.setVisible(exercise is not None)
        if exercise is None:
            return
        self.setAccessibleName(exercise.name)
        self.name.setText(exercise.name)
        self.marks.show_functions(exercise.functions)
        self.athlete.show_exercise(exercise.id)

    def sizeHint(self) -> QSize:
        """What its content needs."""
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """What its content needs at least."""
        return self._column.minimumSize()
