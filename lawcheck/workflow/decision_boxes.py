"""What a box for a decision says: by what it is recognised, and which options were chosen, by whom, when and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lawcheck.errors import nearest
from lawcheck.load.worksheets.boxes import Box, Signs
from lawcheck.load.worksheets.grid import shown
from lawcheck.load.worksheets.vocabulary import Vocabulary, day_of, fold
from lawcheck.model.choice import NONE, sources_of
from lawcheck.model.country import Country
from lawcheck.model.finding import Assessment, Scenario
from lawcheck.model.library import Provision
from lawcheck.report.wording import Wording

_BETWEEN = re.compile(r"[;\n]")


class Said(NamedTuple):
    """What a box says, and for which gaps."""

    article_id: str
    gaps: tuple[str, ...]
    option_ids: tuple[str, ...]  # empty: none of these options
    reader_id: str
    decided_by: str  # as typed, where it is no reader
    on: str
    reason: str
    language: str
    is_on_record: bool = False  # the box only shows what the folder holds


def signs_of(wordings: Mapping[str, Wording]) -> Signs:
    """Give by what the boxes of reports in these languages are recognised."""
    from lawcheck.render.docx.controls import tag_of
    from lawcheck.render.docx.fields import bookmark_name, field_anchor
    from lawcheck.report.build_options import decision_box
    from lawcheck.report.references import finding_anchor

    tags, bookmarks, labels = dict[str, tuple[str, str]](), dict[str, tuple[str, str]](), dict[str, tuple[str, str]]()
    headings, captions, findings = dict[str, str](), dict[str, str](), dict[str, str]()
    prompts = set[str]()
    for language, wording in wordings.items():
        for provision in wording.library.provisions.values():
            findings[bookmark_name(finding_anchor(provision)).lower()] = provision.id
            if not provision.options:
                continue
            box = decision_box(wording, provision, {})
            caption = fold(box.description)
            captions[caption] = provision.id if captions.get(caption, provision.id) == provision.id else ""
            for anchor in (f"options-{provision.id.replace('.', '-')}", *(each.id for each in provision.options)):
                headings[bookmark_name(anchor).lower()] = provision.id
            for field in box.fields:
                tags[tag_of(box.id, field)] = (box.id, field.name)
                bookmarks[bookmark_name(field_anchor(box, field)).lower()] = (box.id, field.name)
                is_shared = labels.get(fold(field.label), ("", language))[1] != language
                labels[fold(field.label)] = (field.name, "" if is_shared else language)
                prompts.add(fold(field.prompt))
    return Signs(tags, bookmarks, headings, captions, findings, labels, frozenset(prompts))


class BoxReader:
    """Understands boxes against a country folder as it is."""

    def __init__(
        self, assessment: Assessment, wordings: Mapping[str, Wording], vocabulary: Vocabulary, scenario: Scenario
    ) -> None:
        """Take what boxes are understood by."""
        self.assessment = assessment
        self.wordings = wordings
        self.vocabulary = vocabulary
        self.gaps = [each.provision_id for each in assessment.findings[scenario].values() if each.priority is not None]

    def said(self, box: Box) -> tuple[Said, list[str], str]:
        """Say what a filled box means, what is unclear in it, and what would be right."""
        article = self.assessment.library.provisions[box.article_id]
        gaps = self.answered(box, article)
        option_ids, unknown, remedy = self._options(box, article)
        by, day = " ".join(box.texts.get("by", "").split()), box.texts.get("date", "")
        on, reason = day_of(day, self.vocabulary), _lines(box.texts.get("reason", ""))
        reader_id = _reader(self.assessment.country, by)
        faults = [f"there is no option {shown(each)}" for each in unknown]
        faults += [] if "option" in box.texts else ["no option is chosen"]
        faults += [] if fold(by) else ["it does not say who decided"]
        faults += [f"the date {shown(day)} is none, or could be one of two days"] if day and not on else []
        faults += [] if fold(reason) else ["it gives no reason"]
        faults += [] if gaps else ["it answers nothing that is a gap"]
        said = Said(box.article_id, gaps, option_ids, reader_id, "" if reader_id else by, on, reason, box.language)
        if self._shows_record(box, article, gaps):
            return said._replace(is_on_record=True), [], ""
        return said, faults, remedy

    def answered(self, box: Box, article: Provision) -> tuple[str, ...]:
        """List the gaps that a box stands for: those listed above it in the report, and the article where it is one.

        The report names several provisions of one place once. Where the list is lost, the gaps of today stand in.
        """
        library = self.assessment.library
        today = [each for each in self.gaps if article in sources_of(library, library.provisions[each])]
        places = {(library.provisions[each].instrument_id, library.provisions[each].cite) for each in box.listed}
        found = dict.fromkeys(each for each in box.listed if article in sources_of(library, library.provisions[each]))
        for each in today:
            provision = library.provisions[each]
            if not box.listed or each == article.id or (provision.instrument_id, provision.cite) in places:
                found[each] = None
        return tuple(each for each in library.provisions if each in found)

    def _options(self, box: Box, article: Provision) -> tuple[tuple[str, ...], list[str], str]:
        """Give the options that a box names, what it names that is none, and what there is."""
        text = box.texts.get("option", "")
        known = {name: each for name, each in self._names(box, article) if name}
        parts = [text] if fold(text) in known else [each for each in _BETWEEN.split(text) if each.strip()]
        unknown = [each for each in parts if fold(each) not in known]
        found = {known[fold(each)] for each in parts if fold(each) in known}
        own = [each.id for each in article.options]
        if text and not unknown and (not found or (NONE in found and len(found) > 1)):
            unknown.append(text)
        remedy = ""
        if unknown:
            remedy = nearest(unknown[0], [*own, NONE], cutoff=0.8) or f"it has {', '.join([*own, NONE])}"
        return tuple(each for each in own if each in found), unknown, remedy

    def _names(self, box: Box, article: Provision) -> Iterator[tuple[str, str]]:
        """Name the options of an article in every way that is understood: words, letter, id, the file's own list."""
        from lawcheck.report.build_options import decision_box

        ids = [*(each.id for each in article.options), NONE]
        yield from ((words, each) for words, each in box.items.items() if each in ids)
        for wording in self.wordings.values():
            for option in article.options:
                yield fold(wording.text(option.title)), option.id
            choices = next(each.choices for each in decision_box(wording, article, {}).fields if each.name == "option")
            yield from ((fold(words), each) for each, words in choices)
        yield from ((fold(each.rpartition(".")[2]), each) for each in ids)
        yield from ((fold(each), each) for each in ids)

    def _shows_record(self, box: Box, article: Provision, gaps: Sequence[str]) -> bool:
        """Say whether a box shows what a report of today would show in it, in any language."""
        from lawcheck.report.chosen import choices_on, recorded
        from lawcheck.report.document import plain

        library = self.assessment.library
        decided = choices_on(self.assessment, article, [library.provisions[each] for each in gaps])
        typed = {name: _pieces(text) for name, text in box.texts.items()}
        for wording in self.wordings.values() if decided else ():
            filled = recorded(wording, self.assessment, decided, article)
            if typed == {name: _pieces(plain(value)) for name, value in filled.items()}:
                return True
        return False


def _pieces(text: str) -> set[str]:
    """Give what several decisions show in one field, whatever their order."""
    return {fold(each) for each in _BETWEEN.split(text)}


def _lines(text: str) -> str:
    """Leave out empty lines, and blanks at the ends of lines."""
    return "\n".join(" ".join(each.split()) for each in text.splitlines() if each.strip())


def _reader(country: Country, by: str) -> str:
    """Find a reader by id or name; empty where it is somebody else, or could be one of two."""
    found = [each.id for each in country.readers if fold(by) in (fold(each.name), fold(each.id))]
    return found[0] if len(found) == 1 else ""
