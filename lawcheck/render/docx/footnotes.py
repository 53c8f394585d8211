"""Footnotes: a part of their own, with the separators that Word wants."""

from __future__ import annotations

from lawcheck.render.docx.ooxml import NAMESPACE, RELATIONS, wrapped

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATION = f"{RELATIONS}/footnotes"
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
_REFERENCE = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{}</w:r>'
_MARK_BEFORE_STOP = frozenset(("fr",))  # where the mark of a note stands before the full stop
_AFTER_MARK = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'


class Footnotes:
    """Collects the footnotes of a document."""

    def __init__(self, *, is_rtl: bool = False) -> None:
        self.is_rtl = is_rtl
        self.made: list[str] = []

    def add(self, runs: str) -> str:
        """Keep a note of ready runs, and give its mark."""
        number = len(self.made) + 1
        content = _REFERENCE.format("<w:footnoteRef/>") + _AFTER_MARK + runs
        note = wrapped("FootnoteText", content, is_rtl=self.is_rtl)
        self.made.append(f'<w:footnote w:id="{number}">{note}</w:footnote>')
        return _REFERENCE.format(f'<w:footnoteReference w:id="{number}"/>')

    def part(self) -> str:
        """Give the XML of the part."""
        separators = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}">{wrapped("FootnoteText", f"<w:r><w:{kind}/></w:r>")}</w:footnote>'
            for kind, number in _SEPARATORS
        )
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        names = f'xmlns:w="{NAMESPACE}" xmlns:r="{RELATIONS}"'
        return f"{head}<w:footnotes {names}>{separators}{''.join(self.made)}</w:footnotes>"


def note_place(text: str, language: str) -> tuple[str, str]:
    """Split words at the place of a footnote's mark: at the end, in French before the full stop."""
    stops = language.partition("-")[0] in _MARK_BEFORE_STOP and text.endswith(".") and not text.endswith("..")
    return (text[:-1], ".") if stops else (text, "")
