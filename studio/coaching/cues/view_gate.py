"""Whether the view allows grading, and what to ask of the client when it does not.

coaching.md 2.5: a side view up to 12 degrees of yaw is graded, up to 20 counts and keeps tempo,
beyond it the client is asked to turn. 2.7: half a second without the body is bridged, after that
the client is told.
"""

import math

from studio.kinematics.view import ViewGate, gate
from studio.model.exercise import View

ADVICE_AFTER_S = 1.0
"""A turn of the body is told after this long [reasoned]."""

IN_REP_SLACK_DEG = 10.0
"""Nobody turns within a rep, but the estimate does: deep in a split squat it reads up to 11 degrees
more than standing [measured]. Inside a rep only what goes beyond this counts as a turn."""

_YAW_MEMORY = 0.1
"""Share of a new picture in the yaw that is kept from between the reps."""

LOST_AFTER_S = 0.5
LOST_UNTIL_S = 1.5

_TURN_WORDS = {
    View.SIDE: "Turn side-on",
    View.FRONT: "Face the camera",
    View.OBLIQUE: "Turn half to the camera",
}
_LOST_WORDS = "I lost you for a moment"


class GradingGate:
    """Follows the view through a set."""

    def __init__(self, wanted: View) -> None:
        """Prepare for a set.

        Args:
            wanted: The view the exercise is graded in.
        """
        self._wanted = wanted
        self._gate: ViewGate | None = None
        self._between_reps_deg = math.nan
        self._turned_since_s = math.nan
        self._seen_s = math.nan
        self.advice = ""

    def update(
        self, yaw_deg: float, *, is_seen: bool, time_s: float, in_rep: bool = False
    ) -> ViewGate:
        """Take in one picture and answer what it allows.

        Args:
            yaw_deg: 0 side-on to 90 facing or away; NaN = not known.
            is_seen: Whether there is a client in the picture.
            time_s: Stream time.
            in_rep: Whether a there-and-back is under way.
        """
        if not is_seen:
            gone_s = time_s - self._seen_s
            self.advice = _LOST_WORDS if LOST_AFTER_S < gone_s <= LOST_UNTIL_S else ""
            return ViewGate.COUNT_ONLY
        self._seen_s = time_s
        seen_deg = self._settled(yaw_deg, in_rep=in_rep)
        self._gate = gate(seen_deg, self._wanted, before=self._gate)
        if self._gate is not ViewGate.TURN:
            self._turned_since_s = math.nan
        elif math.isnan(self._turned_since_s):
            self._turned_since_s = time_s
        is_turned = time_s - self._turned_since_s >= ADVICE_AFTER_S
        self.advice = _TURN_WORDS[self._wanted] if is_turned else ""
        return self._gate

    def _settled(self, yaw_deg: float, *, in_rep: bool) -> float:
        """The yaw to judge by: inside a rep that of before, unless the client really turned."""
        if math.isnan(yaw_deg):
            return yaw_deg
        before = self._between_reps_deg
        if not in_rep:
            step = yaw_deg - before
            self._between_reps_deg = yaw_deg if math.isnan(before) else before + _YAW_MEMORY * step
            return yaw_deg
        if math.isnan(before):
            return yaw_deg
        turned = yaw_deg - before
        beyond = max(abs(turned) - IN_REP_SLACK_DEG, 0.0)
        return before + math.copysign(beyond, turned)
