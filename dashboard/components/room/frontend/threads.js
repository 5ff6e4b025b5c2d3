// Comments on clauses: a quiet mark on each row, and a drawer with the threads of the clause in hand.
// Who reads a thread is settled before its first word and shown in words, sign and colour wherever it stands.

const AUDIENCE_SIGN = { joint: "table", own: "lock" };
Object.assign(SHAPES, {
  table: { box: "0 0 16 14", strokes: ["M5.5 3.5a2 2 0 1 1-4 0a2 2 0 0 1 4 0z", "M14.5 3.5a2 2 0 1 1-4 0a2 2 0 0 1 4 0z", "M1 9h14M3 9v4M13 9v4"] },
  speech: { box: "0 0 14 13", strokes: ["M1.5 1.5h11v7h-6l-3 3v-3h-2z"] },
});

const DO_THREADS = {
  "threads-open": (room, on, clause) => openThreads(room, clause || room.current, { focus: true }),
  "threads-close": (room) => closeThreads(room),
  "thread-choose": (room, on) => startThread(room, room.talk.clause, on.dataset.audience),
  "thread-reply": (room, on) => startReply(room, on.closest("[data-thread]").dataset.thread),
  "thread-resolve": (room, on) => turnThread(room, on.closest("[data-thread]").dataset.thread, "resolve"),
  "thread-reopen": (room, on) => turnThread(room, on.closest("[data-thread]").dataset.thread, "reopen"),
  "comment-words": (room) => commentOnWords(room),
};

/** Once, when the room is drawn: the drawer, the button at marked words, and the threads themselves. */
function enterThreads(room, data) {
  room.urls.threads = data.threads;
  room.talk = {
    threads: new Map(), // thread id -> newest view of it
    people: {}, // audience -> who can be named there
    audiences: [], // for whom the reader may open a thread
    state: "none", // none, loading, loaded
    hasHeard: false, // the stream was open once: each later opening follows a silence
    clause: null, // whose threads the drawer shows
    thread: null, // the one in hand: its words are lit strongest
    marked: null, // marked words a thread is to be opened on
    forms: new Map(), // slot -> open composer
    nodes: new Map(), // thread id -> its element
    unsent: new Set(keptComments(room).map(({ record }) => record.clause)), // clauses with a half-written comment
    read: keptReading(room), // thread id -> how many remarks of it were read in this browser
  };
  room.parts.threads = make("aside", { class: "threads", testid: "threads", tabindex: "-1", hidden: true });
  room.parts.panel.parentNode.append(room.parts.threads);
  room.parts.onWords = make("div", { class: "on-words", hidden: true });
  room.root.append(room.parts.onWords);
  room.parts.threads.addEventListener("click", (event) => threadInHand(room, event.target.closest("[data-thread]")));
  room.parts.threads.addEventListener("focusin", (event) => threadInHand(room, event.target.closest("[data-thread]")));
}

/** Ask for every thread, or those of one clause. Asked again when the stream was away or the text of a clause moved. */
async function loadThreads(room, clause = null) {
  const { talk } = room;
  const first = talk.state === "none";
  if (first) talk.state = "loading";
  let reply = null;
  try {
    const join = room.urls.threads.includes("?") ? "&" : "?";
    const response = await fetch(room.urls.threads + (clause ? `${join}clause=${clause}` : ""), { credentials: "same-origin" });
    reply = response.ok ? await response.json() : null;
  } catch {
    reply = null;
  }
  await handIsUp(room); // marks of threads move what stands beside them
  if (room.closed) return;
  if (!reply) {
    if (first) talk.state = "none";
    return;
  }
  talk.people = reply.people;
  talk.audiences = reply.audiences;
  takeThreads(room, reply.threads, { quiet: first });
  if (!first) return;
  talk.state = "loaded";
  restoreThreads(room);
}

/** The stream is open again: ask for what it could not tell. */
function threadsAfterSilence(room) {
  if (room.talk.state === "none" || room.talk.hasHeard) loadThreads(room);
  room.talk.hasHeard = true;
}

/** Take views that are not older than ours: remarks are only ever added. */
function takeThreads(room, views, { quiet = false } = {}) {
  const { talk } = room;
  const clauses = new Set();
  const told = [];
  for (const view of views || []) {
    const held = talk.threads.get(view.id);
    if (held && held.remarks.length > view.remarks.length) continue;
    if (!quiet && view.remarks.slice(held ? held.remarks.length : 0).some((remark) => !remark.mine)) told.push(view);
    talk.threads.set(view.id, view);
    clauses.add(view.clause);
  }
  clauses.forEach((clause) => paintThreadMarks(room, clause));
  if (clauses.has(talk.clause)) paintThreads(room);
  if (clauses.size) threadsCountedAnew(room);
  if (told.length) announceThreads(room, told);
}

