"""The driver along one rep, packed small enough to keep every rep's.

Format 1, little-endian, compressed with zlib:

    uint32   n, number of samples
    float32  step, in the driver's unit per count
    int32    milliseconds from the rep's start to the first sample
    uint32   n times: milliseconds since the sample before (the first: 0)
    int16    n times: value / step; -32768 = not seen

Time is exact to 0.5 ms, a value to half a step; the step is the largest value of the rep / 32767,
so a squat over 120 degrees is kept to 0.002 degrees. 100 samples take about 250 bytes.
"""

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

FORMAT = 1
_HEADER = struct.Struct("<Ifi")
_NOT_SEEN = -32768
_LARGEST = 32767


def pack_trace(time_s: NDArray[np.float32], values: NDArray[np.float32]) -> bytes:
    """Pack a trace in format 1.

    Args:
        time_s: (n,) seconds since the rep's start, never decreasing.
        values: (n,) driver in its own unit; NaN = not seen.

    Raises:
        ValueError: Shapes differ, time runs backwards or is not finite, or a value is infinite.
    """
    if time_s.ndim != 1 or time_s.shape != values.shape:
        raise ValueError(f"expected two (n,) arrays, got {time_s.shape} and {values.shape}")
    if np.isinf(values).any():
        raise ValueError("a trace cannot hold an infinite value")
    time_ms = np.round(time_s.astype(np.float64) * 1000)
    if not np.isfinite(time_ms).all():
        raise ValueError("a trace cannot hold a time that is not finite")
    gaps_ms = np.diff(time_ms, prepend=time_ms[:1])
    if (gaps_ms < 0).any():
        raise ValueError("the times of a trace must not run backwards")
    seen = np.isfinite(values)
    # Of what is stored, so that packing and unpacking use the same step.
    step = np.float32(np.abs(values[seen]).max(initial=0.0) / _LARGEST) or np.float32(1.0)
    counts = np.full(values.shape, _NOT_SEEN, dtype="<i2")
    counts[seen] = np.clip(np.round(values[seen] / step), -_LARGEST, _LARGEST)
    start_ms = int(time_ms[0]) if len(time_ms) else 0
    header = _HEADER.pack(len(values), step, start_ms)
    return zlib.compress(header + gaps_ms.astype("<u4").tobytes() + counts.tobytes())


def unpack_trace(
    packed: bytes, *, trace_format: int = FORMAT
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Undo `pack_trace`.

    Returns:
        time_s (n,) float32 and values (n,) float32, NaN = not seen.

    Raises:
        ValueError: Another format, or damaged.
    """
    if trace_format != FORMAT:
        raise ValueError(f"trace format {trace_format} is not known, only {FORMAT}")
    try:
        raw = zlib.decompress(packed)
        count, step, start_ms = _HEADER.unpack_from(raw)
    except (zlib.error, struct.error) as error:
        raise ValueError(f"a damaged trace: {error}") from None
    if len(raw) != _HEADER.size + 6 * count:
        raise ValueError(f"a damaged trace: {len(raw)} bytes for {count} samples")
    gaps_ms = np.frombuffer(raw, dtype="<u4", count=count, offset=_HEADER.size)
    counts = np.frombuffer(raw, dtype="<i2", count=count, offset=_HEADER.size + 4 * count)
    time_s = ((start_ms + np.cumsum(gaps_ms, dtype=np.int64)) / 1000).astype(np.float32)
    values = np.where(counts == _NOT_SEEN, np.nan, counts * np.float64(step)).astype(np.float32)
    return time_s, values
