"""Timed finders: what they wrap still finds the same, and time adds up."""

import datetime as dt

from unfog.evaluation.finders import Timed
from unfog.model.document import Document
from unfog.pipeline import lookups
from unfog.read.backends.spacy_parse import load, parse_of
from unfog.settings import Settings

ANCHOR = dt.date(2031, 5, 3)


def test_timed_finders_find_the_same_and_tell_their_time() -> None:
    plain = lookups.load(Settings())
    timed = Timed(plain)
    text = "Shells fell on Mosul early Thursday. " * 50
    document = Document(id="t", digest="", text=text, published=ANCHOR)
    parse = parse_of(load()(text))
    assert timed.places.find(parse, document) == plain.places.find(parse, document)
    assert timed.times.find(text, ANCHOR) == plain.times.find(text, ANCHOR)
    once = timed.places.seconds
    assert once > 0
    assert timed.times.seconds > 0
    timed.places.find(parse, document)
    assert timed.places.seconds > once
    timed.clear()
    assert timed.places.seconds == timed.times.seconds == 0
