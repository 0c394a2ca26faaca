"""Credits to agencies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.clean.credits import find_credits
from unfog.clean.dateline import find_dateline

BODY = "Gunmen attacked a checkpoint near the river, the police said."


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        (f"KABUL (Reuters) - {BODY}", ("Reuters",)),
        (f"KABUL (AFP/Karlo Wire) - {BODY}", ("AFP", "Karlo Wire")),
        (f"{BODY} (Reporting by AFP)", ("AFP",)),
        (f"{BODY}\n\n(Reporting by Anton Berg in Karlo; editing by Lena Moor)", ()),
        (f"{BODY}\n\nReuters contributed to this report.", ("Reuters",)),
        (f"{BODY}\n\nAssociated Press writer Lena Moor contributed to this report.", ("AP",)),
        (f"{BODY}\n\nSource: Agence France-Presse", ("AFP",)),
        (f"{BODY}\n\nSource: Karlo Press Agency", ("Karlo Press Agency",)),
        (f"{BODY} — SPA", ("SPA",)),
        (f"From the Valley Observer, Batken\n\n{BODY}", ("Valley Observer",)),
        (f"{BODY}\n\nThis story was first published by the Karlo Gazette.", ("Karlo Gazette",)),
        (f"{BODY}\n\nCopyright 2031 The Associated Press. All rights reserved.", ("AP",)),
        (f"By Lena Moor, Associated Press\n\n{BODY}", ("AP",)),
        (f"BEM (AP) - {BODY}\n\nThe Associated Press contributed to this report.", ("AP",)),
        (f"Lena Moor/AP\n{BODY} Photo by Anton Berg.", ()),
        (f"{BODY} He spoke to the AP on Monday.", ()),
    ],
)
def test_who_is_credited(text: str, credits: tuple[str, ...]) -> None:
    assert find_credits(text, find_dateline(text)) == credits


@given(st.text())
def test_any_text(text: str) -> None:
    assert len(set(find_credits(text, None))) == len(find_credits(text, None))
