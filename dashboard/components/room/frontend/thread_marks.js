// What a row says of its comments: how many are open, for whom, and whether something is unread in this browser.

const readingKey = (room) => `alternat-read:${room.draft.id}:${room.me.user}`;
const keptReading = (room) => stored((s) => parsed(s.getItem(readingKey(room))), null) || {};

const threadsOf = (room, clause) => [...room.talk.threads.values()].filter((view) => view.clause === clause).sort((a, b) => (a.id < b.id ? -1 : 1));
const unreadRemarks = (room, view) => view.remarks.slice(room.talk.read[view.id] || 0).filter((remark) => !remark.mine);

function noteRead(room, views) {
  for (const view of views) room.talk.read[view.id] = view.remarks.length;
  const known = Object.fromEntries(Object.entries(room.talk.read).filter(([id]) => room.talk.threads.has(id)));
  stored((s) => s.setItem(readingKey(room), JSON.stringify(known)));
}

/** On the row: open threads before all sides and of the own side, counted apart; a dot where something is unread. */
function threadMarks(room, row) {
  return make("span", { class: "thread-marks", testid: "thread-marks" }, marksOf(room, row));
}

function marksOf(room, row) {
  if (!row.revision) return [];
  const views = threadsOf(room, row.id);
  const marks = ["joint", "own"].map((audience) => {
    const open = views.filter((view) => view.open && view.audience === audience);
    const unread = views.some((view) => view.audience === audience && unreadRemarks(room, view).length);
    if (!open.length && !unread) return null;
    const told = [say(room, `threads_${audience}_count`, { n: open.length }), unread && say(room, "threads_unread")].filter(Boolean).join(" · ");
    return make(
      "button",
      { type: "button", class: `plain thread-mark ${audience}`, do: "threads-open", testid: `thread-mark-${audience}`, data: { n: open.length, unread: String(unread) }, title: told, "aria-label": told },
      audience === "own" && drawn("lock"),
      drawn("speech"),
      open.length > 0 && String(open.length),
      unread && make("i", { class: "unread-dot" }),
    );
  });
  return [...marks, room.talk.unsent.has(row.id) && make("button", { type: "button", class: "plain thread-mark unsent", do: "threads-open", testid: "thread-mark-unsent" }, say(room, "comment_unsent"))].filter(Boolean);
}

function paintThreadMarks(room, clause) {
  const node = room.nodes.get(clause);
  const place = node && node.querySelector(":scope > .foot > .thread-marks");
  if (place) place.replaceChildren(...marksOf(room, room.rows.get(clause)));
}

/** The open threads of the draft: one count for those before all sides, one for those of the own side, or of one clause. */
const openThreadsOf = (room, audience, clause = null) =>
  [...room.talk.threads.values()].filter((view) => view.open && (!audience || view.audience === audience) && (clause ? view.clause === clause : room.rows.has(view.clause)));

const THREAD_COUNTS = { "threads-joint": "joint", "threads-own": "own" };

/** In the head: how many threads are open, for whom. Each count opens the list of its clauses. */
function threadCounts(room, count) {
  return Object.entries(THREAD_COUNTS).map(([name, audience]) => {
    const n = openThreadsOf(room, audience).length;
    if (!n && !(room.filter && room.filter.name === name)) return null;
    const node = count(name, [drawn(AUDIENCE_SIGN[audience]), say(room, `threads_${audience}_open`, { n })]);
    node.classList.add("threads-count", audience);
    node.dataset.n = n;
    return node;
  });
}

/** Which rows hold open threads; the clause whose drawer is open stays, so that resolving takes nothing from under the hand. */
const withOpenThreads = (room, audience = null) => (row) => room.talk.clause === row.id || openThreadsOf(room, audience, row.id).length > 0;

/** Threads came, or were resolved or reopened: the head counts anew, and a list of open threads follows. */
function threadsCountedAnew(room) {
  paintHeader(room);
  if (room.filter && room.filter.followsThreads) holdStill(room, () => applyFilter(room));
}

/** To the negotiating history of the clause. */
const historyLink = (room, row) =>
  Boolean(row.revision) && make("a", { class: "plain-link", testid: "history", href: `/history?id=${room.draft.id}&clause=${row.id}` }, say(room, "history_link"));
