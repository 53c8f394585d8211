"""``lawcheck report``: the gap report as a file, in every format, or in the terminal."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import (
    FolderArg,
    LanguageOpt,
    LibraryOpt,
    ReadingOpt,
    cache_folder,
    data_folder,
    refuse_to_replace,
    shown_problems,
    write_new,
)
from lawcheck.model.finding import Scenario
from lawcheck.workflow import freezing
from lawcheck.workflow.styles import Style, document_of
from lawcheck.workflow.word import render_in_template

if TYPE_CHECKING:
    from lawcheck.report.document import Document


class Markup(StrEnum):
    """What stands in the margin of a report."""

    NONE = "none"
    COMMENTS = "comments"


app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog="Example: lawcheck report arcadia -o report.docx --lang fr")
def report(
    folder: FolderArg,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help="The file: .docx, .html, .pdf, .xlsx, .csv, .json, .md or .txt. Without it, the terminal.",
            show_default=False,
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Write every format, into the folder that -o names.")] = False,
    lang: LanguageOpt = "en",
    scenario: Annotated[
        Scenario, typer.Option("--scenario", help="Law in force, or as if pending texts were law.")
    ] = Scenario.NOW,
    reading: ReadingOpt = None,
    library: LibraryOpt = None,
    official: Annotated[
        bool, typer.Option("--official", help="Quote the official words from your own copies (lawcheck texts).")
    ] = False,
    markup: Annotated[
        Markup, typer.Option("--markup", help="Word: comments at open questions, or none.")
    ] = Markup.COMMENTS,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template", help="Word: your own .docx or .dotx, for its pages, headers and styles.", show_default=False
        ),
    ] = None,
    style: Annotated[
        Style, typer.Option("--style", help="The gap report, instructions for counsel, or the chosen clauses.")
    ] = Style.REPORT,
    version: Annotated[
        str | None,
        typer.Option("--from", metavar="VERSION", help="A frozen version (lawcheck freeze).", show_default=False),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over files that are already there.")] = False,
) -> None:
    """Write the gap report: Word, HTML, PDF, Excel, CSV, JSON, Markdown or plain text."""
    if every and output is None:
        raise typer.BadParameter("--all needs the folder to write to: -o FOLDER", param_hint="-o")
    with shown_problems():
        if output is not None and not every:
            refuse_to_replace(output, replace=force)
        made = freezing.material(
            folder, version, reading=reading, extra_libraries=library or (), cache_folder=cache_folder()
        )
        document = document_of(
            made,
            lang,
            style,
            scenario=scenario,
            cache_folder=cache_folder(),
            data_folder=data_folder() if official else None,
            has_comments=markup is Markup.COMMENTS,
        )
        if output is None:
            workflow.show_document(document, sys.stdout)
            return
        from lawcheck.cli.report_files import faces_of, write_every

        ending = ".docx" if every else output.suffix.lower()
        faces = faces_of(made, document, scenario, word_in_template(document, ending, template), style)
        if every:
            write_every(faces, output, replace=force)
            return
        content = faces.content(ending)
        write_new(output, content, replace=force)
        said = freezing.said_of(made, content, lang)
    typer.echo(f"{output}: written" + (f"; {said}" if said else ""))


def word_in_template(document: Document, ending: str, template: Path | None) -> bytes | None:
    """Write the Word file, of which a PDF is made too, in an office's template, and name the styles that it lacks."""
    if template is None:
        return None
    content, missing = render_in_template(document, ".docx" if ending == ".pdf" else ending, template)
    if missing:
        typer.echo(f"{template}: styles that it lacks were added from ours: {', '.join(missing)}", err=True)
    return content
