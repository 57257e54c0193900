"""How close the count is to what a person counted: errors, turn times, cue confusion.

Definitions are those of design.md section 7. Everything here is arithmetic on finished replays.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import scipy

from studio.engine.judging.clip_labels import ClipKind, ClipLabel, TurnEvent
from studio.model.cue import CueVerdict
from studio.model.rep import Rep

MATCH_WITHIN_S = 1.0
"""A labelled event further than this from every rep is unmatched, and counts as this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipScore:
    """One clip, judged.

    Attributes:
        label: What a person saw.
        counted: Reps counted; None = the clip could not be replayed.
        matched_s: For each labelled event, the same moment of the matched rep; None = unmatched.
        shown_cue_ids: Cues that reached the client.
        found_cue_ids: Cues beyond amber in a rep, or in movement that was no whole rep.
        judged_reps: In how many reps each cue was judged, by id.
        found_reps: In how many it was beyond amber.
        note: Why it was not replayed, or "".
    """

    label: ClipLabel
    counted: int | None
    matched_s: tuple[float | None, ...]
    shown_cue_ids: frozenset[str] = frozenset()
    note: str = ""
    found_cue_ids: frozenset[str] = frozenset()
    judged_reps: Mapping[str, int] = field(default_factory=dict)
    found_reps: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_exact(self) -> bool:
        """Whether the count is one a coach would accept."""
        return self.counted in self.label.reps_ok

    @property
    def error(self) -> int:
        """Reps too many (+) or too few (-); 0 for every acceptable count."""
        return 0 if self.is_exact else (self.counted or 0) - self.label.reps

    @property
    def turn_errors_s(self) -> tuple[float, ...]:
        """One for each labelled event, unmatched ones at the limit."""
        return tuple(
            MATCH_WITHIN_S if found is None else min(MATCH_WITHIN_S, abs(found - at))
            for at, found in zip(self.label.event_times_s, self.matched_s, strict=True)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Median and 95th percentile; NaN when there is nothing to judge."""

    median: float
    p95: float

    @classmethod
    def of(cls, values: Iterable[float]) -> "Spread":
        """The spread of some numbers; NaN among them are left out."""
        array = np.asarray([value for value in values if np.isfinite(value)])
        if not array.size:
            return cls(median=float("nan"), p95=float("nan"))
        return cls(median=float(np.median(array)), p95=float(np.percentile(array, 95)))


@dataclass(frozen=True, slots=True, kw_only=True)
class CueConfusion:
    """How often a cue agreed with the label, over clips where somebody judged it.

    Attributes:
        cue_id: The cue.
        hits: Asked for, and found.
        misses: Asked for, judged, and not found.
        false_alarms: Found, and not asked for.
        rightly_silent: Neither.
        not_judged: Asked for where it could not be seen.
    """

    cue_id: str
    hits: int
    misses: int
    false_alarms: int
    rightly_silent: int
    not_judged: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanShare:
    """One cue over the clips described as clean.

    Attributes:
        cue_id: The cue.
        judged: Reps in which it could be judged.
        found: Of those, reps in which it was beyond amber.
    """

    cue_id: str
    judged: int
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSummary:
    """A folder of clips, judged.

    Attributes:
        sets: Clips of kind `set`, over which exact, off_by_one, mae and turn_error_s are taken.
        exact: Share counted right.
        off_by_one: Share with an error of at most one rep.
        mae: Mean of |error| / true reps.
        phantoms: Reps counted in negatives.
        turn_error_s: Labelled turnaround against the same moment of the matched rep.
        cues: Confusion of cues, where labels exist.
        clean: Every judged cue over the clips described as clean.
    """

    sets: int
    exact: float
    off_by_one: float
    mae: float
    phantoms: int
    turn_error_s: Spread
    cues: tuple[CueConfusion, ...]
    clean: tuple[CleanShare, ...] = ()


def match_events(
    event_times_s: Sequence[float], moments_s: Sequence[float]
) -> tuple[float | None, ...]:
    """The moment that belongs to each event: one to one, smallest total error.

    Args:
        event_times_s: Labelled times.
        moments_s: The same moment of every counted rep; NaN = not known.

    Returns:
        For each event its moment, or None when none is left within `MATCH_WITHIN_S`.
    """
    known = np.asarray([moment for moment in moments_s if np.isfinite(moment)])
    matched: list[float | None] = [None] * len(event_times_s)
    if not known.size or not matched:
        return tuple(matched)
    away_s = np.abs(np.asarray(event_times_s)[:, None] - known[None, :])
    rows, columns = scipy.optimize.linear_sum_assignment(np.minimum(away_s, MATCH_WITHIN_S))
    for row, column in zip(rows, columns, strict=True):
        if away_s[row, column] <= MATCH_WITHIN_S:
            matched[row] = float(known[column])
    return tuple(matched)


def score_clip(
    label: ClipLabel,
    reps: Sequence[Rep],
    *,
    partial_cues: Sequence[CueVerdict] = (),
    judged: Sequence[Rep] | None = None,
) -> ClipScore:
    """Judge one replayed clip.

    Args:
        label: What a person saw.
        reps: What was counted.
        partial_cues: Verdicts from movement that was no whole rep.
        judged: The reps whose cues count, where those come from a coach of the clip's own view;
            None = those counted.
    """
    seen = reps if judged is None else judged
    cues = [cue for rep in seen for cue in rep.cues]
    return ClipScore(
        label=label,
        counted=len(reps),
        matched_s=match_events(
            label.event_times_s, [_moment_s(rep, event=label.event) for rep in reps]
        ),
        shown_cue_ids=frozenset(cue.id for cue in cues if cue.shown),
        found_cue_ids=frozenset(cue.id for cue in (*cues, *partial_cues)),
        judged_reps=Counter(cue_id for rep in seen for cue_id in rep.judged_cue_ids),
        found_reps=Counter(cue.id for cue in cues),
    )


def not_replayed(label: ClipLabel, note: str) -> ClipScore:
    """A clip that could not be replayed: nothing counted, nothing matched.

    Args:
        label: What a person saw.
        note: Why not.
    """
    return ClipScore(
        label=label, counted=None, matched_s=(None,) * len(label.event_times_s), note=note
    )


def summarise(scores: Iterable[ClipScore]) -> ScoreSummary:
    """Judge a folder.

    Args:
        scores: Of every clip; near misses and postures are reported, not judged.
    """
    every = tuple(scores)
    sets = [score for score in every if score.label.kind is ClipKind.SET]
    errors = np.asarray([abs(score.error) for score in sets], dtype=np.float64)
    true_reps = np.asarray([max(1, score.label.reps) for score in sets], dtype=np.float64)
    return ScoreSummary(
        sets=len(sets),
        exact=_share([score.is_exact for score in sets]),
        off_by_one=_share(list(errors <= 1)),
        mae=float(np.mean(errors / true_reps)) if sets else float("nan"),
        phantoms=sum(
            score.counted or 0 for score in every if score.label.kind is ClipKind.NEGATIVE
        ),
        turn_error_s=Spread.of(error for score in sets for error in score.turn_errors_s),
        cues=clip_confusion(every),
        clean=clean_shares(every),
    )


def clip_confusion(scores: Sequence[ClipScore]) -> tuple[CueConfusion, ...]:
    """Cues that came against those an author's words ask for, where a clip was described.

    A cue that was asked for where it could not be judged is no miss.

    Args:
        scores: Of every clip.
    """
    described = [score for score in scores if score.label.cue_ids is not None]
    rows = cue_confusion((score.label.cue_ids or (), score.found_cue_ids) for score in described)
    unseen = Counter(
        cue
        for score in described
        for cue in (score.label.cue_ids or frozenset()) - score.found_cue_ids
        if not score.judged_reps.get(cue, 0)
    )
    return tuple(
        replace(row, misses=row.misses - unseen[row.cue_id], not_judged=unseen[row.cue_id])
        for row in rows
    )


def clean_shares(scores: Sequence[ClipScore]) -> tuple[CleanShare, ...]:
    """How often each cue spoke in reps that were described as clean.

    Args:
        scores: Of every clip.
    """
    clean = [score for score in scores if score.label.cue_ids == frozenset()]
    return tuple(
        CleanShare(
            cue_id=cue_id,
            judged=sum(score.judged_reps.get(cue_id, 0) for score in clean),
            found=sum(score.found_reps.get(cue_id, 0) for score in clean),
        )
        for cue_id in sorted({cue_id for score in clean for cue_id in score.judged_reps})
    )


def cue_confusion(
    judged: Iterable[tuple[Iterable[str], Iterable[str]]],
) -> tuple[CueConfusion, ...]:
    """Compare the cues a coach would give with those that came.

    Args:
        judged: For each clip, the expected cue ids and those that came.
    """
    pairs = [(frozenset(wanted), frozenset(came)) for wanted, came in judged]
    every = sorted({cue for wanted, came in pairs for cue in wanted | came})
    return tuple(
        CueConfusion(
            cue_id=cue,
            hits=sum(cue in wanted and cue in came for wanted, came in pairs),
            misses=sum(cue in wanted and cue not in came for wanted, came in pairs),
            false_alarms=sum(cue not in wanted and cue in came for wanted, came in pairs),
            rightly_silent=sum(cue not in wanted and cue not in came for wanted, came in pairs),
        )
        for cue in every
    )


def confusion_row(cue: CueConfusion) -> Mapping[str, str | int]:
    """One row of the confusion table, for JSON.

    Args:
        cue: The counts.
    """
    return {
        "cue": cue.cue_id,
        "hits": cue.hits,
        "misses": cue.misses,
        "false_alarms": cue.false_alarms,
        "rightly_silent": cue.rightly_silent,
        "not_judged": cue.not_judged,
    }


def _moment_s(rep: Rep, *, event: TurnEvent) -> float:
    return rep.span.bottom_s if event is TurnEvent.BOTTOM else rep.span.top_s


def _share(flags: Sequence[bool]) -> float:
    return float(np.mean(flags)) if len(flags) else float("nan")
