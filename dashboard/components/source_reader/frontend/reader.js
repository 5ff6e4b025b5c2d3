// The text of a source. Offsets are characters (code points) of the stored text, as everywhere else in the product; the
// browser counts in units of UTF-16, so both ways are translated here. The text nodes hold the stored text and nothing else.

const IN_A_FIELD = "input, textarea, select, [contenteditable]";
const LEADS_ON = ["next", "previous"];
const LOOK_MS = 40; // how often it is looked whether a key was answered
const STILL_MS = 700; // so long nothing runs and nothing moved: the key changed nothing
const readers = new WeakMap();

export default function (component) {
  const { parentElement, data } = component;
  const root = parentElement.querySelector(".reader");
  let reader = readers.get(root);
  if (!reader) {
    reader = begin(root);
    readers.set(root, reader);
  }
  reader.data = data;
  reader.send = component.setTriggerValue;
  paint(reader);
  return () => {
    reader.stop.abort();
    readers.delete(root);
  };
}

function begin(root) {
  root.replaceChildren();
  const text = document.createElement("div");
  text.className = "text";
  text.tabIndex = 0;
  text.dataset.testid = "source-text";
  text.setAttribute("role", "document");
  const take = document.createElement("button");
  take.type = "button";
  take.className = "take";
  take.dataset.testid = "take-words";
  take.hidden = true;
  root.append(text, take);
  const reader = { root, text, take, stop: new AbortController(), painted: "", lit: null, picked: null, asked: null, held: [] };
  const on = { signal: reader.stop.signal };
  document.addEventListener("selectionchange", () => offer(reader), on);
  document.addEventListener("keydown", (event) => pressed(reader, event), on);
  take.addEventListener("mousedown", (event) => event.preventDefault(), on); // or the selection would be gone
  take.addEventListener("click", () => taken(reader), on);
  text.addEventListener("click", (event) => chosen(reader, event), on);
  return reader;
}

function paint(reader) {
  const { data, root, text } = reader;
  root.dataset.theme = isDark(root) ? "dark" : "light";
  root.classList.toggle("boxed", data.boxed);
  text.lang = data.language;
  text.setAttribute("aria-label", data.words.label);
  reader.take.textContent = data.words.take;
  const wanted = JSON.stringify(data.spans) + data.text.length;
  if (reader.painted !== wanted || reader.painted_text !== data.text) {
    reader.painted = wanted;
    reader.painted_text = data.text;
    const at = text.scrollTop;
    text.replaceChildren(...pieces(data));
    text.scrollTop = at;
    reader.lit = null;
  }
  for (const piece of text.querySelectorAll("[data-of]")) {
    piece.classList.toggle("lit", Boolean(data.lit) && piece.dataset.of.split(" ").includes(data.lit));
  }
  if (reader.lit !== data.lit) {
    reader.lit = data.lit;
    const first = text.querySelector(".lit");
    if (first) requestAnimationFrame(() => show(text, first)); // once it is laid out
  }
}

function isDark(root) {
  const [r, g, b] = getComputedStyle(root).color.match(/[\d.]+/g).map(Number);
  return 0.299 * r + 0.587 * g + 0.114 * b > 140; // light ink stands on dark paper
}

/** Only the text is scrolled, never the page. */
function show(text, piece) {
  const room = text.getBoundingClientRect();
  const there = piece.getBoundingClientRect();
  if (there.top < room.top + 40 || there.bottom > room.bottom - 40) text.scrollTop += there.top - room.top - room.height / 3;
}

/** The text cut where a span begins or ends; a piece that several spans cover names them all, the shortest last. */
function pieces({ text, spans }) {
  const letters = Array.from(text);
  const edges = new Set([0, letters.length]);
  for (const [, start, end] of spans) edges.add(start).add(end);
  const cuts = [...edges].filter((edge) => edge >= 0 && edge <= letters.length).sort((a, b) => a - b);
  const found = [];
  for (let place = 0; place + 1 < cuts.length; place += 1) {
    const [start, end] = [cuts[place], cuts[place + 1]];
    const words = letters.slice(start, end).join("");
    const over = spans.filter((span) => span[1] <= start && end <= span[2]).sort((a, b) => b[2] - b[1] - (a[2] - a[1]));
    if (!over.length) {
      found.push(document.createTextNode(words));
      continue;
    }
    const piece = document.createElement("span");
    piece.textContent = words;
    piece.dataset.of = over.map((span) => span[0]).join(" ");
    piece.className = `span ${over.map((span) => span[3]).join(" ")}`;
    piece.title = over.map((span) => span[4]).filter(Boolean).join(" · ");
    found.push(piece);
  }
  return found;
}

