// The page of a document: facts and boxes, sums, pages and zoom, keys.
"use strict";

const data = readJson("data");
let selected = null;
let zoom = 1;

const boxesOf = (fact) => (fact ? $$(`[id="${fact.dataset.box}"], [id^="${fact.dataset.box}-"]`) : []);
const isNarrow = () => matchMedia("(max-width: 60rem)").matches;

function showPane(name) {
  document.body.classList.toggle("shows-pages", name === "pages");
  $('[data-do="show-pages"]').setAttribute("aria-pressed", String(name === "pages"));
  $('[data-do="show-facts"]').setAttribute("aria-pressed", String(name !== "pages"));
  if (name === "pages" && isNarrow()) scrollInto($("#pages"), boxesOf(selected)[0], true);
}

function scrollInto(pane, element, always) {
  if (!element) return;
  const view = pane.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  if (!always && box.top >= view.top && box.bottom <= view.bottom) return;
  pane.scrollTo({
    top: pane.scrollTop + box.top - view.top - view.height / 3,
    left: Math.max(0, pane.scrollLeft + box.left - view.left - view.width / 3),
  });
}

function light(fact, on) {
  fact?.classList.toggle("is-hover", on);
  for (const box of boxesOf(fact)) box.classList.toggle("is-hover", on);
}

function select(fact, from) {
  for (const element of $$(".is-selected, .is-part")) element.classList.remove("is-selected", "is-part");
  selected = fact;
  if (fact) {
    fact.classList.add("is-selected");
    const boxes = boxesOf(fact);
    for (const box of boxes) box.classList.add("is-selected");
    if (from === "box") {
      if (isNarrow()) showPane("facts");
      for (let one = fact.parentElement; one; one = one.parentElement) if (one.localName === "details") one.open = true;
      scrollInto($("#facts"), fact);
      fact.focus({ preventScroll: true });
    } else {
      if (isNarrow() && from === "click") showPane("pages");
      scrollInto($("#pages"), boxes[0]);
    }
  }
  tellSelected();
}

function showCheck(check, focus = true) {
  for (const element of $$(".is-current")) element.classList.remove("is-current");
  check.classList.add("is-current");
  if (isNarrow()) showPane("facts");
  const held = check.closest("details");
  if (held) held.open = true;
  const [stated, ...parts] = check.dataset.of.split(" ");
  select(byId(stated), "check");
  for (const id of parts) for (const box of boxesOf(byId(id))) box.classList.add("is-part");
  scrollInto($("#facts"), check, true);
  if (focus) check.focus({ preventScroll: true });
}

function stepFailing(step) {
  const failing = $$(".check.is-fails");
  if (!failing.length) return;
  const now = failing.findIndex((one) => one.classList.contains("is-current"));
  const next = now < 0 ? (step > 0 ? 0 : failing.length - 1) : (now + step + failing.length) % failing.length;
  showCheck(failing[next]);
}

// The page that one looks at: the last whose top is above the upper third of the pane.
function findPage() {
  const pane = $("#pages");
  const top = pane.getBoundingClientRect().top + pane.clientHeight / 3;
  const sheets = $$(".sheet");
  let first = 0;
  let last = sheets.length - 1;
  while (first < last) {
    const middle = Math.ceil((first + last) / 2);
    if (sheets[middle].getBoundingClientRect().top < top) first = middle; else last = middle - 1;
  }
  return first;
}

function tellPage() {
  const now = $("#page-now");
  if (now) now.textContent = `${findPage() + 1} / ${$$(".sheet").length}`;
}

function stepPage(step) {
  if (isNarrow()) showPane("pages");
  const sheets = $$(".sheet");
  goToPage(sheets[Math.min(sheets.length - 1, Math.max(0, findPage() + step))]);
}

function goToPage(sheet) {
  if (!sheet) return;
  if (isNarrow()) showPane("pages");
  const pane = $("#pages");
  pane.scrollTo({ top: pane.scrollTop + sheet.getBoundingClientRect().top - pane.getBoundingClientRect().top - 12, behavior: "instant" });
}

function setZoom(factor) {
  const pane = $("#pages");
  const middle = (pane.scrollTop + pane.clientHeight / 2) / pane.scrollHeight;
  zoom = factor ? Math.min(4, Math.max(0.5, zoom * factor)) : 1;
  pane.style.setProperty("--zoom", String(zoom));
  pane.scrollTo({ top: middle * pane.scrollHeight - pane.clientHeight / 2, behavior: "instant" });
}

