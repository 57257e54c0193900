"""A network file without the steps nobody reads: the same outcome for less work.

The landmark network also draws the body's silhouette, 256 x 256, which no measure needs. LiteRT
computes every output a file lists, so the silhouette and the steps that lead to it alone are
struck from the file's lists in memory. The steps that stay, and their weights, are not touched:
their outputs stay the same, bit by bit.

A `.tflite` file is a FlatBuffer: tables whose first word leads to the places of their fields, and
vectors that begin with their length (schema.fbs of TensorFlow Lite, version 3).
"""

import struct
from collections.abc import Collection

_U16, _U32, _I32 = struct.Struct("<H"), struct.Struct("<I"), struct.Struct("<i")
_WORD = 4
_MODEL_SUBGRAPHS = 2
_GRAPH_TENSORS, _GRAPH_OUTPUTS, _GRAPH_OPERATORS = 0, 2, 3
_TENSOR_SHAPE = 0
_OPERATOR_INPUTS, _OPERATOR_OUTPUTS = 1, 2


def with_outputs(network: bytes, shapes: Collection[tuple[int, ...]]) -> bytes:
    """The network with only these outputs, and only the steps they need.

    Args:
        network: A `.tflite` file with one graph.
        shapes: Of the outputs to keep, the batch included. Others are struck.

    Returns:
        A file of the same length.

    Raises:
        ValueError: It is no such file, or an output of a shape asked for is not in it.
    """
    changed = bytearray(network)
    try:
        _strike(changed, shapes)
    except (struct.error, IndexError) as error:
        raise ValueError("this is not a TensorFlow Lite network, or it is damaged") from error
    return bytes(changed)


def _strike(buffer: bytearray, shapes: Collection[tuple[int, ...]]) -> None:
    model = _U32.unpack_from(buffer, 0)[0]
    graph = _tables(buffer, _field(buffer, model, _MODEL_SUBGRAPHS))[0]
    tensors = _tables(buffer, _field(buffer, graph, _GRAPH_TENSORS))
    listed = _field(buffer, graph, _GRAPH_OUTPUTS)
    shape_of = {
        number: tuple(_numbers(buffer, _field(buffer, tensors[number], _TENSOR_SHAPE)))
        for number in _numbers(buffer, listed)
    }
    missing = set(shapes) - set(shape_of.values())
    if missing:
        raise ValueError(f"the network has no output of shape {sorted(missing)}")
    kept = [number for number, shape in shape_of.items() if shape in shapes]
    _keep_operators(buffer, _field(buffer, graph, _GRAPH_OPERATORS), kept)
    for place, number in enumerate(kept):
        _I32.pack_into(buffer, listed + _WORD * (1 + place), number)
    _U32.pack_into(buffer, listed, len(kept))


def _keep_operators(buffer: bytearray, vector: int, outputs: list[int]) -> None:
    """Shorten the list of operators to those that some of `outputs` needs, in their order."""
    operators = _tables(buffer, vector)
    made_by = {
        number: index
        for index, operator in enumerate(operators)
        for number in _numbers(buffer, _field(buffer, operator, _OPERATOR_OUTPUTS))
    }
    needed: set[int] = set()
    wanted = list(outputs)
    while wanted:
        index = made_by.get(wanted.pop())
        if index is not None and index not in needed:
            needed.add(index)
            wanted += _numbers(buffer, _field(buffer, operators[index], _OPERATOR_INPUTS))
    for place, index in enumerate(sorted(needed)):
        entry = vector + _WORD * (1 + place)
        _U32.pack_into(buffer, entry, operators[index] - entry)
    _U32.pack_into(buffer, vector, len(needed))


def _field(buffer: bytearray, table: int, number: int) -> int:
    """Where the vector in a table's field begins.

    Raises:
        IndexError: The table does not have the field.
    """
    places = table - _I32.unpack_from(buffer, table)[0]
    entry = 2 * (2 + number)
    if entry >= _U16.unpack_from(buffer, places)[0]:
        raise IndexError(number)
    offset = _U16.unpack_from(buffer, places + entry)[0]
    if offset == 0:
        raise IndexError(number)
    field = table + offset
    return int(field + _U32.unpack_from(buffer, field)[0])


def _numbers(buffer: bytearray, vector: int) -> list[int]:
    """The int32 of a vector."""
    count = _U32.unpack_from(buffer, vector)[0]
    return [number for (number,) in _I32.iter_unpack(_body(buffer, vector, count))]


def _tables(buffer: bytearray, vector: int) -> list[int]:
    """Where the tables begin that a vector leads to."""
    count = _U32.unpack_from(buffer, vector)[0]
    offsets = _U32.iter_unpack(_body(buffer, vector, count))
    return [vector + _WORD * (1 + place) + offset for place, (offset,) in enumerate(offsets)]


def _body(buffer: bytearray, vector: int, count: int) -> memoryview:
    body = memoryview(buffer)[vector + _WORD : vector + _WORD * (1 + count)]
    if len(body) != _WORD * count:
        raise IndexError(vector)
    return body
