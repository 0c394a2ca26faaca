"""Error analysis of bench `claims`: what is missed and what is wrong, by cause and phenomenon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from unfog.errors import SettingsError
from unfog.evaluation.bench import Data
from unfog.evaluation.disputes import Disputed, disputes
from unfog.evaluation.gold import ScoredClaim, ScoredDocument, digest_of_files, read_gold
from unfog.evaluation.phenomena import ABOUT, PHENOMENA, REALIS, Test
from unfog.evaluation.slips import DIFFERS, MISSED, WRONG, Compared, Slip, compare
from unfog.model.claim import COUNT_PROPERTIES, PROPERTIES
from unfog.model.wire import value_from
from unfog.publish.words import value_words

SNIPPET = 80
"""Characters of a document's text that an example shows at most."""


class Example(msgspec.Struct, frozen=True):
    """One slip. `beside` words the claim of the other side that it was matched with."""

    document: str
    start: int
    end: int
    property: str
    value: str
    stance: str
    speaker: str
    beside: str
    snippet: str


class Cause(msgspec.Struct, frozen=True):
    """Slips of one cause: how many, which share of their side, some of them."""

    cause: str
    count: int
    share: float
    examples: tuple[Example, ...]


class Rate(msgspec.Struct, frozen=True):
    """Claims of one kind: required by the gold and missed, read and wrong."""

    kind: str
    required: int
    missed: int
    read: int
    wrong: int


class ErrorReport(msgspec.Struct, frozen=True):
    """`right` claims are sourced: value, stance and speaker agree. Required claims are right
    or missed, read ones right or wrong: `missed` and `wrong` add up to what is left.

    `disputed` are the values of incidents told by several documents that others contradict or
    deny, and `unseen` those that the register does not show with their speaker there."""

    data: Data
    required: int
    read: int
    right: int
    missed: tuple[Cause, ...]
    wrong: tuple[Cause, ...]
    by_property: tuple[Rate, ...]
    by_realis: tuple[Rate, ...]
    by_phenomenon: tuple[Rate, ...]
    disputed: int = 0
    unseen: tuple[Cause, ...] = ()


def measure_errors(data: Sequence[Path], examples: int = 3) -> ErrorReport:
    """Read the gold's documents, as bench `claims` does, and group what is not right.

    Raises SettingsError where the gold is not there.
    """
    from unfog.evaluation.claims import gold_folder, predict

    folder = gold_folder(data)
    documents = folder / "documents.jsonl"
    gold = read_gold(folder / "claims")
    predicted, linked = predict(documents)
    files = [documents, *(folder / "claims").glob("*.gold.json")]
    source = Data(str(folder), digest_of_files(files), len(gold))
    found = report(source, gold, predicted, read_texts(documents), examples)
    return with_disputes(found, disputes(gold, predicted, linked), read_texts(documents), examples)


def with_disputes(
    found: ErrorReport, told: Sequence[Disputed], texts: Mapping[str, str], examples: int = 3
) -> ErrorReport:
    """`found` with the disputed values of `told` that cannot be seen, by what became of them."""
    slips = [Slip(d.document, d.incident, d.claim, f"disputed: {d.verdict}") for d in told]
    unseen = [slip for slip, d in zip(slips, told, strict=True) if d.verdict != "shown"]
    names = [f"disputed: {verdict}" for verdict in ("elsewhere", "misheard", "unread")]
    causes = tuple(_cause(name, unseen, texts, examples) for name in names)
    return msgspec.structs.replace(found, disputed=len(told), unseen=causes)


class _Text(msgspec.Struct, frozen=True):
    id: str
    text: str


def read_texts(documents: Path) -> dict[str, str]:
    """Texts by document id. Raises SettingsError naming file and line where one is broken."""
    found = {}
    for number, line in enumerate(documents.read_bytes().splitlines(), 1):
        if line.strip():
            try:
                row = msgspec.json.decode(line, type=_Text)
            except msgspec.DecodeError as error:
                raise SettingsError(f"{documents}:{number}: needs id and text ({error})") from error
            found[row.id] = row.text
    return found


