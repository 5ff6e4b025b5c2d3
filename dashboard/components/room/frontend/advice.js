// Advice while a person writes: departures from our mandate and from agreed language, and agreed words to put in. What is
// half-typed is only asked about; the server keeps nothing of it. What touches a mandate is private and looks like it.

const ADVISE_AFTER_MS = 300;
const FAR_BEFORE = 400;
const ADVISED = new WeakMap(); // form -> { wanted, told, shown, chosen, field, timer }
const FORMS = new WeakMap(); // room -> forms that are advised
const MANDATES = new WeakMap(); // room -> { language, pending, timer, found }

/** Where advice stands in a form: under everything else, so that nothing the hand is on moves when it comes. */
function advicePlace(form) {
  const { room } = form;
  const advice = { wanted: 0, told: "", shown: {}, chosen: 0, field: null, timer: 0 };
  ADVISED.set(form, advice);
  FORMS.set(room, (FORMS.get(room) || new Set()).add(form));
  const part = (name, props) => make("div", { class: `advice-${name}`, testid: `advice-${name}`, hidden: true, ...props });
  advice.live = make("div", { class: "unseen", role: "status", "aria-live": "polite", testid: "advice-live" });
  advice.mandate = part("mandate", { role: "group", "aria-label": say(room, "advice_mandate") });
  advice.precedent = part("precedent", { role: "group", "aria-label": say(room, "advice_precedent") });
  advice.offers = part("offers", { role: "group", "aria-label": say(room, "advice_offers") });
  for (const [name, field] of Object.entries(form.fields)) {
    if (field.tagName !== "TEXTAREA" || !languageOf(name)) continue;
    const here = () => (advice.field = name);
    field.addEventListener("focus", here);
    field.addEventListener("input", here);
    field.addEventListener("select", () => {
      here();
      if (!form.composing) askAdvice(form);
    });
    field.addEventListener("keydown", (event) => offerKey(form, event));
  }
  return make("div", { class: "advice", testid: "advice" }, advice.live, advice.mandate, advice.precedent, advice.offers);
}

const languageOf = (name) => (/^(second_)?(en|zh)$/.exec(name) || [])[2] || null;

/** Ask once the hand rests. The forms call this after each change, and never in the middle of a composition. */
function askAdvice(form) {
  const advice = ADVISED.get(form);
  if (!advice || !form.room.urls.advice) return;
  clearTimeout(advice.timer);
  advice.timer = setTimeout(() => sendAdvice(form, advice), ADVISE_AFTER_MS);
}

async function sendAdvice(form, advice) {
  if (form.composing || !form.element.isConnected) return;
  const body = adviceBody(form, advice);
  const asked = JSON.stringify(body);
  if (asked === advice.told) return;
  const wanted = (advice.wanted += 1);
  const reply = await post(form.room.urls.advice, body);
  await handIsUp(form.room);
  if (wanted !== advice.wanted || !form.element.isConnected || form.composing) return; // older than what stands there now
  if (!reply.ok) return; // advice is missed and not missing: what cannot be had now is asked for with the next word
  advice.told = asked;
  takeAdvice(form, advice, reply);
}

function adviceBody(form, advice) {
  const typed = form.typed();
  const row = form.room.rows.get(form.clause) || {};
  const kind = form.shape || form.kind;
  const isNew = kind === "insert" || !row.revision;
  const whole = (language) => [typed[language], typed[`second_${language}`]].filter(Boolean).join("\n");
  const field = advice.field && form.fields[advice.field];
  const at = field ? [field.selectionStart, field.selectionEnd] : [0, 0];
  return {
    ask: "wording",
    clause: isNew ? null : form.clause,
    other: form.other || null,
    struck: kind === "delete",
    en: whole("en"),
    zh: whole("zh"),
    selected: field ? field.value.slice(at[0], at[1]).slice(0, 200) : "",
    before: field ? field.value.slice(Math.max(0, at[0] - FAR_BEFORE), at[0]) : "",
  };
}

/** Only what is another than before is painted, and nothing under a hand that is in it. */
function takeAdvice(form, advice, reply) {
  const painters = {
    mandate: () => mandateAdvice(form.room, reply.mandate),
    precedent: () => precedentAdvice(form.room, reply.precedent),
    offers: () => offersAdvice(form, advice, reply),
  };
  const content = { mandate: reply.mandate, precedent: reply.precedent, offers: [reply.phrase, reply.offers] };
  for (const [name, paint] of Object.entries(painters)) {
    const now = JSON.stringify(content[name]);
    if (advice.shown[name] === now) continue;
    if (advice[name].contains(form.room.root.getRootNode().activeElement)) {
      advice.told = "";
      continue;
    }
    advice.shown[name] = now;
    if (name === "offers") Object.assign(advice, { chosen: 0, phrase: reply.phrase, offered: reply.offers });
    const parts = paint();
    advice[name].hidden = !parts.length;
    advice[name].replaceChildren(...parts);
  }
  if (advice.live.textContent !== reply.summary) advice.live.textContent = reply.summary;
}

