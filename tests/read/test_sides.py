import pytest

from unfog.model.speaker import Speaker
from unfog.read.sides import side_of


@pytest.mark.parametrize(
    ("speaker", "side"),
    [
        (Speaker("Ada Roe", "military", org="army"), "army"),
        (Speaker("Ada Roe", "other", org="Salt Brigade"), "Salt Brigade"),
        (Speaker("Ada Roe", "other", org="businessman"), "Ada Roe"),
        (Speaker("former customs officer", "other", org="customs"), "former customs officer"),
        (Speaker("Salt Brigade", "armed_group"), "Salt Brigade"),
    ],
)
def test_for_whom_a_speaker_answers(speaker: Speaker, side: str) -> None:
    assert side_of(speaker) == side
