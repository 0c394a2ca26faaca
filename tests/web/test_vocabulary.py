"""Every word of the register that pages show has one that can be translated."""

from typing import get_args

from unfog.model.claim import Certainty, Property, Stance
from unfog.model.finding import WHY, Status
from unfog.model.judgement import State
from unfog.model.origin import EdgeKind
from unfog.model.speaker import SpeakerKind
from unfog.model.timespan import TimePrecision
from unfog.review.sheet import Agreement, End
from unfog.web import vocabulary


def test_nothing_is_without_a_word() -> None:
    for kind, words in (
        (Stance, vocabulary.STANCES),
        (Certainty, vocabulary.CERTAINTIES),
        (Status, vocabulary.STATUSES),
        (State, vocabulary.STATES),
        (Agreement, vocabulary.AGREEMENTS),
        (End, vocabulary.ENDS),
        (SpeakerKind, vocabulary.SPEAKERS),
        (TimePrecision, vocabulary.PRECISIONS),
        (EdgeKind, vocabulary.EDGES),
    ):
        assert set(get_args(kind)) == set(words)
    assert {*get_args(Property), "type"} == set(vocabulary.PROPERTIES)
    assert set(WHY.values()) <= set(vocabulary.REASONS)
