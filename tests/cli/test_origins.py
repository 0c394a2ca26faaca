"""The command `origins`, on the demo's reports."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

type Unfog = Callable[..., tuple[int, str, str]]


@pytest.fixture
def bekaa(unfog: Unfog, demo_register: Path) -> str:
    """The incident in which one of four reports copies another."""
    rows = json.loads(unfog("incidents", "--register", demo_register, "--json")[1])
    return next(
        str(row["incident"]["id"])
        for row in rows
        if {"own-d3-2", "own-d3-4"} <= {part["document"] for part in row["incident"]["parts"]}
    )


def test_a_copy_stands_under_the_text_that_it_copies(
    unfog: Unfog, demo_register: Path, bekaa: str
) -> None:
    status, shown, _ = unfog("origins", bekaa, "--register", demo_register)
    lines = shown.splitlines()
    assert status == 0
    assert all(len(line) <= 80 for line in lines)
    source = next(n for n, line in enumerate(lines) if line.startswith("own-d3-2"))
    copy = next(n for n, line in enumerate(lines) if line.startswith("  own-d3-4"))
    assert source < copy
    assert any("copy of own-d3-2" in line for line in lines[copy:])
    assert any("quotes health ministry" in line for line in lines)


def test_json_has_the_edges_with_their_reasons(
    unfog: Unfog, demo_register: Path, bekaa: str
) -> None:
    told = json.loads(unfog("origins", bekaa, "--register", demo_register, "--json")[1])
    (copy,) = (e for e in told["edges"] if e["kind"] == "copy-of")
    assert (copy["document"], copy["target"]) == ("own-d3-4", "own-d3-2")
    assert copy["share"] > 0.5
    assert told["origins"]["own-d3-4"] == "own-d3-2"


def test_a_graph_for_graphviz(unfog: Unfog, demo_register: Path, bekaa: str) -> None:
    shown = unfog("origins", bekaa, "--register", demo_register, "--dot")[1]
    assert shown.startswith("digraph origins {")
    assert '"own-d3-4" -> "own-d3-2" [label="copy of' in shown


def test_the_register_s_origins_by_size(unfog: Unfog, demo_register: Path) -> None:
    _, shown, said = unfog("origins", "--register", demo_register)
    assert "own-d3-2" in shown
    assert "of several documents" in said
    told = json.loads(unfog("origins", "--register", demo_register, "--json")[1])
    sizes = [len(row["documents"]) for row in told]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == 1


def test_the_sheet_names_sources_where_documents_share_one(
    unfog: Unfog, demo_register: Path, bekaa: str
) -> None:
    assert "sources: own-d3-2 (2 documents)" in unfog("show", bekaa, "-r", demo_register)[1]


def test_a_graph_of_the_whole_register_is_refused(unfog: Unfog, demo_register: Path) -> None:
    status, _, said = unfog("origins", "--register", demo_register, "--dot")
    assert status == 2
    assert "give its id" in said
