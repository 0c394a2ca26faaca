"""Who says what: stretches of text handed to the speakers that the text names for them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from unfog.model.claim import Certainty, Stance
from unfog.model.document import Document
from unfog.model.lookups import ActorFinder
from unfog.model.parse import Parse
from unfog.model.span import Span
from unfog.model.speaker import REPORT, Speaker
from unfog.read.attribution_blocks import Block, blocks
from unfog.read.attribution_content import (
    close_open_frames,
    is_speech,
    owners,
    source_range,
)
from unfog.read.attribution_corrections import correction_frames
from unfog.read.attribution_frames import Frame, weaker
from unfog.read.attribution_hedges import hedge_frames
from unfog.read.attribution_nouns import colon_frames, noun_frames
from unfog.read.attribution_verbs import verb_frames
from unfog.read.quotes import Quote, quotes
from unfog.read.speakers import SpeakerBook


class Attribution(msgspec.Struct, frozen=True):
    """One speaker's hold on stretches of text.

    `via` is the chain of those who passed it on, the outermost first. `content` are the
    characters said, `evidence` runs from the first to the last of source, cue and the content
    beside them. A hedge of the report itself ("is believed to") has REPORT as speaker.
    """

    speaker: Speaker
    via: tuple[str, ...]
    stance: Stance
    certainty: Certainty
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    evidence: Span


def attributions(
    parse: Parse, document: Document, actors: ActorFinder, heard: Sequence[Frame] = ()
) -> tuple[Attribution, ...]:
    """All attributions of the document, in the order of their cues.

    `heard` are frames that somebody else found; one whose cue the rules know adds nothing.
    """
    if not len(parse):
        return ()
    return _Builder(parse, document, actors, heard).build()


def speakers_at(found: tuple[Attribution, ...], span: Span) -> tuple[Attribution, ...]:
    """The innermost attributions that cover most of `span`; none means the report speaks.

    Of two by the same speaker the less certain one counts: "said they may have fled".
    """
    best: int | None = None
    inner: list[Attribution] = []
    for attribution in found:
        lengths = [
            len(part)
            for part in attribution.content
            if part.start < span.end  # most lie elsewhere: the plain test first
            and part.end > span.start
            and 2 * part.overlap(span) > len(span)
        ]
        if not lengths:
            continue
        length = min(lengths)
        if best is None or length < best:
            best, inner = length, [attribution]
        elif length == best:
            inner.append(attribution)
    by_voice: dict[tuple[Speaker, Stance], Attribution] = {}
    for attribution in inner:
        voice = attribution.speaker, attribution.stance
        held = by_voice.setdefault(voice, attribution)
        if weaker(held.certainty, attribution.certainty) != held.certainty:
            by_voice[voice] = attribution
    return tuple(by_voice.values())


class _Builder:
    """Turns frames into attributions: speakers resolved in text order, then chained."""

    def __init__(
        self, parse: Parse, document: Document, actors: ActorFinder, heard: Sequence[Frame]
    ) -> None:
        self.parse = parse
        self.book = SpeakerBook(parse, document, actors)
        self.quotes = quotes(parse.text)
        frames = [*verb_frames(parse), *noun_frames(parse)]
        known = {f.cue for f in frames}
        frames += [f for f in colon_frames(parse, self.quotes) if f.cue not in known]
        known = {f.cue for f in frames}
        frames += [f for f in heard if f.cue not in known]
        self.frames = sorted(frames, key=lambda f: f.cue)
        close_open_frames(parse, self.frames)
        self.hedges = [*hedge_frames(parse), *correction_frames(parse)]
        self.rows: list[list[Attribution]] = []

    def build(self) -> tuple[Attribution, ...]:
        spoken = owners(self.parse, self.quotes, self.frames)
        extra: dict[int, list[Span]] = {}
        for quote, owner in zip(self.quotes, spoken, strict=True):
            if owner is not None:
                extra.setdefault(owner, []).append(quote.span)
        printed = blocks(self.parse.text)
        self._introduce(printed, extra)
        for number, frame in enumerate(self.frames):
            self.rows.append(self._attribute(frame, extra.get(number, [])))
        self._carry(spoken)
        self._denied_reports()
        found = [a for row in self.rows for a in row]
        found = self._chain(found)
        found.extend(self._turns(printed))
        found.extend(self._hedged(found))
        return tuple(sorted(found, key=lambda a: (a.evidence, a.content, a.speaker.rank)))

    def _introduce(self, printed: tuple[Block, ...], extra: dict[int, list[Span]]) -> None:
        """Give a statement printed below "X said:" to the cue in that line."""
        for block in printed:
            if block.label is not None:
                continue
            sentence = self.parse.tokens[self.parse.token_at(block.colon)].sentence
            for number in reversed(range(len(self.frames))):
                frame = self.frames[number]
                same = self.parse.tokens[frame.cue].sentence == sentence
                if same and frame.quotable and frame.source is not None and not frame.content:
                    extra.setdefault(number, []).append(block.content)
                    break

    def _turns(self, printed: tuple[Block, ...]) -> list[Attribution]:
        """The turns of a transcript; who only asks says nothing of the event."""
        out = []
        for block in printed:
            speaker = self.book.labelled(block.label) if block.label else None
            if speaker is not None:
                source = Span(block.content.start, block.content.start)
                out.append(
                    Attribution(
                        speaker,
                        (),
                        "asserts",
                        "stated",
                        source,
                        None,
                        (block.content,),
                        block.content,
                    )
                )
        return out

    def _span(self, low: int, high: int) -> Span:
        return self.parse.span(low, high)

    def _attribute(self, frame: Frame, quoted: list[Span]) -> list[Attribution]:
        if frame.hedge:
            return []
        content = _union([*(self._span(a, b) for a, b in frame.content if b > a), *quoted])
        if not content:
            return []
        place = source_range(self.parse, frame)
        heads = _heads(self.parse, frame.source) if frame.source is not None else []
        speakers = [s for s in (self.book.resolve(h) for h in heads) if s is not None]
        speakers = self._own_voice(speakers, frame)
        weighs = frame.stance != "asserts" or frame.certainty != "stated"
        if not speakers and weighs and any(self.book.is_self(h) for h in heads):
            self.hedges.append(frame)
        if not speakers:
            return []
        via = [n for n in (self.book.outlet(h) for h in frame.via) if n]
        if frame.through is not None:
            through = self.book.resolve(frame.through)
            if through is not None and not self.book.outlet_of_document(through.name):
                via.insert(0, through.name)
        source = self._span(*place) if place else None
        cue = self._span(*frame.cue_range)
        evidence = _hull([cue, *([source] if source else []), *self._near(content, cue)])
        return [
            Attribution(
                speaker, tuple(via), frame.stance, frame.certainty, source, cue, content, evidence
            )
            for speaker in speakers
        ]

    def _own_voice(self, speakers: list[Speaker], frame: Frame) -> list[Speaker]:
        """An outlet that speaks of itself is the report: what it asserts needs no speaker."""
        out = []
        for speaker in speakers:
            if not self.book.outlet_of_document(speaker.name):
                out.append(speaker)
            elif frame.stance != "asserts" or frame.certainty != "stated":
                out.append(REPORT)
        return out

    def _near(self, content: tuple[Span, ...], cue: Span) -> list[Span]:
        """Content that stands beside the cue, without parts of a quotation far from it."""
        return [s for s in content if min(abs(s.end - cue.start), abs(s.start - cue.end)) < 400]

    def _carry(self, spoken: list[int | None]) -> None:
        """Quotations without a cue go on from the last speaker quoted."""
        last: list[Attribution] = []
        row: int | None = None
        end = 0
        text = self.parse.text
        for quote, owner in zip(self.quotes, spoken, strict=True):
            if owner is not None and self.rows[owner]:
                last, row, end = self.rows[owner], owner, quote.outer.end
                continue
            later = self._last_before(end, quote.outer.start)
            if later is not None:
                last, row, end = self.rows[later], later, self.rows[later][-1].evidence.end
            if not last or not is_speech(quote, text) or self._covered(quote):
                continue
            between = text.count("\n", end, quote.outer.start)
            if between > 3:
                continue
            if row is not None and not between and last[0].stance == "asserts":
                last = [_extended(a, quote.span) for a in last]
                self.rows[row] = last
            else:
                self.rows.append([_quoted(a, quote) for a in last])
            end = quote.outer.end

    def _last_before(self, start: int, stop: int) -> int | None:
        """The row whose attribution ends last between the offsets `start` and `stop`."""
        best: tuple[int, int] | None = None
        for number, row in enumerate(self.rows):
            for a in row:
                if start < a.evidence.end <= stop and (best is None or a.evidence.end > best[0]):
                    best = a.evidence.end, number
        return best[1] if best else None

    def _covered(self, quote: Quote) -> bool:
        return any(part.covers(quote.span) for row in self.rows for a in row for part in a.content)

    def _denied_reports(self) -> None:
        """Who denies or confirms a report speaks on what the report says."""
        for number, frame in enumerate(self.frames):
            if not frame.nominal or not frame.content:
                continue
            for other, inner in zip(self.rows[: len(self.frames)], self.frames, strict=True):
                del other
                head_in = any(a <= inner.cue < b for a, b in frame.content)
                if inner is frame or not inner.nominal or not head_in or not inner.content:
                    continue
                if inner.cue in range(*inner.content[0]):
                    continue
                content = tuple(self._span(a, b) for a, b in inner.content)
                flip = inner.stance == "denies" and frame.stance == "denies"
                self.rows[number] = [
                    msgspec.structs.replace(
                        a, content=content, stance="asserts" if flip else a.stance
                    )
                    for a in self.rows[number]
                ]

    def _chain(self, found: list[Attribution]) -> list[Attribution]:
        """Who speaks within what another says is heard through that other."""
        cover = _Cover(found)
        out = []
        for inner in found:
            via = list(inner.via)
            around = cover.at(inner.cue.start) if inner.cue is not None else []
            for outer in sorted(around, key=_breadth):
                if outer.cue is None or inner.cue is None or outer.speaker == inner.speaker:
                    continue
                if outer.content == inner.content:
                    continue
                if any(part.covers(inner.cue) for part in outer.content):
                    name = outer.speaker.name
                    if name not in via and not self.book.outlet_of_document(name):
                        via.insert(0, name)
            out.append(msgspec.structs.replace(inner, via=tuple(via)))
        return out

    def _hedged(self, found: list[Attribution]) -> list[Attribution]:
        """Hedges, and doubts without a speaker, in the voice of whoever speaks there."""
        cover = _Cover(found)
        extra: list[Attribution] = []
        for frame in [*self.hedges, *(f for f in self.frames if f.hedge)]:
            content = tuple(self._span(a, b) for a, b in frame.content if b > a)
            if not content:
                continue
            cue = self._span(*frame.cue_range)
            outer = speakers_at(tuple(cover.at(cue.start)), cue)
            for voice in outer or (None,):
                certainty = weaker(frame.certainty, voice.certainty if voice else "stated")
                stance = frame.stance
                if voice is not None and stance == "asserts":
                    stance = voice.stance
                extra.append(
                    Attribution(
                        voice.speaker if voice else REPORT,
                        voice.via if voice else (),
                        stance,
                        certainty,
                        voice.source if voice else None,
                        cue,
                        content,
                        _hull([cue, *content, *([voice.evidence] if voice else [])]),
                    )
                )
        return extra


class _Cover:
    """Which attributions cover an offset: by stretches of text, so that long texts stay quick."""

    STEP = 2048

    def __init__(self, found: list[Attribution]) -> None:
        self._held: dict[int, list[Attribution]] = {}
        for attribution in found:
            steps = {
                step
                for part in attribution.content
                for step in range(part.start // self.STEP, part.end // self.STEP + 1)
            }
            for step in steps:
                self._held.setdefault(step, []).append(attribution)

    def at(self, offset: int) -> list[Attribution]:
        """Attributions with content in the stretch around `offset`, in their order."""
        return self._held.get(offset // self.STEP, [])


def _heads(parse: Parse, head: int) -> list[int]:
    """The coordinated heads of a speaker's phrase: "police and residents"."""
    out = [head]
    for prep in parse.children(head, "prep"):
        if prep.lower == "including":
            for pobj in parse.children(prep.i, "pobj"):
                out.extend(_heads(parse, pobj.i))
    for child in parse.children(head, "conj"):
        if child.pos in ("NOUN", "PROPN", "PRON"):
            out.extend(_heads(parse, child.i))
    return out


def _quoted(a: Attribution, quote: Quote) -> Attribution:
    return msgspec.structs.replace(
        a,
        stance="asserts",
        certainty="stated",
        content=(quote.span,),
        evidence=quote.outer,
        cue=None,
    )


def _extended(a: Attribution, more: Span) -> Attribution:
    return msgspec.structs.replace(a, content=_union([*a.content, more]))


def _breadth(a: Attribution) -> tuple[int, Span]:
    return sum(len(s) for s in a.content), a.evidence


def _hull(spans: list[Span]) -> Span:
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _union(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch or overlap made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end + 1:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
