import math

import pytest

from studio.engine.judging.clip_labels import ClipKind, ClipLabel, TurnEvent, cues_of
from studio.engine.judging.scoring import (
    MATCH_WITHIN_S,
    ClipScore,
    Spread,
    match_events,
    not_replayed,
    score_clip,
    summarise,
)
from tests.engine.fakes import rep_at


def label(
    *times_s: float,
    kind: ClipKind = ClipKind.SET,
    reps: int | None = None,
    reps_ok: frozenset[int] | None = None,
    event: TurnEvent = TurnEvent.BOTTOM,
    cue_ids: frozenset[str] | None = None,
) -> ClipLabel:
    count = len(times_s) if reps is None else reps
    return ClipLabel(
        file="clip.mp4",
        kind=kind,
        exercise_id="goblet_squat",
        reps=count,
        reps_ok=reps_ok or frozenset({count}),
        event=event,
        event_times_s=times_s,
        cue_ids=cue_ids,
    )


def test_each_event_takes_the_nearest_free_moment() -> None:
    assert match_events([1.0, 3.0], [3.1, 0.9]) == (0.9, 3.1)


def test_matching_is_one_to_one_even_where_the_nearest_is_wanted_twice() -> None:
    # Greedy would give 1.5 to the first event (0.5 away) and leave the second without one.
    assert match_events([1.0, 1.9], [1.5, 0.4]) == (0.4, 1.5)


def test_a_moment_further_than_the_limit_is_no_match() -> None:
    assert match_events([1.0], [1.0 + MATCH_WITHIN_S + 0.01]) == (None,)


def test_unknown_moments_match_nothing() -> None:
    assert match_events([1.0], [math.nan]) == (None,)
    assert match_events([1.0], []) == (None,)
    assert match_events([], [1.0]) == ()


def test_an_unmatched_event_counts_as_the_limit() -> None:
    score = score_clip(label(1.0, 5.0), [rep_at(2.0)])
    assert score.turn_errors_s == (0.0, MATCH_WITHIN_S)


@pytest.mark.parametrize(
    ("event", "expected"),
    [(TurnEvent.BOTTOM, 4.0), (TurnEvent.TOP, 6.0), (TurnEvent.OPEN, 6.0)],
)
def test_the_labelled_turnaround_decides_which_moment_is_compared(
    event: TurnEvent, expected: float
) -> None:
    score = score_clip(label(expected, event=event), [rep_at(5.0, bottom_s=4.0, top_s=6.0)])
    assert score.matched_s == (expected,)


def test_every_acceptable_count_is_exact() -> None:
    clip = label(reps=4, reps_ok=frozenset({3, 4}))
    for counted, error in ((3, 0), (4, 0), (2, -2), (5, 1)):
        score = ClipScore(label=clip, counted=counted, matched_s=())
        assert score.error == error


def test_the_summary_judges_sets_and_negatives_only() -> None:
    scores = [
        ClipScore(label=label(reps=5), counted=5, matched_s=()),
        ClipScore(label=label(reps=4), counted=5, matched_s=()),
        ClipScore(label=label(reps=10), counted=5, matched_s=()),
        ClipScore(label=label(reps=0, kind=ClipKind.NEGATIVE), counted=2, matched_s=()),
        ClipScore(label=label(reps=7, kind=ClipKind.NEAR_MISS), counted=0, matched_s=()),
        ClipScore(label=label(reps=0, kind=ClipKind.POSTURE), counted=3, matched_s=()),
    ]
    summary = summarise(scores)
    assert summary.sets == 3
    assert summary.exact == pytest.approx(1 / 3)
    assert summary.off_by_one == pytest.approx(2 / 3)
    # |1| / 4 and |5| / 10, and one exact, over three sets.
    assert summary.mae == pytest.approx((0.25 + 0.5 + 0.0) / 3)
    assert summary.phantoms == 2


def test_a_clip_that_could_not_be_replayed_is_a_miss_not_a_hole() -> None:
    summary = summarise([not_replayed(label(1.0, 2.0), "no such file")])
    assert summary.exact == 0.0
    assert summary.mae == 1.0
    assert summary.turn_error_s.median == MATCH_WITHIN_S


def test_turn_errors_are_taken_over_all_events_of_all_sets() -> None:
    summary = summarise(
        [
            ClipScore(label=label(1.0, 2.0), counted=2, matched_s=(1.1, 2.0)),
            ClipScore(label=label(9.0, kind=ClipKind.NEAR_MISS), counted=1, matched_s=(None,)),
            ClipScore(label=label(5.0), counted=1, matched_s=(5.3,)),
        ]
    )
    assert summary.turn_error_s.median == pytest.approx(0.1)
    assert summary.turn_error_s.p95 == pytest.approx(0.28)


def test_cues_are_compared_where_somebody_judged_them() -> None:
    summary = summarise(
        [
            ClipScore(
                label=label(reps=1, cue_ids=frozenset({"C02", "C17"})),
                counted=1,
                matched_s=(),
                found_cue_ids=frozenset({"C02", "C09"}),
                judged_reps={"C02": 1, "C09": 1, "C17": 1},
            ),
            ClipScore(
                label=label(reps=1),
                counted=1,
                matched_s=(),
                found_cue_ids=frozenset({"C02"}),
            ),
        ]
    )
    found = {
        cue.cue_id: (cue.hits, cue.misses, cue.false_alarms, cue.rightly_silent)
        for cue in summary.cues
    }
    assert found == {"C02": (1, 0, 0, 0), "C09": (0, 0, 1, 0), "C17": (0, 1, 0, 0)}


def test_a_cue_that_could_not_be_judged_is_no_miss() -> None:
    blind = ClipScore(
        label=label(reps=1, cue_ids=frozenset({"C09"})), counted=1, matched_s=(), judged_reps={}
    )
    (row,) = summarise([blind]).cues
    assert (row.cue_id, row.misses, row.not_judged) == ("C09", 0, 1)


def test_clean_clips_tell_how_often_a_cue_spoke_where_it_was_judged() -> None:
    clean = ClipScore(
        label=label(reps=4, cue_ids=frozenset()),
        counted=4,
        matched_s=(),
        judged_reps={"C01": 4, "C09": 2},
        found_reps={"C09": 1},
    )
    rows = {row.cue_id: (row.judged, row.found) for row in summarise([clean]).clean}
    assert rows == {"C01": (4, 0), "C09": (2, 1)}


@pytest.mark.parametrize(
    ("words", "cue_ids"),
    [
        ("", None),
        ("author label: correct", frozenset()),
        ("author label: no depth", frozenset({"C17"})),
        ("author label heel lift (heels up, hips first)", frozenset({"C09"})),
        ("author label: bending forward", None),
    ],
)
def test_an_authors_words_name_cues(words: str, cue_ids: frozenset[str] | None) -> None:
    assert cues_of(words) == cue_ids


def test_a_spread_of_nothing_is_not_a_number() -> None:
    assert math.isnan(Spread.of([math.nan]).median)
    assert math.isnan(summarise([]).exact)
