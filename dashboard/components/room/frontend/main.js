// The way in. The page calls this at the first paint, at every rerun and when the theme changes.
//
// Names for tests (data-testid; the shadow tree is open, so locators reach them):
//   room     room-bar · counts · count-agreed · count-waiting-<party> · count-conforming · count-since · presence · stream[data-state]
//            view-en view-zh view-both · view-redline view-clean · filter · filtered · filter-clear · nothing · which · help-open · help
//            outline-open · outline · clauses · panel · said · said-go · said-undo · live · signed-out · orphan-notice · restored-list
//   clause   #c-<id> = clause[data-clause][data-status][data-v] · text-en text-zh · status · key[data-party][data-level] · here
//            propose · accept · conform · more (opens: release · insert · delete · copy-link · about) · about-clause
//            refused[data-code] · retry · put-away · stale-notice · see-stale · three-texts · rebase · restart
//            move · split · merge · restyle · confirm · reopening (panel) · rolling-en rolling-zh · bracket-count
//   comments threads-open thread-mark-joint thread-mark-own[data-n][data-unread] thread-mark-unsent · history · comment-words-open
//            threads · threads-close · choose-joint choose-own · marked-quote · threads-joint threads-own thread-fold
//            thread[data-thread][data-audience][data-open] · remark · thread-quote · words-gone · lit · comment-form[data-audience]
//            comment-words · name-list · name-option · comment-send · comment-cancel · comment-restored · comment-ask
//   batches  batches · batch-open · form-batch · batch-title_en batch-title_zh batch-note · batch-begin · batch[data-batch]
//            batch-proposal · batch-table · batch-ask · batch-table-send · batch-refused · in-batch
//   proposal proposal / proposal-private [data-proposal][data-state][data-party] · proposal-en proposal-zh · base-moved
//            answer-given[data-answer] · accept-proposal · answer · table · edit · withdraw · earlier-proposal (in the panel)
//   forms    form-new form-edit form-insert form-delete form-answer form-accept form-table form-withdraw
//            editor-en editor-zh editor-note · preview-en preview-zh · save-private · table (asks) · table-send · cancel
//            cancel-ask · cancel-discard · cancel-keep · restored-notice · restored-discard · complaint · withdraw-send
//            accept-level-confirmed · accept-level-ad-referendum · accept-condition · reopen-reason
//            form-counter form-move (move-after) form-restyle (style-kind style-level style-number) form-merge
//            form-split (split-en split-zh · split-complaint-en … · editor-second_en … · split-number)
//            answer-accept answer-reject answer-counter answer-needs_capital · answer-comment · answer-send