function announceThreads(room, views) {
  const row = room.rows.get(views[0].clause);
  room.parts.live.textContent = say(room, "threads_live", { number: (row && row.number) || "", who: views[0].remarks.at(-1).by });
}

/** The text of a clause moved: where marked words stand now has to be asked for. */
function threadsAfterChange(room, taken) {
  for (const { row, held } of taken) {
    const moved = held && held.revision !== row.revision;
    if (moved && threadsOf(room, row.id).some((view) => view.language)) loadThreads(room, row.id);
  }
}

/** Show the threads of a clause. What was half-written on another clause is kept and comes back with it. */
function openThreads(room, clause, { focus = false, thread = null } = {}) {
  const row = room.rows.get(clause);
  if (!row || !row.revision) return;
  const { talk, parts } = room;
  if (talk.clause !== clause) {
    leaveClauseThreads(room);
    talk.clause = clause;
    talk.thread = thread;
    keptComments(room).filter((kept) => kept.record.clause === clause).forEach(({ record }) => openComposer(room, record));
  } else if (thread) talk.thread = thread;
  paintThreads(room);
  if (thread) showThread(room, thread, focus);
  else if (focus) (parts.threads.querySelector("textarea, [data-do=thread-choose]") || parts.threads).focus({ preventScroll: true });
}

function showThread(room, id, focus) {
  const node = room.talk.nodes.get(id);
  if (!node) return;
  const fold = node.closest("details");
  if (fold) fold.open = true;
  node.scrollIntoView({ block: "nearest" });
  if (focus) node.focus({ preventScroll: true });
}

function leaveClauseThreads(room) {
  const { talk, parts } = room;
  const left = talk.clause;
  for (const form of talk.forms.values()) keepComment(form);
  talk.forms.clear();
  talk.nodes.clear();
  Object.assign(talk, { clause: null, thread: null, marked: null, frame: null });
  clearTimeout(talk.reading);
  parts.threads.replaceChildren();
  if (left) {
    paintThreadMarks(room, left);
    relight(room, left);
  }
}

function closeThreads(room) {
  const left = room.talk.clause;
  if (!left) return;
  leaveClauseThreads(room);
  paintThreads(room);
  const node = room.nodes.get(left);
  if (node) node.focus({ preventScroll: true });
}

/** The drawer follows the clause in hand, unless somebody is writing in it. */
function followThreads(room) {
  const { talk } = room;
  if (!talk.clause || talk.clause === room.current || [...talk.forms.values()].some(hasWritten)) return;
  openThreads(room, room.current);
}

/** Escape: true when it closed the drawer. */
function escapeThreads(room, target) {
  if (!room.talk.clause || (target.closest && formAt(room, target))) return false;
  closeThreads(room);
  return true;
}

/** Everything in the drawer. Composers stay the elements they are: nobody loses the caret or a composition. */
function paintThreads(room) {
  const { talk, parts } = room;
  const row = room.rows.get(talk.clause);
  if (parts.threads.hidden === Boolean(row)) {
    holdStill(room, () => {
      parts.threads.hidden = !row;
      room.root.classList.toggle("threads-shown", Boolean(row));
    });
  }
  if (!row) return;
  const views = threadsOf(room, row.id);
  if (!talk.frame) talk.frame = threadFrame(room, row);
  const { frame } = talk;
  const isHeld = (view) => !view.open && !talk.forms.has(`reply:${view.id}`);
  const places = { joint: [], own: [], resolved: [] };
  for (const view of views) places[isHeld(view) ? "resolved" : view.audience].push(threadNode(room, view));
  for (const [name, nodes] of Object.entries(places)) {
    arrange(frame[name], nodes);
    frame[name].parentNode.hidden = !nodes.length;
  }
  frame.folded.textContent = say(room, "threads_resolved", { n: places.resolved.length });
  frame.none.hidden = views.length > 0;
  relight(room, row.id);
  clearTimeout(talk.reading);
  talk.reading = setTimeout(() => readThreads(room, row.id), SEEN_AFTER_MS);
}

function readThreads(room, clause) {
  if (room.closed || room.talk.clause !== clause || document.visibilityState === "hidden") return;
  noteRead(room, threadsOf(room, clause));
  paintThreadMarks(room, clause);
  for (const dot of room.parts.threads.querySelectorAll(".unread-dot")) dot.remove();
}

