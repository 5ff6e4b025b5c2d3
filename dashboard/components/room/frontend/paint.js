// The list of clauses. Each is painted once and then only when it changed; a long draft is painted a few rows a frame.

const ROWS_A_FRAME = 24;
const MORE_ROWS_A_FRAME = 120; // once the first screen is there: fewer frames, and so fewer layouts

/** Bring the elements of the list into reading order, making at most `most` new ones; `until` must be there at the end. */
function settle(room, most = ROWS_A_FRAME, until = null) {
  const skipped = new Set();
  let made = 0;
  let wanted = until && !room.nodes.has(until) ? until : null;
  let cursor = room.parts.list.firstElementChild;
  let line = room.parts.outline.firstElementChild;
  for (const id of room.order) {
    let node = room.nodes.get(id);
    if (!node) {
      if (made >= most && !wanted) {
        paintSoon(room);
        break;
      }
      node = newRow(room, id);
      made += 1;
      if (wanted === id) wanted = null;
    }
    while (cursor && skipped.has(cursor)) cursor = cursor.nextElementSibling;
    if (node === cursor) cursor = cursor.nextElementSibling;
    else if (node.parentNode && isBusy(room, id)) skipped.add(node); // moving it would take the caret away
    else room.parts.list.insertBefore(node, cursor);
    const entry = room.entries.get(id);
    if (entry === line) line = line.nextElementSibling;
    else room.parts.outline.insertBefore(entry, line);
  }
  room.parts.nothing.hidden = room.order.some((id) => isShown(room, room.rows.get(id)));
}

function paintSoon(room) {
  if (room.frame || room.closed) return;
  room.frame = requestAnimationFrame(() => {
    room.frame = 0;
    if (!room.closed) settle(room, MORE_ROWS_A_FRAME);
  });
}

function newRow(room, id) {
  const node = make("article", { id: `c-${id}`, class: "clause", testid: "clause", tabindex: "-1", data: { clause: id } });
  room.nodes.set(id, node);
  room.entries.set(id, make("button", { type: "button", class: "entry", do: "go", data: { clause: id } }));
  paintRow(room, id);
  return node;
}

/** Paint a clause from what is known. A row with an open form keeps its texts; only its notices follow. */
function paintRow(room, id) {
  const row = room.rows.get(id);
  const node = room.nodes.get(id);
  if (!row || !node) return;
  paintEntry(room, row);
  if (isBusy(room, id)) return paintNotices(room, id);
  const focused = focusWithin(room, node);
  if (room.shown.has(id)) node.style.contentVisibility = "visible"; // repainted: its height has to be known at once
  room.shown.set(id, row);
  node.className = `clause kind-${row.kind} level-${Math.min(Number(row.level) || 1, 4)}`;
  markCurrent(room, node, id);
  node.classList.toggle("unread", room.unread.has(id));
  node.classList.toggle("waits", waitsOnMe(room, id));
  node.dataset.status = row.status.code;
  node.dataset.v = row.v;
  node.hidden = !isShown(room, row);
  node.setAttribute("aria-label", `${row.number || row.kind} · ${row.status.word}`);
  const rolling = row.brackets || {};
  const hasText = row.en || row.zh || rolling.en || rolling.zh;
  putIn(node, [
    make("div", { class: "number" }, row.number || "", make("span", { class: "dot", title: say(room, "changed") })),
    ...(hasText ? LANGUAGES.map((language) => standingColumn(room, node, row, language)) : []),
    foot(room, row),
    mandateMark(room, row),
    make("div", { class: "here", testid: "here" }),
    make("div", { class: "notices" }),
    make("div", { class: "slot" }),
    ...openProposals(row).map((proposal) => proposalBlock(room, row, proposal)),
    make("div", { class: "about", testid: "about-clause", hidden: true }),
  ]);
  paintNotices(room, id);
  paintHere(room, id);
  if (room.current === id) paintPanel(room);
  if (room.talk.clause === id || node.querySelector("mark.lit")) relight(room, id);
  if (focused) (focused.name && node.querySelector(focused.name) ? node.querySelector(focused.name) : node).focus({ preventScroll: true });
}

function markCurrent(room, node, id) {
  const yes = room.current === id;
  node.classList.toggle("current", yes);
  if (yes) node.setAttribute("aria-current", "true");
  else node.removeAttribute("aria-current");
}

