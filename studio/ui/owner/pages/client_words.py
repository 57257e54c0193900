"""Words for shares of a client's work."""

from PySide6.QtCore import QCoreApplication

from studio.model.exercise import Position


def position_words(key: str) -> str:
    """A body position in words.

    Args:
        key: Value of a `Position`; an unknown one is shown as it is.
    """
    translate = QCoreApplication.translate
    known = {
        Position.STANDING: translate("Positions", "Standing"),
        Position.HINGE: translate("Positions", "Hinged forward"),
        Position.SPLIT: translate("Positions", "One leg ahead"),
        Position.SUPINE: translate("Positions", "On the back"),
        Position.QUADRUPED: translate("Positions", "On all fours"),
        Position.SIDE_LYING: translate("Positions", "On the side"),
        Position.SEATED: translate("Positions", "Seated"),
        Position.LATERAL: translate("Positions", "Sideways"),
    }
    return {str(one): words for one, words in known.items()}.get(key, key)


def length_words(key: str) -> str:
    """A muscle length in words.

    Args:
        key: "long", "middle" or "short"; an unknown one is shown as it is.
    """
    translate = QCoreApplication.translate
    known = {
        "long": translate("Lengths", "Long: deep fold"),
        "middle": translate("Lengths", "Middle"),
        "short": translate("Lengths", "Short: hips open"),
    }
    return known.get(key, key)
