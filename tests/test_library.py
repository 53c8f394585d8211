"""The law has tests too: complete against the official structure, every id resolves, every language is there."""

from __future__ import annotations

import csv
import re
from collections import Counter

import pytest

from lawcheck.model.library import Level, Library, Means, Provision
from tests.conftest import ROOT

# The paragraphs of each article, from the official texts' own structure. "" stands for an article without paragraphs.
PROTOCOL = {
    1: "1 2 3", 2: "(a) (b) (c)", 3: "(a) (b) (c) (d)", 4: "", 5: "1 2(a) 2(b) 2(c)",
    6: "1 2(a) 2(b) 3 3(a) 3(b) 3(c) 3(d) 4 5 6", 7: "1 2", 8: "1 2 3 4 5 6", 9: "1(a) 1(b) 2 3 4 5",
    10: "1(a) 1(b) 1(c) 2 3", 11: "1 2 3 4 5 6", 12: "(a) (b)", 13: "", 14: "1 2", 15: "1 2 3 4", 16: "1 2 3 4",
    17: "1 2", 18: "1 2 3 4 5", 19: "1 2", 20: "1 2",
}  # fmt: skip
UNTOC = {
    1: "", 2: "(a) (b) (c) (d) (e) (f) (g) (h) (i) (j)", 3: "1 2", 4: "1 2", 5: "1(a) 1(b) 2 3",
    6: "1(a) 1(b) 2(a) 2(b) 2(c) 2(d) 2(e) 2(f)", 7: "1(a) 1(b) 2 3 4", 8: "1 2 3 4", 9: "1 2", 10: "1 2 3 4",
    11: "1 2 3 4 5 6", 12: "1 2 3 4 5 6 7 8 9", 13: "1 2 3 4 5 6 7 8 9", 14: "1 2 3", 15: "1(a) 1(b) 2(a) 2(b) 2(c) 3 4 5 6",
    16: "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17", 17: "",
    18: " ".join(str(number) for number in range(1, 31)), 19: "", 20: "1 2 3 4", 21: "", 22: "", 23: "(a) (b)",
    24: "1 2(a) 2(b) 3 4", 25: "1 2 3", 26: "1 2 3 4 5", 27: "1 2 3", 28: "1 2 3", 29: "1 2 3 4", 30: "1 2 3 4",
    31: "1 2 3 4 5 6 7", 32: "1 2 3 4 5", 33: "1 2", 34: "1 2 3", 35: "1 2 3 4", 36: "1 2 3 4", 37: "1 2 3 4", 38: "1 2",
    39: "1 2 3 4 5", 40: "1 2 3", 41: "1 2",
}  # fmt: skip
MODEL_LAW = [*(str(number) for number in range(1, 39)), "IV"]


def paragraphs(structure: dict[int, str]) -> list[tuple[str, str]]:
    return [
        (
            str(article),
            place
            if place.startswith("(") or not place
            else f"({place.replace('(', ')(', 1)}"
            if "(" in place
            else f"({place})",
        )
        for article, places in structure.items()
        for place in (places.split() or [""])
    ]


def _order(step: str) -> int:
    return int(step) if step.isdigit() else ord(step)


def covers(provision: Provision, article: str, place: str) -> bool:
    """Say whether a provision's cite takes in a paragraph: ``12(3)-(5)`` takes in ``12(4)``; ``35`` takes in all."""
    if provision.article != article:
        return False
    cited = provision.cite.removeprefix(article)
    if "-" in cited:
        first, last = re.findall(r"\((\w+)\)", cited)
        found = re.findall(r"\((\w+)\)", place)
        return bool(found) and _order(first) <= _order(found[0]) <= _order(last)
    return place.startswith(cited)


@pytest.mark.parametrize(
    ("instrument", "article", "place"),
    [("protocol", *each) for each in paragraphs(PROTOCOL)] + [("untoc", *each) for each in paragraphs(UNTOC)],
)
def test_no_paragraph_of_the_treaties_is_unaccounted_for(library: Library, instrument, article, place):
    found = [p for p in library.provisions.values() if p.instrument_id == instrument and covers(p, article, place)]

    assert found, f"{instrument} {article}{place}"


