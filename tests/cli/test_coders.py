"""Two coders on the command line: what is left for each, how far they agree, who settles."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

type Unfog = Callable[..., tuple[int, str, str]]


@pytest.fixture
def register(demo_register: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "demo.unfog"
    shutil.copy(demo_register, copy)
    return copy


def left(unfog: Unfog, register: Path, *more: str) -> list[tuple[str, str]]:
    status, shown, _ = unfog("pairs", "--limit", 999, "--json", "-r", register, *more)
    assert status == 0
    return [
        tuple("/".join(row[side]["part"].values()) for side in ("left", "right"))  # type: ignore[misc]
        for row in json.loads(shown)
    ]


def test_two_coders_differ_and_a_reviewer_settles(unfog: Unfog, register: Path) -> None:
    status, shown, said = unfog("agreement", "-r", register)
    assert (status, shown) == (0, "")
    assert "no pair was judged by two" in said
    first, second, *_ = left(unfog, register)
    for coder, verdicts in (
        ("A. Coder", ("same", "unsure")),
        ("B. Coder", ("different", "unsure")),
    ):
        assert {first, second} <= set(left(unfog, register, "--by", coder))
        for pair, verdict in zip((first, second), verdicts, strict=True):
            words = ("--why", "as it says", "--by", coder)
            status, _, said = unfog("judge", *pair, verdict, *words, "-r", register)
            assert status == 0, said
        assert not {first, second} & set(left(unfog, register, "--by", coder))
    status, shown, _ = unfog("agreement", "-r", register)
    assert status == 0
    assert "A. Coder – B. Coder" in shown
    assert "1 (50%)" in shown
    assert "different · B. Coder: “as it says”" in shown
    assert max(map(len, shown.splitlines())) <= 80
    reviewer = ("--why", "one street", "--by", "R. Reviewer", "--settle")
    assert unfog("judge", *first, "same", *reviewer, "-r", register)[0] == 0
    assert "settled as same · R. Reviewer" in unfog("agreement", "-r", register)[1]
    found = json.loads(unfog("agreement", "--json", "-r", register)[1])
    assert (found["pairs"], found["agreed"], found["coders"]) == (2, 1, ["A. Coder", "B. Coder"])
