"""Templates out of events and role spans, and the bench `muc4`, on invented dispatches."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from unfog.evaluation import bench, muc4
from unfog.evaluation.muc4_assemble import Event, RoleSpan, assemble
from unfog.evaluation.muc4_score import Role, Template
from unfog.model.span import Span

TEXT = (
    "Gunmen of the Ember Column (EC) bombed the ferry office in Quebravano. "
    "The EC claimed responsibility for the blast. "
    "Later Zoltan Ferrow was kidnapped by hooded men."
)


def span(words: str, role: Role, score: float = 1.0) -> RoleSpan:
    start = TEXT.index(words)
    return RoleSpan(start, start + len(words), role, score)


def told(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, TEXT.index(".", start) + 1)


BLAST = Event("bombing", (told("Gunmen"), told("The EC")), 0.9)
CAPTURE = Event("kidnapping", (told("Later"),), 0.6)
SPANS = (
    span("Gunmen", "PerpInd"),
    span("Ember Column", "PerpOrg"),
    span("EC claimed", "PerpOrg", 0.1),
    span("EC", "PerpOrg"),
    span("ferry office", "Target"),
    span("Zoltan Ferrow", "Victim"),
    span("hooded men", "PerpInd"),
)


def words(found: Template, role: Role) -> list[tuple[str, ...]]:
    return [f.alternatives for f in found.fillers[role]]


def test_each_event_gets_the_phrases_told_with_it() -> None:
    blast, capture = assemble(TEXT, [CAPTURE, BLAST], SPANS)
    assert (blast.types, capture.types) == (("bombing",), ("kidnapping",))
    assert words(blast, "Target") == [("ferry office",)]
    assert words(capture, "Victim") == [("Zoltan Ferrow",)]
    assert words(capture, "PerpInd") == [("hooded men",)]
    assert words(capture, "Target") == []


def test_a_name_and_its_initials_are_one_organisation() -> None:
    blast = assemble(TEXT, [BLAST], SPANS)[0]
    assert words(blast, "PerpOrg") == [("Ember Column", "EC")]


def test_what_is_too_unsure_is_left_out() -> None:
    unsure = Event("arson", (told("The EC"),), 0.05)
    found = assemble(TEXT, [BLAST, unsure], [span("ferry office", "Target", 0.05)])
    assert [t.types for t in found] == [("bombing",)]
    assert words(found[0], "Target") == []


def test_doers_named_once_hold_for_other_events() -> None:
    found = assemble(TEXT, [BLAST, CAPTURE], [span("Ember Column", "PerpOrg")])
    assert all(words(t, "PerpOrg") == [("Ember Column",)] for t in found)


@pytest.mark.parametrize(
    ("sentence", "confidence"),
    [
        ("The Column bombed a bank", "fact"),
        ("The Column claimed responsibility for the bomb", "claimed"),
        ("Police blamed the Column for the bomb", "suspected"),
        ("The Column denied that it planted the bomb", "suspected"),
        ("The Column may have planted the bomb", "possible"),
    ],
)
def test_how_surely_an_organisation_is_tied_to_the_deed(sentence: str, confidence: str) -> None:
    start = sentence.index("Column")
    doer = RoleSpan(start, start + len("Column"), "PerpOrg")
    found = assemble(sentence, [Event("bombing", (Span(0, len(sentence)),))], [doer])
    assert found[0].confidence == ((confidence,),)


def record(text: str, templates: Sequence[object]) -> dict[str, object]:
    return {"id": "own-a", "text": text, "date": "1991-03-05", "templates": templates}


def slot(*alternatives: str, **more: object) -> dict[str, object]:
    return {"optional": False, "alts": alternatives, **more}


GOLD = {
    "optional": False,
    "slots": {
        "type": [{"values": ["BOMBING"]}],
        "perp_ind": [slot("TERRORISTS")],
        "perp_org": [],
        "perp_org_confidence": [],
        "phys_tgt": [slot("BANK", "QUEBRAVANO BANK")],
        "instrument_id": [slot("BOMB")],
        "hum_tgt_name": [slot("ZOLTAN FERROW")],
        "hum_tgt_desc": [slot("GUARD", xref=["ZOLTAN FERROW"]), slot("PASSERSBY")],
    },
}


def test_gold_victims_are_those_named_and_the_nameless_are_free() -> None:
    decoded = muc4.Record("a", "", (muc4.GoldTemplate(False, {}),))
    assert muc4.gold(decoded.templates[0]).types == ()
    slots = {
        "hum_tgt_name": (muc4.Slot(alts=("Ferrow",)),),
        "hum_tgt_desc": (
            muc4.Slot(alts=("guard",), xref=("Ferrow",)),
            muc4.Slot(alts=("two passersby",), xref=("-",)),
        ),
    }
    victims = muc4.gold(muc4.GoldTemplate(False, slots)).fillers["Victim"]
    assert [(v.alternatives, v.optional) for v in victims] == [
        (("Ferrow", "guard"), False),
        (("two passersby",), True),
    ]


def test_dispatches_in_capitals_are_read(tmp_path: Path) -> None:
    text = (
        "TERRORISTS ATTACKED A BANK IN LIMA YESTERDAY WITH A BOMB. THE EXPLOSION DESTROYED IT "
        "AND KILLED ZOLTAN FERROW, A GUARD, POLICE REPORTED TODAY."
    )
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record(text, [GOLD])))
    found = bench.run("muc4", [path])
    assert found.headline == "micro_f1"
    assert found.figures["type_f1"] == 1
    assert found.figures["micro_f1"] >= 0.6


def test_any_predictor_can_be_measured(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record("NOTHING HAPPENED IN THE HARBOUR TODAY.", [GOLD])))
    measured = muc4.measure([path], lambda records: [[] for _ in records])
    assert measured.figures["micro_f1"] == 0
    assert measured.figures["type_recall"] == 0
