"""The lists of a client's profile that staff pick from: flags, main lifts, likes, equipment."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from studio.model.client import ClientFlag, ClientProfile
from studio.model.exercise import Exercise
from studio.ui.staff.words import flag_words
from studio.ui.widgets.name_grid import Named

MOST_ANCHORS = 3


class ProfileList(StrEnum):
    """Which list."""

    FLAGS = "flags"
    ANCHORS = "anchors"
    LIKED = "liked"
    DISLIKED = "disliked"
    EQUIPMENT = "equipment"


def list_title(which: ProfileList) -> str:
    """Its name."""
    translate = QCoreApplication.translate
    return {
        ProfileList.FLAGS: translate("Staff", "Flags"),
        ProfileList.ANCHORS: translate("Staff", "Main lifts"),
        ProfileList.LIKED: translate("Staff", "Likes"),
        ProfileList.DISLIKED: translate("Staff", "Dislikes"),
        ProfileList.EQUIPMENT: translate("Staff", "Equipment"),
    }[which]


def list_about(which: ProfileList) -> str:
    """What it is for."""
    translate = QCoreApplication.translate
    return {
        ProfileList.FLAGS: translate(
            "Staff", "Exercises that speak against one of these are left out."
        ),
        ProfileList.ANCHORS: translate("Staff", "Up to three, kept for four to six weeks."),
        ProfileList.LIKED: translate("Staff", "Offered a little more often."),
        ProfileList.DISLIKED: translate("Staff", "Offered less often."),
        ProfileList.EQUIPMENT: translate(
            "Staff", "What this client uses; none means everything the station has."
        ),
    }[which]


def list_names(which: ProfileList, exercises: Mapping[str, Exercise]) -> list[Named]:
    """Everything that can be picked, by name.

    Args:
        which: The list.
        exercises: By id, in the order shown.
    """
    if which is ProfileList.FLAGS:
        flags = [(flag.value, flag_words(flag)) for flag in ClientFlag]
        return sorted(flags, key=lambda named: named[1])
    if which is ProfileList.EQUIPMENT:
        needs = (thing for one in exercises.values() for some in one.equipment for thing in some)
        return [(thing, thing_words(thing)) for thing in sorted(set(needs))]
    return [(item.id, item.name) for item in exercises.values()]


def thing_words(thing: str) -> str:
    """A thing of the gym."""
    translate = QCoreApplication.translate
    known = {
        "45_bench": translate("Staff", "45-degree bench"),
        "band": translate("Staff", "Band"),
        "barbell": translate("Staff", "Barbell"),
        "bench": translate("Staff", "Bench"),
        "box": translate("Staff", "Box"),
        "cable": translate("Staff", "Cable"),
        "dumbbell": translate("Staff", "Dumbbell"),
        "kettlebell": translate("Staff", "Kettlebell"),
    }
    return known.get(thing, thing.replace("_", " "))


def picked_of(which: ProfileList, profile: ClientProfile) -> tuple[str, ...]:
    """What a profile has picked."""
    return {
        ProfileList.FLAGS: tuple(flag.value for flag in profile.flags),
        ProfileList.ANCHORS: profile.anchors,
        ProfileList.LIKED: tuple(sorted(profile.liked)),
        ProfileList.DISLIKED: tuple(sorted(profile.disliked)),
        ProfileList.EQUIPMENT: tuple(sorted(profile.equipment or ())),
    }[which]


def with_picked(which: ProfileList, profile: ClientProfile, keys: tuple[str, ...]) -> ClientProfile:
    """A profile with another list; nothing is liked and disliked at once."""
    chosen = frozenset(keys)
    match which:
        case ProfileList.FLAGS:
            return replace(profile, flags=frozenset(ClientFlag(key) for key in keys))
        case ProfileList.ANCHORS:
            return replace(profile, anchors=keys[-MOST_ANCHORS:])
        case ProfileList.LIKED:
            return replace(profile, liked=chosen, disliked=profile.disliked - chosen)
        case ProfileList.DISLIKED:
            return replace(profile, disliked=chosen, liked=profile.liked - chosen)
        case ProfileList.EQUIPMENT:
            return replace(profile, equipment=chosen or None)
