"""One incident as one sentence, every figure and name of which has a claim behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from unfog.model.finding import Finding
from unfog.publish.brief.behind import Behind, stands
from unfog.publish.brief.blame import blame, disputed
from unfog.publish.brief.model import Entry
from unfog.publish.brief.tolls import figure
from unfog.publish.brief.words import kind_words, when_words, where_words
from unfog.publish.columns import COUNTED
from unfog.publish.words import many
from unfog.store.base import StoredClaim, StoredIncident


def entry(
    stored: StoredIncident, claims: Mapping[str, StoredClaim], outlets: Mapping[str, str | None]
) -> Entry:
    """The entry of `stored`. `claims` are its claims by id, `outlets` names by document."""
    behind = Behind(claims, outlets)
    head = _head(stored) + _target(stored.finding("target"), behind)
    found = [figure(stored.finding(name), behind) for name in COUNTED]
    figures = [one for one in found if one is not None]
    who = [
        *blame(stored.finding("perpetrator"), behind),
        *disputed(stored.finding("occurrence"), behind),
    ]
    documents = sorted({part.document for part in stored.incident.parts})
    tolls = ", ".join(one.words for one in figures)
    status = f"{stored.status.capitalize()}, {many(len(documents), 'document')}."
    return Entry(
        incident=stored.incident.id,
        date=stored.incident.date,
        status=stored.status,
        sentence=" ".join((f"{head}: {tolls}." if tolls else f"{head}.", *_who(who), status)),
        figures=tuple(figures),
        sources=behind.sources,
        documents=tuple(documents),
    )


def _head(stored: StoredIncident) -> str:
    """`14 May 2031 – suicide bombing in Chtaura, Lebanon`."""
    incident = stored.incident
    when = when_words(incident.date) if incident.date else "date not known"
    where = where_words(incident.place) if incident.place else "at a place not known"
    return f"{when[0].upper()}{when[1:]} – {kind_words(incident.type)} {where}"


def _target(finding: Finding | None, behind: Behind) -> str:
    """` (target: market)`, as most say; "" where nobody says."""
    best = next((a for a in finding.alternatives if stands(a)), None) if finding else None
    if best is None:
        return ""
    behind.quote(f"target {best.value}", best.asserts)
    return f" (target: {best.value})"


def _who(parts: Sequence[str]) -> Iterator[str]:
    if parts:
        words = "; ".join(parts)
        yield f"{words[0].upper()}{words[1:]}."
