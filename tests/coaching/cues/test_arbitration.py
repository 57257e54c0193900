"""What reaches the client, and when (coaching.md 4.1, 4.4)."""

from hypothesis import given
from hypothesis import strategies as st

from studio.coaching.cues.arbitration import DISPLAY_S, GAP_S, CueArbiter, Message
from studio.model.cue import CueLevel
from tests.coaching.cue_sets import CATALOG

AMBER, RED = CueLevel.AMBER, CueLevel.RED
IDS = ("C01", "C02", "C09", "C16", "C17", "C19")


def _arbiter() -> CueArbiter:
    cues = {cue_id: CATALOG.cues[cue_id] for cue_id in IDS}
    return CueArbiter(
        cues, words={cue_id: (cue.say, *cue.say_again) for cue_id, cue in cues.items()}
    )


def _reps(
    arbiter: CueArbiter, *reps: dict[str, CueLevel], seconds: float = 10.0
) -> list[Message | None]:
    return [
        arbiter.rep_over(
            active=active,
            clean=[cue_id for cue_id in IDS if cue_id not in active],
            time_s=(index + 1) * seconds,
        )
        for index, active in enumerate(reps)
    ]


def _ids(messages: list[Message | None]) -> list[str | None]:
    return [None if message is None else message.cue_id for message in messages]


def test_never_in_the_first_rep() -> None:
    assert _ids(_reps(_arbiter(), {"C02": RED, "C09": RED})) == [None]


def test_two_of_the_last_three_reps() -> None:
    assert _ids(_reps(_arbiter(), {"C02": AMBER}, {"C02": AMBER})) == [None, "C02"]
    assert _ids(_reps(_arbiter(), {"C02": AMBER}, {}, {"C02": AMBER})) == [None, None, "C02"]
    apart = _reps(_arbiter(), {"C02": AMBER}, {}, {}, {"C02": AMBER})
    assert _ids(apart) == [None] * 4


def test_a_fault_that_is_gone_is_not_mentioned() -> None:
    assert _ids(_reps(_arbiter(), {}, {"C02": AMBER}, {})) == [None] * 3


def test_red_heels_need_one_rep_but_red_shins_two() -> None:
    assert _ids(_reps(_arbiter(), {}, {"C09": RED})) == [None, "C09"]
    assert _ids(_reps(_arbiter(), {}, {"C09": AMBER})) == [None, None]
    assert _ids(_reps(_arbiter(), {}, {"C02": RED})) == [None, None]


def test_the_same_cue_at_most_every_third_rep() -> None:
    said = _ids(_reps(_arbiter(), *([{"C02": AMBER}] * 8)))
    assert said == [None, "C02", None, None, "C02", None, None, "C02"]


def test_priority_then_severity_then_how_long_ago() -> None:
    both: dict[str, CueLevel] = {"C19": RED, "C01": AMBER}
    assert _ids(_reps(_arbiter(), both, both))[1] == "C01"
    same: dict[str, CueLevel] = {"C16": AMBER, "C17": RED}
    assert _ids(_reps(_arbiter(), same, same))[1] == "C17"
    equal: dict[str, CueLevel] = {"C16": AMBER, "C17": AMBER}
    assert _ids(_reps(_arbiter(), *([equal] * 5)))[1:] == ["C16", "C17", None, "C16"]


def test_quick_reps_wait_for_the_pause() -> None:
    both: dict[str, CueLevel] = {"C01": AMBER, "C02": AMBER}
    said = _ids(_reps(_arbiter(), *([both] * 6), seconds=2.0))
    assert said == [None, "C01", None, None, None, "C01"]


def test_it_stands_for_a_moment_and_goes() -> None:
    arbiter = _arbiter()
    _reps(arbiter, {"C02": AMBER}, {"C02": AMBER})
    assert arbiter.on_screen(20.0 + DISPLAY_S) is not None
    assert arbiter.on_screen(20.1 + DISPLAY_S) is None


def test_praise_after_two_corrections_for_what_has_become_good() -> None:
    bad: dict[str, CueLevel] = {"C01": AMBER, "C02": AMBER}
    said = _reps(_arbiter(), bad, bad, bad, {}, {})
    assert _ids(said) == [None, "C01", "C02", "C02", None]
    praise = said[3]
    assert praise is not None
    assert praise.level is None
    assert praise.words == CATALOG.cues["C02"].praise


def test_no_praise_for_what_was_not_seen() -> None:
    arbiter = _arbiter()
    _reps(arbiter, *([{"C01": AMBER, "C02": AMBER}] * 3))
    assert arbiter.rep_over(active={}, clean=["C19"], time_s=60.0) is None


@given(
    st.lists(
        st.tuples(
            st.dictionaries(st.sampled_from(IDS), st.sampled_from([AMBER, RED])),
            st.floats(0.5, 12.0),
        ),
        max_size=30,
    )
)
def test_the_gaps_hold_in_any_set(reps: list[tuple[dict[str, CueLevel], float]]) -> None:
    arbiter = _arbiter()
    now_s, last_s, last_rep = 0.0, -100.0, dict.fromkeys(IDS, -100)
    history: list[dict[str, CueLevel]] = []
    for index, (active, seconds) in enumerate(reps):
        now_s += seconds
        history.append(active)
        message = arbiter.rep_over(active=active, clean=(), time_s=now_s)
        if message is None:
            continue
        assert index > 0
        assert message.cue_id in active
        assert now_s - last_s >= DISPLAY_S + GAP_S
        assert index - last_rep[message.cue_id] >= 3
        seen_in = sum(message.cue_id in rep for rep in history[-3:])
        assert seen_in >= 2 or (message.cue_id == "C09" and active["C09"] is RED)
        last_s, last_rep[message.cue_id] = now_s, index
