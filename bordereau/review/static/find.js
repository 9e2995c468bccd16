// Finding words: in what was read, with the places lit on the pages; and the outline of acts and articles.
"use strict";

const HITS_AT_MOST = 500;
let hits = [];
let hitNow = -1;

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

// The facts whose print or value holds all the words, and the articles whose text does.
function findText(text) {
  const asked = fold(text).split(/\s+/).filter(Boolean);
  if (!asked.length) return [];
  const holds = (one) => asked.every((word) => one.includes(word));
  const facts = Object.entries(data.facts)
    .filter(([id, fact]) => byId(id) && holds(foldFact(fact)))
    .map(([id]) => byId(id));
  const bodies = $$(".articles .body").filter((body) => holds(fold(body.textContent)));
  const order = (one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
  return [...facts, ...bodies].slice(0, HITS_AT_MOST).sort(order);
}
const foldFact = (fact) => (fact.folded ??= fold([fact.read, fact.shown, ...fact.evidence.map((one) => one.text)].join(" ").replace(/[\u00a0\u202f]/g, " ")));

function showHits(text) {
  for (const element of $$(".is-hit")) element.classList.remove("is-hit");
  hits = findText(text);
  hitNow = -1;
  for (const hit of hits) {
    hit.classList.add("is-hit");
    if (hit.matches(".fact")) for (const box of $$(`[id="${hit.dataset.box}"]`)) box.classList.add("is-hit");
  }
  tellHits(text);
}

function tellHits(text) {
  $("#find-count").textContent = hits.length ? `${hitNow + 1 || "–"} / ${hits.length}` : text.trim() ? say("ui.no_hit") : "";
}

function stepHit(step) {
  if (!hits.length) return;
  hitNow = (hitNow + step + hits.length) % hits.length;
  const hit = hits[hitNow];
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
    wait = setTimeout(() => { showHits(event.target.value); stepHit(1); }, 120);
  });
  $("#find").addEventListener("submit", (event) => { event.preventDefault(); stepHit(1); });
  $("#find").addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.stopPropagation(); closeFind(); }
    else if (event.key === "Enter" && event.shiftKey) { event.preventDefault(); stepHit(-1); }
  });
}
