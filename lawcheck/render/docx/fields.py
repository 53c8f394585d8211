"""Fields and bookmarks: captions and cross-references. Each field has its result in it when the file opens."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import NamedTuple

from lawcheck.render.docx.ooxml import PLAIN, Style, run, safe, unbroken
from lawcheck.report.document import Chart, DecisionBox, Document, Field, Heading, Paragraph, Span, Table
from lawcheck.report.numbers import Numbers

LONGEST_BOOKMARK = 40
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field(instruction: str, result: str) -> str:
    """Make a field; ``result`` are the runs that a reader sees before it is updated."""
    return f"{BEGIN}{instruction_text(instruction)}{SEPARATE}{result}{END}"


def instruction_text(text: str) -> str:
    """Make the run that says what a field does."""
    return f'<w:r><w:instrText xml:space="preserve"> {safe(text)} </w:instrText></w:r>'


def bookmark_name(anchor: str) -> str:
    """Turn a stable anchor into a bookmark's name: a letter, then letters, digits and underscores, 40 at most.

    >>> bookmark_name("F-protocol-3-a-means")
    'F_protocol_3_a_means'
    """
    name = re.sub(r"[^0-9A-Za-z]", "_", anchor)
    if not re.match("[A-Za-z]", name):
        name = f"b_{name}"
    if len(name) <= LONGEST_BOOKMARK:
        return name
    return _marked(name, anchor)


def _marked(name: str, anchor: str) -> str:
    mark = blake2b(anchor.encode(), digest_size=4).hexdigest()
    return f"{name[: LONGEST_BOOKMARK - 9]}_{mark}"


def field_anchor(box: DecisionBox, field: Field) -> str:
    """Name a field by a bookmark too: programs that lose the tags of content controls keep bookmarks."""
    return f"D-{box.id}-{field.name}"


class Target(NamedTuple):
    """What a reference leads to."""

    bookmark: str
    words: str  # that stand in the bookmark
    number: str  # that a reference without words shows; empty where it shows the words


class References:
    """The bookmarks of a document, and fields and links that lead to them."""

    def __init__(self, document: Document, numbers: Numbers) -> None:
        self.targets: dict[str, Target] = {}
        self.taken: set[str] = set()
        self.count = 0
        for block, label in zip(document.blocks(), numbers.labels, strict=True):
            match block:
                case Heading() if block.anchor:
                    self._name(block.anchor, block.text, label)
                case Paragraph() if block.anchor:
                    self._name(block.anchor, block.label)
                case Table() | Chart() if block.anchor:
                    self._name(block.anchor, label)
                case DecisionBox():
                    for field in block.fields:
                        self._name(field_anchor(block, field))
                case _:
                    pass

    def _name(self, anchor: str, words: str = "", number: str = "") -> None:
        name = bookmark_name(anchor)
        if name.lower() in self.taken:  # Word does not tell capitals from small letters
            name = _marked(name, anchor)
        self.taken.add(name.lower())
        self.targets[anchor] = Target(name, words, number)

    def bookmark(self, anchor: str, content: str) -> str:
        """Put runs into the bookmark of an anchor."""
        target = self.targets.get(anchor)
        if target is None:
            return content
        self.count += 1
        start = f'<w:bookmarkStart w:id="{self.count}" w:name="{target.bookmark}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{self.count}"/>'

    def reference(self, span: Span, style: Style = PLAIN) -> str:
        """Refer to a target: by a field that follows its number or words, or by a link where the words are others."""
        target = self.targets.get(span.target)
        if target is None:
            return run(span, style)
        shown = span if span.text else span._replace(text=target.number or target.words)
        result = unbroken(run(shown, style))
        if not span.text and target.number:
            return field(f"REF {target.bookmark} \\r \\h", result)
        if shown.text == target.words:
            return field(f"REF {target.bookmark} \\h \\* MERGEFORMAT", result)
        return f'<w:hyperlink w:anchor="{target.bookmark}" w:history="1">{result}</w:hyperlink>'

    def caption(self, block: Table | Chart, label: str, style: Style = PLAIN) -> str:
        """Make a caption: its word and number in a bookmark, counted by a sequence field."""
        if not label:
            return run(Span(block.caption), style)
        word, _, number = label.rpartition("\u00a0")
        kind = "Table" if isinstance(block, Table) else "Figure"
        sequence = field(f"SEQ {kind} \\* ARABIC", run(Span(number), style))
        named = self.bookmark(block.anchor, run(Span(f"{word}\u00a0"), style) + sequence)
        return named + run(Span(f". {block.caption}"), style)
