"""`unfog relink`: the incidents made anew are those that stood."""

import shutil
from collections.abc import Callable
from pathlib import Path

from unfog.store import open_register

type Unfog = Callable[..., tuple[int, str, str]]


def test_a_register_made_anew_is_as_it_was(
    unfog: Unfog, demo_register: Path, tmp_path: Path
) -> None:
    register = tmp_path / "again.unfog"
    shutil.copy(demo_register, register)
    with open_register(register) as store:
        before = store.fingerprint()
    status, shown, said = unfog("relink", "--register", register)
    assert (status, shown) == (0, "")
    assert "incidents made anew of" in said
    with open_register(register) as store:
        assert store.fingerprint() == before


def test_no_register_no_relinking(unfog: Unfog, empty_folder: Path) -> None:
    status, _, said = unfog("relink")
    assert status == 3
    assert "no such register" in said
