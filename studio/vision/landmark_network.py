"""The BlazePose landmark network: 33 body points inside a square."""

import os
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import cv2
import numpy as np
from ai_edge_litert.interpreter import Interpreter
from numpy.typing import NDArray

from studio.model.landmarks import LANDMARK_COUNT
from studio.vision.pruned_network import with_outputs
from studio.vision.region import Region, cut_region, region_between, region_to_image

INPUT_PX = 256
_POINTS = 39
_HEAT_MAP_PX = 64
_WINDOW_RADIUS = 3
_REFINE_MIN = 0.5
_LEAST = np.float32(-80.0)
"""Of a logit: below it the exponential leaves float32; the share is 0 long before."""
_NEXT_CENTRE, _NEXT_SCALE = 33, 34
_POINTS_SHAPE, _FLAG_SHAPE, _WORLD_SHAPE = (1, _POINTS * 5), (1, 1), (1, _POINTS * 3)
_HEAT_MAP_SHAPE = (1, _HEAT_MAP_PX, _HEAT_MAP_PX, _POINTS)
_READ = (_POINTS_SHAPE, _FLAG_SHAPE, _WORLD_SHAPE, _HEAT_MAP_SHAPE)
_OFFSETS = np.arange(-_WINDOW_RADIUS, _WINDOW_RADIUS + 1)
_USED = _NEXT_SCALE + 1
_EACH_POINT = np.arange(_USED)[:, None, None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Landmarks:
    """What the network says about one square.

    Attributes:
        score: 0..1, whether a person is there.
        points_px: (33, 2) float32, picture pixels, y down.
        depth_px: (33,) float32, relative depth at picture scale, smaller is nearer.
        world_m: (33, 3) float32, metres, origin mid-hip, turned back to the picture's axes.
        visibility: (33,) float32, 0..1.
        next_region: Where to look in the next picture.
    """

    score: float
    points_px: NDArray[np.float32]
    depth_px: NDArray[np.float32]
    world_m: NDArray[np.float32]
    visibility: NDArray[np.float32]
    next_region: Region


class LandmarkNetwork:
    """Reads the body points inside a square of a picture.

    Attributes:
        network_s: Seconds spent inside the network so far.
    """

    def __init__(self, model: Path, *, threads: int = 2) -> None:
        """Load the network.

        Args:
            model: pose_landmark_full.tflite.
            threads: Cores to use.

        Raises:
            ValueError: It is another network, or damaged.
        """
        network = with_outputs(model.read_bytes(), _READ)
        self._interpreter = Interpreter(model_content=network, num_threads=threads)
        self._interpreter.allocate_tensors()
        self._input = self._interpreter.get_input_details()[0]["index"]
        outputs = {
            tuple(int(n) for n in row["shape"]): row["index"]
            for row in self._interpreter.get_output_details()
        }
        self._points = outputs[_POINTS_SHAPE]
        self._flag = outputs[_FLAG_SHAPE]
        self._heat_map = outputs[_HEAT_MAP_SHAPE]
        self._world = outputs[_WORLD_SHAPE]
        self.network_s = 0.0

    def read(self, image_bgr: NDArray[np.uint8], region: Region) -> Landmarks:
        """The body points inside `region`.

        Args:
            image_bgr: (height, width, 3) uint8, unmirrored.
            region: Where to look.
        """
        self._show(cut_region(image_bgr, region, side_px=INPUT_PX))
        began = perf_counter()
        self._interpreter.invoke()
        self.network_s += perf_counter() - began
        raw = self._interpreter.get_tensor(self._points).reshape(_POINTS, 5)
        unit = raw[:_USED, :2] / INPUT_PX
        unit = _refine(unit, self._interpreter.tensor(self._heat_map)()[0])
        points = region_to_image(region, unit)
        world = self._interpreter.get_tensor(self._world).reshape(_POINTS, 3)
        return Landmarks(
            score=float(self._interpreter.get_tensor(self._flag)[0, 0]),
            points_px=_frozen(points[:LANDMARK_COUNT]),
            depth_px=_frozen(raw[:LANDMARK_COUNT, 2] * (region.size_px / INPUT_PX)),
            world_m=_frozen(_turn_back(world[:LANDMARK_COUNT], region.angle_rad)),
            visibility=_frozen(1.0 / (1.0 + np.exp(-np.maximum(raw[:LANDMARK_COUNT, 3], _LEAST)))),
            next_region=region_between(points[_NEXT_CENTRE], points[_NEXT_SCALE]),
        )

    def _show(self, cut_bgr: NDArray[np.uint8]) -> None:
        """Write a cut into the network's own memory, which nobody may hold while it works."""
        rgb = cv2.cvtColor(cut_bgr, cv2.COLOR_BGR2RGB)
        np.multiply(rgb, np.float32(1 / 255), out=self._interpreter.tensor(self._input)()[0])


def threads_beside_a_screen() -> int:
    """Cores for the networks of a station: one stays free for screen and decoding, two suffice."""
    return max(1, min(2, (os.cpu_count() or 1) - 1))


def _frozen(values: NDArray[np.floating]) -> NDArray[np.float32]:
    array = np.ascontiguousarray(values, dtype=np.float32)
    array.flags.writeable = False
    return array


def _turn_back(world: NDArray[np.float32], angle_rad: float) -> NDArray[np.float32]:
    """Undo the square's turn, so that world y points down in the picture again."""
    cos, sin = np.cos(angle_rad), np.sin(angle_rad)
    turned = world.copy()
    turned[:, 0] = cos * world[:, 0] - sin * world[:, 1]
    turned[:, 1] = sin * world[:, 0] + cos * world[:, 1]
    return turned


def _refine(unit_xy: NDArray[np.float32], heat_map: NDArray[np.float32]) -> NDArray[np.float32]:
    """Move each point to the centre of mass of its 7 x 7 heat-map window, where the map is sure.

    Args:
        unit_xy: (35, 2) in 0..1 of the square: the points that are used.
        heat_map: (64, 64, 39) logits.
    """
    cells = (unit_xy * _HEAT_MAP_PX).astype(int)
    columns = cells[:, 0, None] + _OFFSETS
    rows = cells[:, 1, None] + _OFFSETS
    inside = _on_map(rows)[:, :, None] & _on_map(columns)[:, None, :]
    inside &= np.asarray(_on_map(cells).all(axis=1))[:, None, None]
    logits = heat_map[
        rows.clip(0, _HEAT_MAP_PX - 1)[:, :, None],
        columns.clip(0, _HEAT_MAP_PX - 1)[:, None, :],
        _EACH_POINT,
    ]
    sure = np.where(inside, 1.0 / (1.0 + np.exp(-logits)), 0.0)
    total = sure.sum(axis=(1, 2)).clip(min=1e-9)
    centre = np.stack(
        [(sure.sum(axis=1) * columns).sum(axis=1), (sure.sum(axis=2) * rows).sum(axis=1)], axis=1
    )
    is_sure = sure.max(axis=(1, 2)) >= _REFINE_MIN
    refined = np.where(is_sure[:, None], centre / total[:, None] / _HEAT_MAP_PX, unit_xy)
    return np.asarray(refined, dtype=np.float32)


def _on_map(cells: NDArray[np.intp]) -> NDArray[np.bool_]:
    return (cells >= 0) & (cells < _HEAT_MAP_PX)