/** The offsets of what is selected, without white space at its ends; nothing where it reaches out of the text. */
function selected(reader) {
  const selection = chosenRange(reader);
  if (!selection || selection.collapsed || !reader.text.contains(selection.startContainer) || !reader.text.contains(selection.endContainer)) return null;
  const before = document.createRange();
  before.setStart(reader.text, 0);
  before.setEnd(selection.startContainer, selection.startOffset);
  const words = rangeText(selection);
  const trimmed = words.trim();
  if (!trimmed) return null;
  const start = Array.from(rangeText(before) + words.slice(0, words.length - words.trimStart().length)).length;
  return { start, end: start + Array.from(trimmed).length };
}

function chosenRange(reader) {
  const tree = reader.text.getRootNode();
  const selection = tree.getSelection ? tree.getSelection() : document.getSelection();
  if (document.getSelection().getComposedRanges && tree instanceof ShadowRoot) {
    const composed = document.getSelection().getComposedRanges({ shadowRoots: [tree] })[0] || document.getSelection().getComposedRanges(tree)[0];
    if (composed) {
      const range = document.createRange();
      range.setStart(composed.startContainer, composed.startOffset);
      range.setEnd(composed.endContainer, composed.endOffset);
      return range;
    }
  }
  return selection && selection.rangeCount ? selection.getRangeAt(0) : null;
}

/** The letters of a range as they stand in the nodes; `Range.toString` does the same, without what is drawn between. */
function rangeText(range) {
  return range.cloneContents().textContent;
}

function offer(reader) {
  const picked = selected(reader);
  reader.picked = picked;
  reader.take.hidden = !picked;
  if (!picked) return;
  const box = chosenRange(reader).getBoundingClientRect();
  const home = reader.root.getBoundingClientRect();
  const top = Math.min(Math.max(box.bottom - home.top + 6, 4), home.height - 40);
  const left = Math.min(Math.max(box.left - home.left, 4), home.width - reader.take.offsetWidth - 8);
  reader.take.style.top = `${top}px`;
  reader.take.style.left = `${left}px`;
}

function taken(reader) {
  if (!reader.picked) return;
  reader.send("picked", { ...reader.picked });
  reader.take.hidden = true;
  reader.picked = null;
  document.getSelection().removeAllRanges();
}

function chosen(reader, event) {
  const piece = event.target.closest("[data-of]");
  if (!piece || selected(reader)) return;
  reader.send("chosen", piece.dataset.of.split(" ").at(-1));
}

function pressed(reader, event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || event.repeat) return;
  const on = event.composedPath()[0];
  if (on instanceof Element && on.closest(IN_A_FIELD)) return;
  const key = event.key.toLowerCase();
  if (key === "q" && reader.picked) {
    event.preventDefault();
    return taken(reader);
  }
  const act = reader.data.keys[key];
  if (!act) return;
  event.preventDefault();
  if (act.startsWith("focus:")) {
    const field = document.querySelector(act.slice(6));
    if (field) field.focus();
    return;
  }
  press(reader, act);
}

/**
 * One key at a time: what comes before the answer to the last is kept where it only leads on, and is let go where it would
 * decide, for what will be lit then has not been read yet.
 */
function press(reader, act) {
  if (reader.asked !== null) {
    if (LEADS_ON.includes(act)) reader.held.push(act);
    return;
  }
  reader.asked = reader.data.lit;
  reader.send("pressed", { act, on: reader.asked });
  awaitAnswer(reader, performance.now());
}

function awaitAnswer(reader, since) {
  if (reader.stop.signal.aborted) return;
  const runs = document.querySelector('[data-testid="stApp"]')?.getAttribute("data-test-script-state");
  const moved = reader.data.lit !== reader.asked;
  const last = moved || runs !== "notRunning" ? performance.now() : since;
  if (!moved && performance.now() - last < STILL_MS) {
    setTimeout(() => awaitAnswer(reader, last), LOOK_MS);
    return;
  }
  reader.asked = null;
  const [next, ...later] = moved ? reader.held : []; // nothing moved: it was refused, and what came after it is off too
  reader.held = [];
  if (next) press(reader, next);
  if (reader.asked !== null) reader.held.push(...later);
}
