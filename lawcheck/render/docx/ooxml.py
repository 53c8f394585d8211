"""Runs and paragraphs of WordprocessingML, as text; the order of properties follows ECMA-376.

Text is quicker to make than elements one by one, and it goes into the file as it is (tests/bench). The standard library's
escape would do, but its module loads an HTTP client.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lawcheck.render.characters import harmless
from lawcheck.render.docx.direction import LEFT_MARK, RIGHT_MARK, by_direction, is_rtl, word_tag
from lawcheck.report.document import Mark, Span, Tone

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FILLS: Mapping[Tone, str] = {
    Tone.GOOD: "DDEFD9",
    Tone.NEARLY: "EAF3D6",
    Tone.PARTLY: "FFF1CC",
    Tone.SHORT: "FADBD8",
    Tone.CLASH: "E8DAEF",
    Tone.OPEN: "DCEBF7",
}
_SHORT_NAME = re.compile(r'<w:t xml:space="preserve">([A-Z]{1,3})-(\d{1,4})</w:t>')
_TYPED_FONT = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>'
TAB = "<w:r><w:tab/></w:r>"


def safe(text: str) -> str:
    """Escape a text, and replace what XML cannot carry and what turns the direction of text."""
    return harmless(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Quote a text for an attribute."""
    return f'"{safe(text).replace(chr(34), "&quot;").replace(chr(10), "&#10;").replace(chr(9), "&#9;")}"'


class Style(NamedTuple):
    """How the words of a paragraph are set, unless a span says otherwise."""

    language: str = ""  # where it is another than the document's
    is_rtl: bool = False
    is_white: bool = False
    character: str = ""  # the id of a character style


PLAIN = Style()
# A member of an enumeration is looked up slowly, and this is asked for every run.
_NO_MARK, _STRONG, _EMPHASIS, _QUOTE, _CODE, _TYPED, _NO_TONE = (
    Mark.PLAIN,
    Mark.STRONG,
    Mark.EMPHASIS,
    Mark.QUOTE,
    Mark.CODE,
    Mark.TYPED,
    Tone.NEUTRAL,
)


def run(span: Span, style: Style = PLAIN) -> str:
    """Make a run of words, or several where the direction changes among them."""
    if style is PLAIN and span.mark is _NO_MARK and span.tone is _NO_TONE and not span.language:
        return f'<w:r><w:t xml:space="preserve">{safe(span.text)}</w:t></w:r>'
    rtl = is_rtl(span.language) if span.language else style.is_rtl
    if not rtl and not style.is_rtl:
        return _run(span, style, safe(span.text))
    if rtl and not style.is_rtl:  # right to left among left to right
        return _run(span, style, f"{RIGHT_MARK}{safe(span.text)}{RIGHT_MARK}", is_rtl=True) + _mark(LEFT_MARK)
    if not rtl:
        return _isolated(span, style, span.text)
    return "".join(
        _run(span, style, safe(words), is_rtl=True) if goes_left else _isolated(span, style, words)
        for words, goes_left in by_direction(span.text)
    )


def unbroken(runs: str) -> str:
    """Keep a short name such as R-14 on one line."""
    return _SHORT_NAME.sub(r"<w:t>\1</w:t><w:noBreakHyphen/><w:t>\2</w:t>", runs)


def _isolated(span: Span, style: Style, words: str) -> str:
    return _run(span, style, f"{LEFT_MARK}{safe(words)}{LEFT_MARK}") + _mark(RIGHT_MARK)


def _mark(mark: str) -> str:
    rtl = "<w:rPr><w:rtl/></w:rPr>" if mark == RIGHT_MARK else ""
    return f"<w:r>{rtl}<w:t>{mark}</w:t></w:r>"


def _run(span: Span, style: Style, words: str, *, is_rtl: bool = False) -> str:
    return f'<w:r>{_properties(span, style, is_rtl=is_rtl)}<w:t xml:space="preserve">{words}</w:t></w:r>'


def _properties(span: Span, style: Style, *, is_rtl: bool) -> str:
    parts = [f'<w:rStyle w:val="{style.character}"/>'] if style.character else []
    if span.mark is _TYPED:
        parts.append(_TYPED_FONT)
    if span.mark is _STRONG:
        parts.append("<w:b/><w:bCs/>" if is_rtl else "<w:b/>")
    if span.mark is _EMPHASIS or span.mark is _QUOTE:
        parts.append("<w:i/><w:iCs/>" if is_rtl else "<w:i/>")
    language = span.language or style.language
    if language or span.mark is _CODE or span.mark is _TYPED:
        parts.append("<w:noProof/>")
    if style.is_white:
        parts.append('<w:color w:val="FFFFFF"/>')
    elif span.tone is not _NO_TONE:
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{FILLS[span.tone]}"/>')
    if is_rtl:
        parts.append("<w:rtl/>")
    if language:
        parts.append(f"<w:lang w:{'bidi' if is_rtl else 'val'}={attribute(word_tag(language))}/>")
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


def wrapped(style: str, content: str, before: str = "", after: str = "", *, is_rtl: bool = False) -> str:
    """Make a paragraph of ready runs.

    ``before`` are the properties that stand before the paragraph's direction, ``after`` those behind it: spacing, indents.
    """
    bidi = "<w:bidi/>" if is_rtl else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{before}{bidi}{after}</w:pPr>{content}</w:p>'
