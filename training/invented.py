"""Reports of our own invention, with their claims marked, in the layout of the claim gold.

    .venv/bin/python training/invented.py [FILE …]    check them; errors say file and line

training/invented/*.txt hold them, a few to a file. A report begins with lines `# id:`, `# title:`,
`# published:`, `# outlet:` (and `# cluster:` where several tell of the same); its text goes to a
line `---`; behind that stands a JSON object a line:

    {"incident": "quay", "role": "main", "type": "Attack", "date": ["2031-02-03", "2031-02-03"],
     "place": ["Port Lindow", "GB"], "type_alt": "Armed clash"}        claims below are its own
    {"p": "killed", "v": [2, 2, "dockers", "civilians"], "s": "police", "k": "police", "q": "…"}
    {"trap": "the words", "why": "a threat"}

`q` is the evidence as it stands in the text, or its first and last words with ` ... ` between.
Counts are [low, high, unit, of] with "approx": true beside where they are; dates [start, end].
`s` is REPORT where absent; a speaker's `k` (kind) and `org` are given once a report. `stance`
(asserts), `certainty` (stated), `via`, `alt`, `optional`, `subset`, `responsibility` as in GUIDE.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from classes import HEADS, TYPES

FOLDER = Path(__file__).parent / "invented"
COUNTS = frozenset(HEADS["count"]) - {"no"}
NAMES = frozenset(("place", "perpetrator", "target", "weapon"))
PROPERTIES = COUNTS | NAMES | {"occurrence", "date", "damage", "motive"}
KINDS = frozenset(
    "government military police armed_group media ngo igo medical witness expert anonymous"
    " victim_family report other".split()
)
OF = frozenset(
    "civilians combatants police soldiers children staff people perpetrators munitions".split()
)
CLAIM_KEYS = frozenset(
    "p v s k q org stance certainty via alt optional subset approx responsibility"
    " includes_perpetrator note".split()
)
GAP = " ... "


@dataclass
class Report:
    """A report: its document and its gold, as the gold has them."""

    document: dict[str, Any]
    gold: dict[str, Any]
    cluster: str
    """Reports of one have the same; the id of a report that stands alone."""
    speakers: dict[str, tuple[str, str | None]] = field(default_factory=dict)


class Faults(ValueError):
    """What is wrong, a line each."""


def reports(paths: list[Path] | None = None) -> list[Report]:
    """The reports of `paths` (all of ours if absent). Raises Faults."""
    faults: list[str] = []
    made = []
    for path in paths or sorted(FOLDER.glob("*.txt")):
        for first, lines in _cut(path.read_text(encoding="utf-8").splitlines()):
            made.append(_report(f"{path.name}", first, lines, faults))
    ids = [r.document["id"] for r in made]
    faults += [f"{i}: stands twice" for i in sorted({i for i in ids if ids.count(i) > 1})]
    if faults:
        raise Faults("\n".join(faults))
    return made


def _cut(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    starts = [n for n, line in enumerate(lines) if line.startswith("# id:")]
    for begin, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield begin + 1, lines[begin:end]


def _report(file: str, first: int, lines: list[str], faults: list[str]) -> Report:
    head = dict(re.match(r"# (\w+): ?(.*)", x).groups() for x in lines if x.startswith("# "))  # type: ignore[union-attr]
    here = f"{file}:{first}"
    if "---" not in lines:
        faults.append(f"{here}: no line --- behind the text")
        return Report(head, {}, head["id"])
    body = lines.index("---")
    text = "\n".join(x for x in lines[:body] if not x.startswith("# ")).strip()
    missing = [k for k in ("title", "published", "outlet") if k not in head]
    faults += [f"{here}: no # {k}:" for k in missing]
    document = {
        **{k: head.get(k) or None for k in ("id", "title", "published", "outlet")},
        **{"url": None, "text": text, "sha256": hashlib.sha256(text.encode()).hexdigest()},
    }
    gold: dict[str, Any] = {"id": head["id"], "incidents": [], "no_incident": []}
    report = Report(document, gold, head.get("cluster", head["id"]))
    for n, line in enumerate(lines[body + 1 :], first + body + 1):
        if line.strip():
            try:
                _line(report, json.loads(line))
            except (ValueError, KeyError, IndexError, TypeError) as error:
                faults.append(f"{file}:{n}: {error!r:.200} in {line[:160]}")
    faults += [
        f"{here}: incident {i['id']} has no claim" for i in gold["incidents"] if not i["claims"]
    ]
    return report


def _line(report: Report, row: dict[str, Any]) -> None:
    text, gold = report.document["text"], report.gold
    if "trap" in row:
        start, end = _found(text, row["trap"])
        gold["no_incident"].append({"start": start, "end": end, "why": row["why"]})
    elif "incident" in row:
        _check(row["type"] in TYPES, f"no type {row['type']}")
        _check(row.get("type_alt", "Attack") in TYPES, f"no type {row.get('type_alt')}")
        _check(row["role"] in HEADS["main"], f"no role {row['role']}")
        place = row.get("place")
        made = {
            **{"id": row["incident"], "role": row["role"], "type": row["type"]},
            "date": _dates(row["date"]) if row.get("date") else None,
            "place": {"name": place[0], "country": place[1]} if place else None,
            "claims": [],
        }
        gold["incidents"].append(made | {k: row[k] for k in ("type_alt",) if row.get(k)})
    else:
        _check(bool(gold["incidents"]), "a claim before any incident")
        gold["incidents"][-1]["claims"].append(_claim(report, row))


def _claim(report: Report, row: dict[str, Any]) -> dict[str, Any]:
    _check(set(row) <= CLAIM_KEYS, f"unknown keys {sorted(set(row) - CLAIM_KEYS)}")
    name = row["p"]
    _check(name in PROPERTIES, f"no property {name}")
    start, end = _found(report.document["text"], row["q"])
    speaker = row.get("s", "REPORT")
    if speaker == "REPORT":
        kind, org = "report", None
    else:
        known = report.speakers.get(speaker, (None, None))
        kind, org = row.get("k", known[0]), row.get("org", known[1])
        _check(kind in KINDS, f"kind of {speaker} is {kind}")
        report.speakers[speaker] = (str(kind), org)
    stance, sure = row.get("stance", "asserts"), row.get("certainty", "stated")
    _check(stance in HEADS["stance"][:3], f"no stance {stance}")
    _check(sure in HEADS["sure"], f"no certainty {sure}")
    made = {
        **{"property": name, "value": _value(name, row), "stance": stance, "certainty": sure},
        **{"speaker": speaker, "org": org, "kind": kind, "via": row.get("via", [])},
        **{"start": start, "end": end},
    }
    if row.get("alt"):
        made["alt"] = [_value(name, row | {"v": v}) for v in row["alt"]]
    return made | {k: row[k] for k in ("optional", "responsibility", "subset") if row.get(k)}


def _value(name: str, row: dict[str, Any]) -> Any:
    value = row["v"]
    if name in COUNTS:
        low, high, unit, of = value
        for bound in (low, high):
            _check(bound is None or isinstance(bound, int), f"{bound} is no whole number")
        _check(of in OF, f"nobody is counted as {of}")
        extra = {k: row[k] for k in ("approx", "subset", "includes_perpetrator") if row.get(k)}
        return {"low": low, "high": high, "unit": unit, "of": of, **extra}
    if name == "date":
        return _dates(value)
    if name == "weapon":
        return [value] if isinstance(value, str) else value
    _check(value is True if name == "occurrence" else isinstance(value, str), f"value {value}")
    return value


def _dates(pair: list[str]) -> dict[str, str]:
    first, last = (date.fromisoformat(x) for x in pair)
    _check(first <= last, f"{first} is after {last}")
    return {"start": first.isoformat(), "end": last.isoformat()}


def _found(text: str, quote: str) -> tuple[int, int]:
    """Where `quote` stands. Raises ValueError where it does not, or stands twice."""
    opening, _, closing = quote.partition(GAP)
    start = text.find(opening)
    _check(start >= 0, f"not in the text: {opening}")
    _check(text.find(opening, start + 1) < 0, f"more than once in the text: {opening}")
    if not closing:
        return start, start + len(opening)
    at = text.find(closing, start + len(opening))
    _check(at >= 0, f"not behind the opening: {closing}")
    return start, at + len(closing)


def _check(right: bool, fault: str) -> None:
    if not right:
        raise ValueError(fault)


def doubtful(report: Report) -> Iterator[str]:
    """What is probably a slip: names that do not stand in the text."""
    text = report.document["text"].lower()
    for incident in report.gold["incidents"]:
        if not any(c["property"] == "occurrence" for c in incident["claims"]):
            yield f"{report.document['id']}: {incident['id']} has no occurrence claim"
        for c in incident["claims"]:
            values = c["value"] if isinstance(c["value"], list) else [c["value"]]
            for v in [*values, c["speaker"]]:
                words = re.findall(r"\w+", v.lower()) if isinstance(v, str) else []
                named = v != "REPORT" and c["property"] not in ("damage", "motive")
                if named and not all(w in text for w in words):
                    yield f"{report.document['id']}: {c['property']} {v!r} is not in the text"


def main() -> int:
    try:
        made = reports([Path(p) for p in sys.argv[1:]])
    except Faults as faults:
        print(faults)
        return 1
    for report in made:
        for doubt in doubtful(report):
            print("check", doubt)
    incidents = [i for r in made for i in r.gold["incidents"]]
    claims = sum(len(i["claims"]) for i in incidents)
    print(len(made), "reports,", len(incidents), "incidents,", claims, "claims: no error")
    return 0


if __name__ == "__main__":
    sys.exit(main())
