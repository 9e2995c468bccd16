// Review pages: what all of them share, and the index. Everything is readable without scripts.
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
    of: Object.fromEntries(["territory", "party", "year", "verdict", "trust"].map((name) => [name, JSON.parse(element.dataset[name]).map(String)])),
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
  for (const link of $$("a[data-verdict]")) {
    link.addEventListener("click", () => { $("#filter-verdict").value = link.dataset.verdict; apply(); });
  }
  $(".filters").addEventListener("input", apply);
  $(".filters").addEventListener("submit", (event) => event.preventDefault());
  apply();
}

document.body.classList.add("has-script");
setTheme(memory.get("theme"));
$('[data-do="theme"]').addEventListener("click", switchTheme);
if ($(".filters")) startIndex();
