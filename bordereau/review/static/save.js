// Pages that are served by « bordereau review --serve »: what is said is saved there, and what was saved is taken in.
"use strict";

const saving = { timer: 0 };

async function saveWork() {
  const who = memory.get("who") || "";
  try {
    const answer = await fetch(new URL(data ? "../work" : "work", location.href), {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Bordereau": "work" },
      body: JSON.stringify(gatherWork()),
    });
    $("#saved").textContent = say(answer.ok ? "review.saved" : "review.not_saved", { who });
  } catch {
    $("#saved").textContent = say("review.not_saved", { who });
  }
}

async function takeSaved() {
  try {
    const answer = await fetch(new URL(data ? "../work" : "work", location.href), { headers: { "X-Bordereau": "work" } });
    if (answer.ok) takeWork(await answer.json());
  } catch { /* the server is gone: the work stays in the browser */ }
}

function startSaving() {
  takeSaved().finally(() => {
    watchWork(() => {
      clearTimeout(saving.timer);
      saving.timer = setTimeout(saveWork, 300);
    });
    addEventListener("pagehide", () => { if (saving.timer) saveWork(); });
  });
}
startSaving();
