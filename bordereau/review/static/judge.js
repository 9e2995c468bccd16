// Judging facts: what a reviewer says is kept in the browser until it is exported, and is loaded again from a file.
"use strict";

let judged = {}; // by JSON pointer

const factOf = (element) => (element ? data.facts[element.id] : null);
const elementOf = Object.create(null); // element by JSON pointer

function keepJudged() {
  memory.set(`judged:${data.sha256}`, JSON.stringify(judged));
  showJudged();
}

function showJudged() {
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

// What was said of a fact, in one phrase.
const tellMark = (mark) => {
  const said = say(`review.is_${mark.verdict}`);
  return `${mark.verdict === "corrected" ? say("review.reads", { what: said, value: mark.value }) : said} (${mark.who})`;
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
  for (const name of ["right", "wrong", "correct"]) $(`[data-do="${name}"]`).disabled = !fact;
  for (const [name, verdict] of [["right", "right"], ["wrong", "wrong"], ["correct", "corrected"]]) {
    $(`[data-do="${name}"]`).setAttribute("aria-pressed", String(mark?.verdict === verdict));
  }
  $('[data-do="clear"]').disabled = !mark;
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
  $("#correct-title").textContent = say({ right: "review.mark_right", wrong: "review.mark_wrong", corrected: "review.mark_correct" }[verdict]).replace("…", "");
  $("#correct-read").textContent = say("review.reads", { what: fact.label, value: fact.shown ?? fact.read ?? say("ui.nothing") });
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

