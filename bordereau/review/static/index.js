// The index as a queue: what needs a person first, filtered and counted by why, a screenful at a time.
"use strict";

const AT_ONCE = 40;
let filter = readFilter(location.search);
let states = new Map();
let listed = [];
let drawn = 0;

const link = (row, hash = "") => `documents/${row.id}.html${printFilter(filter)}${hash}`;
const sayReason = (reason) => (reason.startsWith("w:") ? words.warnings[reason.slice(2)] ?? words.warnings.other : say(`queue.${reason}_short`));

function drawRow(row) {
  const state = stateOf(row, states);
  const name = row.id ? make("a", { className: "name", href: link(row, "#gap") }, make("bdi", {}, row.title)) : make("span", { className: "name" }, make("bdi", {}, row.file));
  const item = make("li", { className: `document is-${state}` }, name, drawStanding(row, state));
  if (row.parties?.length) item.append(make("p", { className: "quiet" }, make("bdi", {}, row.parties.slice(0, 6).join(" · "))));
  if (row.why) item.append(make("p", {}, row.why));
  const own = states.get(row.id);
  const gaps = (row.gaps ?? []).filter(([, path]) => !own?.verdicts.size || !own.standing || own.standing.left.includes(path));
  if (gaps.length) item.append(make("ul", { className: "gaps" }, ...gaps.map((gap) => drawGap(row, gap))));
  item.append(drawReasons(row), drawMeta(row));
  return item;
}

function drawStanding(row, state) {
  const reasons = reasonsOf(row, states);
  const place = make("span", { className: "state" });
  if (row.id && state !== "todo") place.append(make("span", { className: `badge is-state is-${state}` }, say(`states.${state}`)));
  if (!row.id) place.append(make("span", { className: "badge is-undetermined" }, say("queue.quarantine_short")));
  else if (reasons.gap) place.append(make("span", { className: "badge is-fails" }, sayCount("queue.gaps", reasons.gap)));
  else if (reasons.act_errs) place.append(make("span", { className: "badge is-judged" }, sayCount("queue.act_errs", reasons.act_errs)));
  else place.append(make("span", { className: `badge ${reasons.clear ? "is-holds" : "is-plain"}` }, row.reasons.gap ? say("queue.all_judged") : row.standing));
  return place;
}

function drawGap(row, [id, , subject, verdict, page, difference]) {
  const where = make("span", { className: "where" }, make("bdi", {}, subject));
  const says = make("span", { className: "says quiet" }, verdict);
  const at = make("span", { className: "quiet" }, page ? say("ui.page_short", { page }) : "");
  return make("li", {}, make("a", { href: link(row, `#${id}`) }, where, says, at, make("strong", { className: "gap figure" }, difference ?? "")));
}

function drawReasons(row) {
  const shown = Object.entries(reasonsOf(row, states)).filter(([name]) => !["gap", "act_errs", "clear", "no_sum", "quarantine"].includes(name));
  const chips = shown.map(([name, count]) => make("li", { title: name.startsWith("w:") ? sayReason(name) : "" }, `${shorten(sayReason(name))}${count > 1 ? ` (${count})` : ""}`));
  return make("ul", { className: "reasons" }, ...chips);
}
const shorten = (text) => (text.length > 60 ? `${text.slice(0, 58).replace(/\s\S*$/, "")}…` : text);

function drawMeta(row) {
  const parts = row.id ? [row.file, row.kinds.map((kind) => words.kinds[kind]).join(" "), row.years.join(", "), row.territories.join(", "), sayCount("ui.page_count", row.pages)] : [];
  return make("p", { className: "quiet meta" }, ...parts.filter(Boolean).map((part) => make("span", {}, make("bdi", {}, part))));
}

function drawMore() {
  const list = $(".documents");
  list.append(...listed.slice(drawn, drawn + AT_ONCE).map(drawRow));
  drawn = Math.min(listed.length, drawn + AT_ONCE);
  $("#more").hidden = drawn >= listed.length;
}

// Documents to be reviewed come first, those that were follow; each part by how much it needs a person.
function listDocuments() {
  const fitting = queue.filter((row) => fitsFilter(row, filter, states));
  const todo = fitting.filter((row) => stateOf(row, states) === "todo");
  return [...todo, ...fitting.filter((row) => stateOf(row, states) !== "todo")];
}

