"""How long to rest between two sets (coaching.md 6.4)."""

from types import MappingProxyType

from studio.model.client import RepZone

_HEAVY_LIFT_S = MappingProxyType(
    {RepZone.STRENGTH: 180.0, RepZone.HYPERTROPHY: 120.0, RepZone.ENDURANCE: 60.0}
)
_OTHER_S = MappingProxyType(
    {RepZone.STRENGTH: 150.0, RepZone.HYPERTROPHY: 90.0, RepZone.ENDURANCE: 45.0}
)


def rest_s(zone: RepZone, *, is_heavy_family: bool) -> float:
    """Seconds: strength 2 to 3 minutes, hypertrophy 90 to 120 s, endurance 45 to 60 s.

    Args:
        zone: Of the set just done.
        is_heavy_family: A squat, hinge, split, step or bridge: the longer end.
    """
    return (_HEAVY_LIFT_S if is_heavy_family else _OTHER_S)[zone]
