// Words of a text: marked by the reader to remark on them, and lit while their thread is looked at.
// The server counts in characters, the browser in UTF-16 units; they differ after the first rare character.

const characters = (text, units) => [...text.slice(0, units)].length;
const units = (text, places) => [...text].slice(0, places).join("").length;

/** Where a node stands in the standing text of a clause: the column's text element, and nothing of a proposal. */
const columnOf = (node) => {
  const element = node instanceof Element ? node : node && node.parentElement;
  return element && element.closest(".clause > .text > span:first-child");
};

/** The reader's selection, also where the browser keeps it from those outside of the shadow tree. */
function selectedRange(room) {
  const page = room.root.getRootNode();
  const selection = page.getSelection ? page.getSelection() : document.getSelection();
  if (!selection || !selection.rangeCount) return null;
  if (page.getSelection || !selection.getComposedRanges) return { range: selection.getRangeAt(0), text: selection.toString() };
  const [part] = selection.getComposedRanges({ shadowRoots: [page] });
  if (!part) return null;
  const range = document.createRange();
  range.setStart(part.startContainer, part.startOffset);
  range.setEnd(part.endContainer, part.endOffset);
  return { range, text: range.toString() };
}

/** The words that are marked now: of one language of one clause, exactly as they stand there; null for anything else. */
function markedWords(room) {
  const selected = selectedRange(room);
  if (!selected || selected.range.collapsed) return null;
  const { range } = selected;
  const column = columnOf(range.startContainer) || columnOf(range.endContainer);
  if (!column) return null;
  const clause = column.closest(".clause").dataset.clause;
  const row = room.shown.get(clause);
  const language = column.parentNode.classList.contains("zh") ? "zh" : "en";
  if (!row || !row.revision) return null;
  const offset = (node, at) => {
    const before = document.createRange();
    before.setStart(column, 0);
    before.setEnd(node, at);
    return before.toString().length;
  };
  const text = row[language];
  let start = column.contains(range.startContainer) ? offset(range.startContainer, range.startOffset) : 0;
  let end = column.contains(range.endContainer) ? offset(range.endContainer, range.endOffset) : text.length;
  while (start < end && /\s/.test(text[start])) start += 1;
  while (end > start && /\s/.test(text[end - 1])) end -= 1;
  const quote = text.slice(start, end);
  const bare = (words) => words.replace(/\s+/g, "");
  if (!quote || bare(selected.text) !== bare(quote)) return null; // more is marked than stands in this one text
  return { clause, language, revision: row.revision, start: characters(text, start), end: characters(text, end), quote, rect: range.getBoundingClientRect() };
}

/** Offer to remark on what is marked; the offer stands under the words and goes with the marking. */
function offerOnWords(room) {
  const { onWords } = room.parts;
  const marked = room.talk.audiences.length ? markedWords(room) : null;
  onWords.hidden = !marked;
  if (!marked) return;
  room.talk.selected = marked;
  const frame = room.root.getBoundingClientRect();
  onWords.replaceChildren(make("button", { type: "button", class: "strong", do: "comment-words", testid: "comment-words-open" }, drawn("speech"), say(room, "comment_on_words")));
  onWords.style.top = `${marked.rect.bottom - frame.top + 6}px`;
  onWords.style.left = `${Math.max(4, Math.min(marked.rect.left - frame.left, frame.width - onWords.offsetWidth - 4))}px`;
}

function watchMarking(room) {
  const { signal } = room.stop;
  document.addEventListener(
    "selectionchange",
    () => {
      clearTimeout(room.talk.marking);
      room.talk.marking = setTimeout(() => !room.closed && offerOnWords(room), 120);
    },
    { signal },
  );
  room.parts.onWords.addEventListener("pointerdown", (event) => event.preventDefault());
  room.parts.onWords.addEventListener("mousedown", (event) => event.preventDefault());
}

/** The marked words go with the thread that is opened now; who shall read it is asked first. */
function commentOnWords(room) {
  const { selected } = room.talk;
  room.parts.onWords.hidden = true;
  if (!selected) return;
  goTo(room, selected.clause, { quiet: true });
  openThreads(room, selected.clause);
  if (room.talk.clause !== selected.clause) return;
  const writing = room.talk.forms.get(`new:${selected.clause}`);
  if (writing && hasWritten(writing)) return writing.field.focus(); // one new thread at a time; nothing is overwritten
  if (writing) dropComment(writing);
  room.talk.marked = { ...selected, rect: undefined };
  paintFresh(room);
  relight(room, selected.clause);
  const first = room.parts.threads.querySelector("[data-do=thread-choose]");
  first.focus({ preventScroll: true });
  first.scrollIntoView({ block: "nearest" });
}

/** The key for comments: on the words that are marked, else on the clause in hand. */
function commentHere(room) {
  const marked = room.talk.audiences.length ? markedWords(room) : null;
  if (marked) {
    room.talk.selected = marked;
    commentOnWords(room);
  } else openThreads(room, room.current, { focus: true });
}

/** Light the words of the open threads in the text: all of them faintly, the thread in hand and new words clearly. */
function relight(room, clause) {
  const node = room.nodes.get(clause);
  if (!node) return;
  for (const lit of node.querySelectorAll("mark.lit")) {
    const parent = lit.parentNode;
    lit.replaceWith(...lit.childNodes);
    parent.normalize();
  }
  const { talk } = room;
  if (talk.clause !== clause) return;
  const row = room.shown.get(clause);
  const light = ({ language, start, end, quote, audience, strong }) => {
    const column = node.querySelector(`:scope > .text.${language} > span:first-child`);
    const text = row && row[language];
    if (!column || !text) return;
    const [from, to] = [units(text, start), units(text, end)];
    if (text.slice(from, to) === quote) wrap(column, from, to, `lit ${audience}${strong ? " strong" : ""}`);
  };
  const spans = threadsOf(room, clause)
    .filter((view) => view.span && (view.open || view.id === talk.thread))
    .map((view) => ({ language: view.language, start: view.span[0], end: view.span[1], quote: view.quote, audience: view.audience, strong: view.id === talk.thread }));
  spans.filter((span) => !span.strong).forEach(light);
  spans.filter((span) => span.strong).forEach(light);
  const writing = talk.forms.get(`new:${clause}`);
  const fresh = writing ? writing.record.marked : talk.marked;
  if (fresh && row && fresh.revision === row.revision) light({ ...fresh, audience: writing ? writing.record.audience : "new", strong: true });
}

function wrap(column, from, to, name) {
  const walker = document.createTreeWalker(column, NodeFilter.SHOW_TEXT);
  const pieces = [];
  let at = 0;
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, text.data.length)];
    if (start < end) pieces.push([text, start, end]);
    at += text.data.length;
  }
  for (const [text, start, end] of pieces) {
    const range = document.createRange();
    range.setStart(text, start);
    range.setEnd(text, end);
    range.surroundContents(make("mark", { class: name, testid: "lit" }));
  }
}
