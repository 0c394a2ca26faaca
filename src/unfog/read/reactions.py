"""Stances towards what was said or done elsewhere: denied involvement, rejected the toll."""

from __future__ import annotations

from typing import Literal

import msgspec

from unfog.model.claim import Certainty, Property, Stance
from unfog.model.document import Document
from unfog.model.lookups import ActorFinder
from unfog.model.parse import Parse
from unfog.model.span import Span
from unfog.model.speaker import REPORT, Speaker
from unfog.read.attribution import Attribution, speakers_at
from unfog.read.reactions_frame import ReactionFrame
from unfog.read.reactions_frames import reaction_frames
from unfog.read.reactions_parties import figure_of, for_somebody, of_both, side_token
from unfog.read.sides import side_of
from unfog.read.speakers import SpeakerBook


class Reaction(msgspec.Struct, frozen=True):
    """A stance without an event clause of its own.

    `about` says what it touches: a property, or "claim" for an account as a whole. `subject`
    names whose part in the deed is meant, `of_speaker` whose account, where the text tells.
    `noun` is the word for what is reacted to ("claim", "accusation", "that"), `figure` the
    number named with it, `both` says that several sides' accounts are meant.
    """

    speaker: Speaker
    via: tuple[str, ...]
    stance: Stance
    certainty: Certainty
    about: Property | Literal["claim"]
    subject: str | None
    of_speaker: str | None
    responsibility: bool
    evidence: Span
    noun: str = ""
    figure: int | None = None
    both: bool = False

    @property
    def accused(self) -> bool:
        """Whether an accusation is answered."""
        return self.noun in ("accusation", "charge") and not self.speaker.is_report


def reactions(
    parse: Parse,
    document: Document,
    actors: ActorFinder,
    attributions: tuple[Attribution, ...],
) -> tuple[Reaction, ...]:
    """All reactions of the document in text order."""
    frames = list(reaction_frames(parse))
    if not frames:
        return ()
    book = SpeakerBook(parse, document, actors)
    for attribution in attributions:
        if attribution.source is not None:
            book.note(parse.token_at(attribution.source.start), attribution.speaker)
    found: dict[tuple[Span, str, str, str], Reaction] = {}
    for frame in sorted(frames, key=lambda f: (f.cue, f.object)):
        for reaction in _react(parse, book, attributions, frame):
            key = (reaction.evidence, reaction.speaker.name, reaction.stance, reaction.about)
            found.setdefault(key, reaction)
    return tuple(sorted(found.values(), key=lambda r: (r.evidence, r.about, r.speaker.rank)))


def _react(
    parse: Parse, book: SpeakerBook, held: tuple[Attribution, ...], frame: ReactionFrame
) -> list[Reaction]:
    cue = parse.span(frame.cue, frame.cue + 1)
    around = speakers_at(held, cue)
    voices = [(a.speaker, a.via) for a in around] or [(REPORT, ())]
    spoke = frame.speaker if frame.speaker is not None else _who_spoke(parse, around)
    outer = tuple(a.speaker.name for a in around if not a.speaker.is_report)
    if frame.speaker is not None and not book.is_self(frame.speaker):
        heads = [frame.speaker, *(t.i for t in parse.children(frame.speaker, "conj"))]
        named = [s for s in (book.resolve(h) for h in heads) if s is not None]
        named = [REPORT if book.outlet_of_document(s.name) else s for s in named]
        if not named:
            return []
        voices = [(s, tuple(n for n in outer if n != s.name)) for s in named]
    low = min(frame.cue, frame.object, frame.speaker if frame.speaker is not None else frame.cue)
    high = max(parse.extent(frame.object)[1], frame.cue + 1)
    first = parse.extent(frame.speaker)[0] if frame.speaker is not None else low
    sentence = parse.sentences[parse.tokens[frame.cue].sentence]
    low = max(min(low, first), sentence[0])
    high = min(
        max(high, parse.extent(frame.cue)[1] if frame.speaker is None else high), sentence[1]
    )
    evidence = parse.span(low, high)
    return [
        Reaction(
            speaker=speaker,
            via=via,
            stance=frame.stance,
            certainty="stated",
            about=frame.about,
            subject=_subject(book, frame, speaker, spoke),
            of_speaker=_other(parse, book, frame, speaker),
            responsibility=frame.responsibility,
            evidence=evidence,
            noun=parse.tokens[frame.object].lemma.lower(),
            figure=figure_of(parse, frame.object),
            both=of_both(parse, frame.object),
        )
        for speaker, via in voices
    ]


def _who_spoke(parse: Parse, around: tuple[Attribution, ...]) -> int | None:
    """The head of the phrase that names the speaker of what is said around."""
    for held in around:
        if held.source is not None and len(held.source):
            first, last = parse.token_at(held.source.start), parse.token_at(held.source.end - 1)
            for i in range(first, last + 1):
                if not first <= parse.tokens[i].head <= last:
                    return i
    return None


def _subject(
    book: SpeakerBook, frame: ReactionFrame, speaker: Speaker, spoke: int | None
) -> str | None:
    """Whose part in the deed: another one named, else the speaker's side."""
    if frame.about != "perpetrator":
        return None
    if frame.stance == "doubts":
        named = book.resolve(frame.subject) if frame.subject is not None else None
        return named.name if named is not None else None
    if frame.subject is not None:
        named = book.resolve(frame.subject)
        if named is not None and named != speaker:
            return side_of(named)
    if spoke is not None and for_somebody(book.parse, spoke):
        return None
    if spoke is not None:
        side = side_token(book.parse, spoke)
        named = book.resolve(side) if side is not None else None
        if named is not None and not named.is_report:
            return named.name
    return side_of(speaker) if not speaker.is_report else None


def _other(parse: Parse, book: SpeakerBook, frame: ReactionFrame, speaker: Speaker) -> str | None:
    """Whose account: as named, else the last to speak before, other than the speaker."""
    if frame.other is not None:
        named = book.resolve(frame.other)
        return named.name if named is not None else None
    if frame.about in ("perpetrator", "occurrence"):
        return None
    last = book.last_said(frame.cue, speaker)
    return last.name if last is not None else None
