from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from unfog.errors import SettingsError
from unfog.model.finding import Alternative, Bound, Finding, LeftOut
from unfog.model.incident import Incident
from unfog.model.judgement import Judgement
from unfog.model.rating import Credible
from unfog.publish import rows
from unfog.publish.columns import COLUMNS, page
from unfog.publish.tables import TABLES, frame, frame_of
from unfog.store.base import StoredClaim, StoredDocument, StoredIncident

PAGE = Path(__file__).parents[2] / "docs" / "columns.md"


def test_the_page_on_columns_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_table_has_its_columns_documented() -> None:
    assert set(TABLES) == set(COLUMNS)
    for columns in COLUMNS.values():
        assert len({c.name for c in columns}) == len(columns)
        assert all(c.meaning for c in columns)


def test_an_incident_carries_bounds_status_and_place(incident: StoredIncident) -> None:
    (row,) = frame_of("incidents", rows.incidents([incident])).to_dicts()
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == (8, 8, 9)
    assert row["killed_status"] == "contested"
    assert row["wounded_low"] is None
    assert row["event_type"] == "Battles"
    assert row["date_precision"] == "day"
    assert row["latitude"] == 15.82
    assert row["documents"] == ["a", "b"]


def test_a_perpetrator_that_was_only_denied_is_not_named(incident: StoredIncident) -> None:
    (row,) = frame_of("incidents", rows.incidents([incident])).to_dicts()
    assert row["perpetrators"] == ["=HYPERLINK(0)", "the Ochre Band"]


def test_an_incident_without_date_and_place_has_empty_cells(unplaced: StoredIncident) -> None:
    (row,) = frame_of("incidents", rows.incidents([unplaced])).to_dicts()
    assert row["date_start"] is row["place"] is row["latitude"] is row["killed_low"] is None


def test_a_finding_names_the_claim_behind_each_bound(incident: StoredIncident) -> None:
    killed = frame_of("findings", rows.findings([incident])).row(0, named=True)
    assert (killed["low_claim"], killed["high_claim"]) == ("c-1", "c-2")
    assert killed["value"] == "8 soldiers"
    assert killed["denied_by"] == ["c-3"]
    assert killed["others"] == ["at least 9 soldiers"]


class OneDocument:
    """What the table of claims asks of a register's view."""

    def __init__(self, document: StoredDocument, claim: StoredClaim) -> None:
        self._document, self._claim = document, claim

    def claims(self) -> Iterator[StoredClaim]:
        yield self._claim

    def document(self, id: str) -> StoredDocument | None:
        return self._document if id == self._document.document.id else None

    def source_words(self) -> tuple[Judgement, ...]:
        return ()

    def findings(self, incident: str) -> tuple[Finding, ...]:
        eight = Alternative(
            self._claim.claim.value, (self._claim.id,), credible=Credible(4, "one origin, denied")
        )
        left = (LeftOut(self._claim.id, "superseded", "c-2"),)
        return (Finding(incident, "killed", "contested", "unfog", (eight,), left_out=left),)


def test_a_claim_carries_speaker_and_quote(document: StoredDocument, claim: StoredClaim) -> None:
    view: Any = OneDocument(document, claim)
    (row,) = frame("claims", view).to_dicts()
    assert row["quote"] == "Eight soldiers died, the mayor said."
    assert (row["low"], row["high"], row["of"]) == (8, 8, "soldiers")
    assert row["speaker"] == "the mayor"
    assert row["outlet"] == "Radio X"


def test_a_claim_carries_how_far_it_can_be_relied_on(
    document: StoredDocument, claim: StoredClaim
) -> None:
    view: Any = OneDocument(document, claim)
    (row,) = frame("claims", view).to_dicts()
    assert (row["reliability"], row["reliability_why"]) == ("F", "no record of this speaker")
    assert (row["credibility"], row["credibility_why"]) == (4, "one origin, denied")
    assert row["left_out"] == "replaced by the speaker's later figure"


def test_a_finding_says_which_claims_were_added_up_and_which_left_out() -> None:
    best = Bound(7, "c-1", plus=("c-2",), less=("c-3",))
    left = (LeftOut("c-4", "part", "c-1"),)
    made = Finding("i", "killed", "contested", "ucdp", (), None, best, best, of="unknown",
                   left_out=left, grade="weak: one origin only")  # fmt: skip
    one = StoredIncident(
        Incident("i", "Attack", "main", None, None, ()), "contested", 1, 1, (made,)
    )
    row = frame_of("findings", rows.findings([one])).row(0, named=True)
    assert (row["best"], row["best_claim"], row["of"]) == (7, "c-1", "unknown")
    assert row["joined"] == ["best + c-2", "best - c-3", "high + c-2", "high - c-3"]
    assert row["left_out"] == ["c-4: counts a part"]
    assert row["grade"] == "weak: one origin only"


def test_a_number_that_the_rule_set_assumes_stands_in_the_incident() -> None:
    made = Finding("i", "killed", "single-source", "acled", (), assumed=0)
    one = StoredIncident(
        Incident("i", "Attack", "main", None, None, ()), "contested", 1, 1, (made,)
    )
    (row,) = frame_of("incidents", rows.incidents([one])).to_dicts()
    assert (row["killed_low"], row["killed_best"], row["killed_status"]) == (0, 0, None)


def test_an_empty_table_keeps_its_columns() -> None:
    empty = frame_of("findings", [])
    assert empty.columns == [c.name for c in COLUMNS["findings"]]
    assert empty.schema["low"] == pl.Int64


def test_an_unknown_table_is_refused_with_the_known_ones() -> None:
    view: Any = None
    with pytest.raises(SettingsError, match="known: incidents, claims"):
        frame("people", view)
