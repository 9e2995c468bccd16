// The place where a figure is corrected or a missing fact written: under the pages, beside the crop, over no table.
"use strict";

const CROP_PT = { wide: 260, high: 44 };
let asking = null; // the verdict that is being written
let asked = null; // the fact that it is about
let lastFocus = null; // where the focus goes back to

const isDate = (fact) => /\/(iso|start|end)$/.test(fact.path);

function openEditor(verdict, fact) {
  if (!fact || (fact.missing && verdict !== "missing")) return;
  asking = verdict;
  asked = fact;
  const before = judged[fact.path];
  const missing = verdict === "missing";
  $("#editor").hidden = false;
  document.body.classList.add("is-editing");
  $("#correct-title").textContent = missing ? say("review.missing_title") : fact.label;
  $("#correct-read").textContent = missing ? fact.label : say("review.reads", { what: say("review.read"), value: fact.shown ?? fact.read ?? say("ui.nothing") });
  $("#missing-of").hidden = !missing;
  $("#correct-hint").textContent = say(`review.${missing ? "missing_value" : fact.numeric ? "new_value_money" : isDate(fact) ? "new_value_date" : "new_value"}`);
  $("#correct-value").value = missing ? "" : firstText(fact, before);
  $("#correct-why").value = before?.why ?? "";
  $("#correct-error").textContent = "";
  drawCrop(fact);
  tellValue();
  $("#correct-value").focus();
  $("#correct-value").select();
}

// What the field begins with: the correction so far, else what is printed.
function firstText(fact, before) {
  if (before?.verdict === "corrected") return fact.numeric ? printLike(before.value, fact) : before.value;
  if (fact.numeric) return fact.read === null ? "" : printLike(fact.read, fact);
  return fact.read ?? "";
}

function closeEditor() {
  if ($("#editor").hidden) return;
  $("#editor").hidden = true;
  document.body.classList.remove("is-editing");
  asking = asked = null;
  (lastFocus?.isConnected ? lastFocus : $("#facts")).focus({ preventScroll: true });
}

// The part of the page where the fact stands, from the picture that the page shows.
function drawCrop(fact) {
  const canvas = $("#correct-crop");
  const { page, bbox } = fact.evidence[0];
  const source = $(`#page-${page} img`);
  canvas.hidden = !source;
  if (!source) return;
  const picture = new Image();
  picture.addEventListener("load", () => {
    const scale = picture.naturalWidth / data.sizes[page - 1][0];
    const wide = Math.max(CROP_PT.wide, bbox[2] - bbox[0] + 40);
    const high = Math.max(CROP_PT.high, Math.min(bbox[3] - bbox[1], 80) + 24);
    const left = Math.max(0, Math.min((bbox[0] + bbox[2] - wide) / 2, data.sizes[page - 1][0] - wide));
    const top = Math.max(0, (bbox[1] + bbox[3] - high) / 2);
    canvas.width = Math.round(wide * scale);
    canvas.height = Math.round(high * scale);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, left * scale, top * scale, wide * scale, high * scale, 0, 0, canvas.width, canvas.height);
    pen.lineWidth = 3;
    pen.strokeStyle = "#8a5a00";
    pen.strokeRect((bbox[0] - left - 3) * scale, (bbox[1] - top - 2) * scale, (bbox[2] - bbox[0] + 6) * scale, (bbox[3] - bbox[1] + 4) * scale);
  });
  picture.src = source.src;
  canvas.setAttribute("aria-label", say("review.crop", { page }));
}

// Says back how a value is understood, before it is saved.
function tellValue() {
  const text = $("#correct-value").value;
  let said = "";
  let far = false;
  if (asking === "corrected" && asked.numeric) {
    const typed = readTyped(text, asked);
    if (typed) {
      far = isFar(typed.value, asked.read);
      said = say(typed.said === "plain" ? "review.echo_plain" : far ? "review.echo_far" : "review.echo", { value: printNumber(typed.value, asked.unit) });
    }
  } else if (asking === "corrected" && isDate(asked) && readDay(text)) said = say("review.echo", { value: readDay(text) });
  $("#correct-echo").textContent = said;
  $("#correct-echo").classList.toggle("is-far", far);
}

// Reads what is written; gives { value } or { error }.
function readAsked() {
  const text = $("#correct-value").value.trim();
  if (!text) return { error: "review.need_value" };
  if (asking === "missing") return mayBe(placeMissing(asked, text).path, text) ? { value: text } : { error: "review.bad_kind" };
  if (asked.numeric) return { value: readTyped(text, asked)?.value ?? null, error: "review.bad_number" };
  if (isDate(asked)) return { value: readDay(text), error: "review.bad_date" };
  return { value: text };
}

function saveAsked(event) {
  event?.preventDefault();
  const { value, error } = readAsked();
  if (value === null || value === undefined) { $("#correct-error").textContent = say(error); return; }
  const fact = asking === "missing" ? placeMissing(asked, value) : asked;
  const [verdict, why] = [asking, $("#correct-why").value.trim() || null];
  withName(() => {
    record(fact, verdict, value, why);
    closeEditor();
    if (verdict === "corrected") afterCorrection();
  });
}

// A correction that closes the gap of the current sum makes the next gap current.
function afterCorrection() {
  const card = currentSum ? byId(currentSum) : null;
  if (!card || card.classList.contains("is-fails")) return;
  const open = openSums();
  if (open.length) showCheck(open[0]);
  else tellStatus(say("review.all_judged"));
}

// Where the reviewer chose so, leaving the field saves what was changed in it.
function leaveEditor(event) {
  if ($("#editor").hidden || !$("#leave-on").checked || event.relatedTarget?.closest?.("#editor, #who")) return;
  if (asking === "corrected" && $("#correct-value").value !== firstText(asked, judged[asked.path])) saveAsked();
  else if (asking === "corrected") closeEditor();
}

function startEditor() {
  $("#editor").addEventListener("submit", saveAsked);
  $("#editor").addEventListener("focusout", leaveEditor);
  $("#editor").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    closeEditor();
  });
  $("#correct-value").addEventListener("input", tellValue);
  $("#missing-act").addEventListener("change", offerKinds);
  $("#leave-on").checked = memory.get("leave") === "on";
  $("#leave-on").addEventListener("change", (event) => memory.set("leave", event.target.checked ? "on" : "off"));
  $("#who").addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); goOn(); } });
  $("#who").addEventListener("change", goOn);
}
