"""How quick the owner's pages and the journal are on this machine (`studio bench store`)."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import numpy as np

from studio.engine.live_bench import memory_mb
from studio.engine.replay_report import Json, rounded
from studio.engine.shipper import station_shipper
from studio.errors import KnownError, Reason
from studio.model.exercise import Exercise
from studio.model.landmarks import Side
from studio.model.rep import MeasuredTempo, Rep, RepSpan, RepStatus
from studio.model.session import SetPlan
from studio.settings import StationSettings
from studio.store.dashboards.clients import clients_page
from studio.store.dashboards.coaching import coaching_page
from studio.store.dashboards.exercises import exercises_page
from studio.store.dashboards.one_client import client_page
from studio.store.dashboards.period import Filter, last_days
from studio.store.dashboards.stations import stations_page
from studio.store.dashboards.stored_data import data_page
from studio.store.dashboards.today import today_page
from studio.store.ids import new_id
from studio.store.journal import Journal
from studio.store.made_up_store import make_up_store
from studio.store.owner.database import OWNER_FILE, open_owner_store

CLIENTS = 500
STATIONS = 10
_ROUNDS = 20
_DAYS = (1, 28, 91, None)
"""Each page is read over these; None = all there is."""

_REPS = 200
_REP_EVERY_S = 0.05
_DURABLE_S = 10.0
_BYTES_PER_MB = 1_000_000

Told = Callable[[str, int, int], None]
"""What goes on, how much of it is done, of how much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreBench:
    """What is measured.

    Attributes:
        folder: Empty; holds the store and a station's journal.
        reps: How many the store shall have.
        exercises: To choose from.
        now: This moment, with the studio's time zone.
    """

    folder: Path
    reps: int
    exercises: Sequence[Exercise]
    now: datetime

    def run(self, told: Told) -> Json:
        """Make the store, read every page, then record reps with the sync running.

        Args:
            told: For a progress bar.
        """
        make_up_store(
            self.folder,
            reps=self.reps,
            clients=CLIENTS,
            stations=STATIONS,
            until=self.now,
            seed=1,
            exercises=self.exercises,
            on_progress=lambda done: told("reps", done, self.reps),
        )
        size = (self.folder / OWNER_FILE).stat().st_size
        pages_ms, rounds_mb = self._pages(told)
        return {
            "reps": self.reps,
            "clients": CLIENTS,
            "stations": STATIONS,
            "pages_ms": pages_ms,
            "rss_mb": memory_over(rounds_mb),
            "rep_durable_ms": _percentiles(self._durable(told)),
            "db_mb": round(size / _BYTES_PER_MB, 1),
        }

    def _pages(self, told: Told) -> tuple[dict[str, Json], list[float]]:
        """Each with a connection of its own, as a page that is opened.

        Returns:
            What each page took, and the memory after each round of all pages, in MB.
        """
        rounds_mb: list[float] = []
        taken: dict[str, list[float]] = {}
        with closing(open_owner_store(self.folder)) as store:
            ids = [row[0] for row in store.execute("SELECT id FROM clients ORDER BY id LIMIT 20")]
        done, whole = 0, _ROUNDS * len(_DAYS)
        for turn in range(_ROUNDS):
            for days in _DAYS:
                chosen = self._filter(days)
                for name, read in self._reads(chosen, client_id=ids[turn % len(ids)]):
                    began_s = time.perf_counter()
                    read()
                    taken.setdefault(name, []).append(1000.0 * (time.perf_counter() - began_s))
                done += 1
                told("pages", done, whole)
            rounds_mb.append(memory_mb())
        return {name: _percentiles(values) for name, values in taken.items()}, rounds_mb

    def _filter(self, days: int | None) -> Filter:
        zone = self.now.tzinfo
        if zone is None:
            raise ValueError("the moment has no time zone")
        if days is None:
            return Filter(zone=zone)
        return last_days(days, now=self.now, zone=zone)

    def _reads(
        self, chosen: Filter, *, client_id: str
    ) -> Iterator[tuple[str, Callable[[], object]]]:
        """Every page by the name it has in the result; one client's counts as clients, too."""
        now, folder = self.now, self.folder

        def reading(page: Callable[..., object], **more: object) -> Callable[[], object]:
            def read() -> object:
                with closing(open_owner_store(folder)) as store:
                    return page(store, **more)

            return read

        own = replace(chosen, client_id=client_id)
        yield "today", reading(today_page, now=now, zone=chosen.zone)
        yield "clients", reading(clients_page, chosen=chosen, now=now)
        yield "clients", reading(client_page, chosen=own, now=now)
        yield "exercises", reading(exercises_page, chosen=chosen, now=now)
        yield "coaching", reading(coaching_page, chosen=chosen, now=now)
        yield "stations", reading(stations_page, chosen=chosen, now=now)
        yield (
            "data",
            reading(
                data_page,
                folder=folder,
                data_folder=folder,
                keep_days=StationSettings().keep_days,
                now=now,
                zone=chosen.zone,
            ),
        )

    def _durable(self, told: Told) -> list[float]:
        """Milliseconds until each rep is on the disk, while the rows go to the big store."""
        settings = StationSettings()
        faults: list[KnownError] = []
        journal = Journal(
            self.folder,
            settings=settings,
            on_fault=lambda fault: faults.append(fault) if fault else None,
        )
        journal.start()
        shipper = station_shipper(settings, self.folder, journal=journal)
        shipper.start()
        try:
            taken_ms = _record(journal, self.exercises[0], told)
        finally:
            shipper.stop()
            journal.stop()
        if faults:
            raise faults[0]
        return taken_ms


