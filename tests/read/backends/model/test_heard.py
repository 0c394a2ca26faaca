"""Attributions that the network hears become frames, and attributions with the rules' own."""

from __future__ import annotations

import numpy as np

from unfog.model.document import Document
from unfog.model.identity import digest_of
from unfog.model.lookups import Lookups
from unfog.read.attribution import attributions
from unfog.read.backends.model.heard import ROLES, frames
from unfog.read.backends.spacy_parse import Parser, load

TEXT = "The ministry grumbled that rebels burned the depot."


def test_an_attribution_by_a_cue_that_the_rules_do_not_know(lookups: Lookups) -> None:
    parse = Parser(load()).parse(TEXT)
    heads = {role: np.tile(np.array([0.98, 0.01, 0.01], np.float32), (9, 1)) for role in ROLES}
    for role, first, last in (("source", 0, 2), ("cue", 2, 3), ("content", 3, 8)):
        heads[role][first:last] = (0.01, 0.01, 0.98)
        heads[role][first] = (0.01, 0.98, 0.01)
    document = Document("d", digest_of(TEXT.encode()), TEXT)
    assert attributions(parse, document, lookups.actors) == ()
    (found,) = attributions(parse, document, lookups.actors, tuple(frames(parse, heads)))
    assert found.speaker.name == "ministry"
    assert [span.of(TEXT) for span in found.content] == ["that rebels burned the depot"]
