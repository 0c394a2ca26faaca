import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.evaluation.bench import Data
from unfog.evaluation.errors import SNIPPET, Cause, ErrorReport, report
from unfog.evaluation.gold import ScoredDocument, decode
from unfog.evaluation.score import score
from unfog.evaluation.slips import DIFFERS

DATA = Data("toy", "0", 1)
TEXT = (
    "Gunmen killed three guards at a depot near Poti on Tuesday, police said. The army denied "
    "that any guard was killed. A year ago raiders burned the same depot, the owner recalled, "
    "and a visitor may have been hurt. If the strike goes on, the port will be closed for a week."
)
POLICE = {"name": "police", "kind": "police"}
ARMY = {"name": "the army", "kind": "military"}


def claim(about: str, value: Any, start: int, end: int, **more: Any) -> dict[str, Any]:
    return {"property": about, "value": value, "start": start, "end": end, **more}


def toll(number: int) -> dict[str, int]:
    return {"low": number, "high": number}


def document(*incidents: list[dict[str, Any]], **more: Any) -> ScoredDocument:
    told = [{"id": f"e{n}", "type": "Attack", "claims": c} for n, c in enumerate(incidents)]
    return decode(json.dumps({"id": "own-d", "incidents": told, **more}).encode(), "test")


def analysed(gold: ScoredDocument, read: ScoredDocument) -> ErrorReport:
    return report(DATA, {gold.id: gold}, {read.id: read}, {gold.id: TEXT})


def told(causes: tuple[Cause, ...]) -> dict[str, int]:
    return {cause.cause: cause.count for cause in causes if cause.count}


KILLED = claim("killed", toll(3), 0, 71, speaker=POLICE)
DENIED = claim("killed", toll(3), 73, 114, stance="denies", speaker=ARMY)
BURNED = claim("occurrence", True, 116, 150)


def test_each_missed_claim_has_one_cause() -> None:
    place = claim("place", "Poti", 26, 47, speaker=POLICE)
    gold = document([KILLED, DENIED, place, {**place, "speaker": ARMY}], [BURNED])
    found = analysed(gold, document([KILLED]))
    assert told(found.missed) == {
        "denial or doubt not read": 1,
        "property not read": 2,
        "incident not found": 1,
    }
    assert (found.required, found.right, found.read, told(found.wrong)) == (5, 1, 1, {})


def test_a_second_speaker_is_told_from_a_second_value() -> None:
    other = {**KILLED, "speaker": ARMY}
    found = analysed(document([KILLED, other]), document([KILLED]))
    assert told(found.missed) == {"value read, this speaker not": 1}
    rival = claim("killed", toll(9), 200, 230, speaker=ARMY)
    found = analysed(document([KILLED, rival]), document([KILLED]))
    assert told(found.missed) == {"value not read": 1}


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ({"value": toll(4)}, "value wrong"),
        ({"stance": "denies"}, "stance wrong"),
        ({"speaker": "REPORT"}, "speaker: REPORT for a named one"),
        ({"speaker": ARMY}, "speaker: another one"),
    ],
)
def test_what_was_matched_says_what_differs(change: dict[str, Any], cause: str) -> None:
    found = analysed(document([KILLED]), document([{**KILLED, **change}]))
    assert told(found.missed) == told(found.wrong) == {cause: 1}
    (example,) = next(c for c in found.missed if c.cause == cause).examples
    assert example.document == "own-d"
    assert example.value == "3 people"
    assert example.beside
    assert TEXT[example.start : example.end].startswith(example.snippet[:60])


def test_a_named_speaker_for_the_report_is_told() -> None:
    gold, read = document([BURNED]), document([{**BURNED, "speaker": ARMY}])
    assert told(analysed(gold, read).wrong) == {"speaker: a named one for REPORT": 1}


def test_each_wrong_claim_has_one_cause() -> None:
    gold = document([KILLED], no_incident=[{"start": 210, "end": 280}])
    closed = claim("occurrence", True, 212, 270)
    read = document(
        [
            KILLED,
            claim("killed", toll(3), 120, 140, speaker=POLICE),
            claim("killed", toll(3), 120, 140, speaker=ARMY),
            claim("killed", toll(8), 120, 140, speaker=ARMY),
            claim("weapon", ["rifle"], 0, 20),
            DENIED,
        ],
        [closed],
        [BURNED],
    )
    assert told(analysed(gold, read).wrong) == {
        "said before": 1,
        "value in the gold, this speaker not": 1,
        "value not in the gold": 1,
        "property not in the gold": 1,
        "denial or doubt not in the gold": 1,
        "trap sprung": 1,
        "no such incident": 1,
    }


def test_optional_claims_are_neither_missed_nor_wrong() -> None:
    gold = document([KILLED, {**DENIED, "optional": True}])
    for read in (document([KILLED]), document([KILLED, DENIED])):
        found = analysed(gold, read)
        assert told(found.missed) == told(found.wrong) == {}


