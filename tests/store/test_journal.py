import json
import logging
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import nan
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from studio.model.correction import Correction, CorrectionKind
from studio.model.cue import CueLevel, CueResponse, CueVerdict
from studio.model.landmarks import Side
from studio.model.rep import NotCounted, RejectReason
from studio.model.session import FinishReason, SetPlan
from studio.settings import StationSettings
from studio.store.database import DATABASE_FILE, LOCK_FILE
from studio.store.ids import now_utc, utc_text
from studio.store.journal import Journal
from studio.store.queries import reading
from tests.store.builders import goblet_squat, make_plan, make_rep, with_cue
from tests.store.conftest import FaultLog

_DURABLE_S = 10.0


def _rows(data_folder: Path, sql: str) -> list[dict[str, Any]]:
    connection = sqlite3.connect(f"{(data_folder / DATABASE_FILE).as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        return [dict(row) for row in connection.execute(sql)]
    finally:
        connection.close()


def _started_set(journal: Journal) -> SetPlan:
    plan = make_plan()
    session_id = journal.begin_session()
    receipt = journal.record_set_started(plan, session_id=session_id, exercise=goblet_squat())
    assert receipt.wait(timeout_s=_DURABLE_S)
    return plan


def test_a_whole_set_can_be_read_back(journal: Journal, data_folder: Path) -> None:
    session_id = journal.begin_session()
    plan = make_plan()
    journal.record_set_started(plan, session_id=session_id, exercise=goblet_squat())
    for number in (1, 2):
        journal.record_rep(plan.set_id, make_rep(number))
    receipt = journal.record_set_finished(
        plan.set_id,
        reason=FinishReason.CLIENT,
        count=2,
        score=nan,
        coverage=0.4,
        deduction="depth",
    )
    assert receipt.wait(timeout_s=_DURABLE_S)
    with reading(data_folder) as reader:
        (stored,) = reader.sets_of_session(session_id)
        reps = reader.reps_of_set(plan.set_id)
        assert reader.last_sets("goblet_squat", limit=5) == (stored,)
        assert reader.last_sets("hip_thrust", limit=5) == ()
        trace = reader.trace_of_rep(reps[0].id)
        assert reader.trace_of_rep("no such rep") is None
    assert (stored.id, stored.count, stored.score, stored.load_kg) == (plan.set_id, 2, None, 16.0)
    assert (stored.finish_reason, stored.exercise_version) == ("client", goblet_squat().version)
    assert [rep.number for rep in reps] == [1, 2]
    assert (reps[0].driver_far, reps[0].pause_long_s, reps[0].is_measured) == (120.0, None, 0)
    assert trace is not None
    np.testing.assert_allclose(trace[1], make_rep(1).trace, atol=0.01)


def test_measured_numbers_take_the_place_of_the_live_ones(
    journal: Journal, data_folder: Path
) -> None:
    plan = _started_set(journal)
    live = with_cue(make_rep(1, score=50.0), shown=False)
    journal.record_rep(plan.set_id, live)
    measured = with_cue(with_cue(make_rep(1, score=90.0), shown=True), shown=True)
    assert journal.record_measured(plan.set_id, measured).wait(timeout_s=_DURABLE_S)
    with reading(data_folder) as reader:
        (rep,) = reader.reps_of_set(plan.set_id)
    assert (rep.score, rep.is_measured) == (90.0, 1)
    verdicts = _rows(data_folder, "SELECT rep_id, cue_id, shown FROM cue_verdicts")
    assert verdicts == [{"rep_id": rep.id, "cue_id": "C02", "shown": 1}] * 2


def test_the_set_keeps_exercise_and_settings_as_they_were(
    journal: Journal, data_folder: Path
) -> None:
    _started_set(journal)
    _started_set(journal)
    snapshots = {
        row["kind"]: json.loads(row["json"])
        for row in _rows(data_folder, "SELECT * FROM snapshots")
    }
    assert len(_rows(data_folder, "SELECT * FROM snapshots")) == 2, "equal snapshots share a row"
    assert snapshots["exercise"]["driver"]["far"] == 120.0
    assert snapshots["exercise"]["functions"]["extension"] == 0.75
    assert snapshots["settings"]["units"] == "kg"


def test_everything_else_of_a_set_is_kept(journal: Journal, data_folder: Path) -> None:
    plan = _started_set(journal)
    verdict = CueVerdict(id="C01", level=CueLevel.RED, at_s=8.0, shown=False)
    movement = NotCounted(at_s=8.1, reason=RejectReason.PARTIAL, cues=(verdict,))
    journal.record_not_counted(plan.set_id, movement)
    journal.record_cue(
        plan.set_id, cue_id="C01", words="Reach your hips back", level=CueLevel.AMBER, at_s=9.0
    )
    receipt = journal.record_correction(plan.set_id, change=1, count=5)
    assert receipt.wait(timeout_s=_DURABLE_S)
    (rejected,) = _rows(data_folder, "SELECT * FROM not_counted")
    assert (rejected["at_s"], rejected["reason"]) == (8.1, "partial")
    (stored,) = _rows(data_folder, "SELECT * FROM cue_verdicts")
    assert (stored["not_counted_id"], stored["rep_id"]) == (rejected["id"], None)
    (given,) = _rows(data_folder, "SELECT cue_id, words, level, at_s FROM cues_given")
    assert tuple(given.values()) == ("C01", "Reach your hips back", "amber", 9.0)
    (correction,) = _rows(data_folder, "SELECT change, count FROM corrections")
    assert tuple(correction.values()) == (1, 5)


def test_what_the_client_put_right_and_what_a_cue_did_are_kept(
    journal: Journal, data_folder: Path
) -> None:
    plan = _started_set(journal)
    journal.record_cue(
        plan.set_id,
        cue_id="C01",
        words="Hips back",
        level=CueLevel.AMBER,
        at_s=9.0,
        rep_number=3,
        wording=1,
    )
    journal.record_cue_response(plan.set_id, cue_id="C01", at_s=9.0, response=CueResponse.STAYED)
    split = Correction(kind=CorrectionKind.SPLIT, rep_number=2, at_s=7.5, side=Side.LEFT)
    undone = replace(split, is_taken_back=True)
    journal.record_correction(plan.set_id, change=split.change, count=5, correction=split)
    receipt = journal.record_correction(
        plan.set_id, change=undone.change, count=4, correction=undone
    )
    assert receipt.wait(timeout_s=_DURABLE_S)
    (given,) = _rows(data_folder, "SELECT rep_number, wording, response FROM cues_given")
    assert tuple(given.values()) == (3, 1, "stayed")
    corrections = _rows(
        data_folder,
        "SELECT change, count, kind, rep_number, at_s, side FROM corrections ORDER BY id",
    )
    assert [tuple(row.values()) for row in corrections] == [
        (1, 5, "split", 2, 7.5, "left"),
        (-1, 4, "split", 2, 7.5, "left"),
    ]


def test_the_outbox_names_every_change_in_order(journal: Journal, data_folder: Path) -> None:
    plan = _started_set(journal)
    journal.record_rep(plan.set_id, make_rep(1))
    assert journal.record_measured(plan.set_id, make_rep(1)).wait(timeout_s=_DURABLE_S)
    changes = _rows(data_folder, "SELECT seq, table_name, change FROM outbox ORDER BY seq")
    assert [(row["table_name"], row["change"]) for row in changes] == [
        ("station", "insert"),
        ("clients", "insert"),
        ("sessions", "insert"),
        ("sets", "insert"),
        ("reps", "insert"),
        ("reps", "update"),
    ]
    assert [row["seq"] for row in changes] == list(range(1, 7))


def test_what_a_crash_left_open_is_ended_at_the_next_start(
    data_folder: Path, faults: FaultLog
) -> None:
    first = Journal(data_folder, settings=StationSettings(), on_fault=faults)
    first.start()
    plan = _started_set(first)
    first.record_rep(plan.set_id, make_rep(1))
    first.record_correction(plan.set_id, change=1, count=2)
    first.record_rep(plan.set_id, make_rep(2))
    first.stop()
    again = Journal(
        data_folder,
        settings=StationSettings(station_name="B"),
        on_fault=faults,
        clock=lambda: now_utc() + timedelta(minutes=10),
    )
    assert again.start() == ""
    assert again.interrupted is None
    again.stop()
    with reading(data_folder) as reader:
        (stored,) = reader.last_sets("goblet_squat", limit=1)
        reps = reader.reps_of_set(plan.set_id)
    assert (stored.finish_reason, stored.count) == ("interrupted", 3)
    assert stored.ended_utc == reps[-1].stored_utc
    (session,) = _rows(data_folder, "SELECT ended_utc FROM sessions")
    assert session["ended_utc"] == stored.ended_utc
    (station,) = _rows(data_folder, "SELECT name FROM station")
    assert station["name"] == "B"


def test_a_set_that_a_crash_cut_off_just_now_goes_on(data_folder: Path, faults: FaultLog) -> None:
    first = Journal(data_folder, settings=StationSettings(), on_fault=faults)
    first.start()
    plan = _started_set(first)
    for number in (1, 2):
        first.record_rep(plan.set_id, make_rep(number))
    first.record_correction(plan.set_id, change=1, count=3)
    first.stop()

    again = Journal(data_folder, settings=StationSettings(), on_fault=faults)
    again.start()
    found = again.interrupted
    assert found is not None
    again.record_rep(plan.set_id, make_rep(3))
    again.stop()

    assert (found.plan, found.correction) == (plan, 1)
    assert [rep.span for rep in found.reps] == [make_rep(1).span, make_rep(2).span]
    np.testing.assert_allclose(found.reps[0].trace, make_rep(1).trace, atol=0.01)
    with reading(data_folder) as reader:
        (stored,) = reader.last_sets("goblet_squat", limit=1)
        assert stored.ended_utc is None
        assert [rep.number for rep in reader.reps_of_set(plan.set_id)] == [1, 2, 3]


def test_station_and_guest_stay_the_same_from_start_to_start(
    data_folder: Path, faults: FaultLog
) -> None:
    for _ in range(2):
        journal = Journal(data_folder, settings=StationSettings(), on_fault=faults)
        journal.start()
        session_id = journal.begin_session()
        journal.end_session(session_id)
        journal.stop()
    assert len(_rows(data_folder, "SELECT * FROM station")) == 1
    (client,) = _rows(data_folder, "SELECT alias, is_guest FROM clients")
    assert client == {"alias": "guest", "is_guest": 1}
    sessions = _rows(data_folder, "SELECT started_utc, ended_utc FROM sessions")
    assert len(sessions) == 2
    assert all(row["ended_utc"] >= row["started_utc"] for row in sessions)


def test_times_are_the_clocks_in_utc(data_folder: Path, faults: FaultLog) -> None:
    moment = datetime(2026, 11, 22, 14, 5, 0, 250_000, tzinfo=UTC)
    journal = Journal(
        data_folder, settings=StationSettings(), on_fault=faults, clock=lambda: moment
    )
    journal.start()
    journal.begin_session()
    journal.stop()
    (session,) = _rows(data_folder, "SELECT started_utc FROM sessions")
    assert session["started_utc"] == "2026-11-22T14:05:00.250Z"


def test_local_times_are_turned_into_utc() -> None:
    local = datetime.fromisoformat("2026-11-22T15:05:00+02:00")
    assert utc_text(local) == "2026-11-22T13:05:00.000Z"
    assert utc_text(local + timedelta(hours=1)) > utc_text(local)
    with pytest.raises(ValueError, match="time zone"):
        utc_text(local.replace(tzinfo=None))


def test_stop_writes_everything_queued(data_folder: Path, faults: FaultLog) -> None:
    journal = Journal(data_folder, settings=StationSettings(), on_fault=faults)
    journal.start()
    plan = _started_set(journal)
    for number in range(1, 201):
        journal.record_rep(plan.set_id, make_rep(number))
    assert journal.stop() == 0
    assert [path.name for path in sorted(data_folder.iterdir())] == [DATABASE_FILE, LOCK_FILE]
    assert _rows(data_folder, "SELECT count(*) AS n FROM reps") == [{"n": 200}]
    with pytest.raises(RuntimeError, match="not running"):
        journal.begin_session()


@pytest.mark.expect_log("ERROR")
def test_a_bug_in_one_record_does_not_stop_the_next(
    journal: Journal, data_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    plan = _started_set(journal)
    caplog.set_level(logging.ERROR)
    lost = journal.record_rep("a set that never began", make_rep(1))
    kept = journal.record_rep(plan.set_id, make_rep(1))
    assert kept.wait(timeout_s=_DURABLE_S)
    assert not lost.wait(timeout_s=_DURABLE_S)
    assert "FOREIGN KEY" in caplog.text
    assert len(_rows(data_folder, "SELECT * FROM reps")) == 1
    assert journal.stop() == 1


def test_a_rep_is_one_transaction(journal: Journal, data_folder: Path) -> None:
    plan = _started_set(journal)
    assert journal.record_rep(plan.set_id, with_cue(make_rep(1), shown=True)).wait(
        timeout_s=_DURABLE_S
    )
    counts = _rows(
        data_folder,
        """
        SELECT (SELECT count(*) FROM reps) AS reps, (SELECT count(*) FROM rep_traces) AS traces,
               (SELECT count(*) FROM cue_verdicts) AS verdicts
        """,
    )
    assert counts == [{"reps": 1, "traces": 1, "verdicts": 1}]


def test_every_measure_of_a_rep_may_be_missing(journal: Journal, data_folder: Path) -> None:
    plan = _started_set(journal)
    rep = replace(make_rep(1), driver_start=nan, driver_far=nan, rom_ratio=nan, score=nan)
    assert journal.record_rep(plan.set_id, rep).wait(timeout_s=_DURABLE_S)
    with reading(data_folder) as reader:
        (stored,) = reader.reps_of_set(plan.set_id)
    assert (stored.driver_start, stored.driver_far, stored.rom_ratio, stored.score) == (None,) * 4


def test_no_picture_is_ever_on_the_disk(journal: Journal, data_folder: Path) -> None:
    plan = _started_set(journal)
    for number in range(1, 20):
        journal.record_rep(plan.set_id, make_rep(number))
    journal.stop()
    magic = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF", b"GIF8", b"ftyp", b"\x1a\x45\xdf\xa3")
    for path in data_folder.iterdir():
        content = path.read_bytes()
        assert not any(mark in content for mark in magic), path.name
    columns = _rows(
        data_folder,
        """
        SELECT m.name AS table_name, c.name AS column_name
        FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.type = 'BLOB'
        """,
    )
    assert columns == [{"table_name": "rep_traces", "column_name": "samples"}]
