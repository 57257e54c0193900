import pytest

from studio.coaching.planning.pain_flow import PainAction, pain_action


@pytest.mark.parametrize(
    ("pain", "before", "action"),
    [
        (0, None, PainAction.CONTINUE),
        (2, 2, PainAction.CONTINUE),
        (2, 1, PainAction.CONTINUE),
        (2, 0, PainAction.END_EXERCISE),
        (3, None, PainAction.EASE),
        (3, 2, PainAction.EASE),
        (3, 1, PainAction.END_EXERCISE),
        (4, 4, PainAction.END_EXERCISE),
        (5, None, PainAction.END_EXERCISE),
        (6, 6, PainAction.END_SESSION),
        (10, None, PainAction.END_SESSION),
    ],
)
def test_what_follows_from_an_answer(pain: int, before: int | None, action: PainAction) -> None:
    assert pain_action(pain, before=before, is_alarming=False) is action


@pytest.mark.parametrize("pain", range(11))
def test_an_alarming_sign_ends_the_visit_whatever_the_number(pain: int) -> None:
    assert pain_action(pain, before=pain, is_alarming=True) is PainAction.END_SESSION
