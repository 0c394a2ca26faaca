"""All claims of one incident by property, with what fusing needs to know of each."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from unfog.fuse.alias import fuller
from unfog.fuse.evidence import Evidence
from unfog.fuse.retractions import taken_back
from unfog.fuse.sources import of_claim, words_of
from unfog.fuse.statements import one_statement
from unfog.fuse.values import covers
from unfog.fuse.voices import account_key, claim_origin, newsroom
from unfog.fuse.weighing import allied, discounted
from unfog.model.claim import PROPERTIES, Property
from unfog.model.identity import claim_id
from unfog.model.incident import Incident, Report


def gather(
    incident: Incident, reports: Mapping[str, Report]
) -> list[tuple[Property, list[Evidence]]]:
    """Evidence by property, in the order of the glossary; the rows in canonical order."""
    by_property: dict[Property, dict[str, Evidence]] = defaultdict(dict)
    sourced = _sourced(_named_alike(list(_rows(incident, reports))), reports)
    for row in allied(sourced, reports):
        held = by_property[row.claim.property].setdefault(row.id, row)
        if str(row.claim.share) < str(held.claim.share):
            by_property[row.claim.property][row.id] = row
    return [
        (name, discounted(_withdrawals(sorted(by_property[name].values(), key=_order))))
        for name in PROPERTIES
        if name in by_property
    ]


def _named_alike(rows: list[Evidence]) -> list[Evidence]:
    """The rows with short forms of a speaker's name put down to the full one."""
    kinds = [row.claim.speaker.kind for row in rows]
    accounts = fuller(zip(kinds, [row.account for row in rows], strict=True))
    sources = fuller(zip(kinds, [row.origin for row in rows], strict=True))
    return [
        msgspec.structs.replace(
            row,
            account=accounts.get((kind, row.account), row.account),
            origin=sources.get((kind, row.origin), row.origin),
        )
        for kind, row in zip(kinds, rows, strict=True)
    ]


def _sourced(rows: list[Evidence], reports: Mapping[str, Report]) -> list[Evidence]:
    """The rows with one origin for one statement and one newsroom, and what notices take back."""
    told = {row.document: reports[row.document] for row in rows}
    back = taken_back(rows, told)
    return [
        msgspec.structs.replace(row, origin=newsroom(origin, told), withdrawn=row.id in back)
        for row, origin in zip(rows, one_statement(rows, told), strict=True)
    ]


def _rows(incident: Incident, reports: Mapping[str, Report]) -> Iterable[Evidence]:
    wanted = {(part.document, part.incident) for part in incident.parts}
    for document in sorted({name for name, _ in wanted} & reports.keys()):
        report = reports[document]
        words = words_of(report)
        for told in report.incidents:
            if (document, told.id) not in wanted:
                continue
            for claim in told.claims:
                yield Evidence(
                    id=claim_id(document, told.id, claim),
                    claim=claim,
                    document=document,
                    published=report.published,
                    account=account_key(report, claim),
                    origin=claim_origin(report, claim),
                    rated=of_claim(claim, report.outlet, words) if words else None,
                )


def _order(row: Evidence) -> tuple[dt.date, str, int, str]:
    return row.published or dt.date.max, row.document, row.claim.start, row.id


def _withdrawals(rows: list[Evidence]) -> list[Evidence]:
    """Marks what a speaker contradicted later: the denied assertion, or the dropped denial.

    Within one document the denial is the last word.
    """
    accounts: dict[str, list[Evidence]] = defaultdict(list)
    for row in rows:
        accounts[row.account].append(row)
    return [
        msgspec.structs.replace(row, withdrawn=True)
        if row.withdrawn or any(_takes_back(other, row) for other in accounts[row.account])
        else row
        for row in rows
    ]


def _takes_back(later: Evidence, row: Evidence) -> bool:
    stances = (row.claim.stance, later.claim.stance)
    if stances == ("asserts", "denies"):
        return _not_before(later, row) and covers(later.claim, row.claim)
    if stances == ("denies", "asserts"):
        return _after(later, row) and covers(row.claim, later.claim)
    return False


def _after(later: Evidence, row: Evidence) -> bool:
    return (
        later.published is not None
        and row.published is not None
        and later.published > row.published
    )


def _not_before(later: Evidence, row: Evidence) -> bool:
    return later.document == row.document or (
        later.published is not None
        and row.published is not None
        and later.published >= row.published
    )
