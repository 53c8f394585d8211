"""The XML of the Department of Justice of Canada: consolidated laws (LIMS), and Acts as passed (BillExchange)."""

from __future__ import annotations

from lxml import etree

from lawcheck.load.statutes.xml_tree import Schema, read_tree
from lawcheck.model.country import StatuteText

_ROOTS = frozenset({"Statute", "Regulation", "Bill"})
_INLINE = (
    "DefinedTermEn DefinedTermFr DefinitionEnOnly DefinitionFrOnly DefinitionRef Del Denominator Emphasis FootnoteRef"
    " Fraction Ins Language Leader Numerator Repealed Separator Sub Sup XRefExternal XRefInternal"
)

_SCHEMA = Schema(
    sections=frozenset({"Section"}),
    steps=frozenset({"Subsection", "Paragraph", "Subparagraph", "Clause", "Subclause", "Subsubclause", "Item"}),
    labels=frozenset({"Label"}),
    headings=frozenset({"MarginalNote"}),
    inline=frozenset(_INLINE.split()),
    # The paragraphs of a definition are words too: each definition begins again at (a).
    quoted=frozenset({"AmendedText", "AmendedContent", "ReadAsText", "QuotedText", "Definition"}),
    notes=frozenset({"HistoricalNote", "FootnoteRef"}),
    asides=frozenset({"Footnote"}),  # they say when a section came into force
    elsewhere=frozenset({"AmendedText", "ReadAsText", "RelatedOrNotInForce", "RelatedProvisions", "Schedule"}),
    titles=frozenset({"Heading"}),
    lines=frozenset({"AnnualStatuteId", "Date", "Parliament"}),
)


def knows(root: etree._Element) -> bool:
    """Recognise the root element."""
    return root.tag in _ROOTS


def read_root(statute_id: str, root: etree._Element) -> StatuteText:
    """Read the sections of the body. Those of amending Acts, quoted or printed at the end, are not of this statute."""
    return read_tree(statute_id, root, _SCHEMA)
