// Forms open inside a clause: the editor, an answer, an acceptance. A clause may hold several; each keeps its own text.

const TEXT_FORMS = ["new", "insert", "delete", "edit", "answer", "counter", "move", "split", "merge", "restyle"];
const OVER_THE_TEXT = ["new", "edit", "split", "merge"];
const ON_THE_CLAUSE = ["new", "insert", "delete", "accept", "move", "split", "restyle"];

/** What a slot is for: "new", "insert", "delete", "accept", "answer-<proposal>", …, or a proposal's id when it is edited. */
function slotKind(slot) {
  if (ON_THE_CLAUSE.includes(slot)) return { kind: slot, proposal: null };
  const merging = /^merge-(.+)$/.exec(slot);
  if (merging) return { kind: "merge", proposal: null, other: merging[1] };
  const named = /^(answer|accept|table|withdraw|counter)-(.+)$/.exec(slot);
  return named ? { kind: named[1] === "accept" ? "accept" : named[1], proposal: named[2] } : { kind: "edit", proposal: slot };
}

/** Open a form, or bring the one that is open already back to the eye. */
function openForm(room, clause, slot, { restored = null, quiet = false } = {}) {
  const already = room.forms.get(clause) && room.forms.get(clause).get(slot);
  if (already) return quiet ? already : already.focus();
  const row = room.rows.get(clause);
  if (!row || !room.nodes.get(clause)) return null;
  if (!isBusy(room, clause)) paintRow(room, clause); // what is opened is what is newest
  const form = newForm(room, row, slot, restored);
  if (!form) return null;
  if (!room.forms.has(clause)) room.forms.set(clause, new Map());
  room.forms.get(clause).set(slot, form);
  BUILD[form.kind](form, restored);
  attach(form);
  form.element.addEventListener("input", () => touched(form));
  form.element.addEventListener("compositionstart", () => (form.composing = true));
  form.element.addEventListener("compositionend", () => {
    form.composing = false;
    touched(form);
  });
  form.element.addEventListener("keydown", (event) => formKey(form, event));
  if (form.preview) form.preview();
  paintNotices(room, clause);
  if (isTextForm(form)) tellPresence(room, clause);
  if (!quiet) form.focus();
  return form;
}

const isTextForm = (form) => TEXT_FORMS.includes(form.kind);

/** The words that an edited text is compared with: of a merger those of both clauses as one. */
const standingWords = (row, proposal) => (proposal && proposal.on) || { en: row.en || "", zh: row.zh || "" };

function newForm(room, row, slot, restored) {
  const { kind, proposal: id, other } = slotKind(slot);
  const proposal = id ? findProposal(row, id) : null;
  if (id && !proposal && !(restored && kind === "edit")) return null;
  const base = { revision: row.revision, ...standingWords(row, kind === "edit" ? proposal : null) };
  if (restored && restored.revision) Object.assign(base, { revision: restored.revision, en: restored.base_en, zh: restored.base_zh });
  const first = { en: "", zh: "", note: "", comment: "", answer: "" };
  const shape = kind === "edit" && proposal && proposal.shape ? proposal.kind : null;
  if (kind === "new") Object.assign(first, { en: base.en, zh: base.zh });
  if (kind === "edit" && proposal) Object.assign(first, { en: proposal.en || "", zh: proposal.zh || "", note: proposal.note || "", ...proposal.shape });
  if (kind === "counter") {
    const words = ["replace", "insert", "merge"].includes(proposal.kind) ? proposal : row;
    if (!restored) Object.assign(base, { en: words.en || "", zh: words.zh || "" });
    Object.assign(first, { en: base.en, zh: base.zh });
  }
  if (kind === "merge") {
    if (!restored && !room.joined.has(row.id)) return null;
    if (!restored) Object.assign(base, room.joined.get(row.id));
    Object.assign(first, { en: base.en, zh: base.zh });
  }
  if (kind === "split") Object.assign(first, { en: base.en, zh: base.zh, second_en: "", second_zh: "", number: "" });
  if (kind === "insert" || (kind === "edit" && proposal && proposal.kind === "insert")) Object.assign(base, { en: "", zh: "" });
  return { room, clause: row.id, slot, kind, shape, proposal: id, other, base, first, element: null, fields: {}, composing: false, restored,
    typed() {
      return Object.fromEntries(Object.entries(this.fields).map(([name, field]) => [name, field.value]));
    },
    focus() {
      const target = this.element.querySelector("textarea, input, select:not(.condition), button[data-first]") || this.element;
      target.focus({ preventScroll: true });
      if (target.tagName === "TEXTAREA") target.setSelectionRange(target.value.length, target.value.length);
      this.element.scrollIntoView({ block: "nearest" });
    },
  };
}