// --- events ---------------------------------------------------------------------------------------
const actions = {
  "next-failing": () => stepFailing(1),
  "previous-failing": () => stepFailing(-1),
  "next-page": () => stepPage(1),
  "previous-page": () => stepPage(-1),
  "zoom-in": () => setZoom(1.25),
  "zoom-out": () => setZoom(0.8),
  "zoom-reset": () => setZoom(0),
  "show-pages": () => showPane("pages"),
  "show-facts": () => showPane("facts"),
  "right": () => judge("right"),
  "wrong": () => judge("wrong"),
  "correct": () => judge("corrected"),
  "extra": () => judge("extra"),
  "missing": () => (isDrawing() ? stopDrawing() : startDrawing()),
  "clear": () => { const fact = factOf(selected); if (fact) { delete judged[fact.path]; keepJudged(); } },
  "export": exportJudged,
  "load": () => $("#load-file").click(),
  "cancel": () => $("#correct").close(),
  "help": () => $("#help").showModal(),
  "close-help": () => $("#help").close(),
};
const keys = {
  n: "next-failing", p: "previous-failing", j: "next-page", k: "previous-page", "+": "zoom-in", "=": "zoom-in",
  "-": "zoom-out", 0: "zoom-reset", v: "right", x: "wrong", c: "correct", e: "extra", m: "missing", "?": "help",
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]") || !$("#keys-on").checked) return;
  if (["INPUT", "TEXTAREA", "SELECT"].includes(event.target.tagName)) return;
  if (event.key === "Escape") { if (isDrawing()) stopDrawing(); else select(null); return; }
  if (event.key === "Enter" && isDrawing() && event.target.localName !== "button") { event.preventDefault(); askMissing(findPage() + 1); return; }
  const action = keys[event.key];
  if (!action) return;
  event.preventDefault();
  actions[action]();
}

function onClick(event) {
  const link = event.target.closest("a");
  if (!link) return;
  const pick = (run) => { event.preventDefault(); run(); };
  if (link.matches(".fact")) pick(() => select(link, "click"));
  else if (link.dataset.fact) pick(() => select(byId(link.dataset.fact), "box"));
  else if (link.dataset.goto) pick(() => { const fact = byId(link.dataset.goto); select(fact, "box"); scrollInto($("#pages"), boxesOf(fact)[0]); });
  else if (link.dataset.page) pick(() => goToPage(byId(`page-${link.dataset.page}`)));
  else if (link.closest(".contents")) pick(() => scrollInto($("#facts"), byId(link.getAttribute("href").slice(1)).closest("section"), true));
  else if (link.matches(".flag, .recomputed")) pick(() => showCheck(byId(link.getAttribute("href").slice(1))));
}

function startDocument() {
  for (const [id, fact] of Object.entries(data.facts)) if (byId(id)) elementOf[fact.path] = byId(id);
  try { takeJudged(Object.values(JSON.parse(memory.get(`judged:${data.sha256}`)) ?? {})); } catch { judged = {}; }
  document.addEventListener("click", onClick);
  document.addEventListener("click", (event) => actions[event.target.closest?.("[data-do]")?.dataset.do]?.());
  let waits = false;
  $("#pages").addEventListener("scroll", () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => { waits = false; tellPage(); });
  }, { passive: true });
  document.addEventListener("keydown", onKey);
  let waiting = 0;
  document.addEventListener("pointerover", (event) => {
    const link = event.target.closest?.(".fact, .box");
    if (!link) return;
    const fact = link.matches(".fact") ? link : byId(link.dataset.fact);
    light(fact, true);
    clearTimeout(waiting);
    if (link === fact && !isNarrow()) waiting = setTimeout(() => scrollInto($("#pages"), boxesOf(fact)[0]), 150);
    link.addEventListener("pointerleave", () => { light(fact, false); clearTimeout(waiting); }, { once: true });
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches?.(".fact") && event.target !== selected) select(event.target, "focus");
  });
  $("#correct form").addEventListener("submit", saveAsked);
  $("#correct-value").addEventListener("input", tellValue);
  $("#missing-act").addEventListener("change", offerKinds);
  watchDrawing();
  $("#load-file").addEventListener("change", (event) => { if (event.target.files[0]) loadJudged(event.target.files[0]); event.target.value = ""; });
  $("#keys-on").checked = memory.get("keys") !== "off";
  $("#keys-on").addEventListener("change", (event) => memory.set("keys", event.target.checked ? "on" : "off"));
  if (!$(".check.is-fails")) for (const one of $$(".needs-failing")) one.hidden = true;
  showJudged();
  const target = location.hash.length > 1 ? byId(location.hash.slice(1)) : null;
  if (target?.matches(".check")) showCheck(target, false);
  else if (target?.matches(".fact")) select(target, "box");
}

if (data) startDocument();
