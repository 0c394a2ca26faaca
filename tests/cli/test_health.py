from collections.abc import Callable
from pathlib import Path

type Unfog = Callable[..., tuple[int, str, str]]


def test_doctor_finds_all_well(unfog: Unfog, demo_register: Path) -> None:
    status, shown, _ = unfog("doctor", "--register", demo_register)
    assert status == 0
    assert "FAULT" not in shown
    for part in ("packages", "parser", "language", "gazetteer", "actors", "12 documents"):
        assert part in shown


def test_doctor_names_a_register_that_is_none(unfog: Unfog, tmp_path: Path) -> None:
    broken = tmp_path / "broken.unfog"
    broken.write_bytes(b"SQLite format 3\x00" + b"\x00" * 200)
    status, shown, _ = unfog("doctor", "--register", broken)
    assert status == 1
    assert "FAULT  register" in shown


def test_the_gazetteer_can_be_asked(unfog: Unfog) -> None:
    status, shown, _ = unfog("gazetteer", "lookup", "Bamako", "--limit", 1)
    assert status == 0
    assert "ML" in shown
    status, _, said = unfog("gazetteer", "lookup", "Qqzzx")
    assert status == 1
    assert "no place named" in said
