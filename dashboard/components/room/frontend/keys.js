// The keyboard. Keys are taken before the page frame sees them, and never while somebody writes or composes.

function isWriting(target) {
  return Boolean(target && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName || "")));
}

function keyPressed(room, event) {
  if (room.closed || event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!room.root.isConnected || document.querySelector('[data-testid="stDialog"]')) return;
  const target = event.composedPath()[0];
  if (isWriting(target)) {
    if (target === room.parts.filter && ["Escape", "Enter"].includes(event.key)) leaveFilter(room, event);
    return;
  }
  const acts = {
    j: () => step(room, 1),
    k: () => step(room, -1),
    o: () => nextOpen(room),
    u: () => nextUnread(room),
    a: () => acceptHere(room),
    p: () => can(room, room.rows.get(room.current), "propose") && openForm(room, room.current, "new"),
    c: () => commentHere(room),
    l: () => turn(room, "languages", ["both", "en", "zh"]),
    r: () => turn(room, "marks", ["redline", "clean", "brackets"]),
    "/": () => {
      room.parts.filter.focus();
      room.parts.filter.select();
    },
    "?": () => showHelp(room, room.parts.help.hidden),
    Escape: () => escape(room, target),
  };
  const chosen = Object.hasOwn(acts, event.key) && acts[event.key];
  if (!chosen) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  chosen();
}

function leaveFilter(room, event) {
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.key === "Escape") clearFilter(room);
  const first = room.current && !room.nodes.get(room.current)?.hidden ? room.current : visible(room)[0];
  if (first) goTo(room, first);
  else room.parts.filter.blur();
}

/** Escape closes, one thing at a time: the keys, an open form, the filter. */
function escape(room, target) {
  if (!room.parts.help.hidden) return showHelp(room, false);
  if (room.root.classList.contains("outline-shown")) return showOutline(room, false);
  if (escapeThreads(room, target)) return null;
  const form = (target.closest && formAt(room, target)) || formsOf(room, room.current).at(-1);
  if (form) return cancelForm(form);
  if (room.filter || room.query) return clearFilter(room);
  room.parts.said.hidden = true;
  return null;
}

function clearFilter(room) {
  room.filter = null;
  room.query = "";
  room.parts.filter.value = "";
  paintHeader(room);
  applyFilter(room);
  if (room.current) goTo(room, room.current);
}

const visible = (room) => room.order.filter((id) => isShown(room, room.rows.get(id)) || isBusy(room, id));

function step(room, by) {
  const ids = visible(room);
  const at = ids.indexOf(room.current);
  const next = at < 0 ? ids[by > 0 ? 0 : ids.length - 1] : ids[at + by];
  if (next) goTo(room, next);
}

/** The next clause that is not settled, round the end of the draft. */
function nextOpen(room) {
  const ids = visible(room);
  const at = ids.indexOf(room.current);
  const next = [...ids.slice(at + 1), ...ids.slice(0, at + 1)].find((id) => {
    const row = room.rows.get(id);
    return !isSettled(row) && (row.kind !== "heading" || openProposals(row).length > 0);
  });
  if (next) goTo(room, next);
}

/** Accept the text as it stands; where that cannot be, the first proposal that can be accepted. */
function acceptHere(room) {
  const row = room.rows.get(room.current);
  const proposal = row && openProposals(row).find((p) => can(room, p, "accept"));
  if (can(room, row, "accept")) openForm(room, row.id, "accept");
  else if (proposal) openForm(room, row.id, `accept-${proposal.id}`);
}

function turn(room, group, values) {
  setView(room, group, values[(values.indexOf(room.view[group]) + 1) % values.length]);
}

/** Another way to read; the clause in hand stays where it is on the screen. */
function setView(room, group, value) {
  const node = room.nodes.get(room.current);
  const before = node && node.getBoundingClientRect().top;
  room.view[group] = value;
  keepView(room);
  paintTools(room);
  if (node && before > 0 && before < window.innerHeight) {
    const scroller = scrollerOf(room);
    scroller.scrollTop += node.getBoundingClientRect().top - before;
  }
}

const FOLLOWS_AFTER_MS = 250;

/** Make a clause the one in hand; `quiet` leaves the scroll and the focus alone. */
function goTo(room, id, { quiet = false } = {}) {
  if (!room.rows.has(id)) return;
  settle(room, 0, id);
  const left = room.current;
  room.current = id;
  for (const clause of [left, id]) {
    for (const node of [room.nodes.get(clause), room.entries.get(clause)]) if (node) markCurrent(room, node, clause);
  }
  if (left !== id) paintPanel(room);
  followThreads(room);
  if (room.unread.has(id)) setTimeout(() => room.current === id && seen(room, id), SEEN_AFTER_MS);
  clearTimeout(room.following);
  if (quiet) {
    room.following = setTimeout(() => follow(room), FOLLOWS_AFTER_MS); // the caret comes first
    return;
  }
  follow(room);
  const node = room.nodes.get(id);
  node.focus({ preventScroll: true });
  bringIntoView(room, node);
}

/** The list of clauses shows the one in hand, and the tab key finds it; each has the whole text laid out once. */
function follow(room) {
  const node = room.nodes.get(room.current);
  if (room.closed || !node) return;
  for (const other of room.parts.list.querySelectorAll(':scope > [tabindex="0"]')) if (other !== node) other.tabIndex = -1;
  node.tabIndex = 0;
  room.entries.get(room.current).scrollIntoView({ block: "nearest" });
}

const AIMED_FOR_MS = 1500;

/** Rows off screen have a height that is only guessed; as they are measured the aim moves, so it is held for a moment. */
function bringIntoView(room, node) {
  const aim = (room.aim = { until: performance.now() + AIMED_FOR_MS, looks: 12 });
  node.scrollIntoView({ block: "nearest" });
  const look = () => {
    if (room.closed || room.aim !== aim || (performance.now() > aim.until && aim.looks < 0)) return;
    aim.looks -= 1;
    if (!isInView(room, node)) node.scrollIntoView({ block: "nearest" });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function isInView(room, node) {
  const { top, bottom } = node.getBoundingClientRect();
  return node.hidden || !node.isConnected || (bottom > headBottom(room) && top < window.innerHeight);
}

function showHelp(room, yes) {
  room.parts.help.hidden = !yes;
  if (yes) room.parts.help.focus();
  else if (room.current) room.nodes.get(room.current)?.focus({ preventScroll: true });
}

function showOutline(room, yes) {
  if (room.root.classList.contains("outline-shown") === yes) return;
  room.root.classList.toggle("outline-shown", yes);
  room.parts.tools.querySelector("[data-do=outline-open]").setAttribute("aria-expanded", String(yes));
}

/** The nearest thing that scrolls, through the edge of the shadow tree. */
function scrollerOf(room) {
  let node = room.root;
  while (node) {
    if (node instanceof Element) {
      const { overflowY } = getComputedStyle(node);
      if (/(auto|scroll)/.test(overflowY) && node !== room.parts.outline && node !== room.parts.panel) return node;
    }
    node = node.parentNode || node.host;
  }
  return document.scrollingElement;
}

/** To the first of what is shown, when the reader stands further down. */
function goTop(room) {
  const main = room.parts.list.parentNode;
  if (main.getBoundingClientRect().top < headBottom(room) - 1) main.scrollIntoView({ block: "start" });
}
