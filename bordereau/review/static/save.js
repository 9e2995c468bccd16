// Pages that are served by « bordereau review --serve »: what is said is saved there, and what was saved is taken in.
"use strict";

const saving = { timer: 0 };

// While the page is being left only a small request still goes out; the work is in the browser all the same.
async function saveWork(leaving = false) {
  const body = JSON.stringify(gatherWork());
  const who = memory.get("who") || "";
  try {
    const answer = await fetch(new URL(data ? "../work" : "work", location.href), {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Bordereau": "work" },
      body,
      keepalive: leaving && body.length < 60000,
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

const saveSoon = () => {
  clearTimeout(saving.timer);
  saving.timer = setTimeout(() => { saving.timer = 0; saveWork(); }, 300);
};

function startSaving() {
  watchWork(saveSoon);
  addEventListener("pagehide", () => { if (saving.timer) saveWork(true); });
  takeSaved().then(() => { if (readWork().length) saveSoon(); });
}
startSaving();
