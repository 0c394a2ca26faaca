"""Claims in the mouths of the speakers beside them, where the network hears another voice."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import msgspec
import numpy as np
import pytest

from unfog.model.claim import Claim, Stance
from unfog.model.document import Document
from unfog.model.identity import digest_of
from unfog.model.incident import ReadIncident, Reading
from unfog.model.lookups import Lookups
from unfog.model.speaker import REPORT, Speaker
from unfog.read.attribution import Attribution
from unfog.read.backends.model.ground import Ground
from unfog.read.backends.model.inputs import inputs
from unfog.read.backends.model.voiced import voiced
from unfog.read.backends.model.weights import vocabulary
from unfog.read.backends.spacy_parse import Parser, load
from unfog.read.evidence import gather

TEXT = "Rebels burned the depot, police said. Residents may have seen it. The mayor was away."
POLICE = Speaker("police", "police")
CLAIM = Claim("perpetrator", "Rebels", 0, 23)


@pytest.fixture(scope="module")
def ground(lookups: Lookups) -> Ground:
    parse = Parser(load()).parse(TEXT)
    document = Document("d", digest_of(TEXT.encode()), TEXT, published=dt.date(2031, 3, 5))
    evidence = gather(parse, document, lookups)
    rows = inputs(parse, evidence, None, vocabulary())
    return Ground(parse, document, evidence, evidence.said, rows, {})


def heads(ground: Ground, report: float, other: float) -> Ground:
    voice = np.tile(np.array([report, other, 0], np.float32), (len(ground.parse), 1))
    return replace(ground, heads={"voice": voice})


def read(ground: Ground, claim: Claim) -> list[Claim]:
    incident = ReadIncident("h1", "Attack", "main", None, None, (claim,))
    (made,) = voiced(Reading("d", "test", (incident,), ()), ground).incidents
    return [c for c in made.claims if c != claim]


def test_what_the_report_says_may_be_said_by_who_is_named_beside_it(ground: Ground) -> None:
    (made,) = read(heads(ground, 0.3, 0.7), CLAIM)
    assert made.speaker.name == "police"
    assert made.start <= CLAIM.start < CLAIM.end <= made.end <= len(TEXT)


def test_what_another_says_may_be_said_by_the_report(ground: Ground) -> None:
    by_police = msgspec.structs.replace(CLAIM, speaker=POLICE, responsibility=True)
    (made,) = read(heads(ground, 1, 0), by_police)
    assert made.speaker == REPORT
    assert not made.responsibility


@pytest.mark.parametrize("stance", ["denies", "doubts"])
def test_nobody_gets_a_denial_that_is_not_theirs(ground: Ground, stance: Stance) -> None:
    denied = msgspec.structs.replace(CLAIM, speaker=Speaker("The mayor"), stance=stance)
    assert read(heads(ground, 0.5, 0.5), denied) == []


def test_a_hedge_goes_along(ground: Ground) -> None:
    hedged = msgspec.structs.replace(CLAIM, certainty="possible")
    (made,) = read(heads(ground, 0.3, 0.7), hedged)
    assert made.certainty == "possible"


def test_no_voice_is_tried_of_which_the_network_is_sure_that_it_is_not_there(
    ground: Ground,
) -> None:
    assert read(heads(ground, 1, 0), CLAIM) == []


def test_speakers_that_differ_in_their_organisation_alone_are_in_order(ground: Ground) -> None:
    (said,) = [a for a in ground.evidence.said if a.speaker.name == "police"]
    of_town: Attribution = msgspec.structs.replace(
        said, speaker=msgspec.structs.replace(said.speaker, org="Kyiv")
    )
    for heard in ((said, of_town), (of_town, said)):
        made = read(replace(heads(ground, 0, 1), heard=heard), CLAIM)
        assert {c.speaker.org for c in made} == {None, "Kyiv"}
