"""What was decided on drafting options, as a report tells it."""

from __future__ import annotations

from collections.abc import Iterable

from lawcheck.model.choice import Choice, Task, options_of
from lawcheck.model.finding import Assessment
from lawcheck.model.library import DraftingOption, Provision
from lawcheck.report.document import Inline, Span, joined, words
from lawcheck.report.wording import Wording


def option_title(wording: Wording, option: DraftingOption) -> str:
    """Name an option by its letter and title. The letter is part of its id, and stays when others are struck out."""
    return f"{option.id.upper().rpartition('.')[2]}. {wording.text(option.title)}"


def choices_on(assessment: Assessment, source: Provision, answers: Iterable[Provision]) -> list[Choice]:
    """List the decisions that concern the options of a provision: on itself, and on the gaps that they answer."""
    gaps = dict.fromkeys([source.id, *(each.id for each in answers), *source.implements])
    own = {option.id for option in source.options}
    decided = [assessment.choices[each] for each in gaps if each in assessment.choices]
    return [each for each in decided if not each.option_ids or own.intersection(each.option_ids)]


def chosen_options(assessment: Assessment) -> dict[str, list[Choice]]:
    """Give the options that were chosen, in the order of the library, with the decisions that chose them."""
    found: dict[str, list[Choice]] = {}
    for provision in assessment.library.provisions.values():
        for option in provision.options:
            decided = [each for each in assessment.choices.values() if option.id in each.option_ids]
            if decided:
                found[option.id] = decided
    return found


def option_called(assessment: Assessment, option_id: str) -> DraftingOption:
    """Give an option by its id."""
    provisions = assessment.library.provisions.values()
    return next(option for provision in provisions for option in provision.options if option.id == option_id)


def names_of(wording: Wording, assessment: Assessment, choice: Choice) -> str:
    """Name the options of a decision, or say that none was chosen."""
    provision = assessment.library.provisions[choice.provision_id]
    named = {each.id: each for each in options_of(assessment.library, provision)}
    titles = [
        wording.say("choices.named", id=each, title=wording.text(named[each].title)) for each in choice.option_ids
    ]
    return wording.say("list.between").join(titles) or wording.say("choices.not_to_legislate")


def decided_by(assessment: Assessment, choice: Choice) -> str:
    """Name the person who decided."""
    if choice.decided_by:
        return choice.decided_by
    found = next((each for each in assessment.country.readers if each.id == choice.reader_id), None)
    return (found.name or found.id) if found else choice.reader_id


def told(wording: Wording, assessment: Assessment, choice: Choice) -> Inline:
    """Say in a sentence what was decided, by whom, when and why."""
    who = decided_by(assessment, choice)
    key = "choices.told_on" if choice.on else "choices.told"
    what = names_of(wording, assessment, choice)
    sentence = wording.say(key, what=what, who=who, date=wording.date(choice.on))
    return joined([words(sentence), reason(wording, choice)])


def task_told(wording: Wording, task: Task) -> str:
    """Say who carries out a recommendation, and until when."""
    say = wording.say
    until = say("choices.until", date=wording.date(task.until)) if task.until else ""
    return wording.listed(each for each in (task.lead, until) if each)


def reason(wording: Wording, choice: Choice) -> Inline:
    """Give the reason, as it was written."""
    span = wording.foreign(choice.reason)
    return (span._replace(text=span.text if span.text.endswith((".", "!", "?")) else f"{span.text}."),)


def recorded(
    wording: Wording, assessment: Assessment, choices: Iterable[Choice], source: Provision
) -> dict[str, Inline]:
    """Fill in the fields of a decision box: option, by, date, reason.

    Decisions that differ are told apart by their gaps; one that was taken on several gaps is shown once.
    """
    filled: dict[str, list[Inline]] = {}
    every = [(choice, _facts(wording, assessment, choice, source)) for choice in choices]
    is_one = all(facts == every[0][1] for _, facts in every)
    for choice, facts in every:
        gap = assessment.library.provisions[choice.provision_id]
        mark = () if is_one else words(f" ({wording.provision(gap)})")
        for name, fact in facts.items():
            if fact[0].text:
                filled.setdefault(name, []).append((*fact, *mark) if mark else fact)
    return {name: joined(dict.fromkeys(facts), wording.say("list.between")) for name, facts in filled.items()}


def _facts(wording: Wording, assessment: Assessment, choice: Choice, source: Provision) -> dict[str, Inline]:
    own = [option for option in source.options if option.id in choice.option_ids]
    option = wording.say("list.between").join(option_title(wording, each) for each in own)
    return {
        "option": words(option or wording.say("decision.none")),
        "by": words(decided_by(assessment, choice)),
        "date": words(choice.on),
        "reason": reason(wording, choice),
    }


def gap_names(wording: Wording, provisions: Iterable[Provision]) -> Inline:
    """Name gaps by their places, once each."""
    return (Span(wording.listed(wording.provision(each) for each in provisions)),)
