from pathlib import Path

from unfog.read.backends.llm.cache import AnswerCache, key_of

KEY = key_of("a", 1)


def test_an_answer_is_found_again_under_its_key_alone(tmp_path: Path) -> None:
    AnswerCache(tmp_path).put(KEY, '{"claims": "…"}')
    assert AnswerCache(tmp_path).get(KEY) == '{"claims": "…"}'
    assert AnswerCache(tmp_path).get(key_of("a", 2)) is None
    assert [p.suffix for p in tmp_path.rglob("*") if p.is_file()] == [".json"]


def test_a_damaged_file_counts_as_none(tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path)
    cache.put(KEY, "words")
    (file,) = tmp_path.rglob("*.json")
    whole = file.read_bytes()
    for damaged in (b"", whole[:-9], whole.replace(b"words", b"swords"), b"\xff\x00", b"[" * 9000):
        file.write_bytes(damaged)
        assert cache.get(KEY) is None
    cache.put(KEY, "words")
    assert cache.get(KEY) == "words"


def test_a_folder_that_cannot_be_written_is_gone_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = AnswerCache(tmp_path / "file")
    cache.put(KEY, "words")
    assert cache.get(KEY) is None
