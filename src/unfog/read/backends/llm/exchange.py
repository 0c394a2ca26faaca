"""One request over the wire: bounded in time and size, redirected nowhere."""

from __future__ import annotations

import time

import httpx
import msgspec

from unfog import __version__
from unfog.settings import LlmSettings


class Reply(msgspec.Struct, frozen=True):
    """What the server sent."""

    status: int
    data: bytes
    retry_after: str | None = None


class Failure(msgspec.Struct, frozen=True):
    """Why nothing usable came.

    `spent`: the question may have been answered all the same; `final`: asking again is vain.
    """

    words: str
    spent: bool = False
    final: bool = False


class Exchange:
    """Posts to one address. Connections are not kept, so that there is nothing to close."""

    def __init__(self, url: str, key: str, settings: LlmSettings) -> None:
        self._url = url
        self._settings = settings
        self._client = httpx.Client(
            headers={
                "User-Agent": f"unfog/{__version__}",
                "Content-Type": "application/json",
                "Accept": "application/json",
                "Accept-Encoding": "identity",
            }
            | ({"Authorization": f"Bearer {key}"} if key else {}),
            timeout=httpx.Timeout(settings.read_seconds, connect=settings.connect_seconds),
            limits=httpx.Limits(max_keepalive_connections=0),
            follow_redirects=False,
            trust_env=False,
        )

    def post(self, body: bytes) -> Reply | Failure:
        """The reply to `body`, or why there is none."""
        seconds = self._settings.read_seconds
        end = time.monotonic() + seconds
        try:
            with self._client.stream("POST", self._url, content=body) as response:
                return self._read(response, end)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
            return Failure(f"{self._url} cannot be reached")
        except httpx.TimeoutException:
            return Failure(f"no answer within {seconds:g} seconds", spent=True)
        except (httpx.HTTPError, OSError) as error:
            # the class says enough, and no message of a library can let the key slip
            return Failure(f"the answer broke off ({type(error).__name__})", spent=True)

    def _read(self, response: httpx.Response, end: float) -> Reply | Failure:
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            return Failure("the answer came in unasked compression", spent=True, final=True)
        parts, size = [], 0
        for part in response.iter_raw():
            size += len(part)
            if size > self._settings.response_bytes:
                most = self._settings.response_bytes
                return Failure(f"the answer is larger than {most:,} bytes", spent=True, final=True)
            if time.monotonic() > end:
                most_seconds = self._settings.read_seconds
                return Failure(f"no whole answer within {most_seconds:g} seconds", spent=True)
            parts.append(part)
        told = response.headers.get("retry-after")
        return Reply(response.status_code, b"".join(parts), told)
