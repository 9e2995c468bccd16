// The work of a run: one entry a judgement, so that two tabs never write over each other. What is done can be undone.
"use strict";

const STORE = "bordereau:work:";
const REVIEWED = "@reviewed"; // the entry that says who has looked at a document
const workOf = () => `${STORE}${data ? data.run : run}:`;
const workKey = (document, key) => `${workOf()}${document}:${key}`;
const standingKey = (document) => `standing:${data ? data.run : run}:${document}`; // what is left to judge of it, for the index
const watchers = [];
let keptNothing = false; // the browser has no room, or keeps nothing: the work must be exported before the page is left

const watchWork = (told) => watchers.push(told);
const tellWork = (document, key) => { for (const told of watchers) told(document, key); };

// Gives the entries of a document, or of all of them, as [document, key, entry].
function readWork(document = "") {
  const start = document ? workKey(document, "") : workOf();
  const found = [];
  try {
    for (let place = 0; place < localStorage.length; place += 1) {
      const name = localStorage.key(place);
      if (!name.startsWith(start)) continue;
      const [, digest, key] = /^([0-9a-f]{64}):(.*)$/s.exec(name.slice(workOf().length)) ?? [];
      const entry = readEntry(name);
      if (digest && entry) found.push([digest, key, entry]);
    }
  } catch { keptNothing = true; }
  return found;
}

function readEntry(name) {
  try { return JSON.parse(localStorage.getItem(name)); } catch { return null; }
}

function keepEntry(document, key, entry) {
  try {
    if (entry) localStorage.setItem(workKey(document, key), JSON.stringify(entry));
    else localStorage.removeItem(workKey(document, key));
  } catch { keptNothing = true; }
  tellWork(document, key);
}

addEventListener("storage", (event) => {
  if (event.key === null) tellWork("", "");
  else if (event.key.startsWith(workOf())) tellWork(event.key.slice(workOf().length, workOf().length + 64), event.key.slice(workOf().length + 65));
});

// --- undo and redo, in this tab and across its documents ------------------------------------------
const trail = {
  read(name) { try { return JSON.parse(sessionStorage.getItem(`${workOf()}${name}`)) ?? []; } catch { return []; } },
  write(name, steps) { try { sessionStorage.setItem(`${workOf()}${name}`, JSON.stringify(steps.slice(-200))); } catch { /* no undo then */ } },
};

// Changes entries as one step: each change is [document, key, entry or null].
function changeWork(changes) {
  const step = changes.map(([document, key, entry]) => [document, key, readEntry(workKey(document, key)), entry]);
  trail.write("done", [...trail.read("done"), step]);
  trail.write("undone", []);
  for (const [document, key, , entry] of step) keepEntry(document, key, entry);
}

function stepBack(from, to, which) {
  const steps = trail.read(from);
  const step = steps.pop();
  if (!step) return null;
  trail.write(from, steps);
  trail.write(to, [...trail.read(to), step]);
  for (const change of step) keepEntry(change[0], change[1], change[which]);
  return step;
}
const undoWork = () => stepBack("done", "undone", 2);
const redoWork = () => stepBack("undone", "done", 3);
