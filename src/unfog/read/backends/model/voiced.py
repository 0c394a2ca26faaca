"""Claims of a reading in other mouths: where the network hears another voice than the rules.

The same proposition is often made by the report and by those it quotes; each is a claim of its
own. Who may have made it are the speakers named beside it. The judge decides which of them did.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from unfog.model.claim import Claim
from unfog.model.incident import ReadIncident, Reading
from unfog.model.speaker import REPORT
from unfog.read.attribution import Attribution
from unfog.read.attribution_frames import weaker
from unfog.read.backends.arrays import Floats
from unfog.read.backends.model.anchors import anchor_of, joined_by
from unfog.read.backends.model.ground import Ground
from unfog.read.claims import Voice, evidence

LOW = 0.35
"""Least probability of another voice at which it becomes a candidate."""
_REPORT, _OTHER, _BOTH = 0, 1, 2
_MOST = 2
"""Speakers beside a claim that are tried."""
_BEFORE, _AFTER = 2, 1
"""Sentences away in which a speaker may be named."""


def voiced(reading: Reading, ground: Ground) -> Reading:
    """`reading` with its claims in the mouths of the speakers beside them as well."""
    beside = _Beside(ground)
    incidents = [_with_others(i, beside, ground) for i in reading.incidents]
    return msgspec.structs.replace(reading, incidents=tuple(incidents))


def _with_others(incident: ReadIncident, beside: _Beside, ground: Ground) -> ReadIncident:
    return joined_by(incident, (o for c in incident.claims for o in _others(c, beside, ground)))


def _others(claim: Claim, beside: _Beside, ground: Ground) -> Iterator[Claim]:
    anchor = anchor_of(claim, ground)
    p: Floats = ground.heads["voice"][anchor]
    reported = p[_REPORT] + p[_BOTH] > LOW
    if reported and claim.stance == "asserts" and not claim.speaker.is_report:
        yield msgspec.structs.replace(claim, speaker=REPORT, via=(), responsibility=False)
    if p[_OTHER] + p[_BOTH] > LOW:
        for attribution in beside.of(anchor):
            turned = claim.stance != "asserts" and attribution.stance == "asserts"
            if attribution.speaker != claim.speaker and not turned:
                yield _said_by(attribution, claim, ground)


def _said_by(attribution: Attribution, claim: Claim, ground: Ground) -> Claim:
    """The claim with the speaker and the stance of an attribution."""
    voice = Voice(
        attribution.speaker,
        attribution.stance,
        weaker(claim.certainty, attribution.certainty),
        attribution.via,
        attribution.evidence,
    )
    parse = ground.parse
    first = parse.token_at(claim.start)
    last = parse.token_at(max(claim.start, claim.end - 1)) + 1
    span = evidence(parse, first, last, voice)
    stance = attribution.stance if claim.stance == "asserts" else claim.stance
    return msgspec.structs.replace(
        claim,
        speaker=attribution.speaker,
        via=attribution.via,
        stance=stance,
        certainty=voice.certainty,
        responsibility=False,
        start=span.start,
        end=span.end,
    )


class _Beside:
    """The attributions with a named speaker by the sentence of their cue or source."""

    def __init__(self, ground: Ground) -> None:
        parse = ground.parse
        rows: list[tuple[int, int, Attribution]] = []
        for a in ground.heard:
            at = a.cue or a.source
            if at is not None and not a.speaker.is_report:
                i = parse.token_at(at.start)
                rows.append((parse.tokens[i].sentence, i, a))
        rows.sort(key=lambda r: (r[0], r[1], r[2].speaker.rank))
        self._rows = rows
        self._sentences = [r[0] for r in rows]
        self._parse = parse

    def of(self, i: int) -> list[Attribution]:
        """The nearest to token `i` with different speakers, of its sentence and those about it."""
        sentence = self._parse.tokens[i].sentence
        low = bisect_left(self._sentences, sentence - _BEFORE)
        high = bisect_left(self._sentences, sentence + _AFTER + 1)
        near = sorted(
            self._rows[low:high],
            key=lambda r: (
                abs(r[0] - sentence) + (r[0] > sentence),
                abs(r[1] - i),
                r[2].speaker.rank,
            ),
        )
        out: list[Attribution] = []
        for _, _, a in near:
            if all(a.speaker != o.speaker for o in out):
                out.append(a)
        return out[:_MOST]