def report(
    data: Data,
    gold: Mapping[str, ScoredDocument],
    predicted: Mapping[str, ScoredDocument],
    texts: Mapping[str, str],
    examples: int = 3,
) -> ErrorReport:
    """The slips of `predicted` against `gold`, grouped; `examples` of each cause."""
    every = [(d, compare(d, predicted.get(k, ScoredDocument(k)))) for k, d in gold.items()]
    missed = [slip for _, one in every for slip in one.missed]
    wrong = [slip for _, one in every for slip in one.wrong]
    required = sum(len(one.required) for _, one in every)

    def causes(slips: Sequence[Slip], known: Sequence[str]) -> tuple[Cause, ...]:
        return tuple(_cause(name, slips, texts, examples) for name in known)

    return ErrorReport(
        data=data,
        required=required,
        read=sum(len(one.read) for _, one in every),
        right=required - len(missed),
        missed=causes(missed, (*MISSED, *DIFFERS)),
        wrong=causes(wrong, (*WRONG, *DIFFERS)),
        by_property=_rates(ABOUT, every),
        by_realis=_rates(REALIS, every),
        by_phenomenon=_rates(PHENOMENA, every),
    )


def _cause(name: str, slips: Sequence[Slip], texts: Mapping[str, str], examples: int) -> Cause:
    mine = [slip for slip in slips if slip.cause == name]
    share = round(len(mine) / len(slips), 4) if slips else 0.0
    shown = tuple(_example(slip, texts.get(slip.document, "")) for slip in _spread(mine, examples))
    return Cause(name, len(mine), share, shown)


def _spread(slips: Sequence[Slip], number: int) -> list[Slip]:
    """`number` of them, evenly from all over the documents."""
    if len(slips) <= number:
        return list(slips)
    return [slips[(2 * i + 1) * len(slips) // (2 * number)] for i in range(number)]


def _example(slip: Slip, text: str) -> Example:
    claim = slip.claim
    return Example(
        document=slip.document,
        start=claim.start,
        end=claim.end,
        property=claim.about,
        value=said_value(claim),
        stance=claim.stance,
        speaker=claim.who.name,
        beside=_beside(slip.beside) if slip.beside else "",
        snippet=snippet(text[claim.start : claim.end]),
    )


def _beside(claim: ScoredClaim) -> str:
    return f"{claim.who.name} {claim.stance} {said_value(claim)} ({claim.start}–{claim.end})"


def said_value(claim: ScoredClaim) -> str:
    """The value as people read it; as it stands where it does not fit its property."""
    try:
        known = next(p for p in PROPERTIES if p == claim.about)
        value = claim.value
        if known in COUNT_PROPERTIES and isinstance(value, dict) and value.get("unit") is None:
            value = {k: v for k, v in value.items() if k != "unit"}
        return value_words(value_from(known, value))
    except (StopIteration, ValueError, msgspec.ValidationError):
        return str(claim.value)


def snippet(words: str) -> str:
    """`words` on one line, cut at `SNIPPET` characters."""
    line = " ".join(words.split())
    return line if len(line) <= SNIPPET else line[: SNIPPET - 1] + "…"


def _rates(
    kinds: Mapping[str, Test], every: Sequence[tuple[ScoredDocument, Compared]]
) -> tuple[Rate, ...]:
    return tuple(_rate(kind, test, every) for kind, test in kinds.items())


def _rate(kind: str, test: Test, every: Sequence[tuple[ScoredDocument, Compared]]) -> Rate:
    counts = [0, 0, 0, 0]
    for document, one in every:
        sides = (
            one.required,
            [(slip.incident, slip.claim) for slip in one.missed],
            one.read,
            [(slip.incident, slip.claim) for slip in one.wrong],
        )
        for n, side in enumerate(sides):
            counts[n] += sum(test(document, incident, claim) for incident, claim in side)
    return Rate(kind, *counts)
