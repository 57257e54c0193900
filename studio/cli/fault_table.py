"""The fault matrix on the command line: faults found, and alarms in sets done well."""

from collections.abc import Mapping, Sequence

from rich.table import Table

from studio.cli.console import progress_bar, say
from studio.engine.judging.fault_matrix import (
    ALARMS_PER_100_REPS,
    RECALL_WANTED,
    FaultCase,
    FaultResult,
    MatrixJudge,
    alarms,
    alarms_per_100_reps,
    recalls,
    whole_recall,
)
from studio.model.cue import Cue, CueGrade

_TOLD_EVERY = 25


def judge_matrix(
    judge: MatrixJudge, cases: Sequence[FaultCase], *, quiet: bool
) -> tuple[FaultResult, ...]:
    """Every set of the matrix.

    Args:
        judge: Has the athlete do them.
        cases: Which.
        quiet: Without a progress bar; every so many sets are told in a line.
    """
    results = []
    with progress_bar(shown=not quiet) as bar:
        task = bar.add_task("faults", total=len(cases))
        for number, case in enumerate(cases, start=1):
            bar.update(task, description=case.name)
            results.append(judge.judge(case))
            bar.advance(task)
            if bar.disable and number % _TOLD_EVERY == 0:
                say(f"{number} of {len(cases)} sets with faults")
    return tuple(results)


def recall_table(results: Sequence[FaultResult], *, cues: Mapping[str, Cue]) -> Table:
    """Cue by cue: its fault drawn, how often it was told, and how often in sets done well."""
    whole = whole_recall(results)
    table = Table(
        title=f"Faults drawn at the limit: {whole:.1%} of the reps with a fault of grade A or B "
        f"told, wanted {RECALL_WANTED:.0%}"
    )
    for heading in _RECALL_HEADINGS:
        table.add_column(heading)
    clean = {row.cue.id: row for row in alarms(results, cues=cues)}
    for row in recalls(results):
        well = clean.get(row.cue.id)
        table.add_row(
            row.cue.id,
            row.cue.grade.value,
            str(row.true),
            str(row.hits),
            f"{row.recall:.2f}",
            _verdict(row.is_ok, grade=row.cue.grade),
            ", ".join(f"{why} {count}" for why, count in sorted(row.reasons.items())),
            "" if well is None else str(well.judged),
            "" if well is None else str(well.alarms),
            ", ".join(name.removesuffix(f"-{row.cue.id}") for name in row.missed),
        )
    return table


_RECALL_HEADINGS = (
    "cue",
    "grade",
    "reps with the fault",
    "told",
    "recall",
    "",
    "not judged",
    "reps done well",
    "false alarms",
    "missed in",
)


def alarm_table(results: Sequence[FaultResult], *, cues: Mapping[str, Cue]) -> Table:
    """Cue by cue: told in sets that were done well."""
    per_100 = alarms_per_100_reps(results, cues=cues)
    table = Table(
        title=f"Sets done well: {per_100:.1f} alarms of grade A and B per 100 reps, "
        f"wanted at most {ALARMS_PER_100_REPS:g}; {_counted(results)}"
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


def _counted(results: Sequence[FaultResult]) -> str:
    """How many sets done well were counted to the rep."""
    clean = [one for one in results if one.case.cue is None]
    exact = sum(len(one.reps) == one.true for one in clean)
    return f"{exact} of {len(clean)} sets counted exactly"
