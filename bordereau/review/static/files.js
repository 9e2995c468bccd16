// The work file of a run: all that was said of all its documents, exported once, and taken in from others.
"use strict";

const FIELDS = ["path", "verdict", "read", "value", "who", "when", "why", "evidence", "document", "file_name"];

function gatherWork() {
  const entries = readWork();
  const corrections = entries
    .filter(([, key]) => key !== REVIEWED)
    .map(([document, , one]) => Object.fromEntries(FIELDS.map((name) => [name, name === "document" ? document : one[name] ?? null])));
  const order = (one) => `${one.document} ${one.path} ${one.when}`;
  corrections.sort((one, other) => (order(one) < order(other) ? -1 : 1));
  const reviewed = entries.filter(([, key]) => key === REVIEWED).map(([document, , { who, when }]) => ({ document, who, when }));
  return { corrections_version: "1.1", corrections, reviewed };
}

function exportWork() {
  const link = make("a", {
    href: URL.createObjectURL(new Blob([JSON.stringify(gatherWork(), null, 1) + "\n"], { type: "application/json" })),
    download: "corrections.json",
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const entryKey = (one) => (one.verdict === "missing" ? `${one.path}#${one.evidence[0].page}:${one.evidence[0].bbox}:${one.value}` : one.path);
const VERDICTS = ["right", "wrong", "corrected", "extra", "missing", "act_errs", "misread", "no_total", "irrelevant"];
const isEntry = (one) => /^[0-9a-f]{64}$/.test(one.document) && VERDICTS.includes(one.verdict) && one.who && one.when && Array.isArray(one.evidence) && one.evidence.length > 0;

// Takes a work file in: what another reviewer says otherwise of a fact is counted and left out, never written over.
function takeWork(content) {
  const own = new Map(readWork().map(([document, key, entry]) => [workKey(document, key), entry]));
  const told = { count: 0, conflicts: 0, other: 0 };
  const changes = [];
  for (const one of content.corrections) {
    if (!isEntry(one)) { told.other += 1; continue; }
    const { document, ...entry } = one;
    const mine = own.get(workKey(document, entryKey(one)));
    if (mine && mine.who !== one.who && (mine.verdict !== one.verdict || mine.value !== one.value)) told.conflicts += 1;
    else if (!mine || mine.when <= one.when) { changes.push([document, entryKey(one), entry]); told.count += 1; }
  }
  for (const one of content.reviewed ?? []) {
    if (!own.has(workKey(one.document, REVIEWED))) changes.push([one.document, REVIEWED, { who: one.who, when: one.when }]);
  }
  if (changes.length) changeWork(changes);
  return told;
}

async function loadWork(file) {
  try {
    const content = JSON.parse(await file.text());
    if (!Array.isArray(content.corrections)) throw new Error("corrections");
    const { count, conflicts, other } = takeWork(content);
    return say(conflicts ? "review.loaded_conflicts" : "review.loaded", { count, conflicts, other });
  } catch {
    return say("review.bad_file");
  }
}

// The buttons of the work file, on the index and on each document.
function startFiles() {
  const tellFiles = () => {
    const count = readWork().length;
    $('[data-do="export"]').disabled = !count;
    $("#judge-count").textContent = keptNothing ? say("review.no_room") : count ? sayCount("review.count", readWork().filter(([, key]) => key !== REVIEWED).length) : "";
  };
  $('[data-do="export"]').addEventListener("click", exportWork);
  $('[data-do="load"]').addEventListener("click", () => $("#load-file").click());
  $("#load-file").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    event.target.value = "";
    if (file) $("#judge-count").textContent = await loadWork(file);
  });
  $("#who").value = memory.get("who") ?? "";
  $("#who").addEventListener("change", (event) => memory.set("who", event.target.value.trim()));
  watchWork(tellFiles);
  tellFiles();
}
