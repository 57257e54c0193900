"""Where the station is and what moves it on, as one table.

    ATTRACT -touched-> CHOOSE -chosen-> STAND_HERE -ready-> COUNT_IN -counted in-> LIVE
                         ^                 ^                                        |
                         |                 |                                 set ended
                         |           other leg / next set                           v
                         +------- back --- REST <------------ continued ------- SUMMARY

A call for help leads from LIVE to HELP, and from there to SUMMARY when all is well.
"Left" leads back to ATTRACT from everywhere, and the client is forgotten. "Stopped" leads from
every state with a client to STOPPED, which only staff end.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from studio.engine.people.desk_talk import ClearStop
from studio.engine.snapshot import GoBack, Leave, StartSet, WakeUp
from studio.model.session import StationState


class SessionEvent(StrEnum):
    """What can move the station on."""

    TOUCHED = "touched"
    CHOSEN = "chosen"
    READY = "ready"
    COUNTED_IN = "counted_in"
    STEPPED_AWAY = "stepped_away"
    SET_ENDED = "set_ended"
    CONTINUED = "continued"
    NEXT_SET = "next_set"
    BACK = "back"
    LEFT = "left"
    ALARMED = "alarmed"
    CALIBRATED = "calibrated"
    STOPPED = "stopped"
    CLEARED = "cleared"


POSE_STATES = frozenset(
    {StationState.STAND_HERE, StationState.COUNT_IN, StationState.LIVE, StationState.HELP}
)
"""Where every picture is worth the network."""

BETWEEN_SETS = frozenset({StationState.CHOOSE, StationState.REST})
"""Where the coach advises, and turns are taken."""

ASKS_NOBODY = frozenset({StationState.ATTRACT, StationState.STOPPED, StationState.HELP})
"""Nobody is there to ask, or who is there waits for staff, however long."""

BODY_SPEAKS = BETWEEN_SETS | {StationState.SUMMARY, StationState.HELP}
"""Where a raised hand means: go on."""

CAMERA_STAYS = POSE_STATES | {StationState.ATTRACT}
"""Where no touch switches the camera."""

HELP_S = 20.0
"""Who asked for help, or fell, and does not answer: staff are called (coaching.md 8.3)."""

_State = StationState
_Event = SessionEvent

MOVES: Mapping[tuple[StationState, SessionEvent], StationState] = MappingProxyType(
    {
        (_State.ATTRACT, _Event.TOUCHED): _State.CHOOSE,
        (_State.CHOOSE, _Event.CHOSEN): _State.STAND_HERE,
        (_State.CHOOSE, _Event.BACK): _State.ATTRACT,
        (_State.CHOOSE, _Event.LEFT): _State.ATTRACT,
        (_State.STAND_HERE, _Event.READY): _State.COUNT_IN,
        (_State.STAND_HERE, _Event.CHOSEN): _State.STAND_HERE,
        (_State.STAND_HERE, _Event.BACK): _State.CHOOSE,
        (_State.STAND_HERE, _Event.LEFT): _State.ATTRACT,
        (_State.COUNT_IN, _Event.COUNTED_IN): _State.LIVE,
        (_State.COUNT_IN, _Event.STEPPED_AWAY): _State.STAND_HERE,
        (_State.COUNT_IN, _Event.SET_ENDED): _State.STAND_HERE,
        (_State.COUNT_IN, _Event.BACK): _State.STAND_HERE,
        (_State.COUNT_IN, _Event.LEFT): _State.ATTRACT,
        (_State.LIVE, _Event.SET_ENDED): _State.SUMMARY,
        (_State.LIVE, _Event.BACK): _State.SUMMARY,
        (_State.LIVE, _Event.LEFT): _State.ATTRACT,
        (_State.LIVE, _Event.ALARMED): _State.HELP,
        (_State.COUNT_IN, _Event.CALIBRATED): _State.STAND_HERE,
        (_State.LIVE, _Event.CALIBRATED): _State.STAND_HERE,
        (_State.HELP, _Event.CONTINUED): _State.SUMMARY,
        (_State.HELP, _Event.LEFT): _State.ATTRACT,
        (_State.SUMMARY, _Event.CONTINUED): _State.REST,
        (_State.SUMMARY, _Event.NEXT_SET): _State.STAND_HERE,
        (_State.SUMMARY, _Event.CHOSEN): _State.STAND_HERE,
        (_State.SUMMARY, _Event.BACK): _State.CHOOSE,
        (_State.SUMMARY, _Event.LEFT): _State.ATTRACT,
        (_State.REST, _Event.CONTINUED): _State.STAND_HERE,
        (_State.REST, _Event.CHOSEN): _State.STAND_HERE,
        (_State.REST, _Event.BACK): _State.CHOOSE,
        (_State.REST, _Event.LEFT): _State.ATTRACT,
        (_State.STOPPED, _Event.CLEARED): _State.ATTRACT,
    }
    | {
        (state, _Event.STOPPED): _State.STOPPED
        for state in _State
        if state not in {_State.ATTRACT, _State.STOPPED}
    }
)
"""What is not in the table changes nothing: a late touch on a screen that is gone is no fault."""

PLAIN_MOVES: Mapping[type, SessionEvent] = MappingProxyType(
    {
        WakeUp: SessionEvent.TOUCHED,
        StartSet: SessionEvent.READY,
        GoBack: SessionEvent.BACK,
        Leave: SessionEvent.LEFT,
        ClearStop: SessionEvent.CLEARED,
    }
)
"""Commands that mean one event and nothing else."""


def next_state(state: StationState, event: SessionEvent) -> StationState | None:
    """Where an event leads, or None when it means nothing in this state.

    Args:
        state: Where the station is.
        event: What happened.
    """
    return MOVES.get((state, event))
