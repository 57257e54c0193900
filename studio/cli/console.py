"""Text for people on stderr, results on stdout."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from studio.engine.replay_report import Json
from studio.vision.model_files import Progress as ModelProgress


def say(text: str) -> None:
    """One line for the person, on stderr."""
    print(text, file=sys.stderr, flush=True)


def tell_line(line: str) -> None:
    """One line of a result that goes on, on stdout at once."""
    print(line, flush=True)


def counted(number: int, thing: str) -> str:
    """The words "1 rep", "2 reps".

    Args:
        number: How many.
        thing: One of them, in English; more of them end in s.
    """
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def print_json(result: Json) -> None:
    """The result as JSON on stdout; NaN is not JSON, so a NaN in it is a bug."""
    print(json.dumps(result, indent=2, ensure_ascii=False, allow_nan=False), flush=True)


def print_table(table: Table) -> None:
    """A result for people, on stdout."""
    # A pipe has no width: 120 columns keep rows whole there.
    console = Console(width=None if sys.stdout.isatty() else 120)
    console.print(table)


@contextmanager
def progress_bar(*, shown: bool = True) -> Iterator[Progress]:
    """A progress bar on stderr; silent where stderr is not a terminal.

    Args:
        shown: False keeps it silent in any case.
    """
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=not (shown and console.is_terminal),
        transient=True,
    ) as bar:
        yield bar


@contextmanager
def model_progress() -> Iterator[ModelProgress]:
    """For `ensure_models`: what is being fetched, as a bar, or as lines without a terminal."""
    with progress_bar() as bar:
        task = bar.add_task("pose model", total=None, visible=False)
        said = ""

        def told(done: int, total: int, words: str) -> None:
            nonlocal said
            if bar.disable and words != said:
                say(words)
            said = words
            bar.update(task, description=words, completed=done, total=total or None, visible=True)

        yield told