/** True when something was written that would be lost. */
const hasTyped = (form) => Object.entries(form.fields).some(([name, field]) => field.value !== (form.first[name] || ""));

/** After each keystroke, but never in the middle of a composition. */
function touched(form) {
  if (form.composing) return;
  keep(form);
  clearTimeout(form.timer);
  if (form.preview) form.timer = setTimeout(() => handIsUp(form.room).then(form.preview), 120);
}

function formKey(form, event) {
  if (event.isComposing || event.keyCode === 229 || form.composing) return;
  if (event.key === "Escape") {
    event.stopPropagation();
    cancelForm(form);
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form.submit) {
    event.preventDefault();
    event.stopPropagation();
    form.submit();
  }
}

/** Put the form where it belongs in its row: over the texts, or under its proposal. */
function attach(form) {
  const node = form.room.nodes.get(form.clause);
  const own = form.proposal && form.kind !== "edit" && node.querySelector(`[data-proposal="${CSS.escape(form.proposal)}"] > .pslot`);
  (own || node.querySelector(":scope > .slot")).append(form.element);
  node.classList.toggle("editing", formsOf(form.room, form.clause).some((f) => OVER_THE_TEXT.includes(f.shape || f.kind)));
}

/** Close; nothing is asked. With `forgetting` the kept copy goes too. */
function closeForm(form, { forgetting = false } = {}) {
  const { room, clause, slot } = form;
  const open = room.forms.get(clause);
  if (!open || open.get(slot) !== form) return;
  clearTimeout(form.timer);
  if (forgetting) forget(form);
  const hadFocus = form.element.contains(room.root.getRootNode().activeElement);
  open.delete(slot);
  form.element.remove();
  const left = formsOf(room, clause);
  if (!left.length) room.forms.delete(clause);
  repaintKeepingForms(room, clause, left);
  if (hadFocus) room.nodes.get(clause).focus({ preventScroll: true });
  const other = [...room.forms.values()].flatMap((forms) => [...forms.values()]).find(isTextForm);
  if (isTextForm(form)) tellPresence(room, other ? other.clause : null);
}

/** Repaint a row although other forms are open in it, because the reader has just acted there; the forms move over whole. */
function repaintKeepingForms(room, clause, left) {
  room.forms.delete(clause);
  paintRow(room, clause);
  if (!left.length) return;
  room.forms.set(clause, new Map(left.map((form) => [form.slot, form])));
  left.forEach(attach);
  paintNotices(room, clause);
}

/** Cancel asks only when text would be lost. */
function cancelForm(form) {
  if (!hasTyped(form)) return closeForm(form, { forgetting: true });
  if (form.element.querySelector("[data-testid=cancel-ask]")) return null;
  const ask = make(
    "div",
    { class: "ask", role: "alertdialog", testid: "cancel-ask", "aria-label": say(form.room, "discard_ask") },
    make("span", {}, say(form.room, "discard_ask")),
    button(form.room, "discard", "cancel-discard"),
    button(form.room, "keep_writing", "cancel-keep", { class: "strong" }),
  );
  form.element.append(ask);
  ask.querySelector("[data-do=cancel-keep]").focus();
  return null;
}

/** The form a click came from. */
function formAt(room, target) {
  const element = target.closest("[data-form]");
  const clause = target.closest("[data-clause]");
  return element && clause ? room.forms.get(clause.dataset.clause) && room.forms.get(clause.dataset.clause).get(element.dataset.form) : null;
}