/** Give an element these children. One that is there already is not touched: it is not laid out anew, and words marked in it stay marked. */
function putIn(node, children) {
  let next = node.firstChild;
  for (const child of children.filter(Boolean)) {
    if (child === next) next = next.nextSibling;
    else node.insertBefore(child, next);
  }
  while (next) {
    const after = next.nextSibling;
    next.remove();
    next = after;
  }
}

/** The column of one language as it is shown, while it says the same; otherwise a new one. */
function standingColumn(room, node, row, language) {
  const says = JSON.stringify([room.language, row[language], (row.brackets || {})[language], row.status.code === "struck", row.lagging, Boolean(row.revision)]);
  const shown = node.querySelector(`:scope > [data-testid="text-${language}"]`);
  if (shown && shown.says === says) return shown;
  return Object.assign(textColumn(room, row, language), { says });
}

function textColumn(room, row, language) {
  const lags = row.lagging === language;
  return make(
    "div",
    { class: `text ${language}`, lang: LANG[language], testid: `text-${language}` },
    row.status.code === "struck" ? make("del", {}, bracketed(row[language])) : rolledText(row, language),
    lags &&
      make("p", { class: "lagging", lang: LANG[room.language] }, sign("≠"), say(room, `lagging_${language}`)),
  );
}

/** The standing text, and in its place, when brackets are wanted, the rolling one with everybody's words in it. */
function rolledText(row, language) {
  const rolling = (row.brackets || {})[language];
  if (!rolling) return make("span", { class: row.revision ? null : "as-standing" }, bracketed(row[language]));
  return [
    make("span", { class: "as-standing" }, bracketed(row[language])),
    make("span", { class: "as-brackets", testid: `rolling-${language}` }, bracketed(rolling)),
  ];
}

/** One line under the texts: where the clause stands, both keys, and what the reader may do. */
function foot(room, row) {
  return make(
    "div",
    { class: "foot" },
    make(
      "span",
      { class: "status", testid: "status" },
      sign(row.status.symbol),
      make("span", { class: "word" }, row.status.word),
      row.status.detail && make("span", { class: "detail" }, row.status.detail),
    ),
    row.brackets && row.brackets.sentence && make("span", { class: "bracket-count", testid: "bracket-count" }, row.brackets.sentence),
    make("span", { class: "keys" }, (row.keys || []).map((key) => keySign(key))),
    threadMarks(room, row),
    make("span", { class: "acts", role: "group", "aria-label": say(room, "acts_on", { number: row.number || "" }) }, clauseActs(room, row)),
  );
}

function keySign(key) {
  const level = ["none", "ad_referendum", "confirmed"].includes(key.level) ? key.level : "none";
  const told = [key.name, key.word, key.when].filter(Boolean).join(" · ");
  return make(
    "span",
    { class: `key ${level}`, testid: "key", data: { party: key.party, level }, title: told },
    drawn(`key_${level}`, `${key.name}: ${key.word || level}`),
    make("span", { class: "party" }, key.name),
    conditionOf(key),
  );
}

/** On what a key was turned, and whether that still stands. */
function conditionOf(key) {
  if (!key.condition) return null;
  return make("span", { class: "condition-of", testid: "condition" }, key.condition, key.unmet && make("span", { class: "unmet", testid: "unmet" }, key.unmet));
}

function clauseActs(room, row) {
  const waits = waitsOnMe(room, row.id);
  return [
    can(room, row, "conform") && button(room, "conform", "conform", { class: "wants" }),
    can(room, row, "confirm") && button(room, "confirm", "confirm", { class: "wants" }),
    can(room, row, "propose") && button(room, "propose", "propose"),
    can(room, row, "accept") && button(room, "accept", "accept", { class: waits ? "wants" : null }),
    row.revision && button(room, "threads_open", "threads-open"),
    button(room, "more", "more", { class: "plain", "aria-expanded": "false" }),
    make("span", { class: "more-acts", hidden: true }),
  ];
}

/** What stands behind "More": made when it is asked for, for most rows never are. */
function moreActs(room, row) {
  return [
    can(room, row, "release") && button(room, "release", "release", { class: "plain" }),
    can(room, row, "insert_after") && button(room, "insert_after", "insert", { class: "plain" }),
    can(room, row, "delete") && button(room, "delete", "delete", { class: "plain" }),
    ["move", "split", "merge", "restyle"].map((shape) => can(room, row, shape) && button(room, shape, shape, { class: "plain" })),
    button(room, "copy_link", "copy-link", { class: "plain" }),
    historyLink(room, row),
    button(room, "about", "about", { class: "plain about-button", "aria-expanded": "false" }),
  ].filter(Boolean);
}

