"""Which screen belongs to which state of the station."""

from collections.abc import Callable

from studio.model.session import StationState
from studio.ui.screens.attract import AttractScreen
from studio.ui.screens.choose import ChooseScreen
from studio.ui.screens.count_in import CountInScreen
from studio.ui.screens.help import HelpScreen
from studio.ui.screens.live_set import LiveSetScreen
from studio.ui.screens.rest import RestScreen
from studio.ui.screens.screen import Screen, ScreenParts
from studio.ui.screens.stand_here import StandHereScreen
from studio.ui.screens.stopped import StoppedScreen
from studio.ui.screens.summary import SummaryScreen


def screens_by_state(
    parts: ScreenParts, *, clock: Callable[[], float]
) -> tuple[dict[StationState, Screen], LiveSetScreen]:
    """One screen for each state, and the live one by itself.

    Args:
        parts: What to build from.
        clock: Monotonic seconds, the clock of `Frame.arrived_s`.
    """
    live = LiveSetScreen(parts, clock=clock)
    screens: dict[StationState, Screen] = {
        StationState.ATTRACT: AttractScreen(parts),
        StationState.CHOOSE: ChooseScreen(parts),
        StationState.STAND_HERE: StandHereScreen(parts),
        StationState.COUNT_IN: CountInScreen(parts),
        StationState.LIVE: live,
        StationState.SUMMARY: SummaryScreen(parts),
        StationState.REST: RestScreen(parts),
        StationState.HELP: HelpScreen(parts),
        StationState.STOPPED: StoppedScreen(parts),
    }
    return screens, live
