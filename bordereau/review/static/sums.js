// The sums of the document: added up again when a figure is corrected, judged one by one, passed through as a queue.
"use strict";

const CHECK_STATES = ["is-fails", "is-undetermined", "is-within_rounding", "is-exact"];
let currentSum = null; // the id of the sum that a verdict would be about

const findSum = (one) => {
  const kind = one.read?.split(" ")[0];
  const place = ({ page, bbox }) => [page, ...bbox].join(" ");
  const stands = (sum) => sum.kind === kind && place(sum.evidence[0]) === place(one.evidence[0]);
  const all = Object.values(data.sums).filter(stands);
  return (all.find((sum) => sum.path === one.path) ?? all[0])?.path ?? null;
};

// How far a figure was moved by a correction; null where it has no value any more.
function movedBy(id) {
  const fact = id ? data.facts[id] : null;
  const one = fact && judged[fact.path];
  if (!one || one.verdict === "right") return "0";
  return one.verdict === "corrected" && fact.read !== null ? decimal.subtract(one.value, fact.read) : null;
}

// An addition as it is with all corrections.
function addUp(sum) {
  const moved = [sum.of, ...sum.parts].map(movedBy);
  const still = { stated: sum.stated, computed: sum.computed, status: sum.status, difference: null };
  const known = sum.stated !== null && sum.computed !== null;
  if (known) still.difference = decimal.subtract(sum.stated, sum.computed);
  if (!sum.redone || moved.every((one) => one === "0")) return still;
  if (!known || moved.includes(null)) return { ...still, status: "undetermined", difference: null, changed: true };
  const [ofTotal, ...ofParts] = moved;
  const stated = decimal.add(sum.stated, ofTotal);
  const computed = ofParts.reduce((all, one, place) => decimal.add(all, sum.less && place > 0 ? decimal.negate(one) : one), sum.computed);
  const difference = decimal.subtract(stated, computed);
  let status = sum.status === "undetermined" ? "undetermined" : "fails";
  if (decimal.isZero(difference)) status = "exact";
  else if (sum.tolerance && !decimal.isMore(decimal.size(difference), sum.tolerance)) status = "within_rounding";
  return { stated, computed, difference, status, changed: true };
}

const tellSum = (sum, live) => `${sum.kind} ${live.stated ?? "-"} ${live.computed ?? "-"}`;

// What was said of a sum, if it was said of the addition that it is now; what was applied counts as well.
function saidOf(sum, live) {
  const one = judged[sum.path];
  if (one) return one.read === tellSum(sum, live) ? one : null;
  return live.changed ? null : data.applied[sum.path] ?? null;
}

function showSums() {
  const counts = { open: 0, act_errs: 0, held: 0, changed: 0 };
  const left = [];
  for (const [id, sum] of Object.entries(data.sums)) {
    const card = byId(id);
    const live = addUp(sum);
    const said = saidOf(sum, live);
    counts.changed += Boolean(live.changed);
    if (live.status === "fails" && !said) { counts.open += 1; left.push(sum.path); }
    if (said?.verdict === "act_errs") counts.act_errs += 1;
    if (["exact", "within_rounding"].includes(live.status)) counts.held += 1;
    if (card) showSum(card, sum, live, said);
  }
  memory.set(standingKey(data.sha256), JSON.stringify({ left, act_errs: counts.act_errs }));
  showStanding(counts);
}

function showSum(card, sum, live, said) {
  card.classList.remove(...CHECK_STATES);
  card.classList.add(`is-${live.status}`);
  card.classList.toggle("is-judged", Boolean(said));
  if (live.changed || card.dataset.changed) {
    card.dataset.changed = live.changed ? "yes" : "";
    showLedger(card, sum, live);
  }
  const badge = $(".what .badge", card);
  badge.className = `badge is-${said ? "judged" : live.status}`;
  badge.textContent = said ? say(`sum_verdicts.${said.verdict}`) : say(`verdicts.${live.status}`);
  for (const button of $$("[data-judge]", card)) button.setAttribute("aria-pressed", String(said?.verdict === button.dataset.judge));
  const by = $(".said-by", card);
  if (by) by.textContent = said ? say("review.by", { who: said.who, when: printDay(said.when) }) : "";
  const note = $(".sum-note", card);
  if (note) {
    note.hidden = !said;
    if (note.querySelector("input") !== document.activeElement) note.querySelector("input").value = said?.why ?? "";
  }
}

