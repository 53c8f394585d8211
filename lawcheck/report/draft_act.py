"""The chosen options as the sections of one Act: their order, their numbers, and what their references lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lawcheck.model.finding import Assessment
from lawcheck.model.library import Article, DraftingOption, Provision
from lawcheck.report.brackets import Bracketed, brackets_in
from lawcheck.report.chosen import chosen_options
from lawcheck.report.clauses import clause_lines, references_in
from lawcheck.report.definitions import Definition, definitions_in, in_order, is_definition, terms_of
from lawcheck.report.wording import Wording

_LABEL = re.compile(r"\(?([0-9]+|[a-z]{1,4})[).]")
_LAST = 99


class ActSection(NamedTuple):
    """One section of the Act."""

    number: int
    title: str
    article: Article
    options: tuple[DraftingOption, ...]  # one, or all that were chosen of the definitions
    lines: tuple[tuple[int, str], ...]


class Act(NamedTuple):
    """The whole draft."""

    sections: tuple[ActSection, ...]
    definitions: tuple[Definition, ...]
    missing: Mapping[str, tuple[int, ...]]  # provision id -> sections that refer to it, where nothing was chosen for it
    numbers: Mapping[str, int]  # provision or article id -> the section that stands for it

    def text(self) -> str:
        """Give all its words."""
        return "\n".join(text for section in self.sections for _, text in section.lines)


class Place(NamedTuple):
    """Where something stands in the draft: ``8(10)``, and in which definition."""

    pinpoint: str
    term: str = ""


class _Planned(NamedTuple):
    article: Article
    provision: Provision
    options: tuple[DraftingOption, ...]
    defines: bool = False


def draft_act(wording: Wording, assessment: Assessment) -> Act:
    """Arrange what was chosen in the order of the Model Law, number it through, and resolve the references."""
    planned = list(_planned(wording, assessment))
    numbers: dict[str, int] = {}
    for number, each in enumerate(planned, 1):
        for name in (f"{each.article.instrument_id}.{each.article.number.lower()}", each.provision.id):
            numbers.setdefault(name, number)
    missing: dict[str, dict[int, None]] = {}
    sections, definitions = [], []
    for number, each in enumerate(planned, 1):
        if each.defines:
            definitions = _definitions(wording, each.options)
        raw = _gathered(wording, definitions) if each.defines else wording.text(each.options[0].clause)
        for name in references_in(raw):
            if name not in numbers:
                missing.setdefault(name, {})[number] = None
        lines = clause_lines(raw, lambda name: number_of(wording, numbers, name))
        sections.append(ActSection(number, _title(wording, each, planned), each.article, each.options, lines))
    return Act(tuple(sections), tuple(definitions), {name: tuple(found) for name, found in missing.items()}, numbers)


def _planned(wording: Wording, assessment: Assessment) -> Iterator[_Planned]:
    """Put one section for each option, and one for all definitions where the first of them stands."""
    chosen = chosen_options(assessment)
    provisions = assessment.library.provisions
    articles = sorted(assessment.library.articles, key=_place)
    every = [(article, provisions[each]) for article in articles for each in article.provision_ids]
    options = [
        (article, provision, option)
        for article, provision in every
        for option in provision.options
        if option.id in chosen
    ]
    defining = tuple(option for _, _, option in options if is_definition(wording.text(option.clause)))
    has_definitions = False
    for article, provision, option in options:
        if option not in defining:
            yield _Planned(article, provision, (option,))
        elif not has_definitions:
            has_definitions = True
            yield _Planned(article, provision, defining, defines=True)


def _title(wording: Wording, planned: _Planned, every: list[_Planned]) -> str:
    """Title a section as its provision, with the option where several were chosen of one article."""
    if planned.defines:
        return wording.text(planned.article.title)
    title = wording.text(planned.provision.title)
    if sum(other.article is planned.article for other in every) == 1:
        return title
    return f"{title}{wording.say('colon')}{wording.text(planned.options[0].title)}"


def _place(article: Article) -> int:
    return int(article.chapter) if article.chapter.isdigit() else _LAST


def number_of(wording: Wording, numbers: Mapping[str, int], name: str) -> str:
    """Give the number of the section that a reference leads to, or its subject in square brackets."""
    if name in numbers:
        return str(numbers[name])
    return f"[{article_title(wording, name)}]"


def article_title(wording: Wording, name: str) -> str:
    """Name the article that a reference in a clause leads to."""
    provision = wording.library.provisions.get(name)
    if provision is not None:
        return wording.text(provision.title)
    articles = wording.library.articles
    found = next((each for each in articles if f"{each.instrument_id}.{each.number.lower()}" == name), None)
    return wording.text(found.title) if found else name


def _definitions(wording: Wording, options: tuple[DraftingOption, ...]) -> list[Definition]:
    found = [each for option in options for each in definitions_in(wording.text(option.clause), option.id)]
    return in_order(found, wording.say("act.articles").split("|"))


def _gathered(wording: Wording, definitions: list[Definition]) -> str:
    """Write the section on definitions: an opening, the terms, and general rules as subsections."""
    say = wording.say
    terms = [line for each in definitions if each.terms for line in each.lines]
    rules = [line for each in definitions if not each.terms for line in each.lines]
    opening = say("act.opening")
    if not rules:
        return "\n".join([opening, *_closed(terms)])
    numbered = [say("act.subsection", n=number, text=_sentence(rule)) for number, rule in enumerate(rules, 2)]
    return "\n".join([say("act.subsection", n=1, text=opening), *_closed(terms), *numbered])


def _closed(lines: list[str]) -> list[str]:
    """End the list with a full stop."""
    return [*lines[:-1], lines[-1].rstrip("; \u00a0\u202f") + "."]


def _sentence(rule: str) -> str:
    return rule[:1].upper() + rule[1:].rstrip("; \u00a0\u202f") + "."


def open_brackets(act: Act, wording: Wording) -> dict[Bracketed, tuple[Place, ...]]:
    """Give what the sections leave to be decided, with the places where it stands; subjects of references are left out."""
    subjects = {(article_title(wording, name),) for name in act.missing}
    found: dict[Bracketed, dict[Place, None]] = {}
    for section in act.sections:
        for place, text in _places(section):
            for each in brackets_in(text):
                if each.alternatives not in subjects:
                    found.setdefault(each, {})[place] = None
    return {each: tuple(places) for each, places in found.items()}


def _places(section: ActSection) -> Iterator[tuple[Place, str]]:
    """Give the lines of a section, each with the place it stands in."""
    steps: dict[int, str] = {}
    term = ""
    for depth, text in section.lines:
        label = _LABEL.match(text)
        terms = terms_of(text)
        if depth == 0:
            term = terms[0] if terms else ""
        steps = {} if terms else {at: step for at, step in steps.items() if at < depth}
        if label:
            steps[depth] = label[1]
        yield Place(str(section.number) + "".join(f"({step})" for step in steps.values()), term), text
