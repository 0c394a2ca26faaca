"""Cues that are no finite verbs: according to, citing, X's claim that, no evidence that."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.claim import Certainty, Stance
from unfog.model.parse import Parse, Token
from unfog.read.attribution_frames import Frame, negated, reach, subject
from unfog.read.lexicon import cues
from unfog.read.quotes import Quote

_TRUE = frozenset(("true", "correct", "accurate"))


def noun_frames(parse: Parse) -> Iterator[Frame]:
    """Frames of all cues that are nouns, prepositions or participles."""
    for token in parse.tokens:
        if token.lower == "according":
            yield from _according(parse, token)
        elif token.lemma in cues.QUOTING and token.pos == "VERB":
            yield from _quoting(parse, token)
        elif token.pos == "NOUN" and (
            token.lemma in cues.NOUNS_ASSERT
            or token.lemma in cues.NOUNS_DENY
            or token.lemma in cues.NOUNS_NONE
        ):
            yield from _nominal(parse, token)
            yield from _unsupported(parse, token)
        elif token.lower in cues.FALSE or token.lower in _TRUE:
            yield from _branded_false(parse, token)


def _branded_false(parse: Parse, token: Token) -> Iterator[Frame]:
    """As in "the report that P is false", "it is not true that P"."""
    be = parse.head(token.i)
    if be.lemma != "be" or token.dep not in ("acomp", "attr"):
        return
    if negated(parse, be.i) != (token.lower in _TRUE):
        return
    clause: tuple[int, int] | None = None
    for who in parse.children(be.i, "nsubj"):
        if who.lower != "it":
            clause = _that_clause(parse, who) or (
                _of_phrase(parse, who) if who.lemma in cues.NOUNS_OF else None
            )
    for said in [*parse.children(be.i, "ccomp"), *parse.children(token.i, "ccomp")]:
        if said.i > token.i and any(t.lower == "that" for t in parse.children(said.i, "mark")):
            clause = reach(parse, said.i)
    if clause is not None:
        yield Frame(token.i, (token.i, token.i + 1), content=[clause], stance="denies", hedge=True)


def _unsupported(parse: Parse, token: Token) -> Iterator[Frame]:
    """As in "found nothing to support the claim that P"."""
    verb = parse.head(token.i)
    nothing = parse.head(verb.i)
    clause = _that_clause(parse, token)
    if token.dep == "dobj" and nothing.lower == "nothing" and clause is not None:
        finder = _finder(parse, nothing)
        yield Frame(
            token.i,
            (token.i, token.i + 1),
            source=finder,
            content=[clause],
            stance="doubts",
            hedge=finder is None,
            nominal=True,
        )


def colon_frames(parse: Parse, quotes: tuple[Quote, ...]) -> Iterator[Frame]:
    """As in "Her brother disagrees: “Nobody came.”": whoever acts before the colon speaks."""
    for quote in quotes:
        before = parse.text[: quote.outer.start].rstrip()
        if not before.endswith(":"):
            continue
        colon = parse.token_at(len(before) - 1)
        first, _ = parse.sentences[parse.tokens[colon].sentence]
        verbs = [t for t in parse.tokens[first:colon] if t.pos == "VERB"]
        main = [t for t in verbs if t.dep in ("ROOT", "ccomp", "conj")] or verbs
        who = subject(parse, main[-1].i) if main else None
        if who is not None and who.i < colon:
            verb = main[-1]
            yield Frame(verb.i, (verb.i, verb.i + 1), source=who.i, quotable=True)


def _according(parse: Parse, token: Token) -> Iterator[Frame]:
    for to in parse.children(token.i, "prep", "pcomp", "dep"):
        if to.i < token.i:
            continue  # "to (according the": hung there by a parser at a loss
        for who in parse.children(to.i, "pobj"):
            yield Frame(token.i, (token.i, to.i + 1), source=who.i, open=True)
            return
    after = parse.tokens[token.i + 1 : token.i + 2]
    if after and after[0].lower == "to":
        for who in parse.children(after[0].i, "pobj"):
            yield Frame(token.i, (token.i, after[0].i + 1), source=who.i, open=True)
            return


def _quoting(parse: Parse, token: Token) -> Iterator[Frame]:
    """As in "A, the agency reported, citing police"; "quoted X as saying that"."""
    if any(t.dep == "nsubjpass" for t in parse.children(token.i)):
        yield from _was_quoted(parse, token)
        return
    who = next(iter(parse.children(token.i, "dobj")), None)
    if who is None:
        return
    frame = Frame(token.i, (token.i, token.i + 1), source=who.i, open=token.tag == "VBG")
    outlet = subject(parse, token.i)
    frame.through = outlet.i if outlet is not None and outlet.i != who.i else None
    for say in _as_saying(parse, token):
        frame.cue_range = (token.i, token.i + 1)
        clause = parse.children(say.i, "ccomp")
        last = reach(parse, say.i)[1]
        frame.content = [(reach(parse, clause[0].i)[0] if clause else say.i + 1, last)]
        frame.content = [r for r in frame.content if r[1] > r[0]]
        frame.open, frame.quotable = False, True
    if frame.open and frame.through is None and token.dep not in ("advcl", "acl", "prep"):
        frame.open = False
    if frame.content or frame.open or frame.quotable:
        yield frame


def _was_quoted(parse: Parse, token: Token) -> Iterator[Frame]:
    patient = parse.children(token.i, "nsubjpass")[0]
    frame = Frame(token.i, (token.i, token.i + 1), source=patient.i, quotable=True)
    for by in parse.children(token.i, "agent", "prep"):
        if by.lower in ("by", "in"):
            frame.via.extend(t.i for t in parse.children(by.i, "pobj"))
    for say in _as_saying(parse, token):
        clause = parse.children(say.i, "ccomp")
        for by in parse.children(say.i, "prep", "agent"):
            frame.via.extend(t.i for t in parse.children(by.i, "pobj") if by.lower == "by")
        if clause:
            frame.content = [reach(parse, clause[0].i)]
    yield frame


def _as_saying(parse: Parse, token: Token) -> list[Token]:
    found = []
    for child in parse.children(token.i, "prep", "advcl", "dep"):
        if child.lower == "as":
            found.extend(parse.children(child.i, "pcomp", "advcl"))
        elif child.lemma in ("say", "tell", "state"):
            found.append(child)
    return [t for t in found if t.lemma in ("say", "tell", "state", "claim")]


def _nominal(parse: Parse, token: Token) -> Iterator[Frame]:
    """As in "the ministry's claim that P", "a report by X that P", "no evidence of P"."""
    if _medium(parse, token):
        return
    none = _none(parse, token)
    clause = _that_clause(parse, token)
    stance: Stance = "asserts"
    certainty: Certainty = cues.NOUNS_ASSERT.get(token.lemma, "stated")
    if none and token.lemma in cues.NOUNS_NONE | {"report", "word", "record"}:
        stance = "doubts"
        if clause is None:
            clause = _of_phrase(parse, token)
    elif token.lemma in cues.NOUNS_DENY:
        stance = "denies"
    if clause is None and token.lemma in cues.NOUNS_OF:
        clause = _of_phrase(parse, token)
    if clause is None or (stance == "asserts" and token.lemma not in cues.NOUNS_ASSERT):
        return
    frame = Frame(token.i, (token.i, token.i + 1), stance=stance, certainty=certainty)
    frame.content = [clause]
    frame.nominal = True
    if stance == "doubts":
        finder = _finder(parse, token)
        frame.source = finder
        frame.hedge = finder is None
    else:
        frame.source = _owner(parse, token)
    yield frame


def _finder(parse: Parse, token: Token) -> int | None:
    """Who found no evidence; None where the text's own voice has none."""
    verb = parse.head(token.i)
    if token.dep != "dobj" or verb.pos not in ("VERB", "AUX"):
        return None
    who = subject(parse, verb.i)
    return who.i if who is not None and who.lower not in ("we", "i", "there") else None


