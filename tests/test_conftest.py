"""The safety net under the tests, each strand proved to hold."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent

_FAULTS = """
import logging, threading, warnings
import pytest
from PySide6.QtCore import qWarning

_end = threading.Event()

def test_leaves_a_thread():
    threading.Thread(target=_end.wait, args=(9.0,), name="forgotten", daemon=True).start()

def test_ends_its_thread():
    thread = threading.Thread(target=lambda: None)
    thread.start()
    thread.join()

def test_logs_a_warning():
    logging.getLogger("studio.x").warning("camera silent")

@pytest.mark.expect_log("WARNING")
def test_announces_a_warning():
    logging.getLogger("studio.x").warning("camera silent")

@pytest.mark.expect_log("WARNING")
def test_announces_less_than_it_logs():
    logging.getLogger("studio.x").error("camera gone")

def test_logs_information():
    logging.getLogger("studio.x").info("set started")

def test_warns():
    warnings.warn("old way", DeprecationWarning)

def test_makes_qt_complain(qapp):
    qWarning("QPainter::begin: Paint device returned engine == 0")

@pytest.mark.no_such_marker
def test_zz_unknown_marker():
    pass
"""

_CLIPS = {
    "uses": "def test_clips(clips_folder): assert clips_folder.is_dir()\n",
    "skips": "import pytest\ndef test_clips(clips_folder): pytest.skip('slow')\n",
    "none": "def test_nothing(): pass\n",
}


def _project(folder: Path, source: str) -> Path:
    tests = folder / "repository" / "tests"
    tests.mkdir(parents=True)
    shutil.copy(REPOSITORY / "pyproject.toml", tests.parent)
    shutil.copy(REPOSITORY / "tests" / "conftest.py", tests)
    (tests / "test_planted.py").write_text(source, encoding="utf-8")
    return tests.parent


def _run(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if key not in {"CI", "STUDIO_CLIPS"}}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider"],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        env={**kept, **environment},
    )


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What became of each planted test: any of PASSED, FAILED, ERROR."""
    source = _FAULTS.replace("@pytest.mark.no_such_marker\n", "")
    done = _run(_project(tmp_path_factory.mktemp("faults"), source))
    found: dict[str, set[str]] = {}
    for outcome, name in re.findall(
        r"^(PASSED|FAILED|ERROR) \S+::(\w+)", done.stdout, re.MULTILINE
    ):
        found.setdefault(name, set()).add(outcome)
    assert found, done.stdout + done.stderr
    return found


@pytest.mark.parametrize(
    "name",
    [
        "test_leaves_a_thread",
        "test_logs_a_warning",
        "test_announces_less_than_it_logs",
        "test_warns",
        "test_makes_qt_complain",
    ],
)
def test_a_careless_test_fails(outcomes: dict[str, set[str]], name: str) -> None:
    assert outcomes[name] & {"FAILED", "ERROR"}


@pytest.mark.parametrize(
    "name", ["test_ends_its_thread", "test_announces_a_warning", "test_logs_information"]
)
def test_a_careful_test_passes(outcomes: dict[str, set[str]], name: str) -> None:
    assert outcomes[name] == {"PASSED"}


def test_an_unknown_marker_stops_the_run(tmp_path: Path) -> None:
    done = _run(_project(tmp_path, _FAULTS))

    assert done.returncode != 0
    assert "no_such_marker" in done.stdout


@pytest.mark.parametrize(
    ("tests", "in_ci", "clips_there", "passes"),
    [
        pytest.param("uses", False, False, True, id="skipped-at-home"),
        pytest.param("uses", True, False, False, id="missing-in-ci"),
        pytest.param("uses", True, True, True, id="there-in-ci"),
        pytest.param("skips", True, True, False, id="skipped-in-ci"),
        pytest.param("none", True, True, False, id="none-in-ci"),
    ],
)
def test_real_clips_are_demanded_in_ci(
    tmp_path: Path, tests: str, *, in_ci: bool, clips_there: bool, passes: bool
) -> None:
    project = _project(tmp_path, _CLIPS[tests])
    if clips_there:
        clips = tmp_path / "shared" / "clips"
        clips.mkdir(parents=True)
        (clips / "clips.json").write_text("[]", encoding="utf-8")

    done = _run(project, CI="true" if in_ci else "false")

    assert (done.returncode == 0) is passes, done.stdout
