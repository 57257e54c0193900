import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.store.trace import pack_trace, unpack_trace

_VALUES = st.lists(st.one_of(st.floats(-400, 400, width=32), st.just(float("nan"))), max_size=200)


@given(values=_VALUES, start_s=st.floats(-2, 2), gap_s=st.floats(0, 90))
def test_a_trace_comes_back_within_its_precision(
    values: list[float], start_s: float, gap_s: float
) -> None:
    trace = np.array(values, dtype=np.float32)
    time_s = (start_s + gap_s * np.arange(len(values))).astype(np.float32)
    back_s, back = unpack_trace(pack_trace(time_s, trace))
    np.testing.assert_array_equal(np.isnan(back), np.isnan(trace))
    largest = np.nanmax(np.abs(trace), initial=0.0)
    np.testing.assert_allclose(back, trace, rtol=0, atol=largest / 32767 * 0.51 + 1e-30)
    np.testing.assert_allclose(back_s, time_s, rtol=1e-6, atol=0.00051)


def test_a_rep_at_30_pictures_a_second_takes_little_room() -> None:
    time_s = (np.arange(100) / 30).astype(np.float32)
    noise = np.random.default_rng(1).normal(0, 0.5, 100)
    trace = (64 - 56 * np.cos(2 * np.pi * time_s / 3.3) + noise).astype(np.float32)
    assert len(pack_trace(time_s, trace)) < 350


@pytest.mark.parametrize(
    ("time_s", "values", "told"),
    [
        ([0.0, 0.1], [1.0], r"expected two \(n,\) arrays"),
        ([0.1, 0.0], [1.0, 2.0], "must not run backwards"),
        ([0.0, float("nan")], [1.0, 2.0], "not finite"),
        ([0.0, 0.1], [1.0, float("inf")], "infinite value"),
    ],
)
def test_what_cannot_be_a_trace_is_refused(
    time_s: list[float], values: list[float], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        pack_trace(np.array(time_s, dtype=np.float32), np.array(values, dtype=np.float32))


def test_a_damaged_or_unknown_trace_is_refused() -> None:
    packed = pack_trace(np.zeros(3, dtype=np.float32), np.ones(3, dtype=np.float32))
    with pytest.raises(ValueError, match="damaged"):
        unpack_trace(packed[:-4])
    with pytest.raises(ValueError, match="format 2 is not known"):
        unpack_trace(packed, trace_format=2)
