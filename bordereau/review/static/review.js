// Review pages: what hovering, clicking, keys, filters and judging do. Everything is readable without this file.
"use strict";

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const byId = (id) => document.getElementById(id);
const readJson = (id) => (byId(id) ? JSON.parse(byId(id).textContent) : null);
const words = readJson("words");
const say = (key, values = {}) => {
  const [section, name] = key.split(".");
  return words[section][name].replace(/\{(\w+)\}/g, (_, one) => values[one] ?? "");
};

// What a browser keeps between visits; a browser that keeps nothing is no error.
const memory = {
  get(key) { try { return localStorage.getItem(`bordereau:${key}`); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(`bordereau:${key}`, value); } catch { /* nothing is kept */ } },
};

// --- theme ----------------------------------------------------------------------------------------
function setTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
}
function switchTheme() {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  setTheme(dark ? "light" : "dark");
  memory.set("theme", dark ? "light" : "dark");
}

// --- the index: search and filters ----------------------------------------------------------------
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function startIndex() {
  const rows = $$(".document").map((element) => ({
    element,
    text: fold(element.textContent),
    of: Object.fromEntries(["territory", "party", "year", "verdict"].map((name) => [name, JSON.parse(element.dataset[name]).map(String)])),
  }));
  const filters = $$("[data-filter]");
  const apply = () => {
    const asked = fold($("#search").value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const fits = asked.every((word) => row.text.includes(word))
        && filters.every((one) => !one.value || row.of[one.dataset.filter].includes(one.value));
      row.element.hidden = !fits;
      shown += fits;
    }
    $("#shown").textContent = say("ui.shown", { shown, total: rows.length });
    $("#no-match").hidden = shown > 0 || rows.length === 0;
  };
  $(".filters").addEventListener("input", apply);
  $(".filters").addEventListener("submit", (event) => event.preventDefault());
  apply();
}

// --- a document -----------------------------------------------------------------------------------
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
  const links = $$("[data-goto]", check);
  select(links.length ? byId(links[0].dataset.goto) : null, "check");
  for (const link of links.slice(1)) for (const box of boxesOf(byId(link.dataset.goto))) box.classList.add("is-part");
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

