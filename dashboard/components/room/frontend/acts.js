// Acts go to the server as commands with an idempotency key. What could not be sent is kept and sent again under the same key.

const PATIENCE_MS = 20000;

async function post(url, body) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    const response = await fetch(url, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-Alternat": "1" },
      body: JSON.stringify(body),
      signal: stop.signal,
      keepalive: JSON.stringify(body).length < 60000,
    });
    const reply = await response.json().catch(() => null);
    if (response.status === 401) return { ok: false, code: "SignedOut", reply };
    if (response.status >= 500 || (response.ok && !reply)) return { ok: false, code: "NoAnswer" };
    if (response.ok && reply.ok !== false) return { ...reply, ok: true };
    return { ok: false, code: "Refused", ...(reply || {}) };
  } catch {
    return { ok: false, code: "NoAnswer" };
  } finally {
    clearTimeout(timer);
  }
}

/** Send one command. The same command keeps its key until the server has answered it, so trying again does one thing. */
async function command(room, body) {
  const fingerprint = JSON.stringify(body);
  if (!room.keys.has(fingerprint)) room.keys.set(fingerprint, freshKey());
  const reply = await post(room.urls.acts, { ...body, key: room.keys.get(fingerprint) });
  if (reply.code !== "NoAnswer" && reply.code !== "SignedOut") room.keys.delete(fingerprint);
  return reply;
}

/**
 * Do one act, or two in a row (save privately, then table).
 * `then(reply, before)` may name the next command once the first has been recorded.
 */
async function act(room, clause, body, { form = null, then = null } = {}) {
  const lock = `${clause}:${body.act}:${body.proposal || ""}`;
  if (room.sending.has(lock)) return;
  room.sending.add(lock);
  room.notices.delete(clause);
  waiting(room, clause, true);
  const before = knownProposals(room);
  const reply = await command(room, body);
  room.sending.delete(lock);
  await handIsUp(room);
  if (room.closed) return;
  waiting(room, clause, false);
  if (!reply.ok) return failed(room, clause, reply, () => act(room, clause, body, { form, then }));
  holdStill(room, () => {
    if (form) closeForm(form, { forgetting: true });
    arrived(room, reply, clause);
  });
  bringBack(room, clause);
  if (room.signedOut) signedInAgain(room);
  if (reply.said) told(room, reply.said, clause, body.act);
  const next = then && then(reply, before);
  if (next) await act(room, next.clause || clause, next.body, {});
}

function failed(room, clause, reply, again) {
  const notice = { code: reply.code, again: null, sentence: reply.sentence || say(room, "refused") };
  if (reply.code === "NoAnswer") Object.assign(notice, { sentence: say(room, "not_sent"), again });
  if (reply.code === "SignedOut") {
    Object.assign(notice, { sentence: say(room, "signed_out_kept"), again });
    signedOut(room);
  }
  room.notices.set(clause, notice);
  if (reply.rows) arrived(room, reply, null);
  paintNotices(room, clause);
  const shown = room.nodes.get(clause) && room.nodes.get(clause).querySelector("[data-testid=refused]");
  if (shown) shown.scrollIntoView({ block: "nearest" });
}

/** Take the rows and counts of a reply. The stream's own counter stays: it may still owe us other people's rows. */
function arrived(room, reply, clause) {
  const taken = takeRows(room, reply.rows, true);
  threadsAfterChange(room, taken);
  takeHeader(room, reply.header, reply.since);
  holdStill(room, () => {
    dropRows(room, reply.gone);
    taken.forEach(({ row }) => paintRow(room, row.id));
    if (clause && !taken.some(({ row }) => row.id === clause)) paintRow(room, clause);
    settle(room);
  });
  paintHeader(room);
  paintPanel(room);
  takeBatches(room, reply.batches);
}

function waiting(room, clause, yes) {
  const node = room.nodes.get(clause);
  if (!node) return;
  node.toggleAttribute("aria-busy", yes);
  for (const pressed of node.querySelectorAll("button[data-do]")) pressed.disabled = yes;
}

function knownProposals(room) {
  const known = new Set();
  for (const row of room.rows.values()) for (const p of row.proposals || []) known.add(p.id);
  return known;
}

/** The private proposal that the reply brought and that was not there before: what to table next. */
function savedJustNow(reply, before) {
  for (const row of reply.rows || []) {
    for (const p of row.proposals || []) if (p.private && can(room, p, "table") && !before.has(p.id)) return { row, proposal: p };
  }
  return null;
}

const SAID_FOR_MS = 15000;

/** What happened, in the server's words; it goes by itself, but not from under the pointer. */
function told(room, sentence, clause, done) {
  const row = room.rows.get(clause);
  room.parts.said.replaceChildren(
    make("span", {}, sentence),
    ...(row ? [button(room, make("span", {}, row.number || "↑"), "go", { class: "plain", testid: "said-go", "data-clause": clause, "aria-label": say(room, "go_there", { number: row.number || "" }) })] : []),
    ...(done === "accept" && can(room, row, "release") ? [button(room, "release", "release", { class: "plain", testid: "said-undo", "data-clause": clause })] : []),
    make("button", { type: "button", class: "plain", do: "hush", "aria-label": say(room, "close") }, "×"),
  );
  room.parts.said.hidden = false;
  clearTimeout(room.hushing);
  const hush = () => {
    if (room.parts.said.matches(":hover, :focus-within")) room.hushing = setTimeout(hush, SAID_FOR_MS);
    else room.parts.said.hidden = true;
  };
  room.hushing = setTimeout(hush, SAID_FOR_MS);
}
