// What others do arrives by one stream of server-sent events. Nothing jumps: a changed row gets a quiet mark.

const SEEN_AFTER_MS = 2000;
const HIDDEN_FOR_MS = 60000;
const WAITS_MS = [500, 1000, 2000, 4000, 8000, 15000];

function openStream(room) {
  if (room.closed || room.stream || room.signedOut) return;
  const join = room.urls.events.includes("?") ? "&" : "?";
  const stream = new EventSource(`${room.urls.events}${join}since=${encodeURIComponent(room.since)}`, { withCredentials: true });
  room.stream = stream;
  stream.addEventListener("open", () => {
    room.failures = 0;
    paintLink(room, "open");
    if (room.letting) room.letting.disconnect();
    tellPresenceAgain(room);
    threadsAfterSilence(room);
  });
  stream.addEventListener("rows", (event) => handIsUp(room).then(() => received(room, parsed(event.data) || {})));
  stream.addEventListener("threads", (event) => handIsUp(room).then(() => takeThreads(room, (parsed(event.data) || {}).threads)));
  stream.addEventListener("mandates", () => mandatesChanged(room));
  stream.addEventListener("presence", (event) => {
    room.present = (parsed(event.data) || {}).present || [];
    handIsUp(room).then(() => paintPresent(room));
  });
  stream.addEventListener("put_back", () => window.location.reload()); // half-typed words are kept, and come back with it
  stream.addEventListener("signed_out", () => signedOut(room));
  stream.addEventListener("error", () => lost(room, stream));
}

function closeStream(room) {
  clearTimeout(room.retry);
  if (room.stream) room.stream.close();
  room.stream = null;
}

/** We reconnect ourselves: the browser would ask again from where the stream began, not from where it broke. */
function lost(room, stream) {
  if (room.stream !== stream || room.closed) return;
  const refused = stream.readyState === EventSource.CLOSED;
  closeStream(room);
  room.failures = (room.failures || 0) + 1;
  paintLink(room, room.failures > 1 ? "lost" : "connecting");
  letWrite(room);
  const wait = WAITS_MS[Math.min(room.failures, WAITS_MS.length) - 1];
  room.retry = setTimeout(async () => {
    if (refused && (await isSignedOut(room))) return signedOut(room);
    if (document.visibilityState !== "hidden" || room.failures < 4) openStream(room);
    return null;
  }, wait);
}

/**
 * The page frame tells of a lost connection in a dialog that takes the caret out of half-typed words. The room says it by
 * itself, in its head, so the dialog is put away at once and the caret given back.
 */
function letWrite(room) {
  const putAway = () => {
    const close = document.querySelector('[role="dialog"] button[aria-label="Close"]');
    if (!close) return;
    close.click();
    requestAnimationFrame(() => room.held?.isConnected && room.held.focus({ preventScroll: true }));
  };
  room.letting = room.letting || new MutationObserver(putAway);
  room.letting.observe(document.body, { childList: true, subtree: true });
  putAway();
}

async function isSignedOut(room) {
  const stop = new AbortController();
  try {
    const reply = await fetch(`${room.urls.events}?since=${encodeURIComponent(room.since)}`, { credentials: "same-origin", signal: stop.signal });
    return reply.status === 401;
  } catch {
    return false;
  } finally {
    stop.abort();
  }
}

function signedOut(room) {
  room.signedOut = true;
  closeStream(room);
  paintLink(room, "out");
  if (room.parts.top.querySelector("[data-testid=signed-out]")) return;
  room.parts.top.append(
    make("div", { class: "notice refused", role: "alert", testid: "signed-out" }, make("span", {}, say(room, "signed_out_long")), button(room, "sign_in_again", "reload")),
  );
}

/** The reader signed in again elsewhere, and an act went through. */
function signedInAgain(room) {
  room.signedOut = false;
  for (const notice of room.parts.top.querySelectorAll("[data-testid=signed-out]")) notice.remove();
  openStream(room);
}

