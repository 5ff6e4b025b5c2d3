// Which clauses are shown, besides the counts of the head: by how they stand, those with our own words, those not seen yet,
// those with open threads.

const WHICH = {
  mine: (room) => (row) => openProposals(row).some((p) => p.private || p.party === room.me.party),
  unread: (room) => {
    const begun = new Set(room.unread); // what is read while the filter stands does not go from under the reader's eyes
    return (row) => begun.has(row.id) || room.unread.has(row.id);
  },
  remarks: (room) => withOpenThreads(room),
};

/** The choice beside the filter field; it offers only what some clause is. */
function whichField(room) {
  const field = room.parts.which || make("select", { class: "which", testid: "which" });
  room.parts.which = field;
  field.setAttribute("aria-label", say(room, "which_label"));
  return field;
}

function paintWhich(room) {
  const words = new Map();
  for (const row of room.rows.values()) words.set(row.status.code, row.status.word);
  const chosen = (room.filter && room.filter.which) || "";
  const options = [["", say(room, "which_all")], ["mine", say(room, "which_mine")], ["unread", say(room, "which_unread")], ["remarks", say(room, "which_remarks")]];
  for (const [code, word] of [...words].sort(([a], [b]) => byPlace(a, b))) options.push([`status-${code}`, word]);
  if (chosen && !options.some(([value]) => value === chosen)) options.push([chosen, chosen.replace("status-", "")]);
  const field = room.parts.which;
  const now = options.map(([value, word]) => `${value}:${word}`).join("|");
  if (field.dataset.options !== now) {
    field.dataset.options = now;
    field.replaceChildren(...options.map(([value, word]) => make("option", { value }, word)));
  }
  field.value = chosen;
}

/** Show only some clauses, and go to the first of them, so that the keys work at once. */
function chooseWhich(room, value) {
  const status = value.startsWith("status-") && value.slice("status-".length);
  const holds = status ? (row) => row.status.code === status : WHICH[value] && WHICH[value](room);
  room.filter = holds ? { name: value, which: value, holds, followsThreads: value === "remarks" } : null;
  paintHeader(room);
  applyFilter(room);
  goTop(room);
  const first = visible(room)[0];
  if (first) goTo(room, first);
  else room.parts.which.blur();
}

/** The next clause that changed and was not seen yet, round the end of the draft. */
function nextUnread(room) {
  const ids = visible(room);
  const at = ids.indexOf(room.current);
  const next = [...ids.slice(at + 1), ...ids.slice(0, at + 1)].find((id) => room.unread.has(id) && id !== room.current);
  if (next) goTo(room, next);
}

/** On paper every clause stands, also those that were not painted yet. */
function beforePrint(room) {
  settle(room, Infinity);
}
