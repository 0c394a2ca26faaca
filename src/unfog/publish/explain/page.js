"use strict";
(() => {
  const MOST_STRIPES = 4; // what fits between two lines
  const PATTERN = { asserts: "100%", denies: "9px", doubts: "3px" };
  const KIND = { property: "p-", speaker: "v-", stance: "t-" };

  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const every = (selector) => [...document.querySelectorAll(selector)];
  const numbered = (prefix, list) => list.split(" ").filter(Boolean).map((n) => prefix + n);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  const order = (card) => (card.id.startsWith("aside") ? 1e9 : 0) + Number(card.id.split("-")[1]);
  const cards = new Map(
    every(".card").sort((a, b) => order(a) - order(b)).map((card) => [card.id, card]),
  );
  const steps = [...cards.keys()];
  const chips = new Map(every("#text .chip").map((chip) => [chip.dataset.go, chip]));
  const segments = every(".seg").map((node) => ({
    node,
    claims: numbered("claim-", node.dataset.claims),
    all: [
      ...numbered("claim-", node.dataset.claims),
      ...numbered("aside-", node.dataset.asides),
    ],
  }));
  let chosen = [];

  function paint() {
    const kind = KIND[root.dataset.by];
    for (const { node, claims } of segments) {
      const stripes = new Map();
      for (const id of [...claims].reverse()) {
        const names = [...cards.get(id).classList];
        const colour = names.find((name) => name.startsWith(kind));
        const stance = names.find((name) => name.startsWith("t-")).slice(2);
        stripes.set(`${colour} ${stance}`, [colour, PATTERN[stance]]);
      }
      const shown = [...stripes.values()].slice(0, MOST_STRIPES);
      node.style.backgroundImage = shown.map(stripe).join(", ");
      node.style.backgroundPosition = shown.map((_, i) => `0 calc(100% - ${11 - 4 * i}px)`).join(", ");
    }
  }

  function stripe([colour, length]) {
    const paint = `var(--${colour})`;
    if (length === "100%") return `linear-gradient(${paint}, ${paint})`;
    const gap = `calc(${length} + 3px)`;
    return `repeating-linear-gradient(90deg, ${paint} 0 ${length}, transparent ${length} ${gap})`;
  }

  function choose(ids, { reveal = true } = {}) {
    chosen = ids.filter((id) => cards.has(id));
    const on = new Set(chosen);
    for (const { node, all } of segments) node.classList.toggle("on", all.some((id) => on.has(id)));
    for (const [id, card] of cards) card.classList.toggle("on", on.has(id));
    for (const [id, chip] of chips) {
      if (on.has(id)) chip.setAttribute("aria-current", "true");
      else chip.removeAttribute("aria-current");
    }
    rove(chips.get(chosen[0]));
    byId("clear").hidden = chosen.length === 0;
    root.classList.toggle("chosen", chosen.length > 0);
    byId("chosen").replaceChildren(...(chosen.length ? together(chosen.map(copied)) : [hint]));
    byId("chosen").scrollTop = 0;
    byId("place").textContent = place();
    byId("said").textContent = chosen.map((id) => cards.get(id).dataset.said).join("; ");
    history.replaceState(null, "", chosen.length === 1 ? `#${chosen[0]}` : "#");
    if (reveal && chosen.length) show(chips.get(chosen[0]) || cards.get(chosen[0]));
  }

  function copied(id) {
    const copy = cards.get(id).cloneNode(true);
    const box = document.createElement("div");
    box.className = copy.className;
    box.append(...copy.childNodes);
    for (const details of box.querySelectorAll("details")) details.open = chosen.length === 1;
    return box;
  }

  function together(boxes) {
    let last = "";
    for (const box of boxes) {
      const quote = box.querySelector("blockquote");
      if (quote && quote.textContent === last) quote.remove(); // it stands above
      else last = quote ? quote.textContent : "";
    }
    return boxes;
  }

  function place() {
    const total = steps.filter((id) => id.startsWith("claim-")).length;
    if (chosen.length > 1) return `${chosen.length} selected`;
    const [kind, number] = (chosen[0] || "claim-–").split("-");
    return kind === "claim" ? `${number} of ${total}` : `×${number} of ${steps.length - total}`;
  }

  function show(node) {
    const box = node.getBoundingClientRect();
    const sheet = byId("evidence");
    const fixed = getComputedStyle(sheet).position === "fixed";
    const floor = fixed ? sheet.getBoundingClientRect().top : innerHeight;
    if (box.top >= 60 && box.bottom <= floor - 60) return;
    const middle = Math.max(60, floor / 3);
    scrollTo({ top: scrollY + box.top - middle, behavior: calm.matches ? "auto" : "smooth" });
  }

  function rove(chip) {
    const one = chip || chips.values().next().value;
    for (const other of chips.values()) other.tabIndex = other === one ? 0 : -1;
  }

  function step(by) {
    if (!steps.length) return;
    const from = chosen.length ? steps.indexOf(by > 0 ? chosen.at(-1) : chosen[0]) : by > 0 ? -1 : 0;
    choose([steps[(from + by + steps.length) % steps.length]]);
  }

  function recolour(by) {
    root.dataset.by = by;
    paint();
  }

  function otherColours() {
    const radios = every("input[name=by]");
    const next = radios[(radios.findIndex((radio) => radio.checked) + 1) % radios.length];
    next.checked = true;
    recolour(next.value);
  }

  const KEYS = {
    j: () => step(1), n: () => step(1), ArrowRight: () => step(1),
    k: () => step(-1), p: () => step(-1), ArrowLeft: () => step(-1),
    t: () => choose(steps.filter((id) => id.startsWith("aside-")).slice(0, 1)),
    c: otherColours,
    Escape: () => choose([]),
  };

  function fromHash() {
    const id = location.hash.slice(1);
    if (cards.has(id)) choose([id]);
  }

  document.addEventListener("keydown", (event) => {
    const act = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : null;
    if (!act || event.ctrlKey || event.metaKey || event.altKey || !byId("listen").checked) return;
    if (event.key.startsWith("Arrow") && event.target.matches("input")) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-go]");
    const segment = event.target.closest(".seg");
    if (link) {
      event.preventDefault();
      choose([link.dataset.go]);
    } else if (segment && getSelection().isCollapsed) {
      const found = segments.find(({ node }) => node === segment).all;
      choose([...found].sort((a, b) => steps.indexOf(a) - steps.indexOf(b)), { reveal: false });
    }
  });
  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));
  byId("clear").addEventListener("click", () => {
    choose([]);
    byId("next").focus();
  });
  for (const radio of every("input[name=by]")) {
    radio.addEventListener("change", () => recolour(radio.value));
  }
  addEventListener("hashchange", fromHash);

  const hint = byId("chosen").firstElementChild;
  root.classList.add("js");
  every("input[name=by]")[0].checked = true; // browsers keep a form as it was before a reload
  byId("listen").checked = true;
  paint();
  rove();
  byId("place").textContent = place();
  fromHash();
})();
