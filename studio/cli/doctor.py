"""`studio doctor`: the station's self-test."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from studio.catalog.loader import load_catalog
from studio.cli.console import print_json, print_table
from studio.engine.self_test.doctor import check_station
from studio.engine.self_test.finding import CheckState, Finding
from studio.errors import KnownError
from studio.paths import data_folder, resources
from studio.settings import StationSettings, load_settings
from studio.vision.demo_athlete import DemoAthlete
from studio.vision.open_source import ATHLETE, SourceOpener

_EXERCISE = "goblet_squat"
_WORLD_FAULT = 3
_COLOURS = {CheckState.OK: "green", CheckState.WARNING: "yellow", CheckState.FAILED: "red"}


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    source: Annotated[
        str | None, typer.Option(help="Camera, file or address to look at, not the settings'.")
    ] = None,
    data: Annotated[
        Path | None, typer.Option(help="Folder of everything the station writes.")
    ] = None,
) -> None:
    """Look at everything a day at the gym needs; the exit code says if the station may open."""
    from studio.app import has_display  # Qt is needed for this command and `run` alone

    folder = data_folder(data)
    settings, fault = _settings(folder)
    spec = source or settings.camera
    catalog = load_catalog(resources())
    athlete = DemoAthlete(catalog.exercises, first_id=_EXERCISE)
    findings = check_station(
        data_folder=folder,
        settings=settings,
        settings_fault=fault,
        exercise=catalog.exercise(_EXERCISE),
        opener=lambda: SourceOpener(spec, athlete=athlete.open, is_paced=False)(),
        has_display=has_display(),
        is_athlete_wished=spec == ATHLETE,
    )
    if as_json:
        print_json({finding.name: _row(finding) for finding in findings})
    else:
        print_table(_table(findings))
    if any(finding.state is CheckState.FAILED for finding in findings):
        raise typer.Exit(_WORLD_FAULT)


def _settings(folder: Path) -> tuple[StationSettings, KnownError | None]:
    """The station's settings; the usual ones, and why, where they cannot be read."""
    try:
        return load_settings(folder), None
    except KnownError as error:
        return StationSettings(), error


def _row(finding: Finding) -> dict[str, str]:
    return {
        "status": finding.state.value,
        "message": finding.message,
        "what_to_do": finding.what_to_do,
    }


def _table(findings: tuple[Finding, ...]) -> Table:
    table = Table(title="Station")
    for heading in ("", "status", "found", "what to do"):
        table.add_column(heading)
    for finding in findings:
        colour = _COLOURS[finding.state]
        table.add_row(
            finding.name,
            f"[{colour}]{finding.state.value}[/{colour}]",
            finding.message,
            finding.what_to_do,
        )
    return table
