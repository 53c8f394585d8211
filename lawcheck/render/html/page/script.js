"use strict";
(() => {
  const ROWS_WORTH_CHOOSING = 12, FEWEST = 2, MOST = 40, LONGEST = 120;
  const folded = (text) => text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase().replace(/\s+/g, " ");
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
  const forms = [];

  // A form chooses among entries: {element, values, words()}. An entry is shown if every choice and every word agrees.
  const connect = (form, entries, after) => {
    const selects = [...form.querySelectorAll("select")];
    const search = form.querySelector("input");
    const status = form.querySelector(".shown");
    let waiting = 0;
    const apply = () => {
      const wanted = folded(search.value).split(" ").filter(Boolean);
      let shown = 0;
      for (const entry of entries) {
        const fits =
          selects.every((select) => !select.value || entry.values[select.dataset.facet] === select.value) &&
          (!wanted.length || wanted.every((word) => entry.words().includes(word)));
        entry.element.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      const chosen = selects.filter((select) => select.value).map((select) => select.selectedOptions[0].text);
      if (wanted.length) chosen.push(search.value.trim());
      const counted = filled(form.dataset.shown, { n: shown, total: entries.length });
      status.textContent = chosen.length ? `${counted} (${chosen.join(" · ")})` : "";
      after();
    };
    form.addEventListener("change", apply);
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 150); });
    form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
    form.addEventListener("reset", () => setTimeout(apply));
    forms.push(form);
    form.hidden = false;
    apply(); // a browser may bring back what was chosen before
  };

  const entry = (element, values) => {
    let kept = null;
    return { element, values, words: () => (kept ??= folded(element.textContent)) };
  };

  for (const form of document.querySelectorAll("main form.choices")) {
    const part = form.closest("section");
    const items = [...part.querySelectorAll("section[data-item]")];
    const groups = [...part.querySelectorAll("section:not([data-item])")].filter((each) => each.querySelector("[data-item]"));
    connect(form, items.map((each) => entry(each, each.dataset.item.split(" "))), () => {
      for (const group of groups) group.hidden = !group.querySelector("[data-item]:not([hidden])");
    });
  }

  const template = document.getElementById("choose-rows");
  for (const table of template ? document.querySelectorAll("table.grid") : []) {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < ROWS_WORTH_CHOOSING) continue;
    const form = template.content.firstElementChild.cloneNode(true);
    const first = form.firstElementChild;
    const name = (table.caption.firstChild.textContent || "").trim();
    form.setAttribute("aria-label", filled(form.dataset.label, { caption: name }));
    const values = rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const found = [...new Set(values.map((row) => row[column]))].filter(Boolean);
      const useful = found.length >= FEWEST && found.length <= MOST && found.length * 2 <= rows.length;
      if (!useful || found.some((value) => value.length > LONGEST)) return;
      const select = document.createElement("select");
      select.dataset.facet = column;
      select.append(new Option(form.dataset.any, ""), ...found.map((value) => new Option(value, value)));
      const label = document.createElement("label"), title = document.createElement("span"), line = document.createElement("p");
      title.textContent = head.textContent;
      label.append(title, " ", select);
      line.append(label);
      form.insertBefore(line, first);
    });
    table.before(form);
    connect(form, rows.map((row, at) => entry(row, values[at])), () => {});
  }

  // A link to what is not shown shows it.
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest("[hidden]")) return;
    for (const form of forms) form.reset();
    setTimeout(() => target.scrollIntoView());
  };
  addEventListener("hashchange", reveal);
  reveal();

  const lists = [...document.querySelectorAll("nav details")];
  if (lists.length && matchMedia("(max-width: 68rem)").matches) lists[0].open = false;
  addEventListener("beforeprint", () => { for (const list of lists) list.open = true; });
})();
