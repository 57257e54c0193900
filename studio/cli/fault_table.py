"""The fault matrix on the command line: faults found, and alarms in sets done well."""

from collections.abc import Mapping, Sequence

from rich.table import Table

from studio.cli.console import progress_bar
from studio.engine.judging.fault_matrix import (
    ALARMS_PER_100_REPS,
    RECALL_WANTED,
    FaultCase,
    FaultResult,
    MatrixJudge,
    alarms,
    alarms_per_100_reps,
    recalls,
)
from studio.model.cue import Cue, CueGrade


def judge_matrix(
    judge: MatrixJudge, cases: Sequence[FaultCase], *, quiet: bool
) -> tuple[FaultResult, ...]:
    """Every set of the matrix.

    Args:
        judge: Has the athlete do them.
        cases: Which.
        quiet: Without a progress bar.
    """
    results = []
    with progress_bar(shown=not quiet) as bar:
        task = bar.add_task("faults", total=len(cases))
        for case in cases:
            bar.update(task, description=case.name)
            results.append(judge.judge(case))
            bar.advance(task)
    return tuple(results)


def recall_table(results: Sequence[FaultResult]) -> Table:
    """Cue by cue: its fault drawn, and how often it was told."""
    table = Table(title=f"Faults drawn at the limit, wanted {RECALL_WANTED:.0%} of their reps")
    for heading in (
        "cue",
        "grade",
        "sets",
        "reps",
        "told",
        "not judged",
        "recall",
        "",
        "missed in",
    ):
        table.add_column(heading)
    for row in recalls(results):
        table.add_row(
            row.cue.id,
            row.cue.grade.value,
            str(row.sets),
            str(row.true),
            str(row.hits),
            str(row.not_judged),
            f"{row.recall:.2f}",
            _verdict(row.is_ok, grade=row.cue.grade),
            ", ".join(name.removesuffix(f"-{row.cue.id}") for name in row.missed),
        )
    return table


def alarm_table(results: Sequence[FaultResult], *, cues: Mapping[str, Cue]) -> Table:
    """Cue by cue: told in sets that were done well."""
    per_100 = alarms_per_100_reps(results, cues=cues)
    table = Table(
        title=f"Sets done well: {per_100:.1f} alarms of grade A and B per 100 reps, "
        f"wanted at most {ALARMS_PER_100_REPS:g}"
    )
    for heading in ("cue", "grade", "reps judged", "told", "in"):
        table.add_column(heading)
    for row in alarms(results, cues=cues):
        names = ", ".join(name.removesuffix("-clean") for name in row.sets)
        counts = (str(row.judged), str(row.alarms))
        table.add_row(row.cue.id, row.cue.grade.value, *counts, names)
    return table


def _verdict(is_ok: bool, *, grade: CueGrade) -> str:
    if grade is CueGrade.C:
        return "estimate"
    return "ok" if is_ok else "missed"
