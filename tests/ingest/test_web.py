"""Pages and feeds, from a real server on loopback."""

from __future__ import annotations

import gzip
import socket
import zlib
from pathlib import Path

import pytest

from unfog import __version__
from unfog.ingest import ingest
from unfog.ingest.web.address import is_public
from unfog.model.document import RawDocument, Skipped
from unfog.settings import Limits, Settings

PAGE = "<html><body><p>Shells fell on Karlo.</p></body></html>"
LIMITS = Limits(fetch_bytes=50_000, fetch_seconds=2.0, redirects=3, feed_entries=10)
SETTINGS = Settings(allow_private=True, limits=LIMITS)


def read(*urls: str, settings: Settings = SETTINGS) -> list[RawDocument | Skipped]:
    return list(ingest(urls, settings))


def reason(url: str, settings: Settings = SETTINGS) -> str:
    (skipped,) = read(url, settings=settings)
    assert isinstance(skipped, Skipped)
    assert skipped.source == url
    assert url in skipped.detail
    return skipped.reason


def test_a_page(site) -> None:
    url = site.page("/a", PAGE, "text/html; charset=iso-8859-1")
    (page,) = read(url)
    assert isinstance(page, RawDocument)
    assert (page.raw, page.media, page.url, page.charset) == (
        PAGE.encode(),
        "html",
        url,
        "iso-8859-1",
    )
    assert site.agents == {f"unfog/{__version__}"}


def test_plain_text_and_lines(site) -> None:
    text = site.page("/t", "Shells fell.", "text/plain")
    rows = site.page("/rows", '{"text": "A."}\n{"text": "B."}', "application/x-ndjson")
    assert [(f.source, f.media) for f in read(text, rows)] == [
        (f"{rows}:1", "record"),
        (f"{rows}:2", "record"),
        (text, "text"),
    ]


def test_redirects_are_followed_and_counted(site) -> None:
    site.page("/end", PAGE)
    for i in range(5):
        site.answer(f"/{i}", 302, {"Location": f"/{i + 1}" if i < 4 else "/end"})
    (page,) = read(site.base + "/2")
    assert isinstance(page, RawDocument)
    assert page.url == site.base + "/end"
    assert reason(site.base + "/0") == "redirects"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://host/a", "gopher://x/"])
def test_redirects_only_to_the_web(site, target: str) -> None:
    assert reason(site.answer("/r", 301, {"Location": target})) == "bad-url"


def test_robots_rules_are_kept(site) -> None:
    site.page("/robots.txt", "User-agent: unfog\nDisallow: /private/\n", "text/plain")
    url = site.page("/private/a", PAGE)
    assert reason(url) == "robots"
    assert "/private/a" not in site.asked
    assert len(read(site.page("/open", PAGE), site.page("/open2", PAGE))) == 2
    assert site.asked.count("/robots.txt") == 2  # once in each run


def test_broken_robots_file_means_no(site) -> None:
    site.answer("/robots.txt", 503, {})
    assert reason(site.page("/a", PAGE)) == "robots"


def test_loopback_is_refused_unless_allowed(site) -> None:
    site.page("/a", PAGE)
    port = site.base.rpartition(":")[2]
    strict = Settings(limits=LIMITS)
    for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0.0.0.0"):
        assert reason(f"http://{host}:{port}/a", strict) in ("private-address", "unreachable")
    assert site.asked == []


