// The forms themselves. Both languages stand open together: neither is the source.

const BUILD = { new: buildEditor, insert: buildEditor, edit: buildEdit, delete: buildDeletion, counter: buildEditor, move: buildMove, split: buildSplit, merge: buildMerge, restyle: buildRestyle, answer: buildAnswer, accept: buildAcceptance, table: buildTabling, withdraw: buildWithdrawal };

function shell(form, title, ...children) {
  form.element = make(
    "form",
    { class: `form ${form.kind}-form`, data: { form: form.slot }, testid: `form-${form.kind}`, "aria-label": title, tabindex: "-1" },
    title && make("h4", { class: "form-title" }, title),
    form.restored && restoredNotice(form),
    children,
  );
  form.element.addEventListener("submit", (event) => event.preventDefault());
}

function restoredNotice(form) {
  return make(
    "div",
    { class: "notice restored", role: "status", testid: "restored-notice" },
    make("span", {}, say(form.room, "restored", { when: clock(form.room, form.restored.at) })),
    button(form.room, "discard", "restored-discard", { class: "plain" }),
  );
}

function area(form, name, testid, label, lang, rows) {
  const started = form.restored && typeof form.restored[name] === "string" ? form.restored[name] : form.first[name];
  const field = make("textarea", { class: `field ${name}`, testid, "aria-label": label, lang, rows, spellcheck: "true", autocomplete: "off" });
  field.value = started || "";
  form.fields[name] = field;
  return field;
}

/** The editor where the text stands: two texts, the redline of each beneath, a covering note. */
function buildEditor(form) {
  const { room } = form;
  const row = room.rows.get(form.clause);
  const titles = { new: null, edit: say(room, "editing_proposal"), insert: say(room, "inserting_after", { number: row.number || "" }) };
  if (form.kind === "counter") {
    const countered = findProposal(row, form.proposal) || {};
    titles.counter = say(room, countered.party === ownSide(room) ? "next_version_of" : "countering", { party: countered.party_name || "" });
  }
  const previews = {};
  const columns = LANGUAGES.map((language) => {
    const field = area(form, language, `editor-${language}`, LANGUAGE_NAME[language], LANG[language], 3);
    previews[language] = make("div", { class: `preview text ${language}-letters`, lang: LANG[language], testid: `preview-${language}`, "aria-label": say(room, "preview") });
    return make("div", { class: `column ${language}-column` }, make("label", {}, make("span", { class: "label", lang: LANG[language] }, LANGUAGE_NAME[language]), field), previews[language]);
  });
  shell(
    form,
    titles[form.kind],
    make("div", { class: "columns" }, columns),
    noteField(form),
    saveButtons(form),
    advicePlace(form),
  );
  form.preview = () => {
    for (const language of LANGUAGES) {
      const field = form.fields[language];
      if (!CSS.supports("field-sizing", "content")) {
        field.style.height = "auto";
        field.style.height = `${field.scrollHeight + 2}px`;
      }
      const same = form.base[language] === field.value;
      previews[language].classList.toggle("same", same);
      previews[language].replaceChildren(...(same ? [say(room, `untouched_${language}`)] : comparison(form.base[language], field.value)));
      previews[language].lang = same ? LANG[room.language] : LANG[language];
    }
    askAdvice(form);
  };
  form.submit = () => saveProposal(form, false);
}

/** A private proposal is edited in the form it was written in: its words, or how it would have the clause stand. */
function buildEdit(form) {
  return form.shape ? BUILD[form.shape](form) : buildEditor(form);
}

function noteField(form) {
  const field = area(form, "note", "editor-note", say(form.room, "note_label"), LANG[form.room.language], 1);
  field.placeholder = say(form.room, "note_hint");
  return make("label", { class: "note-label" }, make("span", { class: "label" }, say(form.room, "note_label")), field);
}

function saveButtons(form) {
  const { room } = form;
  return make(
    "div",
    { class: "acts" },
    button(room, make("span", {}, drawn("lock"), say(room, "save_private")), "save-private", { class: "strong" }),
    button(room, "table", "table-new", { testid: "table" }),
    button(room, "cancel", "cancel", { class: "plain" }),
    make("span", { class: "hint" }, say(room, "save_hint")),
  );
}

