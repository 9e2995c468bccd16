// The page of a document: panes, the chosen fact and sum, keys and buttons. Everything acts on what has the focus.
"use strict";

let selected = null;

const boxesOf = (fact) => {
  if (!fact) return [];
  for (const { page } of factOf(fact)?.evidence ?? []) drawSheet(page);
  return $$(`[id="${fact.dataset.box}"], [id^="${fact.dataset.box}-"]`);
};
const isNarrow = () => matchMedia("(max-width: 60rem)").matches;

function showPane(name) {
  document.body.classList.toggle("shows-pages", name === "pages");
  $('[data-do="show-pages"]').setAttribute("aria-pressed", String(name === "pages"));
  $('[data-do="show-facts"]').setAttribute("aria-pressed", String(name !== "pages"));
  if (name === "pages" && isNarrow()) scrollInto($("#pages"), boxesOf(selected)[0], true);
}

function scrollInto(pane, element, always) {
  if (!element) return;
  const wide = element.closest(".scroll");
  if (wide && wide !== pane) scrollAcross(wide, element);
  const view = pane.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  if (!always && box.top >= view.top + 40 && box.bottom <= view.bottom && box.left >= view.left && box.right <= view.right) return;
  pane.scrollTo({
    top: pane.scrollTop + box.top - view.top - view.height / 3,
    left: Math.max(0, pane.scrollLeft + box.left - view.left - view.width / 3),
  });
}

// A wide table follows what is chosen in it; its first column stays.
function scrollAcross(wide, element) {
  const view = wide.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  const head = $("tr > :first-child", wide)?.getBoundingClientRect().width ?? 0;
  if (box.left >= view.left + head && box.right <= view.right) return;
  wide.scrollTo({ left: wide.scrollLeft + box.left - view.left - head - 12, behavior: "instant" });
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
      if (from !== "term") scrollAcross(fact.closest(".scroll") ?? fact, fact);
      scrollInto($("#pages"), boxes[0]);
    }
  }
  tellSelected();
}

// Makes a sum the current one: its total is chosen, its parts are marked.
function showCheck(check, focus = true) {
  for (const element of $$(".is-current")) element.classList.remove("is-current");
  check.classList.add("is-current");
  currentSum = check.id;
  if (isNarrow()) showPane("facts");
  const held = check.closest("details");
  if (held) held.open = true;
  const [stated, ...parts] = check.dataset.of.split(" ");
  select(factElement(stated), "check");
  for (const id of parts) for (const box of boxesOf(factElement(id))) box.classList.add("is-part");
  if (focus) check.focus({ preventScroll: true });
  scrollInto($("#facts"), check, true);
}

// The gaps that nobody has judged, one after the other; when none is left, all of them.
function stepFailing(step) {
  const open = openSums();
  const failing = open.length ? open : $$(".check.is-fails");
  if (!failing.length) { tellStatus(say("review.no_gap")); return; }
  const now = failing.findIndex((one) => one.classList.contains("is-current"));
  const next = now < 0 ? (step > 0 ? 0 : failing.length - 1) : (now + step + failing.length) % failing.length;
  showCheck(failing[next]);
}

// --- events ---------------------------------------------------------------------------------------
const actions = {
  "next-failing": () => stepFailing(1),
  "previous-failing": () => stepFailing(-1),
  "next-page": () => stepPage(1),
  "previous-page": () => stepPage(-1),
  "next-document": () => stepDocument(1),
  "previous-document": () => stepDocument(-1),
  "reviewed": () => finishDocument(),
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
  "clear": clearJudged,
  "act-errs": () => judgeSum("act_errs"),
  "misread": () => judgeSum("misread"),
  "no-total": () => judgeSum("no_total"),
  "irrelevant": () => judgeSum("irrelevant"),
  "undo": () => tellUndone(undoWork(), "undone"),
  "redo": () => tellUndone(redoWork(), "redone"),
  "note": () => { const note = currentSum && $(".sum-note input", byId(currentSum)); if (note && !note.parentElement.hidden) note.focus(); },
  "find": () => openFind(),
  "close-find": () => closeFind(),
  "outline": () => toggleOutline(),
  "cancel": () => closeEditor(),
  "help": () => $("#help").showModal(),
  "close-help": () => $("#help").close(),
};
const keys = {
  n: "next-failing", p: "previous-failing", j: "next-page", k: "previous-page", "+": "zoom-in", "=": "zoom-in",
  "-": "zoom-out", 0: "zoom-reset", v: "right", x: "wrong", c: "correct", e: "extra", m: "missing", "?": "help",
  a: "act-errs", l: "misread", t: "no-total", s: "irrelevant", i: "note", u: "undo", U: "redo", r: "reviewed",
  "]": "next-document", "[": "previous-document", ".": "next-document", ",": "previous-document", "/": "find", o: "outline",
};

