"""One resource by URL, within the limits on size, time and redirects."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator

import httpcore
import httpx
import msgspec

from unfog import __version__
from unfog.errors import SkipDocument
from unfog.ingest.web.address import AddressRefusedError
from unfog.ingest.web.robots import Robots
from unfog.ingest.web.transport import CheckedTransport, Deadline
from unfog.settings import Limits

AGENT = f"unfog/{__version__}"
_ROBOTS_BYTES = 512 * 1024
_STEP = 1 << 16
_LONGEST_PAUSE = 10.0


class Page(msgspec.Struct, frozen=True):
    """What a server sent: where it was in the end, what it was called, and the bytes."""

    url: str
    media_type: str
    charset: str | None
    data: bytes


class _AnsweredError(SkipDocument):
    """The server answered, with another status than 200."""

    def __init__(self, asked: str, status: int) -> None:
        detail = f"{asked}: the server answered {status}: check the URL."
        super().__init__("http-status", detail)
        self.status = status


class Fetcher:
    """Fetches pages for one run; robots.txt is asked once per host. Close it after use."""

    def __init__(self, limits: Limits, *, allow_private: bool) -> None:
        self._limits = limits
        self._deadline = Deadline()
        self._client = httpx.Client(
            transport=CheckedTransport(self._deadline, allow_private=allow_private),
            headers={"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate", "Accept": "*/*"},
            follow_redirects=False,
            trust_env=False,
        )
        self._robots = Robots(AGENT, self._robots_text)
        self._fetched: dict[str, float] = {}

    def close(self) -> None:
        self._client.close()

    def fetch(self, url: str) -> Page:
        """The resource at `url`. Raises SkipDocument naming `url` and the remedy."""
        self._deadline.start(self._limits.fetch_seconds)
        try:
            return self._follow(url, url, self._limits.fetch_bytes, polite=True)
        except AddressRefusedError as error:
            raise SkipDocument(
                "private-address", f"{url}: {error}: allow it with --allow-private if you must."
            ) from error
        except (httpcore.TimeoutException, httpx.TimeoutException) as error:
            seconds = self._limits.fetch_seconds
            raise SkipDocument(
                "timeout", f"{url}: took more than {seconds:g} seconds: try again later."
            ) from error
        except (httpx.InvalidURL, httpcore.UnsupportedProtocol, UnicodeError) as error:
            raise SkipDocument("bad-url", f"{url}: no usable URL ({error}).") from error
        except (httpx.HTTPError, httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise SkipDocument(
                "unreachable", f"{url}: cannot be fetched ({error}): check it, or try again later."
            ) from error

    def _follow(self, url: str, asked: str, limit: int, *, polite: bool) -> Page:
        for _ in range(self._limits.redirects + 1):
            target = checked_url(url, asked)
            if polite and not self._robots.allow(target):
                raise SkipDocument("robots", f"{asked}: the site's robots.txt forbids it.")
            if polite:
                self._wait(target)
            with self._client.stream("GET", target) as response:
                if not response.has_redirect_location:
                    return _page(response, str(target), asked, limit)
                url = str(target.join(response.headers["location"]))
        raise SkipDocument(
            "redirects", f"{asked}: redirected more than {self._limits.redirects} times."
        )

    def _wait(self, target: httpx.URL) -> None:
        """Keeps the pause between two pages that the site asks for, up to ten seconds."""
        pause = min(self._robots.delay(target), _LONGEST_PAUSE)
        since = time.monotonic() - self._fetched.get(target.host, -pause)
        if since < pause:
            time.sleep(pause - since)
            self._deadline.start(self._limits.fetch_seconds)
        self._fetched[target.host] = time.monotonic()

    def _robots_text(self, url: str) -> str | None:
        try:
            page = self._follow(url, url, _ROBOTS_BYTES, polite=False)
        except _AnsweredError as answer:
            # No such file means no rules; a broken server means stay away (RFC 9309).
            return "" if httpx.codes.is_client_error(answer.status) else None
        except SkipDocument:
            return None
        return page.data.decode("utf-8", "replace")


def checked_url(url: str, asked: str) -> httpx.URL:
    """`url` parsed. Raises SkipDocument `bad-url` where it is not plain http or https."""
    try:
        target = httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise SkipDocument("bad-url", f"{asked}: no usable URL ({error}).") from error
    if target.scheme not in ("http", "https") or not target.host:
        raise SkipDocument("bad-url", f"{asked}: leads to {target.scheme}, not http or https.")
    if target.userinfo:
        raise SkipDocument("bad-url", f"{asked}: has a password in it: give it without.")
    return target.copy_with(fragment=None)


def _page(response: httpx.Response, url: str, asked: str, limit: int) -> Page:
    if response.status_code != httpx.codes.OK:
        raise _AnsweredError(asked, response.status_code)
    parts, size = [], 0
    for part in _decoded(response, asked):
        size += len(part)
        if size > limit:
            raise SkipDocument(
                "too-large", f"{asked}: larger than {limit:,} bytes: save and split it by hand."
            )
        parts.append(part)
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Page(url, media_type, response.charset_encoding, b"".join(parts))


def _decoded(response: httpx.Response, asked: str) -> Iterator[bytes]:
    """The body in bounded pieces: a compressed one is never blown up in one go."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("identity", ""):
        yield from response.iter_raw(_STEP)
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise SkipDocument("encoding", f"{asked}: sent in unasked compression {encoding!r}.")
    inflate = zlib.decompressobj(47 if "gzip" in encoding else zlib.MAX_WBITS)
    try:
        for part in response.iter_raw(_STEP):
            rest = part
            while rest and not inflate.eof:
                yield inflate.decompress(rest, _STEP)
                rest = inflate.unconsumed_tail
    except zlib.error as error:
        raise SkipDocument("bad-gzip", f"{asked}: its compressed body is damaged.") from error
    if not inflate.eof:
        raise SkipDocument("bad-gzip", f"{asked}: its compressed body ends too early.")
