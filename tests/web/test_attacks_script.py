"""Script in what reports say and in what is asked for: it stays text, on every page."""

import datetime as dt
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
import pytest

from unfog.model.claim import Claim, Count, SetAside
from unfog.model.document import Document, RawDocument, Skipped
from unfog.model.identity import digest_of
from unfog.model.incident import ReadIncident, Reading
from unfog.model.place import Place
from unfog.model.speaker import Speaker
from unfog.model.timespan import Timespan
from unfog.pipeline.conclude import conclude
from unfog.pipeline.progress import Silent
from unfog.settings import Settings, default_cache
from unfog.store import open_register
from unfog.store.base import Entry

HURT = (
    "<script>window.hurt=1</script>",
    "\"><img src=x onerror='window.hurt=1'>",
    "</script><script>window.hurt=1</script>",
    "javascript:window.hurt=1//",
    "{{ 7*7 }}${7*7}%0d%0aset-cookie:x=1",
    "'-window.hurt=1-'",
)
DAY = Timespan(dt.date(2031, 5, 3), dt.date(2031, 5, 3))


def hostile(number: int) -> tuple[Entry, RawDocument]:
    """A report that has something hostile wherever a report has something to say."""
    hurt = HURT[number]
    text = f"Five soldiers died in {hurt} on Saturday, {hurt} said."
    raw = RawDocument(f"reports/{hurt}.txt", text.encode(), "text")
    speaker = Speaker(hurt, "military", hurt)
    claims = (
        Claim("occurrence", True, 0, len(text), speaker=speaker),
        Claim("killed", Count(5, 5, hurt, "soldiers"), 0, 4, speaker=speaker, via=(hurt,)),
        Claim("killed", Count(5, 5, hurt, "soldiers"), 0, 4, "denies", speaker=Speaker(hurt[::-1])),
        Claim("perpetrator", hurt, 0, 4, speaker=speaker),
        Claim("weapon", (hurt, "drone"), 0, 4, "denies", speaker=speaker),
        Claim("motive", hurt, 0, 4),
    )
    place = Place(hurt, "IQ", 30.5, 47.8 + number, 20.0, "settlement", "geonames:1", hurt)
    document = Document(
        id=f"d{number}-{hurt}",
        digest=digest_of(raw.raw),
        text=text,
        title=hurt,
        published=dt.date(2031, 5, 4),
        outlet=hurt,
        url=hurt,
        author=hurt,
        source=raw.source,
        raw_offsets=((0, 0, len(text)),),
        credits=(hurt,),
        notes=(hurt,),
    )
    told = ReadIncident("e1", "Attack", "main", DAY, place, claims)
    reading = Reading(document.id, "r-1", (told,), (SetAside("total", hurt, 3, 9),))
    versions = {"clean": hurt, "read": hurt}
    return Entry(document, reading, "text", f"c-{number}", "", versions), raw


@pytest.fixture(scope="module")
def hostile_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "hostile.unfog"
    with open_register(path) as store:
        with store.write() as writer:
            for number in range(len(HURT)):
                writer.put(*hostile(number))
                writer.skip(Skipped(f"{HURT[number]}.pdf", "binary", HURT[number]))
        conclude(store, Settings(cache=default_cache()), Silent())
    return path


class Elements(HTMLParser):
    """What of a page could run."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        script = tag == "script" and given.get("type") != "application/json"
        if script and not (given.get("src") or "").startswith("/static/"):
            self.wrong.append(f"<script {given}>")
        if tag in ("style", "iframe", "object", "embed", "base"):
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.wrong.append(f"<{tag} {name}={value}>")
            address = name in ("href", "src", "action", "formaction", "poster", "data")
            if address and re.match(r"\s*(javascript|vbscript|data:text)", value or "", re.I):
                self.wrong.append(f"<{tag} {name}={value}>")


def addresses(endpoints, register: Path) -> Iterator[str]:
    """All that can be got, with hostile ids and hostile things asked for."""
    with open_register(register, create=False) as store:
        ids = [*store.view.ids(), *(one.document.id for one in store.view.documents())]
    for one in endpoints:
        if one.method != "GET":
            continue
        names = [part[1:-1].split(":")[0] for part in one.path.split("/") if "{" in part]
        paths = [one.address(**dict.fromkeys(names, quote(id, safe=""))) for id in ids]
        yield from paths if names else [one.path]
    asked = ("text", "next", "after", "by", "kind", "name", "incident", "type", "country", "sort")
    for path in sorted({one.path for one in endpoints if one.method == "GET"}):
        if "{" not in path:
            for hurt in HURT[:3]:
                yield f"{path}?{urlencode(dict.fromkeys(asked, hurt))}"
                yield f"{path}?{urlencode({'kind': 'speaker', 'text': hurt, 'name': hurt})}"


def test_nothing_that_a_report_says_runs(hostile_register: Path, endpoints, served_at) -> None:
    pages, met = 0, 0
    with httpx.Client(base_url=served_at(hostile_register)) as client:
        for address in addresses(endpoints, hostile_register):
            cookies = {"cookie": 'theme="><script>window.hurt=1</script>; language=<b>'}
            answer = client.get(address, headers=cookies)
            assert answer.status_code < 500, (address, answer.text)
            assert "x" not in answer.cookies, address
            assert "hurt" not in answer.headers.get("content-disposition", ""), address
            if answer.headers.get("content-type", "").startswith("text/html"):
                pages += 1
                met += "window.hurt" in answer.text
                assert not Elements(answer.text).wrong, address
            else:
                assert "html" not in answer.headers.get("content-type", ""), address
    assert pages > 10
    assert met, "the hostile words are shown somewhere"


def templates() -> list[tuple[str, str]]:
    folder = resources.files("unfog.web") / "templates"
    return [(one.name, one.read_text("utf-8")) for one in folder.iterdir() if one.is_file()]


@pytest.mark.parametrize(("name", "source"), templates(), ids=[n for n, _ in templates()])
def test_templates_hold_nothing_that_runs(name: str, source: str) -> None:
    """The policy forbids inline script and style; no template may need them, or switch off
    escaping; and no form that changes something goes without its token."""
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}", "", source, flags=re.S)
    assert not re.search(r"<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:", bare, re.I)
    for script in re.findall(r"<script[^>]*>", bare):
        assert "src=" in script or 'type="application/json"' in script
    assert not re.search(r"\|\s*safe\b|autoescape|Markup", bare)
    for form in re.findall(r"<form\b[^>]*method=\"post\".*?</form>", source, re.S | re.I):
        assert "csrf" in form or 'action="/login"' in form
