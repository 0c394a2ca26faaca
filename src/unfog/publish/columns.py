"""The columns of every table, with type and meaning: docs/columns.md is made from these."""

from __future__ import annotations

from typing import Literal, NamedTuple

from unfog.model.claim import Property

type Kind = Literal["text", "texts", "whole", "number", "day", "yes/no"]
COUNTED: tuple[Property, ...] = ("killed", "wounded", "missing", "captured", "released")


class Column(NamedTuple):
    """`texts` is a list of texts; CSV and XLSX join it with "; "."""

    name: str
    kind: Kind
    meaning: str


def _counted(name: str) -> tuple[Column, ...]:
    return (
        Column(f"{name}_low", "whole", f"{name}: the least that accounts support"),
        Column(f"{name}_best", "whole", f"{name}: the best supported number"),
        Column(f"{name}_high", "whole", f"{name}: the most that accounts support"),
        Column(f"{name}_status", "text", f"{name}: status of the finding, empty where none"),
    )


INCIDENTS = (
    Column("id", "text", "permanent id of the incident"),
    Column("event_type", "text", "ACLED event type"),
    Column("sub_event_type", "text", "ACLED sub-event type"),
    Column("role", "text", "main: what a report is about; background: retold as context"),
    Column("status", "text", "single-source, corroborated, contested or retracted"),
    Column("date_start", "day", "first possible day; empty where the texts give none"),
    Column("date_end", "day", "last possible day"),
    Column("date_precision", "text", "day, days, week, month, year or range"),
    Column("place", "text", "name of the place; empty where the texts give none"),
    Column("country", "text", "ISO 3166-1 alpha-2, two joined by / for a border"),
    Column("admin1", "text", "first-level division"),
    Column("latitude", "number", "degrees north"),
    Column("longitude", "number", "degrees east"),
    Column("radius_km", "number", "how far from the point it may be"),
    Column("place_kind", "text", "settlement, division, facility, …"),
    Column("gazetteer_id", "text", "entry in the gazetteer, such as geonames:98182"),
    Column("perpetrators", "texts", "who is said to have done it, best supported first"),
    Column("targets", "texts", "who or what is said to have been hit, best supported first"),
    Column("weapons", "texts", "with what, best supported first"),
    *(column for name in COUNTED for column in _counted(name)),
    Column("killed_grade", "text", "verdict on the killed under `--rules airwars` or `ibc`"),
    Column("accounts", "whole", "how many speakers tell of it"),
    Column(
        "origins",
        "whole",
        "how many independent origins assert anything of it: bodies quoted, or sources on which "
        "a report's own words hang; never fewer than a finding has",
    ),
    Column("documents", "texts", "ids of the documents that tell of it"),
    Column("review", "text", "a reviewer's word: confirmed, completed, reopened or rejected"),
    Column("review_by", "text", "who said so"),
    Column("review_at", "day", "when (UTC)"),
    Column("review_why", "text", "the reason given"),
    Column("review_changed", "yes/no", "findings are others now than the reviewer saw"),
    Column(
        "reviewed",
        "texts",
        "reviewers' own values, each with its property; those of type, date, place, names and "
        "tolls stand in the columns above",
    ),
    Column("reviewed_by", "texts", "who gave them"),
    Column("as_read", "texts", "what the reports come to where a reviewer's value stands instead"),
)

CLAIMS = (
    Column("id", "text", "permanent id of the claim"),
    Column("incident", "text", "id of the incident it speaks of"),
    Column("document", "text", "id of the document it stands in"),
    Column("outlet", "text", "who published the document"),
    Column("published", "day", "when the document was published"),
    Column("origin", "text", "source on which the document hangs; same origin, not independent"),
    Column("property", "text", "what the claim is about: killed, date, perpetrator, …"),
    Column("value", "text", "the value in words"),
    Column("low", "whole", "counts: at least so many; empty where unbounded"),
    Column("high", "whole", "counts: at most so many; empty where unbounded"),
    Column("of", "text", "counts: who is counted"),
    Column("unit", "text", "counts: the noun of the text"),
    Column("approx", "yes/no", "counts: round or vague in the text"),
    Column("subset", "text", "counts: the part that is counted, where it is one"),
    Column("date_start", "day", "dates: first possible day"),
    Column("date_end", "day", "dates: last possible day"),
    Column("stance", "text", "asserts, denies or doubts"),
    Column("certainty", "text", "stated, likely or possible"),
    Column("responsibility", "yes/no", "the speaker claims to have done it"),
    Column("speaker", "text", "who says so; REPORT is the document's own voice"),
    Column("speaker_kind", "text", "government, military, police, witness, anonymous, …"),
    Column("org", "text", "for whom the speaker speaks"),
    Column("actor", "text", "id in the actor registry, where known there"),
    Column("via", "texts", "through whom the claim came"),
    Column("start", "whole", "first character in the document's text, from 0"),
    Column("end", "whole", "character after the last"),
    Column("quote", "text", "the words of the document that carry the claim"),
    Column("reliability", "text", "of the speaker, A to F (Admiralty scale); F: cannot be judged"),
    Column("reliability_why", "text", "the reason"),
    Column(
        "credibility",
        "whole",
        "of what it says, 1 to 6 (Admiralty scale), as the finding has it; 6: cannot be judged",
    ),
    Column("credibility_why", "text", "the reason"),
    Column("left_out", "text", "why it does not bear on the finding, empty where it does"),
    Column("mark", "text", "a reviewer's word on it: rejected, accepted, or added by the reviewer"),
    Column("mark_by", "text", "who said so"),
    Column("mark_at", "day", "when (UTC)"),
    Column("mark_why", "text", "the reason given"),
)

