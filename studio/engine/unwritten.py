"""The journal of a set that is not written down: a calibration is no training."""

from studio.engine.course.durable_events import DurableReceipt
from studio.model.correction import Correction
from studio.model.cue import CueLevel, CueResponse
from studio.model.exercise import Exercise
from studio.model.rep import NotCounted, Rep
from studio.model.session import FinishReason, SetPlan


class _Nothing:
    """The receipt of what need not be kept."""

    is_durable = True
    is_lost = False

    def wait(self, *, timeout_s: float) -> bool:
        """Nothing to wait for."""
        return True


class Unwritten:
    """Takes every fact and keeps none; see `engine.live_set.SetJournal`."""

    def begin_session(self, *, client_id: str | None = None) -> str:
        """Belongs to no session."""
        return ""

    def end_session(self, session_id: str) -> DurableReceipt:
        """Nothing ends."""
        return _Nothing()

    def record_set_started(
        self, plan: SetPlan, *, session_id: str, exercise: Exercise
    ) -> DurableReceipt:
        """Not kept."""
        return _Nothing()

    def record_rep(self, set_id: str, rep: Rep) -> DurableReceipt:
        """Not kept."""
        return _Nothing()

    def record_measured(self, set_id: str, rep: Rep) -> DurableReceipt:
        """Not kept."""
        return _Nothing()

    def record_not_counted(self, set_id: str, movement: NotCounted) -> DurableReceipt:
        """Not kept."""
        return _Nothing()

    def record_cue(
        self,
        set_id: str,
        *,
        cue_id: str,
        words: str,
        level: CueLevel,
        at_s: float,
        rep_number: int | None = None,
        wording: int | None = None,
    ) -> DurableReceipt:
        """Not kept."""
        return _Nothing()

    def record_cue_response(
        self, set_id: str, *, cue_id: str, at_s: float, response: CueResponse
    ) -> DurableReceipt:
        """Not kept."""
        return _Nothing()

    def record_correction(
        self, set_id: str, *, change: int, count: int, correction: Correction | None = None
    ) -> DurableReceipt:
        """Not kept."""
        return _Nothing()

    def record_set_finished(
        self,
        set_id: str,
        *,
        reason: FinishReason,
        count: int,
        score: float,
        coverage: float,
        deduction: str,
    ) -> DurableReceipt:
        """Not kept."""
        return _Nothing()
