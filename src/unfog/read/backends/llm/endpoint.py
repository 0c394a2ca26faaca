"""Where the model is asked: an address that the user has given, and nothing else."""

from __future__ import annotations

import ipaddress
import os

import httpx
import msgspec

from unfog.errors import SettingsError
from unfog.settings import LlmSettings

_COMPLETIONS = "/chat/completions"


class Endpoint(msgspec.Struct, frozen=True):
    """The full address for chat completions, and the model asked for there."""

    url: str
    model: str


def endpoint(settings: LlmSettings) -> Endpoint:
    """The endpoint that `settings` name. Raises SettingsError where they name none, or one to
    which text would travel in the clear."""
    if not settings.url or not settings.model:
        raise SettingsError(
            "the reader llm needs an address and a model: give --llm url=ADDRESS and "
            "--llm model=NAME, or set UNFOG_LLM_URL and UNFOG_LLM_MODEL"
        )
    url = _parsed(settings.url)
    if url.scheme == "http" and not (settings.allow_http or _is_loopback(url.host)):
        raise SettingsError(
            f"{url}: documents and key would travel unencrypted: use https, or allow it "
            "with --llm allow-http=yes"
        )
    path = url.path.rstrip("/")
    if not path.endswith(_COMPLETIONS):
        path = (path or "/v1") + _COMPLETIONS
    return Endpoint(str(url.copy_with(path=path)), settings.model)


def key(settings: LlmSettings) -> str:
    """The key out of the environment, "" where there is none.

    It is looked up when it is used and kept in no settings, so that nothing that stores,
    sends or prints settings can hold it. Raises SettingsError where no header can carry it.
    """
    found = os.environ.get(settings.key_variable, "").strip()
    if not found.isascii() or any(c.isspace() or not c.isprintable() for c in found):
        raise SettingsError(
            f"{settings.key_variable}: the key holds characters that no key has: set it anew"
        )
    return found


def _parsed(given: str) -> httpx.URL:
    # messages never repeat what was given before it is known to hold no password
    try:
        url = httpx.URL(given)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise SettingsError("the address given for the reader llm is no address") from error
    if url.userinfo or url.query or url.fragment:
        raise SettingsError(
            "the address given for the reader llm has a password, query or fragment in it: "
            "give it without, and a key by the environment"
        )
    if url.scheme not in ("http", "https") or not url.host or "%" in url.host:
        raise SettingsError("the address given for the reader llm must begin with https://HOST")
    return url


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
