"""A Word file taken apart for tests, by nothing but the standard library and lxml."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class WordFile:
    """The parts of a Word file."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body = self.xml("word/document.xml").find(f"{W}body")

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    def all(self, tag: str) -> list[etree._Element]:
        return list(self.body.iter(W + tag))

    def paragraphs(self, style: str) -> list[etree._Element]:
        return [each for each in self.all("p") if style_of(each) == style]

    def bookmarks(self) -> dict[str, str]:
        """Name -> the words between start and end."""
        found = {}
        for paragraph in self.all("p"):
            open_ids: dict[str, str] = {}
            for element in paragraph.iter():
                if element.tag == f"{W}bookmarkStart":
                    open_ids[element.get(f"{W}id")] = element.get(f"{W}name")
                    found[element.get(f"{W}name")] = ""
                elif element.tag == f"{W}bookmarkEnd":
                    open_ids.pop(element.get(f"{W}id"))
                else:
                    for name in open_ids.values():
                        found[name] += word_of(element)
            assert not open_ids
        return found

    def fields(self) -> Iterator[tuple[str, str]]:
        """(instruction, result shown) of every field that begins and ends in one paragraph."""
        for paragraph in self.all("p"):
            stack: list[list[str]] = []
            for element in paragraph.iter():
                kind = element.get(f"{W}fldCharType") if element.tag == f"{W}fldChar" else ""
                if kind == "begin":
                    stack.append(["", "", "instruction"])
                elif kind == "separate" and stack:
                    stack[-1][2] = "result"
                elif kind == "end" and stack:
                    instruction, result, _ = stack.pop()
                    yield instruction.strip(), result
                elif element.tag == f"{W}instrText" and stack:
                    stack[-1][0] += element.text or ""
                elif stack and stack[-1][2] == "result":
                    stack[-1][1] += word_of(element)


def word_of(element: etree._Element) -> str:
    if element.tag == f"{W}noBreakHyphen":
        return "-"
    return (element.text or "") if element.tag == f"{W}t" else ""


def words_of(element: etree._Element) -> str:
    return "".join(word_of(each) for each in element.iter())


def style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val")
