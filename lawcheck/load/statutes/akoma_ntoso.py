"""Akoma Ntoso, versions 2 and 3: the OASIS standard for laws, as parliaments and LII publish them."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from lawcheck.load.statutes.xml_tree import Schema, local_name, read_tree
from lawcheck.model.country import StatuteText

_QUOTED = frozenset({"quotedStructure", "quotedText", "embeddedStructure", "embeddedText"})
_BELOW = "subsection paragraph subparagraph clause subclause alinea list point indent item level rule subrule proviso"
_DIVISIONS = "book tome title part chapter division subpart subtitle subchapter subdivision section hcontainer"
_INLINE = (
    "a abbr affectedDocument b change concept date def del docAuthority docDate docIntroducer docNumber docProponent"
    " docPurpose docStage docStatus docTitle docType docketNumber em embeddedText entity event fillIn font i img inline"
    " ins judge lawyer legislature location marker mmod mod mref noteRef num object omissis opinion organization party"
    " person placeholder process quantity quotedText recordedTime ref relatedDocument rmod role rref session shortTitle"
    " signature span strong sub sup term time u vote"
)

_SCHEMA = Schema(
    sections=frozenset({"section", "article"}),
    steps=frozenset({*_BELOW.split(), "section", "article"}),
    labels=frozenset({"num"}),
    headings=frozenset({"heading", "subheading"}),
    inline=frozenset(_INLINE.split()) - {"num"},
    quoted=_QUOTED,
    notes=frozenset({"meta", "remark", "authorialNote"}),
    elsewhere=_QUOTED,
    schedules=frozenset({"attachment", "annex", "schedule"}),
    divisions=frozenset(_DIVISIONS.split()),
)


def knows(root: etree._Element) -> bool:
    """Recognise the root element; documents without a namespace are taken too."""
    namespace = (etree.QName(root).namespace or "").lower()
    is_known = not namespace or "akomantoso" in namespace or "legaldocml" in namespace
    return is_known and local_name(root).lower() == "akomantoso"


def read_root(statute_id: str, root: etree._Element) -> StatuteText:
    """Read the sections of the body, and each schedule as one section: ``Schedule 1(3)``."""
    units = _basic_units(root)
    family = "article" if units == {"article"} else "section" if "section" in units else "clause"
    return read_tree(statute_id, root, replace(_SCHEMA, sections=units, family=family))


def _basic_units(root: etree._Element) -> frozenset[str]:
    """Tell what the text is cited by.

    Where articles stand within sections, a section is a division like a chapter. Where there are neither, rules or
    paragraphs are cited.
    """
    names: set[str] = set()
    for element in root.iter("{*}section", "{*}article", "{*}rule", "{*}paragraph"):
        above = {local_name(each) for each in element.iterancestors()}
        if not above & _QUOTED:
            names.add(local_name(element))
            if local_name(element) == "article" and "section" in above:
                return frozenset({"article"})
    cited = names & {"section", "article"} or names & {"rule"} or names & {"paragraph"}
    return frozenset(cited)
