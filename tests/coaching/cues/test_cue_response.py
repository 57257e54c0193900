"""Whether a fault left after its cue, and what is said next."""

from studio.coaching.cues.arbitration import SILENT_AFTER_REPS, CueArbiter, Message
from studio.coaching.cues.cue_response import CueResponses
from studio.coaching.ledger import CueAnswered
from studio.model.cue import CueLevel, CueResponse
from tests.coaching.cue_sets import CATALOG

LEFT, STAYED = CueResponse.LEFT, CueResponse.STAYED
CUES = ("C01", "C02", "C09")


class Client:
    """Does reps of ten seconds with the faults of a script."""

    def __init__(self) -> None:
        cues = {cue_id: CATALOG.cues[cue_id] for cue_id in CUES}
        words = {cue_id: (cue.say, *cue.say_again) for cue_id, cue in cues.items()}
        self._arbiter = CueArbiter(cues, words=words)
        self._reps = 0
        self.answers: list[CueAnswered] = []

    def rep(self, *faults: str, unseen: tuple[str, ...] = ()) -> Message | None:
        self._reps += 1
        message = self._arbiter.rep_over(
            active=dict.fromkeys(faults, CueLevel.AMBER),
            clean=[one for one in CUES if one not in faults and one not in unseen],
            time_s=10.0 * self._reps,
        )
        self.answers += self._arbiter.answers
        return message

    def answered(self) -> list[tuple[str, float, CueResponse]]:
        return [(one.cue_id, one.at_s, one.response) for one in self.answers]


def test_a_fault_that_leaves_within_two_reps_has_answered_its_cue() -> None:
    client = Client()
    for faults in (("C02",), ("C02",), ("C02",), ()):
        client.rep(*faults)
    assert client.answered() == [("C02", 20.0, LEFT)]


def test_no_response_changes_the_words_and_again() -> None:
    client = Client()
    said = [message.words for _ in range(12) if (message := client.rep("C02")) is not None]
    cue = CATALOG.cues["C02"]
    assert said == [cue.say, *cue.say_again, cue.say]
    assert [response for _, _, response in client.answered()] == [STAYED] * 3


def test_words_that_helped_stay() -> None:
    client = Client()
    said = []
    for faults in (("C02",), ("C02",), (), (), (), ("C02",), ("C02",)):
        message = client.rep(*faults)
        said += [] if message is None else [(message.words, message.wording)]
    assert said == [(CATALOG.cues["C02"].say, 0)] * 2


def test_what_was_not_seen_is_no_answer() -> None:
    client = Client()
    client.rep("C02")
    client.rep("C02")
    client.rep(unseen=("C02",))
    client.rep(unseen=("C02",))
    client.rep()
    assert client.answered() == []
    client.rep("C02")
    message = client.rep("C02")
    assert message is not None
    assert message.wording == 0


def test_a_set_that_ends_first_leaves_the_answer_open() -> None:
    responses = CueResponses()
    responses.given("C01", at_s=20.0, rep=2)
    assert responses.rep_over(3, active={"C01"}, clean=()) == ()


def test_the_second_rep_may_answer_too() -> None:
    responses = CueResponses()
    responses.given("C01", at_s=20.0, rep=2)
    assert responses.rep_over(3, active={"C01"}, clean=()) == ()
    (answer,) = responses.rep_over(4, active=(), clean={"C01"})
    assert answer.response is LEFT
    assert responses.rep_over(5, active=(), clean={"C01"}) == ()


def test_silence_after_three_clean_reps() -> None:
    client = Client()
    for faults in (("C01", "C02"), ("C01", "C02"), ("C01", "C02")):
        client.rep(*faults)
    clean = [client.rep() for _ in range(SILENT_AFTER_REPS + 5)]
    assert all(message is None for message in clean[SILENT_AFTER_REPS:])


def test_every_cue_has_other_words() -> None:
    for cue in CATALOG.cues.values():
        wordings = (cue.say, *cue.say_again)
        assert len(set(wordings)) == len(wordings) >= 3
