"""The demo's output in README.md is put there, and checked, by a script."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_an_old_demo_in_the_readme_is_found_and_mended(demo_output: str, tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    script = shutil.copy(ROOT / ".ci" / "readme", tmp_path / ".ci")
    readme, printed = tmp_path / "README.md", tmp_path / "demo.txt"
    old = "# Title\n\n<!-- demo -->\n\n    old\n\n<!-- end of demo -->\n\nThe rest.\n"
    readme.write_text(old)
    printed.write_text(demo_output)

    def call(*options: str) -> int:
        command = [sys.executable, script, "--demo", str(printed), *options]
        return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode

    assert call("--check") == 1
    assert readme.read_text() == old
    assert call() == 0
    assert call("--check") == 0
    made = readme.read_text()
    assert made.startswith("# Title\n\n<!-- demo -->\n")
    assert made.endswith("<!-- end of demo -->\n\nThe rest.\n")
    assert "    Accounts\n" in made