function showQueue() {
  states = gatherStates();
  listed = listDocuments();
  drawn = 0;
  $(".documents").replaceChildren();
  drawMore();
  const documents = queue.filter((row) => row.id);
  const done = documents.filter((row) => stateOf(row, states) !== "todo").length;
  $("#progress").textContent = say("queue.progress", { done: printNumber(String(done)), total: printNumber(String(documents.length)) });
  $("#progress-bar").value = done;
  $("#progress-bar").max = documents.length;
  $("#shown").textContent = say(listed.length === 1 || (French && !listed.length) ? "ui.shown_one" : "ui.shown", { shown: printNumber(String(listed.length)), total: printNumber(String(queue.length)) });
  $("#no-match").hidden = listed.length > 0;
  const first = listed.find((row) => row.id && stateOf(row, states) === "todo");
  $("#start").hidden = !first;
  if (first) $("#start").href = link(first, "#gap");
  showFacets();
}

function showFacets() {
  const count = (name, valuesOf) => {
    const counts = new Map();
    for (const row of queue) if (fitsFilter(row, filter, states, name)) for (const value of valuesOf(row)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  };
  const reasons = count("reason", (row) => Object.keys(reasonsOf(row, states)));
  for (const one of filter.reasons) if (!reasons.has(one)) reasons.set(one, 0);
  const rank = (name) => ["gap", "act_errs", "quarantine", "partial", "undetermined", "doubtful", "no_sum", "clear"].indexOf(name) + 1 || 7.5;
  const order = [...reasons].sort((one, other) => rank(one[0]) - rank(other[0]) || other[1] - one[1]);
  const isWarning = ([name]) => name.startsWith("w:");
  const isOn = (name) => filter.reasons.includes(name);
  putFacets($("#facets-reason"), order.filter((one) => !isWarning(one)), isOn, sayReason, toggleReason);
  putFacets($("#facets-warning"), order.filter(isWarning), isOn, sayReason, toggleReason);
  $("#warned-count").textContent = String(order.filter(isWarning).length);
  if (filter.reasons.some((name) => name.startsWith("w:"))) $("#warned").open = true;
  const byState = count("state", (row) => (row.id ? [stateOf(row, states)] : []));
  putFacets($("#facets-state"), STATES.map((name) => [name, byState.get(name) ?? 0]), (name) => filter.state === name, (name) => say(`states.${name}`), toggleState);
}

function putFacets(place, entries, isOn, sayName, toggle) {
  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.name : null;
  place.replaceChildren(...entries.map(([name, count]) => {
    const button = make("button", { type: "button", data: { name }, title: sayName(name) }, `${shorten(sayName(name))} `, make("span", { className: "count" }, printNumber(String(count))));
    button.setAttribute("aria-pressed", String(isOn(name)));
    button.addEventListener("click", () => toggle(name));
    return button;
  }));
  if (focused) $(`[data-name="${CSS.escape(focused)}"]`, place)?.focus();
}

function toggleReason(name) {
  filter.reasons = filter.reasons.includes(name) ? filter.reasons.filter((one) => one !== name) : [...filter.reasons, name];
  changeFilter();
}
function toggleState(name) {
  filter.state = filter.state === name ? "" : name;
  changeFilter();
}

function changeFilter() {
  history.replaceState(null, "", `${location.pathname}${printFilter(filter)}${location.hash}`);
  showQueue();
}

function showControls() {
  $("#search").value = filter.q;
  for (const select of $$("[data-filter]")) select.value = filter[select.dataset.filter];
}

function startIndex() {
  let wait = 0;
  $("#search").addEventListener("input", (event) => {
    clearTimeout(wait);
    wait = setTimeout(() => { filter.q = event.target.value; changeFilter(); }, 80);
  });
  for (const select of $$("[data-filter]")) select.addEventListener("change", () => { filter[select.dataset.filter] = select.value; changeFilter(); });
  for (const one of $$("a[data-verdict]")) {
    one.addEventListener("click", () => { filter.verdict = one.dataset.verdict; changeFilter(); showControls(); });
  }
  $(".filters").addEventListener("submit", (event) => event.preventDefault());
  $("#more").addEventListener("click", drawMore);
  new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) drawMore(); }, { rootMargin: "600px" }).observe($("#more"));
  addEventListener("pageshow", (event) => { if (event.persisted) showQueue(); });
  document.addEventListener("keydown", (event) => {
    if (["INPUT", "SELECT", "TEXTAREA"].includes(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") { event.preventDefault(); $("#search").focus(); }
    if (event.key === "n" && !$("#start").hidden) location.href = $("#start").href;
    if (event.key === "u" && undoWork()) event.preventDefault();
  });
  let told = 0;
  watchWork(() => { clearTimeout(told); told = setTimeout(showQueue, 50); });
  startFiles();
  showControls();
  showQueue();
}

if ($(".filters")) startIndex();
