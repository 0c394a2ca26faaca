import pytest

from unfog.errors import SettingsError
from unfog.read.backends.llm.endpoint import endpoint, key
from unfog.settings import LlmSettings


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1/chat/completions"),
        ("http://localhost:8080/v1/", "http://localhost:8080/v1/chat/completions"),
        ("http://[::1]:8080/v1", "http://[::1]:8080/v1/chat/completions"),
        ("https://llm.example/api/v3", "https://llm.example/api/v3/chat/completions"),
        ("https://llm.example/v1/chat/completions", "https://llm.example/v1/chat/completions"),
    ],
)
def test_an_address_is_completed_as_servers_have_it(given: str, asked: str) -> None:
    assert endpoint(LlmSettings(url=given, model="m")).url == asked


@pytest.mark.parametrize("settings", [LlmSettings(), LlmSettings(url="https://llm.example")])
def test_nobody_is_asked_unless_address_and_model_are_given(settings: LlmSettings) -> None:
    with pytest.raises(SettingsError, match="UNFOG_LLM_URL and UNFOG_LLM_MODEL"):
        endpoint(settings)


@pytest.mark.parametrize("host", ["llm.example", "10.0.0.7", "localhost.llm.example", "0.0.0.0"])
def test_plain_http_goes_to_loopback_alone(host: str) -> None:
    with pytest.raises(SettingsError, match="allow-http=yes"):
        endpoint(LlmSettings(url=f"http://{host}/v1", model="m"))
    assert endpoint(LlmSettings(url=f"http://{host}/v1", model="m", allow_http=True))


@pytest.mark.parametrize(
    "url",
    [
        "https://me:s3cret@llm.example/v1",
        "https://llm.example/v1?key=s3cret",
        "ftp://llm.example/s3cret",
        "s3cret",
        "https://[s3cret",
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(SettingsError) as told:
        endpoint(LlmSettings(url=url, model="m"))
    assert "s3cret" not in str(told.value)


def test_a_key_is_taken_from_the_environment_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_KEY", " s3cret\n")
    assert key(LlmSettings(key_variable="MY_KEY")) == "s3cret"
    monkeypatch.setenv("MY_KEY", "s3\ncret")
    with pytest.raises(SettingsError, match="MY_KEY") as told:
        key(LlmSettings(key_variable="MY_KEY"))
    assert "cret" not in str(told.value)
