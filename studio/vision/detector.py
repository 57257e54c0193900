"""The BlazePose detector: where in the picture are people, and which way do they point?"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

import cv2
import numpy as np
from ai_edge_litert.interpreter import Interpreter
from numpy.typing import NDArray

from studio.vision.region import Region, region_between

INPUT_PX = 224
_STRIDES = (8, 16, 32, 32, 32)
_SCORE_MIN = 0.5
_OVERLAP_MAX = 0.3
_SAME_PERSON = 0.3  # of the region's side


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One detected person.

    Attributes:
        score: 0..1.
        region: The square for the landmark network, in picture pixels.
        face_box_px: Left, top, right, bottom of the detector's own box (around the head).
    """

    score: float
    region: Region
    face_box_px: tuple[float, float, float, float]


class PersonDetector:
    """Finds people in a whole picture, at any angle of the body.

    Attributes:
        network_s: Seconds spent inside the network so far.
    """

    def __init__(self, model: Path, *, threads: int = 2) -> None:
        """Load the network.

        Args:
            model: pose_detection.tflite.
            threads: Cores to use.
        """
        self._interpreter = Interpreter(model_path=str(model), num_threads=threads)
        self._interpreter.allocate_tensors()
        self._input = self._interpreter.get_input_details()[0]["index"]
        boxes, scores = self._interpreter.get_output_details()
        self._boxes, self._scores = boxes["index"], scores["index"]
        self._anchors = _anchor_centres()
        self._canvas = np.zeros((1, INPUT_PX, INPUT_PX, 3), dtype=np.float32)
        self.network_s = 0.0

    def detect(self, image_bgr: NDArray[np.uint8]) -> list[Person]:
        """Everyone in the picture, surest first.

        Args:
            image_bgr: (height, width, 3) uint8, unmirrored.
        """
        scale, left, top = self._letterbox(image_bgr)
        self._interpreter.set_tensor(self._input, self._canvas)
        began = perf_counter()
        self._interpreter.invoke()
        self.network_s += perf_counter() - began
        logits = self._interpreter.get_tensor(self._scores)[0, :, 0]
        kept = np.flatnonzero(logits > np.log(_SCORE_MIN / (1 - _SCORE_MIN)))
        if kept.size == 0:
            return []
        raw = self._interpreter.get_tensor(self._boxes)[0, kept] / INPUT_PX
        scores = 1.0 / (1.0 + np.exp(-logits[kept].astype(np.float64)))
        boxes = _decode(raw, self._anchors[kept])
        offset = np.array([left, top] * 6)
        return [
            _person(score, (box * INPUT_PX - offset) / scale)
            for score, box in _merge_overlapping(boxes, scores)
        ]

    def _letterbox(self, image_bgr: NDArray[np.uint8]) -> tuple[float, int, int]:
        height, width = image_bgr.shape[:2]
        scale = INPUT_PX / max(height, width)
        size = max(1, round(width * scale)), max(1, round(height * scale))
        small = cv2.resize(image_bgr, size, interpolation=cv2.INTER_AREA)
        left, top = (INPUT_PX - size[0]) // 2, (INPUT_PX - size[1]) // 2
        self._canvas.fill(-1.0)
        self._canvas[0, top : top + size[1], left : left + size[0]] = (
            small[:, :, ::-1].astype(np.float32) / 127.5 - 1.0
        )
        return scale, left, top


def people_in_middle(
    detector: PersonDetector, image_bgr: NDArray[np.uint8], *, besides: Sequence[Person]
) -> list[Person]:
    """People found in the middle square of a picture that were not found in the whole of it.

    Args:
        detector: Finds them.
        image_bgr: (height, width, 3) uint8, unmirrored.
        besides: Who is known already.
    """
    height, width = image_bgr.shape[:2]
    side = min(height, width)
    left, top = (width - side) // 2, (height - side) // 2
    found = []
    for person in detector.detect(image_bgr[top : top + side, left : left + side]):
        region = person.region
        x, y = region.centre_px[0] + left, region.centre_px[1] + top
        moved = replace(region, centre_px=(x, y))
        if any(
            math.dist(moved.centre_px, known.region.centre_px) < _SAME_PERSON * region.size_px
            for known in besides
        ):
            continue
        box = person.face_box_px
        moved_box = (box[0] + left, box[1] + top, box[2] + left, box[3] + top)
        found.append(replace(person, region=moved, face_box_px=moved_box))
    return found


def _anchor_centres() -> NDArray[np.float32]:
    """(2254, 2) centres in 0..1: two anchors a cell on every layer."""
    layers = []
    for stride in _STRIDES:
        cells = INPUT_PX // stride
        y, x = np.mgrid[0:cells, 0:cells]
        centres = (np.stack([x, y], axis=-1).reshape(-1, 2) + 0.5) / cells
        layers.append(np.repeat(centres, 2, axis=0))
    return np.concatenate(layers).astype(np.float32)


def _decode(raw: NDArray[np.float32], anchors: NDArray[np.float32]) -> NDArray[np.float64]:
    """(n, 12): left, top, right, bottom, then four key points, all in 0..1."""
    decoded = np.empty(raw.shape, dtype=np.float64)
    centre = raw[:, 0:2] + anchors
    half = raw[:, 2:4] / 2
    decoded[:, 0:2] = centre - half
    decoded[:, 2:4] = centre + half
    decoded[:, 4:] = raw[:, 4:] + np.tile(anchors, 4)
    return decoded


def _overlap(box: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    """Intersection over union of one box with each of the others."""
    low = np.maximum(box[:2], others[:, :2])
    high = np.minimum(box[2:4], others[:, 2:4])
    shared = np.prod(np.clip(high - low, 0, None), axis=1)
    area = np.prod(others[:, 2:4] - others[:, :2], axis=1) + np.prod(box[2:4] - box[:2])
    return np.asarray(shared / np.maximum(area - shared, 1e-9), dtype=np.float64)


def _merge_overlapping(
    boxes: NDArray[np.float64], scores: NDArray[np.float64]
) -> list[tuple[float, NDArray[np.float64]]]:
    """Weighted non-maximum suppression: overlapping boxes are averaged by their scores."""
    merged = []
    left = np.argsort(-scores)
    while left.size:
        same = _overlap(boxes[left[0]], boxes[left]) > _OVERLAP_MAX
        same[0] = True
        group = left[same]
        weights = scores[group] / scores[group].sum()
        merged.append((float(scores[left[0]]), weights @ boxes[group]))
        left = left[~same]
    return merged


def _person(score: float, box_px: NDArray[np.float64]) -> Person:
    left, top, right, bottom = (float(value) for value in box_px[:4])
    return Person(
        score=score,
        region=region_between(box_px[4:6], box_px[6:8]),
        face_box_px=(left, top, right, bottom),
    )
