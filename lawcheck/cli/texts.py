"""``lawcheck texts``: the user's own copies of official texts."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from lawcheck import workflow
from lawcheck.cli.common import LanguageOpt, LibraryOpt, cache_folder, data_folder, say, shown_problems
from lawcheck.errors import LawcheckError, Problem
from lawcheck.workflow import official

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Keep your own copies of official texts, to be shown beside ours.",
    add_completion=False,
    no_args_is_help=True,
)

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")

InstrumentArg = Annotated[
    str, typer.Argument(metavar="INSTRUMENT", help="Its id in the library: protocol, untoc.", show_default=False)
]
TextLanguageOpt = Annotated[
    str, typer.Option("--language", help="Language of the copy: en, fr, ar ...", show_default=False)
]


@app.command(epilog="Example: lawcheck texts add protocol protocol.pdf --language en")
def add(
    instrument: InstrumentArg,
    file: Annotated[Path, typer.Argument(help="The text: Word, PDF, HTML, XML, Markdown or text.", show_default=False)],
    language: TextLanguageOpt = "",
    library: LibraryOpt = None,
) -> None:
    """Take in your own copy of an official text."""
    with shown_problems():
        _check_language(language)
        kept = official.add_official(
            data_folder(), instrument, file, language, extra_libraries=library or (), cache_folder=cache_folder()
        )
        _show(kept, is_guessed=not language)


@app.command("list", epilog="Example: lawcheck texts list")
def list_texts(lang: LanguageOpt = "en", library: LibraryOpt = None) -> None:
    """List your copies: instrument, language, file, articles, provisions found."""
    with shown_problems():
        document = official.official_list(
            data_folder(), lang, extra_libraries=library or (), cache_folder=cache_folder()
        )
        workflow.show_document(document, sys.stdout)


@app.command(epilog="Example: lawcheck texts remove protocol --language en")
def remove(instrument: InstrumentArg, language: TextLanguageOpt = "") -> None:
    """Remove your copies of an instrument: all, or the one in a language."""
    with shown_problems():
        for file in official.remove_official(data_folder(), instrument, language):
            say(f"{file}: removed")


def _check_language(language: str) -> None:
    if language and not _LANGUAGE.fullmatch(language):
        message = f"'{language}' is no language tag"
        raise LawcheckError([Problem(path="--language", message=message, remedy="such as en, fr or pt-BR")])


def _show(kept: official.Kept, *, is_guessed: bool) -> None:
    say(f"{kept.file}: kept" + (", in place of an earlier copy" if kept.replaced else ""))
    say(f"language: {kept.language}" + (" (guessed; else name it with --language)" if is_guessed else ""))
    say(f"articles: {kept.articles}; provisions found: {len(kept.fit.exact)} of {kept.fit.total}")
    if kept.fit.within:
        places = (f"{cite} (in {place})" for cite, place in kept.fit.within)
        say(f"found only in what contains them: {', '.join(dict.fromkeys(places))}")
    if kept.fit.missing:
        say(f"not found: {', '.join(dict.fromkeys(kept.fit.missing))}")
