"""``lawcheck choose``: what is recorded, what is refused, and that the file stays the user's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawcheck import workflow
from lawcheck.cli.common import cache_folder
from lawcheck.cli.main import app
from lawcheck.errors import LawcheckError
from lawcheck.model.finding import Scenario
from lawcheck.report.build_finding import Findings
from lawcheck.report.build_options import option_blocks
from lawcheck.report.document import DecisionBox, Paragraph, plain
from lawcheck.report.wording import Wording
from lawcheck.workflow import choosing
from tests.conftest import ARCADIA

WHY = "The pattern that our courts know."


def run(*arguments: object):
    return CliRunner().invoke(app, [str(each) for each in arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ARCADIA, tmp_path / "arcadia"))


def assess(folder: Path):
    return workflow.assess(folder, cache_folder=cache_folder())


def choose(
    folder: Path, provision: str, *options: str, by: str = "ab", reason: str = WHY, language: str = "en"
) -> Path:
    return choosing.choose(
        folder,
        provision,
        options,
        by=by,
        reason=reason,
        on="2026-07-14",
        language=language,
        cache_folder=cache_folder(),
    )


def refused(folder: Path, provision: str, *options: str, by: str = "ab") -> str:
    with pytest.raises(LawcheckError) as caught:
        choose(folder, provision, *options, by=by)
    return str(caught.value)


def box(folder: Path, provision: str, language: str = "en") -> dict[str, str]:
    assessed = assess(folder)
    findings = Findings(Wording(workflow.phrases_in(language), assessed.library), assessed, Scenario.NOW, {})
    source = assessed.library.provisions[provision]
    blocks = option_blocks(findings, source, [assessed.library.provisions[each] for each in source.implements])
    found = next(each for each in blocks if isinstance(each, DecisionBox))
    return {field.name: plain(field.value).replace("\u00a0", " ") for field in found.fields}


def test_a_choice_is_recorded_with_reader_day_and_reason(folder: Path):
    choose(folder, "protocol.3.c", "model-law.8.a")

    choice = assess(folder).choices["protocol.3.c"]
    assert (choice.option_ids, choice.reader_id, choice.on) == (("model-law.8.a",), "ab", "2026-07-14")
    assert choice.reason == {"en": WHY}


def test_several_options_can_be_chosen_for_one_gap(folder: Path):
    choose(folder, "protocol.6.6", "model-law.27.a", "model-law.28.b")

    assert assess(folder).choices["protocol.6.6"].option_ids == ("model-law.27.a", "model-law.28.b")


def test_none_records_that_nothing_shall_be_legislated_also_where_there_is_no_option(folder: Path):
    choose(folder, "untoc.2.a", "none", by="cd")

    assert assess(folder).choices["untoc.2.a"].option_ids == ()


def test_no_finding_depends_on_a_choice(folder: Path):
    before = assess(folder).findings
    choose(folder, "protocol.3.c", "model-law.8.a")

    assert assess(folder).findings == before


def test_the_box_of_the_article_shows_what_was_chosen_for_the_gap(folder: Path):
    choose(folder, "protocol.3.c", "model-law.8.a")

    shown = box(folder, "model-law.8")
    assert shown == {
        "option": "A. One article on the treaty pattern (act, means, purpose)",
        "by": "A. Bellamy",
        "date": "2026-07-14",
        "reason": WHY,
    }


def test_two_decisions_on_one_article_are_told_apart_by_their_gaps(folder: Path):
    choose(folder, "protocol.3.c", "model-law.8.b")
    choose(folder, "protocol.3.a.means", "model-law.8.a", by="cd")

    assert box(folder, "model-law.8")["by"] == (
        "C. Dorval (Trafficking in Persons Protocol, art. 3(a)); A. Bellamy (Trafficking in Persons Protocol, art. 3(c))"
    )


def test_a_box_of_an_article_on_which_nothing_was_decided_stays_empty(folder: Path):
    choose(folder, "protocol.3.c", "model-law.8.a")

    assert set(box(folder, "model-law.31").values()) == {""}


@pytest.mark.parametrize("ending", [".docx", ".html", ".md", ".txt"])
def test_every_format_shows_the_decision(folder: Path, ending: str):
    choose(folder, "protocol.3.c", "model-law.8.a", reason="Wanted-by-the-bench")
    content = workflow.render(workflow.gap_report(assess(folder), "en"), ending)
    if ending == ".docx":
        import io
        import zipfile

        content = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")

    assert b"Wanted-by-the-bench" in content.replace(b"\\-", b"-")


def test_a_word_box_that_is_filled_in_shows_no_prompt_there(folder: Path):
    import io
    import zipfile

    choose(folder, "protocol.3.c", "model-law.8.a")
    word = workflow.render(workflow.gap_report(assess(folder), "en"), ".docx")
    text = zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml").decode()
    control = text.partition('w:val="model-law.8/by"')[2].partition("</w:sdt>")[0]
    assert "A. Bellamy" in control
    assert "showingPlcHdr" not in control


def test_a_later_decision_takes_the_place_of_the_earlier_and_keeps_comments(folder: Path):
    path = choose(folder, "protocol.3.c", "model-law.8.a")
    text = path.read_text(encoding="utf-8").replace("by: ab", "by: ab  # for the ministry")
    path.write_text(f"# our file\n{text}", encoding="utf-8")
    choose(folder, "protocol.3.c", "model-law.8.b", reason="Reconsidered.")

    after = path.read_text(encoding="utf-8")
    assert "# our file\n" in after
    assert "by: ab  # for the ministry\n" in after
    assert "options: [model-law.8.b]\n" in after
    assert WHY not in after


def test_other_entries_keep_every_byte(folder: Path):
    path = folder / "choices.yaml"
    own = 'choices:\r\n  # first\r\n  protocol.7.2: {options: [model-law.31.c], by: ab, reason: "x: y"}   # here\r\n'
    path.write_bytes(own.encode())
    choose(folder, "protocol.3.c", "model-law.8.a")

    assert path.read_bytes().startswith(own.encode())
    assert set(assess(folder).choices) == {"protocol.7.2", "protocol.3.c"}


def test_a_choice_that_is_taken_back_leaves_the_others(folder: Path):
    choose(folder, "protocol.7.2", "model-law.31.c")
    path = choose(folder, "protocol.3.c", "model-law.8.a")
    before = path.read_bytes()
    choose(folder, "protocol.3.d", "model-law.5.child.a")
    choosing.undo(folder, "protocol.3.d", cache_folder=cache_folder())

    assert path.read_bytes() == before


def test_the_last_choice_can_be_taken_back_and_another_made(folder: Path):
    choose(folder, "protocol.3.c", "model-law.8.a")
    choosing.undo(folder, "protocol.3.c", cache_folder=cache_folder())
    assert assess(folder).choices == {}

    choose(folder, "protocol.3.c", "model-law.8.b")
    assert set(assess(folder).choices) == {"protocol.3.c"}


def test_a_reason_in_another_language_than_the_file_names_its_language(folder: Path):
    choose(folder, "protocol.3.c", "model-law.8.a")
    choose(folder, "protocol.3.d", "model-law.5.child.a", reason="Plus simple.", language="fr")

    assert assess(folder).choices["protocol.3.d"].reason == {"fr": "Plus simple."}


def test_hostile_reasons_come_back_as_text(folder: Path):
    reason = '=1+1 <b>x</b> "quoted" #no: {yes} [maybe] \\ \u202e'
    choose(folder, "protocol.3.c", "model-law.8.a", reason=reason)

    assert assess(folder).choices["protocol.3.c"].reason == {"en": reason}


def test_an_unknown_provision_is_refused_with_the_nearest(folder: Path):
    assert "unknown provision 'protocol.3.x'; did you mean 'protocol.3." in refused(
        folder, "protocol.3.x", "model-law.8.a"
    )


def test_an_unknown_option_is_refused_with_the_nearest(folder: Path):
    assert "unknown option 'model-law.8.e'; did you mean 'model-law.8." in refused(
        folder, "protocol.3.c", "model-law.8.e"
    )


def test_an_option_of_another_article_is_refused_and_those_that_fit_are_named(folder: Path):
    said = refused(folder, "protocol.3.c", "model-law.31.a")

    assert "model-law.31.a is no option of protocol.3.c; it has model-law.8.a, model-law.8.b" in said


def test_an_unknown_reader_is_refused(folder: Path):
    assert "unknown reader 'ac'" in refused(folder, "protocol.3.c", "model-law.8.a", by="ac")


def test_none_beside_an_option_is_refused(folder: Path):
    assert "'none' stands beside an option" in refused(folder, "protocol.3.c", "model-law.8.a", "none")


def test_nothing_is_written_when_a_choice_is_refused(folder: Path):
    refused(folder, "protocol.3.c", "model-law.31.a")

    assert not (folder / "choices.yaml").exists()


def test_mistakes_in_a_file_are_named_with_their_place(folder: Path):
    (folder / "choices.yaml").write_text(
        "choices:\n  protocol.3.c:\n    options: [model-law.8.z]\n    by: nobody\n    reason: x\n", encoding="utf-8"
    )
    with pytest.raises(LawcheckError) as caught:
        assess(folder)

    assert [(each.line, each.column) for each in caught.value.problems] == [(3, 15), (4, 5)]


def test_a_list_shows_gaps_options_and_what_was_chosen(folder: Path):
    choose(folder, "protocol.3.c", "model-law.8.a")
    shown = run("choose", folder).stdout

    assert "1 of 72 gaps that have drafting options are decided." in shown
    assert "model-law.8.a One article on the treaty pattern (act, means, purpose) [chosen]" in " ".join(shown.split())
    assert "by A. Bellamy, on 14 July 2026" in " ".join(shown.split())


def test_a_decision_without_a_reader_is_wrong_usage(folder: Path):
    assert run("choose", folder, "protocol.3.c", "model-law.8.a", "--reason", "x").exit_code == 2


def test_taking_back_what_was_never_chosen_is_refused(folder: Path):
    result = run("choose", folder, "--undo", "protocol.3.c")

    assert (result.exit_code, "nothing was chosen for 'protocol.3.c'" in result.stderr) == (3, True)


def test_a_decision_not_to_legislate_stands_beside_the_recommendation(folder: Path):
    choose(folder, "untoc.2.a", "none", by="cd")
    report = workflow.gap_report(assess(folder), "en", cache_folder=cache_folder())
    said = [plain(each.text) for each in report.blocks() if isinstance(each, Paragraph) and each.label == "Decided"]

    assert said == [f"not to legislate, by C. Dorval, on 14 July 2026. {WHY}"]