/** Bring nodes into order, moving only those that stand elsewhere. */
function arrange(place, nodes) {
  nodes.forEach((node, at) => place.children[at] !== node && place.insertBefore(node, place.children[at] || null));
  while (place.children.length > nodes.length) place.lastElementChild.remove();
}

function threadFrame(room, row) {
  const { parts } = room;
  const title = say(room, "threads_title", { number: row.number || "¶" });
  const group = (audience) => make("div", { class: "thread-list", testid: `threads-${audience}` });
  const frame = {
    joint: group("joint"),
    own: group("own"),
    resolved: make("div", { class: "thread-list", testid: "threads-resolved" }),
    folded: make("summary", {}),
    none: make("p", { class: "quiet", hidden: true }, say(room, "threads_none")),
    fresh: make("div", { class: "thread-new" }),
  };
  parts.threads.setAttribute("aria-label", title);
  parts.threads.replaceChildren(
    make("header", {}, make("h3", {}, title), make("button", { type: "button", class: "plain", do: "threads-close", testid: "threads-close", "aria-label": say(room, "close") }, "×")),
    frame.fresh,
    frame.none,
    make("section", { class: "joint" }, audienceLine(room, "joint"), frame.joint),
    make("section", { class: "own" }, audienceLine(room, "own"), frame.own),
    make("details", { class: "thread-fold", testid: "thread-fold" }, frame.folded, frame.resolved),
  );
  paintFresh(room, frame);
  return frame;
}

/** Who reads: a sign and words, in the same place everywhere. */
function audienceLine(room, audience) {
  return make("p", { class: `audience ${audience}`, testid: `audience-${audience}` }, drawn(AUDIENCE_SIGN[audience]), say(room, audience === "own" ? "only_your_side" : "all_sides_see"));
}

/** One thread: on which words, its remarks in order, what may be done. A composer stands in it untouched. */
function threadNode(room, view) {
  const { talk } = room;
  let node = talk.nodes.get(view.id);
  if (!node) {
    node = make("article", { class: `thread ${view.audience}`, testid: "thread", tabindex: talk.audiences.length ? "-1" : "0", data: { thread: view.id, audience: view.audience } }, make("div", { class: "thread-body" }), make("div", { class: "thread-slot" }));
    talk.nodes.set(view.id, node);
  }
  node.dataset.open = String(view.open);
  node.classList.toggle("in-hand", talk.thread === view.id);
  const writing = talk.forms.get(`reply:${view.id}`);
  if (writing && !writing.element.isConnected) node.lastElementChild.append(writing.element);
  const unread = unreadRemarks(room, view);
  node.firstElementChild.replaceChildren(
    ...[
      !view.open && audienceLine(room, view.audience),
      threadPlace(room, view),
      make("ol", { class: "remarks" }, view.remarks.map((remark) => remarkLine(room, remark, unread.includes(remark)))),
      talk.audiences.length > 0 && !writing && make("div", { class: "acts" }, threadActs(room, view)),
    ].flat().filter(Boolean),
  );
  return node;
}

function threadActs(room, view) {
  const act = (word, name) => button(room, word, name, { class: "plain" });
  return view.open ? [act("thread_reply", "thread-reply"), act("thread_resolve", "thread-resolve")] : [act("thread_reopen", "thread-reopen")];
}

function threadPlace(room, view) {
  if (!view.language) return make("p", { class: "thread-place quiet" }, say(room, "thread_on_clause"));
  return [
    make("p", { class: "thread-place quiet", testid: view.gone ? "words-gone" : "words-stand" }, say(room, view.gone ? "thread_words_gone" : "thread_on_words")),
    make("blockquote", { class: `thread-quote ${view.language}-letters${view.gone ? " gone" : ""}`, lang: LANG[view.language], testid: "thread-quote" }, view.quote),
  ];
}

function remarkLine(room, remark, unread) {
  const turned = { resolved: "thread_was_resolved", reopened: "thread_was_reopened" }[remark.kind];
  return make(
    "li",
    { testid: "remark", data: { kind: remark.kind } },
    make("p", { class: "remark-head" }, make("span", { class: "party" }, remark.party_name), make("span", { class: "remark-by" }, remark.by), make("span", { class: "quiet" }, remark.when), unread && make("i", { class: "unread-dot", title: say(room, "threads_unread") })),
    turned && make("p", { class: "quiet remark-turn" }, say(room, turned)),
    remark.words && make("p", { class: "remark-words", testid: "remark-words" }, withNames(remark.words, remark.names)),
  );
}