def test_every_article_of_the_model_law_is_there(library: Library):
    assert Counter(a.number for a in library.articles if a.instrument_id == "model-law") == Counter(MODEL_LAW)


def test_no_paragraph_is_invented(library: Library):
    known = {("protocol", *each) for each in paragraphs(PROTOCOL)} | {("untoc", *each) for each in paragraphs(UNTOC)}
    treaties = [p for p in library.provisions.values() if p.instrument_id != "model-law"]
    invented = [
        p.id
        for p in treaties
        if not any(p.instrument_id == instrument and covers(p, article, place) for instrument, article, place in known)
    ]

    assert invented == []


def test_the_structure_above_is_that_of_the_official_texts(shared):
    for name, structure in (("tip-protocol", PROTOCOL), ("untoc", UNTOC)):
        text = (shared / f"{name}.en.md").read_text(encoding="utf-8")
        articles: dict[int, set[str]] = {}
        for heading in re.split(r"^### Article\s+(?=\d)", text, flags=re.MULTILINE)[1 : len(structure) + 1]:
            number = int(re.match(r"\d+", heading).group())
            body = heading.split("### Artikel")[0].split("IN WITNESS")[0]
            articles[number] = set(re.findall(r"^(\d+)\.\s", body, flags=re.MULTILINE))
        expected = {
            article: {re.match(r"\d+", place).group() for place in places.split() if place[0].isdigit()}
            for article, places in structure.items()
        }

        assert articles == expected


# The level that each verb of the official text carries, for paragraphs whose main verb is plain.
VERBS = [
    ("protocol", "shall endeavour", "endeavour"),
    ("protocol", "shall consider", "consider"),
    ("untoc", "shall consider", "consider"),
    ("untoc", "shall endeavour", "endeavour"),
]


@pytest.mark.parametrize(("instrument", "verb", "level"), VERBS)
def test_levels_follow_the_verbs_of_the_official_text(library: Library, shared, instrument, verb, level):
    text = (shared / f"{'tip-protocol' if instrument == 'protocol' else instrument}.en.md").read_text(encoding="utf-8")
    starts = re.compile(rf"^(\d+)\.\s+(?:States Parties|Each State Party)[^.;]{{0,120}}?{verb}", re.MULTILINE)
    mismatched = []
    for article in re.split(r"^### Article\s+(?=\d)", text, flags=re.MULTILINE)[1:42]:
        number = re.match(r"\d+", article).group()
        for match in starts.finditer(article.split("### Artikel")[0]):
            place = f"({match.group(1)})"
            found = [
                p for p in library.provisions.values() if p.instrument_id == instrument and covers(p, number, place)
            ]
            if found and all(str(p.level) not in (level, "record") for p in found):
                mismatched.append((number, place, [str(p.level) for p in found]))

    assert mismatched == []


SECOND_READING = {"qualified": "qualified", "mandatory": "mandatory", "endeavour": "endeavour", "consider": "consider"}
# Where the level here differs from the second reading, with the reason. Anything else that differs is an error.
DECIDED = {
    ("protocol", "1(3)"): "institutional in form; it binds through UNTOC",
    (
        "protocol",
        "8(2) voluntary",
    ): "a preference: read with the duties to endeavour, so that silence is no breach (G36)",
    ("protocol", "15(1)"): "dealings between States: a record",
    ("protocol", "15(2) arbitration"): "dealings between States: a record",
    ("protocol", "16(3) REIO"): "addressed to organisations: a record",
    ("protocol", "16(4) REIO"): "addressed to organisations: a record",
    ("protocol", "18(1) consensus"): "dealings between States: a record",
    ("protocol", "10(2) content"): "advice inside a duty: good practice of the same provision",
}