/** What departs from our mandate, under the lock: the grave with a word of its own, never by its colour alone. */
function mandateAdvice(room, found) {
  if (!found.length) return [];
  return [
    make("p", { class: "advice-head" }, make("span", { class: "only-ours" }, drawn("lock"), say(room, "only_your_side")), make("span", { class: "advice-title" }, say(room, "advice_mandate"))),
    ...found.map((departure) => departureBlock(room, departure, false)),
  ];
}

function departureBlock(room, departure, says_where) {
  return make(
    "div",
    { class: `departure${departure.grave ? " grave" : ""}`, testid: "departure", data: { grave: String(departure.grave) } },
    departure.grave && make("strong", { class: "grave-word", testid: "grave" }, sign("!"), say(room, "against_mandate")),
    (says_where || departure.topic) && make("span", { class: "quiet" }, [says_where && departure.where, departure.topic].filter(Boolean).join(" · ")),
    make("ul", {}, departure.lines.map((line) => make("li", {}, line))),
    departure.facts.map(({ label, text, language }) => make("p", { class: "fact" }, make("span", { class: "label" }, label), " ", make("span", { lang: language ? LANG[language] : null }, text))),
  );
}

function precedentAdvice(room, found) {
  if (!found.length) return [];
  return [
    make("p", { class: "advice-head" }, make("span", { class: "advice-title" }, sign("≠"), say(room, "advice_precedent"))),
    ...found.map(({ line, precedents }) =>
      make("div", { class: "from-precedent", testid: "from-precedent" }, make("p", {}, line), precedents.map((one) => precedentDetails(room, one))),
    ),
  ];
}

/** Where words were agreed; both languages, and what stood there before, are one click away. */
function precedentDetails(room, { where, en, zh, before_en, before_zh }) {
  const both = (english, chinese) => [english && make("p", { class: "text en-letters", lang: LANG.en }, english), chinese && make("p", { class: "text zh-letters", lang: LANG.zh }, chinese)];
  return make(
    "details",
    { class: "agreed-there", testid: "agreed-there" },
    make("summary", {}, where),
    both(en, zh),
    (before_en || before_zh) && [make("p", { class: "label" }, say(room, "preceded_by")), ...both(before_en, before_zh)],
  );
}

function offersAdvice(form, advice, { phrase, offers }) {
  const { room } = form;
  if (!offers.length) return [];
  return [
    make("p", { class: "advice-head" }, make("span", { class: "advice-title" }, say(room, "advice_offers_for", { phrase })), make("span", { class: "hint" }, say(room, "advice_offer_keys"))),
    ...offers.map((offer, at) =>
      make(
        "div",
        { class: `offer${at === 0 ? " chosen" : ""}`, testid: "offer", data: { at: String(at) } },
        LANGUAGES.map((language) => offer[`insert_${language}`] && offered(form, offer, language)),
        precedentDetails(room, offer),
      ),
    ),
  ];
}

function offered(form, offer, language) {
  const put = make("button", { type: "button", testid: `insert-${language}`, "aria-label": say(form.room, `insert_${language}`) }, say(form.room, "insert_words"));
  const insert = () => {
    const advice = ADVISED.get(form);
    const name = languageOf(advice.field || "") === language ? advice.field : language;
    insertWords(form, name, offer[`insert_${language}`], offer.language === language ? advice.phrase : "");
  };
  put.addEventListener("click", insert);
  return make("p", { class: "offered" }, make("span", { class: `${language}-letters`, lang: LANG[language] }, offer[`insert_${language}`]), put);
}

/** Alt + Enter puts the chosen words in where the caret stands; Alt with up and down chooses. */
function offerKey(form, event) {
  const advice = ADVISED.get(form);
  if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing || form.composing || advice.offers.hidden) return;
  const step = { ArrowDown: 1, ArrowUp: -1, Enter: 0 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const many = advice.offered.length;
  advice.chosen = (advice.chosen + step + many) % many;
  for (const block of advice.offers.querySelectorAll("[data-testid=offer]")) block.classList.toggle("chosen", Number(block.dataset.at) === advice.chosen);
  if (event.key !== "Enter") return;
  const offer = advice.offered[advice.chosen];
  const language = languageOf(advice.field);
  insertWords(form, advice.field, offer[`insert_${language}`], offer.language === language ? advice.phrase : "");
}

