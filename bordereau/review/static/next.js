// From one document of the queue to the next that fits the filter, which stands in the address.
"use strict";

let queueLoad = null;

// The queue is a script of its own, loaded after the page is there.
function loadQueue() {
  queueLoad ??= new Promise((done, failed) => {
    const script = make("script", { src: "../assets/queue.js" });
    script.addEventListener("load", done);
    script.addEventListener("error", failed);
    document.head.append(script);
  });
  return queueLoad;
}

const documentAddress = (row, search) => `${row.id}.html${search}#gap`;

// The documents before and after this one that the filter lets through; only those to be reviewed with ``open``.
function findNeighbours(open) {
  const filter = readFilter(location.search);
  const states = gatherStates();
  const here = queue.findIndex((row) => row.id === data.sha256);
  const fits = (row) => row.id && row.id !== data.sha256 && fitsFilter(row, filter, states) && (!open || stateOf(row, states) === "todo");
  const fitting = queue.filter(fits);
  const place = (row) => queue.indexOf(row);
  return {
    before: fitting.filter((row) => place(row) < here).at(-1),
    after: fitting.find((row) => place(row) > here) ?? (open ? fitting[0] : undefined),
    number: fitting.filter((row) => place(row) < here).length + 1,
    total: fitting.length + 1,
    left: fitting.length,
  };
}

async function showNeighbours() {
  await loadQueue();
  const { before, after, number, total } = findNeighbours(false);
  $("#queue-place").textContent = `${number} / ${total}`;
  for (const [name, row] of [["previous-document", before], ["next-document", after]]) $(`[data-do="${name}"]`).disabled = !row;
  const mark = readWork(data.sha256).find(([, key]) => key === REVIEWED);
  const row = queue.find((one) => one.id === data.sha256);
  const who = mark?.[2].who ?? row?.reviewed;
  $('[data-do="reviewed"]').setAttribute("aria-pressed", String(Boolean(who)));
  $('[data-do="reviewed"]').title = who ? say("review.reviewed_by", { who }) : say("review.reviewed_title");
}

async function stepDocument(step) {
  await loadQueue();
  const { before, after } = findNeighbours(false);
  const row = step > 0 ? after : before;
  if (row) location.href = documentAddress(row, location.search);
  else tellStatus(say("review.no_document"));
}

// Says that the document was looked at to its end, and opens the next that was not.
async function finishDocument() {
  await loadQueue();
  withName(() => {
    changeWork([[data.sha256, REVIEWED, { who: whoJudges(), when: new Date().toISOString() }]]);
    const { after, left } = findNeighbours(true);
    if (left) location.href = documentAddress(after, location.search);
    else tellStatus(say("review.queue_done"));
  });
}

function startNeighbours() {
  $(".home").href += location.search;
  watchWork(() => { if (queueLoad) showNeighbours(); });
  requestAnimationFrame(() => setTimeout(() => showNeighbours().catch(() => { $("#queue-place").textContent = ""; }), 0));
}
