"""Measure suggestions on real laws, by language: is the expected section the first, or among the first five?

    python tests/bench/suggest.py [FOLDER OF STATUTES] [--misses]

Expected sections are those that ``INDEX.md`` beside the laws names, and what reading a law adds to them. The search is
timed as well: 20 statutes, 10,000 sections, against the bare FTS5 query.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections import defaultdict
from pathlib import Path

from lawcheck import workflow
from lawcheck.find.section_index import Section, SectionIndex, build_index
from lawcheck.find.suggest import suggest
from lawcheck.load.statutes import reader_for
from lawcheck.load.statutes.reading import Source
from lawcheck.model.country import Country, LegalSystem, Rank, Statute, StatuteText, TreatyEffect
from lawcheck.model.country import Status as Force

CRITERIA = {
    "definition": ("definition.act.recruitment", "definition.means.deception", "definition.purpose.forced-labour"),
    "offence": ("offence.standalone",),
    "penalty": ("penalties.four-years",),
    "consent": ("definition.consent.irrelevant",),
    "child": ("definition.child.no-means",),
    "attempt": ("offence.attempt",),
    "legal person": ("liability.criminal",),
    "assistance": ("assistance.basis",),
    "residence": ("stay.temporary",),
    "compensation": ("compensation.court-order",),
    "non-punishment": ("nonpunishment.principle",),
}

Gold = dict[str, dict[str, str]]  # topic -> the sections of which one is enough

EXPECTED: dict[str, tuple[str, Gold]] = {
    "CA-criminal-code-ss279.01-279.04-excerpt-en.xml": (
        "en",
        {
            "definition": "279.01 279.011 279.04",
            "offence": "279.01 279.011",
            "penalty": "279.01 279.011 279.02",
            "consent": "279.01 279.011",
            "child": "279.011",
        },
    ),
    "CA-code-criminel-art279.01-279.04-extrait-fr.xml": (
        "fr",
        {
            "definition": "279.01 279.011 279.04",
            "offence": "279.01 279.011",
            "penalty": "279.01 279.011 279.02",
            "consent": "279.01 279.011",
            "child": "279.011",
        },
    ),
    "CA-immigration-refugee-protection-act-en.xml": ("en", {"offence": "118", "penalty": "120", "definition": "118"}),
    "CA-loi-immigration-protection-refugies-fr.xml": ("fr", {"offence": "118", "penalty": "120", "definition": "118"}),
    "DE-strafgesetzbuch.md": (
        "de",
        {"definition": "232", "offence": "232", "penalty": "232", "child": "232", "attempt": "232 23"},
    ),
    "FR-code-penal.md": (
        "fr",
        {
            "definition": "225-4-1",
            "offence": "225-4-1",
            "penalty": "225-4-1 225-4-2",
            "child": "225-4-1",
            "attempt": "225-4-7 121-5",
            "legal person": "225-4-6 121-2",
        },
    ),
    "IN-bharatiya-nyaya-sanhita-2023.pdf": (
        "en",
        {
            "definition": "143",
            "offence": "143",
            "penalty": "143",
            "consent": "143",
            "child": "143 144",
            "attempt": "62",
        },
    ),
    "MY-anti-trafficking-in-persons-bill-2007-en.md": (
        "en",
        {
            "definition": "2 13",
            "offence": "12 13 14",
            "penalty": "12 13 14",
            "consent": "16",
            "child": "14",
            "legal person": "64",
            "assistance": "42 44 51",
            "non-punishment": "25",
        },
    ),
    "NL-wetboek-van-strafrecht.md": (
        "nl",
        {
            "definition": "273f",
            "offence": "273f",
            "penalty": "273f",
            "child": "273f",
            "attempt": "45",
            "legal person": "51",
        },
    ),
    "PE-codigo-penal-libro-2.txt": (
        "es",
        {"definition": "129-A", "offence": "129-A", "penalty": "129-A 129-B", "consent": "129-A", "child": "129-A"},
    ),
    "SA-anti-trafficking-law-ar.txt": (
        "ar",
        {
            "definition": "1 2",
            "offence": "2 3",
            "penalty": "3",
            "consent": "5",
            "attempt": "10",
            "legal person": "13",
            "assistance": "15",
            "residence": "15",
        },
    ),
    "TW-human-trafficking-prevention-act-en.xml": (
        "en",
        {
            "definition": "2",
            "offence": "2 29 30 31 32 33",
            "penalty": "29 30 31 32 33 34",
            "legal person": "40",
            "assistance": "12 13 15 17 18",
            "residence": "14 28",
            "compensation": "37 38",
            "non-punishment": "27",
        },
    ),
    "US-18-usc-chapter-77.md": (
        "en",
        {
            "definition": "1589 1590 1591",
            "offence": "1590 1591",
            "penalty": "1589 1590 1591",
            "child": "1591",
            "attempt": "1594",
            "compensation": "1593 1595",
        },
    ),
    "UY-ley-18250-migraciones.md": ("es", {"offence": "78", "penalty": "78 81"}),
    "UY-ley-19643-trata.md": (
        "es",
        {
            "definition": "4",
            "consent": "35",
            "child": "4",
            "assistance": "18 19",
            "residence": "24",
            "compensation": "41 42",
            "non-punishment": "40",
        },
    ),
}


# Other criteria, expected after the weights were set: they show whether the weights suit more than what they were set by.
OTHERS: dict[str, Gold] = {
    "MY-anti-trafficking-in-persons-bill-2007-en.md": {
        "coordination.body": "6 7",
        "court.sexual-history-limited": "17",
        "jurisdiction.nationals-abroad": "4",
        "privacy.identity-protected": "58",
        "documents.retention": "18",
    },
    "TW-human-trafficking-prevention-act-en.xml": {
        "identification.procedure": "11",
        "privacy.identity-protected": "19 20 21",
        "jurisdiction.nationals-abroad": "44",
        "training.officials": "7",
        "confiscation.for-victims": "37",
        "witness.protection": "8 21 22",
        "child.support-person": "22 23",
        "coordination.body": "3 4 5 6",
    },
    "UY-ley-19643-trata.md": {
        "coordination.body": "7 8",
        "reflection.period": "24",
        "witness.protection": "34",
        "identification.procedure": "22 29 15 16",
        "assistance.housing": "18 19 20",
        "confiscation.proceeds": "12",
        "privacy.closed-hearing": "30 31",
        "coordination.referral-mechanism": "15 16",
    },
    "SA-anti-trafficking-law-ar.txt": {
        "offence.accomplice": "8",
        "confiscation.proceeds": "11",
        "assistance.housing": "15",
        "definition.child.under-18": "4 1",
    },
    "FR-code-penal.md": {
        "offence.accomplice": "121-7 121-6",
        "confiscation.proceeds": "131-21",
        "jurisdiction.nationals-abroad": "113-6 225-4-8",
        "jurisdiction.territory": "113-2",
    },
    "DE-strafgesetzbuch.md": {
        "offence.accomplice": "26 27",
        "jurisdiction.nationals-abroad": "5 6 7",
        "jurisdiction.territory": "3 9",
        "confiscation.proceeds": "73 73a",
    },
    "US-18-usc-chapter-77.md": {
        "documents.retention": "1592",
        "jurisdiction.nationals-abroad": "1596",
        "compensation.civil-claim": "1595",
        "confiscation.proceeds": "1594",
    },
}


def country_of(texts: dict[str, tuple[str, StatuteText]]) -> Country:
    """Register texts by name, each with its language."""
    statutes = {
        name: Statute(
            id=name,
            title={"en": name},
            citation=name,
            rank=Rank.STATUTE,
            status=Force.IN_FORCE,
            as_at="2026-01-01",
            language=language,
        )
        for name, (language, _) in texts.items()
    }
    system = LegalSystem(tradition="civil-law", treaties=TreatyEffect.MONIST, structure="unitary")
    return Country(
        code="XA",
        name={"en": "Testland"},
        is_fictional=True,
        law_as_at="2026-06-30",
        system=system,
        readers=(),
        memberships={},
        statutes=statutes,
        texts={name: text for name, (_, text) in texts.items()},
    )


def measured(folder: Path, *, others: bool = False) -> list[tuple[str, str, str, int | None]]:
    """Suggest sections of every law: (language, file, criterion, rank of the first right section).

    ``others`` takes the criteria of ``OTHERS`` in place of those the weights were set by.
    """
    library = workflow.open_library()
    results = []
    for file, (language, gold) in EXPECTED.items():
        path = folder / file
        reader = reader_for(path.suffix)
        assert reader is not None
        country = country_of({"law": (language, reader(Source("law", path.read_bytes(), file, language)))})
        index = build_index(country)
        for topic, labels in (OTHERS.get(file, {}) if others else gold).items():
            for criterion in (topic,) if others else CRITERIA[topic]:
                found = suggest(library.criteria[criterion], library.questions[criterion], index, country, None, 20)
                right = [each.order for each in found if each.label in labels.split()]
                results.append((language, file, criterion, min(right, default=None)))
    return results


def recall(results: list[tuple[str, str, str, int | None]]) -> dict[str, tuple[int, float, float]]:
    """Give the number of questions and the recall at 1 and at 5, by language and in all."""
    ranks: dict[str, list[int | None]] = defaultdict(list)
    for language, _, _, rank in results:
        ranks[language].append(rank)
        ranks["all"].append(rank)
    return {
        language: (len(each), *(sum(rank is not None and rank <= top for rank in each) / len(each) for top in (1, 5)))
        for language, each in ranks.items()
    }


def search_times(rounds: int = 30) -> tuple[float, float, float]:
    """Time the making of an index of 10,000 sections, a warm search, and the bare FTS5 query of the same words."""
    chance = random.Random(4)
    letters = "abdegiklmnoprstu"
    words = ["".join(chance.choices(letters, k=chance.randint(3, 9))) for _ in range(8000)]
    shares = [1 / (place + 5) for place in range(len(words))]
    sections = [
        Section(
            f"law-{number % 20}",
            str(number),
            " ".join(chance.choices(words, shares, k=4)),
            "en",
            " ".join(chance.choices(words, shares, k=120)),
        )
        for number in range(10_000)
    ]
    start = time.perf_counter()
    index = SectionIndex(sections)
    making = time.perf_counter() - start
    asked = [" ".join(chance.choices(words[20:400], k=3)) for _ in range(rounds)]
    whole, bare = [], []
    for each in asked:
        start = time.perf_counter()
        index.search(each, limit=20)
        whole.append(time.perf_counter() - start)
        query = index.query(each, "en")
        start = time.perf_counter()
        for tier in (query.phrase, query.near, query.every):
            index.scores("en", tier, 20)
        if not index.scores("en", query.every, 1):
            index.scores("en", query.some, 20)
        bare.append(time.perf_counter() - start)
    return making, statistics.median(whole), statistics.median(bare)


def main() -> None:
    """Print recall by language, then the times."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    shared = Path(__file__).resolve().parents[3] / "shared" / "texts" / "statutes"
    parser.add_argument("folder", type=Path, nargs="?", default=shared)
    parser.add_argument("--misses", action="store_true", help="name what is not first")
    arguments = parser.parse_args()
    for others in (False, True):
        results = measured(arguments.folder, others=others)
        print(f"{'other criteria' if others else 'language':<14} {'questions':>9} {'at 1':>6} {'at 5':>6}")
        for language, (number, first, five) in recall(results).items():
            print(f"{language:<14} {number:>9} {first:6.2f} {five:6.2f}")
        for language, file, criterion, rank in results if arguments.misses else ():
            if rank != 1:
                print(f"{language} {file[:34]:<34} {criterion:<36} {rank}")
    making, whole, bare = search_times()
    print(
        f"10,000 sections: index {making:.1f} s; search {whole * 1000:.1f} ms, bare {bare * 1000:.1f} ms, {whole / bare:.1f} times"
    )


if __name__ == "__main__":
    main()
