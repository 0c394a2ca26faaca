"""The conversation with the endpoint: one question, one answer, with retries and bounds."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence

import httpx
import msgspec

from unfog.errors import SettingsError, SkipDocument
from unfog.read.backends.llm.budget import Budget, estimate
from unfog.read.backends.llm.endpoint import Endpoint, endpoint, key
from unfog.read.backends.llm.exchange import Exchange, Failure, Reply
from unfog.read.backends.llm.prompt import SCHEMA_NAME, schema
from unfog.read.backends.llm.waiting import pause, retry_after
from unfog.settings import LlmSettings

TEMPERATURE = 0
_FORMATS = ("json_schema", "json_object", "text")
_REJECTED = (400, 422)
_PASSING = frozenset((408, 409, 425, 429, 500, 502, 503, 504, 529))
_MISUSE = {
    401: "refuses the key: check {variable}",
    402: "asks for payment: look at your account there",
    403: "refuses the key: check {variable} and what it is allowed",
    404: "knows no such model or path: check --llm url and --llm model",
    405: "takes no questions at this path: check --llm url",
}
_FAILED_IN_A_ROW = 3
"""Questions failed one after the other from which each further one is tried once."""
_SHOWN = 200


class Message(msgspec.Struct, frozen=True):
    role: str
    content: str


class Answer(msgspec.Struct, frozen=True):
    """What the model said; `cut` where it ended at the bound on its length."""

    content: str
    cut: bool


class Chat:
    """Asks one endpoint. Remembers which answer format it takes, and what was spent."""

    def __init__(self, settings: LlmSettings, shares: int = 1) -> None:
        self._settings = settings
        self._endpoint: Endpoint = endpoint(settings)
        self.budget = Budget(settings, shares)
        self._exchange: Exchange | None = None
        self._format = 0
        self._failed = 0

    def ask(self, messages: Sequence[Message]) -> Answer:
        """The answer to `messages`.

        Raises SkipDocument (`llm-unavailable`, `llm-refused`, `llm-malformed`, `llm-budget`)
        where none is to be had, SettingsError where none ever will be.
        """
        for number in range(self._format, len(_FORMATS)):
            reply = self._sent(messages, _FORMATS[number])
            if reply.status not in _REJECTED:
                self._format = number
                return self._answer(reply, messages)
        raise SkipDocument(
            "llm-refused", f"the server refused the question ({reply.status}): {self._said(reply)}"
        )

    def _sent(self, messages: Sequence[Message], form: str) -> Reply:
        """The reply to one question, asked again while the trouble may pass."""
        body = self._body(messages, form)
        asked = estimate("".join(m.content for m in messages))
        attempt = 0
        while True:
            attempt += 1
            self.budget.check(asked, self._settings.answer_tokens)
            reply = self._exchanged(body)
            if isinstance(reply, Reply) and reply.status not in _PASSING:
                self._failed = 0
                return self._checked(reply)
            if isinstance(reply, Failure):
                # what was given up on may have been worked out, and paid for, all the same
                if reply.spent:
                    self.budget.spend(asked, self._settings.answer_tokens)
                if reply.final:
                    raise SkipDocument("llm-malformed", f"{reply.words}: left unread")
            wait = pause(attempt, _told(reply), self._settings)
            if wait is None or self._failed >= _FAILED_IN_A_ROW:
                self._failed += 1
                raise self._unavailable(reply, attempt)
            time.sleep(wait)

    def _exchanged(self, body: bytes) -> Reply | Failure:
        if self._exchange is None:
            self._exchange = Exchange(self._endpoint.url, key(self._settings), self._settings)
        return self._exchange.post(body)

    def _body(self, messages: Sequence[Message], form: str) -> bytes:
        body: dict[str, object] = {
            "model": self._endpoint.model,
            "messages": messages,
            "temperature": TEMPERATURE,
            "seed": self._settings.seed,
            "max_tokens": self._settings.answer_tokens,
            "stream": False,
        }
        if form == "json_schema":
            given = {"name": SCHEMA_NAME, "strict": True, "schema": schema(self._settings)}
            body["response_format"] = {"type": form, "json_schema": given}
        elif form == "json_object":
            body["response_format"] = {"type": form}
        return msgspec.json.encode(body)

    def _checked(self, reply: Reply) -> Reply:
        if reply.status == httpx.codes.OK or reply.status in _REJECTED:
            return reply
        misuse = _MISUSE.get(reply.status)
        if misuse is not None or httpx.codes.is_redirect(reply.status):
            words = (misuse or "sends elsewhere, where unfog does not go: check --llm url").format(
                variable=self._settings.key_variable
            )
            raise SettingsError(f"{self._endpoint.url} ({reply.status}) {words}")
        raise SkipDocument(
            "llm-refused", f"the server refused the question ({reply.status}): {self._said(reply)}"
        )

    def _answer(self, reply: Reply, messages: Sequence[Message]) -> Answer:
        asked = estimate("".join(m.content for m in messages))
        content, cut, usage = _content(reply.data)
        spent = usage or (asked, estimate(content or ""))
        self.budget.spend(*spent)
        if content is None:
            raise SkipDocument(
                "llm-malformed", "the server's reply holds no answer: try again, or another server"
            )
        return Answer(content, cut)

    def _unavailable(self, reply: Reply | Failure, attempts: int) -> SkipDocument:
        if isinstance(reply, Failure):
            what = reply.words
        else:
            what = f"the server answered {reply.status}: {self._said(reply)}"
        times = "once" if attempts == 1 else f"{attempts} times"
        detail = f"{what} (asked {times}): left unread; run again later"
        return SkipDocument("llm-unavailable", detail)

    def _said(self, reply: Reply) -> str:
        """The beginning of what a server says of an error, on one line, without the key."""
        words = " ".join(reply.data[:4096].decode("utf-8", "replace").split())
        secret = key(self._settings)
        if secret:
            words = words.replace(secret, "[key]")
        return words[:_SHOWN] or "no reason given"


def _told(reply: Reply | Failure) -> float | None:
    if isinstance(reply, Failure):
        return None
    return retry_after(reply.retry_after, dt.datetime.now(dt.UTC))


def _content(data: bytes) -> tuple[str | None, bool, tuple[int, int] | None]:
    """Content, whether it was cut off, and the tokens in and out, as far as they are told."""
    try:
        body = msgspec.json.decode(data)
    except (ValueError, RecursionError):
        return None, False, None
    if not isinstance(body, dict):
        return None, False, None
    usage = _usage(body.get("usage"))
    choices = body.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    message = first.get("message") if isinstance(first, dict) else None
    content = message.get("content") if isinstance(message, dict) else None
    if not isinstance(first, dict) or not isinstance(content, str):
        return None, False, usage
    return content, first.get("finish_reason") == "length", usage


def _usage(told: object) -> tuple[int, int] | None:
    if not isinstance(told, dict):
        return None
    counts = (told.get("prompt_tokens"), told.get("completion_tokens"))
    match counts:
        case (int(asked), int(answered)) if asked >= 0 and answered >= 0:
            return asked, answered
        case _:
            return None