function stepPage(step) {
  if (isNarrow()) showPane("pages");
  const pane = $("#pages");
  const top = pane.getBoundingClientRect().top;
  const sheets = $$(".sheet");
  let now = 0;
  sheets.forEach((sheet, place) => { if (sheet.getBoundingClientRect().top - top < pane.clientHeight / 3) now = place; });
  goToPage(sheets[Math.min(sheets.length - 1, Math.max(0, now + step))]);
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

// --- judging --------------------------------------------------------------------------------------
let judged = {}; // by JSON pointer

const factOf = (element) => (element ? data.facts[element.id] : null);
const elementOf = {}; // element by JSON pointer

function keepJudged() {
  memory.set(`judged:${data.sha256}`, JSON.stringify(judged));
  showJudged();
}

function showJudged() {
  for (const [path, element] of Object.entries(elementOf)) {
    const one = judged[path];
    if (one) {
      element.dataset.mark = one.verdict;
      element.title = `${say(`review.is_${one.verdict}`)}${one.verdict === "corrected" ? ` : ${one.value}` : ""} (${one.who})`;
    } else if (element.dataset.mark) {
      delete element.dataset.mark;
      element.removeAttribute("title");
    }
  }
  const count = Object.keys(judged).length;
  $('[data-do="export"]').disabled = !count;
  $("#judge-count").textContent = count ? say("review.count", { count }) : "";
  tellSelected();
}

function tellSelected() {
  const fact = factOf(selected);
  const line = document.createElement("p");
  if (fact) {
    const mark = judged[fact.path];
    line.textContent = `${say("review.read")} : ${fact.read ?? say("ui.nothing")} · ${say("review.quote")} : « ${fact.evidence.map((one) => one.text).join(" ").slice(0, 300)} »`
      + (mark ? ` · ${say(`review.is_${mark.verdict}`)}${mark.verdict === "corrected" ? ` : ${mark.value}` : ""} (${mark.who})` : "");
  } else {
    line.className = "quiet";
    line.textContent = say("review.select_hint");
  }
  $("#judge-fact").replaceChildren(line);
  for (const name of ["right", "wrong", "correct"]) $(`[data-do="${name}"]`).disabled = !fact;
  $('[data-do="clear"]').disabled = !fact || !judged[fact.path];
}

let asking = "corrected";

function judge(verdict) {
  const fact = factOf(selected);
  if (!fact) return;
  const who = memory.get("who");
  if (verdict === "corrected" || !who) return ask(verdict, fact);
  record(fact, { verdict, value: null, who, why: null });
}

function ask(verdict, fact) {
  asking = verdict;
  const before = judged[fact.path];
  $("#correct-title").textContent = say({ right: "review.mark_right", wrong: "review.mark_wrong", corrected: "review.mark_corrected" }[verdict]).replace("…", "");
  $("#correct-read").textContent = `${say("review.read")} : ${fact.read ?? say("ui.nothing")}`;
  $("#correct-hint").textContent = say(fact.numeric ? "review.new_value_money" : "review.new_value");
  $("#correct-value-label").hidden = verdict !== "corrected";
  $("#correct-value").value = before?.value ?? fact.read ?? "";
  $("#correct-who").value = memory.get("who") ?? before?.who ?? "";
  $("#correct-why").value = before?.why ?? "";
  $("#correct-error").textContent = "";
  $("#correct").showModal();
  if (verdict === "corrected") $("#correct-value").select();
}

function readNumber(text) {
  const plain = text.replace(/[\s\u00a0\u202f€]/g, "").replace(/[−–]/g, "-").replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? plain : null;
}

function saveAsked(event) {
  event.preventDefault();
  const fact = factOf(selected);
  const who = $("#correct-who").value.trim();
  let value = asking === "corrected" ? $("#correct-value").value.trim() : null;
  if (asking === "corrected" && fact.numeric) {
    value = readNumber(value);
    if (value === null) { $("#correct-error").textContent = say("review.bad_number"); return; }
  }
  if (!who) { $("#correct-error").textContent = say("review.need_who"); return; }
  memory.set("who", who);
  record(fact, { verdict: asking, value, who, why: $("#correct-why").value.trim() || null });
  $("#correct").close();
}

function record(fact, judgement) {
  judged[fact.path] = { ...judgement, when: new Date().toISOString(), read: fact.read, evidence: fact.evidence };
  keepJudged();
}

function exportJudged() {
  const corrections = Object.entries(judged).sort(([one], [other]) => (one < other ? -1 : 1)).map(([path, one]) => ({
    path, verdict: one.verdict, read: one.read, value: one.value, who: one.who, when: one.when, why: one.why,
    evidence: one.evidence, document: data.sha256, file_name: data.file_name,
  }));
  const text = JSON.stringify({ corrections_version: "1.0", corrections }, null, 1) + "\n";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = "corrections.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

async function loadJudged(file) {
  let count = 0;
  let other = 0;
  try {
    for (const one of JSON.parse(await file.text()).corrections) {
      if (one.document !== data.sha256 || !elementOf[one.path]) { other += 1; continue; }
      if (!["right", "wrong", "corrected"].includes(one.verdict)) continue;
      judged[one.path] = { verdict: one.verdict, value: one.value ?? null, who: String(one.who), when: String(one.when), why: one.why ?? null, read: one.read, evidence: one.evidence };
      count += 1;
    }
  } catch {
    $("#judge-count").textContent = say("review.bad_file");
    return;
  }
  keepJudged();
  $("#judge-count").textContent = say("review.loaded", { count, other });
}

// --- events ---------------------------------------------------------------------------------------
const actions = {
  "theme": switchTheme,
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
  "clear": () => { const fact = factOf(selected); if (fact) { delete judged[fact.path]; keepJudged(); } },
  "export": exportJudged,
  "load": () => $("#load-file").click(),
  "cancel": () => $("#correct").close(),
  "help": () => $("#help").showModal(),
  "close-help": () => $("#help").close(),
};
const keys = {
  n: "next-failing", p: "previous-failing", j: "next-page", k: "previous-page", "+": "zoom-in", "=": "zoom-in",
  "-": "zoom-out", 0: "zoom-reset", v: "right", x: "wrong", c: "correct", "?": "help",
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]") || !$("#keys-on").checked) return;
  if (["INPUT", "TEXTAREA", "SELECT"].includes(event.target.tagName)) return;
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
  else if (link.matches(".flag, .recomputed")) pick(() => showCheck(byId(link.getAttribute("href").slice(1))));
}

function startDocument() {
  for (const [id, fact] of Object.entries(data.facts)) if (byId(id)) elementOf[fact.path] = byId(id);
  try { judged = JSON.parse(memory.get(`judged:${data.sha256}`)) ?? {}; } catch { judged = {}; }
  document.addEventListener("click", onClick);
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
  $("#load-file").addEventListener("change", (event) => { if (event.target.files[0]) loadJudged(event.target.files[0]); event.target.value = ""; });
  $("#keys-on").checked = memory.get("keys") !== "off";
  $("#keys-on").addEventListener("change", (event) => memory.set("keys", event.target.checked ? "on" : "off"));
  if (!$(".check.is-fails")) for (const one of $$(".needs-failing")) one.hidden = true;
  showJudged();
  const target = location.hash.length > 1 ? byId(location.hash.slice(1)) : null;
  if (target?.matches(".check")) showCheck(target, false);
  else if (target?.matches(".fact")) select(target, "box");
}

document.body.classList.add("has-script");
setTheme(memory.get("theme"));
document.addEventListener("click", (event) => {
  const action = event.target.closest?.("[data-do]")?.dataset.do;
  if (action) actions[action]();
});
if (data) startDocument(); else if ($(".filters")) startIndex();
