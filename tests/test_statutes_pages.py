"""The statutes of a folder as pages: the register, an outline, a section and what rests on it, what falls without it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lawcheck.cli.main import app
from lawcheck.findings.impact import impact_of
from lawcheck.load.statutes.citing import find_as_written
from lawcheck.load.statutes.splitting import split_lines
from lawcheck.model.citation import parse_citation
from lawcheck.model.coverage import coverage_of
from lawcheck.model.finding import Result, Scenario
from tests.making import answer, country, library, override, provision, reading, statute

ARCADIA = Path(__file__).parents[1] / "examples/arcadia"


def run(*arguments: str):
    return CliRunner().invoke(app, list(arguments))


def page(*arguments: str) -> str:
    result = run(*arguments)

    assert result.exit_code == 0, result.stderr
    return " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("225-4-1", "225-4-1"),
        ("Art. 225-4-1, II", "225-4-1(II)"),
        ("article 225-4-1, I, 2°", "225-4-1(I)(2)"),
        ("Article\u00a0225\u20134\u20131", "225-4-1"),
        ("ａｒｔ. ２２５-4-1", "225-4-1"),
        ("Art. 225-4-2", None),
        ("Art. 225-4-1, III", None),
    ],
)
def test_a_french_article_is_found_as_lawyers_write_it(place, found):
    lines = [
        "Article 225-4-1",
        "I. - La traite",
        "1° Soit",
        "2° Soit",
        "II. - La traite d'un mineur",
        "Article 225-5",
        "Fin",
    ]
    text = split_lines("code", lines)

    pinpoint = find_as_written(place, text)

    assert (pinpoint and str(pinpoint)) == found


@pytest.mark.parametrize(
    ("lines", "place", "found"),
    [
        (
            ["§ 232 Handel", "(1) Mit Strafe", "1. wenn", "2. oder", "§ 233 Ausbeutung", "(1) Wer"],
            "§ 232 Abs. 1 Nr. 2",
            "232(1)(2)",
        ),
        (
            ["§ 1590. Sale", "(a) Whoever", "(1) knows", "§ 1591. Sex", "(a) Whoever"],
            "18 U.S.C. 1590(a)(1)",
            "1590(a)(1)",
        ),
        (["Artículo 177 bis", "1. Será castigado", "Artículo 178", "El que"], "artículo 177 bis.1", "177 bis(1)"),
        (
            ["Art. 149-A. Agenciar", "§ 1º A pena", "I - o crime", "II - o agente", "Art. 150. Entrar"],
            "art. 149-A, § 1º, II",
            "149-A(1)(II)",
        ),
        (["المادة الثالثة", "نص", "المادة الرابعة", "نص"], "المادة ٣", "3"),
        (["第二百三十九条 文字", "第二百四十条 文字"], "第二百四十条", "240"),
        (["Статья 127. А", "Текст", "Статья 127.1. Б", "1. Купля"], "статья 127.1, ч. 1", "127.1(1)"),
    ],
)
def test_other_laws_are_cited_in_their_own_way(lines, place, found):
    pinpoint = find_as_written(place, split_lines("law", lines))

    assert (pinpoint and str(pinpoint)) == found


def test_a_reading_may_cite_as_lawyers_write(tmp_path):
    folder = Path(shutil.copytree(ARCADIA, tmp_path / "land"))
    path = folder / "readings/first.yaml"
    text = path.read_text(encoding="utf-8")
    assert "cites: [atp-act 3(1)(a)]" in text
    path.write_text(
        text.replace("cites: [atp-act 3(1)(a)]", 'cites: ["atp-act s. 3, subsection 1, paragraph a"]'), encoding="utf-8"
    )

    changed, before = (run("assess", str(each), "--json").stdout for each in (folder, ARCADIA))

    assert changed == before


def test_the_register_lists_every_text():
    listed = page("statutes", "list", str(ARCADIA))

    assert (
        "atp-act Anti-Trafficking in Persons Act (Statute, partly in force, version of 1 January 2024, 44 sections)"
        in listed
    )
    assert "amendment-bill" in listed


def test_an_outline_says_what_is_not_in_force_and_what_is_cited():
    outline = page("statutes", "outline", str(ARCADIA), "atp-act")

    assert "3 Trafficking in persons (36 answers)" in outline
    assert "31 Fund set up (2 answers, not in force)" in outline
    assert outline.count("not in force)") == 3


@pytest.mark.parametrize(
    ("language", "rests"), [("en", "Answers that cite this place"), ("fr", "Réponses qui citent ce passage")]
)
def test_a_place_is_shown_with_what_rests_on_it(language, rests):
    shown = page("statutes", "show", str(ARCADIA), "atp-act", "3(1)", "--lang", language)

    assert "(a) recruits another person;" in shown
    assert rests in shown
    assert "definition.act.recruitment" in shown
    assert "definition.means" not in shown


def test_what_is_not_there_is_named_with_the_nearest():
    assert "there is no such text; did you mean 'atp-act'?" in run("statutes", "show", str(ARCADIA), "atp-actt").stderr
    assert "atp-act has no section 99" in run("statutes", "show", str(ARCADIA), "atp-act", "99").stderr


def test_a_folder_without_a_reading_can_be_looked_at(tmp_path):
    folder = Path(shutil.copytree(ARCADIA, tmp_path / "land"))
    (folder / "readings/first.yaml").unlink()

    assert "atp-act" in page("statutes", "list", str(folder))
    assert "No answer cites this place." in page("statutes", "show", str(folder), "atp-act", "3")
    assert run("assess", str(folder)).exit_code == 3


def test_a_check_names_jumps_repeated_numbers_and_empty_sections():
    lines = [
        "# Article 1",
        "Words here",
        "# Article 2",
        "(*)",
        "# Article 2",
        "New",
        "# Article 9",
        "Words",
        "# Article 4",
        "Old",
    ]
    found = coverage_of(split_lines("code", lines))

    assert [(each.before, each.after, each.missing, each.line) for each in found.jumps] == [
        ("2", "9", 6, 7),
        ("9", "4", -6, 9),
    ]
    assert (found.repeated, found.empty) == (("2",), ("2",))


def test_what_stands_in_no_section_is_counted():
    found = coverage_of(split_lines("act", ["AN ACT", "1. One", "abc", "2. Two", "def"]))

    assert (found.placed, found.left_over) == (len("1Oneabc2Twodef"), len("ANACT"))


def test_codes_numbered_by_title_have_no_jumps():
    found = coverage_of(split_lines("code", ["# Article 111-1", "a", "# Article 111-2", "b", "# Article 225-4-1", "c"]))

    assert found.jumps == ()


def impact(place: str, **answers):
    items = library(provision(core=("core-1",)))
    law = country(statute("act"))
    from lawcheck.findings.derive import derive_assessment

    return impact_of(derive_assessment(items, law, reading(answers)), parse_citation(place))


def test_a_finding_that_rests_on_a_repealed_section_falls():
    found = impact("act 1", **{"core-1": answer("present", "act 1(2)")})

    assert found.criterion_ids == ("core-1",)
    assert [(each.before.result, each.after.result) for each in found.changes] == [(Result.MET, Result.NOT_MET)]
    assert found.changes[0].before.scenario is Scenario.NOW


def test_a_finding_that_rests_elsewhere_stands():
    found = impact("act 2", **{"core-1": answer("present", "act 1(2)")})

    assert found == ((), ())


def test_the_whole_text_can_fall():
    found = impact("act", **{"core-1": answer("present", "act 1")})

    assert [each.after.result for each in found.changes] == [Result.NOT_MET]


def test_an_assessors_own_result_falls_with_the_words_it_was_given_on():
    from lawcheck.findings.derive import derive_assessment

    items = library(provision(core=("core-1",)), provision("treaty.2", core=("core-2",)))
    law = country(statute("act"), statute("code"))
    answers = {"core-1": answer("present", "act 1"), "core-2": answer("present", "code 1")}
    own = {each: override("mostly-met") for each in ("treaty.1", "treaty.2")}
    found = impact_of(derive_assessment(items, law, reading(answers, overrides=own)), parse_citation("act 1"))

    assert [(each.before.provision_id, each.before.result, each.after.result) for each in found.changes] == [
        ("treaty.1", Result.MOSTLY_MET, Result.NOT_MET)
    ]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "would change if"), ("fr", "changeraient en cas d’abrogation sans remplacement")]
)
def test_impact_says_what_changes(language, words):
    shown = page("impact", str(ARCADIA), "atp-act", "3", "--lang", language)

    assert words in shown
    assert "→" in shown


def test_a_change_that_the_words_do_not_show_is_not_listed():
    shown = run("impact", str(ARCADIA), "atp-act", "6").stdout
    changes = [line.partition("):")[2] or line for line in shown.splitlines() if "→" in line]

    assert changes
    assert all(
        before.strip(" :").split(": ")[-1] != after.strip()
        for before, _, after in (line.partition("→") for line in changes)
    )
