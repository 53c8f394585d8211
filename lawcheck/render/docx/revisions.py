"""Tracked changes: words and paragraphs that were removed or added, with an author and the document's own date."""

from __future__ import annotations

from lawcheck.render.docx.ooxml import Style, attribute, run
from lawcheck.report.document import Fate, MarkedLine, Span

_TAGS = {Fate.REMOVED: "w:del", Fate.ADDED: "w:ins"}


class Revisions:
    """Makes tracked changes, each with a number of its own."""

    def __init__(self, date: str) -> None:
        self.date = date  # ISO date: the document's, never the clock's
        self.count = 0

    def runs(self, line: MarkedLine, author: str, style: Style) -> str:
        """Make the runs of a line."""
        return "".join(self._run(fate, words, author, style) for fate, words in line.runs if words)

    def mark(self, line: MarkedLine, author: str) -> str:
        """Make the property of a paragraph that was removed or added as a whole."""
        if line.fate is Fate.KEPT:
            return ""
        return f"<w:rPr><{_TAGS[line.fate]}{self._attributes(author)}/></w:rPr>"

    def _run(self, fate: Fate, words: str, author: str, style: Style) -> str:
        made = run(Span(words), style)
        if fate is Fate.KEPT:
            return made
        if fate is Fate.REMOVED:
            made = (
                made.replace("<w:t ", "<w:delText ").replace("<w:t>", "<w:delText>").replace("</w:t>", "</w:delText>")
            )
        tag = _TAGS[fate]
        return f"<{tag}{self._attributes(author)}>{made}</{tag}>"

    def _attributes(self, author: str) -> str:
        self.count += 1
        return f' w:id="{self.count}" w:author={attribute(author)} w:date="{self.date}T00:00:00Z"'
