"""A set that was cut off: whose it was, and what the client had put right in it."""

from dataclasses import replace
from pathlib import Path

import pytest

from studio.model.client import ClientProfile, RepZone
from studio.model.correction import Correction, CorrectionKind
from studio.model.landmarks import Side
from studio.model.rep import NotCounted, RejectReason
from studio.settings import StationSettings
from studio.store.ids import now_utc
from studio.store.journal import Journal
from studio.store.people.clients import ClientBook
from studio.store.people.consent import give_consent
from tests.store.builders import goblet_squat, make_plan, make_rep

_DURABLE_S = 10.0


@pytest.mark.parametrize("is_named", [True, False])
def test_a_set_that_was_cut_off_knows_its_client(
    journal: Journal, data_folder: Path, is_named: bool
) -> None:
    client_id = None
    if is_named:
        book = ClientBook(data_folder, journal=journal)
        client_id, _ = book.add_client("Ada", ClientProfile())
        consenting = client_id
        journal.perform(
            lambda database: give_consent(database, client_id=consenting, now=now_utc())
        )
    plan = make_plan()
    session_id = journal.begin_session(client_id=client_id)
    journal.record_set_started(plan, session_id=session_id, exercise=goblet_squat())
    journal.record_rep(plan.set_id, make_rep(1)).wait(timeout_s=_DURABLE_S)
    journal.stop()

    again = Journal(data_folder, settings=StationSettings(), on_fault=lambda _fault: None)
    again.start()
    again.stop()

    assert again.interrupted is not None
    assert again.interrupted.plan.set_id == plan.set_id
    assert again.interrupted.client_id == client_id


def test_what_was_put_right_keeps_its_kind(journal: Journal, data_folder: Path) -> None:
    missed = NotCounted(at_s=21.5, reason=RejectReason.PARTIAL)
    removed = Correction(
        kind=CorrectionKind.REMOVED, rep_number=1, at_s=make_rep(1).span.end_s, side=Side.BOTH
    )
    said = (
        removed,
        Correction(kind=CorrectionKind.SPLIT, rep_number=2, at_s=11.0, side=Side.BOTH),
        replace(removed, is_taken_back=True),
        Correction(kind=CorrectionKind.COUNTED, at_s=21.5, side=Side.BOTH),
        Correction(kind=CorrectionKind.ADDED, side=Side.LEFT),
    )
    plan = make_plan()
    session_id = journal.begin_session()
    journal.record_set_started(plan, session_id=session_id, exercise=goblet_squat())
    for number in (1, 2):
        journal.record_rep(plan.set_id, make_rep(number))
    journal.record_not_counted(plan.set_id, missed)
    journal.record_correction(plan.set_id, change=1, count=3)
    for one in said:
        journal.record_correction(plan.set_id, change=one.change, count=3, correction=one)
    book = ClientBook(data_folder, journal=journal)
    book.record_zone(plan.set_id, RepZone.STRENGTH).wait(timeout_s=_DURABLE_S)
    journal.stop()

    again = Journal(data_folder, settings=StationSettings(), on_fault=lambda _fault: None)
    again.start()
    again.stop()

    assert again.interrupted is not None
    assert again.interrupted.corrections == said
    assert again.interrupted.correction == 1
    assert again.interrupted.not_counted == (missed,)
    assert again.interrupted.plan.zone is RepZone.STRENGTH
