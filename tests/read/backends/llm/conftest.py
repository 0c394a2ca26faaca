"""A server that speaks the protocol with every fault a test asks for, and readers of it."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import msgspec
import pytest

from unfog.model.document import Document
from unfog.model.identity import digest_of
from unfog.model.lookups import Lookups
from unfog.read.backends.llm.reader import LlmReader
from unfog.read.backends.spacy_parse import Parser, load
from unfog.settings import LlmSettings, Settings

type Told = dict[str, Any]

PUBLISHED = dt.date(2031, 3, 5)  # a Wednesday


class ModelServer:
    """Answers in the order in which a test lays out; the last one goes on for ever.

    `asked` are the bodies of all questions, `headers` their headers.
    """

    def __init__(self) -> None:
        self.url = ""
        self.asked: list[Told] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.waiting = threading.Event()
        self._answers: list[Callable[[BaseHTTPRequestHandler, Told], None]] = []

    def next(self) -> Callable[[BaseHTTPRequestHandler, Told], None]:
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]

    def forgets(self) -> None:
        """Takes back all answers laid out before."""
        self._answers.clear()

    def says(self, content: object, **told: Any) -> None:
        """A good reply with `content` as the model's words, JSON if it is no string."""
        words = content if isinstance(content, str) else json.dumps(content)
        message = {"role": "assistant", "content": words}
        body = {"choices": [{"index": 0, "finish_reason": "stop", "message": message}], **told}
        self.replies(200, json.dumps(body).encode())

    def cut_off(self, content: str) -> None:
        """A reply that ended at the bound on its length."""
        message = {"role": "assistant", "content": content}
        body = {"choices": [{"finish_reason": "length", "message": message}]}
        self.replies(200, json.dumps(body).encode())

    def replies(self, status: int, body: bytes, length: int | None = None, **headers: str) -> None:
        """Any reply; with `length` another Content-Length than the truth."""

        def answer(handler: BaseHTTPRequestHandler, _: Told) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.send_header("Content-Length", str(len(body) if length is None else length))
            handler.end_headers()
            handler.wfile.write(body)

        self._answers.append(answer)

    def hangs(self) -> None:
        """Says nothing until the test is over."""
        self._answers.append(lambda handler, _: void(self.waiting.wait(30)))

    def drips(self) -> None:
        """Sends a byte now and then, until the test is over."""

        def answer(handler: BaseHTTPRequestHandler, _: Told) -> None:
            handler.send_response(200)
            handler.end_headers()
            while not self.waiting.wait(0.02):
                handler.wfile.write(b" ")
                handler.wfile.flush()

        self._answers.append(answer)

    def pours(self) -> None:
        """A body without end."""

        def answer(handler: BaseHTTPRequestHandler, _: Told) -> None:
            handler.send_response(200)
            handler.end_headers()
            while not self.waiting.is_set():
                handler.wfile.write(b'{"choices": [' + b" " * 65536)

        self._answers.append(answer)

    def decides(self, choose: Callable[[Told], tuple[int, object]]) -> None:
        """Answers by what is asked: status and content."""

        def answer(handler: BaseHTTPRequestHandler, body: Told) -> None:
            status, content = choose(body)
            words = content if isinstance(content, str) else json.dumps(content)
            reply = {"choices": [{"message": {"role": "assistant", "content": words}}]}
            data = json.dumps(reply).encode()
            handler.send_response(status)
            handler.send_header("Content-Length", str(len(data)))
            handler.end_headers()
            handler.wfile.write(data)

        self._answers.append(answer)


def void(_: object) -> None:
    pass


@pytest.fixture
def model() -> Iterator[ModelServer]:
    """A server of its own for one test."""
    found = ModelServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            found.asked.append(body)
            found.headers.append(dict(self.headers))
            found.paths.append(self.path)
            with contextlib.suppress(OSError):  # the client may hang up, as it should
                found.next()(self, body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield found
    found.waiting.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def spacy_parser() -> Parser:
    return Parser(load())


@pytest.fixture
def llm(model: ModelServer) -> LlmSettings:
    """Settings for that server; it is asked again at once."""
    return LlmSettings(url=model.url, model="dwarf", backoff_seconds=0.0, attempts=3)


@pytest.fixture
def reader(llm: LlmSettings, tmp_path: Path, spacy_parser: Parser) -> Callable[..., LlmReader]:
    """A new reader of that server, with settings changed as told; all share one cache."""

    def made(**changes: Any) -> LlmReader:
        changed = msgspec.structs.replace(llm, **changes)
        return LlmReader(Settings(llm=changed, cache=tmp_path / "cache"), spacy_parser)

    return made


@pytest.fixture
def document() -> Callable[..., Document]:
    """A document of that text, published on 5 March 2031."""

    def made(text: str, id: str = "t", **fields: Any) -> Document:
        digest = digest_of(text.encode("utf-8", "replace"))
        return Document(id=id, digest=digest, text=text, **{"published": PUBLISHED, **fields})

    return made


@pytest.fixture
def read(
    reader: Callable[..., LlmReader], document: Callable[..., Document], lookups: Lookups
) -> Callable[..., Any]:
    """The reading of a text, or the SkipDocument in its place."""

    def one(text: str, **changes: Any) -> Any:
        (found,) = reader(**changes).read([document(text)], lookups)
        return found

    return one


@pytest.fixture
def read_all(reader: Callable[..., LlmReader], lookups: Lookups) -> Callable[..., list[Any]]:
    """What a new reader makes of these documents."""
    return lambda *documents: list(reader().read(documents, lookups))


@pytest.fixture
def answered(
    model: ModelServer, read: Callable[..., Any], answer: Callable[..., Told]
) -> Callable[..., Any]:
    """The reading of a text where the model gives these claims."""

    def one(text: str, *claims: Told, **changes: Any) -> Any:
        model.forgets()
        model.says(answer(*claims))
        return read(text, **changes)

    return one


@pytest.fixture(scope="session")
def claim() -> Callable[..., Told]:
    """A claim as a model gives it, by its quote, property and value."""

    def told(
        quote: str, property: str = "occurrence", value: object = "true", **other: Any
    ) -> Told:
        given = {"incident": "n1", "property": property, "quote": quote, "value": value}
        return {**given, "stance": "asserts", "certainty": "stated", "speaker": "REPORT", **other}

    return told


@pytest.fixture(scope="session")
def answer() -> Callable[..., Told]:
    """An answer with one incident and these claims."""

    def told(*claims: Told, type: str = "Attack", id: str = "n1") -> Told:
        incident = {"id": id, "type": type, "role": "main", "summary": "Attack at a depot"}
        return {"incidents": [incident], "claims": list(claims)}

    return told
