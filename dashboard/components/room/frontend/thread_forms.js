// Writing a comment. Whom it is for is chosen before the first word can be written and cannot be changed afterwards.

const commentPrefix = (room) => `alternat-comment:${room.draft.id}:${room.me.user}:`;

/** Comments that this reader left half-written in this draft. */
function keptComments(room) {
  return stored((storage) => {
    const found = [];
    for (let i = 0; i < storage.length; i += 1) {
      const key = storage.key(i);
      const record = key && key.startsWith(commentPrefix(room)) && parsed(storage.getItem(key));
      if (record && ["joint", "own"].includes(record.audience) && record.words) found.push({ key, record });
    }
    return found;
  }, []);
}

function forgetComment({ room, slot, record }) {
  forgetKey(commentPrefix(room) + slot);
  if (!keptComments(room).some((kept) => kept.record.clause === record.clause)) room.talk.unsent.delete(record.clause);
}

const hasWritten = (form) => form.field.value.trim() !== "";

function keepComment(form) {
  const { room, slot, record } = form;
  if (!hasWritten(form)) return forgetComment(form);
  room.talk.unsent.add(record.clause);
  Object.assign(record, { words: form.field.value, names: form.names, at: new Date().toISOString() });
  return stored((s) => s.setItem(commentPrefix(room) + slot, JSON.stringify(record)));
}

/** Where a new thread begins: with the choice of who shall read it, or with the words once that is chosen. */
function paintFresh(room, frame = room.talk.frame) {
  const { talk } = room;
  const writing = talk.forms.get(`new:${talk.clause}`);
  if (writing) return frame.fresh.replaceChildren(writing.element);
  if (!talk.audiences.length) return frame.fresh.replaceChildren();
  const others = room.parties.map((party) => party.name).join(room.language === "zh" ? "、" : ", ");
  const choice = (audience) =>
    make(
      "button",
      { type: "button", class: `thread-choice ${audience}`, do: "thread-choose", testid: `choose-${audience}`, data: { audience } },
      drawn(AUDIENCE_SIGN[audience]),
      make("span", {}, make("b", {}, say(room, `choose_${audience}`)), make("span", { class: "quiet" }, say(room, `choose_${audience}_hint`, { parties: others, party: room.me.party_name || "" }))),
    );
  return frame.fresh.replaceChildren(
    ...[
      make("p", { class: "label" }, say(room, talk.marked ? "thread_new_on_words" : "thread_new")),
      talk.marked && make("blockquote", { class: `thread-quote ${talk.marked.language}-letters`, lang: LANG[talk.marked.language], testid: "marked-quote" }, talk.marked.quote),
      make("div", { class: "thread-choices", role: "group", "aria-label": say(room, "thread_new") }, talk.audiences.map(choice)),
    ].filter(Boolean),
  );
}

function startThread(room, clause, audience) {
  const { marked } = room.talk;
  const form = openComposer(room, { clause, thread: null, audience, marked, words: "", names: [] });
  paintFresh(room);
  relight(room, clause);
  form.field.focus();
}

function startReply(room, thread) {
  const view = room.talk.threads.get(thread);
  const form = openComposer(room, { clause: view.clause, thread, audience: view.audience, marked: null, words: "", names: [] });
  threadNode(room, view);
  form.field.focus();
  form.element.scrollIntoView({ block: "nearest" });
}

