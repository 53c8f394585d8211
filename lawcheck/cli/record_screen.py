"""The walk on a full screen, with Textual: the question and the answer, and the sections beside or below them.

Nothing here reads markup: what is shown is made of runs of plain text, control characters replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Input, Static

from lawcheck.render.characters import harmless
from lawcheck.render.layout import lines_of
from lawcheck.render.terminal import coloured
from lawcheck.workflow import walk_pages
from lawcheck.workflow.steps import Step

if TYPE_CHECKING:
    from textual.events import Key, Resize

    from lawcheck.report.document import Document
    from lawcheck.workflow.recording import Walk
    from lawcheck.workflow.typed import Typed

BESIDE_FROM = 100  # columns; on a narrower screen the sections stand below the question
_COMPLETIONS = 6


def walk_on_screen(walk: Walk) -> None:
    """Walk to the end, or to Ctrl-C."""
    RecordScreen(walk).run(mouse=False)  # so that the terminal's own selecting and copying go on working


class Line(Input):
    """The line that is typed on: Tab completes it; Enter and Escape are left to the screen.

    What is typed ahead of the screen is brought to the step for which it was typed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.complete", show=False),
    ]

    def __init__(self, walk: Walk) -> None:
        super().__init__(id="line", select_on_focus=False)
        self.walk = walk

    def on_key(self, event: Key) -> None:
        """Leave a key to the screen where keys are expected; Input would take it for text."""
        if self.walk.step.takes_keys:
            event.prevent_default()

    async def action_submit(self) -> None:
        """Leave Enter to the screen, which hears every key that is no text."""