/** What a click asks for, by the `data-do` of the button. */
const DO = {
  ...DO_THREADS,
  ...DO_ORIGINS,
  view: (room, on) => setView(room, on.dataset.group, on.dataset.value),
  count: (room, on) => chooseFilter(room, on.dataset.count),
  "filter-clear": (room) => clearFilter(room),
  help: (room) => showHelp(room, room.parts.help.hidden),
  "outline-open": (room) => showOutline(room, !room.root.classList.contains("outline-shown")),
  hush: (room) => (room.parts.said.hidden = true),
  reload: () => window.location.reload(),
  go: (room, on) => {
    showOutline(room, false);
    goTo(room, on.dataset.clause);
  },
  "go-proposal": (room, on) => {
    const row = [...room.rows.values()].find((r) => findProposal(r, on.dataset.proposal));
    if (row && row.id !== room.current) goTo(room, row.id);
    const block = row && room.nodes.get(row.id).querySelector(`section[data-proposal="${CSS.escape(on.dataset.proposal)}"]`);
    if (block) block.scrollIntoView({ block: "nearest" });
  },
  move: (room, on, clause) => openForm(room, clause, "move"),
  split: (room, on, clause) => openForm(room, clause, "split"),
  merge: (room, on, clause) => startMerging(room, clause),
  restyle: (room, on, clause) => openForm(room, clause, "restyle"),
  counter: (room, on, clause, proposal) => openForm(room, clause, `counter-${proposal}`),
  confirm: (room, on, clause) => act(room, clause, { act: "confirm", clause }),
  "batch-open": (room) => openBatchForm(room),
  "batch-cancel": (room) => closeBatchForm(room),
  "batch-begin": (room) => batchAct(room, { act: "open_batch", ...batchForm(room).typed }),
  "batch-table": (room, on) => askBatch(room, on.closest("[data-batch]").dataset.batch),
  "batch-not-yet": (room, on) => on.closest(".bslot").replaceChildren(),
  "batch-table-now": (room, on) => {
    const reason = reasonGiven(on.closest(".ask"));
    return reason && batchAct(room, { act: "table_batch", batch: on.closest("[data-batch]").dataset.batch, ...reason });
  },
  propose: (room, on, clause) => openForm(room, clause, "new"),
  insert: (room, on, clause) => openForm(room, clause, "insert"),
  delete: (room, on, clause) => openForm(room, clause, "delete"),
  accept: (room, on, clause) => openForm(room, clause, "accept"),
  conform: (room, on, clause) => act(room, clause, { act: "conform", clause, revision: room.shown.get(clause).revision }),
  release: (room, on, clause) => act(room, clause, { act: "release", clause, revision: room.shown.get(clause).revision }),
  edit: (room, on, clause, proposal) => openForm(room, clause, proposal),
  answer: (room, on, clause, proposal) => openForm(room, clause, `answer-${proposal}`),
  "accept-proposal": (room, on, clause, proposal) => openForm(room, clause, `accept-${proposal}`),
  table: (room, on, clause, proposal) => openForm(room, clause, `table-${proposal}`),
  withdraw: (room, on, clause, proposal) => openForm(room, clause, `withdraw-${proposal}`),
  "save-private": (room, on) => saveProposal(formAt(room, on), false),
  "table-new": (room, on) => confirmTabling(formAt(room, on)),
  "table-now": (room, on) => saveProposal(formAt(room, on), true),
  "table-not-yet": (room, on) => on.closest(".ask").remove(),
  "table-kept": (room, on, clause, proposal) => {
    const reason = reasonGiven(on.closest(".ask"));
    return reason && act(room, clause, { act: "table", clause, proposal, ...reason }, { form: formAt(room, on) });
  },
  "withdraw-send": (room, on, clause, proposal) => act(room, clause, { act: "withdraw", clause, proposal }, { form: formAt(room, on) }),
  "answer-send": (room, on) => sendAnswer(formAt(room, on)),
  "accept-level": (room, on, clause) => {
    const form = formAt(room, on);
    const { revision } = form.base;
    const body = form.proposal ? { act: "accept_proposal", clause, proposal: form.proposal, revision } : { act: "accept", clause, revision };
    const { condition } = form.typed();
    return act(room, clause, { ...body, level: on.dataset.level, ...(condition ? { condition: room.rows.get(condition)?.revision || condition } : {}) }, { form });
  },
  cancel: (room, on) => cancelForm(formAt(room, on)),
  "cancel-keep": (room, on) => {
    const form = formAt(room, on);
    on.closest(".ask").remove();
    form.focus();
  },
  "cancel-discard": (room, on) => closeForm(formAt(room, on), { forgetting: true }),
  "restored-discard": (room, on) => closeForm(formAt(room, on), { forgetting: true }),
  "put-away": (room, on, clause) => {
    room.notices.delete(clause);
    paintNotices(room, clause);
  },
  "see-stale": (room, on, clause) => seeStale(room, clause),
  rebase: (room, on, clause) => rebase(room, clause, false),
  restart: (room, on, clause) => rebase(room, clause, true),
  more: (room, on, clause) => {
    const rest = on.parentNode.querySelector(".more-acts");
    if (!rest.childElementCount) rest.append(...moreActs(room, room.rows.get(clause)).flat().filter(Boolean));
    rest.hidden = !rest.hidden;
    on.setAttribute("aria-expanded", String(!rest.hidden));
  },
  about: (room, on, clause) => {
    const place = room.nodes.get(clause).querySelector(":scope > .about");
    place.hidden = !place.hidden;
    on.setAttribute("aria-expanded", String(!place.hidden));
    paintPanel(room);
  },
  "copy-link": (room, on, clause) => copy(room, on, clauseAddress(clause || room.current)),
  "copy-text": (room, on, clause) => copy(room, on, clauseText(room, clause || room.current)),
};

