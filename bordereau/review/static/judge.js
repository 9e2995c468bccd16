// Judging: what is said of facts and sums of this document, by the fact that it is now. It acts on what has the focus.
"use strict";

let judged = Object.create(null); // by JSON pointer; what is missing has none yet, and goes by its place on the page
let lost = 0; // judgements whose fact is not read any more: they stay in the work file
const factOf = (element) => (element ? data.facts[element.id] : null);
const whoJudges = () => $("#who").value.trim();
let waiting = null; // what was to be done when a name was asked for

// Runs what needs to know who judges; the first time the name is asked for, and then it goes on.
function withName(run) {
  if (whoJudges()) { run(); return; }
  waiting = run;
  $("#who").focus();
  tellStatus(say("review.need_who"));
}

function goOn() {
  if (!whoJudges() || !waiting) return;
  memory.set("who", whoJudges());
  const run = waiting;
  waiting = null;
  (lastFocus?.isConnected ? lastFocus : $("#facts")).focus({ preventScroll: true });
  run();
}

// The fact that an entry is of: by its pointer if it stands where it was seen, else by its place.
function findJudged(one) {
  const kind = (path) => path.replace(/\/\d+(?=\/|$)/g, "/*");
  const place = ({ page, bbox }) => [page, ...bbox].join(" ");
  const stands = (fact) => place(fact.evidence[0]) === place(one.evidence[0]);
  const named = data.facts[idOf[one.path]];
  if (named && stands(named)) return named.path;
  return Object.values(data.facts).find((fact) => !fact.missing && kind(fact.path) === kind(one.path) && stands(fact))?.path ?? null;
}

function findEntry(one) {
  if (one.verdict === "missing") return entryKey(one);
  return one.verdict in words.sum_verdicts ? findSum(one) : findJudged(one);
}

function takeJudged() {
  judged = Object.create(null);
  lost = 0;
  for (const [, key, entry] of readWork(data.sha256)) {
    if (key === REVIEWED) continue;
    const path = findEntry(entry);
    if (path) judged[path] = { ...entry, stored: key };
    else lost += 1;
  }
}

// Keeps what is said of a fact or sum, as one step that can be undone; null takes it back.
function keepJudged(path, one) {
  const changes = [];
  const before = judged[path]?.stored;
  const key = one ? entryKey(one) : before;
  if (before && before !== key) changes.push([data.sha256, before, null]);
  if (key) changes.push([data.sha256, key, one]);
  changeWork(changes);
}

function showJudged() {
  takeJudged();
  showMissing();
  for (const [path, element] of Object.entries(elementOf)) showMark(element, judged[path]);
  showSums();
  tellSelected();
}

// A mark at the fact, and what it should be beside it: as it is printed, with its value where that does not say it.
function showMark(element, one) {
  if (!one && !element.dataset.mark) return;
  element.parentElement.querySelectorAll(`.new-value[data-of="${element.id}"]`).forEach((old) => old.remove());
  if (!one) { delete element.dataset.mark; element.removeAttribute("title"); return; }
  const fact = factOf(element);
  element.dataset.mark = one.verdict;
  element.title = tellMark(one, fact);
  if (one.verdict !== "corrected") return;
  const value = fact.scale ? make("small", {}, printNumber(one.value, fact.unit)) : null;
  element.after(make("ins", { className: "new-value", data: { of: element.id } }, fact.numeric ? printLike(one.value, fact) : one.value, value));
}

const buttons = { right: "right", wrong: "wrong", corrected: "correct", extra: "extra" };

// What was said of a fact, in one phrase.
function tellMark(mark, fact) {
  const said = say(`review.is_${mark.verdict}`);
  const value = fact?.numeric && mark.value !== null ? printNumber(mark.value, fact.unit) : mark.value;
  return `${["corrected", "missing"].includes(mark.verdict) ? say("review.reads", { what: said, value }) : said} (${mark.who})`;
}

function tellStatus(text) {
  $("#judge-said").textContent = text;
}

function tellSelected() {
  const fact = factOf(selected);
  const mark = fact && judged[fact.path];
  const pane = $("#judge-fact");
  const line = (className, text) => pane.append(make("span", { className }, text));
  pane.replaceChildren();
  document.body.classList.toggle("has-selected", Boolean(fact));
  if (fact) {
    const printed = fact.evidence.map((one) => one.text).join(" ").slice(0, 300);
    line("judge-label", fact.label);
    line("judge-read", fact.shown ?? fact.read ?? say("ui.nothing"));
    line("quiet judge-quote", say("review.reads", { what: say("review.quote"), value: say("review.quoted", { text: printed }) }));
    if (mark) line(`judge-mark is-${mark.verdict}`, tellMark(mark, fact));
  } else line("quiet", say("review.select_hint"));
  for (const [verdict, name] of Object.entries(buttons)) {
    $(`[data-do="${name}"]`).disabled = !fact || fact.missing;
    $(`[data-do="${name}"]`).setAttribute("aria-pressed", String(mark?.verdict === verdict));
  }
  $('[data-do="clear"]').hidden = !mark;
  $('[data-do="undo"]').disabled = !trail.read("done").length;
  $('[data-do="redo"]').disabled = !trail.read("undone").length;
}

function judge(verdict) {
  const fact = factOf(selected);
  if (!fact || fact.missing) return;
  if (verdict === "corrected") openEditor("corrected", fact);
  else withName(() => record(fact, verdict, null, judged[fact.path]?.why ?? null));
}

function record(fact, verdict, value, why) {
  const when = new Date().toISOString();
  const { path, read, evidence } = fact;
  keepJudged(path, { path, verdict, read, value, who: whoJudges(), when, why, evidence, file_name: data.file_name });
  tellStatus("");
}

function clearJudged() {
  const fact = factOf(selected);
  if (fact && judged[fact.path]) keepJudged(fact.path, null);
}

function tellUndone(step, word) {
  if (!step) { tellStatus(say("review.nothing_undone")); return; }
  tellStatus(say(step.some(([document]) => document !== data.sha256) ? `review.${word}_elsewhere` : `review.${word}`));
}
