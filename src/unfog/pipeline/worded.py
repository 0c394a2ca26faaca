"""Reviewers' words brought to bear on what documents tell, before it is fused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from unfog.fuse.followed import Said, amended, marks_of, said_of
from unfog.fuse.heard import Heard, Hearing, Told, weighed
from unfog.model.incident import Part, Report
from unfog.model.judgement import WORDS, Judgement, Undo
from unfog.store.base import View


class Worded:
    """Some reports as their claims count, and what reviewers said of their parts."""

    def __init__(self, view: View, words: Hearing, reports: Mapping[str, Report]) -> None:
        self.reports = dict(reports)
        self._heard: dict[Part, list[Heard]] = {}
        for document, heard in hear(view, words, reports).items():
            self.reports[document] = amended(reports[document], marks_of(heard))
            for one in heard:
                if one.part is not None:
                    self._heard.setdefault(one.part, []).append(one)

    def said(self, parts: Iterable[Part]) -> Said:
        """What is followed of the words on one incident of `parts`."""
        heard = [one for part in parts for one in self._heard.get(part, ())]
        return said_of(weighed(heard, lambda _: "")) if heard else Said()


def hear(view: View, words: Hearing, reports: Mapping[str, Report]) -> dict[str, list[Heard]]:
    """What became of the words on the documents of `reports` that have any."""
    documents = [document for document in words.documents if document in reports]
    texts = view.texts(documents) if documents else {}
    return {
        document: words.of(document, Told(reports[document].incidents, texts.get(document, "")))
        for document in documents
    }


def documents_of(log: Sequence[Judgement], rows: Iterable[Judgement]) -> list[str]:
    """The documents on which `rows` have a word, or take one of `log` back."""
    found: set[str] = set()
    targets: set[str] = set()
    for row in rows:
        if isinstance(row.subject, WORDS):
            found.add(row.subject.document)
        elif isinstance(row.subject, Undo):
            targets.add(row.subject.judgement)
    known = {row.id: row for row in log} if targets else {}
    while targets:
        meant = [known[id].subject for id in sorted(targets & known.keys())]
        found |= {one.document for one in meant if isinstance(one, WORDS)}
        targets = {one.judgement for one in meant if isinstance(one, Undo)}
    return sorted(found)