function clicked(room, event) {
  const on = event.target.closest("[data-do]");
  const row = event.target.closest("[data-testid=clause]");
  if (row && row.dataset.clause !== room.current) goTo(room, row.dataset.clause, { quiet: true });
  if (!event.target.closest(".outline, [data-do=outline-open]")) showOutline(room, false);
  if (!on || on.disabled || !Object.hasOwn(DO, on.dataset.do)) return;
  const proposal = on.closest("[data-proposal]");
  DO[on.dataset.do](room, on, row ? row.dataset.clause : on.dataset.clause || null, proposal ? proposal.dataset.proposal : null);
}

function clauseAddress(clause) {
  const address = new URL(window.location.href);
  address.searchParams.delete("clause");
  address.hash = `clause=${encodeURIComponent(clause)}`;
  return address.href;
}

/** A copied clause says which clause of which version it is. */
function clauseText(room, clause) {
  const row = room.rows.get(clause);
  const source = [room.draft.title, room.draft.milestone, row.number, row.revision_label, row.status.word].filter(Boolean).join(" · ");
  return [source, row.en, row.zh].filter(Boolean).join("\n");
}

async function copy(room, on, text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = make("textarea", { class: "unseen" });
    field.value = text;
    room.root.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  const word = on.textContent;
  on.textContent = say(room, "copied");
  setTimeout(() => (on.textContent = word), 1500);
}