/** To strike a clause is a proposal like any other: with a note, private until it is tabled. */
function buildDeletion(form) {
  shell(form, titled(form, "deleting"), noteField(form), saveButtons(form), advicePlace(form));
  form.preview = () => askAdvice(form);
  form.submit = () => saveProposal(form, false);
}

/** The side for which the reader writes. */
const ownSide = (room) => room.me.party || "secretariat";

function proposalBody(form) {
  const { en, zh, note } = form.typed();
  if (form.kind === "edit" && SHAPES_OF_CLAUSES.includes(form.shape)) return { act: `edit_${form.shape}`, clause: form.clause, proposal: form.proposal, ...form.typed() };
  if (SHAPES_OF_CLAUSES.includes(form.kind)) return shapeBody(form);
  if (form.kind === "counter") return { act: "counter", clause: form.clause, proposal: form.proposal, en, zh, note };
  if (form.kind === "edit") return { act: "edit", clause: form.clause, proposal: form.proposal, revision: form.base.revision, en, zh, note };
  if (form.kind === "delete") return { act: "delete", clause: form.clause, revision: form.base.revision, note };
  return { act: form.kind === "insert" ? "insert" : "propose", clause: form.clause, revision: form.base.revision, en, zh, note };
}

/** Save privately; with `tabling`, table what was saved as a second act, so that a failure between leaves it private. */
function saveProposal(form, tabling) {
  const { room, clause } = form;
  if (form.composing) return null;
  const reason = tabling ? reasonGiven(form.element.querySelector("[data-testid=table-ask]")) : {};
  if (!reason) return null;
  const unchanged = ["new", "counter"].includes(form.kind) && form.typed().en === form.base.en && form.typed().zh === form.base.zh;
  const empty = form.kind === "insert" && !form.typed().en.trim() && !form.typed().zh.trim();
  if (unchanged || empty) return complain(form, unchanged ? "nothing_changed" : "nothing_written");
  if (tabling && form.kind === "edit" && !hasTyped(form)) {
    return act(room, clause, { act: "table", clause, proposal: form.proposal, ...reason }, { form });
  }
  const then = (reply, before) => {
    if (form.kind === "edit") return { body: { act: "table", clause, proposal: form.proposal, ...reason } };
    const saved = savedJustNow(reply, before);
    return saved && { clause: saved.row.id, body: { act: "table", clause: saved.row.id, proposal: saved.proposal.id, ...reason } };
  };
  return act(room, clause, proposalBody(form), { form, then: tabling ? then : null });
}

function complain(form, word) {
  const old = form.element.querySelector(".complaint");
  if (old) old.remove();
  form.element.append(make("div", { class: "notice complaint", role: "alert", testid: "complaint" }, say(form.room, word)));
}

/** Tabling cannot be taken back unseen, so the form says who will see what. */
function confirmTabling(form) {
  if (form.element.querySelector("[data-testid=table-ask]")) return;
  const { room } = form;
  form.element.append(
    make(
      "div",
      { class: "ask", role: "alertdialog", testid: "table-ask", "aria-label": say(room, "table") },
      make("span", {}, tablingSentence(room)),
      reopensBy(form) && reasonField(room, form.typed().note),
      button(room, "table_now", "table-now", { class: "strong", testid: "table-send" }),
      button(room, "not_yet", "table-not-yet", { class: "plain" }),
    ),
  );
  form.element.querySelector("[data-do=table-now]").focus();
}

/** Whether what a form proposes would reopen an agreed clause. */
function reopensBy(form) {
  const rows = [form.clause, form.other].map((id) => form.room.rows.get(id));
  return form.kind !== "insert" && rows.some((row) => row && row.reopens);
}

function tablingSentence(room) {
  const others = room.parties.filter((party) => party.key !== room.me.party).map((party) => party.name);
  return say(room, "table_ask", { parties: others.join(room.language === "zh" ? "、" : ", ") });
}

