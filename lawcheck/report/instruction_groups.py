"""What drafting instructions are about: the gaps to be closed, grouped by the article under which a drafter would put them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from lawcheck.model.choice import Choice, sources_of
from lawcheck.model.finding import Finding, Priority
from lawcheck.model.library import Article, DraftingOption, Provision
from lawcheck.report.build_finding import Findings
from lawcheck.report.chosen import chosen_options
from lawcheck.report.definitions import is_definition
from lawcheck.report.recommend import by_priority

_LAST = 99


class Group(NamedTuple):
    """Gaps under one article, and what was decided on its options."""

    article: Article
    gaps: tuple[Provision, ...]  # described here
    served: tuple[Provision, ...]  # described elsewhere, and an option of this article was chosen for them
    chosen: tuple[DraftingOption, ...]
    not_chosen: tuple[DraftingOption, ...]  # beside one that was
    waiting: tuple[DraftingOption, ...]  # that would answer a gap, and nothing was decided
    choices: tuple[Choice, ...]


class Scope(NamedTuple):
    """What the instructions ask for, and what they leave aside."""

    groups: tuple[Group, ...]
    refused: tuple[Choice, ...]  # decided not to legislate
    to_decide: tuple[Finding, ...]  # to be considered, and nothing decided
    left_out: tuple[Finding, ...]  # could be improved, and nobody asked for it

    @property
    def gaps(self) -> tuple[Provision, ...]:
        """Give the gaps of all groups."""
        return tuple(gap for group in self.groups for gap in group.gaps)


def scope_of(findings: Findings) -> Scope:
    """Choose what to instruct on: gaps in duties that bind, and whatever an option was chosen for."""
    assessment = findings.assessment
    acted_on = by_priority(assessment.findings[findings.scenario].values())
    refused = tuple(each for each in assessment.choices.values() if not each.option_ids)
    chosen = [each.provision_id for each in assessment.choices.values() if each.option_ids]
    set_aside = {each.provision_id for each in refused}
    bound = [f.provision_id for f in acted_on if f.priority in (Priority.REPAIR, Priority.COMPLETE)]
    wanted = [each for each in dict.fromkeys([*bound, *chosen]) if each not in set_aside]
    taken = chosen_options(assessment)
    covered = {each for each in assessment.library.provisions if _is_drawn_on(findings.provision(each), taken)}
    rest = [f for f in acted_on if f.provision_id not in {*wanted, *set_aside, *covered}]
    return Scope(
        groups=tuple(_groups(findings, [findings.provision(each) for each in wanted])),
        refused=refused,
        to_decide=tuple(f for f in rest if f.priority is Priority.DECIDE),
        left_out=tuple(f for f in rest if f.priority is not Priority.DECIDE),
    )


def _groups(findings: Findings, gaps: list[Provision]) -> Iterator[Group]:
    assessment = findings.assessment
    articles = sorted(assessment.library.articles, key=_place)
    place_of = {each: place for place, article in enumerate(articles) for each in article.provision_ids}
    taken = chosen_options(assessment)
    homes: dict[int, list[Provision]] = {}
    for gap in gaps:
        homes.setdefault(place_of[_home(findings, gap)], []).append(gap)
    for place, article in enumerate(articles):
        held = homes.get(place, [])
        own = [assessment.library.provisions[each] for each in article.provision_ids]
        chosen = [option for each in own for option in each.options if option.id in taken]
        if held or chosen:
            choices = {choice.provision_id: choice for option in chosen for choice in taken[option.id]}
            yield Group(
                article=article,
                gaps=tuple(held),
                served=tuple(findings.provision(each) for each in choices if findings.provision(each) not in held),
                chosen=tuple(chosen),
                not_chosen=tuple(
                    o for each in own if _is_drawn_on(each, taken) for o in each.options if o.id not in taken
                ),
                waiting=tuple(_waiting(findings, held, taken)),
                choices=tuple(choices.values()),
            )


def _waiting(findings: Findings, gaps: list[Provision], taken: Collection[str]) -> Iterable[DraftingOption]:
    """Give the options among which nobody has chosen yet."""
    assessment = findings.assessment
    undecided = [gap for gap in gaps if gap.id not in assessment.choices]
    sources = [
        each for gap in undecided for each in sources_of(assessment.library, gap) if not _is_drawn_on(each, taken)
    ]
    return {option.id: option for each in sources for option in each.options}.values()


def _is_drawn_on(source: Provision, taken: Collection[str]) -> bool:
    return any(option.id in taken for option in source.options)


def _home(findings: Findings, gap: Provision) -> str:
    """Give the provision under whose article a gap is described: of the option chosen, of the first, or its own.

    Definitions come last: what they define is regulated elsewhere.
    """
    assessment = findings.assessment
    choice = assessment.choices.get(gap.id)
    sources = sorted(sources_of(assessment.library, gap), key=lambda each: _defines(findings, each))
    for source in sources:
        if choice and any(option.id in choice.option_ids for option in source.options):
            return source.id
    return sources[0].id if sources else gap.id


def _defines(findings: Findings, source: Provision) -> bool:
    return is_definition(findings.wording.text(source.options[0].clause))


def _place(article: Article) -> int:
    """Order the articles of the Model Law by its chapters, and those without a chapter after them."""
    return int(article.chapter) if article.chapter.isdigit() else _LAST