/** The clause an address asks for: #clause=… or ?clause=… */
function wantedClause() {
  const hash = new URLSearchParams(window.location.hash.replace(/^#/, ""));
  return hash.get("clause") || new URLSearchParams(window.location.search).get("clause");
}

/** Paper or night, read from the page's own background. */
function readTheme(room) {
  const background = getComputedStyle(room.root).getPropertyValue("--st-background-color").trim();
  const probe = make("span", { style: `color:${background || "#fff"}` });
  room.root.append(probe);
  const [r, g, b] = (getComputedStyle(probe).color.match(/[\d.]+/g) || [255, 255, 255]).map(Number);
  probe.remove();
  room.root.dataset.theme = 0.299 * r + 0.587 * g + 0.114 * b < 110 ? "dark" : "light";
}

/** The page's own head covers the top of what scrolls; ours stands under it. */
function measure(room) {
  const head = document.querySelector('[data-testid="stHeader"]');
  const scroller = scrollerOf(room);
  const top = scroller === document.scrollingElement ? 0 : scroller.getBoundingClientRect().top;
  const covered = head ? Math.max(0, head.getBoundingClientRect().bottom - top) : 0;
  room.root.style.setProperty("--under", `${Math.round(covered)}px`);
  room.root.style.setProperty("--bar", `${Math.round(room.parts.bar.getBoundingClientRect().height)}px`);
}

function enter(root, data) {
  const room = newRoom(root, data);
  frame(room);
  enterThreads(room, data);
  enterOrigins(room, data);
  readTheme(room);
  takeRows(room, data.rows, false);
  for (const id of (data.header?.since || {}).clauses || []) room.unread.add(id);
  paintHeader(room);
  paintLink(room, "connecting");
  measure(room);
  settle(room);
  watchUnread(room, [...room.unread]);
  paintPanel(room);
  paintBatches(room);
  listen(room);
  watchMarking(room);
  const restored = restoreKept(room);
  const wanted = wantedClause();
  if (wanted && room.rows.has(wanted)) goTo(room, wanted);
  else if (restored.length) goTo(room, restored[0]);
  openStream(room);
  loadThreads(room);
  return room;
}

function listen(room) {
  const { root } = room;
  const stop = new AbortController();
  room.stop = stop;
  const on = (target, kind, what, options) => target.addEventListener(kind, what, { signal: stop.signal, ...options });
  watchHand(room, on);
  on(root, "click", (event) => clicked(room, event));
  on(root, "focusin", (event) => {
    room.held = event.target;
    const row = event.target.closest("[data-testid=clause]");
    if (row && row.dataset.clause !== room.current) goTo(room, row.dataset.clause, { quiet: true });
  });
  on(root, "input", (event) => {
    if (event.target !== room.parts.filter || event.isComposing) return;
    filterBy(room, event.target.value);
  });
  on(root, "change", (event) => event.target === room.parts.which && chooseWhich(room, event.target.value));
  for (const moved of ["wheel", "touchmove"]) on(window, moved, () => (room.aim = null), { passive: true });
  on(window, "beforeprint", () => beforePrint(room));
  on(root, "compositionend", (event) => {
    if (event.target === room.parts.filter) filterBy(room, event.target.value);
  });
  on(window, "keydown", (event) => keyPressed(room, event), { capture: true });
  on(window, "hashchange", () => {
    const wanted = wantedClause();
    if (wanted) goTo(room, wanted);
  });
  on(window, "pagehide", () => tellPresence(room, null));
  on(window, "resize", () => measure(room));
  on(document, "visibilitychange", () => visibilityChanged(room));
  room.sizes = new ResizeObserver(() => measure(room));
  room.sizes.observe(room.parts.bar);
}

/** The script ran again: take what is newer, never go back. A new language brings every word anew. */
function again(room, data) {
  const spoken = room.language !== data.language;
  Object.assign(room, { draft: data.draft, me: data.me, words: data.words || room.words, language: data.language, parties: data.parties || room.parties });
  Object.assign(room.urls, { events: data.events, acts: data.acts, shapes: data.shapes }); // they name the language to answer in
  takeHeader(room, data.header, data.since);
  const taken = takeRows(room, data.rows, spoken);
  if (spoken) {
    paintWords(room);
    paintLink(room, room.stream ? "open" : "connecting");
    closeStream(room);
    openStream(room);
  }
  taken.forEach(({ row }) => paintRow(room, row.id));
  settle(room);
  paintHeader(room);
  paintPanel(room);
  takeBatches(room, data.batches);
  threadsAgain(room, data, spoken, taken);
  originsAgain(room, data, spoken);
  readTheme(room);
}

function leave(room) {
  room.closed = true;
  tellPresence(room, null);
  closeStream(room);
  for (const timer of [room.retry, room.hiding, room.telling, room.hushing, ...room.seeing.values()]) clearTimeout(timer);
  cancelAnimationFrame(room.frame);
  room.stop.abort();
  room.sizes.disconnect();
  if (room.watcher) room.watcher.disconnect();
  if (room.letting) room.letting.disconnect();
  room.root.replaceChildren();
}

export default function ({ parentElement, data }) {
  if (!data || !data.draft) return undefined;
  const root = parentElement.querySelector("#room");
  let room = ROOMS.get(parentElement);
  if (room && !room.closed && (room.root !== root || !sameReader(room, data))) {
    leave(room);
    room = null;
  }
  if (room && !room.closed) again(room, data);
  else room = enter(root, data);
  ROOMS.set(parentElement, room);
  // A call that was overtaken while the module loaded is cleaned up late: only the latest call may close the room.
  const generation = (room.generation += 1);
  return () => {
    if (room.generation !== generation || room.closed) return;
    leave(room);
    ROOMS.delete(parentElement);
  };
}
