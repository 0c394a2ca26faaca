import io
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from unfog.cli.explain_sheet import print_explained
from unfog.model.claim import Claim, Count, SetAside
from unfog.model.document import Document
from unfog.model.incident import ReadIncident, Reading
from unfog.model.speaker import Speaker
from unfog.publish.explain import explained

type Unfog = Callable[..., tuple[int, str, str]]

REPORT = (
    "Gunmen killed three guards at a depot near Poti on Tuesday, police said. The depot's owner "
    "denied that anyone had died.\n\nIf the strike goes on, the port may be bombed."
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "depot.txt"
    path.write_text(REPORT)
    return path


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    rows = [{"id": f"r{n}", "published": "2025-04-09", "text": f"{n}. {REPORT}"} for n in (1, 2)]
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return path


def test_text_claims_and_tray_are_shown(unfog: Unfog, file: Path) -> None:
    status, shown, said = unfog("explain", file, "--published", "2025-04-09")
    assert (status, said) == (0, "")
    text = shown[shown.index("\nText") : shown.index("Incidents and claims")]
    assert "[1" in text
    assert "!]" in text, "the denial is marked"
    claims = shown[shown.index("Incidents and claims") :]
    assert "asserts killed 3 guards – police (police)" in claims
    assert "denies" in claims
    assert "Set aside" in claims
    assert max(map(len, shown.splitlines())) <= 80
    assert "\x1b" not in shown


def test_a_page_is_written(unfog: Unfog, file: Path, tmp_path: Path) -> None:
    page = tmp_path / "depot.html"
    status, shown, said = unfog("explain", file, "--html", page)
    assert (status, shown) == (0, "")
    assert str(page) in said
    status, shown, _ = unfog("explain", file, "--html", "-")
    assert status == 0
    assert shown == page.read_text()
    assert shown.startswith("<!doctype html>")
    status, _, said = unfog("explain", file, "--html", tmp_path)
    assert status == 2
    assert f"--html: {tmp_path} is a folder" in said


def test_one_of_several_documents_is_chosen_by_its_id(unfog: Unfog, lines: Path) -> None:
    status, _, said = unfog("explain", lines)
    assert status == 2
    assert "holds several documents (r1, r2, …); choose one with --id" in said
    status, shown, _ = unfog("explain", lines, "--id", "r2")
    assert status == 0
    assert shown.startswith("r2\n")
    status, _, said = unfog("explain", lines, "--id", "r3")
    assert status == 2
    assert "no document 'r3' in it" in said


def test_standard_input_is_explained(unfog: Unfog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))
    monkeypatch.setattr(os, "isatty", lambda _: False)
    status, shown, _ = unfog("explain", "-")
    assert status == 0
    assert "killed 3 guards" in shown