def test_the_levels_of_the_protocol_agree_with_the_second_reading_or_say_why_not(library: Library, shared):
    rows = csv.DictReader(
        (shared.parent / "legal" / "second-reading-protocol.csv").read_text(encoding="utf-8").splitlines()
    )
    open_differences = []
    for row in rows:
        level, place = row["level"], row["cite"].split(" ")[0]
        if level not in SECOND_READING or ("protocol", row["cite"]) in DECIDED:
            continue
        ours = {str(p.level) for p in library.provisions.values() if p.instrument_id == "protocol" and p.cite == place}
        if level not in ours:
            open_differences.append((row["cite"], level, ours))

    assert open_differences == []


def test_a_qualified_duty_names_its_qualifier_and_a_record_its_reason(library: Library):
    silent = [
        p.id
        for p in library.provisions.values()
        if (p.level is Level.QUALIFIED and not p.qualifier) or (p.level is Level.RECORD and not p.record)
    ]

    assert silent == []


def test_every_provision_that_is_assessed_has_a_criterion_and_means(library: Library):
    empty = [p.id for p in library.provisions.values() if p.level is not Level.RECORD and not (p.core and p.means)]

    assert empty == []


def test_model_law_articles_bind_nobody_and_treaties_are_never_called_model(library: Library):
    soft = {Level.MODEL, Level.STRUCTURAL}
    wrong = [p.id for p in library.provisions.values() if (p.instrument_id == "model-law") != (p.level in soft)]

    assert wrong == ["protocol.2", "protocol.4"]  # purposes and scope: structural, no duty of their own


def test_every_model_law_article_is_reached_from_a_treaty_or_says_why_not(library: Library):
    silent = [
        p.id
        for p in library.provisions.values()
        if p.instrument_id == "model-law" and not p.implements and not p.implements_note
    ]

    assert silent == []


def test_good_practice_is_never_also_demanded_by_the_same_provision(library: Library):
    both = [p.id for p in library.provisions.values() if set(p.practice) & set(p.criterion_ids)]

    assert both == []


def test_every_criterion_is_used(library: Library):
    used = {c for p in library.provisions.values() for c in (*p.criterion_ids, *p.practice)}

    assert set(library.criteria) - used == set()


def test_every_text_is_there_in_every_language(library: Library):
    assert library.languages == ("en", "fr")  # the loader refuses a text that lacks one


def test_a_duty_to_criminalise_can_only_be_met_by_legislation(library: Library):
    definition_and_offence = [
        p for p in library.provisions.values() if p.instrument_id == "protocol" and p.article in ("3", "5")
    ]

    assert {p.means for p in definition_and_offence} == {Means.LEGISLATION}


BRACKETS = re.compile(r"\[[^\[\]]*\]")
REFERENCES = re.compile(r"\{[a-z0-9.-]+\}")


def test_both_languages_of_a_clause_have_the_same_choices_and_references(library: Library):
    different = []
    for provision in library.provisions.values():
        for option in provision.options:
            english, french = option.clause["en"], option.clause["fr"]
            if len(BRACKETS.findall(english)) != len(BRACKETS.findall(french)):
                different.append((option.id, "brackets"))
            if sorted(set(REFERENCES.findall(english))) != sorted(set(REFERENCES.findall(french))):
                different.append((option.id, "references"))

    assert different == []


def test_every_option_belongs_to_its_provision_and_every_reference_resolves(library: Library):
    wrong = []
    for provision in library.provisions.values():
        for option in provision.options:
            if not option.id.startswith(f"{provision.id}."):
                wrong.append(option.id)
            for reference in REFERENCES.findall(option.clause["en"] + option.clause["fr"]):
                article = reference.strip("{}").split(".")[1].upper()
                if not any(a.number.upper() == article for a in library.articles if a.instrument_id == "model-law"):
                    wrong.append((option.id, reference))

    assert wrong == []