function showLedger(card, sum, live) {
  const value = (text) => (text === null ? "—" : printNumber(text, sum.unit));
  const put = (selector, text) => { for (const cell of $$(selector, card)) cell.textContent = text; };
  for (const row of $$(".terms tr[data-fact]", card)) {
    const fact = data.facts[row.dataset.fact];
    const moved = movedBy(row.dataset.fact);
    const less = sum.less && sum.parts.indexOf(row.dataset.fact) > 0 ? "− " : "";
    if (fact.read !== null) $("td", row).textContent = moved === null ? "—" : less + value(decimal.add(fact.read, moved));
  }
  put(".sum td", value(live.computed));
  put(".stated td", value(live.stated));
  put(".gap td", live.difference === null ? "—" : printSigned(live.difference, sum.unit));
  put(".verdict", tellVerdict(sum, live));
  put(".sides", live.status === "exact" ? value(live.stated) : `${value(live.stated)} · ${value(live.computed)}`);
  for (const link of $$(`.recomputed[href="#${card.id}"]`)) showRecomputed(link, sum, live);
  for (const flag of $$(`.flag[href="#${card.id}"]`)) {
    flag.classList.toggle("is-gone", live.status !== "fails");
    if (live.status === "fails") $("text", flag).textContent = printSigned(live.difference, sum.unit);
  }
}

// What stands under the total of a table: the sum, and its gap where there is one.
function showRecomputed(link, sum, live) {
  link.classList.remove(...CHECK_STATES);
  link.classList.add(`is-${live.status}`);
  $(".computed", link).textContent = live.computed === null ? "—" : printNumber(live.computed, sum.unit);
  const gap = live.status === "fails" ? say("ui.gap", { difference: printSigned(live.difference, sum.unit) }) : "";
  const strong = $("strong", link) ?? link.appendChild(make("strong"));
  strong.textContent = gap;
}

function tellVerdict(sum, live) {
  if (live.difference === null) return say("check_verdicts.undetermined_parts");
  const said = live.status === "fails" ? (sum.twice ? "apart" : live.difference.startsWith("-") ? "under" : "over") : live.status === "undetermined" ? "undetermined_parts" : live.status;
  return say(`check_verdicts.${said}`, { difference: printNumber(decimal.size(live.difference), sum.unit) });
}

// The badge of the document: gaps to be judged, confirmed errors, else what was proven of it.
function showStanding({ open, act_errs, held, changed }) {
  const badge = $("#standing");
  badge.dataset.first ??= badge.textContent;
  badge.dataset.kind ??= badge.className;
  const said = Object.values(judged).some((one) => one.verdict in words.sum_verdicts) || Object.keys(data.applied).length > 0;
  if (open) { badge.textContent = sayCount("queue.gaps", open); badge.className = "badge is-fails"; }
  else if (act_errs) { badge.textContent = sayCount("queue.act_errs", act_errs); badge.className = "badge is-judged"; }
  else if (changed || said) { badge.textContent = sayCount("queue.hold", held); badge.className = "badge is-plain"; }
  else { badge.textContent = badge.dataset.first; badge.className = badge.dataset.kind; }
}

const openSums = () => $$(".check.is-fails:not(.is-judged)");

// Says of the current sum what a reviewer says; then the next gap is at hand, or the figure that was misread.
function judgeSum(verdict) {
  const id = currentSum;
  const sum = id ? data.sums[id] : null;
  const live = sum && addUp(sum);
  if (!sum || !["fails", "undetermined"].includes(live.status)) { tellStatus(say("review.no_sum")); return; }
  withName(() => {
    const told = { path: sum.path, read: tellSum(sum, live), evidence: sum.evidence };
    record(told, verdict, null, judged[sum.path]?.why ?? null);
    if (verdict === "misread") { openEditor("corrected", factOf(selected)); return; }
    const open = openSums();
    const after = open.find((card) => byId(id).compareDocumentPosition(card) & Node.DOCUMENT_POSITION_FOLLOWING) ?? open[0];
    if (after) showCheck(after);
    else { showCheck(byId(id)); tellStatus(say("review.all_judged")); }
  });
}

function noteSum(input) {
  const sum = data.sums[input.closest(".check").id];
  const one = judged[sum.path] ?? (data.applied[sum.path] && { ...data.applied[sum.path], path: sum.path, read: sum.read, evidence: sum.evidence, value: null, file_name: data.file_name });
  const why = input.value.trim() || null;
  if (one && (one.why ?? null) !== why) {
    const { stored: _, ...entry } = one;
    keepJudged(sum.path, { ...entry, why, who: whoJudges() || one.who, when: new Date().toISOString() });
  }
}
