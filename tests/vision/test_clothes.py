"""Clothes: alike through turning and shade, unlike between two people."""

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from studio.model.landmarks import LANDMARK_COUNT, Landmark
from studio.vision.clothes import Clothes, blended, clothes_of, likeness

Colour = tuple[int, int, int]
RED: Colour = (40, 40, 190)
GREEN: Colour = (60, 150, 50)
BLACK: Colour = (25, 25, 25)


def points(*, x_px: float = 100.0) -> NDArray[np.float32]:
    """A standing body: shoulders at 60, hips at 140, knees at 220 px."""
    body = np.zeros((LANDMARK_COUNT, 2), np.float32)
    for left, right, y_px in (
        (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER, 60.0),
        (Landmark.LEFT_HIP, Landmark.RIGHT_HIP, 140.0),
        (Landmark.LEFT_KNEE, Landmark.RIGHT_KNEE, 220.0),
    ):
        body[left], body[right] = (x_px + 25.0, y_px), (x_px - 25.0, y_px)
    return body


def picture(shirt: Colour, trousers: Colour) -> NDArray[np.uint8]:
    image = np.full((300, 200, 3), 128, np.uint8)
    cv2.rectangle(image, (60, 50), (140, 140), shirt, -1)
    cv2.rectangle(image, (60, 141), (140, 240), trousers, -1)
    return image


def clothes(shirt: Colour, trousers: Colour) -> Clothes:
    return clothes_of(picture(shirt, trousers), points())


def test_same_clothes_are_alike_and_other_clothes_are_not() -> None:
    assert likeness(clothes(RED, BLACK), clothes(RED, BLACK)) == pytest.approx(1.0)
    assert likeness(clothes(RED, BLACK), clothes(GREEN, BLACK)) == pytest.approx(0.5, abs=0.05)
    assert likeness(clothes(RED, BLACK), clothes(BLACK, RED)) < 0.1


@given(st.integers(-8, 8))
def test_a_shade_more_or_less_is_no_jump(shade: int) -> None:
    darker: Colour = (RED[0] + shade, RED[1] + shade, RED[2] + shade)
    assert likeness(clothes(RED, BLACK), clothes(darker, BLACK)) > 0.85


def test_body_outside_the_picture_has_no_clothes() -> None:
    outside = clothes_of(picture(RED, BLACK), points(x_px=900.0))
    assert outside.torso is None
    assert outside.thighs is None
    assert np.isnan(likeness(outside, clothes(RED, BLACK)))


def test_histograms_sum_to_one() -> None:
    worn = clothes(RED, GREEN)
    assert worn.torso is not None
    assert worn.thighs is not None
    assert worn.torso.sum() == pytest.approx(1.0)
    assert worn.thighs.shape == (384,)


def test_blending_moves_towards_the_new() -> None:
    old, new = clothes(RED, BLACK), clothes(GREEN, BLACK)
    mixed = blended(old, new, share=0.25)
    assert likeness(mixed, old) > likeness(mixed, new) > likeness(old, new)
    nothing = Clothes(torso=None, thighs=None)
    assert likeness(blended(nothing, new, share=0.25), new) == pytest.approx(1.0)