function buildTabling(form) {
  const { room } = form;
  const proposal = findProposal(room.rows.get(form.clause), form.proposal) || {};
  shell(
    form,
    null,
    make("div", { class: "ask" }, make("span", {}, tablingSentence(room)), proposal.reopens && reasonField(room, proposal.note), button(room, "table_now", "table-kept", { class: "strong", testid: "table-send", "data-first": true }), button(room, "not_yet", "cancel", { class: "plain" })),
  );
}

function buildWithdrawal(form) {
  const { room } = form;
  const proposal = findProposal(room.rows.get(form.clause), form.proposal);
  const own = proposal && proposal.private;
  shell(
    form,
    null,
    make(
      "div",
      { class: "ask" },
      make("span", {}, say(room, own ? "discard_private_ask" : "withdraw_ask")),
      button(room, own ? "discard_private" : "withdraw", "withdraw-send", { class: "strong", "data-first": true }),
      button(room, "not_yet", "cancel", { class: "plain" }),
    ),
  );
}

/** An acceptance says what is accepted, and asks whether capital still has to confirm. */
function buildAcceptance(form) {
  const { room } = form;
  const row = room.rows.get(form.clause);
  const what = form.proposal
    ? say(room, "accept_what_proposal", { party: (findProposal(row, form.proposal) || {}).party_name || "" })
    : say(room, "accept_what", { number: row.number || "", revision: row.revision_label || "" });
  shell(
    form,
    null,
    make(
      "div",
      { class: "ask" },
      make("span", {}, what, " ", make("span", { class: "quiet" }, say(room, "accept_both", { party: room.me.party_name || "" }))),
      conditionChoice(form),
      button(room, make("span", {}, drawn("key_confirmed"), say(room, "level_confirmed")), "accept-level", { testid: "accept-level-confirmed", "data-level": "confirmed", "data-first": true, title: say(room, "level_confirmed_hint") }),
      button(room, make("span", {}, drawn("key_ad_referendum"), say(room, "level_ad_referendum")), "accept-level", { testid: "accept-level-ad-referendum", "data-level": "ad_referendum", title: say(room, "level_ad_referendum_hint") }),
      button(room, "cancel", "cancel", { class: "plain" }),
    ),
  );
}

/** A key may be turned on condition that another clause stands as it does now. */
function conditionChoice(form) {
  const { room } = form;
  const field = make("select", { class: "field condition", testid: "accept-condition", "aria-label": say(room, "condition_label") }, make("option", { value: "" }, say(room, "no_condition")), clauseChoices(room, form.clause));
  form.first.condition = "";
  if (form.restored && form.restored.condition) field.value = form.restored.condition;
  form.fields.condition = field;
  return make("label", { class: "condition-choice" }, make("span", {}, say(room, "condition_label")), field);
}

const ANSWERS = ["accept", "reject", "counter", "needs_capital"];

function buildAnswer(form) {
  const { room } = form;
  const chosen = (form.restored && form.restored.answer) || "";
  const choices = ANSWERS.map((answer) =>
    make(
      "label",
      { class: "option" },
      make("input", { type: "radio", name: `answer-${form.proposal}`, value: answer, testid: `answer-${answer}`, checked: chosen === answer }),
      say(room, `answer_${answer}`),
    ),
  );
  const comment = area(form, "comment", "answer-comment", say(room, "comment"), LANG[room.language], 2);
  comment.placeholder = say(room, "comment_hint");
  shell(
    form,
    null,
    make("fieldset", {}, make("legend", { class: "label" }, say(room, "our_answer", { party: room.me.party_name || "" })), choices),
    comment,
    make("div", { class: "acts" }, button(room, "send_answer", "answer-send", { class: "strong" }), button(room, "cancel", "cancel", { class: "plain" })),
  );
  form.fields.answer = {
    get value() {
      const picked = form.element.querySelector("input[type=radio]:checked");
      return picked ? picked.value : "";
    },
  };
  form.submit = () => sendAnswer(form);
}

function sendAnswer(form) {
  const { answer, comment } = form.typed();
  if (!answer) return complain(form, "choose_answer");
  return act(form.room, form.clause, { act: "answer", clause: form.clause, proposal: form.proposal, answer, comment }, { form });
}
