// The facts of a long document: an act is drawn when it comes near, or when something of it is wanted.
"use strict";

const idOf = Object.create(null); // of each fact, by JSON pointer
const elementOf = Object.create(null); // element by JSON pointer, of what is drawn

// Draws an act; it stands in the HTML as text for browsers without scripts.
function drawAct(section) {
  const kept = section && $("noscript", section);
  if (!kept) return;
  kept.insertAdjacentHTML("afterend", kept.textContent);
  kept.remove();
  noteFacts(section);
}

// Notes the elements of what was drawn, with what is said of them already.
function noteFacts(section) {
  for (const element of $$(".fact[id]", section)) {
    const fact = data.facts[element.id];
    if (!fact || fact.missing) continue;
    elementOf[fact.path] = element;
    if (judged[fact.path]) showMark(element, judged[fact.path]);
  }
  for (const [id, sum] of Object.entries(data.sums)) if (byId(id)?.dataset.changed) showLedger(byId(id), sum, addUp(sum));
}

// The element of a fact, drawn now if it is not yet.
function factElement(id) {
  const fact = data.facts[id];
  if (fact && !byId(id)) drawAct(byId(`act-${Number(fact.path.split("/")[2]) + 1}`));
  return byId(id);
}

const drawActs = () => { for (const section of $$(".act")) drawAct(section); };

function startActs() {
  for (const [id, fact] of Object.entries(data.facts)) idOf[fact.path] = id;
  noteFacts(document);
  const near = new IntersectionObserver((seen) => {
    for (const one of seen) if (one.isIntersecting) { drawAct(one.target); near.unobserve(one.target); }
  }, { root: $("#facts"), rootMargin: "800px 0px" });
  for (const section of $$(".act")) near.observe(section);
}
