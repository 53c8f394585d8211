"""Content controls: places that Word knows by a tag, locked texts and lists to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from lawcheck.render.docx.ooxml import PLAIN, Style, attribute, run, safe
from lawcheck.report.document import Span

LONGEST_TAG = 64  # characters that Word takes


def locked(span: Span, tag: str, number: int, style: Style = PLAIN) -> str:
    """Make words that cannot be changed. ``number`` is the control's id, another one for each."""
    return _control(tag, number, "sdtContentLocked", "<w:text/>", run(span, style))


def choice(name: str, tag: str, number: int, words: Sequence[str], shown: str) -> str:
    """Make a list of words to choose from; ``shown`` stands there until one is chosen."""
    items = "".join(f"<w:listItem w:displayText={attribute(each)} w:value={attribute(each)}/>" for each in words)
    grey = f'<w:r><w:rPr><w:color w:val="595959"/></w:rPr><w:t xml:space="preserve">{safe(shown)}</w:t></w:r>'
    kind = f"<w:dropDownList>{items}</w:dropDownList>"
    return _control(tag, number, "sdtLocked", f"<w:showingPlcHdr/>{kind}", grey, name)


def _control(tag: str, number: int, lock: str, kind: str, content: str, name: str = "") -> str:
    alias = f"<w:alias w:val={attribute(name)}/>" if name else ""
    return (
        f"<w:sdt><w:sdtPr>{alias}<w:tag w:val={attribute(tag[:LONGEST_TAG])}/>"
        f'<w:id w:val="{number}"/><w:lock w:val="{lock}"/>{kind}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )
