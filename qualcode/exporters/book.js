
"use strict";
(() => {
const one = (selector, inside = document) => inside.querySelector(selector);
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const form = one("#filter"), found = one("#found"), keys = one("#keys"), search = one("#words");
const by = Object.fromEntries(["theme", "code", "role", "status"].map(n => [n, one("#by-" + n)]));
const themes = all("option[data-t]").map(option => option.dataset.t);
let items, shown, want = {}, here = null, active = false, wait = 0;

// Everything that can be chosen, looked up when it is first asked for.
const state = el => el.classList[1];
const noted = el => all(".c", el).map(note => [note.dataset.k, state(note), note]);
const made = (el, turn, notes, said) => ({el, turn, notes, said,
  text: said.textContent.toLowerCase(), role: turn.dataset.r || "", who: turn.dataset.w || "",
  page: el.closest("article")});
const index = () => items ||= all(".turns .p").map(el =>
  made(el, el.parentElement, noted(el), el.firstElementChild));

// A code's passages are mere text until somebody comes near.
function unfold(page) {
  const folded = page && one("noscript", page);
  if (!folded) return;
  const holder = document.createElement("div");
  holder.innerHTML = folded.textContent;
  folded.replaceWith(holder);
  page.passages = all(".e", holder).map(el =>
    made(el, el, [[page.dataset.k, state(el), null]], one("blockquote", el)));
  if (active) narrow(page);
}
function narrow(page) {
  for (const item of page.passages || []) item.el.classList.toggle("off", !fits(item));
  for (const fold of all("details", page)) fold.open = Boolean(active && (want.status || want.words));
}
const near = new IntersectionObserver(seen => {
  for (const one of seen) if (one.isIntersecting) { near.unobserve(one.target); unfold(one.target); }
}, {rootMargin: "1200px"});

function fits(item) {
  if (want.role && item.role !== want.role) return false;
  if (want.words && !item.text.includes(want.words)) return false;
  const choosing = Boolean(want.theme || want.code || want.status);
  let any = false;
  for (const [code, status, note] of item.notes) {
    const yes = (!want.theme || themes[code] === want.theme) && (!want.code || code === want.code)
      && (!want.status || status === want.status);
    if (note) note.classList.toggle("off", !yes);
    any ||= yes;
  }
  if (any || !choosing) for (const mark of item.said.children) {
    const of = rests(mark);
    mark.classList.toggle("dim", choosing && item.notes.every(([, , note]) =>
      !note || note.classList.contains("off") || !of.includes(note.dataset.n)));
  }
  return any || !choosing;
}
const rests = mark => (mark.dataset.of || mark.dataset.n || "").split(" ");

function choose() {
  want = {words: search.value.trim().toLowerCase()};
  for (const name in by) want[name] = by[name].value;
  active = Object.values(want).some(Boolean);
  const turns = new Set(), people = new Set(), pages = new Set();
  shown = [];
  for (const item of index()) {
    const yes = fits(item);
    item.el.classList.toggle("off", !yes);
    if (!yes) continue;
    shown.push(item.el);
    pages.add(item.page);
    turns.add(item.turn);
    if (item.who) people.add(item.who);
  }
  for (const turn of all(".turn")) {
    const next = turn.nextElementSibling;
    const asked = turn.classList.contains("asks") && next && turns.has(next);
    turn.classList.toggle("off", active && !turns.has(turn) && !asked);
  }
  for (const page of all(".tr")) page.classList.toggle("off", active && !pages.has(page));
  for (const page of all(".code")) {
    const code = page.dataset.k;
    page.classList.toggle("off", Boolean((want.code && code !== want.code)
      || (want.theme && themes[code] !== want.theme)));
    narrow(page);
  }
  found.textContent = !active ? "" : !shown.length ? found.dataset.nothing
    : found.dataset.found.replace("{passages}", shown.length)
      .replace("{participants}", people.size).replace("{transcripts}", pages.size);
  light(want.words);
}

function light(words) {
  if (!window.Highlight || !CSS.highlights) return;
  CSS.highlights.delete("found");
  if (words.length < 2) return;
  const ranges = [];
  for (const item of index()) {
    if (ranges.length > 5000) break;
    if (item.el.classList.contains("off")) continue;
    const walker = document.createTreeWalker(item.said, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
      const text = node.data.toLowerCase();
      if (text.length !== node.data.length) continue;
      for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + words.length);
        ranges.push(range);
      }
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

// Where the reader is: what was stepped to last, while it is on the screen, else what is on top.
function place(list, current) {
  if (current && current.isConnected) {
    const box = current.getBoundingClientRect();
    if (box.bottom > 0 && box.top < innerHeight) return list.indexOf(current);
  }
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle].getBoundingClientRect().top < 40) low = middle + 1; else high = middle;
  }
  return low - 0.5;
}

function go(el) {
  if (here) here.classList.remove("here");
  here = el;
  const box = el.closest(".p, .e");
  box.classList.add("here");
  here = box;
  el.focus({preventScroll: true});
  el.scrollIntoView({block: "center", behavior: "instant"});
}

function step(list, current, by) {
  if (!list.length) return;
  const at = place(list, current);
  const next = by > 0 ? Math.floor(at + 1) : Math.ceil(at - 1);
  go(list[Math.max(0, Math.min(list.length - 1, next))]);
}

const passages = () => [...(shown || index().map(item => item.el)),
  ...all(".code:not(.off) .e:not(.off)").filter(el => !el.closest("details:not([open])"))];
const codings = () => all(".turns .p:not(.off) .c:not(.off) > a");
const ask = () => { if (!keys.open) keys.showModal(); };
const act = {
  j: () => step(passages(), here, 1),
  k: () => step(passages(), here, -1),
  n: () => step(codings(), document.activeElement, 1),
  p: () => step(codings(), document.activeElement, -1),
  "/": () => { one("details", form).open = true; search.focus(); search.select(); },
  "?": ask,
  Escape: () => { if (active) form.reset(); },
};

addEventListener("keydown", event => {
  const writing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  if (event.key === "Escape" ? false : writing || !one("#on").checked) return;
  if (!Object.hasOwn(act, event.key)) return;
  if (event.key !== "Escape") event.preventDefault();
  act[event.key]();
});
form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("reset", () => setTimeout(choose));
form.addEventListener("change", event => { if (event.target !== search) choose(); });
search.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(choose, 150); });
one("#help").addEventListener("click", ask);
one("button", keys).addEventListener("click", () => keys.close());

// A link into what is not shown shows everything again.
function arrive() {
  const to = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!to) return;
  unfold(to.closest(".code"));
  if (active && to.closest(".off")) { form.reset(); setTimeout(() => to.scrollIntoView(), 10); }
}
addEventListener("hashchange", arrive);
addEventListener("beforeprint", () => all(".code:not(.off)").forEach(unfold));

// The words that a coding rests on, while it has the focus or the pointer.
function show(event, lit) {
  const note = event.target.closest && event.target.closest(".c");
  if (!note || !note.dataset.n) return;
  for (const mark of all("mark", note.closest(".p")))
    if (rests(mark).includes(note.dataset.n)) mark.classList.toggle("lit", lit);
}
for (const [name, lit] of [["pointerover", 1], ["pointerout", 0], ["focusin", 1], ["focusout", 0]])
  addEventListener(name, event => show(event, Boolean(lit)));

all(".code").forEach(page => near.observe(page));
arrive();
form.hidden = false;
if (matchMedia("(max-width:69.99rem)").matches) one("details", form).open = false;
document.documentElement.dataset.ready = "yes";
})();
