// The pages: their boxes are drawn when they come near, so that a hundred of them open at once; going from one to another.
"use strict";

let zoom = 1;

// The boxes of a page, drawn now if they are not yet: they stand in the HTML as text for browsers without scripts.
function drawSheet(number) {
  const paper = $(`#page-${number} .paper`);
  const kept = paper && $("noscript", paper);
  if (kept) {
    kept.insertAdjacentHTML("afterend", kept.textContent);
    kept.remove();
    for (const id of Object.keys(data.sums)) if (byId(id)?.dataset.changed) showLedger(byId(id), data.sums[id], addUp(data.sums[id]));
  }
  return paper ? $(".boxes", paper) : null;
}

function watchSheets() {
  const near = new IntersectionObserver((seen) => {
    for (const one of seen) if (one.isIntersecting) { drawSheet(one.target.dataset.page); near.unobserve(one.target); }
  }, { root: $("#pages"), rootMargin: "1200px 0px" });
  for (const sheet of $$(".sheet")) {
    const [width, height] = data.sizes[sheet.dataset.page - 1];
    if (!$("img", sheet)) $(".paper", sheet).style.aspectRatio = `${width} / ${height}`;
    near.observe(sheet);
  }
  addEventListener("beforeprint", () => { for (const sheet of $$(".sheet")) drawSheet(sheet.dataset.page); });
}

// The page that one looks at: the last whose top is above the upper third of the pane.
function findPage() {
  const pane = $("#pages");
  const top = pane.getBoundingClientRect().top + pane.clientHeight / 3;
  const sheets = $$(".sheet");
  let first = 0;
  let last = sheets.length - 1;
  while (first < last) {
    const middle = Math.ceil((first + last) / 2);
    if (sheets[middle].getBoundingClientRect().top < top) first = middle; else last = middle - 1;
  }
  return first;
}

function tellPage() {
  const now = $("#page-now");
  if (now && now !== document.activeElement) now.value = String(findPage() + 1);
}

function stepPage(step) {
  if (isNarrow()) showPane("pages");
  const sheets = $$(".sheet");
  goToPage(sheets[Math.min(sheets.length - 1, Math.max(0, findPage() + step))]);
}

function goToPage(sheet) {
  if (!sheet) return;
  if (isNarrow()) showPane("pages");
  const pane = $("#pages");
  pane.scrollTo({ top: pane.scrollTop + sheet.getBoundingClientRect().top - pane.getBoundingClientRect().top - 12, behavior: "instant" });
}

function setZoom(factor) {
  const pane = $("#pages");
  const middle = (pane.scrollTop + pane.clientHeight / 2) / pane.scrollHeight;
  zoom = factor ? Math.min(4, Math.max(0.5, zoom * factor)) : 1;
  pane.style.setProperty("--zoom", String(zoom));
  pane.scrollTo({ top: middle * pane.scrollHeight - pane.clientHeight / 2, behavior: "instant" });
}

function startSheets() {
  watchSheets();
  let waits = false;
  $("#pages").addEventListener("scroll", () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => { waits = false; tellPage(); });
  }, { passive: true });
  $("#page-now")?.addEventListener("change", (event) => {
    const number = Math.round(Number(event.target.value));
    if (number >= 1 && number <= data.sizes.length) goToPage(byId(`page-${number}`));
    event.target.blur();
    tellPage();
  });
}
