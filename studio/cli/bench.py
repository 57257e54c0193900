"""`studio bench`: what the station costs on this machine."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.table import Table

from studio.cli.console import model_progress, print_json, print_table, progress_bar
from studio.engine.replay_report import Json
from studio.errors import KnownError, Reason

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

    if source not in {"athlete"} and not Path(source).exists() and "://" not in source:
        raise KnownError(Reason.NOT_FOUND, f"There is no file {source}. Check the name.")
    with TemporaryDirectory(prefix="studio-bench-") as folder:
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


def use_any_display() -> None:
    """Where there is no display, draw offscreen: the same window and painting, nothing to see."""
    from studio.app import has_display

    if sys.platform.startswith("linux") and not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _table(report: Json) -> Table:
    table = Table(title="Live")
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
