"""Content controls: what a reader fills in, under a tag by which it can be read back in any language."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from lawcheck.render.docx.direction import word_tag
from lawcheck.render.docx.ooxml import PLAIN, Style, attribute, run
from lawcheck.report.document import Field, FieldKind, Span

LONGEST_TAG = 64


def tag_of(box_id: str, field: Field) -> str:
    """Give the tag of a field: ``model-law.8/option``. What Word cannot hold is cut, and told apart by a mark.

    >>> tag_of("model-law.8", Field("option", "Option", "Choose"))
    'model-law.8/option'
    """
    tag = f"{box_id}/{field.name}"
    if len(tag) <= LONGEST_TAG:
        return tag
    mark = blake2b(tag.encode(), digest_size=4).hexdigest()
    return f"{box_id[: LONGEST_TAG - len(field.name) - 10]}~{mark}/{field.name}"


def control(box_id: str, field: Field, style: Style = PLAIN, language: str = "") -> str:
    """Make a control that shows its prompt, or what is filled in; it can be filled in and not deleted."""
    tag = tag_of(box_id, field)
    number = (
        int.from_bytes(blake2b(tag.encode(), digest_size=4).digest()) >> 1
    )  # a positive 32-bit number, the same always
    said = "".join(run(span, style) for span in field.value)
    shown = said or run(Span(field.prompt), style._replace(character="PlaceholderText"))
    is_prompt = "" if said else "<w:showingPlcHdr/>"
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={attribute(field.label[:LONGEST_TAG])}/><w:tag w:val={attribute(tag)}/>"
        f'<w:id w:val="{number}"/><w:lock w:val="sdtLocked"/>{is_prompt}{_kind(field, language)}</w:sdtPr>'
        f"<w:sdtContent>{shown}</w:sdtContent></w:sdt>"
    )


def locked(span: Span, tag: str, number: int, style: Style = PLAIN) -> str:
    """Make words that cannot be changed. ``number`` is the control's id, another one for each."""
    return _worksheet(tag, number, "sdtContentLocked", "<w:text/>", run(span, style))


def choice(name: str, tag: str, number: int, words: Sequence[str], shown: str) -> str:
    """Make a list of words to choose from; ``shown`` stands there until one is chosen."""
    items = "".join(f"<w:listItem w:displayText={attribute(each)} w:value={attribute(each)}/>" for each in words)
    prompt = run(Span(shown), PLAIN._replace(character="PlaceholderText"))
    kind = f"<w:showingPlcHdr/><w:dropDownList>{items}</w:dropDownList>"
    return _worksheet(tag, number, "sdtLocked", kind, prompt, name)


def _worksheet(tag: str, number: int, lock: str, kind: str, content: str, name: str = "") -> str:
    alias = f"<w:alias w:val={attribute(name)}/>" if name else ""
    return (
        f"<w:sdt><w:sdtPr>{alias}<w:tag w:val={attribute(tag[:LONGEST_TAG])}/>"
        f'<w:id w:val="{number}"/><w:lock w:val="{lock}"/>{kind}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def _kind(field: Field, language: str) -> str:
    match field.kind:
        case FieldKind.CHOICE:
            items = "".join(
                f"<w:listItem w:displayText={attribute(words)} w:value={attribute(choice)}/>"
                for choice, words in field.choices
            )
            return f"<w:dropDownList>{items}</w:dropDownList>"
        case FieldKind.DATE:
            return (
                f'<w:date><w:dateFormat w:val="yyyy-MM-dd"/><w:lid w:val={attribute(word_tag(language))}/>'
                '<w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>'
            )
        case FieldKind.TEXT:
            return '<w:text w:multiLine="1"/>'
