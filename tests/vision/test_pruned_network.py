"""Striking outputs changes nothing of the outputs that stay, and is refused where it cannot be."""

from pathlib import Path

import numpy as np
import pytest
from ai_edge_litert.interpreter import Interpreter
from numpy.typing import NDArray

from studio.vision.model_files import ModelFiles
from studio.vision.pruned_network import with_outputs

SILHOUETTE = (1, 256, 256, 1)
READ = ((1, 195), (1, 1), (1, 117), (1, 64, 64, 39))


def outcome(network: bytes, picture: NDArray[np.float32]) -> dict[tuple[int, ...], bytes]:
    """Every output, by its shape."""
    interpreter = Interpreter(model_content=network)
    interpreter.allocate_tensors()
    interpreter.set_tensor(interpreter.get_input_details()[0]["index"], picture)
    interpreter.invoke()
    return {
        tuple(int(length) for length in row["shape"]): interpreter.get_tensor(
            row["index"]
        ).tobytes()
        for row in interpreter.get_output_details()
    }


@pytest.fixture
def network(model_files: ModelFiles) -> bytes:
    return model_files.landmark.read_bytes()


def test_outputs_that_stay_are_the_same_bit_by_bit(network: bytes) -> None:
    picture = np.random.default_rng(5).random((1, 256, 256, 3), dtype=np.float32)
    whole = outcome(network, picture)
    assert SILHOUETTE in whole
    del whole[SILHOUETTE]
    assert outcome(with_outputs(network, READ), picture) == whole


def test_a_single_output_can_be_kept(network: bytes) -> None:
    picture = np.random.default_rng(6).random((1, 256, 256, 3), dtype=np.float32)
    alone = outcome(with_outputs(network, [(1, 1)]), picture)
    assert alone == {(1, 1): outcome(network, picture)[(1, 1)]}


def test_an_output_that_is_not_there_is_refused(network: bytes) -> None:
    with pytest.raises(ValueError, match="no output of shape"):
        with_outputs(network, [(1, 2, 3)])


@pytest.mark.parametrize("length", [0, 3, 4, 8, 100, 5000])
def test_a_file_cut_short_is_refused(network: bytes, length: int) -> None:
    with pytest.raises(ValueError, match="damaged"):
        with_outputs(network[:length], READ)


@pytest.mark.parametrize("content", [bytes(400), b"\xff" * 400, Path(__file__).read_bytes()])
def test_something_else_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        with_outputs(content, READ)
