"""Which headings and paragraphs of a report are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lawcheck.report.document import Block, Heading, Paragraph


def counted(blocks: Iterable[Block], deepest: int = 2) -> Iterator[Block]:
    """Number headings down to a level, and all paragraphs, so that readers can cite them in a meeting."""
    for block in blocks:
        if isinstance(block, Paragraph) or (isinstance(block, Heading) and block.level <= deepest):
            yield block._replace(is_numbered=True)
        else:
            yield block
