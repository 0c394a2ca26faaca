"""What belongs to a cue: the rest of its sentence, and the quoted words beside it."""

from __future__ import annotations

from unfog.model.parse import Parse
from unfog.read.attribution_frames import Frame, Range, reach
from unfog.read.quotes import Quote


def source_range(parse: Parse, frame: Frame) -> Range | None:
    """Tokens of the speaker's phrase, without the cue and what hangs below it."""
    if frame.source is None:
        return None
    first, last = reach(parse, frame.source)
    low, high = frame.cue_range
    if frame.source < low:
        last = min(last, low)
    elif first < high:
        first = high
    for a, b in frame.content:
        if first < a < last and frame.source < a:
            last = a
        if first < b <= frame.source:
            first = b
    while last - 1 > frame.source and parse.tokens[last - 1].pos == "PUNCT":
        last -= 1
    return (first, last) if first < last else (frame.source, frame.source + 1)


def cue_evidence(parse: Parse, frame: Frame) -> Range:
    """Tokens from the first to the last of cue and source."""
    source = source_range(parse, frame)
    low, high = frame.cue_range
    return (min(low, source[0]), max(high, source[1])) if source else (low, high)


def close_open_frames(parse: Parse, frames: list[Frame]) -> None:
    """Give open cues the sentence around them, short of other cues on the same level."""
    by_sentence: dict[int, list[Frame]] = {}
    for frame in frames:
        if not frame.hedge:
            by_sentence.setdefault(parse.tokens[frame.cue].sentence, []).append(frame)
    for sentence, group in by_sentence.items():
        for frame in group:
            if frame.open:
                frame.content = _around(parse, frame, group, parse.sentences[sentence])
        for frame in group:
            if frame.open and frame.through is not None:
                above = parse.tokens[frame.cue].head
                for other in group:
                    if other.cue == above and other is not frame and other.content:
                        frame.content = list(other.content)  # "citing X, it said that"


def _around(parse: Parse, frame: Frame, group: list[Frame], sentence: Range) -> list[Range]:
    first, last = sentence
    low, high = cue_evidence(parse, frame)
    below = set(parse.subtree(frame.cue))
    for other in group:
        if other is frame or other.nominal or other.through is not None:
            continue
        a, b = cue_evidence(parse, other)
        if other.cue in below and not other.open:
            continue  # said within what this cue hands on
        ends = max([b, *(e for _, e in other.content)]) if not other.open else b
        if b <= low and (other.open or ends <= low):
            first = max(first, _boundary(parse, b, low) or (b if other.open else first))
        elif a >= high:
            last = min(last, _clause_start(parse, a, high))
    first = _behind_semicolon(parse, first, low)
    leading = _leads(parse, frame, low)
    content = [] if leading else [_trim(parse, first, low)]
    if leading or low - first < 2 or _goes_on(parse, low, high, last):
        content.append(_trim(parse, _after(parse, high, last), last))
    return [r for r in content if r[1] - r[0] > 1]


def _boundary(parse: Parse, start: int, stop: int) -> int | None:
    """Where a new main clause begins between two cues ("A, X said, but B, Y said")."""
    for j in range(stop - 1, start, -1):
        token = parse.tokens[j]
        if token.lower in ("but", "while", "and", "although", "though", "whereas"):
            before = parse.tokens[j - 1].text
            if before in (",", ";", "–", "—") and stop - j > 3:
                return j + 1
    return None


def _behind_semicolon(parse: Parse, first: int, low: int) -> int:
    for j in range(low - 1, first, -1):
        if parse.tokens[j].text == ";":
            return j + 1
    return first


def _leads(parse: Parse, frame: Frame, low: int) -> bool:
    """Does the cue open its clause ("…, and according to X, …")?"""
    if parse.tokens[frame.cue].lower != "according" or low == 0:
        return False
    return parse.tokens[low - 1].lower in ("and", "but", "while", "that")


def _clause_start(parse: Parse, a: int, floor: int) -> int:
    """Where the clause of a later cue begins: behind the last comma or conjunction before it."""
    for j in range(a - 1, floor, -1):
        if parse.tokens[j].dep == "cc" and parse.tokens[j - 1].text in (",", ";"):
            return j
    return a


def _goes_on(parse: Parse, low: int, high: int, last: int) -> bool:
    """Does what was said go on behind a cue between commas ("The blast, police said, killed")?"""
    if high >= last or low == 0:
        return False
    return parse.tokens[low - 1].text in (",", "–", "—", "-") and parse.tokens[high].text in (
        ",",
        "–",
        "—",
        "-",
    )


def _after(parse: Parse, high: int, last: int) -> int:
    while high < last and parse.tokens[high].text in (",", ":"):
        high += 1
    return high


def _trim(parse: Parse, first: int, last: int) -> Range:
    edge = (",", "–", "—", "-", ";", ":", ".", '"', "“", "”", "'", "‘", "’")
    while first < last and (parse.tokens[first].text in edge or parse.tokens[first].dep == "cc"):
        first += 1
    while last > first and parse.tokens[last - 1].text in edge:
        last -= 1
    return first, last


def owners(parse: Parse, quotes: tuple[Quote, ...], frames: list[Frame]) -> list[int | None]:
    """For every quotation the number of the frame that owns it, or None."""
    tokens = parse.tokens
    usable: dict[int, list[int]] = {}
    for n, frame in enumerate(frames):
        if frame.quotable or frame.open:
            usable.setdefault(tokens[frame.cue].sentence, []).append(n)
    found: list[int | None] = []
    for quote in quotes:
        first, last = parse.token_at(quote.span.start), parse.token_at(quote.span.end - 1)
        near = {tokens[first].sentence, tokens[last].sentence}
        if last + 1 < len(tokens) and parse.text[quote.span.end - 1] in ",?!.":
            follow = tokens[min(last + 2, len(tokens) - 1)]
            if "\n" not in parse.text[quote.outer.end : follow.start]:
                near.add(follow.sentence)
        if first > 0 and parse.text[: quote.outer.start].rstrip()[-1:] == ":":
            near.add(tokens[max(0, first - 2)].sentence)
        best: tuple[int, int] | None = None
        for n in sorted(n for sentence in near for n in usable.get(sentence, [])):
            frame = frames[n]
            if first <= frame.cue <= last:
                continue
            gap = _gap(parse, frame, quote, first, last)
            if gap is not None and (best is None or gap < best[0]):
                best = (gap, n)
        found.append(best[1] if best else None)
    return found


def _gap(parse: Parse, frame: Frame, quote: Quote, first: int, last: int) -> int | None:
    """Distance in tokens between cue and quotation; None where something parts them."""
    covered = any(a <= first and last < b for a, b in frame.content)
    low, high = cue_evidence(parse, frame)
    if covered:
        return 0
    if high <= first:
        return first - high if first - high <= 14 or _colon(parse, quote) else None
    if low > last:
        gap = low - last
        return gap if gap <= 4 else None
    return 6


def _colon(parse: Parse, quote: Quote) -> bool:
    return parse.text[: quote.outer.start].rstrip()[-1:] == ":"


def is_speech(quote: Quote, text: str) -> bool:
    """A quotation of a whole sentence or more, not a few words in the writer's own."""
    words = quote.span.of(text).split()
    if len(words) < 4:
        return False
    before = text[: quote.outer.start].rstrip(" ")[-1:]
    starts = before in ("", "\n", ".", "?", "!", "”", '"', ":", ",", "’")
    inner = quote.span.of(text).strip()
    return starts and inner[:1].isupper() and inner[-1:] in ".,?!…—"
