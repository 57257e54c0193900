"""Shapes that come and go softly: in within 200 ms, out within 150 ms, away at once when told.

Knows no clock; the time arrives with each call.
"""

from dataclasses import dataclass

from studio.model.guide import Guide

FADE_S = 0.2
"""Time to appear (coaching.md 4.3)."""

FADE_OUT_S = 0.15
"""Time to disappear: nothing is shown longer than this without being seen (design page, 4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FadedGuide:
    """A guide and how strongly it is painted, 0..1."""

    guide: Guide
    opacity: float


class Fade:
    """One opacity, 0..1, that follows on and off."""

    def __init__(self) -> None:
        self._opacity = 0.0
        self._updated_s: float | None = None

    @property
    def opacity(self) -> float:
        """How strongly to paint now."""
        return self._opacity

    def update(self, on: bool, *, now_s: float) -> float:
        """Move towards on or off and return the opacity."""
        passed_s = 0.0 if self._updated_s is None else max(0.0, now_s - self._updated_s)
        self._updated_s = now_s
        if on:
            self._opacity = min(1.0, self._opacity + passed_s / FADE_S)
        else:
            self._opacity = max(0.0, self._opacity - passed_s / FADE_OUT_S)
        return self._opacity

    def clear(self) -> None:
        """Off at once."""
        self._opacity = 0.0


class GuideFade:
    """Every guide on screen with its own opacity; a guide that is gone fades where it was."""

    _Key = tuple[str, str, int]

    def __init__(self) -> None:
        self._fades: dict[GuideFade._Key, Fade] = {}
        self._guides: dict[GuideFade._Key, Guide] = {}

    def update(self, guides: tuple[Guide, ...], *, now_s: float) -> tuple[FadedGuide, ...]:
        """Take in the guides of the newest picture and return what to paint, in their order."""
        present = dict(zip(_keys(guides), guides, strict=True))
        self._guides = self._guides | present
        for key in self._guides:
            self._fades.setdefault(key, Fade()).update(key in present, now_s=now_s)
        gone = [key for key in self._guides if key not in present and not self._fades[key].opacity]
        for key in gone:
            del self._guides[key], self._fades[key]
        return tuple(
            FadedGuide(guide=guide, opacity=self._fades[key].opacity)
            for key, guide in self._guides.items()
        )

    def clear(self) -> None:
        """All away at once."""
        self._fades.clear()
        self._guides.clear()


def _keys(guides: tuple[Guide, ...]) -> list[tuple[str, str, int]]:
    """Tell guides apart by cue, shape and how many of the same came before."""
    seen: dict[tuple[str, str], int] = {}
    keys = []
    for guide in guides:
        kind = (guide.cue_id, type(guide).__name__)
        seen[kind] = seen.get(kind, -1) + 1
        keys.append((*kind, seen[kind]))
    return keys
