// As in: a clause that was copied says from where, in quiet type, and shows on request what has become of the words.

const DO_ORIGINS = {
  "origin-differs": (room, on, clause) => turnOrigin(room, clause || room.current),
};

/** Once, when the room is drawn. Only what this reader may read of other texts ever arrives. */
function enterOrigins(room, data) {
  room.urls.origins = data.origins;
  room.origins = { of: new Map(), opened: new Set(), asked: new Set(), tried: new Map() }; // clause id -> what is said of it
  loadOrigins(room);
}

/** Ask for every clause, or for one: then with its redline. */
async function loadOrigins(room, clause = null) {
  const { of, asked } = room.origins;
  const lock = clause || "all";
  if (asked.has(lock)) return;
  asked.add(lock);
  const url = room.urls.origins;
  let reply = null;
  try {
    const response = await fetch(url + (clause ? `${url.includes("?") ? "&" : "?"}clause=${clause}` : ""), { credentials: "same-origin" });
    reply = response.ok ? await response.json() : null;
  } catch {
    reply = null;
  }
  asked.delete(lock);
  await handIsUp(room);
  if (room.closed || !reply || url !== room.urls.origins) return;
  if (clause && !reply.origins[clause]) of.delete(clause);
  for (const [id, origin] of Object.entries(reply.origins)) of.set(id, origin);
  if (clause ? room.current === clause : of.has(room.current)) repaintAbout(room);
}

/** The clause in hand is painted anew; who stands on the button stays on it. */
function repaintAbout(room) {
  const active = room.root.getRootNode().activeElement;
  const held = active && active.dataset && active.dataset.do === "origin-differs" ? active.parentNode.parentNode.parentNode : null;
  paintPanel(room);
  if (held && held.isConnected) held.querySelector("[data-do=origin-differs]")?.focus({ preventScroll: true });
}

/** Another language: every sentence anew. */
function originsAgain(room, data, spoken) {
  room.urls.origins = data.origins;
  if (!spoken) return;
  room.origins.of.clear();
  room.origins.tried.clear();
  loadOrigins(room);
}

/** What the clause in hand says of where it came from; nothing for one that was written here. */
function originOf(room, row) {
  const origin = room.origins.of.get(row.id);
  if (!origin) return null;
  const opened = room.origins.opened.has(row.id) && !origin.same;
  const isBehind = origin.revision !== row.revision; // the clause moved on: said meanwhile as it was
  if (isBehind || (opened && origin.en_html === undefined)) askOnce(room, row, opened);
  return make(
    "div",
    { class: "origin quiet", testid: "origin", data: { same: origin.same } },
    make("p", {}, make("a", { class: "plain-link", href: origin.href, testid: "origin-link" }, origin.sentence), origin.adopted && ` · ${origin.adopted}`, !origin.same && button(room, "origin_differs", "origin-differs", { class: "plain", "aria-expanded": String(opened) })),
    opened &&
      LANGUAGES.filter((language) => hasMarks(origin[`${language}_html`])).map((language) =>
        make("div", { class: `text ${language}`, lang: LANG[language], testid: `origin-${language}` }, redlined(origin[`${language}_html`])),
      ),
  );
}

/** Asked again when the clause moved or the redline is wanted; never twice for the same, whatever came of it. */
function askOnce(room, row, opened) {
  const wanted = `${row.revision} ${opened}`;
  if (room.origins.tried.get(row.id) === wanted) return;
  room.origins.tried.set(row.id, wanted);
  loadOrigins(room, row.id);
}

function turnOrigin(room, clause) {
  const { opened, tried } = room.origins;
  tried.delete(clause);
  if (!opened.delete(clause)) opened.add(clause);
  repaintAbout(room);
}
