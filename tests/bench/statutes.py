"""Read every file of a folder of statutes and print how well: sections, characters placed, time, and round trips.

    python tests/bench/statutes.py FOLDER

Lost are letters and digits of the bare text that stand neither in sections nor in what is left over, the word before a
section's number (Article, §) aside; for formats other than text only the shares of the two are given. A round trip takes the
citation of every section, subsection and paragraph, as the law's own lawyers write it, and asks for the same place back. Times are the quickest of three readings; beside them how many times
that is what the bare parser of the format takes for the bytes: lxml, PDFium's text, UTF-8 and lines.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from lawcheck.errors import LawcheckError
from lawcheck.load.statutes import READERS, reader_for
from lawcheck.load.statutes.ranges import expand
from lawcheck.load.statutes.reading import Source
from lawcheck.model.citation import Pinpoint
from lawcheck.model.country import Passage, Rank, StatuteText
from lawcheck.model.coverage import coverage_of
from lawcheck.report.own_style import in_own_style

BY_STATE = {"DE": "de", "FR": "fr", "NL": "nl", "PE": "es", "UY": "es", "SA": "ar"}
NO_WORD = re.compile(r"[\W_]")


def main() -> None:
    """Print one line a file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    print(
        f"{'file':<52} {'sections':>8} {'in':>7} {'left':>7} {'lost':>6} {'jumps':>5} {'back':>12} {'ms':>7} {'bare':>7}"
    )
    for path in sorted(folder.iterdir()):
        if path.suffix in READERS and path.name != "INDEX.md":
            print(row(path))


def row(path: Path) -> str:
    """Measure one file."""
    reader = reader_for(path.suffix)
    assert reader is not None
    raw = path.read_bytes()
    source = Source("law", raw, path.name, language(path))
    try:
        text = reader(source)
    except LawcheckError as error:
        return f"{path.name:<52} {error.problems[0].message[:60]}"
    took = quickest(lambda: reader(source))
    bare = quickest(lambda: parse_alone(path.suffix, raw))
    found = coverage_of(text)
    lost = "–"
    if path.suffix in {".txt", ".md"}:
        lines = raw.decode("utf-8-sig").splitlines()
        whole = letters("".join(lines))
        words = sum(letters(re.split(r"\d", lines[each.line - 1])[0]) for each in text.sections.values())
        kept = sum(map(size, text.sections.values()))
        kept += sum(letters(each.text) for each in (*text.left_over, *text.divisions))
        lost = f"{max(0, whole - words - kept) / whole:.1%}"
    all_places = list(places(text))
    cited = {each: in_own_style(each, text, language(path), Rank.STATUTE) for each in all_places}
    back = sum(list(expand(written, text)[0]) == [each] for each, written in cited.items())
    return (
        f"{path.name:<52} {len(text.sections):8} {found.share:7.1%} {1 - found.share:7.1%} {lost:>6} "
        f"{len(found.jumps):5} {f'{back}/{len(cited)}':>12} {took * 1000:7.0f} {took / bare:6.1f}x"
    )


def quickest(work: Callable[[], object]) -> float:
    """Give the shortest of three times, in seconds."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def parse_alone(suffix: str, raw: bytes) -> object:
    """Do what the bare library does with the bytes."""
    if suffix == ".xml":
        from lxml import etree

        return "".join(etree.fromstring(raw).itertext())
    if suffix == ".pdf":
        import pypdfium2

        return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(raw)]
    return raw.decode("utf-8-sig").splitlines()


def places(text: StatuteText) -> Iterator[Pinpoint]:
    """Name every place of a text that its number tells from others."""

    def below(at: Pinpoint, passage: Passage) -> Iterator[Pinpoint]:
        yield at
        for child in passage.children:
            place = Pinpoint(at.section, (*at.path, child.label))
            if text.find(place) is child:
                yield from below(place, child)

    for label, section in text.sections.items():
        yield from below(Pinpoint(label), section)


def letters(text: str) -> int:
    """Count letters and digits."""
    return len(NO_WORD.sub("", text))


def size(passage: Passage) -> int:
    """Count the letters and digits of a passage with all that it contains."""
    label = passage.label.partition(" [")[0]
    own = letters(label) + letters(passage.heading) + letters(passage.text)
    return own + sum(map(size, passage.children))


def language(path: Path) -> str:
    """Guess the language from the name: these files are in UTF-8, and only an older encoding needs it."""
    match = re.search(r"-(ar|en|fr|ms|sw)\.", path.name)
    return match[1] if match else BY_STATE.get(path.name[:2], "en")


if __name__ == "__main__":
    main()