/** The words as text nodes; the names of those who were named stand out, the reader's own most. */
function withNames(words, names) {
  const forms = names.flatMap(({ forms: of, me }) => of.map((form) => ({ form, me }))).sort((a, b) => b.form.length - a.form.length);
  const nodes = [];
  let from = 0;
  for (let at = 0; at < words.length; at += 1) {
    if (!"@＠".includes(words[at])) continue;
    const found = forms.find(({ form }) => words.startsWith(form, at + 1));
    if (!found) continue;
    nodes.push(words.slice(from, at), make("span", { class: `named${found.me ? " me" : ""}`, testid: "named" }, words.slice(at, at + 1 + found.form.length)));
    from = at + 1 + found.form.length;
    at = from - 1;
  }
  return [...nodes, words.slice(from)];
}

/** The thread that is looked at: its words are lit in the text. */
function threadInHand(room, node) {
  const { talk } = room;
  if (!node || talk.thread === node.dataset.thread || !talk.clause) return;
  talk.thread = node.dataset.thread;
  for (const [id, other] of talk.nodes) other.classList.toggle("in-hand", id === talk.thread);
  relight(room, talk.clause);
}

/** Resolve or reopen. The thread stays where it was said. */
async function turnThread(room, id, act) {
  const view = room.talk.threads.get(id);
  const lock = `thread:${id}:${act}`;
  if (!view || room.sending.has(lock)) return;
  room.sending.add(lock);
  const reply = await threadCommand(room, { act, audience: view.audience, clause: view.clause, thread: id });
  room.sending.delete(lock);
  if (room.closed) return;
  const node = room.talk.nodes.get(id);
  if (!reply.ok) {
    if (node) node.lastElementChild.replaceChildren(make("div", { class: "notice refused", role: "alert", testid: "thread-refused" }, sentenceOf(room, reply)));
    return;
  }
  if (node) for (const notice of node.querySelectorAll("[data-testid=thread-refused]")) notice.remove();
  threadDone(room, reply, view.clause);
}

const sentenceOf = (room, reply) => say(room, { NoAnswer: "not_sent", SignedOut: "signed_out_kept" }[reply.code] || "", {}) || reply.sentence || say(room, "refused");

/** What the server recorded is taken, and read by whoever did it. */
function threadDone(room, reply, clause) {
  for (const view of reply.threads || []) room.talk.read[view.id] = view.remarks.length;
  takeThreads(room, reply.threads, { quiet: true });
  if (room.talk.clause === clause) threadInHand(room, room.talk.nodes.get(reply.thread));
  if (reply.said) told(room, reply.said, clause, "");
}

/** The same command keeps its key until the server has answered it. */
async function threadCommand(room, body) {
  const fingerprint = JSON.stringify(body);
  if (!room.keys.has(fingerprint)) room.keys.set(fingerprint, freshKey());
  const reply = await post(room.urls.threads, { ...body, key: room.keys.get(fingerprint) });
  if (reply.code === "SignedOut") signedOut(room);
  if (!["NoAnswer", "SignedOut"].includes(reply.code)) room.keys.delete(fingerprint);
  return reply;
}

/** After a rerun: other words for everything when the language changed, else only the marks. */
function threadsAgain(room, data, spoken, taken) {
  room.urls.threads = data.threads;
  threadsAfterChange(room, taken);
  if (!spoken) return;
  const open = room.talk.clause;
  leaveClauseThreads(room);
  loadThreads(room).then(() => open && openThreads(room, open));
}

/** What the address asks for, and what was half-written when the page was left. */
function restoreThreads(room) {
  if (room.talk.clause) { // opened before the threads had come
    paintFresh(room);
    paintThreads(room);
    if (room.root.getRootNode().activeElement === room.parts.threads) openThreads(room, room.talk.clause, { focus: true });
    return;
  }
  const wanted = new URLSearchParams(window.location.hash.replace(/^#/, "")).get("thread");
  const view = room.talk.threads.get(wanted);
  const kept = keptComments(room).find(({ record }) => room.rows.has(record.clause));
  if (view && room.rows.has(view.clause)) {
    goTo(room, view.clause);
    openThreads(room, view.clause, { thread: view.id, focus: true });
  } else if (kept) {
    if (!room.current) goTo(room, kept.record.clause);
    openThreads(room, kept.record.clause);
  }
}
