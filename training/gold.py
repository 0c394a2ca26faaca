"""The claim gold as labels on tokens.

`dense` heads label every token (class 0 where nothing is said), `sparse` heads only those that
carry a claim; the tokens in `free` count for nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict

from classes import HEADS, TYPES

from unfog.model.claim import COUNT_PROPERTIES
from unfog.model.parse import Parse
from unfog.read.counts import counts
from unfog.read.mentions import mentions

COUNTED, STANCES, SURE = HEADS["count"], HEADS["stance"], HEADS["sure"]


class Labels:
    """The labels of one document, gathered claim by claim."""

    def __init__(self, text: str, parse: Parse, times: list, gold: dict) -> None:
        self.text, self.parse, self.times = text, parse, times
        self.dense: dict[str, dict[int, int]] = defaultdict(dict)
        self.sparse: dict[str, dict[int, int]] = defaultdict(dict)
        self.free: dict[str, set[int]] = defaultdict(set)
        self.mentions = {m.i for m in mentions(parse)}
        self.counts = counts(parse)
        order = sorted(
            ((i, c) for i in gold["incidents"] for c in i["claims"]),
            key=lambda pair: bool(pair[1].get("optional")),
        )
        self.stances: dict[int, set[str]] = defaultdict(set)
        self.voices: dict[int, set[bool]] = defaultdict(set)
        self.homes = {i["id"]: n for n, i in enumerate(gold["incidents"])}
        for incident, claim in order:
            self.add(incident, claim)
        for i, stances in self.stances.items():
            both = len(stances) > 1
            self.sparse["stance"][i] = 3 if both else STANCES.index(next(iter(stances)))
        for i, voices in self.voices.items():
            self.sparse["voice"][i] = 2 if len(voices) > 1 else int(False in voices)

    def inside(self, start: int, end: int) -> list[int]:
        return [t.i for t in self.parse.tokens if t.start < end and t.end > start]

    def add(self, incident: dict, claim: dict) -> None:
        name = claim["property"]
        head = "event" if name == "occurrence" else "count" if name in COUNT_PROPERTIES else name
        within = self.inside(claim["start"], claim["end"])
        if not within:
            return
        spans = self.spans(name, claim, within)
        if claim.get("optional"):
            self.free[head].update(within)
            return
        if not spans:
            self.free[head].update(within)
            spans = [[self.root(within)]]
        else:
            self.mark(head, name, incident, spans)
            if head == "event":
                self.free[head].update(i for i in within if i not in spans[0])
        for span in spans:
            for i in span[:1]:
                self.stances[i].add(claim.get("stance", "asserts"))
                self.sparse["sure"].setdefault(i, SURE.index(claim.get("certainty", "stated")))
                speaker = claim.get("speaker") or "REPORT"
                who = speaker.get("name", "REPORT") if isinstance(speaker, dict) else speaker
                self.voices[i].add(who == "REPORT")
                self.sparse["main"].setdefault(i, int(incident.get("role", "main") != "main"))
                self.sparse["home"].setdefault(i, self.homes[incident["id"]])

    def mark(self, head: str, name: str, incident: dict, spans: list[list[int]]) -> None:
        if head == "event":
            i = spans[0][0]
            self.dense[head][i] = 1
            self.sparse["type"].setdefault(i, TYPES.index(incident["type"]))
        elif head == "count":
            for span in spans:
                for i in span:
                    self.dense[head].setdefault(i, COUNTED.index(name))
        else:
            for span in spans:
                if not any(i in self.dense[head] for i in span):
                    for n, i in enumerate(span):
                        self.dense[head][i] = 1 if n == 0 else 2

    def spans(self, name: str, claim: dict, within: list[int]) -> list[list[int]]:
        """The tokens that carry the value, as runs."""
        value = claim["value"]
        if name == "occurrence":
            known = [i for i in within if i in self.mentions]
            return [[min(known, key=self.depth)]] if known else [[self.root(within)]]
        if name in COUNT_PROPERTIES:
            return self.counted(name, value, within)
        if name == "date":
            return self.dated(value, within)
        if name in ("motive", "damage"):
            return self.worded(str(value), within)
        names = value if isinstance(value, list) else [value]
        out = []
        for one in names:
            out += self.named(str(one), within, free=name)
        return out

    def counted(self, name: str, value: dict, within: list[int]) -> list[list[int]]:
        low, high = value.get("low"), value.get("high")
        out = []
        for mention in self.counts:
            if mention.property == name and (mention.noun in within or mention.trigger in within):
                c = mention.count
                if c.low == low and c.high == high:
                    out.append(sorted({mention.noun, mention.trigger}))
        for i in within:
            tokens = self.parse.tokens
            if tokens[i].pos == "NUM" and re.sub(r"\D", "", tokens[i].text) in (
                str(low),
                str(high),
            ):
                out.append([i])
        unit = self.named(str(value.get("unit")), within, free=name)
        return out + [[self.root(span)] for span in unit]

    def worded(self, value: str, within: list[int]) -> list[list[int]]:
        """Where the words of `value` stand: all of them, else the first that do."""
        whole = self.named(value, within, free="")
        if whole:
            return whole
        words = {w.lower() for w in re.findall(r"\w{4,}", value)}
        out: list[int] = []
        for i in within:
            if self.parse.tokens[i].lower in words:
                out.append(i)
            elif out:
                break
        return [out or within]

    def dated(self, value: dict, within: list[int]) -> list[list[int]]:
        first, last = self.parse.tokens[within[0]].start, self.parse.tokens[within[-1]].end
        near = [t for t in self.times if t.start < last and t.end > first and t.value]
        same = [
            t
            for t in near
            if (t.value.start.isoformat(), t.value.end.isoformat())
            == (value.get("start"), value.get("end"))
        ]
        return [self.inside(t.start, t.end) for t in same or near[:1]]

    def named(self, value: str, within: list[int], free: str) -> list[list[int]]:
        first, last = self.parse.tokens[within[0]].start, self.parse.tokens[within[-1]].end
        pattern = re.compile(r"(?<!\w)" + re.escape(value) + r"(?:s|es)?(?!\w)", re.IGNORECASE)
        out = []
        for match in pattern.finditer(self.text):
            tokens = self.inside(match.start(), match.end())
            if first <= match.start() < last and not out:
                out.append(tokens)
            elif free in ("perpetrator", "target", "weapon", "place"):
                self.free[free].update(tokens)
        return out

    def root(self, within: list[int]) -> int:
        held = set(within)
        tops = [
            i
            for i in within
            if self.parse.tokens[i].head not in held or self.parse.tokens[i].head == i
        ]
        verbs = [i for i in tops if self.parse.tokens[i].pos in ("VERB", "NOUN")]
        return (verbs or tops)[0]

    def depth(self, i: int) -> tuple[int, int]:
        return sum(1 for _ in self.parse.ancestors(i)), i
