"""What every test stands on: no screen, no leftovers, no silent warnings.

- Qt draws offscreen; whatever a test writes goes to a folder of its own.
- A log record of WARNING or worse fails the test that caused it, unless the test announces it
  with `@pytest.mark.expect_log("WARNING")`. Python's warnings and Qt's own messages fail tests
  as well (pyproject.toml).
- A thread that outlives its test fails it.
- Tests of real clips skip where the clips are not at hand; with CI=true that is a failure.
"""

import logging
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from studio.vision.model_files import ModelFiles, ensure_models

os.environ["QT_QPA_PLATFORM"] = "offscreen"

REPOSITORY = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("CI", "").lower() in {"true", "1"}
_THREAD_END_TIMEOUT_S = 3.0

settings.register_profile(
    "studio",
    deadline=None,
    derandomize=True,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("studio")


class _WarningRecorder(logging.Handler):
    """Keeps every record above the level a test has announced."""

    def __init__(self, *, announced_level: int) -> None:
        super().__init__(logging.WARNING)
        self.announced_level = announced_level
        self.unexpected: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno > self.announced_level:
            self.unexpected.append(record)


def _announced_level(request: pytest.FixtureRequest) -> int:
    """Level of the test's `expect_log` marker; 0 without one."""
    marker = request.node.get_closest_marker("expect_log")
    if marker is None:
        return 0
    return logging.getLevelNamesMapping()[marker.args[0]]


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    recorder = _WarningRecorder(announced_level=_announced_level(request))
    root = logging.getLogger()
    root.addHandler(recorder)
    yield
    root.removeHandler(recorder)
    if recorder.unexpected:
        lines = "\n".join(
            f"  {record.levelname} {record.name}: {record.getMessage()}"
            for record in recorder.unexpected
        )
        pytest.fail(f"logged without announcing it (mark with expect_log):\n{lines}")


def _running_threads() -> set[threading.Thread]:
    """Threads started from Python; threads of Qt only show up here as dummies."""
    return {
        thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)
    }


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    before = _running_threads()
    yield
    deadline_s = time.monotonic() + _THREAD_END_TIMEOUT_S
    for thread in _running_threads() - before:
        thread.join(max(0.0, deadline_s - time.monotonic()))
    left = sorted(thread.name for thread in _running_threads() - before)
    if left:
        pytest.fail(f"threads still running after the test: {', '.join(left)}")


@pytest.fixture(autouse=True)
def _own_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test writes into the data folder of the person who runs it."""
    monkeypatch.setenv("STUDIO_DATA", str(tmp_path / "studio-data"))


@pytest.fixture(scope="session")
def clips_folder() -> Path:
    """Folder of the real clips: STUDIO_CLIPS, or shared/clips beside the repository.

    They are other people's footage: read them where they are, never copy one.
    """
    folder = Path(os.environ.get("STUDIO_CLIPS") or REPOSITORY.parent / "shared" / "clips")
    if (folder / "clips.json").is_file():
        return folder
    reason = f"no real clips at {folder}; set STUDIO_CLIPS to their folder"
    if IN_CI:
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def model_files() -> ModelFiles:
    """The files of the pose network; fetched when this machine does not have them yet."""
    return ensure_models(lambda _done, _total, _words: None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that uses the real clips, so that none of them can be forgotten."""
    for item in items:
        if "clips_folder" in getattr(item, "fixturenames", ()):
            item.add_marker("real_clips")


class _RealClipGuard:
    """With CI=true: fails the run when real-clip tests were skipped, or when there were none.

    A failed one fails the run by itself. Whether there were any is only asked of a whole run.
    """

    def __init__(self) -> None:
        self.skipped: list[str] = []
        self.ran = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if "real_clips" not in report.keywords:
            return
        if report.skipped:
            self.skipped.append(report.nodeid)
        elif report.when == "call":
            self.ran += 1

    def fault(self, *, is_whole_run: bool) -> str | None:
        """What is wrong with this run, in one line; None if nothing is."""
        if self.skipped:
            return f"tests of real clips were skipped: {', '.join(self.skipped)}"
        if is_whole_run and self.ran == 0:
            return "no test of real clips ran"
        return None

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        config = session.config
        is_whole_run = (
            config.args_source is pytest.Config.ArgsSource.TESTPATHS
            and not config.option.keyword
            and not config.option.markexpr
            and not config.option.collectonly
        )
        fault = self.fault(is_whole_run=is_whole_run)
        if fault is not None and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
            print(f"\nCI: {fault}")  # noqa: T201


def pytest_configure(config: pytest.Config) -> None:
    """Watch over the real-clip tests, in the process that collects the reports."""
    if IN_CI and not hasattr(config, "workerinput"):
        config.pluginmanager.register(_RealClipGuard(), "real-clip-guard")
