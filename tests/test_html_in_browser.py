"""The HTML report in a browser: axe-core finds nothing wrong, nothing overflows, the controls choose, paper has it all.

Runs where there is Chromium and ``LAWCHECK_AXE`` names a copy of ``axe.min.js`` (npm install axe-core, anywhere outside
the repository):

    LAWCHECK_AXE=/somewhere/node_modules/axe-core/axe.min.js python -m pytest tests/test_html_in_browser.py
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from lawcheck import workflow
from lawcheck.model.finding import Assessment

AXE = os.environ.get("LAWCHECK_AXE", "")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip
DARK = "--blink-settings=preferredColorScheme=0"
SECONDS = 180
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
    pytest.mark.skipif(not Path(AXE).is_file(), reason="LAWCHECK_AXE names no copy of axe.min.js"),
]


@pytest.fixture(scope="module", params=["en", "fr"])
def source(request, arcadia: Assessment) -> str:
    return workflow.render(workflow.gap_report(arcadia, request.param), ".html").decode()


def chromium(tmp_path: Path, *arguments: str) -> str:
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True).stdout


def told(tmp_path: Path, source: str, code: str, *, width: int = 1280, flags: tuple[str, ...] = ()) -> dict:
    """Run ``code`` in the page, shown so wide, and give what it returns. The page's policy is lifted for our script."""
    script = (
        f"<script>(async () => parent.postMessage(JSON.stringify(await (async () => {{ {code} }})()), '*'))()</script>"
    )
    page = POLICY.sub("", source).replace("</body>", f"{script}</body>")
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    frame = f'<iframe src="page.html" title="x" style="width: {width}px; height: 800px; border: 0"></iframe>'
    listen = "addEventListener('message', (event) => { document.querySelector('pre').textContent = event.data; })"
    (tmp_path / "frame.html").write_text(f"<pre></pre><script>{listen}</script>{frame}", encoding="utf-8")
    arguments = ["--window-size=1400,900", f"--virtual-time-budget={SECONDS * 1000}", *flags, "--dump-dom"]
    shown = chromium(tmp_path, *arguments, (tmp_path / "frame.html").as_uri())
    return json.loads(html.unescape(re.search(r"<pre>(.*?)</pre>", shown, re.DOTALL)[1]))


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("flags", [(), (DARK,)], ids=["light", "dark"])
def test_axe_finds_nothing_wrong_and_nothing_overflows(tmp_path, source, flags, width):
    axe = Path(AXE).read_text(encoding="utf-8")
    code = f"""{axe}
        const found = await axe.run(document, {{ runOnly: {json.dumps(STANDARD)} }});
        return {{
          wrong: found.violations.map((each) => [each.id, each.nodes.map((node) => node.html.slice(0, 120)).slice(0, 3)]),
          rules: found.passes.length,
          over: document.documentElement.scrollWidth - innerWidth,
          dark: matchMedia("(prefers-color-scheme: dark)").matches,
        }};"""
    result = told(tmp_path, source, code, width=width, flags=flags)

    assert result["wrong"] == []
    assert result["over"] <= 0
    assert result["rules"] > 30
    assert result["dark"] is (flags == (DARK,))


def test_findings_are_chosen_by_priority_level_and_words(tmp_path, source):
    code = """
        const form = document.querySelector("main form"), after = (time) => new Promise((done) => setTimeout(done, time));
        const shown = () => document.querySelectorAll("section[data-item]:not([hidden])").length;
        const choose = (at, value) => {
          form.querySelectorAll("select")[at].value = value;
          form.dispatchEvent(new Event("change"));
        };
        const counts = [form.hidden, shown()];
        const repair = [...form.querySelectorAll("select")[3].options].find((each) => each.text.includes("1"));
        choose(3, repair.value); counts.push(shown(), form.querySelector(".shown").textContent.endsWith(`(${repair.text})`));
        form.querySelector("input").value = "ACT zzz"; form.dispatchEvent(new Event("input")); await after(400);
        counts.push(shown(), document.querySelectorAll("#findings ~ section:not([hidden])").length);
        location.hash = "F-protocol-3-c"; await after(400);
        counts.push(shown(), document.getElementById("F-protocol-3-c").getBoundingClientRect().top < 200);
        return { counts, status: form.querySelector(".shown").textContent };"""
    result = told(tmp_path, source, code)

    assert result == {"counts": [False, 201, 9, True, 0, 0, 201, True], "status": ""}


def test_rows_of_a_table_are_chosen_by_level_and_words(tmp_path, source):
    code = """
        const form = document.querySelector("form.rows"), rows = document.querySelectorAll("#table-a tbody tr");
        const shown = () => [...rows].filter((each) => !each.hidden).length;
        const select = form.querySelector("select"), counts = [form.nextElementSibling.id, shown() === rows.length];
        select.selectedIndex = 2; form.dispatchEvent(new Event("change"));
        counts.push(shown() > 0 && shown() < rows.length, form.getAttribute("aria-label").length > 10);
        form.reset(); await new Promise((done) => setTimeout(done, 100));
        return { counts: [...counts, shown() === rows.length] };"""

    assert told(tmp_path, source, code) == {"counts": ["table-a", True, True, True, True]}


def test_the_page_runs_under_its_own_policy(tmp_path, source):
    (tmp_path / "page.html").write_text(source, encoding="utf-8")
    shown = chromium(tmp_path, "--virtual-time-budget=5000", "--dump-dom", (tmp_path / "page.html").as_uri())

    assert re.search(r'<form class="choices"(?![^>]* hidden)', shown)


def test_printed_it_has_numbered_pages_in_both_directions_and_no_controls(tmp_path, source):
    from pypdfium2 import PdfDocument

    (tmp_path / "page.html").write_text(source, encoding="utf-8")
    target = tmp_path / "page.pdf"
    chromium(tmp_path, f"--print-to-pdf={target}", "--no-pdf-header-footer", (tmp_path / "page.html").as_uri())
    document = PdfDocument(target.read_bytes())
    texts, sizes = [], []
    for at in range(len(document)):
        page = document[at]
        text = page.get_textpage()
        texts.append(text.get_text_range())
        sizes.append(page.get_size())
        text.close()
        page.close()
    document.close()

    assert {width > height for width, height in sizes} == {True, False}
    assert all(str(len(texts)) in text for text in texts)
    assert not any("Show all" in text or "Tout afficher" in text for text in texts)
    assert [at for at, text in enumerate(texts) if len(text) < 90] == []  # marking, footer and number alone
