// What one open room remembers. Rows are only ever replaced by newer ones: a rerun of the script sends the first paint again.

const ROOMS = new WeakMap();

function newRoom(root, data) {
  return {
    root, // the element everything is drawn in
    draft: data.draft,
    me: data.me,
    urls: { events: data.events, acts: data.acts, presence: data.presence_url, shapes: data.shapes, advice: data.advice },
    words: data.words || {},
    language: data.language,
    parties: data.parties || [],
    header: data.header || {},
    batches: data.batches || [], // of the own side, not tabled yet
    joined: new Map(), // clause id -> its words and those of the next as one, for a merger that is begun
    headerSince: data.since,
    since: data.since, // how far the stream has told us
    rows: new Map(), // clause id -> newest row known
    shown: new Map(), // clause id -> the row as painted; what a person has before their eyes
    nodes: new Map(), // clause id -> its element
    entries: new Map(), // clause id -> its line in the outline
    order: [], // clause ids in reading order
    rank: new Map(), // clause id -> order of arrival, for equal places
    forms: new Map(), // clause id -> Map(slot -> open form)
    notices: new Map(), // clause id -> refused or unsent act
    orphans: [], // half-typed text whose clause is not in the draft any more
    unread: new Set(),
    present: [],
    writtenAt: new Set(), // clauses where somebody else was writing at the last word
    toldPresence: null, // the clause that the others were told we have open
    current: null,
    filter: null,
    query: "",
    view: keptView(),
    keys: new Map(), // command without key -> its idempotency key, until the server has answered
    sending: new Set(), // acts on their way, so that a second click does nothing
    seeing: new Map(), // clause id -> timer of its two seconds in view
    generation: 0,
    closed: false,
  };
}

/** The root of the room: what is drawn belongs to this draft, this reader and this language. */
const sameReader = (room, data) => room.draft.id === data.draft.id && room.me.user === data.me.user;

/** True when counter `a` (joint.own, as in "12.4") is not behind counter `b`. */
function notBehind(a, b) {
  const [left, right] = [a, b].map((text) => String(text ?? "0").split(".").map(Number));
  return left.every((n, i) => n >= (right[i] || 0));
}

/** Keep the rows that are newer than ours; `orEqual` also takes the same version (a reply to our own act, a new language). */
function takeRows(room, rows, orEqual) {
  const taken = [];
  let moved = false;
  for (const row of rows || []) {
    const held = room.rows.get(row.id);
    if (row.changed) row.changed.by_me = row.changed.by === room.me.user;
    if (held && (orEqual ? row.v < held.v : row.v <= held.v)) continue;
    if (held && !orEqual && sameContent(held, row)) {
      held.v = row.v;
      continue;
    }
    if (!held) room.rank.set(row.id, room.rank.size);
    if (!held || held.place !== row.place) moved = true;
    room.rows.set(row.id, row);
    taken.push({ row, held });
  }
  if (moved) sortRows(room);
  return taken;
}

/** A row counts the acts that its reader can see; two that differ in nothing else say the same. */
const sameContent = (a, b) => JSON.stringify({ ...a, v: 0 }) === JSON.stringify({ ...b, v: 0 });

/** Places are strings that sort by their letters, everywhere alike. */
const byPlace = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function sortRows(room) {
  room.order = [...room.rows.keys()].sort(
    (a, b) => byPlace(room.rows.get(a).place, room.rows.get(b).place) || room.rank.get(a) - room.rank.get(b),
  );
}

function dropRows(room, ids) {
  for (const id of ids || []) {
    if (!room.rows.has(id) || isBusy(room, id)) continue; // half-typed text outlives its clause
    room.rows.delete(id);
    room.shown.delete(id);
    room.unread.delete(id);
    for (const nodes of [room.nodes, room.entries]) {
      const node = nodes.get(id);
      if (node) node.remove();
      nodes.delete(id);
    }
    if (room.current === id) room.current = null;
  }
  sortRows(room);
}

function takeHeader(room, header, since) {
  if (!header || !notBehind(since, room.headerSince)) return;
  room.header = { ...room.header, ...header }; // what is new since the last look is only told at the first paint
  room.headerSince = since;
}

/** A row with an open form is never repainted: the person's hands are in it. */
function isBusy(room, id) {
  const forms = room.forms.get(id);
  return Boolean(forms && forms.size);
}

const formsOf = (room, id) => [...(room.forms.get(id) || new Map()).values()];
const openProposals = (row) => (row.proposals || []).filter((p) => p.private || p.state === "open" || p.state === "private");
const closedProposals = (row) => (row.proposals || []).filter((p) => !openProposals(row).includes(p));
const findProposal = (row, id) => ((row && row.proposals) || []).find((p) => p.id === id);
const kindOf = (of) => (of.proposals ? (of.revision === undefined ? "batch" : "clause") : of.private ? "private" : "tabled");

/** Whether the reader's side can do something with a row, a proposal or a batch now, and the reader's role may. */
function can(room, of, act) {
  return Boolean(of && of.can && of.can.includes(act) && room.me.may[kindOf(of)].includes(act));
}

const isSettled = (row) => ["agreed", "ad_referendum", "struck", "adopted"].includes(row.status.code);

/** The clauses that wait on the reader's own party. */
function waitingOnMe(room) {
  const mine = (room.header.waiting || []).find((w) => w.party === room.me.party);
  return mine ? mine.clauses || [] : [];
}

/** Whether a clause waits on the reader's own party; asked of every row, so the list is made into a set once. */
function waitsOnMe(room, id) {
  if (room.waiting?.of !== room.header) room.waiting = { of: room.header, ids: new Set(waitingOnMe(room)) };
  return room.waiting.ids.has(id);
}

/** Is the row shown under the filter of the header and the words typed into the filter field? */
function isShown(room, row) {
  if (room.filter && !room.filter.holds(row)) return false;
  const query = room.query.trim().toLowerCase();
  if (!query) return true;
  const texts = [row.number, row.en, row.zh, row.status.word];
  for (const p of openProposals(row)) texts.push(p.en, p.zh, p.note, p.party_name);
  return texts.some((text) => String(text || "").toLowerCase().includes(query));
}