def _medium(parse: Parse, token: Token) -> bool:
    """As in "said in a statement that": the noun is but the means of another cue."""
    above = parse.head(token.i)
    if token.dep != "pobj" or above.lower not in ("in", "on", "via", "through"):
        return False
    return parse.head(above.i).lemma in cues.ASSERTS | cues.DENIES


def _none(parse: Parse, token: Token) -> bool:
    if any(t.lower in ("no", "little", "any") for t in parse.children(token.i, "det", "amod")):
        lowered = {t.lower for t in parse.children(token.i, "det", "amod")}
        return bool(lowered & {"no", "little"}) or any(
            t.dep == "neg" for t in parse.children(token.head)
        )
    return False


def _that_clause(parse: Parse, token: Token) -> tuple[int, int] | None:
    above = parse.head(token.i)
    emerging = above.lemma in cues.EMERGES and token.dep == "nsubj"
    clauses = parse.children(token.i, "acl", "ccomp", "relcl")
    for child in [*clauses, *(parse.children(above.i, "ccomp") if emerging else [])]:
        if child.i < token.i:
            continue
        marked = any(t.lower in ("that", "of") for t in parse.children(child.i, "mark"))
        infinitive = child.dep == "acl" and any(
            t.lower == "to" for t in parse.children(child.i, "aux")
        )
        if marked or (infinitive and token.lemma in ("claim", "boast")):
            return reach(parse, child.i)
    for prep in parse.children(token.i, "prep"):
        for inner in parse.children(prep.i, "pcomp"):
            if prep.lower == "of" and token.lemma in ("claim", "boast", "accusation"):
                return reach(parse, inner.i)
    return None


def _of_phrase(parse: Parse, token: Token) -> tuple[int, int] | None:
    for prep in parse.children(token.i, "prep"):
        if prep.lower in ("of", "about"):
            first, last = reach(parse, prep.i)
            return first + 1, last
    return None


def _owner(parse: Parse, token: Token) -> int | None:
    """Whose claim it is; the noun itself where nobody is named ("reports that")."""
    for child in parse.children(token.i, "poss"):
        return child.i
    for prep in parse.children(token.i, "prep"):
        for pobj in parse.children(prep.i, "pobj"):
            if prep.lower in ("by", "from") or (prep.lower == "of" and pobj.pos == "PROPN"):
                return pobj.i
    if token.lemma in ("report", "rumour", "rumor", "statement", "message", "news", "story"):
        return token.i
    if token.lemma in ("allegation", "claim", "accusation") and token.dep in ("dobj", "pobj"):
        return None
    return None
