// Which documents of the queue are asked for, as it stands in the address; and what reviewers made of each.
"use strict";

const SINGLE = ["q", "state", "territory", "party", "year", "trust", "verdict"];
const STATES = ["todo", "read", "corrected", "contested"];

// ?q=…&reason=…&reason=…&state=…
function readFilter(search) {
  const asked = new URLSearchParams(search);
  const filter = { reasons: asked.getAll("reason") };
  for (const name of SINGLE) filter[name] = asked.get(name) ?? "";
  return filter;
}

function printFilter(filter) {
  const asked = new URLSearchParams();
  for (const name of SINGLE) if (filter[name]) asked.set(name, filter[name]);
  for (const reason of filter.reasons) asked.append("reason", reason);
  return String(asked) ? `?${asked}` : "";
}

// What the work in this browser says of each document.
function gatherStates() {
  const states = new Map();
  for (const [document, key, entry] of readWork()) {
    if (!states.has(document)) states.set(document, { verdicts: new Set(), standing: readStanding(document), reviewed: null });
    const state = states.get(document);
    if (key === REVIEWED) state.reviewed = entry.who;
    else state.verdicts.add(entry.verdict);
  }
  return states;
}

// The sums that are left to judge, as the page of the document last found them.
function readStanding(document) {
  try { return JSON.parse(memory.get(standingKey(document))); } catch { return null; }
}

// to be reviewed; or reviewed: as read, corrected, contested
function stateOf(row, states) {
  const own = states.get(row.id);
  if (!row.id || !(own?.reviewed || row.reviewed)) return "todo";
  const said = new Set([...(row.verdicts ?? []), ...(own?.verdicts ?? [])]);
  if (said.has("act_errs")) return "contested";
  return ["corrected", "wrong", "extra", "missing"].some((one) => said.has(one)) ? "corrected" : "read";
}

// The reasons of a document as they are now: a gap that was judged is none any more.
function reasonsOf(row, states) {
  const own = states.get(row.id);
  if (!own?.standing || !own.verdicts.size) return row.reasons;
  const { gap: _gap, act_errs: _errors, ...others } = row.reasons;
  const { left, act_errs } = own.standing;
  return { ...(left.length ? { gap: left.length } : {}), ...(act_errs ? { act_errs } : {}), ...others };
}

const textOf = (row) => (row.folded ??= fold([row.title, row.file, ...(row.parties ?? []), ...(row.territories ?? []), ...(row.years ?? []), row.why ?? ""].join(" ")));

function fitsFilter(row, filter, states, without = "") {
  const asked = fold(filter.q).split(/\s+/).filter(Boolean);
  if (!asked.every((word) => textOf(row).includes(word))) return false;
  if (without !== "state" && filter.state && stateOf(row, states) !== filter.state) return false;
  if (filter.territory && !row.territories?.includes(filter.territory)) return false;
  if (filter.party && !row.parties?.includes(filter.party)) return false;
  if (filter.year && !row.years?.map(String).includes(filter.year)) return false;
  if (filter.trust && !row.trust?.includes(filter.trust)) return false;
  if (filter.verdict && row.verdict !== filter.verdict) return false;
  const reasons = without !== "reason" && filter.reasons.length ? reasonsOf(row, states) : null;
  return !reasons || filter.reasons.some((one) => one in reasons);
}