function onKey(event) {
  if ($("dialog[open]") || ["INPUT", "TEXTAREA", "SELECT"].includes(event.target.tagName)) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") { event.preventDefault(); actions[event.shiftKey ? "redo" : "undo"](); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || !$("#keys-on").checked) return;
  if (event.key === "Escape") { if (isDrawing()) stopDrawing(); else if (!$("#editor").hidden) closeEditor(); else select(null); return; }
  if (event.key === "Enter" && isDrawing() && event.target.localName !== "button") { event.preventDefault(); askMissing(findPage() + 1); return; }
  if (event.key === "Tab" && !event.shiftKey && $("#leave-on").checked) confirmLeft(event.target);
  const action = keys[event.key];
  if (!action) return;
  event.preventDefault();
  actions[action]();
}

// Where the reviewer chose so, going on from a fact says that it is right.
function confirmLeft(element) {
  const fact = element.matches?.(".fact") ? factOf(element) : null;
  if (fact && !fact.missing && !judged[fact.path] && whoJudges()) record(fact, "right", null, null);
}

function onClick(event) {
  const button = event.target.closest("[data-judge]");
  if (button) { currentSum = button.closest(".check").id; select(factElement(data.sums[currentSum].of), "check"); judgeSum(button.dataset.judge); return; }
  const link = event.target.closest("a");
  if (!link) return;
  const pick = (run) => { event.preventDefault(); run(); };
  if (link.matches(".fact")) pick(() => select(link, "click"));
  else if (link.dataset.fact) pick(() => select(factElement(link.dataset.fact), "box"));
  else if (link.dataset.goto) pick(() => { link.focus({ preventScroll: true }); select(factElement(link.dataset.goto), "term"); });
  else if (link.dataset.page) pick(() => goToPage(byId(`page-${link.dataset.page}`)));
  else if (link.closest(".contents")) pick(() => goToSection(link));
  else if (link.matches(".flag, .recomputed")) pick(() => showCheck(byId(link.getAttribute("href").slice(1))));
}

function goToSection(link) {
  const id = link.getAttribute("href").slice(1);
  drawAct(byId(id)?.closest(".act") ?? byId(`act-${/^h(\d+)-/.exec(id)?.[1]}`));
  const target = byId(id);
  if (!target) return;
  if (isNarrow()) showPane("facts");
  scrollInto($("#facts"), target.closest("section") ?? target, true);
  if (target.matches(".fact")) select(target, "box");
}

// What has the focus is what is judged: a fact, the fact that a term of a sum names, a sum.
function onFocus(event) {
  const element = event.target;
  if (!element.closest?.(".judge, dialog, .bar")) lastFocus = element;
  const card = element.closest?.(".check");
  if (card) currentSum = card.id;
  else if (element.matches?.(".fact")) currentSum = null;
  if (element.matches?.(".fact") && element !== selected) select(element, "focus");
  else if (element.dataset?.goto && factElement(element.dataset.goto) !== selected) select(factElement(element.dataset.goto), "term");
}

function watchPointer() {
  let wait = 0;
  document.addEventListener("pointerover", (event) => {
    const link = event.target.closest?.(".fact, .box");
    if (!link) return;
    const fact = link.matches(".fact") ? link : factElement(link.dataset.fact);
    light(fact, true);
    clearTimeout(wait);
    if (link === fact && !isNarrow()) wait = setTimeout(() => scrollInto($("#pages"), boxesOf(fact)[0]), 150);
    link.addEventListener("pointerleave", () => { light(fact, false); clearTimeout(wait); }, { once: true });
  });
}

// #c3, #f78, #b78 and #page-12 open the sum, the fact, or the page that they name; #gap the first gap.
function followHash() {
  const target = location.hash.length > 1 ? factElement(location.hash.slice(1)) : null;
  if (location.hash === "#gap") { if (openSums().length) showCheck(openSums()[0]); return; }
  const boxed = /^#b(\d+)(-\d+)?$/.exec(location.hash);
  if (boxed && factElement(`f${boxed[1]}`)) select(byId(`f${boxed[1]}`), "box");
  else if (target?.matches(".check")) showCheck(target, false);
  else if (target?.matches(".fact")) { select(target, "box"); scrollInto($("#pages"), boxesOf(target)[0], true); }
  else if (target?.matches(".sheet")) goToPage(target);
}

function startDocument() {
  startActs();
  startFiles();
  startSheets();
  startEditor();
  startFind();
  document.addEventListener("click", onClick);
  document.addEventListener("click", (event) => actions[event.target.closest?.("[data-do]")?.dataset.do]?.());
  document.addEventListener("keydown", onKey);
  document.addEventListener("focusin", onFocus);
  document.addEventListener("change", (event) => { if (event.target.closest(".sum-note")) noteSum(event.target); });
  watchPointer();
  watchDrawing();
  $("#keys-on").checked = memory.get("keys") !== "off";
  $("#keys-on").addEventListener("change", (event) => memory.set("keys", event.target.checked ? "on" : "off"));
  if (!$(".check.is-fails")) for (const one of $$(".needs-failing")) one.hidden = true;
  watchWork((document) => { if (!document || document === data.sha256) showJudged(); });
  showJudged();
  startNeighbours();
  addEventListener("hashchange", followHash);
  followHash();
}

if (data) startDocument();
