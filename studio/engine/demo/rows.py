"""A made-up set as rows of a journal, as a station would have written them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from studio.coaching.set_score import SetScore
from studio.engine.demo.judge import JudgedSet
from studio.model.client import SetAnswers
from studio.model.correction import Correction, CorrectionKind
from studio.model.cue import CueLevel
from studio.model.exercise import Exercise
from studio.model.rep import NotCounted, RejectReason
from studio.model.session import FinishReason, SetPlan
from studio.settings import StationSettings
from studio.store.ids import new_id, utc_text
from studio.store.rows import (
    Cell,
    RowChange,
    Verb,
    correction_rows,
    cue_row,
    not_counted_rows,
    null_if_nan,
    rep_rows,
    set_rows,
)

_CORRECTED = 0.03
_NOT_COUNTED = 0.12
_REASONS = (RejectReason.PARTIAL, RejectReason.LOST, RejectReason.TOO_FAST)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneSetRows:
    """A set that is over.

    Attributes:
        rows: Of the journal.
        count: Reps after the client's corrections.
    """

    rows: list[RowChange]
    count: int


def rows_of_set(
    plan: SetPlan,
    judged: JudgedSet,
    score: SetScore,
    *,
    session_id: str,
    exercise: Exercise,
    settings: StationSettings,
    begins: datetime,
    ends_s: float,
    answers: SetAnswers,
    random: np.random.Generator,
) -> DoneSetRows:
    """Everything a station writes down about a set.

    Args:
        plan: Of the set.
        judged: Its reps and cues.
        score: Of the set.
        session_id: Of the visit.
        exercise: As it is now.
        settings: As they are now.
        begins: When the set began.
        ends_s: When it ended, stream seconds.
        answers: Of the client.
        random: Decides what the client puts right and what was not counted.
    """
    rows = set_rows(
        plan,
        session_id=session_id,
        exercise=exercise,
        settings=settings,
        started_utc=utc_text(begins),
    )
    for rep in judged.reps:
        stored = utc_text(begins + timedelta(seconds=rep.span.counted_at_s))
        rows += rep_rows(
            rep, rep_id=new_id(), set_id=plan.set_id, is_measured=True, stored_utc=stored
        )
    rows += _cue_rows(plan, judged)
    rows += _not_counted(plan, ends_s=ends_s, random=random)
    ends = begins + timedelta(seconds=ends_s)
    change, corrections = _correction(plan, judged, at=ends, random=random)
    count = len(judged.reps) + change
    rows.append(_end(plan, score, count=count, at=ends))
    rows += [*corrections, *_answers(plan, answers, at=ends)]
    return DoneSetRows(rows=rows, count=count)


def _end(plan: SetPlan, score: SetScore, *, count: int, at: datetime) -> RowChange:
    values: dict[str, Cell] = {
        "ended_utc": utc_text(at),
        "finish_reason": FinishReason.CLIENT.value,
        "count": count,
        "score": null_if_nan(score.score),
        "coverage_ratio": null_if_nan(score.coverage),
        "deduction": score.deduction,
    }
    return RowChange(verb=Verb.CHANGE, table="sets", key={"id": plan.set_id}, values=values)


def _cue_rows(plan: SetPlan, judged: JudgedSet) -> list[RowChange]:
    responses = {(answer.cue_id, answer.at_s): answer.response for answer in judged.answers}
    rows = []
    for said in judged.said:
        rows.append(
            cue_row(
                plan.set_id,
                cue_id=said.cue_id,
                words=said.words,
                level=said.level or CueLevel.AMBER,
                at_s=said.since_s,
                rep_number=said.rep,
                wording=said.wording,
            )
        )
        response = responses.get((said.cue_id, said.since_s))
        if response is not None:
            key: dict[str, Cell] = {
                "set_id": plan.set_id,
                "cue_id": said.cue_id,
                "at_s": said.since_s,
            }
            values: dict[str, Cell] = {"response": response.value}
            rows.append(RowChange(verb=Verb.CHANGE, table="cues_given", key=key, values=values))
    return rows


def _not_counted(
    plan: SetPlan, *, ends_s: float, random: np.random.Generator
) -> Sequence[RowChange]:
    if random.random() > _NOT_COUNTED:
        return ()
    reason = _REASONS[int(random.integers(len(_REASONS)))]
    movement = NotCounted(at_s=float(random.uniform(0.0, ends_s)), reason=reason)
    return not_counted_rows(movement, set_id=plan.set_id)


def _correction(
    plan: SetPlan, judged: JudgedSet, *, at: datetime, random: np.random.Generator
) -> tuple[int, Sequence[RowChange]]:
    if random.random() > _CORRECTED or not judged.reps:
        return 0, ()
    kind = CorrectionKind.ADDED if random.random() < 0.6 else CorrectionKind.REMOVED
    last = judged.reps[-1].span
    correction = Correction(
        kind=kind,
        rep_number=last.number if kind is CorrectionKind.REMOVED else None,
        at_s=last.end_s,
        side=last.side,
    )
    count = len(judged.reps) + correction.change
    return correction.change, correction_rows(
        plan.set_id,
        change=correction.change,
        count=count,
        correction=correction,
        corrected_utc=utc_text(at),
    )


def _answers(plan: SetPlan, answers: SetAnswers, *, at: datetime) -> Sequence[RowChange]:
    if answers.felt is None and answers.reserve is None:
        return ()
    values: dict[str, Cell] = {
        "set_id": plan.set_id,
        "felt": answers.felt,
        "reserve": answers.reserve,
        "answered_utc": utc_text(at + timedelta(seconds=10)),
    }
    return (RowChange(verb=Verb.PUT, table="set_answers", key={"id": new_id()}, values=values),)