FINDINGS = (
    Column("incident", "text", "id of the incident"),
    Column("property", "text", "what it is about: killed, date, perpetrator, …"),
    Column(
        "of",
        "text",
        "counts: who is counted; empty for all victims, attackers, or a side under `--rules ucdp`",
    ),
    Column("status", "text", "single-source, corroborated, contested or retracted"),
    Column("rule", "text", "the rule set by which it was fused"),
    Column("value", "text", "the best supported value in words"),
    Column("low", "whole", "counts: the least that accounts support"),
    Column("low_claim", "text", "id of the claim behind it"),
    Column("best", "whole", "counts: the best supported number"),
    Column("best_claim", "text", "id of the claim behind it"),
    Column("high", "whole", "counts: the most that accounts support"),
    Column("high_claim", "text", "id of the claim behind it"),
    Column(
        "joined",
        "texts",
        "counts: claims whose numbers are added to a bound's claim, or taken from it: `best + c-2`",
    ),
    Column("assumed", "whole", "counts: the rule set's number where no account gives one"),
    Column("why", "text", "counts: how the best number, or the range, was chosen"),
    Column("grade", "text", "verdict of the rule set and its reason, where it gives one"),
    Column("accounts", "whole", "how many speakers speak to it"),
    Column("origins", "whole", "how many independent origins assert it"),
    Column("asserted_by", "texts", "ids of the claims for the value in `value`"),
    Column("denied_by", "texts", "ids of the claims that deny it"),
    Column("doubted_by", "texts", "ids of the claims that doubt it"),
    Column("others", "texts", "the other values that were claimed, in words"),
    Column("credibility", "whole", "of `value`, 1 to 6 (Admiralty scale); 6: cannot be judged"),
    Column("credibility_why", "text", "the reason"),
    Column("left_out", "texts", "claims that do not bear on it, each with why"),
    Column("reviewed", "text", "a reviewer's own value, which stands beside what was found"),
    Column("reviewed_by", "text", "who gave it"),
    Column("reviewed_at", "day", "when (UTC)"),
    Column("reviewed_why", "text", "the reason given"),
)

DOCUMENTS = (
    Column("id", "text", "id of the document"),
    Column("title", "text", "its headline"),
    Column("outlet", "text", "who published it"),
    Column("author", "text", "who wrote it"),
    Column("published", "day", "when it was published; empty where not known"),
    Column("url", "text", "its address"),
    Column("source", "text", "where it was read from"),
    Column("language", "text", "ISO 639-1"),
    Column("media", "text", "text, html, record or claims"),
    Column("characters", "whole", "length of the clean text"),
    Column("claims", "whole", "how many claims were read out of it"),
    Column("origin", "text", "source on which it hangs; same origin, not independent"),
    Column("reader", "text", "reader and version"),
    Column("digest", "text", "SHA-256 of the raw bytes"),
)

COLUMNS: dict[str, tuple[Column, ...]] = {
    "incidents": INCIDENTS,
    "claims": CLAIMS,
    "findings": FINDINGS,
    "documents": DOCUMENTS,
}

_INTRO = """\
# Columns

What `unfog export --what TABLE` writes, in this order. This page is made from
`unfog.publish.columns`; a test holds both together.

Types: *text*; *texts* a list of texts (joined by "; " in CSV and XLSX); *whole* a whole number;
*number*; *day* an ISO day; *yes/no*. Empty means not known or not applicable, never zero.
In CSV a text that begins with `=`, `+`, `-`, `@`, a tab or a line break gets a leading `'`, so
that no spreadsheet takes it for a formula; in XLSX texts are stored as texts.
GeoJSON (incidents only) has the same columns as properties of each feature; a place is a point
with its `radius_km`, an incident without place has a null geometry.

Where a reviewer gave a type, date, place, name or toll, it stands in the columns of the incident;
`reviewed` names it as theirs, as it does values that have no column there (damage, motive,
munitions). `as_read` tells what the reports come to, with the claims behind it in the table of
findings. A count with two ends has no best number.

Incidents that a reviewer rejected, and their findings, are left out unless `--review` asks for
them; claims that were rejected are in the table of claims, marked as such.
"""


def page() -> str:
    """docs/columns.md."""
    parts = [_INTRO]
    for name, columns in COLUMNS.items():
        rows = "\n".join(f"| `{c.name}` | {c.kind} | {c.meaning} |" for c in columns)
        parts.append(f"## {name}\n\n| column | type | meaning |\n|---|---|---|\n{rows}\n")
    return "\n".join(parts)