/** In place of the phrase that was typed or selected, else at the caret; one step back takes it out again. */
function insertWords(form, name, words, phrase) {
  const field = form.fields[name];
  if (!field || !words) return;
  let [from, to] = [field.selectionStart, field.selectionEnd];
  const before = field.value.slice(0, to).replace(/[\s.,;:!?。，；：！？、]+$/, "");
  const typed = phrase && before.toLowerCase().endsWith(phrase.toLowerCase()) ? before.length - phrase.length : -1;
  if (typed >= 0) from = typed;
  else if (from !== to) from = to; // what is selected was not asked about: it stays
  const glue = languageOf(name) === "en" && from > 0 && !/\s$/.test(field.value.slice(0, from)) ? " " : "";
  field.focus({ preventScroll: true });
  field.setSelectionRange(from, to);
  if (!document.execCommand("insertText", false, glue + words)) {
    field.setRangeText(glue + words, from, to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// Rows whose text before all sides departs from our mandate -----------------------------------------------------------

const ASK_STANDING_AFTER_MS = 400;
const MANY_ROWS = 100;

/** The mark of a row, painted with it; whether there is anything to mark is asked for afterwards, some rows at a time. */
function mandateMark(room, row) {
  const place = make("div", { class: "mandate-mark", testid: "mandate-mark", role: "note", "aria-label": say(room, "advice_mandate"), hidden: true });
  if (!room.me.party || !room.urls.advice || !row.revision) return place; // nobody to tell, or no standing text
  let known = MANDATES.get(room);
  if (!known || known.language !== room.language) {
    known = { language: room.language, pending: new Set(), timer: 0, found: new Map(), covered: new Map() };
    MANDATES.set(room, known);
  }
  if (known.covered.get(row.id) !== row) known.pending.add(row.id); // all were asked for before this one was painted
  known.covered.delete(row.id);
  if (!known.timer && known.pending.size) known.timer = setTimeout(() => askStanding(room, known), ASK_STANDING_AFTER_MS);
  fillMark(room, place, known.found.get(row.id));
  return place;
}

/** A mandate of ours was laid down or retired by a colleague: every mark and every open form is looked at again. */
function mandatesChanged(room) {
  for (const form of FORMS.get(room) || []) {
    const advice = ADVISED.get(form);
    if (!form.element.isConnected) {
      FORMS.get(room).delete(form);
      continue;
    }
    advice.told = "";
    askAdvice(form);
  }
  const known = MANDATES.get(room);
  if (!known) return;
  for (const id of room.rows.keys()) known.pending.add(id);
  if (!known.timer) known.timer = setTimeout(() => askStanding(room, known), ASK_STANDING_AFTER_MS);
}

async function askStanding(room, known) {
  const asked = [...known.pending];
  known.pending.clear();
  known.timer = 0;
  if (room.closed || MANDATES.get(room) !== known) return;
  const all = asked.length > MANY_ROWS;
  if (all) for (const [id, row] of room.rows) if (!room.nodes.has(id)) known.covered.set(id, row);
  const reply = await post(room.urls.advice, { ask: "standing", clauses: all ? null : asked });
  await handIsUp(room);
  if (!reply.ok || room.closed || MANDATES.get(room) !== known) return;
  const told = all ? [...room.rows.keys()] : asked;
  holdStill(room, () => {
    for (const id of told) {
      const departures = reply.clauses[id] || [];
      if (JSON.stringify(known.found.get(id) || []) === JSON.stringify(departures)) continue;
      known.found.set(id, departures);
      const place = room.nodes.get(id)?.querySelector(":scope > .mandate-mark");
      if (place) fillMark(room, place, departures);
    }
  });
}

function fillMark(room, place, departures) {
  place.hidden = !departures || !departures.length;
  if (place.hidden) return place.replaceChildren();
  const grave = departures.some((departure) => departure.grave);
  const summary = make("summary", {}, make("span", { class: "only-ours" }, drawn("lock"), say(room, "only_your_side")), grave ? make("strong", { class: "grave-word", testid: "grave" }, sign("!"), say(room, "against_mandate")) : make("span", {}, say(room, "departs_mildly")));
  place.classList.toggle("grave", grave);
  return place.replaceChildren(make("details", {}, summary, departures.map((departure) => departureBlock(room, departure, true))));
}
