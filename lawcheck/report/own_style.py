"""A place in a statute as lawyers of its language write it: ``§ 232 Abs. 1 Nr. 2``, ``art. 149-A, § 1º, II``.

The canonical form, ``232(1)(2)``, is what files hold; what is written here is read back by the citation parser. The marks
are those of ``load.statutes.steps``: how the text itself writes the number of a subsection or paragraph.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from lawcheck.model.citation import Pinpoint
from lawcheck.model.country import Rank, StatuteText

ANY = ""
_LINES = ("al", "par")
_ALINEA = ", al. {}"
_HAN = "〇一二三四五六七八九"
_SCHEDULES = ("Schedule", "Annex", "Annexe", "Anexo", "Anlage", "Bijlage", "Appendix")


class Style(NamedTuple):
    """How a language cites. The heads are by what sections are called, the steps by the mark of the label."""

    heads: Mapping[str, str]
    steps: Mapping[str, str]
    between: str = ""
    is_listed: bool = False  # several sections share one head: "ss. 2, 3(1)"
    is_han: bool = False  # numbers are written in Chinese
    counted: str = ", par. {}"  # a line without a number, counted


_BRACKETS = MappingProxyType({ANY: "({})"})
_ENGLISH = Style({"section": "s. {}", "article": "art. {}", "paragraph": "§ {}", "clause": "{}"}, _BRACKETS, "", True)
_STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "en": _ENGLISH,
        "fr": Style(
            {"article": "art. {}", "section": "art. {}", "paragraph": "§ {}", "number": "art. {}"},
            {"(1": "({})", "1°": "{}°", "1.": "{}.", "I": "{}", "A": "{}", "a": "{})", "a.": "{}.", ANY: "{})"},
            ", ",
        ),
        "de": Style(
            {"paragraph": "§ {}", "article": "Art. {}"},
            {"(1": "Abs. {}", "1.": "Nr. {}", "1°": "Nr. {}", "a": "Buchst. {}", "a.": "Buchst. {}", ANY: "({})"},
            " ",
        ),
        "nl": Style(
            {"article": "art. {}"},
            {"(1": "lid {}", "1.": "lid {}", "1°": "onder {}°", "a": "onder {}", "a.": "onder {}", ANY: "onder {}"},
            ", ",
        ),
        "es": Style(
            {"article": "art. {}"},
            {"(1": "núm. {}", "1.": "núm. {}", "1°": "{}.º", "I": "{}", "a": "lit. {})", "a.": "lit. {})", ANY: "{})"},
            ", ",
            counted=", párr. {}",
        ),
        "pt": Style(
            {"article": "art. {}"},
            {
                "§": "§ {}º",
                "§ único": "parágrafo único",
                "(1": "n.º {}",
                "1.": "n.º {}",
                "1°": "n.º {}",
                "I": "{}",
                "a": "{})",
                "a.": "{})",
                ANY: "{})",
            },
            ", ",
        ),
        "ru": Style(
            {"article": "ст. {}"},
            {"1.": "ч. {}", "(1": "п. {}", "а": "п. «{}»", "a": "п. «{}»", ANY: "п. {}"},
            " ",
        ),
        "ar": Style({"article": "المادة {}"}, {"(1": "فقرة {}", "1.": "فقرة {}", ANY: "({})"}, " "),
        "zh": Style(
            {"article": "第{}条"},
            {"項": "第{}項", "款": "第{}款", "目": "第{}目", "字": "第{}项", "(1": "第{}款", ANY: "({})"},
            is_han=True,
            counted="第{}款",
        ),
        "ja": Style(
            {"article": "第{}条"},
            {"字": "第{}号", "２": "第{}項", "(1": "第{}項", "イ": "{}", ANY: "({})"},
            is_han=True,
        ),
        "ko": Style({"article": "제{}조"}, {"(1": "제{}항", "1.": "제{}호", "가": "{}목", ANY: "({})"}),
    }
)
_BY_RANK = {Rank.CONSTITUTION: "s. {}", Rank.STATUTE: "s. {}", Rank.REGULATION: "reg. {}"}
_PLURALS = {"s. {}": "ss. {}", "art. {}": "arts. {}", "§ {}": "§§ {}", "reg. {}": "regs. {}"}


def in_own_style(pinpoint: Pinpoint, text: StatuteText | None, language: str, rank: Rank) -> str:
    """Write one place. A text that is not at hand shows no marks: its canonical form stands after the head."""
    style = _style_of(text, language)
    head = _head(style, pinpoint, text, language, rank)
    section, steps = _place(style, pinpoint, text)
    return head.format(section) + steps


def listed_in_own_style(pinpoints: list[Pinpoint], text: StatuteText | None, language: str, rank: Rank) -> list[str]:
    """Write several places of one text; where the language does so, under one head: ``ss. 2``, ``3(1)``."""
    style = _style_of(text, language)
    heads = [_head(style, each, text, language, rank) for each in pinpoints]
    places = [_place(style, each, text) for each in pinpoints]
    if style.is_listed and len(set(heads)) == 1 and len(heads) > 1:
        heads = [_PLURALS.get(heads[0], heads[0]), *["{}"] * (len(heads) - 1)]
    return [head.format(section) + steps for head, (section, steps) in zip(heads, places, strict=True)]


def _style_of(text: StatuteText | None, language: str) -> Style:
    """Give the style of a language; a text that is cited by sections and brackets keeps them in any language."""
    style = _STYLES.get(language.partition("-")[0])
    if (
        style is None
        or text is None
        or (text.family and text.family not in style.heads and "number" not in style.heads)
    ):
        return _ENGLISH
    return style


def _head(style: Style, pinpoint: Pinpoint, text: StatuteText | None, language: str, rank: Rank) -> str:
    if pinpoint.section.startswith(_SCHEDULES):
        return "{}"
    family = text.family if text else ""
    if style is _ENGLISH and (family in {"", "number"} or family == "clause"):
        return _BY_RANK.get(rank, "{}") if language.startswith("en") else "{}"
    head = style.heads.get(family) or next(iter(style.heads.values()))
    return head.replace("条", "條") if style.is_han and _is_traditional(text) else head


def _is_traditional(text: StatuteText | None) -> bool:
    """Tell the law of Taiwan, which counts its paragraphs and writes its numbers in digits."""
    return text is not None and any(
        child.mark and child.mark in "項款目" for each in text.sections.values() for child in each.children
    )


def _place(style: Style, pinpoint: Pinpoint, text: StatuteText | None) -> tuple[str, str]:
    """Give the section's number, and the steps below it with what stands before them."""
    is_han = style.is_han and not _is_traditional(text)
    section = _han(int(pinpoint.section)) if is_han and pinpoint.section.isdigit() else pinpoint.section
    steps = ""
    passage = text.sections.get(pinpoint.section) if text else None
    is_glued = False
    for label in pinpoint.path:
        kind, _, number = label.partition(".")
        if kind in _LINES and number.isdigit():
            form = style.counted if kind == "par" else _ALINEA
            steps += form.format(_han(int(number)) if is_han else number)
            break
        passage = next((each for each in passage.children if each.label == label), None) if passage else None
        mark = passage.mark if passage else ANY
        form = style.steps.get(f"{mark} {label}") or style.steps.get(mark, style.steps[ANY])
        step = form.format(_han(int(label)) if is_han and label.isdigit() and "第" in form else label)
        is_glued = is_glued or step.startswith("(")
        steps += step if is_glued else style.between + step
    return section, steps


def _han(number: int) -> str:
    """Write a number below ten thousand in Chinese.

    >>> [_han(each) for each in (7, 10, 17, 105, 240)]
    ['七', '十', '十七', '一百零五', '二百四十']
    """
    written, is_open = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            written += ("零" if is_open and written else "") + _HAN[digit] + sign
        is_open = not digit
    return written.removeprefix("一") if 10 <= number < 20 else written  # noqa: PLR2004 - 十七, not 一十七
