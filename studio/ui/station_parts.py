"""What the screens of this station are built from, in any language."""

from collections.abc import Callable
from pathlib import Path

from studio.catalog.loader import Catalog
from studio.engine.people.training_desk import weight_steps_kg
from studio.model.exercise import Exercise
from studio.settings import Language, StationSettings
from studio.ui.athlete_pictures import AthletePictures
from studio.ui.icons import Icons
from studio.ui.screens.screen import ScreenParts
from studio.ui.theme import Theme
from studio.ui.translation import Languages
from studio.ui.widgets.athlete_library import AthleteLibrary


def in_order(catalog: Catalog) -> list[Exercise]:
    """The exercises that can be shown, by name; a name that begins with a digit comes last."""
    shown = [item for item in catalog.exercises.values() if item.motion is not None]
    return sorted(shown, key=lambda item: (item.name[:1].isdigit(), item.name.casefold()))


def parts_maker(
    languages: Languages, *, settings: StationSettings, theme: Theme, resources: Path
) -> Callable[[Language], ScreenParts]:
    """Makes the parts of a language and speaks it; pictures and drawings are made once.

    Args:
        languages: Told to speak.
        settings: Of the station.
        theme: Sizes and letters.
        resources: Holds the drawings.
    """
    icons = Icons(resources / "icons")
    shown = {item.id: item for item in in_order(languages.catalog)}
    athletes = AthleteLibrary(AthletePictures(shown))

    def make(language: Language) -> ScreenParts:
        translation = languages.speak(language)
        return ScreenParts(
            theme=theme,
            icons=icons,
            athletes=athletes,
            exercises={item.id: item for item in in_order(translation.catalog)},
            mirrored=settings.mirrored,
            unit=settings.units,
            language=language,
            cues=translation.catalog.cues,
            coach_words=translation.coach_words,
            weight_steps_kg=weight_steps_kg(settings),
        )

    return make