/** A hidden tab gives its connection back after a minute; a browser allows six to one host. */
function visibilityChanged(room) {
  clearTimeout(room.hiding);
  if (document.visibilityState === "hidden") room.hiding = setTimeout(() => closeStream(room), HIDDEN_FOR_MS);
  else if (!room.stream) {
    room.failures = 0;
    closeStream(room);
    openStream(room);
  }
}

function received(room, message) {
  const taken = takeRows(room, message.rows, false);
  threadsAfterChange(room, taken);
  if (message.since && notBehind(message.since, room.since)) room.since = message.since;
  takeHeader(room, message.header, message.since);
  const removed = (message.gone || []).filter((id) => room.rows.has(id));
  const others = taken.filter(({ row }) => row.changed && !row.changed.by_me);
  others.forEach(({ row }) => markUnread(room, row.id));
  holdStill(room, () => {
    dropRows(room, message.gone);
    taken.forEach(({ row }) => paintRow(room, row.id));
    settle(room);
  });
  watchUnread(room, others.map(({ row }) => row.id));
  if (message.header) paintHeader(room);
  takeBatches(room, message.batches);
  if (taken.some(({ row }) => row.id === room.current)) paintPanel(room);
  if (others.length || removed.length) announce(room, others.map(({ row }) => row));
}

/** One polite sentence for those who listen instead of look; several changes within a second become one. */
function announce(room, rows) {
  room.toTell = [...(room.toTell || []), ...rows];
  clearTimeout(room.telling);
  room.telling = setTimeout(() => {
    const told = room.toTell;
    room.toTell = [];
    const one = told.length === 1 && told[0];
    room.parts.live.textContent = one
      ? say(room, "live_one", { number: one.number || "", who: one.changed.sentence })
      : say(room, "live_many", { n: told.length });
  }, 1000);
}

function markUnread(room, id) {
  if (id === room.current && document.hasFocus() && !isBusy(room, id)) return;
  room.unread.add(id);
  showMark(room, id);
}

function showMark(room, id) {
  for (const node of [room.nodes.get(id), room.entries.get(id)]) if (node) node.classList.toggle("unread", room.unread.has(id));
}

/** A mark goes when its row has been in view, or in hand, for two seconds. */
function watchUnread(room, ids) {
  room.watcher =
    room.watcher ||
    new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting, intersectionRatio, intersectionRect } of entries) {
          const inView = isIntersecting && (intersectionRatio >= 0.5 || intersectionRect.height > window.innerHeight / 2);
          clearTimeout(room.seeing.get(target.dataset.clause));
          if (inView) room.seeing.set(target.dataset.clause, setTimeout(() => seen(room, target.dataset.clause), SEEN_AFTER_MS));
        }
      },
      { threshold: [0, 0.25, 0.5] },
    );
  for (const id of ids) {
    const node = room.nodes.get(id);
    if (!node || !room.unread.has(id)) continue;
    room.watcher.unobserve(node);
    room.watcher.observe(node);
  }
}

function seen(room, id) {
  if (room.closed || !room.unread.has(id)) return;
  if (document.visibilityState === "hidden") return watchUnread(room, [id]);
  room.unread.delete(id);
  showMark(room, id);
  const node = room.nodes.get(id);
  if (node && room.watcher) room.watcher.unobserve(node);
  return null;
}

/** Say which clause this reader has open; nobody is locked out by it. */
function tellPresence(room, clause) {
  if (room.toldPresence === clause) return;
  room.toldPresence = clause;
  if (room.urls.presence) post(room.urls.presence, { clause });
}

/** A pen that was taken up before the stream was open, or while it was cut, is told now: before that nobody is present. */
function tellPresenceAgain(room) {
  const clause = room.toldPresence;
  room.toldPresence = null;
  if (clause) tellPresence(room, clause);
}
