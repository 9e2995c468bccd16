// Finding words: in what was read and in the text of the pages, lit where they stand; the outline of acts and articles.
"use strict";

const HITS_AT_MOST = 500;
let hits = []; // facts and texts of articles, as elements; lines of pages, as { page, box }
let hitNow = -1;
let linesLoad = null;

// The text of the pages is a script of its own, loaded when somebody searches.
function loadLines() {
  linesLoad ??= data.lines ? new Promise((done) => {
    const script = make("script", { src: data.lines });
    script.addEventListener("load", () => done(Object.entries(pageLines).flatMap(([page, lines]) => lines.map((line) => ({ page: Number(page), box: line, text: fold(line[4]) })))));
    script.addEventListener("error", () => done([]));
    document.head.append(script);
  }) : Promise.resolve([]);
  return linesLoad;
}

function openFind() {
  if (isNarrow()) showPane("facts");
  $("#find").hidden = false;
  $("#find-text").focus();
  $("#find-text").select();
}

function closeFind() {
  $("#find").hidden = true;
  showHits("");
  $("#facts").focus({ preventScroll: true });
}

// The facts whose print or value holds all the words, the lines of pages that do where no such fact stands, and, where
// the pages have no text, the articles whose text does.
function findText(text, lines) {
  const asked = fold(text).split(/\s+/).filter(Boolean);
  if (!asked.length) return [];
  drawActs();
  const holds = (one) => asked.every((word) => one.includes(word));
  const facts = Object.entries(data.facts)
    .filter(([id, fact]) => byId(id) && holds(foldFact(fact)))
    .map(([id]) => byId(id));
  const bodies = lines.length ? [] : $$(".articles .body").filter((body) => holds(fold(body.textContent)));
  const order = (one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
  const places = facts.flatMap((fact) => factOf(fact).evidence);
  const on = lines.filter((line) => holds(line.text) && !places.some((place) => place.page === line.page && meets(place.bbox, line.box)));
  return [...[...facts, ...bodies].sort(order), ...on].slice(0, HITS_AT_MOST);
}
const meets = ([x0, top, x1, bottom], [x, y, width, height]) => x < x1 && x + width > x0 && y < bottom - 1 && y + height > top + 1;
const foldFact = (fact) => (fact.folded ??= fold([fact.read, fact.shown, ...fact.evidence.map((one) => one.text)].join(" ").replace(/[\u00a0\u202f]/g, " ")));

async function showHits(text) {
  const lines = text.trim() ? await loadLines() : [];
  for (const element of $$(".is-hit")) element.classList.remove("is-hit");
  for (const element of $$(".line-hit")) element.remove();
  hits = findText(text, lines);
  hitNow = -1;
  for (const hit of hits) {
    if (hit.page) { lightLine(hit); continue; }
    hit.classList.add("is-hit");
    if (hit.matches(".fact")) for (const box of $$(`[id="${hit.dataset.box}"]`)) box.classList.add("is-hit");
  }
  tellHits(text);
}

// A line is lit on its page, if the page is drawn; when one steps to it, it is drawn.
function lightLine(hit, draw = false) {
  const svg = draw ? drawSheet(hit.page) : $(`#page-${hit.page} .boxes`);
  if (!svg || hit.rect?.isConnected) return;
  const [x, y, width, height] = hit.box;
  hit.rect = drawRect(svg, [x - 1, y - 1, x + width + 1, y + height + 1]);
  hit.rect.classList.add("line-hit");
}

function tellHits(text) {
  $("#find-count").textContent = hits.length ? `${hitNow + 1 || "–"} / ${hits.length}` : text.trim() ? say("ui.no_hit") : "";
}

function stepHit(step) {
  if (!hits.length) return;
  hitNow = (hitNow + step + hits.length) % hits.length;
  const hit = hits[hitNow];
  for (const one of $$(".line-hit.is-now")) one.classList.remove("is-now");
  if (hit.page) {
    lightLine(hit, true);
    hit.rect?.classList.add("is-now");
    if (isNarrow()) showPane("pages");
    scrollInto($("#pages"), hit.rect, true);
    tellHits($("#find-text").value);
    return;
  }
  for (let one = hit.parentElement; one; one = one.parentElement) if (one.localName === "details") one.open = true;
  if (hit.matches(".fact")) {
    for (const box of boxesOf(hit)) box.classList.add("is-hit");
    select(hit, "find");
  } else goToPage(byId(`page-${hit.dataset.at}`));
  scrollInto($("#facts"), hit, true);
  tellHits($("#find-text").value);
}

function toggleOutline() {
  const outline = $("#outline");
  outline.open = !outline.open;
  if (outline.open) $("a", outline)?.focus();
}

function startFind() {
  let wait = 0;
  $("#find-text").addEventListener("input", (event) => {
    clearTimeout(wait);
    wait = setTimeout(() => showHits(event.target.value).then(() => stepHit(1)), 120);
  });
  $("#find").addEventListener("submit", (event) => { event.preventDefault(); stepHit(1); });
  $("#find").addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.stopPropagation(); closeFind(); }
    else if (event.key === "Enter" && event.shiftKey) { event.preventDefault(); stepHit(-1); }
  });
}
