"""What staff read of a client, in words."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from studio.model.client import ClientFlag, TrainingGoal
from studio.model.screening import AgeBand, HealthQuestion, ScreeningResult
from studio.store.people.client_care import SCREENING_STOP, ClientCard, OpenStop
from studio.ui.numbers import for_number
from studio.ui.staff.menu_page import Line


def flag_words(flag: ClientFlag) -> str:
    """What a flag means."""
    translate = QCoreApplication.translate
    return {
        ClientFlag.LOW_BACK: translate("Staff", "Low back"),
        ClientFlag.HIP_ANT: translate("Staff", "Front of the hip"),
        ClientFlag.LATERAL_HIP: translate("Staff", "Outer hip"),
        ClientFlag.KNEE_PF: translate("Staff", "Kneecap"),
        ClientFlag.KNEE_KNEEL: translate("Staff", "No kneeling"),
        ClientFlag.PROX_HAMSTRING: translate("Staff", "Upper hamstring"),
        ClientFlag.ADDUCTOR: translate("Staff", "Groin"),
        ClientFlag.WRIST: translate("Staff", "Wrist"),
        ClientFlag.BALANCE: translate("Staff", "Balance"),
        ClientFlag.HYPERTENSION: translate("Staff", "High blood pressure"),
        ClientFlag.GLAUCOMA: translate("Staff", "Glaucoma"),
        ClientFlag.OSTEOPOROSIS_SPINE: translate("Staff", "Osteoporosis of the spine"),
        ClientFlag.PREGNANCY: translate("Staff", "Pregnancy"),
        ClientFlag.PREGNANCY_SUPINE: translate("Staff", "Pregnancy, no lying on the back"),
    }[flag]


def question_words(question: HealthQuestion) -> str:
    """A health question, as something that applies or not."""
    translate = QCoreApplication.translate
    return {
        HealthQuestion.HEART: translate("Staff", "A heart condition"),
        HealthQuestion.CHEST_PAIN: translate("Staff", "Chest pain, at rest or with effort"),
        HealthQuestion.DIZZY: translate("Staff", "Dizziness or fainting"),
        HealthQuestion.BONE_JOINT: translate("Staff", "A bone or joint problem"),
        HealthQuestion.MEDICINE: translate("Staff", "Medicine for heart or blood pressure"),
        HealthQuestion.SURGERY: translate("Staff", "Surgery in the last months"),
        HealthQuestion.PREGNANT: translate("Staff", "Pregnant, or gave birth within 12 weeks"),
        HealthQuestion.OTHER: translate("Staff", "Another reason not to train"),
    }[question]


def age_words(band: AgeBand) -> str:
    """How old."""
    translate = QCoreApplication.translate
    return {
        AgeBand.UNDER_16: translate("Staff", "Under 16"),
        AgeBand.TEEN: translate("Staff", "16 or 17"),
        AgeBand.ADULT: translate("Staff", "18 to 64"),
        AgeBand.SENIOR: translate("Staff", "65 or older"),
    }[band]


def goal_words(goal: TrainingGoal) -> str:
    """What a client trains for."""
    translate = QCoreApplication.translate
    return {
        TrainingGoal.GENERAL: translate("Staff", "General"),
        TrainingGoal.HYPERTROPHY: translate("Staff", "Muscle"),
        TrainingGoal.STRENGTH: translate("Staff", "Strength"),
    }[goal]


def clearance_words(result: ScreeningResult) -> str:
    """What staff have to see to before training begins; "" = nothing."""
    translate = QCoreApplication.translate
    return {
        ScreeningResult.CLEAR: "",
        ScreeningResult.NEEDS_CLEARANCE: translate(
            "Staff", "No programme until you record a clearance, for example from their doctor."
        ),
        ScreeningResult.NEEDS_GUARDIAN: translate(
            "Staff",
            "No programme until a guardian has agreed. Loaded lifts only with a coach beside.",
        ),
        ScreeningResult.NEEDS_COACH: translate(
            "Staff", "Under 16 nobody trains here without a coach beside, and none is programmed."
        ),
    }[result]


def day_words(moment_utc: str) -> str:
    """A stored moment as a day here."""
    moment = datetime.fromisoformat(moment_utc).astimezone()
    day = QDate(moment.year, moment.month, moment.day)
    return QLocale().toString(day, QLocale.FormatType.ShortFormat)


def card_lines(card: ClientCard) -> list[Line]:
    """What staff see of a client, the urgent first."""
    translate = QCoreApplication.translate
    lines = [_stop_line(stop, card) for stop in card.stops]
    if card.is_asking_due:
        words = translate("Staff", "The health questions are due.")
        lines.append(Line(words=words, is_warning=True))
    else:
        words = translate("Staff", "Health questions asked on {day}.")
        lines.append(Line(words=words.format(day=day_words(card.asked_utc))))
    if card.consent_version is None:
        lines.append(Line(words=translate("Staff", "No consent: nothing is kept under this name.")))
    else:
        kept = translate("Staff", "Agreed on {day} to text {version}, pain answers too.")
        lost = translate("Staff", "Agreed on {day} to text {version}, not to pain answers.")
        words = kept if card.keeps_pain else lost
        day = day_words(card.consent_utc)
        lines.append(Line(words=words.format(day=day, version=card.consent_version)))
    profile = card.client.profile
    words = for_number(
        profile.sessions_per_week,
        one=translate("Staff", "Level {level}, {goal}, {times} visit a week."),
        many=translate("Staff", "Level {level}, {goal}, {times} visits a week."),
    )
    goal = goal_words(profile.goal)
    times = profile.sessions_per_week
    lines.append(Line(words=words.format(level=profile.level, goal=goal, times=times)))
    if profile.flags:
        flags = ", ".join(sorted(flag_words(flag) for flag in profile.flags))
        lines.append(Line(words=translate("Staff", "Flags: {flags}.").format(flags=flags)))
    if card.tags:
        words = translate("Staff", "{count} tags or codes.").format(count=card.tags)
        if card.tags == 1:
            words = translate("Staff", "1 tag or code.")
        lines.append(Line(words=words))
    return lines


def _stop_line(stop: OpenStop, card: ClientCard) -> Line:
    if stop.reason == SCREENING_STOP and card.result is not None:
        return Line(words=clearance_words(card.result), is_warning=True)
    translate = QCoreApplication.translate
    if stop.family is None:
        words = translate("Staff", "Stopped on {day}: speak with them before they train.")
        return Line(words=words.format(day=day_words(stop.since_utc)), is_warning=True)
    words = translate("Staff", "Some exercises rest since {day}, after pain.")
    return Line(words=words.format(day=day_words(stop.since_utc)), is_warning=True)
