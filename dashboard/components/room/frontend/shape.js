// Forms on how a clause stands: moved, divided in two, made one with the next, of another kind. Private until tabled, like all.

const KINDS = ["heading", "chapeau", "paragraph", "recommendation", "subparagraph"];
const LEVELS = [1, 2, 3, 4, 5];
const SHAPES_OF_CLAUSES = ["move", "split", "merge", "restyle"];

/** The clauses as a list to choose from, in the order of the text; proposed insertions are none. */
function clauseChoices(room, without) {
  return room.order
    .map((id) => room.rows.get(id))
    .filter((row) => row.revision && row.id !== without && row.status.code !== "struck")
    .map((row) => make("option", { value: row.id }, `${row.number || ""} ${firstWords(room, row)}`.trim()));
}

const firstWords = (room, row) => String((room.language === "zh" ? row.zh || row.en : row.en || row.zh) || "").slice(0, 48);

/** The clause after this one in the text. */
function nextClause(room, id) {
  const standing = room.order.filter((other) => other === id || (room.rows.get(other).revision && room.rows.get(other).status.code !== "struck"));
  return room.rows.get(standing[standing.indexOf(id) + 1]);
}

function choice(form, name, testid, label, options) {
  const field = make("select", { class: "field", testid, "aria-label": label }, options);
  const wanted = form.restored && name in form.restored ? form.restored[name] : form.first[name];
  field.value = wanted === undefined ? "" : String(wanted);
  if (field.selectedIndex < 0) field.selectedIndex = 0;
  form.first[name] = form.first[name] === undefined || form.first[name] === "" ? field.value : String(form.first[name]);
  form.fields[name] = field;
  return make("label", { class: "note-label" }, make("span", { class: "label" }, label), field);
}

function lineField(form, name, testid, label) {
  const field = make("input", { type: "text", class: "field", testid, maxlength: 40, autocomplete: "off", "aria-label": label });
  field.value = (form.restored && form.restored[name]) || form.first[name] || "";
  form.fields[name] = field;
  return make("label", { class: "note-label" }, make("span", { class: "label" }, label), field);
}

/** What the form is about; of a private proposal that is changed, that it is one. */
function titled(form, word) {
  const about = say(form.room, word, { number: form.room.rows.get(form.clause).number || "" });
  return form.kind === "edit" ? `${say(form.room, "editing_proposal")} · ${about}` : about;
}

function buildMove(form) {
  const { room, clause } = form;
  const options = [make("option", { value: "" }, say(room, "at_the_beginning")), ...clauseChoices(room, clause)];
  const at = room.order.indexOf(clause);
  const before = room.order.slice(0, at).map((id) => room.rows.get(id)).filter((r) => r.revision && r.status.code !== "struck").at(-1);
  if (form.kind === "move") form.first.after = before ? before.id : "";
  shell(form, titled(form, "moving"), choice(form, "after", "move-after", say(room, "stand_after"), options), noteField(form), saveButtons(form));
  form.submit = () => saveProposal(form, false);
}

function buildRestyle(form) {
  const { room } = form;
  const row = room.rows.get(form.clause);
  if (form.kind === "restyle") Object.assign(form.first, { kind: row.kind, level: row.level, number: row.number || "" });
  shell(
    form,
    titled(form, "restyling"),
    choice(form, "kind", "style-kind", say(room, "kind_label"), KINDS.map((kind) => make("option", { value: kind }, say(room, `kind_${kind}`)))),
    choice(form, "level", "style-level", say(room, "level_label"), LEVELS.map((level) => make("option", { value: level }, String(level)))),
    lineField(form, "number", "style-number", say(room, "number_label")),
    noteField(form),
    saveButtons(form),
  );
  form.submit = () => saveProposal(form, false);
}

