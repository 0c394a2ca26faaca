"""Strike lists: "Near X, four strikes engaged …", each line an incident under a common header.

Day and doer stand in the header ("On 8 May the coalition conducted 15 strikes"); each item
gives place, number of strikes and what was hit. What an item says was destroyed is no weapon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unfog.model.claim import Claim
from unfog.model.parse import Parse
from unfog.read.happening import Happening
from unfog.read.scenes import Scene

_ITEM = re.compile(
    r"^\W*(?:near|in|at|around|north of|south of|east of|west of) (?P<place>[^,;]{2,40}), "
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|multiple|"
    r"several) (?:air ?|drone |artillery |missile )?(?:strikes?|raids?)\b",
    re.IGNORECASE,
)
_HEADER = frozenset(("strike", "airstrike", "raid", "attack", "sortie"))


def items(parse: Parse) -> dict[int, str]:
    """Sentences that are items of a strike list, with the place each one names."""
    found = {}
    for number in range(len(parse.sentences)):
        match = _ITEM.match(parse.sentence_span(number).of(parse.text))
        if match:
            found[number] = match["place"].strip()
    return found if len(found) > 1 else {}


def inherited(parse: Parse, happening: Happening, told: Sequence[Happening]) -> Iterator[Claim]:
    """Day and doer of an item, from the nearest header above it."""
    first = happening.scenes[0]
    above = [s for h in told for s in h.scenes if s.sentence < first.sentence and _header(parse, s)]
    above.sort(key=lambda s: -s.sentence)
    dated = next((s for s in above if s.day is not None), None)
    done = next((s for s in above if s.arguments.perpetrators), None)
    if dated is not None and dated.day is not None:
        span = parse.span(dated.first, dated.last)
        yield Claim("date", dated.day, span.start, span.end)
    if done is not None:
        span = parse.span(done.first, done.last)
        yield Claim("perpetrator", done.arguments.perpetrators[0].name, span.start, span.end)


def _header(parse: Parse, scene: Scene) -> bool:
    return parse.tokens[scene.mention.i].lemma in _HEADER and scene.item is None