/** A composer is bound to its audience for as long as it lives. */
function openComposer(room, record) {
  const slot = record.thread ? `reply:${record.thread}` : `new:${record.clause}`;
  const already = room.talk.forms.get(slot);
  if (already) return already;
  const { audience, marked } = record;
  const field = make("textarea", {
    class: "comment-field", testid: "comment-words", rows: 3, autocomplete: "off", spellcheck: "true", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-label": say(room, audience === "own" ? "comment_label_own" : "comment_label_joint"), placeholder: say(room, "comment_placeholder"),
  });
  field.value = record.words || "";
  const names = make("ul", { class: "name-list", role: "listbox", id: `names-${slot.replace(/\W/g, "-")}`, "aria-label": say(room, "name_somebody"), testid: "name-list", hidden: true });
  field.setAttribute("aria-controls", names.id);
  const send = make("button", { type: "button", class: `strong send-${audience}`, testid: "comment-send" }, drawn(AUDIENCE_SIGN[audience]), say(room, audience === "own" ? "send_own" : "send_joint"));
  const cancel = make("button", { type: "button", class: "plain", testid: "comment-cancel" }, say(room, "cancel"));
  const element = make(
    "form",
    { class: `comment-form ${audience}`, testid: "comment-form", data: { audience, slot } },
    audienceLine(room, audience),
    record.thread && make("p", { class: "quiet inherits" }, say(room, "reply_inherits")),
    marked && make("blockquote", { class: `thread-quote ${marked.language}-letters`, lang: LANG[marked.language] }, marked.quote),
    record.at && make("div", { class: "notice restored", role: "status", testid: "comment-restored" }, say(room, "restored", { when: clock(room, record.at) })),
    make("div", { class: "name-field" }, field, names),
    make("div", { class: "acts" }, send, cancel, make("span", { class: "hint" }, say(room, "send_hint"))),
  );
  const form = { room, slot, record, field, list: names, element, names: record.names || [], composing: false, sending: false };
  room.talk.forms.set(slot, form);
  element.addEventListener("submit", (event) => event.preventDefault());
  send.addEventListener("click", () => sendComment(form));
  cancel.addEventListener("click", () => cancelComment(form));
  field.addEventListener("compositionstart", () => (form.composing = true));
  field.addEventListener("compositionend", () => {
    form.composing = false;
    writtenComment(form);
  });
  field.addEventListener("input", () => writtenComment(form));
  field.addEventListener("keydown", (event) => commentKey(form, event));
  field.addEventListener("blur", () => setTimeout(() => hideNames(form), 150));
  return form;
}

function writtenComment(form) {
  if (form.composing) return;
  keepComment(form);
  suggestNames(form);
}

function commentKey(form, event) {
  if (event.isComposing || event.keyCode === 229 || form.composing) return;
  const listed = !form.list.hidden;
  const acts = {
    ArrowDown: listed && (() => pointAt(form, form.at + 1)),
    ArrowUp: listed && (() => pointAt(form, form.at - 1)),
    Tab: listed && (() => takeName(form, form.shown[form.at])),
    Enter: event.ctrlKey || event.metaKey ? () => sendComment(form) : listed && (() => takeName(form, form.shown[form.at])),
    Escape: () => (listed ? hideNames(form) : cancelComment(form)),
  };
  const chosen = Object.hasOwn(acts, event.key) && acts[event.key];
  if (!chosen) return;
  event.preventDefault();
  event.stopPropagation();
  chosen();
}

/** What stands between an @ and the caret; null where no name is being written. */
function nameBegun(field) {
  const before = field.value.slice(0, field.selectionStart);
  const found = /(?:^|[^A-Za-z0-9._%+-])[@＠]([^\n@＠]{0,40})$/.exec(before);
  return found ? found[1] : null;
}

function suggestNames(form) {
  const begun = nameBegun(form.field);
  if (begun === null) return hideNames(form);
  const wanted = begun.toLowerCase();
  const fits = (person) => person.forms.some((name) => [name, ...name.split(" ")].some((part) => part.toLowerCase().startsWith(wanted)) || name.toLowerCase().startsWith(wanted));
  form.shown = (form.room.talk.people[form.record.audience] || []).filter(fits).slice(0, 8);
  if (!form.shown.length) return hideNames(form);
  form.list.replaceChildren(
    ...form.shown.map((person, at) => {
      const option = make("li", { role: "option", id: `${form.list.id}-${at}`, testid: "name-option" }, make("span", { class: "party" }, person.party_name), person.name);
      option.addEventListener("pointerdown", (event) => {
        event.preventDefault(); // the caret stays where it is
        takeName(form, person);
      });
      return option;
    }),
  );
  form.list.hidden = false;
  form.field.setAttribute("aria-expanded", "true");
  return pointAt(form, 0);
}

