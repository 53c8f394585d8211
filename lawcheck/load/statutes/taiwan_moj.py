"""The XML of the Laws and Regulations Database of Taiwan, in Chinese or English.

The words of an article are one block of lines there. A line is a paragraph, or an item of the paragraph above it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from lawcheck.load.statutes.wording import section_label, squeezed, unused
from lawcheck.load.statutes.xml_tree import line_of
from lawcheck.model.country import Division, LeftOver, Passage, StatuteText

_ROOT, _ARTICLE, _NUMBER, _WORDS = "法規", "條文", "條號", "條文內容"
_DIVISION = "編章節"
_MARKS = ("項", "款", "目")  # paragraph, item, what is below it
_DIGITS = "〇一二三四五六七八九"
_HAN = "[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_LEVELS = (  # an item, what is below it, and what is below that
    re.compile(rf"(?P<label>[0-9]{{1,3}}|{_HAN})[.,)、]\s*(?P<rest>\S.*)"),
    re.compile(rf"[(（](?P<label>[0-9]{{1,3}}|{_HAN})[)）]\s*(?P<rest>\S.*)"),
    re.compile(r"(?P<label>[0-9]{1,3}|[a-z])[.)、]\s*(?P<rest>\S.*)"),
)


@dataclass(slots=True)
class _Part:
    """A paragraph or item that is being read; ``level`` 0 is a paragraph, 1 an item."""

    label: str
    level: int
    line: int
    text: str
    is_han: bool = False  # numbered 一, not 1: the items of one list are numbered alike
    children: list[_Part] = field(default_factory=list)

    def finished(self) -> Passage:
        children = tuple(child.finished() for child in self.children)
        mark = _MARKS[self.level] if self.level < len(_MARKS) else ""
        return Passage(label=self.label, text=self.text, line=self.line, children=children, mark=mark)


def knows(root: etree._Element) -> bool:
    """Recognise the root element."""
    return root.tag == _ROOT


def read_root(statute_id: str, root: etree._Element) -> StatuteText:
    """Read the articles. The history of the law is left over."""
    sections: dict[str, Passage] = {}
    left_over: list[LeftOver] = []
    divisions: list[Division] = []
    titles: list[LeftOver] = []
    articles: set[etree._Element] = set()
    for element in root.iter():
        if any(each in articles for each in element.iterancestors()):
            continue
        label = section_label(_label_of(element)) if element.tag == _ARTICLE else ""
        if label:
            articles.add(element)
            label = unused(label, sections)
            sections[label] = _article(label, element)
            divisions += [Division(title.line, title.text, 0, label) for title in titles]
            titles.clear()
            left_over += _others(element)
        elif element.tag == _DIVISION:
            titles += _lines(element.text, element)
        else:
            left_over += _lines(element.text, element)
        left_over += _lines(element.tail, element)
    return StatuteText(
        statute_id=statute_id,
        sections=sections,
        left_over=(*left_over, *titles),
        divisions=tuple(divisions),
        family="article",
    )


def _label_of(article: etree._Element) -> str:
    """Give ``2`` for ``第 2 條``, ``2-1`` for ``第 2-1 條``."""
    return re.sub(r"[第條\s]+", " ", article.findtext(_NUMBER) or "")


def _others(article: etree._Element) -> list[LeftOver]:
    """Give what an article holds beside its number and its words."""
    known = {article.find(_NUMBER), article.find(_WORDS)}
    return [
        line
        for child in article
        for line in (() if child in known else _lines("".join(map(str, child.itertext())), child))
    ]


def _lines(text: str | None, element: etree._Element) -> list[LeftOver]:
    """Give lines with their numbers; the first is that of the element."""
    first = line_of(element)
    return [
        LeftOver(first + offset, squeezed(line)) for offset, line in enumerate((text or "").split("\n")) if line.strip()
    ]


def _article(label: str, element: etree._Element) -> Passage:
    """Read one article. Only where it has several paragraphs are they counted: ``3(2)``, as the law itself does."""
    body = element.find(_WORDS)
    lines = [] if body is None else _lines("".join(map(str, body.itertext())), body)
    paragraphs = _paragraphs(lines)
    line = line_of(element)
    if len(paragraphs) == 1:
        only = paragraphs[0].finished()
        return Passage(label=label, text=only.text, line=line, children=only.children)
    return Passage(label=label, text="", line=line, children=tuple(part.finished() for part in paragraphs))


def _paragraphs(lines: list[LeftOver]) -> list[_Part]:
    paragraphs: list[_Part] = []
    stack: list[_Part] = []
    for number, words in lines:
        item = _item(words, number, stack)
        if item is None:
            item = _Part(str(len(paragraphs) + 1), 0, number, words)
            paragraphs.append(item)
            stack.clear()
        else:
            while stack[-1].level >= item.level:
                stack.pop()
            stack[-1].children.append(item)
        stack.append(item)
    return paragraphs


def _item(words: str, number: int, stack: list[_Part]) -> _Part | None:
    """Recognise an item that begins a list below an open part, or goes on with one."""
    for level, pattern in enumerate(_LEVELS, start=1):
        match = pattern.fullmatch(words)
        if match is None:
            continue
        label, is_han = _arabic(match["label"]), not match["label"].isascii()
        before = next((part for part in reversed(stack) if part.level == level), None)
        if before is None:
            goes_on = bool(stack) and label in {"1", "a"}
        else:
            goes_on = before.is_han == is_han and label == _next(before.label)
        if goes_on:
            return _Part(label, level, number, match["rest"], is_han)
    return None


def _next(label: str) -> str:
    return str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)


def _arabic(label: str) -> str:
    """Give ``12`` for ``十二``, so that a text and its translation are cited alike."""
    if label.isascii():
        return label
    tens, ten, ones = label.rpartition("十")
    return str((_DIGITS.index(tens) if tens else 1) * 10 * bool(ten) + (_DIGITS.index(ones) if ones else 0))
