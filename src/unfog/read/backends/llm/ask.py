"""Questions on parts of a report: from the cache, from the model, after one repair."""

from __future__ import annotations

from collections.abc import Sequence

from unfog.errors import SkipDocument
from unfog.model.document import Document
from unfog.model.identity import digest_of
from unfog.read.backends.llm import prompt
from unfog.read.backends.llm.answer import MalformedAnswer, ToldReading, parsed
from unfog.read.backends.llm.cache import AnswerCache, key_of
from unfog.read.backends.llm.chat import TEMPERATURE, Answer, Chat, Message
from unfog.settings import LlmSettings

_SHOWN_AGAIN = 4000
"""Characters of a useless answer that go back with the request to mend it."""


class Asker:
    """Asks for the reading of one part at a time."""

    def __init__(self, settings: LlmSettings, chat: Chat, cache: AnswerCache) -> None:
        self._settings = settings
        self._chat = chat
        self._cache = cache
        self._prompt = prompt.digest(settings)

    def read(self, document: Document, part: str, known: Sequence[dict[str, str]]) -> ToldReading:
        """What the model reads in `part`. Raises SkipDocument where it gives no usable answer,
        also after it was asked to mend it; only usable answers are kept."""
        asked = prompt.question(document, part, known)
        key = self._key(asked)
        kept = self._cache.get(key)
        if kept is not None:
            try:
                return parsed(kept, self._settings.most_claims)
            except MalformedAnswer:
                pass  # written by another version: asked again
        messages = [Message("system", prompt.INSTRUCTIONS), Message("user", asked)]
        content, told = self._answered(messages)
        self._cache.put(key, content)
        return told

    def _answered(self, messages: list[Message]) -> tuple[str, ToldReading]:
        answer = self._chat.ask(messages)
        try:
            return answer.content, self._parsed(answer)
        except MalformedAnswer as error:
            shown = Message("assistant", answer.content[:_SHOWN_AGAIN] or "-")
            mend = Message("user", prompt.REPAIR.format(problem=error))
            again = self._chat.ask([*messages, shown, mend])
        try:
            return again.content, self._parsed(again)
        except MalformedAnswer as error:
            raise SkipDocument(
                "llm-malformed",
                f"the model's answer cannot be used, nor the second one ({error}): left unread; "
                "run again, or with another model",
            ) from error

    def _parsed(self, answer: Answer) -> ToldReading:
        try:
            return parsed(answer.content, self._settings.most_claims)
        except MalformedAnswer as error:
            raise MalformedAnswer("it was cut off" if answer.cut else str(error)) from error

    def _key(self, asked: str) -> str:
        given = self._settings
        return key_of(
            digest_of(asked.encode("utf-8", "surrogatepass")),
            self._prompt,
            given.model,
            (TEMPERATURE, given.seed, given.answer_tokens),
        )
