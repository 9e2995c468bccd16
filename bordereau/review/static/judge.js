// Judging facts: what a reviewer says is kept in the browser until it is exported, and is loaded again from a file.
"use strict";

let judged = {}; // by JSON pointer; what is missing has none yet, and goes by its place on the page

const factOf = (element) => (element ? data.facts[element.id] : null);
const elementOf = Object.create(null); // element by JSON pointer

const keyOf = (one) => (one.verdict === "missing" ? `${one.path}#${one.evidence[0].page}:${one.evidence[0].bbox}:${one.value}` : one.path);

function keepJudged() {
  memory.set(`judged:${data.sha256}`, JSON.stringify(judged));
  showJudged();
}

function showJudged() {
  showMissing();
  for (const [path, element] of Object.entries(elementOf)) {
    const one = judged[path];
    if (one) {
      element.dataset.mark = one.verdict;
      element.title = tellMark(one);
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

const buttons = { right: "right", wrong: "wrong", corrected: "correct", extra: "extra" };

// What was said of a fact, in one phrase.
const tellMark = (mark) => {
  const said = say(`review.is_${mark.verdict}`);
  return `${["corrected", "missing"].includes(mark.verdict) ? say("review.reads", { what: said, value: mark.value }) : said} (${mark.who})`;
};

function tellSelected() {
  const fact = factOf(selected);
  const mark = fact && judged[fact.path];
  const pane = $("#judge-fact");
  pane.replaceChildren();
  const put = (text, name) => {
    const line = pane.appendChild(document.createElement("span"));
    line.className = name;
    line.textContent = text;
  };
  document.body.classList.toggle("has-selected", Boolean(fact));
  if (fact) {
    const printed = fact.evidence.map((one) => one.text).join(" ").slice(0, 300);
    put(fact.label, "judge-label");
    put(fact.shown ?? fact.read ?? say("ui.nothing"), "judge-read");
    put(say("review.reads", { what: say("review.quote"), value: say("review.quoted", { text: printed }) }), "quiet judge-quote");
    if (mark) put(tellMark(mark), `judge-mark is-${mark.verdict}`);
  } else put(say("review.select_hint"), "quiet");
  for (const [verdict, name] of Object.entries(buttons)) {
    $(`[data-do="${name}"]`).disabled = !fact || fact.missing;
    $(`[data-do="${name}"]`).setAttribute("aria-pressed", String(mark?.verdict === verdict));
  }
  $('[data-do="clear"]').hidden = !mark;
}

let asking = "corrected"; // the verdict that the dialog is about
let asked = null; // the fact that it is about

function judge(verdict) {
  const fact = factOf(selected);
  if (!fact || fact.missing) return;
  const who = memory.get("who");
  if (verdict === "corrected" || !who) ask(verdict, fact);
  else record(fact, { verdict, value: null, who, why: null });
}

function ask(verdict, fact) {
  asking = verdict;
  asked = fact;
  const before = judged[fact.path];
  const writes = verdict === "corrected" || verdict === "missing";
  $("#correct-title").textContent = verdict === "missing" ? say("review.missing_title") : say(`review.mark_${buttons[verdict]}`).replace("…", "");
  $("#correct-read").textContent = say("review.reads", { what: fact.label, value: fact.shown ?? fact.read ?? say("ui.nothing") });
  $("#correct-read").hidden = verdict === "missing";
  $("#missing-of").hidden = verdict !== "missing";
  $("#correct-hint").textContent = say(`review.${verdict === "missing" ? "missing_value" : fact.numeric ? "new_value_money" : isDate(fact) ? "new_value_date" : "new_value"}`);
  $("#correct-value-label").hidden = !writes;
  $("#correct-value").value = before?.value ?? fact.read ?? "";
  $("#correct-who").value = memory.get("who") ?? before?.who ?? "";
  $("#correct-why").value = before?.why ?? "";
  $("#correct-error").textContent = "";
  tellValue();
  $("#correct").showModal();
  if (verdict === "corrected") $("#correct-value").select();
}

const isDate = (fact) => /\/(iso|start|end)$/.test(fact.path);

function readNumber(text) {
  const plain = text.replace(/[\s\u00a0\u202f€]/g, "").replace(/[−–]/g, "-").replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? plain : null;
}

// Says a number back as it is understood: who types thousands of euros as they are printed sees it before saving.
function tellValue() {
  const value = asking === "corrected" && asked.numeric ? readNumber($("#correct-value").value) : null;
  const times = value && Number(asked.read) ? Math.abs(Number(value) / Number(asked.read)) : 1;
  const shown = value === null ? "" : value.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, "\u202f").replace(".", say("ui.decimal_sign"));
  const far = times && (times < 0.05 || times > 20);
  $("#correct-echo").textContent = value === null ? "" : say(far ? "review.echo_far" : "review.echo", { value: shown });
  $("#correct-echo").classList.toggle("is-far", Boolean(far));
}

function saveAsked(event) {
  event.preventDefault();
  const who = $("#correct-who").value.trim();
  const complain = (key) => { $("#correct-error").textContent = say(key); };
  let value = asking === "corrected" || asking === "missing" ? $("#correct-value").value.trim() : null;
  if (asking === "corrected" && asked.numeric) {
    value = readNumber(value);
    if (value === null) return complain("review.bad_number");
  }
  if (value === "") return complain("review.need_value");
  if (!who) return complain("review.need_who");
  const fact = asking === "missing" ? placeMissing(asked, value) : asked;
  if (asking === "missing" && !mayBe(fact.path, value)) return complain("review.bad_kind");
  memory.set("who", who);
  const judgement = { verdict: asking, value, who, why: $("#correct-why").value.trim() || null };
  record(fact, judgement);
  $("#correct").close();
}

function record(fact, judgement) {
  const one = { ...judgement, path: fact.path, when: new Date().toISOString(), read: fact.read, evidence: fact.evidence };
  judged[keyOf(one)] = one;
  keepJudged();
}

function exportJudged() {
  const corrections = Object.keys(judged).sort().map((key) => {
    const { verdict, path, read, value, who, when, why, evidence } = judged[key];
    return { path, verdict, read, value, who, when, why, evidence, document: data.sha256, file_name: data.file_name };
  });
  const text = JSON.stringify({ corrections_version: "1.0", corrections }, null, 1) + "\n";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = "corrections.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// The fact that a judgement is of: by its pointer if it stands where it was seen, else by its place; another
// extraction may number facts otherwise.
function findJudged(one) {
  const kind = (path) => path.replace(/\/\d+(?=\/|$)/g, "/*");
  const place = ({ page, bbox }) => [page, ...bbox].join(" ");
  const stands = (fact) => place(fact.evidence[0]) === place(one.evidence[0]);
  const named = factOf(elementOf[one.path]);
  if (named && stands(named)) return named;
  return Object.values(data.facts).find((fact) => !fact.missing && kind(fact.path) === kind(one.path) && stands(fact));
}

// Takes judgements in, from a file or from the browser; what cannot be one, or is of another document, is counted.
function takeJudged(list) {
  const known = ["right", "wrong", "corrected", "extra", "missing"];
  let other = 0;
  let count = 0;
  for (const one of list) {
    const fact = one.verdict === "missing" ? { path: one.path, read: null, evidence: one.evidence } : findJudged(one);
    if (!known.includes(one.verdict) || !fact || !one.who) { other += 1; continue; }
    const value = one.value === null || one.value === undefined ? null : String(one.value);
    const taken = { verdict: one.verdict, value, path: fact.path, who: String(one.who), when: String(one.when), why: one.why ?? null, read: fact.read, evidence: fact.evidence };
    judged[keyOf(taken)] = taken;
    count += 1;
  }
  return { count, other };
}

async function loadJudged(file) {
  const before = { ...judged };
  let told;
  try {
    const all = JSON.parse(await file.text()).corrections;
    const mine = all.filter((one) => one.document === data.sha256);
    const { count, other } = takeJudged(mine);
    told = say("review.loaded", { count, other: other + all.length - mine.length });
  } catch {
    judged = before;
    told = say("review.bad_file");
  }
  keepJudged();
  $("#judge-count").textContent = told;
}
