"""`studio replay`: the live pipeline over a file."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from studio.catalog.loader import Catalog, load_catalog
from studio.cli.console import (
    counted,
    model_progress,
    print_json,
    print_table,
    progress_bar,
)
from studio.coaching.coach import Coach, CoachStep
from studio.engine.replay import Replay, Sighting, replay, sightings
from studio.engine.replay_report import replay_json, write_trace
from studio.errors import KnownError, Reason
from studio.model.exercise import Exercise
from studio.model.rep import Rep
from studio.paths import resources
from studio.vision.clip import ClipSource
from studio.vision.model_files import ensure_models
from studio.vision.quiet_loading import load_estimator

if TYPE_CHECKING:
    from studio.ui.film import Film
    from studio.ui.replay_plot import ReplayPlotter


def replay_clip(
    clip: Annotated[Path, typer.Argument(help="A video file.")],
    exercise: Annotated[str, typer.Option(help="Id of the exercise to count.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    plot: Annotated[Path | None, typer.Option(help="Write a picture of the reps (PNG).")] = None,
    overlay: Annotated[
        Path | None, typer.Option(help="Write the clip with the overlays drawn on it (MP4).")
    ] = None,
    trace: Annotated[
        Path | None, typer.Option(help="Write every measured number, picture by picture (CSV).")
    ] = None,
) -> None:
    """Run the live pipeline over a clip, as fast as it goes, and report every rep."""
    catalog = load_catalog(resources())
    chosen = catalog.exercise(exercise)
    for path in (plot, overlay, trace):
        _refuse_unwritable(path, clip=clip)
    _refuse_other_suffix(plot, option="--plot", suffix=".png")
    _refuse_other_suffix(overlay, option="--overlay", suffix=".mp4")
    plotter = None if plot is None else _plotter()
    result = _watched(clip, exercise=chosen, catalog=catalog, overlay=overlay, quiet=as_json)
    if trace is not None:
        with _told_when_full(trace):
            write_trace(result.trace, trace)
    if plotter is not None and plot is not None:
        plotter.write(result, exercise=chosen, path=plot)
    if as_json:
        print_json(replay_json(result))
    else:
        print_table(_table(result, unit=chosen.driver.unit))
    if not result.frames_seen:
        raise KnownError(
            Reason.BAD_FILE,
            f"{clip}: nobody was seen in any of its {result.frames} pictures; "
            "film the whole body, in good light",
        )


def _plotter() -> "ReplayPlotter":
    """Qt is needed for this option alone; with widgets, so ahead of a film without them."""
    from studio.ui.replay_plot import ReplayPlotter

    return ReplayPlotter()


def _watched(
    clip: Path, *, exercise: Exercise, catalog: Catalog, overlay: Path | None, quiet: bool
) -> Replay:
    with closing(ClipSource(clip)) as source:
        with model_progress() as told:
            models = ensure_models(told)
        estimator = load_estimator(models.folder)
        coach = Coach(exercise, cues=catalog.cues)
        with _watchers(source, exercise=exercise, overlay=overlay, quiet=quiet) as watchers:
            return replay(
                sightings(source, estimator=estimator),
                clip=str(clip),
                exercise_id=exercise.id,
                coach=coach,
                watch=watchers,
                paints=overlay is not None,
            )


@contextmanager
def _watchers(
    source: ClipSource, *, exercise: Exercise, overlay: Path | None, quiet: bool
) -> Iterator[Callable[[Sighting, CoachStep], None]]:
    """What happens beside the replay after every picture: the bar moves, the film grows."""
    with ExitStack() as stack:
        bar = stack.enter_context(progress_bar(shown=not quiet))
        task = bar.add_task(source.name, total=source.frame_count)
        add: Callable[[Sighting, CoachStep], None] | None = None
        if overlay is not None:
            from studio.ui.film import Film  # Qt is needed for this option alone

            film = stack.enter_context(
                Film(
                    overlay,
                    exercise=exercise,
                    fps=source.fps,
                    fonts=resources() / "fonts",
                    reps_target=None,
                )
            )
            add = partial(_add_to_film, film)

        def watch(sighting: Sighting, step: CoachStep) -> None:
            bar.advance(task)
            if add is not None:
                add(sighting, step)

        yield watch


def _add_to_film(film: "Film", sighting: Sighting, step: CoachStep) -> None:
    if sighting.frame is not None:
        film.add(sighting.frame, pose=sighting.pose, step=step)


def _refuse_unwritable(path: Path | None, *, clip: Path) -> None:
    """A result nobody can store, or in the clip's own place, is refused ahead of the work."""
    if path is None:
        return
    if not path.parent.is_dir():
        raise KnownError(Reason.USER_INPUT, f"{path}: there is no folder {path.parent}")
    if path.exists() and clip.exists() and path.samefile(clip):
        raise KnownError(Reason.USER_INPUT, f"{path} is the clip itself; name another file")


@contextmanager
def _told_when_full(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise KnownError(
            Reason.DISK_FULL, f"{path} could not be written ({error.strerror}); free some space"
        ) from error


def _refuse_other_suffix(path: Path | None, *, option: str, suffix: str) -> None:
    """Only one format is written, whatever the name says."""
    if path is not None and path.suffix.lower() != suffix:
        raise KnownError(
            Reason.USER_INPUT, f"{path}: {option} writes {suffix} only; name a file ending in it"
        )


def _table(result: Replay, *, unit: str) -> Table:
    view = "nobody seen" if result.view is None else f"{result.view.value} view"
    reps = counted(len(result.reps), "rep")
    missed = counted(len(result.not_counted), "movement")
    table = Table(
        title=f"{Path(result.clip).name}: {reps} of {result.exercise_id}, {view}",
        caption=(
            f"{result.frames_analysed} of {result.frames} pictures analysed in "
            f"{result.timing.wall_s:.1f} s; {missed} not counted"
        ),
    )
    for heading in ("rep", "side", "from", "bottom", "top", "to", "counted", "range"):
        table.add_column(heading, justify="right")
    table.add_column(f"far ({unit})", justify="right")
    table.add_column("tempo (s)")
    table.add_column("score", justify="right")
    table.add_column("cues")
    for rep in result.reps:
        table.add_row(*_row(rep))
    return table


def _row(rep: Rep) -> tuple[str, ...]:
    span, tempo = rep.span, rep.tempo
    phases = (tempo.eccentric_s, tempo.pause_long_s, tempo.concentric_s, tempo.pause_short_s)
    times = (span.start_s, span.bottom_s, span.top_s, span.end_s, span.counted_at_s)
    return (
        str(span.number),
        span.side.value,
        *(f"{time_s:.2f}" for time_s in times),
        f"{rep.rom_ratio:.0%} {rep.status.value}" if isfinite(rep.rom_ratio) else "-",
        _shown(rep.driver_far, ".1f"),
        " - ".join(_shown(phase, ".1f") for phase in phases),
        _shown(rep.score, ".0f"),
        " ".join(f"{cue.id}:{cue.level.value}" for cue in rep.cues),
    )


def _shown(value: float, form: str) -> str:
    return format(value, form) if isfinite(value) else "-"
