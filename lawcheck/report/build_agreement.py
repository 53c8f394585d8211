"""The page of ``lawcheck agree``: how far readers agree, and what hangs on where they do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lawcheck.findings.agreement import Agreement, Coefficient, Divergence, Effect, Pair, Shelf
from lawcheck.findings.disputes import Dispute, answers_to, differ, dispute_on, own_readings
from lawcheck.model.country import Country
from lawcheck.model.finding import Assessment
from lawcheck.model.reading import Answer
from lawcheck.report.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Inline,
    Mark,
    Note,
    Paragraph,
    Table,
    joined,
    plain,
    words,
)
from lawcheck.report.phrases import Phrases
from lawcheck.report.readers import answer_line, ending_note, reading_label
from lawcheck.report.wording import Wording

BENCHMARK = 5  # per cent of divergence under which a sample is enough, as policy surveillance does it


class Compared(NamedTuple):
    """Two readings held against each other, with what a page says of them."""

    agreement: Agreement
    coefficient: Coefficient
    shelves: tuple[Shelf, ...]
    divergences: tuple[Divergence, ...]


def build_agreement(assessment: Assessment, phrases: Phrases, pairs: Sequence[Compared]) -> Document:
    """Write how far each pair of readings agrees: figures, themes, and every difference side by side."""
    wording = Wording(phrases, assessment.library)
    country = wording.text(assessment.country.name)
    blocks: list[Block] = []
    outdated = outdated_criteria(assessment)
    if outdated:
        named = phrases("list.between").join(f"{wording.criterion(each)} [{each}]" for each in outdated)
        blocks.append(Note(words(phrases("agreement.outdated", n=len(outdated), criteria=named))))
    for each in pairs:
        blocks += _pair_blocks(wording, assessment, each)
    if _is_unfinished(assessment):
        blocks.append(Note(words(phrases("agreement.next"))))
    if assessment.reading.is_joint:
        blocks.append(Note(words(phrases("agreement.agreed_stands", name=assessment.reading.name))))
    return wording.page(phrases("agreement.title", country=country), blocks)


def _pair_blocks(wording: Wording, assessment: Assessment, compared: Compared) -> Iterator[Block]:
    say, agreement = wording.say, compared.agreement
    first, second = (reading_label(wording, each) for each in (agreement.first, agreement.second))
    yield Heading(2, say("agreement.pair", first=first, second=second))
    if not agreement.pairs:
        yield Paragraph(words(say("agreement.nothing")))
        return
    yield Facts(tuple(_figures(wording, compared)), say("agreement.same"))
    if agreement.off_scale:
        yield Note(words(say("agreement.off_scale", n=agreement.off_scale)))
    yield from _themes(wording, compared.shelves)
    yield Heading(3, say("agreement.divergent"))
    if not compared.divergences:
        yield Paragraph(words(say("agreement.none")))
    for each in compared.divergences:
        yield from _divergence_blocks(wording, assessment, agreement, each)
    if agreement.other_words:
        yield Heading(3, say("agreement.other_words"))
        yield Bullets(tuple(_other_words(wording, assessment, each) for each in agreement.other_words))


def _figures(wording: Wording, compared: Compared) -> Iterator[tuple[str, Inline]]:
    say, agreement = wording.say, compared.agreement
    total, differ = len(agreement.pairs), len(agreement.divergent)
    sizes = [say("agreement.compared_n", n=total)]
    for reading, ids in ((agreement.first, agreement.only_first), (agreement.second, agreement.only_second)):
        if ids:
            sizes.append(say("agreement.only", n=len(ids), name=reading.name))
    yield say("agreement.compared"), words(say("list.between").join(sizes))
    yield say("agreement.same"), words(counted(wording, total - differ, total))
    advice = "few_diverge" if differ * 100 < BENCHMARK * total else "many_diverge"
    yield say("agreement.rate"), words(f"{counted(wording, differ, total)}. {say(f'agreement.{advice}')}")
    yield say("agreement.alpha"), words(alpha_text(wording, compared.coefficient))


def counted(wording: Wording, number: int, total: int) -> str:
    """Write a share with what it is a share of: 91.7% (33 of 36)."""
    return wording.say("agreement.share_of", share=share_text(wording, number, total), n=number, total=total)


def share_text(wording: Wording, number: int, total: int) -> str:
    """Write a share of something in per cent, with one decimal."""
    figure = f"{number * 100 / total:.1f}".replace(".", wording.say("statutes.check.decimal"))
    return wording.say("statutes.check.share", n=figure)


def alpha_text(wording: Wording, coefficient: Coefficient) -> str:
    """Write alpha with the number of criteria it rests on, or say why there is none."""
    if coefficient.alpha is None:
        return wording.say(f"agreement.alpha_none.{coefficient.why}", n=coefficient.units)
    figure = f"{coefficient.alpha:.3f}".replace(".", wording.say("statutes.check.decimal"))
    return wording.say("agreement.alpha_value", alpha=figure, n=coefficient.units)


def _themes(wording: Wording, shelves: Sequence[Shelf]) -> Iterator[Block]:
    """Show the themes on which readers differ, the most divided first; the others are counted."""
    say, themes = wording.say, wording.library.themes
    divided = [each for each in shelves if each.divergent]
    if not divided:
        return
    columns = tuple(say(f"agreement.themes_columns.{key}") for key in ("theme", "compared", "divergent", "share"))
    rows = tuple(
        (
            words(wording.text(themes[each.theme].title)),
            words(str(each.compared)),
            words(str(each.divergent)),
            words(share_text(wording, each.compared - each.divergent, each.compared)),
        )
        for each in sorted(divided, key=lambda each: each.divergent / each.compared, reverse=True)
    )
    yield Table(say("agreement.themes"), say("agreement.themes_description"), columns, rows, (52, 16, 16, 16))
    if len(divided) < len(shelves):
        rest = sum(each.compared for each in shelves if not each.divergent)
        yield Paragraph(words(say("agreement.themes_rest", n=len(shelves) - len(divided), criteria=rest)))


def _divergence_blocks(
    wording: Wording, assessment: Assessment, agreement: Agreement, divergence: Divergence
) -> Iterator[Block]:
    say, pair = wording.say, divergence.pair
    yield Heading(4, f"{wording.criterion(pair.criterion_id)} [{pair.criterion_id}]")
    shown = ((agreement.first, pair.first), (agreement.second, pair.second))
    yield side_by_side(wording, assessment.country, [(reading_label(wording, each), answer) for each, answer in shown])
    if pair.first.cites and pair.second.cites:
        yield Paragraph(words(say("agreement.same_words" if pair.same_words else "agreement.different_words")))
    yield from effect_blocks(wording, (agreement.first.name, agreement.second.name), divergence.effects)
    dispute = dispute_on(pair.criterion_id, assessment.reading, assessment.other_readings)
    if dispute is not None and dispute is not Dispute.PENDING:
        yield Note(ending_note(wording, assessment, pair.criterion_id, dispute, is_whole=True))


def side_by_side(wording: Wording, country: Country, answers: Iterable[tuple[str, Answer]]) -> Bullets:
    """Set answers under each other, each with the name of its reading."""
    return Bullets(
        tuple(
            joined([words(label + wording.say("colon"), Mark.STRONG), answer_line(wording, country, answer)], "")
            for label, answer in answers
        )
    )


def effect_blocks(wording: Wording, names: tuple[str, str], effects: Sequence[Effect]) -> list[Block]:
    """Say which findings hang on a difference, with the one answer and with the other."""
    if not effects:
        return [Paragraph(words(wording.say("agreement.no_effect")))]
    items = tuple(_effect(wording, names, each) for each in effects)
    return [Paragraph((), label=wording.say("agreement.findings")), Bullets(items)]


def _effect(wording: Wording, names: tuple[str, str], effect: Effect) -> Inline:
    provision = wording.library.provisions[effect.with_first.provision_id]
    return words(
        wording.say(
            "agreement.effect",
            provision=wording.provision(provision),
            level=wording.say(f"level.{provision.level}"),
            with_first=plain(wording.finding_word(effect.with_first)),
            with_second=plain(wording.finding_word(effect.with_second)),
            first=names[0],
            second=names[1],
            steps=wording.say("agreement.steps", n=effect.steps),
        )
    )


def _other_words(wording: Wording, assessment: Assessment, pair: Pair) -> Inline:
    def places(answer: Answer) -> str:
        return wording.citations(answer.cites, assessment.country) or wording.say("agreement.no_cites")

    return words(
        wording.say(
            "agreement.other_words_item",
            title=wording.criterion(pair.criterion_id),
            id=pair.criterion_id,
            value=plain(wording.value(pair.first.value)),
            first=places(pair.first),
            second=places(pair.second),
        )
    )


def _is_unfinished(assessment: Assessment) -> bool:
    reported, others = assessment.reading, assessment.other_readings
    waiting = (Dispute.PENDING, Dispute.CHANGED)
    return any(dispute_on(each, reported, others) in waiting for each in assessment.library.criteria)


def outdated_criteria(assessment: Assessment) -> tuple[str, ...]:
    """Name the criteria of which what was reconciled no longer fits what the readers answer."""
    reported, others = assessment.reading, assessment.other_readings
    if not reported.is_joint:
        return ()
    found = {each: dispute_on(each, reported, others) for each in assessment.library.criteria}
    own = own_readings((reported, *others))
    return tuple(
        each
        for each, dispute in found.items()
        if dispute is Dispute.CHANGED or (dispute is Dispute.PENDING and not differ(answers_to(each, own).values()))
    )