/** Which control has the caret, so that a repaint can give it back. */
function focusWithin(room, node) {
  const active = room.root.getRootNode().activeElement;
  if (!active || !node.contains(active)) return null;
  const own = active.closest("[data-proposal]");
  const inside = own ? `[data-proposal="${CSS.escape(own.dataset.proposal)}"] ` : "";
  return { name: active.dataset.testid && active !== node ? `${inside}[data-testid="${active.dataset.testid}"]` : null };
}

/** Notices of a clause: an act that was refused or not sent, and what changed under an open form. */
function paintNotices(room, id) {
  const node = room.nodes.get(id);
  const place = node && node.querySelector(":scope > .notices");
  if (!place) return;
  const notice = room.notices.get(id);
  const children = [];
  if (notice) {
    const retry = notice.again && button(room, "try_again", "retry");
    if (retry) retry.addEventListener("click", () => notice.again());
    children.push(
      make("div", { class: "notice refused", role: "alert", testid: "refused", data: { code: notice.code || "" } }, make("span", {}, notice.sentence), retry, button(room, "put_away", "put-away", { class: "plain" })),
    );
  }
  if (isBusy(room, id)) {
    const stale = staleNotice(room, id);
    if (stale) children.push(stale);
  }
  const open = place.querySelector("[data-testid=three-texts]");
  place.replaceChildren(...children);
  if (open && place.querySelector("[data-do=see-stale]")) seeStale(room, id);
}

/** Who else has this clause open; presence, never a lock. */
function paintHere(room, id) {
  const node = room.nodes.get(id);
  const place = node && node.querySelector(":scope > .here");
  if (!place) return;
  const here = room.present.filter((person) => person.clause === id && person.user !== room.me.user);
  place.textContent = here.map((person) => say(room, "writes_here", { name: person.name, party: person.party_name || "" })).join(" · ");
}

/**
 * Change the list without moving what the reader has before their eyes: the row in hand, or the first below the head.
 * Browsers anchor by themselves, but not all of them, and not when a row off screen is measured anew in the same frame.
 */
function holdStill(room, change) {
  const anchor = rowInView(room);
  const before = anchor && anchor.getBoundingClientRect().top;
  const scroller = scrollerOf(room);
  scroller.style.overflowAnchor = "none";
  change();
  if (anchor && anchor.isConnected) {
    const moved = anchor.getBoundingClientRect().top - before;
    if (Math.abs(moved) >= 1) scroller.scrollTop += moved;
  }
  requestAnimationFrame(() => requestAnimationFrame(() => (scroller.style.overflowAnchor = "")));
}

function rowInView(room) {
  const page = room.root.getRootNode();
  const seen = (node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return bottom > headBottom(room) && top < window.innerHeight;
  };
  const held = page.activeElement && page.activeElement.closest(".clause");
  if (held && seen(held)) return held;
  const { left, width } = room.parts.list.getBoundingClientRect();
  for (const down of [4, 40, 120]) {
    const hit = page.elementFromPoint(left + width / 2, headBottom(room) + down);
    const row = hit && hit.closest(".clause");
    if (row) return row;
  }
  return null;
}

/** After one's own act the clause stays in view, even when a tall form has closed above it. */
function bringBack(room, id) {
  const node = room.nodes.get(id);
  if (node && node.getBoundingClientRect().bottom < headBottom(room) + 40) node.scrollIntoView({ block: "nearest" });
}

const headBottom = (room) => Math.max(0, room.parts.bar.getBoundingClientRect().bottom);

/** Hide what the filter leaves out; nothing is repainted. */
function applyFilter(room) {
  let shown = 0;
  for (const id of room.order) {
    const row = room.rows.get(id);
    const yes = isShown(room, row) || isBusy(room, id);
    shown += yes ? 1 : 0;
    for (const node of [room.nodes.get(id), room.entries.get(id)]) if (node) node.hidden = !yes;
  }
  room.parts.nothing.hidden = shown > 0;
  const filtering = room.filter || room.query.trim();
  room.parts.filtered.hidden = !filtering;
  if (filtering) {
    room.parts.filtered.replaceChildren(
      make("span", { role: "status" }, say(room, "filtered", { shown, of: room.order.length })),
      button(room, "filter_clear", "filter-clear", { class: "plain" }),
    );
  }
}
