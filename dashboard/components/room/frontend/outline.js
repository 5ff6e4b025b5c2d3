// Left the outline of the whole draft, right everything about the clause in hand.

function paintEntry(room, row) {
  const entry = room.entries.get(row.id);
  if (!entry) return;
  const proposals = openProposals(row).length;
  entry.className = `entry kind-${row.kind} level-${Math.min(Number(row.level) || 1, 4)}`;
  entry.classList.toggle("current", room.current === row.id);
  entry.classList.toggle("unread", room.unread.has(row.id));
  entry.classList.toggle("waits", waitsOnMe(room, row.id));
  entry.hidden = !isShown(room, row);
  const own = openProposals(row)[0] || {};
  const text = room.language === "zh" ? row.zh || own.zh || row.en : row.en || own.en || row.zh;
  entry.title = `${row.status.word}${row.status.detail ? " · " + row.status.detail : ""}`;
  entry.replaceChildren(
    make("span", { class: "number" }, row.number || ""),
    make("span", { class: "first-words" }, String(text || "").slice(0, 60)),
    make("span", { class: "how-many", title: proposals ? say(room, "proposals") : null }, proposals ? String(proposals) : ""),
    sign(row.status.symbol, row.status.word),
  );
}

/** Everything about the current clause; on a narrow screen the same stands in the row itself when asked for. */
function paintPanel(room) {
  const row = room.rows.get(room.current);
  room.parts.panel.replaceChildren(...(row ? aboutClause(room, row) : [make("p", { class: "quiet" }, say(room, "panel_empty"))]));
  const node = row && room.nodes.get(row.id);
  const about = node && node.querySelector(":scope > .about");
  if (about && !about.hidden) about.replaceChildren(...aboutClause(room, row));
}

function aboutClause(room, row) {
  const open = openProposals(row);
  const closed = closedProposals(row);
  return [
    make("h3", {}, row.number || "", make("span", { class: "quiet" }, [row.revision_label].filter(Boolean).join(" · "))),
    make(
      "p",
      { class: "status" },
      sign(row.status.symbol),
      make("span", { class: "word" }, row.status.word),
      row.status.detail && make("span", { class: "detail" }, row.status.detail),
    ),
    row.lagging && make("p", { class: "lagging" }, sign("≠"), say(room, `lagging_${row.lagging}`)),
    originOf(room, row),
    section(room, "keys_title", make("ul", { class: "key-list" }, (row.keys || []).map((key) => keyLine(key)))),
    row.brackets && row.brackets.sentence && section(room, "brackets", make("p", {}, row.brackets.sentence)),
    (row.reopenings || []).length > 0 &&
      section(room, "reopenings", make("ul", { class: "short-list" }, row.reopenings.map((event) => make("li", { testid: "reopening" }, make("span", { class: "party" }, event.party_name), " ", make("q", {}, event.reason), " ", make("span", { class: "quiet" }, byAndWhen(room, event)))))),
    row.changed && row.changed.sentence && section(room, "changed_title", make("p", {}, row.changed.sentence)),
    section(
      room,
      "proposals",
      open.length
        ? make("ul", { class: "short-list" }, open.map((p) => shortProposal(room, p)))
        : make("p", { class: "quiet" }, say(room, "no_proposals")),
    ),
    closed.length > 0 && section(room, "earlier_proposals", closed.map((p) => earlierProposal(room, p))),
    make("p", { class: "panel-acts" }, button(room, "copy_text", "copy-text", { class: "plain" }), button(room, "copy_link", "copy-link", { class: "plain" }), historyLink(room, row)),
  ].filter(Boolean);
}

const section = (room, title, ...content) => make("section", {}, make("h4", {}, say(room, title)), content);

function keyLine(key) {
  const level = ["none", "ad_referendum", "confirmed"].includes(key.level) ? key.level : "none";
  return make(
    "li",
    { class: `key ${level}` },
    drawn(`key_${level}`),
    make("span", { class: "party" }, key.name),
    make("span", {}, key.word),
    key.when && make("span", { class: "quiet" }, key.when),
    conditionOf(key),
  );
}

function shortProposal(room, proposal) {
  const last = (proposal.answers || []).at(-1);
  return make(
    "li",
    {},
    make(
      "button",
      { type: "button", class: "line", do: "go-proposal", data: { proposal: proposal.id } },
      proposal.private && drawn("lock", say(room, "only_your_side")),
      make("span", { class: "party" }, proposal.party_name),
      make("span", {}, proposal.kind_word),
      make("span", { class: "quiet" }, proposal.when || ""),
    ),
    last && make("p", { class: "quiet" }, `${last.party_name}: ${last.answer_word}`),
  );
}

function earlierProposal(room, proposal) {
  return make(
    "details",
    { class: "earlier", testid: "earlier-proposal" },
    make(
      "summary",
      {},
      make("span", { class: "party" }, proposal.party_name),
      make("span", {}, `${proposal.kind_word} · ${proposal.state_word}`),
      make("span", { class: "quiet" }, proposal.when || ""),
    ),
    LANGUAGES.map((language) =>
      hasMarks(proposal[`${language}_html`])
        ? make("div", { class: `text ${language}`, lang: LANG[language] }, redlined(proposal[`${language}_html`]))
        : null,
    ),
    proposal.note && make("p", { class: "note" }, proposal.note),
    answers(room, proposal),
  );
}