function pointAt(form, at) {
  form.at = (at + form.shown.length) % form.shown.length;
  [...form.list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === form.at)));
  form.field.setAttribute("aria-activedescendant", `${form.list.id}-${form.at}`);
  form.list.children[form.at].scrollIntoView({ block: "nearest" });
}

function hideNames(form) {
  form.list.hidden = true;
  form.field.setAttribute("aria-expanded", "false");
  form.field.removeAttribute("aria-activedescendant");
}

function takeName(form, person) {
  const { field } = form;
  const caret = field.selectionStart;
  const from = caret - nameBegun(field).length;
  field.setRangeText(`${person.name} `, from, caret, "end");
  if (!form.names.some((named) => named.id === person.id && named.name === person.name)) form.names.push({ id: person.id, name: person.name });
  hideNames(form);
  keepComment(form);
  field.focus();
}

/** Only who still stands in the words is told of them. */
function stillNamed(form) {
  const words = form.field.value.replaceAll("＠", "@");
  return [...new Set(form.names.filter(({ name }) => words.includes(`@${name}`)).map(({ id }) => id))];
}

async function sendComment(form) {
  const { room, record } = form;
  if (form.sending || form.composing) return;
  if (!hasWritten(form)) return commentComplaint(form, say(room, "comment_empty"));
  const { marked } = record;
  const body = { act: record.thread ? "reply" : "open", audience: record.audience, clause: record.clause, words: form.field.value, names: stillNamed(form) };
  if (record.thread) body.thread = record.thread;
  else if (marked) body.marked = { revision: marked.revision, language: marked.language, start: marked.start, end: marked.end };
  form.sending = true;
  form.element.setAttribute("aria-busy", "true");
  const reply = await threadCommand(room, body);
  form.sending = false;
  form.element.removeAttribute("aria-busy");
  if (room.closed) return;
  if (!reply.ok) return commentComplaint(form, sentenceOf(room, reply), true);
  dropComment(form);
  threadDone(room, reply, record.clause);
  const node = room.talk.nodes.get(reply.thread);
  if (node && room.talk.clause === record.clause) node.focus({ preventScroll: true });
  if (node) node.scrollIntoView({ block: "nearest" });
}

function commentComplaint(form, sentence, again = false) {
  for (const old of form.element.querySelectorAll("[data-testid=comment-complaint]")) old.remove();
  const retry = again && make("button", { type: "button", testid: "comment-retry" }, say(form.room, "try_again"));
  const notice = make("div", { class: "notice complaint", role: "alert", testid: "comment-complaint" }, make("span", {}, sentence), retry);
  if (retry) retry.addEventListener("click", () => notice.remove() || sendComment(form));
  form.element.append(notice);
}

/** Close a composer for good; its kept copy goes too. */
function dropComment(form) {
  const { room, slot, record } = form;
  forgetComment(form);
  room.talk.forms.delete(slot);
  form.element.remove();
  if (!record.thread) room.talk.marked = null;
  if (room.talk.clause === record.clause) {
    paintFresh(room);
    paintThreads(room);
  }
  paintThreadMarks(room, record.clause);
}

/** Cancel asks only when words would be lost. */
function cancelComment(form) {
  const { room } = form;
  const leave = () => {
    dropComment(form);
    const next = room.talk.nodes.get(form.record.thread) || room.parts.threads.querySelector("[data-do=thread-choose]") || room.parts.threads;
    next.focus({ preventScroll: true });
  };
  if (!hasWritten(form)) return leave();
  if (form.element.querySelector("[data-testid=comment-ask]")) return null;
  const discard = make("button", { type: "button", testid: "comment-discard" }, say(room, "discard"));
  const keeping = make("button", { type: "button", class: "strong", testid: "comment-keep" }, say(room, "keep_writing"));
  const ask = make("div", { class: "ask", role: "alertdialog", testid: "comment-ask", "aria-label": say(room, "discard_ask") }, make("span", {}, say(room, "discard_ask")), discard, keeping);
  discard.addEventListener("click", leave);
  keeping.addEventListener("click", () => {
    ask.remove();
    form.field.focus();
  });
  form.element.append(ask);
  keeping.focus();
  return null;
}
