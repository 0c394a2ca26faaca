import contextlib
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import unfog as package

type Unfog = Callable[..., tuple[int, str, str]]


def test_version_is_printed_without_loading_what_is_heavy() -> None:
    heavy = {"spacy", "polars", "sqlalchemy", "httpx", "trafilatura", "pyarrow"}
    code = (
        "import sys; from unfog.cli.app import run; run(['--version'])\n"
        f"print(sorted({heavy} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"unfog {package.__version__}", "[]"]


def test_help_names_the_commands_and_the_exit_status(unfog: Unfog) -> None:
    status, shown, _ = unfog("--help")
    assert status == 0
    for command in ("read", "incidents", "show", "skipped", "export", "claims", "demo", "doctor"):
        assert f"\n  {command} " in shown
    assert "Exit status: 0" in shown


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["nosuch"], 2, "No such command"),
        (["incidents", "--register", "absent.unfog"], 3, "no such register"),
        (["incidents", "--status", "true"], 2, "known: single-source"),
        (["incidents", "--type", "Quarrel"], 2, "Armed clash"),
        (["incidents", "--country", "Mordor"], 2, "two letters"),
        (["incidents", "--country", "ZX"], 2, "two letters"),
        (["incidents", "--from", "2031-05-02", "--to", "2031-05-01"], 2, "later than --to"),
        (["incidents", "--from", "yesterday"], 2, "write it as 2031-03-12"),
        (["read", ".", "--field", "body"], 2, "write NAME=FIELD"),
        (["read", ".", "--published", "12 March"], 2, "--published"),
        (["bench", "nosuch"], 2, "known: attribution, claims"),
    ],
)
def test_errors_are_a_line_or_two_with_a_documented_status(
    unfog: Unfog, arguments: list[str], status: int, words: str, empty_folder: Path
) -> None:
    found, shown, said = unfog(*arguments)
    assert found == status
    assert words in said
    assert len(said.splitlines()) <= 2
    assert "Traceback" not in said
    assert shown == ""
    assert list(empty_folder.iterdir()) == [], "a failed command left a file behind"


def test_a_file_that_is_no_register_is_left_alone(unfog: Unfog, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("my notes")
    status, _, said = unfog("read", notes, "--register", notes)
    assert status == 3
    assert "not a register" in said
    assert notes.read_text() == "my notes"


def test_a_closed_pipe_is_no_error(demo_register: Path) -> None:
    command = f"{sys.executable} -c 'import unfog.cli; unfog.cli.main()' documents"
    shell = f"{command} --register {demo_register} --json | head -c 5; echo :${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=True)
    assert done.stdout.endswith(":0\n")
    assert done.stderr == ""


def test_ctrl_c_says_so_and_what_to_do(empty_folder: Path) -> None:
    """A real signal to a real process that waits for standard input."""
    process = subprocess.Popen(
        [sys.executable, "-c", "import unfog.cli; unfog.cli.main()", "read", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not (empty_folder / "register.unfog").exists() and process.poll() is None:
        time.sleep(0.01)
    for _ in range(3):  # Python drops an interrupt that comes while it collects garbage
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=15)
            break
    shown, said = process.communicate()
    assert process.returncode == 130
    assert said == "interrupted; what was stored is kept, run the same command again\n"
    assert shown == ""


@pytest.mark.parametrize("arguments", [[], ["gazetteer"]])
def test_without_a_command_the_help_is_shown(unfog: Unfog, arguments: list[str]) -> None:
    assert unfog(*arguments) == unfog(*arguments, "--help")
    status, shown, said = unfog(*arguments)
    assert (status, said) == (0, "")
    assert "\n  lookup " in shown or "\n  read " in shown


def test_help_names_what_options_take(unfog: Unfog) -> None:
    for command in ("incidents", "show", "documents", "export", "bench", "claims", "read"):
        assert "<str>" not in unfog(command, "--help")[1].partition("Options:")[2]
    shown = unfog("incidents", "--help")[1]
    for word in ("DATE", "TYPE", "contested", "retracted", "Battles", "Riots"):
        assert word in shown


def test_gazetteer_as_json(unfog: Unfog) -> None:
    status, shown, _ = unfog("gazetteer", "lookup", "Bamako", "--json", "--limit", "1")
    assert status == 0
    (place,) = json.loads(shown)
    assert (place["name"], place["country"]) == ("Bamako", "ML")