/** Under an open form: what changed since it was opened. The new text is shown only when asked for. */
function staleNotice(room, id) {
  const row = room.rows.get(id);
  const seen = room.shown.get(id);
  if ([...room.sending].some((lock) => lock.startsWith(`${id}:`))) return null; // our own act, told by the stream first
  const form = formsOf(room, id).find((f) => f.base.revision !== row.revision && [...OVER_THE_TEXT, "delete", "accept", "move", "restyle"].includes(f.kind));
  if (!form && (!seen || row.v <= seen.v || sameContent(seen, row))) return null;
  const who = (row.changed && row.changed.sentence) || "";
  const compares = form && ["new", "edit"].includes(form.kind) && !form.shape;
  return make(
    "div",
    { class: "notice stale", role: "status", testid: "stale-notice" },
    make("span", {}, say(room, form ? "stale_text" : "stale_other", { who })),
    compares && button(room, "see_stale", "see-stale", { "aria-expanded": "false" }),
  );
}

function seeStale(room, id) {
  const notice = room.nodes.get(id).querySelector("[data-testid=stale-notice]");
  const open = notice && notice.querySelector(".stale-view");
  const opener = notice && notice.querySelector("[data-do=see-stale]");
  if (opener) opener.setAttribute("aria-expanded", String(!open));
  if (open) return open.remove();
  const row = room.rows.get(id);
  const form = formsOf(room, id).find((f) => f.base.revision !== row.revision && ["new", "edit"].includes(f.kind) && !f.shape);
  if (!notice || !form) return null;
  const standing = standingWords(row, findProposal(row, form.proposal));
  const texts = Object.fromEntries(
    LANGUAGES.map((l) => [l, { base: form.base[l], theirs: standing[l], yours: form.fields[l].value }]),
  );
  notice.append(
    make("div", { class: "stale-view" }, threeTexts(room, texts), make("div", { class: "acts" }, button(room, "keep_mine", "rebase"), button(room, "take_theirs", "restart", { class: "plain" }))),
  );
  return null;
}

/** Go on with one's own wording on the new text, or start again from the new text. */
function rebase(room, id, takeTheirs) {
  const row = room.rows.get(id);
  for (const form of formsOf(room, id)) {
    if (!["new", "edit"].includes(form.kind) || form.shape) continue;
    const standing = standingWords(row, findProposal(row, form.proposal));
    form.base = { revision: row.revision, ...standing };
    if (form.kind === "new") Object.assign(form.first, { en: form.base.en, zh: form.base.zh });
    if (takeTheirs) for (const l of LANGUAGES) form.fields[l].value = standing[l];
    keep(form);
    form.preview();
  }
  room.shown.set(id, row);
  paintNotices(room, id);
}

/** Bring back what was half-typed before a reload; text whose clause is gone is shown above the list. */
function restoreKept(room) {
  const restored = [];
  for (const { key, clause, slot, record } of allKept(room)) {
    if (room.rows.has(clause)) {
      settle(room, 0, clause);
      const open = room.forms.get(clause) && room.forms.get(clause).has(slot);
      if (open || openForm(room, clause, slot, { restored: record, quiet: true })) {
        restored.push(clause);
        continue;
      }
    }
    room.orphans.push({ key, record });
  }
  paintOrphans(room);
  if (restored.length > 1) {
    const places = restored.map((id) => button(room, make("span", {}, room.rows.get(id).number || "¶"), "go", { testid: "restored-go", "data-clause": id }));
    room.parts.top.prepend(make("div", { class: "notice restored", role: "status", testid: "restored-list" }, make("span", {}, say(room, "restored_several")), places));
  }
  return restored;
}

function paintOrphans(room) {
  for (const old of room.parts.top.querySelectorAll("[data-testid=orphan-notice]")) old.remove();
  room.parts.top.append(
    ...room.orphans.map(({ key, record }) => {
      const discard = button(room, "discard", "orphan-discard");
      discard.addEventListener("click", () => {
        forgetKey(key);
        room.orphans = room.orphans.filter((orphan) => orphan.key !== key);
        paintOrphans(room);
      });
      return make(
        "div",
        { class: "notice", testid: "orphan-notice" },
        make("span", {}, say(room, "orphan", { when: clock(room, record.at) })),
        ["en", "second_en", "zh", "second_zh", "note", "comment"].filter((f) => record[f]).map((f) => make("p", { class: `text ${f}-letters`, lang: LANG[f] || null }, record[f])),
        discard,
      );
    }),
  );
}