def test_marks_that_are_not_known_are_left_out(library: Library):
    labels = {a.number: a.label for a in library.articles if a.instrument_id == "model-law"}

    assert [labels[number] for number in ("16", "17", "37", "38")] == ["", "", "", ""]


def french_texts() -> list[tuple[str, int, str]]:
    found = []
    for path in [*sorted((ROOT / "model_law").rglob("*.yaml")), ROOT / "lawcheck" / "report" / "phrases" / "fr.yaml"]:
        is_french = path.name == "fr.yaml"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if is_french or re.search(r"\bfr: (?!\[)", line):  # a list is search phrases, in whatever words laws use
                found.append(
                    (f"{path.parent.name}/{path.name}", number, line.rpartition("fr: ")[2] if not is_french else line)
                )
    return found


def test_french_has_a_no_break_space_before_high_punctuation():
    wrong = [
        (name, number)
        for name, number, text in french_texts()
        if re.search(r"(?<=[a-zà-ÿ»)]) [;!?](?=\s|$|[»\"'}])", text) and not text.startswith("#")
    ]

    assert wrong == []


GLOSSARY = [
    # never in French, because there is a term of art
    (r"\btrafic (?:d’êtres humains|des personnes|de personnes)\b", "traite des personnes"),
    (r"\bpériode de réflexion\b", "délai de réflexion"),
    (r"\bpersonne légale\b", "personne morale"),
    (r"\bnon-punition\b", "non-sanction"),
    (r"\btraite d’êtres humains\b", "traite des personnes"),
]


@pytest.mark.parametrize(("wrong", "right"), GLOSSARY)
def test_french_uses_the_terms_of_art(wrong, right):
    found = [(name, number) for name, number, text in french_texts() if re.search(wrong, text, re.IGNORECASE)]

    assert found == [], f"write {right}"


JUDGEMENTS = re.compile(r"\b(violates?|compliant State|non-compliant|State (?:fails|is in breach))\b", re.IGNORECASE)


def test_no_text_judges_a_state():
    files = [*(ROOT / "model_law").rglob("*.yaml"), *(ROOT / "lawcheck" / "report" / "phrases").glob("*.yaml")]
    found = [
        (path.name, match.group()) for path in files for match in JUDGEMENTS.finditer(path.read_text(encoding="utf-8"))
    ]

    assert found == []


EIGHT = {"en", "fr", "es", "pt", "ar", "ru", "zh", "de"}


def test_every_criterion_can_be_looked_for_and_those_that_matter_most_in_eight_languages(library: Library):
    spoken = {each: set(question.look_for) for each, question in library.questions.items()}

    assert all({"en", "fr"} <= languages for languages in spoken.values())
    assert sum(languages >= EIGHT for languages in spoken.values()) >= 30


def test_every_question_asks_once(library: Library):
    doubled = [
        each
        for each, question in library.questions.items()
        if question.ask["en"].count("?") != 1 or question.ask["fr"].count("?") != 1
    ]

    assert doubled == []


def test_every_pinpoint_in_the_protocol_and_untoc_is_a_place_that_there_is(library: Library):
    sources = {s for p in library.provisions.values() for s in p.sources}
    sources |= {s for question in library.questions.values() for s in question.sources}
    sources |= {s for p in library.provisions.values() for c in (*p.commentary, *p.options) for s in c.sources}
    known = {"protocol": PROTOCOL, "untoc": UNTOC}
    lost = []
    for source in sources:
        structure = known.get(source.instrument_id)
        if structure is None or not source.pinpoint:
            continue
        article = re.match(r"\d+", source.pinpoint)
        paragraph = re.match(r"\d+\((\d+)\)", source.pinpoint)
        if article is None or int(article.group()) not in structure:
            lost.append(source)
        elif paragraph:
            numbers = {
                re.match(r"\d+", place).group()
                for place in structure[int(article.group())].split()
                if place[0].isdigit()
            }
            if paragraph.group(1) not in numbers:
                lost.append(source)

    assert lost == []
