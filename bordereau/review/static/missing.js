// What the machine did not read: a box drawn around it (or a page named), what it is, and what is printed there.
"use strict";

const SVG = "http://www.w3.org/2000/svg";
const SMALLEST_PT = 3;
let drawing = null; // { paper, page, x, y, rect } while a box is drawn

const isDrawing = () => document.body.classList.contains("is-drawing");

function startDrawing() {
  if (isNarrow()) showPane("pages");
  select(null);
  document.body.classList.add("is-drawing");
  const hint = document.createElement("span");
  hint.textContent = say("review.missing_hint");
  $("#judge-fact").replaceChildren(hint);
  $("#pages").focus({ preventScroll: true });
}

function stopDrawing() {
  drawing?.rect?.remove();
  drawing = null;
  document.body.classList.remove("is-drawing");
  tellSelected();
}

// A point of the screen in points of the page.
function toPage(svg, event) {
  const view = svg.getBoundingClientRect();
  const { width, height } = svg.viewBox.baseVal;
  const clamp = (value, most) => Math.round(Math.min(Math.max(value, 0), most) * 100) / 100;
  return [clamp((event.clientX - view.left) / view.width * width, width), clamp((event.clientY - view.top) / view.height * height, height)];
}

function drawRect(svg, [x0, top, x1, bottom], holder = svg) {
  const rect = holder.appendChild(document.createElementNS(SVG, "rect"));
  for (const [name, value] of Object.entries({ x: x0, y: top, width: x1 - x0, height: bottom - top, rx: 1.5 })) rect.setAttribute(name, value);
  return rect;
}

const boxFrom = ([x, y], [x1, y1]) => [Math.min(x, x1), Math.min(y, y1), Math.max(x, x1), Math.max(y, y1)];

function watchDrawing() {
  const pane = $("#pages");
  pane.addEventListener("pointerdown", (event) => {
    const paper = isDrawing() && event.target.closest(".paper");
    if (!paper) return;
    event.preventDefault();
    const svg = $(".boxes", paper);
    const from = toPage(svg, event);
    drawing = { svg, page: Number(paper.parentElement.dataset.page), from, rect: drawRect(svg, [...from, ...from]) };
    drawing.rect.classList.add("drawn");
    pane.setPointerCapture(event.pointerId);
  });
  pane.addEventListener("pointermove", (event) => {
    if (!drawing) return;
    drawing.rect.remove();
    drawing.rect = drawRect(drawing.svg, boxFrom(drawing.from, toPage(drawing.svg, event)));
    drawing.rect.classList.add("drawn");
  });
  pane.addEventListener("pointerup", (event) => {
    if (!drawing) return;
    const { page, from, svg } = drawing;
    const box = boxFrom(from, toPage(svg, event));
    if (box[2] - box[0] < SMALLEST_PT || box[3] - box[1] < SMALLEST_PT) { drawing.rect.remove(); drawing = null; return; }
    askMissing(page, box);
  });
  pane.addEventListener("pointercancel", stopDrawing);
}

function askMissing(page, bbox) {
  const [width, height] = data.sizes[page - 1].map((side) => Math.round(side * 100) / 100);
  const where = { page, bbox: bbox ?? [0, 0, width, height] };
  const acts = data.acts.map((act, place) => ({ ...act, place })).filter((act) => act.pages[0] <= page);
  stopDrawing();
  $("#missing-act").value = String(acts.at(-1)?.place ?? 0);
  offerKinds();
  openEditor("missing", { path: "", read: null, label: say(bbox ? "review.missing_box" : "review.missing_whole", { page }), evidence: [{ ...where, text: "" }] });
  $("#missing-kind").focus();
}

// A title, a date or a place that is there is corrected, not added.
function offerKinds() {
  const { has } = data.acts[Number($("#missing-act").value)];
  for (const option of $("#missing-kind").options) option.hidden = option.disabled = has.includes(option.value.split("/")[0]);
  $("#missing-kind").value = "amounts/-";
}

function placeMissing(fact, value) {
  return { ...fact, read: null, path: `/acts/${$("#missing-act").value}/${$("#missing-kind").value}`, evidence: [{ ...fact.evidence[0], text: value }] };
}

// Whether a text may be of its kind at all; what it says is read when corrections are applied.
function mayBe(path, value) {
  if (path.endsWith("/amounts/-")) return /\d|euro/i.test(value) && /€|euro/i.test(value);
  if (path.endsWith("/date/iso")) return /\d{4}/.test(value);
  if (path.endsWith("/articles/-")) return /\d|premi|unique|^(art\S*\s+)?[IVX]+\b/i.test(value);
  return true;
}

// The facts added stand in a list of their own, with their boxes, and are chosen like any other.
function showMissing() {
  for (const element of $$(".is-added")) element.remove();
  for (const id of Object.keys(data.facts)) if (data.facts[id].missing) delete data.facts[id];
  const added = Object.entries(judged).filter(([, one]) => one.verdict === "missing");
  $("#added").hidden = !added.length;
  added.forEach(([key, one], place) => {
    const { page, bbox } = one.evidence[0];
    const svg = drawSheet(page);
    if (!svg) return;
    const kind = $(`#missing-kind option[value="${CSS.escape(one.path.split("/").slice(3).join("/"))}"]`)?.textContent ?? "";
    const box = svg.appendChild(document.createElementNS(SVG, "a"));
    const whole = bbox[0] === 0 && bbox[1] === 0;
    box.setAttribute("class", `box is-added${whole ? " is-page" : ""}`);
    box.setAttribute("href", `#m${place}`);
    box.setAttribute("tabindex", "-1");
    box.id = `mb${place}`;
    box.dataset.fact = `m${place}`;
    drawRect(svg, bbox, box);
    const item = $("#added ul").appendChild(document.createElement("li"));
    item.className = "is-added";
    const link = item.appendChild(document.createElement("a"));
    Object.assign(link, { className: "fact", id: `m${place}`, href: `#mb${place}`, textContent: one.value });
    link.dataset.box = box.id;
    link.dataset.mark = "missing";
    link.title = tellMark(one, null);
    const where = item.appendChild(document.createElement("span"));
    where.className = "quiet";
    where.textContent = ` ${say("review.missing_where", { kind, page })}`;
    data.facts[link.id] = { path: key, label: kind, read: one.value, evidence: one.evidence, missing: true };
    if (selected && !selected.isConnected) selected = null;
  });
}