class RecordScreen(App[None]):
    """Shows a walk and brings it what is typed."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,ctrl+q", "stop", show=False, priority=True),
        Binding("up", "scroll_question(-1)", show=False, priority=True),
        Binding("down", "scroll_question(1)", show=False, priority=True),
        Binding("pageup", "scroll_beside(-1)", show=False, priority=True),
        Binding("pagedown", "scroll_beside(1)", show=False, priority=True),
    ]
    CSS = """
    Screen { layout: vertical; }
    #progress { height: 1; text-style: reverse; padding: 0 1; }
    #panes { height: 1fr; layout: vertical; }
    #question, #beside { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    VerticalScroll { scrollbar-color: ansi_default; scrollbar-background: ansi_default; }
    #beside { border-top: solid ansi_default; }
    .wide #panes { layout: horizontal; }
    .wide #beside { border-top: none; border-left: solid ansi_default; }
    #form { height: auto; max-height: 7; padding: 0 1; border-top: solid ansi_default; }
    #form.empty { display: none; }
    #said { height: auto; max-height: 4; padding: 0 1; }
    #entry { height: 1; layout: horizontal; padding: 0 1; }
    #asked { width: auto; text-style: bold; }
    Line, Line:focus { border: none; height: 1; padding: 0; width: 1fr; background: transparent; }
    #keys { height: auto; max-height: 4; padding: 0 1; border-top: solid ansi_default; }
    """

    def __init__(self, walk: Walk) -> None:
        super().__init__(ansi_color=True)
        self.walk = walk
        self._columns = BESIDE_FROM
        self._shown: dict[str, tuple[object, object]] = {}  # by pane: what it shows, and from which place on

    def compose(self) -> ComposeResult:
        yield Static(id="progress", markup=False)
        with Container(id="panes"):
            with VerticalScroll(id="question", can_focus=False):
                yield Static(id="asks", markup=False)
            with VerticalScroll(id="beside", can_focus=False):
                yield Static(id="lies", markup=False)
        yield Static(id="form", markup=False)
        yield Static(id="said", markup=False)
        with Container(id="entry"):
            yield Static(id="asked", markup=False)
            yield Line(self.walk)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the first criterion."""
        self._columns = self.size.width
        self.screen.set_class(self._is_wide, "wide")
        self._show()

    def on_resize(self, event: Resize) -> None:
        """Lay the page out anew for another width."""
        if not self._shown:  # not mounted yet
            return
        self._columns = event.size.width
        self.screen.set_class(self._is_wide, "wide")
        self._shown.clear()
        self._show(keeps_line=True)

    @property
    def _is_wide(self) -> bool:
        return self._columns >= BESIDE_FROM

    def on_key(self, event: Key) -> None:
        """Bring a key to the walk where keys are expected, else to the line."""
        if event.key == "enter":
            self._enter()
        elif event.key == "escape":
            self._step_back()
        elif not (event.character and event.is_printable):
            return
        elif self.walk.step.takes_keys:
            self._take(event.character)
        else:
            self.query_one(Line).insert_text_at_cursor(event.character)

    def _enter(self) -> None:
        """Bring the line to the walk; where keys are expected, Enter alone."""
        line = walk_pages.line_meant(self.walk, self.query_one(Line).value)
        self._take("" if self.walk.step.takes_keys else line)

    def on_input_changed(self) -> None:
        """Say of citations, as they are typed, what they are and how they could go on."""
        if self.walk.step.takes_citations:
            self._say(self._heard())

    def action_complete(self) -> None:
        """Complete as far as there is no choice, then by turns."""
        line = self.query_one(Line)
        found = self.walk.completions(line.value)
        if found:
            common = _common(found)
            line.value = common if len(common) > len(line.value) else found[0]
            line.cursor_position = len(line.value)

    def _step_back(self) -> None:
        """Go back a step; where there is none, give the list of sections back."""
        step = self.walk.step
        self._take("." if step in (Step.VALUE, Step.END) else "b" if step.takes_keys else "/b")

    def action_stop(self) -> None:
        """End the walk; what was confirmed is on disk."""
        self.walk.said = ()
        self.walk.stop()
        self.exit()

    def action_scroll_question(self, step: int) -> None:
        """Scroll the question."""
        self.query_one("#question", VerticalScroll).scroll_relative(y=step, animate=False)

    def action_scroll_beside(self, step: int) -> None:
        """Scroll the sections by most of their height."""
        pane = self.query_one("#beside", VerticalScroll)
        pane.scroll_relative(y=step * max(1, pane.size.height - 1), animate=False)

    def _take(self, line: str) -> None:
        self.walk.take(line)
        if self.walk.is_stopped:
            self.exit()
        else:
            self._show()

    def _show(self, *, keeps_line: bool = False) -> None:
        walk = self.walk
        self.query_one("#progress", Static).update(Text(harmless(walk_pages.progress(walk)), no_wrap=True))
        self._show_panes()
        form = walk_pages.form_page(walk)
        self.query_one("#form").set_class(walk.now.value is None, "empty")
        self.query_one("#form", Static).update(_laid_out(form, self._columns - 2))
        self.query_one("#asked", Static).update(f"{harmless(walk_pages.prompt(walk))} > ")
        self.query_one("#keys", Static).update(_laid_out(walk_pages.keys_page(walk), self._columns - 2))
        if not keeps_line:
            self._show_line()
        said = [Text(f"{'! ' if each.is_wrong else ''}{harmless(each.text)}", "bold") for each in walk.said]
        self._say(said or self._heard())

    def _show_line(self) -> None:
        """Give the line what is offered; where keys are expected, there is no line."""
        line = self.query_one(Line)
        with self.prevent(Input.Changed):
            line.value = walk_pages.line_shown(self.walk)
        line.cursor_position = len(line.value)
        line.disabled = self.walk.step.takes_keys
        if line.disabled:
            self.set_focus(None)
        else:
            self.set_focus(line)  # at once, so that what is typed ahead is not lost

    def _show_panes(self) -> None:
        """Show what has changed; a section that stays open for the next question stays where it was scrolled to."""
        walk = self.walk
        question = (walk.at, walk.language, len(walk.written), len(walk.desk.reading.notes))
        place = (walk.shelf.opened or walk.at, walk.shelf.looked_for, walk.shows_help)
        self._show_pane("question", walk_pages.question_page, question, walk.at)
        self._show_pane("beside", walk_pages.beside_page, (*question, *place), place)

    def _show_pane(self, name: str, page: Callable[[Walk], Document], shown: object, place: object) -> None:
        """Show a page anew where what it shows is other than before; from its top where its place is other."""
        before = self._shown.get(name, (None, None))
        if before[0] == shown:
            return
        pane = self.query_one(f"#{name}", VerticalScroll)
        width = (self._columns // 2 - 1 if self._is_wide else self._columns) - 3  # padding, and the scroll bar
        pane.query_one(Static).update(_laid_out(page(self.walk), width))
        if before[1] != place:
            pane.scroll_home(animate=False)
        self._shown[name] = (shown, place)

    def _heard(self) -> list[Text]:
        line = self.query_one(Line).value
        return [Text(harmless(each)) for each in _understood(self.walk.heard(line), self.walk.completions(line))][-4:]

    def _say(self, lines: list[Text]) -> None:
        self.query_one("#said", Static).update(Text("\n").join(lines))


def _laid_out(document: Document, width: int) -> Text:
    lines = [coloured(line) for line in lines_of(document, max(20, width))]
    return Text("\n").join(lines if document.title else lines[1:])


def _common(lines: list[str]) -> str:
    """Give what all lines begin with."""
    first, last = min(lines), max(lines)
    same = (place for place, letter in enumerate(first) if letter != last[place : place + 1])
    return first[: next(same, len(first))]


def _understood(typed: list[Typed], completions: list[str]) -> Iterator[str]:
    """Say what is understood of a line of citations; its last one may be unfinished."""
    for place, each in enumerate(typed):
        if each.entry:
            yield f"{each.entry}  {each.heading}".rstrip()
        elif place < len(typed) - 1 or not completions:
            yield f"! {each.problem}"
    shown = [each.rpartition("; ")[2].strip() for each in completions]
    if shown and not (typed and shown == [typed[-1].entry]):
        statute_id = shown[0].partition(" ")[0] + " "
        rest = [each.removeprefix(statute_id) for each in shown[1:_COMPLETIONS]]
        yield f"Tab: {' · '.join([shown[0], *rest])}{' …' if len(shown) > _COMPLETIONS else ''}"
