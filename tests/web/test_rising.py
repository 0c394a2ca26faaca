"""The drawing of a toll in the reader's language."""

import re

import httpx
import pytest

MOST_TOLD = "/incidents/i-ryhotgts7d/toll"
OF_THE_MACHINE = re.compile(
    r"\b(contested|corroborated|single-source|denies|doubts|at least|people|taken back|replaced)\b"
)


def texts(client: httpx.Client, language: str) -> list[str]:
    page = client.get(MOST_TOLD, headers={"accept-language": language}).text
    drawing = page[page.index("<svg") : page.index("</svg>")]
    return re.findall(r"<(?:text|title)[^>]*>([^<]+)<", drawing)


def test_words_of_the_machine_are_in_the_reader_s_language(client: httpx.Client) -> None:
    assert [one for one in texts(client, "en") if OF_THE_MACHINE.search(one)]
    told = texts(client, "ar")
    assert [one for one in told if OF_THE_MACHINE.search(one)] == []
    assert any("ينفي" in one for one in told)
    assert any("\u2068bodies\u2069" in one for one in told)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_does_not_count_says_why(client: httpx.Client, language: str) -> None:
    whole = [one for one in texts(client, language) if "own-c222-" in one]
    assert any({"en": "counts a part", "ar": "يعدّ جزءاً"}[language] in one for one in whole)
