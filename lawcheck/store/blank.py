"""A reading in which nothing is answered yet: one stub a criterion, so that two people's answers merge in git."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lawcheck.store.answers import KEY, one_line
from lawcheck.store.prose import key_of
from lawcheck.store.scalars import shown


def blank_reading(
    reader: str,
    language: str,
    criteria: Sequence[tuple[str, str]],
    *,
    themes: Mapping[str, str] | None = None,
    header: Sequence[str] = (),
) -> str:
    """Write the file of a new reading.

    Args:
        reader: Who reads; an id of ``country.yaml``.
        language: In which the reasons will be written.
        criteria: Ids and titles, in the order in which they are asked.
        themes: The heading above a criterion, by criterion; written where it changes.
        header: Lines of the comment at the head of the file.
    """
    lines = [f"# {one_line(each)}".rstrip() for each in header]
    lines += [f"reader: {shown(reader)}", f"language: {shown(language)}"]
    lines.append(f"{KEY}:" if criteria else f"{KEY}: {{}}")
    heading = ""
    for criterion_id, title in criteria:
        own = one_line((themes or {}).get(criterion_id, heading))
        if own != heading:
            lines += ["", f"  # ===== {own} ====="]
            heading = own
        lines += ["", f"  # {one_line(title) or criterion_id}", f"  {key_of(criterion_id)}:"]
    return "\n".join(lines) + "\n"
