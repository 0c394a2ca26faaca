"""Words of an answer found again in the text: exactly, but for blanks, quote marks and dashes."""

from __future__ import annotations

from bisect import bisect_left

from unfog.model.span import Span

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_SAME = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′`´", "'") | dict.fromkeys("‐‑‒–—―−", "-")
)


class Plain:
    """A text in plain signs, each of which knows where it stands in the text.

    Runs of white space are one blank, quote marks and dashes are of one kind each, signs
    without width are gone. Nothing else is changed: letters, case, digits, points stay.
    """

    __slots__ = ("_at", "text")

    def __init__(self, text: str) -> None:
        plain: list[str] = []
        at: list[int] = []
        for i, sign in enumerate(text):
            if sign in _INVISIBLE:
                continue
            blank = sign.isspace()
            if blank and plain and plain[-1] == " ":
                continue
            plain.append(" " if blank else sign.translate(_SAME))
            at.append(i)
        self.text = "".join(plain)
        self._at = at

    def find(self, words: str, within: Span) -> list[Span]:
        """Every place in `within` where `words` stand as whole words; spans of the given text."""
        wanted = Plain(words).text.strip()
        if not wanted:
            return []
        found = []
        end = bisect_left(self._at, within.end)
        at = self.text.find(wanted, bisect_left(self._at, within.start), end)
        while at >= 0:
            if self._whole(at, at + len(wanted)):
                found.append(Span(self._at[at], self._at[at + len(wanted) - 1] + 1))
            at = self.text.find(wanted, at + 1, end)
        return found

    def _whole(self, start: int, end: int) -> bool:
        """Whether no word or number is cut at either end: "can" is not in "can't", nor "400"
        in "1,400"."""
        text = self.text
        return not (
            (start > 0 and _joined(text[start - 1], text[start]))
            or (end < len(text) and _joined(text[end - 1], text[end]))
            or (start > 1 and text[start].isdigit() and _grouped(text[start - 2 : start]))
            or (text[end - 1].isdigit() and _grouped(text[end : end + 2][::-1]))
            or text[end : end + 2].lower() == "'t"
        )


def _joined(before: str, after: str) -> bool:
    return before.isalnum() and after.isalnum()


def _grouped(signs: str) -> bool:
    """Whether `signs`, away from a digit read towards it, are a digit and a point or comma."""
    return len(signs) == 2 and signs[0].isdigit() and signs[1] in ".,"


def unquoted(words: str) -> str:
    """`words` without a pair of quote marks around them that the model has added."""
    plain = words.strip()
    if len(plain) > 2 and plain[0] in '"“«' and plain[-1] in '"”»':
        return plain[1:-1].strip()
    return plain


def nearest(spans: list[Span], to: list[Span]) -> Span:
    """Of several places that with least distance to any of `to`; the first without these."""
    if not to:
        return spans[0]
    return min(spans, key=lambda s: (min(_distance(s, t) for t in to), s.start))


def _distance(a: Span, b: Span) -> int:
    return max(0, a.start - b.end, b.start - a.end)
