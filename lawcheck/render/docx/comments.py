"""Comments in the margin, with an author and the document's own date."""

from __future__ import annotations

from lawcheck.render.docx.ooxml import NAMESPACE, PLAIN, RELATIONS, Style, attribute, run, wrapped
from lawcheck.report.document import Comment, Span

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
RELATION = f"{RELATIONS}/comments"
_MARK = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>{}</w:r>'
_LONGEST_AUTHOR = 255  # a longer one makes the part invalid


class Comments:
    """Collects the comments of a document."""

    def __init__(self, date: str, style: Style = PLAIN) -> None:
        self.date = date  # ISO date: the document's, never the clock's
        self.style = style
        self.made: list[str] = []

    def anchored(self, content: str, comments: tuple[Comment, ...]) -> str:
        """Anchor comments at ready runs."""
        for comment in comments:
            number = len(self.made)
            self.made.append(self._comment(number, comment))
            content = (
                f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
                + _MARK.format(f'<w:commentReference w:id="{number}"/>')
            )
        return content

    def _comment(self, number: int, comment: Comment) -> str:
        initials = "".join(word[0] for word in comment.author.split())[:3].upper()
        words = _MARK.format("<w:annotationRef/>") + run(Span(comment.text), self.style)
        return (
            f'<w:comment w:id="{number}" w:author={attribute(comment.author[:_LONGEST_AUTHOR])} w:date="{self.date}T00:00:00Z"'
            f" w:initials={attribute(initials)}>{wrapped('CommentText', words, is_rtl=self.style.is_rtl)}</w:comment>"
        )

    def part(self) -> str:
        """Give the XML of the part."""
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        return f'{head}<w:comments xmlns:w="{NAMESPACE}">{"".join(self.made)}</w:comments>'
