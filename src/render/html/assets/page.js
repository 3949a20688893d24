// Filters, search, the switch of views, keys. The page says everything without it too.
(() => {
  "use strict";
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const blocks = all(".block");
  const tools = one(".tools");
  const state = { kinds: null, rule: "", words: "" };

  // What is searched: case, marks of Arabic and typographic quotes do not count.
  const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/[\p{M}\u0640\u2066-\u2069]/gu, "")
    .replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"').replace(/\s+/g, " ");
  const texts = new Map();
  const textOf = (block) => {
    if (!texts.has(block)) texts.set(block, plain(block.textContent));
    return texts.get(block);
  };

  const entries = all(".contents a");
  const show = () => {
    let n = 0;
    const hidden = new Set();
    for (const block of blocks) {
      const kinds = (block.dataset.kinds || "").split(" ");
      const rules = (block.dataset.rules || "").split(" ").filter(Boolean);
      const isWanted = (!state.kinds || !block.dataset.kinds || kinds.some((kind) => state.kinds.has(kind)))
        && (!state.rule || (state.rule === "*" ? rules.length > 0 : rules.includes(state.rule)))
        && (!state.words || textOf(block).includes(state.words));
      block.hidden = !isWanted;
      if (isWanted) n += 1; else hidden.add("#" + block.id);
      const details = block.querySelector("details");
      if (isWanted && state.words && details) details.open = true;
    }
    for (const entry of entries) entry.parentElement.hidden = hidden.has(entry.getAttribute("href"));
    const count = one("#count");
    if (count) count.textContent = count.dataset.said.replace("#", n).replace("#", blocks.length);
    paint();
  };

  // Marks what was found without touching the text.
  const paint = () => {
    if (!window.Highlight || !CSS.highlights) return;
    CSS.highlights.delete("found");
    if (state.words.length < 2) return;
    const ranges = [];
    for (const block of blocks) {
      if (block.hidden || ranges.length > 2000) continue;
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.data.toLowerCase();
        for (let at = text.indexOf(state.words); at >= 0; at = text.indexOf(state.words, at + 1)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + state.words.length);
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  };

  // Side by side: the old words are those that were not inserted, the new ones those that were not deleted.
  const pairUp = () => {
    for (const words of all(".words.whole")) {
      if (words.nextElementSibling && words.nextElementSibling.classList.contains("pair")) continue;
      const pair = document.createElement("div");
      pair.className = "pair";
      for (const gone of ["ins", "del"]) {
        const side = words.cloneNode(true);
        side.classList.remove("whole");
        all(gone, side).forEach((mark) => mark.remove());
        pair.append(side);
      }
      words.after(pair);
    }
    texts.clear();
  };
  const view = (isBeside) => {
    if (isBeside) pairUp();
    document.body.classList.toggle("beside", isBeside);
  };

  const open = (target) => {
    const block = target.closest(".block");
    if (!block) return;
    if (block.hidden) reset();
    const details = block.querySelector("details");
    if (details) details.open = true;
  };
  const follow = () => {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = id && document.getElementById(id);
    if (!target) return;
    open(target);
    lead(target);
  };
  // What was not on the screen yet takes its real height on the way, so that the way is found more than once.
  const lead = (target, tries = 4) => {
    target.scrollIntoView({ behavior: "instant", block: "start" });
    if (tries > 0) requestAnimationFrame(() => lead(target, tries - 1));
  };
  const reset = () => {
    all("[name=kind]").forEach((box) => { box.checked = true; });
    if (one("#rule")) one("#rule").value = "";
    if (one("#search")) one("#search").value = "";
    Object.assign(state, { kinds: null, rule: "", words: "" });
    show();
  };

  // The next or last block that stands open to be read.
  const step = (way) => {
    const shown = blocks.filter((block) => !block.hidden && block.dataset.kinds !== "same" && !block.matches(".group, .bare"));
    const here = shown.findIndex((block) => block.contains(document.activeElement));
    const next = shown[here < 0 ? (way > 0 ? 0 : shown.length - 1) : here + way];
    if (!next) return;
    open(next);
    lead(next);
    const inside = next.querySelector("summary, a") || next;
    if (inside === next) next.tabIndex = -1;
    inside.focus({ preventScroll: true });
  };
  const keys = {
    j: () => step(1), k: () => step(-1),
    "/": () => one("#search") && one("#search").focus(),
    s: () => { const other = one("[name=view]:not(:checked)"); if (other) other.click(); },
    x: reset,
  };
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest && event.target.closest("input:not([type=checkbox]):not([type=radio]), select");
    if (event.key === "Escape" && isTyping) { event.target.blur(); return; }
    const switchedOff = one("#keys") && !one("#keys").checked;
    if (isTyping || switchedOff || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  if (tools) {
    tools.hidden = false;
    const measure = () => document.documentElement.style.setProperty("--tools", `${tools.offsetHeight}px`);
    new ResizeObserver(measure).observe(tools);
    measure();
    tools.addEventListener("change", (event) => {
      const { name, id, value } = event.target;
      if (name === "kind") {
        const boxes = all("[name=kind]");
        const on = boxes.filter((box) => box.checked).map((box) => box.value);
        state.kinds = on.length === boxes.length ? null : new Set(on);
      } else if (id === "rule") {
        state.rule = value;
      } else if (name === "view") {
        view(value === "beside");
        return;
      } else if (id === "theme") {
        if (value) document.documentElement.dataset.theme = value; else delete document.documentElement.dataset.theme;
        return;
      } else {
        return;
      }
      show();
    });
    let waiting = 0;
    tools.addEventListener("input", (event) => {
      if (event.target.id !== "search") return;
      clearTimeout(waiting);
      waiting = setTimeout(() => { state.words = plain(event.target.value.trim()); show(); }, 150);
    });
    tools.addEventListener("click", (event) => {
      const what = event.target.dataset.do;
      if (what === "open" || what === "close") {
        blocks.filter((block) => !block.hidden).forEach((block) => {
          const details = block.querySelector("details");
          if (details) details.open = what === "open";
        });
      } else if (what === "reset") {
        reset();
      }
    });
    show();
  }
  document.addEventListener("click", (event) => {
    const to = event.target.closest && event.target.closest("[data-to]");
    if (to) location.hash = to.dataset.to;
  });
  window.addEventListener("hashchange", follow);
  follow();
})();
