"""Pages on what groups answered: against the key, and against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from lawcheck.findings.agreement import Coefficient
from lawcheck.model.country import Country
from lawcheck.model.library import Library
from lawcheck.model.scoring import Cited, Difference, Found, GroupAgreement, Match, Score
from lawcheck.model.training import Objection
from lawcheck.report.build_agreement import alpha_text
from lawcheck.report.build_objections import objections_in_words
from lawcheck.report.document import (
    Block,
    Document,
    Facts,
    Inline,
    Note,
    Paragraph,
    Table,
    words,
)
from lawcheck.report.phrases import Phrases
from lawcheck.report.training_words import gap_name, groups_named, per_cent, share, training_page
from lawcheck.report.wording import Wording

_COLUMNS = ("group", "found", "part", "alarms", "exact", "step", "section", "place", "levels", "reasons", "total")


def build_scores(
    library: Library,
    phrases: Phrases,
    country: Country,
    scores: Sequence[Score],
    counted: Sequence[Objection] | None = None,
    *,
    objections: Sequence[Objection] = (),
    has_total: bool = False,
    left_out: Sequence[str] = (),
) -> Document:
    """Write what each group found.

    Args:
        library: The questions.
        phrases: The language.
        country: The training country.
        scores: One a group.
        counted: The objections that were counted as right; None where the key alone was.
        objections: All that were recorded.
        has_total: Show points.
        left_out: Questions that the key does not answer.
    """
    wording = Wording(phrases, library)
    blocks: list[Block] = [*_basis(wording, scores, counted, objections)]
    title = phrases("training.score.groups")
    has_levels = any(each.levels.of for each in scores)
    hidden = {name for name, is_shown in (("levels", has_levels), ("total", has_total)) if not is_shown}
    columns = [each for each in _COLUMNS if each not in hidden]
    heads = tuple(phrases(f"training.score.columns.{each}") for each in columns)
    cells = [_group(wording, each) for each in scores]
    rows = tuple(tuple(words(each[name]) for name in columns) for each in cells)
    widths = (12, *(10 for _ in columns[2:]), 13)
    blocks.append(Table(title, phrases("training.score.groups_description"), heads, rows, widths))
    blocks.append(Note(words(phrases("training.score.how"))))
    if has_levels:
        blocks.append(Note(words(phrases("training.score.levels"))))
    if has_total:
        blocks.append(Note(words(phrases("training.score.total"))))
    if left_out:
        blocks.append(Note(words(phrases("training.score.unread", criteria=wording.listed(left_out)))))
    blocks += _gaps(wording, scores)
    return training_page(wording, country, "training.score.title", blocks, is_landscape=True)


def _basis(
    wording: Wording, scores: Sequence[Score], counted: Sequence[Objection] | None, objections: Sequence[Objection]
) -> Iterator[Block]:
    """Say what was counted as right: the same answers give other figures with objections."""
    say = wording.say
    if counted is None:
        yield Paragraph(words(say("training.score.without")))
        return
    yield from objections_in_words(wording, counted, objections)
    gained = [
        say("training.score.gained_item", group=each.group, n=each.by_objection) for each in scores if each.by_objection
    ]
    if gained:
        yield Paragraph(words(say("training.score.gained", groups=wording.listed(gained))))


def _group(wording: Wording, score: Score) -> Mapping[str, str]:
    return {
        "group": score.group,
        "found": share(wording, score.found(Found.FOUND)),
        "part": str(score.found(Found.PART).number),
        "alarms": str(score.false_alarms),
        "exact": share(wording, score.matched(Match.EXACT)),
        "step": str(score.matched(Match.ONE_STEP).number),
        "section": share(wording, score.cited(Cited.SECTION, Cited.EXACT)),
        "place": str(score.cited(Cited.EXACT).number),
        "levels": share(wording, score.levels) if score.levels.of else wording.say("training.score.nobody"),
        "reasons": share(wording, score.reasons),
        "total": str(score.total),
    }


def _gaps(wording: Wording, scores: Sequence[Score]) -> Iterator[Block]:
    say = wording.say
    title = say("training.score.planted")
    kinds = {"found": Found.FOUND, "part": Found.PART, "missed": Found.MISSED}
    groups = [each.group for each in scores]
    rows = []
    often = Counter(each.planted.gap for each in scores[0].gaps)
    for at, planted in enumerate(each.planted for each in scores[0].gaps):
        name = gap_name(wording, planted)
        if often[planted.gap] > 1:
            name += f"{say('colon')}{wording.criterion(planted.criterion_ids[0])}"
        by = {
            name: [each.group for each in scores if each.gaps[at].found is found and each.gaps[at].planted is planted]
            for name, found in kinds.items()
        }
        rows.append((words(name), *(words(groups_named(wording, by[each], groups)) for each in by)))
    columns = tuple(say(f"training.score.gap_columns.{each}") for each in ("gap", *kinds))
    yield Table(title, say("training.score.planted_description"), columns, tuple(rows), (34, 22, 22, 22))


def build_group_agreement(
    library: Library, phrases: Phrases, country: Country, found: GroupAgreement, coefficient: Coefficient
) -> Document:
    """Write how far the groups agree: percent first, then alpha, then each group, then why answers differ."""
    wording = Wording(phrases, library)
    if not found.divisions:
        blocks: list[Block] = [Paragraph(words(phrases("training.agree.none")))]
        return training_page(wording, country, "training.agree.title", blocks)
    blocks = [Facts(tuple(_figures(wording, found, coefficient)), phrases("training.agree.title"))]
    if coefficient.alpha is not None:
        blocks.append(Note(words(phrases("training.agree.alpha"))))
    blocks += _by_group(wording, found)
    blocks += _kinds(wording, found)
    return training_page(wording, country, "training.agree.title", blocks)


def _figures(wording: Wording, found: GroupAgreement, coefficient: Coefficient) -> Iterator[tuple[str, Inline]]:
    say = wording.say
    alpha = say("training.agree.few_groups") if coefficient.why == "one-reader" else alpha_text(wording, coefficient)
    rows = {
        "compared": say("training.agree.compared", n=len(found.divisions)),
        "overall": say("training.agree.overall", share=per_cent(wording, found.overall)),
        "divided": say("training.agree.divided", n=found.divided.number, of=found.divided.of),
        "alpha": alpha,
    }
    for name, text in rows.items():
        yield say(f"training.agree.facts.{name}"), words(text)


def _by_group(wording: Wording, found: GroupAgreement) -> Iterator[Block]:
    say = wording.say
    title = say("training.agree.groups")
    rows = []
    for group in found.groups:
        others = {
            (pair[1] if pair[0] == group else pair[0]): counted
            for pair, counted in found.pairs.items()
            if group in pair and counted.of
        }
        ranked = sorted(others, key=lambda each: -others[each].number / others[each].of)
        ends = [
            say("training.agree.pair", group=each, share=per_cent(wording, others[each]))
            for each in (ranked[:1] + ranked[-1:])
        ]
        rows.append(tuple(map(words, (group, per_cent(wording, found.with_others(group)), *(ends or ("–", "–"))))))
    columns = tuple(say(f"training.agree.columns.{each}") for each in ("group", "share", "nearest", "farthest"))
    yield Table(title, say("training.agree.groups_description"), columns, tuple(rows), (25, 25, 25, 25))


def _kinds(wording: Wording, found: GroupAgreement) -> Iterator[Block]:
    say = wording.say
    kinds = [each for each in Difference if found.kinds.get(each)]
    if not kinds:
        return
    title = say("training.agree.kinds")
    columns = tuple(say(f"training.agree.kind_columns.{each}") for each in ("kind", "pairs", "talk"))
    rows = tuple(
        (
            words(say(f"training.agree.kind.{each}")),
            words(str(found.kinds[each])),
            words(say(f"training.agree.talk.{each}")),
        )
        for each in sorted(kinds, key=lambda each: -found.kinds[each])
    )
    yield Table(title, say("training.agree.kinds_description"), columns, rows, (35, 12, 53))
