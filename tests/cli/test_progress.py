import pytest

from unfog.cli.progress import progress_line, shown


def test_a_line_tells_rate_and_time_left_once_they_mean_something() -> None:
    assert progress_line("reading", 1, 500, 30.0) == "reading: 1 of 500 documents"
    assert progress_line("reading", 101, 501, 50.0) == (
        "reading: 101 of 501 documents, 2.0/s, 200 s left"
    )
    assert progress_line("reading", 101, None, 50.0) == "reading: 101 documents, 2.0/s"


def test_progress_never_mixes_with_results(capsys: pytest.CaptureFixture[str]) -> None:
    with shown() as progress:
        progress.step("reading", 2)
        progress.advance()
        progress.advance()
    assert capsys.readouterr().out == ""
