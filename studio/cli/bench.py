"""`studio bench`: what the station costs on this machine."""

import os
import sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.progress import TaskID
from rich.table import Table

from studio.catalog.loader import load_catalog
from studio.cli.console import model_progress, print_json, print_table, progress_bar, say
from studio.engine.replay_report import Json
from studio.errors import KnownError, Reason
from studio.paths import resources

app = typer.Typer(help="Measure the station on this machine.", rich_markup_mode=None)


@app.callback()
def _bench() -> None:
    """Measure the station on this machine."""


@app.command("live")
def live(
    source: Annotated[str, typer.Option(help="A clip, played at its own pace and looped.")],
    seconds: Annotated[float, typer.Option(help="How long to measure.", min=1.0)] = 30.0,
    exercise: Annotated[str, typer.Option(help="Id of the exercise.")] = "goblet_squat",
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
) -> None:
    """Run the real station on a clip and measure delay, drops and load."""
    use_any_display()
    # Qt is needed for this command and `run` alone.
    from studio.app import RunOptions, lay_foundation
    from studio.cli.live_run import LiveRun
    from studio.ui.qt_messages import qt_messages_logged

    if source not in {"athlete"} and not Path(source).exists() and "://" not in source:
        raise KnownError(Reason.NOT_FOUND, f"There is no file {source}. Check the name.")
    with TemporaryDirectory(prefix="studio-bench-") as folder, qt_messages_logged():
        options = RunOptions(source=source, data=Path(folder), window_px=(1920, 1080))
        with model_progress() as told:
            foundation = lay_foundation(options, progress=told)
        foundation.catalog.exercise(exercise)
        with progress_bar(shown=not as_json) as bar:
            task = bar.add_task("seconds", total=int(seconds))
            run = LiveRun(foundation, options, exercise_id=exercise, seconds=seconds)
            report = run.measure(told=lambda passed_s: bar.update(task, completed=int(passed_s)))
    if as_json:
        print_json(report)
    else:
        print_table(_table(report))


@app.command("store")
def store(
    reps: Annotated[int, typer.Option(help="How many reps the store has.", min=1_000)] = 100_000,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
) -> None:
    """Make up an owner's store, read every page of it, and record reps with the sync running."""
    # The journal, the sync and every page are needed for this command alone.
    from studio.engine.store_bench import StoreBench

    catalog = load_catalog(resources())
    with TemporaryDirectory(prefix="studio-bench-") as folder:
        bench = StoreBench(
            folder=Path(folder),
            reps=reps,
            exercises=tuple(catalog.exercises.values()),
            now=datetime.now().astimezone(),
        )
        with progress_bar() as bar:
            tasks: dict[str, TaskID] = {}

            def told(what: str, done: int, whole: int) -> None:
                if what not in tasks:
                    tasks[what] = bar.add_task(what, total=whole)
                    say(f"{what}: {whole}") if bar.disable else None
                bar.update(tasks[what], completed=done)

            report = bench.run(told)
    if as_json:
        print_json(report)
    else:
        print_table(_table(report, title="Store"))


def use_any_display() -> None:
    """Where there is no display, draw offscreen: the same window and painting, nothing to see."""
    from studio.app import has_display

    if sys.platform.startswith("linux") and not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _table(report: Json, *, title: str = "Live") -> Table:
    table = Table(title=title)
    table.add_column("measure")
    table.add_column("value", justify="right")
    if isinstance(report, dict):
        for name, value in report.items():
            if isinstance(value, dict):
                for part, number in value.items():
                    table.add_row(f"{name} {part}", str(number))
            else:
                table.add_row(name, str(value))
    return table
