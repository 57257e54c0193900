"""In within 200 ms, out within 200 ms, away at once when told."""

import pytest

from studio.model.guide import GuideLevel, GuideLine
from studio.ui.overlay.fade import Fade, GuideFade


def make_line(cue_id: str = "C02") -> GuideLine:
    return GuideLine(cue_id=cue_id, points_px=((0.0, 0.0), (1.0, 1.0)), level=GuideLevel.QUIET)


def test_fades_in_within_200_ms_and_out_within_150() -> None:
    fade = Fade()
    fade.update(True, now_s=0.0)
    assert fade.update(True, now_s=0.1) == pytest.approx(0.5)
    assert fade.update(True, now_s=0.2) == pytest.approx(1.0)
    assert fade.update(False, now_s=0.275) == pytest.approx(0.5)
    assert fade.update(False, now_s=0.5) == 0.0


def test_a_guide_that_is_gone_fades_where_it_was_and_is_forgotten() -> None:
    fades = GuideFade()
    line = make_line()
    fades.update((line,), now_s=0.0)
    fades.update((line,), now_s=0.3)
    (leaving,) = fades.update((), now_s=0.4)
    assert leaving.guide is line
    assert leaving.opacity == pytest.approx(1.0 / 3.0)
    assert fades.update((), now_s=0.6) == ()


def test_guides_of_one_cue_are_kept_apart() -> None:
    fades = GuideFade()
    first, second = make_line(), make_line()
    fades.update((first, second), now_s=0.0)
    shown = fades.update((first, second), now_s=0.2)
    assert [faded.opacity for faded in shown] == [pytest.approx(1.0)] * 2


def test_clear_hides_at_once() -> None:
    fades = GuideFade()
    fades.update((make_line(),), now_s=0.0)
    fades.update((make_line(),), now_s=0.3)
    fades.clear()
    assert fades.update((), now_s=0.31) == ()
