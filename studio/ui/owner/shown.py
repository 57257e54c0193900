"""What a page of the store is when it has been read: a view filled in, or why there is nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from studio.store.dashboards.period import Filter
from studio.ui.owner.page_bar import PageName
from studio.ui.owner.reading import PageReader


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A page as read.

    Attributes:
        name: Which page.
        content: `TodayPage`, `ClientsPage`, `ClientPage`, ...; None = no such client any more.
        is_first_day: Nothing has ever been stored.
        is_empty: Nothing lies in the days chosen.
        has_demo: Made-up rows are among it.
        stations: How many there are to choose from.
    """

    name: PageName
    content: Any
    is_first_day: bool = False
    is_empty: bool = False
    has_demo: bool = False
    stations: int = 0


_EVER_EMPTY = frozenset({PageName.TODAY, PageName.CLIENTS, PageName.STATIONS})
"""Pages whose `is_empty` means that nothing was ever stored."""


def read_page(reader: PageReader, name: PageName, chosen: Filter) -> Read:
    """Read a page; takes its time.

    Args:
        reader: Of the store.
        name: Which page.
        chosen: Which days, and whose.

    Raises:
        KnownError: There is no store yet, or it cannot be read.
    """
    is_client = name is PageName.CLIENTS and chosen.client_id is not None
    questions: dict[PageName, Callable[[], Any]] = {
        PageName.TODAY: reader.today,
        PageName.CLIENTS: partial(reader.client if is_client else reader.clients, chosen),
        PageName.EXERCISES: partial(reader.exercises, chosen),
        PageName.COACHING: partial(reader.coaching, chosen),
        PageName.STATIONS: partial(reader.stations, chosen),
        PageName.DATA: reader.data,
    }
    content = questions[name]()
    stations = reader.station_count()
    if content is None:
        return Read(name=name, content=None, is_empty=True, stations=stations)
    is_ever = name in _EVER_EMPTY and not is_client and chosen.station_id is None
    return Read(
        name=name,
        content=content,
        is_first_day=content.is_empty and is_ever,
        is_empty=content.is_empty and not is_ever and name is not PageName.DATA,
        has_demo=content.has_demo,
        stations=stations,
    )
