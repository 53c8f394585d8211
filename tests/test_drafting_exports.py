"""Instructions for counsel, and the chosen clauses as one specimen Act."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.main import app
from lawcheck.report.brackets import brackets_in
from lawcheck.report.build_act import build_act
from lawcheck.report.build_instructions import build_instructions
from lawcheck.report.definitions import definitions_in, in_order, is_used, terms_of
from lawcheck.report.document import Bullets, Clause, Document, Facts, Heading, Paragraph, Table, plain
from lawcheck.report.draft_act import draft_act, open_brackets
from lawcheck.report.wording import Wording
from lawcheck.workflow import choosing
from tests.conftest import ARCADIA

CHOSEN = {
    "model-law.2": ["model-law.2.b"],
    "protocol.3.c": ["model-law.8.b"],
    "protocol.3.a.means": ["model-law.5.vulnerability.a", "model-law.5.coercion-and-deception.a", "model-law.8.b"],
    "protocol.3.d": ["model-law.5.child.b"],
    "protocol.7.2": ["model-law.31.c", "model-law.31.d"],
    "protocol.6.6": ["model-law.27.a", "model-law.28.b", "model-law.29.a"],
    "untoc.2.a": ["none"],
}


def run(*arguments: object):
    return CliRunner().invoke(app, [str(each) for each in arguments])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copytree(ARCADIA, tmp_path_factory.mktemp("drafts") / "arcadia"))
    for provision, options in CHOSEN.items():
        choosing.choose(path, provision, options, by="ab", reason="Settled.", on="2026-07-14", language="en")
    return path


@pytest.fixture(scope="module")
def assessed(folder: Path):
    return workflow.assess(folder)


@pytest.fixture(scope="module")
def act(assessed) -> Document:
    return build_act(assessed, workflow.phrases_in("en"), tool="lawcheck")


@pytest.fixture(scope="module")
def instructions(assessed) -> Document:
    return build_instructions(assessed, workflow.phrases_in("en"), tool="lawcheck")


def words_of(document: Document) -> str:
    parts = []
    for block in document.blocks():
        match block:
            case Paragraph():
                parts.append(f"{block.label}: {plain(block.text)}" if block.label else plain(block.text))
            case Bullets():
                parts += [plain(each) for each in block.items]
            case Facts():
                parts += [f"{name}: {plain(text)}" for name, text in block.rows]
            case Table():
                parts += [" | ".join(plain(cell) for cell in row) for row in block.rows]
            case Clause():
                parts += [text for _, text in block.lines]
            case Heading():
                parts.append(block.text)
    return "\n".join(parts).replace("\u00a0", " ")


def under(document: Document, title: str) -> list[str]:
    """Give the bullets under a heading."""
    found, is_there = [], False
    for block in document.blocks():
        if isinstance(block, Heading):
            is_there = block.text == title
        elif is_there and isinstance(block, Bullets):
            found += [plain(each).replace("\u00a0", " ") for each in block.items]
    return found


# The specimen Act


def test_sections_follow_the_model_law_and_are_numbered_through(act: Document):
    sections = [each.text for each in act.blocks() if isinstance(each, Heading) and each.level == 3]

    assert sections == [
        "1. Entry into force and transition",
        "2. Definitions",
        "3. Trafficking in persons",
        "4. Right to start civil action",
        "5. Court-ordered compensation",
        "6. Compensation [State fund]",
        "7. Temporary or permanent residence permit: Two grounds in one permit",
        "8. Temporary or permanent residence permit: Permanent stay (added to any option)",
    ]


def test_references_name_the_sections_of_the_draft_and_the_subject_where_there_is_none(act: Document):
    clause = next(each for each in act.blocks() if isinstance(each, Clause))

    assert clause.lines[2][1].startswith(
        "(3) The day fixed for sections [Non-punishment of victims], [Identification of victims], "
        "[Basic benefits and services], [Recovery and reflection period] and 7"
    )


def test_definitions_stand_together_in_alphabetical_order_and_end_with_a_full_stop(act: Document):
    clause = [each for each in act.blocks() if isinstance(each, Clause)][1]
    terms = [term for _, text in clause.lines for term in terms_of(text)[:1]]

    assert terms == ["abuse of a position of vulnerability", "child", "coercion", "deception"]
    assert clause.lines[0] == (0, "In this Act:")
    assert clause.lines[-1][1] == "and includes a promise that its author does not intend to keep."


def test_each_section_says_which_gap_it_answers_who_chose_it_and_what_to_check(act: Document):
    notes = next(
        dict(each.rows) for each in act.blocks() if isinstance(each, Facts) and each.description == "Notes on section 3"
    )

    assert plain(notes["Answers"]).replace("\u00a0", " ") == (
        "Trafficking in Persons Protocol, art. 3(c) (finding F-protocol-3-c, recommendation R-1); "
        "Trafficking in Persons Protocol, art. 3(a) (finding F-protocol-3-a-means, recommendation R-11)"
    )
    assert plain(notes["Chosen"]) == "By A. Bellamy, on 14 July 2026. Settled."
    assert "Proof of age" in plain(notes["To check"])
    assert "{" not in plain(notes["Consequential amendments"])


def test_every_square_bracket_of_the_clauses_is_kept_and_listed(assessed, act: Document):
    wording = Wording(workflow.phrases_in("en"), assessed.library)
    drafted = draft_act(wording, assessed)
    table = next(each for each in act.blocks() if isinstance(each, Table) and each.anchor == "table-open")
    listed = {plain(row[1]): plain(row[0]) for row in table.rows}

    assert listed["[number, at least four]"] == "3(8)"
    assert listed["[illicit activities] [begging]"] == "3(6)(a)"
    assert listed["[a substance on which the person depends]"] == "2(f), “coercion”"
    assert len(listed) == len(open_brackets(drafted, wording))


def test_an_act_chooses_nothing_itself_and_lists_gaps_without_a_choice(act: Document):
    waiting = under(act, "No option chosen yet")

    assert any(each.startswith("Trafficking in Persons Protocol, art. 9(1)(b)") for each in waiting)
    assert not any("finding F-model-law-8," in each for each in waiting)
    assert all("model-law." in each for each in waiting)


def test_what_was_decided_against_is_listed_with_its_reason(act: Document):
    (refused,) = under(act, "Decided not to legislate")

    assert "F-untoc-2-a" in refused
    assert "not to legislate, by A. Bellamy, on 14 July 2026. Settled." in refused


def test_terms_used_without_a_definition_are_listed_with_the_options_that_define_them(act: Document):
    found = under(act, "Terms that an option would define, used here without a definition")

    assert "“slavery”: model-law.5.slavery.a, model-law.5.slavery.b" in found
    assert not any(each.startswith("“child”") for each in found)


def test_the_act_is_marked_as_no_law_on_every_page(act: Document):
    assert act.marking == "TRAINING - FICTIONAL · DRAFT · SPECIMEN WORDING"
    assert act.footer == "Specimen wording, no law · law as at 30 June 2026"


def test_without_a_choice_the_act_has_no_text(arcadia):
    empty = build_act(arcadia, workflow.phrases_in("en"), tool="lawcheck")

    assert not any(isinstance(each, Clause) for each in empty.blocks())
    assert "No option has been chosen yet" in words_of(empty)


def test_the_french_act_has_its_own_order_and_style(assessed):
    act = build_act(assessed, workflow.phrases_in("fr"), tool="lawcheck")
    clause = [each for each in act.blocks() if isinstance(each, Clause)][1]
    terms = [term for _, text in clause.lines for term in terms_of(text)[:1]]

    assert terms == ["abus d’une situation de vulnérabilité", "contrainte", "enfant", "tromperie"]
    assert clause.lines[0][1] == "Aux fins de la présente loi\u00a0:"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_option_of_the_library_can_be_drafted(folder: Path, tmp_path: Path, language: str):
    """No reference is left in braces, and every definition has a term or is a rule."""
    from dataclasses import replace

    from lawcheck.model.choice import Choice

    assessed = workflow.assess(folder)
    choices = {
        provision.id: Choice(
            provision_id=provision.id,
            option_ids=tuple(o.id for o in provision.options),
            reader_id="ab",
            reason={"en": "x"},
        )
        for provision in assessed.library.provisions.values()
        if provision.options
    }
    act = build_act(replace(assessed, choices=choices), workflow.phrases_in(language), tool="lawcheck")
    drafted = draft_act(Wording(workflow.phrases_in(language), assessed.library), replace(assessed, choices=choices))

    assert drafted.missing == {}
    assert re.search(r"\{[a-z-]+\.", words_of(act)) is None


def test_brackets_side_by_side_are_alternatives_and_inner_ones_belong_to_the_outer():
    assert [each.alternatives for each in brackets_in("a [b] [c], [d [e] f] g")] == [("b", "c"), ("d [e] f",)]


def test_a_definition_keeps_its_list_and_what_closes_it():
    clause = "“b” means:\n(a) x;\n(b) y;\nand z;\n“a” means w;\na rule about terms;"
    found = definitions_in(clause, "o")

    assert [(each.terms, len(each.lines)) for each in found] == [(("b",), 4), (("a",), 1), ((), 1)]
    assert [each.terms for each in in_order(found, [])] == [("a",), ("b",), ()]


def test_terms_defined_together_are_all_known():
    assert terms_of("« groupe », « structure » et « crime » ont le sens") == ("groupe", "structure", "crime")


def test_a_term_inside_another_word_is_not_used():
    assert (is_used("child", "the children"), is_used("victim", "Victims of")) == (False, True)


# Instructions for counsel


def test_paragraphs_are_numbered_through(instructions: Document):
    paragraphs = [each for each in instructions.blocks() if isinstance(each, Paragraph)]

    assert len(paragraphs) > 200
    assert all(each.is_numbered for each in paragraphs)


def test_it_is_asked_first_whether_legislation_is_needed(instructions: Document):
    titles = [each.text for each in instructions.blocks() if isinstance(each, Heading) and each.level == 1]

    assert titles == [
        "Purpose and background",
        "Is legislation needed?",
        "Form of the legislation",
        "The instructions",
        "Commencement",
        "Transition and savings",
        "Penalties",
        "Regulations",
        "What is not wanted, and what is still to be decided",
        "Questions to the instructing ministry",
    ]


def test_an_instruction_runs_from_existing_law_to_the_change_wanted(instructions: Document):
    labels, is_there = [], False
    for block in instructions.blocks():
        if isinstance(block, Heading) and block.level == 2:
            is_there = block.text == "Temporary or permanent residence permit (Model Law, art.\u00a031)"
        elif is_there and isinstance(block, Paragraph):
            labels.append(block.label)

    assert labels == [
        "Existing law",
        "What is required",
        "Where the law falls short",
        "Change wanted",
        "Decision",
        "Results to be reached",
        "Not chosen",
        "Means",
        "Consequential amendments",
        "Q-20",
    ]


def test_instructions_give_the_effect_of_an_option_and_never_its_wording(instructions: Document, assessed):
    text = words_of(instructions)
    clause = next(o for o in assessed.library.provisions["model-law.8"].options if o.id == "model-law.8.b").clause["en"]

    assert (
        "Provisions to the effect of the option “Separate offences for adults and for children” (model-law.8.b): "
        in text
    )
    assert not any(isinstance(each, Clause) for each in instructions.blocks())
    assert clause.splitlines()[0] not in text


def test_every_gap_that_binds_is_instructed_on_with_its_finding_and_recommendation(instructions: Document, assessed):
    from lawcheck.model.finding import Priority, Scenario

    text = words_of(instructions)
    wanted = [f for f in assessed.findings[Scenario.NOW].values() if f.priority in (Priority.REPAIR, Priority.COMPLETE)]
    missing = [
        f.provision_id
        for f in wanted
        if f"finding F-{f.provision_id.replace('.', '-')}, recommendation R-" not in text.replace("Finding", "finding")
    ]

    assert missing == []


def test_what_nobody_chose_is_asked(instructions: Document):
    table = next(each for each in instructions.blocks() if isinstance(each, Table) and each.anchor == "table-questions")
    questions = [plain(row[1]) for row in table.rows]

    assert any(
        each.startswith("Which option does the ministry want: model-law.6.a, Self-contained clause; ")
        for each in questions
    )
    assert (
        "Which penalties does the ministry want for each new or amended offence, and with which existing offences are they to be compared?"
        in questions
    )
    assert not any("model-law.8.a" in each for each in questions)


def test_an_option_that_settles_commencement_takes_the_place_of_the_question(instructions: Document, arcadia):
    asked = "On what day, or by what act, is the legislation to come into force?"
    undecided = build_instructions(arcadia, workflow.phrases_in("en"), tool="lawcheck")

    assert asked not in words_of(instructions)
    assert asked in words_of(undecided)


def test_bills_are_named_and_not_relied_on(instructions: Document):
    text = words_of(instructions)

    assert "A bill is pending: Anti-Trafficking in Persons (Amendment) Bill (Bill No. 6 of 2026). It is not law" in text
    assert "The pending bill would repeal Anti-Trafficking in Persons Act, ss. 24, 26." in text


def test_what_the_ministry_does_not_want_is_said(instructions: Document):
    assert "F-untoc-2-a, recommendation R-4): not to legislate, by A. Bellamy, on 14 July 2026. Settled." in words_of(
        instructions
    )


@pytest.mark.parametrize("style", ["instructions", "clauses"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_both_exports_open_in_every_format_that_shows_documents(
    folder: Path, tmp_path: Path, style: str, language: str
):
    for ending in (".docx", ".html", ".md", ".txt"):
        made = tmp_path / f"{style}-{language}{ending}"
        result = run("report", folder, "-o", made, "--style", style, "--lang", language)
        assert (result.exit_code, result.stderr) == (0, "")
        assert made.stat().st_size > 10_000


def test_a_workbook_of_instructions_is_refused(folder: Path, tmp_path: Path):
    result = run("report", folder, "-o", tmp_path / "x.xlsx", "--style", "instructions")

    assert (result.exit_code, "instructions are no rows" in result.stderr) == (3, True)


def test_the_same_choices_give_the_same_bytes(folder: Path, tmp_path: Path):
    for name in ("a.docx", "b.docx"):
        run("report", folder, "-o", tmp_path / name, "--style", "clauses")

    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


@pytest.mark.parametrize("build", [build_act, build_instructions])
def test_no_export_speaks_of_a_state_that_fails(assessed, build):
    text = words_of(build(assessed, workflow.phrases_in("en"), tool="lawcheck"))

    assert re.search(r"(?i)violates|State is in breach|compliant State|fails to", text) is None


@pytest.mark.parametrize("build", [build_act, build_instructions])
def test_the_word_files_of_both_exports_follow_the_standard(assessed, build, tmp_path: Path):
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "draft.docx"
    path.write_bytes(workflow.render(build(assessed, workflow.phrases_in("fr"), tool="lawcheck"), ".docx"))

    assert [each.description for each in OpenXmlValidator().validate(path).errors] == []
