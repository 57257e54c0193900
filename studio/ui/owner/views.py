"""The pages side by side, and which of them shows what was read."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from studio.ui.owner.page_bar import PageName
from studio.ui.owner.pages.clients import ClientsView
from studio.ui.owner.pages.coaching import CoachingView
from studio.ui.owner.pages.data import DataView
from studio.ui.owner.pages.exercises import ExercisesView
from studio.ui.owner.pages.one_client import ClientView
from studio.ui.owner.pages.page import OwnerPage
from studio.ui.owner.pages.stations import StationsView
from studio.ui.owner.pages.today import TodayView
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.shown import Read


class Views:
    """One widget for each page, and one for a client's.

    Attributes:
        current: What is up, or below the sheets.
    """

    def __init__(self, parts: OwnerParts) -> None:
        """Build them all, empty.

        Args:
            parts: What to build from.
        """
        self.today = TodayView(parts)
        self.clients = ClientsView(parts)
        self.client = ClientView(parts)
        self.exercises = ExercisesView(parts)
        self.coaching = CoachingView(parts)
        self.stations = StationsView(parts)
        self.data = DataView(parts)
        self.current: QWidget = self.today
        self._aliases: dict[str, str] = {}

    @property
    def all(self) -> tuple[OwnerPage, ...]:
        """Every one."""
        return (
            self.today,
            self.clients,
            self.client,
            self.exercises,
            self.coaching,
            self.stations,
            self.data,
        )

    def alias_of(self, client_id: str) -> str:
        """Name of a client who was in a list that was shown; "" = not known."""
        return self._aliases.get(client_id, "")

    def show(self, read: Read, *, now: datetime) -> None:
        """Fill in the page that was read, and make it the current one.

        Args:
            read: With content.
            now: This moment in the studio's time zone.
        """
        content = read.content
        match read.name:
            case PageName.TODAY:
                self.today.show_page(content)
                self.current = self.today
            case PageName.CLIENTS if hasattr(content, "head"):
                self._aliases[content.head.client_id] = content.head.alias
                self.client.show_page(content, now=now)
                self.current = self.client
            case PageName.CLIENTS:
                self._aliases |= {row.client_id: row.alias for row in content.clients}
                self.clients.show_page(content, now=now)
                self.current = self.clients
            case PageName.EXERCISES:
                self.exercises.show_page(content)
                self.current = self.exercises
            case PageName.COACHING:
                self.coaching.show_page(content)
                self.current = self.coaching
            case PageName.STATIONS:
                self.stations.show_page(content, now=now)
                self.current = self.stations
            case PageName.DATA:
                self.data.show_page(content, now=now)
                self.current = self.data