def test_phenomena_are_counted_on_both_sides() -> None:
    some = claim(
        "wounded",
        {"low": 1, "high": None, "approx": True, "of": "perpetrators", "subset": "raiders"},
        *(180, 210),
        speaker={"name": "officials", "kind": "anonymous"},
        via=["the radio"],
        certainty="possible",
    )
    found = analysed(document([some, DENIED]), document([DENIED]))
    rates = {rate.kind: rate for rate in (*found.by_phenomenon, *found.by_realis)}
    for kind in (
        *("anonymous speaker", "via somebody", "subset of a toll", "approximate count"),
        *("count open on one side", "perpetrators counted", "asserted as possible"),
    ):
        assert (rates[kind].required, rates[kind].missed, rates[kind].read) == (1, 1, 0), kind
    assert (rates["denied"].required, rates["denied"].missed, rates["denied"].read) == (1, 0, 1)
    assert rates["news"].required == 0


def test_a_read_claim_of_a_document_without_incident_is_told() -> None:
    found = analysed(document(), document([BURNED]))
    rates = {rate.kind: rate for rate in found.by_phenomenon}
    assert rates["document without incident"].wrong == 1


def test_snippets_are_short() -> None:
    found = analysed(document([claim("occurrence", True, 0, 250)]), document())
    (example,) = found.missed[0].examples
    assert len(example.snippet) == SNIPPET
    assert example.snippet.endswith("…")


spans = st.tuples(st.integers(0, 60), st.integers(1, 40)).map(lambda t: (t[0], t[0] + t[1]))
claims = st.builds(
    lambda about, number, span, stance, who, optional: claim(
        about,
        True if about == "occurrence" else toll(number),
        *span,
        stance=stance,
        speaker=who,
        optional=optional,
    ),
    st.sampled_from(["killed", "wounded", "occurrence"]),
    st.integers(1, 3),
    spans,
    st.sampled_from(["asserts", "asserts", "denies"]),
    st.sampled_from(["REPORT", POLICE, ARMY]),
    st.booleans(),
)
incidents = st.lists(st.lists(claims, min_size=1, max_size=5), max_size=3)
stretches = st.lists(spans.map(lambda s: {"start": s[0], "end": s[1]}), max_size=2)


@given(incidents, incidents, stretches)
def test_slips_add_up_to_what_the_bench_counts(
    gold_claims: list[list[dict[str, Any]]],
    read_claims: list[list[dict[str, Any]]],
    traps: list[dict[str, int]],
) -> None:
    gold, read = document(*gold_claims, no_incident=traps), document(*read_claims)
    figures = score({gold.id: gold}, {read.id: read})
    found = analysed(gold, read)
    missed, wrong = told(found.missed), told(found.wrong)
    assert found.required == figures["gold_claims"]
    assert found.read == figures["predicted_claims"]
    assert found.required == found.right + sum(missed.values())
    assert found.read == found.right + sum(wrong.values())
    differ = {cause: missed.get(cause, 0) for cause in DIFFERS}
    assert differ == {cause: wrong.get(cause, 0) for cause in DIFFERS}

    def recall(number: int) -> float:
        return round(number / found.required, 4) if found.required else 0.0

    valued = found.right + sum(differ.values()) - differ["value wrong"]
    assert figures["sourced_recall"] == recall(found.right)
    assert figures["value_recall"] == recall(valued)
    assert figures["found_recall"] == recall(valued + differ["value wrong"])
    assert wrong.get("trap sprung", 0) <= figures["traps"]
    for rates in (found.by_property, found.by_realis):
        assert sum(r.missed for r in rates) == sum(missed.values())
        assert sum(r.wrong for r in rates) == sum(wrong.values())


@pytest.fixture
def gold_folder(tmp_path: Path) -> Path:
    """A claim gold of one invented report, with a claim that no reader can find in it."""
    (tmp_path / "claims").mkdir()
    row = {"id": "own-d", "published": "2031-04-09", "text": TEXT}
    (tmp_path / "documents.jsonl").write_text(json.dumps(row))
    odd = claim("motive", "\x1b[31mgreed", 230, 250)
    gold = {"id": "own-d", "incidents": [{"id": "e", "type": "Attack", "claims": [KILLED, odd]}]}
    (tmp_path / "claims" / "own-d.gold.json").write_text(json.dumps(gold))
    return tmp_path


def test_the_command_prints_tables_or_json(
    gold_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from unfog.cli.app import run

    monkeypatch.setenv("COLUMNS", "80")
    asked = ["bench", "claims", "--errors", "--data", str(gold_folder)]
    assert run(asked) == 0
    shown = capsys.readouterr().out
    assert "Required claims that were missed: 1 of 2" in shown
    assert "own-d 230–250: REPORT asserts motive [31mgreed" in shown
    assert "Phenomenon" in shown
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 80
    assert run([*asked, "--json", "--examples", "0"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["required"] == 2
    assert all(cause["examples"] == [] for cause in found["missed"])


def test_benches_without_error_analysis_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    from unfog.cli.app import run

    assert run(["bench", "speed", "--errors"]) == 2
    assert "only claims has" in capsys.readouterr().err