def test_a_name_is_checked_where_it_is_connected_to(site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A resolver that turns inward at the second question gains nothing."""
    answers = iter(["93.184.216.34", "127.0.0.1", "127.0.0.1", "127.0.0.1"])
    asked: list[str] = []

    def turning(host, port, *rest, **named):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    connected: list[str] = []

    def refuse(address, *rest, **named):
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", turning)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert read("http://news.example/a", settings=Settings(limits=LIMITS))
    assert "127.0.0.1" not in connected
    assert connected == ["93.184.216.34"]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("not an address", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_size_is_bounded_also_when_compressed(site) -> None:
    assert reason(site.page("/big", "x" * 60_000)) == "too-large"
    bomb = gzip.compress(b"x" * 50_000_000)
    assert reason(site.answer("/bomb", 200, {"Content-Encoding": "gzip"}, bomb)) == "too-large"
    (page,) = read(
        site.answer("/fine", 200, {"Content-Encoding": "deflate"}, zlib.compress(PAGE.encode()))
    )
    assert isinstance(page, RawDocument)
    assert page.raw == PAGE.encode()


def test_broken_compression(site) -> None:
    cut = gzip.compress(PAGE.encode())[:-12]
    assert reason(site.answer("/cut", 200, {"Content-Encoding": "gzip"}, cut)) == "bad-gzip"
    assert reason(site.answer("/odd", 200, {"Content-Encoding": "br"}, b"??")) == "encoding"


def test_trickling_servers_are_left(site) -> None:
    limits = Limits(fetch_seconds=0.5)
    url = site.answer("/slow", 200, {}, [b"x"] * 200)
    assert reason(url, Settings(allow_private=True, limits=limits)) == "timeout"


def test_what_cannot_be_had_says_why(site) -> None:
    assert reason(site.base + "/nothing") == "http-status"
    assert reason("http://no-such-host.invalid/a") == "unreachable"
    assert reason("http://") == "bad-url"
    assert reason(site.base.replace("//", "//user:secret@") + "/a") == "bad-url"
    assert reason(site.answer("/empty", 200, {})) == "empty"


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Karlo Wire</title>
<item><title>Shells fall</title><link>/one</link><pubDate>Mon, 03 Mar 2031 10:00:00 GMT</pubDate>
<description>Shells &lt;b&gt;fell&lt;/b&gt; on Karlo.</description></item>
<item><title>Gone</title><link>/gone</link>
<description>&lt;p&gt;A bomb went off in Karlo &amp;amp; Bem.
&lt;/p&gt;</description></item>
<item><title>Nothing</title><link>/nothing</link></item>
<item><title>Twice</title><link>/one</link></item>
</channel></rss>"""


def test_feed_entries_are_fetched_or_taken_from_the_feed(site) -> None:
    site.page("/one", PAGE)
    url = site.page("/feed.xml", RSS, "application/rss+xml")
    first, second, third = read(url)
    assert isinstance(first, RawDocument)
    assert isinstance(second, RawDocument)
    assert isinstance(third, Skipped)
    assert first.raw == PAGE.encode()
    assert (first.title, first.outlet, first.published) == (
        "Shells fall",
        "Karlo Wire",
        "Mon, 03 Mar 2031 10:00:00 GMT",
    )
    assert b"<p>A bomb went off in Karlo &amp; Bem." in second.raw
    assert (second.source, second.url) == (site.base + "/gone", site.base + "/gone")
    assert (third.source, third.reason) == (site.base + "/nothing", "http-status")


def test_atom(site) -> None:
    feed = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
    <title>Karlo Wire</title><entry><title>T</title><id>urn:x:1</id>
    <updated>2031-03-03T10:00:00Z</updated>
    <content type="html">&lt;p&gt;Shells fell on Karlo.&lt;/p&gt;</content></entry></feed>"""
    url = site.page("/atom", feed, "application/atom+xml")
    (entry,) = read(url)
    assert isinstance(entry, RawDocument)
    assert (entry.source, entry.published) == (f"{url}#1", "2031-03-03T10:00:00Z")
    assert b"Shells fell on Karlo." in entry.raw


def test_feeds_reach_no_local_files(site, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        "<rss><channel><title>T</title><item><title>&x;</title><description>A &x; b</description>"
        f"</item><item><link>{secret.as_uri()}</link></item></channel></rss>"
    )
    found = read(site.page("/evil", feed, "application/rss+xml"))
    assert found
    assert not any("SECRET" in repr(item) for item in found)


def test_long_feeds_are_cut(site) -> None:
    items = "".join(f"<item><description>Entry {i}.</description></item>" for i in range(50))
    url = site.page("/f", f"<rss><channel><title>T</title>{items}</channel></rss>", "text/xml")
    assert len(read(url)) == LIMITS.feed_entries


def test_an_entry_known_from_the_feed_alone_says_why(site) -> None:
    gone = site.answer("/gone", 410, {})
    feed = (
        f"<rss><channel><title>News</title><item><link>{gone}</link>"
        "<description>Shells fell on Karlo.</description></item></channel></rss>"
    )
    (entry,) = read(site.page("/feed", feed, "application/rss+xml"))
    assert isinstance(entry, RawDocument)
    (note,) = entry.notes
    assert note.startswith("only the feed's own words: ")
    assert gone in note
    assert "410" in note
