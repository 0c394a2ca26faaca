"""Faults of the wire and of the server: each ends in an answer or in a reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from unfog.errors import SettingsError, SkipDocument
from unfog.read.backends.llm.chat import Chat, Message
from unfog.settings import LlmSettings

QUESTION = [Message("user", "What is told of the depot?")]
BAD = b"this is no JSON"


@pytest.fixture
def chat(llm: LlmSettings) -> Callable[..., Chat]:
    return lambda **changes: Chat(msgspec.structs.replace(llm, **changes))


def refused(chat: Chat) -> SkipDocument:
    with pytest.raises(SkipDocument) as told:
        chat.ask(QUESTION)
    return told.value


def test_a_question_is_put_with_fixed_parameters(model: Any, chat: Callable[..., Chat]) -> None:
    model.says("yes", usage={"prompt_tokens": 11, "completion_tokens": 2})
    asked = chat(seed=7)
    assert asked.ask(QUESTION).content == "yes"
    (body,) = model.asked
    assert (body["model"], body["temperature"], body["seed"]) == ("dwarf", 0, 7)
    assert body["response_format"]["type"] == "json_schema"
    assert asked.budget.tokens == 13
    assert model.paths == ["/v1/chat/completions"]


@pytest.mark.parametrize("status", [400, 422])
def test_a_server_without_schemas_is_asked_more_simply(
    model: Any, chat: Callable[..., Chat], status: int
) -> None:
    def choose(body: dict[str, Any]) -> tuple[int, object]:
        return (status, "") if "response_format" in body else (200, "yes")

    model.decides(choose)
    asked = chat()
    assert asked.ask(QUESTION).content == "yes"
    assert asked.ask(QUESTION).content == "yes"
    forms = [body.get("response_format", {}).get("type") for body in model.asked]
    assert forms == ["json_schema", "json_object", None, None]


def test_a_question_that_is_refused_in_every_form_is_given_up(
    model: Any, chat: Callable[..., Chat]
) -> None:
    model.replies(400, b'{"error": "too long"}')
    skip = refused(chat())
    assert (skip.reason, len(model.asked)) == ("llm-refused", 3)
    assert "too long" in skip.detail


@pytest.mark.parametrize("status", [429, 500, 503])
def test_passing_trouble_is_waited_out(model: Any, chat: Callable[..., Chat], status: int) -> None:
    model.replies(status, b"busy", Retry_After="0")
    model.replies(status, b"busy")
    model.says("yes")
    assert chat().ask(QUESTION).content == "yes"
    assert len(model.asked) == 3


def test_trouble_that_does_not_pass_ends_after_the_attempts(
    model: Any, chat: Callable[..., Chat]
) -> None:
    model.replies(500, b"<h1>down</h1>")
    skip = refused(chat())
    assert (skip.reason, len(model.asked)) == ("llm-unavailable", 3)
    assert "500" in skip.detail
    assert "run again" in skip.detail


def test_a_server_that_asks_for_an_hour_is_left_alone(
    model: Any, chat: Callable[..., Chat]
) -> None:
    model.replies(429, b"", Retry_After="3600")
    assert refused(chat()).reason == "llm-unavailable"
    assert len(model.asked) == 1


def test_a_server_that_stays_down_is_tried_once_a_question(
    model: Any, chat: Callable[..., Chat]
) -> None:
    model.replies(503, b"")
    asked = chat()
    for _ in range(4):
        refused(asked)
    assert len(model.asked) == 3 + 3 + 3 + 1


def test_nobody_listens(chat: Callable[..., Chat]) -> None:
    skip = refused(chat(url="http://127.0.0.1:1"))
    assert skip.reason == "llm-unavailable"
    assert "cannot be reached" in skip.detail


@pytest.mark.parametrize("fault", ["hangs", "drips"])
def test_a_server_that_does_not_finish_is_given_up(
    model: Any, chat: Callable[..., Chat], fault: str
) -> None:
    getattr(model, fault)()
    skip = refused(chat(read_seconds=0.2, attempts=2))
    assert (skip.reason, len(model.asked)) == ("llm-unavailable", 2)
    assert "0.2 seconds" in skip.detail


def test_a_body_that_breaks_off_is_asked_for_again(model: Any, chat: Callable[..., Chat]) -> None:
    model.replies(200, b'{"choices": [{"mess', length=4000)
    model.says("yes")
    assert chat().ask(QUESTION).content == "yes"


def test_a_body_without_end_is_cut_off(model: Any, chat: Callable[..., Chat]) -> None:
    model.pours()
    skip = refused(chat(response_bytes=200_000))
    assert (skip.reason, len(model.asked)) == ("llm-malformed", 1)
    assert "200,000 bytes" in skip.detail


def test_compression_is_not_unpacked(model: Any, chat: Callable[..., Chat]) -> None:
    model.replies(200, b"\x1f\x8b", Content_Encoding="gzip")
    assert refused(chat()).reason == "llm-malformed"
    assert model.headers[0]["Accept-Encoding"] == "identity"


@pytest.mark.parametrize(
    "body",
    [
        BAD,
        b"[]",
        b"{}",
        b'{"choices": []}',
        b'{"choices": [7]}',
        b'{"choices": [{"message": null}]}',
        b'{"choices": [{"message": {"content": null}}]}',
        b"[" * 100_000,
        b'{"choices": "\xff"}',
    ],
)
def test_a_reply_without_an_answer_is_told(
    model: Any, chat: Callable[..., Chat], body: bytes
) -> None:
    model.replies(200, body)
    assert refused(chat()).reason == "llm-malformed"


@pytest.mark.parametrize("status", [301, 401, 402, 403, 404])
def test_what_no_document_can_help_ends_the_run(
    model: Any, chat: Callable[..., Chat], status: int
) -> None:
    model.replies(status, b"", Location="http://127.0.0.1:1/elsewhere")
    with pytest.raises(SettingsError, match=r"check|look"):
        chat().ask(QUESTION)
    assert len(model.asked) == 1


def test_the_key_goes_to_the_server_and_into_no_message(
    model: Any, chat: Callable[..., Chat], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNFOG_LLM_KEY", "s3cret-k3y")
    model.replies(500, b"your key is s3cret-k3y")
    skip = refused(chat())
    assert model.headers[0]["Authorization"] == "Bearer s3cret-k3y"
    assert "s3cret" not in skip.detail
    assert "[key]" in skip.detail


def test_a_key_that_is_refused_is_not_repeated(
    model: Any, chat: Callable[..., Chat], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNFOG_LLM_KEY", "s3cret-k3y")
    model.replies(401, b"bad key s3cret-k3y")
    with pytest.raises(SettingsError, match="UNFOG_LLM_KEY") as told:
        chat().ask(QUESTION)
    assert "s3cret" not in str(told.value)


def test_what_could_exceed_the_tokens_is_not_asked(model: Any, chat: Callable[..., Chat]) -> None:
    model.says("yes", usage={"prompt_tokens": 40, "completion_tokens": 60})
    asked = chat(token_budget=250, answer_tokens=100)
    asked.ask(QUESTION)
    asked.ask(QUESTION)
    skip = refused(asked)
    assert (skip.reason, len(model.asked)) == ("llm-budget", 2)
    assert "tokens=N" in skip.detail


def test_what_could_exceed_the_cost_is_not_asked(model: Any, chat: Callable[..., Chat]) -> None:
    model.says("yes", usage={"prompt_tokens": 1000, "completion_tokens": 1000})
    asked = chat(cost_budget=2.0, price_in=0.5, price_out=1.0, token_budget=0, answer_tokens=100)
    asked.ask(QUESTION)
    assert asked.budget.cost == pytest.approx(1.5)
    asked.ask(QUESTION)
    assert refused(asked).reason == "llm-budget"


def test_a_bound_on_cost_needs_prices(chat: Callable[..., Chat]) -> None:
    with pytest.raises(SettingsError, match="price-in"):
        chat(cost_budget=1.0)


@pytest.mark.parametrize("usage", [None, 7, {}, {"prompt_tokens": -5, "completion_tokens": "x"}])
def test_tokens_that_are_not_told_are_estimated(
    model: Any, chat: Callable[..., Chat], usage: object
) -> None:
    model.says("yes", usage=usage)
    asked = chat()
    asked.ask(QUESTION)
    assert asked.budget.tokens == len("What is told of the depot?") // 3 + 1 + 1


def test_an_answer_that_never_came_counts_as_spent(model: Any, chat: Callable[..., Chat]) -> None:
    model.hangs()
    asked = chat(read_seconds=0.1, attempts=1, answer_tokens=50)
    refused(asked)
    assert asked.budget.tokens == 9 + 50


def test_several_processes_share_the_budget(llm: LlmSettings, model: Any) -> None:
    model.says("yes")
    bounded = msgspec.structs.replace(llm, token_budget=200, answer_tokens=100)
    Chat(bounded, shares=1).ask(QUESTION)
    assert refused(Chat(bounded, shares=2)).reason == "llm-budget"


def test_the_schema_holds_what_the_reader_takes(model: Any, chat: Callable[..., Chat]) -> None:
    model.says("yes")
    chat(most_claims=9, string_chars=80).ask(QUESTION)
    given = model.asked[0]["response_format"]["json_schema"]
    claims = given["schema"]["properties"]["claims"]
    assert given["strict"] is True
    assert claims["maxItems"] == 9
    assert claims["items"]["properties"]["quote"]["maxLength"] == 80
    assert "munitions_fired" in json.dumps(given)
