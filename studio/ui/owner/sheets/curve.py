"""The card of a set's sheet that shows how the joint moved."""

from PySide6.QtCore import QCoreApplication

from studio.store.dashboards.curves import RepCurve, SetCurve
from studio.ui.owner.charts.curves import Curve, CurveChart
from studio.ui.owner.charts.lines import Scale
from studio.ui.owner.parts import OwnerParts
from studio.ui.owner.widgets.card import Card

_LEAST_SPAN_DEG = 40.0
_LEAST_SPAN_RATIO = 0.2


class CurveCard(Card):
    """The measure the reps were counted by, along the set, or along one rep that was touched."""

    def __init__(self, *, parts: OwnerParts) -> None:
        """Lay out the card.

        Args:
            parts: What to build from.
        """
        self.chart = CurveChart(look=parts.look)
        super().__init__(self.tr("How did the joint move?"), self.chart, theme=parts.theme)
        self._curve: SetCurve | None = None
        self._rep_id = ""

    @property
    def rep_id(self) -> str:
        """The one rep that is shown; "" = all."""
        return self._rep_id

    def show_curve(self, curve: SetCurve) -> None:
        """Show a set.

        Args:
            curve: Its traces.
        """
        self._curve, self._rep_id = curve, ""
        self._show()

    def toggle_rep(self, rep_id: str) -> None:
        """Show this rep alone; touched again, all of them."""
        self._rep_id = "" if rep_id == self._rep_id else rep_id
        self._show()

    def _show(self) -> None:
        curve = self._curve
        if curve is None:
            return
        reps = [rep for rep in curve.reps if self._rep_id in {"", rep.rep_id}]
        reps = [rep for rep in reps if rep.values.size]
        if not reps:
            self.show_nothing(self._why_nothing(curve))
            return
        is_angle = curve.unit == "deg"
        begins_s = min(rep.start_s for rep in reps)
        self.show_content(self._about(curve, reps))
        self.chart.show_curves(
            [_drawn(rep, begins_s=begins_s) for rep in reps],
            scale=Scale(
                unit="°" if is_angle else "",
                least_span=_LEAST_SPAN_DEG if is_angle else _LEAST_SPAN_RATIO,
                target=curve.asked,
            ),
            second=self.tr("{seconds} s"),
        )

    def _why_nothing(self, curve: SetCurve) -> str:
        if curve.counted == 0:
            return self.tr("No rep was counted.")
        if self._rep_id:
            return self.tr("No trace of this rep is kept.")
        if curve.damaged:
            return self.tr("The traces of this set cannot be read.")
        return self.tr("No trace of this set is kept.")

    def _about(self, curve: SetCurve, reps: list[RepCurve]) -> str:
        measure = measure_words(curve.feature)
        if curve.unit == "deg":
            words = self.tr("{measure}, in degrees, second by second")
        else:
            words = self.tr("{measure}, second by second")
        words = words.format(measure=measure)
        if curve.asked is not None:
            words += " · " + self.tr("dashed: what was asked for")
        if self._rep_id:
            return self.tr("Rep {number}: {what}").format(number=reps[0].number, what=words)
        missing = curve.counted - len(reps)
        if missing:
            kept = self.tr("{kept} of {count} reps have a trace")
            return f"{words} · " + kept.format(kept=len(reps), count=curve.counted)
        return f"{words} · " + self.tr("touch a rep in the table to see it alone")


def measure_words(feature: str) -> str:
    """Name of the measure a set is counted by, for an owner.

    Args:
        feature: As in `kinematics.features`; of one that is not known, a plain word.
    """
    translate = QCoreApplication.translate
    known = {
        "hip_fold_deg": translate("Measures", "Fold of the hip, 0° is straight"),
        "knee_flexion_deg": translate("Measures", "Bend of the knee, 0° is straight"),
        "thigh_abduction_deg": translate("Measures", "Thigh to the side"),
        "knee_azimuth_deg": translate("Measures", "Knee turned outward"),
        "knee_gap_deg": translate("Measures", "Opening between the thighs"),
        "shank_swing_deg": translate("Measures", "Shin swung inward"),
        "pelvis_height_ratio": translate("Measures", "Height of the hips, 1 is standing"),
        "hip_rise_ratio": translate("Measures", "Rise of the hips, in thigh lengths"),
        "ankle_separation_ratio": translate("Measures", "Gap of the feet, 1 is at the start"),
    }
    return known.get(feature, translate("Measures", "The measure the reps were counted by"))


def _drawn(rep: RepCurve, *, begins_s: float) -> Curve:
    """On the clock that is 0 at the first rep shown."""
    time_s = rep.time_s + (rep.start_s - begins_s)
    return Curve(words=str(rep.number), time_s=time_s, values=rep.values)