/** The caret in the standing text says where it is divided; both parts can be edited afterwards. */
function buildSplit(form) {
  const { room } = form;
  const columns = LANGUAGES.map((language) => {
    const whole = make("textarea", { class: `field ${language} whole`, testid: `split-${language}`, lang: LANG[language], rows: 3, "aria-label": `${say(room, "split_here")} (${LANGUAGE_NAME[language]})`, spellcheck: "false" });
    whole.value = form.base[language];
    whole.addEventListener("beforeinput", (event) => event.preventDefault());
    whole.addEventListener("input", (event) => event.stopPropagation());
    const complaint = make("p", { class: "split-complaint", role: "status", testid: `split-complaint-${language}` });
    const divide = () => divideAt(form, language, whole, complaint);
    whole.addEventListener("click", divide);
    whole.addEventListener("keyup", (event) => /^(Arrow|Home|End)/.test(event.key) && divide());
    const parts = [language, `second_${language}`].map((name, at) => {
      const field = area(form, name, `editor-${name}`, `${LANGUAGE_NAME[language]}: ${say(room, at ? "second_part" : "first_part")}`, LANG[language], 2);
      field.classList.add(language);
      return make("label", {}, make("span", { class: "label" }, say(room, at ? "second_part" : "first_part")), field);
    });
    return make("div", { class: `column ${language}-column` }, make("label", {}, make("span", { class: "label" }, say(room, "split_here")), whole), complaint, parts);
  });
  shell(form, titled(form, "splitting"), make("div", { class: "columns" }, columns), lineField(form, "number", "split-number", say(room, "second_number")), noteField(form), saveButtons(form), advicePlace(form));
  form.preview = () => askAdvice(form);
  form.submit = () => saveProposal(form, false);
}

/** The server says what the caret makes of the text, or why it cannot be divided there; what was written meanwhile wins. */
async function divideAt(form, language, whole, complaint) {
  const { room, clause } = form;
  const at = whole.selectionStart;
  if (at !== whole.selectionEnd || form.cuts?.[language] === at) return;
  form.cuts = { ...form.cuts, [language]: at };
  const fields = [form.fields[language], form.fields[`second_${language}`]];
  const before = fields.map((field) => field.value);
  const reply = await post(room.urls.shapes, { ask: "divide", clause, revision: form.base.revision, language, at });
  if (form.cuts[language] !== at || !form.element.isConnected) return;
  complaint.textContent = reply.ok ? "" : reply.sentence || say(room, "not_sent");
  if (!reply.ok || fields.some((field, i) => field.value !== before[i])) return;
  [fields[0].value, fields[1].value] = [reply.first, reply.second];
  touched(form);
}

/** The words of both clauses as one are asked for first: what stands between them is a rule of each language. */
async function startMerging(room, clause) {
  const other = nextClause(room, clause);
  if (!other) return failed(room, clause, { code: "NothingFollows", sentence: say(room, "nothing_follows") }, null);
  const reply = await post(room.urls.shapes, { ask: "join", clause, other: other.id });
  if (room.closed) return null;
  if (!reply.ok) return failed(room, clause, reply, () => startMerging(room, clause));
  room.joined.set(clause, { en: reply.en, zh: reply.zh });
  return openForm(room, clause, `merge-${other.id}`);
}

function buildMerge(form) {
  const { room } = form;
  const other = room.rows.get(form.other) || {};
  const previews = {};
  const columns = LANGUAGES.map((language) => {
    const field = area(form, language, `editor-${language}`, LANGUAGE_NAME[language], LANG[language], 4);
    previews[language] = make("div", { class: `preview text ${language}-letters`, lang: LANG[language], testid: `preview-${language}`, "aria-label": say(room, "preview") });
    return make("div", { class: `column ${language}-column` }, make("label", {}, make("span", { class: "label", lang: LANG[language] }, LANGUAGE_NAME[language]), field), previews[language]);
  });
  form.first.other_revision = other.revision || "";
  form.fields.other_revision = { value: (form.restored && form.restored.other_revision) || other.revision || "" };
  shell(form, say(room, "merging", { number: room.rows.get(form.clause).number || "", other: other.number || "" }), make("div", { class: "columns" }, columns), noteField(form), saveButtons(form), advicePlace(form));
  form.preview = () => {
    for (const language of LANGUAGES) {
      const same = form.base[language] === form.fields[language].value;
      previews[language].replaceChildren(...(same ? [] : comparison(form.base[language], form.fields[language].value)));
    }
    askAdvice(form);
  };
  form.submit = () => saveProposal(form, false);
}

/** What a form of this file sends. */
function shapeBody(form) {
  const typed = form.typed();
  const body = { act: form.kind, clause: form.clause, revision: form.base.revision, ...typed };
  if (form.kind === "merge") body.other = form.other;
  return body;
}
