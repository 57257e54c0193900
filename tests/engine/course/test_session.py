from itertools import product

import pytest

from studio.engine.course.session import MOVES, SessionEvent, next_state
from studio.model.session import StationState

State = StationState
Event = SessionEvent


def test_a_whole_session_walks_through_every_state() -> None:
    state = State.ATTRACT
    walked = [state]
    for event in (
        Event.TOUCHED,
        Event.CHOSEN,
        Event.READY,
        Event.COUNTED_IN,
        Event.SET_ENDED,
        Event.CONTINUED,
        Event.CONTINUED,
        Event.LEFT,
    ):
        following = next_state(state, event)
        assert following is not None, (state, event)
        state = following
        walked.append(state)
    assert walked == [
        State.ATTRACT,
        State.CHOOSE,
        State.STAND_HERE,
        State.COUNT_IN,
        State.LIVE,
        State.SUMMARY,
        State.REST,
        State.STAND_HERE,
        State.ATTRACT,
    ]


@pytest.mark.parametrize("state", set(StationState) - {State.ATTRACT, State.STOPPED})
def test_leaving_is_possible_from_everywhere(state: StationState) -> None:
    assert next_state(state, Event.LEFT) is State.ATTRACT


@pytest.mark.parametrize("state", set(StationState) - {State.ATTRACT, State.STOPPED})
def test_a_stop_is_possible_from_everywhere_and_only_staff_end_it(state: StationState) -> None:
    assert next_state(state, Event.STOPPED) is State.STOPPED
    assert [key[1] for key in MOVES if key[0] is State.STOPPED] == [Event.CLEARED]


def test_no_state_is_a_trap() -> None:
    for state in StationState:
        targets = {MOVES[key] for key in MOVES if key[0] is state}
        assert targets - {state}, state


def test_what_is_not_in_the_table_changes_nothing() -> None:
    unknown = [key for key in product(StationState, SessionEvent) if key not in MOVES]
    assert unknown
    assert all(next_state(*key) is None for key in unknown)


def test_a_set_begins_only_through_the_count_in() -> None:
    assert {key for key, target in MOVES.items() if target is State.LIVE} == {
        (State.COUNT_IN, Event.COUNTED_IN)
    }