def _record(journal: Journal, exercise: Exercise, told: Told) -> list[float]:
    plan = SetPlan(set_id=new_id(), exercise_id=exercise.id, side=Side.BOTH, reps_target=10)
    session_id = journal.begin_session()
    journal.record_set_started(plan, session_id=session_id, exercise=exercise)
    taken_ms = []
    for number in range(1, _REPS + 1):
        rep = _rep(number)
        began_s = time.perf_counter()
        if not journal.record_rep(plan.set_id, rep).wait(timeout_s=_DURABLE_S):
            raise KnownError(Reason.DISK_FAULT, f"A rep was not on the disk in {_DURABLE_S:.0f} s.")
        taken_ms.append(1000.0 * (time.perf_counter() - began_s))
        journal.record_measured(plan.set_id, rep)
        told("durable", number, _REPS)
        time.sleep(_REP_EVERY_S)
    return taken_ms


def _rep(number: int) -> Rep:
    """A rep of 3 s with a trace, as heavy as a real one."""
    start_s = 3.0 * number
    time_s = np.linspace(0.0, 3.0, 90, dtype=np.float32)
    return Rep(
        span=RepSpan(
            number=number,
            side=Side.BOTH,
            start_s=start_s,
            far_s=start_s + 1.5,
            end_s=start_s + 3.0,
            bottom_s=start_s + 1.5,
            top_s=start_s,
            counted_at_s=start_s + 2.9,
        ),
        status=RepStatus.FULL,
        driver_start=8.0,
        driver_far=108.0,
        rom_ratio=1.0,
        tempo=MeasuredTempo(eccentric_s=1.5, pause_long_s=0.1, concentric_s=1.2, pause_short_s=0.2),
        score=90.0,
        coverage=0.9,
        deduction="",
        cues=(),
        trace_time_s=time_s,
        trace=(58 - 50 * np.cos(2 * np.pi * time_s / 3)).astype(np.float32),
    )


def memory_over(rounds_mb: Sequence[float]) -> dict[str, Json]:
    """What memory did while the pages were read round after round.

    Args:
        rounds_mb: Resident memory after each round; NaN = the system does not tell.

    Returns:
        Memory after the first and after the last round, the rounds, and the slope of the straight
        line through all but the first round, which loads what is loaded once. None = not told.
    """
    known = np.asarray(rounds_mb)
    slope: float | None = None
    if len(known) > 2 and np.isfinite(known).all():
        slope = round(float(np.polyfit(np.arange(1, len(known)), known[1:], 1)[0]), 3)
    return {
        "first_round": rounded(rounds_mb[0], 1),
        "last_round": rounded(rounds_mb[-1], 1),
        "rounds": len(rounds_mb),
        "slope_a_round": slope,
    }


def _percentiles(taken_ms: Sequence[float]) -> Json:
    p50, p95 = np.percentile(taken_ms, [50, 95]).tolist()
    return {"p50": round(p50, 2), "p95": round(p95, 2)}
