import logging
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from studio.errors import KnownError, Reason
from studio.log import LOG_FILE, FaultBook, RepeatFilter, start_logging, stop_logging

_log = logging.getLogger("studio.test")


@pytest.fixture
def logging_ends(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("QT_LOGGING_RULES", "")
    root = logging.getLogger()
    level = root.level
    yield
    stop_logging()
    root.setLevel(level)


def _record(line: int, message: str = "camera silent") -> logging.LogRecord:
    return logging.LogRecord("studio.x", logging.INFO, "x.py", line, message, None, None)


def test_a_repeated_message_passes_once_per_pause_and_says_how_many_were_held_back() -> None:
    times_s = iter([0.0, 1.0, 2.0, 31.0])
    repeats = RepeatFilter(pause_s=30.0, clock=lambda: next(times_s))

    passed = [repeats.filter(_record(7)) for _ in range(3)]
    late = _record(7)

    assert passed == [True, False, False]
    assert repeats.filter(late)
    assert late.__dict__["repeats"] == " (and 2 more like it)"


def test_another_message_is_not_held_back() -> None:
    repeats = RepeatFilter(clock=lambda: 0.0)

    assert repeats.filter(_record(7))
    assert repeats.filter(_record(8))


@pytest.mark.usefixtures("logging_ends")
@pytest.mark.expect_log("ERROR")
@pytest.mark.skipif(sys.platform == "win32", reason="has no rights of this kind")
def test_what_is_logged_is_its_owners_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.log._FILE_BYTES", 200)
    (tmp_path / LOG_FILE).touch(mode=0o644)
    start_logging(level=logging.CRITICAL, folder=tmp_path)

    for number in range(5):
        _log.info("set %d started%s", number, "." * 100)
    try:
        raise ValueError
    except ValueError:
        _log.exception("a bug")

    written = list(tmp_path.iterdir())
    assert len(written) >= 3
    assert {stat.S_IMODE(path.stat().st_mode) for path in written} == {0o600}


@pytest.mark.usefixtures("logging_ends")
def test_the_file_gets_what_stderr_does_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(level=logging.ERROR, folder=tmp_path)

    _log.info("set started")

    assert "set started" in (tmp_path / LOG_FILE).read_text(encoding="utf-8")
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("logging_ends")
def test_starting_twice_logs_once(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging(level=logging.INFO)
    start_logging(level=logging.INFO)

    _log.info("only once")

    assert capsys.readouterr().err.count("only once") == 1


@pytest.mark.usefixtures("logging_ends")
def test_a_folder_that_cannot_be_written_is_a_known_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")

    with pytest.raises(KnownError) as caught:
        start_logging(folder=blocked)

    assert caught.value.reason is Reason.READ_ONLY
    assert str(blocked) in caught.value.text


def test_what_nobody_caught_is_logged_with_its_traceback() -> None:
    program = """
import threading
from studio.log import log_uncaught_errors, start_logging
start_logging()
log_uncaught_errors()
def dies(): raise ValueError("in a thread")
thread = threading.Thread(target=dies, name="camera")
thread.start(); thread.join()
raise RuntimeError("in the main thread")
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )

    assert done.returncode == 1
    assert "uncaught error in camera" in done.stderr
    assert "ValueError: in a thread" in done.stderr
    assert "RuntimeError: in the main thread" in done.stderr
    assert "Traceback" in done.stderr


@pytest.mark.expect_log("CRITICAL")
@pytest.mark.usefixtures("logging_ends")
def test_every_error_with_a_traceback_is_counted(tmp_path: Path) -> None:
    start_logging(folder=tmp_path)
    log = logging.getLogger("studio.test")
    for _ in range(3):
        try:
            raise ValueError("a client's name")
        except ValueError:
            log.exception("it failed")
    log.error("no traceback, no count")
    stop_logging()

    tally = FaultBook.read(tmp_path)

    assert tally.errors == 3
    assert tally.last.startswith("ValueError in test_log.py:")
    assert "name" not in (tmp_path / "faults.json").read_text(encoding="utf-8")
    assert len(tally.code) == 7


@pytest.mark.expect_log("CRITICAL")
@pytest.mark.usefixtures("logging_ends")
def test_an_error_in_every_picture_counts_each_time_and_does_not_flood_the_log(
    tmp_path: Path,
) -> None:
    start_logging(folder=tmp_path)
    for _ in range(200):
        try:
            raise ValueError("in a picture")
        except ValueError:
            logging.getLogger("studio.test").exception("it failed")
    early = FaultBook.read(tmp_path).errors
    stop_logging()

    assert 1 <= early < 200
    assert FaultBook.read(tmp_path).errors == 200
    log = (tmp_path / LOG_FILE).read_text(encoding="utf-8")
    assert 1 <= log.count("ValueError: in a picture") <= 20


@pytest.mark.expect_log("CRITICAL")
@pytest.mark.usefixtures("logging_ends")
def test_the_count_goes_on_after_a_restart(tmp_path: Path) -> None:
    for _ in range(2):
        start_logging(folder=tmp_path)
        try:
            raise KeyError(1)
        except KeyError:
            logging.getLogger("studio.test").exception("it failed")
        stop_logging()

    assert FaultBook.read(tmp_path).errors == 2


@pytest.mark.parametrize("content", ["", "{}", "[1]"])
def test_a_damaged_count_is_begun_anew(content: str, tmp_path: Path) -> None:
    (tmp_path / "faults.json").write_text(content, encoding="utf-8")

    assert FaultBook.read(tmp_path).errors == 0


@pytest.mark.expect_log("CRITICAL")
@pytest.mark.usefixtures("logging_ends")
def test_the_systems_journal_learns_how_bad_a_line_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JOURNAL_STREAM", "8:1234")
    start_logging()
    logging.getLogger("studio.test").error("first\nsecond")
    stop_logging()

    assert capsys.readouterr().err.splitlines() == ["<3>ERROR studio.test: first", "<3>second"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no file that is always full")
@pytest.mark.expect_log("ERROR")
def test_a_full_disk_prints_no_traceback(
    tmp_path: Path, logging_ends: None, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(folder=tmp_path)
    (handler,) = (
        one for one in logging.getLogger().handlers if isinstance(one, RotatingFileHandler)
    )
    handler.close()
    handler.stream = open("/dev/full", "w", encoding="utf-8")  # noqa: SIM115 - the handler closes it
    _log.error("the camera is silent")
    stop_logging()  # what was not written is tried once more at the end
    assert capsys.readouterr().err.splitlines() == ["ERROR studio.test: the camera is silent"]


@pytest.mark.parametrize(("free", "left"), [(1_000, 0), (1_000_000_000, 2)])
def test_old_logs_make_room_on_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, logging_ends: None, *, free: int, left: int
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: shutil._ntuple_diskusage(1, 1, free))
    for number in (1, 2):
        (tmp_path / f"{LOG_FILE}.{number}").write_text("old", encoding="utf-8")
    start_logging(folder=tmp_path)
    assert len(list(tmp_path.glob(f"{LOG_FILE}.*"))) == left