def test_what_cannot_be_read_says_why(unfog: Unfog, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    for source, words in ((empty, "empty"), (tmp_path / "none.txt", "no such file")):
        status, shown, said = unfog("explain", source)
        assert (status, shown) == (1, "")
        assert words in said
        assert said.count(str(source)) == 1


def test_a_document_of_a_register_is_shown_as_it_was_read(
    unfog: Unfog, demo_register: Path
) -> None:
    status, shown, _ = unfog("explain", "own-b2-2", "--register", demo_register)
    assert status == 0
    assert shown.startswith("Column: market blast was not our doing\nown-b2-2 · Left Bank Herald")
    assert " i-" in shown, "incidents bear their ids in the register"
    status, anew, _ = unfog("explain", "own-b2-2", "-r", demo_register, "--reader", "model")
    assert status == 0

    def told(sheet: str) -> list[str]:
        return [line for line in sheet.splitlines() if " asserts " in line or " denies " in line]

    assert told(anew) == told(shown)


def test_reviewers_words_are_shown_with_who_and_why(
    unfog: Unfog, demo_register: Path, tmp_path: Path
) -> None:
    register = Path(shutil.copyfile(demo_register, tmp_path / "judged.unfog"))
    exported = unfog("export", "-r", register, "--what", "claims", "-f", "jsonl")
    (claim, id) = next(
        (one["id"], one["incident"])
        for row in exported[1].splitlines()
        if (one := json.loads(row))["document"] == "own-b2-2" and one["property"] == "killed"
    )
    said = ("--by", "R. Coder", "-r", register, "--why")
    assert unfog("correct", claim, "77", *said, "Counted anew")[0] == 0
    assert unfog("correct", id, "date", "2031-05-05", *said, "A day on")[0] == 0
    sheet = " ".join(unfog("explain", "own-b2-2", "-r", register)[1].split())
    assert "[1–] a reviewer rejected it, [1+] a reviewer added it" in sheet
    assert "rejected by R. Coder, " in sheet
    assert "added by R. Coder, " in sheet
    assert "“Counted anew”" in sheet
    assert "date, by a reviewer: 2031-05-05 – R. Coder, " in sheet


def test_a_document_that_is_not_in_the_register_is_refused(
    unfog: Unfog, demo_register: Path
) -> None:
    for given, words in (
        ("own-", "begins several ids"),
        ("zzz", "no document 'zzz'; `unfog documents` lists all"),
    ):
        status, _, said = unfog("explain", given, "--register", demo_register)
        assert status == 2
        assert words in said
    status, _, said = unfog("explain", "own-b2-2", "-r", demo_register, "--id", "x")
    assert status == 2
    assert "--id" in said


def test_a_reader_that_is_none_or_knows_nobody_to_ask_is_refused(
    unfog: Unfog, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("UNFOG_LLM_URL", "UNFOG_LLM_MODEL"):
        monkeypatch.delenv(name, raising=False)
    for given, words in (
        (("--reader", "nosuch"), "no reader named 'nosuch'"),
        (("--reader", "llm"), "UNFOG_LLM_URL"),
        (("--llm", "nosuch=1"), "write NAME=VALUE"),
    ):
        status, shown, said = unfog("explain", file, *given)
        assert (status, shown) == (2, "")
        assert words in said


def hostile(width: int, **more: object) -> str:
    """A document that means no good, as a terminal of `width` columns shows it."""
    text = "\x1b[2JRaiders killed\ttwo \u202eguards\u202c\n\nقال شهود\x07 ذلك. " + "x" * 200
    words = text[: text.index("\n")]
    two = Count(2, 2, "guards\x1b[0m")
    claims = (
        Claim("killed", two, 0, len(words), speaker=Speaker("mayor\x1b]0;gone\x07\u202e")),
        Claim("killed", two, 4, len(words), stance="doubts", via=("radio\x9b",)),
    )
    asides = (SetAside("odd\x1b", "detail\x1b[1m\n\u202e", len(text) - 9, len(text)),)
    told = (ReadIncident("e", "Attack", "main", None, None, claims),)
    document = Document("d\x1b", "0", text, title="\x1b[31mTitle\u202e", outlet="Post\x07")
    file = io.StringIO()
    console = Console(file=file, width=width, highlight=False, markup=False, emoji=False, **more)  # type: ignore[arg-type]
    print_explained(console, explained(document, Reading("d", "toy", told, asides)))
    return file.getvalue()


@pytest.mark.parametrize("width", [20, 80, 200])
def test_no_words_can_steer_the_terminal(width: int) -> None:
    shown = hostile(width)
    assert {c for c in shown if not c.isprintable()} == {"\n"}
    assert all(words in shown for words in ("Title", "mayor", "radio", "odd", "قال شهود"))
    assert max(map(len, shown.splitlines())) <= width + 12


def test_colours_come_only_from_us() -> None:
    coloured = hostile(80, force_terminal=True, color_system="standard")
    assert "\x1b[4;31m" in coloured
    assert "\x1b]" not in coloured
    assert "\x1b[2J" not in coloured
    plain = hostile(80, force_terminal=True, color_system="standard", no_color=True)
    assert "\x1b[4m" in plain
    assert "31m" not in plain.replace("[31mTitle", "")
